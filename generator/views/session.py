"""One day's sessions, each to stand on one side of paper with ticks for every set."""

from typing import NamedTuple

from generator.model.dose import HoldDose, RepsDose, WalkDose
from generator.model.guide import Guide
from generator.plan.items import Item
from generator.plan.sessions import Session
from generator.plan.week import DayPlan
from generator.views.dose import dose_sentence, short_dose
from generator.views.sessions import item_notes
from generator.views.span import minutes, span
from generator.views.way import ShownView, describe_way
from generator.views.wording import Wording


class TickRowView(NamedTuple):
    """The boxes of one side."""

    side: str
    """L, R, or "" where both work at once."""
    boxes: int


class DrillView(NamedTuple):
    """An exercise in as few words as will do."""

    id: str
    name: str
    shown: ShownView | None
    short: str
    dose: str
    cue: str
    notes: tuple[str, ...]
    ticks: tuple[TickRowView, ...]


class SessionSheetView(NamedTuple):
    kind: str
    title: str
    minutes: str
    drills: tuple[DrillView, ...]


class DaySheetView(NamedTuple):
    number: int
    title: str
    date: str
    """In full; "" without a start."""
    sessions: tuple[SessionSheetView, ...]
    also: str
    """What else the day holds, with its minutes, such as a run; "" where nothing."""


def describe_day(guide: Guide, wording: Wording, day: DayPlan) -> DaySheetView:
    """Sessions of exercises only: a run or a swim needs no sheet of drills."""
    return DaySheetView(
        number=day.number,
        title=wording.label("sheet.day", day=day.number),
        date=wording.date(day.date, "full") if day.date else "",
        sessions=tuple(
            _session(guide, wording, session) for session in day.sessions if _has_drills(session)
        ),
        also=_also(wording, day),
    )


def _has_drills(session: Session) -> bool:
    return any(item.exercise for item in session.items)


def _also(wording: Wording, day: DayPlan) -> str:
    others = [session for session in day.sessions if not _has_drills(session)]
    if not others:
        return ""
    named = wording.both(_in_short(wording, session) for session in others)
    return wording.label("sheet.also_today", sessions=named)


def _in_short(wording: Wording, session: Session) -> str:
    """Its name and minutes; in brackets where it is a choice; a blank for minutes of one's own."""
    about = minutes(wording, session.minutes)
    if session.run:
        run = session.run.minutes
        number = span(wording, run) if run else wording.label("sheet.min_blank")
        about = wording.label("sheet.min", n=number)
    name = wording.label(f"session.{session.kind}")
    text = wording.label("calendar.with_minutes", session=name, minutes=about) if about else name
    return f"({text})" if session.optional else text


def _session(guide: Guide, wording: Wording, session: Session) -> SessionSheetView:
    return SessionSheetView(
        kind=session.kind,
        title=wording.label(f"session.{session.kind}"),
        minutes=minutes(wording, session.minutes),
        drills=tuple(_drill(guide, wording, item) for item in session.items),
    )


def _drill(guide: Guide, wording: Wording, item: Item) -> DrillView:
    assert item.exercise is not None
    assert item.dose is not None
    way = describe_way(guide, wording, item)
    return DrillView(
        id=item.exercise.id,
        name=wording.text(item.exercise.name),
        shown=way.shown,
        short=short_dose(wording, item.dose),
        dose=dose_sentence(wording, item.dose),
        cue=way.exercise.cue,
        notes=tuple(item_notes(wording, item, lacking=item.instead_of)),
        ticks=_ticks(wording, item),
    )


def _ticks(wording: Wording, item: Item) -> tuple[TickRowView, ...]:
    boxes = 1
    if isinstance(item.dose, RepsDose | WalkDose):
        boxes = item.dose.sets.high
    elif isinstance(item.dose, HoldDose):
        boxes = item.dose.holds.high
    sides = tuple(wording.label(f"sheet.{side}_short") for side in item.sides) or ("",)
    return tuple(TickRowView(side, boxes) for side in sides)
