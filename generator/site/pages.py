"""The pages of the site, as Markdown: a pure function of the guide and the templates."""

import datetime
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup, escape

from generator.content.load import Loaded
from generator.model.text import plain
from generator.render.environments import page_environment
from generator.site.addresses import resolve_links
from generator.site.contents import Page
from generator.site.drafts import draft_pages
from generator.site.page import Draft, Site
from generator.views.evidence import describe_claim
from generator.views.picture import Pictures


def build_pages(  # noqa: PLR0913  # all but two are named, and may be left out
    loaded: Loaded,
    templates: Path,
    *,
    today: datetime.date,
    downloads: Mapping[str, str] | None = None,
    pictures: Pictures | None = None,
    compiled: Path | None = None,
) -> list[Page]:
    """Every generated page. A page links to a download only where `downloads` names it.

    `compiled` is a folder for compiled templates, which saves time and changes nothing.
    """
    site = Site(loaded, today, downloads or {}, pictures or {})
    environment = page_environment(templates, site.wording)
    if compiled is not None:
        compiled.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    # A claim stands on several pages.
    claim = cache(lambda one: describe_claim(site.guide, site.wording, site.guide.claims[one]))
    environment.filters.update(plain=plain, linkable=linkable)
    environment.globals.update(
        claims=lambda ids: [claim(one) for one in ids],
        downloads=site.downloads,
        pictures=site.pictures,
    )
    return [_write(site, environment, draft) for draft in draft_pages(site)]


def linkable(text: str) -> Markup:
    """A text that may stand inside a link's brackets: its own brackets are escaped."""
    escaped = str(escape(text))
    return Markup(escaped.replace("[", "&#91;").replace("]", "&#93;"))


def _write(site: Site, environment: Environment, draft: Draft) -> Page:
    body = environment.get_template(draft.template).render(title=draft.title, **draft.values)
    # Markdown needs no escaped apostrophe; attributes in templates are in double quotes.
    body = body.replace("&#39;", "'")
    text = resolve_links(
        body, draft.uri, site.guide, lambda term: site.wording.text(site.guide.glossary[term].means)
    )
    return Page(
        uri=draft.uri,
        title=plain(draft.title),
        text=_front_matter(site, draft) + text,
        source=PurePosixPath("content") / draft.source,
    )


def _front_matter(site: Site, draft: Draft) -> str:
    """YAML whose values are JSON, which is YAML too."""
    kind = draft.template.partition(".")[0]
    title = plain(_found_as(site, draft, f"{kind}_title", draft.title))
    description = plain(_found_as(site, draft, f"{kind}_text", draft.description))
    matter: dict[str, object] = {"title": title, "description": description, "page_kind": kind}
    if draft.boost != 1:
        matter["search"] = {"boost": draft.boost}
    if draft.hide:
        matter["hide"] = list(draft.hide)
    if draft.structured:
        matter["structured"] = {**draft.structured, "name": title, "description": description}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _found_as(site: Site, draft: Draft, name: str, otherwise: str) -> str:
    """What a list of results shows of a page, where the guide says more there than on the page."""
    key = name.replace("-", "_")
    if key not in site.guide.locale.labels.get("found", {}):
        return otherwise
    condition = site.guide.information.condition
    return site.wording.label(
        f"found.{key}",
        title=draft.title,
        description=draft.description,
        condition=site.wording.text(condition.name),
        short=site.wording.text(condition.short),
    )
