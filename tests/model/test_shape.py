"""Following Pydantic's error paths to where an author wrote."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.content.kinds import KINDS
from generator.content.messages import PATTERNS
from generator.model.base import Quantity, Range
from generator.model.dose import Frequency, RepsDose
from generator.model.exercise import Exercise, Level
from generator.model.locale import Locale
from generator.model.running import ReturnToRunning
from generator.model.shape import KEY_STEP, follow, key_names, kinds, models_in, written


@pytest.mark.parametrize(
    ("holds", "loc", "keys"),
    [
        (Exercise, ("cue",), ("cue",)),
        (Exercise, ("steps", 2), ("steps", 2)),
        # "reps" is here both the kind of dose and one of its keys
        (Exercise, ("dose", "reps", "sets"), ("dose", "sets")),
        (Exercise, ("dose", "reps", "reps"), ("dose", "reps")),
        (Exercise, ("progressions", "x", "dose", "hold", "holds"),
         ("progressions", "x", "dose", "holds")),
        (ReturnToRunning, ("activation", "doses", "clamshell", "walk", "steps"),
         ("activation", "doses", "clamshell", "steps")),
        (Locale, ("labels", "dose", "sets", "plural", "single", KEY_STEP),
         ("labels", "dose", "sets", "single")),
        (Locale, ("labels", "dose", "sets", "text"), ("labels", "dose", "sets")),
        (Exercise, ("nowhere", "deep", 3), ("nowhere", "deep", 3)),
    ],
)  # fmt: skip
def test_tags_of_unions_are_no_keys(holds: Any, loc: tuple[str | int, ...], keys: object) -> None:
    assert follow(holds, loc).keys == keys


def test_knows_the_type_and_whether_it_may_be_left_out() -> None:
    assert follow(Exercise, ("dose", "reps")).annotation is RepsDose
    assert follow(Exercise, ("dose", "reps", "sets")).annotation is Range
    assert follow(Exercise, ("dose", "reps", "sets")).required
    assert not follow(Exercise, ("dose", "reps", "hold_s")).required
    assert follow(Exercise, ("progressions", "x")).annotation is Level
    assert follow(Exercise, ("nowhere",)).annotation is None


def test_names_keys() -> None:
    assert key_names(Frequency) == ["assumed", "per_day", "per_week", "rest_days_between"]
    assert {"sets", "holds", "steps", "duration_s"} <= set(
        key_names(Exercise.model_fields["dose"].annotation)
    )
    assert key_names(Mapping[str, str]) == []
    assert kinds(Exercise.model_fields["dose"].annotation) == ["hold", "reps", "time", "walk"]


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (str, "text"),
        (int | None, "a whole number"),
        (Range, "a whole number or a range such as 15-20"),
        (Quantity | None, "a quantity with its unit, such as 4 in"),
        (tuple[str, ...], "a list with a dash before each item"),
        (Exercise.model_fields["kind"].annotation, "strength, roll or stretch"),
        (Exercise, "keys on the lines below it"),
        (Frequency, "keys on the lines below it, from per_day, per_week, rest_days_between"),
        (Exercise.model_fields["dose"].annotation,
         "keys on the lines below it, the first kind: with hold, reps, time or walk"),
    ],
)  # fmt: skip
def test_says_what_a_value_looks_like(annotation: Any, words: str) -> None:
    assert written(annotation) == words


MODELS = {model for kind in KINDS for model in models_in(kind.holds)}


def test_models_in_finds_them_all() -> None:
    assert {Exercise, RepsDose, Frequency, Level, Locale, Range} <= MODELS


def test_every_pattern_is_explained_to_authors() -> None:
    explained = set(PATTERNS) | {r"\S"}
    found = set().union(*(_patterns(model.model_json_schema()) for model in MODELS))
    assert found - explained == _own_messages()
    assert explained <= found | {r"^[A-Za-z0-9_-]{1,32}$"}, "a pattern that no model has any more"


def _own_messages() -> set[str]:
    """Patterns of values that have an error of their own."""
    return {
        *_patterns(Range.model_json_schema()),
        *_patterns(Quantity.model_json_schema()),
    }


def _patterns(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_patterns, schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own.union(*map(_patterns, schema.values()))
