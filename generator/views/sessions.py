"""What a week's sessions hold, as one person does them."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.reference import Equipment
from generator.plan.items import Item
from generator.plan.sessions import Session, SessionKind
from generator.plan.week import WeekPlan
from generator.views.dose import short_dose
from generator.views.grid import time_of
from generator.views.span import minutes
from generator.views.wording import Wording


class ItemView(NamedTuple):
    """One line of a session."""

    id: str
    name: str
    dose: str
    """In a few words; for an activity its minutes."""
    notes: tuple[str, ...]
    """The way it is done, who set the dose, what to use instead."""
    to_confirm: bool
    essential: bool


class SessionView(NamedTuple):
    """What is done in one go, wherever it falls in the week."""

    kind: SessionKind
    title: str
    days: str
    """Every day; Mon, Wed and Fri; days 1, 3 and 5."""
    minutes: str
    times: str
    """How often a day, where it may be more than once."""
    items: tuple[ItemView, ...]
    choose_one: bool
    optional: bool
    keep: str
    """Short of time: what to keep; "" where all of it is short."""
    too_many: str
    """A long list: what to do about it."""


def describe_sessions(guide: Guide, wording: Wording, plan: WeekPlan) -> Iterable[SessionView]:
    """Each kind of session once, in the order of a day."""
    for kind in plan.kinds:
        yield _session(guide, wording, plan, plan.sessions(kind))


def _session(
    guide: Guide, wording: Wording, plan: WeekPlan, sessions: tuple[Session, ...]
) -> SessionView:
    say = wording.label
    fullest = max(sessions, key=lambda session: len(session.items))
    times = fullest.times_per_day
    return SessionView(
        kind=fullest.kind,
        title=say(f"session.{fullest.kind}"),
        days=_days(wording, plan, fullest.kind),
        minutes="" if fullest.kind == "run" else minutes(wording, time_of(sessions)),
        times=say("dose.per_day", n=times) if times else "",
        items=tuple(_item(guide, wording, item, fullest) for item in fullest.items),
        choose_one=fullest.choose_one,
        optional=all(session.optional for session in sessions),
        keep=_keep(wording, fullest),
        too_many=say("sheet.too_many") if fullest.long else "",
    )


def _item(guide: Guide, wording: Wording, item: Item, session: Session) -> ItemView:
    """A line that also says how often a day, where that is less often than the session."""
    view = describe_item(guide, wording, item, instead=False)
    often = session.times_per_day
    if often is None or item.per_day is None or item.per_day.high >= often.high:
        return view
    return view._replace(notes=(wording.label("dose.per_day", n=item.per_day), *view.notes))


def _keep(wording: Wording, session: Session) -> str:
    """Short of time: the essential exercises, where they are fewer than all."""
    kept = session.essential_items
    if not 0 < len(kept) < len(session.items):
        return ""
    names = [wording.text(item.exercise.name) for item in kept if item.exercise]
    return wording.label(
        "sheet.keep",
        session=wording.label(f"session.{session.kind}"),
        names=wording.both(names),
        about=minutes(wording, session.essential_minutes),
    )


def _days(wording: Wording, plan: WeekPlan, kind: SessionKind) -> str:
    """In brackets the days on which it is a choice, where it is asked for on others."""
    days = [(day, session) for day in plan.days if (session := day.session(kind))]
    some_asked = any(not session.optional for _, session in days)
    if len(days) == len(plan.days):
        return wording.label("sheet.every_day")
    names = [
        f"({name})" if session.optional and some_asked else name
        for day, session in days
        for name in [wording.date(day.date, "EEE") if day.date else str(day.number)]
    ]
    if days[0][0].date:
        return wording.both(names)
    return wording.label("sheet.on_days", days=wording.both(names))


def describe_item(guide: Guide, wording: Wording, item: Item, *, instead: bool = True) -> ItemView:
    """An exercise or an activity of a session, as this person does it.

    `instead`: its notes say what to use for what they lack.
    """
    notes = tuple(item_notes(wording, item, lacking=item.instead_of if instead else ()))
    if item.exercise is None or item.dose is None:
        assert item.activity is not None
        activity = item.activity
        often = (
            wording.label("phase.times_a_week", n=activity.per_week) if activity.per_week else ""
        )
        return ItemView(
            id=activity.id,
            name=wording.text(activity.name),
            dose=wording.label("sheet.min", n=activity.minutes) if activity.minutes else often,
            notes=notes,
            to_confirm=bool(activity.assumed),
            essential=False,
        )
    return ItemView(
        id=item.exercise.id,
        name=wording.text(item.exercise.name),
        dose=short_dose(wording, item.dose),
        notes=notes,
        to_confirm=bool(item.dose.assumed or item.exercise.frequency.assumed),
        essential=item.exercise.essential,
    )


def describe_instead(wording: Wording, plan: WeekPlan) -> tuple[str, ...]:
    """What does the job of each thing this person lacks in a week, said once."""
    things = {
        thing.id: thing
        for kind in plan.kinds
        for session in plan.sessions(kind)
        for item in session.items
        for thing in item.instead_of
    }
    return tuple(_instead(wording, thing) for thing in things.values())


def _instead(wording: Wording, thing: Equipment) -> str:
    name, text = wording.text(thing.name), wording.text(thing.instead)
    return wording.label("exercise.no_equipment", name=name, text=text)


def item_notes(
    wording: Wording, item: Item, *, lacking: Iterable[Equipment], steps_told: bool = False
) -> Iterable[str]:
    """`lacking`: what to say a replacement of. `steps_told`: the level's own steps stand beside it,
    and need no summary.
    """
    say = wording.label
    if item.level:
        yield say("sheet.level", name=wording.text(item.level.name))
        if not (steps_told and item.level.steps):
            yield wording.text(item.level.what)
        if item.level.load:
            yield say("exercise.start_with", load=item.level.load)
    if item.set_by_clinician:
        yield say("sheet.set_by_clinician")
    for thing in lacking:
        yield _instead(wording, thing)
    if item.weaker_side_first:
        yield say("exercise.weaker_side_first")
