"""The printed page itself: sizes, margins, whole cards, pages that are worth their paper."""

import datetime
import io
from collections.abc import Mapping
from itertools import product
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from generator.content.load import Loaded, load
from generator.model.clinic import TextSize
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.text import plain
from generator.project import Project
from generator.sheets.layout import lay_out
from generator.sheets.make import SheetRequest, make_sheet
from generator.sheets.typeset import read_face, set_text
from generator.views.wording import Wording
from tests.sheets.conftest import Print, Printed, spaced

Editions = Mapping[str | None, Loaded]

MM = 72 / 25.4
START_OF_YEAR = "2026-12-28"
LEAST = {"standard": 12, "large": 18}
"""Points, of every letter on every page, the foot and tables too."""
LONG = "Alexandra-Josephine Montgomery-Featherstonehaugh of Upper Slaughter, England"
SHEETS = {
    "week": ("week", {"week": 2, "side": "left"}),
    "week-letter": ("week", {"week": 4, "paper": "letter"}),
    "week-large": ("week", {"week": 2, "text": "large"}),
    "week-large-letter": ("week", {"week": 7, "text": "large", "paper": "letter"}),
    "note-large": ("week", {"week": 2, "text": "large", "paper": "letter", "note": "word " * 99}),
    "long-words": ("week", {"week": 5, "name": LONG, "goal": "goal " * 24, "note": "word " * 99}),
    "session": ("session", {"week": 2, "day": 1}),
    "session-large": ("session", {"week": 2, "day": 1, "text": "large"}),
    "card-large": ("card", {"exercise": "roll-tfl", "text": "large"}),
    "phase": ("phase", {"phase": "settle"}),
    "return": ("return", {}),
    "return-week": ("return", {"week": 3, "text": "large", "paper": "letter"}),
    "past-review": ("week", {"week": 5, "past_review": True, "text": "large"}),
}  # fmt: skip


@pytest.fixture(params=SHEETS)
def printed(request: pytest.FixtureRequest, print_sheet: Print) -> Printed:
    kind, words = SHEETS[request.param]
    return print_sheet(kind, **words)


