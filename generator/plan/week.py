"""One person's week: what they do on each of its seven days, and why.

    wishes = list(find_impossible_wishes(guide, person, week))   # generator.plan.wishes
    plan = plan_week(guide, person, week)

`find_impossible_wishes` names what a person's file asks for and cannot have; `plan_week`
raises ValueError where there is such a wish. A WeekPlan holds seven DayPlans, a DayPlan its
Sessions in the order they are done, a Session its Items in order. Everything a sheet says
about numbers is in them: no view computes a dose, a date, a side or a minute anew.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from generator.model.base import Range
from generator.model.exercise import Activity
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.phase import Phase
from generator.plan.items import Absence, Item, OneSide
from generator.plan.running import Run, RunWeek
from generator.plan.timing import Span

# Absence, Item, Run and RunWeek belong to a WeekPlan, so they are imported from here too.
__all__ = [
    "Absence",
    "DayPlan",
    "Item",
    "OneSide",
    "Run",
    "RunWeek",
    "Session",
    "Span",
    "WeekPlan",
    "plan_week",
]

SessionKind = Literal["roll", "activation", "run", "strength", "stretch", "activity"]

MOST_EXERCISES = 5
"""More in a session than this, and the sheet says how to cut it."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is done in one go. A row of the week's grid."""

    kind: SessionKind
    items: tuple[Item, ...]
    """In the order they are done; none for a run."""
    minutes: Span
    """About, for doing it once; (0, 0) where nothing says, as for a run with a blank."""
    times_per_day: Range | None = None
    """Where it may be more than once; an item's `per_day` says which of them."""
    choose_one: bool = False
    """The items are a choice: one of them is enough."""
    optional: bool = False
    """Ice; and in maintenance the days above the fewest."""
    run: Run | None = None
    """Set where `kind` is "run"."""

    @property
    def sides(self) -> tuple[OneSide, ...]:
        """The sides to tick apart, in order; () where no item is done side by side."""
        return next((item.sides for item in self.items if item.sides), ())

    @property
    def long(self) -> bool:
        """More exercises than most people keep up; `essential_items` is what to keep."""
        return not self.choose_one and len(self.items) > MOST_EXERCISES

    @property
    def essential_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.exercise and item.exercise.essential)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day. A rest day has no session but what is done every day."""

    number: int
    """1 to 7: the day of the rehab week."""
    date: datetime.date | None
    """None where the person's file has no start."""
    sessions: tuple[Session, ...]
    """In the order they are done."""
    minutes: Span
    """About; optional sessions and second times count in the high number only."""

    def session(self, kind: SessionKind) -> Session | None:
        return next((session for session in self.sessions if session.kind == kind), None)


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """One rehab week of one person."""

    week: int
    """Rehab week as asked: calendar weeks since the start, from 1."""
    programme_week: int
    """The week of the programme that falls in it: less than `week` after a week done again."""
    return_week: int | None
    """None: not running yet."""
    phases: tuple[Phase, ...]
    """Active in this week, in order."""
    maintenance: bool
    """The strength phase is over and its exercises go on, on fewer days."""
    strength_per_week: Range | None
    """Days with strength work that are asked for; None before there are any."""
    days: tuple[DayPlan, ...]
    """Seven; the first is the first day of the rehab week."""
    gate: bool
    """Carries the gate's checklist: from the gate's earliest week until running."""
    running: RunWeek | None
    absences: tuple[Absence, ...]
    also: tuple[Activity, ...]
    """Things of the active phases that belong to no day, such as food."""
    minutes: Span
    """About, for the whole week; runs with a blank are not in it."""

    def sessions(self, kind: SessionKind) -> tuple[Session, ...]:
        """The sessions of one kind, in the order of the week."""
        return tuple(s for day in self.days for s in day.sessions if s.kind == kind)


def plan_week(guide: Guide, person: Person, week: int) -> WeekPlan:
    """The plan of a rehab week. ValueError: the person wants something impossible."""
    raise NotImplementedError
