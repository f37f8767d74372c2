"""A batch that is killed, runs out of disk or is given rubbish: nothing torn, the rest done."""

import atexit
import datetime
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from generator.asked import with_a_cache
from generator.project import Project, write_whole
from tests.copies import copy_project

HEADER = "ref,week,start,side,name,goal"
MONDAY = datetime.date(2026, 11, 23)


def good(count: int, mark: str = "k") -> list[str]:
    return [
        f"{mark}-{n},{3 + n % 2},{MONDAY + datetime.timedelta(7 * (n % 4))},left,Planted {n},Run"
        for n in range(count)
    ]


def table(folder: Path, rows: list[str]) -> Path:
    path = folder / "people.csv"
    path.write_text("\r\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def command(path: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "generator.cli", "batch", str(path), "--out", str(out), *more]


def run(project: Project, path: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(path, out, *more), cwd=project.root, capture_output=True, text=True, check=False
    )


def whole_in(out: Path) -> set[str]:
    """The refs of the PDFs in a folder, each of them sound."""
    for path in out.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert not pdf.check_pdf_syntax(), path.name
    return {path.stem for path in out.glob("*.pdf")}


@pytest.mark.slow
def test_killed_at_any_moment_it_is_finished_by_the_next_run(
    project: Project, tmp_path: Path
) -> None:
    path, out = table(tmp_path, good(200)), tmp_path / "out"
    run(project, path, tmp_path / "first")
    began = time.perf_counter()
    assert run(project, path, tmp_path / "second").returncode == 0
    took = time.perf_counter() - began
    moments = random.Random(6)
    cut_short = 0
    for _ in range(20):
        process = subprocess.Popen(
            command(path, out), cwd=project.root, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moments.uniform(0.2, took))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done = whole_in(out)
        cut_short += 0 < len(done) < 200
        # Half of it goes, so that the next run has something left to be killed at.
        for name in sorted(done)[::2]:
            (out / f"{name}.pdf").unlink()
    assert cut_short, "no run was killed in the middle"
    before = {file.name: file.stat().st_mtime_ns for file in out.glob("*.pdf")}
    assert run(project, path, out).returncode == 0
    assert len(whole_in(out)) == 200
    assert all((out / name).stat().st_mtime_ns == when for name, when in before.items())
    assert not list(out.glob(".*")), "what was only begun is taken away"
    assert run(project, path, tmp_path / "last").returncode == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == {
        file.name: file.read_bytes() for file in (tmp_path / "last").iterdir()
    }


# --- disks --------------------------------------------------------------------------------


def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk of its own; the test is skipped where none may be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode
    except FileNotFoundError:
        done = 1
    if done:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "disk", "size=2m")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "disk", "ro")


def test_a_full_disk_is_said_row_by_row_and_nothing_is_torn(
    project: Project, tmp_path: Path, small_disk: Path
) -> None:
    path, out = table(tmp_path, good(40)), small_disk / "out"
    done = run(project, path, out)
    made = whole_in(out)
    assert done.returncode == 3
    assert 0 < len(made) < 40
    said = [line for line in done.stderr.splitlines() if "no space left on device" in line]
    assert {line.split(".pdf")[0].removeprefix("sidestep: ") for line in said} >= {
        f"k-{n}" for n in range(40)
    } - made
    assert "Traceback" not in done.stderr
    assert "Planted" not in done.stderr + done.stdout
    # Room is made; the same command does the rest.
    moved = tmp_path / "moved"
    moved.mkdir()
    for ref in sorted(made):
        (moved / f"{ref}.pdf").write_bytes((out / f"{ref}.pdf").read_bytes())
    again = run(project, path, moved)
    assert again.returncode == 0
    assert f"{40 - len(made)} sheets made, {len(made)} as they were" in again.stdout
    assert len(whole_in(moved)) == 40


def test_a_disk_that_may_not_be_written_is_one_line(
    project: Project, tmp_path: Path, read_only_disk: Path
) -> None:
    path = table(tmp_path, good(3))
    for out in (read_only_disk, read_only_disk / "new"):
        done = run(project, path, out)
        assert done.returncode == 3
        (line,) = done.stderr.splitlines()
        assert line.startswith("sidestep: ")
        assert str(read_only_disk) in line


