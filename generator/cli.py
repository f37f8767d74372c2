"""The `sidestep` command: reads the words typed, calls one function, says what happened.

Exit status: 0 done; 1 the content, a person or a row has problems; 2 the command was typed
wrongly; 3 the machine failed. Heavy imports stay inside the commands: `--help` must be quick.
"""

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import FORMATS, ContentError, Problem
from generator.project import Project, ProjectNotFound, find_project, write_whole

if TYPE_CHECKING:
    from generator.content.load import Loaded

DONE, PROBLEMS, USAGE, MACHINE = 0, 1, 2, 3

SHEET_KINDS = ("week", "session", "card", "booklet", "phase", "return", "red-flags")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except ContentError as error:
        _say_problems(error.problems, getattr(arguments, "format", "text"))
        return PROBLEMS
    except ProjectNotFound as error:
        print(f"sidestep: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("sidestep: stopped", file=sys.stderr)
        return MACHINE
    except OSError as error:
        print(f"sidestep: {_machine(error)}", file=sys.stderr)
        return MACHINE


def _machine(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{reason}: {error.filename}" if error.filename else reason


def _say_problems(problems: Sequence[Problem], form: str) -> None:
    print(FORMATS[form](problems), file=sys.stdout if form == "json" else sys.stderr)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "text":
        print(_counted(errors, len(problems) - errors), file=sys.stderr)


def _counted(errors: int, warnings: int) -> str:
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return " and ".join(parts)


# --- the commands -------------------------------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    loaded, problems = _judged(arguments)
    if loaded.guide.clinic and arguments.format == "text":
        _say_differences(arguments, loaded)
    if problems or arguments.format != "text":
        _say_problems(problems, arguments.format)
    if any(problem.severity == "error" for problem in problems):
        return PROBLEMS
    if arguments.format == "text":
        guide = loaded.guide
        print(
            f"{guide.information.title}: {len(guide.phases)} phases, "
            f"{len(guide.exercises)} exercises, {len(guide.claims)} claims, no errors"
        )
    return DONE


def _say_differences(arguments: argparse.Namespace, loaded: "Loaded") -> None:
    """What the clinician signs: every difference from the guide, old and new, with its places."""
    from generator.content.load import load
    from generator.views.differences import clinic_differences, differences_as_text

    base = load(_project(arguments), language=loaded.guide.locale.language)
    print(differences_as_text(loaded, clinic_differences(loaded, base.guide)))


def _approve(arguments: argparse.Namespace) -> int:
    from generator.content.edition import FILE as APPROVED
    from generator.content.edition import digests_of, hash_of, write_down

    loaded = _load(arguments)
    digests = digests_of(loaded.tree, loaded.logo)
    folder = _project(arguments).content / "clinics" / arguments.clinic
    write_whole(folder / APPROVED, write_down(digests))
    print(f"{folder / APPROVED} holds what is approved. Write in clinic.yaml:")
    print("approval:\n  approved_by: the name of the clinician")
    print(f"  approved_on: {arguments.today}\n  hash: {hash_of(digests)[:12]}")
    return DONE


def _build(arguments: argparse.Namespace) -> int:
    from generator.sheets.ready import ready_sheets
    from generator.site.mkdocs import build_site

    project = _project(arguments)
    loaded = _sound(arguments)
    out = arguments.out or project.build / "site"
    downloads = ready_sheets(loaded, project, today=arguments.today, progress=_progress("sheets"))
    build_site(project, loaded, out=out, downloads=downloads, today=arguments.today)
    print(f"The site is in {out}")
    return DONE


def _serve(arguments: argparse.Namespace) -> int:
    from generator.site.mkdocs import serve_site

    serve_site(_project(arguments), clinic=arguments.clinic, port=arguments.port)
    return DONE


def _handouts(arguments: argparse.Namespace) -> int:
    from generator.content.load import load
    from generator.sheets.handouts import write_handouts

    project = _project(arguments)
    loaded = _sound(arguments)
    base = load(project, language=loaded.guide.locale.language)
    out = arguments.out or project.build / "handouts" / arguments.clinic
    handouts = write_handouts(loaded, base.guide, project, out, arguments.today, _tell_progress)
    print(f"{len(handouts)} files in {out}: open index.html there")
    return DONE


def _tell_progress(done: int, of: int) -> None:
    """A line that counts on a terminal; elsewhere a line for every tenth part."""
    if sys.stderr.isatty():
        print(
            f"\r{done} of {of} sheets", end="\n" if done == of else "", file=sys.stderr, flush=True
        )
    elif done == of or done % max(1, of // 10) == 0:
        print(f"{done} of {of} sheets", file=sys.stderr)


def _pages(arguments: argparse.Namespace) -> int:
    from generator.site.export import write_pages

    count = write_pages(_project(arguments), _sound(arguments), arguments.out, arguments.today)
    print(f"{count} pages in {arguments.out}")
    return DONE


def _sheet(arguments: argparse.Namespace) -> int:
    from generator.sheets.make import make_sheet, request_from

    project = _project(arguments)
    loaded = _sound(arguments)
    request = request_from(loaded, arguments)
    sheet = make_sheet(loaded, project, request)
    path = arguments.output or project.build / "sheets" / f"{request.person.ref or sheet.id}.pdf"
    write_whole(path, sheet.pdf)
    print(path)
    return DONE


def _calendar(arguments: argparse.Namespace) -> int:
    from generator.sheets.calendar import calendar
    from generator.sheets.make import person_from

    project = _project(arguments)
    loaded = _sound(arguments)
    person = person_from(loaded, arguments)
    data = calendar(loaded.guide, person, weeks=arguments.weeks, hour=arguments.hour)
    path = arguments.output or project.build / "sheets" / f"{person.ref or 'calendar'}.ics"
    write_whole(path, data)
    print(path)
    return DONE


def _batch(arguments: argparse.Namespace) -> int:
    from generator.sheets.batch_command import run_batch

    def sound(clinic: str | None, language: str | None) -> "Loaded":
        arguments.clinic, arguments.language = clinic, language
        return _sound(arguments)

    outcome = run_batch(_project(arguments), arguments, sound)
    if outcome.problems:
        _say_problems(outcome.problems, "text")
    for line in outcome.failures:
        print(f"sidestep: {line}", file=sys.stderr)
    print(outcome.summary)
    return MACHINE if outcome.failures else PROBLEMS if outcome.problems else DONE


def _schema(arguments: argparse.Namespace) -> int:
    from generator.content.schema import write_schemas

    for path in write_schemas(_project(arguments)):
        print(path)
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from generator.content.new import write_new

    print(write_new(_project(arguments), arguments.kind, arguments.slug))
    return DONE


def _figures(arguments: argparse.Namespace) -> int:
    from generator.figures.command import draw_figures

    loaded = _load(arguments)
    project = _project(arguments)
    watch = (lambda: _load(arguments)) if arguments.watch else None
    return draw_figures(loaded, project, arguments.slugs, sheet=arguments.sheet, watch=watch)


def _progress(what: str) -> Callable[[int, int], None]:
    """Long work tells how far it is: a bar on a terminal, a line for each tenth elsewhere."""
    terminal = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if terminal:
            bar = "#" * (30 * done // of)
            end = "\n" if done == of else ""
            print(f"\r{what}: [{bar:<30}] {done}/{of}", end=end, file=sys.stderr, flush=True)
        elif done == of or done * 10 // of > (done - 1) * 10 // of:
            print(f"{what}: {done} of {of}", file=sys.stderr, flush=True)

    return tell


# --- what they share ----------------------------------------------------------------------


def _project(arguments: argparse.Namespace) -> Project:
    if arguments.project is not None:
        return find_project(arguments.project.resolve())
    return find_project(Path.cwd())


def _load(arguments: argparse.Namespace) -> "Loaded":
    from generator.content.load import load

    return load(
        _project(arguments),
        clinic=getattr(arguments, "clinic", None),
        language=getattr(arguments, "language", None),
    )


def _judged(arguments: argparse.Namespace) -> "tuple[Loaded, list[Problem]]":
    """The guide, and what the checks have against it."""
    from generator.checks import run_checks

    loaded = _load(arguments)
    return loaded, run_checks(loaded, arguments.today, figures=_project(arguments).cache)


def _sound(arguments: argparse.Namespace) -> "Loaded":
    """The guide, with every check passed. ContentError: an error was found."""
    loaded, problems = _judged(arguments)
    may_be_past = getattr(arguments, "past_review", False)
    errors = [
        problem
        for problem in problems
        if problem.severity == "error" and not (may_be_past and problem.code == "review-overdue")
    ]
    if errors:
        raise ContentError(errors)
    return loaded


# --- the words ----------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sidestep",
        description="Rehabilitation guides from YAML: a site, and week sheets to print.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = _command(commands, "check", _check, "check the content and name every mistake")
    _clinic(check)
    _language(check)
    check.add_argument("--format", choices=sorted(FORMATS), default="text")

    build = _command(commands, "build", _build, "build the site, with its downloads")
    _clinic(build)
    _language(build)
    _past_review(build)
    build.add_argument("--out", type=Path, metavar="DIR", help="default: build/site")

    serve = _command(commands, "serve", _serve, "show the site, and every change as it is saved")
    _clinic(serve)
    serve.add_argument("--port", type=int, default=8000)

    pages = _command(commands, "pages", _pages, "write the site's Markdown to a folder")
    _clinic(pages)
    _language(pages)
    pages.add_argument("--out", type=Path, required=True, metavar="DIR")

    handouts = _command(commands, "handouts", _handouts, "print a clinic's whole set")
    handouts.add_argument("--clinic", metavar="SLUG", required=True)
    _language(handouts)
    _past_review(handouts)
    handouts.add_argument("--out", type=Path, metavar="DIR", help="default: build/handouts/SLUG")

    approve = _command(commands, "approve", _approve, "write down what a clinician approved")
    approve.add_argument("--clinic", metavar="SLUG", required=True)

    sheet = _command(commands, "sheet", _sheet, "make one sheet as a PDF")
    _sheet_words(sheet)

    batch = _command(commands, "batch", _batch, "make a week sheet for each row of a table")
    batch.add_argument("people", type=Path, metavar="PEOPLE.csv")
    batch.add_argument("--out", type=Path, required=True, metavar="DIR")
    batch.add_argument("--week", type=int, metavar="N", help="where a row has none")
    batch.add_argument("--jobs", type=int, metavar="N", help="workers; default: one a processor")
    batch.add_argument("--dry-run", action="store_true", help="check every row, make nothing")
    batch.add_argument("--merge", type=Path, metavar="FILE.pdf", help="one file of all, to print")
    _clinic(batch)

    calendar = _command(commands, "calendar", _calendar, "make a calendar file of the sessions")
    _person_words(calendar)
    calendar.add_argument(
        "--weeks",
        type=int,
        choices=range(1, 61),
        default=12,
        metavar="N",
        help="rehab weeks, to 60",
    )
    calendar.add_argument("--hour", type=_hour, metavar="HH:MM", help="default: all day")
    calendar.add_argument("-o", "--output", type=Path, metavar="FILE")

    figures = _command(commands, "figures", _figures, "draw the figures")
    figures.add_argument("slugs", nargs="*", metavar="SLUG")
    figures.add_argument("--sheet", type=Path, metavar="FILE.png", help="one picture of them all")
    figures.add_argument("--watch", action="store_true", help="draw again at every change")

    _command(commands, "schema", _schema, "write content/schema again from the models")

    new = _command(commands, "new", _new, "start an exercise, a clinic or a person")
    new.add_argument("kind", choices=("exercise", "clinic", "person"))
    new.add_argument("slug", metavar="SLUG")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
    command.set_defaults(run=run)
    command.add_argument("--project", type=Path, metavar="DIR", help="default: found from here up")
    command.add_argument(
        "--today",
        type=_date,
        default=datetime.date.today(),
        metavar="DATE",
        help="such as 2026-11-24",
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
    sheet.add_argument("--day", type=int, metavar="D", help="day of the week, 1 to 7")
    sheet.add_argument("--exercise", metavar="SLUG")
    sheet.add_argument("--phase", metavar="SLUG")
    _person_words(sheet)
    sheet.add_argument("-o", "--output", type=Path, metavar="FILE")


def _person_words(command: argparse.ArgumentParser) -> None:
    """The flags of a person: the same words as in a person's file; a flag wins over the file."""
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
        command.add_argument(f"--{word}", metavar=metavar)
    _clinic(command)


if __name__ == "__main__":
    sys.exit(main())
