"""What a validation error says to an author, keyed on Pydantic's error type, never its sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.base import SLUG_PATTERN, Model
from generator.model.shape import KEY_STEP, Keys, Spot, follow, form, key_names, kinds
from generator.problems import did_you_mean

Error = dict[str, Any]
Message = tuple[str, str]

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


def describe(error: Error, holds: type[Model], noun: str) -> Wrong:
    """One of Pydantic's errors on a `noun`, such as "exercise"."""
    kind, loc, value = error["type"], error["loc"], error["input"]
    code = kind.replace("_", "-")
    context = error.get("ctx") or {}
    if kind in ("missing", "extra_forbidden"):
        owner = follow(holds, loc[:-1])
        key = str(loc[-1])
        if kind == "missing":
            message, hint = _missing(owner, key, noun)
            return Wrong(code, message, hint, owner.keys, at_key=True)
        message, hint = _extra(owner, key, noun)
        return Wrong(code, message, hint, (*owner.keys, key), at_key=True)
    spot = follow(holds, loc)
    if loc and loc[-1] == KEY_STEP:
        message, hint = _bad_key(spot, kind, context, value)
        return Wrong(code, message, hint, spot.keys, at_key=True)
    if spot.keys[-1:] == ("id",):
        return Wrong("id-form", *id_form(str(value)), spot.keys[:-1], at_key=True)
    name = _name(spot.keys, noun)
    if value is None:
        hint = f"write {form(spot.annotation)}" if spot.annotation else "write a value"
        if not spot.required:
            hint += ", or remove it" if isinstance(spot.keys[-1], int) else ", or remove the key"
        return Wrong("empty", f"{name} is empty", hint, spot.keys, at_key=True)
    describer = _BY_TYPE.get(kind, _unforeseen)
    message, hint = describer(name, context, value)
    at_key = kind in _ABOUT_A_KEY
    below = context.get("at")
    keys = spot.keys
    if kind == "union_tag_invalid":
        below = "kind"
    if kind == "union_tag_not_found":
        hint = "add kind: with " + ", ".join(kinds(spot.annotation))
    if below is not None:
        keys = (*keys, *below) if isinstance(below, list | tuple) else (*keys, below)
    return Wrong(code, message, hint, keys, at_key)


def id_form(written: str) -> Message:
    """What is said of an id in the wrong form."""
    if len(written) > 60:
        return f'"{written[:20]}…" cannot be an id', "write at most 60 letters, digits and hyphens"
    meant = "-".join(re.findall(r"[a-z0-9]+", written.lower())).lstrip("0123456789-")
    hint = "write lower-case words joined by hyphens"
    return f'"{written}" cannot be an id', f'{hint}, such as "{meant}"' if meant else hint


def _missing(owner: Spot, key: str, noun: str) -> Message:
    if owner.keys == () and key == "number":
        return f"this {noun} has no number", "begin the file's name with it: 1-settle.yaml"
    field = owner.annotation.model_fields.get(key) if owner.annotation else None
    what = f': write "{key}:" and {form(field.annotation)}' if field else ""
    return f'{_name(owner.keys, noun)} has no "{key}"', f"add it{what}"


def _extra(owner: Spot, key: str, noun: str) -> Message:
    names = sorted(set(key_names(owner.annotation)) - {"id", "number"})
    message = f'{_name(owner.keys, noun)} takes no key "{_show(key)}"'
    hint = did_you_mean(key, names)
    if not hint:
        hint = "remove it"
        if len(names) <= _MOST_KEYS_NAMED:
            hint += "; it takes " + ", ".join(names)
    return message, hint


def _bad_key(spot: Spot, kind: str, context: dict[str, Any], value: Any) -> Message:
    if kind == "literal_error":
        owner = _name(spot.keys[:-1], "file")
        return f'{owner} takes no key "{_show(value)}"', _options(context["expected"], value)
    if kind == "string_pattern_mismatch" and context["pattern"] == SLUG_PATTERN:
        return id_form(str(value))
    return f'"{_show(value)}" cannot be a key here', _BY_TYPE.get(kind, _unforeseen)(
        "it", context, value
    )[0]


def _name(keys: Keys, noun: str) -> str:
    if not keys:
        return f"this {noun}"
    names = [step for step in keys if isinstance(step, str)]
    last = keys[-1]
    if isinstance(last, int):
        return f'item {last + 1} of "{names[-1]}"' if names else f"item {last + 1}"
    return f'"{last}"'


