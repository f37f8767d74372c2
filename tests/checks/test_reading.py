"""How texts are counted: against grades worked out by hand and words said aloud."""

import pytest

from generator.checks.language import words_looked_up
from generator.checks.reading import count_all, count_syllables, grade, read, rule_of_thumb, table
from generator.checks.rule import Draft
from generator.content.load import Loaded


def test_the_table_holds_every_word_in_use(loaded: Loaded) -> None:
    words = words_looked_up(Draft(loaded, loaded.guide.information.produced))
    assert len(words) > 500, "found too few words: looking in the wrong place"
    missing = sorted(words - set(table()))
    assert not missing, f"run `make syllables`; the table lacks {', '.join(missing)}"


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("knee", 1),
        ("iliotibial", 6),
        ("syndrome", 2),
        ("clamshell", 2),
        ("muscles", 2),
        ("side-lying", 3),
        ("don't", 1),
        ("don’t", 1),
        ("ITBS", 4),
        ("X-ray", 2),
        ("WHO", 5),
        ("15–20", 4),
        ("2.5", 2),
        ("a", 1),
    ],
)
def test_syllables_are_those_of_the_word_said_aloud(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("strength", 1),
        ("lunge", 1),
        ("table", 2),
        ("whole", 1),
        ("jumped", 1),
        ("landed", 2),
        ("places", 2),
        ("knees", 1),
        ("makes", 1),
        ("rhythm", 1),
    ],
)
def test_a_word_that_is_not_in_the_table_is_guessed(word: str, syllables: int) -> None:
    assert rule_of_thumb(word) == syllables


def test_the_guess_is_mostly_right() -> None:
    known = table()
    right = sum(rule_of_thumb(word) == syllables for word, syllables in known.items())
    assert right / len(known) > 0.85


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    # 0.39 * 100 / 5 + 11.8 * 150 / 100 - 15.59, worked out by hand.
    assert grade(100, 5, 150) == pytest.approx(9.91)


def test_a_text_is_counted_as_a_reader_sees_it() -> None:
    text = "Lie down. See the **[knee bend](exercise:x)**, and wait {value:a.b} days!"
    reading = read(text)
    assert reading.sentences == (
        ("Lie", "down"),
        ("See", "the", "knee", "bend", "and", "wait", "0", "days"),
    )
    assert count_all(reading.words) == 10


@pytest.mark.parametrize(
    ("text", "label"),
    [("Foam roller", True), ("Stop.", False), ("Hip trouble felt in the knee", False)],
)
def test_names_are_not_read_as_sentences(text: str, label: bool) -> None:
    assert read(text).label is label
