"""Minutes are honest: every second of a dose, its rests and its other side is in them."""

import pytest
from pydantic import TypeAdapter

from generator.model.dose import Dose
from generator.plan.days import are_apart, choose_days
from generator.plan.timing import GET_READY_S, Span, in_minutes, seconds_of

DOSE = TypeAdapter(Dose)


def work(text):
    spent = seconds_of(DOSE.validate_json(text))
    return (spent.low - GET_READY_S, spent.high - GET_READY_S)


@pytest.mark.parametrize(
    ("dose", "low", "high"),
    [
        # 3 sets of 10 reps of 2 + 2 + 3 s, two rests.
        ('{"kind":"reps","sets":3,"reps":10,"sides":"both","hold_s":2,"rest_s":45}', 300, 300),
        # Each side in turn, 10 s to turn over, then the rest.
        ('{"kind":"reps","sets":2,"reps":10,"sides":"each","rest_s":30}', 250, 250),
        (
            '{"kind":"reps","sets":1,"reps":"10-12","sides":"both","lower_s":"3-4","rest_s":30}',
            50,
            72,
        ),
        ('{"kind":"walk","sets":2,"steps":"10-15","rest_s":45}', 125, 165),
        ('{"kind":"hold","holds":1,"hold_s":"45-60","sides":"each"}', 120, 150),
        ('{"kind":"time","duration_s":"60-90","sides":"each"}', 130, 190),
    ],
)
def test_a_dose_takes_as_long_as_its_parts(dose, low, high):
    assert work(dose) == (low, high)


def test_minutes_are_rounded_up():
    assert in_minutes(Span(60, 61)) == Span(1, 2)


@pytest.mark.parametrize("count", range(4))
def test_chosen_days_are_apart_and_as_many_as_asked_for(count):
    days = choose_days(count, (1, 3, 5))
    assert len(days) == count
    assert are_apart(days)


def test_no_more_days_apart_than_fit():
    assert choose_days(5, (2, 4, 6)) == (2, 4, 6)


def test_two_days_lie_as_far_apart_as_they_can():
    assert choose_days(2, (1, 3, 5)) == (1, 4)


def test_days_to_avoid_win_over_the_usual_ones():
    assert choose_days(3, (2, 4, 6), avoid={2, 4, 6}) == (1, 3, 5)


def test_the_last_and_the_first_day_are_neighbours():
    assert not are_apart((1, 4, 7))
    assert are_apart((2, 4, 7))
