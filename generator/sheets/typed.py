"""What was typed after `sidestep sheet` and `sidestep calendar`: whose sheet, and which."""

import argparse
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from generator.content.load import Loaded
from generator.content.person import Reading, read_flags, read_person_file
from generator.model.person import Person
from generator.plan.wishes import find_impossible_wishes
from generator.problems import ContentError, Place, Problem, nearest_or_all
from generator.project import Project
from generator.sheets.request import SheetRequest, is_past_review

WORDS = (
    "start",
    "side",
    "running-from",
    "name",
    "goal",
    "note",
    "strength-days",
    "run-days",
    "usual-minutes",
    "paper",
    "text",
)
"""The flags of a person."""


def read_typed(arguments: argparse.Namespace) -> Reading:
    """The person of the flags and of the file they name. ContentError: a field is wrong."""
    flags = {}
    for word in WORDS:
        value = getattr(arguments, word.replace("-", "_"))
        if value is not None:
            flags[word.replace("-", "_")] = value
    if arguments.person is not None:
        return read_person_file(arguments.person, flags)
    return read_flags(flags)


def edition_asked(
    project: Project, arguments: argparse.Namespace, reading: Reading
) -> tuple[str | None, str | None]:
    """(clinic, language) of what is typed, or else of the person's file.

    ContentError: there is no such edition.
    """
    person = reading.person
    languages = {"en", *(path.stem for path in (project.content / "locale").glob("*.yaml"))}
    clinics = {path.name for path in (project.content / "clinics").glob("*") if path.is_dir()}
    clinic = arguments.clinic or person.clinic
    problems = [
        Problem(reading.place((word,)), f"{word}-unknown", f"there is no such {word}", hint)
        for word, known, hint in (
            ("language", languages, f"write {' or '.join(sorted(languages))}"),
            ("clinic", clinics, "write the name of a folder in content/clinics"),
        )
        if getattr(person, word) not in (None, *known) and getattr(arguments, word, None) is None
    ]
    if problems:
        raise ContentError(problems)
    return clinic, person.language


def request_from(loaded: Loaded, arguments: argparse.Namespace, reading: Reading) -> SheetRequest:
    """ContentError: what was asked for is not in the guide, or cannot be planned."""
    week = arguments.week
    request = SheetRequest(
        kind=arguments.kind,
        person=reading.person,
        week=week,
        day=arguments.day,
        exercise=arguments.exercise,
        phase=arguments.phase,
        past_review=is_past_review(loaded.guide, arguments.today),
    )
    problems = list(_find_problems(loaded, request, reading))
    if problems:
        raise ContentError(problems)
    return request


def person_from(loaded: Loaded, arguments: argparse.Namespace, reading: Reading) -> Person:
    """The person of a calendar. ContentError: a week cannot be planned."""
    from generator.sheets.calendar import find_calendar_wishes

    problems = [
        wish.at(reading.place(wish.keys, at_key=wish.at_key))
        for wish in find_calendar_wishes(loaded.guide, reading.person, arguments.weeks)
    ]
    if problems:
        raise ContentError(problems)
    return reading.person


def _flag(word: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(PurePosixPath(f"--{word}")), code, message, hint)


def _find_problems(loaded: Loaded, request: SheetRequest, reading: Reading) -> Iterator[Problem]:
    guide = loaded.guide
    kind = request.kind
    week = request.rehab_week
    if kind in ("week", "session") and request.week is None:
        yield _flag("week", "week-missing", f"a {kind} sheet needs its week", "such as --week 3")
    if kind == "session" and request.day is not None and not 1 <= request.day <= 7:
        yield _flag("day", "day-range", "a week has days 1 to 7", "write 1 to 7")
    if kind == "return":
        most = len(guide.running.weeks) + 1
        if not 1 <= week <= most:
            hint = f"write 1 to {most}, or leave it out"
            yield _flag("week", "week-range", "there is no leaflet for this return week", hint)
        return
    if kind == "card":
        yield from _find_unknown("exercise", request.exercise, guide.exercises)
    if kind == "phase":
        yield from _find_unknown("phase", request.phase, guide.phases)
    if request.exercise in request.person.skip:
        yield _flag("exercise", "exercise-skipped", "this person leaves it out", "name another")
    for wish in find_impossible_wishes(guide, request.person, week):
        place = reading.place(wish.keys, at_key=wish.at_key)
        yield wish.at(Place(PurePosixPath("--week")) if wish.keys == ("week",) else place)


def _find_unknown(word: str, given: str | None, known: Collection[str]) -> Iterator[Problem]:
    if given is None:
        hint = f"such as --{word} {min(known)}"
        yield _flag(word, f"{word}-missing", f"this kind of sheet needs its {word}", hint)
    elif given not in known:
        hint = nearest_or_all(given, known)
        yield _flag(word, f"{word}-unknown", f'there is no {word} "{given}"', hint)
