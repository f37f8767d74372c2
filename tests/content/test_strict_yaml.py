"""YAML as an author means it, and where each value stands."""

import json
from typing import Any

import pytest

from generator.content import strict_yaml
from generator.content.strict_yaml import find, line, read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("08", 8),
        ("010", 10),
        ("+7", 7),
        ("-3", -3),
        ("no", "no"),
        ("No", "No"),
        ("on", "on"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("1:30", "1:30"),
        ("1:30:00", "1:30:00"),
        ("15-20", "15-20"),
        ("4 in", "4 in"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.0.0", "1.0.0"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24 10:00:00", "2026-11-24 10:00:00"),
        ("12345678901234567890", "12345678901234567890"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("none", "none"),
        ('"8"', "8"),
        ("'true'", "true"),
        ('""', ""),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_scalars(written: str, meant: object) -> None:
    document = read(f"a: {written}\n".encode())
    assert document.faults == ()
    assert document.data == {"a": meant}
    assert type(document.data["a"]) is type(meant)


def test_keys_are_words() -> None:
    assert read(b"1: a\nno: b\n08: c\nnull: d\n<<: e\n").data == {
        "1": "a",
        "no": "b",
        "08": "c",
        "null": "d",
        "<<": "e",
    }


def test_folded_and_literal_text() -> None:
    assert read(b"a: >-\n  one\n  two\nb: |\n  one\n  two\n").data == {
        "a": "one two",
        "b": "one\ntwo\n",
    }


def test_a_byte_order_mark_is_passed_over() -> None:
    raw = b"\xef\xbb\xbfa: 1\nb: x\n"
    assert read(raw).data == {"a": 1, "b": "x"}
    assert find(raw, ("a",), at_key=True) == strict_yaml.find(raw[3:], ("a",), at_key=True)


def test_line_ends_of_windows() -> None:
    raw = b"a: 1\r\nb:\r\n  c: x\r\n"
    assert read(raw).data == {"a": 1, "b": {"c": "x"}}
    assert find(raw, ("b", "c"), at_key=False).line == 3
    assert line(raw, 3) == "  c: x"


def test_a_tab_between_words_is_no_fault() -> None:
    assert read(b"a:\t1\nb: x\ty\n").data == {"a": 1, "b": "x\ty"}


def test_a_file_of_the_largest_size_is_read_and_no_larger() -> None:
    raw = b"a: " + b"x" * (strict_yaml.MAX_BYTES - 3)
    assert read(raw).faults == ()
    (fault,) = read(raw + b"x").faults
    assert fault.code == "yaml-size"


@pytest.mark.parametrize(
    ("form", "depth"),
    [(form, depth) for form in ("flow", "dashes", "indent") for depth in (30, 50, 1000)],
)
def test_nesting_has_a_limit(form: str, depth: int) -> None:
    raw = {
        "flow": "[" * depth + "]" * depth,
        "dashes": "- " * depth + "x",
        "indent": "\n".join(" " * level + "a:" for level in range(depth)) + " x",
    }[form].encode()
    document = read(raw)
    if depth < strict_yaml.MAX_DEPTH:
        assert document.faults == ()
    else:
        assert [fault.code for fault in document.faults] == ["yaml-depth"]
        assert document.data is None


@pytest.mark.parametrize("mark", ["- ", "? ", "-  ?  ", "-   ", "[", "{? ", "{a: ", "- - ["])
def test_nesting_cannot_exhaust_the_stack(mark: str) -> None:
    """The parser's own recursion would end the process: such text must never reach it."""
    assert read((mark * 20_000).encode()).faults


def test_anchors_inside_quotes_are_text() -> None:
    assert read(b'a: "&x"\nb: R&D\nc: a *b*\n').data == {"a": "&x", "b": "R&D", "c": "a *b*"}


DOCUMENT = """\
# a comment
name: Bridge
steps:
  - Lie down.
  - >-
    Lift the
    hips.
dose: {kind: reps, sets: 3}
mistakes:
  - wrong: The back arches.
    right: "Lift less: so."
ümlaut: häßlich
empty:
""".encode()


@pytest.mark.parametrize(
    ("keys", "at_key", "place"),
    [
        (("name",), False, (2, 7, 6)),
        (("name",), True, (2, 1, 4)),
        (("steps",), False, (3, 1, 5)),  # a block begins on the next line: its key is shown
        (("steps", 0), False, (4, 5, 9)),
        (("steps", 1), False, (5, 5, 2)),
        (("dose",), False, (8, 7, 21)),
        (("dose", "sets"), False, (8, 26, 1)),
        (("dose", "sets"), True, (8, 20, 4)),
        (("mistakes", 0), False, (10, 5, 23)),
        (("mistakes", 0, "right"), False, (11, 12, 16)),
        (("ümlaut",), False, (12, 9, 7)),
        (("empty",), False, (13, 7, 1)),
        (("empty",), True, (13, 1, 5)),
        ((), False, (1, 1, 0)),
        (("nowhere",), False, (1, 1, 0)),
        (("dose", "nowhere"), False, (8, 7, 21)),
        (("dose", "nowhere"), True, (8, 1, 4)),
        (("steps", 9), False, (3, 1, 5)),
        (("steps", -1), False, (3, 1, 5)),
        (("name", "below"), False, (2, 7, 6)),
    ],
)
def test_find(keys: tuple[Any, ...], at_key: bool, place: tuple[int, int, int]) -> None:
    span = find(DOCUMENT, keys, at_key=at_key)
    assert (span.line, span.column, span.length) == place


def test_find_takes_the_last_of_a_key_written_twice() -> None:
    """It is the one whose value was read."""
    raw = b"a: 1\na: 2\n"
    assert read(raw).data == {"a": 2}
    assert find(raw, ("a",), at_key=False).line == 2


def test_find_in_what_cannot_be_read() -> None:
    assert find(b"a: [", ("a",), at_key=False) == strict_yaml.Span(1, 1, 0)


def test_every_fault_of_a_file_is_told() -> None:
    document = read(b"a: 1\na: 2\nb: !x y\n[c]: d\nb: 3\n")
    assert [fault.code for fault in document.faults] == [
        "yaml-duplicate",
        "yaml-tag",
        "yaml-key",
        "yaml-duplicate",
    ]


def test_data_is_json() -> None:
    assert json.loads(json.dumps(read(DOCUMENT).data)) == read(DOCUMENT).data
