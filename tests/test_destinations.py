"""Where a command may write: what is refused, in one line, and that nothing is lost by it."""

import hashlib
import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.destinations import MARK, fill, judge_folder, marked
from generator.problems import Mistyped
from generator.project import Project, write_whole
from tests.copies import copy_project
from tests.processes import typed


@pytest.fixture
def own(project: Project, tmp_path: Path) -> Project:
    """A project beside other things of its author."""
    root = tmp_path / "mine" / "project"
    root.mkdir(parents=True)
    write_whole(root.parent / "thesis" / "chapter.txt", b"years of work")
    write_whole(root / "people" / "sam.yaml", b"side: left\n")
    write_whole(root / "notes.txt", b"mine")
    return copy_project(project, root)


def state(folder: Path) -> dict[str, str]:
    """Every file outside the shared cache."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts
    }


PAGES = ("pages", "--out")
BUILD = ("build", "--out")
HANDOUTS = ("handouts", "--clinic", "example", "--out")
BATCH = ("batch", "notes.txt", "--out")
SHEET = ("sheet", "--week", "3", "-o")
CALENDAR = ("calendar", "--start", "2026-11-23", "-o")

REFUSED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "the project": (PAGES, ".", "the project itself is in this folder"),
    "the project, built": (BUILD, ".", "the project itself is in this folder"),
    "above the project": (BUILD, "..", "the project itself is in this folder"),
    "the root": (PAGES, "/", "the project itself is in this folder"),
    "content": (PAGES, "content", "the project is made from what is in content"),
    "in content": (BUILD, "content/site", "the project is made from what is in content"),
    "templates": (HANDOUTS, "templates/new", "the project is made from what is in templates"),
    "the look": (BATCH, "site_overrides", "the project is made from what is in site_overrides"),
    "a busy folder": (PAGES, "../thesis", "there are files in it that `sidestep pages` did not"),
    "a busy folder, built": (BUILD, "../thesis", "files in it that `sidestep build` did not make"),
    "a busy folder of sheets": (BATCH, "../thesis", "that `sidestep batch` did not make"),
    "a clinic's busy folder": (HANDOUTS, "people", "that `sidestep handouts` did not make"),
    "a file": (PAGES, "notes.txt", "this is a file"),
    "below a file": (BUILD, "notes.txt/site", "nothing can be written in "),
    "no place": (PAGES, "/proc/pages", "nothing can be written in /proc"),
    "sheet in a folder": (SHEET, "people", "this is a folder"),
    "sheet in no place": (SHEET, "/proc/x.pdf", "nothing can be written in /proc"),
    "sheet over content": (SHEET, "content/guide.yaml", "the project is made from what is in"),
    "sheet over settings": (SHEET, "mkdocs.yml", "these are the project's settings"),
    "sheet over a person": (SHEET, "people/sam.yaml", "the file there is no pdf, and would be"),
    "sheet over a device": (SHEET, "/dev/null", "this is no plain file"),
    "calendar over a note": (CALENDAR, "notes.txt", "the file there is no ics, and would be lost"),
    "merge over a note": ((*BATCH, "out", "--merge"), "notes.txt", "the file there is no pdf"),
    "figures over a note": (("figures", "--sheet"), "notes.txt", "the file there is no png"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line_and_nothing_is_written(own: Project, name: str) -> None:
    words, place, reason = REFUSED[name]
    flag = words[-1]
    before = state(own.root.parent)
    result = typed(*words, place, cwd=own.root)
    assert result.returncode == 2, result.stderr
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"sidestep: {flag} {place}: ")
    assert reason in line
    assert f" such as {flag} " in line
    assert state(own.root.parent) == before


def test_a_folder_of_one_command_is_not_taken_by_another(own: Project) -> None:
    for command, other in (("build", "pages"), ("pages", "build")):
        folder = own.root / command
        with marked(folder, command):  # type: ignore[arg-type]
            write_whole(folder / "index.html", b"")
        judge_folder(own, folder, command)  # type: ignore[arg-type]
        with pytest.raises(Mistyped, match=f"`sidestep {other}` did not make"):
            judge_folder(own, folder, other)  # type: ignore[arg-type]


def test_hidden_files_do_not_make_a_folder_busy(own: Project) -> None:
    """A folder that is published by git holds a .git, and MkDocs leaves it there."""
    folder = own.root / "published"
    write_whole(folder / ".git", b"gitdir: elsewhere")
    for command in ("build", "pages", "batch", "handouts"):
        judge_folder(own, folder, command)  # type: ignore[arg-type]
    write_whole(folder / "index.html", b"an author's")
    for command in ("build", "pages", "batch", "handouts"):
        with pytest.raises(Mistyped, match=r"\(empty it, or write the name of a new folder"):
            judge_folder(own, folder, command)  # type: ignore[arg-type]


def test_a_site_is_built_again_into_its_folder(
    own: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.sheets.ready.ready_sheets", lambda *_, **__: ())
    out = own.root / "published"
    write_whole(out / ".git", b"gitdir: elsewhere")
    build = ["build", "--project", str(own.root), "--out", str(out), "--today", "2026-11-24"]
    assert main(build) == 0
    write_whole(out / "gone" / "index.html", b"of an exercise that was dropped")
    assert main(build) == 0, capsys.readouterr().err
    assert (out / "index.html").is_file()
    assert not (out / "gone").exists()
    assert (out / ".git").read_bytes() == b"gitdir: elsewhere"


def test_sheets_are_known_by_their_manifest(own: Project) -> None:
    for command, key, other in (("batch", "ref", "handouts"), ("handouts", "review_by", "batch")):
        folder = own.root / command
        write_whole(folder / "a-1.pdf", b"%PDF")
        judge_folder(own, folder, command)  # type: ignore[arg-type]  # it was cut short
        write_whole(folder / "manifest.json", json.dumps([{key: "x"}]).encode())
        judge_folder(own, folder, command)  # type: ignore[arg-type]
        with pytest.raises(Mistyped, match=f"`sidestep {other}` did not make"):
            judge_folder(own, folder, other)  # type: ignore[arg-type]


def test_build_s_own_place_is_taken_with_or_without_a_mark(own: Project) -> None:
    site = own.build / "site"
    write_whole(site / "index.html", b"by plain mkdocs")
    judge_folder(own, site, "build")
    with pytest.raises(Mistyped):
        judge_folder(own, site, "pages")


def _write_and_fail(path: Path) -> None:
    write_whole(path, b"")
    raise OSError("full")


def test_a_new_folder_in_which_nothing_came_to_be_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), marked(tmp_path / "new", "build"):
        raise OSError("full")
    assert not (tmp_path / "new").exists()
    half = tmp_path / "half"
    with pytest.raises(OSError, match="full"), marked(half, "build"):
        _write_and_fail(half / "index.html")
    assert {path.name for path in half.iterdir()} == {MARK, "index.html"}


def test_a_folder_is_filled_anew_and_what_others_put_there_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fill(out, "pages", {"docs/a.md": b"a", "docs/b.md": b"b"})
    write_whole(out / "site" / "index.html", b"built from it")
    fill(out, "pages", {"docs/a.md": b"other"})
    assert (out / "docs/a.md").read_bytes() == b"other"
    assert not (out / "docs/b.md").exists()
    assert (out / "site/index.html").read_bytes() == b"built from it"


@pytest.mark.parametrize("name", ["mkdocs.yml", "gone.md"])
def test_what_its_owner_changed_there_is_not_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    fill(out, "pages", {"mkdocs.yml": b"ours", "gone.md": b"ours"})
    write_whole(out / name, b"changed by hand")
    before = state(out)
    with pytest.raises(Mistyped, match=f"{name} was changed there since it was written"):
        fill(out, "pages", {"mkdocs.yml": b"newer"})
    assert state(out) == before


def test_cut_short_it_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    fill(out, "pages", {"a.md": b"old", "b.md": b"old"})

    def full(path: Path, data: bytes) -> None:
        if path.name == "b.md":
            raise OSError("full")
        write_whole(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("generator.destinations.write_whole", full)
        with pytest.raises(OSError, match="full"):
            fill(out, "pages", {"a.md": b"new", "b.md": b"new"})
    fill(out, "pages", {"a.md": b"new", "b.md": b"new"})
    assert (out / "b.md").read_bytes() == b"new"


def test_a_mark_that_names_files_elsewhere_takes_none_away(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"mine")
    out = tmp_path / "out"
    named = {"command": "pages", "files": {"../mine.txt": "", str(mine): ""}}
    write_whole(out / MARK, json.dumps(named).encode())
    fill(out, "pages", {"a.md": b"a"})
    assert mine.read_bytes() == b"mine"


def test_pages_are_written_again_into_their_folder(own: Project) -> None:
    for _ in range(2):
        result = typed("pages", "--out", "out", "--today", "2026-11-24", cwd=own.root)
        assert result.returncode == 0, result.stderr
    (own.root / "out" / "mkdocs.yml").write_text("site_name: mine\n")
    result = typed("pages", "--out", "out", "--today", "2026-11-24", cwd=own.root)
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("sidestep: --out out: mkdocs.yml was changed there")
    assert (own.root / "out" / "mkdocs.yml").read_text() == "site_name: mine\n"
