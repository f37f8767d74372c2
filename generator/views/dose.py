"""Doses as sentences, short forms and facts. Never typed in content: always made here."""

from typing import NamedTuple

from generator.model.base import Quantity, Range
from generator.model.dose import (
    Assuming,
    Dose,
    Frequency,
    HoldDose,
    RepsDose,
    TimeDose,
    WalkDose,
)
from generator.views.wording import Wording


class Fact(NamedTuple):
    """One line of a dose at a glance."""

    name: str
    value: str
    assumed: bool = False
    """To be confirmed with the reader's clinician."""


class Assumption(NamedTuple):
    """A value that the source does not give."""

    what: str
    value: str
    reason: str


class DoseView(NamedTuple):
    """What to do how often, in the forms that pages and sheets need."""

    short: str
    """3 × 15–20 each side"""
    sentence: str
    """Do 3 sets of 15–20 reps on each side. …"""
    facts: tuple[Fact, ...]
    frequency: str
    assumptions: tuple[Assumption, ...]


def describe_dose(wording: Wording, dose: Dose, frequency: Frequency | None = None) -> DoseView:
    """Everything print and page say about a dose."""
    facts = [*_facts(wording, dose)]
    assumptions = [*assumptions_of(wording, dose)]
    if frequency is not None:
        facts.append(
            Fact(
                wording.label("dose.how_often"),
                describe_frequency(wording, frequency),
                bool(frequency.assumed),
            )
        )
        assumptions += assumptions_of(wording, frequency)
    return DoseView(
        short=short_dose(wording, dose),
        sentence=dose_sentence(wording, dose),
        facts=tuple(facts),
        frequency=describe_frequency(wording, frequency) if frequency else "",
        assumptions=tuple(assumptions),
    )


def short_dose(wording: Wording, dose: Dose) -> str:
    """The dose in a few words, for a card's corner or a grid's cell."""
    say = wording.label
    if isinstance(dose, RepsDose):
        return say(f"dose.short_reps_{dose.sides}", sets=dose.sets, reps=dose.reps)
    if isinstance(dose, WalkDose):
        return say("dose.short_walk", sets=dose.sets, steps=dose.steps)
    if isinstance(dose, HoldDose):
        if dose.holds.high == 1:
            return say(f"dose.short_hold_{dose.sides}", seconds=dose.hold_s)
        return say(f"dose.short_holds_{dose.sides}", holds=dose.holds, seconds=dose.hold_s)
    return say(f"dose.short_time_{dose.sides}", seconds=dose.duration_s)


def dose_sentence(wording: Wording, dose: Dose) -> str:
    """The dose in full sentences."""
    say = wording.label
    parts: list[str] = []
    if isinstance(dose, RepsDose):
        parts.append(say(f"dose.do_reps_{dose.sides}", n=dose.sets, reps=dose.reps))
        if dose.hold_s is not None:
            parts.append(say("dose.do_hold", n=dose.hold_s))
        if dose.lower_s is not None:
            parts.append(say("dose.do_lower", n=dose.lower_s))
        parts += _rest(wording, dose.rest_s, dose.sets)
    elif isinstance(dose, WalkDose):
        parts.append(say("dose.do_walk", n=dose.sets, steps=dose.steps))
        parts += _rest(wording, dose.rest_s, dose.sets)
    elif isinstance(dose, HoldDose):
        parts.append(say(f"dose.do_stretch_{dose.sides}", n=dose.holds, seconds=dose.hold_s))
    else:
        parts.append(say(f"dose.do_roll_{dose.sides}", n=dose.duration_s))
        if dose.pause_s is not None:
            parts.append(say("dose.do_pause", n=dose.pause_s))
    if dose.assumed:
        parts.append(confirm(wording, dose))
    return " ".join(parts)


def _rest(wording: Wording, rest_s: int, sets: Range) -> list[str]:
    return [wording.label("dose.do_rest", n=rest_s)] if sets.high > 1 else []


def confirm(wording: Wording, model: Assuming) -> str:
    """The sentence that names what a clinician should confirm."""
    names = wording.both(wording.label(f"assumed.{name}") for name in model.assumed)
    return wording.label("dose.confirm", what=names)


def describe_frequency(wording: Wording, frequency: Frequency) -> str:
    say = wording.label
    if frequency.per_day is not None:
        text = say("dose.per_day", n=frequency.per_day)
    else:
        assert frequency.per_week is not None
        text = say("dose.per_week", n=frequency.per_week)
    if frequency.rest_days_between:
        text += say("dose.rest_days", n=frequency.rest_days_between)
    return text


def _facts(wording: Wording, dose: Dose) -> list[Fact]:
    say = wording.label
    rows: list[tuple[str, str, str]] = []
    if isinstance(dose, RepsDose):
        rows = [
            ("sets", "dose.sets", say("dose.n_sets", n=dose.sets)),
            ("reps", "dose.reps", say(f"dose.n_reps_{dose.sides}", n=dose.reps)),
        ]
        if dose.hold_s is not None:
            rows.append(("hold_s", "dose.hold", say("dose.n_seconds", n=dose.hold_s)))
        if dose.lower_s is not None:
            rows.append(("lower_s", "dose.lower", say("dose.n_seconds", n=dose.lower_s)))
        rows.append(("rest_s", "dose.rest", say("dose.n_seconds", n=dose.rest_s)))
    elif isinstance(dose, WalkDose):
        rows = [
            ("sets", "dose.sets", say("dose.n_sets_way", n=dose.sets)),
            ("steps", "dose.steps", say("dose.n_steps", n=dose.steps)),
            ("rest_s", "dose.rest", say("dose.n_seconds", n=dose.rest_s)),
        ]
    elif isinstance(dose, HoldDose):
        rows = [
            ("hold_s", "dose.hold", say(f"dose.n_seconds_{dose.sides}", n=dose.hold_s)),
            ("holds", "dose.times", say("dose.n_times", n=dose.holds)),
        ]
    elif isinstance(dose, TimeDose):
        rows = [("duration_s", "dose.time", say(f"dose.n_seconds_{dose.sides}", n=dose.duration_s))]
        if dose.pause_s is not None:
            rows.append(("pause_s", "dose.pause", say("dose.n_seconds", n=dose.pause_s)))
    return [Fact(say(name), value, field in dose.assumed) for field, name, value in rows]


def assumptions_of(wording: Wording, model: Assuming) -> tuple[Assumption, ...]:
    """What the source does not give in one part of the guide, with what was chosen and why."""
    return tuple(
        Assumption(
            what=wording.label(f"assumed.{name}"),
            value=_assumed_value(wording, name, getattr(model, name)),
            reason=wording.text(reason),
        )
        for name, reason in model.assumed.items()
    )


_UNITS = {"_s": "dose.n_seconds", "_h": "dose.n_hours", "_min": "dose.n_minutes"}


def _assumed_value(wording: Wording, name: str, value: object) -> str:
    """The value in print, with its unit; "" for a choice that the reason alone explains."""
    if isinstance(value, bool) or not isinstance(value, Range | Quantity | int):
        return ""
    unit = next((label for ending, label in _UNITS.items() if name.endswith(ending)), None)
    if name == "minutes" or name.endswith("_minutes"):
        unit = "dose.n_minutes"
    return wording.label(unit, n=value) if unit else wording.show(value)
