"""What each command of `sidestep` does: ask one function, write what it gives, say where it is.

Heavy imports stay inside the commands: `--help` must be quick.
"""

import argparse
import atexit
import errno
import socket
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.destinations import judge_file, judge_folder, marked
from generator.flags import NO_CLINIC_PAST_REVIEW
from generator.problems import FORMATS, ContentError, Mistyped, Problem, has_errors
from generator.project import Project, find_project, try_to_write, write_whole

if TYPE_CHECKING:
    from generator.content.load import Loaded

PORT = 8000
"""Where the preview is, unless another is asked for."""
DONE, PROBLEMS, USAGE, MACHINE = 0, 1, 2, 3
"""Exit status: done; the content, a person or a row has problems; typed wrongly; the machine."""


def check(arguments: argparse.Namespace) -> int:
    loaded, problems = _judged(arguments)
    if loaded.guide.clinic and arguments.format == "text":
        _say_differences(arguments, loaded)
    if problems or arguments.format != "text":
        say_problems(problems, arguments.format)
    if has_errors(problems):
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


def approve(arguments: argparse.Namespace) -> int:
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


def build(arguments: argparse.Namespace) -> int:
    from generator.sheets.ready import ready_sheets
    from generator.site.mkdocs import build_site

    project = _project(arguments)
    out = arguments.out or project.build / "site"
    judge_folder(project, out, "build")
    loaded = _sound(arguments)
    downloads = ready_sheets(loaded, project, today=arguments.today, progress=_progress("sheets"))
    with marked(out, "build"):
        build_site(project, loaded, out=out, downloads=downloads, today=arguments.today)
    print(f"The site is in {out}")
    return DONE


def serve(arguments: argparse.Namespace) -> int:
    from generator.site.mkdocs import serve_site

    port = _free_port(arguments.port)
    serve_site(
        _project(arguments),
        clinic=arguments.clinic,
        language=arguments.language,
        port=port,
    )
    return DONE


def _free_port(port: int) -> int:
    """The port, or any free one for 0. OSError: it cannot be had."""
    with socket.socket() as here:
        # As the server does: a port that was let go a moment ago is free.
        here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            here.bind(("127.0.0.1", port))
        except OSError as error:
            why = "another program uses it" if error.errno == errno.EADDRINUSE else error.strerror
            other = PORT if port != PORT else PORT + 1
            said = f"port {port}: {why} (choose another, such as --port {other})"
            raise OSError(error.errno, said) from None
        return int(here.getsockname()[1])


def handouts(arguments: argparse.Namespace) -> int:
    from generator.content.load import load
    from generator.sheets.handouts import write_handouts

    project = _project(arguments)
    if arguments.out is not None:
        judge_folder(project, arguments.out, "handouts")
    loaded = _sound(arguments)
    base = load(project, language=loaded.guide.locale.language)
    out = arguments.out or project.build / "handouts" / arguments.clinic
    handouts = write_handouts(
        loaded, base.guide, project, out, arguments.today, _progress("sheets")
    )
    print(f"{len(handouts)} files in {out}: open index.html there")
    return DONE


def pages(arguments: argparse.Namespace) -> int:
    from generator.site.export import write_pages

    project = _project(arguments)
    judge_folder(project, arguments.out, "pages")
    count = write_pages(project, _sound(arguments), arguments.out, arguments.today)
    print(f"{count} pages in {arguments.out}")
    return DONE


def sheet(arguments: argparse.Namespace) -> int:
    from generator.sheets.make import left_out_of, make_sheet
    from generator.sheets.typed import edition_asked, read_typed, request_from

    project = _project(arguments)
    if arguments.output is not None:
        judge_file(project, "-o", arguments.output, b"%PDF")
    reading = read_typed(arguments)
    arguments.clinic, arguments.language = edition_asked(project, arguments, reading)
    if arguments.past_review and arguments.clinic is None:
        raise Mistyped(NO_CLINIC_PAST_REVIEW)
    loaded = _sound(arguments)
    request = request_from(loaded, arguments, reading)
    sheet = make_sheet(loaded, project, request)
    path = arguments.output or project.build / "sheets" / f"{request.person.ref or sheet.id}.pdf"
    write_whole(path, sheet.pdf)
    if sheet.left_out:
        say_problems([left_out_of(word, reading.place((word,))) for word in sheet.left_out], "text")
    print(path)
    return DONE


def calendar(arguments: argparse.Namespace) -> int:
    from generator.sheets.calendar import calendar
    from generator.sheets.typed import edition_asked, person_from, read_typed

    project = _project(arguments)
    if arguments.output is not None:
        judge_file(project, "-o", arguments.output, b"BEGIN:VCALENDAR")
    reading = read_typed(arguments)
    arguments.clinic, arguments.language = edition_asked(project, arguments, reading)
    loaded = _sound(arguments)
    person = person_from(loaded, arguments, reading)
    data = calendar(
        loaded.guide,
        person,
        arguments.weeks,
        made_on=arguments.today,
        hour=arguments.hour,
        person_file=arguments.person.stem if arguments.person else "",
    )
    path = arguments.output or project.build / "sheets" / f"{person.ref or 'calendar'}.ics"
    write_whole(path, data)
    print(path)
    return DONE


def batch(arguments: argparse.Namespace) -> int:
    from generator.sheets.batch_command import run_batch

    def sound(clinic: str | None, language: str | None) -> "Loaded":
        arguments.clinic, arguments.language = clinic, language
        return _sound(arguments)

    project = _project(arguments)
    judge_folder(project, arguments.out, "batch")
    if arguments.merge is not None:
        judge_file(project, "--merge", arguments.merge, b"%PDF")
    outcome = run_batch(project, arguments, sound)
    if outcome.problems:
        say_problems(outcome.problems, "text")
    for line in outcome.failures:
        print(f"sidestep: {line}", file=sys.stderr)
    print(outcome.summary)
    if outcome.failures:
        return MACHINE
    return PROBLEMS if has_errors(outcome.problems) else DONE


def schema(arguments: argparse.Namespace) -> int:
    from generator.content.schema import write_schemas

    for path in write_schemas(_project(arguments)):
        print(path)
    return DONE


def new(arguments: argparse.Namespace) -> int:
    from generator.content.new import write_new

    print(write_new(_project(arguments), arguments.kind, arguments.slug))
    return DONE


def figures(arguments: argparse.Namespace) -> int:
    from generator.figures.command import draw_figures

    project = _project(arguments)
    if arguments.sheet is not None:
        judge_file(project, "--sheet", arguments.sheet, b"\x89PNG")
    loaded = _load(arguments)
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
    start = Path.cwd() if arguments.project is None else arguments.project.resolve()
    return _with_a_cache(find_project(start))


@cache
def _with_a_cache(project: Project) -> Project:
    """The project; where its cache cannot be written, with one for this command alone."""
    try:
        try_to_write(project.cache)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        print(
            f"sidestep: the cache cannot be written ({reason}: {project.cache}):"
            " going on without it, which takes longer",
            file=sys.stderr,
        )
        instead = tempfile.TemporaryDirectory(prefix="sidestep-")
        atexit.register(instead.cleanup)
        return replace(project, cache_instead=Path(instead.name))
    return project


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


def say_problems(problems: Sequence[Problem], form: str) -> None:
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
