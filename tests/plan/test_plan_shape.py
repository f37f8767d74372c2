"""Two people share a sheet exactly when only their name, dates and notes differ."""

import datetime

import pytest

from generator.model.person import ChangedDose, Person
from generator.plan.shape import shape_of, sheet_id

TUESDAY = datetime.date(2026, 11, 24)
BASE = Person(start=TUESDAY, side="left")

SAME = [
    {"ref": "p1"},
    {"name": "Jane"},
    {"goal": "Run again"},
    {"note": "Be kind"},
    {"start": TUESDAY + datetime.timedelta(weeks=3)},
    {"paper": "a4"},
    {"text": "standard"},
    {"language": "en"},
]
OTHER = [
    {"start": TUESDAY + datetime.timedelta(days=1)},
    {"start": None},
    {"side": "right"},
    {"running_from": 5},
    {"repeat_weeks": (2,)},
    {"strength_days": ("mon", "wed", "fri")},
    {"run_days": ("mon", "wed", "fri")},
    {"missing": ("mat",)},
    {"skip": {"pigeon": "sore"}},
    {"levels": {"clamshell": "band-above-knees"}},
    {"doses": {"clamshell": ChangedDose.model_validate({"sets": 2})}},
    {"usual_minutes": 100},
    {"text": "large"},
    {"paper": "letter"},
    {"language": "de"},
    {"clinic": "demo"},
]


@pytest.mark.parametrize("change", SAME, ids=str)
def test_what_is_personal_is_not_in_the_shape(guide, change):
    assert shape_of(guide, BASE.model_copy(update=change), 3) == shape_of(guide, BASE, 3)


@pytest.mark.parametrize("change", OTHER, ids=str)
def test_what_changes_the_sheet_changes_the_shape(guide, change):
    assert shape_of(guide, BASE.model_copy(update=change), 3) != shape_of(guide, BASE, 3)


def test_every_field_of_a_person_is_one_or_the_other():
    seen = {field for change in (*SAME, *OTHER) for field in change}
    assert seen == set(Person.model_fields)


def test_the_order_of_words_does_not_matter(guide):
    one = Person(start=TUESDAY, strength_days=("mon", "wed", "fri"), missing=("mat", "wall"))
    two = Person(start=TUESDAY, strength_days=("fri", "mon", "wed"), missing=("wall", "mat"))
    assert shape_of(guide, one, 3) == shape_of(guide, two, 3)


def test_the_week_is_in_the_shape(guide):
    assert shape_of(guide, BASE, 3) != shape_of(guide, BASE, 4)


def test_each_input_changes_the_sheet_id():
    inputs = ["1.0.0", "demo", "{}", "week", "a4", "standard"]
    one = sheet_id(*inputs)
    assert one == sheet_id(*inputs)
    assert len(one) == 10
    assert one.isalnum()
    for place in range(len(inputs)):
        changed = [*inputs[:place], inputs[place] + "x", *inputs[place + 1 :]]
        assert sheet_id(*changed) != one
    assert sheet_id("1", "23", "", "", "", "") != sheet_id("12", "3", "", "", "", "")
