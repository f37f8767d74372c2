"""The style sheet with the two faces holds the faces that the fonts' folder has now."""

from generator.project import Project
from tools.faces import style_sheet


def test_the_faces_in_the_style_sheet_are_those_of_the_folder(project: Project) -> None:
    committed = project.overrides / "assets/css/faces.css"
    assert committed.read_text(encoding="utf-8") == style_sheet(), (
        "faces.css is out of date (run `python -m tools.faces`)"
    )
