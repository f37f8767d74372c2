"""Words set into a line: shaped by HarfBuzz as Pango shapes them, from the sheets' own faces.

Whatever is not certain to come out as in a full layout is refused, never guessed.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from generator.sheets.slots import Slot

WEIGHTS = (400, 600, 700)
FEATURES = {"tnum": True}
"""As sheet.css asks: font-variant-numeric: tabular-nums."""


_PANGO = 1024


class CannotSet(Exception):
    """These words need a full layout. Says nothing of what they are."""


@dataclass(frozen=True, slots=True)
class Glyph:
    number: int
    text: str
    """What it stands for, for a screen reader and a search."""
    width: int
    """Thousandths of the size, without kerning, as in a PDF's table of widths."""
    advance: float
    """The same with kerning."""


@dataclass(frozen=True, slots=True)
class Line:
    glyphs: tuple[Glyph, ...]
    x: float
    baseline: float


@dataclass(frozen=True)
class Face:
    """One weight of the text face."""

    weight: int
    data: bytes
    """The TrueType file, unpacked."""

    @cached_property
    def _face(self) -> uharfbuzz.Face:
        return uharfbuzz.Face(self.data)

    @cached_property
    def _fonts(self) -> dict[float, uharfbuzz.Font]:
        return {}

    def _font(self, size: float) -> uharfbuzz.Font:
        """Scaled as Pango scales it: advances are whole 1024ths of a CSS pixel."""
        if size not in self._fonts:
            font = uharfbuzz.Font(self._face)
            font.scale = (round(size * _PANGO), round(size * _PANGO))
            self._fonts[size] = font
        return self._fonts[size]

    @property
    def metrics(self) -> tuple[int, int]:
        """(ascender, descender) in thousandths."""
        extents = uharfbuzz.Font(self._face).get_font_extents("ltr")
        return self._thousandths(extents.ascender), self._thousandths(extents.descender)

    def _thousandths(self, units: float) -> int:
        thousandths: int = round(units * 1000 / self._face.upem)
        return thousandths

    def shape(self, text: str, size: float) -> tuple[Glyph, ...]:
        """CannotSet: a letter is not in this face, or its marks would have to be placed."""
        if any(unicodedata.category(letter) == "Cf" for letter in text):
            raise CannotSet
        buffer = uharfbuzz.Buffer()
        buffer.add_codepoints([ord(letter) for letter in text])
        buffer.guess_segment_properties()
        if buffer.direction != "ltr":
            raise CannotSet
        font = self._font(size)
        uharfbuzz.shape(font, buffer, FEATURES)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        ends = [*(info.cluster for info in infos[1:]), len(text)]
        glyphs = []
        for info, place, end in zip(infos, places, ends, strict=True):
            plain = info.codepoint and not place.x_offset and not place.y_offset
            if not plain or end == info.cluster:
                raise CannotSet
            width = round(font.get_glyph_h_advance(info.codepoint) * 1000 / _PANGO / size)
            advance = place.x_advance * 1000 / _PANGO / size
            glyphs.append(Glyph(info.codepoint, text[info.cluster : end], width, advance))
        return tuple(glyphs)

    def subset(self, glyphs: frozenset[int]) -> bytes:
        """A TrueType file of these glyphs under their own numbers."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
        wanted.drop_table_tag_set.update(_DROPPED)
        data: bytes = uharfbuzz.subset(self._face, wanted).blob.data
        return data


_DROPPED = {
    int.from_bytes(tag.encode(), "big")
    for tag in ("GSUB", "GPOS", "GDEF", "STAT", "DSIG", "cmap", "name", "OS/2", "post", "gasp")
}


def read_face(folder: Path, weight: int) -> Face:
    """From the folder of the sheets' fonts."""
    # Saving would otherwise put the time of day into every sheet.
    packed = TTFont(folder / f"atkinson-hyperlegible-next-{weight}.woff2", recalcTimestamp=False)
    packed.flavor = None
    file = io.BytesIO()
    packed.save(file)
    return Face(weight, file.getvalue())


# --- lines --------------------------------------------------------------------------------

_NEAR = 0.05
"""CSS pixels. So close to the edge, two programs may break a line in two places."""

_SURE_BEFORE = re.compile(r"[\w.,;:!?)%]$")
_SURE_AFTER = re.compile(r"^[\w(]")
_BREAKS_INSIDE = re.compile(r"[^\w.,;:!?'’()%+]")
"""A line may end after these, in a word: hyphens, dashes, slashes and the like."""


def set_text(text: str, slot: Slot, face: Face) -> list[Line]:
    """Lines in a slot, glyph by glyph. CannotSet: it needs a full layout."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _break(" ".join(re.split(r"[ \t\r]+", paragraph.strip(" \t\r"))), slot, face)
    if len(lines) > slot.lines:
        raise CannotSet
    return [
        _place(face.shape(line, slot.size), slot, slot.baseline + number * slot.pitch)
        for number, line in enumerate(lines)
        if line
    ]


def _measure(text: str, slot: Slot, face: Face) -> float:
    return sum(glyph.advance for glyph in face.shape(text, slot.size)) * slot.size / 1000


def _fits(text: str, slot: Slot, face: Face) -> bool:
    room = slot.width - _measure(text, slot, face)
    if abs(room) < _NEAR:
        raise CannotSet
    return room > 0


def _break(text: str, slot: Slot, face: Face) -> Iterator[str]:
    if not text or _fits(text, slot, face):
        yield text
        return
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if _fits(longer, slot, face):
            line = longer
            continue
        _be_sure(line, word, slot, face)
        yield line
        line = word
    yield line


def _be_sure(line: str, word: str, slot: Slot, face: Face) -> None:
    """CannotSet: the line might end elsewhere than at the space before this word."""
    if not (_SURE_BEFORE.search(line) and _SURE_AFTER.search(word)):
        raise CannotSet
    if not _fits(word, slot, face):
        raise CannotSet
    inside = _BREAKS_INSIDE.search(word)
    if inside and _fits(f"{line} {word[: inside.end()]}", slot, face):
        raise CannotSet


def _place(glyphs: tuple[Glyph, ...], slot: Slot, baseline: float) -> Line:
    spare = slot.width - sum(glyph.advance for glyph in glyphs) * slot.size / 1000
    shift = {"left": 0.0, "center": spare / 2, "right": spare}[slot.align]
    return Line(glyphs, slot.x + shift, baseline)
