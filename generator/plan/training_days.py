"""The days on which this person trains and runs: as they wish, else chosen to fit each other."""

from generator.model.dose import Frequency
from generator.model.guide import Guide
from generator.model.limits import MOST_STRENGTH_DAYS
from generator.model.person import Person
from generator.plan.days import (
    MOST_DAYS_APART,
    OTHER_DAYS,
    STRENGTH_DAYS,
    WEEK,
    Days,
    choose_days,
    day_numbers,
)
from generator.plan.running import given_week, runs_asked_for
from generator.plan.standing import Standing
from generator.plan.timing import Span, span_of

ALWAYS_APART_THROUGH = 2
"""Return weeks in which no two runs are on days in a row, whatever the guide says."""
MOST_RUNS = 6
"""One day of the week is without a run, however much someone runs."""


def strength_per_week(guide: Guide, now: Standing) -> Span | None:
    """How many days of strength work are asked for; None where there is none yet."""
    often = [
        guide.exercises[slug].frequency.per_week
        for phase in now.strength_phases
        for slug in phase.exercises
        if guide.exercises[slug].kind == "strength"
    ]
    if not often:
        return None
    if now.maintenance:
        return span_of(guide.running.maintenance.per_week)
    given = [times for times in often if times] or [guide.running.maintenance.per_week]
    high = min(MOST_STRENGTH_DAYS, max(times.high for times in given))
    return Span(min(high, max(times.low for times in given)), high)


def strength_days(guide: Guide, person: Person, now: Standing) -> Days:
    asked = strength_per_week(guide, now)
    if asked is None:
        return ()
    if person.strength_days and person.start:
        return day_numbers(person.start, person.strength_days)
    runs: Days = ()
    if now.return_week and person.run_days and person.start:
        runs = day_numbers(person.start, person.run_days)
    return choose_days(asked.high, STRENGTH_DAYS, avoid=runs)


def runs_per_week(guide: Guide, return_week: int) -> Span:
    """The fewest and most days that may be named for runs in a return week.

    Fewer days than asked for would make each run longer, so the guide's number is the
    fewest; the most is free beyond the numbered weeks.
    """
    asked = runs_asked_for(guide, return_week)
    if runs_are_apart(guide, return_week):
        asked = min(asked, MOST_DAYS_APART)
    return Span(asked, asked if given_week(guide, return_week) else max(asked, MOST_RUNS))


def runs_are_apart(guide: Guide, return_week: int) -> bool:
    given = given_week(guide, return_week)
    return return_week <= ALWAYS_APART_THROUGH or (given is not None and given.alternate_days)


def run_days(guide: Guide, person: Person, now: Standing) -> Days:
    if now.return_week is None:
        return ()
    if person.run_days and person.start:
        return day_numbers(person.start, person.run_days)
    count = runs_per_week(guide, now.return_week).low
    return choose_days(
        count,
        OTHER_DAYS,
        avoid=strength_days(guide, person, now),
        apart=count <= MOST_DAYS_APART,
    )


def keep_fit_days(guide: Guide, person: Person, now: Standing, count: int) -> Days:
    """Days for cross training: beside strength work and runs, not on top of them."""
    strength = strength_days(guide, person, now) or STRENGTH_DAYS
    return choose_days(count, OTHER_DAYS, avoid={*strength, *run_days(guide, person, now)})


def days_of(frequency: Frequency) -> Days:
    """The days of a roll or a stretch: every day, or so many a week."""
    if frequency.per_week is None:
        return WEEK
    count = min(7, frequency.per_week.high)
    return choose_days(count, STRENGTH_DAYS, apart=count <= MOST_DAYS_APART)
