"""Make one sheet: the request from what was typed, the PDF from the request."""

import argparse
import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.content.load import Loaded
from generator.content.person import Reading, read_flags, read_person_file
from generator.model.person import Person
from generator.plan.wishes import find_impossible_wishes
from generator.problems import ContentError, Place, Problem, did_you_mean
from generator.project import Project
from generator.sheets.document import sheet_document
from generator.sheets.logos import logos_folder
from generator.sheets.request import SheetRequest

if TYPE_CHECKING:
    from generator.sheets.pdf import Change, PrintedPages

__all__ = [
    "Sheet",
    "SheetRequest",
    "edition_asked",
    "make_sheet",
    "person_from",
    "request_from",
    "sheet_html",
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet."""

    pdf: bytes
    id: str
    title: str
    pages: int


def make_sheet(loaded: Loaded, project: Project, request: SheetRequest) -> Sheet:
    """ContentError: a text has a letter that no font here can print, or a picture is missing."""
    title, html = sheet_document(loaded, project, request)
    printed = print_document(loaded, project, html)
    return Sheet(printed.pdf, request.id(loaded.guide), title, printed.pages)


def print_document(
    loaded: Loaded, project: Project, html: str, change: "Change | None" = None
) -> "PrintedPages":
    """The second half of `make_sheet`, with the same errors; `change` is as in `print_html`."""
    from generator.sheets.pdf import UnprintableError, print_html  # costs half a second

    try:
        return print_html(
            html,
            base=project.templates / "sheets",
            allowed=readable(loaded, project),
            produced=loaded.guide.information.produced,
            change=change,
        )
    except UnprintableError as error:
        raise ContentError(unprintable(error.lines)) from None


def sheet_html(loaded: Loaded, project: Project, request: SheetRequest) -> tuple[str, str]:
    """(HTML, base URL): what `make_sheet` lays out."""
    return sheet_document(loaded, project, request)[1], str(project.templates / "sheets")


def readable(loaded: Loaded, project: Project) -> list[Path]:
    return [project.templates / "sheets", project.overrides / "assets", logos_folder(project)]


def unprintable(lines: Sequence[str]) -> list[Problem]:
    """Letters without a font become one problem for each package; any other line is its own."""
    packages: dict[str, set[str]] = {}
    problems = []
    for line in lines:
        missing = _MISSING_GLYPH.search(line)
        if missing:
            code = int(missing[1], 16)
            package = "" if "in colour" in line else _font_package(code)
            packages.setdefault(package, set()).add(f"U+{code:04X}")
        else:
            problems.append(Problem(_SHEET, "sheet-unprintable", line))
    for package, codes in packages.items():
        named = ", ".join(sorted(codes)[:6]) + (" …" if len(codes) > 6 else "")
        message = f"no font here can print {named}"
        hint = f"install the Debian package {package}" if package else "leave it out"
        problems.append(Problem(_SHEET, "sheet-font", message, hint))
    return problems


_SHEET = Place(PurePosixPath("sheet"))
_MISSING_GLYPH = re.compile(r"U\+([0-9A-F]{4,6})")


def _font_package(code: int) -> str:
    """Where Debian keeps the letter; "" for pictures, which break PDF/A in colour."""
    if code >= 0x1F000 and code < 0x20000:
        return ""
    cjk = 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF
    return "fonts-noto-cjk" if cjk or code >= 0x20000 else "fonts-noto-core"


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


def edition_asked(project: Project, arguments: argparse.Namespace) -> tuple[str | None, str | None]:
    """(clinic, language) of what is typed, or else of the person's file.

    ContentError: a field of the person is wrong, or there is no such edition.
    """
    reading = _read(arguments)
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


def _read(arguments: argparse.Namespace) -> Reading:
    flags = {}
    for word in WORDS:
        value = getattr(arguments, word.replace("-", "_"))
        if value is not None:
            flags[word.replace("-", "_")] = value
    if arguments.person is not None:
        return read_person_file(arguments.person, flags)
    return read_flags(flags)


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
        past_review=is_past_review(loaded, arguments.today),
    )
    problems = list(_find_problems(loaded, request, reading))
    if problems:
        raise ContentError(problems)
    return request


def person_from(loaded: Loaded, arguments: argparse.Namespace) -> Person:
    """The person of a calendar. ContentError: a field is wrong, or a week cannot be planned."""
    from generator.sheets.calendar import find_calendar_wishes

    reading = _read(arguments)
    problems = [
        wish.at(reading.place(wish.keys, at_key=wish.at_key))
        for wish in find_calendar_wishes(loaded.guide, reading.person, arguments.weeks)
    ]
    if problems:
        raise ContentError(problems)
    return reading.person


def is_past_review(loaded: Loaded, today: datetime.date) -> bool:
    clinic = loaded.guide.clinic
    due = (clinic.review_due if clinic else None) or loaded.guide.information.review_due
    return today > due


def _flag(word: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(PurePosixPath(f"--{word}")), code, message, hint)


def _find_problems(loaded: Loaded, request: SheetRequest, reading: Reading) -> Iterator[Problem]:
    guide = loaded.guide
    kind = request.kind
    week = 1 if request.week is None else request.week
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
        hint = did_you_mean(given, known) or "use an id of the guide"
        yield _flag(word, f"{word}-unknown", f'there is no {word} "{given}"', hint)
