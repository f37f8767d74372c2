"""The runs of one week, told."""

from typing import NamedTuple

from generator.model.guide import Guide
from generator.plan.week import RunWeek
from generator.views.running import ReturnWeekView, describe_return_weeks
from generator.views.span import span
from generator.views.wording import Wording


class RunningWeekView(NamedTuple):
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


def describe_run_week(guide: Guide, wording: Wording, week: RunWeek) -> RunningWeekView:
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
        hills = f"{say('running.hills_now')} {wording.text(running.beyond.hills)}"
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
