"""What a page says to search engines, in schema.org's vocabulary (JSON-LD).

A page's title and description are added in pages.py, and its own address, where it is known, in
the site's main.html.
"""

from collections.abc import Mapping, Sequence

from generator.model.dose import Dose, HoldDose, RepsDose, TimeDose, WalkDose
from generator.model.text import plain
from generator.site.page import Site
from generator.views.exercise import ExerciseView
from generator.views.programme import PhaseView
from generator.views.reference import QuestionView, TermView
from generator.views.running import ReturnView

Node = dict[str, object]


def guide_page(site: Site) -> Node:
    information = site.guide.information
    return {
        **web_page(site, information.title),
        "description": plain(site.wording.text(information.main_message)),
    }


def web_page(site: Site, name: str) -> Node:
    """A page for patients about the guide's condition."""
    information = site.guide.information
    return {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": plain(name),
        "inLanguage": site.wording.language,
        "about": _condition(site),
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "datePublished": information.produced.isoformat(),
        "version": information.version,
        "publisher": {"@type": "Organization", "name": plain(information.owner)},
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def _condition(site: Site) -> Node:
    condition = site.guide.information.condition
    return {
        "@type": "MedicalCondition",
        "name": plain(condition.name),
        "alternateName": [plain(condition.short), *(plain(alias) for alias in condition.aliases)],
    }


def condition_page(site: Site) -> Node:
    guide, wording = site.guide, site.wording
    condition = {
        **_condition(site),
        "description": plain(wording.text(guide.information.condition.plain)),
        "differentialDiagnosis": [
            {
                "@type": "DDxElement",
                "diagnosis": {"@type": "MedicalCondition", "name": plain(wording.text(item.name))},
            }
            for item in guide.look_alikes.values()
        ],
    }
    return {**web_page(site, guide.information.condition.name), "about": condition}


def programme_page(site: Site) -> Node:
    guide, wording = site.guide, site.wording
    return {
        **web_page(site, wording.label("programme.title")),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": phase.number,
                    "name": plain(wording.text(phase.name)),
                }
                for phase in guide.phases_in_order()
            ],
        },
    }


def phase_page(site: Site, phase: PhaseView) -> Node:
    return {
        **web_page(site, phase.title),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": plain(line.name)}
                for position, line in enumerate(phase.exercises, 1)
            ],
        },
    }


def exercise_page(site: Site, exercise: ExerciseView) -> Node:
    return {
        **web_page(site, exercise.name),
        "mainEntity": {
            "@type": "ExercisePlan",
            "name": plain(exercise.name),
            "alternateName": [plain(alias) for alias in exercise.aliases],
            "description": plain(exercise.summary),
            "exerciseType": exercise.kind_label,
            "activityFrequency": exercise.dose.frequency,
            **_repetitions(site.guide.exercises[exercise.id].dose),
            "additionalVariable": plain(exercise.dose.sentence),
            "associatedAnatomy": [
                {"@type": "AnatomicalStructure", "name": plain(target.name)}
                for target in exercise.targets
            ],
        },
    }


def _repetitions(dose: Dose) -> Node:
    """The vocabulary takes a number or a quantity; time on a spot has neither."""
    match dose:
        case RepsDose(reps=times) | HoldDose(holds=times) | WalkDose(steps=times):
            quantity = {"minValue": times.low, "maxValue": times.high}
            return {"repetitions": {"@type": "QuantitativeValue", **quantity}}
        case TimeDose():
            return {}


def running_page(site: Site, running: ReturnView) -> Node:
    return {
        **web_page(site, site.wording.label("nav.return")),
        "mainEntity": {
            "@type": "ExercisePlan",
            "name": site.wording.label("nav.return"),
            "description": plain(running.goal),
            "exerciseType": site.wording.label("nav.running"),
        },
    }


def faq_page(site: Site, questions: Sequence[QuestionView]) -> Node:
    page: Mapping[str, object] = web_page(site, site.wording.label("nav.faq"))
    return {
        **page,
        "@type": ["MedicalWebPage", "FAQPage"],
        "mainEntity": [
            {
                "@type": "Question",
                "name": plain(question.question),
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": " ".join(plain(text) for text in question.answer),
                },
            }
            for question in questions
        ],
    }


def glossary_page(site: Site, terms: Sequence[TermView]) -> Node:
    return {
        **web_page(site, site.wording.label("nav.glossary")),
        "mainEntity": {
            "@type": "DefinedTermSet",
            "name": site.wording.label("nav.glossary"),
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "name": plain(term.term),
                    "alternateName": [plain(alias) for alias in term.aliases],
                    "description": plain(term.means),
                }
                for term in terms
            ],
        },
    }
