"""A person: what a plan and a sheet need to know, and nothing more."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Model, Range, Ref, Seconds, Slug, WeekNumber
from generator.model.clinic import Paper, TextSize
from generator.model.exercise import EquipmentId

Side = Literal["left", "right", "both"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
ONE_LINE = rf"^[^{_CONTROL}]*[^{_CONTROL}\x20\xa0][^{_CONTROL}]*$"
"""Some words, and no control character: a page, a PDF and a terminal must all survive it.

Nor one that turns the direction of text: it would reorder the words around it.
"""
SOME_LINES = ONE_LINE.replace(r"\x00-\x1f", r"\x00-\x09\x0b-\x1f")


def _line(longest: int) -> object:
    return StringConstraints(min_length=1, max_length=longest, pattern=ONE_LINE)


Days = tuple[Weekday, ...]
FirstDay = Annotated[
    datetime.date, Field(ge=datetime.date(2000, 1, 1), le=datetime.date(2199, 12, 31))
]


class ChangedDose(Model):
    """The numbers of one exercise's dose that differ; what is left out stays the exercise's.

    Which of them an exercise has depends on the kind of its dose.
    """

    sets: Range | None = None
    reps: Range | None = None
    steps: Range | None = None
    holds: Range | None = None
    hold_s: Range | None = None
    lower_s: Range | None = None
    rest_s: Seconds | None = None
    duration_s: Range | None = None
    pause_s: Range | None = None


class Person(Model):
    """One person's file, row or flags. Only `start` and `side` are needed to plan.

    Never written into content/, a site, a file name, metadata or a log.
    """

    ref: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")] | None = None
    name: Annotated[str, _line(80)] | None = None
    start: FirstDay | None = None
    """The first day of rehab week 1; None gives a sheet without dates."""
    side: Side = "both"
    running_from: WeekNumber | None = None
    """The rehab week in which return week 1 began; None: not yet.

    To step back one return week, write it one later; to do a week again, see `repeat_weeks`.
    """
    repeat_weeks: Annotated[tuple[WeekNumber, ...], Field(max_length=60)] = ()
    """Weeks of the programme done again; everything after them shifts. Twice: two times again."""
    strength_days: Days = ()
    run_days: Days = ()
    missing: tuple[EquipmentId, ...] = ()
    """Equipment they lack."""
    skip: Mapping[Annotated[str, Ref("exercises")], Annotated[str, _line(200)]] = {}
    """Exercises left out, and why."""
    levels: Mapping[Annotated[str, Ref("exercises")], Slug] = {}
    """Exercises done in a harder or an easier way, by the id of a progression or regression."""
    doses: Mapping[Annotated[str, Ref("exercises")], ChangedDose] = {}
    """Numbers set by a clinician. They may leave an exercise's range, never the safe limits."""
    usual_minutes: Annotated[int, Field(ge=10, le=2000)] | None = None
    """Weekly running before the injury: the ceiling of the return."""
    goal: Annotated[str, _line(120)] | None = None
    note: Annotated[str, StringConstraints(max_length=500, pattern=SOME_LINES)] | None = None
    text: TextSize | None = None
    paper: Paper | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    clinic: Slug | None = None
