"""Where a person stands in a rehab week: in the programme, and on the way back to running."""

import datetime
from collections import Counter
from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.phase import Phase

MOST_WEEKS = 60
"""Rehab weeks a plan can be asked for."""


class Standing(NamedTuple):
    """One rehab week of one person, before any day is filled."""

    programme_week: int
    return_week: int | None
    phases: tuple[Phase, ...]
    strength_phases: tuple[Phase, ...]
    """The phases whose strength work is done: active ones, or those that maintenance keeps up."""
    maintenance: bool
    gate: bool


def standing(guide: Guide, person: Person, week: int) -> Standing:
    programme = programme_week(person, week)
    running = return_week(person, week)
    maintained = _is_maintained(guide, programme, running)
    phases = []
    strength_phases = []
    for phase in guide.phases_in_order():
        held = phase.weeks.holds(programme)
        if _has_strength(guide, phase) and phase.weeks.first <= programme:
            # Its window may end before maintenance begins: the work goes on in between.
            held = held or not maintained
            if held or maintained:
                strength_phases.append(phase)
        if held:
            phases.append(phase)
    return Standing(
        programme_week=programme,
        return_week=running,
        phases=tuple(phases),
        strength_phases=tuple(strength_phases),
        maintenance=maintained and bool(strength_phases),
        gate=running is None and programme >= guide.running.gate.earliest_week,
    )


def programme_week(person: Person, week: int) -> int:
    """The programme's week that falls in a rehab week: behind it by every week done again."""
    again = Counter(person.repeat_weeks)
    programme = 1
    for _ in range(week - 1):
        if again[programme]:
            again[programme] -= 1
        else:
            programme += 1
    return programme


def return_week(person: Person, week: int) -> int | None:
    """None before the first run. A week done again repeats its return week too."""
    if person.running_from is None or week < person.running_from:
        return None
    return programme_week(person, week) - programme_week(person, person.running_from) + 1


def first_day(person: Person, week: int) -> datetime.date | None:
    """The date on which a rehab week begins. Whole days: no clock change can move it."""
    if person.start is None:
        return None
    return person.start + datetime.timedelta(weeks=week - 1)


def _is_maintained(guide: Guide, programme: int, running: int | None) -> bool:
    """From the rehab week named, or in the return week named if that is later.

    Someone who does not run yet keeps the strength work up from the rehab week on; their
    first return weeks then take them back to the full number of days.
    """
    rule = guide.running.maintenance
    if programme < rule.first_rehab_week:
        return False
    return running is None or running >= rule.first_return_week


def _has_strength(guide: Guide, phase: Phase) -> bool:
    return any(guide.exercises[slug].kind == "strength" for slug in phase.exercises)
