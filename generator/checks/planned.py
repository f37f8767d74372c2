"""The rules asked again of the plan: what the weeks of the programme come out as."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.guide import Guide
from generator.model.limits import MOST_STRENGTH_DAYS
from generator.plan.week import SessionKind, WeekPlan

LAST_STRICT_RETURN_WEEK = 2
"""Runs are on alternate days at least so long."""


@rule("planned-strength", source="R01, R02")
def check_planned_strength_days_have_rest_between(draft: Draft) -> Iterator[Finding]:
    """In every planned week there are 3 strength days at most, and none follows another.

    The last day of a week and the first of the next are neighbors too.
    """
    for plan in draft.plans:
        days = _days(plan, "strength")
        if len(days) > MOST_STRENGTH_DAYS or _follow_each_other(days):
            message = f"rehab week {plan.week} comes out with strength work on days {_list(days)}"
            keys = _strength_phase(draft.guide)
            yield Finding(keys, message, "see how often its exercises are asked for", at_key=True)
            return


@rule("planned-runs", source="R13")
def check_planned_early_runs_have_rest_between(draft: Draft) -> Iterator[Finding]:
    """In every planned return week 1 or 2, no run follows another on the next day."""
    for plan in draft.plans:
        number = plan.return_week
        if number is None or number > LAST_STRICT_RETURN_WEEK:
            continue
        days = _days(plan, "run")
        if _follow_each_other(days):
            message = f"return week {number} comes out with runs on days {_list(days)}"
            yield Finding(("running", "weeks", str(number), "runs"), message, "ask for fewer")


def _days(plan: WeekPlan, kind: SessionKind) -> list[int]:
    return [day.number for day in plan.days if day.session(kind)]


def _follow_each_other(days: list[int]) -> bool:
    return any(day % 7 + 1 in days for day in days)


def _list(days: list[int]) -> str:
    return ", ".join(map(str, days))


def _strength_phase(guide: Guide) -> Keys:
    phases = guide.phases_in_order()
    strength = [
        phase
        for phase in phases
        if any(guide.exercises[slug].kind == "strength" for slug in phase.exercises)
    ]
    return ("phases", (strength or phases)[0].id, "exercises")
