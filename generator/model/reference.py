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
    where: Text
    does: Text


class Term(Model):
    """A word the guide explains where it stands."""

    id: Slug
    term: Text
    aliases: tuple[Text, ...] = ()
    means: Text


class Equipment(Model):
    """A thing an exercise needs."""

    id: Slug
    name: Text
    what: Text
    instead: Text
    """What does the job when there is none."""


class Question(Model):
    """A question people ask, and the answer in short paragraphs."""

    id: Slug
    question: Text
    answer: Annotated[tuple[Text, ...], Field(min_length=1)]
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]


class Resource(Model):
    """Something outside this guide. A sponsored one says so and stays off print."""

    id: Slug
    name: Text
    what: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    sponsored: bool
    disclosure: Text | None = None

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
    text: Annotated[tuple[Text, ...], Field(min_length=1)]
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
