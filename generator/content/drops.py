"""What goes with an exercise or an activity that an overlay drops.

Its figure, its mentions in lists (phases, the gate, the warm-up), and the claims, sources and
equipment that nothing else needs. A list that the same overlay wrote keeps its mention: that
is a slip, and reported as one. So are mentions in texts, which only an author can reword.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from generator.content.kinds import KINDS, FileKind
from generator.content.layers import File, Tree
from generator.content.strict_yaml import Keys
from generator.model.base import Ref
from generator.model.shape import bare, is_model

LEADERS = ("exercises", "activities")
"""Collections whose entries take others with them."""
FOLLOWERS = ("claims", "equipment", "sources")


def follow_drops(tree: Tree, files: Collection[File]) -> None:
    """Take out of the layers below what goes with the entries that these files dropped."""
    dropped = [
        keys
        for keys, file in tree.dropped_by.items()
        if len(keys) == 2 and keys[0] in LEADERS and file in files
    ]
    for keys in dropped:
        _unlist(tree, keys, files)
        if ("figures", keys[1]) in tree.origins:
            _remove(tree, ("figures", keys[1]), keys)
        _remove_unneeded(tree, keys, tree.dropped_data[keys], keys)


def _unlist(tree: Tree, gone: Keys, files: Collection[File]) -> None:
    for keys, named, collection in _references(tree):
        if collection != gone[0] or gone[1] not in named or isinstance(named, str):
            continue
        if tree.file_of(keys) in files:
            continue
        before = tree.followed[keys][0] if keys in tree.followed else named.copy()
        tree.followed[keys] = (before, gone)
        if isinstance(named, dict):
            del named[gone[1]]
        else:
            named.remove(gone[1])


def _remove_unneeded(tree: Tree, keys: Keys, data: Any, cause: Keys) -> None:
    """Remove the claims, sources and equipment that only the removed data named."""
    needed = {
        (collection, name)
        for _, named, collection in _references(tree)
        for name in ([named] if isinstance(named, str) else named)
    }
    kind = next(kind for kind in KINDS if kind.field == keys[0])
    for _, named, collection in list(_below(kind.holds, data, keys)):
        for name in [named] if isinstance(named, str) else named:
            follower = (collection, name)
            entries = tree.data.get(collection, {})
            if collection in FOLLOWERS and name in entries and follower not in needed:
                _remove_unneeded(tree, follower, _remove(tree, follower, cause), cause)


def _remove(tree: Tree, keys: Keys, cause: Keys) -> Any:
    data = tree.data[str(keys[0])].pop(keys[1])
    tree.followed[keys] = (data, cause)
    return data


def _references(tree: Tree) -> Iterator[tuple[Keys, Any, str]]:
    """Every id, and list or mapping of ids: its path, itself, and the collection it names."""
    for kind in KINDS:
        yield from _of_kind(kind, tree.data.get(kind.field))


def _of_kind(kind: FileKind, data: Any) -> Iterator[tuple[Keys, Any, str]]:
    if kind.form == "whole":
        yield from _below(kind.holds, data, (kind.field,))
    elif isinstance(data, dict):
        for entry, value in data.items():
            yield from _below(kind.holds, value, (kind.field, entry))


def _below(annotation: Any, value: Any, keys: Keys) -> Iterator[tuple[Keys, Any, str]]:
    here = bare(annotation)
    if is_model(here) and isinstance(value, dict):
        for name, field in here.model_fields.items():
            if name not in value:
                continue
            collection = _collection(field.annotation, field.metadata)
            if collection and isinstance(value[name], str):
                yield (*keys, name), value[name], collection
            yield from _below(field.annotation, value[name], (*keys, name))
    elif get_origin(here) is tuple and isinstance(value, list):
        item = get_args(here)[0]
        yield from _named(item, value, keys)
        for index, inner in enumerate(value):
            yield from _below(item, inner, (*keys, index))
    elif get_origin(here) is Mapping and isinstance(value, dict):
        key, item = get_args(here)
        yield from _named(key, value, keys)
        for name, inner in value.items():
            yield from _below(item, inner, (*keys, name))


def _named(annotation: Any, value: Any, keys: Keys) -> Iterator[tuple[Keys, Any, str]]:
    collection = _collection(annotation, ())
    if collection:
        yield keys, value, collection


def _collection(annotation: Any, marks: Collection[Any]) -> str | None:
    """The collection that an id is of; None where it is no id."""
    if get_origin(annotation) is Annotated:
        marks = (*marks, *get_args(annotation)[1:])
    return next((mark.collection for mark in marks if isinstance(mark, Ref)), None)
