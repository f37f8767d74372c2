"""Layers of files: the base guide, then a translation, then a clinic. One merge for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from generator.content import strict_yaml
from generator.content.kinds import INNER_COLLECTIONS, KINDS, FileKind, kind_of
from generator.content.strict_yaml import Keys
from generator.problems import Place, Problem, did_you_mean

LayerName = Literal["guide", "translation", "clinic"]

NOT_DATA = {"schema", "clinics", "translations", "pages"}
"""Folders of content/ that hold no part of the guide's data."""

DROP = "drop"
"""In an overlay's collection: {id: reason} of the entries it leaves out."""

_NUMBERED = re.compile(r"^(\d{1,2})-(.+)$")


@dataclass(frozen=True, slots=True)
class File:
    """One file that was read, and where its data stands in the tree."""

    path: PurePosixPath
    """From the project's root, as problems name it."""
    raw: bytes
    base: Keys
    """The tree's path of the file's root."""

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """Where a path of the tree stands in this file."""
        span = strict_yaml.find(self.raw, keys[len(self.base) :], at_key=at_key)
        rows = strict_yaml.lines(self.raw)
        row = rows[span.line - 1] if span.line <= len(rows) else ""
        length = min(span.length, max(1, len(row) - span.column + 1)) if span.length else 0
        return Place(self.path, span.line, span.column, length, row if len(row) <= 300 else "")


@dataclass(slots=True)
class Tree:
    """The merged data of all layers, and which file each part of it came from."""

    data: dict[str, Any] = field(default_factory=dict)
    origins: dict[Keys, File] = field(default_factory=dict)
    dropped: dict[Keys, str] = field(default_factory=dict)
    """What an overlay left out, and why."""
    changed: dict[Keys, tuple[Any, File]] = field(default_factory=dict)
    """What an overlay changed: the value before, and the file it was in."""

    def file_of(self, keys: Keys) -> File | None:
        """The file that a path of the tree came from: the one with the longest match."""
        for length in range(len(keys), -1, -1):
            file = self.origins.get(keys[:length])
            if file is not None:
                return file
        return None

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        file = self.file_of(keys)
        if file is None:
            kind = next((kind for kind in KINDS if keys and kind.field == keys[0]), None)
            return Place(PurePosixPath("content") / (kind.pattern if kind else ""))
        return file.place(keys, at_key=at_key)


def read_layer(
    folder: Path, root: Path, name: LayerName, language: str, problems: list[Problem]
) -> Iterator[tuple[FileKind, Keys, Any, File]]:
    """Every data file of a layer as (kind, path in the tree, data, file), in a fixed order."""
    for path in sorted(folder.rglob("*")):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if inside.parts[0] in NOT_DATA or path.suffix not in {".yaml", ".yml"}:
            continue
        shown = PurePosixPath(path.relative_to(root).as_posix())
        kind = kind_of(inside)
        if kind is None or (kind.field == "clinic") != (
            name == "clinic" and str(inside) == "clinic.yaml"
        ):
            problems.append(_unknown_file(inside, shown))
            continue
        if kind.field == "locale" and inside.stem != language:
            continue
        raw = path.read_bytes()
        keys, number = _tree_keys(kind, inside)
        file = File(shown, raw, keys)
        document = strict_yaml.read(raw)
        rows = strict_yaml.lines(raw) if document.faults else []
        for fault in document.faults:
            span = fault.span
            row = rows[span.line - 1] if span.length and span.line <= len(rows) else ""
            place = Place(shown, span.line, span.column, span.length, row if len(row) < 300 else "")
            problems.append(Problem(place, fault.code, fault.message, fault.hint))
        if document.data is None:
            continue
        if not isinstance(document.data, dict):
            place = Place(shown)
            problems.append(
                Problem(place, "file-shape", "this file must hold keys", "write key: value")
            )
            continue
        if kind.form == "entry" and number is not None:
            document.data.setdefault("number", number)
        yield kind, keys, document.data, file


def _unknown_file(inside: PurePosixPath, shown: PurePosixPath) -> Problem:
    known = [kind.pattern for kind in KINDS if "*" not in kind.pattern]
    hint = did_you_mean(str(inside), known) or "see the layout in CONTRIBUTING.md"
    return Problem(
        Place(shown), "file-unknown", "no part of a guide is kept in a file of this name", hint
    )


def _tree_keys(kind: FileKind, inside: PurePosixPath) -> tuple[Keys, int | None]:
    if kind.form != "entry":
        return (kind.field,), None
    numbered = _NUMBERED.match(inside.stem)
    if numbered and kind.field == "phases":
        return (kind.field, numbered[2]), int(numbered[1])
    return (kind.field, inside.stem), None


def add_layer(
    tree: Tree,
    files: Iterator[tuple[FileKind, Keys, Any, File]],
    problems: list[Problem],
    *,
    base: bool,
) -> None:
    """Lay one layer's files over the tree. Mappings merge by key, all else replaces."""
    for _kind, keys, data, file in files:
        if base:
            target = tree.data
            for step in keys[:-1]:
                target = target.setdefault(str(step), {})
            if keys[-1] in target:
                message = "another file has this name"
                problems.append(Problem(Place(file.path), "file-twice", message, "rename one"))
                continue
            target[str(keys[-1])] = data
            tree.origins[keys] = file
        else:
            _lay_over(tree, keys, data, file, problems)


def _lay_over(tree: Tree, keys: Keys, value: Any, file: File, problems: list[Problem]) -> None:
    parent = tree.data
    for step in keys[:-1]:
        parent = parent.setdefault(str(step), {})
    name = str(keys[-1])
    if len(keys) > 1 and name == DROP and is_collection(keys[:-1]):
        _drop(tree, keys[:-1], parent, value, file, problems)
        return
    old = parent.get(name)
    if isinstance(old, dict) and isinstance(value, dict):
        for key, item in value.items():
            _lay_over(tree, (*keys, key), item, file, problems)
        return
    if name in parent and old != value:
        before = tree.file_of(keys)
        if before is not None:
            tree.changed[keys] = (old, before)
    parent[name] = value
    # Whatever an earlier layer said below this path is gone.
    for stale in [k for k in tree.origins if k[: len(keys)] == keys]:
        del tree.origins[stale]
    tree.origins[keys] = file


def _drop(
    tree: Tree, keys: Keys, entries: dict[str, Any], value: Any, file: File, problems: list[Problem]
) -> None:
    if not isinstance(value, dict):
        place = file.place((*keys, DROP), at_key=True)
        problems.append(Problem(place, "drop-shape", '"drop" must hold ids', "write id: reason"))
        return
    for entry, reason in value.items():
        place = file.place((*keys, DROP, entry), at_key=True)
        if entry not in entries:
            message = f'nothing called "{entry}" is here to drop'
            problems.append(Problem(place, "drop-unknown", message, did_you_mean(entry, entries)))
        elif not isinstance(reason, str) or not reason.strip():
            message = f'"{entry}" is dropped without a reason'
            problems.append(Problem(place, "drop-reason", message, "write id: reason"))
        else:
            del entries[entry]
            tree.dropped[(*keys, entry)] = reason


def is_collection(keys: Keys) -> bool:
    """Whether a path of the tree is a mapping of entries by id."""
    if len(keys) == 1:
        return any(kind.field == keys[0] and kind.form != "whole" for kind in KINDS)
    return any(
        len(pattern) == len(keys)
        and all(step in ("*", key) for step, key in zip(pattern, keys, strict=True))
        for pattern in INNER_COLLECTIONS
    )
