"""What a clinic approves: the hash of a whole edition, guide, overlay and logo together."""

from generator.content.edition import changes_between, digests_of, hash_of
from generator.content.load import Loaded
from generator.content.strict_yaml import Keys


def hash_of_edition(loaded: Loaded) -> str:
    """64 hexadecimal digits. Any change of any file of the edition changes them.

    The approval itself is left out: it holds this hash.
    """
    return hash_of(digests_of(loaded.tree, loaded.logo))


def changes_since_approval(loaded: Loaded) -> list[Keys] | None:
    """The values that are not what the clinic approved; None where that was not written down."""
    clinic = loaded.guide.clinic
    if clinic is None or clinic.approval is None:
        return None
    if not hash_of(loaded.approved).startswith(clinic.approval.hash):
        return None
    return changes_between(loaded.approved, digests_of(loaded.tree, loaded.logo))
