"""A pose and its contacts to a body in the room, for any moment of a movement.

The order is fixed: joint angles, then the anchor moves the body, then the rest
drops it, then limbs reach. All of it is done anew for each moment, so a hand
stays on the floor while the body moves.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.figures.body import PARTS, Beads, clothe
from generator.figures.build import BUILDS
from generator.figures.pose import LIMBS, Keyframe, Staged, blend
from generator.figures.props import Standing, pedal, place, top_of
from generator.figures.shapes import Array
from generator.figures.skeleton import (
    Angles,
    Skeleton,
    between,
    bone_frame,
    foot_frame,
    palm_from_wrist,
    place_arm,
    place_leg,
    stand,
    turn,
    turn_about,
    two_bones,
    unit,
)

REST_SINK = 0.8
"""How far flesh gives where it rests, cm."""
GIRDLE_REACH = 6.0
"""How far the shoulder blade and spine carry a reach, cm."""


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
    return _solve(staged, first, second, (share - low) / (high - low))


def _solve(staged: Staged, first: Keyframe, second: Keyframe, share: float) -> Solved:
    build = BUILDS[staged.person.build]
    angles = blend(first.angles, second.angles, share)
    moves = {
        name: first.move.get(name, np.zeros(3)) * (1 - share)
        + second.move.get(name, np.zeros(3)) * share
        for name in first.move.keys() | second.move.keys()
    }
    props = {name: place(prop, moves.get(name, np.zeros(3))) for name, prop in staged.props.items()}
    body = stand(build, first.base, angles, first.at * (1 - share) + second.at * share)

    def both(effect) -> Array:
        """An effect of each keyframe's contacts, mixed."""
        if share == 0:
            return effect(first)
        if share == 1:
            return effect(second)
        return effect(first) * (1 - share) + effect(second) * share

    def anchored(key: Keyframe) -> Array:
        if key.anchor is None:
            return np.zeros(3)
        return np.array(key.anchor.at) - body.points[key.anchor.landmark]

    body.move(both(anchored))

    def rested(key: Keyframe) -> Array:
        return np.array([0, 0, drop(body, staged.person.hair, key, props) if key.rest else 0.0])

    if first.rest or second.rest:
        body.move(both(rested))
    missed: dict[str, float] = {}
    for limb in _in_order(first, second):
        goals = [
            (key.reach.get(limb), weight)
            for key, weight in ((first, 1 - share), (second, share))
            if weight
        ]
        if any(goal and goal.kind != "free" for goal, _ in goals):
            reach = _reach_hand if limb.startswith("hand") else _reach_foot
            missed[limb] = reach(body, limb[-1], goals, angles, props)
    return Solved(body, clothe(body, staged.person.hair), props, missed)


def _in_order(*keys: Keyframe) -> list[str]:
    """Feet before hands, and a limb that reaches for another limb after it."""
    return sorted(
        LIMBS,
        key=lambda limb: (limb.startswith("hand"), any(
            getattr(key.reach.get(limb), "landmark", None) is not None for key in keys
        )),
    )  # fmt: skip


def drop(body: Skeleton, hair: str, key: Keyframe, props: dict[str, Standing]) -> float:
    """How far to move the body up (negative: down) until a resting part touches its surface."""
    beads = clothe(body, hair)
    wanted = [PARTS.index(part) for part in key.rest.parts]
    if "head" in key.rest.parts:
        wanted.append(PARTS.index("hair"))
    beads = beads.only(np.isin(beads.part, wanted))
    return float(props[key.rest.surface].lift(beads).max() if key.rest.surface in props
                 else (beads.support(np.array([0, 0, 1.0])) - beads.centre[:,
                 2]).max()) - REST_SINK  # fmt: skip


def _heading(degrees: float) -> Array:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])


# Hands


def _hand_frame(letter: str, fingers: Array, palm: Array) -> Array:
    sign = 1 if letter == "l" else -1
    z = -unit(fingers)
    y = -sign * palm
    y = unit(y - z * (y @ z))
    return np.column_stack([np.cross(y, z), y, z])


