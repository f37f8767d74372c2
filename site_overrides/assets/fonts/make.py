"""Makes this folder's woff2 files: `python make.py ATKINSON_DIR DEJAVU_DIR` (see README.md)."""

import copy
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

ATKINSON = {
    "400": "400Regular",
    "400-italic": "400Regular_Italic",
    "600": "600SemiBold",
    "700": "700Bold",
}
# Characters the family lacks, and the one whose drawing they take: hyphen, no-break hyphen, micro.
SAME_DRAWING = {0x2010: 0x2D, 0x2011: 0x2D, 0xB5: 0x3BC}

DEJAVU = {"400": "DejaVuSans", "700": "DejaVuSans-Bold"}
# The spaces belong here too: Pango sets the space between two symbols in the symbols' font.
SYMBOLS = " \u00a0←↑→↓↔✓✔✗✘☐☑☒■□▢▪▫○●►▶◀▲▼⚠№★☆"


def text_face(source: Path) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    drawn_as = font.getBestCmap()
    for new, old in SAME_DRAWING.items():
        # A glyph of its own, so that text copied from a PDF keeps the two apart.
        name = f"uni{new:04X}"
        font["glyf"][name] = copy.deepcopy(font["glyf"][drawn_as[old]])
        font["hmtx"][name] = font["hmtx"][drawn_as[old]]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[new] = name
    return font


def symbols_face(source: Path, weight: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13]
    )
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(text=SYMBOLS)
    subsetter.subset(font)
    style = "Bold" if weight == "700" else "Regular"
    names = {
        1: "Sidestep Symbols",
        3: f"Sidestep Symbols {style}; from DejaVu Sans 2.37",
        4: f"Sidestep Symbols {style}",
        6: f"SidestepSymbols-{style}",
    }
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)
    return font


def save(font: TTFont, name: str) -> None:
    font.flavor = "woff2"
    font.save(HERE / f"{name}.woff2")


def main(atkinson: Path, dejavu: Path) -> None:
    for name, style in ATKINSON.items():
        font = text_face(atkinson / style / f"AtkinsonHyperlegibleNext_{style}.ttf")
        save(font, f"atkinson-hyperlegible-next-{name}")
    for weight, file in DEJAVU.items():
        save(symbols_face(dejavu / f"{file}.ttf", weight), f"sidestep-symbols-{weight}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
