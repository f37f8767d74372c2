"""What this guide never says: advice that harms, promises, and selling."""

import re
from collections.abc import Iterator

from generator.checks.bans import friction_as_cause, harmful
from generator.checks.rule import Draft, Finding, Passage, rule
from generator.content.strict_yaml import Keys

_STEPS_A_MINUTE = re.compile(
    r"\b\d{3}(?:\s*(?:[-–]|to)\s*\d{3})?\s*(?:spm\b|(?:steps|strides|beats)?\s*(?:a|per|each|/)\s*min)",
    re.IGNORECASE,
)


def _advice(draft: Draft) -> Iterator[Passage]:
    """The texts that say what to do or what is so: all but don't-lists and what is rejected."""
    for passage in draft.prose:
        if not _quotes_what_is_wrong(draft, passage.keys):
            yield passage


def _quotes_what_is_wrong(draft: Draft, keys: Keys) -> bool:
    if keys[0] == "changes":
        return keys[-1] in ("common", "why")
    if keys[0] == "claims":
        return draft.guide.claims[str(keys[1])].rejected
    if keys[0] == "figures" and "variants" in keys:
        return draft.guide.figures[str(keys[1])].variants[str(keys[3])].mistake
    return "dont" in keys or "wrong" in keys


def _statements(draft: Draft) -> Iterator[Passage]:
    """Of those, the ones that no question asks: it may name what its answer advises against."""
    return (passage for passage in _advice(draft) if passage.keys[-1] != "question")


@rule("banned-phrase", source="R20", english=True)
def check_nothing_harmful_is_said(draft: Draft) -> Iterator[Finding]:
    """No text raises the saddle, leans to the sore side, pushes through pain, promises or sells.

    Lists of what not to do, mistakes, questions, and claims that are shown as rejected may name
    it.
    """
    for keys, text in _statements(draft):
        for words, ban in harmful(text):
            yield Finding(keys, f'"{words}": {ban.why}', f"write: {ban.instead}", words)


@rule("friction-as-cause", source="R21, I01 of the audit", english=True)
def check_friction_is_not_given_as_the_cause(draft: Draft) -> Iterator[Finding]:
    """No text says that friction or rubbing is the cause. One wording of the cause holds.

    Pressure on a fat pad is the favored idea, and not settled.
    """
    for keys, text in _statements(draft):
        low = text.lower()
        words = friction_as_cause(text) if "friction" in low or "rub" in low else ""
        if words:
            message = f'"{words}" gives friction as the cause'
            yield Finding(keys, message, "pressure is the favored idea, not settled", words)


@rule("cadence-absolute", source="R19", english=True)
def check_no_step_rate_is_named(draft: Draft) -> Iterator[Finding]:
    """No text asks for a number of steps a minute: the right rate depends on height and speed."""
    for keys, text in _advice(draft):
        match = _STEPS_A_MINUTE.search(text)
        if match:
            message = f'"{match[0]}" asks for one step rate of everyone'
            yield Finding(keys, message, "say how much more than the runner's own", match[0])


@rule("brand-named", source="R20; decision: a sponsored resource is labeled, on the site only")
def check_no_sponsor_is_named_in_the_guide(draft: Draft) -> Iterator[Finding]:
    """The name of a sponsored resource stands in the list of resources and nowhere else.

    Claims and changes that are shown as rejected may name it too.
    """
    names = [entry.name for entry in draft.guide.resources.values() if entry.sponsored]
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    for keys, text in _advice(draft):
        match = pattern.search(text) if keys[0] not in ("resources", "clinic") else None
        if match:
            yield Finding(keys, f'"{match[0]}" is a sponsor\'s name', "cut it", match[0])


_EXERCISES = (
    "squat", "lunge", "plank", "dead ?lift", "bridge", "clam ?shell", "leg raise", "leg lift",
    "band walk", "monster walk", "step-up", "step-down", "hip hike", "hip thrust", "donkey kick",
    "fire hydrant", "crunch", "sit-up", "push-up", "heel raise", "calf raise", "wall sit",
    "bird dog", "superman",
)  # fmt: skip
_EXERCISE_NAMED = re.compile(
    rf"\b(?:(?:single|one|two|double)[- ]leg(?:ged)?\s+)?(?:{'|'.join(_EXERCISES)})(?:es|s)?\b",
    re.IGNORECASE,
)
_FIRST_LETTERS = tuple({name[:4] for name in _EXERCISES})
_STUDIES = {"claims", "changes", "figures"}
"""Texts that name the exercises of a study, or describe a picture."""


@rule("exercise-unnamed", source="R22", english=True)
def check_only_exercises_of_the_guide_are_named(draft: Draft) -> Iterator[Finding]:
    """A text names only exercises that the guide has, by their names, aliases or levels.

    The article's questions ask for single-leg squats where its program has a box squat.
    """
    known = " | ".join(_exercise_names(draft))
    found: dict[str, bool] = {}
    for keys, text in _advice(draft):
        low = text.lower()
        if keys[0] in _STUDIES or not any(letters in low for letters in _FIRST_LETTERS):
            continue
        for match in _EXERCISE_NAMED.finditer(text):
            name = _normal(match[0])
            if name not in found:
                found[name] = name in known
            if not found[name]:
                message = f'no exercise of this guide is called "{match[0]}"'
                yield Finding(keys, message, "use a name or an alias of one", match[0])


def _exercise_names(draft: Draft) -> Iterator[str]:
    for exercise in draft.guide.exercises.values():
        yield from map(_normal, (exercise.name, *exercise.aliases))
        for level in (*exercise.progressions.values(), *exercise.regressions.values()):
            yield _normal(level.name)


def _normal(name: str) -> str:
    """One spelling for clam shells and clamshell, single-leg and single leg."""
    words = name.lower().replace("-", " ").replace("legged", "leg").split()
    return " ".join(word.removesuffix("s") for word in words)
