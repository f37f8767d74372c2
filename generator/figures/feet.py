"""Feet that touch something: solved from the ankle back to the hip."""

import numpy as np

from generator.figures.aim import Aim, Goals, Limb, heading, mixed
from generator.figures.frames import bone_frame, turn, turn_about, unit
from generator.figures.props import pedal, top_of
from generator.figures.shapes import Array
from generator.figures.skeleton import foot_frame, place_leg, two_bones
from generator.model.contact import FootAt, FootFlat, FootOnPedal

_TOES = 3.0
"""The foot bends this far behind its tip, cm."""
_BALL = 10.5
"""From the ankle forward to what presses the pedal, cm."""


def reach(leg: Limb, goals: Goals) -> float:
    """Bring the foot to what its keyframes want; how far it falls short, cm."""
    turning = [(goal, weight) for goal, weight in goals if isinstance(goal, FootOnPedal)]
    if len(turning) == len(goals):
        # The angle is mixed, not the place: a pedal goes round and not across.
        angle = sum(goal.angle * weight for goal, weight in turning)
        goals = [(turning[0][0].model_copy(update={"angle": angle}), 1.0)]
    aim = mixed([(_aim(leg, goal), weight) for goal, weight in goals], leg.point("hip"))
    end = _set_leg(leg, aim.end, aim.pole)
    stands = any(isinstance(goal, FootFlat | FootOnPedal) for goal, _ in goals)
    foot = aim.frame if stands else foot_frame(leg.frame("shin"), leg.angles, leg.letter)
    place_leg(leg.body, leg.letter, leg.frame("thigh"), leg.frame("shin"), foot)
    return float(np.linalg.norm(end - aim.end))


def _aim(leg: Limb, goal: object) -> Aim:
    if isinstance(goal, FootFlat):
        return _flat(leg, goal)
    height = leg.body.build.ankle_height
    if isinstance(goal, FootOnPedal):
        foot = turn("y", 22 - 8 * float(np.sin(np.radians(goal.angle))))
        middle = pedal(leg.props[goal.bike], leg.letter, goal.angle)
        ankle = middle + foot @ np.array([-_BALL, 0, height + 1.3])
        return Aim(ankle, foot, np.array([1.0, 0, 0.6]))
    if isinstance(goal, FootAt):
        start = leg.body.points[goal.landmark] if goal.landmark else np.array(goal.point)
        ankle = start + np.array(goal.offset)
        line = unit(ankle - leg.point("hip"))
        pole = turn_about(line, -leg.sign * goal.swivel) @ np.array(goal.knee)
        tried = leg.tried()
        _set_leg(tried, ankle, pole)
        return Aim(ankle, foot_frame(tried.frame("shin"), leg.angles, leg.letter), pole)
    pole = leg.frame("thigh")[:, 0] + 0.2 * (leg.point("knee") - leg.point("hip"))
    return Aim(leg.point("ankle"), leg.frame("foot"), pole)


def _flat(leg: Limb, goal: FootFlat) -> Aim:
    forward, ball = heading(goal.heading), leg.body.build.foot - _TOES
    lifted = float(np.degrees(np.arcsin(np.clip(goal.heel / ball, 0, 1))))
    foot = turn("z", goal.heading) @ turn("y", lifted)
    toes = np.array([*goal.at, top_of(leg.props, goal.surface)]) + forward * ball
    ankle = toes + foot @ np.array([-ball, 0, leg.body.build.ankle_height])
    return Aim(ankle, foot, np.array(goal.knee) if goal.knee else forward + np.array([0, 0, 0.2]))


def _set_leg(leg: Limb, wanted: Array, pole: Array) -> Array:
    """Bend the leg towards an ankle's place; (3,) where the ankle comes to be."""
    build, hip = leg.body.build, leg.point("hip")
    knee, ankle = two_bones(hip, wanted, build.thigh, build.shin, pole)
    bent = np.linalg.norm(np.cross(unit(knee - hip), unit(ankle - knee))) > 0.05
    thigh = bone_frame(hip, knee, knee - ankle if bent else pole)
    along = thigh.T @ unit(ankle - knee)
    shin = thigh @ turn("y", float(np.degrees(np.arctan2(-along[0], -along[2]))))
    place_leg(leg.body, leg.letter, thigh, shin, shin)
    return ankle
