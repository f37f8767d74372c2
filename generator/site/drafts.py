"""Every page that is made from the data, in the order of the site."""

from collections.abc import Iterator

from generator.site.draft_exercises import draft_exercise, draft_figures, draft_gallery
from generator.site.draft_guide import draft_about, draft_home, draft_programme, draft_understand
from generator.site.draft_help import draft_evidence, draft_help
from generator.site.draft_weeks import draft_running, draft_weeks
from generator.site.page import Draft, Site
from generator.views.times import describe_times


def draft_pages(site: Site) -> Iterator[Draft]:
    """Every page that is made from the data."""
    yield draft_home(site)
    yield draft_understand(site)
    yield from draft_programme(site)
    yield draft_gallery(site)
    yield draft_figures(site)
    times = describe_times(site.guide, site.wording, site.plans)
    for exercise in site.guide.exercises_in_order():
        yield draft_exercise(site, exercise, times[exercise.id])
    yield from draft_running(site)
    yield from draft_weeks(site)
    yield from draft_help(site)
    yield from draft_evidence(site)
    yield draft_about(site)
