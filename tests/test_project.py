"""Finding a project, and writing its files whole."""

import os
import stat
from pathlib import Path

import pytest

from generator.project import (
    Project,
    ProjectNotFound,
    find_project,
    hash_files,
    try_to_write,
    write_whole,
)


def _project(root: Path) -> Path:
    (root / "content").mkdir(parents=True)
    (root / "content" / "guide.yaml").write_text("title: x\n", encoding="utf-8")
    return root


def test_found_from_any_folder_inside(tmp_path: Path) -> None:
    root = _project(tmp_path / "mine")
    deep = root / "content" / "exercises"
    deep.mkdir()
    assert find_project(deep) == find_project(root) == Project(root)


def test_the_nearest_one_counts(tmp_path: Path) -> None:
    outer = _project(tmp_path)
    inner = _project(outer / "copies" / "inner")
    assert find_project(inner / "content").root == inner


def test_not_found_names_the_folder_and_the_flag(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFound, match=f"{tmp_path}.*--project"):
        find_project(tmp_path)


def test_folders_lie_in_the_root(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.schema == tmp_path / "content" / "schema"
    assert project.cache == tmp_path / "build" / "cache"
    assert (project.templates, project.overrides) == (
        tmp_path / "templates",
        tmp_path / "site_overrides",
    )


def test_a_hash_of_files_tells_their_names_and_their_bytes(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    write_whole(folder / "below" / "a", b"one")
    write_whole(file, b"two")
    seen = [hash_files(folder, file), hash_files(folder), hash_files(file)]
    (folder / "below" / "b.pyc").write_bytes(b"compiled")
    assert hash_files(folder, file) == seen[0]
    (folder / "below" / "a").rename(folder / "below" / "b")
    seen.append(hash_files(folder, file))
    (folder / "below" / "b").write_bytes(b"other")
    seen.append(hash_files(folder, file))
    (folder / "below" / "b").rename(folder / "b")
    seen.append(hash_files(folder, file))
    assert len(set(seen)) == len(seen)


def test_a_hash_passes_over_what_is_hidden(tmp_path: Path) -> None:
    """Also where the folder itself lies in a hidden one."""
    folder = tmp_path / ".mine" / "folder"
    write_whole(folder / "a", b"one")
    before = hash_files(folder)
    (folder / ".#a").symlink_to("nowhere")
    write_whole(folder / ".a.swp", b"half")
    write_whole(folder / ".copies" / "a", b"old")
    assert hash_files(folder) == before
    write_whole(folder / "b", b"two")
    assert hash_files(folder) != before


def test_a_hash_does_not_tell_where_the_folder_is(tmp_path: Path) -> None:
    for place in ("here", "there"):
        write_whole(tmp_path / place / "folder" / "a", b"one")
    one, other = (hash_files(tmp_path / place / "folder") for place in ("here", "there"))
    assert one == other


def test_where_one_can_write_nothing_is_left(tmp_path: Path) -> None:
    try_to_write(tmp_path / "a" / "b")
    write_whole(tmp_path / "c" / "below" / "d", b"")
    try_to_write(tmp_path / "c")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["below", "c", "d"]


def test_a_file_in_the_place_of_a_folder_cannot_be_written_in(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(NotADirectoryError):
            try_to_write(folder)


def test_writes_a_file_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_written_file_may_be_read_as_any_other(tmp_path: Path) -> None:
    """mkstemp's own mode would keep a web server out."""
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"}
    assert len(modes) == 1


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(descriptor: int, mode: str) -> object:
        os.close(descriptor)
        raise OSError("disk full")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
