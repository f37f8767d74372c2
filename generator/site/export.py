"""The site's Markdown in a folder, for any other site builder.

DIR/docs/…          the pages, generated and written by hand
DIR/mkdocs.yml      settings and navigation, for MkDocs or Zensical (JSON, which is YAML too)
DIR/site_overrides  the look
"""

import datetime
import json
import shutil
from pathlib import Path

from generator.content.load import Loaded
from generator.project import Project
from generator.site.frame import describe_frame
from generator.site.pages import build_pages
from generator.views.picture import draw_pictures
from generator.views.wording import Wording


def write_pages(project: Project, loaded: Loaded, out: Path, today: datetime.date) -> int:
    """Write every page and drawing under `out`, and return how many pages there are.

    The pages link to no downloads: those need Sidestep itself.
    """
    docs = out / "docs"
    written = {
        path.relative_to(project.content / "pages").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project.content / "pages").rglob("*.md"))
    }
    pictures = draw_pictures(loaded.guide, Wording(loaded.guide), project.cache)
    pages = build_pages(loaded, project.templates, today=today, pictures=pictures)
    texts = {**written, **{page.uri: page.text for page in pages}}
    drawings = {panel.uri: panel.svg for view in pictures.values() for panel in view.panels}
    for uri, text in {**texts, **drawings}.items():
        path = docs / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copytree(project.overrides, out / "site_overrides", dirs_exist_ok=True)
    settings = plain_settings(project, loaded, today)
    text = json.dumps(settings, ensure_ascii=False, indent=2)
    (out / "mkdocs.yml").write_text(text + "\n", encoding="utf-8")
    return len(texts)


def plain_settings(project: Project, loaded: Loaded, today: datetime.date) -> dict[str, object]:
    """mkdocs.yml without the plugin: what it would have filled in is written out."""
    from generator.site.mkdocs import read_settings

    settings = read_settings(project.root / "mkdocs.yml")
    frame = describe_frame(Wording(loaded.guide), today, settings["nav"])
    settings.update(
        site_name=frame.name,
        site_description=frame.description,
        site_url=settings.get("site_url") or frame.site_url or "",
        nav=frame.nav,
        docs_dir="docs",
        site_dir="site",
        extra={**settings.get("extra", {}), "sidestep": frame.extra},
        plugins=[entry for entry in settings["plugins"] if "sidestep" not in entry],
    )
    theme = settings["theme"]
    theme["language"] = frame.language
    for palette, name in zip(theme["palette"], frame.palettes, strict=True):
        palette["toggle"]["name"] = name
    return settings
