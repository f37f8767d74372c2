"""Every id that is named anywhere must be the id of something."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.kinds import KINDS
from generator.content.layers import Tree
from generator.model.base import SLUG_PATTERN, Model, Ref
from generator.model.walk import walk
from generator.problems import Problem, did_you_mean

NOUNS = {
    "activities": "activity",
    "anatomy": "muscle or body part",
    "claims": "claim",
    "equipment": "equipment",
    "exercises": "exercise",
    "figures": "figure",
    "glossary": "term",
    "phases": "phase",
    "sources": "source",
}


def find_unknown_references(parts: Mapping[str, Any], tree: Tree) -> Iterator[Problem]:
    """A problem for each reference, in the parts that are sound, to nothing."""
    for field, part in parts.items():
        models = part.items() if isinstance(part, dict) else [(None, part)]
        for entry, model in models:
            base = (field,) if entry is None else (field, entry)
            if not isinstance(model, Model):
                continue
            for keys, word, mark in walk(model, Ref):
                if not isinstance(mark, Ref):
                    continue
                if not _is_known(tree, mark.collection, word):
                    place = tree.place((*base, *keys), at_key=keys[-1] == word)
                    message, hint = _describe(tree, mark.collection, word)
                    yield Problem(place, "reference-unknown", message, hint)


def _is_known(tree: Tree, collection: str, word: str) -> bool:
    """Whether there is such an entry, or there may be one in a file that could not be read."""
    if (collection,) in tree.unread or (collection, word) in tree.unread:
        return True
    if collection not in tree.data and collection != "figures":
        return True  # the whole file is missing, and that is said once
    return word in tree.data.get(collection, {})


def _describe(tree: Tree, collection: str, word: str) -> tuple[str, str]:
    noun = NOUNS[collection]
    dropped_by = tree.dropped_by.get((collection, word))
    if dropped_by is not None:
        return (
            f'the {noun} "{word}" is dropped, and still named here',
            f"{dropped_by.path} drops it",
        )
    kind = next(kind for kind in KINDS if kind.field == collection)
    known = tree.data.get(collection, {})
    near = did_you_mean(word, [name for name in known if re.fullmatch(SLUG_PATTERN, name)])
    return f'no {noun} is called "{word}"', near or f"add it in content/{kind.pattern}"
