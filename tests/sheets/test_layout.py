"""The printed page itself: sizes, margins, whole cards, pages that are worth their paper."""

import io

import pdfplumber
import pypdfium2
import pytest

from generator.model.guide import Guide
from generator.model.text import plain
from tests.sheets.conftest import Print, Printed

MM = 72 / 25.4
START_OF_YEAR = "2026-12-28"
LONG = "Alexandra-Josephine Montgomery-Featherstonehaugh of Upper Slaughter, England"
SHEETS = {
    "week": ("week", {"week": 2, "side": "left"}),
    "week-letter": ("week", {"week": 4, "paper": "letter"}),
    "week-large": ("week", {"week": 2, "text": "large"}),
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
    least = 18 if printed.request.person.text == "large" else 12
    seen = 0
    with pdfplumber.open(io.BytesIO(printed.sheet.pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            boxes = []
            for line in page.extract_text_lines(return_chars=True):
                chars = [char for char in line["chars"] if char["text"].strip()]
                seen += len(chars)
                small = {round(char["size"], 1) for char in chars if char["size"] < least - 0.05}
                allowed = {16.0}  # the line about the other print, in the large edition's own size
                assert not small - allowed, f"page {number}: {small} in {line['text']!r}"
                for char in chars:
                    assert char["x0"] >= 9 * MM, (number, line["text"])
                    assert char["x1"] <= page.width - 9 * MM, (number, line["text"])
                    assert char["top"] >= 7 * MM, (number, line["text"])
                    assert char["bottom"] <= page.height - 2 * MM, (number, line["text"])
                boxes += chars
            _assert_apart(boxes, number)
    assert seen > 200


def _assert_apart(chars: list[dict], page: int) -> None:  # type: ignore[type-arg]
    """No letter lies on another: their middles are apart by a fair part of their size."""
    chars = sorted(chars, key=lambda char: (char["x0"], char["top"]))
    for place, one in enumerate(chars):
        for other in chars[place + 1 :]:
            if other["x0"] - one["x0"] > 1.2:
                break
            apart = abs(other["top"] - one["top"]) > 0.5 * min(one["size"], other["size"])
            same = one["text"] == other["text"] == "_"
            assert apart or same, f"page {page}: {one['text']!r} on {other['text']!r}"


def test_a_page_is_at_least_a_third_full(printed: Printed) -> None:
    document = pypdfium2.PdfDocument(printed.sheet.pdf)
    pages = list(document)
    single = printed.request.kind == "session"
    for number, page in enumerate(pages[:-1], start=1):
        lowest = _lowest(page)
        used = (page.get_height() - lowest) / page.get_height()
        assert used >= (0.3 if single else 1 / 3), f"page {number} of {len(pages)}: {used:.0%}"
    document.close()


def _lowest(page: pypdfium2.PdfPage) -> float:
    """The lowest text of a page above its foot, in points from below."""
    foot = 55 * MM
    tops = sorted(obj.get_bounds()[1] for obj in page.get_objects(filter=[1]))
    above = [y for y in tops if y > foot]
    return min(above, default=page.get_height())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("week", [1, 2, 4, 9])
def test_the_fridge_page_is_one_side(print_sheet: Print, paper: str, week: int) -> None:
    printed = print_sheet("week", week=week, paper=paper)
    assert "Need large print?" in printed.pages[0]
    assert "The week in detail" not in printed.pages[0]


def test_cards_are_whole(print_sheet: Print, guide: Guide) -> None:
    printed = print_sheet("week", week=2, paper="letter")
    for exercise in guide.exercises_in_order():
        name, last = plain(exercise.name), plain(exercise.stop_if[-1]).split("{")[0]
        wanted = [plain(exercise.steps[0]).split("{")[0], last]
        pages = [n for n, page in enumerate(printed.pages) if all(w in page for w in wanted)]
        assert any(name in printed.pages[n] for n in pages), name


def test_two_cards_fit_a_page(print_sheet: Print) -> None:
    """But for the rolls, whose list of reasons to stop is long."""
    pages = print_sheet("week", week=5, paper="letter").pages
    cards = [page.count("Common mistake:") for page in pages]
    assert sum(cards) == 9
    assert cards.count(1) <= 3
