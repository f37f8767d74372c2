"""Where the roller goes: on muscles, and never near the knee."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.exercise import RollZone

NEAREST_TO_KNEE_CM = 10
"""4 in, as the article's lower figure reads in print."""
NEAREST_START_CM = 15
"""6 in."""
SORE_PLACE = "lateral-knee"
"""The part of the anatomy where ITBS hurts."""


@rule("roll-target", source="R03")
def check_rolls_work_on_muscles(draft: Draft) -> Iterator[Finding]:
    """A roll is for muscles only, and names a bony or sore place to stay off.

    The band, the knee and the bone at the side of the hip are never rolled.
    """
    anatomy = draft.guide.anatomy
    for slug, exercise in draft.guide.exercises.items():
        if exercise.kind != "roll":
            continue
        for index, target in enumerate(exercise.targets):
            if anatomy[target].kind != "muscle":
                keys: Keys = ("exercises", slug, "targets", index)
                message = f'"{target}" is no muscle, and rolls are for muscles'
                yield Finding(keys, message, "name the muscle")
        if exercise.zone and all(anatomy[place].kind == "muscle" for place in exercise.zone.avoid):
            keys = ("exercises", slug, "zone", "avoid")
            message = "the zone names no bone or joint to stay off"
            yield Finding(keys, message, "add one", at_key=True)


@rule("roll-zone", source="R03")
def check_no_roll_comes_near_the_knee(draft: Draft) -> Iterator[Finding]:
    """A roll stays 4 in (10 cm) off the knee, and one on the thigh starts 6 in (15 cm) above it.

    Pressing on the sore side of the knee is what this guide most wants to prevent.
    """
    for slug, exercise in draft.guide.exercises.items():
        keys = ("exercises", slug)
        zone = exercise.zone
        if exercise.kind == "roll" and zone is None:
            yield Finding(keys, "a roll has no zone", "add zone: keep_above_knee and avoid")
        elif exercise.kind != "roll" and zone is not None:
            yield Finding((*keys, "zone"), "only a roll has a zone", "remove it", at_key=True)
        elif zone is not None:
            for field, message, hint in _too_near(zone):
                yield Finding((*keys, "zone", field), message, hint)


@rule("roll-sore-place", source="R03")
def check_rolls_keep_off_the_sore_place(draft: Draft) -> Iterator[Finding]:
    """Every roll names the outside of the knee as a place to stay off, always."""
    for slug, exercise in draft.guide.exercises.items():
        if exercise.zone and SORE_PLACE not in exercise.zone.avoid:
            keys = ("exercises", slug, "zone", "avoid")
            message = "the zone does not name the sore place"
            yield Finding(keys, message, f"add {SORE_PLACE}", at_key=True)


def _too_near(zone: RollZone) -> Iterator[tuple[str, str, str]]:
    """(field, what is wrong, what to write)"""
    keep, start = zone.keep_above_knee, zone.start_above_knee
    if keep.converted("cm")[0] < NEAREST_TO_KNEE_CM:
        yield "keep_above_knee", "the roller comes too near to the knee", "4 in at least"
    if start is None:
        return
    lowest = start.converted("cm")[0]
    if lowest < NEAREST_START_CM:
        yield "start_above_knee", "the roll starts too near to the knee", "6 in at least"
    elif lowest < keep.converted("cm")[1]:
        yield "start_above_knee", "the roll starts where the roller must not go", "start higher up"
