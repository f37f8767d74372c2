"""Measures and places of figures.

Lengths are cm and angles degrees. z is up, x is the way a standing figure
faces, y is its left.
"""

from typing import Annotated, Literal

from pydantic import Field

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
