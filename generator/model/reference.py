"""Words and things the guide explains: anatomy, glossary, equipment, questions, resources."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug, Text
from generator.model.evidence import ClaimId


class Anatomy(Model):
    """A muscle or another part of the body."""

    id: Slug
    name: Text
    """As in a textbook."""
    plain: Text
    """As a reader would say it."""
    kind: Literal["muscle", "band", "bone", "joint", "nerve", "tissue"]
    """What sort of part it is."""
    where: Text
    """Where it is."""
    does: Text
    """What it does."""


class Term(Model):
    """A word the guide explains where it stands."""

    id: Slug
    term: Text
    """The word."""
    aliases: tuple[Text, ...] = ()
    """Other words for it, explained by it too."""
    means: Text
    """What it means, in a sentence."""


class Equipment(Model):
    """A thing an exercise needs."""

    id: Slug
    name: Text
    """What it is called."""
    what: Text
    """What it is, or which one to get."""
    instead: Text
    """What does the job when there is none."""


class Question(Model):
    """A question people ask, and the answer in short paragraphs."""

    id: Slug
    question: Text
    """As people ask it."""
    answer: Annotated[tuple[Text, ...], Field(min_length=1)]
    """In short paragraphs."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""


class Resource(Model):
    """Something outside this guide. A sponsored one says so and stays off print."""

    id: Slug
    name: Text
    """What it is called."""
    what: Text
    """What it is, in a sentence."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """Where it is."""
    sponsored: bool
    """Somebody gains when a reader buys it."""
    disclosure: Text | None = None
    """Who gains what; needed where it is sponsored."""

    @model_validator(mode="after")
    def _sponsored_says_so(self) -> Self:
        if self.sponsored and self.disclosure is None:
            raise PydanticCustomError(
                "disclosure", "a sponsored resource has no disclosure", {"at": "sponsored"}
            )
        return self


class Section(Model):
    """A short piece of explanation with a heading."""

    id: Slug
    title: Text
    """Its heading."""
    text: Annotated[tuple[Text, ...], Field(min_length=1)]
    """In short paragraphs."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""
