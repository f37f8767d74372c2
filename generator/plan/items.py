"""What a person does: exercises of the active phases, each with its dose, level and sides."""

from dataclasses import dataclass
from typing import Literal

from generator.model.base import Range
from generator.model.dose import Dose
from generator.model.exercise import Activity, Exercise, Level
from generator.model.phase import Phase
from generator.model.reference import Equipment
from generator.plan.timing import Span

OneSide = Literal["left", "right"]
Why = Literal["phase", "activation", "maintenance"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a session. Either `exercise` and `dose` are set, or `activity` is."""

    why: Why
    """Its phase asks for it; or it comes before a run; or the strength work that goes on."""
    seconds: Span
    """About how long it takes once; (0, 0) where nothing says."""
    phase: Phase | None = None
    """The phase that asks for it; None before a run."""
    exercise: Exercise | None = None
    dose: Dose | None = None
    level: Level | None = None
    """The harder or easier way this person does it; None: as described."""
    sides: tuple[OneSide, ...] = ()
    """In the order they are done, the sore side first; () where both work at once."""
    weaker_side_first: bool = False
    """Say "start with your weaker side": the exercise asks for it and no sore side is named."""
    per_day: Range | None = None
    """How often in a day where that may be more than once."""
    set_by_clinician: bool = False
    """The person's file changes the dose."""
    instead_of: tuple[Equipment, ...] = ()
    """What this person lacks; each one's `instead` says what does the job."""
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """An exercise of an active phase that is left out, and why."""

    exercise: Exercise
    phase: Phase
    why: Literal["skip"]
    reason: str
    """In the words of the person's file."""
