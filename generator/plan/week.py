"""One person's week: what they do on each of its seven days, and why.

    wishes = list(find_impossible_wishes(guide, person, week))
    plan = plan_week(guide, person, week)

`find_impossible_wishes` names what a person's file asks for and cannot have; where one stands,
the Reading of the person knows: `wish.at(reading.place(wish.keys, at_key=wish.at_key))`.
`plan_week` raises ValueError where there is such a wish. A WeekPlan holds seven DayPlans,
a DayPlan its Sessions in the order they are done, a Session its Items in order. Everything a
sheet says about numbers is in them: no view computes a dose, a date, a side or a minute anew.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.base import Range
from generator.model.exercise import Activity
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.phase import Phase
from generator.plan.days import WEEK
from generator.plan.items import (
    Absence,
    ExerciseKind,
    Item,
    OneSide,
    Why,
    find_absences,
    find_activities,
    find_items,
    find_warm_up,
)
from generator.plan.running import Run, RunWeek, run_week
from generator.plan.sessions import (
    Session,
    SessionKind,
    choice_session,
    exercise_session,
    in_order,
    kinds_in_order,
    run_session,
)
from generator.plan.standing import Standing, first_day, standing
from generator.plan.timing import NOTHING, Span
from generator.plan.training_days import (
    days_of,
    keep_fit_days,
    run_days,
    strength_days,
    strength_per_week,
)
from generator.plan.wishes import Wish, find_impossible_wishes

# All that a WeekPlan is made of, so that a view imports from one place.
__all__ = [
    "Absence",
    "DayPlan",
    "Item",
    "OneSide",
    "Run",
    "RunWeek",
    "Session",
    "SessionKind",
    "Span",
    "WeekPlan",
    "Wish",
    "find_impossible_wishes",
    "plan_week",
]


class DayPlan(NamedTuple):
    """One day. A rest day has no session but what is done every day."""

    number: int
    """1 to 7: the day of the rehab week."""
    date: datetime.date | None
    """None where the person's file has no start."""
    sessions: tuple[Session, ...]
    """In the order they are done."""
    minutes: Span
    """About, for what is asked."""
    extra: Span
    """About, for what is a choice: optional sessions, and doing one a second time."""

    def session(self, kind: SessionKind) -> Session | None:
        return next((session for session in self.sessions if session.kind == kind), None)


class WeekPlan(NamedTuple):
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
    strength_per_week: Span | None
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
    """About, for what the whole week asks; runs with a blank are not in it."""
    extra: Span
    """About, for what is a choice."""

    @property
    def kinds(self) -> tuple[SessionKind, ...]:
        """The kinds of its sessions, in the order in which a day goes through them."""
        return kinds_in_order(day.sessions for day in self.days)

    @property
    def stretches_last(self) -> bool:
        """There is no roll to warm the muscles, so stretches follow the runs and strength work."""
        kinds = set(self.kinds)
        return "stretch" in kinds and "roll" not in kinds and bool(kinds & {"run", "strength"})

    def sessions(self, kind: SessionKind) -> tuple[Session, ...]:
        """The sessions of one kind, in the order of the week."""
        return tuple(s for day in self.days for s in day.sessions if s.kind == kind)


def plan_week(guide: Guide, person: Person, week: int) -> WeekPlan:
    """The plan of a rehab week. ValueError: the person wants something impossible."""
    wishes = list(find_impossible_wishes(guide, person, week))
    if wishes:
        raise ValueError(f"impossible wishes, to be found first: {[w.code for w in wishes]}")
    now = standing(guide, person, week)
    days: Sessions = {number: [] for number in WEEK}
    running = _add_runs(guide, person, now, days)
    _add_daily_exercises(guide, person, now, days)
    _add_strength(guide, person, now, days)
    also = _add_activities(guide, person, now, days)
    filled = tuple(_days(days, first_day(person, week)))
    return WeekPlan(
        week=week,
        programme_week=now.programme_week,
        return_week=now.return_week,
        phases=now.phases,
        maintenance=now.maintenance,
        strength_per_week=strength_per_week(guide, now),
        days=filled,
        gate=now.gate,
        running=running,
        absences=tuple(_absences(guide, person, now)),
        also=also,
        minutes=sum((day.minutes for day in filled), start=NOTHING),
        extra=sum((day.extra for day in filled), start=NOTHING),
    )


