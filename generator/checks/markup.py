"""Marks that a text may hold: bold and links. What would load a file from elsewhere is refused."""

import re
from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, Passage, rule
from generator.content.written import WrittenPage
from generator.content.yaml_faults import Span

_ITALICS = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)|(?<![\w_])_(?![_\s])[^_\n]+_(?!\w)")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s|>\s|[-*+]\s|\d+\.\s)")
# A tag that is not closed is closed by the next ">" of its page.
_HTML = re.compile(r"</?[a-zA-Z][^>]*>?|<[!?]")
# "Stop![Go on](page:faq)" is a picture to Markdown too.
_PICTURE = re.compile(r"!\[")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s*\S*")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")

_STYLE = ((_ITALICS, "italics"), (_HEADING, "a block mark"))
_STYLED = re.compile(r"[*_]|^\s*[#>+\-\d]")
"""In every text that `_STYLE` finds; looked for first."""
_LOADS = (
    (_PICTURE, "a picture"),
    (_HTML, "HTML"),
    (_DEFINITION, "the address of a link by itself"),
    (_ATTRIBUTES, "an attribute"),
)
_MARKS = re.compile(r"[<\[{]")
"""In every text that `_LOADS` finds; looked for first."""

_IN_PAGES = (
    (_PICTURE, "a picture"),
    (re.compile(r"</?(?!https?:)[a-zA-Z][^>]*>?"), "HTML"),
    (re.compile(r"\{[^{}\n]*(?:style|src\w*|on\w+)\s*=[^{}\n]*\}"), "an attribute"),
)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@rule("text-markup", source="decision: text is inline Markdown; plain language: no italics")
def check_texts_hold_only_simple_marks(draft: Draft) -> Iterator[Finding]:
    """A text has bold and links at most: no italics, headings, lists, quotes, pictures or HTML.

    Block marks and HTML break a page or a sheet. A picture from elsewhere would send a request
    from the reader's machine. The pages written by hand hold no picture and no HTML either.
    """
    for keys, text in draft.prose:
        for pattern, name in _STYLE if _STYLED.search(text) else ():
            match = pattern.search(text)
            if match:
                yield Finding(keys, f"{name} in a text", "plain words or **bold**", match[0])
    for keys, text in (*draft.passages, *_labels(draft)):
        for pattern, name in _LOADS if _MARKS.search(text) else ():
            match = pattern.search(text)
            if match:
                yield Finding(keys, f"{name} in a text", "plain words or **bold**", match[0])
    for page in draft.loaded.written:
        yield from _in_page(page)


def _labels(draft: Draft) -> Iterator[Passage]:
    for group, labels in draft.guide.locale.labels.items():
        for name, label in labels.items():
            keys = ("locale", "labels", group, name)
            if isinstance(label, str):
                yield Passage(keys, label)
            else:
                yield from (Passage((*keys, form), text) for form, text in label.items())


def _in_page(page: WrittenPage) -> Iterator[Finding]:
    # Code shows its marks; blanked out, what follows it keeps its place.
    text = _CODE.sub(lambda match: re.sub(r"\S", " ", match[0]), page.text)
    for number, row in enumerate(text.splitlines(), start=1):
        for pattern, name in _IN_PAGES:
            match = pattern.search(row)
            if match:
                span = Span(number, match.start() + 1, len(match[0]))
                hint = "plain words, links and **bold**"
                yield Finding((), f"{name} in a page", hint, file=page.file, span=span)
