"""The `sidestep` command: reads the words typed and hands them to one of the commands.

Exit status: 0 done; 1 the content, a person or a row has problems; 2 the command was typed
wrongly; 3 the machine failed.
"""

import argparse
import datetime
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from generator import commands
from generator.asked import say_problems
from generator.commands import MACHINE, PORT, PROBLEMS, USAGE
from generator.flags import NOT_IN_A_CALENDAR, refuse_unused
from generator.problems import FORMATS, ContentError, Mistyped, Problem
from generator.project import ProjectNotFound

SHEET_KINDS = ("week", "session", "card", "booklet", "phase", "return", "red-flags")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        arguments = _parser().parse_args(argv)
        refuse_unused(arguments)
        arguments.today = arguments.today or datetime.date.today()
        return int(arguments.run(arguments))
    except ContentError as error:
        return _refused(error.problems, getattr(arguments, "format", "text"))
    except (Mistyped, ProjectNotFound) as error:
        return _mistyped(str(error).splitlines())
    except KeyboardInterrupt:
        print("sidestep: stopped", file=sys.stderr)
        return MACHINE
    except OSError as error:
        print(f"sidestep: {_machine(error)}", file=sys.stderr)
        return MACHINE


def _refused(problems: Sequence[Problem], form: str) -> int:
    if all(map(_is_typed, problems)):
        return _mistyped(map(_without_place, problems))
    say_problems(problems, form)
    return PROBLEMS


_SLUG = "SLUG"


def _is_typed(problem: Problem) -> bool:
    """Whether a problem is with a word of the command, not with a file."""
    place = str(problem.place.path)
    return place.startswith("--") or place == _SLUG


def _without_place(problem: Problem) -> str:
    """A word of the command has no line and column."""
    flag = str(problem.place.path)
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    return text if flag == _SLUG else f"{flag}: {text}"


def _mistyped(lines: Iterable[str]) -> int:
    for line in lines:
        print(f"sidestep: {line}", file=sys.stderr)
    return USAGE


def _machine(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{reason}: {error.filename}" if error.filename else reason


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sidestep",
        description="Rehabilitation guides from YAML: a site, and week sheets to print.",
    )
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")

    check = _command(parsers, "check", commands.check, "check the content and name every mistake")
    _clinic(check)
    _language(check)
    check.add_argument("--format", choices=sorted(FORMATS), default="text")

    build = _command(parsers, "build", commands.build, "build the site, with its downloads")
    _clinic(build)
    _language(build)
    _past_review(build)
    build.add_argument("--out", type=Path, metavar="DIR", help="default: build/site")

    serve = _command(
        parsers, "serve", commands.serve, "show the site, and every change as it is saved"
    )
    _clinic(serve)
    _language(serve)
    serve.add_argument(
        "--port", type=_whole("--port", 0, 65535), default=PORT, metavar="N", help="0: any free one"
    )

    pages = _command(parsers, "pages", commands.pages, "write the site's Markdown to a folder")
    _clinic(pages)
    _language(pages)
    pages.add_argument("--out", type=Path, required=True, metavar="DIR")

    handouts = _command(parsers, "handouts", commands.handouts, "print a clinic's whole set")
    handouts.add_argument("--clinic", metavar="SLUG", required=True)
    _language(handouts)
    _past_review(handouts)
    handouts.add_argument("--out", type=Path, metavar="DIR", help="default: build/handouts/SLUG")

    approve = _command(parsers, "approve", commands.approve, "write down what a clinician approved")
    approve.add_argument("--clinic", metavar="SLUG", required=True)

    sheet = _command(parsers, "sheet", commands.sheet, "make one sheet as a PDF")
    _sheet_words(sheet)

    batch = _command(parsers, "batch", commands.batch, "make a week sheet for each row of a table")
    batch.add_argument("people", type=Path, metavar="PEOPLE.csv")
    batch.add_argument("--out", type=Path, required=True, metavar="DIR")
    batch.add_argument(
        "--week", type=_whole("--week", 1, 60), metavar="N", help="where a row has none"
    )
    batch.add_argument(
        "--jobs",
        type=_whole("--jobs", 1, 64),
        metavar="N",
        help="workers; default: one a processor",
    )
    batch.add_argument("--dry-run", action="store_true", help="check every row, make nothing")
    batch.add_argument("--merge", type=Path, metavar="FILE.pdf", help="one file of all, to print")
    _clinic(batch)

    calendar = _command(
        parsers, "calendar", commands.calendar, "make a calendar file of the sessions"
    )
    _person_words(calendar, hidden=NOT_IN_A_CALENDAR)
    calendar.add_argument(
        "--weeks", type=_whole("--weeks", 1, 60), default=12, metavar="N", help="rehab weeks, to 60"
    )
    calendar.add_argument("--hour", type=_hour, metavar="HH:MM", help="default: all day")
    calendar.add_argument("-o", "--output", type=Path, metavar="FILE")

    figures = _command(parsers, "figures", commands.figures, "draw the figures")
    figures.add_argument("slugs", nargs="*", metavar="SLUG")
    figures.add_argument("--sheet", type=Path, metavar="FILE.png", help="one picture of them all")
    figures.add_argument("--watch", action="store_true", help="draw again at every change")

    _command(parsers, "schema", commands.schema, "write content/schema again from the models")

    new = _command(parsers, "new", commands.new, "start an exercise, a clinic or a person")
    new.add_argument("kind", choices=("exercise", "clinic", "person"))
    new.add_argument("slug", metavar="SLUG")
    return parser


