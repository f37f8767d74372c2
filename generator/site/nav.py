"""The navigation: ids in mkdocs.yml become titles and addresses."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.site.addresses import PAGES, exercise_uri, phase_uri, week_uri
from generator.site.contents import Item, UnknownPlace
from generator.views.timeline import WEEKS
from generator.views.wording import Wording

_LABELS = {"exercises": "all_exercises", "running": "return"}
"""Pages whose label in the group `nav` is not their id."""


def expand_nav(entries: Sequence[object], wording: Wording) -> list[Item]:
    """MkDocs' navigation from ids. UnknownPlace: an id that stands for nothing."""
    return [item for entry in entries for item in _expand(entry, wording)]


def _expand(entry: object, wording: Wording) -> Iterator[Item]:
    if isinstance(entry, Mapping):
        for group, inner in entry.items():
            yield {wording.label(f"nav.{group}"): expand_nav(inner, wording)}
    elif entry in _PLACEHOLDERS:
        yield from _PLACEHOLDERS[str(entry)](wording)
    elif entry in PAGES:
        name = _LABELS.get(str(entry), str(entry).replace("-", "_"))
        yield {wording.label(f"nav.{name}"): PAGES[str(entry)]}
    else:
        known = ", ".join([*PAGES, *_PLACEHOLDERS])
        raise UnknownPlace(f'mkdocs.yml: nav has no place called "{entry}" (write one of: {known})')


def _phases(wording: Wording) -> Iterator[Item]:
    for phase in wording.guide.phases_in_order():
        title = wording.label("phase.title", number=phase.number, name=wording.text(phase.name))
        yield {title: phase_uri(phase.id)}


def _exercises(wording: Wording) -> Iterator[Item]:
    for exercise in wording.guide.exercises_in_order():
        yield {wording.text(exercise.name): exercise_uri(exercise.id)}


def _weeks(wording: Wording) -> Iterator[Item]:
    for week in range(1, WEEKS + 1):
        yield {wording.label("nav.week", week=week): week_uri(week)}


_PLACEHOLDERS: Mapping[str, Callable[[Wording], Iterator[Item]]] = {
    "@phases": _phases,
    "@exercises": _exercises,
    "@weeks": _weeks,
}
