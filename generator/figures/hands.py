"""Hands that touch something: solved from the palm back to the shoulder."""

import numpy as np

from generator.figures.aim import Aim, Goals, Limb, heading, mixed
from generator.figures.frames import bone_frame, turn, unit
from generator.figures.props import top_of
from generator.figures.shapes import Array
from generator.figures.skeleton import palm_from_wrist, place_arm, two_bones
from generator.model.contact import ForearmOnGround, HandAt, HandOnBody, HandOnGround

GIRDLE_REACH = 6.0
"""How far the shoulder blade and spine carry a reach, cm."""
_DOWN = np.array([0, 0, -1.0])


def reach(arm: Limb, goals: Goals) -> float:
    """Bring the hand to what its keyframes want; how far it falls short, cm."""
    kinds = {goal.kind if goal else "free" for goal, _ in goals}
    if kinds <= {"on_floor", "forearm_on_floor"}:
        arm.body.curl[arm.letter] = 0.0
    elif "behind_thigh" in kinds:
        arm.body.curl[arm.letter] = 40.0
    laid = [(goal, weight) for goal, weight in goals if isinstance(goal, ForearmOnGround)]
    if len(laid) == len(goals):
        return _lay_forearm(arm, laid)
    aim = mixed([(_aim(arm, goal), weight) for goal, weight in goals], arm.point("shoulder"))
    _reach_wrist(arm, aim)
    return float(np.linalg.norm(arm.point("wrist") - aim.end))


def _aim(arm: Limb, goal: object) -> Aim:
    if isinstance(goal, HandOnGround | HandAt | HandOnBody):
        palm, frame, pole = _palm(arm, goal)
        return Aim(palm - frame @ palm_from_wrist(arm.letter), frame, pole)
    tried = arm.tried()
    if isinstance(goal, ForearmOnGround):
        _lay_forearm(tried, [(goal, 1.0)])
    wrist, elbow, shoulder = (tried.point(name) for name in ("wrist", "elbow", "shoulder"))
    return Aim(wrist, tried.frame("hand"), elbow - (shoulder + wrist) / 2)


def _hand_frame(arm: Limb, fingers: Array, palm: Array) -> Array:
    z = -unit(fingers)
    y = -arm.sign * palm
    y = unit(y - z * (y @ z))
    return np.column_stack([np.cross(y, z), y, z])


def _palm(arm: Limb, goal: HandOnGround | HandAt | HandOnBody) -> tuple[Array, Array, Array]:
    """Where the palm goes, the hand's frame, and the way the elbow points."""
    pole = arm.body.frames["chest"] @ np.array([-0.7, arm.sign * 0.7, -0.2])
    if isinstance(goal, HandOnGround):
        point = np.array([*goal.at, top_of(arm.props, goal.surface)])
        frame = _hand_frame(arm, heading(goal.fingers), _DOWN)
    elif isinstance(goal, HandAt):
        start = arm.body.points[goal.landmark] if goal.landmark else np.array(goal.point)
        point = start + np.array(goal.offset)
        frame = _hand_frame(arm, np.array(goal.fingers), np.array(goal.palm))
    else:
        point, fingers, palm, pole = _on_body(arm, goal)
        frame = _hand_frame(arm, fingers, palm)
    return point, frame, np.array(goal.elbow) if goal.elbow else pole


