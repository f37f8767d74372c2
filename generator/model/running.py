"""The way back to running: the gate, the return weeks, the rules, and running form."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    Count,
    Model,
    Percent,
    Range,
    Ref,
    Slug,
    Text,
    Times,
    WeekNumber,
    Weeks,
)
from generator.model.dose import Assuming, Dose
from generator.model.exercise import Evidence, ExerciseId, Texts


class Gate(Assuming):
    """What must be true before the first run."""

    earliest_week: WeekNumber
    """Rehab week."""
    pain_free_days: Count
    """Days in a row without pain in daily life."""
    exercises: Annotated[tuple[ExerciseId, ...], Field(min_length=1)]
    """Each done without pain."""
    also: Texts
    """Further conditions, such as no red flag."""
    evidence: Evidence


class Pickups(Assuming):
    """Short faster stretches inside an easy run."""

    seconds: Range
    count: Times


class ReturnWeek(Assuming):
    """One return week."""

    id: Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
    """The return week's number."""
    runs: Count
    alternate_days: bool
    """Never two days running."""
    minutes: Range
    """Minutes of each run."""
    long_run_minutes: Range | None = None
    """Where the last run of the week may be longer."""
    pickups: Pickups | None = None
    notes: Texts
    evidence: Evidence


class Activation(Model):
    """Light work just before a run. Not counted as strength training."""

    rolls: tuple[ExerciseId, ...] = ()
    doses: Mapping[Annotated[str, Ref("exercises")], Dose]
    note: Text


class Beyond(Assuming):
    """From the last numbered return week on."""

    rise_percent: Annotated[int, Field(ge=1, le=10)]
    """Most that the weekly minutes may grow from one week to the next."""
    runs: Count
    hills_from: WeekNumber
    """Return week."""
    hills: Text
    notes: Texts
    evidence: Evidence


class Maintenance(Assuming):
    """Strength work once the return is under way, with no end."""

    first_rehab_week: WeekNumber
    first_return_week: WeekNumber
    """Starts in the first rehab week named, or in this return week if that is later."""
    per_week: Times
    note: Text
    evidence: Evidence


class Meanwhile(Assuming):
    """Running before the gate is passed: two cases."""

    cut_percent: Percent
    """How much less to run, where a little running is still free of pain."""
    stop_weeks: Weeks
    """How long to stop, where it is not."""
    less: Text
    stop: Text
    until_gate: Text
    evidence: Evidence


class ReturnToRunning(Model):
    """running/return.yaml"""

    goal: Text
    about: Texts
    meanwhile: Meanwhile
    gate: Gate
    activation: Activation
    weeks: Annotated[Mapping[str, ReturnWeek], Field(min_length=1)]
    """By return week, from 1."""
    beyond: Beyond
    maintenance: Maintenance
    rules: Texts
    walk_rule: Text
    stop_rule: Text
    step_back: Text
    step_back_short: tuple[Text, ...] = ()
    """The same in a few words, for page 1 of a sheet."""
    ramp_note: Text
    """Said where the early weeks grow faster than `beyond` allows."""


class FormCue(Assuming):
    """One thing to try while running."""

    id: Slug
    name: Text
    problem: Text
    why: Text
    attempt: Texts
    """What to try."""
    check: Text
    """How to see whether it works."""
    change_percent: Percent | None = None
    adapt_weeks: Weeks | None = None
    kind: Literal["cadence", "width", "surface"]
    evidence: Evidence


class Form(Model):
    """running/form.yaml"""

    about: Texts
    cues: Annotated[Mapping[str, FormCue], Field(min_length=1)]
