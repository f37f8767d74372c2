"""Every difference between a clinic's edition and the guide: what the clinician signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator.content.kinds import KINDS
from generator.content.layers import File, Tree
from generator.content.strict_yaml import Keys
from generator.problems import Place

DifferenceKind = Literal["changed", "added", "dropped", "followed"]
"""`followed` is what went because something else was dropped."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what the guide says."""

    kind: DifferenceKind
    keys: Keys
    before: Any
    """As the guide's file has it, in JSON types; None where it is added."""
    after: Any
    """As the clinic's file has it; None where it is gone."""
    before_at: Place | None
    after_at: Place | None
    """In the clinic's file; what follows points at the line that drops."""
    reason: str = ""
    cause: Keys = ()
    """What was dropped, where this went with it."""


def find_differences(tree: Tree) -> tuple[Difference, ...]:
    """In the order of the guide's files. Empty where no clinic's overlay is laid."""
    found = [*_changed(tree), *_added(tree), *_dropped(tree), *_followed(tree)]
    order = [kind.field for kind in KINDS]
    return tuple(
        sorted(found, key=lambda one: (order.index(str(one.keys[0])), tuple(map(str, one.keys))))
    )


def _is_a_clinics(file: File | None) -> bool:
    return file is not None and file.path.parts[:2] == ("content", "clinics")


def _changed(tree: Tree) -> Iterator[Difference]:
    for keys, (before, file) in tree.changed.items():
        now = tree.file_of(keys)
        if now is not None and _is_a_clinics(now) and _holds(tree.data, keys):
            yield Difference(
                "changed", keys, before, _at(tree.data, keys), file.place(keys), now.place(keys)
            )


def _added(tree: Tree) -> Iterator[Difference]:
    for keys, file in tree.added.items():
        if not _is_a_clinics(file) or not _holds(tree.data, keys):
            continue
        after = _at(tree.data, keys)
        if keys == ("clinic",):
            for key, value in after.items():
                if key != "approval":
                    inner = (*keys, key)
                    yield Difference("added", inner, None, value, None, file.place(inner))
        else:
            yield Difference("added", keys, None, after, None, file.place(keys, at_key=True))


def _dropped(tree: Tree) -> Iterator[Difference]:
    for keys, reason in tree.dropped.items():
        file = tree.dropped_by[keys]
        if _is_a_clinics(file):
            yield Difference(
                "dropped",
                keys,
                tree.dropped_data[keys],
                None,
                tree.place(keys, at_key=True),
                _line_of_drop(file, keys),
                reason,
            )


def _followed(tree: Tree) -> Iterator[Difference]:
    for keys, (before, cause) in tree.followed.items():
        file = tree.dropped_by[cause]
        if _is_a_clinics(file):
            after = _at(tree.data, keys) if _holds(tree.data, keys) else None
            place = tree.place(keys, at_key=True)
            at = _line_of_drop(file, cause)
            yield Difference("followed", keys, before, after, place, at, cause=cause)


def _line_of_drop(file: File, keys: Keys) -> Place:
    return file.place((*keys[:-1], "drop", keys[-1]), at_key=True)


def _holds(data: Any, keys: Keys) -> bool:
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data
