"""Citations read as citations: one mark at the end of each part, numbers that lead to the paper."""

import re

from generator.content.load import Loaded
from generator.model.evidence import Source
from generator.model.guide import Guide
from generator.project import Project
from generator.site.pages import build_pages
from generator.views.evidence import SourceView, describe_sources
from generator.views.wording import Wording


def _view(guide: Guide, **fields: object) -> SourceView:
    values = {"id": "a", "kind": "rct", "seen": "abstract", "checked_on": "2026-01-01", **fields}
    source = Source.model_validate(values, strict=False)
    changed = guide.model_copy(update={"sources": {"a": source}})
    return describe_sources(changed, Wording(changed), ["a"])[0]


def test_a_title_that_asks_has_no_full_stop(guide: Guide) -> None:
    view = _view(guide, authors="Doe J.", title="Does it help?", journal="J Test", year=2020)
    assert view.citation == "Doe J. Does it help? J Test. 2020."
    assert view.in_list == "Doe J. Does it help? J Test. 2020"
    assert _view(guide, title="Does it help?").citation == "Does it help?"
    assert _view(guide, title="It helps.").citation == "It helps."


def test_numbers_lead_to_the_paper(guide: Guide) -> None:
    def links(**fields: object) -> list[tuple[str, str]]:
        return [(link.words, link.url) for link in _view(guide, title="T", **fields).links]

    assert links(doi="10.1000/a", pmid="12345678") == [
        ("DOI 10.1000/a", "https://doi.org/10.1000/a"),
        ("PubMed 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
    ]
    assert links(pmid="PMC9580113") == [
        ("PMC9580113", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9580113/")
    ]
    assert links(url="https://a.example/b") == [("https://a.example/b", "https://a.example/b")]
    assert links() == []


def test_no_citation_of_the_site_has_two_marks_at_its_end(loaded: Loaded, project: Project) -> None:
    pages = {
        page.uri: page.text
        for page in build_pages(loaded, project.templates, today=loaded.guide.information.produced)
    }
    evidence = pages["evidence.md"]
    assert "](#source-" in evidence
    assert not re.findall(r"[.?!](?:\]\(#source-[\w-]+\))?;", evidence)
    assert not re.findall(r".{20}\?\.(?:[ \]]|$)", evidence, re.MULTILINE)
    assert "PubMed PMC" not in evidence
