"""All exercises as cards, with the marks they are filtered by."""

from typing import NamedTuple

from generator.model.exercise import Exercise
from generator.model.guide import Guide
from generator.views.exercise import Named
from generator.views.programme import ExerciseLine, describe_line
from generator.views.wording import Wording


class CardView(NamedTuple):
    """An exercise in the gallery."""

    line: ExerciseLine
    kind_label: str
    phase: Named
    marks: tuple[str, ...]
    """What it is found by: kind-strength, phase-roll, part-tfl, thing-mat."""


class FilterView(NamedTuple):
    """One way to narrow the gallery down: a group's name and its choices, by mark."""

    id: str
    name: str
    choices: tuple[tuple[Named, tuple[Named, ...]], ...]
    """Mark and label, with the exercises that bear it."""


class GalleryView(NamedTuple):
    kinds: tuple[tuple[str, tuple[CardView, ...]], ...]
    """A heading, and the cards under it."""
    filters: tuple[FilterView, ...]


def describe_gallery(guide: Guide, wording: Wording) -> GalleryView:
    exercises = guide.exercises_in_order()
    kinds = tuple(dict.fromkeys(exercise.kind for exercise in exercises))
    return GalleryView(
        kinds=tuple(
            (
                wording.label(f"kinds.{kind}"),
                tuple(describe_card(guide, wording, e) for e in exercises if e.kind == kind),
            )
            for kind in kinds
        ),
        filters=(
            _filter(guide, wording, "kind", {k: wording.label(f"kinds.{k}") for k in kinds}),
            _filter(
                guide,
                wording,
                "phase",
                {
                    phase.id: wording.label(
                        "phase.title", number=phase.number, name=wording.text(phase.name)
                    )
                    for phase in guide.phases_in_order()
                    if phase.exercises
                },
            ),
            _filter(
                guide,
                wording,
                "part",
                {
                    target: wording.text(guide.anatomy[target].plain)
                    for exercise in exercises
                    for target in exercise.targets
                },
            ),
            _filter(
                guide,
                wording,
                "thing",
                {
                    item: wording.text(guide.equipment[item].name)
                    for exercise in exercises
                    for item in exercise.equipment
                },
            ),
        ),
    )


def describe_card(guide: Guide, wording: Wording, exercise: Exercise) -> CardView:
    phase = guide.phase_of(exercise.id)
    return CardView(
        line=describe_line(guide, wording, exercise.id),
        kind_label=wording.label(f"kind.{exercise.kind}"),
        phase=Named(
            phase.id,
            wording.label("phase.title", number=phase.number, name=wording.text(phase.name)),
        ),
        marks=_marks(guide, exercise),
    )


def _marks(guide: Guide, exercise: Exercise) -> tuple[str, ...]:
    phases = [p.id for p in guide.phases_in_order() if exercise.id in p.exercises]
    return (
        f"kind-{exercise.kind}",
        *(f"phase-{phase}" for phase in phases),
        *(f"part-{target}" for target in exercise.targets),
        *(f"thing-{item}" for item in exercise.equipment),
    )


def _filter(guide: Guide, wording: Wording, name: str, choices: dict[str, str]) -> FilterView:
    return FilterView(
        name,
        wording.label(f"gallery.{name}"),
        tuple(
            (
                Named(f"{name}-{choice}", label),
                tuple(
                    Named(exercise.id, wording.text(exercise.name))
                    for exercise in guide.exercises_in_order()
                    if f"{name}-{choice}" in _marks(guide, exercise)
                ),
            )
            for choice, label in choices.items()
        ),
    )
