"""What follows the body: a band, a weight, a belt, a cold pack, all as beads."""

from dataclasses import dataclass, replace

import numpy as np

from generator.figures.beads import Beads, join
from generator.figures.frames import turn, unit
from generator.figures.parts import PART
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton
from generator.model.prop import AnkleWeight, Band, FloatBelt, IcePack, Prop


def worn(prop: Prop, body: Skeleton) -> Beads | None:
    """Beads of a prop that follows the body; None for one that stands in the room."""
    if isinstance(prop, Band):
        return _band(prop, body)
    if isinstance(prop, AnkleWeight):
        return _cuff(body, prop.side)
    if isinstance(prop, FloatBelt):
        frame, girth = body.spine_frames[3], body.build.girth_waist
        centre = body.spine[3] + frame @ np.array([0.8, 0, 0])
        return _Ring(7.8 * girth, 12.6 * girth, 2.4, 5.4).beads(centre, frame, "belt", 34)
    if isinstance(prop, IcePack):
        return _ice(body, prop.side)
    return None


def _beads(centre: Array, frame: Array, radii: tuple[float, float, float], part: str) -> Beads:
    """Beads of one size; `frame` is (3, 3) for all or (n, 3, 3)."""
    count = len(centre)
    return Beads(
        centre, np.broadcast_to(frame, (count, 3, 3)), np.broadcast_to(np.array(radii), (count, 3)),
        np.full(count, PART[part]), np.zeros(count), np.zeros((count, 3)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ring:
    """Something strapped round a limb or the waist, cm."""

    depth: float
    """half, front to back"""
    width: float
    """half, side to side"""
    thick: float
    tall: float

    def beads(self, centre: Array, frame: Array, part: str, count: int) -> Beads:
        at = np.linspace(0, 2 * np.pi, count, endpoint=False)
        ring = np.column_stack([self.depth * np.cos(at), self.width * np.sin(at), np.zeros(count)])
        turned = np.array([frame @ turn("z", float(np.degrees(a))) for a in at])
        return _beads(centre + ring @ frame.T, turned, (self.thick, 3.2, self.tall), part)


def _cuff(body: Skeleton, letter: str) -> Beads:
    """A thick cuff above the sock, in two pads with a strap round the middle."""
    shin = body.frames[f"shin_{letter}"]
    up = shin[:, 2]
    centre = body.points[f"knee_{letter}"] - up * body.build.shin * 0.75
    pads = [
        replace(
            _Ring(3.6, 3.6, 2.6, 3.8).beads(centre + up * height, shin, "weight", 16),
            along=np.full(16, height),
            cut=np.broadcast_to(up, (16, 3)),
        )
        for height in (-3.2, 3.2)
    ]
    return join(pads)


def _ice(body: Skeleton, letter: str) -> Beads:
    """A pack on the outside of the knee, with a cloth that reaches further round than it."""
    sign = 1 if letter == "l" else -1
    thigh, shin = body.frames[f"thigh_{letter}"], body.frames[f"shin_{letter}"]
    up = unit(thigh[:, 2] + shin[:, 2])
    forward = thigh[:, 0] + shin[:, 0]
    forward = unit(forward - up * (forward @ up))
    frame = np.column_stack([forward, np.cross(up, forward), up])
    knee = body.points[f"knee_{letter}"]

    def wrap(reach: float, half: float, away: float) -> Array:
        return np.array([
            turn("z", angle) @ np.array([0, sign * away, 0]) + np.array([0, 0, down])
            for angle in np.linspace(-reach, reach, 11)
            for down in np.linspace(-half, half, 9)
        ])  # fmt: skip

    cloth = _beads(knee + wrap(75, 8.5, 5.2) @ frame.T, frame, (1.7, 1.7, 1.7), "cloth")
    ice = _beads(knee + wrap(46, 5.4, 6.2) @ frame.T, frame, (2.2, 2.0, 2.2), "ice")
    return join([cloth, ice])


_THIGH_GIRTH = ([0, 0.5, 0.85, 1], [9, 7.8, 5.9, 5.2])
_SHIN_GIRTH = ([0, 0.5, 0.85, 1], [5.2, 4.6, 3.1, 3.2])


def _band(prop: Band, body: Skeleton) -> Beads:
    """Beads along the shortest loop round both legs."""
    start, end, girth = (
        ("hip", "knee", _THIGH_GIRTH) if prop.round == "thighs"
        else ("knee", "ankle", _SHIN_GIRTH)
    )  # fmt: skip
    radius = float(np.interp(prop.along, *girth)) * body.build.girth_limb + 0.6
    left, right = (
        _Hold.on(body.points[f"{start}_{letter}"], body.points[f"{end}_{letter}"], prop.along)
        for letter in "lr"
    )
    across = unit(left.centre - right.centre)
    round_left, round_right = left.bow(across, radius, -90), right.bow(across, radius, 90)
    steps = max(4, int(np.linalg.norm(left.centre - right.centre) / 1.6))
    share = np.linspace(0, 1, steps)[1:-1, None]
    front = round_left[-1] + (round_right[0] - round_left[-1]) * share
    back = round_right[-1] + (round_left[0] - round_right[-1]) * share
    points = np.concatenate([round_left, front, round_right, back])
    ahead = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    lean = right.up - left.up
    up = np.concatenate([
        np.broadcast_to(left.up, round_left.shape), left.up + lean * share,
        np.broadcast_to(right.up, round_right.shape), right.up - lean * share,
    ])  # fmt: skip
    up -= ahead * (up * ahead).sum(axis=1, keepdims=True)
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    frame = np.stack([np.cross(ahead, up), ahead, up], axis=2)
    beads = _beads(points, frame, (0.7, 1.6, 3.0), "band")
    # A part of its own: where the loop's front hides its back, a line goes between them.
    half = len(round_left) // 2
    place = np.arange(len(points))
    behind = (place < half) | (place >= len(points) - half - len(back))
    return replace(beads, part=np.where(behind, PART["band_back"], PART["band"]))


@dataclass(frozen=True, slots=True)
class _Hold:
    """Where a band goes round one leg: it leans with the leg."""

    centre: Array
    up: Array

    @classmethod
    def on(cls, top: Array, bottom: Array, along: float) -> "_Hold":
        return cls(top + (bottom - top) * along, unit(top - bottom))

    def bow(self, across: Array, radius: float, first: float) -> Array:
        """(13, 3) half a ring, from `first` degrees on: 0 is the left, 90 the front."""
        side = unit(across - self.up * (across @ self.up))
        angles = np.radians(np.linspace(first, first + 180, 13))
        ring = np.outer(np.cos(angles), side) + np.outer(np.sin(angles), np.cross(side, self.up))
        return np.asarray(self.centre + radius * ring)
