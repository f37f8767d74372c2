"""A sheet for each row of a table. Rows that share a shape share one laid-out sheet.

Made again, a batch writes only what is missing or differs: a file's ID tells what it was made of.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator.content.load import Loaded
from generator.plan.wishes import find_impossible_wishes
from generator.problems import ContentError, Problem
from generator.project import Project, write_whole
from generator.sheets.layout import layout_of, personal_words
from generator.sheets.manifest import Entry, manifest_csv, manifest_json
from generator.sheets.people import People, Row
from generator.sheets.personal import identity
from generator.sheets.progress import Progress
from generator.sheets.request import SheetRequest
from generator.sheets.tasks import Task, WorkerEnded, run_tasks
from generator.sheets.work import Item, Made, begin, fill_some, lay_out_once, make_whole
from generator.views.wording import Wording

CHUNK = 16
"""Sheets filled in one task."""

Sound = Callable[[str | None, str | None], Loaded]
"""The guide for a clinic and a language, with every check passed; ContentError otherwise."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a table asks for, before anything is made."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    editions: dict[tuple[str | None, str | None], Loaded]

    @property
    def layouts(self) -> int:
        return len({item.key for item in self.items})


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Of rows that could not be made; warnings of those that were."""
    failures: list[str] = field(default_factory=list)
    """Of the machine."""
    made: int = 0
    kept: int = 0


# --- planned ------------------------------------------------------------------------------


def plan_batch(
    people: People, project: Project, sound: Sound, *, past_review: Callable[[Loaded], bool]
) -> Planned:
    """Every row against its edition of the guide; rows that cannot be planned become problems."""
    from generator.sheets.editions import key_of

    problems = list(people.problems)
    editions: dict[tuple[str | None, str | None], Loaded] = {}
    refused: dict[tuple[str | None, str | None], ContentError] = {}
    items = []
    for row in people.rows:
        person = row.reading.person
        which = (person.clinic, person.language)
        if which not in editions and which not in refused:
            try:
                editions[which] = sound(*which)
            except ContentError as error:
                refused[which] = error
                problems += [problem for problem in error.problems if problem.severity == "error"]
        if which in refused:
            problems.append(_no_edition(row))
            continue
        loaded = editions[which]
        request = SheetRequest("week", person, row.reading.week, past_review=past_review(loaded))
        wishes = [
            wish.at(row.reading.place(wish.keys, at_key=wish.at_key))
            for wish in find_impossible_wishes(loaded.guide, person, request.rehab_week)
        ]
        if wishes:
            problems += wishes
            continue
        words = personal_words(loaded, Wording(loaded.guide), request)
        key = key_of(project, *which, layout_of(loaded, request))
        places = {word: row.reading.place((word,)) for word in ("ref", "name", "goal", "note")}
        items.append(Item(row.ref, request, which, words, key, identity(key, words), places))
    return Planned(tuple(items), tuple(problems), editions)


def _no_edition(row: Row) -> Problem:
    word = "clinic" if row.reading.person.clinic else "language"
    message = "this row's edition of the guide has errors of its own"
    return Problem(row.reading.place((word,)), "edition-errors", message, "see the other lines")


# --- made ---------------------------------------------------------------------------------


def make_batch(
    planned: Planned, project: Project, out: Path, *, jobs: int, progress: Progress | None = None
) -> Outcome:
    """Make what is missing or differs. OSError: `out` cannot be written at all."""
    out.mkdir(parents=True, exist_ok=True)
    if not os.access(out, os.W_OK):
        raise PermissionError(errno.EACCES, "this folder cannot be written to", str(out))
    _sweep(planned, out)
    run = _Run(planned, project, out, progress or Progress(len(planned.items), "", quiet=True))
    run_tasks(run.layouts(), max(1, min(jobs, len(planned.items))), run.then, begin)
    outcome = run.outcome
    outcome.entries = sorted(_entries(planned, run.results), key=lambda entry: entry.ref)
    manifests = {"manifest.json": manifest_json, "manifest.csv": manifest_csv}
    for name, written in manifests.items():
        try:
            write_whole(out / name, written(outcome.entries))
        except OSError as error:
            outcome.failures.append(f"{name}: {_reason(error)}")
    return outcome


def _sweep(planned: Planned, out: Path) -> None:
    """Take away what a run that was killed had only begun to write."""
    own = {"manifest.json", "manifest.csv", *(f"{item.ref}.pdf" for item in planned.items)}
    for path in out.glob(".*.????????"):
        if path.name[1:-9] in own:
            path.unlink(missing_ok=True)


class _Run:
    """A batch under way: a layout, then the rows that share it, then those it cannot serve."""

    def __init__(self, planned: Planned, project: Project, out: Path, progress: Progress) -> None:
        self.outcome = Outcome()
        self.results: list[Made] = []
        self._project, self._out, self._progress = project, out, progress
        self._groups: dict[str, list[Item]] = {}
        for item in planned.items:
            self._groups.setdefault(item.key, []).append(item)

    def layouts(self) -> Iterator[Task]:
        # The largest first: what is left for one worker alone at the end is then little.
        for key, items in sorted(self._groups.items(), key=lambda group: -len(group[1])):
            yield Task(lay_out_once, (self._project, key, (items[0],)))

    def then(self, task: Task, result: object) -> Sequence[Task]:
        _, key, items, *_ = task.arguments
        if task.work is lay_out_once:
            items = self._groups[key]
        if isinstance(result, BaseException):
            self._fail(items, result)
            return []
        if task.work is lay_out_once:
            chunks = (tuple(items[first : first + CHUNK]) for first in range(0, len(items), CHUNK))
            return [Task(fill_some, (self._project, key, chunk, self._out)) for chunk in chunks]
        return self._count(key, items, cast(list[Made], result))

    def _count(self, key: str, items: Sequence[Item], results: list[Made]) -> list[Task]:
        unfit = []
        for item, one in zip(items, results, strict=True):
            if one.state == "unfit":
                unfit.append(Task(make_whole, (self._project, key, (item,), self._out)))
                continue
            if one.problem:
                self.outcome.problems.append(one.problem)
            if one.failure:
                self.outcome.failures.append(f"{one.ref}.pdf: {one.failure}")
            elif one.state != "failed":
                self.results.append(one)
                self.outcome.made += one.state == "made"
                self.outcome.kept += one.state == "kept"
            self._progress.add()
        return unfit

    def _fail(self, items: Iterable[Item], error: BaseException) -> None:
        for item in items:
            if isinstance(error, ContentError):
                self.outcome.problems += [
                    Problem(item.places["ref"], problem.code, problem.message, problem.hint)
                    for problem in error.problems
                ]
            else:
                self.outcome.failures.append(f"{item.ref}.pdf: {_reason(error)}")
            self._progress.add()


def _reason(error: BaseException) -> str:
    """A worker's error may quote what it worked on: only what is known to be plain is said."""
    if isinstance(error, WorkerEnded):
        return "the system ended the worker that made it, three times (too little memory?)"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return f"it could not be made ({type(error).__name__})"


def _entries(planned: Planned, made: Iterable[Made]) -> Iterator[Entry]:
    items = {item.ref: item for item in planned.items}
    for one in made:
        item = items[one.ref]
        guide = planned.editions[item.edition].guide
        yield Entry(
            file=f"{one.ref}.pdf",
            ref=one.ref,
            week=item.request.rehab_week,
            title=one.title,
            sheet=item.request.id(guide),
            pages=one.pages,
            sha256=one.sha256,
            clinic=item.edition[0] or "",
            version=str(guide.information.version),
            review_due=guide.review_due.isoformat(),
        )
