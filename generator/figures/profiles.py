"""How thick each part of the body is, and where its clothes end.

A profile is rows of (along, forward, outward, half depth, half width): where a
slice of a part sits and how thick it is, in cm; `along` runs from 0 to 1 down a
limb and in cm up the trunk and along a foot.
"""

from functools import lru_cache

import numpy as np

from generator.figures.shapes import Array

SHIRT_HEM, COLLAR = 4.5, 47.2
SHORTS_LEG, SLEEVE, SOCK, SOLE = 0.50, 0.50, 0.90, 1.9
STRAP = 1.1
"""Half the width of the strap round an ankle weight."""

THIGH = np.array([
    (-0.02, -0.3, 0.0, 8.6, 8.2), (0.12, 0.2, 0.1, 8.7, 8.3), (0.30, 0.7, 0.2, 8.3, 7.9),
    (0.50, 0.9, 0.1, 7.5, 7.1), (0.70, 0.7, -0.1, 6.5, 6.1), (0.85, 0.4, -0.2, 5.7, 5.4),
    (0.95, 0.5, -0.1, 5.3, 5.2), (1.0, 0.3, 0.0, 5.1, 5.1),
])  # fmt: skip
SHIN = np.array([
    (0.0, 0.3, 0.0, 5.1, 5.0), (0.08, -0.1, 0.0, 5.0, 4.9), (0.18, -0.9, -0.1, 5.2, 5.0),
    (0.30, -1.3, -0.1, 5.3, 5.1), (0.42, -1.1, 0.0, 4.9, 4.7), (0.58, -0.6, 0.0, 4.1, 3.9),
    (0.75, -0.2, 0.0, 3.3, 3.2), (0.90, 0.0, 0.0, 2.9, 2.9), (1.0, 0.1, 0.0, 3.1, 3.0),
])  # fmt: skip
UPPER_ARM = np.array([
    (-0.03, 0.0, -0.5, 5.2, 5.0), (0.10, 0.1, 0.1, 5.2, 5.1), (0.25, 0.2, 0.2, 4.9, 4.8),
    (0.45, 0.3, 0.0, 4.4, 4.2), (0.70, 0.2, 0.0, 3.9, 3.7), (0.90, 0.0, 0.0, 3.6, 3.5),
    (1.0, 0.0, 0.0, 3.5, 3.5),
])  # fmt: skip
FOREARM = np.array([
    (0.0, 0.0, 0.0, 3.5, 3.5), (0.12, 0.2, 0.1, 3.9, 3.7), (0.28, 0.2, 0.1, 3.8, 3.6),
    (0.55, 0.1, 0.0, 3.2, 2.9), (0.80, 0.0, 0.0, 2.7, 2.2), (1.0, 0.0, 0.0, 2.7, 1.9),
])  # fmt: skip
TRUNK = np.array([
    (-9.0, -0.5, 0.0, 4.5, 5.0), (-6.0, -0.3, 0.0, 7.5, 10.0), (-2.0, 0.0, 0.0, 9.0, 14.5),
    (3.0, 0.2, 0.0, 9.3, 15.8), (8.0, 0.4, 0.0, 9.0, 14.6), (13.0, 0.8, 0.0, 8.4, 12.9),
    (18.0, 0.9, 0.0, 8.2, 12.3), (24.0, 0.7, 0.0, 8.8, 13.2), (30.0, 0.5, 0.0, 9.6, 14.4),
    (36.0, 0.0, 0.0, 9.6, 14.8), (40.0, -0.5, 0.0, 8.6, 13.6), (43.5, -1.0, 0.0, 7.0, 10.5),
    (46.5, -0.8, 0.0, 5.8, 7.0), (49.0, 0.0, 0.0, 5.2, 5.6),
])  # fmt: skip
FOOT = np.array([  # along the foot from the ankle; the middle's height, half height, half width
    (-4.6, -4.6, 2.8, 2.6), (-3.0, -3.9, 3.7, 3.4), (0.0, -3.3, 4.2, 3.6), (3.5, -3.6, 4.0, 3.7),
    (7.0, -4.4, 3.3, 4.1), (10.5, -5.0, 2.7, 4.5), (13.5, -5.3, 2.4, 4.3), (15.6, -5.5, 2.2, 3.6),
])  # fmt: skip


def curve(table: Array, at: Array) -> Array:
    """Columns 1 on of a profile at `at`, by Catmull-Rom."""
    x, y = table[:, 0], table[:, 1:]
    slope = np.gradient(y, x, axis=0)
    index = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    width = (x[index + 1] - x[index])[:, None]
    t = np.clip((at - x[index])[:, None] / width, 0, 1)
    return np.asarray(
        y[index] * (1 + 2 * t) * (1 - t) ** 2 + slope[index] * width * t * (1 - t) ** 2
        + y[index + 1] * t**2 * (3 - 2 * t) + slope[index + 1] * width * t**2 * (t - 1)
    )  # fmt: skip


@lru_cache(maxsize=64)
def limb(name: str, length: float, girth: float, sign: int) -> tuple[Array, Array, Array]:
    """Centres (n, 3), radii (n, 3) and distances down (n,) of a limb in its own frame."""
    table = {"thigh": THIGH, "shin": SHIN, "upper_arm": UPPER_ARM, "forearm": FOREARM}[name]
    at = np.linspace(table[0, 0], table[-1, 0], 52 if name in ("thigh", "shin") else 40)
    rows = curve(table, at)
    down = at * length
    cloth = np.ones(len(at))
    if name == "thigh":  # shorts hang a little off the leg at their hem
        cloth += 0.07 * np.clip((at - 0.05) / 0.4, 0, 1) * (at < SHORTS_LEG + 0.01)
    if name == "upper_arm":
        cloth += (0.04 + 0.12 * np.clip(at / 0.45, 0, 1)) * (at < SLEEVE + 0.01)
    width = girth * cloth
    centres = np.column_stack([rows[:, 0], sign * rows[:, 1], -down])
    radii = np.column_stack(
        [rows[:, 2] * width, rows[:, 3] * width, np.minimum(rows[:, 2], rows[:, 3]) * 1.25]
    )
    past = {"thigh": 4.4, "shin": 4.4, "upper_arm": 3.4, "forearm": 3.3}[name]
    if name == "thigh":
        radii[:, 2] = np.minimum(radii[:, 2], down + 7.0)
    if name in ("shin", "forearm"):  # a long bead would show through the joint it hangs from
        radii[:, 2] = np.minimum(radii[:, 2], down + past)
    radii[:, 2] = np.minimum(radii[:, 2], length - down + past)
    hem = {"thigh": SHORTS_LEG, "upper_arm": SLEEVE}.get(name)
    if hem is not None:  # beads under the hem end at it, or the flare would bulge past
        room = np.where(at < hem, (hem - at) * length + 0.6, radii[:, 2])
        radii[:, 2] = np.clip(radii[:, 2], 0.6, np.maximum(room, 0.6))
    return centres, radii, down
