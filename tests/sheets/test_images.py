"""Pages of sheets against pictures of them that someone has looked at.

`make golden` takes the pictures again. The fonts are the repository's own and PDFium draws them
itself, so every machine gives the same picture but for the smoothing of edges.
"""

import datetime
import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from generator.content.load import load
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from tests.sheets.conftest import Print

GOLDEN = Path(__file__).parent / "golden"
DPI = 50
BLOCK = 4
"""Pixels on a side: a letter is about as wide, so that its edges do not count."""
APART, MOST = 32, 3
"""Blocks that may differ by more than so many greys of 256. A word that moves is ten."""

MONDAY = datetime.date(2026, 11, 23)
FIRST, CARD = 0, -1
"""Which page: a number from 0, or the first that holds exercise cards."""
WEEK = {"week": 2, "side": "left", "start": MONDAY, "name": "Sam Example"}
RUNNING = {"week": 7, "side": "both", "running_from": 5, "paper": "letter"}
LARGE = {"week": 4, "side": "right", "text": "large"}
PAGES = {
    "week-a4-first": ("week", WEEK, FIRST),
    "week-a4-card": ("week", WEEK, CARD),
    "running-letter-first": ("week", RUNNING, FIRST),
    "running-letter-card": ("week", RUNNING, CARD),
    "week-large-first": ("week", LARGE, FIRST),
    "week-large-card": ("week", LARGE, CARD),
    "session": ("session", {"week": 3, "day": 1, "side": "left"}, FIRST),
    "card": ("card", {"exercise": "single-leg-box-squat", "side": "right"}, FIRST),
    "phase": ("phase", {"phase": "strengthen"}, FIRST),
    "return": ("return", {}, FIRST),
    "red-flags": ("red-flags", {}, FIRST),
    "booklet-contents": ("booklet", {}, 1),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(
    print_sheet: Print, request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    kind, words, place = PAGES[name]
    printed = print_sheet(kind, **words)
    cards = [n for n, text in enumerate(printed.pages) if "Common mistake:" in text]
    picture = picture_of(printed.sheet.pdf, cards[0] if place == CARD else place)
    hold_against(GOLDEN / f"{name}.png", picture, request, tmp_path)


def test_a_clinic_s_page_looks_as_it_did(
    project: Project, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    wanted = SheetRequest("week", Person(side="left", start=MONDAY), week=3)
    pdf = make_sheet(load(project, clinic="example"), project, wanted).pdf
    hold_against(GOLDEN / "clinic-first.png", picture_of(pdf, FIRST), request, tmp_path)


def hold_against(
    golden: Path, picture: np.ndarray, request: pytest.FixtureRequest, folder: Path
) -> None:
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        Image.fromarray(picture).save(golden, optimize=True)
        return
    differing = blocks_apart(picture, np.asarray(Image.open(io.BytesIO(golden.read_bytes()))))
    if differing > MOST:
        Image.fromarray(picture).save(folder / golden.name)
        message = f"{differing} blocks of {golden} differ; it now looks like {folder}"
        pytest.fail(f"{message}. If that is meant: make golden")


def picture_of(pdf: bytes, page: int) -> np.ndarray:
    """In sixteen greys, which keeps the file small."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=DPI / 72, grayscale=True).to_numpy()
    return picture.reshape(picture.shape[:2]) // 16 * 17


def blocks_apart(one: np.ndarray, other: np.ndarray) -> int:
    """How many blocks differ; all of them where the papers do."""
    if one.shape != other.shape:
        return one.size
    return int((np.abs(_averaged(one) - _averaged(other)) > APART).sum())


def _averaged(picture: np.ndarray) -> np.ndarray:
    height, width = (side // BLOCK for side in picture.shape)
    cut = picture[: height * BLOCK, : width * BLOCK].astype(float)
    return cut.reshape(height, BLOCK, width, BLOCK).mean(axis=(1, 3))


def test_a_word_that_changes_is_seen(print_sheet: Print) -> None:
    words = {"week": 2, "side": "left", "start": MONDAY}
    one, other = (
        picture_of(print_sheet("week", name=name, **words).sheet.pdf, 0)
        for name in ("Sam Example", "Kim Other")
    )
    assert blocks_apart(one, one) == 0
    assert blocks_apart(one, other) > MOST
    assert blocks_apart(one, one[:-9]) > MOST
