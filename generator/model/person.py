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
    """How many sets in a session."""
    reps: Range | None = None
    """Repetitions in a set."""
    steps: Range | None = None
    """Steps in each direction in a set."""
    holds: Range | None = None
    """How many holds in a session."""
    hold_s: Range | None = None
    """Seconds that each is held."""
    lower_s: Range | None = None
    """Seconds to come back."""
    rest_s: Seconds | None = None
    """Seconds of rest between sets."""
    duration_s: Range | None = None
    """Seconds of rolling."""
    pause_s: Range | None = None
    """Seconds on a tender spot."""


class Person(Model):
    """One person's file, row or flags. Only `start` and `side` are needed to plan.

    Never written into content/, a site, a file name, metadata or a log.
    """

    ref: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")] | None = None
    """Your own number for this person. Their files are named by it."""
    name: Annotated[str, _line(80)] | None = None
    """Printed on their sheet, and nowhere else."""
    start: FirstDay | None = None
    """The first day of rehab week 1. Without it a sheet has no dates."""
    side: Side = "both"
    """Which knee is sore."""
    running_from: WeekNumber | None = None
    """The rehab week in which return week 1 began. Left out: not yet.

    To step back one return week, write it one later; to do a week again, see `repeat_weeks`.
    """
    repeat_weeks: Annotated[tuple[WeekNumber, ...], Field(max_length=60)] = ()
    """Weeks of the programme done again; everything after them shifts. Twice: two times again."""
    strength_days: Days = ()
    """Their days for strength work, where the usual ones do not suit."""
    run_days: Days = ()
    """Their days for runs, where the usual ones do not suit."""
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
    """What they want to do again, for their sheet."""
    note: Annotated[str, StringConstraints(max_length=500, pattern=SOME_LINES)] | None = None
    """A few lines from you, for their sheet."""
    text: TextSize | None = None
    """The size of letters on their sheet."""
    paper: Paper | None = None
    """The size of paper of their sheet."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    """The language of their sheet: a file in content/locale."""
    clinic: Slug | None = None
    """The clinic whose edition they get: a folder in content/clinics."""
