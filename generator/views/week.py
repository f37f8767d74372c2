"""A person's week, told: what a page and a sheet say about a WeekPlan. Computes no number anew."""

from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.phase import Phase
from generator.plan.week import Absence, DayPlan, WeekPlan
from generator.views.extra import describe_extra, session_name
from generator.views.grid import GridRowView, describe_grid
from generator.views.programme import ActivityView, describe_activity
from generator.views.run_week import RunningWeekView, describe_run_week
from generator.views.running import describe_gate
from generator.views.safety import PainRuleView, describe_pain_rule
from generator.views.sessions import SessionView, describe_instead, describe_sessions
from generator.views.span import minutes
from generator.views.wording import Wording


class DayView(NamedTuple):
    number: int
    title: str
    """Day 3"""
    weekday: str
    """Short; "" without a date."""
    date: str
    """Day and month; "" without a date."""
    day_of_month: str
    """Its number alone, where the dates of the week stand above; "" without a date."""
    sessions: tuple[str, ...]
    """Their names, in the order they are done; in brackets what is a choice."""
    minutes: str
    """About, for what is asked."""


class PhaseBrief(NamedTuple):
    """A phase as the week's sheet needs it."""

    id: str
    title: str
    """Phase 3: Strengthen the hips"""
    number: str
    name: str
    weeks: str
    goal: str
    message: str
    move_on: tuple[str, ...]
    step_back: tuple[str, ...]
    warnings: tuple[str, ...]


class GatesView(NamedTuple):
    """When to go on and when to go back, for the part of the way that matters most this week."""

    message: str
    move_on_title: str
    move_on: tuple[str, ...]
    step_back: tuple[str, ...]

    @property
    def share(self) -> int:
        """The width of what lets a reader move on, in percent: side by side, both end together."""
        on, back = (
            sum(len(text) + 20 for text in texts) for texts in (self.move_on, self.step_back)
        )
        return min(46, max(33, round(100 * on / (on + back))))


class AbsenceView(NamedTuple):
    name: str
    reason: str
    """In a person's own words: escape it, it is not the guide's Markdown."""


class WeekView(NamedTuple):
    """One rehab week, told in full."""

    week: int
    title: str
    dates: str
    """First to last day; "" without a start."""
    phases: tuple[PhaseBrief, ...]
    gates: GatesView
    minutes: str
    """About, for all that the week asks."""
    minutes_notes: tuple[str, ...]
    """What is not counted in them, and why they are a wide range."""
    order_note: str
    """Why stretches come last, where they do."""
    days: tuple[DayView, ...]
    grid: tuple[GridRowView, ...]
    sided: bool
    """Left and right are ticked apart."""
    choices: bool
    """Some boxes may stay empty."""
    sessions: tuple[SessionView, ...]
    pain_rule: PainRuleView
    gate: tuple[str, ...]
    """The checklist, before running; () else."""
    no_runs: str
    """Before running: that there are none, and when there may be; "" else."""
    running: RunningWeekView | None
    maintenance: str
    """How strength work goes on after its phase; "" before that."""
    absences: tuple[AbsenceView, ...]
    instead: tuple[str, ...]
    """What to use for what is not there, each thing once."""
    activities: tuple[ActivityView, ...]
    also: tuple[ActivityView, ...]
    bad_week: tuple[str, ...]
    bad_week_short: str


def describe_week(guide: Guide, wording: Wording, plan: WeekPlan) -> WeekView:
    sessions = tuple(describe_sessions(guide, wording, plan))
    grid = tuple(describe_grid(wording, plan))
    activities = {
        item.activity.id: item.activity
        for day in plan.days
        for session in day.sessions
        for item in session.items
        if item.activity
    }
    return WeekView(
        week=plan.week,
        title=wording.label("week.title", week=plan.week),
        dates=_dates(wording, plan),
        phases=tuple(_phase(wording, phase) for phase in plan.phases),
        gates=_gates(guide, wording, plan),
        minutes=minutes(wording, plan.minutes),
        minutes_notes=tuple(describe_extra(wording, plan)),
        order_note=wording.label("week.stretch_last") if plan.stretches_last else "",
        days=tuple(_day(wording, day) for day in plan.days),
        grid=grid,
        sided=any(cell and len(cell.boxes) > 1 for row in grid for cell in row.cells),
        choices=any(cell and cell.optional for row in grid for cell in row.cells),
        sessions=sessions,
        pain_rule=describe_pain_rule(wording, guide.pain_rule_in(main_phase(guide, plan))),
        gate=describe_gate(guide, wording) if plan.gate else (),
        no_runs=_no_runs(guide, wording, plan),
        running=describe_run_week(guide, wording, plan.running) if plan.running else None,
        maintenance=wording.text(guide.running.maintenance.note) if plan.maintenance else "",
        absences=tuple(_absence(wording, absence) for absence in plan.absences),
        instead=describe_instead(wording, plan),
        activities=tuple(
            describe_activity(guide, wording, activity) for activity in activities.values()
        ),
        also=tuple(describe_activity(guide, wording, activity) for activity in plan.also),
        bad_week=wording.texts(guide.information.bad_week),
        bad_week_short=wording.text(guide.information.bad_week_short),
    )


