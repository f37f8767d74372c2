"""What a worker makes sheets from: the guide in an edition, its faces, and kept layouts."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.content.load import Loaded, load
from generator.project import Project, hash_files, write_whole
from generator.sheets.layout import lay_out, layout_key
from generator.sheets.personal import Faces, Filler
from generator.sheets.request import SheetRequest
from generator.sheets.slots import read_laid_out, slots_json
from generator.sheets.system_fonts import system_fonts_digest
from generator.sheets.typeset import WEIGHTS, read_face

ENGINES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "uharfbuzz", "babel", "jinja2")


@cache
def edition_digest(project: Project) -> str:
    """Of every file, font and engine a sheet is made from: what it names is never stale."""
    told = hashlib.sha256()
    for engine in ENGINES:
        told.update(f"{engine} {version(engine)}\n".encode())
    generator = Path(__file__).parents[1]
    told.update(f"fonts {system_fonts_digest()}\n".encode())
    assets = project.overrides / "assets"
    told.update(hash_files(project.content, project.templates, assets, generator).encode())
    return told.hexdigest()


@cache
def edition(project: Project, clinic: str | None, language: str | None) -> Loaded:
    return load(project, clinic=clinic, language=language)


@cache
def faces(project: Project) -> Faces:
    return {weight: read_face(fonts(project), weight) for weight in WEIGHTS}


def fonts(project: Project) -> Path:
    return project.overrides / "assets/fonts"


def layouts(project: Project) -> Path:
    return project.cache / "sheets"


def keep_layout(loaded: Loaded, project: Project, request: SheetRequest, key: str) -> None:
    """Lay a sheet out, unless it is kept already."""
    pdf, described = _paths(project, key)
    if pdf.is_file() and described.is_file():
        return
    sheet = lay_out(loaded, project, request)
    write_whole(pdf, sheet.pdf)
    write_whole(described, slots_json(sheet))


_MOST_OPEN = 16
_open: dict[str, Filler] = {}


def filler(project: Project, key: str) -> Filler:
    """Of a kept layout. A few stay in memory, however many there are."""
    if key not in _open:
        pdf, described = _paths(project, key)
        while len(_open) >= _MOST_OPEN:
            _open.pop(next(iter(_open)))
        sheet = read_laid_out(pdf.read_bytes(), described.read_bytes())
        _open[key] = Filler(sheet, faces(project), fonts(project))
    return _open[key]


def _paths(project: Project, key: str) -> tuple[Path, Path]:
    return layouts(project) / f"{key}.pdf", layouts(project) / f"{key}.json"


def key_of(project: Project, clinic: str | None, language: str | None, layout: str) -> str:
    return layout_key(edition_digest(project), f"{clinic} {language} {layout}")
