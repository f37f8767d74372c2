"""The check passes every shipped figure, and catches a planted fault of each kind."""

from typing import Any

import pytest

from generator.figures import check_figure
from generator.figures.check import MOMENTS
from generator.model.figure import Figure
from tests.figures.conftest import Change

SLUGS = (
    "clamshell", "side-lying-hip-abduction", "glute-bridge", "single-leg-glute-bridge",
    "lateral-band-walk", "single-leg-box-squat", "roll-tfl", "roll-lateral-quad", "roll-glute",
    "pigeon", "half-kneeling-hip-flexor", "figure-four", "pool-running", "bike", "flat-walk", "ice",
)  # fmt: skip


def test_every_exercise_and_activity_that_moves_has_a_figure(figures: dict[str, Figure]) -> None:
    assert set(SLUGS) <= set(figures)


def test_a_check_looks_at_both_ends_and_nine_moments_between() -> None:
    assert len(MOMENTS) == 11
    assert (MOMENTS[0], MOMENTS[-1]) == (0, 1)


@pytest.mark.parametrize("slug", SLUGS)
def test_no_shipped_figure_has_a_fault(figures: dict[str, Figure], slug: str) -> None:
    assert [str(fault) for fault in check_figure(figures[slug])] == []


@pytest.mark.parametrize(
    ("code", "slug", "values", "path"),
    [
        (
            "floor", "lateral-band-walk",
            {"end.reach.foot_r": {"kind": "free"}, "end.root.at": [0, -8, 60]},
            ("end", "ankle", "r"),
        ),
        ("limit", "side-lying-hip-abduction", {"end.hip.r.abd": 80}, ("end", "hip", "r", "abd")),
        ("limit", "glute-bridge", {"end.neck.flex": 70}, ("end", "neck", "flex")),
        (
            "contact", "glute-bridge",
            {"pose.reach.hand_r.at": [70, -27]},
            ("pose", "reach", "hand_r"),
        ),
        (
            "floating", "half-kneeling-hip-flexor",
            {"pose.anchor.at": [0, -9, 60], "pose.rest": None, "pose.reach": None},
            ("pose", "root"),
        ),
        (
            "body", "clamshell",
            {"end.reach.foot_r.offset": [0, 0, 0], "end.reach.foot_r.swivel": 0},
            ("end", "reach", "foot_r"),
        ),
        ("prop", "single-leg-box-squat", {"props.box.at": [-14, -4]}, ()),
        (
            "arrow", "clamshell",
            {"arrows": [{"kind": "straight", "start": [0, 0, 300], "by": [30, 0, 0]}]},
            ("arrows", 0),
        ),
        (
            "arrow", "clamshell",
            {"arrows": [{"kind": "path", "landmark": "neck"}]},
            ("arrows", 0),
        ),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught_and_placed(
    changed: Change, code: str, slug: str, values: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    figure = changed(slug, values)
    faults = [fault for fault in check_figure(figure, [None]) if fault.code == code]
    assert faults, f"no {code} fault was found"
    assert any(fault.path[: len(path)] == path for fault in faults), [str(f) for f in faults]
    assert all(fault.message for fault in faults)


def test_a_ball_that_a_hip_goes_through_is_told_at_the_way_it_is_drawn(changed: Change) -> None:
    """Its poses are its own: the figure it belongs to lies on a roller and has no part in it."""
    figure = changed("roll-glute", {"variants.ball-on-wall.props.ball.at": [-13, -10, 78]})
    faults = list(check_figure(figure, ["ball-on-wall"]))
    assert {fault.code for fault in faults} == {"prop"}, [str(fault) for fault in faults]
    assert all(fault.path[:2] == ("variants", "ball-on-wall") for fault in faults)
    assert any("goes through ball" in fault.message for fault in faults)
