"""The programme: its phases, and what they ask for besides exercises."""

from typing import NamedTuple

from generator.model.exercise import Activity
from generator.model.guide import Guide
from generator.model.phase import Phase
from generator.views.dose import Assumption, assumptions_of, describe_frequency, short_dose
from generator.views.exercise import Named
from generator.views.safety import PainRuleView, describe_pain_rule
from generator.views.wording import Wording


class ActivityView(NamedTuple):
    """Something to do that is not an exercise."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    what: str
    how: tuple[str, ...]
    minutes: str
    times: str
    stop_if: tuple[str, ...]
    limits: str
    """The limits of using ice."""
    not_if: tuple[str, ...]
    equipment: tuple[Named, ...]
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]


class ExerciseLine(NamedTuple):
    """An exercise in a list: its name, dose and what it is for."""

    id: str
    name: str
    kind: str
    summary: str
    dose: str
    frequency: str
    to_confirm: bool
    essential: bool


class PhaseView(NamedTuple):
    """One phase, told in full."""

    id: str
    number: int
    name: str
    title: str
    goal: str
    message: str
    about: tuple[str, ...]
    weeks: str
    assumptions: tuple[Assumption, ...]
    exercises: tuple[ExerciseLine, ...]
    activities: tuple[ActivityView, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    move_on: tuple[str, ...]
    step_back: tuple[str, ...]
    warnings: tuple[str, ...]
    pain_rule: PainRuleView
    claims: tuple[str, ...]


def describe_phase(guide: Guide, wording: Wording, phase: Phase) -> PhaseView:
    return PhaseView(
        id=phase.id,
        number=phase.number,
        name=wording.text(phase.name),
        title=wording.label("phase.title", number=phase.number, name=wording.text(phase.name)),
        goal=wording.text(phase.goal),
        message=wording.text(phase.message),
        about=wording.texts(phase.about),
        weeks=wording.weeks(phase.weeks),
        assumptions=assumptions_of(wording, phase.weeks) + assumptions_of(wording, phase),
        exercises=tuple(describe_line(guide, wording, slug) for slug in phase.exercises),
        activities=tuple(
            describe_activity(guide, wording, guide.activities[slug]) for slug in phase.activities
        ),
        do=wording.texts(phase.do),
        dont=wording.texts(phase.dont),
        move_on=wording.texts(phase.move_on),
        step_back=wording.texts(phase.step_back),
        warnings=wording.texts(phase.warnings),
        pain_rule=describe_pain_rule(wording, guide.pain_rule_in(phase)),
        claims=phase.evidence,
    )


def describe_line(guide: Guide, wording: Wording, slug: str) -> ExerciseLine:
    exercise = guide.exercises[slug]
    return ExerciseLine(
        id=slug,
        name=wording.text(exercise.name),
        kind=exercise.kind,
        summary=wording.text(exercise.summary),
        dose=short_dose(wording, exercise.dose),
        frequency=describe_frequency(wording, exercise.frequency),
        to_confirm=bool(exercise.dose.assumed or exercise.frequency.assumed),
        essential=exercise.essential,
    )


def describe_activity(guide: Guide, wording: Wording, activity: Activity) -> ActivityView:
    say = wording.label
    ice = activity.ice
    return ActivityView(
        id=activity.id,
        name=wording.text(activity.name),
        kind=activity.kind,
        aliases=wording.texts(activity.aliases),
        what=wording.text(activity.what),
        how=wording.texts(activity.how),
        minutes=say("phase.minutes", n=activity.minutes) if activity.minutes else "",
        times=say("phase.times_a_week", n=activity.per_week) if activity.per_week else "",
        stop_if=wording.texts(activity.stop_if),
        limits=(
            say(
                "phase.at_most",
                n=activity.minutes.high,
                check=ice.check_skin_after_min,
                gap=ice.gap_h,
            )
            if ice and activity.minutes
            else ""
        ),
        not_if=wording.texts(ice.not_if) if ice else (),
        equipment=tuple(
            Named(item, wording.text(guide.equipment[item].name)) for item in activity.equipment
        ),
        assumptions=assumptions_of(wording, activity),
        claims=activity.evidence,
    )
