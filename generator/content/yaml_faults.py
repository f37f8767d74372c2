"""Mistakes in the YAML itself: where they are and what is said of them."""

import re
from dataclasses import dataclass

LINE_BREAK = re.compile(r"\r\n|\n|\r")
# What YAML 1.2 does not print, and the line ends of YAML 1.1, which editors do not show as such.
REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: line and column from 1, and its length on that line."""

    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the YAML itself."""

    span: Span
    code: str
    message: str
    hint: str = ""


def syntax_fault(problem: str, at: Span, begun: Span, text: str) -> Fault:
    """What libyaml's `problem` means, found `at` a place while reading what had `begun`."""
    span = at
    rows = LINE_BREAK.split(text)
    row = rows[span.line - 1] if span.line <= len(rows) else ""
    before = row[: span.column - 1]
    if "\t" in row[: len(row) - len(row.lstrip())] or row[span.column - 1 : span.column] == "\t":
        span = Span(span.line, row.index("\t") + 1, 1)
        return Fault(span, "yaml-tab", "a tab stands here", "use spaces to indent")
    if "did not find expected key" in problem:
        if not before.strip():
            return Fault(span, "yaml-syntax", "this line is out of line", _LINE_UP)
        return Fault(span, "yaml-syntax", "text goes on after a closing mark", _QUOTE_ALL)
    if "mapping values are not allowed" in problem and not re.search(r"[:-] ", before):
        column = len(before) - len(before.lstrip()) + 1
        span = Span(span.line, column, span.column - column)
        return Fault(span, "yaml-syntax", "a key stands where none may", _LINE_UP)
    for needle, message, hint, starts_earlier in _SYNTAX:
        if needle in problem:
            if starts_earlier:
                span = begun
            return Fault(span, "yaml-syntax", message, hint)
    return Fault(span, "yaml-syntax", f"this is not YAML: {problem}", "see the line above too")


_LINE_UP = "indent it like the line it belongs with"
_QUOTE_ALL = "put quotes round the whole text"
_STAR = ("text that starts with * or & needs quotes", _QUOTE_ALL, True)
# Part of libyaml's message, ours, the hint, and whether the mistake is where it began to read.
_SYNTAX = (
    ("undefined alias", *_STAR),
    ("did not find expected alphabetic", *_STAR),
    ("mapping values are not allowed", "a colon stands in the text", _QUOTE_ALL, False),
    ("could not find expected ':'", "this key has no colon", "write key: value", True),
    ("did not find expected '-' indicator", "this line is out of line", _LINE_UP, False),
    ("unexpected end of stream", "this is never closed", "close it", True),
    (
        "did not find expected ',' or",
        "this bracket is not closed",
        "close it, or add a comma",
        True,
    ),
    ("cannot start any token", "this character cannot start a value", _QUOTE_ALL, False),
    ("expected a single document", "a second document starts here", "remove the line ---", False),
    ("but found another document", "a second document starts here", "remove the line ---", False),
    ("undefined tag handle", "a tag is not allowed here", _QUOTE_ALL, True),
)
