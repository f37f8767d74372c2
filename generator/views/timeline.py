"""The programme as rows on an axis of rehab weeks, for a drawing and for its words."""

from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.phase import Window
from generator.views.wording import Wording

WEEKS = 12
"""Rehab weeks that have pages and sheets of their own."""


class RowView(NamedTuple):
    id: str
    label: str
    window: str
    start: float
    """Percent of the axis."""
    width: float
    open: bool
    """Goes on past the axis."""


class TimelineView(NamedTuple):
    weeks: tuple[tuple[int, float], ...]
    """Each rehab week with the middle of its column, in percent of the axis."""
    rows: tuple[RowView, ...]
    """The phases, then running."""
    height: int
    """In px."""


def describe_timeline(guide: Guide, wording: Wording) -> TimelineView:
    rows = tuple(
        _row(
            wording,
            phase.id,
            wording.label("phase.title", number=phase.number, name=wording.text(phase.name)),
            phase.weeks,
        )
        for phase in guide.phases_in_order()
    )
    gate = Window(first=guide.running.gate.earliest_week)
    running = _row(wording, "running", wording.label("home.running_row"), gate)
    return TimelineView(
        weeks=tuple((week, _percent(week - 0.5)) for week in range(1, WEEKS + 1)),
        rows=(*rows, running),
        height=40 + 52 * (len(rows) + 1),
    )


def _row(wording: Wording, id: str, label: str, window: Window) -> RowView:
    last = min(window.last or WEEKS, WEEKS)
    return RowView(
        id=id,
        label=label,
        window=wording.weeks(window),
        start=_percent(window.first - 1),
        width=_percent(last - window.first + 1),
        open=window.last is None or window.last > WEEKS,
    )


def _percent(weeks: float) -> float:
    return round(100 * weeks / WEEKS, 3)
