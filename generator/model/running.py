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
    """The claims it rests on."""


class Pickups(Assuming):
    """Short faster stretches inside an easy run."""

    seconds: Range
    """How long each is."""
    count: Times
    """How many in a run."""


class ReturnWeek(Assuming):
    """One return week."""

    id: Annotated[str, Field(pattern=r"^[1-9][0-9]?$")]
    """The return week's number."""
    runs: Count
    """Runs in this week."""
    alternate_days: bool
    """Never two days running."""
    minutes: Range
    """Minutes of each run."""
    long_run_minutes: Range | None = None
    """Where the last run of the week may be longer."""
    pickups: Pickups | None = None
    """Short faster stretches, where there are any."""
    notes: Texts
    """What to know about it, a point each."""
    evidence: Evidence
    """The claims it rests on."""


class Activation(Model):
    """Light work just before a run. Not counted as strength training."""

    rolls: tuple[ExerciseId, ...] = ()
    """The rolls of it, in order."""
    doses: Mapping[Annotated[str, Ref("exercises")], Dose]
    """The exercises of it, each with its lighter dose."""
    note: Text
    """How to do it, in a sentence or two."""


class Beyond(Assuming):
    """From the last numbered return week on."""

    rise_percent: Annotated[int, Field(ge=1, le=10)]
    """Most that the weekly minutes may grow from one week to the next."""
    runs: Count
    """Runs a week."""
    hills_from: WeekNumber
    """Return week."""
    hills: Text
    """How to begin with hills."""
    notes: Texts
    """What to know about it, a point each."""
    evidence: Evidence
    """The claims it rests on."""


class Maintenance(Assuming):
    """Strength work once the return is under way, with no end."""

    first_rehab_week: WeekNumber
    """The rehab week in which it starts, unless the return week below is later."""
    first_return_week: WeekNumber
    """Starts in the first rehab week named, or in this return week if that is later."""
    per_week: Times
    """Days a week."""
    note: Text
    """What to do, in a few sentences."""
    evidence: Evidence
    """The claims it rests on."""


class Meanwhile(Assuming):
    """Running before the gate is passed: two cases."""

    cut_percent: Percent
    """How much less to run, where a little running is still free of pain."""
    stop_weeks: Weeks
    """How long to stop, where it is not."""
    less: Text
    """What to do where a little running is free of pain."""
    stop: Text
    """What to do where none is."""
    until_gate: Text
    """What to do until the gate is passed."""
    evidence: Evidence
    """The claims it rests on."""


class ReturnToRunning(Model):
    """running/return.yaml"""

    goal: Text
    """What is reached at its end."""
    about: Texts
    """How it works, in short paragraphs."""
    meanwhile: Meanwhile
    """Running before the gate is passed."""
    gate: Gate
    """What must be true before the first run."""
    activation: Activation
    """Light work before each run."""
    weeks: Annotated[Mapping[str, ReturnWeek], Field(min_length=1)]
    """By return week, from 1."""
    beyond: Beyond
    """From the last numbered return week on."""
    maintenance: Maintenance
    """Strength work that goes on."""
    rules: Texts
    """What holds in every week, a point each."""
    walk_rule: Text
    """When to walk during a run."""
    stop_rule: Text
    """When to end a run."""
    step_back: Text
    """When to go back, and how far."""
    step_back_short: tuple[Text, ...] = ()
    """The same in a few words, for page 1 of a sheet."""
    ramp_note: Text
    """Said where the early weeks grow faster than `beyond` allows."""


class FormCue(Assuming):
    """One thing to try while running."""

    id: Slug
    name: Text
    """What it is called."""
    problem: Text
    """What it is meant to change."""
    why: Text
    """Why it may help."""
    attempt: Texts
    """What to try."""
    check: Text
    """How to see whether it works."""
    change_percent: Percent | None = None
    """How much to change."""
    adapt_weeks: Weeks | None = None
    """How long to get used to it."""
    kind: Literal["cadence", "width", "surface"]
    """What is changed."""
    evidence: Evidence
    """The claims it rests on."""


class Form(Model):
    """running/form.yaml"""

    about: Texts
    """What to know first, in short paragraphs."""
    cues: Annotated[Mapping[str, FormCue], Field(min_length=1)]
    """What to try, each under an id of its own."""
