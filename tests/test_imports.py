"""Imports run one way: the architecture's walls, held."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

# Lowest first; a part may import what stands before it. Parts on one line do not import each other.
FLOORS = (
    {"problems", "project"},
    {"destinations", "flags"},
    {"model"},
    {"content", "plan", "figures"},
    {"checks"},
    {"views"},
    {"render"},
    {"site", "sheets"},
    {"asked"},
    {"commands"},
    {"cli"},
)

# plan and figures stand on model alone; what is drawn is also kept in a folder.
STANDS_ON_MODEL = {"plan": set(), "figures": {"project"}}

ONLY_IN = {
    "yaml": "content/strict_yaml.py",
    "mkdocs": "site/mkdocs.py",
    "weasyprint": "sheets/press.py",
    "pikepdf": "sheets/pdf.py",
}


def _imports() -> Iterator[tuple[str, str]]:
    """(file under generator/, module it imports), for every import wherever it stands."""
    for path in sorted(GENERATOR.rglob("*.py")):
        file = path.relative_to(GENERATOR).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file} imports relatively"
                assert node.module is not None
                yield file, node.module


IMPORTS = list(_imports())


def _part(name: str) -> str:
    return name.removesuffix(".py")


def _floor(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def test_there_are_imports_to_hold() -> None:
    inside = [module for _, module in IMPORTS if module.startswith("generator.")]
    assert len(inside) > 50, "found too few imports: looking in the wrong folder"
    parts = {_part(file.split("/")[0]) for file, _ in IMPORTS}
    assert {"model", "content", "views", "cli"} <= parts


def test_imports_run_one_way() -> None:
    wrong = []
    for file, module in IMPORTS:
        if not module.startswith("generator."):
            continue
        importer, imported = _part(file.split("/")[0]), module.split(".")[1]
        if importer == imported or importer == "__init__":
            continue
        if _floor(imported) >= _floor(importer):
            wrong.append(f"{file} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_plan_and_figures_stand_on_model_alone() -> None:
    wrong = [
        f"{file} imports {module}"
        for file, module in IMPORTS
        if file.split("/")[0] in STANDS_ON_MODEL
        and module.startswith("generator.")
        and module.split(".")[1]
        not in {"model", "problems", file.split("/")[0], *STANDS_ON_MODEL[file.split("/")[0]]}
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("library", "home"), ONLY_IN.items())
def test_each_engine_is_imported_in_one_file(library: str, home: str) -> None:
    files = {file for file, module in IMPORTS if module.split(".")[0] == library}
    assert home in files, f"{home} no longer imports {library}: mend this table"
    assert files == {home}
