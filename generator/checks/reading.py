"""How hard a text is to read: words, sentences, syllables, and the grade they make."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.model.text import plain

TABLE = Path(__file__).with_name("syllables.json")
"""Syllables of the words in use. `make syllables` writes it."""

# A word with the marks it may hold inside: don't, side-lying, 2.5, 15–20.
_WORD = re.compile(r"[^\W_]+(?:[’'\-–.,][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*]*\s+")
_PART = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class Reading(NamedTuple):
    """What is counted in a text."""

    sentences: tuple[tuple[str, ...], ...]
    """The words of each sentence."""
    ends: bool
    """Whether it ends as a sentence does."""

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence]

    @property
    def label(self) -> bool:
        """A name or a heading: too short to be read as a sentence."""
        return not self.ends and sum(map(len, self.sentences)) < _SHORTEST_SENTENCE


_SHORTEST_SENTENCE = 5
"""Words. A shorter text without a full stop is a label, and labels would lower the grade."""


@cache
def read(text: str) -> Reading:
    """Count a text in inline Markdown. Links count by their words, an inserted number as one."""
    shown = plain(text) if _has_marks(text) else text
    sentences = (tuple(_WORD.findall(part)) for part in _SENTENCE_END.split(shown))
    return Reading(
        tuple(sentence for sentence in sentences if sentence),
        shown.rstrip('"”’)* \n').endswith((".", "!", "?")),
    )


def _has_marks(text: str) -> bool:
    return "[" in text or "{" in text or "*" in text or "`" in text


def grade(words: int, sentences: int, syllables: int) -> float:
    """The US school grade of Flesch and Kincaid."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@cache
def table() -> Mapping[str, int]:
    """Word to syllables, in lower case."""
    loaded: dict[str, int] = json.loads(TABLE.read_text(encoding="utf-8"))
    return loaded


@cache
def count_syllables(word: str) -> int:
    """Syllables of a word as it is said: from the table, else by rule of thumb.

    A number counts one for each digit, capitals are said letter by letter (ITBS: 4).
    """
    return sum(_of_part(part) for part in parts(word))


def parts(word: str) -> list[str]:
    """The pieces of a word with hyphens: each is looked up by itself."""
    return _PART.findall(word.replace("’", "'"))


def spelled(part: str) -> bool:
    """Whether it is said letter by letter."""
    return len(part) > 1 and part.isupper()


def in_table(part: str) -> str | None:
    """What to look up for a piece of a word; None: it is counted without the table."""
    if any(character.isdigit() for character in part) or spelled(part) or len(part) == 1:
        return None
    return part.lower()


def _of_part(part: str) -> int:
    if in_table(part) is None:
        # The name of W has three syllables.
        return sum(3 if letter in "wW" and len(part) > 1 else 1 for letter in part)
    return table().get(part.lower()) or rule_of_thumb(part.lower())


_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouydt]ed$|[^aeiouyscghxz]es$")


def rule_of_thumb(word: str) -> int:
    """For words that are not in the table: groups of vowels, less a silent ending."""
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT_END.search(word):
        groups -= 1
    return max(1, groups)


def count_all(words: Iterable[str]) -> int:
    return sum(map(count_syllables, words))


def stems(words: Iterable[str]) -> set[str]:
    """Words without case and plural s, to see whether two texts use the same one."""
    return set(map(_stem, words))


@cache
def _stem(word: str) -> str:
    return word.lower().strip("(),.").removesuffix("s")
