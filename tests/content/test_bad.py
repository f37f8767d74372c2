"""What an author reads for each mistake: one folder of bad/ each, with the exact text."""

import argparse
import shutil
from pathlib import Path

import pytest

from generator.content.load import load
from generator.problems import ContentError, as_text
from generator.project import Project

BAD = Path(__file__).parent / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir())


def test_there_are_cases() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES)
def test_the_author_reads(case: str, base: Project, request: pytest.FixtureRequest) -> None:
    """`input` is laid over the small guide, the files named in removed.txt are taken away."""
    folder = BAD / case
    if (folder / "input").is_dir():
        shutil.copytree(folder / "input", base.root, dirs_exist_ok=True)
    for name in _words(folder / "removed.txt"):
        (base.root / name).unlink()
    options = argparse.ArgumentParser()
    options.add_argument("--clinic")
    options.add_argument("--language")
    arguments = options.parse_args(_words(folder / "arguments.txt"))

    with pytest.raises(ContentError) as caught:
        load(base, clinic=arguments.clinic, language=arguments.language)
    text = as_text(caught.value.problems) + "\n"

    expected = folder / "expected.txt"
    if request.config.getoption("--golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def _words(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split() if path.is_file() else []
