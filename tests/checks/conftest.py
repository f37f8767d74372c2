"""A copy of the real guide to break, one edit at a time."""

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.content.load import Loaded, load
from generator.problems import Problem
from generator.project import Project


@dataclass(frozen=True)
class Edit:
    """One change of a file under content/."""

    file: str
    pattern: str = ""
    """What to replace, in multi-line mode, once; empty appends, or makes the file."""
    new: str = ""
    """May name groups of the pattern. `=path` copies that file."""
    everywhere: bool = False
    gone: bool = False
    """The file is taken away."""


@dataclass(frozen=True)
class Workshop:
    """A copy of the guide, and what the rules say of it unbroken."""

    project: Project
    today: datetime.date
    known: Counter[tuple[str, str, str]]

    @contextmanager
    def broken(self, edits: Sequence[Edit]) -> Iterator[None]:
        """Make the edits; undo them on leaving."""
        before: dict[Path, str | None] = {}
        for edit in edits:
            path = self.project.content / edit.file
            text = path.read_text(encoding="utf-8") if path.exists() else None
            before.setdefault(path, text)
            path.parent.mkdir(parents=True, exist_ok=True)
            if edit.gone:
                path.unlink()
            else:
                path.write_text(self._edited(edit, text or ""), encoding="utf-8")
        try:
            yield
        finally:
            for path, text in before.items():
                if text is None:
                    path.unlink()
                else:
                    path.write_text(text, encoding="utf-8")

    def _edited(self, edit: Edit, text: str) -> str:
        if not edit.pattern:
            if edit.new.startswith("="):
                return (self.project.content / edit.new[1:]).read_text(encoding="utf-8")
            return text + edit.new
        count = 0 if edit.everywhere else 1
        edited, made = re.subn(edit.pattern, edit.new, text, count=count, flags=re.MULTILINE)
        assert made, f"{edit.file} no longer holds {edit.pattern!r}: mend this test"
        return edited

    def new_problems(
        self,
        edits: Sequence[Edit],
        *,
        clinic: str | None = None,
        today: datetime.date | None = None,
    ) -> list[Problem]:
        """What the rules find in the broken guide that they do not find in the whole one."""
        with self.broken(edits):
            found = run_checks(load(self.project, clinic=clinic), today or self.today)
        left = self.known.copy()
        new = []
        for problem in found:
            if left[_key(problem)]:
                left[_key(problem)] -= 1
            else:
                new.append(problem)
        return new

    def line_of(self, edits: Sequence[Edit], file: str, pattern: str) -> int:
        """The line on which a pattern's first match ends, in the broken guide."""
        with self.broken(edits):
            text = (self.project.content / file).read_text(encoding="utf-8")
        match = re.search(pattern, text, re.MULTILINE)
        assert match, f"{file} has no line {pattern!r}: mend this test"
        return text.count("\n", 0, match.end()) + 1


def _key(problem: Problem) -> tuple[str, str, str]:
    return (str(problem.place.path), problem.code, problem.message)


@pytest.fixture(scope="session")
def workshop(
    project: Project, loaded: Loaded, tmp_path_factory: pytest.TempPathFactory
) -> Workshop:
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(project.content, root / "content")
    today = loaded.guide.information.produced
    whole = load(Project(root))
    known = Counter(map(_key, run_checks(whole, today)))
    return Workshop(Project(root), today, known)
