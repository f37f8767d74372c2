"""What a person's file asks for and cannot have, and what to write instead.

No message repeats a person's value: it goes to a terminal, a log or a clinic's screen.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.base import Ref
from generator.model.guide import Guide
from generator.model.limits import beyond_limits
from generator.model.person import Person, Weekday
from generator.model.walk import walk
from generator.plan.days import MOST_DAYS_APART, Days, are_apart, day_numbers
from generator.plan.doses import changed_dose, dose_of, find_misfits, level_of
from generator.plan.standing import MOST_WEEKS, Standing, programme_week, standing
from generator.plan.timing import Span
from generator.plan.training_days import runs_are_apart, runs_per_week, strength_per_week
from generator.problems import Place, Problem, nearest_or_all

Keys = tuple[str | int, ...]


class Wish(NamedTuple):
    """One impossible wish, and the path in the person's file where it stands."""

    keys: Keys
    """("week",) where the week that was asked for is what is wrong."""
    code: str
    message: str
    hint: str
    at_key: bool = False
    """The key at the path is what is wrong, not its value."""

    def at(self, place: Place) -> Problem:
        return Problem(place, self.code, self.message, self.hint)


def find_impossible_wishes(guide: Guide, person: Person, week: int) -> Iterator[Wish]:
    """Everything that keeps this week from being planned. None of it: `plan_week` works."""
    yield from _find_unknown(guide, person)
    yield from _find_levels(guide, person)
    yield from _find_doses(guide, person)
    yield from _find_early_running(guide, person)
    if not 1 <= week <= MOST_WEEKS:
        hint = f"write 1 to {MOST_WEEKS}"
        yield Wish(("week",), "week-range", "rehab weeks are counted from 1", hint)
        return
    now = standing(guide, person, week)
    yield from _find_days(person, "strength_days", person.strength_days)
    yield from _find_days(person, "run_days", person.run_days)
    yield from _find_strength_days(guide, person, now)
    yield from _find_run_days(guide, person, now)


NOUNS = {"equipment": "piece of equipment", "exercises": "exercise"}


def _find_unknown(guide: Guide, person: Person) -> Iterator[Wish]:
    for keys, word, mark in walk(person):
        if isinstance(mark, Ref):
            known = getattr(guide, mark.collection)
            if word not in known:
                message = f'"{keys[0]}" names no {NOUNS[mark.collection]} of this guide'
                hint = nearest_or_all(word, known)
                yield Wish(keys, "person-unknown", message, hint, at_key=keys[-1] == word)


def _find_levels(guide: Guide, person: Person) -> Iterator[Wish]:
    for slug, name in person.levels.items():
        exercise = guide.exercises.get(slug)
        if exercise is None:
            continue
        level = level_of(exercise, name)
        keys = ("levels", slug)
        if level is None:
            known = [*exercise.progressions, *exercise.regressions]
            hint = nearest_or_all(name, known)
            message = "this exercise has no level of this name"
            yield Wish(keys, "level-unknown", message, hint if known else "remove it")
        elif set(level.equipment) & set(person.missing):
            message = 'this level needs something that "missing" says is not there'
            yield Wish(keys, "level-equipment", message, "remove it from one of the two")


def _find_doses(guide: Guide, person: Person) -> Iterator[Wish]:
    for slug, change in person.doses.items():
        exercise = guide.exercises.get(slug)
        if exercise is None:
            continue
        dose = dose_of(guide, exercise, level_of(exercise, person.levels.get(slug, "")))
        misfits = list(find_misfits(dose, change))
        for field, message, hint in misfits:
            yield Wish(("doses", slug, field), "dose-field", message, hint, at_key=True)
        if not misfits:
            for field, message in beyond_limits(changed_dose(dose, change)):
                yield Wish(("doses", slug, field), "dose-limit", message, "stay within it")


def _find_early_running(guide: Guide, person: Person) -> Iterator[Wish]:
    """Return week 1 falls in or after the gate's earliest week, counted in the programme."""
    earliest = guide.running.gate.earliest_week
    if person.running_from is None or programme_week(person, person.running_from) >= earliest:
        return
    weeks = (week for week in range(1, MOST_WEEKS + 1) if programme_week(person, week) >= earliest)
    first = next(weeks, None)
    message = "running cannot begin before the gate may be passed"
    hint = f"write {first} or later, or leave it out" if first else "leave it out"
    yield Wish(("running_from",), "running-early", message, hint)


def _find_days(person: Person, field: str, days: tuple[Weekday, ...]) -> Iterator[Wish]:
    if days and person.start is None:
        message = f'"{field}" are days of the week, and no date says on which the plan begins'
        yield Wish((field,), "days-no-start", message, 'write "start" too')
    if len(set(days)) < len(days):
        yield Wish((field,), "days-twice", f'"{field}" names a day twice', "name it once")


def _find_strength_days(guide: Guide, person: Person, now: Standing) -> Iterator[Wish]:
    asked = strength_per_week(guide, now)
    if not person.strength_days or person.start is None or asked is None:
        return
    days = day_numbers(person.start, person.strength_days)
    yield from _find_count("strength_days", len(days), asked)
    yield from _find_neighbours("strength_days", days)


def _find_run_days(guide: Guide, person: Person, now: Standing) -> Iterator[Wish]:
    if not person.run_days or person.start is None or now.return_week is None:
        return
    days = day_numbers(person.start, person.run_days)
    yield from _find_count("run_days", len(days), runs_per_week(guide, now.return_week))
    if runs_are_apart(guide, now.return_week):
        yield from _find_neighbours("run_days", days)


def _find_neighbours(field: str, days: Days) -> Iterator[Wish]:
    # More days than fit apart are too many, and said to be.
    if len(days) <= MOST_DAYS_APART and not are_apart(days):
        message = f'"{field}" has two days in a row, which may be the last and the first of a week'
        hint = "leave a day between, such as mon wed fri"
        yield Wish((field,), "days-in-a-row", message, hint)


def _find_count(field: str, count: int, asked: Span) -> Iterator[Wish]:
    number = str(asked.low) if asked.single else f"{asked.low} to {asked.high}"
    if count < asked.low:
        message = f'"{field}" has too few days for this week'
        yield Wish((field,), "days-few", message, f"write {number} days, or leave it out")
    elif count > asked.high:
        message = f'"{field}" has too many days for this week'
        yield Wish((field,), "days-many", message, f"write {number} days, or leave it out")
