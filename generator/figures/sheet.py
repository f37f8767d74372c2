"""Every figure on one page, for looking at: the check misses what the eye sees at once."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from generator.figures.cache import cached, draw_all
from generator.figures.results import MOVING, size_of
from generator.figures.theme import BRAND, GREYSCALE, Theme
from generator.model.figure import Figure

_CELL, _GAP, _LABEL, _TALLEST = 1000, 40, 46, 620
_COLUMNS = 4


def contact_sheet(
    figures: Iterable[Figure],
    path: Path,
    *,
    folder: Path,
    greyscale: bool = False,
    width: int = 2400,
) -> None:
    """Write a PNG of all figures and variants; `folder` is the cache."""
    from generator.figures.png import rasterise

    theme = GREYSCALE if greyscale else BRAND
    rasterise(page(figures, folder=folder, theme=theme), width).save(path, "PNG")


def page(figures: Iterable[Figure], *, folder: Path, theme: Theme = BRAND) -> str:
    """One SVG of all figures and variants, each under its id."""
    figures = tuple(figures)
    draw_all(figures, folder, themes=(theme,), moving=False)
    cells = [
        cached("draw", figure, folder, variant=variant, theme=theme)
        for figure, variant in each(figures)
    ]
    out, y = [], _GAP
    for start in range(0, len(cells), _COLUMNS):
        tallest = 0.0
        for column, drawing in enumerate(cells[start : start + _COLUMNS]):
            wide, tall = size_of(drawing.pair)
            scale = min(_CELL / wide, _TALLEST / tall)
            x = _GAP + column * (_CELL + _GAP)
            inner = drawing.pair.partition("</metadata>")[2].removesuffix("</svg>")
            out.append(
                f'<text x="{x}" y="{y + 28}" font-family="sans-serif" font-size="30" '
                f'fill="{theme.ink}">{escape(drawing.id)}</text>'
                f'<g transform="translate({x} {y + _LABEL})scale({scale:.4f})">{inner}</g>'
            )
            tallest = max(tallest, tall * scale)
        y += round(tallest) + _LABEL + _GAP
    width = _COLUMNS * (_CELL + _GAP) + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}">'
        f'<rect width="{width}" height="{y}" fill="{theme.paper}"/>{"".join(out)}</svg>'
    )


def each(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str | None]]:
    """Every figure, alone and with each of its variants."""
    for figure in figures:
        for variant in (None, *figure.variants):
            yield figure, variant


def moves(figure: Figure, variant: str | None) -> bool:
    """Whether there is a moving version: a still has none, and a mistake is a comparison."""
    return not figure.still and not (variant and figure.variants[variant].mistake)


def write_figures(figures: Iterable[Figure], out: Path, *, folder: Path) -> list[Path]:
    """Write each figure's and variant's pair and moving version as files."""
    out.mkdir(parents=True, exist_ok=True)
    figures = tuple(figures)
    draw_all(figures, folder)
    written = []
    for figure, variant in each(figures):
        drawing = cached("draw", figure, folder, variant=variant)
        name = drawing.id.replace("/", "-")
        files = {f"{name}.svg": drawing.pair}
        if moves(figure, variant):
            files[f"{name}{MOVING}"] = cached("animate", figure, folder, variant=variant)
        for file, svg in files.items():
            (out / file).write_text(svg, encoding="utf-8")
            written.append(out / file)
    return written
