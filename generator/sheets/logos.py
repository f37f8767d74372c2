"""Where a sheet finds the clinic's logo: the clean one, never the file in the clinic's folder."""

import hashlib
from pathlib import Path

from generator.content.load import Loaded
from generator.project import Project, write_whole


def logo_address(loaded: Loaded, project: Project) -> str:
    """The address of the clean logo; "" where there is none."""
    logo = loaded.logo
    if logo is None:
        return ""
    digest = hashlib.sha256(logo.data).hexdigest()[:32]
    path = logos_folder(project) / f"{digest}{Path(logo.name).suffix}"
    if not path.exists():
        write_whole(path, logo.data)
    return path.resolve().as_uri()


def logos_folder(project: Project) -> Path:
    return project.cache / "logos"
