"""Motion arrows that follow a landmark's real path, and the ring that marks a mistake."""

from dataclasses import dataclass

import numpy as np

from generator.figures.skeleton import unit
from generator.model.figure import Arrow, FaultRing, LevelLine, PathArrow


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line on the page in view cm, with the ends that carry a head."""

    line: np.ndarray
    """(n, 2)"""
    both_ways: bool
    plain: bool = False
    """a dashed line without a head"""
    ring: float = 0.0
    """radius of a ring at the line's only point, else 0"""


def stroke(
    arrow: Arrow, paths: dict[str, np.ndarray], at: dict[str, np.ndarray], camera: np.ndarray
) -> Stroke:
    """`paths` holds each landmark's (n, 3) places from start to end; `at` where it is in the arrow's panel."""
    if isinstance(arrow, FaultRing):
        centre = (at[arrow.landmark] @ camera.T)[:2] + np.array(arrow.offset)
        return Stroke(centre[None], False, ring=arrow.radius)
    if isinstance(arrow, LevelLine):
        ends = np.array([at[arrow.first], at[arrow.second]])
        way = unit(ends[1] - ends[0]) * arrow.beyond
        return Stroke(
            (np.array([ends[0] - way, ends[1] + way]) @ camera.T)[:, :2], False, plain=True
        )
    if isinstance(arrow, PathArrow):
        line = (paths[arrow.landmark] @ camera.T)[:, :2]
        middle = line.mean(axis=0)
        return Stroke(
            (line - middle) * arrow.scale + middle + np.array(arrow.offset), arrow.both_ways
        )
    start = np.array(arrow.start)
    ends = np.array([start, start + np.array(arrow.by)]) @ camera.T
    share = np.linspace(0, 1, 9)[:, None]
    return Stroke((ends[0] + (ends[1] - ends[0]) * share)[:, :2], arrow.both_ways)


def head(tip: np.ndarray, back: np.ndarray, size: float) -> np.ndarray:
    """(4, 2) arrow head at `tip`, coming from `back`."""
    way = tip - back
    way = way / max(float(np.hypot(*way)), 1e-9)
    side = np.array([-way[1], way[0]])
    return np.array(
        [
            tip,
            tip - way * size + side * size * 0.62,
            tip - way * size * 0.74,
            tip - way * size - side * size * 0.62,
        ]
    )


def shorten(line: np.ndarray, by: float) -> tuple[np.ndarray, np.ndarray]:
    """The line without its last `by` cm, and the point where it was cut (the head's back)."""
    lengths = np.hypot(*np.diff(line, axis=0).T)
    travelled = np.concatenate([[0.0], np.cumsum(lengths)])
    stop = max(travelled[-1] - by, travelled[-1] * 0.3)
    point = np.array([np.interp(stop, travelled, line[:, k]) for k in (0, 1)])
    return np.vstack([line[travelled < stop], point]), point
