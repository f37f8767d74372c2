"""What a figure file says: one exercise's pictures as poses, contacts and props.

A figure is written for one side and mirrored for the other. The pose language
is in `pose`, the props are in `prop`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug, Text
from generator.model.contact import FootOnPedal, Reach
from generator.model.pose import Pose
from generator.model.prop import Prop
from generator.model.room import Centimetres, Degrees, Landmark, Point, Spot

FarLimb = Literal["arm_l", "arm_r", "leg_l", "leg_r"]
Muscle = Literal[
    "gluteus_medius", "gluteus_maximus", "tensor_fasciae_latae",
    "vastus_lateralis", "quadriceps", "hamstrings", "hip_flexors",
    "hip_rotators", "lateral_knee",
]  # fmt: skip


class Camera(Model):
    """Where it is seen from: a preset, or az and el over it.

    az 0 sees a standing figure's face, -90 its right side; el looks down on it.
    """

    preset: Literal["front", "side", "three_quarter", "back"] | None = None
    az: Degrees | None = None
    el: Annotated[float, Field(ge=-20, le=89)] | None = None


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
    afresh: bool = False
    """Nothing of the figure's own poses, props, far limbs and arrows stays: the same exercise done
    in another position."""
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

    @model_validator(mode="after")
    def _starts_from_something(self) -> Self:
        if self.afresh and (self.without or self.mistake):
            raise PydanticCustomError(
                "afresh_from_nothing",
                "a variant that starts afresh has no prop to leave out and no right way beside it",
            )
        return self


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
    ghost: bool = False
    """The end shows, pale behind it, where the body was at the start: for a movement so small that
    the two look alike."""
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
        _find_props(self.props, list(_poses(self)))
        for variant in self.variants.values():
            props, poses = dict(variant.props or {}), list(_poses(variant))
            if not variant.afresh:
                kept = {k: v for k, v in self.props.items() if k not in variant.without}
                props, poses = kept | props, [*_poses(self), *poses]
            _find_props(props, poses)
        return self

    @model_validator(mode="after")
    def _poses_make_a_movement(self) -> Self:
        if self.loop and self.middle is None:
            raise PydanticCustomError("loop_middle", "a loop needs a middle pose")
        if self.loop and self.still:
            raise PydanticCustomError("loop_still", "a still picture does not loop")
        return self


def _poses(stated: Figure | Variant) -> Iterator[Pose | None]:
    yield from (stated.pose, stated.start, stated.middle, stated.end)


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
