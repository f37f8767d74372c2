"""The built site: links, headings, search and the rest of what a browser is given."""

import json
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
import pytest

from generator.content.load import Loaded
from generator.project import Project
from generator.site.mkdocs import Given, offline_copy
from tests.site.conftest import SITE_URL, TODAY

Documents = dict[str, lxml.html.HtmlElement]


@pytest.fixture(scope="module")
def documents(built: Path) -> Documents:
    return read(built)


def read(site: Path) -> Documents:
    """Each HTML file by its path under the site."""
    found = {
        path.relative_to(site).as_posix(): lxml.html.parse(path).getroot()
        for path in sorted(site.rglob("*.html"))
    }
    assert len(found) > 40, "too few pages: looking in the wrong folder"
    return found


def test_no_link_is_broken_in_the_copy_for_files(built: Path, tmp_path: Path) -> None:
    """The other style of address: every link is to a file."""
    with zipfile.ZipFile(built / "downloads" / "sidestep-offline.zip") as copy:
        copy.extractall(tmp_path)
    site = tmp_path / "sidestep"
    broken = list(find_broken_links(site, read(site)))
    assert not broken, "\n".join(broken)


def test_the_copy_for_files_is_the_same_twice(
    built: Path, loaded: Loaded, project: Project
) -> None:
    settings = str(project.root / "mkdocs.yml")
    again = offline_copy(settings, Given(loaded, TODAY, from_files=True))
    assert again == (built / "downloads" / "sidestep-offline.zip").read_bytes()


def test_robots_and_sitemap_name_the_site(built: Path, documents: Documents) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (built / "robots.txt").read_text()
    sitemap = (built / "sitemap.xml").read_text()
    for path in documents:
        if path != "404.html":
            assert f"<loc>{SITE_URL}{path.removesuffix('index.html')}</loc>" in sitemap, path


def test_a_link_elsewhere_shows_a_picture_made_here(built: Path, documents: Documents) -> None:
    for path, document in documents.items():
        if path == "404.html":
            continue
        (picture,) = document.xpath("//meta[@property='og:image']/@content")
        assert picture.startswith(SITE_URL)
        assert (built / picture.removeprefix(SITE_URL)).read_bytes().startswith(b"\x89PNG")
        (canonical,) = document.xpath("//link[@rel='canonical']/@href")
        assert canonical == SITE_URL + path.removesuffix("index.html")


def test_no_link_and_no_anchor_is_broken(built: Path, documents: Documents) -> None:
    broken = list(find_broken_links(built, documents))
    assert not broken, "\n".join(broken)


def find_broken_links(site: Path, documents: Documents) -> Iterator[str]:
    anchors = {path: _anchors(document) for path, document in documents.items()}
    assert sum(map(len, anchors.values())) > 100
    base = urlsplit(SITE_URL).path
    for path, document in documents.items():
        for element, attribute, link, _ in document.iterlinks():
            if element.tag == "base" or link.startswith(("data:", "mailto:")):
                continue
            if link.startswith(SITE_URL):
                link = base + link.removeprefix(SITE_URL)
            url, anchor = urldefrag(link)
            url = url.partition("?")[0]
            if urlsplit(url).scheme:
                continue
            target = _file(path, unquote(url), base)
            if not (site / target).is_file():
                broken = f"{path}: {element.tag} {attribute} {link}"
                yield broken
            elif anchor and target in anchors and unquote(anchor) not in anchors[target]:
                yield f"{path}: {link} names no part of {target}"


def _file(page: str, url: str, base: str) -> str:
    """The file behind an address, as a plain static host finds it."""
    if not url:
        return page
    if url.startswith(base):
        target = posixpath.normpath(url.removeprefix(base) or ".")
        target += "/" if url.endswith("/") else ""
    elif url.startswith("/"):
        return f"outside the site: {url}"
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), url))
        target += "/" if url.endswith(("/", "..", ".")) else ""
    target = target.removeprefix("./")
    target = "" if target == "." else target
    return target + "index.html" if not target or target.endswith("/") else target


