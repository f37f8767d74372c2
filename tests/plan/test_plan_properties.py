"""For anyone who can be planned for, and any rehab week from 1 to 60, the safety rules hold.

R01 to R14 are the numbers of the evidence audit.
"""

import datetime
import json
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_people import FAR_AWAY, load_guide, valid_people

from generator.model.limits import beyond_limits
from generator.model.person import Person
from generator.plan.doses import dose_of, level_of
from generator.plan.running import run_week
from generator.plan.standing import programme_week
from generator.plan.week import Item, Span, WeekPlan, find_impossible_wishes, plan_week

GUIDE = load_guide()
PEOPLE = valid_people(GUIDE)
WEEKS = st.integers(1, 60)

# Deadlines measure the machine, and a person is slow to draw, not to plan for.
any_week = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)


def items(plan: WeekPlan) -> list[Item]:
    return [item for day in plan.days for session in day.sessions for item in session.items]


def days_with(plan: WeekPlan, kind: str) -> list[int]:
    return [day.number for day in plan.days if any(s.kind == kind for s in day.sessions)]


def over_the_edge(person: Person, week: int, kind: str) -> list[int]:
    """Days with a session of a kind in a week and the next, counted on: 8 follows 7."""
    days = days_with(plan_week(GUIDE, person, week), kind)
    if week < 60:
        days += [7 + day for day in days_with(plan_week(GUIDE, person, week + 1), kind)]
    return days


@given(PEOPLE, WEEKS)
@any_week
def test_they_wish_for_nothing_impossible(person, week):
    assert list(find_impossible_wishes(GUIDE, person, week)) == []


@given(PEOPLE, WEEKS)
@any_week
def test_r01_strength_days_are_never_consecutive(person, week):
    days = over_the_edge(person, week, "strength")
    assert all(later - day > 1 for day, later in pairwise(days)), days


@given(PEOPLE, WEEKS)
@any_week
def test_r02_strength_is_on_three_days_or_two_to_three_in_maintenance(person, week):
    plan = plan_week(GUIDE, person, week)
    strength = plan.sessions("strength")
    asked_for = [session for session in strength if not session.optional]
    started = plan.programme_week >= GUIDE.phases["strengthen"].weeks.first
    everything_skipped = set(GUIDE.phases["strengthen"].exercises) <= set(person.skip)
    if not started or everything_skipped:
        assert strength == ()
    elif plan.maintenance:
        assert (len(asked_for), len(strength)) == (2, 3)
    else:
        assert (len(asked_for), len(strength)) == (3, 3)


@given(PEOPLE, WEEKS)
@any_week
def test_r03_no_roll_comes_near_the_knee(person, week):
    rolls = [item for item in items(plan_week(GUIDE, person, week)) if item.exercise]
    for item in rolls:
        if item.exercise.kind == "roll":
            assert item.exercise.zone.keep_above_knee.converted("cm")[0] >= 10
            assert "lateral-knee" in item.exercise.zone.avoid


@given(PEOPLE, WEEKS)
@any_week
def test_r04_each_spot_is_rolled_at_most_twice_a_day_for_60_to_90_seconds(person, week):
    for day in plan_week(GUIDE, person, week).days:
        times: Counter[str] = Counter()
        for session in day.sessions:
            for item in session.items:
                if item.exercise and item.exercise.kind == "roll":
                    times[item.exercise.id] += item.per_day.high if item.per_day else 1
                    assert 60 <= item.dose.duration_s.low <= item.dose.duration_s.high <= 90
        assert max(times.values(), default=0) <= 2, times


@given(PEOPLE, WEEKS)
@any_week
def test_r05_every_dose_is_within_its_range_and_the_safe_limits(person, week):
    for item in items(plan_week(GUIDE, person, week)):
        if item.exercise is None:
            continue
        assert list(beyond_limits(item.dose)) == []
        if item.why == "activation" and item.exercise.kind != "roll":
            assert item.dose == GUIDE.running.activation.doses[item.exercise.id]
            continue
        own = dose_of(GUIDE, item.exercise, item.level)
        change = person.doses.get(item.exercise.id)
        assert item.set_by_clinician == (change is not None)
        for field in type(own).model_fields:
            changed = change is not None and getattr(change, field, None) is not None
            if field == "assumed":
                assert set(item.dose.assumed) <= set(own.assumed)
            elif not changed:
                assert getattr(item.dose, field) == getattr(own, field)
            else:
                assert field not in item.dose.assumed


@given(PEOPLE, WEEKS)
@any_week
def test_r06_an_item_stands_within_its_phase_or_keeps_its_strength_up(person, week):
    plan = plan_week(GUIDE, person, week)
    for item in items(plan):
        if item.why == "activation":
            assert item.phase is None
            assert plan.return_week is not None
            continue
        assert item.phase.weeks.first <= plan.programme_week
        if not item.phase.weeks.holds(plan.programme_week):
            assert item.exercise.kind == "strength"
        assert (item.why == "maintenance") == (
            plan.maintenance and item.activity is None and item.exercise.kind == "strength"
        )


