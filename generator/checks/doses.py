"""How much and how often: the limits that no exercise, level or clinic may pass."""

from collections.abc import Iterator, Mapping

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.base import Range
from generator.model.dose import Dose, RepsDose, WalkDose
from generator.model.exercise import Exercise, Level
from generator.model.limits import (
    FEWEST_REST_DAYS,
    MOST_MAINTENANCE_DAYS,
    MOST_ROLLS_A_DAY,
    MOST_STRENGTH_DAYS,
    beyond_limits,
)

MOST_STRETCHES_A_DAY = 3
DAYS_IN_A_WEEK = 7
MOST_LOAD_KG = 5

_DOSES_OF = {"strength": ("reps", "walk"), "roll": ("time",), "stretch": ("hold",)}


def all_doses(draft: Draft) -> Iterator[tuple[Keys, Dose]]:
    """Every dose of the guide: of exercises, of their levels, and of the warm-up before a run."""
    for slug, exercise in draft.guide.exercises.items():
        yield ("exercises", slug, "dose"), exercise.dose
        for field, group in _levels(exercise):
            for level in group.values():
                if level.dose is not None:
                    yield ("exercises", slug, field, level.id, "dose"), level.dose
    for slug, dose in draft.guide.running.activation.doses.items():
        yield ("running", "activation", "doses", slug), dose


def _levels(exercise: Exercise) -> tuple[tuple[str, Mapping[str, Level]], ...]:
    return ("progressions", exercise.progressions), ("regressions", exercise.regressions)


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


@rule("daily-limit", source="R04")
def check_nothing_is_done_too_often_in_a_day(draft: Draft) -> Iterator[Finding]:
    """A place is rolled twice a day at most, and a muscle stretched 3 times."""
    for slug, exercise in draft.guide.exercises.items():
        most = {"roll": MOST_ROLLS_A_DAY, "stretch": MOST_STRETCHES_A_DAY}.get(exercise.kind)
        per_day = exercise.frequency.per_day
        if most is not None and per_day is not None and per_day.high > most:
            keys = ("exercises", slug, "frequency", "per_day")
            yield Finding(keys, f"a {exercise.kind} too often in one day", f"{most} at most")


@rule("weekly-limit", source="R05")
def check_a_week_has_seven_days(draft: Draft) -> Iterator[Finding]:
    """Nothing is asked for on more than 7 days of a week."""
    for keys, asked in _days_a_week(draft):
        days = asked.high if isinstance(asked, Range) else asked
        if days is not None and days > DAYS_IN_A_WEEK:
            yield Finding(keys, "more days than a week has", f"{DAYS_IN_A_WEEK} at most")


def _days_a_week(draft: Draft) -> Iterator[tuple[Keys, Range | int | None]]:
    for slug, exercise in draft.guide.exercises.items():
        per_week = exercise.frequency.per_week
        keys = ("exercises", slug, "frequency", "per_week")
        # Strength work has a tighter limit, told by its own rule.
        if exercise.kind != "strength":
            yield keys, per_week
    for slug, activity in draft.guide.activities.items():
        yield ("activities", slug, "per_week"), activity.per_week
    running = draft.guide.running
    for number, week in running.weeks.items():
        yield ("running", "weeks", number, "runs"), week.runs
    yield ("running", "beyond", "runs"), running.beyond.runs


@rule("load-limit", source="article: 1 to 2 lb")
def check_weights_are_light(draft: Draft) -> Iterator[Finding]:
    """A weight to start with is 5 kg (11 lb) at most. This stops a slip of the finger."""
    for slug, exercise in draft.guide.exercises.items():
        for field, group in _levels(exercise):
            for level in group.values():
                if level.load is not None and level.load.converted("kg")[1] > MOST_LOAD_KG:
                    keys = ("exercises", slug, field, level.id, "load")
                    yield Finding(
                        keys, "a heavy weight to start with", f"{MOST_LOAD_KG} kg at most"
                    )
