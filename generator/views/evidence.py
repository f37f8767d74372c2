"""What the guide claims, how sure it is, and where it was read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.evidence import Claim, Source
from generator.model.guide import Guide
from generator.views.wording import Wording


class SourceLink(NamedTuple):
    words: str
    url: str


class SourceView(NamedTuple):
    id: str
    citation: str
    """Authors, title, journal, year: as much as was seen."""
    in_list: str
    """The same without the last full stop, for what follows it in a list."""
    links: tuple[SourceLink, ...]
    """Where it can be read."""
    seen: str
    retracted: bool


class ClaimView(NamedTuple):
    id: str
    claim: str
    verdict: str
    """supported, partly, contested, practice …"""
    verdict_label: str
    strength: str
    note: str
    sources: tuple[SourceView, ...]
    against: tuple[SourceView, ...]
    rejected: bool


class ChangeView(NamedTuple):
    id: str
    common: str
    instead: str
    why: str
    harm: int | None
    claims: tuple[ClaimView, ...]


def describe_claim(guide: Guide, wording: Wording, claim: Claim) -> ClaimView:
    return ClaimView(
        id=claim.id,
        claim=wording.text(claim.claim),
        verdict=claim.verdict,
        verdict_label=wording.label(f"verdict.{claim.verdict}"),
        strength=wording.label(f"strength.{claim.strength}"),
        note=wording.text(claim.note),
        sources=describe_sources(guide, wording, claim.sources),
        against=describe_sources(guide, wording, claim.against),
        rejected=claim.rejected,
    )


def describe_claims(guide: Guide, wording: Wording, claims: Iterable[str]) -> tuple[ClaimView, ...]:
    return tuple(describe_claim(guide, wording, guide.claims[claim]) for claim in claims)


def describe_sources(
    guide: Guide, wording: Wording, sources: Iterable[str]
) -> tuple[SourceView, ...]:
    return tuple(_source(wording, guide.sources[source]) for source in sources)


def _source(wording: Wording, source: Source) -> SourceView:
    citation = _citation(wording, source)
    return SourceView(
        id=source.id,
        citation=citation,
        in_list=citation.removesuffix("."),
        links=tuple(_links(source)),
        seen=wording.label(
            f"evidence.seen_{source.seen}", where=wording.text(source.seen_in or "")
        ),
        retracted=source.retracted,
    )


def _links(source: Source) -> Iterator[SourceLink]:
    if source.doi:
        yield SourceLink(f"DOI {source.doi}", f"https://doi.org/{source.doi}")
    if source.pmid and source.pmid.startswith("PMC"):
        yield SourceLink(source.pmid, f"https://www.ncbi.nlm.nih.gov/pmc/articles/{source.pmid}/")
    elif source.pmid:
        url = f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
        yield SourceLink(f"PubMed {source.pmid}", url)
    if source.url:
        yield SourceLink(source.url, source.url)


def _citation(wording: Wording, source: Source) -> str:
    parts = [wording.text(part) for part in (source.authors, source.title, source.journal) if part]
    place = str(source.year) if source.year else ""
    if source.volume:
        place += f";{source.volume}" if place else source.volume
    if source.pages:
        place += f":{source.pages}"
    if place:
        parts.append(place)
    # A title that asks ends as it is.
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


class EvidenceBrief(NamedTuple):
    """The evidence in a few sentences, each with the numbers of the data in it."""

    sure: tuple[str, ...]
    contested: str
    """What stands before the claims that are not settled; "" where there are none."""
    limits: tuple[str, ...]
    changes: str


def describe_evidence_brief(guide: Guide, wording: Wording) -> EvidenceBrief:
    say = wording.label
    claims = [claim for claim in guide.claims.values() if not claim.rejected]
    of = Counter(claim.verdict for claim in claims)
    strong = sum(c.verdict == "supported" and c.strength in ("high", "moderate") for c in claims)
    low = sum(claim.strength in ("low", "very_low") for claim in claims)
    read = Counter(source.seen for source in guide.sources.values())
    return EvidenceBrief(
        sure=(
            say("evidence.short_supported", n=of["supported"], all=len(claims), strong=strong),
            say("evidence.short_partly", n=of["partly"]),
            say("evidence.short_practice", n=of["practice"]),
        ),
        contested=say("evidence.short_contested", n=of["contested"]) if of["contested"] else "",
        limits=(
            say("evidence.short_low", n=low, all=len(claims)),
            say(
                "evidence.short_read",
                full=read["full"],
                all=len(guide.sources),
                abstract=read["abstract"],
                second=read["second_hand"],
            ),
        ),
        changes=say("evidence.short_changes", n=len(guide.changes)),
    )


def describe_changes(guide: Guide, wording: Wording) -> tuple[ChangeView, ...]:
    """The ones ranked by harm first, in that order, then the rest."""
    changes = sorted(guide.changes.values(), key=lambda change: change.harm or 100)
    return tuple(
        ChangeView(
            id=change.id,
            common=wording.text(change.common),
            instead=wording.text(change.instead),
            why=wording.text(change.why),
            harm=change.harm,
            claims=describe_claims(guide, wording, change.claims),
        )
        for change in changes
    )
