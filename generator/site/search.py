"""Words that a page is found by, though it does not print them."""

import re

from generator.views.wording import Wording


def search_words(wording: Wording) -> dict[str, list[str]]:
    """By the last part of a page's address: misspellings (the group `search` of the locale),
    and for an exercise its other names and the textbook words for the muscles it works."""
    guide = wording.guide
    found = {
        page.replace("_", "-"): str(words).lower().split()
        for page, words in guide.locale.labels.get("search", {}).items()
    }
    # Whoever types an exercise's name wants that one, though it is a part of another's other name.
    names = {word for e in guide.exercises.values() for word in _words(e.name)}
    for exercise in guide.exercises.values():
        words = found.setdefault(exercise.id, [])
        for alias in exercise.aliases:
            words += [word for word in _words(alias) if word not in words and word not in names]
        for target in exercise.targets:
            part = guide.anatomy[target]
            plainly = _words(part.plain)
            words += [
                word
                for word in re.findall(r"\w{5,}", part.name.lower())
                if word not in plainly and word not in words
            ]
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
