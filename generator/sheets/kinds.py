"""What each kind of sheet is about: its title and the views its template shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.guide import Guide
from generator.model.person import Person
from generator.plan.items import find_items
from generator.plan.week import plan_week
from generator.sheets.request import Kind, SheetRequest
from generator.views.card import describe_cards, describe_items
from generator.views.programme import describe_phase
from generator.views.running import describe_form, describe_return
from generator.views.safety import describe_look_alike
from generator.views.session import describe_day
from generator.views.week import WeekView, describe_week
from generator.views.wording import Wording


@dataclass(frozen=True, slots=True)
class Content:
    """A sheet's title, and the views its template shows by name."""

    title: str
    views: Mapping[str, Any]


def _week(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    plan = plan_week(guide, request.person, request.rehab_week)
    title = wording.label(
        "sheet.week_title", week=plan.week, title=wording.text(guide.information.title)
    )
    return Content(
        title,
        {
            "week": describe_week(guide, wording, plan),
            "cards": describe_cards(guide, wording, plan),
        },
    )


def _session(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    plan = plan_week(guide, request.person, request.rehab_week)
    day = plan.days[(request.day or 1) - 1]
    title = wording.label("sheet.session_title", week=plan.week, day=day.number)
    return Content(
        title,
        {
            "day": describe_day(guide, wording, day),
            "week": describe_week(guide, wording, plan),
        },
    )


def _card(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    exercise = guide.exercises[request.exercise or ""]
    phase = guide.phase_of(exercise.id)
    items = find_items(guide, request.person, [phase], exercise.kind, "phase")
    item = next(item for item in items if item.exercise == exercise)
    (card,) = describe_items(guide, wording, [item])
    return Content(card.exercise.name, {"card": card})


def _phase(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    phase = describe_phase(guide, wording, guide.phases[request.phase or ""])
    return Content(phase.title, {"phase": phase})


def _return(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    running = describe_return(guide, wording)
    week = None
    if request.week is not None:
        week = _return_week(guide, wording, request.week)
    title = week.title if week else wording.label("nav.return")
    return Content(title, {"running": running, "week": week})


def _return_week(guide: Guide, wording: Wording, number: int) -> WeekView:
    """A return week for no one in particular: the gate passed as early as may be."""
    first = guide.running.gate.earliest_week
    plan = plan_week(guide, Person(running_from=first), first + number - 1)
    week = describe_week(guide, wording, plan)
    runs = tuple(row for row in week.grid if row.kind in ("activation", "run"))
    return week._replace(title=wording.label("running.return_week", week=number), grid=runs)


def _red_flags(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    return Content(
        wording.label("sheet.help"),
        {"not_for": wording.texts(guide.information.who.not_for)},
    )


def _booklet(guide: Guide, wording: Wording, request: SheetRequest) -> Content:
    exercises = guide.exercises_in_order()
    items = [
        item
        for phase in guide.phases_in_order()
        for exercise in exercises
        if guide.phase_of(exercise.id) == phase
        for item in find_items(guide, request.person, [phase], exercise.kind, "phase")
        if item.exercise == exercise
    ]
    information = guide.information
    return Content(
        wording.text(information.title),
        {
            "subtitle": wording.text(information.subtitle),
            "main_message": wording.text(information.main_message),
            "summary": wording.texts(information.summary),
            "prognosis": wording.texts(information.prognosis.text),
            "bad_week": wording.texts(information.bad_week),
            "phases": [describe_phase(guide, wording, p) for p in guide.phases_in_order()],
            "cards": describe_items(guide, wording, items),
            "running": describe_return(guide, wording),
            "form": describe_form(guide, wording),
            "look_alikes": [
                describe_look_alike(guide, wording, look) for look in guide.look_alikes.values()
            ],
            "questions": [
                (wording.text(q.question), wording.texts(q.answer)) for q in guide.faq.values()
            ],
            "terms": sorted(
                (wording.text(term.term), wording.text(term.means))
                for term in guide.glossary.values()
            ),
        },
    )


CONTEXTS: Mapping[Kind, Callable[[Guide, Wording, SheetRequest], Content]] = {
    "week": _week,
    "session": _session,
    "card": _card,
    "booklet": _booklet,
    "phase": _phase,
    "return": _return,
    "red-flags": _red_flags,
}
