"""Plain language: short sentences, everyday words, and every medical word explained."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.checks.reading import (
    Reading,
    count_all,
    count_syllables,
    grade,
    in_table,
    parts,
)
from generator.checks.rule import Draft, Finding, Passage, rule
from generator.content.strict_yaml import Keys
from generator.problems import Severity

FEWEST_WORDS = 100
"""A page or exercise with fewer is judged by the length of its sentences only."""
WARN_GRADE = 8.0
WORST_GRADE = 10.0
WARN_SENTENCE = 25
LONGEST_SENTENCE = 35
HARD_WORD = 4
"""Syllables of a word that is named when a page reads too hard."""

_MEDICAL_WORDS = Path(__file__).with_name("medical-words.txt")

_PAGE_EACH = {"exercises", "phases"}
"""Collections of which each entry is a page; every other field of the guide is one page."""


def _page(keys: Keys) -> Keys:
    return keys[:2] if keys[0] in _PAGE_EACH else keys[:1]


def _pages(draft: Draft) -> dict[Keys, list[Reading]]:
    """The sentences of each page. Names and headings are not read as sentences."""
    pages: dict[Keys, list[Reading]] = {}
    for passage in draft.prose:
        reading = passage.reading
        if not reading.label:
            pages.setdefault(_page(passage.keys), []).append(reading)
    return pages


@rule("reading-grade", source="decision: plain language", english=True)
def check_pages_are_easy_to_read(draft: Draft) -> Iterator[Finding]:
    """A page or exercise of 100 words or more reads at US grade 8 or below; above 10 is an error.

    Measured by Flesch and Kincaid. Long words that must be used count as they are, and names
    and headings, which would lower the grade, do not count.
    """
    for keys, readings in _pages(draft).items():
        words = [word for reading in readings for word in reading.words]
        if len(words) < FEWEST_WORDS:
            continue
        sentences = sum(len(reading.sentences) for reading in readings)
        found = grade(len(words), sentences, count_all(words))
        if found > WARN_GRADE:
            message = f"this reads at grade {found:.1f}, where {WARN_GRADE:.0f} is the most"
            severity: Severity = "error" if found > WORST_GRADE else "warning"
            hint = f"{len(words) / sentences:.0f} words a sentence{_hard_words(words)}"
            yield Finding(keys, message, hint, severity=severity)


def _hard_words(words: list[str]) -> str:
    hard = Counter(word.lower() for word in words if count_syllables(word) >= HARD_WORD)
    most = [word for word, _ in hard.most_common(4)]
    return f"; long words: {', '.join(most)}" if most else ""


@rule("sentence-long", source="decision: plain language", english=True)
def check_sentences_are_short(draft: Draft) -> Iterator[Finding]:
    """A sentence has at most 25 words; more than 35 is an error."""
    for keys, text in draft.prose:
        if text.count(" ") < WARN_SENTENCE:
            continue
        for sentence in Passage(keys, text).reading.sentences:
            if len(sentence) > WARN_SENTENCE:
                severity: Severity = "error" if len(sentence) > LONGEST_SENTENCE else "warning"
                message = f"a sentence of {len(sentence)} words"
                start = " ".join(sentence[:3])
                yield Finding(keys, message, "make two of it", start, severity=severity)


@cache
def medical_words() -> frozenset[str]:
    """Words that most readers do not know. A guide that uses one explains it."""
    return frozenset(_MEDICAL_WORDS.read_text(encoding="utf-8").split())


@rule(
    "term-undefined", source="decision: medical terms are in the glossary or anatomy", english=True
)
def check_medical_words_are_explained(draft: Draft) -> Iterator[Finding]:
    """A medical word in a text is in the glossary, in the anatomy, or names a look-alike.

    Reported once, where it is first used.
    """
    explained = _explained_words(draft)
    medical = medical_words()
    reported: set[str] = set()
    for passage in draft.prose:
        if "aliases" in passage.keys:  # what people search for, in their own words
            continue
        for word in passage.reading.words:
            for part in (word, *word.split("-")) if "-" in word else (word,):
                low = part.lower()
                if low in reported or low not in medical:
                    continue
                if low not in explained and low.removesuffix("s") not in explained:
                    reported.add(low)
                    message = f'the word "{part}" is not explained'
                    hint = "add it to reference/glossary.yaml, or say it in plain words"
                    yield Finding(passage.keys, message, hint, part)


def _explained_words(draft: Draft) -> set[str]:
    guide = draft.guide
    names = [name for term in guide.glossary.values() for name in (term.term, *term.aliases)]
    names += [name for part in guide.anatomy.values() for name in (part.name, part.plain)]
    names += [condition.name for condition in guide.look_alikes.values()]
    condition = guide.information.condition
    names += [condition.name, condition.short, *condition.aliases]
    return {word.lower() for name in names for word in re.findall(r"\w+", name)}


def words_looked_up(draft: Draft) -> set[str]:
    """Every word in use whose syllables the table must hold, in lower case."""
    found = {
        in_table(part)
        for passage in draft.prose
        for word in passage.reading.words
        for part in parts(word)
    }
    return {word for word in found if word is not None}
