"""What one panel is painted with, and how a mask becomes a path."""

from dataclasses import dataclass

import numpy as np

from generator.figures import props
from generator.figures.beads import Beads, join
from generator.figures.compose import UNITS
from generator.figures.pose import Staged
from generator.figures.raster import PIXELS, Lens
from generator.figures.shapes import Array, Mask
from generator.figures.solids import Solid
from generator.figures.solve import Solved
from generator.figures.theme import Theme
from generator.figures.trace import contours, fit, path
from generator.figures.worn import worn
from generator.model.figure import Muscle

SCALE = UNITS / PIXELS
"""SVG units a pixel."""
FIT = 0.58
"""How far a curve may leave its contour, pixels."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Line widths in cm, in proportion to the picture."""

    outline: float
    inner: float
    hem: float
    arrow: float

    @classmethod
    def for_width(cls, width: float) -> "Pen":
        """`width` of the pair, cm."""
        unit = float(np.clip(width / 100, 2.2, 3.3))
        return cls(0.32 * unit, 0.25 * unit, 0.15 * unit, 0.72 * unit)


@dataclass(frozen=True, slots=True)
class Easel:
    staged: Staged
    solved: Solved
    lens: Lens
    theme: Theme
    pen: Pen
    through: frozenset[Muscle] = frozenset()
    """muscles on the far side, shown through the body"""
    ghost: Solved | None = None
    """where the body was, drawn pale behind it"""

    def colour(self, material: str) -> str:
        return self.theme.of(material, self.staged.person)

    @property
    def wet(self) -> bool:
        return any(prop.kind == "water" for prop in self.staged.props.values())


def everything(staged: Staged, solved: Solved) -> Beads:
    """The person and what is worn."""
    pieces = [
        beads for prop in staged.props.values() if (beads := worn(prop, solved.body)) is not None
    ]
    return join([solved.beads, *pieces]) if pieces else solved.beads


def solids(solved: Solved) -> list[Solid]:
    out = [solid for standing in solved.props.values() for solid in standing.solids]
    for standing in solved.props.values():
        if standing.axle is not None:
            out += props.pedals(solved.body, standing)
    return out


def closed(mask: Mask, sigma: float = 1.1, smallest: float = 24, tolerance: float = FIT) -> str:
    """Path data of a mask's filled outline; empty if nothing of it is large enough."""
    curves = [fit(loop, tolerance, True) for loop in contours(mask, sigma, smallest)]
    return path(curves, SCALE, True)


def opened(lines: list[Array]) -> str:
    """Path data of lines, some of which may come back to their start."""
    loops = [fit(line, FIT, True) for line in lines if _comes_round(line)]
    open_ended = [
        fit(line, FIT, False) for line in lines if len(line) > 3 and not _comes_round(line)
    ]
    return path(open_ended, SCALE, False) + path(loops, SCALE, True)


def _comes_round(line: Array) -> bool:
    return len(line) > 8 and bool(np.hypot(*(line[0] - line[-1])) < 1e-6)


def smooth(line: Array) -> Array:
    """(k, 4, 2) cubics through a few points, by Catmull-Rom."""
    slope = np.gradient(line, axis=0)
    a, b = line[:-1], line[1:]
    return np.stack([a, a + slope[:-1] / 3, b - slope[1:] / 3, b], axis=1)