def _show(value: object) -> str:
    """A value as it may stand in YAML, cut short."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _must(what: str, hint: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, _context: dict[str, Any], _value: Any) -> Message:
        return f"{name} must be {what}", hint

    return describer


def _bound(word: str, key: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        return f"{name} must be {word} {context[key]}", f"it is {_show(value)}"

    return describer


def _length(word: str, key: str, unit: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, context: dict[str, Any], value: Any) -> Message:
        limit = context[key]
        one = unit.removesuffix("s") if limit == 1 else unit
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
    return f"{name} must be text", f'put it in quotes: "{_show(value)}"'


def _number(what: str, hint: str) -> Callable[[str, dict[str, Any], Any], Message]:
    def describer(name: str, _context: dict[str, Any], value: Any) -> Message:
        quoted = isinstance(value, str) and re.fullmatch(r"-?[0-9.]+", value)
        return f"{name} must be {what}", "take the quotes away" if quoted else hint

    return describer


def _options(expected: str, value: Any) -> str:
    options = [word.strip("' ") for word in expected.replace(" or ", ", ").split(", ")]
    return did_you_mean(str(value), options) or "write one of: " + ", ".join(options)


def _literal(name: str, context: dict[str, Any], value: Any) -> Message:
    if context["expected"] in ("True", "False"):
        return f"{name} must be {context['expected'].lower()}", "nothing else is allowed here"
    return f'{name} may not be "{_show(value)}"', _options(context["expected"], value)


def _tag(_name: str, context: dict[str, Any], _value: Any) -> Message:
    tag = context["tag"]
    return f'there is no kind "{_show(tag)}" of this', _options(context["expected_tags"], tag)


def _pattern(name: str, context: dict[str, Any], value: Any) -> Message:
    pattern = context["pattern"]
    if pattern == r"\S":
        return f"{name} is empty", "write some text"
    what, hint = PATTERNS.get(pattern, ("written in another form", f"form: {pattern}"))
    return f"{name} must be {what}", hint


PATTERNS = {
    SLUG_PATTERN: ("lower-case words joined by hyphens", "such as glute-bridge"),
    r"^\d+\.\d+\.\d+$": ("a version", "such as 1.0.0"),
    r"^https://\S+$": ("a web address", "starting with https://"),
    r"^https?://[^\s?#]+/$": (
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
    r"^[^\r\n]*\S[^\r\n]*$": ("one line of text", "write it on one line"),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language tag", "such as en or pt-BR"),
    r"^[0-9a-f]{12,64}$": ("the hash that sidestep check prints", "copy it from there"),
}
"""Every pattern of the models, and what an author is told of it."""

_ABOUT_A_KEY = {"union_tag_not_found", "tier_missing", "frequency", "disclosure", "assumed_field"}

_WHOLE = _number("a whole number", "such as 3")
_DATE = _must("a date", "such as 2026-11-24")
_LIST = _must("a list", "put each item on its own line after a dash")
_KEYS = _must("a set of keys", "write key: value on the lines below it")

_BY_TYPE: dict[str, Callable[[str, dict[str, Any], Any], Message]] = {
    "string_type": _text,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_type": _number("a number", "such as 1.5"),
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
    "union_tag_not_found": lambda name, _c, _v: (f'{name} has no "kind"', ""),
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
    "too_small": _bound("at least", "least"),
    "too_large": _bound("at most", "most"),
    "quantity": _must("a quantity with its unit", "such as 4 in, 10 cm, 1-2 lb or 3 km"),
    "frequency": lambda name, _c, _v: (
        f"{name} must have per_day or per_week, and not both", "remove one or add one"
    ),
    "assumed_field": lambda _n, context, _v: (
        f'"{context["name"]}" is assumed and has no value here',
        "name a key that stands beside assumed",
    ),
    "window_order": lambda _n, context, _v: (
        f"the last week is before the first, {context['first']}", "write a later week"
    ),
    "tier_missing": lambda name, context, _v: (f'{name} has no tier "{context["name"]}"', "add it"),
    "disclosure": lambda name, _c, _v: (
        f"{name} is sponsored and does not say so", "add disclosure: and text"
    ),
}  # fmt: skip
