"""The codes to scan: each leads to its exercise's page, and is wide enough for an old phone."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from generator.content.load import Loaded, load
from generator.model.person import Person
from generator.project import Project
from generator.sheets.kinds import CONTEXTS
from generator.sheets.make import SheetRequest, make_sheet
from generator.site.addresses import exercise_uri
from generator.site.export import write_pages
from generator.views.wording import Wording
from tests.sheets.conftest import Print

CM = 72 / 2.54
LEAST_CM = 2.5
SCALE = 3


@pytest.fixture(scope="module")
def clinic(project: Project) -> Loaded:
    return load(project, clinic="example")


def codes_of(pdf: bytes) -> Iterator[tuple[str, float]]:
    """(what it says, its width in cm without the quiet zone) of each code, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=SCALE, grayscale=True).to_numpy()
            for code in zxingcpp.read_barcodes(
                np.ascontiguousarray(picture.reshape(picture.shape[:2]))
            ):
                width = code.position.top_right.x - code.position.top_left.x
                yield code.text, width / SCALE / CM


@pytest.mark.parametrize("text", ["standard", "large"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_card_of_a_week_has_its_code(
    clinic: Loaded, project: Project, paper: str, text: str
) -> None:
    person = Person(side="left", paper=paper, text=text)  # type: ignore[arg-type]
    sheet = make_sheet(clinic, project, SheetRequest("week", person, week=5))
    found = list(codes_of(sheet.pdf))
    html_cards = cards_of(clinic, person)
    assert [address for address, _ in found] == [
        f"https://knee.riverside.example/exercises/{exercise}/" for exercise in html_cards
    ]
    narrow = [(address, width) for address, width in found if width < LEAST_CM]
    assert not narrow


def cards_of(clinic: Loaded, person: Person) -> list[str]:
    request = SheetRequest("week", person, week=5)
    content = CONTEXTS["week"](clinic.guide, Wording(clinic.guide), request)
    return [card.exercise.id for card in content.views["cards"]]


def test_a_card_leads_to_its_exercise_and_prints_where(clinic: Loaded, project: Project) -> None:
    assert clinic.guide.clinic
    for exercise in clinic.guide.exercises:
        sheet = make_sheet(clinic, project, SheetRequest("card", exercise=exercise))
        ((address, width),) = codes_of(sheet.pdf)
        uri = exercise_uri(exercise).removesuffix(".md")
        assert address == f"{clinic.guide.clinic.site_url}{uri}/"
        assert width >= LEAST_CM
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            text = "".join(page.get_textpage().get_text_bounded() for page in document)
        printed = "".join(text.replace("\x02", "-").split())
        assert address.removeprefix("https://") in printed, "not printed for who has no camera"


@pytest.mark.slow
def test_each_address_is_a_page_of_the_clinics_site(
    clinic: Loaded, project: Project, tmp_path: Path
) -> None:
    write_pages(project, clinic, tmp_path, datetime.date(2026, 12, 1))
    for exercise in clinic.guide.exercises:
        assert (tmp_path / "docs" / exercise_uri(exercise)).is_file()


def test_without_an_address_there_is_no_code(loaded: Loaded, print_sheet: Print) -> None:
    assert not loaded.guide.information.site_url
    for kind, words in (("card", {"exercise": "clamshell"}), ("week", {"week": 5})):
        assert list(codes_of(print_sheet(kind, **words).sheet.pdf)) == []
