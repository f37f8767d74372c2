"""`sidestep new`: a file with every key it may have, each explained, ready to be filled in.

Made from the models, so that it never asks for a key that is gone. What must be written
stands empty, and `sidestep check` names it until it is filled; what may be left out is
a comment.
"""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.content.described import descriptions
from generator.content.kinds import KINDS
from generator.content.messages import id_form
from generator.content.person import FILE_NEEDS
from generator.model.base import SLUG_PATTERN, Model, Ref
from generator.model.clinic import Clinic
from generator.model.exercise import Exercise
from generator.model.person import Person
from generator.model.shape import bare, is_model, is_union, options, written
from generator.problems import ContentError, Place, Problem
from generator.project import Project, names_a_file, write_whole

NewKind = Literal["exercise", "clinic", "person"]

_WIDTH = 96
_WIDTH_INSIDE = 84
"""Of what may be indented, and commented out."""

_ASSUMED = "assumed"
_WITHOUT_A_SOURCE = ("rest_s", "holds")
"""What no exercise has from the article: `sidestep check` asks why the value was chosen."""


@dataclass(frozen=True, slots=True)
class _Start:
    """How a file of one kind begins."""

    path: str
    schema: str
    holds: type[Model]
    about: str
    """What else is to be done with it; said at its head."""
    asks: tuple[str, ...] = ()
    """Paths of keys that stand open though the model can do without."""


_STARTS: dict[NewKind, _Start] = {
    "exercise": _Start(
        "content/exercises/{slug}.yaml",
        "../schema/exercise.json",
        Exercise,
        """\
Then name it where it is used, or `sidestep check` asks for that:
- in the file of its phase in content/phases, under exercises;
- if it is a strength exercise, in content/running/return.yaml too, under gate, exercises.""",
        ("dose.assumed", "frequency.per_week", "frequency.rest_days_between", "drawn"),
    ),
    "clinic": _Start(
        "content/clinics/{slug}/clinic.yaml",
        "../../schema/clinic.json",
        Clinic,
        """\
Beside it goes what differs from the guide, in files of the same names as in content. See
content/clinics/example, and the page "For clinics" of the site.""",
    ),
    "person": _Start(
        "people/{slug}.yaml",
        "../content/schema/person.json",
        Person,
        """\
It stays on this machine: git passes over the folder people. Print their sheet with
sidestep sheet --week 1 --person and this file.""",
        FILE_NEEDS,
    ),
}


def write_new(project: Project, kind: NewKind, slug: str) -> Path:
    """Write the file and give its path. ContentError: the slug is no id, no file name or taken."""
    start = _STARTS[kind]
    shown = PurePosixPath(start.path.format(slug=slug))
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > 60:
        folder = PurePosixPath(start.path.split("/{slug}")[0])
        message, hint = id_form(slug)
        raise ContentError([Problem(Place(folder), "id-form", message, hint)])
    if not names_a_file(slug):
        message = f'Windows cannot have a file or a folder called "{slug}"'
        hint = f'choose another name, such as "{slug}-1"'
        raise ContentError([Problem(Place(shown), "name-reserved", message, hint)])
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
        *(f"# {line}" for line in start.about.splitlines()),
    ]
    for lines_of_key in _keys(start.holds, start.asks):
        lines += ["", *lines_of_key]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _keys(model: type[Model], asks: Collection[str]) -> Iterator[list[str]]:
    """The lines of each of a file's keys, what it means above it."""
    told = descriptions(model)
    for name, field in _fields(model):
        is_open = field.is_required() or name in asks
        inside = [path.partition(".")[2] for path in asks if path.startswith(f"{name}.")]
        lines = _entry(model, name, field, _looks(field), inside)
        yield [*_comment(told.get(name, ""), _WIDTH), *_commented(lines, not is_open)]


def _fields(model: type[Model]) -> list[tuple[str, FieldInfo]]:
    """The keys of a model. What is assumed comes last: it speaks of the others."""
    fields = [(name, field) for name, field in model.model_fields.items() if name != "id"]
    return sorted(fields, key=lambda item: item[0] == _ASSUMED)


