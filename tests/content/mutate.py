"""One mistake at a time in a real guide, and what the loader says of it.

A mutation changes the bytes of one file. To try thousands, only what the change can
reach is read and validated again; `test_mutation.py` holds this against whole loads.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel

from generator.content.kinds import FileKind
from generator.content.layers import Tree, read_file, read_layer
from generator.content.load import Loaded, validate_part, validate_parts
from generator.content.merge import lay_base
from generator.content.references import find_unknown_references
from generator.content.strict_yaml import Keys
from generator.model.base import Quantity, Range, Ref, Words
from generator.model.guide import Guide
from generator.model.shape import bare, is_model, is_union, options
from generator.model.walk import walk
from generator.problems import Problem
from generator.project import Project

HUGE = 10**9

_POINTERS = re.compile(r"(?:\]\((?:exercise|phase|term|page):|\{(?:count|value):)([^\s(){}]+)[)}]")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change of one file, and the line on which its author must be told."""

    path: PurePosixPath
    """Under content/."""
    start: int
    """Bytes from `start` up to `end` give way to `text`."""
    end: int
    text: str
    line: int
    keys: Keys
    """Where in the guide, for naming it."""
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'.'.join(map(str, self.keys))} {self.what}"


@dataclass(frozen=True, slots=True)
class Owner:
    """A mapping of a file that is a model."""

    path: PurePosixPath
    keys: Keys
    model: type[BaseModel]
    node: yaml.MappingNode
    line: int
    """Of its key, or of its first key in a list; 1 for a whole file."""


