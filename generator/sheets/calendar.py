"""A person's sessions as a calendar file. It names no person, and a newer one replaces an older.

An entry's UID is made of who it is for, the rehab week, the kind of session and its place among
those of its kind in that week. So the file of a changed plan moves and updates the entries of the
one before, whatever changed: the start, the days, the doses. A file of a later day says that it is
newer, since no file knows the one before. Who it is for is told by the `ref`; else by the name of
their file, which stays as its words change; else by their name; else by the side alone.
"""

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from icalendar import Calendar, Event

from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.text import plain
from generator.plan.week import (
    DayPlan,
    Session,
    SessionKind,
    Wish,
    find_impossible_wishes,
    plan_week,
)
from generator.views.sessions import describe_item
from generator.views.span import span
from generator.views.wording import Wording

BLANK_RUN_MINUTES = 30
"""How long a run's entry is where the reader works its minutes out."""

FIRST_DAY = datetime.date(2026, 1, 1)
"""Sequence numbers count the days from it."""

NO_ENTRY = {"activation", "ice"}
"""The warm-up stands in its run's entry; ice follows whatever was done that day."""


def find_calendar_wishes(guide: Guide, person: Person, weeks: int) -> Iterator[Wish]:
    """What keeps rehab weeks 1 to `weeks` from being a calendar, each thing once."""
    if person.start is None:
        message = "a calendar needs the date on which the plan begins"
        yield Wish(("start",), "calendar-no-start", message, 'write "start"')
    seen = set()
    for week in range(1, weeks + 1):
        for wish in find_impossible_wishes(guide, person, week):
            if wish not in seen:
                seen.add(wish)
                yield wish


def calendar(  # noqa: PLR0913 - what a plan is made into entries by
    guide: Guide,
    person: Person,
    weeks: int,
    *,
    made_on: datetime.date,
    hour: datetime.time | None = None,
    person_file: str = "",
) -> bytes:
    """An iCalendar file of rehab weeks 1 to `weeks`; entries for the whole day without an hour.

    With one, a day's sessions follow each other from it, by the reader's own clock wherever
    they are. `person_file` is the name of the person's file, "" without one. ValueError: see
    `find_calendar_wishes`.
    """
    whose = _whose(person, person_file)
    wording = Wording(guide)
    file = Calendar()
    file.add("prodid", "-//Sidestep//Week plan//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    title = plain(wording.text(guide.information.title))
    file.add("x-wr-calname", wording.label("calendar.name", title=title))
    for week in range(1, weeks + 1):
        places: Counter[SessionKind] = Counter()
        for day in plan_week(guide, person, week).days:
            if day.date is None:
                raise ValueError("a calendar needs a start")
            begins = datetime.datetime.combine(day.date, hour) if hour else None
            for session in day.sessions:
                if session.kind in NO_ENTRY:
                    continue
                places[session.kind] += 1
                event = Event()
                event.add("uid", _uid(whose, week, session.kind, places[session.kind]))
                event.add("dtstamp", _midnight(made_on))
                event.add("sequence", max(0, (made_on - FIRST_DAY).days))
                event.add("summary", _summary(wording, session))
                event.add("description", _description(guide, wording, week, day, session))
                event.add("transp", "TRANSPARENT")
                event.add("dtstart", begins or day.date)
                if begins:
                    begins += datetime.timedelta(minutes=_minutes(day, session))
                    event.add("dtend", begins)
                file.add_component(event)
    made: bytes = file.to_ical()
    return made


def _whose(person: Person, person_file: str) -> str | list[str]:
    """What stays the same of a person while their plan changes, and differs between two."""
    if person.ref:
        return person.ref
    if person_file:
        return ["file", _mark_of(person_file)]
    if person.name:
        return ["name", _mark_of(" ".join(person.name.casefold().split()))]
    return ["side", person.side]


def _mark_of(word: str) -> str:
    """Two bytes of a hash: they keep the plans of a house apart, and hold too little for anyone
    to try names against."""
    return hashlib.sha256(word.encode()).hexdigest()[:4]


def _uid(whose: str | list[str], week: int, kind: SessionKind, place: int) -> str:
    """A hash, so that no word of the person's can be read from it."""
    inputs = json.dumps([whose, week, kind, place])
    return f"{hashlib.sha256(inputs.encode()).hexdigest()[:32]}@sidestep"


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(), tzinfo=datetime.UTC)


def _summary(wording: Wording, session: Session) -> str:
    title = wording.label(f"session.{session.kind}")
    if session.run and session.run.minutes:
        about = wording.label("sheet.min", n=span(wording, session.run.minutes))
        title = wording.label("calendar.with_minutes", session=title, minutes=about)
    return wording.label("calendar.optional", session=title) if session.optional else title


def _description(guide: Guide, wording: Wording, week: int, day: DayPlan, session: Session) -> str:
    lines = [wording.label("calendar.week", week=week)]
    if session.choose_one:
        lines.append(wording.label("calendar.choose_one"))
    items = session.items
    if session.run:
        warm_up = day.session("activation")
        items = warm_up.items if warm_up else ()
        lines += [wording.label("session.activation")] if items else []
    for item in items:
        view = describe_item(guide, wording, item)
        lines.append(": ".join(part for part in (view.name, view.dose) if part))
        lines += [f"  {note}" for note in view.notes]
    if session.run:
        lines += wording.texts([guide.running.walk_rule, guide.running.stop_rule])
    return plain("\n".join(lines))


def _minutes(day: DayPlan, session: Session) -> int:
    if session.run is None:
        return session.minutes.middle
    warm_up = day.session("activation")
    run = session.run.minutes.middle if session.run.minutes else BLANK_RUN_MINUTES
    return run + (warm_up.minutes.middle if warm_up else 0)
