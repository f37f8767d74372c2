"""The pose language: joint angles in clinical signs, and contacts.

Lengths are cm and angles degrees. z is up, x is the way a standing figure
faces, y is its left. Flexion, abduction and outward rotation are positive on
both sides.
"""

from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug

Degrees = Annotated[float, Field(ge=-360, le=360)]
Centimetres = Annotated[float, Field(ge=-400, le=400)]
Spot = tuple[Centimetres, Centimetres]
"""A place on the ground: x, y."""
Point = tuple[Centimetres, Centimetres, Centimetres]
"""A place, or a direction: x, y, z."""

Letter = Literal["l", "r"]
Landmark = Literal[
    "pelvis", "waist", "chest", "neck", "head",
    "hip_l", "hip_r", "knee_l", "knee_r", "ankle_l", "ankle_r",
    "heel_l", "heel_r", "toe_l", "toe_r",
    "shoulder_l", "shoulder_r", "elbow_l", "elbow_r",
    "wrist_l", "wrist_r", "palm_l", "palm_r",
]  # fmt: skip
Part = Literal[
    "trunk", "head",
    "thigh_l", "thigh_r", "shin_l", "shin_r", "foot_l", "foot_r",
    "upper_arm_l", "upper_arm_r", "forearm_l", "forearm_r", "hand_l", "hand_r",
]  # fmt: skip


M = TypeVar("M", bound=Model)


def _one_place(goal: M, point: Point | None, landmark: str | None) -> M:
    if (point is None) == (landmark is None):
        raise PydanticCustomError("one_place", "needs a point or a landmark, and not both")
    return goal


class Root(Model):
    """How the whole body lies before its joints bend."""

    base: (
        Literal[
            "standing", "supine", "prone", "side_left", "side_right",
            "kneeling", "seated", "quadruped",
        ]
        | None
    ) = None  # fmt: skip
    """side_left lies on its left side. Kneeling, seated and quadruped also bend the joints."""
    tilt: Degrees | None = None
    """About its left-right axis, forwards positive."""
    lean: Degrees | None = None
    """About its front-back axis, to its left positive."""
    roll: Degrees | None = None
    """About its long axis, like a log, to its left positive."""
    heading: Degrees | None = None
    """About the vertical, to its left positive."""
    at: Point | None = None
    """The middle between the hip joints; contacts may move it."""


class Bend(Model):
    flex: Degrees | None = None
    side: Degrees | None = None
    """To its left positive."""
    twist: Degrees | None = None
    """To its left positive."""


class BallJoint(Model):
    flex: Degrees | None = None
    abd: Degrees | None = None
    rot: Degrees | None = None
    """Outward positive."""


class Knee(Model):
    flex: Degrees | None = None


class Elbow(Model):
    flex: Degrees | None = None
    pron: Degrees | None = None
    """Pronation; 0 has the thumb forward when the arm hangs."""


class Ankle(Model):
    dorsi: Degrees | None = None
    """Towards the shin positive; pointed toes negative."""
    turn: Degrees | None = None
    """Toes outward positive."""
    evert: Degrees | None = None
    """Sole outward positive."""


class Wrist(Model):
    flex: Degrees | None = None
    dev: Degrees | None = None
    """Towards the thumb positive."""


class Girdle(Model):
    """The shoulder blade's share of a reach, in cm."""

    up: Centimetres | None = None
    forward: Centimetres | None = None


class Fingers(Model):
    curl: Annotated[float, Field(ge=0, le=100)] | None = None
    """0 is a flat hand, 100 a fist."""


class BallJoints(Model):
    both: BallJoint | None = None
    l: BallJoint | None = None  # noqa: E741
    r: BallJoint | None = None


class Knees(Model):
    both: Knee | None = None
    l: Knee | None = None  # noqa: E741
    r: Knee | None = None


class Elbows(Model):
    both: Elbow | None = None
    l: Elbow | None = None  # noqa: E741
    r: Elbow | None = None


class Ankles(Model):
    both: Ankle | None = None
    l: Ankle | None = None  # noqa: E741
    r: Ankle | None = None


class Wrists(Model):
    both: Wrist | None = None
    l: Wrist | None = None  # noqa: E741
    r: Wrist | None = None


class Girdles(Model):
    both: Girdle | None = None
    l: Girdle | None = None  # noqa: E741
    r: Girdle | None = None


class Hands(Model):
    both: Fingers | None = None
    l: Fingers | None = None  # noqa: E741
    r: Fingers | None = None


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


class Pose(Model):
    """Angles for the joint an exercise is about; contacts for whatever touches something."""

    root: Root | None = None
    spine: Bend | None = None
    neck: Bend | None = None
    hip: BallJoints | None = None
    knee: Knees | None = None
    ankle: Ankles | None = None
    girdle: Girdles | None = None
    shoulder: BallJoints | None = None
    elbow: Elbows | None = None
    wrist: Wrists | None = None
    fingers: Hands | None = None
    anchor: Anchor | None = None
    rest: Rest | None = None
    reach: Reach | None = None
    move: dict[Slug, Point] | None = None
    """Props that move in this pose, by how much."""
