"""Where each thing of the guide stands on the site, and links between pages."""

import posixpath
import re
from collections.abc import Callable
from functools import cache

from generator.model.guide import Guide
from generator.model.text import Insertion, Link, fill, plain

PAGES = {
    "home": "index.md",
    "understand": "understand.md",
    "programme": "programme/index.md",
    "exercises": "exercises/index.md",
    "running": "running/index.md",
    "gate": "running/index.md#gate",
    "form": "running/form.md",
    "weeks": "weeks/index.md",
    "print": "weeks/index.md#print",
    "red-flags": "help/red-flags.md",
    "see-someone": "help/see-someone.md",
    "look-alikes": "help/look-alikes.md",
    "faq": "help/faq.md",
    "glossary": "help/glossary.md",
    "evidence": "evidence.md",
    "changes": "evidence/changes.md",
    "checks": "evidence/checks.md",
    "figures": "exercises/figures.md",
    "clinics": "clinics.md",
    "about": "about.md",
}
"""Page id, as content writes it in `page:` links: its address under the site's root."""


def exercise_uri(slug: str) -> str:
    return f"exercises/{slug}.md"


def phase_uri(slug: str) -> str:
    return f"programme/{slug}.md"


def week_uri(week: int) -> str:
    return f"weeks/week-{week}.md"


def term_anchor(term: str) -> str:
    return f"term-{term}"


def claim_anchor(claim: str) -> str:
    return f"claim-{claim}"


def source_anchor(source: str) -> str:
    return f"source-{source}"


_ADDRESS: dict[str, Callable[[str], str]] = {
    "exercise": exercise_uri,
    "phase": phase_uri,
    "term": lambda target: f"{PAGES['glossary']}#{term_anchor(target)}",
    "page": lambda target: PAGES[target],
    "week": lambda target: week_uri(int(target)),
    "claim": lambda target: f"{PAGES['evidence']}#{claim_anchor(target)}",
    "source": lambda target: f"{PAGES['evidence']}#{source_anchor(target)}",
    "part": lambda target: f"{PAGES['understand']}#part-{target}",
    "thing": lambda target: f"{PAGES['exercises']}#thing-{target}",
    "file": lambda target: target,
}
"""Kinds of link: those of content, and those that only templates write."""
LINK_KINDS = tuple(_ADDRESS)


def address(kind: str, target: str) -> str:
    """The address of a thing, from the site's root, as a Markdown file and perhaps an anchor."""
    return _ADDRESS[kind](target)


def relative(address: str, from_uri: str) -> str:
    """An address as a link on the page `from_uri`."""
    path, hash_mark, anchor = address.partition("#")
    if path == from_uri and anchor:
        return f"#{anchor}"
    return _relative_path(path, posixpath.dirname(from_uri)) + hash_mark + anchor


@cache
def _relative_path(path: str, folder: str) -> str:
    # Asked thousands of times for a few hundred answers.
    return posixpath.relpath(path, folder or ".")


def resolve_links(text: str, uri: str, guide: Guide, meaning: Callable[[str], str]) -> str:
    """A page's text with its links by id made into links to files.

    A term's link carries its meaning as a title, which the site shows where the word stands.
    """

    def link(found: Link) -> str:
        if found.kind not in _ADDRESS:
            return f"[{found.words}]({found.kind}:{found.target})"
        href = relative(address(found.kind, found.target), uri)
        if found.kind != "term":
            return f"[{found.words}]({href})"
        title = plain(meaning(found.target)).replace('"', "&quot;")
        return f'[{found.words}]({href} "{title}"){{ .term }}'

    return fill(text, link=link, insert=_keep)


def _keep(insertion: Insertion) -> str:
    """Braces that are none of a text's: every insertion was filled in by the wording."""
    argument = f":{insertion.argument}" if insertion.argument else ""
    return f"{{{insertion.kind}{argument}}}"


def as_url(uri: str, *, directories: bool = True) -> str:
    """The address a browser asks for: exercises/clamshell/, or exercises/clamshell.html."""
    path, hash_mark, anchor = uri.partition("#")
    if directories:
        path = re.sub(r"(^|/)index\.md$", r"\1", path).replace(".md", "/")
    return path.replace(".md", ".html") + hash_mark + anchor
