"""When each exercise is in the programme, and why: taken from the plan that the weeks are made of.

A phase asks for it, or it keeps the strength up afterwards, or it is in the warm-up for a run.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.phase import Window
from generator.plan.items import Item
from generator.plan.week import WeekPlan, plan_week
from generator.views.dose import short_dose
from generator.views.timeline import WEEKS
from generator.views.wording import Wording


class TimeView(NamedTuple):
    """One reason for which an exercise is in the programme."""

    title: str
    link: str
    """As templates link: `phase:roll`, `page:running`."""
    when: str


class TimesView(NamedTuple):
    """When one exercise is done."""

    weeks: tuple[int, ...]
    """The rehab weeks with a page of their own that ask for it, before running again."""
    times: tuple[TimeView, ...]


def describe_times(
    guide: Guide, wording: Wording, plans: Sequence[WeekPlan]
) -> Mapping[str, TimesView]:
    """Of every exercise, by its id.

    `plans` are of the weeks with a page of their own, and of the one after, which tells what
    goes on from what ends with the last of them.
    """
    planned = _planned(plans)
    first_run = guide.running.gate.earliest_week
    plan = plan_week(guide, Person(running_from=first_run), first_run)
    warm_up = {slug: item for slug, item in _items(plan) if item.why == "activation"}
    views = {}
    for slug in guide.exercises:
        times = [
            _time(guide, wording, phase, window)
            for phase, weeks in planned[slug].items()
            for window in _windows(weeks)
        ]
        if slug in warm_up:
            times.append(_before_a_run(wording, warm_up[slug], first_run))
        weeks = sorted(week for weeks in planned[slug].values() for week in weeks)
        views[slug] = TimesView(tuple(w for w in weeks if w <= WEEKS), tuple(times))
    return views


def _planned(plans: Sequence[WeekPlan]) -> Mapping[str, Mapping[str, list[int]]]:
    """Exercise: id of the phase that asks for it, "" for what keeps the strength up: its weeks."""
    planned: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for plan in plans:
        for slug, item in dict(_items(plan)).items():
            phase = item.phase.id if item.phase and item.why == "phase" else ""
            planned[slug][phase].append(plan.week)
    return planned


def _items(plan: WeekPlan) -> Iterator[tuple[str, Item]]:
    for kind in plan.kinds:
        for session in plan.sessions(kind):
            for item in session.items:
                if item.exercise:
                    yield item.exercise.id, item


def _windows(weeks: list[int]) -> Iterator[Window]:
    """Weeks in a row together; no last week where it goes on past those with a page."""
    first = weeks[0]
    for week, following in zip(weeks, [*weeks[1:], None], strict=True):
        if following != week + 1:
            yield Window(first=first, last=None if week > WEEKS else week)
            first = following or 0


def _time(guide: Guide, wording: Wording, phase: str, window: Window) -> TimeView:
    say = wording.label
    weeks = wording.weeks(window)
    if phase:
        of = guide.phases[phase]
        title = say("phase.title", number=of.number, name=wording.text(of.name))
        return TimeView(title, f"phase:{phase}", say("exercise.in_weeks", weeks=weeks))
    rule = guide.running.maintenance
    when = say("exercise.upkeep", weeks=weeks, week=rule.first_return_week)
    return TimeView(say("running.maintenance"), "page:running", when)


def _before_a_run(wording: Wording, item: Item, first_run: int) -> TimeView:
    assert item.dose is not None
    when = wording.label(
        "exercise.before_runs", dose=short_dose(wording, item.dose), week=first_run
    )
    return TimeView(wording.label("running.activation"), "page:running", when)
