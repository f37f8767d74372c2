"""The calendar file: read back by the library, and compared with the plan."""

import datetime
from itertools import pairwise

import pytest
from icalendar import Calendar

from generator.model.person import Person
from generator.plan.week import plan_week
from generator.sheets import calendar as calendar_module
from generator.sheets.calendar import find_calendar_wishes

START = datetime.date(2026, 10, 20)
PERSON = Person(
    ref="patient-07",
    name="Zebedee",
    goal="Climb Snowdon",
    note="Ring me",
    start=START,
    side="right",
    running_from=4,
)


TODAY = datetime.date(2026, 11, 24)


def calendar(guide, person, weeks, *, made_on=TODAY, **words):
    return calendar_module.calendar(guide, person, weeks, made_on=made_on, **words)


def events(data: bytes):
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_each_session_of_the_plan_is_an_entry(guide):
    found = events(calendar(guide, PERSON, 6))
    planned = [
        (day.date, session.kind)
        for week in range(1, 7)
        for day in plan_week(guide, PERSON, week).days
        for session in day.sessions
        if session.kind not in ("activation", "ice")
    ]
    assert [event.decoded("dtstart") for event in found] == [date for date, _ in planned]
    assert len({str(event["uid"]) for event in found}) == len(planned)
    assert all("dtend" not in event for event in found)


def test_it_holds_no_personal_word_and_is_the_same_twice(guide):
    data = calendar(guide, PERSON, 8)
    for word in ("Zebedee", "Snowdon", "Ring me", "patient-07"):
        assert word not in data.decode()
    assert data == calendar(guide, PERSON.model_copy(update={"name": "Someone else"}), 8)


CHANGED = {
    "the runs": {"running_from": 4},
    "the start": {"start": START + datetime.timedelta(days=3)},
    "the days": {"strength_days": ("tue", "thu", "sat")},
    "the side": {"side": "left"},
}


@pytest.mark.parametrize("ref", ["patient-07", None])
@pytest.mark.parametrize("change", CHANGED)
def test_a_changed_plan_replaces_its_entries(guide, ref, change):
    old = PERSON.model_copy(update={"ref": ref, "running_from": 5})
    new = old.model_copy(update=CHANGED[change])

    def by_uid(person, made_on):
        found = events(calendar(guide, person, 4, made_on=made_on))
        return {str(event["uid"]): event for event in found}

    before = by_uid(old, TODAY)
    after = by_uid(new, TODAY + datetime.timedelta(days=1))
    # With runs, a week has other sessions too; nothing that stays is there twice.
    shared = before.keys() & after.keys()
    assert len(shared) > 0.8 * len(before)
    assert change == "the runs" or shared == before.keys() == after.keys()
    for uid in shared:
        assert after[uid]["sequence"] > before[uid]["sequence"]
        assert after[uid].decoded("dtstamp") > before[uid].decoded("dtstamp")


ANONYMOUS = {"ref": None, "name": None}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({}, {"ref": "patient-08"}),
        ({"ref": None}, {"ref": None, "name": "Yolanda"}),
        ({"ref": None}, {"ref": "Zebedee"}),
        ({"ref": None, "file": "sam"}, {"ref": None, "file": "kim"}),
        (ANONYMOUS, {**ANONYMOUS, "side": "left"}),
    ],
)
def test_another_persons_entries_have_other_ids(guide, mine, theirs):
    def ids(words):
        words = dict(words)
        file = words.pop("file", "")
        data = calendar(guide, PERSON.model_copy(update=words), 2, person_file=file)
        return {str(event["uid"]) for event in events(data)}

    assert not ids(mine) & ids(theirs)


def test_a_person_s_file_keeps_its_ids_while_its_words_change(guide):
    def ids(**words):
        person = PERSON.model_copy(update={"ref": None, **words})
        return [str(e["uid"]) for e in events(calendar(guide, person, 2, person_file="sam"))]

    assert ids() == ids(name="Zebedee Other", side="left") == ids(name=None)


def test_at_an_hour_sessions_follow_each_other_by_the_readers_clock(guide):
    found = events(calendar(guide, PERSON, 4, hour=datetime.time(7, 30)))
    today = [e for e in found if e.decoded("dtstart").date() == datetime.date(2026, 11, 10)]
    assert [str(event["summary"]) for event in today] == ["Rolls", "Stretches", "Strength"]
    assert today[0].decoded("dtstart") == datetime.datetime(2026, 11, 10, 7, 30)
    for earlier, later in pairwise(today):
        assert earlier.decoded("dtend") == later.decoded("dtstart")
    assert all(event.decoded("dtend") > event.decoded("dtstart") for event in found)
    # No zone: the clocks of some countries change on 25 October, in the first week.
    assert all(event.decoded("dtstart").tzinfo is None for event in found)


def test_a_run_says_how_long_and_when_to_walk(guide):
    run = next(e for e in events(calendar(guide, PERSON, 4)) if "Run" in str(e["summary"]))
    assert str(run["summary"]) == "Run, 10–15 min"
    assert "walk" in str(run["description"])
    assert guide.exercises["roll-tfl"].name in str(run["description"])


def test_what_keeps_a_calendar_from_being_made(guide):
    person = PERSON.model_copy(update={"running_from": 2, "start": None})
    codes = [wish.code for wish in find_calendar_wishes(guide, person, 12)]
    assert codes == ["calendar-no-start", "running-early"]
    assert list(find_calendar_wishes(guide, PERSON, 60)) == []
    with pytest.raises(ValueError, match="start"):
        calendar(guide, Person(), 1)
