"""What a command was asked for: the project, its guide loaded or found sound; and what is told.

Heavy imports stay inside the functions: `--help` must be quick.
"""

import argparse
import atexit
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import FORMATS, ContentError, Problem
from generator.project import Project, find_project, try_to_write

if TYPE_CHECKING:
    from generator.content.load import Loaded


def project_of(arguments: argparse.Namespace) -> Project:
    start = Path.cwd() if arguments.project is None else arguments.project.resolve()
    return with_a_cache(find_project(start))


@cache
def with_a_cache(project: Project) -> Project:
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


def load_asked(arguments: argparse.Namespace) -> "Loaded":
    from generator.content.load import load

    return load(
        project_of(arguments),
        clinic=getattr(arguments, "clinic", None),
        language=getattr(arguments, "language", None),
    )


def judge_asked(arguments: argparse.Namespace) -> "tuple[Loaded, list[Problem]]":
    """The guide, and what the checks have against it."""
    from generator.checks import run_checks

    loaded = load_asked(arguments)
    return loaded, run_checks(loaded, arguments.today, figures=project_of(arguments).cache)


def load_sound(arguments: argparse.Namespace) -> "Loaded":
    """The guide, with every check passed. ContentError: an error was found."""
    loaded, problems = judge_asked(arguments)
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


def tell_progress(what: str) -> Callable[[int, int], None]:
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
