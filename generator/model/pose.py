"""The pose language: joint angles in clinical signs; what it touches is in `contact`.

Flexion, abduction and outward rotation are positive on both sides.
"""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model, Slug
from generator.model.contact import Anchor, Reach, Rest
from generator.model.room import Centimetres, Degrees, Point


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
