"""What each command of `sidestep` does: ask one function, write what it gives, say where it is.

Heavy imports stay inside the commands: `--help` must be quick.
"""

import argparse
import errno
import socket
import sys
from typing import TYPE_CHECKING

from generator.asked import (
    judge_asked,
    load_asked,
    load_sound,
    project_of,
    say_problems,
    tell_progress,
)
from generator.destinations import judge_file, judge_folder, marked
from generator.flags import NO_CLINIC_PAST_REVIEW
from generator.problems import Mistyped, has_errors
from generator.project import write_whole

if TYPE_CHECKING:
    from generator.content.load import Loaded

PORT = 8000
"""Where the preview is, unless another is asked for."""
DONE, PROBLEMS, USAGE, MACHINE = 0, 1, 2, 3
"""Exit status: done; the content, a person or a row has problems; typed wrongly; the machine."""


def check(arguments: argparse.Namespace) -> int:
    loaded, problems = judge_asked(arguments)
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

    base = load(project_of(arguments), language=loaded.guide.locale.language)
    print(differences_as_text(loaded, clinic_differences(loaded, base.guide)))


def approve(arguments: argparse.Namespace) -> int:
    from generator.content.edition import FILE as APPROVED
    from generator.content.edition import digests_of, hash_of, write_down

    loaded = load_asked(arguments)
    digests = digests_of(loaded.tree, loaded.logo)
    folder = project_of(arguments).content / "clinics" / arguments.clinic
    write_whole(folder / APPROVED, write_down(digests))
    print(f"{folder / APPROVED} holds what is approved. Write in clinic.yaml:")
    print("approval:\n  approved_by: the name of the clinician")
    print(f"  approved_on: {arguments.today}\n  hash: {hash_of(digests)[:12]}")
    return DONE


def build(arguments: argparse.Namespace) -> int:
    from generator.sheets.ready import ready_sheets
    from generator.site.mkdocs import build_site

    project = project_of(arguments)
    out = arguments.out or project.build / "site"
    judge_folder(project, out, "build")
    loaded = load_sound(arguments)
    downloads = ready_sheets(
        loaded, project, today=arguments.today, progress=tell_progress("sheets")
    )
    with marked(out, "build"):
        build_site(project, loaded, out=out, downloads=downloads, today=arguments.today)
    print(f"The site is in {out}")
    return DONE


def serve(arguments: argparse.Namespace) -> int:
    from generator.site.mkdocs import serve_site

    port = _free_port(arguments.port)
    serve_site(
        project_of(arguments),
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

    project = project_of(arguments)
    if arguments.out is not None:
        judge_folder(project, arguments.out, "handouts")
    loaded = load_sound(arguments)
    base = load(project, language=loaded.guide.locale.language)
    out = arguments.out or project.build / "handouts" / arguments.clinic
    handouts = write_handouts(
        loaded, base.guide, project, out, arguments.today, tell_progress("sheets")
    )
    print(f"{len(handouts)} files in {out}: open index.html there")
    return DONE


def pages(arguments: argparse.Namespace) -> int:
    from generator.site.export import write_pages

    project = project_of(arguments)
    judge_folder(project, arguments.out, "pages")
    count = write_pages(project, load_sound(arguments), arguments.out, arguments.today)
    print(f"{count} pages in {arguments.out}")
    return DONE


def sheet(arguments: argparse.Namespace) -> int:
    from generator.sheets.make import left_out_of, make_sheet
    from generator.sheets.typed import edition_asked, read_typed, request_from

    project = project_of(arguments)
    if arguments.output is not None:
        judge_file(project, "-o", arguments.output, b"%PDF")
    reading = read_typed(arguments)
    arguments.clinic, arguments.language = edition_asked(project, arguments, reading)
    if arguments.past_review and arguments.clinic is None:
        raise Mistyped(NO_CLINIC_PAST_REVIEW)
    loaded = load_sound(arguments)
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

    project = project_of(arguments)
    if arguments.output is not None:
        judge_file(project, "-o", arguments.output, b"BEGIN:VCALENDAR")
    reading = read_typed(arguments)
    arguments.clinic, arguments.language = edition_asked(project, arguments, reading)
    loaded = load_sound(arguments)
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
        return load_sound(arguments)

    project = project_of(arguments)
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

    for path in write_schemas(project_of(arguments)):
        print(path)
    return DONE


def new(arguments: argparse.Namespace) -> int:
    from generator.content.new import write_new

    print(write_new(project_of(arguments), arguments.kind, arguments.slug))
    return DONE


def figures(arguments: argparse.Namespace) -> int:
    from generator.figures.command import draw_figures

    project = project_of(arguments)
    if arguments.sheet is not None:
        judge_file(project, "--sheet", arguments.sheet, b"\x89PNG")
    loaded = load_asked(arguments)
    watch = (lambda: load_asked(arguments)) if arguments.watch else None
    return draw_figures(loaded, project, arguments.slugs, sheet=arguments.sheet, watch=watch)
