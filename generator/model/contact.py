"""What a pose touches: limbs solved backwards, and the whole body moved or dropped."""

from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug
from generator.model.room import Centimetres, Degrees, Landmark, Letter, Part, Point, Spot

M = TypeVar("M", bound=Model)


def _one_place(goal: M, point: Point | None, landmark: str | None) -> M:
    if (point is None) == (landmark is None):
        raise PydanticCustomError("one_place", "needs a point or a landmark, and not both")
    return goal


class Free(Model):
    """The limb follows its joint angles, even where the shared pose has it reach."""

    kind: Literal["free"]


class HandOnGround(Model):
    """A flat palm on the floor, the mat or a prop."""

    kind: Literal["on_floor"]
    at: Spot
    fingers: Degrees
    """The way the fingers point, as a heading: 0 is x, 90 is y."""
    surface: Slug = "floor"
    elbow: Point | None = None
    """The way the elbow points; else back and outward."""


class ForearmOnGround(Model):
    """Elbow and forearm on the ground; the elbow lies where the upper arm's length puts it."""

    kind: Literal["forearm_on_floor"]
    elbow: Degrees
    """From the shoulder to the elbow, as a heading."""
    hand: Degrees
    """From the elbow to the hand, as a heading."""
    surface: Slug = "floor"


class HandOnBody(Model):
    kind: Literal["on_hip", "under_head", "on_knee", "on_thigh", "behind_thigh"]
    side: Letter
    """Which hip, knee or thigh."""
    elbow: Point | None = None


class HandAt(Model):
    """The palm at a point, or at a landmark moved by an offset in the world's axes."""

    kind: Literal["at"]
    point: Point | None = None
    landmark: Landmark | None = None
    offset: Point = (0.0, 0.0, 0.0)
    fingers: Point
    palm: Point
    elbow: Point | None = None

    @model_validator(mode="after")
    def _at_something(self) -> Self:
        return _one_place(self, self.point, self.landmark)


class FootFlat(Model):
    """A flat sole; `at` is below the ankle."""

    kind: Literal["flat"]
    at: Spot
    heading: Degrees
    surface: Slug = "floor"
    knee: Point | None = None
    """The way the knee points; else the way the toes do."""
    heel: Centimetres = 0.0
    """How high the heel is lifted, pivoting on the toes."""


class FootAt(Model):
    """The ankle at a point or landmark; the ankle's own angles turn the foot."""

    kind: Literal["at"]
    point: Point | None = None
    landmark: Landmark | None = None
    offset: Point = (0.0, 0.0, 0.0)
    knee: Point
    """The way the knee points."""
    swivel: Degrees = 0.0
    """Turns the knee about the line from hip to ankle, outward positive."""

    @model_validator(mode="after")
    def _at_something(self) -> Self:
        return _one_place(self, self.point, self.landmark)


class FootOnPedal(Model):
    """On a bike's pedal; the pedal goes round by `angle`: 0 is forward, 90 at the bottom."""

    kind: Literal["pedal"]
    bike: Slug
    angle: Annotated[float, Field(ge=-720, le=720)]


HandReach = Annotated[
    Free | HandOnGround | ForearmOnGround | HandOnBody | HandAt,
    Field(discriminator="kind"),
]
FootReach = Annotated[Free | FootFlat | FootAt | FootOnPedal, Field(discriminator="kind")]


class Reach(Model):
    """Limbs solved backwards from what they touch."""

    hand_l: HandReach | None = None
    hand_r: HandReach | None = None
    foot_l: FootReach | None = None
    foot_r: FootReach | None = None


class Anchor(Model):
    """Moves the body so that a landmark lies at a point."""

    landmark: Landmark
    at: Point


class Rest(Model):
    """Drops the body until the first of these parts touches."""

    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    surface: Slug = "floor"
