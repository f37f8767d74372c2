"""A person from a file, flags or a row; what is wrong is said by place, never by value."""

import datetime
import json
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.messages import PATTERNS
from generator.content.person import (
    COLUMNS,
    find_bad_columns,
    read_flags,
    read_person,
    read_person_file,
    read_row,
)
from generator.model.person import ONE_LINE, SOME_LINES, Person
from generator.problems import ContentError

FILE = PurePosixPath("people/p1.yaml")
TABLE = PurePosixPath("people.csv")
SECRET = "Zebedee"

GOOD = """\
start: 2026-11-24
side: left
"""


def problems_of(read, *arguments):
    with pytest.raises(ContentError) as caught:
        read(*arguments)
    return [str(problem) for problem in caught.value.problems]


def test_a_file_with_everything():
    reading = read_person(
        b"""\
ref: patient-07
name: "Zo\xc3\xab \xe6\x9d\x8e"
start: 2026-11-24
side: right
running_from: 6
repeat_weeks: [2, 3]
strength_days: [mon, wed, fri]
run_days: [tue, thu, sat]
missing: [foam-roller]
skip:
  pigeon: the front knee hurts
levels:
  clamshell: band-above-knees
doses:
  clamshell: {sets: 2, reps: 8-10}
usual_minutes: 150
goal: Run in the park again
note: |
  Call me
  on Monday.
text: large
paper: letter
language: en
clinic: demo
""",
        FILE,
    )
    person = reading.person
    assert reading.week is None
    assert person.name == "Zoë 李"
    assert person.start == datetime.date(2026, 11, 24)
    assert person.doses["clamshell"].reps.high == 10
    assert person.note == "Call me\non Monday.\n"
    assert set(person.model_fields_set) == set(Person.model_fields), "a field has no example here"
    assert reading.place(("doses", "clamshell", "sets")).line == 15
    assert reading.place(("skip", "pigeon"), at_key=True).column == 3


WRONG = [
    ("start: 24/11/2026", "start", "is a date in which day and month cannot be told apart"),
    ("start: 24.11.2026", "start", "is a date in which day and month cannot be told apart"),
    ("start: 2026-02-30", "start", "is no day of the calendar"),
    ("start: tomorrow", "start", "must be a date"),
    ("start: 1926-11-24", "start", "must be at least 2000-01-01"),
    ("side: Left", "side", "is not one of the words it may be"),
    ("ref: a b", "ref", "must be 1 to 32 letters, digits, - or _"),
    ("name: 5", "name", "must be text"),
    (f"name: {'n' * 81}", "name", "is too long"),
    ('name: "a\\u0007b"', "name", "has a character that no page can show"),
    ('name: "  "', "name", "is empty"),
    ("running_from: 0", "running_from", "must be at least 1"),
    ("running_from: 61", "running_from", "must be at most 60"),
    ("running_from: soon", "running_from", "must be a whole number"),
    ("running_from: 4.5", "running_from", "must be a whole number"),
    ("repeat_weeks: 2", "repeat_weeks", "must be a list"),
    ("strength_days: mon wed fri", "strength_days", "must be a list"),
    ("run_days: {mon: 1}", "run_days", "must be a list"),
    ("missing: foam-roller", "missing", "must be a list"),
    ("skip: [pigeon]", "skip", "must be a set of keys"),
    ("levels: {clamshell: 3}", 'an entry of "levels"', "must be text"),
    ("doses: {clamshell: 3}", 'an entry of "doses"', "must be a set of keys"),
    ("doses: {clamshell: {sets: few}}", "sets", "must be a whole number or a range"),
    ("doses: {clamshell: {reps: 9-3}}", "reps", "runs backwards"),
    ("usual_minutes: 9", "usual_minutes", "must be at least 10"),
    (f"goal: {'g' * 121}", "goal", "is too long"),
    (f"note: {'n' * 501}", "note", "is too long"),
    ("text: huge", "text", "is not one of the words it may be"),
    ("paper: a5", "paper", "is not one of the words it may be"),
    ("language: English", "language", "must be a language tag"),
    ("clinic: My Clinic", "clinic", "must be lower-case words joined by hyphens"),
]


