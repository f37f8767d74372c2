"""Make one sheet: the request from what was typed, the PDF from the request."""

import argparse
import datetime
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.load import Loaded
from generator.content.person import Reading, read_flags, read_person_file
from generator.model.person import Person
from generator.plan.wishes import find_impossible_wishes
from generator.problems import ContentError, Place, Problem
from generator.project import Project
from generator.sheets.document import sheet_document
from generator.sheets.request import SheetRequest

__all__ = ["Sheet", "SheetRequest", "make_sheet", "person_from", "request_from", "sheet_html"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet."""

    pdf: bytes
    id: str
    title: str
    pages: int


def make_sheet(loaded: Loaded, project: Project, request: SheetRequest) -> Sheet:
    """ContentError: a text has a letter that no font here can print, or a picture is missing."""
    from generator.sheets.pdf import UnprintableError, print_html  # costs half a second

    title, html = sheet_document(loaded, project, request)
    try:
        printed = print_html(
            html,
            base=project.templates / "sheets",
            allowed=_readable(loaded, project),
            produced=loaded.guide.information.produced,
        )
    except UnprintableError as error:
        raise ContentError(unprintable(error.lines)) from None
    return Sheet(printed.pdf, request.id(loaded.guide), title, printed.pages)


def sheet_html(loaded: Loaded, project: Project, request: SheetRequest) -> tuple[str, str]:
    """(HTML, base URL): what `make_sheet` lays out."""
    return sheet_document(loaded, project, request)[1], str(project.templates / "sheets")


def _readable(loaded: Loaded, project: Project) -> list[Path]:
    return [project.templates / "sheets", project.overrides / "assets"]


def unprintable(lines: tuple[str, ...]) -> list[Problem]:
    return [Problem(Place(PurePosixPath("sheet")), "sheet-unprintable", line) for line in lines]


# --- from what was typed ------------------------------------------------------------------

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


def request_from(loaded: Loaded, arguments: argparse.Namespace) -> SheetRequest:
    """ContentError: what was asked for is not in the guide, or cannot be planned."""
    reading = _read(arguments)
    week = arguments.week
    request = SheetRequest(
        kind=arguments.kind,
        person=reading.person,
        week=week,
        day=arguments.day,
        exercise=arguments.exercise,
        phase=arguments.phase,
        past_review=_past_review(loaded, arguments.today),
    )
    problems = list(_find_problems(loaded, request, reading))
    if problems:
        raise ContentError(problems)
    return request


def person_from(loaded: Loaded, arguments: argparse.Namespace) -> Person:
    """ContentError: a field of the person is wrong, or cannot be planned."""
    reading = _read(arguments)
    problems = [
        wish.at(reading.place(wish.keys, at_key=wish.at_key))
        for wish in find_impossible_wishes(loaded.guide, reading.person, 1)
    ]
    if problems:
        raise ContentError(problems)
    return reading.person


def _read(arguments: argparse.Namespace) -> Reading:
    flags = {}
    for word in WORDS:
        value = getattr(arguments, word.replace("-", "_"))
        if value is not None:
            flags[word.replace("-", "_")] = value
    if arguments.person is not None:
        return read_person_file(arguments.person, flags)
    return read_flags(flags)


def _past_review(loaded: Loaded, today: datetime.date) -> bool:
    clinic = loaded.guide.clinic
    due = (clinic.review_due if clinic else None) or loaded.guide.information.review_due
    return today > due


def _flag(word: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(PurePosixPath(f"--{word}")), code, message, hint)


def _find_problems(loaded: Loaded, request: SheetRequest, reading: Reading) -> list[Problem]:
    guide = loaded.guide
    if request.kind == "week" and request.week is None:
        return [_flag("week", "week-missing", "a week sheet needs its week", "such as --week 3")]
    return [
        wish.at(
            Place(PurePosixPath("--week"))
            if wish.keys == ("week",)
            else reading.place(wish.keys, at_key=wish.at_key)
        )
        for wish in find_impossible_wishes(guide, request.person, request.week or 1)
    ]
