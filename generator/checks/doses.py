"""How much and how often: the limits that no exercise, level or clinic may pass."""

from collections.abc import Iterator, Mapping

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.base import Range
from generator.model.dose import Dose, RepsDose, WalkDose
from generator.model.exercise import Level
from generator.model.limits import (
    FEWEST_REST_DAYS,
    MOST_MAINTENANCE_DAYS,
    MOST_ROLLS_A_DAY,
    MOST_STRENGTH_DAYS,
    beyond_limits,
)

NEAREST_TO_KNEE_CM = 10
"""4 in, as the article's lower figure reads in print."""
NEAREST_START_CM = 15
"""6 in."""
LONGEST_ICE_MIN = 20
LATEST_SKIN_CHECK_MIN = 5
SHORTEST_ICE_GAP_H = 2

_DOSES_OF = {"strength": ("reps", "walk"), "roll": ("time",), "stretch": ("hold",)}


def all_doses(draft: Draft) -> Iterator[tuple[Keys, Dose]]:
    """Every dose of the guide: of exercises, of their levels, and of the warm-up before a run."""
    for slug, exercise in draft.guide.exercises.items():
        yield ("exercises", slug, "dose"), exercise.dose
        levels: tuple[tuple[str, Mapping[str, Level]], ...] = (
            ("progressions", exercise.progressions),
            ("regressions", exercise.regressions),
        )
        for field, group in levels:
            for level in group.values():
                if level.dose is not None:
                    yield ("exercises", slug, field, level.id, "dose"), level.dose
    for slug, dose in draft.guide.running.activation.doses.items():
        yield ("running", "activation", "doses", slug), dose


@rule("dose-kind", source="R05")
def check_doses_suit_the_exercise(draft: Draft) -> Iterator[Finding]:
    """Strength is dosed in reps or steps, a roll in time, a stretch in holds."""
    for keys, dose in all_doses(draft):
        slug = keys[1] if keys[0] == "exercises" else keys[-1]
        kind = draft.guide.exercises[str(slug)].kind
        if dose.kind not in _DOSES_OF[kind]:
            message = f"a {kind} exercise cannot have a dose of this kind"
            hint = "write " + " or ".join(_DOSES_OF[kind])
            yield Finding((*keys, "kind"), message, hint)


@rule("dose-limit", source="R04, R05")
def check_doses_stay_within_limits(draft: Draft) -> Iterator[Finding]:
    """No dose leaves the safe limits: 1 to 5 sets, rolls of 60 to 90 seconds, no endless hold.

    The same limits bind what a clinician sets for one person.
    """
    for keys, dose in all_doses(draft):
        for field, message in beyond_limits(dose):
            yield Finding((*keys, field), message)


@rule("strength-days", source="R02")
def check_strength_is_at_most_three_days_a_week(draft: Draft) -> Iterator[Finding]:
    """Strength exercises are done on a number of days a week, 3 at most; in maintenance 2 or 3."""
    for slug, exercise in draft.guide.exercises.items():
        if exercise.kind != "strength":
            continue
        keys = ("exercises", slug, "frequency")
        per_week = exercise.frequency.per_week
        if per_week is None:
            message = "strength work needs rest days, so it cannot be counted by the day"
            yield Finding((*keys, "per_day"), message, "write per_week: 3", at_key=True)
        elif per_week.high > MOST_STRENGTH_DAYS:
            message = f"strength work on more than {MOST_STRENGTH_DAYS} days a week"
            yield Finding((*keys, "per_week"), message, f"{MOST_STRENGTH_DAYS} at most")
    if not _within(draft.guide.running.maintenance.per_week, MOST_MAINTENANCE_DAYS):
        message = "maintenance is strength work on 2 or 3 days a week"
        yield Finding(("running", "maintenance", "per_week"), message, "write 2-3")


def _within(value: Range, limits: tuple[int, int]) -> bool:
    return limits[0] <= value.low and value.high <= limits[1]


@rule("strength-rest", source="R01")
def check_strength_days_are_not_in_a_row(draft: Draft) -> Iterator[Finding]:
    """At least one day without strength work lies between two days with it.

    The light warm-up before a run is not counted as strength work.
    """
    for slug, exercise in draft.guide.exercises.items():
        rest = exercise.frequency.rest_days_between
        if exercise.kind == "strength" and (rest is None or rest < FEWEST_REST_DAYS):
            keys: Keys = ("exercises", slug, "frequency")
            if rest is not None:
                keys = (*keys, "rest_days_between")
            yield Finding(keys, "strength days may follow each other", "write rest_days_between: 1")


