"""What may be claimed, on which grounds, and what is shown only to be put right."""

import re
from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.evidence import Claim

UNPRINTABLE = ("misattributed", "not_found", "promo")
"""Verdicts of claims that are shown only as rejected, on the page of what this guide changes."""

# A year that dates a study: "a 2012 trial", "(2012)", "from 2012"; not "none found for 2025".
_YEAR = re.compile(
    r"\b(?:in|from|of|by)\s+(?P<after>(?:19|20)\d\d)\b|\((?P<alone>(?:19|20)\d\d)\)"
    r"|\b(?P<before>(?:19|20)\d\d)\s+(?:study|trial|paper|review|series|article|report)\b"
)


def _printed(draft: Draft) -> Iterator[tuple[str, Claim]]:
    """The claims that the guide itself makes."""
    for slug, claim in draft.guide.claims.items():
        if not claim.rejected:
            yield slug, claim


@rule("claim-unprintable", source="R27; decision: verdicts")
def check_unsupported_claims_are_rejected(draft: Draft) -> Iterator[Finding]:
    """A claim that is misattributed, not found or advertising is marked as rejected."""
    for slug, claim in _printed(draft):
        if claim.verdict in UNPRINTABLE:
            message = f'the guide cannot claim what is "{claim.verdict}"'
            yield Finding(("claims", slug, "verdict"), message, "add rejected: true")


@rule("claim-rejected-used", source="decision: verdicts")
def check_rejected_claims_are_only_put_right(draft: Draft) -> Iterator[Finding]:
    """A rejected claim stands behind nothing but the page of what this guide changes."""
    for slug, claim in draft.guide.claims.items():
        if claim.rejected:
            for keys in draft.references("claims").get(slug, ()):
                if keys[0] != "changes":
                    message = f'the claim "{slug}" is rejected, so nothing may rest on it'
                    yield Finding(keys, message, "name a claim that holds")


@rule(
    "claim-one-sided", source="R27; decision: a contested claim lists a source for each direction"
)
def check_contested_claims_show_both_sides(draft: Draft) -> Iterator[Finding]:
    """A contested claim lists sources for and against, unless all of them speak against it."""
    for slug, claim in draft.guide.claims.items():
        keys = ("claims", slug)
        if claim.verdict != "contested":
            continue
        if not claim.against:
            message = "this contested claim has no source against it"
            yield Finding(keys, message, "add against", at_key=True)
        if not claim.sources and claim.direction != "against":
            message = "this contested claim has no source for it"
            yield Finding(keys, message, "add sources, or direction: against", at_key=True)


@rule("claim-unsourced", source="R27")
def check_claims_have_sources(draft: Draft) -> Iterator[Finding]:
    """A claim that is supported, even partly, names a source. Usual practice may have none."""
    for slug, claim in _printed(draft):
        if claim.verdict in ("supported", "partly") and not claim.sources:
            message = f'this claim is "{claim.verdict}" but names no source'
            yield Finding(
                ("claims", slug), message, "add sources, or call it practice", at_key=True
            )


@rule("claim-strength", source="decision: practice is usual practice without a study")
def check_strength_fits_the_verdict(draft: Draft) -> Iterator[Finding]:
    """Usual practice rests on experts or nothing; what is supported rests on something."""
    for slug, claim in _printed(draft):
        keys = ("claims", slug, "strength")
        if claim.verdict == "practice" and claim.strength not in ("expert", "none"):
            message = "usual practice has no study behind it"
            yield Finding(keys, message, "write expert or none, or change the verdict")
        if claim.verdict == "supported" and claim.strength == "none":
            message = "what is supported rests on something"
            yield Finding(keys, message, "write how strong it is, or change the verdict")


@rule("claim-both-sides", source="R27")
def check_no_source_speaks_for_and_against(draft: Draft) -> Iterator[Finding]:
    """No source is listed both for a claim and against it; a mixed one is explained in the note."""
    for slug, claim in draft.guide.claims.items():
        for index, source in enumerate(claim.against):
            if source in claim.sources:
                message = f'"{source}" is listed both for and against'
                yield Finding(("claims", slug, "against", index), message, "keep one")


@rule("citation-year", source="R27, audit section 7a")
def check_years_are_those_of_the_sources(draft: Draft) -> Iterator[Finding]:
    """A year in a claim or its note is the year of one of its sources, where those have one.

    This would have caught the two studies that the article puts in the wrong journals.
    """
    for slug, claim in _printed(draft):
        sources = [draft.guide.sources[source] for source in claim.all_sources()]
        years = {str(source.year) for source in sources}
        if "None" in years:
            continue
        for field, text in (("claim", claim.claim), ("note", claim.note)):
            for match in _YEAR.finditer(text):
                year = match["after"] or match["alone"] or match["before"]
                if year not in years:
                    message = f"no source of this claim is from {year}"
                    yield Finding(("claims", slug, field), message, "check the year", year)


@rule("source-second-hand", source="decision: a source seen only second-hand says so")
def check_second_hand_sources_say_where(draft: Draft) -> Iterator[Finding]:
    """A source seen only second-hand says where it was described."""
    for slug, source in draft.guide.sources.items():
        keys = ("sources", slug)
        if source.seen == "second_hand" and source.seen_in is None:
            message = "this source was seen second-hand, but not where"
            yield Finding((*keys, "seen"), message, "add seen_in")


@rule("source-retracted", source="decision: retracted sources support nothing")
def check_no_claim_rests_on_a_retracted_paper(draft: Draft) -> Iterator[Finding]:
    """A retracted paper supports no claim that the guide makes."""
    for keys, slug in _cited(draft):
        if draft.guide.sources[slug].retracted:
            yield Finding(keys, f'"{slug}" has been retracted', "remove it")


def _cited(draft: Draft) -> Iterator[tuple[Keys, str]]:
    for claim_slug, claim in _printed(draft):
        for index, source in enumerate(claim.sources):
            yield ("claims", claim_slug, "sources", index), source
    for flag_slug, flag in draft.guide.red_flags.flags.items():
        for index, source in enumerate(flag.sources):
            yield ("red_flags", "flags", flag_slug, "sources", index), source


@rule("review-unsigned", source="R27, audit section 7a")
def check_reviews_have_a_name_and_a_date(draft: Draft) -> Iterator[Finding]:
    """A claim that was reviewed says by whom and when, or says neither."""
    for slug, claim in draft.guide.claims.items():
        keys = ("claims", slug)
        if claim.reviewed_by and not claim.reviewed_on:
            yield Finding((*keys, "reviewed_by"), "reviewed, but not when", "add reviewed_on")
        if claim.reviewed_on and not claim.reviewed_by:
            yield Finding((*keys, "reviewed_on"), "reviewed, but not by whom", "add reviewed_by")
