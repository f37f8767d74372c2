"""What a week's time leaves out: what is a choice, and runs whose minutes a reader fills in."""

from collections.abc import Iterator

from generator.plan.sessions import Session, SessionKind
from generator.plan.timing import NOTHING
from generator.plan.week import WeekPlan
from generator.views.grid import time_of
from generator.views.span import span
from generator.views.wording import Wording


def session_name(wording: Wording, session: Session) -> str:
    """A session's name; in brackets where it is a choice, as in the grid."""
    name = wording.label(f"session.{session.kind}")
    return f"({name})" if session.optional else name


def describe_extra(wording: Wording, plan: WeekPlan) -> Iterator[str]:
    """Sentences that stand beside the time of a week."""
    choices = [session for session in plan.sessions("activity") if not session.optional]
    if choices and not time_of(choices).single:
        yield wording.label("week.minutes_choice", n=span(wording, time_of(choices)))
    if any(session.run and not session.run.minutes for session in plan.sessions("run")):
        yield wording.label("week.minutes_runs")
    if plan.extra != NOTHING:
        names = [name for kind in plan.kinds for name in _extras(wording, plan, kind)]
        yield wording.label("week.minutes_extra", sessions=wording.both(names), n=plan.extra.high)


def _extras(wording: Wording, plan: WeekPlan, kind: SessionKind) -> Iterator[str]:
    sessions = plan.sessions(kind)
    name = wording.label(f"session.{kind}")
    if all(session.optional for session in sessions):
        yield name
    elif any(session.optional for session in sessions):
        yield wording.label("week.extra_days", session=name)
    if any(session.minutes_extra != NOTHING and not session.optional for session in sessions):
        yield wording.label("week.extra_times", session=name)
