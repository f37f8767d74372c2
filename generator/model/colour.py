"""Colours and their contrast, as WCAG 2.2 defines it (success criteria 1.4.3 and 1.4.11)."""

import colorsys
from dataclasses import dataclass

TEXT = 4.5
"""The least contrast of text with what is behind it."""
GRAPHIC = 3.0
"""The least contrast of a line or mark that carries meaning."""

Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A use of a brand colour: where it meets another colour, and the contrast that asks for."""

    use: str
    """primary or accent"""
    against: str
    """The other colour, #rrggbb."""
    least: float
    where: str
    mix: tuple[float, str] | None = None
    """How much of the brand colour is kept, and what it is mixed with before it is shown."""


# The colours of site_overrides/assets/css/ and generator/figures/theme.py;
# tests/checks/test_brand.py holds them together.
PAPER, TINT, SAND = "#ffffff", "#f2f7f6", "#faf6f0"
DARK_PAPER, DARK_TINT, DARK_SAND, ON_DARK = "#10191b", "#182528", "#1b2423", "#0c1517"
DARK_PRIMARY, DARK_ACCENT = (0.42, "#e4fbf8"), (0.45, "#ffe7d2")
MUSCLE = (0.75, "#ffffff")

PAIRS = (
    Pair("primary", PAPER, TEXT, "links, buttons and bands on white"),
    Pair("primary", TINT, TEXT, "links on a tinted ground"),
    Pair("primary", SAND, TEXT, "headings of boxes"),
    Pair("primary", DARK_PAPER, TEXT, "links in the dark look", DARK_PRIMARY),
    Pair("primary", DARK_TINT, TEXT, "links on a tinted ground in the dark look", DARK_PRIMARY),
    Pair("primary", DARK_SAND, TEXT, "headings of boxes in the dark look", DARK_PRIMARY),
    Pair("primary", ON_DARK, TEXT, "words on buttons in the dark look", DARK_PRIMARY),
    Pair("accent", PAPER, TEXT, "marks and their words on white"),
    Pair("accent", TINT, TEXT, "marks and their words on a tinted ground"),
    Pair("accent", SAND, TEXT, "headings of warnings"),
    Pair("accent", DARK_PAPER, TEXT, "marks in the dark look", DARK_ACCENT),
    Pair("accent", DARK_TINT, TEXT, "marks on a tinted ground in the dark look", DARK_ACCENT),
    Pair("accent", DARK_SAND, TEXT, "headings of warnings in the dark look", DARK_ACCENT),
    Pair("accent", PAPER, GRAPHIC, "muscles in the drawings", MUSCLE),
)


def rgb(colour: str) -> Rgb:
    """#rrggbb as numbers from 0 to 1."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def text_of(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 (none) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(pair: Pair, colour: str) -> Rgb:
    """The brand colour as the reader sees it in this use."""
    if pair.mix is None:
        return rgb(colour)
    share, other = pair.mix
    mixed = zip(rgb(colour), rgb(other), strict=True)
    return tuple(own * share + mate * (1 - share) for own, mate in mixed)  # type: ignore[return-value]


def failing(use: str, colour: str) -> list[tuple[Pair, float]]:
    """The uses of a brand colour whose contrast is too low, with what it is."""
    found = []
    for pair in PAIRS:
        if pair.use == use:
            ratio = contrast(seen(pair, colour), rgb(pair.against))
            if ratio < pair.least:
                found.append((pair, ratio))
    return found


def nearest_passing(use: str, colour: str) -> str:
    """The colour of the same hue, nearest in lightness, that passes in every use."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(colour))
    steps = sorted(range(256), key=lambda step: abs(step / 255 - lightness))
    for step in steps:
        candidate = text_of(colorsys.hls_to_rgb(hue, step / 255, saturation))
        if not failing(use, candidate):
            return candidate
    raise AssertionError(f"no lightness of {colour} passes as {use}")