def _hand_goal(
    body: Skeleton, letter: str, goal, props: dict[str, Standing]
) -> tuple[Array, Array, Array]:
    """Where the palm goes, the hand's frame, and the way the elbow points."""
    sign = 1 if letter == "l" else -1
    chest = body.frames["chest"]
    back_and_out = chest @ np.array([-0.7, sign * 0.7, -0.2])
    if goal.kind == "on_floor":
        point = np.array([*goal.at, top_of(props, goal.surface)])
        frame = _hand_frame(letter, _heading(goal.fingers), np.array([0, 0, -1.0]))
        pole = back_and_out
    elif goal.kind == "at":
        point = np.array(goal.point if goal.point else body.points[goal.landmark]) + np.array(
            goal.offset
        )
        frame = _hand_frame(letter, np.array(goal.fingers), np.array(goal.palm))
        pole = back_and_out
    else:
        point, fingers, palm, pole = _on_body(body, letter, goal)
        frame = _hand_frame(letter, fingers, palm)
    if goal.elbow is not None:
        pole = np.array(goal.elbow)
    return point, frame, pole


def _on_body(body: Skeleton, letter: str, goal):
    sign = 1 if goal.side == "l" else -1
    own = 1 if letter == "l" else -1
    build, chest = body.build, body.frames["chest"]
    if goal.kind == "on_hip":
        frame = body.frames["pelvis"]
        point = body.points["pelvis"] + frame @ np.array([0.8, sign * 15.0 * build.girth_hip, 11.0])
        return (
            point, frame @ np.array([0.75, -0.25 * sign, -0.6]),
            frame @ np.array([-0.1, -sign, -0.1]),
            chest @ np.array([-0.45, sign * 1.0, 0.0]),
        )  # fmt: skip
    if goal.kind == "under_head":
        frame = body.frames["head"]
        point = body.points["head"] + frame @ np.array([-0.5, sign * 7.6, -1.0])
        return (
            point, frame @ np.array([-0.25, sign * 0.1, 1.0]), frame @ np.array([0, -sign, 0.0]),
            frame @ np.array([0.9, sign * 0.2, 0.5]),
        )  # fmt: skip
    thigh = body.frames[f"thigh_{goal.side}"]
    knee, hip = (body.points[f"{name}_{goal.side}"] for name in ("knee", "hip"))
    if goal.kind == "on_knee":
        point = knee + thigh @ np.array([6.6, 0, 4.5])
        return (
            point,
            thigh @ np.array([0.12, -0.15 * sign, -1.0]),
            thigh @ np.array([-1.0, 0, 0]),
            (chest @ np.array([-0.5, own * 0.8, -0.4])),
        )
    middle = hip + (knee - hip) * (0.55 if goal.kind == "on_thigh" else 0.7)
    if goal.kind == "on_thigh":
        return (
            middle + thigh @ np.array([8.6, 0, 0]), thigh @ np.array([0, -0.2 * sign, -1.0]),
            thigh @ np.array([-1.0, 0, 0]), chest @ np.array([-0.5, own * 0.8, -0.2]),
        )  # fmt: skip
    # The hand comes along the side of the thigh and folds round its back.
    return (
        middle + thigh @ np.array([-4.6, own * 5.2, -own * 1.0]),
        thigh @ np.array([-0.75, -own * 0.65, 0]),
        thigh @ np.array([0.65, -own * 0.75, 0]), chest @ np.array([-0.2, own * 1.0, -0.5]),
    )  # fmt: skip


@dataclass(slots=True)
class _Aim:
    """Where a limb's end goes."""

    end: Array
    """wrist or ankle"""
    frame: Array
    """hand or foot"""
    pole: Array
    """the way the elbow or knee points"""


def _mixed(aims: list[tuple[_Aim, float]], start: Array) -> _Aim:
    """One aim, or two by their weights; the pole turns about the limb's line from `start`."""
    if len(aims) == 1:
        return aims[0][0]
    (first, _), (second, share) = aims
    end = first.end + (second.end - first.end) * share
    # Turned, not averaged: the mean of two far-apart directions would straighten the limb.
    spin = between(bone_frame(start, end, first.pole), bone_frame(start, end, second.pole), share)
    return _Aim(end, between(first.frame, second.frame, share), spin[:, 0])


