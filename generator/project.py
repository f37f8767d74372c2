"""Where things are: one project folder, found by walking up to content/guide.yaml."""

from dataclasses import dataclass
from pathlib import Path


class ProjectNotFound(Exception):
    """No content/guide.yaml here or above."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def overrides(self) -> Path:
        return self.root / "site_overrides"

    @property
    def schema(self) -> Path:
        return self.content / "schema"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """Content-addressed: safe to delete at any time."""
        return self.build / "cache"


def find_project(start: Path) -> Project:
    """The project that holds `start`. ProjectNotFound: there is none."""
    for folder in (start, *start.parents):
        if (folder / "content" / "guide.yaml").is_file():
            return Project(folder)
    raise ProjectNotFound(
        f"no content/guide.yaml in {start} or a folder above it (name the folder with --project)"
    )