@pytest.mark.parametrize(("line", "name", "message"), WRONG, ids=[line[:30] for line, *_ in WRONG])
def test_a_wrong_value_gives_its_line(line, name, message):
    key = line.split(":")[0]
    rest = [row for row in GOOD.splitlines() if not row.startswith(key)]
    (problem,) = problems_of(read_person, "\n".join([*rest, line]).encode(), FILE)
    name = name if name.startswith("an ") else f'"{name}"'
    assert f" {name} {message}" in problem
    assert problem.startswith(f"{FILE}:{len(rest) + 1}:")


@pytest.mark.parametrize("field", Person.model_fields)
def test_every_field_is_shown_wrong_at_least_once(field):
    assert any(line.startswith(f"{field}:") for line, *_ in WRONG)


def test_items_of_lists_are_numbered():
    lines = problems_of(
        read_person, f"{GOOD}strength_days: [mon, Wed]\nrepeat_weeks: [2, x]\n".encode(), FILE
    )
    assert ' item 2 of "strength_days" is not one of the words it may be' in lines[0]
    assert ' item 2 of "repeat_weeks" must be a whole number' in lines[1]


def test_start_and_side_are_needed():
    lines = problems_of(read_person, b"name: Jane\n", FILE)
    assert [re.search('needs "(.*?)"', line)[1] for line in lines] == ["side", "start"]


def test_an_unknown_key_is_not_repeated():
    lines = problems_of(read_person, f"{GOOD}nmae: x\n{SECRET}: y\nweek: 3\n".encode(), FILE)
    assert [line.split(": ", 1)[1] for line in lines] == [
        'there is no such key (did you mean "name"?)',
        "there is no such key (remove it)",
        "there is no such key (a person's file is for all weeks: use --week)",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        f"{GOOD}{SECRET}: 1\n{SECRET}: 2\n",
        f"{GOOD}name: *{SECRET}\n",
        f"{GOOD}name: &{SECRET} x\n",
        f"{GOOD}name: !{SECRET} x\n",
        f'{GOOD}name: "{SECRET}\n',
        f"{GOOD}name: {SECRET}: {SECRET}\n",
        f"{GOOD}\t{SECRET}: x\n",
        f"- {SECRET}\n",
        f"{GOOD}? [{SECRET}]\n: x\n",
        f"{GOOD}name: {SECRET}\x07\n",
        f"{GOOD}{SECRET}\n",
        f"{GOOD}skip: {{{SECRET}: }}\n",
        f"{GOOD}levels: {{{SECRET}: [1]}}\n",
        f"{GOOD}doses: {{{SECRET}: {{{SECRET}: 1}}}}\n",
    ],
)
def test_a_broken_file_does_not_repeat_what_is_in_it(raw):
    for line in problems_of(read_person, raw.encode(), FILE):
        assert SECRET not in line
        assert "\n" not in line, "shows the line of the file"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.just(SECRET),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just(SECRET), inner),
    max_leaves=4,
)


@given(st.sampled_from(sorted(Person.model_fields)), VALUES)
def test_no_value_of_any_type_is_repeated(field, value):
    raw = json.dumps({"start": "2026-11-24", "side": "left", field: value})
    assert SECRET not in said_of(raw)


def said_of(raw):
    """The lines about a person's file; none where all is well."""
    try:
        read_person(raw.encode(), FILE)
    except ContentError as error:
        return str(error)
    return ""


def test_a_flag_wins_over_the_file_and_is_where_its_problem_stands():
    reading = read_person(GOOD.encode(), FILE, {"side": "right", "strength_days": "mon wed fri"})
    assert reading.person.side == "right"
    assert reading.person.strength_days == ("mon", "wed", "fri")
    assert str(reading.place(("strength_days",)).path) == "--strength-days"
    lines = problems_of(read_person, GOOD.encode(), FILE, {"running_from": "soon"})
    assert lines == ['--running-from:1:1: "running_from" must be a whole number (such as 3)']


