"""Every sheet is one file that is PDF/UA-1 and PDF/A-2a at once, as veraPDF judges it."""

import datetime
from itertools import product

import pytest

from generator.content.load import Loaded
from generator.model.guide import Guide
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from tests.pdf.verapdf import failures

pytestmark = [pytest.mark.pdf, pytest.mark.xdist_group("verapdf")]

PAPERS, TEXTS, SIDES = ("a4", "letter"), ("standard", "large"), ("left", "right", "both")
WEEKS = (1, 2, 4, 5, 8, 9, 12)
START = datetime.date(2026, 11, 24)


def judge(loaded: Loaded, project: Project, request: SheetRequest) -> None:
    pdf = make_sheet(loaded, project, request).pdf
    assert failures(pdf, "ua-1") == []
    assert failures(pdf, "a-2a") == []


def person(paper: str, text: str, side: str = "both", **more: object) -> Person:
    return Person(paper=paper, text=text, side=side, **more)  # type: ignore[arg-type]


SPREAD = {
    "week": SheetRequest("week", person("a4", "standard"), week=2),
    "week-large": SheetRequest("week", person("letter", "large", "left"), week=4),
    "running": SheetRequest(
        "week",
        person("a4", "standard", "right", start=START, running_from=5, name="José Ñandú"),
        week=6,
    ),
    "session": SheetRequest("session", person("letter", "standard"), week=2, day=1),
    "card": SheetRequest("card", person("a4", "large"), exercise="roll-tfl"),
    "phase": SheetRequest("phase", person("a4", "standard"), phase="settle"),
    "return": SheetRequest("return", person("letter", "large")),
    "return-week": SheetRequest("return", person("a4", "standard"), week=2),
    "red-flags": SheetRequest("red-flags", person("a4", "standard")),
    "booklet": SheetRequest("booklet", person("a4", "standard")),
}  # fmt: skip


@pytest.mark.parametrize("name", SPREAD)
def test_a_spread_of_sheets_conforms(loaded: Loaded, project: Project, name: str) -> None:
    judge(loaded, project, SPREAD[name])


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked", list(product(WEEKS, SIDES, PAPERS, TEXTS)), ids=lambda asked: "-".join(map(str, asked))
)
@pytest.mark.parametrize("kind", ["week", "session"])
def test_every_week_conforms(
    loaded: Loaded, project: Project, kind: str, asked: tuple[int, str, str, str]
) -> None:
    week, side, paper, text = asked
    request = SheetRequest(kind, person(paper, text, side), week=week)  # type: ignore[arg-type]
    judge(loaded, project, request)


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "text"), list(product(PAPERS, TEXTS)))
def test_every_leaflet_card_and_booklet_conforms(
    loaded: Loaded, project: Project, guide: Guide, paper: str, text: str
) -> None:
    asked = [SheetRequest("booklet"), SheetRequest("red-flags"), SheetRequest("return")]
    asked += [SheetRequest("return", week=n) for n in range(1, len(guide.running.weeks) + 2)]
    asked += [SheetRequest("phase", phase=phase) for phase in guide.phases]
    for request in asked:
        judge(loaded, project, request.printed(paper, text))  # type: ignore[arg-type]
    for exercise, side in product(guide.exercises, SIDES):
        about = person(paper, text, side)
        judge(loaded, project, SheetRequest("card", about, exercise=exercise))


def test_veraPDF_is_not_blind(project: Project) -> None:
    import weasyprint

    html = "<html lang=en><title>T</title><h1>x</h1><h3>y</h3></html>"
    pdf = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    assert any("7.4.2" in failure for failure in failures(pdf, "ua-1"))
    assert failures(pdf, "a-2a")
