"""An unchanged figure is not drawn again; a changed one is."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.figures import THEMES, cached, contact_sheet, draw, write_figures
from generator.figures import cache as cache_module
from generator.figures.command import draw_figures
from generator.model.figure import Figure
from generator.problems import ContentError
from tests.figures.conftest import Change


def test_the_second_time_comes_from_the_folder(
    figures: dict[str, Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = figures["ice"]
    first = cached("draw", figure, tmp_path)
    assert first == draw(figure)

    def refuse(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(cache_module, "_make", refuse)
    assert cached("draw", figure, tmp_path) == first
    assert cached("draw", figure, tmp_path, side="left", version="2").side == "left"
    with pytest.raises(AssertionError, match="drawn again"):
        cached("draw", figure, tmp_path, theme=THEMES["line"])


def test_a_changed_pose_is_drawn_anew(
    figures: dict[str, Figure], changed: Change, tmp_path: Path
) -> None:
    before = cached("draw", figures["ice"], tmp_path)
    after = cached("draw", changed("ice", {"pose.neck.flex": 30}), tmp_path)
    assert after.pair != before.pair
    assert len(list(tmp_path.rglob("*.json"))) == 2


def test_half_a_file_is_made_anew(figures: dict[str, Figure], tmp_path: Path) -> None:
    first = cached("draw", figures["ice"], tmp_path)
    (place,) = tmp_path.rglob("*.json")
    place.write_text(place.read_text(encoding="utf-8")[:500], encoding="utf-8")
    assert cached("draw", figures["ice"], tmp_path) == first
    assert not list(tmp_path.rglob("*.part"))


def test_a_check_is_kept_with_its_places(changed: Change, tmp_path: Path) -> None:
    bad = changed("ice", {"pose.neck.flex": 70})
    first = cached("check", bad, tmp_path)
    assert [fault.path for fault in first] == [("pose", "neck", "flex")]
    assert cached("check", bad, tmp_path) == first


def test_a_kept_drawing_needs_no_numpy(figures: dict[str, Figure], tmp_path: Path) -> None:
    cached("draw", figures["ice"], tmp_path)
    (tmp_path / "figure.json").write_text(figures["ice"].model_dump_json(), encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from generator.figures import cached;"
        "from generator.model.figure import Figure; folder = Path(sys.argv[1]);"
        "figure = Figure.model_validate_json((folder / 'figure.json').read_text());"
        "cached('draw', figure, folder); print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_files_and_contact_sheets_are_written(figures: dict[str, Figure], tmp_path: Path) -> None:
    some = [figures["ice"]]
    written = write_figures(some, tmp_path / "out", folder=tmp_path)
    assert [path.name for path in written] == ["ice.svg"]
    contact_sheet(some, tmp_path / "sheet.png", folder=tmp_path, greyscale=True, width=400)
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")


def test_an_unknown_figure_is_named(figures: dict[str, Figure], tmp_path: Path) -> None:
    class Guide:
        def __init__(self) -> None:
            self.figures = figures

    class Loaded:
        guide = Guide()

    class Where:
        root = tmp_path

    with pytest.raises(ContentError, match='no figure is called "star-jump"'):
        draw_figures(Loaded(), Where(), ["star-jump"])
