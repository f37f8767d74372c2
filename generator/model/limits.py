"""The safety rules' limits on a dose. They bind the guide, a clinic, and a person's own dose."""

from collections.abc import Iterator

from generator.model.base import Range
from generator.model.dose import Dose, HoldDose, RepsDose, WalkDose

MOST_STRENGTH_DAYS = 3
MOST_MAINTENANCE_DAYS = (2, 3)
FEWEST_REST_DAYS = 1
MOST_ROLLS_A_DAY = 2

MOST_SETS = 5
MOST_REPS = 30
"""The audit sets no limit on reps and steps; this one stops a slip of the finger."""
ROLL_SECONDS = (60, 90)
SECONDS = (5, 180)
"""Of a stretch, a rest, or a pause on one spot."""
LONGEST_PAUSE_S = 10
"""At the top of one repetition, or on the way back from it."""


def beyond_limits(dose: Dose) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it) for each value that the safety rules do not allow."""
    if isinstance(dose, RepsDose):
        yield from _most("sets", dose.sets, MOST_SETS)
        yield from _most("reps", dose.reps, MOST_REPS)
        yield from _most("hold_s", dose.hold_s, LONGEST_PAUSE_S, " seconds")
        yield from _most("lower_s", dose.lower_s, LONGEST_PAUSE_S, " seconds")
        yield from _between("rest_s", dose.rest_s, SECONDS)
    elif isinstance(dose, WalkDose):
        yield from _most("sets", dose.sets, MOST_SETS)
        yield from _most("steps", dose.steps, MOST_REPS)
        yield from _between("rest_s", dose.rest_s, SECONDS)
    elif isinstance(dose, HoldDose):
        yield from _most("holds", dose.holds, MOST_SETS)
        yield from _between("hold_s", dose.hold_s, SECONDS)
    else:
        yield from _between("duration_s", dose.duration_s, ROLL_SECONDS)
        yield from _between("pause_s", dose.pause_s, SECONDS)


def _most(
    field: str, value: Range | int | None, most: int, unit: str = ""
) -> Iterator[tuple[str, str]]:
    if value is not None and _ends(value)[1] > most:
        yield field, f'"{field}" is beyond the safe limit of {most}{unit}'


def _between(
    field: str, value: Range | int | None, limits: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    (low, high), (least, most) = _ends(value), limits
    if low < least or high > most:
        yield field, f'"{field}" is outside the safe limits of {least} to {most} seconds'


def _ends(value: Range | int) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else (value.low, value.high)
