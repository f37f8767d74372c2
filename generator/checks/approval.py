"""What a clinic approves: the hash of a whole edition, guide and overlay together."""

import hashlib
import json

from generator.content.load import Loaded


def hash_of_edition(loaded: Loaded) -> str:
    """64 hexadecimal digits. Any change of any file of the edition changes them.

    The approval itself is left out: it holds this hash.
    """
    data = dict(loaded.tree.data)
    if "clinic" in data:
        data["clinic"] = {key: value for key, value in data["clinic"].items() if key != "approval"}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
