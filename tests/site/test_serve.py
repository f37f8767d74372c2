"""`sidestep serve` shows each saved edit, outlives a broken one, and shows the mended file."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project
from tests.copies import copy_project

PATIENCE = 90
"""Seconds: other tests may want the machine too. `make bench` measures the time."""


@pytest.fixture
def served(project: Project, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The file of an exercise in a project of its own, and the address of its page."""
    copy_project(project, tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "generator.cli", "serve", "--port", str(port)]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--project", str(tmp_path)], cwd=project.root, stdout=log, stderr=log
        )
        yield (
            tmp_path / "content" / "exercises" / "clamshell.yaml",
            f"http://127.0.0.1:{port}/exercises/clamshell/",
        )
        process.terminate()
        process.wait(20)


def wait_for(words: str, address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as page:
                if words in page.read().decode():
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            pass  # not up yet, or held back while the content is broken
        time.sleep(0.2)
    pytest.fail(f"{words!r} was not shown within {PATIENCE} s")


def test_edits_show_and_a_broken_one_is_survived(served: tuple[Path, str]) -> None:
    file, address = served
    text = file.read_text()
    wait_for("Clamshell", address)
    for words in ("First other summary.", "Second other summary."):
        file.write_text(text.replace("You lie on your side and open", f"{words} You open"))
        wait_for(words, address)
    file.write_text(text.replace("kind: strength", "kind: strenght"))
    log = file.parents[2] / "log"
    until = time.monotonic() + PATIENCE
    while "content/exercises/clamshell.yaml:" not in log.read_text():
        assert time.monotonic() < until, "the mistake was not named"
        time.sleep(0.2)
    wait_for("Second other summary.", address)  # the last good site is not held back
    settings = file.parents[2] / "mkdocs.yml"
    sound = settings.read_text()
    settings.write_text(sound + "nonsense: [\n")
    while log.read_text().count("The last good site stays on show") < 2:
        assert time.monotonic() < until + PATIENCE, "a broken mkdocs.yml was not named"
        time.sleep(0.2)
    wait_for("Second other summary.", address)
    assert "Traceback" not in log.read_text()
    settings.write_text(sound)
    file.write_text(text.replace("You lie on your side and open", "Mended. You open"))
    wait_for("Mended.", address)