def test_letters_are_large_enough_inside_the_page_and_apart(printed: Printed) -> None:
    least = LEAST[printed.request.person.text or "standard"]
    seen = 0
    with pdfplumber.open(io.BytesIO(printed.sheet.pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            boxes = []
            for line in page.extract_text_lines(return_chars=True):
                chars = [char for char in line["chars"] if char["text"].strip()]
                seen += len(chars)
                small = {round(char["size"], 1) for char in chars if char["size"] < least - 0.05}
                assert not small, f"page {number}: {small} in {line['text']!r}"
                for char in chars:
                    assert char["x0"] >= 9 * MM, (number, line["text"])
                    assert char["x1"] <= page.width - 9 * MM, (number, line["text"])
                    assert char["top"] >= 7 * MM, (number, line["text"])
                    assert char["bottom"] <= page.height - 2 * MM, (number, line["text"])
                boxes += chars
            assert_apart(boxes, number)
    assert seen > 200


def assert_apart(chars: list[dict], page: int) -> None:  # type: ignore[type-arg]
    """No letter lies on another: their middles are apart by a fair part of their size."""
    chars = sorted(chars, key=lambda char: (char["x0"], char["top"]))
    for place, one in enumerate(chars):
        for other in chars[place + 1 :]:
            if other["x0"] - one["x0"] > 1.2:
                break
            apart = abs(other["top"] - one["top"]) > 0.5 * min(one["size"], other["size"])
            same = one["text"] == other["text"] == "_"
            assert apart or same, f"page {page}: {one['text']!r} on {other['text']!r}"


@pytest.mark.parametrize("name", SHEETS)
def test_no_page_but_the_last_is_mostly_empty(print_sheet: Print, name: str) -> None:
    kind, words = SHEETS[name]
    document = pypdfium2.PdfDocument(print_sheet(kind, **words).sheet.pdf)
    used = [_used(page) for page in document]
    # A session has a side of paper to itself, however short it is.
    assert min(used[:-1], default=1) >= (0.3 if kind == "session" else THIRD), used
    document.close()


THIRD = 1 / 3


def _used(page: pypdfium2.PdfPage) -> float:
    """The part of a page down to its lowest text."""
    height: float = page.get_height()
    return (height - _lowest(page)) / height


def _lowest(page: pypdfium2.PdfPage) -> float:
    """The lowest text of a page above its foot, in points from below."""
    foot = 55 * MM
    tops = sorted(obj.get_bounds()[1] for obj in page.get_objects(filter=[1]))
    above = [y for y in tops if y > foot]
    return min(above, default=page.get_height())


BOOKLETS = list(product(("a4", "letter"), ("standard", "large"), (None, "example")))


@pytest.mark.parametrize("asked", BOOKLETS, ids=str)
def test_each_page_of_a_booklet_is_worth_its_paper(
    project: Project, editions: Editions, asked: tuple[Any, ...]
) -> None:
    """At least a third full but for the last, and no heading at its foot with less than two lines.

    A heading is told by its size; the smallest, as large as the text, is not.
    """
    paper, text, clinic = asked
    request = SheetRequest("booklet", Person(paper=paper, text=text))
    pdf = make_sheet(editions[clinic], project, request).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        used = [_used(page) for page in document]
    assert min(used[:-1]) >= THIRD, used
    seen = 0
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages[1:-1], start=2):  # the first is the cover
            lines = [
                (line["text"], line["chars"][0]["size"] > 1.15 * LEAST[text])
                for line in page.extract_text_lines(return_chars=True)
            ]
            foot = next(n for n, line in enumerate(lines) if line[0].startswith("Sheet "))
            seen += sum(is_heading for _, is_heading in lines)
            at_foot = [words for words, is_heading in lines[foot - 2 : foot] if is_heading]
            assert not at_foot, f"page {number}: {at_foot}"
    assert seen > 40


DATED = {
    "start": datetime.date(2026, 11, 30),
    "name": "Alexandra Montgomery-Featherstonehaugh",
    "goal": "I will do this at 7 in the morning in the living room",
    "running_from": 5,
}
FRIDGE_PAGES = list(
    product(
        range(1, 13),
        ("left", "right", "both"),
        ("a4", "letter"),
        ("standard", "large"),
        (None, "example"),
        (False, True),
    )
)
# One in 41 meets every week, side, paper, text and clinic; the fullest week stands for itself.
SPREAD = [*FRIDGE_PAGES[::41], (7, "left", "letter", "standard", "example", True)]


@pytest.mark.parametrize("asked", SPREAD, ids=str)
def test_the_fridge_page_holds_to_its_sides(
    project: Project, editions: Editions, asked: tuple[Any, ...]
) -> None:
    _assert_fridge_page_holds(project, editions, asked)


@pytest.mark.slow
@pytest.mark.parametrize("asked", FRIDGE_PAGES, ids=str)
def test_every_fridge_page_holds_to_its_sides(
    project: Project, editions: Editions, asked: tuple[Any, ...]
) -> None:
    _assert_fridge_page_holds(project, editions, asked)


def _assert_fridge_page_holds(project: Project, editions: Editions, asked: tuple[Any, ...]) -> None:
    """One side, in large print two; both are well used, and nothing of it stands further on.

    Its letters are large enough, and no page after it is mostly empty.
    """
    week, side, paper, text, clinic, dated = asked
    words = DATED if dated else {}
    person = Person(side=side, paper=paper, text=text, **words)  # type: ignore[arg-type]
    edition = editions[clinic]
    pdf = make_sheet(edition, project, SheetRequest("week", person, week=week)).pdf
    say = Wording(edition.guide).label
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [spaced(page.get_textpage().get_text_bounded()) for page in document]
        used = [_used(page) for page in document]
    sides = 2 if text == "large" else 1
    assert any(say(f"sheet.formats_{text}") in page for page in pages[:sides])
    follows = "sheet.cards" if text == "large" else "sheet.details"
    assert pages[sides].startswith(say(follows))
    assert min(used[:sides]) > 0.6, used
    assert min(used[:-1]) >= THIRD, used
    with pdfplumber.open(io.BytesIO(pdf), pages=[*range(1, sides + 1)]) as document:
        sizes = [char["size"] for page in document.pages for char in page.chars]
    assert min(sizes) >= LEAST[text] - 0.05


@pytest.mark.parametrize("text", ["standard", "large"])
@pytest.mark.parametrize("note", ["See you on Monday.", "word " * 99], ids=["short", "long"])
def test_a_note_stands_with_the_days_and_not_on_the_fridge_page(
    print_sheet: Print, text: str, note: str
) -> None:
    printed = print_sheet("week", week=1, text=text, note=note)
    sides = 2 if text == "large" else 1
    heading = next(n for n, page in enumerate(printed.pages) if "The week in detail" in page)
    assert heading >= sides
    for told in ("From your clinician", note.split()[0], "What to do on which day", "Day 5"):
        assert told in printed.pages[heading]
    # In large print the cards come first, and the page on the fridge says where the note is.
    assert any(f"From your clinician: on page {heading + 1}." in p for p in printed.pages) == (
        text == "large"
    )


@pytest.mark.parametrize("text", ["standard", "large"])
def test_a_long_note_s_box_has_no_more_than_a_line_to_spare(
    loaded: Loaded, project: Project, text: TextSize
) -> None:
    note = ("Keep to the easy way of the squat for one more week, and do not hurry. " * 7)[:495]
    laid_out = lay_out(loaded, project, SheetRequest("week", Person(text=text, note=note), week=1))
    (slot,) = laid_out.slots
    folder = project.overrides / "assets/fonts"
    assert slot.lines - 1 <= len(set_text(note, slot, read_face(folder, slot.weight))) <= slot.lines


@pytest.fixture(scope="module")
def editions(loaded: Loaded, project: Project) -> Editions:
    return {None: loaded, "example": load(project, clinic="example")}


@pytest.mark.parametrize(("paper", "text"), [("letter", "standard"), ("a4", "large")])
def test_cards_are_whole(print_sheet: Print, guide: Guide, paper: str, text: str) -> None:
    printed = print_sheet("week", week=2, paper=paper, text=text)
    for exercise in guide.exercises_in_order():
        name, last = plain(exercise.name), plain(exercise.stop_if[-1]).split("{")[0]
        wanted = [plain(exercise.steps[0]).split("{")[0], last]
        pages = [n for n, page in enumerate(printed.pages) if all(w in page for w in wanted)]
        assert any(name in printed.pages[n] for n in pages), name


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("week", "words"), [(2, {}), (5, {}), (7, DATED)])
def test_two_cards_fit_a_page(
    print_sheet: Print, paper: str, week: int, words: dict[str, object]
) -> None:
    """But for a first that follows other text, and one whose neighbour starts a page."""
    pages = print_sheet("week", week=week, paper=paper, side="left", **words).pages
    cards = [page.count("Common mistake:") for page in pages]
    assert sum(cards) >= 9
    assert cards.count(1) <= 2, cards
