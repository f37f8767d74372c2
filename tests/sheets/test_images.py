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

from tests.sheets.conftest import Print

GOLDEN = Path(__file__).parent / "golden"
DPI = 50
BLOCK = 4
"""Pixels on a side: a letter is about as wide, so that its edges do not count."""
APART, MOST = 32, 3
"""Blocks that may differ by more than so many greys of 256. A word that moves is ten."""

MONDAY = datetime.date(2026, 11, 23)
SHEETS = {
    "week-a4": ("week", {"week": 2, "side": "left", "start": MONDAY, "name": "Sam Example"}),
    "running-letter": ("week", {"week": 7, "side": "both", "running_from": 5, "paper": "letter"}),
    "week-large": ("week", {"week": 4, "side": "right", "text": "large"}),
}


@pytest.mark.parametrize("page", ["first", "card"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_page_looks_as_it_did(
    print_sheet: Print, request: pytest.FixtureRequest, tmp_path: Path, name: str, page: str
) -> None:
    kind, words = SHEETS[name]
    printed = print_sheet(kind, **words)
    cards = [n for n, text in enumerate(printed.pages) if "Common mistake:" in text]
    picture = picture_of(printed.sheet.pdf, 0 if page == "first" else cards[0])
    golden = GOLDEN / f"{name}-{page}.png"
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        Image.fromarray(picture).save(golden, optimize=True)
        return
    differing = blocks_apart(picture, np.asarray(Image.open(io.BytesIO(golden.read_bytes()))))
    if differing > MOST:
        Image.fromarray(picture).save(tmp_path / golden.name)
        message = f"{differing} blocks of {golden} differ; it now looks like {tmp_path}"
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
