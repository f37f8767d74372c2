"""The return weeks as bars: widths in percent of the longest bar."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.views.running import ReturnWeekView
from generator.views.wording import Wording

ROOM = 70
"""Percent of the width that the longest bar takes; the rest is for its number."""


class BarView(NamedTuple):
    title: str
    total: str
    low: float
    high: float
    long_run: str
    longest: float


def describe_chart(wording: Wording, weeks: Sequence[ReturnWeekView]) -> tuple[BarView, ...]:
    most = max(week.total_high for week in weeks)

    def percent(minutes: int) -> float:
        return round(ROOM * minutes / most, 2)

    return tuple(
        BarView(
            title=week.title,
            total=wording.label("running.chart_minutes", minutes=week.total),
            low=percent(week.total_low),
            high=percent(week.total_high),
            long_run=wording.label("running.chart_minutes", minutes=week.long_run),
            longest=percent(week.longest),
        )
        for week in weeks
    )
