"""Reading a person: a YAML file, flags, or a row of a table. No problem repeats their values."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from pydantic import ValidationError

from generator.content import strict_yaml
from generator.content.person_messages import describe_quietly
from generator.content.strict_yaml import Keys
from generator.model.person import Person
from generator.problems import ContentError, Place, Problem, did_you_mean

ROW_NEEDS = ("ref", "week", "start", "side")
FILE_NEEDS = ("start", "side")
FILE_ONLY = ("skip", "levels", "doses")
"""Too much structure for a cell."""

COLUMNS = ("week", *(name for name in Person.model_fields if name not in FILE_ONLY))

_LISTS = {"strength_days", "run_days", "missing"}
_NUMBER_LISTS = {"repeat_weeks"}
_NUMBERS = {"running_from", "usual_minutes", "week"}


class Source(Protocol):
    """Where a person's words stand."""

    def place(self, keys: Keys, *, at_key: bool = False) -> Place: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """A person, and where each of their words stands."""

    person: Person
    week: int | None
    """A row's week; None where the source has none."""
    source: Source

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """Of a path of the person, such as an impossible wish names; without the line itself."""
        return self.source.place(keys, at_key=at_key)


@dataclass(frozen=True, slots=True)
class _File:
    shown: PurePosixPath
    raw: bytes
    flags: Mapping[str, str]

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        # The week that is asked for is a flag; only as an unknown key does it stand in the file.
        if keys and (keys[0] in self.flags or (keys[0] == "week" and not at_key)):
            return _flag_place(keys)
        span = strict_yaml.find(self.raw, keys, at_key=at_key)
        return Place(self.shown, span.line, span.column)


@dataclass(frozen=True, slots=True)
class _Flags:
    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        return _flag_place(keys)


@dataclass(frozen=True, slots=True)
class _Row:
    shown: PurePosixPath
    line: int
    columns: tuple[str, ...]
    flags: Mapping[str, str]

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """The column of a place is the number of the table's column."""
        if keys and keys[0] in self.flags:
            return _flag_place(keys)
        known = keys and keys[0] in self.columns
        return Place(self.shown, self.line, self.columns.index(str(keys[0])) + 1 if known else 1)


def _flag_place(keys: Keys) -> Place:
    word = str(keys[0]).replace("_", "-") if keys else "person"
    return Place(PurePosixPath(f"--{word}"))