def _comment(text: str, width: int) -> list[str]:
    said = " ".join(text.split())
    return textwrap.wrap(said, width, initial_indent="# ", subsequent_indent="# ")


def _commented(lines: Iterable[str], are_comments: bool) -> Iterator[str]:
    return (f"# {line}" if are_comments else line for line in lines)


def _inside(model: type[Model], asks: Collection[str] = ()) -> Iterator[str]:
    """The keys of a value, what each means beside it where there is room."""
    told = descriptions(model)
    for name, field in _fields(model):
        looks, means = _looks(field), " ".join(told.get(name, "").split())
        both = f"{means} Write {looks}." if means and looks else means or looks
        if len(f"{name}:  # {both}") > _WIDTH_INSIDE:
            yield from _comment(means, _WIDTH_INSIDE)
            both = looks
        is_open = field.is_required() or name in asks
        yield from _commented(_entry(model, name, field, both, ()), not is_open)


def _entry(
    model: type[Model], name: str, field: FieldInfo, said: str, asks: Collection[str]
) -> Iterator[str]:
    """A key and the shape of its value, without an indent."""
    here = bare(field.annotation)
    only = get_args(here)[0] if get_origin(here) is Literal and len(get_args(here)) == 1 else None
    key = f"{name}:" if only is None else f"{name}: {_word(only)}"
    yield f"{key}  # {said}" if said else key
    if name == _ASSUMED:
        without = [one for one in _WITHOUT_A_SOURCE if one in model.model_fields]
        yield from (f"  {one}:  # why this number" for one in without or ["some_key"])
    elif is_union(here) and not field.is_required():
        return  # a choice within a choice would fill pages
    else:
        items = max((getattr(mark, "min_length", 1) for mark in field.metadata), default=1)
        yield from (f"  {line}" for line in _value(here, items, asks))


def _value(here: Any, items: int = 1, asks: Collection[str] = ()) -> Iterator[str]:
    """The lines below a key; of a list, as many items as it needs."""
    if is_union(here):
        first, *others = options(here)
        yield from _inside(first, asks)
        for other in others:
            yield "# or:"
            yield from (f"# {line}" for line in _inside(other, asks))
    elif _is_keys(here):
        yield from _inside(here, asks)
    elif get_origin(here) is tuple:
        item = bare(get_args(here)[0])
        lines = list(_inside(item)) if _is_keys(item) else [""]
        for _ in range(items):
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])
    elif get_origin(here) is Mapping:
        key, value = get_args(here)
        yield f"{_some_key(key, bare(value))}:"
        yield from (f"  {line}" for line in _value(bare(value)))


def _some_key(key: Any, value: Any) -> str:
    """What stands for a key that the author chooses."""
    reference = next((mark for mark in get_args(key) if isinstance(mark, Ref)), None)
    if reference is not None:
        return f"id-of-one-of-the-{reference.collection}"
    return "id-of-your-own" if _is_keys(value) else "what-it-is-for"


def _is_keys(annotation: Any) -> bool:
    """Whether a value is written as keys: a Range and a Quantity are written as one word."""
    return is_model(annotation) and written(annotation).startswith("keys")


def _looks(field: FieldInfo) -> str:
    """What a value looks like, beside its key; nothing where it is a text or its lines show it."""
    here = bare(field.annotation)
    reference = next((mark for mark in _marks(field) if isinstance(mark, Ref)), None)
    if reference is not None:
        pattern = next(kind.pattern for kind in KINDS if kind.field == reference.collection)
        return f"ids from content/{pattern}"
    if get_origin(here) is tuple and get_origin(item := bare(get_args(here)[0])) is Literal:
        return f"any of {', '.join(get_args(item))}"
    scalar = not get_args(here) or (get_origin(here) is Literal and len(get_args(here)) > 1)
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
