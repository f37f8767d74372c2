"""Exercises, and the other things a phase asks for."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model, Quantity, Range, Ref, Slug, Text, Times
from generator.model.dose import Assuming, Dose, Frequency
from generator.model.evidence import ClaimId

ExerciseId = Annotated[Slug, Ref("exercises")]
ActivityId = Annotated[Slug, Ref("activities")]
MuscleId = Annotated[Slug, Ref("anatomy")]
EquipmentId = Annotated[Slug, Ref("equipment")]

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Evidence = Annotated[tuple[ClaimId, ...], Field(min_length=1)]


class Mistake(Model):
    """What often goes wrong, and how to put it right."""

    wrong: Text
    right: Text


class Level(Model):
    """A harder or an easier way to do an exercise."""

    id: Slug
    name: Text
    when: Text
    """When to change to it."""
    what: Text
    """What to do differently."""
    equipment: tuple[EquipmentId, ...] = ()
    """Needed on top of the exercise's own."""
    without: tuple[EquipmentId, ...] = ()
    """The exercise's own equipment that is not needed this way."""
    dose: Dose | None = None
    """Where the dose changes too."""
    load: Quantity | None = None
    """The weight to start with."""


class RollZone(Model):
    """Where the roller may go, measured up from the knee joint."""

    start_above_knee: Quantity | None = None
    """For rolls on the thigh: where to begin."""
    keep_above_knee: Quantity
    """The roller never comes nearer to the knee than this."""
    stroke: Quantity | None = None
    avoid: Annotated[tuple[MuscleId, ...], Field(min_length=1)]
    """Bony or sore places the roller stays off."""


class Exercise(Assuming):
    """One exercise, told once for page, card and sheet."""

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    """Other names people search for."""
    kind: Literal["strength", "roll", "stretch"]
    summary: Text
    """One line: what it is and does."""
    why: Text
    targets: Annotated[tuple[MuscleId, ...], Field(min_length=1)]
    position: Literal[
        "side_lying",
        "supine",
        "half_prone",
        "seated",
        "standing",
        "half_kneeling",
        "kneeling",
    ]
    equipment: Annotated[tuple[EquipmentId, ...], Field(min_length=1)]
    steps: Annotated[tuple[Text, ...], Field(min_length=2)]
    cue: Text
    """The one thing to remember, for a sheet with little room."""
    feel: Text
    """What you should feel, and where."""
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)]
    stop_if: Texts
    dose: Dose
    frequency: Frequency
    essential: bool
    """Kept when time is short."""
    weaker_side_first: bool = False
    zone: RollZone | None = None
    """Required for rolls."""
    seat_height: Quantity | None = None
    """Height of the chair or box, where one is used."""
    progressions: Mapping[str, Level] = {}
    regressions: Mapping[str, Level] = {}
    evidence: Evidence


class Ice(Model):
    """The limits of using ice."""

    cloth: Literal[True]
    """Never on bare skin."""
    check_skin_after_min: Annotated[int, Field(ge=1, le=10)]
    gap_h: Annotated[int, Field(ge=1, le=12)]
    """Fewest hours before the next time."""
    not_if: Texts


class Activity(Assuming):
    """Something to do in a phase that is not an exercise: keep fit, cool the knee, eat."""

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    kind: Literal["cross_training", "ice", "food"]
    what: Text
    how: Texts
    minutes: Range | None = None
    per_week: Times | None = None
    stop_if: tuple[Text, ...] = ()
    ice: Ice | None = None
    equipment: tuple[EquipmentId, ...] = ()
    evidence: Evidence
