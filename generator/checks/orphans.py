"""Everything in the guide is used: what nothing leads to is forgotten, or a slip."""

from collections.abc import Iterator, Mapping

from generator.checks.reading import stems
from generator.checks.rule import Draft, Finding, rule
from generator.model.text import links


@rule("exercise-orphan", source="R06")
def check_every_exercise_is_in_a_phase(draft: Draft) -> Iterator[Finding]:
    """Every exercise and activity belongs to a phase.

    One that no phase asks for is in no week, and no reader learns when to do it.
    """
    used = {slug for phase in draft.guide.phases.values() for slug in phase.exercises}
    for slug in draft.guide.exercises:
        if slug not in used:
            message = f'no phase asks for the exercise "{slug}"'
            yield Finding(("exercises", slug), message, "add it to a phase's exercises")
    used = {slug for phase in draft.guide.phases.values() for slug in phase.activities}
    for slug in draft.guide.activities:
        if slug not in used:
            message = f'no phase asks for the activity "{slug}"'
            yield Finding(("activities", slug), message, "add it to a phase's activities")


@rule("figure-orphan", source="decision: no orphans")
def check_every_figure_shows_something(draft: Draft) -> Iterator[Finding]:
    """Every figure has the id of the exercise, activity or running cue that it shows."""
    guide = draft.guide
    for slug in guide.figures:
        if not (slug in guide.exercises or slug in guide.activities or slug in guide.form.cues):
            message = f'no exercise, activity or cue is called "{slug}"'
            yield Finding(("figures", slug), message, "rename the file or remove it")


@rule("equipment-orphan", source="decision: no orphans")
def check_every_piece_of_equipment_is_needed(draft: Draft) -> Iterator[Finding]:
    """Every piece of equipment is needed by an exercise, a level of one, or an activity."""
    yield from _never_named(draft, "equipment", "nothing needs this")


@rule("claim-orphan", source="decision: no orphans")
def check_every_claim_is_used(draft: Draft) -> Iterator[Finding]:
    """Every claim stands behind something in the guide.

    The evidence page lists claims by what they support; one that supports nothing misleads.
    """
    yield from _never_named(draft, "claims", "nothing rests on this claim")


@rule("source-orphan", source="R27")
def check_every_source_is_cited(draft: Draft) -> Iterator[Finding]:
    """Every source is cited by a claim or a red flag."""
    yield from _never_named(draft, "sources", "nothing cites this source")


def _never_named(draft: Draft, collection: str, message: str) -> Iterator[Finding]:
    named = draft.references(collection)
    for slug in getattr(draft.guide, collection):
        if slug not in named:
            yield Finding((collection, slug), message, "use it or remove it", at_key=True)


@rule("term-orphan", source="decision: no orphans", english=True)
def check_every_term_is_used(draft: Draft) -> Iterator[Finding]:
    """Every word of the glossary is used, or linked to, in some other text."""
    linked = _linked_terms(draft)
    users = draft.users_of_words
    for slug, term in draft.guide.glossary.items():
        names = (term.term, *term.aliases)
        if slug not in linked and not any(_used(name, users) for name in names):
            yield Finding(
                ("glossary", slug), f'no text uses the word "{term.term}"', "remove it", at_key=True
            )


@rule("muscle-orphan", source="decision: no orphans", english=True)
def check_every_part_of_the_body_is_mentioned(draft: Draft) -> Iterator[Finding]:
    """Every muscle is worked or rolled round by an exercise; other parts are at least named."""
    named = draft.references("anatomy")
    users = draft.users_of_words
    for slug, part in draft.guide.anatomy.items():
        if slug in named:
            continue
        if part.kind == "muscle":
            message = f'no exercise works the muscle "{slug}"'
        elif _used(part.name, users) or _used(part.plain, users):
            continue
        else:
            message = f'nothing mentions "{slug}"'
        yield Finding(("anatomy", slug), message, "use it or remove it", at_key=True)


def _linked_terms(draft: Draft) -> set[str]:
    return {
        link.target
        for _, text in draft.prose
        if "](term:" in text
        for link in links(text)
        if link.kind == "term"
    }


def _used(name: str, users: Mapping[str, int]) -> bool:
    """Whether each word of a name is used by some entry besides the one that explains it."""
    return all(users.get(word, 0) > 1 for word in stems(name.split()))
