"""Target muscles as ellipsoids on the bones: places to point at, not anatomy."""

from collections.abc import Sequence

import numpy as np

from generator.figures.beads import Beads
from generator.figures.frames import between
from generator.figures.parts import MATERIAL, PART
from generator.figures.raster import Lens, Surface, rasterise
from generator.figures.shapes import Array, Mask
from generator.figures.skeleton import Skeleton
from generator.model.figure import Muscle

# (where it hangs, forward, outward, up, half sizes); hip: half-way between pelvis and thigh
_PLACES: dict[str, list[tuple[str, float, float, float, float, float, float]]] = {
    "gluteus_medius": [("pelvis", 0.0, 6.8, 6.0, 7.0, 6.6, 6.2),
    ("pelvis", -0.2, 8.8, 0.8, 4.2, 4.6, 5.4)],
    "gluteus_maximus": [("hip", -9.0, 0.5, 0.8, 6.0, 7.4, 7.0),
    ("hip", -6.5, 4.0, -3.0, 5.5, 5.0, 5.0)],
    "tensor_fasciae_latae": [("hip", 5.8, 5.0, -0.5, 5.2, 5.4, 7.5)],
    "vastus_lateralis": [("thigh", 1.2, 6.8, -17.0, 5.4, 4.4, 12.0)],
    "quadriceps": [("thigh", 8.0, 0.8, -19.0, 4.2, 5.0, 14.0)],
    "hamstrings": [("thigh", -8.0, 0.0, -19.0, 4.0, 5.2, 13.0)],
    "hip_flexors": [("hip", 8.5, -0.5, -2.0, 4.0, 4.4, 9.0)],
    "hip_rotators": [("hip", -8.6, 0.8, 2.4, 5.6, 6.2, 5.0)],
    "lateral_knee": [("thigh", 0.5, 5.4, -40.5, 3.6, 3.2, 4.2)],
}  # fmt: skip


def bellies(body: Skeleton, muscle: Muscle, letter: str) -> Beads:
    """The muscle's ellipsoids on one side."""
    sign = 1 if letter == "l" else -1
    pelvis, thigh = body.frames["pelvis"], body.frames[f"thigh_{letter}"]
    frames = {"pelvis": pelvis, "hip": between(pelvis, thigh, 0.5), "thigh": thigh}
    hip = body.points[f"hip_{letter}"]
    rows = _PLACES[muscle]
    frame = np.array([frames[row[0]] for row in rows])
    local = np.array([(x, sign * y, z) for _, x, y, z, *_ in rows])
    count = len(rows)
    return Beads(
        hip + np.einsum("nij,nj->ni", frame, local), frame,
        np.array([row[4:] for row in rows], float),
        np.zeros(count, int), np.zeros(count), np.zeros((count, 3)),
    )  # fmt: skip


TURNED_AWAY = -0.08
"""Cosine to the eye, below which a muscle lies on the far side."""


def turned_away(bodies: Sequence[Skeleton], muscle: Muscle, letter: str, camera: Array) -> bool:
    """Whether a muscle is on the far side over a whole movement: settled once, or it flickers."""
    sign = 1 if letter == "l" else -1
    _, x, y, *_ = _PLACES[muscle][0]
    outward = np.array([x, sign * y, 0]) / np.hypot(x, y)
    facing = [camera[2] @ bellies(body, muscle, letter).frame[0] @ outward for body in bodies]
    return bool(np.mean(facing) < TURNED_AWAY)


_BELOW_THE_SHIRT = {"gluteus_maximus", "hip_rotators"}
"""A buttock ends at the shirt's hem: painted above it, it is read as the low back."""


def masks(
    bellies: Beads, surface: Surface, muscle: Muscle, letter: str, lens: Lens
) -> tuple[Mask, Mask]:
    """(h, w) where the muscle is seen on the skin, and its whole shadow on the page."""
    own = (
        (surface.part == PART["trunk"])
        | (surface.part == PART[f"thigh_{letter}"])
        | (surface.part == PART[f"shin_{letter}"])
    )
    if muscle in _BELOW_THE_SHIRT:
        own &= surface.material != MATERIAL["shirt"]
    seen = np.zeros(own.shape, bool)
    points = surface.world[own]
    near = np.zeros(len(points), bool)
    for centre, axes, radii in zip(bellies.centre, bellies.frame, bellies.radii, strict=True):
        near |= ((((points - centre) @ axes) / radii) ** 2).sum(axis=1) < 1
    seen[own] = near
    whole = rasterise(bellies, lens).bead >= 0
    return seen, whole & own


def hatch(mask: Mask, gap: int) -> list[tuple[int, int, int, int]]:
    """Diagonal strokes (x0, y0, x1, y1) in pixels across a mask, `gap` pixels apart."""
    strokes = []
    ys, xs = np.nonzero(mask)
    if not len(xs):
        return []
    total = xs + ys
    for line in range(int(total.min()) // gap * gap, int(total.max()) + 1, gap):
        on_line = total == line
        if not on_line.any():
            continue
        x = np.sort(xs[on_line])
        for piece in np.split(x, np.flatnonzero(np.diff(x) > 2) + 1):
            if len(piece) > 3:
                a, b = int(piece[0]), int(piece[-1])
                strokes.append((a, line - a, b, line - b))
    return strokes
