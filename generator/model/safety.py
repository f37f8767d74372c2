"""What keeps a reader safe: red flags, look-alikes, the pain rule, signs to back off."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Model, Slug, Text
from generator.model.dose import Assuming
from generator.model.evidence import ClaimId, SourceId

TierName = Literal["emergency", "same_day", "soon"]
TIERS: tuple[TierName, ...] = ("emergency", "same_day", "soon")


class Tier(Model):
    """How fast to act, and what to do now."""

    name: Text
    """What this tier is called."""
    action: Text
    """What to do now. `{emergency_number}` stands for the clinic's or the reader's number."""
    short: Text
    """The same in a few words, for page 1 of a sheet."""


class RedFlag(Model):
    """A sign of something that is not for this guide."""

    id: Slug
    tier: TierName
    """How fast to act."""
    text: Text
    """The sign, as a reader would notice it."""
    short: Text
    """A few words for page 1 of a sheet."""
    stop_rolling: bool = False
    """Rolling is dangerous with it."""
    sources: tuple[SourceId, ...] = ()
    """Where it was read."""
    wording_awaits_source: bool = False
    """Printed in full all the same; the evidence page says so."""


class RedFlags(Model):
    """The three tiers and the flags in them."""

    tiers: Mapping[TierName, Tier]
    """The three of them, and what to do in each."""
    flags: Mapping[str, RedFlag]
    """Every sign, by its id."""

    @model_validator(mode="after")
    def _all_tiers(self) -> Self:
        for name in TIERS:
            if name not in self.tiers:
                raise PydanticCustomError(
                    "tier_missing", "a tier is missing", {"name": name, "at": "tiers"}
                )
        return self


class LookAlike(Model):
    """Another cause of pain near the outside of the knee."""

    id: Slug
    name: Text
    """What it is called."""
    signs: Annotated[tuple[Text, ...], Field(min_length=1)]
    """How it shows, a point each."""
    different: Text
    """How it differs from ITBS."""
    act: Text
    """What to do if it fits."""
    tier: TierName | None = None
    """None where it can wait for a normal visit."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""


class PainRule(Assuming):
    """How much pain is allowed, as a number from 0 to 10 at the outside of the knee."""

    highest: Annotated[int, Field(ge=0, le=5)]
    """The most pain that is allowed."""
    rule: Text
    """The rule in words. `{highest}` stands for the number."""
    after_h: Annotated[int, Field(ge=1, le=24)]
    """Pain that lasts longer than this after exercise means: do less."""
    if_more: Text
    """What to do when there is more pain than allowed."""
    short: Text | None = None
    """Rule, number and what to do in a few sentences, for page 1 of a sheet."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""


class BackOff(Model):
    """A sign to do less, or to see someone."""

    id: Slug
    sign: Text
    """What a reader notices."""
    act: Text
    """What to do then."""
    action: Literal["walk", "step_back", "see_clinician", "same_day", "emergency"]
    """The kind of thing to do."""
    evidence: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims it rests on."""
