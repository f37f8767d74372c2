"""Sheets made once a session, however many tests look at them."""

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pytest

from generator.content.load import Loaded
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import Sheet, SheetRequest, make_sheet


@dataclass(frozen=True)
class Printed:
    sheet: Sheet
    request: SheetRequest
    pages: tuple[str, ...]
    """The text of each page, in reading order."""

    @property
    def text(self) -> str:
        return "\n".join(self.pages)


Print = Callable[..., Printed]
"""print_sheet("week", week=2, side="left"): words of a request and of a person alike."""


@pytest.fixture(scope="session")
def print_sheet(loaded: Loaded, project: Project) -> Print:
    made: dict[str, Printed] = {}

    def make(kind: str = "week", **words: object) -> Printed:
        about = {
            name: words.pop(name)
            for name in ("week", "day", "exercise", "phase", "past_review")
            if name in words
        }
        request = SheetRequest(kind, person=Person(**words), **about)  # type: ignore[arg-type]
        key = repr(request)
        if key not in made:
            sheet = make_sheet(loaded, project, request)
            document = pypdfium2.PdfDocument(sheet.pdf)
            texts = tuple(spaced(page.get_textpage().get_text_bounded()) for page in document)
            document.close()
            made[key] = Printed(sheet, request, texts)
        return made[key]

    return make


def spaced(text: str) -> str:
    """One space wherever the page breaks a line; PDFium marks a hyphen at its end."""
    return " ".join(text.replace("\x02", "-").split())
