"""Every id misspelt, every key taken away, every number spoilt, in the real guide, one at a time.

Each must be reported on its own line of its own file. The score is printed.
"""

import datetime
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from mutate import Mutation, Subject

from generator.checks import run_checks
from generator.checks.references import check_inserted_numbers_exist, check_links_lead_somewhere
from generator.checks.rule import Draft
from generator.content.load import load
from generator.problems import ContentError, Problem
from generator.project import Project

TODAY = datetime.date(2026, 11, 24)
Score = Callable[[str, Iterable[Mutation], Callable[[Mutation], Sequence[Problem]]], None]


@pytest.fixture(scope="module")
def subject(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """The real guide, in a copy that a test may change and must put back."""
    root = tmp_path_factory.mktemp("guide")
    shutil.copytree(project.content, root / "content")
    return Subject(Project(root))


@contextmanager
def _changed(subject: Subject, mutation: Mutation) -> Iterator[Project]:
    """The guide as a whole with one mistake in a file of it."""
    file = subject.project.content / mutation.path
    raw = file.read_bytes()
    file.write_bytes(subject.after(mutation))
    try:
        yield subject.project
    finally:
        file.write_bytes(raw)


@pytest.fixture
def score(subject: Subject, capsys: pytest.CaptureFixture[str]) -> Score:
    """Try each mutation, print how many were reported, and fail for those that were not."""

    def try_all(
        name: str,
        mutations: Iterable[Mutation],
        problems_of: Callable[[Mutation], Sequence[Problem]],
    ) -> None:
        tried = list(mutations)
        missed = [m for m in tried if not _is_reported(m, subject, problems_of(m))]
        with capsys.disabled():
            print(f"\nmutations: {name}: {len(tried) - len(missed)} of {len(tried)} reported")
        assert tried
        assert not missed, "\n".join(map(str, missed))

    return try_all


def _is_reported(mutation: Mutation, subject: Subject, problems: Sequence[Problem]) -> bool:
    """One problem, no more, and it is where the mistake is."""
    path = subject.files[mutation.path].file.path
    return [(problem.place.path, problem.place.line) for problem in problems] == [
        (path, mutation.line)
    ]


def test_every_reference_renamed(subject: Subject, score: Score) -> None:
    score("references renamed", subject.references(), subject.problems)


def test_every_assumption_misspelt(subject: Subject, score: Score) -> None:
    score("names of assumed values misspelt", subject.assumptions(), subject.problems)


def test_every_required_key_removed(subject: Subject, score: Score) -> None:
    score("required keys removed", subject.required_keys(), subject.problems)


def test_every_number_spoilt(subject: Subject, score: Score) -> None:
    score("numbers made negative, text, huge", subject.numbers(), subject.problems)


def test_every_link_and_inserted_number_misspelt(subject: Subject, score: Score) -> None:
    def problems_of(mutation: Mutation) -> list[Problem]:
        draft = Draft(subject.loaded(mutation), TODAY)
        checks = (check_links_lead_somewhere, check_inserted_numbers_exist)
        return [problem for check in checks for problem in check(draft)]

    assert not problems_of(replace(next(subject.words()), text="")), (
        "and none of an unchanged guide"
    )
    score("links and inserted numbers misspelt", subject.words(), problems_of)


def test_every_file_removed(subject: Subject, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that a guide needs is missed by name; one entry is missed where it is named."""
    tried = missed = 0
    for path, part in subject.files.items():
        if part.kind.form == "entry":
            continue
        tried += 1
        file = subject.project.content / path
        raw = file.read_bytes()
        file.unlink()
        with pytest.raises(ContentError) as caught:
            load(subject.project)
        named = {problem.place.path for problem in caught.value.problems}
        missed += named != {part.file.path}
        file.write_bytes(raw)
    with capsys.disabled():
        print(f"\nmutations: files removed: {tried - missed} of {tried} reported")
    assert not missed


def _all_kinds(subject: Subject) -> Iterator[Mutation]:
    yield from subject.references()
    yield from subject.assumptions()
    yield from subject.required_keys()
    yield from subject.numbers()


def _every(mutations: Iterable[Mutation], step: int) -> list[Mutation]:
    return [mutation for index, mutation in enumerate(mutations) if index % step == 0]


@pytest.mark.parametrize(
    "step", [pytest.param(211, id="some"), pytest.param(23, id="many", marks=pytest.mark.slow)]
)
def test_a_whole_load_says_the_same(subject: Subject, step: int) -> None:
    """The quick way of trying mutations is held against the way a user goes."""
    for mutation in _every(_all_kinds(subject), step):
        with _changed(subject, mutation) as whole, pytest.raises(ContentError) as caught:
            load(whole)
        quick = sorted(subject.problems(mutation), key=Problem.sort_key)
        assert list(map(str, caught.value.problems)) == list(map(str, quick)), mutation


@pytest.mark.slow
def test_all_rules_together_find_the_links(subject: Subject) -> None:
    for mutation in _every(subject.words(), 5):
        with _changed(subject, mutation) as whole:
            lines = {(p.place.path, p.place.line) for p in run_checks(load(whole), TODAY)}
        assert (subject.files[mutation.path].file.path, mutation.line) in lines, mutation
