"""What a figure file may not say."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.figures.conftest import Change


@pytest.mark.parametrize(
    ("slug", "values", "message"),
    [
        ("clamshell", {"pose.hip.l.flexion": 10}, "Extra inputs"),
        ("clamshell", {"camera.preset": "above"}, "Input should be"),
        ("clamshell", {"pose.rest.surface": "sofa"}, 'no prop is called "sofa"'),
        ("clamshell", {"end.move": {"roller": [1, 0, 0]}}, 'no prop is called "roller"'),
        (
            "roll-tfl",
            {"pose.reach.foot_l": {"kind": "pedal", "bike": "roller", "angle": 0}},
            "is not a bike",
        ),
        (
            "clamshell",
            {"end.reach.foot_r": {"kind": "at", "knee": [1, 0, 0]}},
            "needs a point or a landmark",
        ),
        ("clamshell", {"loop": True}, "a loop needs a middle pose"),
        (
            "clamshell",
            {"variants.pelvis-rolling-back.afresh": True},
            "a variant that starts afresh has no prop to leave out and no right way beside it",
        ),
        (
            "roll-tfl",
            {"variants.ball-on-wall.pose.rest": {"parts": ["trunk"], "surface": "roller"}},
            'no prop is called "roller"',
        ),
        ("clamshell", {"person.skin": "green"}, "Input should be"),
        ("clamshell", {"pose.hip.l.flex": 900}, "less than or equal to 360"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(
    changed: Change, slug: str, values: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        changed(slug, values)
