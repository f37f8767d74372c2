"""Words that a page is found by, though it does not print them."""

import re
from collections.abc import Container, Iterable

from generator.views.wording import Wording


def search_words(wording: Wording) -> dict[str, list[str]]:
    """By the last part of a page's address: what people type for it (the group `search` of the
    locale, whose keys are pages, or kinds of exercise for all of that kind), and for an exercise
    its kind, its other names and the textbook words for the muscles it works."""
    guide = wording.guide
    told = {
        page.replace("_", "-"): _words(str(words))
        for page, words in guide.locale.labels.get("search", {}).items()
    }
    # Whoever types an exercise's name, or a word that the locale gives to a page, wants that one,
    # though the word is a part of an exercise's other name.
    taken = {word for e in guide.exercises.values() for word in _words(e.name)}
    taken |= {word for words in told.values() for word in words}
    found = {page: list(words) for page, words in told.items()}
    for exercise in guide.exercises.values():
        words = found.setdefault(exercise.id, [])
        kind = [wording.label(f"{group}.{exercise.kind}") for group in ("kind", "kinds")]
        words += _unless(told.get("exercises", []), _words(" ".join(kind)))
        words += told.get(exercise.kind, [])
        words += _unless(taken, [word for alias in exercise.aliases for word in _words(alias)])
        for target in exercise.targets:
            part = guide.anatomy[target]
            words += _unless(_words(part.plain), re.findall(r"\w{5,}", part.name.lower()))
        found[exercise.id] = list(dict.fromkeys(words))
    return found


def _unless(known: Container[str], words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in known]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.lower())
