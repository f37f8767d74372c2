"""A person's own words set into a laid-out sheet: real text, shaped, tagged, in embedded fonts.

The structure tree of the sheet already holds a mark for each slot, at its place in the reading
order; the words come in a content stream of their own that carries these marks.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.sheets.alone import set_alone
from generator.sheets.append import Update, read_ending, stream
from generator.sheets.meaning import actual_text
from generator.sheets.slots import LaidOut, Slot
from generator.sheets.typeset import CannotSet, Face, Glyph, Line, set_text

Faces = Mapping[int, Face]
"""By weight."""


class Filler:
    """Fills one laid-out sheet, again and again."""

    def __init__(self, sheet: LaidOut, faces: Faces, fonts: Path) -> None:
        """`fonts` is the folder of the sheets' faces."""
        self.sheet = sheet
        self.faces = faces
        self._folder = fonts
        self._ending = read_ending(sheet.pdf)

    def fill(self, words: Mapping[str, str], identity: bytes) -> bytes:
        """The person's PDF. CannotSet: it needs a full layout."""
        handles = self.sheet.handles
        update = Update(self._ending)
        set_lines, others = [], []
        for slot in self.sheet.slots:
            text = words[slot.word]
            try:
                set_lines.append((slot, _set(text, slot, self.faces)))
            except CannotSet:
                others.append((slot, text))
        fonts = _add_fonts(update, set_lines, self.faces)
        drawn = [(slot, _drawn(slot, lines)) for slot, lines in set_lines]
        if others:
            alone = set_alone(others, self._folder, update.add)
            fonts |= alone.fonts
            drawn += [(slot, own) for (slot, _), own in zip(others, alone.words, strict=True)]
        named = b"".join(b" %s %s" % font for font in sorted(fonts.items()))
        said = {slot.mark: text for slot, text in others}
        for page, number in handles.streams.items():
            content = _content(handles.heights[page], page, drawn, said)
            update.replace(number, stream(b"", content))
        for number, dictionary in handles.dictionaries.items():
            update.replace(number, dictionary.encode("latin-1") + named + b" >>")
        return update.append_to(self.sheet.pdf, identity)


def identity(layout: str, words: Mapping[str, str]) -> bytes:
    """The half of a PDF's ID that tells this person's file from others of the same layout."""
    told = hashlib.sha256(layout.encode())
    for word, value in sorted(words.items()):
        told.update(f"\0{word}\0{value}".encode())
    return told.digest()[:16]


def with_identity(pdf: bytes, identity: bytes) -> bytes:
    """The same PDF under this half of an ID."""
    return Update(read_ending(pdf)).append_to(pdf, identity)


def _set(text: str, slot: Slot, faces: Faces) -> list[Line]:
    if slot.weight not in faces:
        raise CannotSet
    return set_text(text, slot, faces[slot.weight])


# --- content ------------------------------------------------------------------------------


def _name(weight: int) -> bytes:
    return b"/Personal%d" % weight


def _content(
    height: float, page: int, drawn: Sequence[tuple[Slot, bytes]], said: Mapping[int, str]
) -> bytes:
    """`said` is what a mark's letters mean, where these alone do not tell."""
    parts = [f"q 0.75 0 0 -0.75 0 {height * 0.75:.6f} cm".encode()]
    for slot, own in drawn:
        if slot.page != page:
            continue
        meaning = actual_text(said[slot.mark]) if slot.mark in said else b""
        colour = " ".join(f"{part:g}" for part in slot.colour)
        parts.append(b"/Span << /MCID %d%s >> BDC" % (slot.mark, meaning))
        parts.append(b"%s rg" % colour.encode())
        parts += [own, b"EMC"]
    parts.append(b"Q")
    return b"\n".join(parts)


def _drawn(slot: Slot, lines: Sequence[Line]) -> bytes:
    parts = [b"BT %s %g Tf" % (_name(slot.weight), slot.size)]
    for line in lines:
        parts.append(f"1 0 0 -1 {line.x:.4f} {line.baseline:.4f} Tm".encode())
        parts.append(_shown(line.glyphs))
    parts.append(b"ET")
    return b"\n".join(parts)


def _shown(glyphs: Sequence[Glyph]) -> bytes:
    """Kerning is cut to whole thousandths, as WeasyPrint cuts it."""
    shown = []
    for glyph in glyphs:
        shown.append(f"<{glyph.number:04x}>")
        if kerning := int(glyph.width - glyph.advance):
            shown.append(str(kerning))
    return ("[" + "".join(shown) + "] TJ").encode()


# --- fonts --------------------------------------------------------------------------------


def _add_fonts(
    update: Update, set_lines: Sequence[tuple[Slot, list[Line]]], faces: Faces
) -> dict[bytes, bytes]:
    """A reference to each weight's font object, by its name."""
    used: dict[int, dict[int, Glyph]] = {}
    for slot, lines in set_lines:
        kept = used.setdefault(slot.weight, {})
        for line in lines:
            for glyph in line.glyphs:
                kept.setdefault(glyph.number, glyph)
    return {
        _name(weight): b"%d 0 R" % _add_font(update, faces[weight], glyphs)
        for weight, glyphs in sorted(used.items())
    }


def _add_font(update: Update, face: Face, glyphs: Mapping[int, Glyph]) -> int:
    data = face.subset(frozenset(glyphs))
    ascent, descent = face.metrics
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
    name = f"/{tag}+Atkinson-Hyperlegible-Next-{face.weight}".encode()
    file = update.add(stream(b"/Length1 %d" % len(data), data))
    descriptor = update.add(
        b"<< /Type /FontDescriptor /FontName %s /Flags 4 /FontBBox [0 %d 1000 %d] /ItalicAngle 0"
        b" /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>"
        % (name, descent, ascent, ascent, descent, ascent, file)
    )
    widths = " ".join(f"{number} [{glyphs[number].width}]" for number in sorted(glyphs))
    descendant = update.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont %s /CIDToGIDMap /Identity /W [%s]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %d 0 R >>" % (name, widths.encode(), descriptor)
    )
    meaning = update.add(stream(b"", _to_unicode(glyphs)))
    return update.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (name, descendant, meaning)
    )


_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{meanings}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _to_unicode(glyphs: Mapping[int, Glyph]) -> bytes:
    """A block may hold at most 100 lines."""
    lines = [
        f"<{number:04x}> <{glyphs[number].text.encode('utf-16-be').hex()}>"
        for number in sorted(glyphs)
    ]
    blocks = [lines[first : first + 100] for first in range(0, len(lines), 100)]
    meanings = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _CMAP.format(meanings=meanings).encode()
