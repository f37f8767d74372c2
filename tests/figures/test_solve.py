"""Contacts hold at every moment, and joints stand where they stood."""

import json
from pathlib import Path

import numpy as np
import pytest

from generator.figures.parts import PART
from generator.figures.pose import stage
from generator.figures.solids import Sphere
from generator.figures.solve import solve
from generator.model.figure import Figure

GOLDEN = Path(__file__).parent / "golden" / "joints.json"
SHARES = (0.0, 0.5, 1.0)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_a_hand_stays_where_it_is_put_while_the_body_moves(
    figures: dict[str, Figure], share: float
) -> None:
    solved = solve(stage(figures["glute-bridge"]), share)
    goal = figures["glute-bridge"].pose.reach
    assert goal is not None
    assert goal.hand_r is not None
    assert solved.body.points["palm_r"][:2] == pytest.approx(np.array(goal.hand_r.at), abs=0.1)
    assert solved.body.points["palm_r"][2] == pytest.approx(1.0, abs=0.1), "the mat is 1 cm thick"


def test_a_body_rests_on_what_it_rests_on(figures: dict[str, Figure]) -> None:
    solved = solve(stage(figures["roll-lateral-quad"]), 1.0)
    thigh = solved.beads.only(solved.beads.part == PART["thigh_r"])
    gap = -float(solved.props["roller"].lift(thigh).max())
    assert -1.2 < gap < 0.2


@pytest.mark.parametrize("slug", ["roll-glute", "roll-lateral-quad", "roll-tfl"])
def test_a_roller_lies_on_its_mat_and_the_body_goes_twice_as_far(
    figures: dict[str, Figure], slug: str
) -> None:
    first, last = (solve(stage(figures[slug]), share) for share in (0.0, 1.0))
    tubes = [moment.props["roller"].solids[0] for moment in (first, last)]
    assert all(tube.start[2] - tube.radius == first.props["mat"].top for tube in tubes)
    rolled = tubes[1].start - tubes[0].start
    went = last.body.points["pelvis"] - first.body.points["pelvis"]
    assert went[0] == pytest.approx(2 * rolled[0], abs=0.5)
    assert abs(went[0]) > 13, "too short a way to be seen"


@pytest.mark.parametrize("slug", ["roll-glute", "roll-tfl"])
def test_a_ball_stays_between_wall_and_hip_and_rolls_half_as_far(
    figures: dict[str, Figure], slug: str
) -> None:
    staged = stage(figures[slug], "ball-on-wall")
    moments = [solve(staged, float(share)) for share in np.linspace(0, 1, 11)]
    for moment in moments:
        (ball,) = moment.props["ball"].solids
        (wall,) = moment.props["wall"].solids
        assert isinstance(ball, Sphere)
        assert wall.inside(ball.centre[None])[0] == pytest.approx(-ball.radius, abs=0.1)
        hip = moment.beads.only(np.isin(moment.beads.part, [PART["trunk"], PART["thigh_r"]]))
        pressed = ball.inside(hip.centre) + hip.radii.min(axis=1)
        assert 0 < pressed.max() < 2, "it touches, and does not go in"
    first, last = moments[0], moments[-1]
    rolled = last.props["ball"].solids[0].bounds()[0] - first.props["ball"].solids[0].bounds()[0]
    went = last.body.points["pelvis"] - first.body.points["pelvis"]
    assert went == pytest.approx(2 * rolled[0], abs=1.1)
    assert abs(went[2]) > 5, "too short a way to be seen"


def test_what_starts_afresh_keeps_no_pose_and_no_prop(figures: dict[str, Figure]) -> None:
    lying, seated = stage(figures["figure-four"]), stage(figures["figure-four"], "on-a-chair")
    assert (set(lying.props), set(seated.props)) == ({"mat"}, {"chair"})
    assert {key.base for _, key in seated.keys} == {"standing"}, "seated, and no longer supine"
    assert not seated.far
    assert seated.muscles == lying.muscles
    assert "neck.flex" in lying.keys[0][1].angles
    assert "neck.flex" not in seated.keys[0][1].angles


@pytest.mark.parametrize("share", SHARES)
def test_a_leg_that_trails_lies_on_the_mat(figures: dict[str, Figure], share: float) -> None:
    solved = solve(stage(figures["roll-tfl"]), share)
    foot = solved.beads.only(solved.beads.part == PART["foot_r"])
    lowest = float((foot.centre[:, 2] - foot.support(np.array([0, 0, 1.0]))).min())
    assert lowest == pytest.approx(solved.props["mat"].top, abs=0.5)


def test_a_pedal_goes_round_and_not_across(figures: dict[str, Figure]) -> None:
    staged = stage(figures["bike"])
    moments = [solve(staged, share) for share in np.linspace(0, 1, 9)]
    axle = moments[0].props["bike"].axle
    assert axle is not None
    away = [np.linalg.norm((m.body.points["toe_r"] - axle)[[0, 2]]) for m in moments]
    assert min(away) > 6


def test_a_variant_lies_over_its_figure(figures: dict[str, Figure]) -> None:
    plain = stage(figures["clamshell"])
    banded = stage(figures["clamshell"], "band-above-knees")
    assert set(banded.props) == set(plain.props) | {"band"}
    assert solve(banded, 1.0).body.points["knee_r"] == pytest.approx(
        solve(plain, 1.0).body.points["knee_r"]
    )


def _joints(figures: dict[str, Figure]) -> dict[str, dict[str, list[float]]]:
    """Every landmark of every figure at start, middle and end, to the nearest millimetre."""
    return {
        f"{slug} {share}": {
            name: [round(float(v), 1) for v in point]
            for name, point in sorted(solve(stage(figure), share).body.points.items())
        }
        for slug, figure in sorted(figures.items())
        for share in SHARES
    }


def test_joints_stand_where_they_stood(
    figures: dict[str, Figure], pytestconfig: pytest.Config
) -> None:
    now = _joints(figures)
    if pytestconfig.getoption("--golden"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(now, separators=(",", ":")) + "\n", encoding="utf-8")
    then = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert now.keys() == then.keys(), "run make golden after adding a figure"
    for moment, joints in now.items():
        for name, point in joints.items():
            moved = np.abs(np.array(point) - then[moment][name]).max()
            assert moved < 0.25, f"{moment}: {name} moved by {moved:.1f} cm"
