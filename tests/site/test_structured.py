"""JSON-LD: only types and properties that schema.org has, each with a value it may take.

The vocabulary comes from msgspec-schemaorg, whose classes are made from schema.org's own files.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import msgspec_schemaorg.models as vocabulary
import pytest

LITERALS = {str: {"str", "URL", "date", "datetime"}, int: {"int", "float"}, float: {"float"}}


def faults(value: object, allowed: set[str] | None = None) -> Iterator[str]:
    """What is wrong with a node, a plain value or a list of them, where `allowed` may stand."""
    if isinstance(value, list):
        for inner in value:
            yield from faults(inner, allowed)
    elif not isinstance(value, dict):
        if allowed is None or not LITERALS[type(value)] & allowed:
            yield f"{value!r} stands where {allowed} may"
    else:
        named = value["@type"]
        kinds = [getattr(vocabulary, name, None) for name in _listed(named)]
        if None in kinds:
            yield f"no type {named}"
            return
        above = {kind.__name__ for bottom in kinds for kind in bottom.__mro__}
        if allowed is not None and not above & allowed:
            yield f"{named} stands where {allowed} may"
        for key, inner in value.items():
            if key.startswith("@"):
                continue
            takes = {word for kind in kinds for word in _takes(kind, key)}
            if takes:
                yield from (f"{named}.{key}: {fault}" for fault in faults(inner, takes))
            else:
                yield f"{named} has no {key}"


def _listed(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else [str(value)]


def _takes(kind: type, key: str) -> set[str]:
    """The names of the types that a property may hold; none, where the type has no such one."""
    for parent in kind.__mro__:
        if said := vars(parent).get("__annotations__", {}).get(key):
            return set(re.findall(r"\w+", str(said)))
    return set()


def nodes(site: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for path in site.rglob("*.html"):
        for script in lxml.html.parse(path).xpath("//script[@type='application/ld+json']/text()"):
            yield path.relative_to(site).as_posix(), json.loads(script)


def test_structured_data_speaks_schema_org(built: Path) -> None:
    wrong = [f"{page}: {fault}" for page, node in nodes(built) for fault in faults(node)]
    assert not wrong, "\n".join(wrong)
    said = json.dumps([node for _, node in nodes(built)])
    for kind in ("MedicalWebPage", "FAQPage", "ExercisePlan", "QuantitativeValue"):
        assert f'"{kind}"' in said


def test_structured_data_says_where_the_page_is_and_what_it_shows_of_itself(built: Path) -> None:
    seen = 0
    for path, node in nodes(built):
        page = lxml.html.parse(built / path)
        assert page.xpath("//link[@rel='canonical']/@href") == [node["url"]], path
        assert page.xpath("//meta[@name='description']/@content") == [node["description"]], path
        assert page.findtext(".//title").startswith(f"{node['name']} - "), path
        seen += 1
    assert seen > 40, "too few nodes: looking in the wrong folder"


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "ExercisePlann"}, "no type"),
        ({"@type": "ExercisePlan", "sets": 3}, "has no sets"),
        ({"@type": "ExercisePlan", "repetitions": "3 to 5"}, "stands where"),
        ({"@type": "FAQPage", "audience": {"@type": "Answer"}}, "stands where"),
        ({"@type": "FAQPage", "mainEntity": {"@type": "Answer", "answer": "x"}}, "has no answer"),
    ],
)
def test_a_word_that_schema_org_does_not_know_is_found(node: dict[str, object], fault: str) -> None:
    assert [told for told in faults(node) if fault in told]


def test_every_page_but_the_written_ones_says_what_it_is(built: Path) -> None:
    silent = [
        str(path.relative_to(built))
        for path in built.rglob("index.html")
        if b"application/ld+json" not in path.read_bytes()
    ]
    assert silent == ["clinics/index.html"]
