"""Inline text: Markdown with links by id and numbers from the data.

`[words](exercise:clamshell)` links; `{count:phase-3}` and `{value:running.gate.pain_free_days}`
insert numbers, `{hours:pain_rule.after_h}` a number with its word, `{measure:5cm}` a length or
weight in both units, and `{earliest:return-week-4}` or `{earliest:beyond}` the first rehab week in
which a return week can fall; `{name}` stands for a value given where the text is used.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

LINK_KINDS = ("exercise", "phase", "term", "page")


class Link(NamedTuple):
    """A link written in a text."""

    words: str
    kind: str
    """One of LINK_KINDS, or `https`."""
    target: str


class Insertion(NamedTuple):
    """A number or a value that a text asks for."""

    kind: str
    argument: str = ""


_LINK = re.compile(r"\[([^\[\]]+)\]\(([a-z]+):([^()\s]+)\)")
_INSERTION = re.compile(r"\{([a-z_]+)(?::([^{}\s]+))?\}")


def links(text: str) -> Iterator[Link]:
    for match in _LINK.finditer(text):
        yield Link(match[1], match[2], match[3])


def insertions(text: str) -> Iterator[Insertion]:
    for match in _INSERTION.finditer(text):
        yield Insertion(match[1], match[2] or "")


def fill(text: str, *, link: Callable[[Link], str], insert: Callable[[Insertion], str]) -> str:
    """The text with every insertion and link replaced by what the two functions return."""
    # Most texts hold neither, and looking for one character is ten times as fast.
    if "{" in text:
        text = _INSERTION.sub(lambda match: insert(Insertion(match[1], match[2] or "")), text)
    if "[" in text:
        text = _LINK.sub(lambda match: link(Link(match[1], match[2], match[3])), text)
    return text


def plain(text: str) -> str:
    """The words alone: no link targets, no marks, no insertion braces."""
    text = _LINK.sub(lambda match: match[1], text)
    text = _INSERTION.sub("0", text)
    return re.sub(r"[*`]", "", text)
