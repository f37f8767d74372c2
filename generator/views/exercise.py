"""An exercise as a page, a card and a sheet tell it."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model.exercise import Exercise, Level, Mistake
from generator.model.guide import Guide
from generator.views.dose import Assumption, DoseView, Fact, assumptions_of, describe_dose
from generator.views.wording import Wording


class Named(NamedTuple):
    """Something with an id and a name a reader knows."""

    id: str
    name: str
    text: str = ""


class MistakeView(NamedTuple):
    wrong: str
    right: str


class LevelView(NamedTuple):
    """A harder or an easier way."""

    id: str
    name: str
    when: str
    what: str
    needs: tuple[Named, ...]
    load: str
    dose: DoseView | None


class EquipmentView(NamedTuple):
    id: str
    name: str
    what: str
    instead: str


class ExerciseView(NamedTuple):
    """One exercise, in the reader's words."""

    id: str
    name: str
    kind: str
    """strength, roll or stretch"""
    kind_label: str
    phase: Named
    summary: str
    why: str
    aliases: tuple[str, ...]
    targets: tuple[Named, ...]
    position: str
    equipment: tuple[EquipmentView, ...]
    steps: tuple[str, ...]
    cue: str
    feel: str
    mistakes: tuple[MistakeView, ...]
    stop_if: tuple[str, ...]
    dose: DoseView
    zone: tuple[Fact, ...]
    harder: tuple[LevelView, ...]
    easier: tuple[LevelView, ...]
    weaker_side_first: str
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]


def describe_exercise(guide: Guide, wording: Wording, exercise: Exercise) -> ExerciseView:
    """An exercise as the guide has it, for no one in particular."""
    phase = guide.phase_of(exercise.id)
    dose = describe_dose(wording, exercise.dose, exercise.frequency)
    return ExerciseView(
        id=exercise.id,
        name=wording.text(exercise.name),
        kind=exercise.kind,
        kind_label=wording.label(f"kind.{exercise.kind}"),
        phase=Named(phase.id, wording.text(phase.name)),
        summary=wording.text(exercise.summary),
        why=wording.text(exercise.why),
        aliases=wording.texts(exercise.aliases),
        targets=tuple(_target(guide, wording, target) for target in exercise.targets),
        position=wording.label(f"position.{exercise.position}"),
        equipment=tuple(describe_equipment(guide, wording, item) for item in exercise.equipment),
        steps=wording.texts(exercise.steps),
        cue=wording.text(exercise.cue),
        feel=wording.text(exercise.feel),
        mistakes=describe_mistakes(wording, exercise.mistakes),
        stop_if=wording.texts(exercise.stop_if),
        dose=dose,
        zone=tuple(_zone(guide, wording, exercise)),
        harder=_levels(guide, wording, exercise.progressions.values()),
        easier=_levels(guide, wording, exercise.regressions.values()),
        weaker_side_first=(
            wording.label("exercise.weaker_side_first") if exercise.weaker_side_first else ""
        ),
        assumptions=dose.assumptions + assumptions_of(wording, exercise),
        claims=exercise.evidence,
    )


def describe_mistakes(wording: Wording, mistakes: Iterable[Mistake]) -> tuple[MistakeView, ...]:
    return tuple(
        MistakeView(wording.text(mistake.wrong), wording.text(mistake.right))
        for mistake in mistakes
    )


def _target(guide: Guide, wording: Wording, target: str) -> Named:
    part = guide.anatomy[target]
    return Named(target, wording.text(part.name), wording.text(part.plain))


def describe_equipment(guide: Guide, wording: Wording, item: str) -> EquipmentView:
    thing = guide.equipment[item]
    return EquipmentView(
        item, wording.text(thing.name), wording.text(thing.what), wording.text(thing.instead)
    )


def _levels(guide: Guide, wording: Wording, levels: Iterable[Level]) -> tuple[LevelView, ...]:
    return tuple(describe_level(guide, wording, level) for level in levels)


def describe_level(guide: Guide, wording: Wording, level: Level) -> LevelView:
    return LevelView(
        id=level.id,
        name=wording.text(level.name),
        when=wording.text(level.when),
        what=wording.text(level.what),
        needs=tuple(
            Named(item, wording.text(guide.equipment[item].name)) for item in level.equipment
        ),
        load=wording.quantity(level.load) if level.load else "",
        dose=describe_dose(wording, level.dose) if level.dose else None,
    )


def _zone(guide: Guide, wording: Wording, exercise: Exercise) -> list[Fact]:
    facts = []
    zone = exercise.zone
    if zone is not None:
        for name in ("start_above_knee", "keep_above_knee", "stroke"):
            quantity = getattr(zone, name)
            if quantity is not None:
                facts.append(Fact(wording.label(f"exercise.{name}"), wording.quantity(quantity)))
        avoid = (wording.text(guide.anatomy[part].plain) for part in zone.avoid)
        facts.append(Fact(wording.label("exercise.keep_off"), wording.both(avoid)))
    if exercise.seat_height is not None:
        height = wording.quantity(exercise.seat_height)
        facts.append(Fact(wording.label("exercise.seat_height"), height))
    return facts
