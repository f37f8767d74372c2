"""What a rule is: a named function that looks at a draft and finds what is wrong with it."""

import datetime
import inspect
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.checks.reading import Reading, read, stems
from generator.content.layers import File
from generator.content.load import Loaded
from generator.content.strict_yaml import Keys, line
from generator.content.yaml_faults import Span
from generator.model.base import Words
from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.walk import walk
from generator.plan.week import WeekPlan, plan_week
from generator.problems import Place, Problem, Severity

CITATIONS = {"sources"}
"""Collections whose words are other people's: titles, names of authors and journals."""

LAST_PLANNED_WEEK = 12
"""Rehab weeks that sheets are made for."""


class Passage(NamedTuple):
    """One text that a reader sees."""

    keys: Keys
    text: str

    @property
    def reading(self) -> Reading:
        return read(self.text)


@dataclass(frozen=True)
class Draft:
    """A guide as the rules judge it: on one day, with its texts and references found once."""

    loaded: Loaded
    today: datetime.date
    figures: Path | None = None
    """The folder that remembers which figures were judged; None: they are not judged."""

    @property
    def guide(self) -> Guide:
        return self.loaded.guide

    @cached_property
    def _walked(self) -> tuple[list[Passage], dict[str, dict[str, list[Keys]]]]:
        passages: list[Passage] = []
        references: dict[str, dict[str, list[Keys]]] = defaultdict(lambda: defaultdict(list))
        for keys, text, mark in walk(self.guide):
            if isinstance(mark, Words):
                passages.append(Passage(keys, text))
            else:
                references[mark.collection][text].append(keys)
        return passages, references

    @property
    def passages(self) -> list[Passage]:
        """Every text."""
        return self._walked[0]

    @cached_property
    def plans(self) -> list[WeekPlan]:
        """Every rehab week, for someone who does not run yet and for one who starts early."""
        earliest = self.guide.running.gate.earliest_week
        return [
            plan_week(self.guide, person, week)
            for person in (Person(), Person(running_from=earliest))
            for week in range(1, LAST_PLANNED_WEEK + 1)
        ]

    @cached_property
    def prose(self) -> list[Passage]:
        """Every text in the guide's own words."""
        return [passage for passage in self.passages if passage.keys[0] not in CITATIONS]

    @cached_property
    def users_of_words(self) -> Mapping[str, int]:
        """How many entries use each word, by its stem. An entry that explains it is one of them."""
        words_of: dict[Keys, set[str]] = defaultdict(set)
        for passage in self.prose:
            words_of[passage.keys[:2]] |= stems(passage.reading.words)
        return Counter(word for words in words_of.values() for word in words)

    def references(self, collection: str) -> Mapping[str, list[Keys]]:
        """Where each id of a collection is named: id to paths."""
        return self._walked[1].get(collection, {})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has against a value of the guide."""

    keys: Keys
    message: str
    hint: str = ""
    words: str = ""
    """The words of a text to point at; empty points at the whole value."""
    at_key: bool = False
    severity: Severity | None = None
    """Where it differs from its rule's."""
    file: File | None = None
    """Where the keys are of a file, and not of the guide that was made of it."""
    span: Span | None = None
    """Where in that file, which has no keys: a page written by hand."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with its code. Calling it gives the problems it finds, each with its place."""

    code: str
    severity: Severity
    source: str
    """Where the rule comes from: R01 to R30 of the audit of the evidence, or a decision."""
    find: Callable[[Draft], Iterator[Finding]]
    english: bool = False
    """Reads English words, so it passes over a guide in another language."""

    @property
    def name(self) -> str:
        return self.find.__name__

    @property
    def rule(self) -> str:
        """The rule itself, in a sentence."""
        return inspect.cleandoc(self.find.__doc__ or "").split("\n\n")[0].replace("\n", " ")

    @property
    def why(self) -> str:
        parts = inspect.cleandoc(self.find.__doc__ or "").split("\n\n")[1:]
        return "\n\n".join(part.replace("\n", " ") for part in parts)

    def __call__(self, draft: Draft) -> Iterator[Problem]:
        if self.english and not draft.guide.locale.language.startswith("en"):
            return
        for finding in self.find(draft):
            yield Problem(
                _place(draft.loaded, finding),
                self.code,
                finding.message,
                finding.hint,
                finding.severity or self.severity,
            )


def rule(
    code: str, *, source: str, severity: Severity = "error", english: bool = False
) -> Callable[[Callable[[Draft], Iterator[Finding]]], Check]:
    """Makes a Check of a function. Its docstring says the rule first, then why."""

    def make(find: Callable[[Draft], Iterator[Finding]]) -> Check:
        return Check(code, severity, source, find, english)

    return make


_LONGEST_ROW = 300


def _place(loaded: Loaded, finding: Finding) -> Place:
    file = finding.file or loaded.tree.file_of(finding.keys)
    if file is None:
        return loaded.place(finding.keys)
    if finding.span is not None:
        return file.at(finding.span)
    place = file.place(finding.keys, at_key=finding.at_key)
    if not finding.words:
        return place
    rows = list(_rows_of_value(file, place.line))
    # A folded text may break between any two words.
    pattern = r"\s+".join(re.escape(word) for word in finding.words.split())
    match = re.compile(pattern).search("\n".join(rows), place.column - 1)
    if match is None:  # written with escapes
        return place
    before = match.string[: match.start()].split("\n")
    column = len(before[-1])
    row = rows[len(before) - 1]
    return replace(
        place,
        line=place.line + len(before) - 1,
        column=column + 1,
        length=min(len(match[0]), len(row) - column),
        source=row if len(row) <= _LONGEST_ROW else "",
    )


def _rows_of_value(file: File, first: int) -> Iterator[str]:
    """The line on which a value begins, and the deeper ones on which it goes on."""
    row = line(file.raw, first)
    depth = len(row) - len(row.lstrip())
    while row:
        yield row
        first += 1
        row = line(file.raw, first)
        if len(row) - len(row.lstrip()) <= depth:
            return