def read_person_file(path: Path, flags: Mapping[str, str] | None = None) -> Reading:
    """A person's YAML file, with flags laid over it. ContentError: all that is wrong."""
    shown = PurePosixPath(path.as_posix())
    try:
        with path.open("rb") as file:
            raw = file.read(strict_yaml.MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "no reason given"
        message = f"this file cannot be read: {reason.lower()}"
        raise ContentError([Problem(Place(shown), "person-file", message)]) from None
    return read_person(raw, shown, flags)


def read_person(
    raw: bytes, shown: PurePosixPath, flags: Mapping[str, str] | None = None
) -> Reading:
    """The same from bytes. Flags are the words of a person's file, as text."""
    flags = _filled(flags or {})
    document = strict_yaml.read(raw)
    problems = []
    for fault in document.faults:
        # A key written twice would be named, and it may be anything.
        message = "a key is written twice" if fault.code == "yaml-duplicate" else fault.message
        place = Place(shown, fault.span.line, fault.span.column)
        problems.append(Problem(place, fault.code, message, fault.hint))
    data = document.data
    if data is not None and not isinstance(data, dict):
        message, hint = "a person's file must hold keys", "such as side: left"
        problems.append(Problem(Place(shown), "file-shape", message, hint))
    if not isinstance(data, dict):
        raise ContentError(problems)
    data = {key: value for key, value in data.items() if value is not None} | _typed(flags)
    source = _File(shown, raw, flags)
    problems += _find_missing(data, FILE_NEEDS, source)
    return _read(data, source, problems)


def read_flags(flags: Mapping[str, str]) -> Reading:
    """A person from flags alone; without a start, the plan has no dates."""
    return _read(_typed(_filled(flags)), _Flags(), [])


def read_row(
    row: Mapping[str, str | None],
    shown: PurePosixPath,
    line: int,
    flags: Mapping[str, str] | None = None,
) -> Reading:
    """A person from a row, its cells by column in the table's order; empty cells say nothing.

    Unknown columns are passed over: `find_bad_columns` names them once for the table.
    """
    flags = _filled(flags or {})
    columns = tuple(row)
    cells = _filled({name: cell or "" for name, cell in row.items() if name in COLUMNS})
    source = _Row(shown, line, columns, {k: v for k, v in flags.items() if k not in cells})
    problems = list(_find_missing({**cells, **flags}, ROW_NEEDS, source))
    if "clinic" in flags and cells.get("clinic", flags["clinic"]) != flags["clinic"]:
        message = '"clinic" is not the clinic that --clinic names'
        hint = "make one of them empty"
        problems.append(Problem(source.place(("clinic",)), "clinic-differs", message, hint))
    return _read(_typed({**cells, **flags}), source, problems)


def find_bad_columns(header: Sequence[str], shown: PurePosixPath) -> Iterator[Problem]:
    """What is wrong with a table's header. It may be a person's row, so it is not repeated."""
    for column, name in enumerate(header, start=1):
        place = Place(shown, 1, column)
        if name in FILE_ONLY:
            message, hint = f'"{name}" cannot be a column', "give that person a file of their own"
            yield Problem(place, "column-unknown", message, hint)
        elif name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or "the first line names the columns: see the help"
            yield Problem(place, "column-unknown", "there is no column of this name", hint)
        elif name in header[: column - 1]:
            message = f'the column "{name}" is there twice'
            yield Problem(place, "column-twice", message, "keep one")
    for name in ROW_NEEDS:
        if name not in header:
            yield Problem(Place(shown), "column-missing", f'there is no column "{name}"', "add it")


def _filled(words: Mapping[str, str]) -> dict[str, str]:
    stripped = {name: word.replace("\r\n", "\n").strip() for name, word in words.items()}
    return {name: word for name, word in stripped.items() if word}


def _typed(words: Mapping[str, str]) -> dict[str, Any]:
    """Text as the JSON that a YAML file would give; what does not fit stays text."""
    data: dict[str, Any] = {}
    for name, word in words.items():
        if name in _LISTS:
            data[name] = word.split()
        elif name in _NUMBER_LISTS:
            data[name] = [_number(part) for part in word.split()]
        elif name in _NUMBERS:
            data[name] = _number(word)
        else:
            data[name] = word
    return data


def _number(word: str) -> int | str:
    return int(word) if re.fullmatch(r"[0-9]{1,9}", word) else word


def _find_missing(
    data: Mapping[str, Any], needed: Sequence[str], source: Source
) -> Iterator[Problem]:
    for name in needed:
        if name not in data:
            place = source.place((name,), at_key=True)
            yield Problem(place, "person-missing", f'a person needs "{name}"', _NEEDED[name])


_NEEDED = {
    "ref": "add your own number for this person, such as patient-07",
    "week": "add the rehab week to print, from 1",
    "start": "add the first day of rehab week 1, such as 2026-11-24",
    "side": "add left, right or both",
}


def _read(data: dict[str, Any], source: Source, problems: list[Problem]) -> Reading:
    week = data.pop("week", None) if isinstance(source, _Row) else None
    if week is not None and not isinstance(week, int):
        message, hint = '"week" must be a whole number', "such as 3"
        problems.append(Problem(source.place(("week",)), "int-type", message, hint))
    try:
        person = Person.model_validate_json(json.dumps(data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            quiet = describe_quietly(dict(detail))
            place = source.place(quiet.keys, at_key=quiet.at_key)
            problems.append(Problem(place, quiet.code, quiet.message, quiet.hint))
    if problems:
        raise ContentError(problems)
    return Reading(person, week, source)
