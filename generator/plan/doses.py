"""The dose a person does: the exercise's or its level's, with the numbers their file changes."""

from collections.abc import Iterator

from generator.model.base import Range
from generator.model.dose import Dose, RepsDose
from generator.model.exercise import Exercise, Level
from generator.model.guide import Guide
from generator.model.person import ChangedDose


def level_of(exercise: Exercise, level: str) -> Level | None:
    """A progression or regression by its id."""
    return exercise.progressions.get(level) or exercise.regressions.get(level)


def dose_of(guide: Guide, exercise: Exercise, level: Level | None) -> Dose:
    """The level's own dose, else that of the exercise which the level is, else the exercise's."""
    if level and level.dose:
        return level.dose
    return (guide.exercises[level.exercise] if level and level.exercise else exercise).dose


def changed_dose(dose: Dose, change: ChangedDose) -> Dose:
    """The dose with a clinician's numbers in it, which nothing is assumed about any more."""
    numbers: dict[str, Range | int] = {}
    for field, value in _given(change):
        if isinstance(value, Range) and _is_one_number(dose, field):
            numbers[field] = value.low
        else:
            numbers[field] = value
    assumed = {field: why for field, why in dose.assumed.items() if field not in numbers}
    return dose.model_copy(update={**numbers, "assumed": assumed})


def find_misfits(dose: Dose, change: ChangedDose) -> Iterator[tuple[str, str, str]]:
    """(field, what is wrong, what to write) where a change does not fit the kind of dose."""
    fields = [name for name in ChangedDose.model_fields if name in type(dose).model_fields]
    for field, value in _given(change):
        if field not in fields:
            hint = "write " + ", ".join(fields)
            yield field, f'this exercise\'s dose has no "{field}"', hint
        elif _is_one_number(dose, field) and isinstance(value, Range) and not value.single:
            yield field, f'"{field}" is a range', "write one number"


def _is_one_number(dose: Dose, field: str) -> bool:
    """A pause in a repetition is one number; a stretch's hold, of the same name, may be a range."""
    return isinstance(dose, RepsDose) and field == "hold_s"


def _given(change: ChangedDose) -> Iterator[tuple[str, Range | int]]:
    for field in ChangedDose.model_fields:
        value = getattr(change, field)
        if value is not None:
            yield field, value
