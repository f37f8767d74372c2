"""What a clinic may not take away: red flags, the disclaimer and the signs to stop."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys

_SITE_LABELS = ("not_reviewed", "past_review", "red_flags", "red_flags_hint")

PROTECTED: tuple[tuple[str, ...], ...] = (
    ("red_flags",),
    ("back_off",),
    ("information", "disclaimer"),
    ("information", "intended_use"),
    ("running", "walk_rule"),
    ("running", "stop_rule"),
    ("exercises", "*", "stop_if"),
    ("activities", "*", "stop_if"),
    # The labels around them: what a list of warnings is called says what it is.
    ("locale", "language"),
    ("locale", "direction"),
    ("locale", "labels", "safety"),
    *(("locale", "labels", "site", name) for name in _SITE_LABELS),
    *(("locale", "labels", "sheet", name) for name in ("help", "help_all", "help_title")),
    *(("locale", "labels", group, "stop_if") for group in ("exercise", "phase")),
    ("locale", "labels", "phase", "not_if"),
    *(("locale", "labels", "running", name) for name in ("walk", "stop", "step_back")),
    *(("locale", "labels", "nav", name) for name in ("red_flags", "see_someone")),
    *(("locale", "labels", "about", name) for name in ("ask_first", "not_for", "disclaimer")),
)
"""Paths of the guide, with * for any id. What lies below one is protected too."""

_MAY_ADD = "red flags, the disclaimer and stop signs may be added to, never changed"


def _protected(keys: Keys) -> bool:
    return any(
        len(keys) >= len(path)
        and all(step in ("*", key) for step, key in zip(path, keys, strict=False))
        for path in PROTECTED
    )


@rule("protected-changed", source="decision: overlay merge")
def check_a_clinic_only_adds_to_warnings(draft: Draft) -> Iterator[Finding]:
    """A clinic may add to the red flags, the disclaimer and the signs to stop, not change them.

    A text is added to when all of it is still there, a list when each item is.
    """
    tree = draft.loaded.tree
    for keys, (old, _) in tree.changed.items():
        file = tree.file_of(keys)
        if not _protected(keys) or file is None or "clinics" not in file.path.parts:
            continue
        new = _at(tree.data, keys)
        if isinstance(old, str) and isinstance(new, str):
            if " ".join(old.split()) in " ".join(new.split()):
                continue
            hint = f"{_MAY_ADD}: keep the guide's sentence and write after it"
        elif isinstance(old, list) and isinstance(new, list):
            missing = [item for item in old if item not in new]
            if not missing:
                continue
            hint = f'{_MAY_ADD}: keep "{str(missing[0]).strip()[:60]}"'
        else:
            hint = _MAY_ADD
        yield Finding(keys, f"this changes {_name(keys)} of the guide", hint)


@rule("protected-dropped", source="decision: overlay merge")
def check_a_clinic_drops_no_warning(draft: Draft) -> Iterator[Finding]:
    """A clinic drops no red flag and no sign to back off."""
    for keys, file in draft.loaded.tree.dropped_by.items():
        if _protected(keys):
            message = f"this drops {_name(keys)} of the guide"
            place = (*keys[:-1], "drop", keys[-1])
            yield Finding(place, message, "remove this line", at_key=True, file=file)


def _at(data: object, keys: Keys) -> object:
    for key in keys:
        data = data[key]  # type: ignore[index]
    return data


def _name(keys: Keys) -> str:
    return '"' + " / ".join(str(key) for key in keys) + '"'
