"""Joint angles to joint positions, and back for a limb that reaches.

Positions are (3,) arrays in cm. Limbs run along their frame's minus z.
"""

from dataclasses import dataclass, field

import numpy as np

from generator.figures.build import Build
from generator.figures.frames import between, turn, unit
from generator.figures.shapes import Array

Angles = dict[str, float]
"""Flat keys such as `hip.r.flex`; a missing one is 0."""

VERTEBRAE = 13
_BEND_FROM, _BEND_TO = 0.12, 0.85

_BASES = {
    "standing": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "supine": ((0, 0, 1), (0, 1, 0), (-1, 0, 0)),
    "prone": ((0, 0, -1), (0, 1, 0), (1, 0, 0)),
    "side_left": ((0, -1, 0), (0, 0, -1), (1, 0, 0)),
    "side_right": ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
}
BASE_ANGLES: dict[str, tuple[str, Angles]] = {
    "kneeling": ("standing", {"knee.l.flex": 90, "knee.r.flex": 90}),
    "seated": (
        "standing",
        {"hip.l.flex": 90, "hip.r.flex": 90, "knee.l.flex": 90, "knee.r.flex": 90},
    ),
    "quadruped": (
        "prone",
        {"hip.l.flex": 90, "hip.r.flex": 90, "knee.l.flex": 90, "knee.r.flex": 90,
         "shoulder.l.flex": 90, "shoulder.r.flex": 90},
    ),
}  # fmt: skip
"""Bases that also bend joints: the base they stand on, and the angles."""


def ball(angles: Angles, joint: str, letter: str) -> Array:
    """A hip's or shoulder's rotation: outward, then to the side, then forward."""
    sign = 1 if letter == "l" else -1
    key = f"{joint}.{letter}"
    return (
        turn("y", -angles.get(f"{key}.flex", 0))
        @ turn("x", sign * angles.get(f"{key}.abd", 0))
        @ turn("z", sign * angles.get(f"{key}.rot", 0))
    )


def ball_angles(rotation: Array, letter: str) -> tuple[float, float, float]:
    """Flexion, abduction and outward rotation of a hip or shoulder rotation."""
    sign = 1 if letter == "l" else -1
    down = -rotation[:, 2]
    abduction = np.degrees(np.arcsin(np.clip(down[1], -1, 1)))
    flexion = np.degrees(np.arctan2(down[0], -down[2]))
    rest = turn("x", -abduction) @ turn("y", flexion) @ rotation
    outward = np.degrees(np.arctan2(rest[1, 0], rest[0, 0]))
    return float(flexion), float(sign * abduction), float(sign * outward)


@dataclass(slots=True)
class Skeleton:
    build: Build
    points: dict[str, Array] = field(default_factory=dict)
    frames: dict[str, Array] = field(default_factory=dict)
    spine: Array = field(default_factory=lambda: np.zeros((VERTEBRAE, 3)))
    """(VERTEBRAE, 3) points from between the hips to the base of the neck."""
    spine_frames: Array = field(default_factory=lambda: np.zeros((VERTEBRAE, 3, 3)))
    curl: dict[str, float] = field(default_factory=dict)

    def move(self, by: Array) -> None:
        for name in self.points:
            self.points[name] = self.points[name] + by
        self.spine = self.spine + by

    def copy(self) -> "Skeleton":
        return Skeleton(
            self.build, dict(self.points), dict(self.frames),
            self.spine.copy(), self.spine_frames.copy(), dict(self.curl),
        )  # fmt: skip


def stand(build: Build, base: str, angles: Angles, at: Array) -> Skeleton:
    """Every joint from its angles, with the middle of the hips at `at`."""
    body = Skeleton(build)
    root = (
        turn("z", angles.get("root.heading", 0))
        @ np.array(_BASES[base], float).T
        @ turn("y", angles.get("root.tilt", 0))
        @ turn("x", -angles.get("root.lean", 0))
        @ turn("z", angles.get("root.roll", 0))
    )
    body.frames["pelvis"] = root
    body.points["pelvis"] = np.asarray(at, float)
    _bend_spine(body, angles)
    chest = body.frames["chest"]
    for letter, sign in (("l", 1), ("r", -1)):
        socket = np.array([0, sign * build.hip_half, 0])
        body.points[f"hip_{letter}"] = body.points["pelvis"] + root @ socket
        thigh = root @ ball(angles, "hip", letter)
        shin = thigh @ turn("y", angles.get(f"knee.{letter}.flex", 0))
        place_leg(body, letter, thigh, shin, foot_frame(shin, angles, letter))

        body.frames[f"girdle_{letter}"] = chest
        upper = chest @ ball(angles, "shoulder", letter)
        place_shoulder(body, letter, angles, upper)
        fore = (
            upper
            @ turn("y", -angles.get(f"elbow.{letter}.flex", 0))
            @ turn("z", -sign * angles.get(f"elbow.{letter}.pron", 0))
        )
        hand = (
            fore
            @ turn("x", -sign * angles.get(f"wrist.{letter}.flex", 0))
            @ turn("y", -angles.get(f"wrist.{letter}.dev", 0))
        )
        place_arm(body, letter, upper, fore, hand)
        body.curl[letter] = angles.get(f"fingers.{letter}.curl", 12)
    return body


