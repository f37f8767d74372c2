"""Laying one layer over another: mappings merge by key, all else replaces."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin

from generator.content.drops import follow_drops
from generator.content.kinds import INNER_COLLECTIONS, KINDS
from generator.content.layers import File, Part, Tree
from generator.content.strict_yaml import Keys
from generator.model.shape import bare, is_model, is_union, kinds, options
from generator.problems import Place, Problem, did_you_mean

DROP = "drop"
"""In an overlay's collection: {id: reason} of the entries it leaves out."""
ASSUMED = "assumed"
"""In a value: {field: why} of what the source does not say."""


def lay_base(tree: Tree, parts: Iterable[Part], problems: list[Problem]) -> None:
    """The first layer: each file has its own place in the tree."""
    for part in parts:
        if part.data is None:
            tree.unread.add(part.keys)
            continue
        entries = _around(tree, part.keys)
        name = str(part.keys[-1])
        if name in entries:
            other = tree.origins[part.keys].path.name
            message = f'a {part.kind.noun} called "{name}" is already in {other}'
            problems.append(Problem(Place(part.file.path), "file-twice", message, "rename one"))
            continue
        entries[name] = part.data
        tree.origins[part.keys] = part.file


def lay_over(tree: Tree, parts: Iterable[Part], problems: list[Problem]) -> None:
    """A further layer, which holds only what differs."""
    files = []
    for part in parts:
        files.append(part.file)
        if part.data is None:
            tree.unread.add(part.keys)
        else:
            overlay = _Overlay(tree, part.file, problems)
            overlay.lay(part.keys, _around(tree, part.keys), part.data)
    follow_drops(tree, files)


def _around(tree: Tree, keys: Keys) -> dict[str, Any]:
    """The mapping of the tree that holds, or will hold, a file's data."""
    entries = tree.data
    for step in keys[:-1]:
        entries = entries.setdefault(str(step), {})
    return entries


class _Overlay:
    """One file of an overlay on its way into the tree."""

    def __init__(self, tree: Tree, file: File, problems: list[Problem]) -> None:
        self._tree = tree
        self._file = file
        self._problems = problems

    def lay(self, keys: Keys, entries: dict[str, Any], value: Any) -> None:
        """Lay a value over `entries[keys[-1]]`."""
        name = str(keys[-1])
        if name == DROP and is_collection(keys[:-1]):
            self._drop(keys, entries, value)
            return
        if is_collection(keys):
            entries.setdefault(name, {})
        old = entries.get(name)
        if (
            isinstance(old, dict)
            and isinstance(value, dict)
            and not _changes_kind(keys, old, value)
        ):
            unchanged = dict(old)
            for key, item in value.items():
                self.lay((*keys, key), old, item)
            self._forget_assumed(keys, unchanged, old, value)
            return
        if name not in entries:
            self._tree.added[keys] = self._file
        elif old != value:
            before = self._tree.file_of(keys)
            if before is not None:
                self._tree.changed[keys] = (old, before)
        entries[name] = value
        if isinstance(old, dict):  # whatever an earlier layer said below this path is gone
            for stale in [k for k in self._tree.origins if k[: len(keys)] == keys]:
                del self._tree.origins[stale]
        self._tree.origins[keys] = self._file

    def _forget_assumed(
        self, keys: Keys, before: dict[str, Any], now: dict[str, Any], value: dict[str, Any]
    ) -> None:
        """Why the guide assumed a value is no reason for the value that replaced it."""
        assumed, own = now.get(ASSUMED), value.get(ASSUMED)
        if not isinstance(assumed, dict):
            return
        given = own if isinstance(own, dict) else {}
        stale = [
            name
            for name in assumed
            if name in value and name not in given and value[name] != before.get(name)
        ]
        if not stale:
            return
        at = (*keys, ASSUMED)
        file = self._tree.file_of(at)
        if file is not None:
            self._tree.changed.setdefault(at, (before[ASSUMED], file))
        now[ASSUMED] = {name: why for name, why in assumed.items() if name not in stale}
        self._tree.origins[at] = self._file

    def _drop(self, keys: Keys, entries: dict[str, Any], value: Any) -> None:
        if not isinstance(value, dict):
            self._report(keys, "drop-shape", '"drop" must hold ids', "write id: reason")
            return
        for entry, reason in value.items():
            if entry not in entries:
                message = f'nothing called "{entry}" is here to drop'
                self._report((*keys, entry), "drop-unknown", message, did_you_mean(entry, entries))
            elif not isinstance(reason, str) or not reason.strip():
                message = f'"{entry}" is dropped without a reason'
                self._report((*keys, entry), "drop-reason", message, f"write {entry}: and why")
            else:
                self._tree.dropped_data[(*keys[:-1], entry)] = entries.pop(entry)
                self._tree.dropped[(*keys[:-1], entry)] = reason
                self._tree.dropped_by[(*keys[:-1], entry)] = self._file

    def _report(self, keys: Keys, code: str, message: str, hint: str) -> None:
        place = self._file.place(keys, at_key=True)
        self._problems.append(Problem(place, code, message, hint))


def _changes_kind(keys: Keys, old: dict[str, Any], value: dict[str, Any]) -> bool:
    """Whether a value becomes another kind of thing, of whose keys the old ones say nothing."""
    if "kind" not in value or value["kind"] == old.get("kind"):
        return False
    kind = next(kind for kind in KINDS if kind.field == keys[0])
    here: Any = kind.holds
    for step in keys[1 if kind.form == "whole" else 2 :]:
        here = _inside(here, str(step))
    return is_union(bare(here)) and bool(kinds(here))


def _inside(annotation: Any, step: str) -> Any:
    here = bare(annotation)
    if is_union(here):
        found = (_inside(option, step) for option in options(here))
        return next((inner for inner in found if inner is not None), None)
    if is_model(here):
        field = here.model_fields.get(step)
        return field.annotation if field else None
    return get_args(here)[1] if get_origin(here) is Mapping else None


def is_collection(keys: Keys) -> bool:
    """Whether a path of the tree is a mapping of entries by id."""
    if len(keys) == 1:
        return any(kind.field == keys[0] and kind.form != "whole" for kind in KINDS)
    return any(
        len(pattern) == len(keys)
        and all(step in ("*", key) for step, key in zip(pattern, keys, strict=True))
        for pattern in INNER_COLLECTIONS
    )