def test_the_week_of_a_file_is_a_flag():
    assert str(read_person(GOOD.encode(), FILE).place(("week",)).path) == "--week"


def test_flags_alone_need_nothing():
    assert read_flags({}).person == Person()
    assert read_flags({"side": "left", "name": ""}).person == Person(side="left")


def test_a_file_that_is_not_there(tmp_path):
    (line,) = problems_of(read_person_file, tmp_path / "none.yaml")
    assert "none.yaml:1:1: this file cannot be read: no such file or directory" in line


def test_a_file_on_disk(tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert read_person_file(path).person.side == "left"


ROW = {"ref": "p1", "week": "3", "start": "2026-11-24", "side": "left"}


def test_a_row():
    row = ROW | {
        "name": " Jane ",
        "strength_days": "mon  wed fri",
        "repeat_weeks": "2 3",
        "missing": "mat wall",
        "usual_minutes": "90",
        "note": "one\r\ntwo",
        "goal": "",
        "clinic": None,
        "something": "else",
    }
    reading = read_row(row, TABLE, 7)
    assert reading.week == 3
    assert reading.person == Person(
        ref="p1",
        name="Jane",
        start=datetime.date(2026, 11, 24),
        side="left",
        strength_days=("mon", "wed", "fri"),
        repeat_weeks=(2, 3),
        missing=("mat", "wall"),
        usual_minutes=90,
        note="one\ntwo",
    )
    place = reading.place(("strength_days", 1))
    assert (place.path, place.line, place.column) == (TABLE, 7, 6)


def test_a_row_says_its_line_and_column():
    row = ROW | {"week": "third", "start": "03/04/2026", "strength_days": "mon, wed"}
    assert [line.split(" ")[0] for line in problems_of(read_row, row, TABLE, 7)] == [
        "people.csv:7:2:",
        "people.csv:7:3:",
        "people.csv:7:5:",
    ]


@pytest.mark.parametrize("name", ROW)
def test_a_row_needs(name):
    (line,) = problems_of(read_row, ROW | {name: " "}, TABLE, 7)
    assert f'a person needs "{name}"' in line


def test_a_clinic_column_may_not_differ_from_the_flag():
    assert read_row(ROW, TABLE, 2, {"clinic": "demo"}).person.clinic == "demo"
    assert read_row(ROW | {"clinic": "demo"}, TABLE, 2, {"clinic": "demo"}).person.clinic == "demo"
    (line,) = problems_of(read_row, ROW | {"clinic": "other"}, TABLE, 2, {"clinic": "demo"})
    assert line.startswith('people.csv:2:5: "clinic" is not the clinic that --clinic names')


def test_a_header():
    assert list(find_bad_columns(list(COLUMNS), TABLE)) == []
    header = ["ref", "week", "start", "side", "nmae", SECRET, "ref", "skip"]
    lines = [str(problem) for problem in find_bad_columns(header, TABLE)]
    assert [line.split(": ", 1)[1] for line in lines] == [
        'there is no column of this name (did you mean "name"?)',
        "there is no column of this name (the first line names the columns: see the help)",
        'the column "ref" is there twice (keep one)',
        '"skip" cannot be a column (give that person a file of their own)',
    ]
    lacking = [str(problem) for problem in find_bad_columns(["ref"], TABLE)]
    assert lacking[0].endswith('there is no column "week" (add it)')


def test_no_model_pattern_is_without_words():
    def patterns(schema):
        if isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                yield schema["pattern"]
            for value in schema.values():
                yield from patterns(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from patterns(value)

    found = set(patterns(Person.model_json_schema()))
    assert {ONE_LINE, SOME_LINES} <= found
    ranges = {pattern for pattern in found if "to" in pattern}
    assert found - ranges - set(PATTERNS) == {ONE_LINE, SOME_LINES}
