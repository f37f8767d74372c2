"""Whatever stands in a file, its author reads problems and never a traceback."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.content import strict_yaml
from generator.content.kinds import KINDS
from generator.content.layers import Part, Tree, read_file, read_layer
from generator.content.load import validate_parts
from generator.content.merge import lay_base, lay_over
from generator.content.references import find_unknown_references
from generator.model.shape import key_names, models_in
from generator.problems import FORMATS, Problem
from generator.project import Project

BASE = Project(Path(__file__).parent / "base")
WITHOUT_FAULTS: list[Problem] = []
PARTS = list(read_layer(BASE.content, BASE.root, "guide", "en", WITHOUT_FAULTS))
RAW = {part.file.path: part.file.raw for part in PARTS}
KEYS = sorted(
    {name for kind in KINDS for model in models_in(kind.holds) for name in key_names(model)}
)
IDS = ["clamshell", "mat", "hip-work-helps", "id", "drop", "number", "kind"]

SAME_EVERY_TIME = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["reps", "15-20", "4 in", "2026-11-24", "no", "08", "*", "- ", ": ", ""])
    | st.text(max_size=20)
)
keys = st.sampled_from(KEYS + IDS) | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=12,
)
paths = st.sampled_from(sorted(RAW))


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[PurePosixPath, bytes]:
    """A real file with some of its bytes cut, doubled or written over."""
    path = draw(paths)
    raw = RAW[path]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        patch = draw(
            st.binary(max_size=6)
            | st.sampled_from([b"\t", b": ", b"- ", b"\n", b"\r", b"&a ", b"*a", b"'", b'"', b"{"])
            | st.just(raw[start:end] * 2)
        )
        raw = raw[:start] + patch + raw[end:]
    return path, raw


@st.composite
def strange_data(draw: st.DrawFn) -> tuple[PurePosixPath, bytes]:
    """A real file with one of its values, at any depth, put in place of another."""
    path = draw(paths)
    data = strict_yaml.read(RAW[path]).data
    here: Any = data
    while True:
        steps = list(here) if isinstance(here, dict) else list(range(len(here)))
        step = draw(st.sampled_from(steps))
        below = here[step]
        if not isinstance(below, dict | list) or not below or draw(st.booleans()):
            break
        here = below
    if isinstance(here, dict) and draw(st.booleans()):
        here[draw(keys)] = here.pop(step)
    else:
        here[step] = draw(values)
    return path, json.dumps(data).encode()


def _told(path: PurePosixPath, raw: bytes, *, over: bool = False) -> list[Problem]:
    """What is said of the small guide with this file in it, or laid over it."""
    problems: list[Problem] = []
    old = next(part for part in PARTS if part.file.path == path)
    new = read_file(old.kind, PurePosixPath(*path.parts[1:]), path, raw, problems)
    parts = [_fresh(part) if over or part is not old else new for part in PARTS]
    tree = Tree()
    lay_base(tree, parts, problems)
    if over:
        lay_over(tree, [new], problems)
    models = validate_parts(tree, problems)
    problems += find_unknown_references(models, tree)
    return problems


def _fresh(part: Part) -> Part:
    """The merge writes into the data it is given."""
    return Part(part.kind, part.keys, json.loads(json.dumps(part.data)), part.file)


def _is_sound(problems: list[Problem], path: PurePosixPath) -> None:
    for problem in problems:
        assert problem.message
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.place.length >= 0
        assert "\n" not in problem.message + problem.hint + problem.place.source
    for form in FORMATS.values():
        form(problems).encode()


def test_small_guide_is_sound() -> None:
    assert not WITHOUT_FAULTS
    assert not _told(*next(iter(RAW.items())))


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@example(b"\xff\xfea\x00")
@example("a: \u2028b".encode())
@example(b"a: &a [*a]")
@example(b"? [a, b]\n: c")
@example(b'"\\ud800": 1')
@example(b"may-i-run:")
@example(b"- " * 5000)
@example(b"[" * 100_000)
@example(b"a: " + b"9" * 5000)
@example(b"a: 1e99999")
@example(b"%YAML 9.9\n---\na: 1")
@example(b"a: |9\n b")
@example(b"!!python/object/apply:os.system ['true']")
@SAME_EVERY_TIME
def test_any_bytes(raw: bytes) -> None:
    document = strict_yaml.read(raw)
    json.dumps(document.data)
    for fault in document.faults:
        assert fault.span.line >= 1
    _is_sound(_told(PurePosixPath("content/faq.yaml"), raw), PurePosixPath("content/faq.yaml"))


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,\t\n \r\ufeff\x85", max_size=60))
@SAME_EVERY_TIME
def test_any_marks(text: str) -> None:
    _is_sound(_told(PurePosixPath("content/faq.yaml"), text.encode()), PurePosixPath())


@given(paths, values)
@SAME_EVERY_TIME
def test_any_data(path: PurePosixPath, value: object) -> None:
    _is_sound(_told(path, json.dumps(value).encode()), path)


@given(strange_data())
@settings(SAME_EVERY_TIME, max_examples=500)
def test_real_files_with_strange_data(spoilt: tuple[PurePosixPath, bytes]) -> None:
    _is_sound(_told(*spoilt), spoilt[0])


@given(spoilt_files())
@settings(SAME_EVERY_TIME, max_examples=500)
def test_real_files_with_spoilt_bytes(spoilt: tuple[PurePosixPath, bytes]) -> None:
    _is_sound(_told(*spoilt), spoilt[0])


@given(strange_data())
@SAME_EVERY_TIME
def test_overlays_with_strange_data(spoilt: tuple[PurePosixPath, bytes]) -> None:
    _is_sound(_told(*spoilt, over=True), spoilt[0])


@given(
    spoilt_files(),
    st.lists(st.integers(-3, 9) | keys, max_size=6).map(tuple),
    st.booleans(),
)
@SAME_EVERY_TIME
def test_any_path_is_somewhere(
    spoilt: tuple[PurePosixPath, bytes], path: tuple[str | int, ...], at_key: bool
) -> None:
    span = strict_yaml.find(spoilt[1], path, at_key=at_key)
    assert span.line >= 1
    assert span.line <= spoilt[1].count(b"\n") + spoilt[1].count(b"\r") + 1


@given(values)
@SAME_EVERY_TIME
def test_json_is_read_as_it_is(value: object) -> None:
    """JSON is YAML; only what no guide holds is refused: deep nesting and odd characters."""
    text = json.dumps({"a": value}, ensure_ascii=True)
    document = strict_yaml.read(text.encode())
    if not document.faults:
        assert document.data == json.loads(text, parse_int=_as_read, parse_float=_as_read)


def _as_read(text: str) -> object:
    """Numbers of 19 digits and more, and of huge exponents, stay text."""
    return strict_yaml.read(f"a: {text}".encode()).data["a"]