Sessions = dict[int, list[Session]]
"""By the number of the day."""


def _add_runs(guide: Guide, person: Person, now: Standing, days: Sessions) -> RunWeek | None:
    if now.return_week is None:
        return None
    numbers = run_days(guide, person, now)
    week = run_week(guide, person, now.return_week, len(numbers))
    warm_up = tuple(find_warm_up(guide, person))
    for number, run in zip(numbers, week.runs, strict=True):
        if warm_up:
            days[number].append(exercise_session("activation", warm_up))
        days[number].append(run_session(run))
    return week


def _add_daily_exercises(guide: Guide, person: Person, now: Standing, days: Sessions) -> None:
    """Rolls and stretches."""
    kinds: tuple[ExerciseKind, ...] = ("roll", "stretch")
    for kind in kinds:
        items = list(find_items(guide, person, now.phases, kind, "phase"))
        for number in WEEK:
            today = [item for item in items if _falls_on(item, number)]
            if any(session.kind == "activation" for session in days[number]):
                today = [left for item in today for left in _beside_a_warm_up(guide, item)]
            if today:
                days[number].append(exercise_session(kind, today))


def _falls_on(item: Item, number: int) -> bool:
    return item.exercise is None or number in days_of(item.exercise.frequency)


def _beside_a_warm_up(guide: Guide, item: Item) -> Iterator[Item]:
    """What is left to do where a run's warm-up rolls already: only what is asked for twice."""
    if item.exercise is None or item.exercise.id not in guide.running.activation.rolls:
        yield item
    elif item.per_day and item.per_day.low > 1:
        yield item._replace(per_day=None)


def _add_strength(guide: Guide, person: Person, now: Standing, days: Sessions) -> None:
    asked = strength_per_week(guide, now)
    why: Why = "maintenance" if now.maintenance else "phase"
    items = tuple(find_items(guide, person, now.strength_phases, "strength", why))
    if items and asked:
        for place, number in enumerate(strength_days(guide, person, now)):
            session = exercise_session("strength", items, optional=place >= asked.low)
            days[number].append(session)


def _add_activities(
    guide: Guide, person: Person, now: Standing, days: Sessions
) -> tuple[Activity, ...]:
    """Adds keep-fit sessions and ice to the days; returns what belongs to no day."""
    also: list[Activity] = []
    keep_fit: list[Item] = []
    often: list[Range] = []
    for activity, item in find_activities(guide, person, now.phases):
        if activity.kind == "ice":
            for number in WEEK:
                days[number].append(exercise_session("ice", [item], optional=True))
        elif activity.per_week:
            keep_fit.append(item)
            often.append(activity.per_week)
        else:
            also.append(activity)
    if keep_fit:
        # All keep-fit sessions count together, so the least that any of them asks for.
        low, high = min(times.low for times in often), min(times.high for times in often)
        for place, number in enumerate(keep_fit_days(guide, person, now, high)):
            days[number].append(choice_session(keep_fit, optional=place >= low))
    return tuple(also)


def _absences(guide: Guide, person: Person, now: Standing) -> Iterator[Absence]:
    yield from find_absences(guide, person, now.phases, "roll")
    yield from find_absences(guide, person, now.strength_phases, "strength")
    yield from find_absences(guide, person, now.phases, "stretch")


def _days(days: Sessions, first: datetime.date | None) -> Iterator[DayPlan]:
    for number in WEEK:
        sessions = in_order(days[number])
        yield DayPlan(
            number=number,
            date=first and first + datetime.timedelta(days=number - 1),
            sessions=sessions,
            minutes=sum((session.minutes_asked for session in sessions), start=NOTHING),
            extra=sum((session.minutes_extra for session in sessions), start=NOTHING),
        )
