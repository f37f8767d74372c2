"""Figures and QR codes as inline SVG: vector in the PDF, each with words for who cannot see it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import segno
from markupsafe import Markup

from generator.figures import Drawing, Theme, brand, cached
from generator.figures.results import size_of
from generator.figures.theme import BRAND
from generator.model.clinic import TextSize
from generator.model.guide import Guide
from generator.views.way import ShownView

Place = Literal["tall", "stacked", "broad"]
"""Where panels stand: side by side in a narrow column; one above the other in it; side by side in
a broad one."""
NARROW_MM = 64
"""The narrow column of a card, as in sheet.css."""
TALL = 2.4
"""A pair that is less than so many times as wide as high is large enough in the narrow column."""
HIGHEST_MM = 68
"""Panels that stand higher than this, one above the other, stand side by side."""

QR_MM = 26
"""A code's own width, without its quiet zone: scanners of old phones want 25."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure's panels in one drawing."""

    svg: Markup
    """The panels as `place` says."""
    pair: Markup
    """The panels side by side."""
    place: Place
    panels: tuple[str, ...]
    """start, middle, end; or right, wrong"""


Pictures = Callable[[ShownView], Picture | None]


def pictures(guide: Guide, folder: Path, side: str, text: TextSize) -> Pictures:
    """The picture of an exercise, for a sore side; None where the guide has none."""
    theme = _theme(guide)

    def picture(shown: ShownView) -> Picture | None:
        figure = guide.figures.get(shown.figure)
        if figure is None:
            return None
        drawing: Drawing = cached(
            "draw",
            figure,
            folder,
            variant=shown.variant,
            side=figure.side if side == "both" else side,
            theme=theme,
            version=guide.information.version,
        )
        alt = (figure.variants[shown.variant] if shown.variant else figure).alt
        pair, place = inline(drawing.pair, alt), _place(drawing, text)
        svg = inline(drawing.column, alt) if place == "stacked" else pair
        names = tuple(panel.name for panel in drawing.panels)
        return Picture(svg, pair, place, names)

    return picture


def _place(drawing: Drawing, text: TextSize) -> Place:
    """As large as they can be, and no higher than cards that stay whole allow.

    Large print has its words below the picture, over the whole width.
    """
    if _height(drawing.pair, NARROW_MM) > NARROW_MM / TALL:
        return "tall"
    low = text == "standard" and _height(drawing.column, NARROW_MM) <= HIGHEST_MM
    return "stacked" if low else "broad"


def _height(svg: str, width: float) -> float:
    """In the unit of the width."""
    wide, high = size_of(svg)
    return width * high / wide


def _theme(guide: Guide) -> Theme:
    colours = guide.clinic.colours if guide.clinic else None
    if colours and colours.primary:
        return brand(colours.primary, colours.accent)
    return BRAND


_HEAD = re.compile(r"<title.*?</title>|<desc.*?</desc>|<metadata.*?</metadata>", re.DOTALL)
_LABELS = re.compile(r' aria-labelledby="[^"]*"')


def inline(svg: str, alt: str) -> Markup:
    """An SVG whose title, which a PDF takes for its alternative text, is all there is to know."""
    bare = _LABELS.sub("", _HEAD.sub("", svg), count=1)
    head, rest = bare.split(">", 1)
    return Markup(f"{head}><title>{escape(alt)}</title>{rest}")


def qr_code(address: str, alt: str) -> Markup:
    """The address as a code to scan, with the quiet zone that scanners need."""
    code = segno.make(address, error="m", micro=False)
    modules, quiet = code.symbol_size(border=0)[0], 4
    width = f"{QR_MM * (modules + 2 * quiet) / modules:.2f}mm"
    svg = code.svg_inline(border=quiet, svgclass="qr", omitsize=True)
    return inline(svg.replace(" ", f' style="width: {width}; height: {width}" ', 1), alt)
