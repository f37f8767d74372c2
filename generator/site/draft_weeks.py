"""Drafts of running and of the rehab weeks."""

from collections.abc import Iterator

from generator.site import structured
from generator.site.addresses import PAGES, week_uri
from generator.site.page import Draft, Site
from generator.views.chart import describe_chart
from generator.views.downloads import (
    Download,
    choices_of_sheets,
    describe_prints,
    describe_return_leaflets,
    describe_week_sheets,
)
from generator.views.running import describe_form, describe_return
from generator.views.timeline import WEEKS
from generator.views.week import describe_week


def draft_running(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    running = describe_return(guide, wording)
    yield Draft(
        PAGES["running"],
        "running.md.jinja",
        wording.label("nav.return"),
        running.goal,
        "running/return.yaml",
        {
            "running": running,
            "chart": describe_chart(wording, running.weeks),
            "leaflets": describe_return_leaflets(wording, site.downloads),
        },
        structured.running_page(site, running),
        boost=1.5,
    )
    yield Draft(
        PAGES["form"],
        "form.md.jinja",
        wording.label("nav.form"),
        guide.form.about[0],
        "running/form.yaml",
        {"about": wording.texts(guide.form.about), "cues": describe_form(guide, wording)},
        structured.web_page(site, wording.label("nav.form")),
    )


def draft_weeks(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    weeks = [describe_week(guide, wording, plan) for plan in site.plans[:WEEKS]]
    sheets = tuple(describe_week_sheets(wording, site.downloads))
    yield Draft(
        PAGES["weeks"],
        "weeks.md.jinja",
        wording.label("nav.weeks"),
        wording.label("weeks.intro", n=WEEKS),
        "guide.yaml",
        {
            "weeks": weeks,
            "files": {sheet.key: sheet.uri for sheet in sheets},
            "choices": choices_of_sheets(wording, sheets),
            "booklet": describe_prints(wording, site.downloads, "booklet"),
            "offline": [
                Download(uri, title, "")
                for uri, title in site.downloads.items()
                if uri.endswith(".zip")
            ],
        },
        structured.web_page(site, wording.label("nav.weeks")),
        hide=("toc",),
    )
    for week in weeks:
        yield Draft(
            week_uri(week.week),
            "week.md.jinja",
            week.title,
            wording.label("week.intro", week=week.week),
            "guide.yaml",
            {
                "week": week,
                "exercises": guide.exercises,
                "sheets": [sheet for sheet in sheets if sheet.week == week.week],
            },
            structured.web_page(site, week.title),
        )
