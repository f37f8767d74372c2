"""The shape of a model as an author writes it: which keys, in which form, at a path."""

import datetime
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

import pydantic
from pydantic import BaseModel

from generator.model.base import Quantity, Range

Keys = tuple[str | int, ...]

KEY_STEP = "[key]"
"""The step by which Pydantic says that a mapping's key is wrong, not its value."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a model."""

    keys: Keys
    """As an author wrote them: without the tags of unions that Pydantic's paths hold."""
    annotation: Any
    """The type of what stands there; None where it is not known."""
    required: bool = True


def follow(annotation: Any, loc: Sequence[str | int]) -> Spot:
    """Where one of Pydantic's error paths leads."""
    keys: list[str | int] = []
    required = True
    here = bare(annotation)
    for step in loc:
        if step == KEY_STEP:
            continue
        if is_union(here):
            here = _chosen(here, step)
            continue
        keys.append(step)
        here, required = _inside(here, step)
    return Spot(tuple(keys), here, required)


def _inside(here: Any, step: str | int) -> tuple[Any, bool]:
    if is_model(here):
        field = here.model_fields.get(str(step))
        return (bare(field.annotation), field.is_required()) if field else (None, False)
    arguments = get_args(here)
    if not arguments:
        return None, False
    if get_origin(here) in (Mapping, dict):
        return bare(arguments[1]), False
    if isinstance(step, int) and Ellipsis not in arguments and step < len(arguments):
        return bare(arguments[step]), True
    return bare(arguments[0]), False


def bare(annotation: Any) -> Any:
    """A type without Annotated and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif is_union(annotation) and len(options(annotation)) == 1:
            annotation = options(annotation)[0]
        else:
            return annotation


def is_union(annotation: Any) -> bool:
    return get_origin(annotation) in (typing.Union, types.UnionType)


def options(union: Any) -> list[Any]:
    return [bare(option) for option in get_args(union) if option is not type(None)]


def _chosen(union: Any, tag: str | int) -> Any:
    """The option of a union that Pydantic names by a tag: `kind`'s value, or its Tag."""
    for option in get_args(union):
        if any(isinstance(m, pydantic.Tag) and m.tag == tag for m in get_args(option)[1:]):
            return bare(option)
    return next((option for option in options(union) if tag in _tags(option)), None)


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _tags(option: Any) -> tuple[Any, ...]:
    """The values of `kind` that choose a model of a union."""
    kind = option.model_fields.get("kind") if is_model(option) else None
    return get_args(kind.annotation) if kind else ()


def key_names(annotation: Any) -> list[str]:
    """The keys that may be written in a value of this type. None are known of a mapping's."""
    here = bare(annotation)
    if is_union(here):
        return sorted({name for option in options(here) for name in key_names(option)})
    return list(here.model_fields) if is_model(here) else []


def kinds(union: Any) -> list[str]:
    """The values of `kind` among which a union's models are chosen."""
    return sorted(tag for option in options(bare(union)) for tag in _tags(option))


def written(annotation: Any) -> str:
    """What a value of this type looks like, in a few words for a hint."""
    here = bare(annotation)
    if here in _FORMS:
        return _FORMS[here]
    if get_origin(here) is Literal:
        return either(["true" if value is True else str(value) for value in get_args(here)])
    if get_origin(here) is tuple:
        return "a list with a dash before each item"
    if is_union(here) and (tags := kinds(here)):
        return "keys on the lines below it, the first kind: with " + either(tags)
    names = [name for name in key_names(here) if name not in ("id", "assumed")]
    if not names or len(names) > _MOST_NAMED:
        return "keys on the lines below it"
    return "keys on the lines below it, from " + ", ".join(names)


def either(words: Sequence[str]) -> str:
    """The words as a choice in a sentence."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


_MOST_NAMED = 8
_FORMS: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime.date: "a date such as 2026-11-24",
    Range: "a whole number or a range such as 15-20",
    Quantity: "a quantity with its unit, such as 4 in",
}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model that a type is made of, each once, itself first."""
    seen: dict[type[BaseModel], None] = {}
    waiting = [annotation]
    while waiting:
        here = bare(waiting.pop())
        if is_model(here):
            if here not in seen:
                seen[here] = None
                waiting += [field.annotation for field in here.model_fields.values()]
        else:
            waiting += [part for part in get_args(here) if part is not Ellipsis]
    yield from seen
