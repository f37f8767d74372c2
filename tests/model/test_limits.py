"""The limits that neither a guide nor a clinician's own numbers may pass."""

import json

import pytest
from pydantic import TypeAdapter

from generator.model.dose import Dose
from generator.model.limits import beyond_limits

REPS = {"kind": "reps", "sets": "1-5", "reps": 30, "sides": "each", "hold_s": 10,
        "lower_s": "3-10", "rest_s": 180}  # fmt: skip
WALK = {"kind": "walk", "sets": 5, "steps": 30, "rest_s": 5}
HOLD = {"kind": "hold", "holds": 5, "hold_s": "5-180", "sides": "both"}
TIME = {"kind": "time", "duration_s": "60-90", "pause_s": "5-30", "sides": "each"}


def _dose(values: dict[str, object]) -> Dose:
    return TypeAdapter(Dose).validate_json(json.dumps(values))


@pytest.mark.parametrize("values", [REPS, WALK, HOLD, TIME], ids=lambda values: values["kind"])
def test_the_limits_themselves_are_allowed(values: dict[str, object]) -> None:
    assert not list(beyond_limits(_dose(values)))


@pytest.mark.parametrize(
    ("values", "field", "value"),
    [
        (REPS, "sets", "3-6"),
        (REPS, "reps", 31),
        (REPS, "hold_s", 11),
        (REPS, "lower_s", "3-11"),
        (REPS, "rest_s", 181),
        (REPS, "rest_s", 4),
        (WALK, "sets", 6),
        (WALK, "steps", "10-31"),
        (WALK, "rest_s", 181),
        (HOLD, "holds", 6),
        (HOLD, "hold_s", "60-181"),
        (HOLD, "hold_s", "4-60"),
        (TIME, "duration_s", "60-91"),
        (TIME, "duration_s", "59-90"),
        (TIME, "pause_s", "4-30"),
    ],
)
def test_one_step_further_is_not(values: dict[str, object], field: str, value: object) -> None:
    found = list(beyond_limits(_dose({**values, field: value})))
    assert [name for name, _ in found] == [field]
    assert str(value) not in found[0][1].split()
