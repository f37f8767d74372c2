"""Angles have the clinical signs, and limbs reach what they can."""

import numpy as np
import pytest

from generator.figures.build import BUILDS
from generator.figures.frames import between, turn
from generator.figures.skeleton import Skeleton, ball_angles, stand, two_bones

SLIGHT = BUILDS["slight"]


def pose(base: str = "standing", **angles: float) -> Skeleton:
    flat = {key.replace("_", "."): value for key, value in angles.items()}
    return stand(SLIGHT, base, flat, np.zeros(3))


def test_a_standing_figure_faces_x_with_its_left_at_y() -> None:
    body = pose()
    assert body.points["shoulder_l"][1] > 0 > body.points["shoulder_r"][1]
    assert body.points["toe_l"][0] > body.points["heel_l"][0]
    assert body.points["head"][2] > body.points["pelvis"][2] > body.points["heel_r"][2]


@pytest.mark.parametrize(
    ("joint", "landmark", "axis", "sign"),
    [
        ("hip_l_flex", "knee_l", 0, 1),
        ("hip_l_abd", "knee_l", 1, 1),
        ("hip_r_abd", "knee_r", 1, -1),
        ("knee_l_flex", "ankle_l", 0, -1),
        ("ankle_l_dorsi", "toe_l", 2, 1),
        ("shoulder_l_flex", "elbow_l", 0, 1),
        ("shoulder_r_abd", "elbow_r", 1, -1),
        ("elbow_l_flex", "wrist_l", 0, 1),
        ("spine_flex", "neck", 0, 1),
        ("spine_side", "neck", 1, 1),
        ("root_tilt", "neck", 0, 1),
        ("root_lean", "neck", 1, 1),
    ],
)
def test_a_positive_angle_moves_the_clinical_way(
    joint: str, landmark: str, axis: int, sign: int
) -> None:
    moved = pose(**{joint: 30.0}).points[landmark] - pose().points[landmark]
    assert np.argmax(np.abs(moved)) in (axis, 2)
    assert moved[axis] * sign > 1


def test_outward_rotation_turns_the_bent_shin_across() -> None:
    left = pose(hip_l_flex=90, knee_l_flex=90, hip_l_rot=30).points["ankle_l"]
    right = pose(hip_r_flex=90, knee_r_flex=90, hip_r_rot=30).points["ankle_r"]
    straight = pose(hip_l_flex=90, knee_l_flex=90).points["ankle_l"]
    assert left[1] < straight[1]
    assert right[1] == pytest.approx(-left[1])


def test_hip_angles_are_read_back_as_written() -> None:
    body = pose(hip_l_flex=70, hip_l_abd=25, hip_l_rot=-15)
    read = ball_angles(body.frames["pelvis"].T @ body.frames["thigh_l"], "l")
    assert read == pytest.approx((70, 25, -15), abs=1e-6)


@pytest.mark.parametrize(
    ("base", "facing", "head"),
    [
        ("supine", (0, 0, 1), (-1, 0, 0)),
        ("prone", (0, 0, -1), (1, 0, 0)),
        ("side_left", (0, -1, 0), (1, 0, 0)),
        ("side_right", (0, 1, 0), (1, 0, 0)),
    ],
)
def test_bases_lie_as_their_names_say(
    base: str, facing: tuple[int, ...], head: tuple[int, ...]
) -> None:
    frame = pose(base).frames["pelvis"]
    assert frame[:, 0] == pytest.approx(np.array(facing))
    assert frame[:, 2] == pytest.approx(np.array(head))


def test_two_bones_reach_their_target_and_fall_short_beyond_it() -> None:
    start, pole = np.zeros(3), np.array([1.0, 0, 0])
    elbow, end = two_bones(start, np.array([0, 0, -40.0]), 28, 24, pole)
    assert end == pytest.approx(np.array([0, 0, -40.0]))
    assert np.linalg.norm(elbow) == pytest.approx(28)
    assert elbow[0] > 0
    _, far = two_bones(start, np.array([0, 0, -80.0]), 28, 24, pole)
    assert np.linalg.norm(far) == pytest.approx(52, abs=0.1)


def test_frames_are_mixed_by_turning() -> None:
    half = between(np.eye(3), turn("z", 90), 0.5)
    assert half == pytest.approx(turn("z", 45))
    assert np.linalg.det(between(turn("x", 170), turn("y", -170), 0.3)) == pytest.approx(1)
