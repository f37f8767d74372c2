"""What a validation error says to an author, keyed on Pydantic's error type, never its sentence."""

import re
from collections.abc import Callable
from typing import Any

from generator.model.base import SITE_URL, SLUG_PATTERN
from generator.model.clinic import ONE_LINE, WEB_ADDRESS
from generator.model.shape import either
from generator.problems import did_you_mean

Message = tuple[str, str]
"""What is wrong, and what to write."""
Describer = Callable[[str, dict[str, Any], Any], Message]
"""From the name of what is wrong, Pydantic's context, and the value."""


def sentence(kind: str, name: str, context: dict[str, Any], value: Any) -> Message:
    """What is said of an error of this type."""
    return _BY_TYPE.get(kind, _unforeseen)(name, context, value)


def id_form(written: str) -> Message:
    """What is said of an id in the wrong form."""
    if len(written) > 60:
        return f'"{written[:20]}…" cannot be an id', "write at most 60 letters, digits and hyphens"
    meant = "-".join(re.findall(r"[a-z0-9]+", written.lower())).lstrip("0123456789-")
    hint = "write lower-case words joined by hyphens"
    return f'"{written}" cannot be an id', f'{hint}, such as "{meant}"' if meant else hint


def show(value: object) -> str:
    """A value as it may stand in YAML, cut short."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _must(what: str, hint: str) -> Describer:
    def describer(name: str, _context: dict[str, Any], _value: Any) -> Message:
        return f"{name} must be {what}", hint

    return describer


def _bound(word: str, key: str) -> Describer:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        return f"{name} must be {word} {context[key]}", f"it is {show(value)}"

    return describer


def _length(word: str, key: str, unit: str) -> Describer:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        limit = context[key]
        one = unit.removesuffix("s") if limit == 1 else unit
        if value == "":
            return f"{name} is empty", "write some text"
        if not value:
            return f"{name} is empty", f"write {word} {limit} {one}"
        return f"{name} must have {word} {limit} {one}", f"it has {len(value)}"

    return describer


def _unforeseen(name: str, _context: dict[str, Any], _value: Any) -> Message:
    return f"{name} does not fit", "see its description in content/schema"


def _text(name: str, _context: dict[str, Any], value: Any) -> Message:
    if isinstance(value, dict):
        return f"{name} must be text", "put it in quotes: a colon in it makes keys of it"
    if isinstance(value, list):
        return f"{name} must be text, not a list", "write one text, or quotes round [ ]"
    return f"{name} must be text", f'put it in quotes: "{show(value)}"'


def _number(what: str, hint: str) -> Describer:
    def describer(name: str, _context: dict[str, Any], value: Any) -> Message:
        quoted = isinstance(value, str) and re.fullmatch(r"-?[0-9.]+", value)
        return f"{name} must be {what}", "take the quotes away" if quoted else hint

    return describer


def options(expected: str, value: Any) -> str:
    options = [word.strip("' ") for word in expected.replace(" or ", ", ").split(", ")]
    return did_you_mean(str(value), options) or "write one of: " + ", ".join(options)


def _literal(name: str, context: dict[str, Any], value: Any) -> Message:
    if context["expected"] in ("True", "False"):
        return f"{name} must be {context['expected'].lower()}", "nothing else is allowed here"
    return f'{name} may not be "{show(value)}"', options(context["expected"], value)


def _tag(_name: str, context: dict[str, Any], _value: Any) -> Message:
    tag = context["tag"]
    return f'there is no kind "{show(tag)}" of this', options(context["expected_tags"], tag)


def pattern_message(name: str, context: dict[str, Any], value: Any) -> Message:
    pattern = context["pattern"]
    if pattern == r"\S":
        return f"{name} is empty", "write some text"
    what, hint = PATTERNS.get(pattern, ("written in another form", f"form: {pattern}"))
    return f"{name} must be {what}", hint


PATTERNS = {
    SLUG_PATTERN: ("lower-case words joined by hyphens", "such as glute-bridge"),
    r"^\d+\.\d+\.\d+$": ("a version", "such as 1.0.0"),
    r"^https://\S+$": ("a web address", "starting with https://"),
    WEB_ADDRESS: ("a web address", "starting with https://, without quotes and brackets"),
    SITE_URL: (
        "a web address that ends with a slash",
        "such as https://example.org/itbs/",
    ),
    r"^10\.\d{4,9}/\S+$": ("a DOI", "such as 10.1000/182, without https://doi.org/"),
    r"^(PMC)?\d{5,9}$": ("a PubMed number", "5 to 9 digits in quotes, or PMC and digits"),
    r"^[\w():\-/ ]+$": ("a volume", 'letters and digits in quotes, such as "12(3)"'),
    r"^[\w–\-]+$": ("pages", "such as 12-19 or e45"),
    r"^#[0-9a-fA-F]{6}$": ("a colour", 'such as "#1a5f7a", in quotes'),
    r"^[\w\-]+\.(svg|png)$": ("the name of a picture in this folder", "such as logo.svg"),
    r"^[A-Za-z0-9_-]{1,32}$": ("1 to 32 letters, digits, - or _", "such as patient-07"),
    r"^[1-9][0-9]?$": ("a week's number", "such as 1"),
    ONE_LINE: ("one line of text", "write it on one line"),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language tag", "such as en or pt-BR"),
    r"^[0-9a-f]{12,64}$": ("the hash that sidestep check prints", "copy it from there"),
}
"""Every pattern of the models, and what an author is told of it."""

_WHOLE = _number("a whole number", "such as 3")


def _date(name: str, _context: dict[str, Any], value: Any) -> Message:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{name} is no day of the calendar", "write year-month-day"
    return f"{name} must be a date", "such as 2026-11-24"


def _keys(name: str, context: dict[str, Any], _value: Any) -> Message:
    return f"{name} must be a set of keys", f"write {context['written']}"


_LIST = _must("a list", "put each item on its own line after a dash")

_BY_TYPE: dict[str, Describer] = {
    "string_type": _text,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_type": _number("a number", "such as 1.5"),
    "bool_type": _must("true or false", "without quotes"),
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _keys,
    "mapping_type": _keys,
    "model_type": _keys,
    "model_attributes_type": _keys,
    "literal_error": _literal,
    "union_tag_invalid": _tag,
    "union_tag_not_found": lambda name, context, _v: (
        f'{name} has no "kind"', "add kind: with " + either(context["kinds"])
    ),
    "string_pattern_mismatch": pattern_message,
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
    "too_small": _bound("at least", "least"),
    "too_large": _bound("at most", "most"),
    "quantity": _must("a quantity with its unit", "such as 4 in, 10 cm, 1-2 lb or 3 km"),
    "frequency_missing": lambda name, _c, _v: (
        f"{name} says neither per_day nor per_week", "add one of them, such as per_week: 3"
    ),
    "frequency_twice": lambda name, _c, _v: (
        f"{name} says both per_day and per_week", "remove one"
    ),
    "assumed_field": lambda _n, context, _v: (
        f'"{context["name"]}" is assumed and has no value here',
        "name a key that stands beside assumed",
    ),
    "window_order": lambda _n, context, _v: (
        '"last" is before "first"', f"write {context['first']} or more, or remove the key"
    ),
    "tier_missing": lambda _n, context, _v: (
        f'"tiers" has no "{context["name"]}"', f"add {context['name']}: with name, action and short"
    ),
    "disclosure": lambda name, _c, _v: (
        f"{name} is sponsored and does not say so", "add disclosure: and text"
    ),
}  # fmt: skip