def _anchors(document: lxml.html.HtmlElement) -> set[str]:
    return {"", *(str(e.get("id")) for e in document.xpath("//*[@id]"))}


def test_red_flags_are_one_tap_away_on_every_page(documents: Documents) -> None:
    flags = {"help/red-flags/index.html"}
    base = urlsplit(SITE_URL).path
    for path, document in documents.items():
        links = document.xpath("//*[@class='stop-line']/a/@href")
        assert {_file(path, link, base) for link in links} == flags, path


def test_no_mark_of_markdown_is_left(documents: Documents) -> None:
    left = re.compile(r"\{ ?[:.#][^}]*\}|\]\(|\*\*")
    assert left.search("text {: .lead }"), "the pattern finds nothing"
    wrong = [
        f"{path}: {found}"
        for path, document in documents.items()
        for article in document.xpath("//article")
        for found in left.findall(article.text_content())
    ]
    assert not wrong, "\n".join(wrong)


def test_no_id_stands_twice_on_a_page(documents: Documents) -> None:
    twice = {
        path: again
        for path, document in documents.items()
        if (again := [i for i, n in Counter(document.xpath("//@id")).items() if n > 1])
    }
    assert not twice


def test_every_page_has_one_main_heading_and_no_level_is_skipped(documents: Documents) -> None:
    wrong = []
    for path, document in documents.items():
        levels = [
            int(h.tag[1])
            for h in document.xpath(
                "//article//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"
            )
        ]
        if levels.count(1) != 1 or levels[0] != 1:
            wrong.append(f"{path}: main headings: {levels.count(1)}")
        wrong += [f"{path}: h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1]
    assert not wrong, "\n".join(wrong)


def test_every_page_says_its_language_title_and_description(documents: Documents) -> None:
    titles = Counter()
    for path, document in documents.items():
        assert document.get("lang") == "en", path
        titles[document.findtext(".//title")] += 1
        if path != "404.html":
            assert document.xpath("//meta[@name='description']/@content")[0].strip(), path
    assert max(titles.values()) == 1, titles.most_common(3)


def test_what_a_search_engine_shows_is_about_the_knee(documents: Documents) -> None:
    """A page stands alone there: its name and its first words alone do not say of what it is."""
    about = re.compile(r"\bknee|IT band|ITBS")
    for path, document in documents.items():
        if path in ("404.html", "clinics/index.html"):
            continue
        (said,) = document.xpath("//meta[@name='description']/@content")
        assert about.search(said), f"{path}: {said}"
        assert 75 <= len(said) <= 200, f"{path}: {len(said)} characters: {said}"
        assert not said.endswith(":"), path
        assert len(document.findtext(".//title")) <= 80, path
    flags = documents["help/red-flags/index.html"]
    assert "knee" in flags.findtext(".//title")
    faq = documents["help/faq/index.html"]
    assert "IT band syndrome" in faq.findtext(".//title")
    assert faq.xpath("//meta[@name='description']/@content")[0].count("?") > 2


def test_every_picture_has_words(documents: Documents) -> None:
    silent = [
        f"{path}: {lxml.html.tostring(image)[:80]!r}"
        for path, document in documents.items()
        for image in document.xpath("//article//img[not(@alt)]")
        + document.xpath("//article//*[local-name()='svg'][not(@role='img') and not(@aria-hidden)]")
    ]
    assert not silent, "\n".join(silent)


def test_search_knows_every_exercise_by_name_and_alias(built: Path, loaded: Loaded) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text())
    texts: dict[str, str] = {}
    for entry in index["docs"]:
        page = entry["location"].partition("#")[0]
        texts[page] = texts.get(page, "") + " " + entry["title"] + " " + entry["text"]
    for exercise in loaded.guide.exercises.values():
        text = texts[f"exercises/{exercise.id}/"]
        assert exercise.name in text
        for alias in exercise.aliases:
            assert alias in text, f"{exercise.id} is not found as {alias}"
