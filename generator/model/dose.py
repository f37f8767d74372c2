"""How much of an exercise, and how often. Sentences about it are made in views, never typed."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Range, Seconds, Text, Times


class Assuming(Model):
    """A model some of whose values the source does not give."""

    assumed: Mapping[str, Text] = {}
    """Why a value was chosen that no source gives, by its key. Readers are told to confirm it."""

    @model_validator(mode="after")
    def _assumed_fields_have_values(self) -> Self:
        for name in self.assumed:
            if name == "assumed" or getattr(self, name, None) is None:
                raise PydanticCustomError(
                    "assumed_field",
                    "nothing to assume under this name",
                    {"name": name, "at": ["assumed", name]},
                )
        return self


Sides = Literal["each", "both"]
"""`each`: done on each side in turn; `both`: both sides work at once."""


class RepsDose(Assuming):
    """Sets of repetitions."""

    kind: Literal["reps"]
    """Counted in repetitions."""
    sets: Times
    """How many sets in a session."""
    reps: Times
    """Repetitions in a set, on each side where `sides` is `each`."""
    sides: Sides
    """`each`: one side and then the other; `both`: both sides work at once."""
    hold_s: Seconds | None = None
    """Seconds to pause at the top of each repetition."""
    lower_s: Range | None = None
    """Seconds taken to come back."""
    rest_s: Seconds
    """Seconds of rest between sets."""


class HoldDose(Assuming):
    """A stretch held still."""

    kind: Literal["hold"]
    """Counted in holds."""
    holds: Times
    """How many times in a session, on each side where `sides` is `each`."""
    hold_s: Range
    """Seconds that each is held."""
    sides: Sides
    """`each`: one side and then the other; `both`: both sides at once."""


class WalkDose(Assuming):
    """Sets of steps to each side."""

    kind: Literal["walk"]
    """Counted in steps to the side."""
    sets: Times
    """Sets in each direction."""
    steps: Times
    """Steps in each direction in one set."""
    rest_s: Seconds
    """Seconds of rest between sets."""


class TimeDose(Assuming):
    """Time on one spot, as in rolling."""

    kind: Literal["time"]
    """Counted in seconds."""
    duration_s: Range
    """Seconds on each side where `sides` is `each`."""
    pause_s: Range | None = None
    """Seconds to rest on a tender spot."""
    sides: Sides
    """`each`: one side and then the other; `both`: both sides at once."""


Dose = Annotated[RepsDose | HoldDose | WalkDose | TimeDose, Field(discriminator="kind")]


class Frequency(Assuming):
    """How often: times a day, every day, or days a week with rest days between."""

    per_day: Times | None = None
    """Times a day, every day, as for a stretch. Not together with per_week."""
    per_week: Times | None = None
    """Days a week, as for strength. Not together with per_day."""
    rest_days_between: Annotated[int, Field(ge=0, le=6)] | None = None
    """Fewest days without it between two days with it; strength needs 1."""

    @model_validator(mode="after")
    def _a_day_or_a_week(self) -> Self:
        if self.per_day is None and self.per_week is None:
            raise PydanticCustomError("frequency_missing", "neither per_day nor per_week")
        if self.per_day is not None and self.per_week is not None:
            raise PydanticCustomError(
                "frequency_twice", "both per_day and per_week", {"at": "per_day"}
            )
        return self
