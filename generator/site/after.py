"""What is added to a built site: words to the search, the service worker, robots.txt."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.figures.results import MOVING
from generator.project import listed

WORKER = "service-worker.js"
OFFLINE = "downloads/sidestep-offline.zip"
IFRAME_WORKER = "assets/js/iframe-worker.js"
_KEPT = {".html", ".css", ".js", ".json", ".woff2", ".svg"}


def stamp(overrides: Path) -> str:
    """A short mark that changes when a style or a script does."""
    digest = hashlib.sha256()
    for path in listed(overrides / "assets"):
        if path.suffix in {".css", ".js", ".woff2"}:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:10]


def add_search_words(site: Path, wanted: Mapping[str, list[str]]) -> None:
    """Words that a page is found by, by the last part of its address."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        location = entry["location"].replace("index.html", "").replace(".html", "/")
        words = wanted.get(location.rstrip("/").rpartition("/")[2])
        if words and "#" not in location:
            # A tag counts for more than a title. The site does not show tags.
            entry["tags"] = words
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


_RUN_TOGETHER, _APART = "e=e+s+o.id", 'e=e+s+o.id+","'


def mend_search(site: Path) -> None:
    """Let numbers be searched for.

    lunr 2.3 names a part of its tree of words by letters and numbers without a mark between them.
    Where words are numbers, two parts may have one name: then a search such as "week 4" fails
    (lunr.js issue 503). It is no longer kept up, and Material has it in its search worker.
    """
    for path in (site / "assets" / "javascripts" / "workers").glob("search.*.js"):
        code = path.read_text(encoding="utf-8")
        path.write_text(code.replace(_RUN_TOGETHER, _APART), encoding="utf-8")


def write_robots(site: Path, site_url: str) -> None:
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_worker(site: Path, overrides: Path) -> None:
    """The service worker, with the list of what it keeps and a version that follows from it."""
    files = sorted(_kept(site))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.encode() + (site / file).read_bytes())
    mark = stamp(overrides)
    stamped = {"assets/css/", "assets/js/", "assets/fonts/fonts.css"}
    addresses = [
        f"{file}?{mark}" if any(file.startswith(part) for part in stamped) else _address(file)
        for file in files
    ]
    text = (overrides / WORKER).read_text(encoding="utf-8")
    text = text.replace("__VERSION__", digest.hexdigest()[:12])
    text = text.replace("__FILES__", json.dumps(addresses))
    (site / WORKER).write_text(text, encoding="utf-8")


def _kept(site: Path) -> Iterator[str]:
    for path in site.rglob("*"):
        file = path.relative_to(site).as_posix()
        if path.suffix not in _KEPT or file.startswith(("downloads/", "assets/javascripts/lunr/")):
            continue
        if file.endswith(MOVING):  # large; a reader who plays it loads it
            continue
        if file not in {"404.html", WORKER}:
            yield file


def _address(file: str) -> str:
    """As a browser asks for it; "./" is the home page."""
    return file.removesuffix("index.html") or "./"


def zip_folder(folder: Path, name: str) -> bytes:
    """A folder as a zip file that is the same every time. Its files stand in one folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and _needed(path.relative_to(folder).as_posix()):
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _NO_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, path.read_bytes())
    return out.getvalue()


_NO_DATE = (1980, 1, 1, 0, 0, 0)


def _needed(file: str) -> bool:
    """Not what only a server or a developer asks for."""
    return not file.startswith(("sitemap", "robots", "404", "assets/javascripts/lunr/")) and (
        not file.endswith("search_index.json")
    )
