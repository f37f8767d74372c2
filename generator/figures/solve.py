"""A pose and its contacts to a body in the room, for any moment of a movement.

The order is fixed: joint angles, then the anchor moves the body, then the rest
drops it, then limbs reach. All of it is done anew for each moment, so a hand
stays on the floor while the body moves.
"""

from dataclasses import dataclass

import numpy as np

from generator.figures.body import PARTS, Beads, clothe
from generator.figures.build import BUILDS
from generator.figures.pose import LIMBS, Keyframe, Staged, blend
from generator.figures.props import Standing, place, top_of
from generator.figures.skeleton import (
    Skeleton,
    Angles,
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
    for (low, first), (high, second) in zip(staged.keys[:-1], staged.keys[1:], strict=True):
        if share <= high:
            break
    part = (share - low) / (high - low)
    return _solve(staged, first, second, part)


def _solve(staged: Staged, first: Keyframe, second: Keyframe, share: float) -> Solved:
    build = BUILDS[staged.person.build]
    angles = blend(first.angles, second.angles, share)
    moves = {
        name: first.move.get(name, np.zeros(3)) * (1 - share) + second.move.get(name, np.zeros(3)) * share
        for name in first.move.keys() | second.move.keys()
    }
    props = {name: place(prop, moves.get(name, np.zeros(3))) for name, prop in staged.props.items()}
    body = stand(build, first.base, angles, first.at * (1 - share) + second.at * share)

    def both(effect) -> np.ndarray:
        """An effect of each keyframe's contacts, mixed."""
        if share == 0:
            return effect(first)
        if share == 1:
            return effect(second)
        return effect(first) * (1 - share) + effect(second) * share

    def anchored(key: Keyframe) -> np.ndarray:
        if key.anchor is None:
            return np.zeros(3)
        return np.array(key.anchor.at) - body.points[key.anchor.landmark]

    body.move(both(anchored))

    def rested(key: Keyframe) -> np.ndarray:
        return np.array([0, 0, drop(body, staged.person.hair, key, props) if key.rest else 0.0])

    if first.rest or second.rest:
        body.move(both(rested))
    missed: dict[str, float] = {}
    for limb in LIMBS:
        goals = [key.reach.get(limb) for key in (first, second)]
        if all(goal is None or goal.kind == "free" for goal in goals):
            continue
        reach = _reach_hand if limb.startswith("hand") else _reach_foot
        bodies = []
        for goal, weight in zip(goals, (1 - share, share), strict=True):
            if weight:
                tried = body.copy()
                short = reach(tried, limb[-1], goal, angles, props) if goal and goal.kind != "free" else 0.0
                bodies.append((tried, short))
        if len(bodies) == 1:
            body, missed[limb] = bodies[0]
        elif goals[0] and goals[1] and goals[0].kind == goals[1].kind and limb.startswith("foot"):
            body, missed[limb] = _mix_leg(body, bodies, limb[-1], angles, share, goals), max(b[1] for b in bodies)
        elif limb.startswith("foot"):
            body, missed[limb] = _mix_leg(body, bodies, limb[-1], angles, share, goals), 0.0
        else:
            body, missed[limb] = _mix_arm(body, bodies, limb[-1], share), max(b[1] for b in bodies)
    return Solved(body, clothe(body, staged.person.hair), props, missed)


def drop(body: Skeleton, hair: str, key: Keyframe, props: dict[str, Standing]) -> float:
    """How far to move the body up (negative: down) until a resting part touches its surface."""
    beads = clothe(body, hair)
    wanted = [PARTS.index(part) for part in key.rest.parts]
    if "head" in key.rest.parts:
        wanted.append(PARTS.index("hair"))
    beads = beads.only(np.isin(beads.part, wanted))
    return float(props[key.rest.surface].lift(beads).max() if key.rest.surface in props
                 else (beads.support(np.array([0, 0, 1.0])) - beads.centre[:, 2]).max()) - REST_SINK  # fmt: skip


def _heading(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])


# Hands


def _hand_frame(letter: str, fingers: np.ndarray, palm: np.ndarray) -> np.ndarray:
    sign = 1 if letter == "l" else -1
    z = -unit(fingers)
    y = -sign * palm
    y = unit(y - z * (y @ z))
    return np.column_stack([np.cross(y, z), y, z])