def test_nothing_stays_in_the_systems_folder_for_what_is_temporary(
    project: Project, tmp_path: Path
) -> None:
    """Not even where the engine sets a name's letters: it keeps its faces in a folder there."""
    path, spare = table(tmp_path, [good(1)[0].replace("Planted", "Γιώργος")]), tmp_path / "spare"
    spare.mkdir()
    done = subprocess.run(
        command(path, tmp_path / "out"), env={**os.environ, "TMPDIR": str(spare)},
        cwd=project.root, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), "where no font has these letters, a row is refused"
    assert not list(spare.iterdir())


@pytest.fixture
def without_cache(project: Project, tmp_path: Path) -> Project:
    """A project whose cache cannot be written, not even by root."""
    root = tmp_path / "project"
    root.mkdir()
    own = copy_project(project, root)
    own.cache.unlink()
    own.cache.write_text("in its place")
    return own


def test_a_cache_that_cannot_be_written_is_one_line(
    without_cache: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = []
    monkeypatch.setattr(atexit, "register", kept.append)
    usable = with_a_cache(without_cache)
    assert with_a_cache(without_cache) is usable
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("sidestep: the cache cannot be written (not a directory: ")
    assert line.endswith("going on without it, which takes longer")
    assert usable.content == without_cache.content
    write_whole(usable.cache / "sheets" / "a", b"")
    for clean_up in kept:
        clean_up()
    assert not usable.cache.exists()


@pytest.mark.slow  # every figure is drawn anew
def test_without_a_cache_every_row_is_made_all_the_same(
    project: Project, without_cache: Project, tmp_path: Path
) -> None:
    path, out, spare = table(tmp_path, good(4)), tmp_path / "out", tmp_path / "spare"
    spare.mkdir()
    done = subprocess.run(
        command(path, out, "--project", str(without_cache.root)),
        cwd=project.root, env={**os.environ, "TMPDIR": str(spare)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if line.startswith("sidestep: ")] == [
        f"sidestep: the cache cannot be written (not a directory: {without_cache.cache}):"
        " going on without it, which takes longer"
    ]
    assert not list(spare.iterdir()), "what was kept for this run alone is taken away"
    assert run(project, path, tmp_path / "cached").returncode == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == {
        file.name: file.read_bytes() for file in (tmp_path / "cached").iterdir()
    }


def test_a_file_in_the_place_of_the_folder_is_one_line(project: Project, tmp_path: Path) -> None:
    path = table(tmp_path, good(1))
    (tmp_path / "out").write_text("mine")
    done = run(project, path, tmp_path / "out")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "out").read_text() == "mine"


# --- rows ---------------------------------------------------------------------------------

BAD = [
    "x-1,3,23/11/2026,left,Planted Bad,",
    "../../x-2,3,2026-11-23,left,Planted Bad,",
    "nul,3,2026-11-23,left,Planted Bad,",
    "k-1,3,2026-11-23,left,Planted Bad,",
    "x-5,99,2026-11-23,left,Planted Bad,",
    "x-6,3,2026-11-23,middle,Planted Bad,",
    "x-7,3,2026-11-23,left,Planted \x1b[31mBad,",
    "x-8,3,2026-02-30,left,Planted Bad,",
    "x-9,3,2026-11-23,left,Planted \ue000 Bad,",
    "x-10,three,2026-11-23,left,Planted Bad,",
]


def test_a_tenth_of_bad_rows_costs_these_rows_alone(project: Project, tmp_path: Path) -> None:
    rows = good(90)
    lines = []
    for number, row in enumerate(BAD):
        place = 9 * (number + 1) + number
        rows.insert(place, row)
        lines.append(place + 2)
    path, out = table(tmp_path, rows), tmp_path / "out"
    done = run(project, path, out)
    assert done.returncode == 1
    assert whole_in(out) == {f"k-{n}" for n in range(90)}
    for line in lines:
        assert f"people.csv:{line}:" in done.stderr, f"row {line} is not named"
    named = {
        int(line.split(":")[1])
        for line in done.stderr.splitlines()
        if line.startswith("people.csv:")
    }
    assert named == set(lines)
    assert "Planted" not in done.stderr + done.stdout
    listed = [row["ref"] for row in json.loads((out / "manifest.json").read_text())]
    assert sorted(listed) == sorted(f"k-{n}" for n in range(90))
    assert not (tmp_path / "x-2.pdf").exists()
    assert not (tmp_path.parent / "x-2.pdf").exists()
