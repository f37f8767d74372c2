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
    for exercise in guide.exercises.values():
        words = found.setdefault(exercise.id, [])
        name = re.findall(r"\w+", exercise.name.lower())
        for alias in exercise.aliases:
            other = re.findall(r"\w+", alias.lower())
            words += [word for word in other if word not in words and word not in name]
        for target in exercise.targets:
            part = guide.anatomy[target]
            plainly = re.findall(r"\w+", part.plain.lower())
            words += [
                word
                for word in re.findall(r"\w{5,}", part.name.lower())
                if word not in plainly and word not in words
            ]
    return found
