"""An exercise's page and the pages of the weeks agree on when it is done, and why."""

import re
from collections.abc import Mapping

from generator.content.load import Loaded
from generator.model.guide import Guide
from generator.model.person import Person
from generator.plan.week import plan_week
from generator.project import Project
from generator.site.pages import build_pages
from generator.views.sessions import describe_sessions
from generator.views.timeline import WEEKS
from generator.views.times import TimesView, describe_times
from generator.views.wording import Wording


def _times(guide: Guide) -> Mapping[str, TimesView]:
    plans = [plan_week(guide, Person(), week) for week in range(1, WEEKS + 2)]
    return describe_times(guide, Wording(guide), plans)


def _weeks_asked(guide: Guide, slug: str) -> list[int]:
    """The weeks whose sessions, as they are told, hold an exercise."""
    wording = Wording(guide)
    plans = (plan_week(guide, Person(), week) for week in range(1, WEEKS + 1))
    return [
        plan.week
        for plan in plans
        if any(item.id == slug for view in describe_sessions(guide, wording, plan)
               for item in view.items)
    ]  # fmt: skip


def test_pages_of_exercises_link_to_the_weeks_that_hold_them(
    loaded: Loaded, project: Project
) -> None:
    pages = {
        page.uri: page.text
        for page in build_pages(
            loaded, project.templates, today=loaded.guide.information.produced
        )
    }  # fmt: skip
    for slug in loaded.guide.exercises:
        linked = re.findall(
            r"^<li[^\n]*\(\.\./weeks/week-(\d+)\.md\)", pages[f"exercises/{slug}.md"], re.M
        )
        holding = [
            week
            for week in range(1, WEEKS + 1)
            if f"(../exercises/{slug}.md)" in pages[f"weeks/week-{week}.md"]
        ]
        assert list(map(int, linked)) == holding != [], slug


def test_times_are_those_of_the_plan(guide: Guide) -> None:
    times = _times(guide)
    assert set(times) == set(guide.exercises)
    for slug in guide.exercises:
        assert list(times[slug].weeks) == _weeks_asked(guide, slug), slug


def _told(guide: Guide, slug: str) -> list[tuple[str, str]]:
    return [(time.link, time.when) for time in _times(guide)[slug].times]


def test_every_reason_is_told(guide: Guide) -> None:
    upkeep = "From rehab week 9 on, or from return week 4 on if that comes later."
    run = "Your first run is in rehab week 4 at the earliest, when you pass the gate."
    assert _told(guide, "clamshell") == [
        ("phase:strengthen", "Rehab weeks 2 to 8."),
        ("page:running", upkeep),
        ("page:running", f"1 × 10 each side. {run}"),
    ]
    assert _told(guide, "glute-bridge") == [
        ("phase:strengthen", "Rehab weeks 2 to 8."),
        ("page:running", upkeep),
    ]
    assert _told(guide, "roll-tfl") == [
        ("phase:roll", "Rehab weeks 1 to 4."),
        ("page:running", f"60–90 s each side. {run}"),
    ]
    assert _told(guide, "pigeon") == [("phase:stretch", "From rehab week 2 on.")]


def test_exercises_before_a_run_are_those_of_a_runner(guide: Guide) -> None:
    first = guide.running.gate.earliest_week
    plan = plan_week(guide, Person(running_from=first), first)
    warm_up = {
        item.exercise.id for s in plan.sessions("activation") for item in s.items if item.exercise
    }
    before = Wording(guide).label("running.activation")
    times = _times(guide)
    told = {slug for slug, of in times.items() if any(t.title == before for t in of.times)}
    assert told == warm_up != set()


def _with_window(guide: Guide, phase: str, **window: int) -> Guide:
    weeks = guide.phases[phase].weeks.model_copy(update=window)
    changed = guide.phases[phase].model_copy(update={"weeks": weeks})
    return guide.model_copy(update={"phases": {**guide.phases, phase: changed}})


def test_a_clinics_window_is_followed(guide: Guide) -> None:
    changed = _with_window(guide, "roll", last=WEEKS)
    assert _told(changed, "roll-tfl")[0] == ("phase:roll", f"Rehab weeks 1 to {WEEKS}.")
    assert _times(changed)["roll-tfl"].weeks == tuple(range(1, WEEKS + 1))
    single = _with_window(guide, "roll", last=1)
    assert _told(single, "roll-glute")[0] == ("phase:roll", "Rehab week 1.")


def test_strength_work_that_outlasts_its_phase_is_told_as_it_is_planned(guide: Guide) -> None:
    """Between the end of the phase and the start of upkeep the plan goes on with it."""
    changed = _with_window(guide, "strengthen", last=6)
    assert _told(changed, "glute-bridge")[0][1] == "Rehab weeks 2 to 8."
