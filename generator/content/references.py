"""Every id that is named anywhere must be the id of something."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.layers import Tree
from generator.model.base import Model, Ref
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
            for keys, word, mark in walk(model):
                if not isinstance(mark, Ref):
                    continue
                known = tree.data.get(mark.collection) or {}
                if word not in known:
                    place = tree.place((*base, *keys), at_key=keys[-1] == word)
                    noun = NOUNS[mark.collection]
                    yield Problem(
                        place,
                        "reference-unknown",
                        f'no {noun} is called "{word}"',
                        did_you_mean(word, known),
                    )
