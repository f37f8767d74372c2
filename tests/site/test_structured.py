"""JSON-LD: only types and properties that schema.org has, each where it may stand."""

import json
from collections.abc import Iterator
from pathlib import Path

import lxml.html

# schema.org 29: the properties this site uses, by the type that defines them.
THING = {"@context", "@type", "@id", "name", "description", "alternateName", "url"}
CREATIVE_WORK = THING | {
    "inLanguage", "about", "audience", "datePublished", "version", "publisher", "license",
    "mainEntity",
}  # fmt: skip
KNOWN = {
    "MedicalWebPage": CREATIVE_WORK,
    "FAQPage": CREATIVE_WORK,
    # An exercise plan is a creative work and a physical activity.
    "ExercisePlan": CREATIVE_WORK
    | {"exerciseType", "activityFrequency", "repetitions", "associatedAnatomy"},
    "MedicalCondition": THING | {"differentialDiagnosis"},
    "DDxElement": THING | {"diagnosis"},
    "MedicalAudience": THING | {"audienceType"},
    "AnatomicalStructure": THING,
    "Organization": THING,
    "ItemList": THING | {"itemListElement"},
    "ListItem": THING | {"position"},
    "Question": CREATIVE_WORK | {"acceptedAnswer"},
    "Answer": CREATIVE_WORK | {"text"},
    "DefinedTermSet": CREATIVE_WORK | {"hasDefinedTerm"},
    "DefinedTerm": THING,
}
"""Types, and the properties that they or a type above them have."""


def nodes(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_structured_data_speaks_schema_org(built: Path) -> None:
    wrong, seen = [], set()
    for path in built.rglob("*.html"):
        for script in lxml.html.parse(path).xpath("//script[@type='application/ld+json']/text()"):
            for node in nodes(json.loads(script)):
                types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
                seen.update(types)
                allowed = set().union(*(KNOWN.get(name, set()) for name in types))
                wrong += [f"{path.name}: {types} has no {key}" for key in node.keys() - allowed]
                wrong += [f"{path.name}: no type {name}" for name in types if name not in KNOWN]
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert {"MedicalWebPage", "FAQPage", "ExercisePlan"} <= seen


def test_every_page_but_the_written_ones_says_what_it_is(built: Path) -> None:
    silent = [
        str(path.relative_to(built))
        for path in built.rglob("index.html")
        if b"application/ld+json" not in path.read_bytes()
    ]
    assert silent == ["clinics/index.html"]