@given(PEOPLE, WEEKS)
@any_week
def test_r07_runs_come_only_after_the_gate(person, week):
    plan = plan_week(GUIDE, person, week)
    if days_with(plan, "run"):
        assert week >= person.running_from
        assert programme_week(person, person.running_from) >= GUIDE.running.gate.earliest_week
        assert not plan.gate
    else:
        assert plan.running is None
        assert plan.return_week is None
        assert plan.gate == (plan.programme_week >= GUIDE.running.gate.earliest_week)


def test_r08_the_gate_asks_for_all_strength_work():
    assert set(GUIDE.running.gate.exercises) == set(GUIDE.phases["strengthen"].exercises)


@given(PEOPLE, WEEKS)
@any_week
def test_r09_a_return_week_asks_for_the_one_before(person, week):
    running = plan_week(GUIDE, person, week).running
    if running:
        assert running.after == (running.number - 1 if running.number > 1 else None)


@given(PEOPLE, WEEKS)
@any_week
def test_r10_and_r11_the_minutes_rise_slowly_or_say_that_they_do_not(person, week):
    now = plan_week(GUIDE, person, week).running
    before = plan_week(GUIDE, person, week - 1).running if week > 1 else None
    if now is None or before is None or now.number == before.number:
        return
    if now.total is None:
        assert now.number > 4
        assert person.usual_minutes is None
        return
    assert now.total.high == sum(run.minutes.high for run in now.runs)
    rise = now.total.high / before.total.high
    longest = max(run.minutes.high for run in now.runs)
    longest_before = max(run.minutes.high for run in before.runs)
    assert now.rise_percent == round(100 * rise - 100)
    if now.number >= 4:
        assert rise <= 1.10
        assert longest <= longest_before * 1.10
        assert not now.ramp_warning
    else:
        assert now.ramp_warning == (rise > 1.10 or longest > longest_before * 1.10)


@given(PEOPLE, WEEKS)
@any_week
def test_the_usual_minutes_are_a_ceiling(person, week):
    running = plan_week(GUIDE, person, week).running
    if running and person.usual_minutes:
        assert running.total.high <= person.usual_minutes


@given(st.integers(10, 400), st.integers(3, 6), st.integers(4, 40))
@any_week
def test_every_run_has_a_minute_however_many_share_the_week(usual, runs, number):
    before = run_week(GUIDE, Person(usual_minutes=usual), number - 1, 3 if number == 4 else runs)
    now = run_week(GUIDE, Person(usual_minutes=usual), number, runs)
    assert len(now.runs) == runs
    assert all(run.minutes.low >= 1 for run in now.runs)
    assert now.total.high <= min(usual, before.total.high * 1.1)
    assert now.runs[-1].minutes.high <= before.runs[-1].minutes.high * 1.1


@given(PEOPLE, WEEKS)
@any_week
def test_r12_no_hill_before_return_week_6(person, week):
    plan = plan_week(GUIDE, person, week)
    for session in plan.sessions("run"):
        assert session.run.hills_allowed == (plan.return_week >= 6)


@given(PEOPLE, WEEKS)
@any_week
def test_r13_no_two_runs_on_consecutive_days_in_return_weeks_1_and_2(person, week):
    plan = plan_week(GUIDE, person, week)
    if plan.return_week in (1, 2):
        days = over_the_edge(person, week, "run")
        assert all(later - day > 1 for day, later in pairwise(days)), days
        assert len(days_with(plan, "run")) == 3


@given(PEOPLE, WEEKS)
@any_week
def test_r14_a_week_with_runs_has_its_rules(person, week):
    plan = plan_week(GUIDE, person, week)
    assert (plan.running is not None) == bool(plan.sessions("run"))
    assert GUIDE.running.walk_rule
    assert GUIDE.running.stop_rule


@given(PEOPLE, WEEKS)
@any_week
def test_every_exercise_of_an_active_phase_appears_or_is_explained(person, week):
    plan = plan_week(GUIDE, person, week)
    shown = {item.exercise.id for item in items(plan) if item.exercise and item.phase}
    absent = {absence.exercise.id: absence.reason for absence in plan.absences}
    asked = {slug for phase in plan.phases for slug in phase.exercises}
    if plan.maintenance:
        asked |= set(GUIDE.phases["strengthen"].exercises)
    assert shown | set(absent) == asked
    assert not shown & set(absent)
    assert absent == {slug: why for slug, why in person.skip.items() if slug in asked}