def _on_body(arm: Limb, goal: HandOnBody) -> tuple[Array, Array, Array, Array]:
    """The palm's place, the way the fingers point, the palm faces and the elbow points."""
    sign = 1 if goal.side == "l" else -1
    body, own = arm.body, arm.sign
    chest = body.frames["chest"]
    if goal.kind == "on_hip":
        frame, start = body.frames["pelvis"], body.points["pelvis"]
        place = np.array([0.8, sign * 15.0 * body.build.girth_hip, 11.0])
        fingers, palm = np.array([0.75, -0.25 * sign, -0.6]), np.array([-0.1, -sign, -0.1])
        pole = chest @ np.array([-0.45, sign, 0.0])
    elif goal.kind == "under_head":
        frame, start = body.frames["head"], body.points["head"]
        place = np.array([-0.5, sign * 7.6, -1.0])
        fingers, palm = np.array([-0.25, sign * 0.1, 1.0]), np.array([0, -sign, 0.0])
        pole = frame @ np.array([0.9, sign * 0.2, 0.5])
    elif goal.kind == "behind_thigh":
        # The hand comes along the side of the thigh and folds round its back.
        frame, start = body.frames[f"thigh_{goal.side}"], _down_thigh(arm, goal.side, 0.7)
        place = np.array([-4.6, own * 5.2, -own * 1.0])
        fingers, palm = np.array([-0.75, -own * 0.65, 0]), np.array([0.65, -own * 0.75, 0])
        pole = chest @ np.array([-0.2, own * 1.0, -0.5])
    else:
        on_knee = goal.kind == "on_knee"
        frame = body.frames[f"thigh_{goal.side}"]
        start = _down_thigh(arm, goal.side, 0.89 if on_knee else 0.55)
        place = np.array([6.6 if on_knee else 8.6, 0, 0])
        fingers, palm = np.array([0.05, -0.2 * sign, -1.0]), np.array([-1.0, 0, 0])
        pole = chest @ np.array([-0.5, own * 0.8, -0.2])
    return start + frame @ place, frame @ fingers, frame @ palm, pole


def _down_thigh(arm: Limb, side: str, share: float) -> Array:
    hip, knee = (arm.body.points[f"{name}_{side}"] for name in ("hip", "knee"))
    return np.asarray(hip + (knee - hip) * share)


def _reach_wrist(arm: Limb, aim: Aim) -> None:
    build, shoulder = arm.body.build, arm.point("shoulder")
    short = float(np.linalg.norm(aim.end - shoulder)) - (build.upper_arm + build.forearm - 0.4)
    if short > 0:
        shoulder = shoulder + unit(aim.end - shoulder) * min(short, GIRDLE_REACH)
        arm.body.points[f"shoulder_{arm.letter}"] = shoulder
    elbow, end = two_bones(shoulder, aim.end, build.upper_arm, build.forearm, aim.pole)
    _set_arm(arm, Aim(end, aim.frame, aim.pole), elbow)


def _set_arm(arm: Limb, aim: Aim, elbow: Array) -> None:
    shoulder, wrist = arm.point("shoulder"), aim.end
    bent = np.linalg.norm(np.cross(unit(elbow - shoulder), unit(wrist - elbow))) > 0.05
    upper = bone_frame(shoulder, elbow, wrist - elbow if bent else -aim.pole)
    along = upper.T @ unit(wrist - elbow)
    plain = upper @ turn("y", -float(np.degrees(np.arctan2(along[0], -along[2]))))
    relative = plain.T @ aim.frame
    pronation = float(np.degrees(np.arctan2(-relative[0, 1], relative[1, 1])))
    place_arm(arm.body, arm.letter, upper, plain @ turn("z", pronation), aim.frame)
    arm.body.frames[f"forearm_turn_{arm.letter}"] = plain


def _lay_forearm(arm: Limb, goals: list[tuple[ForearmOnGround, float]]) -> float:
    """Elbow down where the upper arm's length puts it; how far it hangs above the ground."""
    ground = top_of(arm.props, goals[0][0].surface)
    build, shoulder = arm.body.build, arm.point("shoulder")
    height = ground + 3.6 * build.girth_arm
    fall = shoulder[2] - height
    out = float(np.sqrt(max(build.upper_arm**2 - fall**2, 0.0)))
    elbow = shoulder + heading(sum(goal.elbow * weight for goal, weight in goals)) * out
    elbow = elbow - np.array([0, 0, min(fall, build.upper_arm)])
    along = heading(sum(goal.hand * weight for goal, weight in goals))
    sloped = unit(along * build.forearm + np.array([0, 0, ground + 1.9 - elbow[2]]))
    wrist = elbow + sloped * build.forearm
    _set_arm(arm, Aim(wrist, _hand_frame(arm, along, _DOWN), -along), elbow)
    return float(abs(elbow[2] - height))
