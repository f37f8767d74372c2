"""The differences of a clinic's edition, in words: for the command line, a page and a sheet."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from generator.content.differences import Difference, find_differences
from generator.content.kinds import KINDS
from generator.content.load import Loaded
from generator.model.base import Ref
from generator.model.guide import Guide
from generator.model.shape import bare, is_model, is_union, options
from generator.model.text import plain
from generator.problems import Place, visible
from generator.views.wording import Wording

_NAMES = ("name", "title", "term", "question", "claim")
"""The fields that say what an entry is called."""


class DifferenceView(NamedTuple):
    """One difference. Its texts hold no marks; escape them."""

    kind: str
    """Changed, added, left out."""
    where: str
    before: tuple[str, ...]
    """Line by line; empty where it is added."""
    after: tuple[str, ...]
    reason: str
    places: tuple[str, ...]
    """File and line, of the guide and of the clinic."""


def clinic_differences(loaded: Loaded, base: Guide) -> tuple[DifferenceView, ...]:
    """What a clinic's edition changes; `base` is the guide without it, in the same language."""
    differences = find_differences(loaded.tree)
    return describe_differences(differences, Wording(base), Wording(loaded.guide))


def differences_as_text(loaded: Loaded, views: tuple[DifferenceView, ...]) -> str:
    """For a terminal."""
    say = Wording(loaded.guide).label
    lines = []
    for view in views:
        lines.append(f"{view.kind}: {view.where}")
        for name, told in (("before", view.before), ("after", view.after)):
            lines += [f"    {say(f'difference.{name}')}: {line}" for line in told]
        lines += [f"    {view.reason}"] if view.reason else []
        lines.append(f"    {', '.join(view.places)}")
    lines.append(say("difference.intro", n=len(views)) if views else say("difference.none"))
    return "\n".join(map(visible, lines))


def describe_differences(
    differences: tuple[Difference, ...], base: Wording, wording: Wording
) -> tuple[DifferenceView, ...]:
    """`base` is the wording of the guide without the clinic, which fills in its numbers."""
    return tuple(_describe(difference, base, wording) for difference in differences)


def _describe(difference: Difference, base: Wording, wording: Wording) -> DifferenceView:
    keys = difference.keys
    before, after = _Telling(base), _Telling(wording)
    reason = ""
    if difference.reason:
        reason = wording.label("difference.reason", text=difference.reason)
    if difference.cause:
        named = before.entry(str(difference.cause[0]), str(difference.cause[1]))
        reason = wording.label("difference.because", name=named)
    annotation = _annotation(keys)
    # Of a mapping by exercise that lost one, the names say enough.
    told = _names if difference.kind == "followed" else _all
    is_whole = len(keys) == 2 and difference.kind in ("dropped", "followed")
    return DifferenceView(
        kind=wording.label(f"difference.{difference.kind}"),
        where=" / ".join((after if difference.kind == "added" else before).path(keys)),
        before=() if is_whole else tuple(before.lines(annotation, told(difference.before))),
        after=tuple(after.lines(annotation, told(difference.after))),
        reason=reason,
        places=tuple(
            _shown(place) for place in (difference.before_at, difference.after_at) if place
        ),
    )


def _all(value: Any) -> Any:
    return value


def _names(value: Any) -> Any:
    return {name: None for name in value} if isinstance(value, dict) else value


def _shown(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _annotation(keys: tuple[str | int, ...]) -> Any:
    """The type of what stands at a path of the guide; None where it is not known."""
    kind = next(kind for kind in KINDS if kind.field == keys[0])
    here: Any = kind.holds
    for step in keys[1 if kind.form == "whole" else 2 :]:
        here = _inside(here, str(step))
    return here


def _inside(annotation: Any, step: str) -> Any:
    here = bare(annotation)
    if is_union(here):
        found = (_inside(option, step) for option in options(here) if is_model(option))
        return next((inner for inner in found if inner is not None), None)
    if is_model(here):
        field = here.model_fields.get(step)
        if field is None:
            return None
        # pydantic keeps a mark of the whole field beside its type.
        ref = next((mark for mark in field.metadata if isinstance(mark, Ref)), None)
        return Annotated[field.annotation, ref] if ref else field.annotation
    return get_args(here)[1] if get_origin(here) is Mapping else None


class _Telling:
    """Says paths and values of one guide."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._guide: Guide = wording.guide

    def path(self, keys: tuple[str | int, ...]) -> Iterator[str]:
        field = str(keys[0])
        yield self._wording.label(f"part.{field}")
        kind = next(kind for kind in KINDS if kind.field == field)
        here: Any = kind.holds
        value: Any = getattr(self._guide, field, None)
        rest = list(map(str, keys[1:]))
        if kind.form != "whole" and rest:
            yield self.entry(field, rest[0])
            value = value.get(rest[0]) if value else None
            rest = rest[1:]
        above = ""
        for step in rest:
            # What is assumed is kept by the name of its field.
            is_field = is_model(bare(here)) or is_union(bare(here)) or above == "assumed"
            here, above = _inside(here, step), step
            value = value.get(step) if isinstance(value, Mapping) else getattr(value, step, None)
            yield self._field(step) if is_field else self._named(value) or step

    def entry(self, collection: str, slug: str) -> str:
        """What an entry is called; its id where the guide has none of that id."""
        entries = getattr(self._guide, collection, None)
        entry = entries.get(slug) if isinstance(entries, Mapping) else None
        return self._named(entry) or slug

    def _named(self, entry: object) -> str:
        for name in _NAMES:
            found = getattr(entry, name, None)
            if isinstance(found, str):
                return plain(self._wording.text(found))
        return ""

    def _field(self, name: str) -> str:
        return self._wording.label(f"field.{name}")

    def lines(self, annotation: Any, value: Any) -> Iterator[str]:
        """A value line by line, its fields named."""
        collection = _collection(annotation)
        here = bare(annotation)
        if value is None:
            return
        if isinstance(value, list):
            item = get_args(here)[0] if get_origin(here) is tuple else None
            for part in value:
                yield from self.lines(item, part)
        elif isinstance(value, dict):
            for key, part in value.items():
                name = self._key(here, key)
                if part is None:
                    yield name
                for line in self.lines(_inside(here, key), part):
                    yield self._wording.label("difference.list_word", list=name, item=line)
        else:
            yield self._scalar(value, collection)

    def _key(self, here: Any, key: str) -> str:
        if get_origin(here) is not Mapping:
            return self._field(key)
        collection = _collection(get_args(here)[0])
        return self.entry(collection, key) if collection else key

    def _scalar(self, value: object, collection: str | None) -> str:
        if isinstance(value, bool):
            return self._wording.label(f"difference.{'yes' if value else 'no'}")
        if isinstance(value, int | float):
            return self._wording.number(value)
        text = str(value)
        return self.entry(collection, text) if collection else plain(self._filled(text))

    def _filled(self, text: str) -> str:
        try:
            return self._wording.text(text)
        except KeyError:  # a label's own braces, or {highest}
            return text.replace("{", "(").replace("}", ")")


def _collection(annotation: Any) -> str | None:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((mark.collection for mark in marks if isinstance(mark, Ref)), None)
