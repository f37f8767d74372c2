"""A guide's whole site as plain data, for any site builder."""

import datetime
from collections.abc import Mapping, Sequence

from generator.content.load import Loaded
from generator.model.text import plain
from generator.project import Project
from generator.site.contents import Contents, Page
from generator.site.frame import describe_frame, site_title
from generator.site.pages import build_pages
from generator.site.picture import BRAND, PLACE, kept_open_graph
from generator.site.search import search_words
from generator.views.picture import draw_pictures
from generator.views.wording import Wording


def assemble(  # noqa: PLR0913  # all but two are named
    project: Project,
    loaded: Loaded,
    *,
    today: datetime.date,
    nav: Sequence[object],
    directories: bool = True,
    downloads: Mapping[str, str] | None = None,
) -> Contents:
    """Everything a site is built from. UnknownPlace: `nav` names a page that does not exist.

    `nav` holds ids, as in mkdocs.yml; `downloads` has the titles of files that will be there, by
    address; `directories` says that addresses end in a folder, not in .html.
    """
    wording = Wording(loaded.guide)
    frame = describe_frame(wording, today, nav, directories=directories)
    pictures = draw_pictures(loaded.guide, wording, project.cache)
    pages = build_pages(
        loaded,
        project.templates,
        today=today,
        downloads=downloads,
        pictures=pictures,
        compiled=project.cache / "templates",
    )
    pages += [
        Page(page.uri, page.uri, page.text, page.file.path)
        for page in loaded.written
        if page.translated
    ]
    files = dict(file for picture in pictures.values() for file in picture.files)
    files[PLACE] = _open_graph(project, wording)
    logo = f"assets/images/clinic-{loaded.logo.name}" if loaded.logo else None
    if logo and loaded.logo:
        files[logo] = loaded.logo.data
    return Contents(frame, tuple(pages), files, logo, search_words(wording))


def _open_graph(project: Project, wording: Wording) -> bytes:
    information, clinic = wording.guide.information, wording.guide.clinic
    return kept_open_graph(
        project.cache / "open-graph",
        project.overrides / "assets" / "fonts",
        site_title(wording),
        plain(wording.text(information.title)),
        plain(wording.text(information.subtitle)),
        (clinic.colours.primary if clinic else None) or BRAND,
    )
