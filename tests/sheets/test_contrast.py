"""Every text of a sheet stands out from what is painted beneath it, in any clinic's colours."""

import ctypes
import datetime
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.content.load import Loaded, load
from generator.model.person import Person
from generator.project import Project
from generator.sheets.make import SheetRequest, make_sheet
from generator.sheets.press import print_html

LEAST = 4.5
SCALE = 1.5
Colour = tuple[int, int, int]

SHEETS = {
    "week": SheetRequest("week", Person(side="left"), week=2),
    "gate": SheetRequest("week", Person(name="Jo", goal="Run", note="Call"), week=5),
    "session": SheetRequest("session", Person(side="left"), week=2, day=1),
    "card": SheetRequest("card", exercise="roll-tfl"),
    "phase": SheetRequest("phase", phase="settle"),
    "return": SheetRequest("return"),
    "return-week": SheetRequest("return", week=2),
    "red-flags": SheetRequest("red-flags", past_review=True),
    "booklet": SheetRequest("booklet"),
}


@pytest.mark.parametrize("clinic", ["", "example"], ids=["standard", "example"])
@pytest.mark.parametrize("name", SHEETS)
def test_every_text_stands_out(loaded: Loaded, project: Project, name: str, clinic: str) -> None:
    edition = load(project, clinic=clinic) if clinic else loaded
    faint, seen = [], 0
    for page, text, ink, ground in texts_of(make_sheet(edition, project, SHEETS[name]).pdf):
        seen += 1
        if contrast(ink, ground) < LEAST:
            faint.append(f"page {page}: {text!r} {ink} on {ground}: {contrast(ink, ground):.2f}")
    assert not faint, faint[:10]
    assert seen > 20


def test_a_faint_text_is_seen(project: Project) -> None:
    """In each of the ways a colour comes beneath a text."""
    html = (
        "<html lang=en><title>T</title><style>p { color: #888 } td { background: #eaf0f3 }"
        "</style><p>grey on white<p style='background: #12394a; color: #5f6b72'>on a band"
        "<p style='color: #1a1a1a'>fine<table><tr><td><p>in a cell</table>"
        "<p style='color: #1a1a1a; background: #fff'>fine again</p></html>"
    )
    day = datetime.date(2026, 11, 24)
    pdf = print_html(html, base=project.templates, allowed=[], produced=day).pdf
    faint = {text for _, text, ink, ground in texts_of(pdf) if contrast(ink, ground) < LEAST}
    assert faint == {"grey on white", "on a band", "in a cell"}


def texts_of(pdf: bytes) -> Iterator[tuple[int, str, Colour, Colour]]:
    """(page, words, their colour, the colour around the letters) of each piece of text."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=SCALE, rev_byteorder=True).to_numpy()
            textpage = page.get_textpage()
            for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                words = _words(piece, textpage)
                if words.strip():
                    ground = _ground(picture, piece.get_bounds(), page.get_height())
                    yield number, words, _ink(piece), ground


def _words(piece: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    buffer = (ctypes.c_ushort * 4000)()
    length = pdfium.FPDFTextObj_GetText(piece.raw, textpage.raw, buffer, 4000)
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le").strip("\0")


def _ink(piece: pypdfium2.PdfObject) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    assert pdfium.FPDFPageObj_GetFillColor(piece.raw, red, green, blue, alpha)
    assert alpha.value == 255, "a text that shines through"
    return red.value, green.value, blue.value


def _ground(picture: np.ndarray, bounds: tuple[float, ...], height: float) -> Colour:
    """The most frequent colour of a thin frame around the letters: none of them is in it."""
    left, bottom, right, top = bounds
    first, last = int((height - top) * SCALE) - 2, int((height - bottom) * SCALE) + 3
    start, stop = int(left * SCALE) - 2, int(right * SCALE) + 3
    box = picture[max(0, first) : last, max(0, start) : stop, :3]
    frame = [*box[0], *box[-1], *box[:, 0], *box[:, -1]]
    return Counter(tuple(map(int, pixel)) for pixel in frame).most_common(1)[0][0]


def contrast(one: Colour, other: Colour) -> float:
    """As WCAG 2 reckons it, from 1 to 21."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: Colour) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
