"""YAML 1.2 as an author means it, strictly. The one file that imports yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml


MAX_BYTES = 1_000_000
MAX_DEPTH = 40

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists, from 0."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?")
_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip

# Text that may nest deeply enough to exhaust the parser's stack; looked at before it is parsed.
_SUSPECT = re.compile(r"(?:[-?:] ){8}|^ {80}", re.MULTILINE)


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


@dataclass(frozen=True, slots=True)
class Document:
    """One file's data, as JSON types, or what stopped it being read."""

    data: Any
    faults: tuple[Fault, ...]


class _Resolver:
    """Leaves every scalar to `_scalar`: PyYAML's own rules are those of YAML 1.1."""

    _DEFAULTS = {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
        yaml.MappingNode: "tag:yaml.org,2002:map",
    }

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return self._DEFAULTS[kind]

    def descend_resolver(self, *_: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class _Parser(_Resolver, yaml.cyaml.CParser):  # type: ignore[name-defined,misc]  # no stub
    """libyaml's parser with our own reading of scalars."""


def read(raw: bytes) -> Document:
    """Read one file. Never raises for what the file holds."""
    text, fault = _text(raw)
    if fault:
        return Document(None, (fault,))
    root, fault = _compose(text)
    if root is None or fault:
        return Document(None, (fault,) if fault else ())
    faults: list[Fault] = []
    data = _plain(root, faults)
    return Document(data, tuple(faults))


def find(raw: bytes, keys: Keys, *, at_key: bool) -> Span:
    """Where the value at `keys` stands in a file; `at_key` asks for its key instead.

    Steps that the file does not have are passed over: Pydantic adds some (the tag of
    a union) and names fields that are missing.
    """
    text, fault = _text(raw)
    root = None if fault else _compose(text)[0]
    if root is None:
        return Span(1, 1, 0)
    node, key = root, None
    for step in keys:
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                if key_node.value == step:
                    node, key = value_node, key_node
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if 0 <= step < len(node.value):
                node, key = node.value[step], None
    if node is root:
        return Span(1, 1, 0)
    # A mapping or list begins on the line after its key, where nothing is wrong yet.
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return _span((key if key is not None and (at_key or block) else node), text)


def lines(raw: bytes) -> list[str]:
    """The lines of a file, for showing one beside a problem."""
    return raw.decode("utf-8-sig", "replace").splitlines() or [""]


def _text(raw: bytes) -> tuple[str, Fault | None]:
    if len(raw) > MAX_BYTES:
        message = f"this file is larger than {MAX_BYTES // 1000:,} kB"
        return "", Fault(Span(1, 1, 0), "yaml-size", message, "split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return "", Fault(
            Span(line, column, 1), "yaml-encoding", "this is not UTF-8", "save the file as UTF-8"
        )
    if not text.strip():
        return "", Fault(Span(1, 1, 0), "yaml-empty", "this file is empty", "fill it or remove it")
    return text, None


def _compose(text: str) -> tuple[yaml.Node | None, Fault | None]:
    try:
        suspect = text.count("[") + text.count("{") > 4 * MAX_DEPTH or _SUSPECT.search(text)
        if "&" in text or suspect:
            fault = next(_refused_events(text), None)
            if fault:
                return None, fault
        parser = _Parser(text)
        try:
            root = parser.get_single_node()
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as error:
        return None, _syntax_fault(error, text)
    except yaml.YAMLError as error:  # a character YAML does not allow: no mark, but a position
        return None, _character_fault(error, text)
    if root is None:
        return None, Fault(
            Span(1, 1, 0), "yaml-empty", "this file holds no data", "fill it or remove it"
        )
    return root, None


def _refused_events(text: str) -> Iterator[Fault]:
    """Anchors, aliases and deep nesting, found without building anything."""
    depth = 0
    parser = _Parser(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if getattr(event, "anchor", None):
                kind = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
                yield Fault(
                    _mark_span(event.start_mark), "yaml-anchor",
                    f"an {kind} is not allowed here", "write the value out, or put quotes round it",
                )  # fmt: skip
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                yield Fault(
                    _mark_span(event.start_mark), "yaml-depth", "this is nested too deeply",
                    f"at most {MAX_DEPTH} levels",
                )  # fmt: skip
    finally:
        parser.dispose()


def _plain(node: yaml.Node, faults: list[Fault]) -> Any:
    if node.tag not in _Resolver._DEFAULTS.values():
        faults.append(
            Fault(_mark_span(node.start_mark), "yaml-tag", "a tag is not allowed here",
                  "remove the word that starts with !")
        )  # fmt: skip
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, faults) for item in node.value]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(
                Fault(_mark_span(key_node.start_mark), "yaml-key", "a key must be a word",
                      "put quotes round text that starts with [ or {")
            )  # fmt: skip
            continue
        key = key_node.value
        if key in data:
            span = _mark_span(key_node.start_mark, len(key))
            faults.append(
                Fault(span, "yaml-duplicate", f'the key "{key}" is written twice', "keep one")
            )
        data[key] = _plain(value_node, faults)
    return data


