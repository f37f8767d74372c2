"""`sidestep sheet` with a person's file full of mistakes, or nowhere to write: the real command."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.project import Project

Said = tuple[int, list[str]]
Run = Callable[..., Said]


@pytest.fixture
def run(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """run("side: up", "--week", "3"): (exit status, lines said without the path before them)."""

    def sheet(person: str, *words: str) -> Said:
        file = tmp_path / "p.yaml"
        file.write_text(person, encoding="utf-8")
        common = ["sheet", "--project", str(project.root), "--today", "2026-12-01"]
        out = ["-o", str(tmp_path / "out/week.pdf")]
        status = main([*common, "--person", str(file), *out, *words])
        said = capsys.readouterr().err.splitlines()
        return status, [line.replace(f"{file}:", "p.yaml:") for line in said]

    return sheet


def test_all_that_is_wrong_with_a_file_is_said_at_once(run: Run, tmp_path: Path) -> None:
    person = """\
ref: Zebedee Quux
name: ""
start: 2026-02-30
side: Zebedee
running_from: 99
repeat_weeks: [0]
strength_days: [mon, Zebedee]
run_days: Zebedee
missing: [Zebedee]
skip: {clamshell: ""}
usual_minutes: Zebedee
goal: 12
text: Zebedee
paper: Zebedee
language: ZEBEDEE
clinic: Zebedee Quux
zebedee: 1
"""
    status, lines = run(person, "--week", "3")
    assert status == 1
    *lines, count = lines
    assert count == "17 errors"
    assert [line.split(":")[1] for line in lines] == [str(n) for n in range(1, 18)]
    for line in lines:
        assert line.endswith(")") or "must be at" in line, f"says not what to write: {line}"
        assert "zebedee" not in line.lower()
        assert "quux" not in line.lower()
    assert not (tmp_path / "out").exists()


GOOD = "start: 2026-11-23\nside: left\n"
WISHES = {
    "running before the gate": ("running_from: 2\n", ["--week", "5"], "p.yaml:3:15:"),
    "an unknown exercise": ("skip: {pigeom: it hurts}\n", ["--week", "5"], "p.yaml:3:8:"),
    "an unknown level": ("levels: {clamshell: sideways}\n", ["--week", "5"], "p.yaml:3:21:"),
    "a dose it has not": ("doses: {clamshell: {steps: 5}}\n", ["--week", "5"], "p.yaml:3:21:"),
    "strength two days running": ("strength_days: [mon, tue]\n", ["--week", "5"], "p.yaml:3:"),
    "a day named twice": ("strength_days: [mon, mon]\n", ["--week", "5"], "p.yaml:3:"),
    "a week no plan has": ("repeat_weeks: [60]\nrun_days: [sun, sun]\n", ["--week", "5"], "p.yaml"),
}


@pytest.mark.parametrize("name", WISHES)
def test_a_wish_that_cannot_be_has_its_place_and_what_to_write(
    run: Run, tmp_path: Path, name: str
) -> None:
    more, words, place = WISHES[name]
    status, lines = run(GOOD + more, *words)
    assert status == 1, lines
    assert lines[0].startswith(place), lines
    assert lines[0].endswith(")"), f"says not what to write: {lines[0]}"
    for value in ("pigeom", "sideways", "it hurts"):
        assert value not in lines[0]
    assert not (tmp_path / "out").exists()


def test_several_wishes_are_said_at_once(run: Run) -> None:
    more = "running_from: 2\nstrength_days: [mon, tue]\nskip: {pigeom: it hurts}\n"
    status, lines = run(GOOD + more, "--week", "5")
    assert status == 1
    assert {line.split(":")[1] for line in lines[:-1]} >= {"3", "4", "5"}


SESSION = ("--kind", "session", "--week", "2", "--day", "1")


def test_an_output_that_cannot_be_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    status, lines = run(GOOD, *SESSION)
    assert status == 2
    (line,) = lines
    assert line.startswith(f"sidestep: -o {tmp_path / 'out/week.pdf'}: nothing can be written in ")
    assert "Traceback" not in line


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "sidestep: No space left on device"),
        (OSError(errno.EACCES, "Permission denied"), "sidestep: Permission denied"),
        (KeyboardInterrupt(), "sidestep: stopped"),
    ],
    ids=["full disk", "unwritable", "interrupt"],
)
def test_what_fails_while_writing_leaves_the_sheet_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, said: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "week.pdf").write_bytes(b"%PDF: the one before")

    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fails)
    monkeypatch.setattr(Path, "replace", fails)
    status, lines = run(GOOD, *SESSION)
    assert (status, lines) == (3, [said])
    assert [path.name for path in out.iterdir()] == ["week.pdf"]
    assert (out / "week.pdf").read_bytes() == b"%PDF: the one before"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_write_that_stops_half_way_leaves_nothing(project: Project, tmp_path: Path) -> None:
    """As near to a full disk as can be had without one: no file may grow past half a sheet."""
    code = (
        "import resource, signal, sys; from generator.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    out = tmp_path / "out/week.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, "sheet", "--project", str(project.root), *SESSION,
         "-o", str(out)],
        capture_output=True, text=True, check=False, cwd=project.root,
    )  # fmt: skip
    assert done.returncode == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith("sidestep: File too large")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
