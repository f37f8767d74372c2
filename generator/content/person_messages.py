"""What is said of a wrong value in a person's file, without the value.

The line goes to a terminal, a log or a clinic's screen, and the value may be someone's data.
So may a key: anything can stand before a colon.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.content.messages import PATTERNS
from generator.model.person import ONE_LINE, SOME_LINES, Person
from generator.model.shape import KEY_STEP, Keys, follow
from generator.problems import did_you_mean

BY_EXERCISE = ("skip", "levels", "doses")
"""Mappings whose keys are the person's words."""

Message = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Quiet:
    """What is wrong with one value of a person, and where."""

    code: str
    message: str
    hint: str
    keys: Keys
    at_key: bool


def describe_quietly(error: dict[str, Any]) -> Quiet:
    """One of Pydantic's errors on a Person."""
    kind, loc = error["type"], error["loc"]
    keys = follow(Person, loc).keys
    message, hint = _sentence(kind, keys, error.get("ctx") or {}, error["input"])
    at_key = kind == "extra_forbidden" or loc[-1:] == (KEY_STEP,)
    return Quiet(kind.replace("_", "-"), message, hint, keys, at_key)


def _sentence(kind: str, keys: Keys, context: dict[str, Any], value: object) -> Message:
    name = _name(keys)
    if kind == "extra_forbidden":
        return "there is no such key", _nearest_key(keys)
    if value is None or (isinstance(value, str) and not value.strip()):
        return f"{name} is empty", "write a value or remove the key"
    return _BY_TYPE.get(kind, _unforeseen)(name, context, value)


def _name(keys: Keys) -> str:
    """Of fields only: below skip, levels and doses, the exercise is the person's word."""
    if not keys:
        return "this file"
    if keys[0] in BY_EXERCISE and len(keys) == 2:
        return f'an entry of "{keys[0]}"'
    if isinstance(keys[-1], int):
        return f'item {keys[-1] + 1} of "{keys[0]}"'
    return f'"{keys[-1]}"'


def _nearest_key(keys: Keys) -> str:
    if keys == ("week",):
        return "a person's file is for all weeks: use --week"
    if len(keys) > 1:
        return "see which numbers a dose has: sets, reps, hold_s and the like"
    return did_you_mean(str(keys[0]), Person.model_fields) or "remove it"


def _unforeseen(name: str, _context: dict[str, Any], _value: object) -> Message:
    return f"{name} does not fit", "see its description in content/schema"


def _must(what: str, hint: str) -> Callable[[str, dict[str, Any], object], Message]:
    return lambda name, _context, _value: (f"{name} must be {what}", hint)


def _bound(word: str, key: str) -> Callable[[str, dict[str, Any], object], Message]:
    return lambda name, context, _value: (f"{name} must be {word} {context[key]}", "")


def _literal(name: str, context: dict[str, Any], _value: object) -> Message:
    options = re.findall(r"'([^']+)'", context["expected"])
    either = ", ".join(options[:-1]) + " or " + options[-1]
    return f"{name} is not one of the words it may be", f"write {either}"


def _date(name: str, _context: dict[str, Any], value: object) -> Message:
    hint = "write year-month-day, such as 2026-11-24"
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{name} is no day of the calendar", hint
    if isinstance(value, str) and re.search(r"\d[/.]\d", value):
        return f"{name} is a date in which day and month cannot be told apart", hint
    return f"{name} must be a date", hint


def _pattern(name: str, context: dict[str, Any], _value: object) -> Message:
    pattern = context["pattern"]
    if pattern in (ONE_LINE, SOME_LINES):
        hint = "write words, with no line break in it"
        if pattern == SOME_LINES:
            hint = "write words, without control characters"
        return f"{name} has a character that no page can show", hint
    what, hint = PATTERNS[pattern]
    return f"{name} must be {what}", hint


def _longest(unit: str) -> Callable[[str, dict[str, Any], object], Message]:
    return lambda name, context, _value: (
        f"{name} is too long", f"write at most {context['max_length']} {unit}"
    )  # fmt: skip


_WHOLE = _must("a whole number", "such as 3")
_DATES = ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")
_KEYS = ("dict_type", "mapping_type", "model_type", "model_attributes_type")

_BY_TYPE: dict[str, Callable[[str, dict[str, Any], object], Message]] = {
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(_KEYS, _must("a set of keys", "begin with the id of an exercise")),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "too_small": _bound("at least", "least"),
    "too_large": _bound("at most", "most"),
    "literal_error": _literal,
    "string_type": _must("text", "put it in quotes"),
    "string_pattern_mismatch": _pattern,
    "string_too_long": _longest("characters"),
    "too_long": _longest("items"),
    "tuple_type": _must("a list", "in square brackets, with commas between"),
    "range": _must("a whole number or a range", "such as 15 or 15-20"),
    "range_order": lambda name, _c, _v: (f"{name} runs backwards", "put the smaller one first"),
}
