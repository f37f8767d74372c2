"""Drafts of help and of the evidence."""

from collections.abc import Iterator

from generator.checks.registry import CHECKS
from generator.site import structured
from generator.site.addresses import PAGES
from generator.site.page import Draft, Site
from generator.views.downloads import (
    describe_prints,
)
from generator.views.evidence import (
    describe_changes,
    describe_claims,
    describe_evidence_brief,
    describe_sources,
)
from generator.views.reference import (
    describe_glossary,
    describe_questions,
)
from generator.views.safety import describe_look_alike, describe_tiers
from generator.views.usage import uses_of_claims

FIRST_QUESTIONS = 4
"""As many as a search engine shows under the title."""


def draft_help(site: Site) -> Iterator[Draft]:
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
        "faq": (
            "faq.yaml",
            " ".join(question.question for question in questions[:FIRST_QUESTIONS]),
            {"questions": questions},
            1.5,
        ),
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


def draft_evidence(site: Site) -> Iterator[Draft]:
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
            "brief": describe_evidence_brief(guide, wording),
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