def main_phase(guide: Guide, plan: WeekPlan) -> Phase:
    """The phase whose rules matter most in a week: the first that loads or settles the knee.

    Phases of rolls or stretches alone run beside it. In maintenance it is the strength phase.
    """
    ordered = [p for p in guide.phases_in_order() if p in plan.phases or plan.maintenance]
    weighty = [phase for phase in ordered if _loads(guide, phase)]
    if plan.maintenance:
        weighty = [p for p in weighty if p.weeks.first <= plan.programme_week][-1:]
    return next(iter(weighty or plan.phases or ordered or guide.phases_in_order()))


def _loads(guide: Guide, phase: Phase) -> bool:
    strength = any(guide.exercises[slug].kind == "strength" for slug in phase.exercises)
    return strength or bool(phase.activities)


# --- parts --------------------------------------------------------------------------------


def _dates(wording: Wording, plan: WeekPlan) -> str:
    first, last = plan.days[0].date, plan.days[-1].date
    return wording.date_span(first, last) if first and last else ""


def _phase(wording: Wording, phase: Phase) -> PhaseBrief:
    return PhaseBrief(
        id=phase.id,
        title=wording.label("phase.title", number=phase.number, name=wording.text(phase.name)),
        number=wording.number(phase.number),
        name=wording.text(phase.name),
        weeks=wording.weeks(phase.weeks),
        goal=wording.text(phase.goal),
        message=wording.text(phase.message),
        move_on=wording.texts(phase.move_on),
        step_back=wording.texts(phase.step_back),
        warnings=wording.texts(phase.warnings),
    )


def _gates(guide: Guide, wording: Wording, plan: WeekPlan) -> GatesView:
    say = wording.label
    phase = main_phase(guide, plan)
    gates = phase.short or phase
    if plan.return_week is not None:
        week = plan.return_week
        return GatesView(
            message=wording.text(guide.running.goal),
            move_on_title=say("sheet.return_on", week=week + 1),
            move_on=(say("sheet.return_on_when", week=week),),
            step_back=wording.texts(guide.running.step_back_short or (guide.running.step_back,)),
        )
    if plan.maintenance:
        return GatesView(
            message=say("week.keep_strength", per_week=guide.running.maintenance.per_week),
            move_on_title=say("sheet.to_running"),
            move_on=(say("sheet.to_running_when"),),
            step_back=wording.texts(gates.step_back),
        )
    return GatesView(
        message=wording.text(phase.message),
        move_on_title=say("sheet.move_on", number=phase.number),
        move_on=wording.texts(gates.move_on),
        step_back=wording.texts(gates.step_back),
    )


def _no_runs(guide: Guide, wording: Wording, plan: WeekPlan) -> str:
    if plan.running:
        return ""
    if plan.gate:
        return f"{wording.label('week.no_runs')} {wording.label('week.gate_now')}"
    later = wording.label("week.gate_later", week=guide.running.gate.earliest_week)
    return f"{wording.label('week.no_runs')} {later}"


def _day(wording: Wording, day: DayPlan) -> DayView:
    return DayView(
        number=day.number,
        title=wording.label("sheet.day", day=day.number),
        weekday=wording.date(day.date, "EEE") if day.date else "",
        date=wording.day_and_month(day.date) if day.date else "",
        day_of_month=wording.day_of_month(day.date) if day.date else "",
        sessions=tuple(session_name(wording, session) for session in day.sessions),
        minutes=minutes(wording, day.minutes),
    )


def _absence(wording: Wording, absence: Absence) -> AbsenceView:
    return AbsenceView(wording.text(absence.exercise.name), absence.reason)
