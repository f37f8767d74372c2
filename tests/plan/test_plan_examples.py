"""What stands in the weeks that matter, for someone who runs and someone who does not."""

import datetime

import pytest

from generator.model.base import Range
from generator.model.person import Person
from generator.plan.timing import Span
from generator.plan.week import plan_week

START = datetime.date(2026, 11, 24)

ROLL, STRENGTH, STRETCH = ("roll",), ("strength",), ("stretch",)
FULL = ("roll", "stretch", "strength")
WARM = ("strength", "stretch")
RUN = ("activation", "run", "stretch")


def kinds(plan):
    """Of each day, without the ice that every day of the first phase offers."""
    return [tuple(s.kind for s in day.sessions if s.kind != "ice") for day in plan.days]


NOT_RUNNING = {
    1: [ROLL, (*ROLL, "activity")] * 3 + [ROLL],
    2: [FULL, ("roll", "stretch", "activity")] * 3 + [("roll", "stretch")],
    4: [FULL, ("roll", "stretch")] * 3 + [("roll", "stretch")],
    5: [WARM, STRETCH] * 3 + [STRETCH],
    8: [WARM, STRETCH] * 3 + [STRETCH],
    9: [WARM, STRETCH] * 3 + [STRETCH],
    12: [WARM, STRETCH] * 3 + [STRETCH],
}


@pytest.mark.parametrize("week", NOT_RUNNING)
def test_a_week_without_running(guide, week):
    plan = plan_week(guide, Person(start=START, side="left"), week)
    assert kinds(plan) == NOT_RUNNING[week]
    assert plan.gate == (week >= 4)
    assert plan.maintenance == (week >= 9)
    assert [phase.id for phase in plan.phases] == {
        1: ["settle", "roll"],
        2: ["settle", "roll", "strengthen", "stretch"],
        4: ["roll", "strengthen", "stretch"],
        5: ["strengthen", "stretch"],
        8: ["strengthen", "stretch"],
        9: ["stretch"],
        12: ["stretch"],
    }[week]


RUNNING = {
    4: [FULL, RUN] * 3 + [("roll", "stretch")],
    5: [WARM, RUN] * 3 + [STRETCH],
    8: [WARM, RUN] * 3 + [STRETCH],
    9: [WARM, RUN] * 3 + [STRETCH],
    12: [WARM, RUN] * 3 + [STRETCH],
}


@pytest.mark.parametrize("week", RUNNING)
def test_a_week_with_running(guide, week):
    plan = plan_week(guide, Person(start=START, side="left", running_from=4), week)
    assert kinds(plan) == RUNNING[week]
    assert plan.return_week == week - 3
    assert plan.maintenance == (week >= 9)
    assert not plan.gate


def test_the_minutes_of_the_return_weeks(guide):
    person = Person(running_from=4)
    weeks = [plan_week(guide, person, week).running for week in range(4, 10)]
    assert [week.total for week in weeks] == [
        Span(30, 45),
        Span(60, 60),
        Span(70, 95),
        Span(104, 104),
        None,
        None,
    ]
    assert [week.rise_percent for week in weeks] == [None, 33, 58, 9, None, None]
    assert [week.longest_rise_percent for week in weeks] == [None, 33, 75, 9, None, None]
    assert [week.ramp_warning for week in weeks] == [False, True, True, False, False, False]
    assert [run.minutes for run in weeks[2].runs] == [Span(20, 30), Span(20, 30), Span(30, 35)]
    assert [run.long_run for run in weeks[2].runs] == [False, False, True]
    assert [run.minutes for run in weeks[3].runs] == [Span(33, 33), Span(33, 33), Span(38, 38)]
    assert [run.at_most for run in weeks[3].runs] == [True] * 3
    assert [run.minutes for run in weeks[4].runs] == [None] * 3
    assert weeks[1].runs[0].pickups is not None
    assert [week.runs[0].hills_allowed for week in weeks] == [False] * 5 + [True]


def test_the_minutes_are_worked_out_up_to_what_was_usual(guide):
    person = Person(running_from=4, usual_minutes=120)
    totals = [plan_week(guide, person, week).running.total.high for week in range(4, 12)]
    assert totals == [45, 60, 95, 104, 113, 120, 120, 120]


