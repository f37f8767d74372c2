"""YAML 1.2 as an author means it, strictly. The one file that imports yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import yaml

from generator.content.yaml_faults import LINE_BREAK, REFUSED, Fault, Span, syntax_fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
_DEPTH_HINT = f"go at most {MAX_DEPTH} levels deep"

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
_SUSPECT = re.compile(r"(?:[-?:][ \t]+){8}|^ {80}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One file's data, as JSON types, or what stopped it being read."""

    data: Any
    faults: tuple[Fault, ...]


class _Resolver:
    """Leaves every scalar to `_scalar`: PyYAML's own rules are those of YAML 1.1."""

    _DEFAULTS: ClassVar[dict[type[yaml.Node], str]] = {
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
    if root is None:
        return Document(None, (fault,) if fault else ())
    faults: list[Fault] = []
    data = _plain(root, _Context(text, faults), 0)
    if any(fault.code == "yaml-depth" for fault in faults):
        data = None
    return Document(data, tuple(faults))


def find(raw: bytes, keys: Keys, *, at_key: bool) -> Span:
    """Where the value at `keys` stands in a file; `at_key` asks for its key instead.

    Where the file does not go that deep, the deepest place on the way is given.
    """
    root, text = _composed(raw)
    if root is None:
        return Span(1, 1, 0)
    node, key = root, None
    for step in keys:
        found = _step(node, step)
        if found is None:
            break
        key, node = found
    if node is root:
        return Span(1, 1, 0)
    # A mapping or list begins on the line after its key, where nothing is wrong yet.
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return _span((key if key is not None and (at_key or block) else node), text)


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The (key, value) one step down. Of a key written twice the last one counts."""
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in reversed(node.value) if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return (None, node.value[step]) if 0 <= step < len(node.value) else None
    return None


def line(raw: bytes, number: int) -> str:
    """A line of a file, for showing it beside a problem; empty where there is none."""
    rows = _lines(raw)
    return REFUSED.sub("\ufffd", rows[number - 1]) if number <= len(rows) else ""


@lru_cache(maxsize=8)
def _lines(raw: bytes) -> list[str]:
    return LINE_BREAK.split(raw.decode("utf-8-sig", "replace"))


@lru_cache(maxsize=8)
def _composed(raw: bytes) -> tuple[yaml.Node | None, str]:
    """A file's nodes, kept for a while: the problems of a file come one after another."""
    text, fault = _text(raw)
    return (None if fault else _compose(text)[0]), text


def _text(raw: bytes) -> tuple[str, Fault | None]:
    if len(raw) > MAX_BYTES:
        message = f"this file is larger than {MAX_BYTES // 1000:,} kB"
        return "", Fault(Span(1, 1, 0), "yaml-size", message, "split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            hint = "save the file as UTF-8"
            return "", Fault(Span(1, 1, 0), "yaml-encoding", "this is UTF-16", hint)
        before = raw[: error.start].decode("utf-8-sig")
        hint = "save the file as UTF-8"
        return "", Fault(_position(before, len(before)), "yaml-encoding", "this is not UTF-8", hint)
    if not text.strip():
        return "", Fault(Span(1, 1, 0), "yaml-empty", "this file is empty", "fill it or remove it")
    refused = REFUSED.search(text)
    if refused:
        message = f"a character that YAML does not allow stands here: U+{ord(refused[0]):04X}"
        return "", Fault(_position(text, refused.start()), "yaml-character", message, "remove it")
    return text, None


def _position(text: str, index: int) -> Span:
    """Line and column of a character by its place in the text."""
    rows = LINE_BREAK.split(text[:index])
    return Span(len(rows), len(rows[-1]) + 1, 1)


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
        at, begun = _mark_span(error.problem_mark), _mark_span(error.context_mark)
        if error.problem_mark is None or error.context_mark is None:
            at = begun = at if error.problem_mark else begun
        problem = str(error.problem or error.context or "")
        return None, syntax_fault(problem, at, begun, text)
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
                span = _mark_span(event.start_mark)
                yield Fault(span, "yaml-depth", "this is nested too deeply", _DEPTH_HINT)
    finally:
        parser.dispose()


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    faults: list[Fault]

    def report(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        self.faults.append(Fault(_span(node, self.text), code, message, hint))


def _plain(node: yaml.Node, context: _Context, depth: int) -> Any:
    if depth > MAX_DEPTH:
        context.report(node, "yaml-depth", "this is nested too deeply", _DEPTH_HINT)
        return None
    # Known by its mark: `!!str 5` has the tag that any text has.
    if context.text.startswith("!", node.start_mark.index):
        context.report(
            node, "yaml-tag", "a tag is not allowed here", "remove it, or put the text in quotes"
        )
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, context, depth + 1) for item in node.value]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            hint = "put text that starts with [ or { in quotes"
            context.report(key_node, "yaml-key", "a key must be a word", hint)
            continue
        key = key_node.value
        if key in data:
            first = next(k for k, _ in node.value if k.value == key).start_mark.line + 1
            hint = f"keep one; the other is on line {first}"
            context.report(key_node, "yaml-duplicate", f'the key "{key}" is written twice', hint)
        data[key] = _plain(value_node, context, depth + 1)
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
    line_end = LINE_BREAK.search(text, start.index)
    row = text[start.index : line_end.start() if line_end else len(text)]
    return Span(start.line + 1, start.column + 1, max(1, len(row.rstrip())))
