"""Nothing has two names that are the same, and nothing is asked or told twice."""

from collections.abc import Iterable, Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.guide import Guide


@rule("name-duplicate", source="decision: no duplicate title")
def check_names_are_unique(draft: Draft) -> Iterator[Finding]:
    """No two things of a kind share a name, title or alias.

    A reader who searches for a name must find the one thing that is meant.
    """
    for collection in _named_collections(draft.guide):
        yield from _repeats(collection, "is the name of")


def _named_collections(guide: Guide) -> Iterator[Iterator[tuple[Keys, str]]]:
    yield _names("exercises", guide.exercises, "name", "aliases")
    yield _names("activities", guide.activities, "name", "aliases")
    yield _names("glossary", guide.glossary, "term", "aliases")
    yield _names("phases", guide.phases, "name")
    yield _names("understand", guide.understand, "title")
    yield _names("anatomy", guide.anatomy, "name")
    yield _names("anatomy", guide.anatomy, "plain")
    yield _names("equipment", guide.equipment, "name")
    yield _names("look_alikes", guide.look_alikes, "name")
    yield _names("resources", guide.resources, "name")


def _names(collection: str, entries: Iterable[str], *fields: str) -> Iterator[tuple[Keys, str]]:
    for slug in entries:
        entry = entries[slug]  # type: ignore[index]
        for field in fields:
            value = getattr(entry, field)
            if isinstance(value, str):
                yield (collection, slug, field), value
            else:
                for index, name in enumerate(value):
                    yield (collection, slug, field, index), name


@rule("question-duplicate", source="R21")
def check_questions_are_asked_once(draft: Draft) -> Iterator[Finding]:
    """No question is asked twice.

    The article this guide follows prints its questions twice, with answers that disagree.
    """
    questions = (
        (("faq", slug, "question"), entry.question) for slug, entry in draft.guide.faq.items()
    )
    yield from _repeats(questions, "is asked by")


@rule("claim-duplicate", source="R27")
def check_claims_are_made_once(draft: Draft) -> Iterator[Finding]:
    """No claim is made twice: two entries could come to two verdicts."""
    claims = (
        (("claims", slug, "claim"), entry.claim) for slug, entry in draft.guide.claims.items()
    )
    yield from _repeats(claims, "is the claim of")


@rule("source-duplicate", source="R27")
def check_sources_are_listed_once(draft: Draft) -> Iterator[Finding]:
    """No paper is listed twice: its doi, PubMed number and title are its own."""
    for field in ("doi", "pmid", "title"):
        yield from _repeats(
            (
                (("sources", slug, field), getattr(source, field))
                for slug, source in draft.guide.sources.items()
                if getattr(source, field) is not None
            ),
            "is given for",
        )


def _repeats(names: Iterable[tuple[Keys, str]], verb: str) -> Iterator[Finding]:
    seen: dict[str, Keys] = {}
    for keys, name in names:
        first = seen.setdefault(" ".join(name.casefold().split()), keys)
        if first is keys:
            continue
        if first[:2] == keys[:2]:
            yield Finding(keys, f'"{name}" stands here twice', "keep one")
        else:
            yield Finding(keys, f'"{name}" {verb} "{first[1]}" too', "change one of them")
