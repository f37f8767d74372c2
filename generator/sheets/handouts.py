"""A clinic's whole printed set in one folder: every ready sheet, and what the clinician signs."""

import csv
import datetime
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from generator.checks.approval import hash_of_edition
from generator.content.load import Loaded
from generator.model.clinic import Clinic
from generator.model.guide import Guide
from generator.model.person import Person
from generator.project import Project, write_whole
from generator.render.environments import sheet_environment
from generator.sheets.logos import logo_address
from generator.sheets.make import print_document
from generator.sheets.ready import Progress, ready_sheets
from generator.sheets.request import is_past_review
from generator.views.differences import clinic_differences
from generator.views.sheet import Printing, describe_sheet
from generator.views.wording import Wording

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Handout:
    """One file of the set, as the manifest lists it."""

    file: str
    title: str
    pages: int
    sha256: str
    version: str
    """Of the guide, and after a + the first digits of the edition's hash."""
    review_by: str


def write_handouts(  # noqa: PLR0913, PLR0917 - what a set is made from
    loaded: Loaded,
    base: Guide,
    project: Project,
    out: Path,
    today: datetime.date,
    progress: Progress | None = None,
) -> list[Handout]:
    """Write the set; `base` is the guide without the clinic. Gives what the manifest lists.

    What an earlier run left that is no longer of the set is taken away: it must not be handed
    out. The manifest and the index are written last.
    """
    from generator.sheets.pdf import count_pages

    clinic = loaded.guide.clinic
    assert clinic is not None, "handouts are a clinic's"
    earlier = _listed(out)
    due = loaded.guide.review_due
    version = f"{loaded.guide.information.version}+{hash_of_edition(loaded)[:12]}"
    made: list[Handout] = []

    def add(name: str, title: str, pdf: bytes) -> None:
        digest = hashlib.sha256(pdf).hexdigest()
        write_whole(out / name, pdf)
        made.append(Handout(name, title, count_pages(pdf), digest, version, due.isoformat()))

    pages = _Pages(loaded, base, project, today, version)
    title, pdf = pages.differences_pdf()
    add("differences.pdf", title, pdf)
    for uri, name, content in ready_sheets(
        loaded, project, today=today, progress=progress, whole_set=True
    ):
        add(uri.removeprefix("downloads/"), name, content)
    if loaded.logo is not None:
        write_whole(out / loaded.logo.name, loaded.logo.data)
    write_whole(out / "differences.html", pages.differences_html().encode())
    for name in earlier - {handout.file for handout in made}:
        (out / name).unlink(missing_ok=True)
    write_whole(out / "manifest.csv", as_csv(made))
    rows = json.dumps([asdict(handout) for handout in made], ensure_ascii=False, indent=2)
    write_whole(out / MANIFEST, rows.encode() + b"\n")
    write_whole(out / "index.html", pages.index(made).encode())
    return made


def as_csv(handouts: list[Handout]) -> bytes:
    """The manifest for a spreadsheet, in which no cell is read as a formula."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(Handout.__dataclass_fields__)
    rows.writerows([_cell(value) for value in asdict(handout).values()] for handout in handouts)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _listed(out: Path) -> set[str]:
    """The PDFs of an earlier set in this folder."""
    try:
        rows = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        names = {str(row["file"]) for row in rows}
    except (OSError, ValueError, TypeError, KeyError):
        return set()
    # Only names such as we give: a manifest is a file that anyone may have changed.
    return {name for name in names if re.fullmatch(r"[a-z0-9-]+\.pdf", name)}


class _Pages:
    """The pages about the set."""

    def __init__(
        self, loaded: Loaded, base: Guide, project: Project, today: datetime.date, version: str
    ) -> None:
        self._loaded, self._project = loaded, project
        self._wording = wording = Wording(loaded.guide)
        self._templates = sheet_environment(project.templates, wording)
        clinic = loaded.guide.clinic
        assert clinic is not None
        self._clinic: Clinic = clinic
        past = is_past_review(loaded.guide, today)
        printing = Printing("standard", version.partition("+")[2], past)
        self._shared: Mapping[str, Any] = {
            "clinic": clinic,
            "edition": version,
            "differences": clinic_differences(loaded, base),
            "sheet": describe_sheet(loaded.guide, wording, Person(), printing),
        }

    def differences_pdf(self) -> tuple[str, bytes]:
        overrides, templates = self._project.overrides, self._project.templates
        title = self._title("difference.title")
        html = self._templates.get_template("differences.html.jinja").render(
            title=title,
            logo=logo_address(self._loaded, self._project),
            paper=self._clinic.paper,
            text="standard",
            fonts=(overrides / "assets/fonts/fonts.css").as_uri(),
            styles=(templates / "sheets/sheet.css").as_uri(),
            **self._shared,
        )
        return title, print_document(self._loaded, self._project, html).pdf

    def differences_html(self) -> str:
        title = self._title("difference.title")
        return self._page("handouts-differences.html.jinja", title)

    def index(self, handouts: list[Handout]) -> str:
        def kind(handout: Handout) -> str:
            stem = PurePosixPath(handout.file).stem
            known = ("red-flags", "differences", "booklet", "week", "session", "card", "phase")
            return next((name for name in known if stem.startswith(name)), "return")

        groups = [(name, list(found)) for name, found in groupby(handouts, kind)]
        title = self._title("handouts.title")
        return self._page("handouts-index.html.jinja", title, groups=groups, count=len(handouts))

    def _title(self, label: str) -> str:
        return self._wording.label(label, clinic=self._clinic.name)

    def _page(self, template: str, title: str, **values: Any) -> str:
        page = self._templates.get_template(template)
        logo = self._loaded.logo.name if self._loaded.logo else ""
        return page.render(title=title, logo=logo, **self._shared, **values)