def _bend_spine(body: Skeleton, angles: Angles) -> None:
    shares = np.clip((np.linspace(0, 1, VERTEBRAE) - _BEND_FROM) / (_BEND_TO - _BEND_FROM), 0, 1)
    step = body.build.trunk / (VERTEBRAE - 1)
    point = body.points["pelvis"]
    for index, share in enumerate(shares):
        frame = (
            body.frames["pelvis"]
            @ turn("y", share * angles.get("spine.flex", 0))
            @ turn("x", -share * angles.get("spine.side", 0))
            @ turn("z", share * angles.get("spine.twist", 0))
        )
        if index:
            point = point + step * (body.spine_frames[index - 1][:, 2] + frame[:, 2]) / 2
        body.spine[index], body.spine_frames[index] = point, frame
    chest = body.spine_frames[-1]
    head = (
        chest
        @ turn("y", angles.get("neck.flex", 0))
        @ turn("x", -angles.get("neck.side", 0))
        @ turn("z", angles.get("neck.twist", 0))
    )
    neck = body.spine[-1]
    # The neck leans forward and takes half of the head's bend.
    along = unit(between(chest, head, 0.5) @ np.array([0.28, 0, 1]))
    body.frames |= {"chest": chest, "head": head, "neck": between(chest, head, 0.5)}
    body.points["neck"] = neck
    body.points["skull"] = neck + along * body.build.neck
    body.points["head"] = body.points["skull"] + head @ np.array([1.2, 0, 7.5])
    body.points["waist"] = body.spine[VERTEBRAE // 3]
    body.points["chest"] = body.spine[2 * VERTEBRAE // 3] + chest @ np.array([6, 0, 0])


def place_shoulder(body: Skeleton, letter: str, angles: Angles, upper: Array) -> None:
    """The shoulder joint; lifting the arm lifts the blade, up to 4 cm."""
    sign = 1 if letter == "l" else -1
    build, chest = body.build, body.frames["chest"]
    down = chest.T @ -upper[:, 2]
    lift = 4.0 * np.clip((down[2] + 0.5) / 1.5, 0, 1)
    up = angles.get(f"girdle.{letter}.up", 0) + lift
    forward = angles.get(f"girdle.{letter}.forward", 0)
    inward = 0.45 * lift + 0.6 * abs(forward)
    body.points[f"shoulder_{letter}"] = body.points["neck"] + chest @ np.array(
        [
            forward - 0.5,
            sign * (build.shoulder_half - inward),
            build.shoulder_height - build.trunk + up,
        ]
    )


def place_leg(body: Skeleton, letter: str, thigh: Array, shin: Array, foot: Array) -> None:
    build, points = body.build, body.points
    body.frames |= {f"thigh_{letter}": thigh, f"shin_{letter}": shin, f"foot_{letter}": foot}
    points[f"knee_{letter}"] = points[f"hip_{letter}"] - build.thigh * thigh[:, 2]
    points[f"ankle_{letter}"] = points[f"knee_{letter}"] - build.shin * shin[:, 2]
    points[f"heel_{letter}"] = points[f"ankle_{letter}"] + foot @ np.array(
        [-5.0, 0, -build.ankle_height]
    )
    points[f"toe_{letter}"] = points[f"ankle_{letter}"] + foot @ np.array(
        [build.foot, 0, 1.8 - build.ankle_height]
    )


PALM = np.array([0.3, 0, -7.0])
"""From the wrist to the middle of the palm's skin, in the hand's frame; y is set by the side."""
PALM_DEPTH = 1.5


def palm_from_wrist(letter: str) -> Array:
    sign = 1 if letter == "l" else -1
    return np.asarray(PALM + np.array([0, -sign * PALM_DEPTH, 0]))


def place_arm(body: Skeleton, letter: str, upper: Array, fore: Array, hand: Array) -> None:
    build, points = body.build, body.points
    body.frames |= {
        f"upper_arm_{letter}": upper, f"forearm_{letter}": fore, f"hand_{letter}": hand,
    }  # fmt: skip
    points[f"elbow_{letter}"] = points[f"shoulder_{letter}"] - build.upper_arm * upper[:, 2]
    points[f"wrist_{letter}"] = points[f"elbow_{letter}"] - build.forearm * fore[:, 2]
    points[f"palm_{letter}"] = points[f"wrist_{letter}"] + hand @ palm_from_wrist(letter)


def foot_frame(shin: Array, angles: Angles, letter: str) -> Array:
    sign = 1 if letter == "l" else -1
    return (
        shin
        @ turn("z", sign * angles.get(f"ankle.{letter}.turn", 0))
        @ turn("y", -angles.get(f"ankle.{letter}.dorsi", 0))
        @ turn("x", sign * angles.get(f"ankle.{letter}.evert", 0))
    )


def two_bones(
    start: Array, end: Array, first: float, second: float, pole: Array
) -> tuple[Array, Array]:
    """The middle joint and the reached end of a two-bone limb bent towards `pole`.

    The end falls short of a target out of reach; the check reports by how much.
    """
    line = end - start
    length = float(np.linalg.norm(line))
    along = unit(line)
    length = float(np.clip(length, abs(first - second) + 0.5, first + second - 0.02))
    offset = (first**2 - second**2 + length**2) / (2 * length)
    height = np.sqrt(max(first**2 - offset**2, 0.0))
    aside = pole - along * (pole @ along)
    if np.linalg.norm(aside) < 1e-6:
        aside = np.cross(along, [0.3, 0.9, 0.3])
    return start + along * offset + unit(aside) * height, start + along * length