def test_little_running_before_keeps_even_the_first_weeks_small(guide):
    person = Person(running_from=4, usual_minutes=50)
    totals = [plan_week(guide, person, week).running.total.high for week in range(4, 9)]
    assert all(total <= 50 for total in totals)
    assert totals[0] == 45


def test_more_runs_only_where_the_guide_leaves_them_free(guide):
    person = Person(start=START, running_from=4, run_days=("tue", "thu", "fri", "sun"))
    plan = plan_week(guide, person, 8)
    assert [day.number for day in plan.days if day.session("run")] == [1, 3, 4, 6]


def test_strength_gives_way_to_named_run_days(guide):
    person = Person(start=START, running_from=4, run_days=("tue", "thu", "sat"))
    plan = plan_week(guide, person, 4)
    assert [day.number for day in plan.days if day.session("run")] == [1, 3, 5]
    assert [day.number for day in plan.days if day.session("strength")] == [2, 4, 6]


def test_runs_give_way_to_named_strength_days(guide):
    person = Person(start=START, running_from=4, strength_days=("wed", "fri", "sun"))
    plan = plan_week(guide, person, 4)
    assert [day.number for day in plan.days if day.session("strength")] == [2, 4, 6]
    assert [day.number for day in plan.days if day.session("run")] == [1, 3, 5]


def test_strength_after_a_run_on_the_same_day(guide):
    days = ("tue", "thu", "sat")
    person = Person(start=START, running_from=4, strength_days=days, run_days=days)
    assert kinds(plan_week(guide, person, 5))[0] == ("activation", "run", "strength", "stretch")


def test_a_warm_up_counts_as_the_days_roll(guide):
    plan = plan_week(guide, Person(running_from=4), 4)
    run_day = plan.days[1]
    assert run_day.session("roll") is None
    rolled = [i.exercise.id for i in run_day.session("activation").items if i.dose.kind == "time"]
    assert rolled == ["roll-tfl", "roll-lateral-quad", "roll-glute"]
    assert {i.why for i in run_day.session("activation").items} == {"activation"}


def test_a_roll_asked_for_twice_is_done_once_more_beside_a_warm_up(guide):
    roll = guide.exercises["roll-tfl"]
    twice = roll.frequency.model_copy(update={"per_day": Range.model_validate(2)})
    roll = roll.model_copy(update={"frequency": twice})
    guide = guide.model_copy(update={"exercises": {**guide.exercises, "roll-tfl": roll}})
    session = plan_week(guide, Person(running_from=4), 4).days[1].session("roll")
    assert [item.exercise.id for item in session.items] == ["roll-tfl"]
    assert session.times_per_day is None


def test_a_week_done_again_shifts_what_follows(guide):
    person = Person(repeat_weeks=(2, 2, 3))
    programme = [plan_week(guide, person, week).programme_week for week in range(1, 9)]
    assert programme == [1, 2, 2, 2, 3, 3, 4, 5]
    assert [plan_week(guide, person, week).gate for week in (4, 6, 7)] == [False, False, True]


def test_a_week_done_again_repeats_its_return_week(guide):
    person = Person(running_from=5, repeat_weeks=(6,))
    returns = [plan_week(guide, person, week).return_week for week in range(4, 10)]
    assert returns == [None, 1, 2, 2, 3, 4]


def test_maintenance_waits_for_return_week_4(guide):
    person = Person(running_from=8)
    plans = {week: plan_week(guide, person, week) for week in (9, 10, 11)}
    assert [plan.maintenance for plan in plans.values()] == [False, False, True]
    assert [phase.id for phase in plans[10].phases] == ["strengthen", "stretch"]
    assert plans[10].strength_per_week == Span(3, 3)
    assert plans[11].strength_per_week == Span(2, 3)
    assert [s.optional for s in plans[11].sessions("strength")] == [False, False, True]


