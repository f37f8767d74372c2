"""An edition as a clinic approves it: every value of guide, overlay and logo, by its digest.

`approved.json` in a clinic's folder holds the digests of the state that was approved, so that
a later change can be named and not only noticed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.content.layers import Tree
from generator.content.logo import Logo
from generator.content.strict_yaml import Keys

FILE = "approved.json"
_LARGEST = 5_000_000
_WHOLE = {"figures"}
"""Collections of which each entry is one value: nobody approves a single angle of a pose."""

Digests = Mapping[str, str]
"""Path of a value, with / between its steps: digest. One that ends in / is of the order in it."""


def digests_of(tree: Tree, logo: Logo | None) -> dict[str, str]:
    """Every value of an edition but the approval itself, which holds their hash."""
    found = {_path(keys): _digest(value) for keys, value in _values((), tree.data)}
    if logo is not None:
        found["logo"] = hashlib.sha256(logo.data).hexdigest()[:16]
    return found


def hash_of(digests: Digests) -> str:
    """64 hexadecimal digits. Any change of any value changes them."""
    return hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()


def changes_between(before: Digests, now: Digests) -> list[Keys]:
    """The paths whose values are not what they were, gone or new, in order."""
    paths = [path for path in {**before, **now} if before.get(path) != now.get(path)]
    plain = [path for path in paths if not path.endswith("/")]
    # Order counts where nothing else in a mapping changed; else it is only a consequence.
    moved = [
        path for path in paths if path.endswith("/") and not any(p.startswith(path) for p in plain)
    ]
    return sorted(_keys(path.removesuffix("/")) for path in plain + moved)


def read_approved(folder: Path) -> Digests:
    """What was approved; empty where nothing was written down that can be read."""
    try:
        with (folder / FILE).open("rb") as file:
            data = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    is_sound = isinstance(data, dict) and all(isinstance(value, str) for value in data.values())
    return data if is_sound else {}


def write_down(digests: Digests) -> bytes:
    """The content of approved.json."""
    return json.dumps(digests, indent=0, ensure_ascii=False).encode() + b"\n"


def _values(keys: Keys, value: Any) -> Iterator[tuple[Keys, Any]]:
    if keys == ("clinic", "approval"):
        return
    if isinstance(value, dict) and not (len(keys) == 2 and keys[0] in _WHOLE):
        yield (*keys, ""), [key for key in value if (*keys, key) != ("clinic", "approval")]
        for key, item in value.items():
            yield from _values((*keys, key), item)
    else:
        yield keys, value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]


def _path(keys: Keys) -> str:
    return "/".join(str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def _keys(path: str) -> Keys:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in path.split("/"))
