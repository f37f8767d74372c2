"""What a person does: exercises of the active phases, each with its dose, level and sides."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from generator.model.base import Range
from generator.model.dose import Dose
from generator.model.exercise import Activity, Exercise, Level
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.phase import Phase
from generator.model.reference import Equipment
from generator.plan.doses import changed_dose, dose_of, level_of
from generator.plan.timing import NOTHING, Span, seconds_of, span_of

OneSide = Literal["left", "right"]
ExerciseKind = Literal["strength", "roll", "stretch"]
Why = Literal["phase", "activation", "maintenance"]


class Item(NamedTuple):
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
    """How often in a day, where it is done every day."""
    set_by_clinician: bool = False
    """The person's file changes the dose."""
    instead_of: tuple[Equipment, ...] = ()
    """What this person lacks; each one's `instead` says what does the job."""
    activity: Activity | None = None


class Absence(NamedTuple):
    """An exercise of an active phase that is left out, and why."""

    exercise: Exercise
    phase: Phase
    why: Literal["skip"]
    reason: str
    """In the words of the person's file."""


def find_items(
    guide: Guide, person: Person, phases: Iterable[Phase], kind: ExerciseKind, why: Why
) -> Iterator[Item]:
    """The exercises of a kind that this person does, once each, in the phases' order."""
    for slug, phase in _asked_for(phases):
        exercise = guide.exercises[slug]
        if exercise.kind == kind and slug not in person.skip:
            yield _item(guide, person, exercise)._replace(why=why, phase=phase)


def find_absences(
    guide: Guide, person: Person, phases: Iterable[Phase], kind: ExerciseKind
) -> Iterator[Absence]:
    for slug, phase in _asked_for(phases):
        if guide.exercises[slug].kind == kind and slug in person.skip:
            yield Absence(guide.exercises[slug], phase, "skip", person.skip[slug])


def _asked_for(phases: Iterable[Phase]) -> Iterator[tuple[str, Phase]]:
    """Each exercise once, with the first phase that asks for it."""
    first: dict[str, Phase] = {}
    for phase in phases:
        for slug in phase.exercises:
            first.setdefault(slug, phase)
    yield from first.items()


def find_warm_up(guide: Guide, person: Person) -> Iterator[Item]:
    """The rolls and the light work before a run, in that order."""
    activation = guide.running.activation
    for slug in activation.rolls:
        if slug not in person.skip:
            yield _item(guide, person, guide.exercises[slug])._replace(per_day=None)
    for slug, dose in activation.doses.items():
        if slug not in person.skip:
            # Light: neither the person's level nor their dose for training counts here.
            plain = Person(side=person.side, missing=person.missing)
            item = _item(guide, plain, guide.exercises[slug])
            yield item._replace(dose=dose, seconds=seconds_of(dose), per_day=None)


def find_activities(
    guide: Guide, person: Person, phases: Iterable[Phase]
) -> Iterator[tuple[Activity, Item]]:
    """The activities of the phases, once each."""
    seen = set()
    for phase in phases:
        for slug in phase.activities:
            if slug not in seen:
                seen.add(slug)
                activity = guide.activities[slug]
                yield activity, _activity_item(guide, person, phase, activity)


def _activity_item(guide: Guide, person: Person, phase: Phase, activity: Activity) -> Item:
    minutes = span_of(activity.minutes) if activity.minutes else NOTHING
    lacking = [slug for slug in activity.equipment if slug in person.missing]
    return Item(
        why="phase",
        seconds=minutes.times(60, 60),
        phase=phase,
        activity=activity,
        instead_of=tuple(guide.equipment[slug] for slug in lacking),
    )


def _item(guide: Guide, person: Person, exercise: Exercise) -> Item:
    level = _level(exercise, person)
    dose = dose_of(guide, exercise, level)
    change = person.doses.get(exercise.id)
    if change:
        dose = changed_dose(dose, change)
    sides = _sides(dose, person)
    lacking = [slug for slug in _needed(exercise, level) if slug in person.missing]
    return Item(
        why="activation",
        seconds=seconds_of(dose),
        exercise=exercise,
        dose=dose,
        level=level,
        sides=sides,
        weaker_side_first=bool(sides) and person.side == "both" and exercise.weaker_side_first,
        per_day=exercise.frequency.per_day,
        set_by_clinician=change is not None,
        instead_of=tuple(guide.equipment[slug] for slug in lacking),
    )


def _level(exercise: Exercise, person: Person) -> Level | None:
    """The level asked for; else, for one who lacks something, the first way to do without."""
    if exercise.id in person.levels:
        return level_of(exercise, person.levels[exercise.id])
    lacking = set(exercise.equipment) & set(person.missing)
    if not lacking:
        return None
    ways = (*exercise.regressions.values(), *exercise.progressions.values())
    return next(
        (way for way in ways if lacking <= set(way.without) and _can(way, person)),
        None,
    )


def _can(level: Level, person: Person) -> bool:
    return not set(level.equipment) & set(person.missing)


def _needed(exercise: Exercise, level: Level | None) -> list[str]:
    own = [slug for slug in exercise.equipment if level is None or slug not in level.without]
    return own + [slug for slug in (level.equipment if level else ()) if slug not in own]


def _sides(dose: Dose, person: Person) -> tuple[OneSide, ...]:
    """The sore side first, as the weaker one; in a walk to the side, the leading leg."""
    if dose.kind != "walk" and dose.sides == "both":
        return ()
    return ("right", "left") if person.side == "right" else ("left", "right")
