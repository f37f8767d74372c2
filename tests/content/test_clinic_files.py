"""What lies in a clinic's folder: only plain files of that folder are read, and not all of them."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content.load import load
from generator.problems import ContentError, Problem
from generator.project import Project

OVERLAY = "exercises/clamshell.yaml"


def _problems(base: Project, make: Callable[[Path], None]) -> list[Problem]:
    path = base.content / "clinics" / "oak" / OVERLAY
    path.parent.mkdir(exist_ok=True)
    make(path)
    with pytest.raises(ContentError) as caught:
        load(base, clinic="oak")
    return list(caught.value.problems)


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_link_to("/etc/passwd"), "outside its folder"),
        (_link_to("../../../guide.yaml"), "outside its folder"),
        (_link_to("clamshell.yaml"), "a link to itself"),
        (_link_to("nowhere.yaml"), "No such file"),
        (_link_to("/dev/zero"), "outside its folder"),
        (lambda path: os.mkfifo(path), "no plain file"),
    ],
    ids=["file-of-the-system", "file-of-the-guide", "loop", "dangling", "device", "pipe"],
)
def test_what_is_no_file_of_the_clinic_is_not_read(
    base: Project, make: Callable[[Path], None], words: str
) -> None:
    (problem,) = _problems(base, make)
    assert str(problem.place.path) == f"content/clinics/oak/{OVERLAY}"
    assert words in problem.message
    assert not problem.place.source, "a line of a foreign file would be shown"


def test_a_huge_file_is_refused_at_once(base: Project) -> None:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(2_000_000_000)  # sparse: takes no room

    start = time.perf_counter()
    (problem,) = _problems(base, write)
    assert time.perf_counter() - start < 5
    assert problem.code == "yaml-size", problem


@pytest.mark.parametrize(
    "slug", ["../oak", "../../clinics/oak", "/etc", "oak/..", ".", "", "oak\0"]
)
def test_a_clinic_is_a_folder_and_no_way_to_another(base: Project, slug: str) -> None:
    with pytest.raises(ContentError) as caught:
        load(base, clinic=slug)
    assert [problem.code for problem in caught.value.problems] == ["clinic-unknown"]
