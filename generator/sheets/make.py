"""Make one sheet: a request in, the PDF out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.content.load import Loaded
from generator.problems import ContentError, Place, Problem
from generator.project import Project
from generator.sheets.document import sheet_document
from generator.sheets.logos import logos_folder
from generator.sheets.meaning import say_as_typed
from generator.sheets.request import SheetRequest

if TYPE_CHECKING:
    from generator.sheets.press import Change, PrintedPages

__all__ = ["Sheet", "SheetRequest", "make_sheet", "sheet_html"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet."""

    pdf: bytes
    id: str
    title: str
    pages: int
    left_out: tuple[str, ...] = ()
    """Which of the person's words have lost a picture: name, goal, note."""


def make_sheet(loaded: Loaded, project: Project, request: SheetRequest) -> Sheet:
    """Small pictures in a person's words are left out where no font prints them without colour.

    ContentError: a text has a letter that no font here can print, or a picture is missing.
    """
    try:
        return _made(loaded, project, request)
    except ContentError as error:
        if not all(problem.hint == _LEAVE_IT_OUT for problem in error.problems):
            raise
        plain, left_out = without_pictures(request)
        if not left_out:
            raise
    return replace(_made(loaded, project, plain), left_out=left_out)


def _made(loaded: Loaded, project: Project, request: SheetRequest) -> Sheet:
    title, html = sheet_document(loaded, project, request)
    printed = print_document(loaded, project, html, change=say_as_typed)
    return Sheet(printed.pdf, request.id(loaded.guide), title, printed.pages)


_PICTURES = re.compile(
    "[\U0001f000-\U0001faff](?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*"
)
"""Emoji, and what joins and colours them."""


def without_pictures(request: SheetRequest) -> tuple[SheetRequest, tuple[str, ...]]:
    """The request with emoji taken out of the person's own words, and which words had some."""
    person, changed = request.person, {}
    for word in ("name", "goal", "note"):
        said = getattr(person, word)
        if said and _PICTURES.search(said):
            changed[word] = re.sub(" {2,}", " ", _PICTURES.sub(" ", said)).strip() or None
    return replace(request, person=person.model_copy(update=changed)), tuple(changed)


def left_out_of(word: str, place: Place) -> Problem:
    """A warning, without a letter of the person's."""
    message = f'the small pictures in "{word}" are left out: no font here prints them in black'
    return Problem(place, "sheet-picture", message, severity="warning")


def print_document(
    loaded: Loaded, project: Project, html: str, change: "Change | None" = None
) -> "PrintedPages":
    """The second half of `make_sheet`, with the same errors; `change` is as in `print_html`."""
    from generator.sheets.press import UnprintableError, print_html  # costs half a second

    try:
        return print_html(
            html,
            base=project.templates / "sheets",
            allowed=readable(loaded, project),
            produced=loaded.guide.information.produced,
            change=change,
        )
    except UnprintableError as error:
        raise ContentError(unprintable(error.lines)) from None


def sheet_html(loaded: Loaded, project: Project, request: SheetRequest) -> tuple[str, str]:
    """(HTML, base URL): what `make_sheet` lays out."""
    return sheet_document(loaded, project, request)[1], str(project.templates / "sheets")


def readable(loaded: Loaded, project: Project) -> list[Path]:
    return [project.templates / "sheets", project.overrides / "assets", logos_folder(project)]


def unprintable(lines: Sequence[str]) -> list[Problem]:
    """Letters without a font become one problem for each package; any other line is its own."""
    packages: dict[str, set[str]] = {}
    problems = []
    for line in lines:
        missing = _MISSING_GLYPH.search(line)
        if missing:
            code = int(missing[1], 16)
            package = "" if "in colour" in line else _font_package(code)
            packages.setdefault(package, set()).add(f"U+{code:04X}")
        else:
            problems.append(Problem(_SHEET, "sheet-unprintable", line))
    for package, codes in packages.items():
        named = ", ".join(sorted(codes)[:6]) + (" …" if len(codes) > 6 else "")
        message = f"no font here can print {named}"
        hint = f"install the Debian package {package}" if package else _LEAVE_IT_OUT
        problems.append(Problem(_SHEET, "sheet-font", message, hint))
    return problems


_LEAVE_IT_OUT = "leave it out"
_SHEET = Place(PurePosixPath("sheet"))
_MISSING_GLYPH = re.compile(r"U\+([0-9A-F]{4,6})")


def _font_package(code: int) -> str:
    """Where Debian keeps the letter; "" for pictures, which break PDF/A in colour."""
    if code >= 0x1F000 and code < 0x20000:
        return ""
    cjk = 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF
    return "fonts-noto-cjk" if cjk or code >= 0x20000 else "fonts-noto-core"