def _command(
    parsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    command = parsers.add_parser(name, help=summary, description=summary.capitalize() + ".")
    command.set_defaults(run=run, command=name)
    command.add_argument("--project", type=Path, metavar="DIR", help="default: found from here up")
    command.add_argument(
        "--today",
        type=_date,
        metavar="DATE",
        help="such as 2026-11-24; default: the machine's date",
    )
    return command


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-24") from None


def _hour(text: str) -> datetime.time:
    try:
        return datetime.datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 07:30") from None


def _whole(flag: str, least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        # Not int(): it takes 1_0 and digits of other scripts.
        if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        raise Mistyped(f"{flag} {text}: write a whole number from {least} to {most}")

    return read


def _clinic(command: argparse.ArgumentParser) -> None:
    command.add_argument("--clinic", metavar="SLUG", help="with this clinic's changes and brand")


def _past_review(command: argparse.ArgumentParser) -> None:
    text = "make a clinic's edition past its review date, which every page then says"
    command.add_argument("--past-review", action="store_true", help=text)


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", metavar="LANG", help="such as de; default: the clinic's")


def _sheet_words(sheet: argparse.ArgumentParser) -> None:
    _past_review(sheet)
    sheet.add_argument("--kind", choices=SHEET_KINDS, default="week")
    sheet.add_argument("--week", type=int, metavar="N", help="rehab week, from 1")
    sheet.add_argument("--day", type=int, metavar="D", help="day of the week, 1 to 7; default: 1")
    sheet.add_argument("--exercise", metavar="SLUG")
    sheet.add_argument("--phase", metavar="SLUG")
    _person_words(sheet)
    sheet.add_argument("-o", "--output", type=Path, metavar="FILE")


def _person_words(command: argparse.ArgumentParser, hidden: Sequence[str] = ()) -> None:
    """The flags of a person: the same words as in a person's file; a flag wins over the file.

    Hidden ones are taken only to be refused with a reason.
    """
    command.add_argument("--person", type=Path, metavar="FILE", help="a person's file")
    for word, metavar in (
        ("start", "DATE"),
        ("side", "left|right|both"),
        ("running-from", "N"),
        ("name", "NAME"),
        ("goal", "TEXT"),
        ("note", "TEXT"),
        ("strength-days", "DAYS"),
        ("run-days", "DAYS"),
        ("usual-minutes", "N"),
        ("paper", "a4|letter"),
        ("text", "standard|large"),
    ):
        shown = argparse.SUPPRESS if word in hidden else None
        command.add_argument(f"--{word}", metavar=metavar, help=shown)
    _clinic(command)


if __name__ == "__main__":
    sys.exit(main())