@rule("activation-light", source="I31 of the audit")
def check_the_warm_up_before_a_run_is_light(draft: Draft) -> Iterator[Finding]:
    """Before a run, an exercise gets fewer sets than on a strength day, and no more reps.

    This work is exempt from the rest days, which is sound only while it stays light.
    """
    for slug, dose in draft.guide.running.activation.doses.items():
        full = draft.guide.exercises[slug].dose
        if not isinstance(dose, RepsDose | WalkDose) or not isinstance(full, RepsDose | WalkDose):
            continue
        keys = ("running", "activation", "doses", slug)
        if dose.sets.high >= full.sets.low:
            message = f"a warm-up as long as the strength work: {full.sets.low} sets there"
            yield Finding((*keys, "sets"), message, "write fewer")
        amount = (dose.reps if isinstance(dose, RepsDose) else dose.steps).high
        most = (full.reps if isinstance(full, RepsDose) else full.steps).high
        if amount > most:
            field = "reps" if isinstance(dose, RepsDose) else "steps"
            yield Finding(
                (*keys, field), f"more than on a strength day: {most} there", "write fewer"
            )


@rule("roll-frequency", source="R04")
def check_rolls_are_at_most_twice_a_day(draft: Draft) -> Iterator[Finding]:
    """A place is rolled once or twice a day, never more."""
    for slug, exercise in draft.guide.exercises.items():
        if exercise.kind != "roll":
            continue
        keys = ("exercises", slug, "frequency")
        per_day = exercise.frequency.per_day
        if per_day is not None and per_day.high > MOST_ROLLS_A_DAY:
            message = f"a roll more than {MOST_ROLLS_A_DAY} times a day"
            yield Finding((*keys, "per_day"), message, f"{MOST_ROLLS_A_DAY} at most")


@rule("roll-zone", source="R03")
def check_no_roll_comes_near_the_knee(draft: Draft) -> Iterator[Finding]:
    """A roll works on a muscle, stays 4 in (10 cm) off the knee and starts 6 in (15 cm) above it.

    It names the bony or sore places it stays off. Pressing on the sore side of the knee is
    what this guide most wants to prevent.
    """
    for slug, exercise in draft.guide.exercises.items():
        keys = ("exercises", slug)
        zone = exercise.zone
        if exercise.kind != "roll":
            if zone is not None:
                yield Finding((*keys, "zone"), "only a roll has a zone", "remove it", at_key=True)
            continue
        for index, target in enumerate(exercise.targets):
            if draft.guide.anatomy[target].kind != "muscle":
                message = f'"{target}" is no muscle, and rolls are for muscles'
                yield Finding((*keys, "targets", index), message, "name the muscle")
        if zone is None:
            yield Finding(keys, "a roll has no zone", "add zone: keep_above_knee and avoid")
            continue
        if zone.keep_above_knee.converted("cm")[0] < NEAREST_TO_KNEE_CM:
            message = "the roller comes too near to the knee"
            yield Finding((*keys, "zone", "keep_above_knee"), message, "4 in at least")
        start = zone.start_above_knee
        if start is not None and start.converted("cm")[0] < NEAREST_START_CM:
            message = "the roll starts too near to the knee"
            yield Finding((*keys, "zone", "start_above_knee"), message, "6 in at least")
        if all(draft.guide.anatomy[place].kind == "muscle" for place in zone.avoid):
            message = "the zone names no bone or joint to stay off"
            yield Finding((*keys, "zone", "avoid"), message, "add one", at_key=True)


@rule("ice-limit", source="R18")
def check_ice_is_used_safely(draft: Draft) -> Iterator[Finding]:
    """Ice lasts 20 minutes at most, in a cloth, with a look at the skin and hours in between.

    It also says who must not use it. Longer or on numb skin, ice burns.
    """
    for slug, activity in draft.guide.activities.items():
        if activity.kind != "ice":
            continue
        keys = ("activities", slug)
        if activity.ice is None:
            yield Finding(keys, "ice has no limits", "add ice: cloth, check_skin_after_min …")
            continue
        if activity.minutes is None:
            yield Finding(keys, "ice has no minutes", "add minutes: 15-20")
        elif activity.minutes.high > LONGEST_ICE_MIN:
            message = "ice for too long"
            yield Finding((*keys, "minutes"), message, f"{LONGEST_ICE_MIN} minutes at most")
        if activity.ice.check_skin_after_min > LATEST_SKIN_CHECK_MIN:
            message = "the first look at the skin comes too late"
            hint = f"after {LATEST_SKIN_CHECK_MIN} minutes at the latest"
            yield Finding((*keys, "ice", "check_skin_after_min"), message, hint)
        if activity.ice.gap_h < SHORTEST_ICE_GAP_H:
            message = "too little time between two uses of ice"
            yield Finding((*keys, "ice", "gap_h"), message, f"{SHORTEST_ICE_GAP_H} hours at least")
        if not activity.stop_if:
            yield Finding(keys, "ice has no signs to stop", "add stop_if")
