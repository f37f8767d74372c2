"""What a reader is told of the time of a week, its order, the return weeks and the evidence."""

import pytest

from generator.model.guide import Guide
from generator.model.person import Person
from generator.plan.running import run_week
from generator.plan.timing import Span
from generator.plan.week import plan_week
from generator.views.evidence import describe_evidence_brief
from generator.views.run_week import describe_run_week
from generator.views.running import describe_return_weeks
from generator.views.week import WeekView, describe_week
from generator.views.wording import Wording


def told(guide: Guide, week: int, **words: object) -> WeekView:
    plan = plan_week(guide, Person(**words), week)  # type: ignore[arg-type]
    return describe_week(guide, Wording(guide), plan)


def test_the_time_of_a_week_leaves_out_what_is_a_choice(guide: Guide) -> None:
    plan = plan_week(guide, Person(), 1)
    ice = sum(day.sessions[-1].minutes.high for day in plan.days)
    assert plan.days[0].sessions[-1].kind == "ice"
    assert plan.extra.high > ice
    assert plan.minutes.high < 2 * plan.minutes.low
    view = told(guide, 1)
    assert view.minutes == f"about {plan.minutes.low}–{plan.minutes.high} min"
    assert view.days[0].sessions[-1] == "(Ice)"
    wide, apart = view.minutes_notes
    assert "10–30 min" in wide
    assert "Ice" in apart
    assert f"up to {plan.extra.high} min more" in apart


def test_a_week_without_choices_has_nothing_apart(guide: Guide) -> None:
    assert plan_week(guide, Person(), 5).extra == Span(0, 0)
    assert told(guide, 5).minutes_notes == ()
    assert not told(guide, 5).choices


def test_runs_with_a_blank_are_said_to_come_on_top(guide: Guide) -> None:
    blank = told(guide, 9, running_from=4)
    worked_out = told(guide, 6, running_from=4)
    assert "Your runs come on top." in blank.minutes_notes
    assert "Your runs come on top." not in worked_out.minutes_notes


@pytest.mark.parametrize("week", range(1, 13))
def test_rows_and_sessions_stand_in_the_order_of_the_days(guide: Guide, week: int) -> None:
    view = told(guide, week)
    order = [row.title for row in view.grid]
    assert [session.title for session in view.sessions] == order
    for day in view.days:
        names = [name.strip("()") for name in day.sessions]
        assert names == sorted(names, key=order.index)
    assert bool(view.order_note) == ("Rolls" not in order)


def test_days_that_are_a_choice_stand_in_brackets(guide: Guide) -> None:
    keep_fit = next(session for session in told(guide, 1).sessions if session.kind == "activity")
    assert keep_fit.days == "days 2, 4, and (6)"


def test_the_longer_run_is_told_beside_the_others(guide: Guide) -> None:
    first, _, third = describe_return_weeks(guide, Wording(guide))
    assert (first.minutes, first.long_run) == ("10–15", "10–15")
    assert (third.minutes, third.long_run) == ("20–30, the last one 30–35", "30–35")


def test_the_summary_of_the_evidence_counts_the_claims(guide: Guide) -> None:
    brief = describe_evidence_brief(guide, Wording(guide))
    printed = [claim for claim in guide.claims.values() if not claim.rejected]
    supported = sum(claim.verdict == "supported" for claim in printed)
    assert f"{supported} of {len(printed)} claims" in brief.sure[0]
    assert str(len(guide.changes)) in brief.changes
    assert f"Of {len(guide.sources)} sources" in brief.limits[1]


def test_when_running_waits_is_said_until_one_runs(guide: Guide) -> None:
    assert "You cannot pass it before rehab week 4." in told(guide, 1).no_runs
    assert "look at the gate each week" in told(guide, 5).no_runs
    assert told(guide, 5, running_from=4).no_runs == ""


def test_hills_are_told_when_they_are_allowed_and_not_before(guide: Guide) -> None:
    wording = Wording(guide)
    allowed = guide.running.beyond.hills_from
    for number in range(1, 20):
        told = describe_run_week(guide, wording, run_week(guide, Person(), number, 3)).notes[-1]
        assert ("keep to flat ground" in told) == (number < allowed), number
        assert ("Begin with one hill" in told) == (number >= allowed), number