def test_keep_fit_and_ice_in_the_first_phase(guide):
    plan = plan_week(guide, Person(), 1)
    ice = plan.sessions("ice")
    assert len(ice) == 7
    assert all(session.optional for session in ice)
    keep_fit = plan.sessions("activity")
    assert [session.choose_one for session in keep_fit] == [True] * 3
    assert [session.optional for session in keep_fit] == [False, False, True]
    assert {item.activity.id for item in keep_fit[0].items} == {
        "swimming",
        "pool-running",
        "bike",
        "flat-walk",
    }
    assert [activity.id for activity in plan.also] == ["food"]


def test_a_long_session_names_what_is_essential(guide):
    session = plan_week(guide, Person(), 2).days[0].session("strength")
    assert session.long
    kept = [item.exercise.id for item in session.essential_items]
    assert kept == ["side-lying-hip-abduction", "glute-bridge", "single-leg-box-squat"]
    assert session.essential_minutes.high < session.minutes.high
    assert not plan_week(guide, Person(), 1).days[0].session("roll").long


def test_the_weaker_side_first_only_where_no_sore_side_is_named(guide):
    def bridge(side):
        items = plan_week(guide, Person(side=side), 2).days[0].session("strength").items
        return next(i for i in items if i.exercise.id == "single-leg-glute-bridge")

    assert bridge("both").weaker_side_first
    assert not bridge("right").weaker_side_first
    assert bridge("right").sides == ("right", "left")
    assert bridge("left").sides == ("left", "right")


def test_both_sides_at_once_are_not_ticked_apart(guide):
    items = plan_week(guide, Person(), 2).days[0].session("strength").items
    assert next(i for i in items if i.exercise.id == "glute-bridge").sides == ()


def test_a_skipped_exercise_leaves_every_session_and_gives_its_reason(guide):
    person = Person(running_from=4, skip={"clamshell": "sore hip", "roll-tfl": "bruise"})
    plan = plan_week(guide, person, 4)
    shown = {i.exercise.id for day in plan.days for s in day.sessions for i in s.items}
    assert not shown & {"clamshell", "roll-tfl"}
    absences = [(a.exercise.id, a.why, a.reason) for a in plan.absences]
    assert absences == [("roll-tfl", "skip", "bruise"), ("clamshell", "skip", "sore hip")]


def test_without_a_roller_a_ball_or_a_rolled_towel_does(guide):
    person = Person(missing=("foam-roller",))
    items = {i.exercise.id: i for i in plan_week(guide, person, 1).days[0].session("roll").items}
    assert items["roll-glute"].level.id == "ball-on-wall"
    assert items["roll-glute"].instead_of == ()
    person = Person(missing=("foam-roller", "ball"))
    items = {i.exercise.id: i for i in plan_week(guide, person, 1).days[0].session("roll").items}
    assert items["roll-glute"].level is None
    assert [thing.id for thing in items["roll-glute"].instead_of] == ["foam-roller"]


def test_changed_numbers_are_the_clinicians_and_no_longer_assumed(guide):
    person = Person.model_validate_json(
        '{"doses": {"clamshell": {"sets": 2, "hold_s": 4, "rest_s": 20}}}'
    )
    items = plan_week(guide, person, 2).days[0].session("strength").items
    clamshell = items[0]
    assert clamshell.set_by_clinician
    assert (clamshell.dose.sets.low, clamshell.dose.hold_s, clamshell.dose.rest_s) == (2, 4, 20)
    assert clamshell.dose.reps == guide.exercises["clamshell"].dose.reps
    assert "rest_s" not in clamshell.dose.assumed
    assert "rest_s" in guide.exercises["clamshell"].dose.assumed
    assert not items[1].set_by_clinician


def test_a_level_is_done_with_its_own_dose_and_things(guide):
    person = Person(levels={"clamshell": "band-above-knees"})
    clamshell = plan_week(guide, person, 2).days[0].session("strength").items[0]
    assert clamshell.level.id == "band-above-knees"
    warm_up = plan_week(guide, Person(running_from=4, levels=person.levels), 4)
    light = warm_up.days[1].session("activation").items
    assert all(item.level is None for item in light)


def test_a_sheet_without_a_start_has_no_dates(guide):
    assert [day.date for day in plan_week(guide, Person(), 3).days] == [None] * 7


def test_an_impossible_wish_is_not_planned(guide):
    with pytest.raises(ValueError, match="running-early"):
        plan_week(guide, Person(running_from=2), 3)
