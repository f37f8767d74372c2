"""`sidestep new`: a file with every key it may have, each explained, ready to be filled in.

Made from the models, so that it never asks for a key that is gone. What must be written
stands empty, and `sidestep check` names it until it is filled; what may be left out is
a comment.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.content.kinds import KINDS
from generator.content.messages import id_form
from generator.content.person import FILE_NEEDS
from generator.model.base import SLUG_PATTERN, Model, Ref
from generator.model.clinic import Clinic
from generator.model.exercise import Exercise
from generator.model.person import Person
from generator.model.shape import bare, is_model, is_union, options, written
from generator.problems import ContentError, Place, Problem
from generator.project import Project, write_whole

NewKind = Literal["exercise", "clinic", "person"]

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class _Start:
    """How a file of one kind begins."""

    path: str
    schema: str
    holds: type[Model]
    asks: tuple[str, ...] = ()
    """Keys that stand open though the model can do without."""


_STARTS: dict[NewKind, _Start] = {
    "exercise": _Start("content/exercises/{slug}.yaml", "../schema/exercise.json", Exercise),
    "clinic": _Start("content/clinics/{slug}/clinic.yaml", "../../schema/clinic.json", Clinic),
    "person": _Start("people/{slug}.yaml", "../content/schema/person.json", Person, FILE_NEEDS),
}


def write_new(project: Project, kind: NewKind, slug: str) -> Path:
    """Write the file and give its path. ContentError: the slug is no id, or is taken."""
    start = _STARTS[kind]
    shown = PurePosixPath(start.path.format(slug=slug))
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > 60:
        folder = PurePosixPath(start.path.split("/{slug}")[0])
        message, hint = id_form(slug)
        raise ContentError([Problem(Place(folder), "id-form", message, hint)])
    path = project.root / shown
    if path.exists():
        message, hint = "this file is there already", "choose another name, or change this file"
        raise ContentError([Problem(Place(shown), "file-exists", message, hint)])
    write_whole(path, _text(start).encode())
    return path


def _text(start: _Start) -> str:
    lines = [
        f"# yaml-language-server: $schema={start.schema}",
        "# Fill in every key that stands open, and take the # away from those you need besides.",
        "",
        *_keys(start.holds, start.asks),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _keys(model: type[Model], asks: Iterable[str] = (), *, explain: bool = True) -> Iterator[str]:
    """The lines of a model's keys; what may be left out is commented."""
    fields = {name: field for name, field in model.model_fields.items() if name != "id"}
    if "assumed" in fields:
        assumed = fields.pop("assumed")
        if explain:
            fields["assumed"] = assumed  # last: it speaks of the others
    for name, field in fields.items():
        if explain:
            said = " ".join((field.description or "").split())
            yield from textwrap.wrap(said, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        is_open = field.is_required() or name in asks
        for line in _entry(name, field, explain=explain and is_open):
            yield line if is_open else f"# {line}"


def _entry(name: str, field: FieldInfo, *, explain: bool) -> Iterator[str]:
    """A key and the shape of its value, without an indent."""
    here = bare(field.annotation)
    if get_origin(here) is Literal and len(get_args(here)) == 1:
        yield f"{name}: {_word(get_args(here)[0])}"
        return
    if is_union(here) and not explain and not field.is_required():
        yield f"{name}:  # {written(here)}"
        return
    looks = _looks(here, field)
    yield f"{name}:  # {looks}" if looks else f"{name}:"
    items = max((getattr(mark, "min_length", 1) for mark in field.metadata), default=1)
    yield from (f"  {line}" for line in _value(here, items, explain=explain))


def _value(here: Any, items: int = 1, *, explain: bool) -> Iterator[str]:
    """The lines below a key; of a list, as many items as it needs."""
    if is_union(here):
        first, *others = options(here)
        yield from _keys(first, explain=explain)
        for other in others:
            yield "# or:"
            yield from (f"# {line}" for line in _keys(other, explain=False))
    elif _is_keys(here):
        yield from _keys(here, explain=explain)
    elif get_origin(here) is tuple:
        item = bare(get_args(here)[0])
        lines = list(_keys(item, explain=False)) if _is_keys(item) else [""]
        for _ in range(items):
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])
    elif get_origin(here) is Mapping:
        yield "some-name:"
        yield from (f"  {line}" for line in _value(bare(get_args(here)[1]), explain=False))


def _is_keys(annotation: Any) -> bool:
    """Whether a value is written as keys: a Range and a Quantity are written as one word."""
    return is_model(annotation) and written(annotation).startswith("keys")


def _looks(here: Any, field: FieldInfo) -> str:
    """What a value looks like, beside its key; nothing where it is a text or its lines show it."""
    reference = next((mark for mark in _marks(field) if isinstance(mark, Ref)), None)
    if reference is not None:
        pattern = next(kind.pattern for kind in KINDS if kind.field == reference.collection)
        return f"ids from content/{pattern}"
    if get_origin(here) is tuple and get_origin(item := bare(get_args(here)[0])) is Literal:
        return f"any of {', '.join(get_args(item))}"
    scalar = not get_args(here) or get_origin(here) is Literal
    return written(here) if scalar and here is not str and not _is_keys(here) else ""


def _marks(field: FieldInfo) -> Iterator[Any]:
    """What is annotated on a field, its items or its keys."""
    yield from field.metadata
    waiting = [field.annotation]
    while waiting:
        annotation = waiting.pop()
        yield from getattr(annotation, "__metadata__", ())
        if get_origin(annotation) is not Literal:
            waiting += get_args(annotation)


def _word(value: object) -> str:
    return "true" if value is True else str(value)
