"""Every command as a user types it: a real process, its exit status, its words."""

import json
import shutil
from pathlib import Path

import pytest

from generator.project import Project
from tests.processes import typed as sidestep

COMMANDS = (
    "check", "build", "serve", "pages", "sheet", "calendar", "figures", "schema", "new",
)  # fmt: skip


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Path:
    """A project of its own, to break. What was drawn before is shared."""
    for folder in ("content", "templates", "site_overrides"):
        shutil.copytree(project.root / folder, tmp_path / folder)
    shutil.copy(project.root / "mkdocs.yml", tmp_path)
    project.cache.mkdir(parents=True, exist_ok=True)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "cache").symlink_to(project.cache)
    return tmp_path


def test_help_names_every_command(project: Project) -> None:
    result = sidestep("--help", cwd=project.root)
    assert result.returncode == 0
    for command in COMMANDS:
        assert f"\n    {command} " in result.stdout, command


def test_no_command_is_a_usage_error(project: Project) -> None:
    result = sidestep(cwd=project.root)
    assert result.returncode == 2
    assert "usage: sidestep" in result.stderr


def test_an_unknown_option_is_a_usage_error(project: Project) -> None:
    result = sidestep("check", "--loudly", cwd=project.root)
    assert result.returncode == 2
    assert "--loudly" in result.stderr


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    result = sidestep("check", cwd=tmp_path)
    assert result.returncode == 2
    assert "no content/guide.yaml" in result.stderr
    assert "Traceback" not in result.stderr


def test_check_passes_on_the_guide(project: Project) -> None:
    result = sidestep("check", "--today", "2026-11-24", cwd=project.root / "tests")
    assert result.returncode == 0, result.stderr
    assert "4 phases, 12 exercises" in result.stdout


def test_a_file_open_in_emacs_stops_no_command(copy: Path) -> None:
    for file in ("exercises/clamshell.yaml", "pages/clinics.md", "clinics/example/clinic.yaml"):
        path = copy / "content" / file
        path.with_name(f".#{path.name}").symlink_to("sam@desk.4711:1795512345")
    result = sidestep("check", "--clinic", "example", "--today", "2026-11-24", cwd=copy)
    assert result.returncode == 0, result.stderr
    result = sidestep("pages", "--out", "out", "--today", "2026-11-24", cwd=copy)
    assert result.returncode == 0, result.stderr


def test_check_names_each_mistake_of_each_file(copy: Path) -> None:
    clamshell = copy / "content/exercises/clamshell.yaml"
    clamshell.write_text(clamshell.read_text().replace("kind: strength", "kind: strenth"))
    faq = copy / "content/faq.yaml"
    faq.write_text(faq.read_text().replace("question:", "questoin:", 1))
    result = sidestep("check", cwd=copy)
    assert result.returncode == 1
    assert 'did you mean "strength"?' in result.stderr
    assert '"questoin" (did you mean "question"?)' in result.stderr
    assert "content/exercises/clamshell.yaml:" in result.stderr
    assert "content/faq.yaml:" in result.stderr
    assert "Traceback" not in result.stderr


def test_check_speaks_json_and_github(copy: Path) -> None:
    faq = copy / "content/faq.yaml"
    faq.write_text(faq.read_text().replace("question:", "questoin:", 1))
    result = sidestep("check", "--format", "json", cwd=copy)
    rows = json.loads(result.stdout)
    assert result.returncode == 1
    assert {"path", "line", "column", "code", "severity", "message", "hint"} == set(rows[0])
    assert {row["path"] for row in rows} == {"content/faq.yaml"}
    result = sidestep("check", "--format", "github", cwd=copy)
    assert result.stderr.startswith("::error file=content/faq.yaml,line=")


def test_a_date_typed_wrongly_is_a_usage_error(project: Project) -> None:
    result = sidestep("check", "--today", "24/11/2026", cwd=project.root)
    assert result.returncode == 2
    assert "2026-11-24" in result.stderr


def test_pages_writes_every_page(copy: Path) -> None:
    result = sidestep("pages", "--out", copy / "out", cwd=copy)
    assert result.returncode == 0, result.stderr
    docs = copy / "out/docs"
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert {"index.md", "exercises/clamshell.md", "programme/settle.md"} <= written


def test_pages_refuses_unsound_content(copy: Path) -> None:
    gate = copy / "content/running/return.yaml"
    text = gate.read_text()
    assert "pain_free_days: 7" in text
    gate.write_text(text.replace("pain_free_days: 7", "pain_free_days: 5"))
    result = sidestep("pages", "--out", copy / "out", cwd=copy)
    assert result.returncode == 1
    assert "content/running/return.yaml:" in result.stderr
    assert not (copy / "out").exists()


def test_schema_writes_what_is_committed(copy: Path) -> None:
    before = {path.name: path.read_text() for path in (copy / "content/schema").glob("*.json")}
    assert before, "no schemas: looking in the wrong folder"
    shutil.rmtree(copy / "content/schema")
    result = sidestep("schema", cwd=copy)
    assert result.returncode == 0, result.stderr
    after = {path.name: path.read_text() for path in (copy / "content/schema").glob("*.json")}
    assert after == before


def test_new_starts_an_exercise_and_never_overwrites(copy: Path) -> None:
    result = sidestep("new", "exercise", "step-down", cwd=copy)
    assert result.returncode == 0, result.stderr
    assert (copy / "content/exercises/step-down.yaml").is_file()
    result = sidestep("new", "exercise", "step-down", cwd=copy)
    assert result.returncode == 1
    assert "step-down" in result.stderr


def test_sheet_is_a_pdf_and_says_where(copy: Path) -> None:
    result = sidestep("sheet", "--week", "2", "--side", "left", "-o", "week.pdf", cwd=copy)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "week.pdf"
    assert (copy / "week.pdf").read_bytes().startswith(b"%PDF")


def test_sheet_names_a_wrong_wish_without_a_traceback(copy: Path) -> None:
    result = sidestep("sheet", "--week", "0", cwd=copy)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert not list(copy.glob("*.pdf"))


def test_calendar_writes_one_whole_file(copy: Path) -> None:
    words = ("--start", "2026-11-23", "--side", "left", "--weeks", "2", "-o", "weeks.ics")
    result = sidestep("calendar", *words, cwd=copy)
    assert result.returncode == 0, result.stderr
    text = (copy / "weeks.ics").read_text()
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.rstrip().endswith("END:VCALENDAR")


def test_calendar_names_a_wish_of_a_later_week(copy: Path) -> None:
    days = ("--running-from", "20", "--run-days", "mon tue", "--weeks", "30")
    result = sidestep("calendar", "--start", "2026-11-23", "--side", "left", *days, cwd=copy)
    assert result.returncode == 2
    assert result.stderr.startswith("sidestep: --run-days: ")
    assert "Traceback" not in result.stderr
    result = sidestep("calendar", "--side", "left", cwd=copy)
    assert result.returncode == 2
    assert 'write "start"' in result.stderr
