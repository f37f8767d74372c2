"""Which pages there are, and what each is given to say."""

from collections.abc import Iterator

from generator.checks.registry import CHECKS
from generator.model.exercise import Exercise
from generator.model.person import Person
from generator.plan.week import plan_week
from generator.site import structured
from generator.site.addresses import PAGES, exercise_uri, phase_uri, week_uri
from generator.site.page import Draft, Site
from generator.views.chart import describe_chart
from generator.views.downloads import (
    Download,
    choices_of_sheets,
    describe_prints,
    describe_week_sheets,
)
from generator.views.evidence import describe_changes, describe_claims, describe_sources
from generator.views.exercise import describe_exercise
from generator.views.gallery import describe_gallery
from generator.views.picture import mistakes_of
from generator.views.programme import describe_phase
from generator.views.reference import (
    describe_anatomy,
    describe_equipment,
    describe_glossary,
    describe_questions,
    describe_resources,
    describe_sections,
)
from generator.views.running import describe_form, describe_return
from generator.views.safety import describe_look_alike, describe_pain_rule, describe_tiers
from generator.views.timeline import WEEKS, describe_timeline
from generator.views.usage import uses_of_claims
from generator.views.week import describe_week

DRAWN = ("gluteus-medius", "tfl", "gluteus-maximus", "it-band")
"""Parts of the body that the drawing of the leg names."""


def draft_pages(site: Site) -> Iterator[Draft]:
    """Every page that is made from the data."""
    yield _home(site)
    yield _understand(site)
    yield from _programme(site)
    yield _gallery(site)
    yield _figures(site)
    yield from (_exercise(site, exercise) for exercise in site.guide.exercises_in_order())
    yield from _running(site)
    yield from _weeks(site)
    yield from _help(site)
    yield from _evidence(site)
    yield _about(site)


def _home(site: Site) -> Draft:
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
            "samples": [cards[0] for _, cards in describe_gallery(guide, wording).kinds],
        },
        structured.guide_page(site),
        hide=("navigation", "toc"),
        boost=2,
    )


def _understand(site: Site) -> Draft:
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


def _programme(site: Site) -> Iterator[Draft]:
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
                    for _, cards in describe_gallery(guide, wording).kinds
                    for card in cards
                    if card.line.id in guide.phases[phase.id].exercises
                ],
            },
            structured.phase_page(site, phase),
        )


def _gallery(site: Site) -> Draft:
    return Draft(
        PAGES["exercises"],
        "exercises.md.jinja",
        site.wording.label("gallery.title"),
        site.wording.label("gallery.intro", n=len(site.guide.exercises)),
        "guide.yaml",
        {
            "gallery": describe_gallery(site.guide, site.wording),
            "equipment": describe_equipment(site.guide, site.wording),
        },
        structured.web_page(site, site.wording.label("gallery.title")),
        hide=("toc",),
    )


def _figures(site: Site) -> Draft:
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


def _exercise(site: Site, exercise: Exercise) -> Draft:
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
            "weeks": [
                week
                for week in range(1, WEEKS + 1)
                if any(phase.weeks.holds(week) for phase in phases)
            ],
            "onward": any(phase.weeks.last is None for phase in phases),
            "pain_rule": describe_pain_rule(wording, guide.pain_rule_in(phases[0])),
            "in_gate": exercise.id in guide.running.gate.exercises,
        },
        structured.exercise_page(site, view),
        boost=2,
    )


def _running(site: Site) -> Iterator[Draft]:
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
            "prints": describe_prints(wording, site.downloads, "return"),
            "week_prints": [
                describe_prints(wording, site.downloads, f"return-week-{week.week}")
                for week in running.weeks
            ],
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


def _weeks(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    weeks = [
        describe_week(guide, wording, plan_week(guide, Person(), week))
        for week in range(1, WEEKS + 1)
    ]
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


def _help(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    tiers = describe_tiers(guide, wording)
    questions = describe_questions(guide, wording)
    flags: dict[str, object] = {
        "tiers": tiers,
        "prints": describe_prints(wording, site.downloads, "red-flags"),
    }
    pages: dict[str, tuple[str, str, dict[str, object], float]] = {
        "red-flags": ("safety/red-flags.yaml", tiers[0].action, flags, 3.0),
        "see-someone": (
            "guide.yaml",
            wording.label("help.see_someone_intro"),
            {
                "signs": wording.texts(guide.information.see_someone),
                "ask_first": wording.texts(guide.information.who.ask_first),
                "not_for": wording.texts(guide.information.who.not_for),
                "adults_only": wording.text(guide.information.who.adults_only),
            },
            1.5,
        ),
        "look-alikes": (
            "safety/look-alikes.yaml",
            wording.label("help.look_alikes_intro"),
            {
                "look_alikes": [
                    describe_look_alike(guide, wording, item) for item in guide.look_alikes.values()
                ]
            },
            1.5,
        ),
        "faq": ("faq.yaml", questions[0].question, {"questions": questions}, 1.5),
        "glossary": (
            "reference/glossary.yaml",
            wording.label("help.glossary_intro"),
            {"terms": describe_glossary(guide, wording)},
            1.0,
        ),
    }
    structured_help = {
        "faq": structured.faq_page(site, questions),
        "glossary": structured.glossary_page(site, describe_glossary(guide, wording)),
    }
    for name, (source, description, values, boost) in pages.items():
        title = wording.label(f"nav.{name.replace('-', '_')}")
        yield Draft(
            PAGES[name],
            f"{name}.md.jinja",
            title,
            description,
            source,
            values,
            structured_help.get(name, structured.web_page(site, title)),
            boost=boost,
        )


def _evidence(site: Site) -> Iterator[Draft]:
    guide, wording = site.guide, site.wording
    printed = [claim.id for claim in guide.claims.values() if not claim.rejected]
    claims = describe_claims(guide, wording, printed)
    verdicts = dict.fromkeys(claim.verdict for claim in claims)
    yield Draft(
        PAGES["evidence"],
        "evidence.md.jinja",
        wording.label("nav.evidence"),
        wording.label("evidence.intro_claims"),
        "evidence/claims.yaml",
        {
            "groups": [
                (verdict, [claim for claim in claims if claim.verdict == verdict])
                for verdict in ("supported", "partly", "contested", "practice")
                if verdict in verdicts
            ],
            "uses": uses_of_claims(guide, wording),
            "sources": describe_sources(guide, wording, guide.sources),
            "unsourced": [
                flag
                for tier in describe_tiers(guide, wording)
                for flag in tier.flags
                if flag.wording_awaits_source
            ],
        },
        structured.web_page(site, wording.label("nav.evidence")),
        hide=("toc",),
        boost=0.001,
    )
    yield Draft(
        PAGES["changes"],
        "changes.md.jinja",
        wording.label("nav.changes"),
        wording.label("evidence.changes_intro"),
        "evidence/changes.yaml",
        {"changes": describe_changes(guide, wording)},
        structured.web_page(site, wording.label("nav.changes")),
        hide=("toc",),
        boost=0.01,
    )
    yield Draft(
        PAGES["checks"],
        "checks.md.jinja",
        wording.label("nav.checks"),
        wording.label("evidence.checks_intro"),
        "guide.yaml",
        {"checks": CHECKS},
        structured.web_page(site, wording.label("nav.checks")),
        boost=0.0001,
    )


def _about(site: Site) -> Draft:
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
