"""What any test may ask for: the project, its guide, and leave to rewrite golden files."""

from pathlib import Path

import pytest

from generator.content.load import Loaded, load
from generator.model.guide import Guide
from generator.project import Project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="write golden files again instead of comparing"
    )


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(Path(__file__).resolve().parents[1])


@pytest.fixture(scope="session")
def loaded(project: Project) -> Loaded:
    """The real guide with its places, without a clinic. Never write to it."""
    return load(project)


@pytest.fixture(scope="session")
def guide(loaded: Loaded) -> Guide:
    return loaded.guide
