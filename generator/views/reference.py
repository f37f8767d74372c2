"""Words, things and parts of the body that the guide explains, for its reference pages."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.guide import Guide
from generator.views.exercise import Named
from generator.views.wording import Wording


class TermView(NamedTuple):
    id: str
    term: str
    aliases: tuple[str, ...]
    means: str


class ThingView(NamedTuple):
    """A piece of equipment, and the exercises that use it."""

    id: str
    name: str
    what: str
    instead: str
    exercises: tuple[Named, ...]


class PartView(NamedTuple):
    """A part of the body, and the exercises that work on it."""

    id: str
    name: str
    plain: str
    kind: str
    where: str
    does: str
    exercises: tuple[Named, ...]


class QuestionView(NamedTuple):
    id: str
    question: str
    answer: tuple[str, ...]
    claims: tuple[str, ...]


class SectionView(NamedTuple):
    id: str
    title: str
    text: tuple[str, ...]
    claims: tuple[str, ...]


class ResourceView(NamedTuple):
    id: str
    name: str
    what: str
    url: str
    sponsored: bool
    disclosure: str


def describe_glossary(guide: Guide, wording: Wording) -> tuple[TermView, ...]:
    """The terms in the order of the alphabet."""
    terms = (
        TermView(
            term.id,
            wording.text(term.term),
            wording.texts(term.aliases),
            wording.text(term.means),
        )
        for term in guide.glossary.values()
    )
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


def describe_equipment(guide: Guide, wording: Wording) -> tuple[ThingView, ...]:
    return tuple(
        ThingView(
            thing.id,
            wording.text(thing.name),
            wording.text(thing.what),
            wording.text(thing.instead),
            tuple(_exercises(guide, wording, "equipment", thing.id)),
        )
        for thing in guide.equipment.values()
    )


def describe_anatomy(guide: Guide, wording: Wording) -> tuple[PartView, ...]:
    return tuple(
        PartView(
            part.id,
            wording.text(part.name),
            wording.text(part.plain),
            part.kind,
            wording.text(part.where),
            wording.text(part.does),
            tuple(_exercises(guide, wording, "targets", part.id)),
        )
        for part in guide.anatomy.values()
    )


def _exercises(guide: Guide, wording: Wording, field: str, item: str) -> Iterator[Named]:
    for exercise in guide.exercises_in_order():
        if item in getattr(exercise, field):
            yield Named(exercise.id, wording.text(exercise.name))


def describe_questions(guide: Guide, wording: Wording) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            question.id,
            wording.text(question.question),
            wording.texts(question.answer),
            question.evidence,
        )
        for question in guide.faq.values()
    )


def describe_sections(guide: Guide, wording: Wording) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(
            section.id, wording.text(section.title), wording.texts(section.text), section.evidence
        )
        for section in guide.understand.values()
    )


def describe_resources(guide: Guide, wording: Wording) -> tuple[ResourceView, ...]:
    """A clinic's edition shows none that is sponsored."""
    return tuple(
        ResourceView(
            resource.id,
            wording.text(resource.name),
            wording.text(resource.what),
            resource.url or "",
            resource.sponsored,
            wording.text(resource.disclosure or ""),
        )
        for resource in guide.resources.values()
        if not (resource.sponsored and guide.clinic)
    )
