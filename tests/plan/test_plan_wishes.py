"""Each impossible wish: where it stands, what is said, and what to write instead."""

import datetime

import pytest

from generator.model.person import ChangedDose, Person
from generator.plan.week import find_impossible_wishes

START = datetime.date(2026, 11, 24)
SECRET = "zebedee"


def dose(exercise, **numbers):
    return {"doses": {exercise: numbers}}


EXERCISES = (
    "clamshell, figure-four, glute-bridge, half-kneeling-hip-flexor, lateral-band-walk, pigeon, "
    "roll-glute, roll-lateral-quad, roll-tfl, side-lying-hip-abduction, single-leg-box-squat, "
    "single-leg-glute-bridge"
)
EQUIPMENT = (
    "ankle-weight, ball, chair, cloth, cold-pack, cushion, foam-roller, mat, resistance-band, wall"
)
RUNS = {"start": START, "running_from": 4}

WISHES = [
    pytest.param(
        {}, 0, ("week",), "rehab weeks are counted from 1", "write 1 to 60", id="week-0"
    ),
    pytest.param(
        {}, 61, ("week",), "rehab weeks are counted from 1", "write 1 to 60", id="week-61"
    ),
    pytest.param(
        {"start": START, "strength_days": ("mon", "tue", "fri")}, 3, ("strength_days",),
        '"strength_days" has two days in a row, which may be the last and the first of a week',
        "leave a day between, such as mon wed fri", id="monday-and-tuesday",
    ),
    pytest.param(
        {"start": START, "strength_days": ("mon", "thu", "sun")}, 3, ("strength_days",),
        '"strength_days" has two days in a row, which may be the last and the first of a week',
        "leave a day between, such as mon wed fri", id="over-the-weeks-edge",
    ),
    pytest.param(
        {"start": START, "strength_days": ("mon", "thu")}, 3, ("strength_days",),
        '"strength_days" has too few days for this week',
        "write 3 days, or leave it out", id="too-few-days",
    ),
    pytest.param(
        {"start": START, "strength_days": ("thu",)}, 9, ("strength_days",),
        '"strength_days" has too few days for this week',
        "write 2 to 3 days, or leave it out", id="too-few-in-maintenance",
    ),
    pytest.param(
        {"start": START, "strength_days": ("mon", "wed", "fri", "mon")}, 3, ("strength_days",),
        '"strength_days" names a day twice', "name it once", id="day-twice",
    ),
    pytest.param(
        {"strength_days": ("mon", "wed", "fri")}, 3, ("strength_days",),
        '"strength_days" are days of the week, and no date says on which the plan begins',
        'write "start" too', id="days-without-start",
    ),
    pytest.param(
        {**RUNS, "run_days": ("mon", "tue", "fri")}, 5, ("run_days",),
        '"run_days" has two days in a row, which may be the last and the first of a week',
        "leave a day between, such as mon wed fri", id="runs-in-a-row",
    ),
    pytest.param(
        {**RUNS, "run_days": ("mon", "thu")}, 5, ("run_days",),
        '"run_days" has too few days for this week', "write 3 days, or leave it out", id="few-runs",
    ),
    pytest.param(
        {**RUNS, "run_days": ("mon", "wed", "fri", "sat")}, 6, ("run_days",),
        '"run_days" has too many days for this week',
        "write 3 days, or leave it out", id="many-runs",
    ),
    pytest.param(
        {"running_from": 3}, 5, ("running_from",),
        "running cannot begin before the gate may be passed",
        "write 4 or later, or leave it out", id="before-the-gate",
    ),
    pytest.param(
        {"running_from": 5, "repeat_weeks": (2, 3)}, 5, ("running_from",),
        "running cannot begin before the gate may be passed",
        "write 6 or later, or leave it out", id="before-the-gate-after-weeks-done-again",
    ),
    pytest.param(
        {"skip": {SECRET: "sore"}}, 1, ("skip", SECRET),
        '"skip" names no exercise of this guide', f"write one of: {EXERCISES}",
        id="unknown-exercise",
    ),
    pytest.param(
        {"skip": {"clamshel": "sore"}}, 1, ("skip", "clamshel"),
        '"skip" names no exercise of this guide', 'did you mean "clamshell"?', id="near-exercise",
    ),
    pytest.param(
        {"missing": ("mat", SECRET)}, 1, ("missing", 1),
        '"missing" names no piece of equipment of this guide', f"write one of: {EQUIPMENT}",
        id="unknown-equipment",
    ),
    pytest.param(
        {"missing": ("band",)}, 1, ("missing", 0),
        '"missing" names no piece of equipment of this guide', 'did you mean "resistance-band"?',
        id="part-of-a-name",
    ),
    pytest.param(
        {"levels": {"clamshell": SECRET}}, 1, ("levels", "clamshell"),
        "this exercise has no level of this name",
        'write "back-to-wall" or "band-above-knees"', id="unknown-level",
    ),
    pytest.param(
        {"levels": {"clamshell": "band-above-knees"}, "missing": ("resistance-band",)}, 1,
        ("levels", "clamshell"),
        'this level needs something that "missing" says is not there',
        "remove it from one of the two", id="level-without-its-things",
    ),
    pytest.param(
        dose("clamshell", sets=6), 1, ("doses", "clamshell", "sets"),
        '"sets" is beyond the safe limit of 5', "stay within it", id="too-many-sets",
    ),
    pytest.param(
        dose("roll-tfl", duration_s=120), 1, ("doses", "roll-tfl", "duration_s"),
        '"duration_s" is outside the safe limits of 60 to 90 seconds', "stay within it",
        id="roll-too-long",
    ),
    pytest.param(
        dose("pigeon", reps=10), 1, ("doses", "pigeon", "reps"),
        'this exercise\'s dose has no "reps"', "write holds, hold_s", id="dose-of-another-kind",
    ),
    pytest.param(
        dose("clamshell", hold_s="2-3"), 1, ("doses", "clamshell", "hold_s"),
        '"hold_s" is a range', "write one number", id="range-for-one-number",
    ),
]  # fmt: skip


def person(words):
    words = dict(words)
    changed = words.pop("doses", {})
    return Person(
        **words,
        doses={slug: ChangedDose.model_validate(change) for slug, change in changed.items()},
    )


@pytest.mark.parametrize(("words", "week", "keys", "message", "hint"), WISHES)
def test_an_impossible_wish_is_named(guide, words, week, *, keys, message, hint):
    wishes = list(find_impossible_wishes(guide, person(words), week))
    assert [(wish.keys, wish.message, wish.hint) for wish in wishes] == [(keys, message, hint)]
    assert SECRET not in wishes[0].message + wishes[0].hint


def test_all_wishes_are_named_at_once(guide):
    words = {
        "start": START,
        "running_from": 1,
        "strength_days": ("mon", "tue", "wed"),
        "levels": {"pigeon": "x"},
        **dose("clamshell", sets=9),
    }
    codes = [wish.code for wish in find_impossible_wishes(guide, person(words), 5)]
    assert sorted(codes) == ["days-in-a-row", "dose-limit", "level-unknown", "running-early"]


def test_run_days_in_a_row_are_free_once_the_guide_leaves_them(guide):
    words = {**RUNS, "run_days": ("mon", "tue", "fri")}
    assert list(find_impossible_wishes(guide, person(words), 8)) == []


def test_run_days_count_only_while_running(guide):
    words = {"start": START, "run_days": ("mon", "tue")}
    assert list(find_impossible_wishes(guide, person(words), 5)) == []
