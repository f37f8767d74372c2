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
    dark: bool = False
    """In the dark look, where the brand colour is lightened first."""


# The papers of site_overrides/assets/css/site.css; tests/site holds the two together.
PAPER, TINT, DARK_PAPER, DARK_TINT = "#ffffff", "#f2f7f6", "#10191b", "#182528"
DARK_MIX = {"primary": (0.42, "#e4fbf8"), "accent": (0.45, "#ffe7d2")}
"""How much of a brand colour is kept in the dark look, and what it is mixed with."""

PAIRS = (
    Pair("primary", PAPER, TEXT, "links and headings on white"),
    Pair("primary", TINT, TEXT, "links on a tinted ground"),
    Pair("primary", DARK_PAPER, TEXT, "links in the dark look", dark=True),
    Pair("primary", DARK_TINT, TEXT, "links on a tinted ground in the dark look", dark=True),
    Pair("accent", PAPER, TEXT, "marks and their words on white"),
    Pair("accent", DARK_PAPER, TEXT, "marks in the dark look", dark=True),
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
    if not pair.dark:
        return rgb(colour)
    share, other = DARK_MIX[pair.use]
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
