"""From one of Pydantic's errors to what an author reads and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.content.messages import (
    Message,
    id_form,
    options,
    pattern_message,
    sentence,
    show,
)
from generator.model.base import SLUG_PATTERN, Model
from generator.model.shape import KEY_STEP, Keys, Spot, follow, key_names, kinds, written
from generator.problems import did_you_mean

Error = dict[str, Any]

_MOST_KEYS_NAMED = 12


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error as its author reads it."""

    code: str
    message: str
    hint: str
    keys: Keys
    """Where it is, below the part that was validated."""
    at_key: bool = False
    """Whether the key is what is wrong, not its value."""
    key: str = ""
    """The key that is missing, or that an unknown one was taken for."""


def describe_all(error: ValidationError, holds: type[Model], noun: str) -> list[Wrong]:
    """What is wrong, without what only follows from it."""
    wrongs = [
        describe(dict(detail), holds, noun)
        for detail in error.errors(include_url=False)
        if not _follows(dict(detail))
    ]
    misspelt = {(wrong.keys[:-1], wrong.key) for wrong in wrongs if wrong.code == "extra-forbidden"}
    return [w for w in wrongs if w.code != "missing" or (w.keys, w.key) not in misspelt]


def _follows(error: Error) -> bool:
    """Pydantic counts only sound items: a list is not too short because one of them is wrong."""
    if error["type"] != "too_short":
        return False
    return len(error["input"]) >= int(error["ctx"]["min_length"])


def find_empty(data: Any, holds: type[Model], reported: set[Keys]) -> list[Wrong]:
    """Keys without a value. Pydantic lets them be where the value may be left out."""
    return [
        describe({"type": "empty", "loc": keys, "input": None}, holds, "file")
        for keys in _nulls(data, ())
        if keys not in reported
    ]


def _nulls(data: Any, keys: Keys) -> Iterator[Keys]:
    if data is None:
        yield keys
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _nulls(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _nulls(value, (*keys, index))


def describe(error: Error, holds: type[Model], noun: str) -> Wrong:
    """One of Pydantic's errors on a `noun`, such as "exercise"."""
    kind, loc = error["type"], error["loc"]
    if kind == "missing":
        return _missing(follow(holds, loc[:-1]), str(loc[-1]), noun)
    if kind == "extra_forbidden":
        return _extra(follow(holds, loc[:-1]), str(loc[-1]), noun)
    spot = follow(holds, loc)
    context = error.get("ctx") or {}
    if loc[-1:] == (KEY_STEP,):
        message, hint = _bad_key(spot, kind, context, error["input"])
        return Wrong(_code(kind), message, hint, spot.keys, at_key=True)
    if spot.keys[-1:] == ("id",):
        message, hint = _bad_id(context, str(error["input"]))
        return Wrong("id-form", message, hint, spot.keys[:-1], at_key=True)
    if error["input"] is None:
        return _empty(spot, noun)
    return _bad_value(spot, kind, context, error["input"], noun)


def _code(kind: str) -> str:
    return kind.replace("_", "-")


def _bad_id(context: dict[str, Any], value: str) -> Message:
    if context.get("pattern", SLUG_PATTERN) == SLUG_PATTERN:
        return id_form(value)
    return pattern_message(f'"{show(value)}"', context, value)


def _empty(spot: Spot, noun: str) -> Wrong:
    hint = f"write {written(spot.annotation)}" if spot.annotation else "write a value"
    if not spot.required:
        hint += ", or remove it" if isinstance(spot.keys[-1], int) else ", or remove the key"
    return Wrong("empty", f"{_name(spot.keys, noun)} is empty", hint, spot.keys, at_key=True)


def _bad_value(spot: Spot, kind: str, context: dict[str, Any], value: Any, noun: str) -> Wrong:
    more = {"written": written(spot.annotation), "kinds": kinds(spot.annotation)}
    message, hint = sentence(kind, _name(spot.keys, noun), {**context, **more}, value)
    below = context.get("at", ())
    if kind == "union_tag_invalid":
        below = "kind"
    keys = (*spot.keys, *([below] if isinstance(below, str) else below))
    return Wrong(_code(kind), message, hint, keys, kind in _ABOUT_A_KEY)


def _missing(owner: Spot, key: str, noun: str) -> Wrong:
    field = owner.annotation.model_fields.get(key) if owner.annotation else None
    what = f" and {written(field.annotation)}" if field else ""
    message, hint = f'{_name(owner.keys, noun)} has no "{key}"', f'add "{key}:"{what}'
    if owner.keys == () and key == "number":
        message = f"this {noun} has no number"
        hint = "begin the file's name with it, as in 1-settle.yaml"
    return Wrong("missing", message, hint, owner.keys, at_key=True, key=key)


def _extra(owner: Spot, key: str, noun: str) -> Wrong:
    names = sorted(set(key_names(owner.annotation)) - {"id", "number"})
    message = f'{_name(owner.keys, noun)} takes no key "{show(key)}"'
    hint = did_you_mean(key, names)
    meant = re.fullmatch(r'did you mean "(.+)"\?', hint)
    if not hint:
        hint = "remove it"
        if len(names) <= _MOST_KEYS_NAMED:
            hint += "; it takes " + ", ".join(names)
    keys = (*owner.keys, key)
    return Wrong("extra-forbidden", message, hint, keys, True, meant[1] if meant else "")


def _bad_key(spot: Spot, kind: str, context: dict[str, Any], value: Any) -> Message:
    if kind == "literal_error":
        owner = _name(spot.keys[:-1], "file")
        return f'{owner} takes no key "{show(value)}"', options(context["expected"], value)
    if kind == "string_pattern_mismatch" and context["pattern"] == SLUG_PATTERN:
        return id_form(str(value))
    message, hint = sentence(kind, "it", context, value)
    return f'"{show(value)}" cannot be a key here: {message}', hint


def _name(keys: Keys, noun: str) -> str:
    if not keys:
        return f"this {noun}"
    names = [step for step in keys if isinstance(step, str)]
    last = keys[-1]
    if isinstance(last, int):
        return f'item {last + 1} of "{names[-1]}"' if names else f"item {last + 1}"
    return f'"{last}"'


_ABOUT_A_KEY = {"union_tag_not_found", "tier_missing", "frequency_missing", "frequency_twice",
    "disclosure", "assumed_field",
}  # fmt: skip
