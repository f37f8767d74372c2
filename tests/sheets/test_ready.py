"""The sheets a site offers: which they are, and that an unchanged one is not made again."""

import errno
import os
import re
from itertools import islice
from pathlib import Path

import pytest

from generator.content.load import Loaded
from generator.project import Project, write_whole
from generator.sheets import ready
from generator.sheets.ready import list_ready, ready_sheets


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, project: Project, tmp_path: Path) -> Project:
    """The same project with a cache of its own, and two leaflets on offer."""
    real = list_ready
    monkeypatch.setattr(
        ready,
        "list_ready",
        lambda loaded, today=None: islice(
            (item for item in real(loaded, today) if "/red-flags-" in item.uri), 2
        ),
    )
    monkeypatch.setattr(Project, "cache", property(lambda self: tmp_path / "cache"))
    return project


def test_there_is_a_sheet_for_every_week_side_paper_and_text(loaded: Loaded) -> None:
    uris = [item.uri for item in list_ready(loaded)]
    assert len(set(uris)) == len(uris)
    weeks = [uri for uri in uris if re.match(r"downloads/week-", uri)]
    assert len(weeks) == 12 * 3 * 2 * 2
    assert "downloads/week-3-left-a4-standard.pdf" in weeks
    for name in ("return", "return-week-1", "red-flags", "phase-settle", "card-clamshell"):
        assert f"downloads/{name}-letter-large.pdf" in uris


def test_an_unchanged_sheet_is_not_made_again(
    loaded: Loaded, few: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    first = list(ready_sheets(loaded, few, progress=lambda *done: told.append(done)))
    assert told == [(1, 2), (2, 2)]
    assert all(pdf.startswith(b"%PDF") for _, _, pdf in first)
    assert first[0][:2] == (
        "downloads/red-flags-a4-standard.pdf",
        "Stop and get help (A4, standard print)",
    )
    monkeypatch.setattr(ready, "print_document", None)
    assert list(ready_sheets(loaded, few)) == first


def test_a_sheet_whose_words_change_is_made_again(loaded: Loaded, few: Project) -> None:
    before = list(ready_sheets(loaded, few))
    information = loaded.guide.information.model_copy(update={"version": "9.9.9"})
    guide = loaded.guide.model_copy(update={"information": information})
    after = list(ready_sheets(Loaded(guide, loaded.tree), few))
    assert [pdf for *_, pdf in before] != [pdf for *_, pdf in after]


def test_an_edit_that_a_sheet_does_not_show_prints_nothing(
    loaded: Loaded, few: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(ready_sheets(loaded, few))
    guide = loaded.guide.model_copy(update={"faq": {}})
    assert ready._state(Loaded(guide, loaded.tree), few) != ready._state(loaded, few)
    monkeypatch.setattr(ready, "print_document", None)
    assert list(ready_sheets(Loaded(guide, loaded.tree), few)) == before


@pytest.mark.parametrize("part", ["site", "checks", "content"])
def test_code_that_shapes_no_sheet_is_not_in_the_key(part: str) -> None:
    folders = ready._code()
    assert all(folder.is_dir() for folder in folders)
    shaping = {folder.name for folder in folders}
    assert {"sheets", "views", "plan", "model", "figures", "render"} <= shaping
    assert part not in shaping


@pytest.mark.slow
def test_all_of_them_are_made(loaded: Loaded, project: Project) -> None:
    made = list(ready_sheets(loaded, project))
    assert len(made) == len(list(list_ready(loaded)))


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interrupt_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    path = tmp_path / "week.pdf"
    write_whole(path, b"the one before")

    def full(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(type(fault)):
        write_whole(path, b"half of the new one")
    assert path.read_bytes() == b"the one before"
    assert os.listdir(tmp_path) == ["week.pdf"]  # noqa: PTH208 - names are enough
