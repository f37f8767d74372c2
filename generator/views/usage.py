"""Where each claim of the evidence is used, as links a reader can follow."""

from collections import defaultdict
from collections.abc import Mapping

from generator.model.base import Ref
from generator.model.guide import Guide
from generator.model.walk import walk
from generator.views.wording import Wording


def uses_of_claims(guide: Guide, wording: Wording) -> Mapping[str, tuple[str, ...]]:
    """Claim id: links to the pages that rest on it, as inline Markdown, in the guide's order."""
    uses: dict[str, dict[str, None]] = defaultdict(dict)
    for keys, text, mark in walk(guide, Ref):
        if isinstance(mark, Ref) and mark.collection == "claims":
            link = _link(guide, wording, keys)
            if link:
                uses[text][link] = None
    return {claim: tuple(links) for claim, links in uses.items()}


def _link(guide: Guide, wording: Wording, keys: tuple[str | int, ...]) -> str:
    field, entry = str(keys[0]), str(keys[1]) if len(keys) > 1 else ""
    if field == "exercises":
        return f"[{wording.text(guide.exercises[entry].name)}](exercise:{entry})"
    if field == "phases":
        return f"[{wording.text(guide.phases[entry].name)}](phase:{entry})"
    if field not in _PAGE:
        return ""
    page, label = _PAGE[field]
    return f"[{wording.label(label)}](page:{page})"


_PAGE = {
    "information": ("about", "nav.about"),
    "understand": ("understand", "nav.understand"),
    "activities": ("programme", "nav.programme"),
    "running": ("running", "nav.return"),
    "form": ("form", "nav.form"),
    "look_alikes": ("look-alikes", "nav.look_alikes"),
    "pain_rule": ("programme", "nav.programme"),
    "back_off": ("running", "nav.return"),
    "faq": ("faq", "nav.faq"),
    "changes": ("changes", "nav.changes"),
}
"""Field of the Guide: the page that tells it, and the page's label."""
