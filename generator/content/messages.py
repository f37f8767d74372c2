"""What a validation error says to an author, keyed on Pydantic's error type, never its sentence."""

from collections.abc import Callable
from typing import Any

from generator.model.base import SLUG_PATTERN, Model
from generator.model.walk import field_names
from generator.problems import did_you_mean

Error = dict[str, Any]
Message = tuple[str, str]


def describe(error: Error, holds: type[Model]) -> tuple[str, str, bool]:
    """(message, hint, whether the key is what is wrong) for one of Pydantic's errors."""
    kind, loc = error["type"], error["loc"]
    name = _name(loc)
    value = error["input"]
    if kind == "missing":
        return f"{_owner(loc, holds)} has no {_quote(loc[-1])}", "add it", True
    if kind == "extra_forbidden":
        names = field_names(holds, loc[:-1])
        message = f"{_owner(loc, holds)} has no {_quote(loc[-1])}"
        return (
            message,
            did_you_mean(str(loc[-1]), set(names) - {"id", "number"}) or "remove it",
            True,
        )
    if value is None and kind.endswith(("_type", "range", "quantity", "_tag")):
        return f"{name} is empty", "write a value or remove the key", True
    describer = _BY_TYPE.get(kind)
    if describer is None:
        return f"{name} does not fit", _plain_hint(kind), False
    message, hint = describer(name, error.get("ctx") or {}, value)
    return message, hint, kind in {"union_tag_not_found", "tier_missing", "frequency", "disclosure"}


def _name(loc: tuple[str | int, ...]) -> str:
    words = [step for step in loc if isinstance(step, str)]
    if not words:
        return "this file"
    if isinstance(loc[-1], int):
        return f"an item of {_quote(words[-1])}"
    return _quote(words[-1])


def _owner(loc: tuple[str | int, ...], holds: type[Model]) -> str:
    words = [str(step) for step in loc[:-1]]
    if not words:
        return f"this {holds.__name__.lower()}" if holds.__name__ != "Information" else "guide.yaml"
    return _name(loc[:-1]) if isinstance(loc[-2], int) else words[-1]


def _quote(word: object) -> str:
    return f'"{word}"'


def _plain_hint(kind: str) -> str:
    return f"rule: {kind.replace('_', ' ')}"


def _show(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _must(what: str, hint: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, _context: dict[str, Any], _value: Any) -> Message:
        return f"{name} must be {what}", hint

    return describer


def _bound(word: str, key: str, more: int = 0) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        limit = context[key] + more if more else context[key]
        return f"{name} must be {word} {limit}", f"it is {_show(value)}"

    return describer


def _length(word: str, key: str, unit: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        if value in ("", [], {}):
            return f"{name} is empty", "write something or remove the key"
        return f"{name} must have {word} {context[key]} {unit}", f"it has {len(value)}"

    return describer


def _literal(name: str, context: dict[str, Any], value: Any) -> Message:
    options = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(", ")]
    hint = did_you_mean(str(value), options) or "write one of: " + ", ".join(options)
    return f'{name} may not be "{_show(value)}"', hint


def _tag(name: str, context: dict[str, Any], value: Any) -> Message:
    options = [word.strip("' ") for word in context["expected_tags"].split(", ")]
    hint = did_you_mean(str(context["tag"]), options) or "write one of: " + ", ".join(options)
    return f'{name} may not have the kind "{_show(context["tag"])}"', hint


def _pattern(name: str, context: dict[str, Any], value: Any) -> Message:
    pattern = context["pattern"]
    if pattern == r"\S":
        return f"{name} is empty", "write something or remove the key"
    what, hint = _PATTERNS.get(pattern, ("written in the form asked for", f"form: {pattern}"))
    return f"{name} must be {what}", hint


_PATTERNS = {
    SLUG_PATTERN: ("lower-case words joined by hyphens", "such as glute-bridge"),
    r"^\d+\.\d+\.\d+$": ("a version", "such as 1.0.0"),
    r"^https://\S+$": ("a web address", "starting with https://"),
    r"^https?://[^\s?#]+/$": (
        "a web address that ends with a slash",
        "such as https://example.org/itbs/",
    ),
    r"^10\.\d{4,9}/\S+$": ("a DOI", "such as 10.1000/182"),
    r"^(PMC)?\d{5,9}$": ("a PubMed number", "digits only, or PMC and digits"),
    r"^#[0-9a-fA-F]{6}$": ("a colour", 'such as "#1a5f7a", in quotes'),
    r"^[A-Za-z0-9_-]{1,32}$": ("1 to 32 letters, digits, - or _", "such as patient-07"),
    r"^[1-9][0-9]?$": ("a week's number", "such as 1"),
    r"^[^\r\n]*\S[^\r\n]*$": ("one line of text", "write it on one line"),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language tag", "such as en or pt-BR"),
    r"^[0-9a-f]{12,64}$": ("the hash that sidestep check prints", "copy it from there"),
}

_TEXT = _must("text", "put it in quotes if it looks like a number")
_WHOLE = _must("a whole number", "such as 3")
_DATE = _must("a date", "such as 2026-11-24")
_LIST = _must("a list", "put each item on its own line after a dash")
_KEYS = _must("a set of keys", "write key: value on the lines below it")

_BY_TYPE: dict[str, Callable[[str, dict[str, Any], Any], Message]] = {
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_type": _must("a number", "such as 1.5"),
    "bool_type": _must("true or false", "without quotes"),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "literal_error": _literal,
    "union_tag_invalid": _tag,
    "union_tag_not_found": lambda name, _c, _v: (f'{name} has no "kind"', "add it"),
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length("at least", "min_length", "characters"),
    "string_too_long": _length("at most", "max_length", "characters"),
    "too_short": _length("at least", "min_length", "items"),
    "too_long": _length("at most", "max_length", "items"),
    "greater_than_equal": _bound("at least", "ge"),
    "greater_than": _bound("more than", "gt"),
    "less_than_equal": _bound("at most", "le"),
    "less_than": _bound("less than", "lt"),
    "range": _must("a whole number or a range", "such as 15 or 15-20"),
    "range_order": lambda name, _c, _v: (f"{name} runs backwards", "put the smaller one first"),
    "quantity": _must("a quantity with its unit", "such as 4 in, 10 cm, 1-2 lb or 3 km"),
    "quantity_zero": _must("more than 0", "such as 4 in"),
    "frequency": lambda name, _c, _v: (
        f"{name} must have per_day or per_week, and not both", "remove one or add one"
    ),
    "assumed_field": lambda name, context, _v: (
        f'{name} assumes "{context["name"]}", which has no value here',
        "name a key that stands beside assumed",
    ),
    "tier_missing": lambda name, context, _v: (
        f'{name} has no tier "{context["name"]}"', "add it under tiers"
    ),
    "disclosure": lambda name, _c, _v: (
        f"{name} is sponsored and does not say so", "add disclosure"
    ),
}  # fmt: skip
