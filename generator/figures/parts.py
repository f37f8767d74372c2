"""Parts of a body and what they are made of: a pixel of a panel holds an index of each."""

PARTS = (
    "trunk", "head", "hair",
    "thigh_l", "shin_l", "foot_l", "thigh_r", "shin_r", "foot_r",
    "upper_arm_l", "forearm_l", "hand_l", "upper_arm_r", "forearm_r", "hand_r",
    "band", "band_back", "weight", "belt", "ice", "cloth",
)  # fmt: skip
PART = {name: index for index, name in enumerate(PARTS)}
JOINED = {
    frozenset(pair)
    for letter in "lr"
    for pair in (
        ("trunk", f"thigh_{letter}"), (f"thigh_{letter}", f"shin_{letter}"),
        (f"shin_{letter}", f"foot_{letter}"),
        ("trunk", f"upper_arm_{letter}"), (f"upper_arm_{letter}", f"forearm_{letter}"),
        (f"forearm_{letter}", f"hand_{letter}"),
    )
} | {frozenset(("trunk", "head"))}  # fmt: skip
"""Pairs of parts with a joint between them."""
MATERIALS = (
    "skin", "shirt", "shorts", "shoe", "sole", "hair", "band", "weight", "belt", "ice", "cloth",
    "sock", "strap",
)  # fmt: skip
MATERIAL = {name: index for index, name in enumerate(MATERIALS)}
