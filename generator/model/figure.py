"""What a figure file says: one exercise's pictures as poses, contacts and props.

Lengths are cm and angles degrees. z is up, x is the way a standing figure
faces, y is its left. Joint angles have the clinical signs: flexion, abduction
and outward rotation are positive on both sides. A figure is written for one
side and mirrored for the other.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug, Text

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
FarLimb = Literal["arm_l", "arm_r", "leg_l", "leg_r"]
Part = Literal[
    "trunk", "head",
    "thigh_l", "thigh_r", "shin_l", "shin_r", "foot_l", "foot_r",
    "upper_arm_l", "upper_arm_r", "forearm_l", "forearm_r", "hand_l", "hand_r",
]  # fmt: skip
Muscle = Literal[
    "gluteus_medius", "gluteus_maximus", "tensor_fasciae_latae",
    "vastus_lateralis", "quadriceps", "hamstrings", "hip_flexors",
    "hip_rotators", "lateral_knee",
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


class Camera(Model):
    """Where it is seen from: a preset, or az and el over it.

    az 0 sees a standing figure's face, -90 its right side; el looks down on it.
    """

    preset: Literal["front", "side", "three_quarter", "back"] | None = None
    az: Degrees | None = None
    el: Annotated[float, Field(ge=-20, le=89)] | None = None


class Mat(Model):
    kind: Literal["mat"]
    at: Spot
    size: tuple[Centimetres, Centimetres] = (180.0, 64.0)
    heading: Degrees = 0.0


class Roller(Model):
    """A foam roller lying on the floor; `heading` is the way its axis points."""

    kind: Literal["roller"]
    at: Spot
    heading: Degrees
    length: Centimetres = 45.0
    radius: Centimetres = 7.5


class Box(Model):
    """A box, bench or step standing on the floor."""

    kind: Literal["box"]
    at: Spot
    size: Point
    """Depth (x), width (y) and height."""
    heading: Degrees = 0.0


class Chair(Model):
    """`at` is below the middle of the seat; it faces `heading`."""

    kind: Literal["chair"]
    at: Spot
    heading: Degrees = 0.0
    seat: Centimetres = 46.0


class Wall(Model):
    """`at` is the middle of its foot; it faces `heading`."""

    kind: Literal["wall"]
    at: Spot
    heading: Degrees
    width: Centimetres = 90.0
    height: Centimetres = 150.0


class Band(Model):
    """A loop round both legs; `along` is how far down the thigh or shin, 0 to 1."""

    kind: Literal["band"]
    round: Literal["thighs", "shins"]
    along: Annotated[float, Field(ge=0, le=1)]


class AnkleWeight(Model):
    kind: Literal["ankle_weight"]
    side: Letter


class FloatBelt(Model):
    kind: Literal["float_belt"]


class Water(Model):
    """A water surface at this height."""

    kind: Literal["water"]
    height: Centimetres


class Bike(Model):
    """A stationary bike facing x; `at` is below the crank, `saddle` its top."""

    kind: Literal["bike"]
    at: Spot
    saddle: Centimetres = 100.0


class IcePack(Model):
    """A cold pack on the outside of the knee, over a cloth."""

    kind: Literal["ice_pack"]
    side: Letter


class Cushion(Model):
    """A folded blanket or pillow: a soft box lying at `base` height."""

    kind: Literal["cushion"]
    at: Spot
    size: Point
    heading: Degrees = 0.0
    base: Centimetres = 0.0


Prop = Annotated[
    Mat | Roller | Box | Chair | Wall | Band | AnkleWeight | FloatBelt | Water | Bike | IcePack
    | Cushion,
    Field(discriminator="kind"),
]  # fmt: skip


class PathArrow(Model):
    """Follows the way a landmark goes from start to end, set off from it on the page."""

    kind: Literal["path"]
    landmark: Landmark
    offset: Spot = (0.0, 0.0)
    """On the page: right, up."""
    both_ways: bool = False
    scale: Annotated[float, Field(gt=0, le=5)] = 1.0
    """Lengthens a short path so that it can be seen."""
    panel: Literal["start", "middle", "end"] = "end"


class StraightArrow(Model):
    """From a point by a step, both in the room."""

    kind: Literal["straight"]
    start: Point
    by: Point
    both_ways: bool = False
    panel: Literal["start", "middle", "end"] = "end"


class FaultRing(Model):
    """A ring round what goes wrong, in a mistake."""

    kind: Literal["ring"]
    landmark: Landmark
    offset: Spot = (0.0, 0.0)
    radius: Annotated[float, Field(gt=0, le=60)] = 12.0
    panel: Literal["start", "middle", "end"] = "end"


class LevelLine(Model):
    """A line through two landmarks, drawn in every panel: is it level, or does it tilt?"""

    kind: Literal["line"]
    first: Landmark
    second: Landmark
    beyond: Centimetres = 12.0
    """How far it runs on at both ends."""
    panel: Literal["start", "middle", "end"] = "end"


Arrow = Annotated[PathArrow | StraightArrow | FaultRing | LevelLine, Field(discriminator="kind")]


class Person(Model):
    """Who does it. Spread over the guide so that its people look like its readers."""

    build: Literal["slight", "broad"]
    skin: Literal["light", "tan", "brown", "dark"]
    hair: Literal["bun", "short", "bob", "ponytail", "curly"]
    hair_tone: Literal["black", "brown", "auburn", "fair", "grey"]


class Variant(Model):
    """The same figure with something changed; what is not written stays."""

    title: Text
    alt: Text
    mistake: bool = False
    """Drawn beside the right way, each with its mark."""
    camera: Camera | None = None
    muscles: tuple[Muscle, ...] | None = None
    far: tuple[FarLimb, ...] | None = None
    person: Person | None = None
    props: dict[Slug, Prop] | None = None
    """Added to, or in place of, the props of the same name."""
    without: tuple[Slug, ...] = ()
    """Props left out."""
    pose: Pose | None = None
    start: Pose | None = None
    middle: Pose | None = None
    end: Pose | None = None
    arrows: tuple[Arrow, ...] | None = None


class Figure(Model):
    """One file of content/figures."""

    id: Slug
    title: Text
    alt: Text
    """What to see, for someone who cannot see it; not "image of".

    Without left and right: the same words serve the mirrored picture.
    """
    side: Literal["left", "right"]
    """The sore side as written here; the other is its mirror image."""
    person: Person
    camera: Camera
    still: bool = False
    """One picture, no movement: the end pose is the start pose."""
    loop: bool = False
    """The movement comes round (a pedal stroke, a stride): its panels are start and middle, and
    its end looks like its start."""
    show_middle: bool = False
    """Three panels: the middle pose is worth a picture, and not only a way round something."""
    muscles: tuple[Muscle, ...] = ()
    props: dict[Slug, Prop] = {}
    far: tuple[FarLimb, ...] = ()
    """Limbs drawn paler because they are behind."""
    pose: Pose
    start: Pose = Pose()
    middle: Pose | None = None
    end: Pose = Pose()
    arrows: tuple[Arrow, ...] = ()
    variants: dict[Slug, Variant] = {}

    @model_validator(mode="after")
    def _props_are_there(self) -> Self:
        """What a pose stands on, holds or moves is among the props."""
        _find_props(self.props, [self.pose, self.start, self.middle, self.end])
        for variant in self.variants.values():
            props = {k: v for k, v in self.props.items() if k not in variant.without}
            poses = [self.pose, self.start, self.middle, self.end]
            poses += [variant.pose, variant.start, variant.middle, variant.end]
            _find_props(props | (variant.props or {}), poses)
        return self

    @model_validator(mode="after")
    def _poses_make_a_movement(self) -> Self:
        if self.loop and self.middle is None:
            raise PydanticCustomError("loop_middle", "a loop needs a middle pose")
        if self.loop and self.still:
            raise PydanticCustomError("loop_still", "a still picture does not loop")
        return self


def _find_props(props: Mapping[str, Prop], poses: list[Pose | None]) -> None:
    for pose in poses:
        for name, kind in _props_named(pose) if pose else ():
            if name not in props:
                raise PydanticCustomError("no_prop", 'no prop is called "{name}"', {"name": name})
            if kind and props[name].kind != kind:
                raise PydanticCustomError(
                    "prop_kind", '"{name}" is not a {kind}', {"name": name, "kind": kind}
                )


def _props_named(pose: Pose) -> Iterator[tuple[str, str]]:
    """(prop, kind it must be or "") for every prop a pose speaks of."""
    yield from ((name, "") for name in pose.move or {})
    goals = [getattr(pose.reach, limb) for limb in Reach.model_fields] if pose.reach else []
    for contact in [pose.rest, *goals]:
        surface = getattr(contact, "surface", "floor")
        if surface != "floor":
            yield surface, ""
        if isinstance(contact, FootOnPedal):
            yield contact.bike, "bike"
