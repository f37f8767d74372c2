"""Drafts of the exercises: the gallery, each exercise, the drawings."""

from generator.model.exercise import Exercise
from generator.site import structured
from generator.site.addresses import PAGES, exercise_uri
from generator.site.page import Draft, Site
from generator.views.downloads import (
    describe_prints,
)
from generator.views.exercise import describe_exercise
from generator.views.picture import mistakes_of
from generator.views.programme import describe_phase
from generator.views.reference import (
    describe_equipment,
)
from generator.views.safety import describe_pain_rule
from generator.views.times import TimesView


def draft_gallery(site: Site) -> Draft:
    return Draft(
        PAGES["exercises"],
        "exercises.md.jinja",
        site.wording.label("gallery.title"),
        site.wording.label("gallery.intro", n=len(site.guide.exercises)),
        "guide.yaml",
        {
            "gallery": site.gallery,
            "equipment": describe_equipment(site.guide, site.wording),
        },
        structured.web_page(site, site.wording.label("gallery.title")),
        hide=("toc",),
    )


def draft_figures(site: Site) -> Draft:
    return Draft(
        PAGES["figures"],
        "figures.md.jinja",
        site.wording.label("nav.figures"),
        site.wording.label("gallery.figures_intro"),
        "guide.yaml",
        {"licence": site.wording.text(site.guide.information.image_credit)},
        structured.web_page(site, site.wording.label("nav.figures")),
        hide=("toc",),
        boost=0.1,
    )


def draft_exercise(site: Site, exercise: Exercise, times: TimesView) -> Draft:
    guide, wording = site.guide, site.wording
    view = describe_exercise(guide, wording, exercise)
    phases = [p for p in guide.phases_in_order() if exercise.id in p.exercises]
    return Draft(
        exercise_uri(exercise.id),
        "exercise.md.jinja",
        view.name,
        view.summary,
        f"exercises/{exercise.id}.yaml",
        {
            "exercise": view,
            "prints": describe_prints(wording, site.downloads, f"card-{exercise.id}"),
            "picture": site.pictures.get(exercise.id),
            "mistakes": mistakes_of(guide, site.pictures, exercise.id),
            "essential": exercise.essential,
            "phases": [describe_phase(guide, wording, phase) for phase in phases],
            "when": times,
            "pain_rule": describe_pain_rule(wording, guide.pain_rule_in(phases[0])),
            "in_gate": exercise.id in guide.running.gate.exercises,
        },
        structured.exercise_page(site, view),
        boost=2,
    )