class Subject:
    """A sound guide, taken apart so that one file of it can be tried again and again."""

    def __init__(self, project: Project) -> None:
        problems: list[Problem] = []
        self.project = project
        self.parts = list(read_layer(project.content, project.root, "guide", "en", problems))
        self.tree = Tree()
        lay_base(self.tree, self.parts, problems)
        self.models = validate_parts(self.tree, problems)
        problems += find_unknown_references(self.models, self.tree)
        assert not problems, problems[0]
        self.files = {_inside(part.file.path): part for part in self.parts}
        self.nodes = {
            path: yaml.compose(part.file.raw.decode(), yaml.CSafeLoader)
            for path, part in self.files.items()
        }

    def after(self, mutation: Mutation) -> bytes:
        """The changed file."""
        text = self.files[mutation.path].file.raw.decode()
        return (text[: mutation.start] + mutation.text + text[mutation.end :]).encode()

    def problems(self, mutation: Mutation) -> list[Problem]:
        """What the loader says of a guide in which this one file is changed."""
        return self._load(mutation)[0]

    def loaded(self, mutation: Mutation) -> Loaded:
        """The changed guide, which the loader takes."""
        problems, tree, models = self._load(mutation)
        assert not problems, problems[0]
        return Loaded(Guide(**models), tree)

    def _load(self, mutation: Mutation) -> tuple[list[Problem], Tree, dict[str, Any]]:
        old = self.files[mutation.path]
        kind = old.kind
        problems: list[Problem] = []
        raw = self._window(mutation, kind)
        part = read_file(kind, mutation.path, old.file.path, raw, problems)
        if part.data is None:
            return problems, self.tree, self.models
        tree = Tree(dict(self.tree.data), {**self.tree.origins, old.keys: part.file})
        if kind.form == "entry":
            tree.data[kind.field] = {**tree.data[kind.field], part.keys[-1]: part.data}
            changed: dict[str, Any] = {str(part.keys[-1]): part.data}
        elif kind.form == "entries":
            entry = mutation.keys[1]
            others = {k: v for k, v in tree.data[kind.field].items() if k != entry}
            tree.data[kind.field] = {**others, **part.data}
            changed = part.data
        else:
            tree.data[kind.field] = changed = part.data
        value = validate_part(kind, changed, tree, problems)
        if value is not None:
            problems += find_unknown_references({kind.field: value}, tree)
        if isinstance(value, dict):
            value = {**self.models[kind.field], **value}
        return problems, tree, {**self.models, kind.field: value}

    def _window(self, mutation: Mutation, kind: FileKind) -> bytes:
        """The changed file; of a file of entries only the changed entry, on its own lines."""
        raw = self.after(mutation)
        if kind.form != "entries":
            return raw
        text = raw.decode()
        root = self.nodes[mutation.path]
        starts = [key.start_mark.index for key, _ in root.value]
        first = max(start for start in starts if start <= mutation.start)
        last = next((start for start in starts if start > mutation.start), None)
        cut = len(text)
        if last is not None:
            cut = last + len(mutation.text) - (mutation.end - mutation.start)
        return ("\n" * text.count("\n", 0, first) + text[first:cut]).encode()

    def references(self) -> Iterator[Mutation]:
        """Every id that names something, renamed."""
        for field, value in self.models.items():
            entries = value.items() if isinstance(value, dict) else [(None, value)]
            for entry, model in entries:
                base: Keys = (field,) if entry is None else (field, entry)
                for keys, word, mark in walk(model):
                    if isinstance(mark, Ref):
                        path, node = self._find((*base, *keys), at_key=keys[-1] == word)
                        yield self._replace(path, node, word + "-x", (*base, *keys), "renamed")

    def assumptions(self) -> Iterator[Mutation]:
        """Every name of an assumed value, misspelt."""
        for owner in self._owners():
            for key, value in owner.node.value:
                if key.value == "assumed":
                    for name, _ in value.value:
                        keys = (*owner.keys, "assumed", name.value)
                        yield self._replace(owner.path, name, name.value + "x", keys, "misspelt")

    def words(self) -> Iterator[Mutation]:
        """Every link and every inserted number in a text, leading nowhere."""
        for keys, _text, mark in walk(Guide(**self.models)):
            if not isinstance(mark, Words):
                continue
            path, node = self._find(keys, at_key=False)
            text = self.files[path].file.raw.decode()
            for found in _POINTERS.finditer(text, node.start_mark.index, node.end_mark.index):
                end = found.end(1)
                line = text.count("\n", 0, end) + 1
                yield Mutation(path, end, end, "x", line, keys, f"{found[1]} misspelt")

    def required_keys(self) -> Iterator[Mutation]:
        """Every key that its owner cannot do without, removed."""
        for owner in self._owners():
            for name, field in owner.model.model_fields.items():
                if field.is_required() and name not in ("id", "number"):
                    yield self._without(owner, name)

    def numbers(self) -> Iterator[Mutation]:
        """Every number and quantity made negative, text, and huge."""
        for owner in self._owners():
            for key, value in owner.node.value:
                field = owner.model.model_fields.get(key.value)
                if field is not None:
                    keys = (*owner.keys, key.value)
                    yield from self._numbers_in(owner.path, field.annotation, value, keys)

    def _numbers_in(
        self, path: PurePosixPath, annotation: Any, node: yaml.Node, keys: Keys
    ) -> Iterator[Mutation]:
        here = bare(annotation)
        if get_origin(here) is tuple and isinstance(node, yaml.SequenceNode):
            types = get_args(here)
            for index, item in enumerate(node.value):
                of = types[0] if Ellipsis in types else types[index]
                yield from self._numbers_in(path, of, item, (*keys, index))
        elif here in (int, float, Range, Quantity) and isinstance(node, yaml.ScalarNode):
            number, unit = re.match(r"\S+", node.value)[0], node.value.partition(" ")[2]  # type: ignore[index]
            tail = f" {unit}" if unit else ""
            changes = {"text": "many", "huge": f"{HUGE}{tail}"}
            if here is not float:  # the lengths and angles of figures go both ways
                minus = -1 if number == "0" else f"-{number}"
                changes["negative"] = f"{minus}{tail}"
            for what, text in changes.items():
                yield self._replace(path, node, text, keys, f"made {what}")

    def _owners(self) -> Iterator[Owner]:
        """Every mapping of every file that is a model."""
        for path, part in self.files.items():
            root = self.nodes[path]
            if part.kind.form == "entries":
                for key, value in root.value:
                    keys = (part.kind.field, key.value)
                    yield from _models(path, keys, part.kind.holds, value, _line(key))
            else:
                yield from _models(path, part.keys, part.kind.holds, root, 1)

    def _find(self, keys: Keys, *, at_key: bool) -> tuple[PurePosixPath, yaml.Node]:
        file = self.tree.file_of(keys)
        assert file is not None
        path = _inside(file.path)
        node = found = self.nodes[path]
        for step in keys[len(file.base) :]:
            if isinstance(node, yaml.MappingNode):
                found, node = next(pair for pair in node.value if pair[0].value == step)
            else:
                found = node = node.value[step]
        return path, found if at_key else node

    def _replace(
        self, path: PurePosixPath, node: yaml.Node, text: str, keys: Keys, what: str
    ) -> Mutation:
        start, end = node.start_mark.index, node.end_mark.index
        return Mutation(path, start, end, text, _line(node), keys, what)

    def _without(self, owner: Owner, name: str) -> Mutation:
        text = self.files[owner.path].file.raw.decode()
        pairs = owner.node.value
        index = next(i for i, (key, _) in enumerate(pairs) if key.value == name)
        start = pairs[index][0].start_mark.index
        if index + 1 < len(pairs):
            end = pairs[index + 1][0].start_mark.index
        else:
            end = pairs[index][1].end_mark.index
            if not owner.node.flow_style:
                start = text.rfind("\n", 0, start) + 1
                # The end of a block is where the next token begins, some lines on.
                is_mid_line = text[text.rfind("\n", 0, end) + 1 : end].strip()
                end = text.find("\n", end) if is_mid_line else text.rfind("\n", 0, end)
                end = len(text) if end < 0 else end + 1
        return Mutation(owner.path, start, end, "", owner.line, (*owner.keys, name), "removed")


def _models(
    path: PurePosixPath, keys: Keys, annotation: Any, node: yaml.Node, line: int
) -> Iterator[Owner]:
    here = bare(annotation)
    if is_union(here):
        here = _chosen(here, node)
    if isinstance(node, yaml.SequenceNode):
        types = get_args(here)
        for index, item in enumerate(node.value):
            of = types[0] if Ellipsis in types else types[index]
            yield from _models(path, (*keys, index), of, item, _line(item))
    elif isinstance(node, yaml.MappingNode):
        if is_model(here):
            yield Owner(path, keys, here, node, line)
        for key, value in node.value:
            of = here.model_fields[key.value].annotation if is_model(here) else get_args(here)[1]
            yield from _models(path, (*keys, key.value), of, value, _line(key))


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _chosen(union: Any, node: yaml.Node) -> Any:
    """The option of a union that a node is written as."""
    if not isinstance(node, yaml.MappingNode):
        return str
    written = {key.value: value.value for key, value in node.value}
    for option in options(union):
        if get_origin(option) is Mapping:
            return option
        if is_model(option) and written.get("kind") in get_args(
            option.model_fields["kind"].annotation
        ):
            return option
    raise AssertionError(f"no option of {union} fits")


def _inside(shown: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(*shown.parts[1:])
