"""The return to running: the gate, the weeks and their sums, the rules, running form."""

from typing import NamedTuple

from generator.model.base import Range
from generator.model.guide import Guide
from generator.model.running import FormCue, ReturnWeek
from generator.views.dose import Assumption, assumptions_of, dose_sentence
from generator.views.exercise import Named
from generator.views.safety import BackOffView, describe_back_off
from generator.views.wording import Wording


class ReturnWeekView(NamedTuple):
    """One return week, with what its runs add up to."""

    week: int
    title: str
    runs: int
    minutes: str
    """Of each run; where the last one is longer, of both kinds."""
    total: str
    total_low: int
    total_high: int
    longest: int
    """Minutes of the longest run at most."""
    long_run: str
    """Minutes of the longest run."""
    alternate: str
    pickups: str
    notes: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is to be kept in mind in this week."""
        rest = f"{self.alternate}." if self.alternate else ""
        return (*self.notes, *filter(None, (rest, self.pickups)))


class ActivationView(NamedTuple):
    exercise: Named
    dose: str
    assumptions: tuple[Assumption, ...]


class ReturnView(NamedTuple):
    """running/return.yaml, told in full."""

    goal: str
    about: tuple[str, ...]
    meanwhile: tuple[str, ...]
    gate: tuple[str, ...]
    """Each must be true."""
    activation_note: str
    activation_rolls: tuple[Named, ...]
    activation: tuple[ActivationView, ...]
    weeks: tuple[ReturnWeekView, ...]
    beyond: tuple[str, ...]
    rules: tuple[str, ...]
    walk_rule: str
    stop_rule: str
    step_back: str
    ramp_note: str
    maintenance: str
    back_off: tuple[BackOffView, ...]
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]


class FormCueView(NamedTuple):
    id: str
    name: str
    kind: str
    problem: str
    why: str
    attempt: tuple[str, ...]
    check: str
    change: str
    change_low: int
    change_high: int
    """Percent; 0 where the cue has no number."""
    adapt: str
    claims: tuple[str, ...]


def describe_return(guide: Guide, wording: Wording) -> ReturnView:
    running = guide.running
    parts = (running.meanwhile, running.gate, running.beyond, running.maintenance)
    return ReturnView(
        goal=wording.text(running.goal),
        about=wording.texts(running.about),
        meanwhile=wording.texts(
            (running.meanwhile.less, running.meanwhile.stop, running.meanwhile.until_gate)
        ),
        gate=describe_gate(guide, wording),
        activation_note=wording.text(running.activation.note),
        activation_rolls=tuple(_exercise(guide, wording, s) for s in running.activation.rolls),
        activation=tuple(
            ActivationView(
                _exercise(guide, wording, slug),
                dose_sentence(wording, dose),
                assumptions_of(wording, dose),
            )
            for slug, dose in running.activation.doses.items()
        ),
        weeks=describe_return_weeks(guide, wording),
        beyond=describe_beyond(guide, wording),
        rules=wording.texts(running.rules),
        walk_rule=wording.text(running.walk_rule),
        stop_rule=wording.text(running.stop_rule),
        step_back=wording.text(running.step_back),
        ramp_note=wording.text(running.ramp_note),
        maintenance=wording.text(running.maintenance.note),
        back_off=describe_back_off(guide, wording),
        assumptions=tuple(a for part in parts for a in assumptions_of(wording, part)),
        claims=tuple(dict.fromkeys(claim for part in parts for claim in part.evidence)),
    )


def describe_gate(guide: Guide, wording: Wording) -> tuple[str, ...]:
    """The gate's checklist, a line each."""
    gate = guide.running.gate
    say = wording.label
    return (
        say("running.gate_week", week=gate.earliest_week),
        say("running.gate_days", n=gate.pain_free_days),
        *(
            say(
                "running.gate_exercise",
                name=f"[{wording.text(guide.exercises[slug].name)}](exercise:{slug})",
            )
            for slug in gate.exercises
        ),
        *wording.texts(gate.also),
    )


def describe_return_weeks(guide: Guide, wording: Wording) -> tuple[ReturnWeekView, ...]:
    weeks = sorted(guide.running.weeks.values(), key=lambda week: int(week.id))
    return tuple(_return_week(wording, week) for week in weeks)


def _return_week(wording: Wording, week: ReturnWeek) -> ReturnWeekView:
    say = wording.label
    total = weekly_minutes(week)
    longest = week.long_run_minutes or week.minutes
    return ReturnWeekView(
        week=int(week.id),
        title=say("running.return_week", week=int(week.id)),
        runs=week.runs,
        minutes=(
            say("running.minutes_last", each=week.minutes, last=week.long_run_minutes)
            if week.long_run_minutes
            else wording.show(week.minutes)
        ),
        total=wording.show(total),
        total_low=total.low,
        total_high=total.high,
        longest=longest.high,
        long_run=wording.show(longest),
        alternate=say("running.alternate") if week.alternate_days else "",
        pickups=(
            say("running.pickups", count=week.pickups.count, seconds=week.pickups.seconds)
            if week.pickups
            else ""
        ),
        notes=wording.texts(week.notes),
        assumptions=assumptions_of(wording, week)
        + (assumptions_of(wording, week.pickups) if week.pickups else ()),
        claims=week.evidence,
    )


def weekly_minutes(week: ReturnWeek) -> Range:
    """The sum of a return week's runs; its longer run, where there is one, is among them."""
    ordinary = week.runs - 1 if week.long_run_minutes else week.runs
    long_run = week.long_run_minutes
    return Range.model_validate(
        f"{ordinary * week.minutes.low + (long_run.low if long_run else 0)}"
        f"-{ordinary * week.minutes.high + (long_run.high if long_run else 0)}"
    )


def describe_beyond(guide: Guide, wording: Wording) -> tuple[str, ...]:
    beyond = guide.running.beyond
    return (
        wording.label("running.beyond_rise", n=beyond.rise_percent),
        wording.label("running.hills", week=beyond.hills_from) + " " + wording.text(beyond.hills),
        *wording.texts(beyond.notes),
    )


def describe_form(guide: Guide, wording: Wording) -> tuple[FormCueView, ...]:
    return tuple(_cue(wording, cue) for cue in guide.form.cues.values())


def _cue(wording: Wording, cue: FormCue) -> FormCueView:
    change = cue.change_percent
    return FormCueView(
        id=cue.id,
        name=wording.text(cue.name),
        kind=cue.kind,
        problem=wording.text(cue.problem),
        why=wording.text(cue.why),
        attempt=wording.texts(cue.attempt),
        check=wording.text(cue.check),
        change=wording.label("running.form_change", n=change) if change else "",
        change_low=change.low if change else 0,
        change_high=change.high if change else 0,
        adapt=wording.label("running.form_adapt", n=cue.adapt_weeks) if cue.adapt_weeks else "",
        claims=cue.evidence,
    )


def _exercise(guide: Guide, wording: Wording, slug: str) -> Named:
    return Named(slug, wording.text(guide.exercises[slug].name))
