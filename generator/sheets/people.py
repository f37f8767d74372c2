"""A table of people: every row read, every bad one named by row and column, none repeated."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.person import Reading, find_bad_columns, read_row
from generator.problems import ContentError, Place, Problem
from generator.project import names_a_file

MOST_BYTES = 50_000_000
LONGEST_CELL = 4_000
"""Letters; no value may be nearly as long."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person who can be printed."""

    line: int
    reading: Reading

    @property
    def ref(self) -> str:
        return self.reading.person.ref or ""


@dataclass(frozen=True, slots=True)
class People:
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_people(path: Path, flags: Mapping[str, str]) -> People:
    """ContentError: the table cannot be read at all."""
    shown = PurePosixPath(path.name)
    text = _text(path, shown)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        problems += _bad_header(header, shown, flags)
        if problems:
            raise ContentError(problems)
        for cells in _lines(reader):
            _read_line(cells, reader.line_num, header, shown, flags, rows, problems)
    except csv.Error:
        hint = 'save it as CSV again; a quote inside a cell is written ""'
        place = Place(shown, max(1, reader.line_num))
        raise ContentError(
            [*problems, Problem(place, "table-quotes", "this row cannot be told apart", hint)]
        ) from None
    if not rows and not problems:
        problems.append(Problem(Place(shown), "table-empty", "there is nobody in this table"))
    problems += _equal_refs(rows, shown)
    bad = {problem.place.line for problem in problems}
    return People(tuple(row for row in rows if row.line not in bad), tuple(problems))


def _text(path: Path, shown: PurePosixPath) -> str:
    def refuse(code: str, message: str, hint: str = "") -> ContentError:
        return ContentError([Problem(Place(shown), code, message, hint)])

    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise refuse("table-unreadable", f"this table cannot be read: {reason}") from None
    if len(raw) > MOST_BYTES:
        raise refuse("table-size", "this table is larger than 50 MB", "split it in parts")
    if raw.startswith(b"PK"):
        raise refuse("table-form", "this is a spreadsheet, not CSV", "export it as CSV (UTF-8)")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Place(shown, line), "table-encoding", "this row is not UTF-8", "export as CSV UTF-8"
        )
        raise ContentError([problem]) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        problem = Problem(Place(shown, line), "table-form", "this row has a zero byte in it")
        raise ContentError([problem])
    return text


def _delimiter(text: str) -> str:
    """The sign between names in the first line; commas where there is but one name."""
    first = text.split("\n", 1)[0][:10_000]
    return max(",;\t", key=first.count)


def _bad_header(
    header: list[str], shown: PurePosixPath, flags: Mapping[str, str]
) -> Iterator[Problem]:
    for problem in find_bad_columns(header, shown):
        told = [name for name in flags if f'no column "{name}"' in problem.message]
        if not told:
            yield problem


def _lines(reader: "Iterator[list[str]]") -> Iterator[list[str]]:
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield cells


def _read_line(  # noqa: PLR0913, PLR0917 - one row and where it goes
    cells: list[str],
    line: int,
    header: list[str],
    shown: PurePosixPath,
    flags: Mapping[str, str],
    rows: list[Row],
    problems: list[Problem],
) -> None:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        message = f"this row has {len(cells)} cells, and there are {len(header)} columns"
        place = Place(shown, line, len(header) + 1)
        problems.append(Problem(place, "row-cells", message, "put cells with commas in quotes"))
        return
    too_long = [column for column, cell in enumerate(cells, 1) if len(cell) > LONGEST_CELL]
    if too_long:
        problems.extend(
            Problem(Place(shown, line, column), "string-too-long", "this cell is too long")
            for column in too_long
        )
        return
    try:
        reading = read_row(dict(zip(header, cells, strict=False)), shown, line, flags)
    except ContentError as error:
        problems.extend(error.problems)
        return
    row = Row(line, reading)
    if not names_a_file(row.ref):
        message, hint = "a file cannot have this ref as its name", "such as patient-07"
        problems.append(Problem(reading.place(("ref",)), "ref-reserved", message, hint))
        return
    rows.append(row)


def _equal_refs(rows: list[Row], shown: PurePosixPath) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        ref = row.ref.casefold()
        if ref in first:
            message = f"this ref is that of line {first[ref]} too"
            place = row.reading.place(("ref",))
            yield Problem(place, "ref-twice", message, "give each person their own")
        else:
            first[ref] = row.line
