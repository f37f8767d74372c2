"""About how long things take. Estimates: the seconds assumed are named here, with reasons."""

from dataclasses import dataclass

from generator.model.base import Range
from generator.model.dose import Dose, HoldDose, RepsDose, TimeDose, WalkDose

LIFT_S = 2
"""The way up in a repetition: unhurried, and no dose says how long."""
LOWER_S = 3
"""The way back where a dose gives no `lower_s`: "slowly", as the doses that do say 3 to 4."""
STEP_S = 2
"""One step to the side against a band, and the other foot following."""
TURN_S = 10
"""Turning over, or moving the roller, to do the other side."""
SETTLE_S = 10
"""Getting into a stretch before its hold begins to count."""
GET_READY_S = 30
"""Before each exercise: reading its card, fetching what it needs, lying down."""


@dataclass(frozen=True, slots=True)
class Span:
    """From low to high, as a Range, but 0 is allowed and it can be computed."""

    low: int
    high: int

    @property
    def single(self) -> bool:
        return self.low == self.high

    @property
    def middle(self) -> int:
        return (self.low + self.high + 1) // 2

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def times(self, low: int, high: int) -> "Span":
        return Span(self.low * low, self.high * high)


NOTHING = Span(0, 0)


def span_of(given: Range) -> Span:
    return Span(given.low, given.high)


def in_minutes(seconds: Span) -> Span:
    """Minutes, rounded up: a plan that ends early is a better surprise than one that does not."""
    return Span(-(-seconds.low // 60), -(-seconds.high // 60))


def seconds_of(dose: Dose) -> Span:
    """Seconds from picking up the card to the end of the last set, on all its sides."""
    return Span(
        GET_READY_S + _work_s(dose, high=False),
        GET_READY_S + _work_s(dose, high=True),
    )


def _work_s(dose: Dose, *, high: bool) -> int:
    def of(given: Range) -> int:
        return given.high if high else given.low

    match dose:
        case RepsDose():
            lower_s = of(dose.lower_s) if dose.lower_s else LOWER_S
            one_side = of(dose.reps) * (LIFT_S + (dose.hold_s or 0) + lower_s)
            # The other side's set comes before the rest: one side rests while the other works.
            one_set = _on_each_side(one_side, dose.sides == "each")
            return of(dose.sets) * one_set + (of(dose.sets) - 1) * dose.rest_s
        case WalkDose():
            one_set = 2 * of(dose.steps) * STEP_S
            return of(dose.sets) * one_set + (of(dose.sets) - 1) * dose.rest_s
        case HoldDose():
            one_side = of(dose.holds) * (SETTLE_S + of(dose.hold_s))
            return _on_each_side(one_side, dose.sides == "each")
        case TimeDose():
            return _on_each_side(of(dose.duration_s), dose.sides == "each")


def _on_each_side(one_side: int, each: bool) -> int:
    return 2 * one_side + TURN_S if each else one_side
