"""A person's week, told: what a page and a sheet say about a WeekPlan. Computes no number anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.guide import Guide
from generator.model.phase import Phase
from generator.plan.items import Item
from generator.plan.sessions import MOST_EXERCISES, Session, SessionKind
from generator.plan.timing import NOTHING, Span
from generator.plan.week import Absence, DayPlan, RunWeek, WeekPlan
from generator.views.dose import short_dose
from generator.views.programme import ActivityView, describe_activity
from generator.views.running import ReturnWeekView, describe_gate, describe_return_weeks
from generator.views.safety import PainRuleView, describe_pain_rule
from generator.views.wording import Wording

ORDER: tuple[SessionKind, ...] = (
    "roll",
    "stretch",
    "strength",
    "activation",
    "run",
    "activity",
    "ice",
)
"""The rows of a grid: what is done every day first, what is a choice last."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One session on one day."""

    boxes: tuple[str, ...]
    """A box to tick for each; "" where no side is named."""
    text: str
    """The minutes of a run."""
    optional: bool


@dataclass(frozen=True, slots=True)
class GridRowView:
    kind: SessionKind
    title: str
    note: str
    cells: tuple[CellView | None, ...]
    """Seven; None on a day without it."""


@dataclass(frozen=True, slots=True)
class DayView:
    number: int
    title: str
    """Day 3"""
    weekday: str
    """Short; "" without a date."""
    date: str
    """Day and month; "" without a date."""
    sessions: tuple[str, ...]
    """Their names, in the order they are done."""
    minutes: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of a session."""

    id: str
    name: str
    dose: str
    """In a few words; for an activity its minutes."""
    notes: tuple[str, ...]
    """The way it is done, who set the dose, what to use instead."""
    to_confirm: bool
    essential: bool


@dataclass(frozen=True, slots=True)
class SessionView:
    """What is done in one go, wherever it falls in the week."""

    kind: SessionKind
    title: str
    days: str
    """Every day; Mon, Wed and Fri; days 1, 3 and 5."""
    minutes: str
    times: str
    """How often a day, where it may be more than once."""
    items: tuple[ItemView, ...]
    choose_one: bool
    optional: bool
    keep: str
    """Short of time: what to keep; "" where all of it is short."""
    too_many: str
    """More exercises than most people keep up: what to do about it."""


@dataclass(frozen=True, slots=True)
class PhaseBrief:
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


@dataclass(frozen=True, slots=True)
class GatesView:
    """When to go on and when to go back, for the part of the way that matters most this week."""

    message: str
    move_on_title: str
    move_on: tuple[str, ...]
    step_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AbsenceView:
    name: str
    reason: str
    """In a person's own words: escape it, it is not the guide's Markdown."""


@dataclass(frozen=True, slots=True)
class RunningWeekView:
    title: str
    total: str
    """Minutes of all runs; "" where the reader works them out."""
    rise: str
    notes: tuple[str, ...]
    rules: tuple[str, ...]
    walk: str
    stop: str
    ramp: str
    warm_up: str
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """One rehab week, told in full."""

    week: int
    title: str
    dates: str
    """First to last day; "" without a start."""
    phases: tuple[PhaseBrief, ...]
    gates: GatesView
    minutes: str
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
    running: RunningWeekView | None
    absences: tuple[AbsenceView, ...]
    activities: tuple[ActivityView, ...]
    also: tuple[ActivityView, ...]
    bad_week: tuple[str, ...]
    bad_week_short: str


def describe_week(guide: Guide, wording: Wording, plan: WeekPlan) -> WeekView:
    sessions = tuple(_sessions(guide, wording, plan))
    grid = tuple(_grid(wording, plan))
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
        days=tuple(_day(wording, day) for day in plan.days),
        grid=grid,
        sided=any(cell and len(cell.boxes) > 1 for row in grid for cell in row.cells),
        choices=any(cell and cell.optional for row in grid for cell in row.cells),
        sessions=sessions,
        pain_rule=describe_pain_rule(wording, guide.pain_rule_in(main_phase(guide, plan))),
        gate=describe_gate(guide, wording) if plan.gate else (),
        running=_running(guide, wording, plan.running) if plan.running else None,
        absences=tuple(_absence(wording, absence) for absence in plan.absences),
        activities=tuple(
            describe_activity(guide, wording, activity) for activity in activities.values()
        ),
        also=tuple(describe_activity(guide, wording, activity) for activity in plan.also),
        bad_week=wording.texts(guide.information.bad_week),
        bad_week_short=wording.text(guide.information.bad_week_short),
    )


def span(wording: Wording, of: Span) -> str:
    """0, 8, 8–11"""
    if of.single:
        return wording.number(of.high)
    return f"{wording.number(of.low)}–{wording.number(of.high)}"


def minutes(wording: Wording, of: Span) -> str:
    """About so many minutes; "" where nothing says."""
    return "" if of == NOTHING else wording.label("sheet.about", n=span(wording, of))


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
            message=wording.text(guide.running.maintenance.note),
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


def _day(wording: Wording, day: DayPlan) -> DayView:
    return DayView(
        number=day.number,
        title=wording.label("sheet.day", day=day.number),
        weekday=wording.date(day.date, "EEE") if day.date else "",
        date=wording.day_and_month(day.date) if day.date else "",
        sessions=tuple(wording.label(f"session.{session.kind}") for session in day.sessions),
        minutes=minutes(wording, day.minutes),
    )


def _grid(wording: Wording, plan: WeekPlan) -> Iterable[GridRowView]:
    for kind in ORDER:
        sessions = plan.sessions(kind)
        if sessions:
            yield GridRowView(
                kind=kind,
                title=wording.label(f"session.{kind}"),
                note=_row_note(wording, sessions),
                cells=tuple(_cell(wording, day.session(kind)) for day in plan.days),
            )


def _row_note(wording: Wording, sessions: tuple[Session, ...]) -> str:
    if sessions[0].kind == "run":
        return ""
    time = Span(
        min(session.minutes.low for session in sessions),
        max(session.minutes.high for session in sessions),
    )
    return minutes(wording, time)


def _cell(wording: Wording, session: Session | None) -> CellView | None:
    if session is None:
        return None
    sides = tuple(wording.label(f"sheet.{side}_short") for side in session.sides)
    text = ""
    if session.run:
        text = (
            wording.label("sheet.min", n=span(wording, session.run.minutes))
            if session.run.minutes
            else wording.label("sheet.min_blank")
        )
    return CellView(boxes=sides or ("",), text=text, optional=session.optional)


def _sessions(guide: Guide, wording: Wording, plan: WeekPlan) -> Iterable[SessionView]:
    for kind in ORDER:
        sessions = plan.sessions(kind)
        if sessions:
            yield _session(guide, wording, plan, sessions)


def _session(
    guide: Guide, wording: Wording, plan: WeekPlan, sessions: tuple[Session, ...]
) -> SessionView:
    say = wording.label
    fullest = max(sessions, key=lambda session: len(session.items))
    times = fullest.times_per_day
    return SessionView(
        kind=fullest.kind,
        title=say(f"session.{fullest.kind}"),
        days=_days(wording, plan, fullest.kind),
        minutes=_row_note(wording, sessions),
        times=say("dose.per_day", n=times) if times else "",
        items=tuple(describe_item(guide, wording, item) for item in fullest.items),
        choose_one=fullest.choose_one,
        optional=all(session.optional for session in sessions),
        keep=_keep(wording, fullest),
        too_many=say("sheet.too_many", n=MOST_EXERCISES) if fullest.long else "",
    )


def _keep(wording: Wording, session: Session) -> str:
    """Short of time: the essential exercises, where they are fewer than all."""
    kept = session.essential_items
    if not 0 < len(kept) < len(session.items):
        return ""
    names = [wording.text(item.exercise.name) for item in kept if item.exercise]
    return wording.label(
        "sheet.keep",
        session=wording.label(f"session.{session.kind}"),
        names=wording.both(names),
        about=minutes(wording, session.essential_minutes),
    )


def _days(wording: Wording, plan: WeekPlan, kind: SessionKind) -> str:
    days = [day for day in plan.days if day.session(kind)]
    if len(days) == len(plan.days):
        return wording.label("sheet.every_day")
    if days[0].date:
        return wording.both(wording.date(day.date, "EEE") for day in days if day.date)
    return wording.label("sheet.on_days", days=wording.both(str(day.number) for day in days))


def describe_item(guide: Guide, wording: Wording, item: Item) -> ItemView:
    """An exercise or an activity of a session, as this person does it."""
    if item.exercise is None or item.dose is None:
        assert item.activity is not None
        activity = item.activity
        often = (
            wording.label("phase.times_a_week", n=activity.per_week) if activity.per_week else ""
        )
        return ItemView(
            id=activity.id,
            name=wording.text(activity.name),
            dose=wording.label("sheet.min", n=activity.minutes) if activity.minutes else often,
            notes=tuple(item_notes(wording, item)),
            to_confirm=bool(activity.assumed),
            essential=False,
        )
    return ItemView(
        id=item.exercise.id,
        name=wording.text(item.exercise.name),
        dose=short_dose(wording, item.dose),
        notes=tuple(item_notes(wording, item)),
        to_confirm=bool(item.dose.assumed or item.exercise.frequency.assumed),
        essential=item.exercise.essential,
    )


def item_notes(wording: Wording, item: Item) -> Iterable[str]:
    say = wording.label
    if item.level:
        yield say("sheet.level", name=wording.text(item.level.name))
        yield wording.text(item.level.what)
        if item.level.load:
            yield say("exercise.start_with", load=item.level.load)
    if item.set_by_clinician:
        yield say("sheet.set_by_clinician")
    for thing in item.instead_of:
        yield say(
            "exercise.no_equipment", name=wording.text(thing.name), text=wording.text(thing.instead)
        )
    if item.weaker_side_first:
        yield say("exercise.weaker_side_first")


def _absence(wording: Wording, absence: Absence) -> AbsenceView:
    return AbsenceView(wording.text(absence.exercise.name), absence.reason)


def _running(guide: Guide, wording: Wording, week: RunWeek) -> RunningWeekView:
    say = wording.label
    running = guide.running
    view: ReturnWeekView | None = None
    if week.given:
        view = describe_return_weeks(guide, wording)[week.number - 1]
        notes = tuple(text for text in (view.pickups, view.alternate) if text) + view.notes
    else:
        notes = (
            say("running.beyond_rise", n=running.beyond.rise_percent),
            *wording.texts(running.beyond.notes),
        )
    if week.number < running.beyond.hills_from:
        hills = say("running.hills", week=running.beyond.hills_from)
    else:
        hills = wording.text(running.beyond.hills)
    return RunningWeekView(
        title=say("running.return_week", week=week.number),
        total=say("sheet.run_total", n=span(wording, week.total)) if week.total else "",
        rise=say("sheet.run_rise", n=week.rise_percent) if week.rise_percent else "",
        notes=(*notes, hills),
        rules=wording.texts(running.rules),
        walk=wording.text(running.walk_rule),
        stop=wording.text(running.stop_rule),
        ramp=wording.text(running.ramp_note) if week.ramp_warning else "",
        warm_up=wording.text(running.activation.note),
        assumed=tuple(assumption.what for assumption in view.assumptions) if view else (),
    )
