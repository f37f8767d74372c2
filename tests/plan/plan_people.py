"""People whose every week can be planned, drawn at random, and the guide they follow."""

import datetime
from pathlib import Path

from hypothesis import strategies as st

from generator.content.load import load
from generator.model.exercise import Exercise
from generator.model.guide import Guide
from generator.model.person import WEEKDAYS, ChangedDose, Person
from generator.plan.doses import dose_of, level_of
from generator.plan.standing import programme_week
from generator.project import Project

APART = [
    tuple(WEEKDAYS[(first + step) % 7] for step in (0, 2, 4)) for first in range(len(WEEKDAYS))
]
"""Three days of a week with a free day after each, over the week's edge too."""

FAR_AWAY = (datetime.date(2000, 1, 1), datetime.date(2199, 12, 31))


@st.composite
def valid_people(draw: st.DrawFn, guide: Guide) -> Person:
    """Any person whose every week can be planned."""
    dated = draw(st.booleans())
    repeats = draw(st.lists(st.integers(1, 12), max_size=4))
    person = Person(
        start=draw(st.dates(*FAR_AWAY)) if dated else None,
        side=draw(st.sampled_from(["left", "right", "both"])),
        repeat_weeks=tuple(repeats),
        strength_days=draw(st.sampled_from([(), *APART])) if dated else (),
        run_days=draw(st.sampled_from([(), *APART])) if dated else (),
        missing=tuple(draw(st.sets(st.sampled_from(sorted(guide.equipment)), max_size=4))),
        skip=draw(
            st.dictionaries(st.sampled_from(sorted(guide.exercises)), st.just("sore"), max_size=4)
        ),
        usual_minutes=draw(st.none() | st.integers(10, 2000)),
    )
    gate = guide.running.gate.earliest_week
    may_run = [week for week in range(1, 61) if programme_week(person, week) >= gate]
    levels = {}
    doses = {}
    for exercise in sorted(draw(st.sets(st.sampled_from(sorted(guide.exercises)), max_size=4))):
        level = draw(st.sampled_from(_levels(guide.exercises[exercise], person)))
        if level:
            levels[exercise] = level
        if draw(st.booleans()):
            doses[exercise] = draw(changes(guide, guide.exercises[exercise], level))
    return person.model_copy(
        update={
            "running_from": draw(st.none() | st.sampled_from(may_run)),
            "levels": levels,
            "doses": doses,
        }
    )


def _levels(exercise: Exercise, person: Person) -> list[str | None]:
    both = {**exercise.progressions, **exercise.regressions}
    return [None, *(name for name, way in both.items() if not {*way.equipment} & {*person.missing})]


@st.composite
def changes(draw: st.DrawFn, guide: Guide, exercise: Exercise, level: str | None) -> ChangedDose:
    """A clinician's numbers inside the safe limits, for the dose of an exercise's level."""
    dose = dose_of(guide, exercise, level_of(exercise, level) if level else None)
    possible = {
        "reps": {"sets": (1, 5), "reps": (1, 30), "hold_s": (1, 10), "rest_s": (5, 180)},
        "walk": {"sets": (1, 5), "steps": (1, 30), "rest_s": (5, 180)},
        "hold": {"holds": (1, 5), "hold_s": (5, 180)},
        "time": {"duration_s": (60, 90), "pause_s": (5, 60)},
    }[dose.kind]
    fields = draw(st.sets(st.sampled_from(sorted(possible)), min_size=1))
    numbers = {field: draw(st.integers(*possible[field])) for field in sorted(fields)}
    return ChangedDose.model_validate(numbers)


def load_guide() -> Guide:
    """The real guide, for strategies, which are built before any fixture."""
    return load(Project(Path(__file__).resolve().parents[2])).guide
