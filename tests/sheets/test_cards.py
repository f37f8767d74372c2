"""Cards and session sheets on paper: pictures to see, cards in one piece, boxes to tick."""

import io
from itertools import pairwise

import pdfplumber
import pytest

from generator.model.guide import Guide
from generator.model.text import plain
from tests.sheets.conftest import Print, Printed, spaced

MM = 72 / 25.4
HEADING = {"standard": 16.2, "large": 24.3}
"""Points: the size of an exercise's name."""


@pytest.mark.parametrize("text", ["standard", "large"])
def test_every_drawn_pair_is_60_mm_wide(print_sheet: Print, guide: Guide, text: str) -> None:
    widths = drawn_widths(print_sheet("week", week=3, side="left", text=text), HEADING[text])
    names = {plain(exercise.name).replace(" ", "") for exercise in guide.exercises.values()}
    assert widths.keys() == names
    assert min(widths.values()) > 59.5, widths


def drawn_widths(printed: Printed, heading: float) -> dict[str, float]:
    """Millimetres of ink of the picture below each exercise's name."""
    found = {}
    with pdfplumber.open(io.BytesIO(printed.sheet.pdf)) as document:
        for page in document.pages:
            names: dict[float, str] = {}
            for char in page.chars:
                if abs(char["size"] - heading) < 0.05:
                    names[round(char["top"])] = names.get(round(char["top"]), "") + char["text"]
            tops = [*sorted(names), page.height - 20 * MM]
            for top, bottom in pairwise(tops):
                ink = [curve for curve in page.curves if top < curve["top"] < bottom]
                if ink:
                    right, left = max(c["x1"] for c in ink), min(c["x0"] for c in ink)
                    found[names[top].replace(" ", "")] = (right - left) / MM
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_card_of_large_print_is_whole_where_it_fits_a_page(
    print_sheet: Print, guide: Guide, paper: str
) -> None:
    pages = print_sheet("week", week=3, side="left", text="large", paper=paper).pages
    parted = []
    for exercise in guide.exercises.values():
        first, last = (spaced(plain(text)) for text in (exercise.steps[0], exercise.stop_if[-1]))
        if not any(first in page and last in page for page in pages):
            parted.append(exercise.id)
    # Their reasons to stop alone take a third of a page.
    assert set(parted) <= {"roll-tfl", "roll-lateral-quad"}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("text", "sides"), [("standard", 1), ("large", 2)])
def test_a_strength_session_keeps_to_its_sides_and_its_boxes_to_the_page(
    print_sheet: Print, paper: str, text: str, sides: int
) -> None:
    doses = {"side-lying-hip-abduction": {"sets": 5}} if text == "large" else {}
    printed = print_sheet(
        "session", week=3, day=1, side="left", paper=paper, text=text, doses=doses
    )
    # Rolls and stretches have a side each.
    assert len(printed.pages) <= 2 + sides
    with pdfplumber.open(io.BytesIO(printed.sheet.pdf)) as document:
        boxes = [char for page in document.pages for char in page.chars if char["text"] == "☐"]
        width = document.pages[0].width
    assert len(boxes) > 30
    assert max(box["x1"] for box in boxes) <= width - 10 * MM
