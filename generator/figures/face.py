"""Eyes, brows, nose, mouth and hints of fingers: lines on the skin, where they are seen."""

import itertools

import numpy as np

from generator.figures.extremities import finger_lines
from generator.figures.parts import PART
from generator.figures.raster import Lens, Surface
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton


def _brow(side: int) -> list[tuple[float, float, float]]:
    return [(8.6, side * 1.5, 2.9), (8.1, side * 3.2, 3.5), (6.9, side * 4.7, 3.0)]


_LINES: dict[str, list[tuple[float, float, float]]] = {
    "eye": [(8.5, 2.9, 1.0), (8.5, 2.9, 0.1)],
    "eye_": [(8.5, -2.9, 1.0), (8.5, -2.9, 0.1)],
    "brow": _brow(1),
    "brow_": _brow(-1),
    "mouth": [(8.1, 2.1, -5.1), (8.9, 0.8, -5.5), (8.9, -0.8, -5.5), (8.1, -2.1, -5.1)],
    "nose": [(9.6, -0.6, 0.2), (10.3, -1.1, -1.8), (10.2, -1.2, -2.9), (10.5, 0.2, -3.3)],
    "ear": [(0.6, 7.6, 0.2), (-0.9, 7.9, 0.6), (-1.2, 7.9, -1.2), (-0.1, 7.8, -2.2)],
    "ear_": [(0.6, -7.6, 0.2), (-0.9, -7.9, 0.6), (-1.2, -7.9, -1.2), (-0.1, -7.8, -2.2)],
}


def lines(body: Skeleton, surface: Surface, lens: Lens) -> list[tuple[str, Array]]:
    """(kind, (n, 2) pixels) of each line seen: eye, brow, mouth, nose, ear or finger."""
    out = []
    head = body.frames["head"]
    origin = body.points["skull"] + head @ np.array([1.2, 0, 7.0])
    toward = lens.camera[2]
    facing = head[:, 0] @ toward
    for name, points in _LINES.items():
        kind = name.rstrip("_")
        if kind == "nose" and facing < 0.55:
            continue  # the profile shows it
        if (
            kind in ("eye", "brow")
            and (head @ (0.74, np.sign(points[0][1]) * 0.67, 0.0)) @ toward < 0.04
        ):
            continue
        line = origin + np.array(points) @ head.T
        seen = _seen(line, "head", surface, lens, 1.3 if kind != "ear" else 0.7)
        if seen is not None:
            out.append((kind, seen))
    for letter, sign in (("l", 1), ("r", -1)):
        hand, wrist = body.frames[f"hand_{letter}"], body.points[f"wrist_{letter}"]
        joints = finger_lines(body.curl[letter], sign)
        for first, second in itertools.pairwise(joints):
            middle = (first + second) / 2
            back = middle[:3] + np.array([0, sign * 0.55, 0])
            for side in (back, middle[:3] - np.array([0, sign * 0.55, 0])):
                seen = _seen(wrist + side @ hand.T, f"hand_{letter}", surface, lens, 1.1)
                if seen is not None:
                    out.append(("finger", seen))
                    break
    return out


_LACES = (((3.8, -1.7, -0.3), (4.2, 0, 0.4), (3.8, 1.7, -0.3)),
          ((6.3, -1.8, -1.5), (6.7, 0, -0.9), (6.3, 1.8, -1.5)))  # fmt: skip


def laces(body: Skeleton, surface: Surface, lens: Lens) -> list[Array]:
    """Two pale lines over each instep: they tell a shoe's top from its sole."""
    out = []
    for letter in "lr":
        ankle, frame = body.points[f"ankle_{letter}"], body.frames[f"foot_{letter}"]
        for lace in _LACES:
            line = _seen(ankle + np.array(lace) @ frame.T, f"foot_{letter}", surface, lens, 1.0)
            if line is not None:
                out.append(line)
    return out


def _seen(line: Array, part: str, surface: Surface, lens: Lens, slack: float) -> Array | None:
    """The line's pixels if all of it is on the visible skin of its part."""
    view = line @ lens.camera.T
    pixels = lens.frame.pixels(view)
    whole = np.floor(pixels).astype(int)
    rows, columns = surface.depth.shape
    if (whole < 0).any() or (whole[:, 0] >= columns).any() or (whole[:, 1] >= rows).any():
        return None
    at = whole[:, 1], whole[:, 0]
    good = (surface.part[at] == PART[part]) & (np.abs(surface.depth[at] - view[:, 2]) < slack)
    return pixels if good.mean() > 0.7 else None
