"""Walking a model: every text a reader sees and every id that must resolve, with its path."""

import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Ref, Words

Keys = tuple[str | int, ...]
Mark = Words | Ref

Marks = tuple[type[Words] | type[Ref], ...]

_UNIONS = (typing.Union, types.UnionType)


def walk(value: object, only: type[Mark] | None = None) -> Iterator[tuple[Keys, str, Mark]]:
    """Each marked string under a model, as (path, string, mark); of one kind of mark if asked.

    A mapping whose keys are ids of another collection yields its keys too.
    """
    marks: Marks = (Words, Ref) if only is None else (only,)
    yield from _walk(value, type(value), (), None, marks)


def _walk(
    value: object, annotation: Any, keys: Keys, mark: Mark | None, marks: Marks
) -> Iterator[tuple[Keys, str, Mark]]:
    if value is None:
        return
    if not isinstance(value, BaseModel) and _is_union(annotation):
        annotation, mark = _option_of(value, annotation)
    if isinstance(value, str):
        if isinstance(mark, marks):
            yield keys, value, mark
    elif isinstance(value, BaseModel):
        for name, inner, inner_mark in _marked_fields(type(value), marks):
            yield from _walk(getattr(value, name), inner, (*keys, name), inner_mark, marks)
    elif isinstance(value, Mapping):
        yield from _walk_mapping(value, annotation, keys, marks)
    elif isinstance(value, tuple):
        item_type, item_mark = _unwrap(_arguments(annotation, (Any,))[0])
        for index, item in enumerate(value):
            yield from _walk(item, item_type, (*keys, index), item_mark, marks)


@cache
def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in _UNIONS


def _option_of(value: object, union: Any) -> tuple[Any, Mark | None]:
    """Which of a union's types a value has that is no model, and that type's mark."""
    for option in get_args(union):
        annotation, mark = _unwrap(option)
        if isinstance(value, get_origin(annotation) or annotation):
            return annotation, mark
    return Any, None


def _walk_mapping(
    value: Mapping[str, object], annotation: Any, keys: Keys, marks: Marks
) -> Iterator[tuple[Keys, str, Mark]]:
    key_type, item_type = _arguments(annotation, (Any, Any))
    _, key_mark = _unwrap(key_type)
    item_type, item_mark = _unwrap(item_type)
    for key, item in value.items():
        if isinstance(key_mark, marks):
            yield (*keys, key), key, key_mark
        yield from _walk(item, item_type, (*keys, key), item_mark, marks)


@cache
def _marked_fields(
    model: type[BaseModel], marks: Marks
) -> tuple[tuple[str, Any, Mark | None], ...]:
    """The fields of a model under which there is something marked."""
    fields = []
    for name, field in model.model_fields.items():
        annotation, mark = _field(field)
        if isinstance(mark, marks) or _has_marks(annotation, marks):
            fields.append((name, annotation, mark))
    return tuple(fields)


def _field(field: FieldInfo) -> tuple[Any, Mark | None]:
    annotation, mark = _unwrap(cast("Hashable", field.annotation))
    own = next((m for m in field.metadata if isinstance(m, Words | Ref)), None)
    return annotation, own or mark


@cache
def _unwrap(annotation: Any) -> tuple[Any, Mark | None]:
    """Take off Annotated and `| None`, keeping the mark found on the way."""
    mark: Mark | None = None
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *metadata = get_args(annotation)
            mark = mark or next((m for m in metadata if isinstance(m, Words | Ref)), None)
            annotation = inner
        elif origin in _UNIONS:
            options = [a for a in get_args(annotation) if a is not type(None)]
            if len(options) != 1:
                return annotation, mark
            annotation = options[0]
        else:
            return annotation, mark


@cache
def _arguments(annotation: Any, default: tuple[Any, ...]) -> tuple[Any, ...]:
    return get_args(annotation) or default


def _has_marks(annotation: Any, marks: Marks) -> bool:
    annotation, mark = _unwrap(annotation)
    if isinstance(mark, marks):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_marked_fields(annotation, marks))
    return any(_has_marks(argument, marks) for argument in get_args(annotation))
