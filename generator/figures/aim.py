"""What hands and feet share: a limb, what is wanted of it, and where its end goes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.figures.frames import between, bone_frame
from generator.figures.props import Standing
from generator.figures.shapes import Array
from generator.figures.skeleton import Angles, Skeleton
from generator.model.contact import FootReach, HandReach

Goals = Sequence[tuple[HandReach | FootReach | None, float]]
"""What each keyframe wants of a limb, and its weight; None follows the joint angles."""


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg, with what it may touch."""

    body: Skeleton
    letter: str
    angles: Angles
    props: dict[str, Standing]

    @property
    def sign(self) -> int:
        """1 on the left, -1 on the right."""
        return 1 if self.letter == "l" else -1

    def point(self, joint: str) -> Array:
        return self.body.points[f"{joint}_{self.letter}"]

    def frame(self, part: str) -> Array:
        return self.body.frames[f"{part}_{self.letter}"]

    def tried(self) -> "Limb":
        """The same on a body of its own, to see where a goal would put it."""
        return Limb(self.body.copy(), self.letter, self.angles, self.props)


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a limb's end goes."""

    end: Array
    """wrist or ankle"""
    frame: Array
    """hand or foot"""
    pole: Array
    """the way the elbow or knee points"""


def mixed(aims: list[tuple[Aim, float]], start: Array) -> Aim:
    """One aim, or two by their weights; the pole turns about the limb's line from `start`."""
    if len(aims) == 1:
        return aims[0][0]
    (first, _), (second, share) = aims
    end = first.end + (second.end - first.end) * share
    # Turned, not averaged: the mean of two far-apart directions would straighten the limb.
    spin = between(bone_frame(start, end, first.pole), bone_frame(start, end, second.pole), share)
    return Aim(end, between(first.frame, second.frame, share), spin[:, 0])


def heading(degrees: float) -> Array:
    """(3,) a level direction: 0 is x, 90 is y."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
