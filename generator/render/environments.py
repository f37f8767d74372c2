"""Two environments over one folder of templates. Both escape HTML: texts may be a clinic's.

Pages stay Markdown: links by id are resolved when the page's own address is known.
Sheets become HTML: a text's Markdown is converted by the `html` filter, its links dropped.
"""

import html
from functools import cache
from pathlib import Path

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.text import fill
from generator.views.wording import Wording


def page_environment(templates: Path, wording: Wording) -> Environment:
    """For templates/site: Markdown out."""
    return _environment(templates, "site", wording)


def sheet_environment(templates: Path, wording: Wording) -> Environment:
    """For templates/sheets: HTML out, with `html` for texts of the guide, `blanks` for labels."""
    environment = _environment(templates, "sheets", wording)
    environment.filters["html"] = inline_html
    environment.filters["blanks"] = blanks
    return environment


def _environment(templates: Path, folder: str, wording: Wording) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([templates / folder, templates / "shared"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["say"] = wording.label
    environment.globals["show"] = wording.show
    environment.globals["language"] = wording.guide.locale.language
    environment.globals["direction"] = wording.guide.locale.direction
    return environment


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(output_format="html")


def inline_html(text: str) -> Markup:
    """One text of the guide as HTML for print: bold kept, links turned into their words."""
    words = fill(text, link=lambda link: link.words, insert=lambda _: "")
    escaped = html.escape(words, quote=False)
    converted = _markdown().reset().convert(escaped)
    return Markup(converted.removeprefix("<p>").removesuffix("</p>"))


def blanks(text: str) -> Markup:
    """A label with room to write where it has `___`."""
    return Markup('<span class="blank"></span>').join(text.split("___"))
