"""Walking a model: every text and every id in it, with the path it was written at."""

from collections.abc import Mapping
from typing import Annotated

from generator.content.load import Loaded
from generator.model.base import Model, Ref, Slug, Text, Words
from generator.model.walk import walk

Id = Annotated[Slug, Ref("claims")]


class Inner(Model):
    text: Text
    evidence: tuple[Id, ...] = ()


class Outer(Model):
    title: Text
    note: Text | None = None
    number: int = 1
    inner: Inner
    items: tuple[Inner, ...]
    by_id: Mapping[Annotated[str, Ref("exercises")], Inner]
    either: Text | Mapping[str, Text]
    plain: Mapping[str, str] = {}


OUTER = Outer(
    title="Title",
    inner=Inner(text="A", evidence=("x", "y")),
    items=(Inner(text="B"), Inner(text="C", evidence=("z",))),
    by_id={"clamshell": Inner(text="D")},
    either={"one": "E"},
    plain={"k": "not a text of the guide"},
)


def test_finds_every_text() -> None:
    assert [(keys, text) for keys, text, _ in walk(OUTER, Words)] == [
        (("title",), "Title"),
        (("inner", "text"), "A"),
        (("items", 0, "text"), "B"),
        (("items", 1, "text"), "C"),
        (("by_id", "clamshell", "text"), "D"),
        (("either", "one"), "E"),
    ]


def test_finds_every_id_and_what_it_names() -> None:
    assert [(keys, word, mark) for keys, word, mark in walk(OUTER, Ref)] == [
        (("inner", "evidence", 0), "x", Ref("claims")),
        (("inner", "evidence", 1), "y", Ref("claims")),
        (("items", 1, "evidence", 0), "z", Ref("claims")),
        (("by_id", "clamshell"), "clamshell", Ref("exercises")),
    ]


def test_a_union_is_walked_as_what_it_is() -> None:
    text = OUTER.model_copy(update={"either": "alone"})
    assert (("either",), "alone", Words()) in list(walk(text))


def test_both_kinds_come_in_the_order_of_the_model() -> None:
    both = list(walk(OUTER))
    assert len(both) == 10
    assert [m for m in both if isinstance(m[2], Words)] == list(walk(OUTER, Words))


def test_finds_all_of_the_real_guide(loaded: Loaded) -> None:
    """The text of each path is the text in the data at that path."""
    count = 0
    for keys, text, _ in walk(loaded.guide):
        value: object = loaded.tree.data
        for step in keys:
            if isinstance(value, dict) and step not in value:
                assert step == text  # a key that is an id, or the id that comes from a key
                break
            value = value[step]  # type: ignore[index]
        else:
            assert text == value or keys[-1] == text
        count += 1
    assert count > 1000


def test_labels_are_not_the_guides_text(loaded: Loaded) -> None:
    assert not list(walk(loaded.guide.locale))
