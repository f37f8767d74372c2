"""What is done in one go, and in which order on a day."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from generator.model.base import Range
from generator.plan.items import Item, OneSide
from generator.plan.running import Run
from generator.plan.timing import NOTHING, Span, in_minutes

SessionKind = Literal["roll", "activation", "run", "strength", "stretch", "activity", "ice"]

MOST_EXERCISES = 5
"""More in a session than this, and the sheet says how to cut it."""


class Session(NamedTuple):
    """What is done in one go. A row of the week's grid."""

    kind: SessionKind
    """`activity` is a keep-fit session: a choice of swimming, cycling and the like."""
    items: tuple[Item, ...]
    """In the order they are done; none for a run."""
    minutes: Span
    """About, for doing it once; (0, 0) where nothing says, as for a run with a blank."""
    times_per_day: Range | None = None
    """Where it may be more than once; an item's `per_day` says which of them."""
    choose_one: bool = False
    """The items are a choice: one of them is enough."""
    optional: bool = False
    """Ice; and the days above the fewest that are asked for."""
    run: Run | None = None
    """Set where `kind` is "run"."""

    @property
    def sides(self) -> tuple[OneSide, ...]:
        """The sides to tick apart, in order; () where no item is done side by side."""
        return next((item.sides for item in self.items if item.sides), ())

    @property
    def long(self) -> bool:
        """Many exercises for a busy day; `essential_items` is what to keep."""
        return not self.choose_one and len(self.items) > MOST_EXERCISES

    @property
    def essential_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.exercise and item.exercise.essential)

    @property
    def essential_minutes(self) -> Span:
        return in_minutes(_sum(item.seconds for item in self.essential_items))

    @property
    def minutes_asked(self) -> Span:
        """Of a day, for what is asked: the fewest times, and nothing of what is a choice."""
        return NOTHING if self.optional else self._minutes_of(_fewest)

    @property
    def minutes_extra(self) -> Span:
        """Of a day, for what is a choice: a session that is optional, or doing one again."""
        if self.optional:
            return self._minutes_of(_most)
        if self.times_per_day is None:
            return NOTHING
        return self._minutes_of(lambda item: _most(item) - _fewest(item))

    def _minutes_of(self, times: Callable[[Item], int]) -> Span:
        if self.times_per_day is None:
            return self.minutes
        return in_minutes(_sum(item.seconds.times(times(item), times(item)) for item in self.items))


def exercise_session(
    kind: SessionKind, items: Iterable[Item], *, optional: bool = False
) -> Session:
    items = tuple(items)
    often = [item.per_day for item in items if item.per_day and item.per_day.high > 1]
    return Session(
        kind=kind,
        items=items,
        minutes=in_minutes(_sum(item.seconds for item in items)),
        times_per_day=max(often, key=lambda times: (times.high, times.low), default=None),
        optional=optional,
    )


def choice_session(items: Iterable[Item], *, optional: bool) -> Session:
    """A keep-fit session: one of the items is enough."""
    items = tuple(items)
    known = [item.seconds for item in items if item.seconds != NOTHING]
    lows = [seconds.low for seconds in known]
    highs = [seconds.high for seconds in known]
    seconds = Span(min(lows, default=0), max(highs, default=0))
    return Session("activity", items, in_minutes(seconds), choose_one=True, optional=optional)


def run_session(run: Run) -> Session:
    return Session("run", (), run.minutes or NOTHING, run=run)


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The order of a day: rolling, stretching, strength, or rolling and light work, then a run.

    Stretching wants a warm muscle. Where no roll comes before it, it comes after the run
    and the strength work instead. A run comes before strength work, on fresh legs.
    """
    sessions = tuple(sessions)
    warmed_by_roll = any(session.kind == "roll" for session in sessions) and not any(
        session.kind == "run" for session in sessions
    )
    order = _ROLL_FIRST if warmed_by_roll else _STRETCH_LAST
    return tuple(sorted(sessions, key=lambda session: order.index(session.kind)))


def kinds_in_order(days: Iterable[tuple[Session, ...]]) -> tuple[SessionKind, ...]:
    """The kinds of a week's sessions, once each, in an order that is that of its days.

    Only where someone runs and trains on one day, in a week with rolls, is there none: then
    the stretches of that day come later than here.
    """
    days = tuple(days)
    kinds = [{session.kind for session in day} for day in days]
    rolls_first = any("roll" in day and "run" not in day for day in kinds)
    order = _ROLL_FIRST
    if rolls_first and any("run" in day for day in kinds):
        order = ("roll", "activation", "run", "stretch", "strength", "activity", "ice")
    elif not rolls_first:
        order = _STRETCH_LAST
    return tuple(kind for kind in order if any(kind in day for day in kinds))


_ROLL_FIRST: tuple[SessionKind, ...] = ("roll", "stretch", "strength", "activity", "ice")
_STRETCH_LAST: tuple[SessionKind, ...] = (
    "activation",
    "run",
    "strength",
    "roll",
    "stretch",
    "activity",
    "ice",
)


def _fewest(item: Item) -> int:
    return item.per_day.low if item.per_day else 1


def _most(item: Item) -> int:
    return item.per_day.high if item.per_day else 1


def _sum(spans: Iterable[Span]) -> Span:
    return sum(spans, start=NOTHING)
