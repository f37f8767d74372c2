"""How far joints go.

Normal active range of motion in degrees as the American Academy of Orthopaedic
Surgeons tabulates it, widely reprinted in goniometry textbooks. Where body
weight or a hand pushes a joint (a knee under a kneeling body, a wrist under a
leaning one) it goes somewhat further; those allowances are ours and are kept
apart.
"""

from collections.abc import Iterator

import numpy as np

from generator.figures.frames import unit
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton, ball_angles

ACTIVE: dict[str, tuple[float, float]] = {
    "hip.flex": (-30, 120),
    "hip.abd": (-30, 45),
    "hip.rot": (-45, 45),
    "knee.flex": (0, 135),
    "ankle.dorsi": (-50, 20),
    "ankle.evert": (-35, 15),
    "shoulder.flex": (-60, 180),
    "shoulder.abd": (-45, 180),
    "shoulder.rot": (-70, 90),
    "elbow.flex": (0, 150),
    "elbow.pron": (-80, 80),
    "wrist.flex": (-70, 80),
    "wrist.dev": (-30, 20),
    "spine.flex": (-25, 80),
    "spine.side": (-35, 35),
    "spine.twist": (-45, 45),
    "neck.flex": (-45, 45),
    "neck.side": (-45, 45),
    "neck.twist": (-60, 60),
}
PASSIVE: dict[str, float] = {
    "hip.flex": 10, "hip.rot": 25, "hip.abd": 10, "knee.flex": 15, "ankle.dorsi": 12,
    "ankle.evert": 10,
    "shoulder.flex": 10, "shoulder.rot": 25, "elbow.pron": 20, "wrist.flex": 20, "wrist.dev": 15,
    "elbow.flex": 5, "shoulder.abd": 15,
}  # fmt: skip
DEEP, DEEP_ROTATION = 80.0, 20.0
"""A hip bent this far turns out this much further when something holds it there, as in pigeon."""
TURN = 32.0
"""Toes turned out or in against the shin, mostly by the rotation a bent knee allows."""


def measured(body: Skeleton, angles: dict[str, float]) -> Iterator[tuple[str, str, float]]:
    """(joint.motion, side or "", degrees) of every joint as it stands, reached or stated."""
    for joint in ("spine", "neck"):
        for motion in ("flex", "side", "twist"):
            yield f"{joint}.{motion}", "", angles.get(f"{joint}.{motion}", 0.0)
    for letter, sign in (("l", 1), ("r", -1)):
        frames = body.frames
        thigh, shin, foot = (frames[f"{name}_{letter}"] for name in ("thigh", "shin", "foot"))
        flexion, abduction, outward = ball_angles(frames["pelvis"].T @ thigh, letter)
        yield "hip.flex", letter, flexion
        yield "hip.abd", letter, abduction
        yield (
            "hip.rot",
            letter,
            outward - DEEP_ROTATION if flexion > DEEP and outward > DEEP_ROTATION else outward,
        )
        down = thigh.T @ -shin[:, 2]
        yield "knee.flex", letter, float(np.degrees(np.arctan2(-down[0], -down[2])))
        ankle = shin.T @ foot
        yield "ankle.dorsi", letter, float(np.degrees(np.arcsin(np.clip(ankle[2, 0], -1, 1))))
        yield "ankle.turn", letter, float(sign * np.degrees(np.arctan2(ankle[1, 0], ankle[0, 0])))
        yield "ankle.evert", letter, float(sign * np.degrees(np.arctan2(ankle[2, 1], ankle[2, 2])))
        yield from _arm(body, letter, sign)


def _arm(body: Skeleton, letter: str, sign: int) -> Iterator[tuple[str, str, float]]:
    frames = body.frames
    upper, fore, hand = (frames[f"{name}_{letter}"] for name in ("upper_arm", "forearm", "hand"))
    down = frames["chest"].T @ -upper[:, 2]
    # Flexion and abduction mix at the shoulder: what is checked is how far behind
    # the body and how far across it the arm points.
    yield "shoulder.flex", letter, float(np.degrees(np.arcsin(np.clip(down[0], -1, 1))))
    yield "shoulder.abd", letter, float(sign * np.degrees(np.arcsin(np.clip(down[1], -1, 1))))
    if down[2] < 0.6:  # near overhead the twist has no meaning
        plain = _least_turn(np.array([0, 0, -1.0]), down)
        turned = plain.T @ frames["chest"].T @ upper
        yield (
            "shoulder.rot",
            letter,
            float(sign * np.degrees(np.arctan2(turned[1, 0], turned[0, 0]))),
        )
    bent = upper.T @ -fore[:, 2]
    yield "elbow.flex", letter, float(np.degrees(np.arctan2(bent[0], -bent[2])))
    if f"forearm_turn_{letter}" in frames:
        spun = frames[f"forearm_turn_{letter}"].T @ fore
        yield "elbow.pron", letter, float(-sign * np.degrees(np.arctan2(spun[1, 0], spun[0, 0])))
    wrist = fore.T @ hand
    yield "wrist.flex", letter, float(-sign * np.degrees(np.arcsin(np.clip(wrist[2, 1], -1, 1))))
    yield "wrist.dev", letter, float(np.degrees(np.arctan2(wrist[2, 0], wrist[2, 2])))


def _least_turn(first: Array, second: Array) -> Array:
    axis = np.cross(first, second)
    sine, cosine = float(np.linalg.norm(axis)), float(first @ second)
    if sine < 1e-9:
        return np.eye(3)
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + sine * cross + (1 - cosine) * cross @ cross)


def allowed(motion: str) -> tuple[float, float]:
    if motion == "ankle.turn":
        return -TURN, TURN
    low, high = ACTIVE[motion]
    more = PASSIVE.get(motion, 0.0)
    # Straight is straight: an allowance bends a knee further, never backwards.
    return (low if low == 0 else low - more), high + more
