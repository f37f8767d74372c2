"""What a text points to must be there: links by id, and numbers taken from the data."""

from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.base import Quantity
from generator.model.guide import Guide
from generator.model.text import LINK_KINDS, Insertion, Link, insertions, links
from generator.problems import did_you_mean

PAGES = (
    "home",
    "understand",
    "programme",
    "exercises",
    "running",
    "form",
    "weeks",
    "print",
    "gate",
    "red-flags",
    "see-someone",
    "look-alikes",
    "faq",
    "glossary",
    "evidence",
    "changes",
    "checks",
    "figures",
    "clinics",
    "about",
)
"""The pages that a text may link to, as `[words](page:id)`."""


@rule("link-unknown", source="decision: links in text resolve")
def check_links_lead_somewhere(draft: Draft) -> Iterator[Finding]:
    """A link in a text names an exercise, a phase, a term or a page that exists.

    A link to nothing would strand a reader, and on paper nobody would notice.
    """
    for keys, text in draft.prose:
        if "](" not in text:
            continue
        written = list(links(text))
        for link in written:
            fault = _dropped(draft, keys, f"{link.kind}s", link.target) or _link_fault(
                draft.guide, link
            )
            if fault:
                yield Finding(keys, *fault, words=f"{link.kind}:{link.target}")
        if len(written) != text.count("]("):
            yield Finding(
                keys, "a link is not written as links are", "write [words](exercise:id)", words="]("
            )


def _link_fault(guide: Guide, link: Link) -> tuple[str, str] | None:
    if link.kind == "https":
        return None
    known: dict[str, Collection[str]] = {
        "exercise": guide.exercises,
        "phase": guide.phases,
        "term": guide.glossary,
        "page": PAGES,
    }
    if link.kind not in known:
        kinds = ", ".join(f"{kind}:" for kind in LINK_KINDS)
        return f'a link cannot begin with "{link.kind}:"', f"write {kinds} or https:"
    if link.target not in known[link.kind]:
        return (
            f'no {link.kind} is called "{link.target}"',
            did_you_mean(link.target, known[link.kind]),
        )
    return None


def _dropped(draft: Draft, keys: Keys, collection: str, entry: str) -> tuple[str, str] | None:
    """What to say of a text that names what an overlay dropped."""
    tree = draft.loaded.tree
    overlay = tree.dropped_by.get((collection, entry))
    here = tree.file_of(keys)
    if overlay is None or here is None:
        return None
    folder = "/".join(overlay.path.parts[:3])
    inside = here.path.as_posix().removeprefix("content/").removeprefix(folder[8:] + "/")
    message = f'"{entry}" is dropped by {overlay.path}, and still named here'
    return message, f"write this text without it, in {folder}/{inside}"


@rule("insertion-unknown", source="decision: numbers are stored once")
def check_inserted_numbers_exist(draft: Draft) -> Iterator[Finding]:
    """A number that a text inserts, as a count or a value, is one that the guide holds.

    The emergency number may stand in any text, the highest pain only in a pain rule.
    """
    for keys, text in draft.passages:
        if "{" not in text and "}" not in text:
            continue
        written = list(insertions(text))
        for insertion in written:
            collection, _, rest = insertion.argument.partition(".")
            fault = _dropped(draft, keys, collection, rest.partition(".")[0]) or _insertion_fault(
                draft.guide, insertion, _is_pain_rule(keys)
            )
            if fault:
                yield Finding(keys, *fault, words=_as_written(insertion))
        if not len(written) == text.count("{") == text.count("}"):
            alone = "{" if text.count("{") > len(written) else "}"
            yield Finding(keys, "a brace stands alone", "write {count:…} or {value:…}", words=alone)


def _is_pain_rule(keys: Keys) -> bool:
    return keys[-2:] in (("pain_rule", "rule"), ("pain_rule", "short"))


def _insertion_fault(
    guide: Guide, insertion: Insertion, in_pain_rule: bool
) -> tuple[str, str] | None:
    find = _FAULTS.get(insertion.kind)
    if find is not None:
        return find(guide, insertion.argument)
    if insertion.argument or insertion.kind not in _names(in_pain_rule):
        return f"nothing can be inserted for {_as_written(insertion)}", (
            "write {count:…}, {value:…}, {hours:…}, {measure:…} or {emergency_number}"
        )
    return None


def _count_fault(guide: Guide, name: str) -> tuple[str, str] | None:
    try:
        guide.count(name)
    except KeyError:
        return f'nothing called "{name}" is counted', did_you_mean(name, _counted(guide))
    return None


def _value_fault(guide: Guide, path: str) -> tuple[str, str] | None:
    try:
        guide.value_at(path)
    except KeyError:
        return f'no number or date stands at "{path}"', _nearest_step(guide, path)
    return None


def _hours_fault(guide: Guide, path: str) -> tuple[str, str] | None:
    fault = _value_fault(guide, path)
    if fault is None and not isinstance(guide.value_at(path), int | float):
        return f'"{path}" is no number of hours', "write {value:…}"
    return fault


def _earliest_fault(guide: Guide, name: str) -> tuple[str, str] | None:
    try:
        guide.earliest(name)
    except KeyError:
        return f'"{name}" is no return week', "write {earliest:return-week-4} or {earliest:beyond}"
    return None


def _measure_fault(_: Guide, text: str) -> tuple[str, str] | None:
    try:
        Quantity.model_validate(text)
    except ValidationError:
        return f'"{text}" is no length or weight', "write it as in {measure:5cm}"
    return None


_FAULTS = {
    "count": _count_fault,
    "value": _value_fault,
    "hours": _hours_fault,
    "earliest": _earliest_fault,
    "measure": _measure_fault,
}
"""By kind of insertion: what is wrong with its argument, and what to write."""


def _names(in_pain_rule: bool) -> tuple[str, ...]:
    return ("emergency_number", "highest") if in_pain_rule else ("emergency_number",)


def _as_written(insertion: Insertion) -> str:
    return "{" + ":".join(filter(None, (insertion.kind, insertion.argument))) + "}"


def _counted(guide: Guide) -> list[str]:
    kinds = ["phases", "exercises", "rolls", "strength", "stretches", "red-flags"]
    return kinds + [f"phase-{phase.number}" for phase in guide.phases.values()]


def _nearest_step(guide: Guide, path: str) -> str:
    """A hint for the first step of a path that leads nowhere."""
    value: object = guide
    for step in path.split("."):
        known = list(value) if isinstance(value, Mapping) else _fields(value)
        if step not in known:
            return did_you_mean(step, known) or "see the keys in the file"
        value = value[step] if isinstance(value, Mapping) else getattr(value, step)
    return "name a single number, range or quantity"


def _fields(value: object) -> list[str]:
    return list(getattr(type(value), "model_fields", ()))


@rule("listed-twice", source="decision: no duplicate id")
def check_no_list_names_a_thing_twice(draft: Draft) -> Iterator[Finding]:
    """A list of ids names each of them once.

    A second mention prints an exercise, a piece of equipment or a source twice.
    """
    for collection in ("exercises", "activities", "anatomy", "equipment", "claims", "sources"):
        for name, places in draft.references(collection).items():
            seen = set()
            for keys in places:
                if not isinstance(keys[-1], int):
                    continue
                if keys[:-1] in seen:
                    yield Finding(keys, f'"{name}" is listed twice', "keep one")
                seen.add(keys[:-1])
