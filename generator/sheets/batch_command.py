"""`sidestep batch`: a table in, a folder of sheets out."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import Loaded
from generator.problems import Problem
from generator.project import Project
from generator.sheets.batch import Outcome, Sound, make_batch, plan_batch
from generator.sheets.merge import merge
from generator.sheets.people import read_people
from generator.sheets.progress import Progress
from generator.sheets.request import is_past_review


@dataclass(frozen=True, slots=True)
class Report:
    problems: Sequence[Problem]
    failures: Sequence[str]
    summary: str


def run_batch(project: Project, arguments: argparse.Namespace, sound: Sound) -> Report:
    """ContentError: the table cannot be read at all."""
    flags = {"clinic": arguments.clinic, "week": arguments.week and str(arguments.week)}
    people = read_people(arguments.people, {k: v for k, v in flags.items() if v})

    def past_review(loaded: Loaded) -> bool:
        return is_past_review(loaded.guide, arguments.today)

    planned = plan_batch(people, project, sound, past_review=past_review)
    if arguments.dry_run or not planned.items:
        count = len(planned.items)
        summary = f"{_sheets(count)} of {planned.layouts} shapes; nothing was made"
        return Report(planned.problems, (), summary)
    out: Path = arguments.out
    jobs = arguments.jobs or os.cpu_count() or 1
    progress = Progress(len(planned.items), "sheets")
    try:
        outcome = make_batch(planned, project, out, jobs=jobs, progress=progress)
    finally:
        progress.close()
    summary = f"{_sheets(outcome.made)} made, {outcome.kept} as they were, in {out}"
    if arguments.merge:
        _merge(outcome, out, arguments.merge)
        summary += f", all of them in {arguments.merge}"
    return Report((*planned.problems, *outcome.problems), outcome.failures, summary)


def _merge(outcome: Outcome, out: Path, into: Path) -> None:
    entries = outcome.entries
    progress = Progress(len(entries), "joined")
    try:
        merge([(entry.ref, out / entry.file) for entry in entries], into, progress.add)
    finally:
        progress.close()


def _sheets(count: int) -> str:
    return f"{count} sheet{'' if count == 1 else 's'}"
