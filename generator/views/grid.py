"""A week as a grid to tick: a row for each session, in the order of a day, a cell for each day."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.plan.sessions import Session, SessionKind
from generator.plan.timing import NOTHING, Span
from generator.plan.week import WeekPlan
from generator.views.span import span
from generator.views.wording import Wording


class CellView(NamedTuple):
    """One session on one day."""

    boxes: tuple[str, ...]
    """A box to tick for each; "" where no side is named."""
    text: str
    """The minutes of a run, where the runs of the week differ or the reader fills them in."""
    optional: bool


class GridRowView(NamedTuple):
    kind: SessionKind
    title: str
    minutes: str
    """About: 8–10; "" where nothing says."""
    cells: tuple[CellView | None, ...]
    """Seven; None on a day without it."""


def describe_grid(wording: Wording, plan: WeekPlan) -> Iterable[GridRowView]:
    for kind in plan.kinds:
        sessions = plan.sessions(kind)
        told = _run_differs(sessions)
        yield GridRowView(
            kind=kind,
            title=wording.label(f"session.{kind}"),
            minutes=_row_minutes(wording, sessions),
            cells=tuple(_cell(wording, day.session(kind), told) for day in plan.days),
        )


def _row_minutes(wording: Wording, sessions: Sequence[Session]) -> str:
    if any(session.run and not session.run.minutes for session in sessions):
        return wording.label("sheet.your_minutes")
    time = time_of(sessions)
    return "" if time == NOTHING else span(wording, time)


def _run_differs(sessions: Sequence[Session]) -> bool:
    runs = [session.run.minutes for session in sessions if session.run]
    return any(minutes is None or minutes != runs[0] for minutes in runs)


def time_of(sessions: Sequence[Session]) -> Span:
    """From the shortest to the longest of the sessions of one kind."""
    return Span(
        min(session.minutes.low for session in sessions),
        max(session.minutes.high for session in sessions),
    )


def _cell(wording: Wording, session: Session | None, told: bool) -> CellView | None:
    """`told`: the minutes of a run stand with it."""
    if session is None:
        return None
    sides = tuple(wording.label(f"sheet.{side}_short") for side in session.sides)
    text = ""
    if session.run and told:
        minutes = session.run.minutes
        text = span(wording, minutes) if minutes else wording.label("sheet.min_blank")
    return CellView(boxes=sides or ("",), text=text, optional=session.optional)
