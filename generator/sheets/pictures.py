"""Figures and QR codes as inline SVG: vector in the PDF, each with words for who cannot see it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import segno
from markupsafe import Markup

from generator.figures import Drawing, Theme, brand, cached
from generator.figures.theme import BRAND
from generator.model.guide import Guide

WIDE = 1.35
"""From this width to height on, panels stand one above the other: side by side they are tiny."""

QR_MM = 26
"""A code's own width, without its quiet zone: scanners of old phones want 25."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure's panels in one drawing."""

    svg: Markup
    """The panels as they are largest in a column."""
    pair: Markup
    """The panels side by side."""
    wide: bool
    """In `svg` the panels stand one above the other."""
    panels: tuple[str, ...]
    """start, middle, end; or right, wrong"""


Pictures = Callable[[str], Picture | None]


def pictures(guide: Guide, folder: Path, side: str) -> Pictures:
    """The picture of an exercise, for a sore side; None where the guide has none."""
    theme = _theme(guide)

    def picture(exercise: str) -> Picture | None:
        figure = guide.figures.get(exercise)
        if figure is None:
            return None
        drawing: Drawing = cached(
            "draw",
            figure,
            folder,
            variant=None,
            side=figure.side if side == "both" else side,
            theme=theme,
            version=guide.information.version,
        )
        width, height = drawing.size
        wide = width > WIDE * height
        pair = inline(drawing.pair, figure.alt)
        svg = inline(drawing.column, figure.alt) if wide else pair
        names = tuple(panel.name for panel in drawing.panels)
        return Picture(svg, pair, wide, names)

    return picture


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
