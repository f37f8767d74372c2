"""A pose and its contacts to a body in the room, for any moment of a movement.

The order is fixed: joint angles, then the anchor moves the body, then the rest
drops it, then limbs reach. All of it is done anew for each moment, so a hand
stays on the floor while the body moves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.figures import feet, hands
from generator.figures.aim import Limb
from generator.figures.beads import Beads
from generator.figures.body import clothe
from generator.figures.build import BUILDS
from generator.figures.parts import PARTS
from generator.figures.pose import LIMBS, Keyframe, Staged, blend
from generator.figures.props import Standing, place
from generator.figures.shapes import Array
from generator.figures.skeleton import Skeleton, stand
from generator.model.contact import Rest

REST_SINK = 0.8
"""How far flesh gives where it rests, cm."""


@dataclass(slots=True)
class Solved:
    """One moment."""

    body: Skeleton
    beads: Beads
    """the person alone"""
    props: dict[str, Standing]
    missed: dict[str, float]
    """contact name to how far it was missed, cm"""


def solve(staged: Staged, share: float) -> Solved:
    """The body at a share (0 to 1) of the movement."""
    (low, first), (high, second) = next(
        pair for pair in pairwise(staged.keys) if share <= pair[1][0]
    )
    part = (share - low) / (high - low)
    angles = blend(first.angles, second.angles, part)
    nowhere = np.zeros(3)
    props = {
        name: place(
            prop,
            first.move.get(name, nowhere) * (1 - part) + second.move.get(name, nowhere) * part,
        )
        for name, prop in staged.props.items()
    }
    build, hair = BUILDS[staged.person.build], staged.person.hair
    body = stand(build, first.base, angles, first.at * (1 - part) + second.at * part)
    weights = [(key, weight) for key, weight in ((first, 1 - part), (second, part)) if weight]
    body.move(_both(weights, lambda key: _anchored(body, key)))

    def rested(key: Keyframe) -> Array:
        return np.array([0, 0, drop(clothe(body, hair), key.rest, props) if key.rest else 0.0])

    body.move(_both(weights, rested))
    missed: dict[str, float] = {}
    for name in _in_order(first, second):
        goals = [(key.reach.get(name), weight) for key, weight in weights]
        if any(goal and goal.kind != "free" for goal, _ in goals):
            reach = hands.reach if name.startswith("hand") else feet.reach
            missed[name] = reach(Limb(body, name[-1], angles, props), goals)
    return Solved(body, clothe(body, hair), props, missed)


def _both(weights: list[tuple[Keyframe, float]], effect: Callable[[Keyframe], Array]) -> Array:
    """An effect of each keyframe's contacts, mixed."""
    return np.asarray(sum((effect(key) * weight for key, weight in weights), np.zeros(3)))


def _anchored(body: Skeleton, key: Keyframe) -> Array:
    if key.anchor is None:
        return np.zeros(3)
    return np.array(key.anchor.at) - body.points[key.anchor.landmark]


def _in_order(*keys: Keyframe) -> list[str]:
    """Feet before hands, and a limb that reaches for another limb after it."""

    def late(limb: str) -> bool:
        return any(getattr(key.reach.get(limb), "landmark", None) is not None for key in keys)

    return sorted(LIMBS, key=lambda limb: (limb.startswith("hand"), late(limb)))


def drop(beads: Beads, rest: Rest, props: dict[str, Standing]) -> float:
    """How far to move the body up (negative: down) until a resting part touches its surface."""
    wanted = [PARTS.index(part) for part in rest.parts]
    if "head" in rest.parts:
        wanted.append(PARTS.index("hair"))
    resting = beads.only(np.isin(beads.part, wanted))
    lift = resting.support(np.array([0, 0, 1.0])) - resting.centre[:, 2]
    if rest.surface in props:  # the floor catches what is not above it
        lift = np.maximum(lift, props[rest.surface].lift(resting))
    return float(lift.max()) - REST_SINK
