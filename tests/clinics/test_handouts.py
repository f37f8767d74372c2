"""A clinic's printed set: what is in the folder, and what the manifest says of it."""

import csv
import hashlib
import io
import json
from pathlib import Path

import lxml.html
import pypdfium2
import pytest

from generator.cli import main
from generator.content.load import load
from generator.project import Project
from generator.sheets import ready
from generator.sheets.ready import Ready, list_handed_out, list_ready


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four of the more than two hundred sheets; the others are made in the same way."""
    wanted = ("red-flags-a4-standard", "card-clamshell-a4-standard", "phase-settle-a4-standard")

    def some(*arguments: object) -> list[Ready]:
        found = [item for item in list_ready(*arguments) if Path(item.uri).stem in wanted]  # type: ignore[arg-type]
        assert len(found) == len(wanted)
        return found

    def one_session(*arguments: object) -> list[Ready]:
        found = list_handed_out(*arguments)  # type: ignore[arg-type]
        return [item for item in found if item.request.kind == "session"][:1]

    monkeypatch.setattr(ready, "list_ready", some)
    monkeypatch.setattr(ready, "list_handed_out", one_session)


def _run(copy: Project, out: Path, *more: str) -> int:
    words = ["handouts", "--clinic", "example", "--project", str(copy.root), "--out", str(out)]
    return main([*words, *more])


def _text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_set_is_whole_and_its_manifest_true(copy: Project, tmp_path: Path, few: None) -> None:
    out = tmp_path / "out"
    assert _run(copy, out, "--today", "2026-12-01") == 0
    rows = json.loads((out / "manifest.json").read_text())
    assert {row["file"] for row in rows} == {path.name for path in out.glob("*.pdf")}
    assert len(rows) == 5
    for row in rows:
        raw = (out / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(raw).hexdigest()
        assert row["pages"] == len(_text(out / row["file"]))
        assert row["review_by"] == "2027-11-24"
        assert row["version"].startswith("1.0.0+")
        assert row["title"]
    listed = list(csv.DictReader(io.StringIO((out / "manifest.csv").read_text("utf-8-sig"))))
    assert [row["sha256"] for row in listed] == [row["sha256"] for row in rows]

    index = lxml.html.parse(out / "index.html").getroot()
    links = {link for _, attribute, link, _ in index.iterlinks() if attribute in ("href", "src")}
    assert {row["file"] for row in rows} | {"differences.html", "logo.svg"} == links
    assert all((out / link).is_file() for link in links)

    signed = "\n".join(_text(out / "differences.pdf"))
    for words in ("Clamshell / How much / sets", "Signature", "We have no bands to lend"):
        assert words in signed
        assert words in (out / "differences.html").read_text()
    flags = "\n".join(_text(out / "red-flags-a4-standard.pdf"))
    assert "999 (112 from a mobile phone)" in flags
    assert "Night line of the hospital: 01632 960 999" in flags


def test_made_again_it_is_the_same_and_what_left_the_set_is_gone(
    copy: Project, tmp_path: Path, few: None
) -> None:
    out = tmp_path / "out"
    assert _run(copy, out, "--today", "2026-12-01") == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    rows = json.loads(before["manifest.json"])
    for name in ("card-recalled.pdf", "../outside.pdf"):
        (out / name).write_bytes(b"%PDF")
        rows.append({**rows[0], "file": name})
    (out / "manifest.json").write_text(json.dumps(rows))
    assert _run(copy, out, "--today", "2026-12-01") == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert (tmp_path / "outside.pdf").exists(), "a manifest may name no file elsewhere"


def test_a_second_run_prints_no_ready_sheet_again(
    copy: Project, tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(copy, tmp_path / "one", "--today", "2026-12-01") == 0

    def refuse(*_: object) -> None:
        raise AssertionError("printed again")

    monkeypatch.setattr(ready, "print_document", refuse)
    assert _run(copy, tmp_path / "two", "--today", "2026-12-01") == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_past_its_review_it_is_refused_or_says_so_on_every_page(
    copy: Project, tmp_path: Path, few: None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    late = ("--today", "2028-01-01")
    assert _run(copy, out, *late) == 1
    assert "content/clinics/example/clinic.yaml:23" in capsys.readouterr().err
    assert not out.exists()
    assert _run(copy, out, *late, "--past-review") == 0
    found = sorted(out.glob("*.pdf"))
    assert len(found) == 5
    for path in found:
        for number, text in enumerate(_text(path), start=1):
            assert "was due for review on" in text, f"{path.name}, page {number}"
    assert "was due for review on" in (out / "index.html").read_text()


def test_an_edition_that_breaks_a_rule_is_not_printed(
    copy: Project, tmp_path: Path, few: None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy.content / "clinics/example/exercises/clamshell.yaml"
    path.write_text("frequency:\n  per_week: 5\n", encoding="utf-8")
    assert _run(copy, tmp_path / "out", "--today", "2026-12-01") == 1
    assert "content/clinics/example/exercises/clamshell.yaml:2" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_every_kind_and_variant_is_in_a_set(project: Project) -> None:
    loaded = load(project, clinic="example")
    names = [Path(item.uri).stem for item in list_ready(loaded)]
    guide = loaded.guide
    things = 1 + 12 * 3 + len(guide.phases) + 1 + len(guide.running.weeks) + 1 + 1
    assert len(names) == len(set(names)) == 4 * (things + len(guide.exercises))
    more = [Path(item.uri).stem for item in list_handed_out(loaded)]
    assert len({*names, *more}) == len(names) + len(more)
    for side in ("left", "right"):
        for exercise in guide.exercises:
            assert f"card-{exercise}-{side}-letter-large" in more
    for week in range(1, 13):
        sides = [
            f"session-week-{week}-day-1-{side}-a4-standard" for side in ("left", "right", "both")
        ]
        assert set(sides) <= set(more), week


# --- the approval -------------------------------------------------------------------------------


def test_what_changed_since_the_approval_is_named(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy.content / "clinics/example"
    words = ["--clinic", "example", "--project", str(copy.root), "--today", "2026-12-01"]
    assert main(["approve", *words]) == 0
    lines = capsys.readouterr().out.partition("approval:")[2]
    approval = "approval:" + lines.replace("the name of the clinician", "Dr Example")
    with (folder / "clinic.yaml").open("a", encoding="utf-8") as file:
        file.write(approval)
    assert main(["check", *words]) == 0
    capsys.readouterr()

    (folder / "exercises/clamshell.yaml").write_text("dose:\n  sets: 1\n", encoding="utf-8")
    logo = folder / "logo.svg"
    logo.write_text(logo.read_text().replace("#5b2a86", "#000000"))
    assert main(["check", *words]) == 1
    told = capsys.readouterr().err
    assert "changed after it was approved: 2 values, named below" in told
    assert "exercises / clamshell / dose / sets" in told
    assert '"logo" is not what was approved' in told