@given(PEOPLE, WEEKS)
@any_week
def test_what_someone_lacks_is_done_without_or_named(person, week):
    for item in items(plan_week(GUIDE, person, week)):
        if item.exercise is None:
            continue
        level = item.level
        needed = {*item.exercise.equipment} - ({*level.without} if level else set())
        needed |= {*level.equipment} if level else set()
        lacking = {thing.id for thing in item.instead_of}
        assert lacking == needed & set(person.missing)
        if item.exercise.id in person.levels and item.why != "activation":
            assert level == level_of(item.exercise, person.levels[item.exercise.id])


@given(PEOPLE, WEEKS)
@any_week
def test_the_sore_side_comes_first(person, week):
    for item in items(plan_week(GUIDE, person, week)):
        if item.sides:
            assert set(item.sides) == {"left", "right"}
            assert person.side in (item.sides[0], "both")
            assert not (item.weaker_side_first and person.side != "both")


@given(PEOPLE, WEEKS)
@any_week
def test_dates_follow_each_other_from_the_start(person, week):
    dates = [day.date for day in plan_week(GUIDE, person, week).days]
    if person.start is None:
        assert dates == [None] * 7
    else:
        assert [(date - person.start).days for date in dates] == [
            7 * (week - 1) + day for day in range(7)
        ]
        assert dates[0].weekday() == person.start.weekday()


@given(PEOPLE, WEEKS)
@any_week
def test_minutes_add_up(person, week):
    plan = plan_week(GUIDE, person, week)
    assert plan.minutes.low == sum(day.minutes.low for day in plan.days)
    assert plan.minutes.high == sum(day.minutes.high for day in plan.days)
    for day in plan.days:
        for session in day.sessions:
            assert session.minutes.low <= session.minutes.high
            if session.items and session.kind != "run":
                assert session.minutes.low > 0


@given(PEOPLE, WEEKS)
@any_week
def test_what_is_a_choice_is_counted_apart(person, week):
    plan = plan_week(GUIDE, person, week)
    assert plan.extra.high == sum(day.extra.high for day in plan.days)
    for session in (session for day in plan.days for session in day.sessions):
        again = session.times_per_day is not None and not session.times_per_day.single
        if session.optional:
            assert session.minutes_asked == Span(0, 0)
        assert (session.minutes_extra.high > 0) == (session.optional or again)
        if not session.optional and not again:
            assert session.minutes_asked == session.minutes


@given(PEOPLE, WEEKS)
@any_week
def test_the_order_of_a_week_is_that_of_its_days(person, week):
    plan = plan_week(GUIDE, person, week)
    days = [[session.kind for session in day.sessions] for day in plan.days]
    assert set(plan.kinds) == {kind for day in days for kind in day}
    assert len(set(plan.kinds)) == len(plan.kinds)
    if any({"run", "strength"} <= set(day) for day in days) and "roll" in plan.kinds:
        return  # no one order fits
    for day in days:
        assert day == sorted(day, key=plan.kinds.index)


@given(PEOPLE, WEEKS)
@any_week
def test_rolls_then_stretches_then_strength_and_stretches_last_after_a_run(person, week):
    plan = plan_week(GUIDE, person, week)
    for day in plan.days:
        kinds = [session.kind for session in day.sessions]
        rolled = "roll" in kinds and "run" not in kinds
        order = ("roll", "stretch", "strength") if rolled else ("run", "strength", "stretch")
        assert [kind for kind in kinds if kind in order] == [k for k in order if k in kinds]
    assert not (plan.stretches_last and "roll" in plan.kinds)


@given(st.dates(*FAR_AWAY), WEEKS)
@any_week
def test_named_days_fall_on_those_days(start, week):
    person = Person(start=start, strength_days=("mon", "wed", "fri"))
    plan = plan_week(GUIDE, person, week)
    days = [day.date.weekday() for day in plan.days if day.session("strength")]
    assert sorted(days) == ([0, 2, 4] if plan.programme_week >= 2 else [])


@given(PEOPLE, WEEKS)
@any_week
def test_the_same_person_gets_the_same_plan(person, week):
    again = Person.model_validate_json(_as_written(person))
    assert plan_week(GUIDE, person, week) == plan_week(GUIDE, again, week)


def _as_written(person: Person) -> str:
    """The person as JSON in the form of a file: a range as text."""
    data = person.model_dump(mode="json", exclude_none=True)
    for change in data["doses"].values():
        for field, value in change.items():
            if isinstance(value, dict):
                change[field] = f"{value['low']}-{value['high']}"
    return json.dumps(data)


def test_a_leap_day_and_a_clock_change_are_days_like_any_other():
    leap = plan_week(GUIDE, Person(start=datetime.date(2028, 2, 24)), 1)
    assert [day.date.isoformat() for day in leap.days][4:] == [
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
    ]
    clocks_back = plan_week(GUIDE, Person(start=datetime.date(2026, 10, 20)), 2)
    assert [day.date.day for day in clocks_back.days] == [27, 28, 29, 30, 31, 1, 2]
