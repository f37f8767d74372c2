"""A figure's layers of poses merged into the few that are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from generator.figures.shapes import Array
from generator.figures.skeleton import BASE_ANGLES, Angles
from generator.model.contact import Anchor, FootReach, HandReach, Rest
from generator.model.figure import Arrow, Camera, Figure, Muscle, Person
from generator.model.pose import Pose
from generator.model.prop import Prop

LIMBS = ("hand_l", "hand_r", "foot_l", "foot_r")
_JOINTED = ("hip", "knee", "ankle", "girdle", "shoulder", "elbow", "wrist", "fingers")


@dataclass(frozen=True, slots=True)
class Keyframe:
    """One pose with nothing left unsaid."""

    base: str
    angles: Angles
    at: Array
    anchor: Anchor | None
    rest: Rest | None
    reach: dict[str, HandReach | FootReach]
    move: dict[str, Array]


@dataclass(frozen=True, slots=True)
class Staged:
    """A figure or one of its variants, ready to be solved."""

    id: str
    title: str
    alt: str
    person: Person
    camera: tuple[float, float]
    muscles: tuple[Muscle, ...]
    props: dict[str, Prop]
    far: frozenset[str]
    arrows: tuple[Arrow, ...]
    still: bool
    mistake: bool
    keys: tuple[tuple[float, Keyframe], ...]
    """(share of the movement, pose), from (0, start) to (1, end)"""
    side: str = "right"
    loop: bool = False
    ghost: bool = False
    names: dict[str, float] = field(default_factory=dict)
    """Panel name to its share of the movement."""


_CAMERAS = {
    "front": (0.0, 8.0),
    "side": (-90.0, 10.0),
    "three_quarter": (-40.0, 18.0),
    "back": (180.0, 8.0),
}


def stage(figure: Figure, variant: str | None = None) -> Staged:
    """The figure, or its variant laid over it."""
    change = figure.variants[variant] if variant else None
    below = None if change and change.afresh else figure
    layers = {
        name: [below.pose, getattr(below, name) or Pose()] if below else []
        for name in ("start", "middle", "end")
    }
    props = dict(below.props) if below else {}
    if change:
        for name, poses in layers.items():
            poses += [pose for pose in (change.pose, getattr(change, name)) if pose]
        props = {k: v for k, v in props.items() if k not in change.without} | (change.props or {})
    keys = [(0.0, merge(layers["start"])), (1.0, merge(layers["end"]))]
    names = {"start": 0.0, "end": 1.0}
    if (below and below.middle) or (change and change.middle):
        keys.insert(1, (0.5, merge(layers["middle"])))
        names = {"start": 0.0, "middle": 0.5, "end": 1.0}
    if not figure.show_middle:
        names.pop("middle", None)
    if figure.loop:
        names = {"start": 0.0, "middle": 0.5}
    if figure.still:
        names = {"start": 0.0}

    def pick(name: str) -> Any:
        changed = getattr(change, name, None) if change else None
        return getattr(figure, name) if changed is None else changed

    def lay(name: str) -> Any:
        """What belongs to the poses."""
        return pick(name) if below else getattr(change, name) or ()

    return Staged(
        id=f"{figure.id}/{variant}" if variant else figure.id,
        title=pick("title"), alt=pick("alt"), person=pick("person"),
        camera=aim(pick("camera")), muscles=pick("muscles"), props=props,
        far=frozenset(lay("far")), arrows=lay("arrows"), still=figure.still,
        mistake=bool(change and change.mistake), keys=tuple(keys),
        side=figure.side, loop=figure.loop, ghost=figure.ghost, names=names,
    )  # fmt: skip


def aim(camera: Camera) -> tuple[float, float]:
    az, el = _CAMERAS[camera.preset or "three_quarter"]
    return (az if camera.az is None else camera.az, el if camera.el is None else camera.el)


def merge(layers: list[Pose]) -> Keyframe:
    """Later layers win, value by value."""
    base = "standing"
    angles: Angles = {}
    at = np.zeros(3)
    anchor, rest = None, None
    reach: dict[str, HandReach | FootReach] = {}
    move: dict[str, Array] = {}
    for pose in layers:
        if pose.root and pose.root.base:
            base, bent = BASE_ANGLES.get(pose.root.base, (pose.root.base, {}))
            angles |= bent
        if pose.root and pose.root.at is not None:
            at = np.array(pose.root.at)
        angles |= dict(_angles(pose))
        anchor, rest = pose.anchor or anchor, pose.rest or rest
        if pose.reach:
            reach |= {limb: goal for limb in LIMBS if (goal := getattr(pose.reach, limb))}
        for name, by in (pose.move or {}).items():
            move[name] = np.array(by)
    return Keyframe(base, angles, at, anchor, rest, reach, move)


def _angles(pose: Pose) -> Iterator[tuple[str, float]]:
    for name in ("root", "spine", "neck"):
        part = getattr(pose, name)
        for key, value in (part.model_dump(exclude_none=True) if part else {}).items():
            if key not in ("base", "at"):
                yield f"{name}.{key}", value
    for name in _JOINTED:
        joint = getattr(pose, name)
        if joint is None:
            continue
        for side, letters in (("both", "lr"), ("l", "l"), ("r", "r")):
            stated = getattr(joint, side)
            for key, value in (stated.model_dump(exclude_none=True) if stated else {}).items():
                for letter in letters:
                    yield f"{name}.{letter}.{key}", value


def blend(first: Angles, second: Angles, share: float) -> Angles:
    return {
        key: first.get(key, 0.0) * (1 - share) + second.get(key, 0.0) * share
        for key in first.keys() | second.keys()
    }
