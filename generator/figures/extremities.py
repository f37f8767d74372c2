"""Head, hair and hands: what a small picture is recognised by."""

from itertools import pairwise

import numpy as np

from generator.figures.beads import Beads, Bone
from generator.figures.frames import turn
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton

FINGERS = ((2.9, 7.0, 0.98), (1.0, 7.9, 1.0), (-0.95, 7.4, 0.98), (-2.8, 6.0, 0.9))
"""Each finger's place across the palm (thumb side positive), length and radius."""
FINGER_ROOT = -8.4


def finger_lines(curl: float, sign: int) -> list[Array]:
    """Each finger's (4, 3) joints in the hand's frame."""
    lines = []
    for across, length, _ in FINGERS:
        point = np.array([across, 0.0, FINGER_ROOT])
        joints, angle = [point], 0.0
        for share, bend in ((0.45, 0.7), (0.3, 1.0), (0.25, 0.6)):
            angle += bend * curl
            spread = turn("y", -across * 1.6 * (1 - curl / 100))
            point = point + spread @ turn("x", -sign * angle) @ np.array([0, 0, -share * length])
            joints.append(point)
        lines.append(np.array(joints))
    return lines


def hand(body: Skeleton, letter: str, sign: int) -> list[Beads]:
    frame, wrist = body.frames[f"hand_{letter}"], body.points[f"wrist_{letter}"]
    curl = body.curl[letter]
    rows = [(0.0, 0.0, -0.4, 2.5, 1.8, 2.0)]
    for at in np.linspace(0, 1, 7):
        wide = 2.7 + 1.3 * min(1, at * 1.6)
        rows.append((0.1 + 0.2 * at, 0, -1.5 - 6.4 * at, wide, 1.75 - 0.35 * at, 1.6))
    for (_, _, radius), joints in zip(FINGERS, finger_lines(curl, sign), strict=True):
        for start, end in pairwise(joints):
            for at in (0.0, 0.34, 0.67, 1.0):
                point = start + (end - start) * at
                rows.append((*point, radius, radius, radius))
    fold = min(curl, 60) / 60
    thumb = np.array([
        (1.9, -sign * 0.1, -1.8), (4.2, -sign * (0.3 + 0.9 * fold), -4.0),
        (5.3 - 1.5 * fold, -sign * (0.4 + 1.8 * fold), -6.8),
        (5.6 - 3.0 * fold, -sign * (0.4 + 2.6 * fold), -9.0),
    ])  # fmt: skip
    for start, end, radius in zip(thumb[:-1], thumb[1:], (1.6, 1.3, 1.1), strict=True):
        for at in (0.0, 0.34, 0.67, 1.0):
            rows.append((*(start + (end - start) * at), radius, radius, radius))
    return [Bone(f"hand_{letter}", wrist, frame).balls(rows)]


def head(body: Skeleton, hair: str) -> list[Beads]:
    frame, skull = body.frames["head"], body.points["skull"]
    origin = skull + frame @ np.array([1.2, 0, 7.0])
    jaw = 1.0 + 0.08 * (1 - body.build.bust)
    face = [
        (-0.6, 0, 1.2, 8.6, 7.0, 8.8), (2.0, 0, -0.2, 7.0, 6.5, 7.6),
        (2.7, 0, -4.2, 5.6, 5.6 * jaw, 5.6),
        (3.6, 0, -6.6, 4.4, 4.4 * jaw, 4.2), (4.8, 0, -8.2, 2.9, 3.0 * jaw, 2.6),
        (0.3, 0, -4.6, 5.4, 5.6 * jaw, 4.6),
        (8.5, 0, -0.4, 1.0, 0.9, 1.6), (9.0, 0, -1.6, 1.2, 1.0, 1.3), (9.3, 0, -2.4, 1.2, 1.3, 1.0),
        (7.7, 0, -4.9, 1.2, 1.9, 0.9), (7.5, 0, -6.0, 1.1, 1.7, 0.8),
        (-0.6, 6.8, -1.4, 1.9, 1.1, 2.9), (-0.6, -6.8, -1.4, 1.9, 1.1, 2.9),
        (-0.4, 6.7, -3.4, 1.3, 1.0, 1.5), (-0.4, -6.7, -3.4, 1.3, 1.0, 1.5),
    ]  # fmt: skip
    return [
        Bone("head", origin, frame).balls(face),
        Bone("hair", origin, frame).balls(_HAIR[hair]),
    ]


_CAP = [
    (-1.6, 0, 2.4, 8.7, 7.9, 8.7), (0.5, 0, 5.0, 7.5, 7.0, 5.9), (-3.4, 0, -0.8, 6.2, 7.0, 6.6),
]  # fmt: skip
_HAIR: dict[str, list[tuple[float, ...]]] = {
    "short": [*_CAP, (2.6, 0, 6.2, 6.2, 6.0, 3.9), (-4.4, 0, -2.8, 4.6, 6.0, 4.6)],
    "bun": [*_CAP, (-7.6, 0, 8.6, 4.5, 4.5, 4.3), (-6.0, 0, 6.6, 3.6, 3.6, 3.4)],
    "ponytail": [
        *_CAP, (-9.8, 0, 5.2, 2.4, 2.2, 2.2),
        *[
            (-11.4 - 1.5 * t + 0.15 * t * t, 0, 4.6 - 2.4 * t, 2.7 - 0.2 * t, 2.5 - 0.2 * t, 2.6)
            for t in range(8)
        ],
    ],
    "bob": [
        *_CAP, (2.4, 0, 5.6, 6.4, 6.6, 4.2),
        *[(-4.2 + 0.3 * t, side * 4.2, 0.5 - 2.3 * t, 4.6, 4.0,
        4.0) for t in range(4) for side in (1, -1)],
        (-5.0, 0, -4.8, 4.2, 6.0, 5.0),
    ],
    "curly": [
        (-1.8, 0, 3.2, 9.6, 9.0, 9.4), (-3.6, 0, -1.2, 7.4, 8.4, 6.6),
        *[
            (-1.6 + 9.6 * np.cos(a) * np.cos(e), 8.6 * np.sin(a) * np.cos(e),
            3.6 + 9.2 * np.sin(e), 2.9, 2.9, 2.9)
            for e, step in ((-0.25, 0.55), (0.25, 0.5), (0.75, 0.6), (1.2, 1.1))
            for a in np.arange(-np.pi, np.pi, step)
            if not (abs(a) < 1.15 and e < 0.55)
        ],
    ],
}  # fmt: skip
