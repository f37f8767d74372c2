"""Parts of a body and what they are made of: a pixel of a panel holds an index of each."""

PARTS = (
    "trunk", "head", "hair",
    "thigh_l", "shin_l", "foot_l", "thigh_r", "shin_r", "foot_r",
    "upper_arm_l", "forearm_l", "hand_l", "upper_arm_r", "forearm_r", "hand_r",
    "band", "band_back", "weight", "belt", "ice", "cloth",
)  # fmt: skip
PART = {name: index for index, name in enumerate(PARTS)}
MATERIALS = (
    "skin", "shirt", "shorts", "shoe", "sole", "hair", "band", "weight", "belt", "ice", "cloth",
    "sock", "strap",
)  # fmt: skip
MATERIAL = {name: index for index, name in enumerate(MATERIALS)}
