"""The two body builds: bone lengths and how thick each part is.

Lengths are cm. Segment lengths follow the usual proportions of standing height
(thigh 0.245, shin 0.246, upper arm 0.186, forearm 0.146, hand 0.108), with
hands, feet and head drawn a little large so that they read at 60 mm.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Build:
    hip_half: float
    """From the middle to each hip joint."""
    shoulder_half: float
    thigh: float
    shin: float
    ankle_height: float
    foot: float
    """From the ankle to the tip of the toes."""
    trunk: float
    """From the hip joints to the base of the neck."""
    shoulder_height: float
    upper_arm: float
    forearm: float
    neck: float
    girth_limb: float
    girth_arm: float
    girth_waist: float
    girth_chest: float
    girth_hip: float
    bust: float


BUILDS = {
    "slight": Build(
        hip_half=8.6, shoulder_half=16.2, thigh=41.5, shin=40.5, ankle_height=7.6, foot=17.5,
        trunk=49.0, shoulder_height=41.6, upper_arm=28.5, forearm=24.5, neck=9.0,
        girth_limb=1.0, girth_arm=1.0, girth_waist=1.0, girth_chest=1.0, girth_hip=1.0, bust=1.0,
    ),
    "broad": Build(
        hip_half=8.8, shoulder_half=19.0, thigh=43.0, shin=42.0, ankle_height=8.0, foot=18.6,
        trunk=51.0, shoulder_height=43.2, upper_arm=30.0, forearm=26.0, neck=9.0,
        girth_limb=1.05, girth_arm=1.2, girth_waist=1.2, girth_chest=1.13, girth_hip=0.97, bust=0.0,
    ),
}  # fmt: skip
