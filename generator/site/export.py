"""The site's Markdown in a folder, for any other site builder.

DIR/docs/…          the pages, generated and written by hand
DIR/mkdocs.yml      settings and navigation, for MkDocs or Zensical (JSON, which is YAML too)
DIR/site_overrides  the look
"""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.content.load import Loaded
from generator.destinations import fill
from generator.project import Project, listed
from generator.site.assemble import assemble
from generator.site.contents import Contents


def write_pages(project: Project, loaded: Loaded, out: Path, today: datetime.date) -> int:
    """Write every page and drawing under `out`, and return how many pages there are.

    The pages link to no downloads: those need Sidestep itself. What an earlier run wrote there
    is replaced, or taken away. Mistyped: some of it was changed since.
    """
    from generator.site.mkdocs import read_settings

    written = {
        path.relative_to(project.content / "pages").as_posix(): path.read_bytes()
        for path in listed(project.content / "pages", "*.md")
    }
    settings = read_settings(project.root / "mkdocs.yml")
    contents = assemble(project, loaded, today=today, nav=settings["nav"])
    texts = {**written, **{page.uri: page.text.encode() for page in contents.pages}}
    files = {f"docs/{uri}": data for uri, data in {**texts, **contents.files}.items()}
    for path in listed(project.overrides):
        if path.is_file():
            inside = path.relative_to(project.overrides).as_posix()
            files[f"site_overrides/{inside}"] = path.read_bytes()
    text = json.dumps(plain_settings(settings, contents), ensure_ascii=False, indent=2)
    files["mkdocs.yml"] = text.encode() + b"\n"
    fill(out, "pages", files)
    return len(texts)


def plain_settings(settings: Mapping[str, Any], contents: Contents) -> dict[str, Any]:
    """mkdocs.yml without the plugin: what it would have filled in is written out."""
    frame = contents.frame
    theme = {**settings["theme"], "language": frame.language}
    theme["palette"] = [
        {**palette, "toggle": {**palette["toggle"], "name": name}}
        for palette, name in zip(theme["palette"], frame.palettes, strict=True)
    ]
    if contents.logo:
        theme["logo"] = contents.logo
    return {
        **settings,
        "site_name": frame.name,
        "site_description": frame.description,
        "site_url": settings.get("site_url") or frame.site_url or "",
        "nav": frame.nav,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": theme,
        "extra": {**settings.get("extra", {}), "sidestep": frame.extra},
        "plugins": [entry for entry in settings["plugins"] if "sidestep" not in entry],
    }
