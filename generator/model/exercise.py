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
    """What goes wrong, as it looks or feels."""
    right: Text
    """What to do instead."""


Position = Literal[
    "side_lying",
    "supine",
    "half_prone",
    "seated",
    "standing",
    "half_kneeling",
    "kneeling",
]


class Level(Model):
    """A harder or an easier way to do an exercise.

    What is left out is as the exercise has it.
    """

    id: Slug
    name: Text
    """What this way is called."""
    when: Text
    """When to change to it."""
    what: Text
    """What to do differently."""
    exercise: ExerciseId | None = None
    """The exercise of the guide that this way is: its steps, picture and advice then hold."""
    position: Position | None = None
    """Where it is another: the exercise's own picture then does not fit."""
    steps: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """All of them, where one of the exercise's own does not hold."""
    cue: Text | None = None
    """The one thing to remember, where it is another."""
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)] | None = None
    """All of them, where one of the exercise's own does not fit."""
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
    """How far to move up and down at a time."""
    avoid: Annotated[tuple[MuscleId, ...], Field(min_length=1)]
    """Bony or sore places the roller stays off."""


class Exercise(Assuming):
    """One exercise, told once for page, card and sheet."""

    id: Slug
    name: Text
    """What it is called, on page, card and sheet."""
    aliases: tuple[Text, ...] = ()
    """Other names people search for."""
    kind: Literal["strength", "roll", "stretch"]
    """What is trained: a strength exercise is dosed in reps or steps, a roll in time, a stretch in
    holds.
    """
    summary: Text
    """One line: what it is and does."""
    why: Text
    """What it is good for, in two or three plain sentences that the claims below bear out."""
    targets: Annotated[tuple[MuscleId, ...], Field(min_length=1)]
    """The muscles it works on."""
    position: Position
    """How the body starts."""
    equipment: Annotated[tuple[EquipmentId, ...], Field(min_length=1)]
    """All that is needed, a mat or a wall too."""
    steps: Annotated[tuple[Text, ...], Field(min_length=2)]
    """What to do, one movement a step, in the order of doing it."""
    cue: Text
    """The one thing to remember, for a sheet with little room."""
    feel: Text
    """What you should feel, and where."""
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)]
    """What often goes wrong, each with how to put it right."""
    stop_if: Texts
    """Signs to stop this exercise at once. Pain at the outside of the knee is one."""
    dose: Dose
    """How much, as numbers: the sentence is made from them."""
    frequency: Frequency
    """How often: so many times a day, or on so many days a week."""
    essential: bool
    """Kept when time is short: then the others are left out first."""
    weaker_side_first: bool = False
    """Says to start with the weaker side."""
    drawn: bool = True
    """Whether content/figures has a file of its name. Write false until someone has drawn it."""
    zone: RollZone | None = None
    """Required for rolls."""
    seat_height: Quantity | None = None
    """Height of the chair or box, where one is used."""
    progressions: Mapping[str, Level] = {}
    """Harder ways to do it, each under an id of its own."""
    regressions: Mapping[str, Level] = {}
    """Easier ways to do it, each under an id of its own."""
    evidence: Evidence
    """The claims it rests on."""


class Ice(Model):
    """The limits of using ice."""

    cloth: Literal[True]
    """Never on bare skin."""
    check_skin_after_min: Annotated[int, Field(ge=1, le=10)]
    """Minutes until the first look at the skin."""
    gap_h: Annotated[int, Field(ge=1, le=12)]
    """Fewest hours before the next time."""
    not_if: Texts
    """Who leaves ice alone."""


class Activity(Assuming):
    """Something to do in a phase that is not an exercise: keep fit, cool the knee, eat."""

    id: Slug
    name: Text
    """What it is called."""
    aliases: tuple[Text, ...] = ()
    """Other names people search for."""
    kind: Literal["cross_training", "ice", "food"]
    """What sort of thing it is."""
    what: Text
    """What to do, in a sentence."""
    how: Texts
    """How to do it, a point each."""
    minutes: Range | None = None
    """Minutes each time."""
    per_week: Times | None = None
    """Times a week."""
    stop_if: tuple[Text, ...] = ()
    """Signs to stop."""
    ice: Ice | None = None
    """The limits, where it is ice."""
    equipment: tuple[EquipmentId, ...] = ()
    """What is needed."""
    evidence: Evidence
    """The claims it rests on."""