Goals = list[tuple[object, float]]
"""What each keyframe wants of a limb, and its weight."""


def _reach_hand(
    body: Skeleton, letter: str, goals: Goals, angles: Angles, props: dict[str, Standing]
) -> float:
    kinds = {goal.kind if goal else "free" for goal, _ in goals}
    if kinds <= {"on_floor", "forearm_on_floor"}:
        body.curl[letter] = 0.0
    elif "behind_thigh" in kinds:
        body.curl[letter] = 40.0
    if kinds == {"forearm_on_floor"}:
        return _lay_forearm(body, letter, goals, props)
    aims = []
    for goal, weight in goals:
        tried = body.copy()
        if goal and goal.kind == "forearm_on_floor":
            _lay_forearm(tried, letter, [(goal, 1.0)], props)
            goal = None
        if goal is None or goal.kind == "free":
            wrist, elbow, shoulder = (
                tried.points[f"{name}_{letter}"] for name in ("wrist", "elbow", "shoulder")
            )
            aims.append(
                (
                    _Aim(wrist, tried.frames[f"hand_{letter}"], elbow - (shoulder + wrist) / 2),
                    weight,
                )
            )
        else:
            point, frame, pole = _hand_goal(body, letter, goal, props)
            aims.append((_Aim(point - frame @ palm_from_wrist(letter), frame, pole), weight))
    aim = _mixed(aims, body.points[f"shoulder_{letter}"])
    _reach_wrist(body, letter, aim.end, aim.frame, aim.pole)
    return float(np.linalg.norm(body.points[f"wrist_{letter}"] - aim.end))


def _reach_wrist(body: Skeleton, letter: str, wrist: Array, frame: Array, pole: Array) -> None:
    build = body.build
    shoulder = body.points[f"shoulder_{letter}"]
    arm = build.upper_arm + build.forearm
    short = float(np.linalg.norm(wrist - shoulder)) - (arm - 0.4)
    if short > 0:
        shoulder = shoulder + unit(wrist - shoulder) * min(short, GIRDLE_REACH)
        body.points[f"shoulder_{letter}"] = shoulder
    elbow, end = two_bones(shoulder, wrist, build.upper_arm, build.forearm, pole)
    _set_arm(body, letter, _Aim(end, frame, pole), elbow)


def _set_arm(body: Skeleton, letter: str, aim: _Aim, elbow: Array) -> None:
    shoulder, wrist, hand = body.points[f"shoulder_{letter}"], aim.end, aim.frame
    bent = np.linalg.norm(np.cross(unit(elbow - shoulder), unit(wrist - elbow))) > 0.05
    upper = bone_frame(shoulder, elbow, wrist - elbow if bent else -aim.pole)
    direction = upper.T @ unit(wrist - elbow)
    flexion = np.degrees(np.arctan2(direction[0], -direction[2]))
    plain = upper @ turn("y", -flexion)
    relative = plain.T @ hand
    pronation = np.degrees(np.arctan2(-relative[0, 1], relative[1, 1]))
    place_arm(body, letter, upper, plain @ turn("z", pronation), hand)
    body.frames[f"forearm_turn_{letter}"] = plain


def _lay_forearm(body: Skeleton, letter: str, goals: Goals, props: dict[str, Standing]) -> float:
    goal = goals[0][0]
    ground = top_of(props, goal.surface)
    build, shoulder = body.build, body.points[f"shoulder_{letter}"]
    height = ground + 3.6 * build.girth_arm
    fall = shoulder[2] - height
    out = np.sqrt(max(build.upper_arm**2 - fall**2, 0.0))
    elbow = shoulder + _heading(sum(g.elbow * w for g, w in goals)) * out
    elbow = elbow - np.array([0, 0, min(fall, build.upper_arm)])
    along = _heading(sum(g.hand * w for g, w in goals))
    wrist = (
        elbow
        + unit(along * build.forearm + np.array([0, 0, ground + 1.9 - elbow[2]])) * build.forearm
    )
    hand = _hand_frame(letter, along, np.array([0, 0, -1.0]))
    _set_arm(body, letter, _Aim(wrist, hand, -along), elbow)
    return float(abs(elbow[2] - height))