def _scalar(text: str) -> str | int | float | bool | None:
    """A scalar without quotes, by YAML 1.2's core rules: `no`, `on`, `1:30` are text, `08` is 8."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _mark_span(mark: yaml.Mark | None, length: int = 1) -> Span:
    return Span(mark.line + 1, mark.column + 1, length) if mark else Span(1, 1, 0)


def _span(node: yaml.Node, text: str) -> Span:
    start, end = node.start_mark, node.end_mark
    if start.line == end.line:
        return Span(start.line + 1, start.column + 1, max(1, end.column - start.column))
    line = text.splitlines()[start.line] if start.line < len(text.splitlines()) else ""
    return Span(start.line + 1, start.column + 1, max(1, len(line.rstrip()) - start.column))


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    span = _mark_span(mark)
    rows = text.splitlines()
    row = rows[span.line - 1] if span.line <= len(rows) else ""
    problem = str(error.problem or error.context or "this is not YAML")
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent or ("\t" in row and "cannot start any token" in problem):
        column = row.index("\t") + 1
        return Fault(
            Span(span.line, column, 1), "yaml-tab", "a tab stands here", "use spaces to indent"
        )
    for needle, message, hint in _SYNTAX:
        if needle in problem:
            return Fault(span, "yaml-syntax", message, hint)
    return Fault(span, "yaml-syntax", f"this is not YAML: {problem}", "see the line above too")


_SYNTAX = (
    ("undefined alias", "text that starts with * or & needs quotes", 'write "*…" in quotes'),
    ("did not find expected alphabetic", "text that starts with * or & needs quotes", 'write "*…" in quotes'),
    ("mapping values are not allowed", "a colon stands where none may", "put the text in quotes"),
    ("did not find expected key", "the indent or a quote is wrong here", "line it up with the key above"),
    ("could not find expected ':'", "a key has no colon", "write key: value"),
    ("did not find expected '-' indicator", "this list item is not lined up", "line up the dashes"),
    ("unexpected end of stream", "a quote or bracket is never closed", "close it"),
    ("did not find expected ',' or", "a bracket is never closed, or a comma is missing", "close it"),
    ("cannot start any token", "this character cannot start a value", "put the text in quotes"),
    ("expected a single document", "a second document starts here", "remove the line ---"),
    ("but found another document", "a second document starts here", "remove the line ---"),
    ("undefined tag handle", "a tag is not allowed here", "put the text in quotes"),
)  # fmt: skip


def _character_fault(error: yaml.YAMLError, text: str) -> Fault:
    position = getattr(error, "position", None)
    if not isinstance(position, int) or position > len(text):
        position = next((i for i, c in enumerate(text) if not _allowed(c)), 0)
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return Fault(
        Span(line, column, 1), "yaml-character", "a character that YAML does not allow stands here",
        "remove it",
    )  # fmt: skip


def _allowed(character: str) -> bool:
    return character in "\t\n\r" or (character >= " " and character != "\x7f")
