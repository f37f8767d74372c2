"""The way one person does an exercise: as the guide has it, or by the level that is set."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model.exercise import Exercise, Level
from generator.model.guide import Guide
from generator.plan.items import Item
from generator.views.exercise import (
    ExerciseView,
    LevelView,
    describe_equipment,
    describe_exercise,
    describe_level,
    describe_mistakes,
)
from generator.views.wording import Wording


class ShownView(NamedTuple):
    """Which picture fits."""

    figure: str
    variant: str | None = None
    note: str = ""
    """That it shows the usual way, where this one differs and is not drawn."""


class WayView(NamedTuple):
    exercise: ExerciseView
    """In its words: nothing in it tells of another way than this person's."""
    page: str
    """The exercise whose page tells most of it."""
    shown: ShownView | None
    """None: every picture there is would mislead."""


def describe_way(guide: Guide, wording: Wording, item: Item) -> WayView:
    exercise, level = item.exercise, item.level
    assert exercise is not None
    if level is None:
        return WayView(
            describe_exercise(guide, wording, exercise), exercise.id, ShownView(exercise.id)
        )
    if level.exercise:
        other = describe_exercise(guide, wording, guide.exercises[level.exercise])
        told = other._replace(
            id=exercise.id, name=wording.text(exercise.name), easier=(), harder=()
        )
        return WayView(told, level.exercise, ShownView(level.exercise))
    view = describe_exercise(guide, wording, exercise)
    needed = [thing for thing in exercise.equipment if thing not in level.without]
    needed += [thing for thing in level.equipment if thing not in needed]
    easier, harder = _other_ways(guide, wording, exercise, level)
    told = view._replace(
        steps=wording.texts(level.steps or exercise.steps),
        cue=wording.text(level.cue or exercise.cue),
        mistakes=describe_mistakes(wording, level.mistakes or exercise.mistakes),
        position=wording.label(f"position.{level.position or exercise.position}"),
        equipment=tuple(describe_equipment(guide, wording, thing) for thing in needed),
        easier=tuple(easier),
        harder=tuple(harder),
    )
    return WayView(told, exercise.id, _shown(guide, wording, exercise, level))


def _shown(guide: Guide, wording: Wording, exercise: Exercise, level: Level) -> ShownView | None:
    figure = guide.figures.get(exercise.id)
    variant = figure.variants.get(level.id) if figure else None
    if variant and not variant.mistake:
        return ShownView(exercise.id, level.id)
    if _is_elsewhere(exercise, level):
        return None
    return ShownView(exercise.id, note=wording.label("figure.usual"))


def _is_elsewhere(exercise: Exercise, level: Level) -> bool:
    return level.position not in (None, exercise.position)


def _other_ways(
    guide: Guide, wording: Wording, exercise: Exercise, level: Level
) -> tuple[Iterable[LevelView], Iterable[LevelView]]:
    """(easier, harder) than the level that is set, as far as they can be told from it."""
    if level.without or _is_elsewhere(exercise, level):
        return (), ()
    usual = LevelView("usual", "", "", wording.label("sheet.usual_way"), (), "", None)

    def told(levels: Iterable[Level]) -> Iterator[LevelView]:
        return (describe_level(guide, wording, each) for each in levels)

    if level.id in exercise.progressions:
        later = _after(exercise.progressions, level.id)
        return (usual, *told(exercise.regressions.values())), told(later)
    others = (each for each in exercise.regressions.values() if each.id != level.id)
    return told(others), (usual,)


def _after(levels: Mapping[str, Level], slug: str) -> Iterable[Level]:
    """The levels after one: they are written from light to hard."""
    names = list(levels)
    return (levels[name] for name in names[names.index(slug) + 1 :])
