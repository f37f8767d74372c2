"""All that a site builder needs of a guide, as plain data: it can be kept in a file as it is."""

from dataclasses import dataclass
from pathlib import PurePosixPath

Item = dict[str, "str | list[Item]"]
"""A title with an address, or with the items under it: MkDocs' own form."""


class UnknownPlace(Exception):
    """The navigation names a page or a placeholder that does not exist."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The settings of a site that follow from its guide, locale and clinic.

    Name, description and palettes are HTML: the theme's templates write them as they are.
    """

    name: str
    description: str
    site_url: str | None
    language: str
    palettes: tuple[str, str]
    """What the theme switch says in light and in dark mode."""
    nav: list[Item]
    extra: dict[str, object]
    """For main.html, as `config.extra.sidestep`. JSON's types alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready for a site builder."""

    uri: str
    """Its Markdown file under the site's root: exercises/clamshell.md."""
    title: str
    text: str
    """Markdown with front matter."""
    source: PurePosixPath
    """The content file that an author edits to change it, from the project's root."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A guide's site, before a builder has put its frame around the pages."""

    frame: Frame
    pages: tuple[Page, ...]
    files: dict[str, bytes]
    """What pages show, by address under the site's root: drawings, the logo."""
    logo: str | None
    """The clinic's, one of the files."""
    search_words: dict[str, list[str]]
    """Words that a page is found by and does not print, by the last part of its address."""
