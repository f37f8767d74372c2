"""What drawing and checking give back: plain data, so a cached answer needs no numpy."""

import re
from dataclasses import dataclass, field

MOVING = "-moving.svg"
"""How the file of a moving version ends. It is large: nobody should have to load it unasked."""


_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def size_of(svg: str) -> tuple[int, int]:
    """(width, height) of a drawing, in its own units."""
    box = _BOX.search(svg)
    assert box, "a drawing has a size"
    return int(box[1]), int(box[2])


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    """start, middle, end; or right, wrong"""
    svg: str


@dataclass(frozen=True, slots=True)
class Ink:
    """What is drawn once, whichever side it is for: panels without their frame."""

    id: str
    title: str
    alt: str
    side: str
    """the side it is written and drawn for"""
    loop: bool
    panels: tuple[Panel, ...]
    marks: tuple[str, ...]
    """per panel: 1, 2, 3, tick, cross or nothing"""
    size: tuple[float, float]
    """of each panel, cm"""
    disc: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """where a mark stands: x, y and radius, cm"""
    disc_line: str = ""
    disc_fill: dict[str, str] = field(default_factory=dict)
    dark: str = ""
    """CSS of its look on a dark page; only what is drawn for a light one has it"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Every SVG stands alone and can also be inlined: its ids carry the figure's own prefix."""

    id: str
    """the figure, or figure/variant"""
    side: str
    panels: tuple[Panel, ...]
    pair: str
    """the panels side by side"""
    column: str
    """the panels one above the other: twice as large on a narrow page, for lying figures"""
    size: tuple[float, float]
    """cm of room one panel shows: width, height"""


@dataclass(frozen=True, slots=True)
class Fault:
    code: str
    """floor, body, prop, contact, limit, floating or arrow"""
    path: tuple[str | int, ...]
    """keys into the figure's file"""
    share: float
    """when, as a share of the movement"""
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))} at {self.share:.0%}: {self.message}"