def _hand_goal(
    body: Skeleton, letter: str, goal, props: dict[str, Standing]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the palm goes, the hand's frame, and the way the elbow points."""
    sign = 1 if letter == "l" else -1
    chest = body.frames["chest"]
    back_and_out = chest @ np.array([-0.7, sign * 0.7, -0.2])
    if goal.kind == "on_floor":
        point = np.array([*goal.at, top_of(props, goal.surface)])
        frame = _hand_frame(letter, _heading(goal.fingers), np.array([0, 0, -1.0]))
        pole = back_and_out
    elif goal.kind == "at":
        point = np.array(goal.point if goal.point else body.points[goal.landmark]) + np.array(goal.offset)
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
        point = body.points["pelvis"] + frame @ np.array([0.8, sign * 15.2 * build.girth_hip, 8.5])
        return (
            point, frame @ np.array([0.75, -0.25 * sign, -0.6]), frame @ np.array([-0.1, -sign, -0.1]),
            chest @ np.array([-0.45, sign * 1.0, 0.0]),
        )  # fmt: skip
    if goal.kind == "under_head":
        frame = body.frames["head"]
        point = body.points["head"] + frame @ np.array([-0.5, sign * 7.6, -1.0])
        return (
            point, frame @ np.array([-0.25, sign * 0.1, 1.0]), frame @ np.array([0, -sign, 0.0]),
            frame @ np.array([0.9, sign * 0.2, 0.5]),
        )  # fmt: skip
    thigh, knee, hip = (
        body.frames[f"thigh_{goal.side}"], body.points[f"knee_{goal.side}"], body.points[f"hip_{goal.side}"],
    )  # fmt: skip
    if goal.kind == "on_knee":
        point = knee + thigh @ np.array([6.6, 0, 4.5])
        return point, thigh @ np.array([0.12, -0.15 * sign, -1.0]), thigh @ np.array([-1.0, 0, 0]), (
            chest @ np.array([-0.5, own * 0.8, -0.4])
        )
    middle = hip + (knee - hip) * (0.55 if goal.kind == "on_thigh" else 0.66)
    if goal.kind == "on_thigh":
        return (
            middle + thigh @ np.array([8.6, 0, 0]), thigh @ np.array([0, -0.2 * sign, -1.0]),
            thigh @ np.array([-1.0, 0, 0]), chest @ np.array([-0.5, own * 0.8, -0.2]),
        )  # fmt: skip
    reach = own * 2.6
    return (
        middle + thigh @ np.array([-6.6, reach, -own * 0.8]), thigh @ np.array([-0.25, -own * 1.0, 0.25]),
        thigh @ np.array([1.0, 0, 0.0]), chest @ np.array([0.2, own * 1.0, -0.4]),
    )  # fmt: skip


def _reach_hand(
    body: Skeleton, letter: str, goal, angles: Angles, props: dict[str, Standing]
) -> float:
    if goal.kind == "forearm_on_floor":
        return _lay_forearm(body, letter, goal, props)
    point, frame, pole = _hand_goal(body, letter, goal, props)
    wrist = point - frame @ palm_from_wrist(letter)
    _reach_wrist(body, letter, wrist, frame, pole)
    return float(np.linalg.norm(body.points[f"palm_{letter}"] - point))


def _reach_wrist(
    body: Skeleton, letter: str, wrist: np.ndarray, frame: np.ndarray, pole: np.ndarray
) -> None:
    build = body.build
    shoulder = body.points[f"shoulder_{letter}"]
    arm = build.upper_arm + build.forearm
    short = float(np.linalg.norm(wrist - shoulder)) - (arm - 0.4)
    if short > 0:
        shoulder = shoulder + unit(wrist - shoulder) * min(short, GIRDLE_REACH)
        body.points[f"shoulder_{letter}"] = shoulder
    elbow, end = two_bones(shoulder, wrist, build.upper_arm, build.forearm, pole)
    _set_arm(body, letter, elbow, end, pole, frame)


def _set_arm(
    body: Skeleton, letter: str, elbow: np.ndarray, wrist: np.ndarray, pole: np.ndarray, hand: np.ndarray
) -> None:
    sign = 1 if letter == "l" else -1
    shoulder = body.points[f"shoulder_{letter}"]
    upper = bone_frame(shoulder, elbow, -pole)
    direction = upper.T @ unit(wrist - elbow)
    flexion = np.degrees(np.arctan2(direction[0], -direction[2]))
    plain = upper @ turn("y", -flexion)
    relative = plain.T @ hand
    pronation = np.degrees(np.arctan2(-relative[0, 1], relative[1, 1]))
    place_arm(body, letter, upper, plain @ turn("z", pronation), hand)
    body.frames[f"forearm_turn_{letter}"] = plain
    del sign


def _lay_forearm(body: Skeleton, letter: str, goal, props: dict[str, Standing]) -> float:
    ground = top_of(props, goal.surface)
    build, shoulder = body.build, body.points[f"shoulder_{letter}"]
    height = ground + 3.3 * build.girth_arm
    fall = shoulder[2] - height
    out = np.sqrt(max(build.upper_arm**2 - fall**2, 0.0))
    elbow = shoulder + _heading(goal.elbow) * out - np.array([0, 0, min(fall, build.upper_arm)])
    along = _heading(goal.hand)
    wrist = elbow + unit(along * build.forearm + np.array([0, 0, ground + 1.9 - elbow[2]])) * build.forearm
    hand = _hand_frame(letter, along, np.array([0, 0, -1.0]))
    _set_arm(body, letter, elbow, wrist, -along, hand)
    return float(max(abs(elbow[2] - height), abs(wrist[2] - ground - 1.9)))


def _mix_arm(body: Skeleton, bodies: list, letter: str, share: float) -> Skeleton:
    (first, _), (second, _) = bodies

    def mixed(name: str) -> np.ndarray:
        return first.points[name] * (1 - share) + second.points[name] * share

    shoulder = mixed(f"shoulder_{letter}")
    body.points[f"shoulder_{letter}"] = shoulder
    hand = between(first.frames[f"hand_{letter}"], second.frames[f"hand_{letter}"], share)
    pole = mixed(f"elbow_{letter}") - (shoulder + mixed(f"wrist_{letter}")) / 2
    if np.linalg.norm(pole) < 1.5:
        pole = body.frames["chest"] @ np.array([-0.7, 0.5 if letter == "l" else -0.5, -0.2])
    _reach_wrist(body, letter, mixed(f"wrist_{letter}"), hand, pole)
    return body


# Feet


def _reach_foot(
    body: Skeleton, letter: str, goal, angles: Angles, props: dict[str, Standing]
) -> float:
    build = body.build
    hip = body.points[f"hip_{letter}"]
    foot = None
    if goal.kind == "flat":
        heading = _heading(goal.heading)
        pitch = np.degrees(np.arcsin(np.clip(goal.heel / (build.foot - 3), 0, 1)))
        foot = turn("z", goal.heading) @ turn("y", pitch)
        toes = np.array([*goal.at, top_of(props, goal.surface)]) + heading * (build.foot - 3)
        ankle = toes + foot @ np.array([-(build.foot - 3), 0, build.ankle_height])
        pole = np.array(goal.knee) if goal.knee else heading + np.array([0, 0, 0.2])
    else:
        ankle = np.array(goal.point if goal.point else body.points[goal.landmark]) + np.array(goal.offset)
        sign = 1 if letter == "l" else -1
        line = unit(ankle - hip)
        pole = turn_about(line, -sign * goal.swivel) @ np.array(goal.knee)
    knee, end = two_bones(hip, ankle, build.thigh, build.shin, pole)
    _set_leg(body, letter, knee, end, pole, angles, foot)
    return float(np.linalg.norm(end - ankle))


def _set_leg(
    body: Skeleton, letter: str, knee: np.ndarray, ankle: np.ndarray, pole: np.ndarray,
    angles: Angles, foot: np.ndarray | None,
) -> None:  # fmt: skip
    thigh = bone_frame(body.points[f"hip_{letter}"], knee, pole)
    direction = thigh.T @ unit(ankle - knee)
    shin = thigh @ turn("y", np.degrees(np.arctan2(-direction[0], -direction[2])))
    place_leg(body, letter, thigh, shin, foot_frame(shin, angles, letter) if foot is None else foot)


def _mix_leg(
    body: Skeleton, bodies: list, letter: str, angles: Angles, share: float, goals: list
) -> Skeleton:
    (first, _), (second, _) = bodies

    def mixed(name: str) -> np.ndarray:
        return first.points[name] * (1 - share) + second.points[name] * share

    ankle = mixed(f"ankle_{letter}")
    hip = body.points[f"hip_{letter}"]
    poles = [
        b.points[f"knee_{letter}"] - (b.points[f"hip_{letter}"] + b.points[f"ankle_{letter}"]) / 2
        for b in (first, second)
    ]
    # Turned, not mixed: a mean of two far-apart directions would straighten the knee.
    spin = between(bone_frame(hip, ankle, poles[0]), bone_frame(hip, ankle, poles[1]), share)
    foot = between(first.frames[f"foot_{letter}"], second.frames[f"foot_{letter}"], share)
    knee, end = two_bones(hip, ankle, body.build.thigh, body.build.shin, spin[:, 0])
    _set_leg(body, letter, knee, end, spin[:, 0], angles, foot)
    return body
