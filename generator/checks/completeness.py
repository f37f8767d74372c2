"""Nothing a reader needs is missing. (Required keys are the model's: see generator/model.)"""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.rule import Draft, Finding, rule


@rule("phase-empty", source="decision: no phase without items")
def check_every_phase_has_something_to_do(draft: Draft) -> Iterator[Finding]:
    """Every phase asks for at least one exercise or activity."""
    for slug, phase in draft.guide.phases.items():
        if not phase.exercises and not phase.activities:
            yield Finding(("phases", slug), "this phase asks for nothing", "add exercises")


@rule("phase-number", source="R06")
def check_phases_are_numbered_in_order(draft: Draft) -> Iterator[Finding]:
    """Phases are numbered 1, 2, 3 … by their files, and none begins before the one it follows.

    Texts and sheets call a phase by its number.
    """
    phases = draft.guide.phases_in_order()
    for place, phase in enumerate(phases, start=1):
        keys = ("phases", phase.id)
        if phase.number != place:
            message = f"this phase is number {phase.number}, but {place} comes next"
            yield Finding(keys, message, f"name the file {place}-{phase.id}.yaml")
    for before, phase in pairwise(phases):
        if phase.weeks.first < before.weeks.first:
            message = f'this phase begins before "{before.id}", which has a lower number'
            yield Finding(("phases", phase.id, "weeks", "first"), message, "change one of them")


@rule("week-empty", source="R06")
def check_every_rehab_week_has_a_phase(draft: Draft) -> Iterator[Finding]:
    """From rehab week 1 until maintenance begins, every week lies in the window of some phase.

    A gap would print a week sheet with nothing on it.
    """
    phases = draft.guide.phases_in_order()
    for week in range(1, draft.guide.running.maintenance.first_rehab_week):
        if not any(phase.weeks.holds(week) for phase in phases):
            before = [phase for phase in phases if phase.weeks.first < week] or phases[:1]
            keys = ("phases", before[-1].id, "weeks")
            yield Finding(keys, f"no phase holds rehab week {week}", "close the gap", at_key=True)
            return


@rule("figure-missing", source="decision: every exercise is drawn from its poses")
def check_every_exercise_has_its_figure(draft: Draft) -> Iterator[Finding]:
    """Every exercise of the guide has its figure, or says that it is not drawn yet.

    Its page and its card would otherwise lose their picture, and nobody would notice. What a
    clinic adds needs none.
    """
    for slug, exercise in draft.guide.exercises.items():
        file = f"content/figures/{slug}.yaml"
        is_there = slug in draft.guide.figures
        if is_there and not exercise.drawn:
            message = f"this says that it is not drawn, but {file} draws it"
            yield Finding(("exercises", slug, "drawn"), message, "take the line away", at_key=True)
        elif exercise.drawn and not is_there and ("exercises", slug) not in draft.loaded.tree.added:
            message = f'no figure shows the exercise "{slug}"'
            hint = f"write {file}, or drawn: false until it is drawn"
            yield Finding(("exercises", slug), message, hint)


@rule("essential-none", source="decision: a short version of every strength day")
def check_a_short_session_is_left(draft: Draft) -> Iterator[Finding]:
    """Each phase with strength exercises marks some of them as essential, but not all.

    On a day with little time the sheet keeps the essential ones and drops the rest.
    """
    for slug, phase in draft.guide.phases.items():
        strength = [
            exercise
            for exercise in map(draft.guide.exercises.__getitem__, phase.exercises)
            if exercise.kind == "strength"
        ]
        keys = ("phases", slug, "exercises")
        if strength and not any(exercise.essential for exercise in strength):
            yield Finding(keys, "none of these exercises is essential", "mark some", at_key=True)
        elif len(strength) > 1 and all(exercise.essential for exercise in strength):
            message = "every one of these exercises is essential, so none can be left out"
            yield Finding(keys, message, "mark fewer", at_key=True)
