"""Drafts of the pages that lead in: home, understand, the programme and its phases, about."""

from collections.abc import Iterator

from generator.site import structured
from generator.site.addresses import PAGES, phase_uri
from generator.site.page import Draft, Site
from generator.views.downloads import (
    describe_prints,
)
from generator.views.programme import describe_phase
from generator.views.reference import (
    describe_anatomy,
    describe_resources,
    describe_sections,
)
from generator.views.safety import describe_look_alike, describe_pain_rule, describe_tiers
from generator.views.timeline import describe_timeline

DRAWN = ("gluteus-medius", "tfl", "gluteus-maximus", "it-band")
"""Parts of the body that the drawing of the leg names."""


def draft_home(site: Site) -> Draft:
    guide, wording = site.guide, site.wording
    information = guide.information
    return Draft(
        PAGES["home"],
        "home.md.jinja",
        wording.text(information.title),
        wording.text(information.main_message),
        "guide.yaml",
        {
            "subtitle": wording.text(information.subtitle),
            "message": wording.text(information.main_message),
            "summary": wording.texts(information.summary),
            "tiers": describe_tiers(guide, wording),
            "first_phase": guide.phases_in_order()[0].id,
            "timeline_view": describe_timeline(guide, wording),
            "phases": [describe_phase(guide, wording, p) for p in guide.phases_in_order()],
            "strength_phase": guide.phase_of(guide.running.gate.exercises[0]).id,
            "gate_week": guide.running.gate.earliest_week,
            "samples": [cards[0] for _, cards in site.gallery.kinds],
        },
        structured.guide_page(site),
        hide=("navigation", "toc"),
        boost=2,
    )


def draft_understand(site: Site) -> Draft:
    guide, wording = site.guide, site.wording
    sections = describe_sections(guide, wording)
    return Draft(
        PAGES["understand"],
        "understand.md.jinja",
        wording.label("understand.title", name=wording.text(guide.information.condition.short)),
        sections[0].text[0],
        "understand.yaml",
        {
            "condition": guide.information.condition,
            "aliases": wording.texts(guide.information.condition.aliases),
            "sections": sections,
            "anatomy": (anatomy := describe_anatomy(guide, wording)),
            "drawing": [part for part in anatomy if part.id in DRAWN],
            "look_alikes": [
                describe_look_alike(guide, wording, item) for item in guide.look_alikes.values()
            ],
            "prognosis": wording.texts(guide.information.prognosis.text),
            "prognosis_claims": guide.information.prognosis.evidence,
        },
        structured.condition_page(site),
        boost=3,
    )


def draft_programme(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    phases = [describe_phase(guide, wording, phase) for phase in guide.phases_in_order()]
    yield Draft(
        PAGES["programme"],
        "programme.md.jinja",
        wording.label("programme.title"),
        wording.label("programme.intro", n=len(phases)),
        "guide.yaml",
        {
            "phases": phases,
            "timeline_view": describe_timeline(guide, wording),
            "pain_rule": describe_pain_rule(wording, guide.pain_rule),
            "bad_week": wording.texts(guide.information.bad_week),
            "who": guide.information.who,
        },
        structured.programme_page(site),
    )
    for phase in phases:
        yield Draft(
            phase_uri(phase.id),
            "phase.md.jinja",
            phase.title,
            phase.goal,
            f"phases/{phase.number}-{phase.id}.yaml",
            {
                "phase": phase,
                "prints": describe_prints(wording, site.downloads, f"phase-{phase.id}"),
                "cards": [
                    card
                    for _, cards in site.gallery.kinds
                    for card in cards
                    if card.line.id in guide.phases[phase.id].exercises
                ],
            },
            structured.phase_page(site, phase),
        )


def draft_about(site: Site) -> Draft:
    guide, wording = site.guide, site.wording
    information = guide.information
    return Draft(
        PAGES["about"],
        "about.md.jinja",
        wording.label("nav.about"),
        wording.text(information.intended_use),
        "guide.yaml",
        {
            "information": information,
            "texts": {
                name: wording.text(getattr(information, name))
                for name in (
                    "intended_use",
                    "disclaimer",
                    "privacy",
                    "licence",
                    "source_credit",
                    "image_credit",
                    "owner",
                    "contact",
                )
            },
            "reviewed": bool(information.reviewed_by),
            "prognosis": wording.texts(information.prognosis.text),
            "resources": describe_resources(guide, wording),
        },
        structured.web_page(site, wording.label("nav.about")),
    )
