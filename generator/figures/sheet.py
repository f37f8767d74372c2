"""Every figure on one page, for looking at: the program check misses what the eye sees at once."""

import re
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from generator.figures.cache import cached
from generator.figures.theme import BRAND, GREYSCALE, Theme
from generator.model.figure import Figure

_CELL, _GAP, _LABEL = 1000, 40, 46
_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def contact_sheet(
    figures: Iterable[Figure], path: Path, rasterise: Callable[[str, int], bytes], *,
    folder: Path, greyscale: bool = False, columns: int = 4, width: int = 2400,
) -> None:  # fmt: skip
    """Write a PNG of all figures and variants.

    `rasterise` turns an SVG and a width in pixels into PNG bytes: what draws a
    PDF lives elsewhere.
    """
    svg = sheet(figures, folder=folder, theme=GREYSCALE if greyscale else BRAND, columns=columns)
    path.write_bytes(rasterise(svg, width))


def sheet(
    figures: Iterable[Figure], *, folder: Path, theme: Theme = BRAND, columns: int = 4
) -> str:
    """One SVG of all figures and variants, each under its id."""
    cells = [
        (name, drawing.pair)
        for figure in figures
        for variant in [None, *figure.variants]
        for drawing in [cached("draw", figure, folder, variant=variant, theme=theme)]
        for name in [drawing.id]
    ]
    out, y = [], _GAP
    for start in range(0, len(cells), columns):
        tallest = 0.0
        for column, (name, svg) in enumerate(cells[start : start + columns]):
            match = _BOX.search(svg)
            assert match
            wide, tall = float(match[1]), float(match[2])
            scale = min(_CELL / wide, 620 / tall)
            x = _GAP + column * (_CELL + _GAP)
            inner = svg[svg.index("</metadata>") + len("</metadata>") : -len("</svg>")]
            out.append(
                f'<text x="{x}" y="{y + 28}" font-family="sans-serif" font-size="30" fill="{theme.ink}">{escape(name)}</text>'
                f'<g transform="translate({x} {y + _LABEL})scale({scale:.4f})">{inner}</g>'
            )
            tallest = max(tallest, tall * scale)
        y += round(tallest) + _LABEL + _GAP
    width = columns * (_CELL + _GAP) + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}">'
        f'<rect width="{width}" height="{y}" fill="{theme.paper}"/>{"".join(out)}</svg>'
    )


def write_figures(
    figures: Iterable[Figure], out: Path, *, folder: Path, side: str | None = None
) -> list[Path]:
    """Write each figure's and variant's pair and moving version; what `sidestep figures` does."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for figure in figures:
        for variant in [None, *figure.variants]:
            drawing = cached("draw", figure, folder, variant=variant, side=side)
            name = drawing.id.replace("/", "-")
            files = {f"{name}.svg": drawing.pair}
            if not figure.still and not (variant and figure.variants[variant].mistake):
                files[f"{name}-moving.svg"] = cached(
                    "animate", figure, folder, variant=variant, side=side
                )
            for file, svg in files.items():
                (out / file).write_text(svg, encoding="utf-8")
                written.append(out / file)
    return written
