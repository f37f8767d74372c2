"""The sheets a site offers ready to print: made in parallel, kept by a hash of what makes them."""

import datetime
import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.metadata import version
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

import generator
from generator.content.load import Loaded
from generator.model.clinic import Paper, TextSize
from generator.model.person import Person, Side
from generator.plan.week import plan_week
from generator.problems import ContentError, Problem
from generator.project import Project, hash_files, write_whole
from generator.sheets.document import sheet_document
from generator.sheets.logos import logo_address
from generator.sheets.make import print_document
from generator.sheets.request import SheetRequest, is_past_review
from generator.views.timeline import WEEKS
from generator.views.wording import Wording

Progress = Callable[[int, int], None]
"""Called with how many sheets are done, and of how many."""

FEW = 3
"""Not more to make than this: starting other processes would take longer."""
PROCESSES = 2
ONE_SIDE: tuple[Side, ...] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Ready:
    """One sheet on offer."""

    uri: str
    request: SheetRequest


def ready_sheets(
    loaded: Loaded,
    project: Project,
    *,
    today: datetime.date | None = None,
    progress: Progress | None = None,
    whole_set: bool = False,
) -> Iterator[tuple[str, str, bytes]]:
    """(address, title, PDF) of each; `whole_set` adds what a clinic hands out beside them.

    ContentError: what keeps any of them from being printed.
    """
    wanted = list(list_ready(loaded, today))
    if whole_set:
        wanted += list_handed_out(loaded, today)
    state, press = _state(loaded, project), _press(loaded, project)
    known = {item.uri: _Entry(project.cache / "sheets", state, press, item) for item in wanted}
    _make_missing([e for e in known.values() if not e.stands], loaded, project, progress)
    wording = Wording(loaded.guide)
    for item in wanted:
        title, pdf = known[item.uri].read()
        yield item.uri, _named(wording, title, item), pdf


def list_ready(loaded: Loaded, today: datetime.date | None = None) -> Iterator[Ready]:
    """Every sheet on offer; the ones that take longest come first."""
    guide = loaded.guide
    past = _is_past(loaded, today)
    yield from _in_every_print("booklet", SheetRequest("booklet", past_review=past))
    for week, side in product(range(1, WEEKS + 1), get_args(Side)):
        request = SheetRequest("week", Person(side=side), week=week, past_review=past)
        yield from _in_every_print(f"week-{week}-{side}", request)
    for phase in guide.phases_in_order():
        request = SheetRequest("phase", phase=phase.id, past_review=past)
        yield from _in_every_print(f"phase-{phase.id}", request)
    yield from _in_every_print("return", SheetRequest("return", past_review=past))
    for number in range(1, len(guide.running.weeks) + 2):
        request = SheetRequest("return", week=number, past_review=past)
        yield from _in_every_print(f"return-week-{number}", request)
    yield from _in_every_print("red-flags", SheetRequest("red-flags", past_review=past))
    for exercise in guide.exercises_in_order():
        request = SheetRequest("card", exercise=exercise.id, past_review=past)
        yield from _in_every_print(f"card-{exercise.id}", request)


def list_handed_out(loaded: Loaded, today: datetime.date | None = None) -> Iterator[Ready]:
    """What a clinic gives to a patient it knows: cards and sessions drawn for the sore side.

    There is a session sheet for each day of a week that asks for something else than the days
    before it.
    """
    past = _is_past(loaded, today)
    for exercise in loaded.guide.exercises_in_order():
        for side in ONE_SIDE:
            request = SheetRequest(
                "card", Person(side=side), exercise=exercise.id, past_review=past
            )
            yield from _in_every_print(f"card-{exercise.id}-{side}", request)
    for week in range(1, WEEKS + 1):
        seen: list[object] = []
        for day in plan_week(loaded.guide, Person(), week).days:
            asked = tuple((session.kind, session.items) for session in day.sessions)
            if asked and asked not in seen:
                seen.append(asked)
                for side in get_args(Side):
                    person = Person(side=side)
                    request = SheetRequest(
                        "session", person, week=week, day=day.number, past_review=past
                    )
                    name = f"session-week-{week}-day-{day.number}-{side}"
                    yield from _in_every_print(name, request)


def _is_past(loaded: Loaded, today: datetime.date | None) -> bool:
    return today is not None and is_past_review(loaded.guide, today)


