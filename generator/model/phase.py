"""A phase: a window of rehab weeks with a goal, and the gates in and out of it."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug, Text, WeekNumber
from generator.model.dose import Assuming
from generator.model.exercise import ActivityId, Evidence, ExerciseId, Texts
from generator.model.safety import PainRule


class Window(Assuming):
    """Rehab weeks, first and last included. No last week: it goes on."""

    first: WeekNumber
    """The first rehab week of it."""
    last: WeekNumber | None = None
    """The last rehab week of it; without one it goes on."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise PydanticCustomError(
                "window_order", "the window runs backwards", {"first": self.first, "at": "last"}
            )
        return self

    def holds(self, week: int) -> bool:
        return self.first <= week and (self.last is None or week <= self.last)


class ShortGates(Model):
    """The gates in a few words, for page 1 of a sheet; the full ones follow on its page 2."""

    move_on: Texts
    """Go on when all of these hold."""
    step_back: Texts
    """Go back when any of these holds."""


class Phase(Assuming):
    """One phase of the programme."""

    id: Slug
    number: Annotated[int, Field(ge=1, le=20)]
    """Its place in the programme, from the file's name: 1-settle.yaml."""
    name: Text
    """What it is called."""
    goal: Text
    """What is reached at its end, in a sentence."""
    message: Text
    """What matters most in this phase, in a sentence or two."""
    about: Texts
    """What happens here and why, in short paragraphs."""
    weeks: Window
    """From which rehab week to which."""
    exercises: tuple[ExerciseId, ...] = ()
    """In the order they are done."""
    activities: tuple[ActivityId, ...] = ()
    """What is done besides exercises."""
    do: Texts
    """What to do, a point each."""
    dont: Texts
    """What not to do, a point each."""
    move_on: Texts
    """All of these hold: go on."""
    step_back: Texts
    """Any of these holds: go back, and how."""
    pause_days: Annotated[int, Field(ge=2, le=28)] | None = None
    """How long its exercises wait where all of them hurt, before they are tried again."""
    short: ShortGates | None = None
    """Both gates in a few words, for page 1 of a sheet."""
    warnings: Texts
    """What may go wrong here, and what to do then."""
    pain_rule: PainRule | None = None
    """Where this phase has a rule of its own."""
    evidence: Evidence
    """The claims it rests on."""
