"""What the source article leaves open: the guide fills it in, and says that it does."""

from collections.abc import Iterator
from typing import Any

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys

LEFT_OPEN: tuple[tuple[str, ...], ...] = (
    ("phases", "stretch", "weeks", "first"),
    ("phases", "strengthen", "pause_days"),
    ("exercises", "*", "dose", "rest_s"),
    ("exercises", "*", "dose", "holds"),
    ("exercises", "roll-glute", "frequency", "per_day"),
    ("activities", "*", "per_week"),
    ("running", "activation", "doses", "*", "sets"),
    ("running", "activation", "doses", "*", "reps"),
    ("running", "activation", "doses", "*", "steps"),
    ("running", "activation", "doses", "*", "rest_s"),
    ("running", "weeks", "*", "pickups", "count"),
    ("running", "beyond", "runs"),
    ("running", "beyond", "hills_from"),
)
"""Paths of values that the article does not give, with * for any id. From the audit, section 4."""


@rule("assumption-hidden", source="R29, audit sections 4 and 7b")
def check_assumptions_are_marked(draft: Draft) -> Iterator[Finding]:
    """A value that the source article does not give is marked as assumed, with the reason.

    It is shown as "to be confirmed with your clinician". What a clinic sets is its own word,
    and needs no mark.
    """
    data = draft.loaded.tree.data
    for pattern in LEFT_OPEN:
        for keys, owner in _owners(data, pattern, ()):
            field = keys[-1]
            if field not in owner or field in (owner.get("assumed") or {}):
                continue
            file = draft.loaded.tree.file_of(keys)
            if file is not None and "clinics" not in file.path.parts:
                message = f'the source article does not give "{field}"'
                yield Finding(keys, message, f"add assumed: {field}: and the reason")


def _owners(
    data: object, pattern: tuple[str, ...], keys: Keys
) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """(path, the mapping that would hold its last step) for each way a pattern can go."""
    if not isinstance(data, dict):
        return
    step, *rest = pattern
    if not rest:
        yield (*keys, step), data
        return
    for key in data if step == "*" else [step]:
        yield from _owners(data.get(key), tuple(rest), (*keys, key))