def _in_every_print(name: str, request: SheetRequest) -> Iterator[Ready]:
    prints: Iterator[tuple[Paper, TextSize]] = product(get_args(Paper), get_args(TextSize))
    for paper, text in prints:
        yield Ready(f"downloads/{name}-{paper}-{text}.pdf", request.printed(paper, text))


def _named(wording: Wording, title: str, item: Ready) -> str:
    person = item.request.person
    told = [f"paper_{person.paper}", f"text_{person.text}"]
    if item.request.kind in {"week", "session"} or person.side in ONE_SIDE:
        told.insert(0, f"side_{person.side}")
    return f"{title} ({', '.join(wording.label(f'week.{what}') for what in told)})"


# --- what is kept -------------------------------------------------------------------------


class _Entry:
    """A sheet in the cache: a note that says its title and which PDF it is.

    The note is found by everything that could change the sheet, the PDF by its HTML: after an
    edit only the sheets whose HTML differs are printed anew.
    """

    def __init__(self, folder: Path, state: str, press: str, item: Ready) -> None:
        self.item = item
        self._folder = folder
        self._press = press
        self._note = folder / f"{_digest(state, repr(item.request))}.json"

    @property
    def stands(self) -> bool:
        try:
            self.read()
        except (OSError, ValueError, KeyError):
            return False
        return True

    def read(self) -> tuple[str, bytes]:
        note = json.loads(self._note.read_text(encoding="utf-8"))
        return str(note["title"]), (self._folder / note["pdf"]).read_bytes()

    def make(self, loaded: Loaded, project: Project) -> None:
        title, html = sheet_document(loaded, project, self.item.request)
        pdf = self._folder / f"{_digest(self._press, html)}.pdf"
        if not pdf.exists():
            write_whole(pdf, print_document(loaded, project, html).pdf)
        write_whole(self._note, json.dumps({"title": title, "pdf": pdf.name}).encode())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


DESCRIBING = ("model", "plan", "figures", "views", "render", "sheets")
"""The parts of Sidestep that a sheet's HTML comes from, once there is a guide."""
PRINTING = ("remembered.py", "lines.py", "press.py", "pdf.py")
PRINTERS = ("weasyprint", "pydyf", "pikepdf", "fonttools")


def _state(loaded: Loaded, project: Project) -> str:
    """Everything sheets are made from, but the request."""
    return _digest(
        loaded.guide.model_dump_json(),
        logo_address(loaded, project),
        hash_files(*_code(), *sorted(project.templates.rglob("*.jinja"))),
        _press(loaded, project),
    )


def _code() -> list[Path]:
    package = Path(generator.__file__).parent
    return [package / part for part in DESCRIBING]


def _press(loaded: Loaded, project: Project) -> str:
    """Everything that makes a PDF of a sheet's HTML."""
    sheets = Path(generator.__file__).parent / "sheets"
    styles = sorted((project.templates / "sheets").glob("*.css"))
    return _digest(
        str(loaded.guide.information.produced),
        hash_files(
            *(sheets / name for name in PRINTING), *styles, project.overrides / "assets/fonts"
        ),
        *(version(printer) for printer in PRINTERS),
    )


# --- the making ---------------------------------------------------------------------------


def _make_missing(
    missing: Sequence[_Entry], loaded: Loaded, project: Project, progress: Progress | None
) -> None:
    tell = progress or (lambda done, of: None)
    if len(missing) <= FEW:
        for done, entry in enumerate(missing, start=1):
            entry.make(loaded, project)
            tell(done, len(missing))
        return
    # Spawned, not forked: Pango and the threads of a caller do not survive a fork.
    pool = ProcessPoolExecutor(
        PROCESSES, get_context("spawn"), initializer=_begin, initargs=(loaded, project)
    )
    try:
        work = [pool.submit(_make_one, entry) for entry in missing]
        problems: list[Problem] = []
        for done, finished in enumerate(as_completed(work), start=1):
            problems += finished.result()
            tell(done, len(missing))
    finally:
        pool.shutdown(cancel_futures=True)
    if problems:
        raise ContentError(set(problems))


_given: list[tuple[Loaded, Project]] = []
"""In a worker: what it was started with."""


def _begin(loaded: Loaded, project: Project) -> None:
    _given[:] = [(loaded, project)]
    # Layouts are garbage in one lump, after each sheet: to look for it meanwhile took a sixth.
    gc.freeze()
    gc.disable()


def _make_one(entry: _Entry) -> tuple[Problem, ...]:
    try:
        entry.make(*_given[0])
    except ContentError as error:
        return error.problems
    finally:
        gc.collect()
    return ()
