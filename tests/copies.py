"""A project of a test's own: its content may be changed, the rest is the real project's."""

import shutil
from pathlib import Path

from generator.project import Project

DRAWN = ("figures", "open-graph", "templates")
"""Parts of the cache that take long to fill and hold no site."""


def copy_project(project: Project, root: Path, *, cache: bool = True) -> Project:
    """A project at `root` with the content copied and the rest shared; see `share`."""
    shutil.copytree(project.content, root / "content")
    return share(project, root, cache=cache)


def share(project: Project, root: Path, *, cache: bool = True) -> Project:
    """Give the content at `root` the settings, templates and looks, and what was drawn before.

    Without `cache`, nothing that is remembered of a site is shared.
    """
    shutil.copy(project.root / "mkdocs.yml", root)
    for name in ("templates", "site_overrides"):
        (root / name).symlink_to(project.root / name)
    own = root / "build" / "cache"
    own.parent.mkdir()
    project.cache.mkdir(parents=True, exist_ok=True)
    if cache:
        own.symlink_to(project.cache)
        return Project(root)
    own.mkdir()
    for name in DRAWN:
        (project.cache / name).mkdir(exist_ok=True)
        (own / name).symlink_to(project.cache / name)
    return Project(root)
