"""What the guide claims, how sure that is, and where it was read."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Model, Ref, Slug, Text

SourceId = Annotated[Slug, Ref("sources")]
ClaimId = Annotated[Slug, Ref("claims")]
ArticleLine = Annotated[int, Field(ge=1, le=446)]
"""A line of the source article; its words are never quoted."""


class Source(Model):
    """A paper, guideline, leaflet or web page, and how much of it was seen."""

    id: Slug
    kind: Literal[
        "rct",
        "systematic_review",
        "review",
        "cohort",
        "cross_sectional",
        "case",
        "cadaver",
        "model",
        "editorial",
        "guideline",
        "leaflet",
        "web",
    ]
    """What sort of source it is."""
    authors: Text | None = None
    """As published."""
    title: Text
    """The title as published, or what the record was called where it was seen."""
    journal: Text | None = None
    """Where it was published."""
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None
    """When it was published."""
    volume: Annotated[str, StringConstraints(pattern=r"^[\w():\-/ ]+$")] | None = None
    """With the issue, as in 46(2)."""
    pages: Annotated[str, StringConstraints(pattern=r"^[\w–\-]+$")] | None = None
    """From and to, as published."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """Without https://doi.org/."""
    pmid: Annotated[str, StringConstraints(pattern=r"^(PMC)?\d{5,9}$")] | None = None
    """Its number in PubMed, or in PMC."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """Where it can be read."""
    seen: Literal["full", "abstract", "second_hand"]
    """How it was read. There is no "from memory": such a source is not printed."""
    seen_in: Text | None = None
    """Where a second-hand source was described; required for those."""
    checked_on: datetime.date
    """The day somebody last looked it up."""
    retracted: bool = False
    """It was taken back by its publisher."""


class Claim(Model):
    """One testable sentence of the guide, and what speaks for and against it."""

    id: Slug
    claim: Text
    """The sentence, so that it could turn out wrong."""
    verdict: Literal[
        "supported", "partly", "contested", "practice", "misattributed", "not_found", "promo"
    ]
    """`practice` is usual practice without a study."""
    strength: Literal["high", "moderate", "low", "very_low", "expert", "none"]
    """How much the studies can bear."""
    direction: Literal["for", "against", "mixed", "none"]
    """Which way they point."""
    population: Literal["itbs", "runners", "healthy", "other_knee", "cadaver", "model", "none"]
    """Who or what was studied."""
    sources: tuple[SourceId, ...] = ()
    """Where it was read."""
    against: tuple[SourceId, ...] = ()
    """Sources that point the other way; a contested claim has some on both sides."""
    note: Text
    """The limits: who was studied, how many, how."""
    article_lines: tuple[ArticleLine, ...] = ()
    """The lines of the source article it is about."""
    rejected: bool = False
    """Shown only on the page of what this guide changes."""
    reviewed_by: Text | None = None
    """The clinician who read it."""
    reviewed_on: datetime.date | None = None
    """The day they did."""

    def all_sources(self) -> Iterator[str]:
        yield from self.sources
        yield from self.against


class Change(Model):
    """Common advice that this guide does not repeat, what it says instead, and why."""

    id: Slug
    common: Text
    """What is often said."""
    instead: Text
    """What this guide says."""
    why: Text
    """Why it differs."""
    harm: Annotated[int, Field(ge=1, le=99)] | None = None
    """Its place among the changes ranked by harm, 1 the worst; none for the rest."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims that bear it out."""
