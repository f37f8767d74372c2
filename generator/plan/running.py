"""The return to running: how long each run is, and what a return week adds up to."""

from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.person import Person
from generator.model.running import Pickups, ReturnWeek
from generator.plan.timing import Span, span_of


class Run(NamedTuple):
    """One run of a return week."""

    return_week: int
    minutes: Span | None
    """None: the reader works it out by the rule, and print leaves a blank."""
    at_most: bool
    """The minutes are a ceiling, not a target: from the first week after the numbered ones."""
    long_run: bool
    """The one run of the week that may be longer: the last."""
    pickups: Pickups | None
    hills_allowed: bool


class RunWeek(NamedTuple):
    """What the runs of one return week add up to."""

    number: int
    given: ReturnWeek | None
    """The numbered return week; None beyond the last of them."""
    runs: tuple[Run, ...]
    """In the order of the week; the long run is the last."""
    total: Span | None
    """Minutes of all runs; None where they are blank."""
    rise_percent: int | None
    """How much more than the return week before, most against most; None in return week 1."""
    longest_rise_percent: int | None
    """The same for the longest single run."""
    ramp_warning: bool
    """One of the two rises is more than the rule for later weeks allows: say `ramp_note`."""
    after: int | None
    """The return week that must have been free of pain before this one; None for the first."""


class _Load(NamedTuple):
    """The minutes of one return week."""

    runs: int
    each: Span
    """Of every run but the last."""
    last: Span

    @property
    def total(self) -> Span:
        return self.each.times(self.runs - 1, self.runs - 1) + self.last


def given_week(guide: Guide, number: int) -> ReturnWeek | None:
    """The numbered return week; None beyond the last of them."""
    weeks = sorted(guide.running.weeks.values(), key=lambda week: int(week.id))
    return weeks[number - 1] if number <= len(weeks) else None


def runs_asked_for(guide: Guide, number: int) -> int:
    """Runs in a return week where the person does not choose more."""
    given = given_week(guide, number)
    return given.runs if given else guide.running.beyond.runs


def run_week(guide: Guide, person: Person, number: int, count: int) -> RunWeek:
    """A return week with `count` runs."""
    given = given_week(guide, number)
    load = _load(guide, person, number, count)
    before = _load(guide, person, number - 1, count) if number > 1 else None
    hills = number >= guide.running.beyond.hills_from
    has_long_run = load is not None and load.last.high > load.each.high
    runs = tuple(
        Run(
            return_week=number,
            minutes=(load.last if is_last else load.each) if load else None,
            at_most=given is None,
            long_run=is_last and has_long_run,
            pickups=given.pickups if given else None,
            hills_allowed=hills,
        )
        for is_last in [False] * (count - 1) + [True]
    )
    rises: list[tuple[int, int]] = []
    if load and before:
        rises = [(load.total.high, before.total.high), (load.last.high, before.last.high)]
    most = guide.running.beyond.rise_percent
    return RunWeek(
        number=number,
        given=given,
        runs=runs,
        total=load.total if load else None,
        rise_percent=_percent(*rises[0]) if rises else None,
        longest_rise_percent=_percent(*rises[1]) if rises else None,
        ramp_warning=any(now * 100 > then * (100 + most) for now, then in rises),
        after=number - 1 or None,
    )


def _percent(now: int, then: int) -> int:
    return round(100 * (now - then) / then)


def _load(guide: Guide, person: Person, number: int, count: int) -> _Load | None:
    """None where the reader works the minutes out.

    One step beyond the numbered weeks is always worked out. Further on 10 % a week
    compounds to absurdity, so only up to the amount the person ran before.
    """
    given = given_week(guide, number)
    ceiling = person.usual_minutes
    if given:
        last = span_of(given.long_run_minutes or given.minutes)
        return _under(_Load(given.runs, span_of(given.minutes), last), ceiling)
    if ceiling is None and given_week(guide, number - 1) is None:
        return None
    before = _load(guide, person, number - 1, count)
    if before is None:
        return None
    rise = 100 + guide.running.beyond.rise_percent
    most = before.total.high * rise // 100
    if ceiling is not None:
        most = min(most, ceiling)
    return _shared_out(before, most, count, longest=before.last.high * rise // 100)


def _shared_out(before: _Load, most: int, count: int, *, longest: int) -> _Load:
    """`most` minutes over the runs, in the shape of the week before."""
    last = before.last.high * most // before.total.high
    each = min(last, (most - last) // max(1, count - 1))
    last = min(longest, most - each * (count - 1))
    return _Load(count, Span(each, each), Span(last, last))


def _under(load: _Load, ceiling: int | None) -> _Load:
    """The same week made shorter, where it is more than the person ever ran."""
    if ceiling is None or load.total.high <= ceiling:
        return load
    return _Load(
        load.runs,
        _scaled(load.each, ceiling, load.total.high),
        _scaled(load.last, ceiling, load.total.high),
    )


def _scaled(minutes: Span, ceiling: int, total: int) -> Span:
    high = max(1, minutes.high * ceiling // total)
    return Span(min(minutes.low, high), high)
