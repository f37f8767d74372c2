"""What a batch's workers do. They say of a row its ref, and nothing else."""

import gc
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.problems import ContentError, Place, Problem
from generator.project import Project, write_whole
from generator.sheets.append import identity_of
from generator.sheets.editions import edition, filler, keep_layout
from generator.sheets.layout import words_in
from generator.sheets.make import left_out_of, make_sheet
from generator.sheets.personal import with_identity
from generator.sheets.request import SheetRequest
from generator.sheets.typeset import CannotSet

_TAIL = 2048


@dataclass(frozen=True, slots=True)
class Item:
    """One row, ready to be made."""

    ref: str
    request: SheetRequest
    edition: tuple[str | None, str | None]
    words: Mapping[str, str]
    key: str
    """Of its laid-out sheet."""
    identity: bytes
    """Of its file: what it is made of."""
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one row."""

    ref: str
    state: Literal["made", "kept", "unfit", "failed"]
    title: str = ""
    pages: int = 0
    sha256: str = ""
    problem: Problem | None = None
    """Why it failed; or a warning of what was left out."""
    failure: str = ""


def begin() -> None:
    """A worker's first call. Layouts are garbage in one lump: to look for it meanwhile is slow."""
    import generator.sheets.press  # noqa: F401 - so that it is not looked at again

    gc.freeze()
    gc.disable()


@contextmanager
def _cleared() -> Iterator[None]:
    try:
        yield
    finally:
        gc.collect()


def lay_out_once(project: Project, key: str, items: tuple[Item, ...]) -> None:
    (item,) = items
    with _cleared():
        keep_layout(edition(project, *item.edition), project, item.request, key)


def fill_some(project: Project, key: str, items: tuple[Item, ...], out: Path) -> list[Made]:
    """ "unfit": a row's words need a full layout."""
    gc.collect(0)
    held = filler(project, key)
    sheet = held.sheet
    results = []
    for item in items:
        path = out / f"{item.ref}.pdf"
        try:
            kept = _kept(path, item)
            if kept is not None:
                results.append(_made(item, "kept", kept, sheet.title, _pages(kept)))
                continue
            if not words_in(sheet, item.words):
                raise CannotSet
            pdf = held.fill(item.words, item.identity)
            write_whole(path, pdf)
            results.append(_made(item, "made", pdf, sheet.title, sheet.pages))
        except CannotSet:
            results.append(Made(item.ref, "unfit"))
        except OSError as error:
            results.append(Made(item.ref, "failed", failure=(error.strerror or "").lower()))
    return results


def make_whole(project: Project, key: str, items: tuple[Item, ...], out: Path) -> list[Made]:
    (item,) = items
    try:
        with _cleared():
            sheet = make_sheet(edition(project, *item.edition), project, item.request)
        pdf = with_identity(sheet.pdf, item.identity)
        write_whole(out / f"{item.ref}.pdf", pdf)
    except ContentError as error:
        return [Made(item.ref, "failed", problem=_quiet(item, error))]
    except OSError as error:
        return [Made(item.ref, "failed", failure=(error.strerror or "").lower())]
    made = _made(item, "made", pdf, sheet.title, sheet.pages)
    if sheet.left_out:
        word = sheet.left_out[0]
        made = replace(made, problem=left_out_of(word, item.places[word]))
    return [made]


def _kept(path: Path, item: Item) -> bytes | None:
    """The file of an earlier run, where it was made of the same."""
    if not path.is_file():
        return None
    data = path.read_bytes()
    return data if identity_of(data[-_TAIL:]) == item.identity.hex() else None


def _made(item: Item, state: Literal["made", "kept"], pdf: bytes, title: str, pages: int) -> Made:
    return Made(item.ref, state, title, pages, hashlib.sha256(pdf).hexdigest())


def _pages(pdf: bytes) -> int:
    from generator.sheets.pdf import open_pdf

    with open_pdf(pdf) as opened:
        return len(opened.pages)


_CODE = re.compile(r"U\+([0-9A-F]{4,6})")


def _quiet(item: Item, error: ContentError) -> Problem:
    """What keeps a sheet from being printed, without a letter of the person's."""
    problem = error.problems[0]
    letters = {chr(int(code, 16)) for code in _CODE.findall(problem.message)}
    for word in ("name", "goal", "note"):
        if letters & set(item.words.get(word, "")):
            message = f'"{word}" has letters that no font here can print'
            return Problem(item.places[word], "sheet-font", message, problem.hint)
    message = "this sheet cannot be printed"
    return Problem(item.places["ref"], problem.code, message, "try sidestep sheet with this row")
