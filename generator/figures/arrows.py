"""Motion arrows that follow a landmark's real path, and the ring and line that mark a mistake."""

from dataclasses import dataclass

import numpy as np

from generator.figures.compose import UNITS
from generator.figures.easel import SCALE, Easel, smooth
from generator.figures.frames import unit
from generator.figures.shapes import Array
from generator.figures.trace import path, polygon, thin
from generator.model.figure import Arrow, FaultRing, LevelLine, PathArrow

HEAD = 3.7
"""An arrow head's length, in widths of its line."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line on the page in view cm, with the ends that carry a head."""

    line: Array
    """(n, 2)"""
    both_ways: bool = False
    plain: bool = False
    """a dashed line without a head"""
    ring: float = 0.0
    """radius of a ring at the line's only point, else 0"""


def stroke(arrow: Arrow, paths: dict[str, Array], at: dict[str, Array], camera: Array) -> Stroke:
    """An arrow on the page.

    `paths` holds each landmark's (n, 3) places from start to end, `at` where it
    is in the arrow's own panel.
    """
    if isinstance(arrow, FaultRing):
        centre = (at[arrow.landmark] @ camera.T)[:2] + np.array(arrow.offset)
        return Stroke(centre[None], ring=arrow.radius)
    if isinstance(arrow, LevelLine):
        ends = np.array([at[arrow.first], at[arrow.second]])
        way = unit(ends[1] - ends[0]) * arrow.beyond
        return Stroke((np.array([ends[0] - way, ends[1] + way]) @ camera.T)[:, :2], plain=True)
    if isinstance(arrow, PathArrow):
        line = (paths[arrow.landmark] @ camera.T)[:, :2]
        middle = line.mean(axis=0)
        moved = (line - middle) * arrow.scale + middle + np.array(arrow.offset)
        return Stroke(moved, arrow.both_ways)
    start = np.array(arrow.start)
    ends = np.array([start, start + np.array(arrow.by)]) @ camera.T
    share = np.linspace(0, 1, 9)[:, None]
    return Stroke((ends[0] + (ends[1] - ends[0]) * share)[:, :2], arrow.both_ways)


def markup(strokes: tuple[Stroke, ...], easel: Easel) -> str:
    """Arrows with a white rim, so that they stand off whatever they cross."""
    lines, heads, marks = [], [], []
    frame, size = easel.lens.frame, easel.pen.arrow * HEAD
    for drawn in strokes:
        if drawn.ring:
            x, y = frame.pixels(drawn.line[0]) * SCALE
            marks.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{drawn.ring * UNITS:.0f}"/>')
        elif drawn.plain:
            (a, b), (c, d) = frame.pixels(drawn.line) * SCALE
            marks.append(f'<path d="M{a:.0f} {b:.0f}L{c:.0f} {d:.0f}"/>')
        else:
            line, tips = _headed(drawn, size)
            pixels = frame.pixels(line)
            lines.append(path([smooth(thin(pixels, max(8.0, len(pixels))))], SCALE, False))
            heads += [polygon(frame.pixels(tip) * SCALE) for tip in tips]
    out = _rimmed(easel, "".join(lines), "".join(heads)) if lines else ""
    if marks:
        out += _dashed(easel, "".join(marks))
    return f'<g class="sf-arrow">{out}</g>' if out else ""


def _rimmed(easel: Easel, lines: str, heads: str) -> str:
    wide = easel.pen.arrow * UNITS
    out = ""
    for colour, rim in ((easel.theme.edge, wide * 0.9), (easel.theme.accent, 0.0)):
        edge = f' stroke="{colour}" stroke-width="{rim:.0f}" stroke-linejoin="round"' if rim else ""
        out += (
            f'<path fill="none" stroke="{colour}" stroke-width="{wide + rim:.0f}" '
            f'stroke-linecap="round" d="{lines}"/><path fill="{colour}"{edge} d="{heads}"/>'
        )
    return out


def _dashed(easel: Easel, marks: str) -> str:
    wide = easel.pen.arrow * UNITS
    return "".join(
        f'<g fill="none" stroke="{colour}" stroke-width="{wide * 0.8 + rim:.0f}" '
        f'stroke-dasharray="{wide * 2.2:.0f} {wide * 1.4:.0f}">{marks}</g>'
        for colour, rim in ((easel.theme.edge, wide * 0.9), (easel.theme.accent, 0.0))
    )


def _headed(drawn: Stroke, size: float) -> tuple[Array, list[Array]]:
    """The line without its ends, and a head for each."""
    line, tips = drawn.line, []
    for forward in (True, False) if drawn.both_ways else (True,):
        line = line if forward else line[::-1]
        tip = line[-1]
        line, back = _shorten(line, size * 0.7)
        tips.append(_head(tip, back, size))
        line = line if forward else line[::-1]
    return line, tips


def _head(tip: Array, back: Array, size: float) -> Array:
    """(4, 2) an arrow head at `tip`, coming from `back`."""
    way = tip - back
    way = way / max(float(np.hypot(*way)), 1e-9)
    side = np.array([-way[1], way[0]]) * size * 0.62
    return np.array(
        [tip, tip - way * size + side, tip - way * size * 0.74, tip - way * size - side]
    )


def _shorten(line: Array, by: float) -> tuple[Array, Array]:
    """The line without its last `by` cm, and the point where it was cut."""
    lengths = np.hypot(*np.diff(line, axis=0).T)
    travelled = np.concatenate([[0.0], np.cumsum(lengths)])
    stop = max(travelled[-1] - by, travelled[-1] * 0.3)
    point = np.array([np.interp(stop, travelled, line[:, k]) for k in (0, 1)])
    return np.vstack([line[travelled < stop], point]), point
