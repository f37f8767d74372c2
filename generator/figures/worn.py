"""What follows the body: a band, a weight, a belt, a cold pack, all as beads."""

from dataclasses import dataclass

import numpy as np

from generator.figures.beads import PART, Beads, join
from generator.figures.frames import turn, unit
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton
from generator.model.prop import AnkleWeight, Band, FloatBelt, IcePack, Prop


def worn(prop: Prop, body: Skeleton) -> Beads | None:
    """Beads of a prop that follows the body; None for one that stands in the room."""
    if isinstance(prop, Band):
        return _band(prop, body)
    if isinstance(prop, AnkleWeight):
        shin = body.frames[f"shin_{prop.side}"]
        knee = body.points[f"knee_{prop.side}"]
        centre = knee - shin[:, 2] * body.build.shin * 0.87
        return _Ring(2.7, 2.7, 2.2, 4.4).beads(centre, shin, "weight", 14)
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
    start, end, name, girth = (
        ("hip", "knee", "thigh", _THIGH_GIRTH) if prop.round == "thighs"
        else ("knee", "ankle", "shin", _SHIN_GIRTH)
    )  # fmt: skip
    radius = float(np.interp(prop.along, *girth)) * body.build.girth_limb + 0.3
    centres, ups = [], []
    for letter in "lr":
        top, bottom = body.points[f"{start}_{letter}"], body.points[f"{end}_{letter}"]
        centres.append(top + (bottom - top) * prop.along)
        ups.append(body.frames[f"{name}_{letter}"][:, 2])
    across = unit(centres[0] - centres[1])
    up = ups[0] + ups[1]
    up = unit(up - across * (up @ across))
    forward = np.cross(across, up)

    def bow(centre: Array, first: float) -> Array:
        angles = np.radians(np.linspace(first, first + 180, 13))
        ring = np.outer(np.cos(angles), across) + np.outer(np.sin(angles), forward)
        return np.asarray(centre + radius * ring)

    left, right = bow(centres[0], -90), bow(centres[1], 90)
    steps = max(4, int(np.linalg.norm(centres[0] - centres[1]) / 1.6))
    share = np.linspace(0, 1, steps)[1:-1, None]
    front = left[-1] + (right[0] - left[-1]) * share
    back = right[-1] + (left[0] - right[-1]) * share
    points = np.concatenate([left, front, right, back])
    ahead = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    frame = np.stack([np.cross(ahead, up), ahead, np.broadcast_to(up, ahead.shape)], axis=2)
    return _beads(points, frame, (0.55, 1.5, 2.3), "band")
