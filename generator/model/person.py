"""A person: what a plan and a sheet need to know, and nothing more."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Model, Ref, Slug, WeekNumber
from generator.model.clinic import Paper, TextSize
from generator.model.dose import Dose
from generator.model.exercise import EquipmentId

Side = Literal["left", "right", "both"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _line(longest: int) -> object:
    return StringConstraints(min_length=1, max_length=longest, pattern=r"^[^\r\n]*\S[^\r\n]*$")


class Person(Model):
    """One person's file, row or flags. Only `start` and `side` are needed to plan.

    Never written into content/, a site, a file name, metadata or a log.
    """

    ref: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")] | None = None
    name: Annotated[str, _line(80)] | None = None
    start: datetime.date | None = None
    """The first day of rehab week 1; None gives a sheet without dates."""
    side: Side = "both"
    running_from: WeekNumber | None = None
    """The rehab week in which return week 1 began; None: not yet."""
    repeat_weeks: tuple[WeekNumber, ...] = ()
    """Rehab weeks done again; everything after them shifts."""
    strength_days: tuple[Weekday, ...] = ()
    run_days: tuple[Weekday, ...] = ()
    missing: tuple[EquipmentId, ...] = ()
    skip: Mapping[Annotated[str, Ref("exercises")], Annotated[str, _line(200)]] = {}
    levels: Mapping[Annotated[str, Ref("exercises")], Slug] = {}
    doses: Mapping[Annotated[str, Ref("exercises")], Dose] = {}
    usual_minutes: Annotated[int, Field(ge=1, le=2000)] | None = None
    """Weekly running before the injury: the ceiling of the return."""
    goal: Annotated[str, _line(120)] | None = None
    note: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = None
    text: TextSize | None = None
    paper: Paper | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    clinic: Slug | None = None
