"""The return to running: how long each run is, and what a return week adds up to."""

from dataclasses import dataclass

from generator.model.running import Pickups, ReturnWeek
from generator.plan.timing import Span


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a return week."""

    return_week: int
    minutes: Span | None
    """None: the reader works it out by the rule, and print leaves a blank."""
    at_most: bool
    """The minutes are a ceiling, not a target: from the first week after the numbered ones."""
    long_run: bool
    pickups: Pickups | None
    hills_allowed: bool


@dataclass(frozen=True, slots=True)
class RunWeek:
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