# Feet


def _foot_aim(
    body: Skeleton, letter: str, goal, angles: Angles, props: dict[str, Standing]
) -> _Aim:
    build, points = body.build, body.points
    hip, knee, ankle = (points[f"{name}_{letter}"] for name in ("hip", "knee", "ankle"))
    if goal is None or goal.kind == "free":
        return _Aim(
            ankle,
            body.frames[f"foot_{letter}"],
            body.frames[f"thigh_{letter}"][:, 0] + 0.2 * (knee - hip),
        )
    if goal.kind == "flat":
        heading = _heading(goal.heading)
        ball = build.foot - 3
        foot = turn("z", goal.heading) @ turn(
            "y", np.degrees(np.arcsin(np.clip(goal.heel / ball, 0, 1)))
        )
        toes = np.array([*goal.at, top_of(props, goal.surface)]) + heading * ball
        ankle = toes + foot @ np.array([-ball, 0, build.ankle_height])
        return _Aim(
            ankle, foot, np.array(goal.knee) if goal.knee else heading + np.array([0, 0, 0.2])
        )
    if goal.kind == "pedal":
        foot = turn("y", 22 - 8 * np.sin(np.radians(goal.angle)))
        ankle = pedal(props[goal.bike], letter, goal.angle) + foot @ np.array(
            [-10.5, 0, build.ankle_height + 1.3]
        )
        return _Aim(ankle, foot, np.array([1.0, 0, 0.6]))
    ankle = np.array(goal.point if goal.point else points[goal.landmark]) + np.array(goal.offset)
    sign = 1 if letter == "l" else -1
    pole = turn_about(unit(ankle - hip), -sign * goal.swivel) @ np.array(goal.knee)
    tried = body.copy()
    _set_leg(tried, letter, *two_bones(hip, ankle, build.thigh, build.shin, pole), pole)
    return _Aim(ankle, foot_frame(tried.frames[f"shin_{letter}"], angles, letter), pole)


def _reach_foot(
    body: Skeleton, letter: str, goals: Goals, angles: Angles, props: dict[str, Standing]
) -> float:
    build, hip = body.build, body.points[f"hip_{letter}"]
    if all(goal and goal.kind == "pedal" for goal, _ in goals):
        # The angle is mixed, not the place: a pedal goes round and not across.
        angle = sum(goal.angle * weight for goal, weight in goals)
        goals = [(goals[0][0].model_copy(update={"angle": angle}), 1.0)]
    aim = _mixed(
        [(_foot_aim(body, letter, goal, angles, props), weight) for goal, weight in goals], hip
    )
    knee, end = two_bones(hip, aim.end, build.thigh, build.shin, aim.pole)
    _set_leg(body, letter, knee, end, aim.pole)
    if any(goal and goal.kind in ("flat", "pedal") for goal, _ in goals):
        foot = aim.frame
    else:
        foot = foot_frame(body.frames[f"shin_{letter}"], angles, letter)
    place_leg(body, letter, body.frames[f"thigh_{letter}"], body.frames[f"shin_{letter}"], foot)
    return float(np.linalg.norm(end - aim.end))


def _set_leg(body: Skeleton, letter: str, knee: Array, ankle: Array, pole: Array) -> None:
    hip = body.points[f"hip_{letter}"]
    bent = np.linalg.norm(np.cross(unit(knee - hip), unit(ankle - knee))) > 0.05
    thigh = bone_frame(hip, knee, knee - ankle if bent else pole)
    direction = thigh.T @ unit(ankle - knee)
    shin = thigh @ turn("y", np.degrees(np.arctan2(-direction[0], -direction[2])))
    place_leg(body, letter, thigh, shin, shin)
