"""Which of a week's seven days hold what. Day 1 is the first day of the rehab week.

The same days return every week, so day 7 and day 1 are neighbours.
"""

import datetime
from collections.abc import Collection, Iterable
from itertools import combinations

from generator.model.person import WEEKDAYS, Weekday

Days = tuple[int, ...]

WEEK: Days = (1, 2, 3, 4, 5, 6, 7)
STRENGTH_DAYS: Days = (1, 3, 5)
OTHER_DAYS: Days = (2, 4, 6)
"""Runs, and before them keep-fit sessions: between the strength days."""

MOST_DAYS_APART = 3
"""No more days than this fit in a week with a free day after each."""


def day_numbers(start: datetime.date, weekdays: Iterable[Weekday]) -> Days:
    """The days of a rehab week on which these weekdays fall."""
    first = start.weekday()
    return tuple(sorted({(WEEKDAYS.index(day) - first) % 7 + 1 for day in weekdays}))


def gaps(days: Days) -> list[int]:
    """Days from each to the next, the last one to the first of the week after."""
    following = (*days[1:], days[0] + 7)
    return [later - day for day, later in zip(days, following, strict=True)]


def are_apart(days: Days) -> bool:
    """Whether a free day lies after each, over the week's edge too."""
    return not days or min(gaps(days)) > 1


def choose_days(
    count: int, usual: Days, *, avoid: Collection[int] = (), apart: bool = True
) -> Days:
    """The days for `count` sessions that meet the days to avoid the least.

    The usual days win where they are as good; else those spread most evenly, then the
    earliest. Never more than fit: see MOST_DAYS_APART.
    """
    count = min(count, MOST_DAYS_APART if apart else 7)
    choices = [days for days in combinations(WEEK, count) if are_apart(days) or not apart]

    def worth(days: Days) -> tuple[int, bool, list[int], Days]:
        spread = [-gap for gap in sorted(gaps(days))] if days else []
        return (len(set(days) & set(avoid)), days != usual, spread, days)

    return min(choices, key=worth)
