"""Something an author, a clinic or a patient has to fix, and where."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one line of a file. Line and column count from 1."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    length: int = 0
    """Characters to underline; 0 shows no source line."""
    source: str = ""
    """The line itself. Left empty where it may hold a person's data."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to write instead."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        # Words of a file stand in these: they must not break the line or steer a terminal.
        object.__setattr__(self, "message", visible(self.message))
        object.__setattr__(self, "hint", visible(self.hint))

    def __str__(self) -> str:
        place = self.place
        text = f"{place.path}:{place.line}:{place.column}: "
        if self.severity == "warning":
            text += "warning: "
        text += f"{self.message} ({self.hint})" if self.hint else self.message
        if place.source and place.length:
            margin = " " * len(str(place.line))
            text += f"\n  {place.line} | {place.source}"
            # A tab stays a tab, or the mark would stand to the left of its place.
            before = re.sub(r"[^\t]", " ", place.source[: place.column - 1])
            text += f"\n  {margin} | {before:<{place.column - 1}}{'^' * place.length}"
        return text

    def sort_key(self) -> tuple[str, int, int, str, str]:
        place = self.place
        return (str(place.path), place.line, place.column, self.code, self.message)


_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Text without control characters, which are shown by their escapes."""
    return _INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class ContentError(Exception):
    """Content that cannot be used. Carries every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=Problem.sort_key))
        super().__init__(as_text(self.problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Warnings alone keep nothing from being made."""
    return any(problem.severity == "error" for problem in problems)


class Mistyped(Exception):
    """A command was typed wrongly: a line for each thing, with what to write instead."""

    def __init__(self, *lines: str) -> None:
        self.lines = tuple(visible(line) for line in lines)
        super().__init__("\n".join(self.lines))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or all of them where they are few."""
    names = sorted(set(known))
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if 0 < len(names) <= 6:
        return "write " + _either(names)
    return ""


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, those it is a part of, or else every known word."""
    names = sorted(set(known))
    longer = [name for name in names if word in name.split("-")]
    if longer and word not in names:
        return f"did you mean {_either(longer)}?"
    return did_you_mean(word, names) or "write one of: " + ", ".join(names)


def _either(names: Sequence[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def as_text(problems: Sequence[Problem]) -> str:
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects: path, line, column, code, severity, message, hint."""
    rows = [
        {
            "path": str(problem.place.path),
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows as annotations on the lines."""
    return "\n".join(
        f"::{problem.severity} file={_property(str(problem.place.path))},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.code)}::{_message(problem)}"
        for problem in problems
    )


def _message(problem: Problem) -> str:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(",", "%2C").replace(":", "%3A").replace("\n", "%0A")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
