"""What is added to a built site, away from the build."""

from pathlib import Path

from generator.project import write_whole
from generator.site.after import stamp


def test_the_stamp_changes_with_a_style_and_not_with_an_editor_s_lock(tmp_path: Path) -> None:
    style = tmp_path / "assets" / "css" / "frame.css"
    write_whole(style, b"a {}")
    before = stamp(tmp_path)
    style.with_name(".#frame.css").symlink_to("sam@desk.4711:1795512345")
    write_whole(style.with_name(".frame.css"), b"half")
    assert stamp(tmp_path) == before
    write_whole(style, b"b {}")
    assert stamp(tmp_path) != before
