"""A table in, a folder of sheets out: checked, resumed, and with nobody's name where it is seen."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest

from generator.content.load import Loaded
from generator.problems import ContentError
from generator.project import Project
from generator.sheets import merge as merge_module
from generator.sheets.batch import Outcome, Planned, make_batch, plan_batch
from generator.sheets.manifest import plain_cell
from generator.sheets.merge import merge
from generator.sheets.people import read_people
from generator.sheets.tasks import Task, WorkerEnded, run_tasks
from generator.sheets.typeset import read_face

HEADER = "ref,week,start,side,name,goal"
GOOD = [
    "a-1,3,2026-11-23,left,Planted Alice,Run 10 km",
    "a-2,3,2026-11-30,left,Planted Bób,Run 20 km",
    "a-3,3,2026-11-23,left,Planted " + "Verylongname" * 5 + ",Run 5 km",
]


def table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "people.csv"
    path.write_bytes("\r\n".join([header, *rows, ""]).encode("utf-8"))
    return path


def planned_of(loaded: Loaded, project: Project, path: Path) -> Planned:
    people = read_people(path, {})
    return plan_batch(people, project, lambda _c, _l: loaded, past_review=lambda _: False)


@pytest.fixture(scope="module")
def made(
    loaded: Loaded, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Planned, Outcome, Path]:
    folder = tmp_path_factory.mktemp("batch")
    planned = planned_of(loaded, project, table(folder, *GOOD))
    out = folder / "out"
    return planned, make_batch(planned, project, out, jobs=1), out


def test_every_row_has_its_whole_file(made: tuple[Planned, Outcome, Path]) -> None:
    planned, outcome, out = made
    assert (outcome.made, outcome.kept, outcome.problems, outcome.failures) == (3, 0, [], [])
    assert planned.layouts == 1
    for ref in ("a-1", "a-2", "a-3"):
        with pikepdf.open(out / f"{ref}.pdf") as pdf:
            assert not pdf.check_pdf_syntax()
    assert {path.name for path in out.iterdir()} == {
        "a-1.pdf", "a-2.pdf", "a-3.pdf", "manifest.json", "manifest.csv",
    }  # fmt: skip


def test_no_name_but_on_the_pages(made: tuple[Planned, Outcome, Path]) -> None:
    _, _, out = made
    for path in out.iterdir():
        data = path.read_bytes()
        assert b"Planted" not in data
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                told = pdf.Root.Metadata.read_bytes() + str(dict(pdf.docinfo)).encode()
            assert b"Planted" not in told
    rows = json.loads((out / "manifest.json").read_text())
    with (out / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["sha256"] for row in csv.DictReader(file)] == [row["sha256"] for row in rows]


def test_one_file_for_the_printer_has_a_bookmark_for_each_ref(
    made: tuple[Planned, Outcome, Path], tmp_path: Path
) -> None:
    _, outcome, out = made
    merged = tmp_path / "all.pdf"
    merge([(entry.ref, out / entry.file) for entry in outcome.entries], merged)
    with pikepdf.open(merged) as pdf:
        assert not pdf.check_pdf_syntax()
        assert len(pdf.pages) == sum(fronts_and_backs(entry.pages) for entry in outcome.entries)
        with pdf.open_outline() as outline:
            marks = [(mark.title, mark.destination[0].objgen) for mark in outline.root]
        firsts, page = [], 0
        for entry in outcome.entries:
            firsts.append((entry.ref, pdf.pages[page].obj.objgen))
            page += fronts_and_backs(entry.pages)
        assert marks == firsts
    assert b"Planted" not in merged.read_bytes()


def test_the_printers_pages_look_as_each_persons_own(
    made: tuple[Planned, Outcome, Path], tmp_path: Path
) -> None:
    _, outcome, out = made
    merged = tmp_path / "all.pdf"
    told = []
    sheets = [(entry.ref, out / entry.file) for entry in outcome.entries]
    merge(sheets, merged, lambda: told.append(1))
    assert len(told) == len(sheets)
    one_by_one = [picture for _, path in sheets for picture in leaves(path)]
    together = list(pictures(merged))
    assert len(together) == len(one_by_one)
    assert len(together) > sum(entry.pages for entry in outcome.entries), (
        "no sheet has a blank back"
    )
    for here, there in zip(together, one_by_one, strict=True):
        assert here.shape == there.shape
        assert abs(here - there).max() <= 2


def fronts_and_backs(pages: int) -> int:
    """Printed on both sides, a sheet shares no leaf with another person's."""
    return pages + pages % 2


def leaves(path: Path) -> Iterator[np.ndarray]:  # type: ignore[type-arg]
    yield from (sides := list(pictures(path)))
    if len(sides) % 2:
        yield np.full_like(sides[-1], 255)


def pictures(path: Path) -> Iterator[np.ndarray]:  # type: ignore[type-arg]
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        for page in document:
            yield page.render(scale=1).to_numpy().astype(int)


@pytest.mark.parametrize("most", [merge_module.MOST, 10])
def test_what_sheets_share_is_in_the_printers_file_once(
    made: tuple[Planned, Outcome, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    """So the file grows by each person's own words; and where less is remembered it stays sound."""
    _, _, out = made
    monkeypatch.setattr(merge_module, "MOST", most)
    sizes = []
    for count in (1, 20):
        merged = tmp_path / f"{count}.pdf"
        merge([(f"r-{n}", out / f"a-{1 + n % 2}.pdf") for n in range(count)], merged)
        with pikepdf.open(merged) as pdf:
            assert not pdf.check_pdf_syntax()
        sizes.append(merged.stat().st_size)
    assert (sizes[1] < 2 * sizes[0]) == (most > 10)


def test_what_looks_like_a_reference_in_a_string_stays(tmp_path: Path) -> None:
    said = r"see 5 0 R (or \) 1 0 R"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.PieceInfo = pdf.make_indirect(pikepdf.Dictionary(Said=pikepdf.String(said)))
        pdf.save(tmp_path / "one.pdf")
    merge([("a", tmp_path / "one.pdf"), ("b", tmp_path / "one.pdf")], tmp_path / "all.pdf")
    with pikepdf.open(tmp_path / "all.pdf") as pdf:
        fronts = pdf.pages[::2]  # each has a blank back
        assert [str(page.obj.PieceInfo.Said) for page in fronts] == [said, said]


def test_a_file_for_the_printer_appears_whole_or_not_at_all(
    made: tuple[Planned, Outcome, Path], tmp_path: Path
) -> None:
    _, _, out = made
    with pytest.raises(FileNotFoundError):
        merge([("a", out / "a-1.pdf"), ("b", out / "gone.pdf")], tmp_path / "all.pdf")
    assert not list(tmp_path.iterdir())


def test_made_again_it_writes_only_what_is_missing(
    made: tuple[Planned, Outcome, Path], project: Project
) -> None:
    planned, _, out = made
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.pdf")}
    (out / "a-2.pdf").unlink()
    (out / "a-1.pdf").write_bytes((out / "a-1.pdf").read_bytes()[:-300])
    again = make_batch(planned, project, out, jobs=1)
    assert (again.made, again.kept) == (2, 1)
    assert (out / "a-3.pdf").stat().st_mtime_ns == before["a-3.pdf"]
    with pikepdf.open(out / "a-1.pdf") as pdf:
        assert not pdf.check_pdf_syntax()


def test_a_folder_that_cannot_be_written_fails_row_by_row(
    made: tuple[Planned, Outcome, Path], project: Project, tmp_path: Path
) -> None:
    planned, _, _ = made
    out = tmp_path / "out"
    for ref in ("a-1", "a-2"):
        (out / f"{ref}.pdf").mkdir(parents=True)
    outcome = make_batch(planned, project, out, jobs=1)
    assert sorted(outcome.failures) == ["a-1.pdf: is a directory", "a-2.pdf: is a directory"]
    assert outcome.made == 1
    assert not list(out.glob(".*"))


# --- tables -------------------------------------------------------------------------------


def lines_of(path: Path) -> list[str]:
    return [str(problem) for problem in read_people(path, {}).problems]


def test_a_spreadsheets_export_reads_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    text = 'ref;week;start;side;note\r\nx1;2;2026-11-23;left;"a; ""b""\r\nnext"\r\n\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (row,) = read_people(path, {}).rows
    assert row.reading.person.note == 'a; "b"\nnext'


def test_bad_rows_are_named_and_good_ones_stay(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "good,3,2026-11-23,left,,",
        "day,3,23/11/2026,left,,",
        "../../x,3,2026-11-23,left,,",
        "con,3,2026-11-23,left,,",
        "Good,3,2026-11-23,left,,",
        "many,3,2026-11-23,left,,,,x",
        "good2,99x,2026-11-23,left,,",
    )
    people = read_people(path, {})
    assert [row.ref for row in people.rows] == ["good"]
    assert sorted(problem.place.line for problem in people.problems) == [3, 4, 5, 6, 7, 8]
    assert "day and month cannot be told apart" in lines_of(path)[0]
    assert "people.csv:3:3:" in lines_of(path)[0]


def test_a_picture_in_a_row_costs_a_warning_and_not_the_sheet(
    loaded: Loaded, project: Project, tmp_path: Path
) -> None:
    planned = planned_of(loaded, project, table(tmp_path, "p-1,3,2026-11-23,left,Sam 🦵,"))
    outcome = make_batch(planned, project, tmp_path / "out", jobs=1)
    assert [entry.ref for entry in outcome.entries] == ["p-1"]
    assert not outcome.failures
    (warning,) = outcome.problems
    assert (warning.severity, warning.place.line, warning.place.column) == ("warning", 2, 5)


def test_a_week_that_no_plan_has_is_no_sheet(
    loaded: Loaded, project: Project, tmp_path: Path
) -> None:
    rows = ["zero,0,2026-11-23,left,,", "far,61,2026-11-23,left,,", "good,1,2026-11-23,left,,"]
    planned = planned_of(loaded, project, table(tmp_path, *rows))
    assert [item.ref for item in planned.items] == ["good"]
    assert [(problem.place.line, problem.place.column) for problem in planned.problems] == [
        (2, 2),
        (3, 2),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "export it as CSV"),
        (b"ref,week\n\xff\xfe", "not UTF-8"),
        (b"ref,week,start,side\nx\0", "zero byte"),
        (b'ref,week,start,side\n"a"b,3,2026-11-23,left\n', "cannot be told apart"),
        (b"", 'no column "ref"'),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    with pytest.raises(ContentError, match=said):
        read_people(path, {})


def test_a_missing_table_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such file"):
        read_people(tmp_path / "none.csv", {})


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_of_the_manifest_is_a_formula(text: str) -> None:
    assert plain_cell(text) == f"'{text}"


# --- workers ------------------------------------------------------------------------------


def end_once(flag: Path) -> str:
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def end_always() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_the_system_ends_costs_its_task_and_no_more(tmp_path: Path) -> None:
    results: list[object] = []

    def then(_task: Task, result: object) -> list[Task]:
        results.append(result)
        return []

    tasks = [Task(end_always, ()), *(Task(end_once, (tmp_path / str(n),)) for n in range(2))]
    run_tasks(tasks, 2, then)
    assert sorted(str(type(one).__name__) for one in results) == ["WorkerEnded", "str", "str"]
    assert any(isinstance(one, WorkerEnded) for one in results)


# --- the system's fonts -------------------------------------------------------------------


def test_a_font_that_comes_or_changes_makes_other_layouts(project: Project, tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    config = tmp_path / "fonts.conf"
    cache = f"<cachedir>{tmp_path / 'cache'}</cachedir>"
    config.write_text(f"<fontconfig><dir>{fonts}</dir>{cache}</fontconfig>", encoding="utf-8")
    tell = "from generator.sheets.system_fonts import system_fonts_digest as d; print(d())"

    def digest() -> str:
        return subprocess.run(
            [sys.executable, "-c", tell],
            env={**os.environ, "FONTCONFIG_FILE": str(config)},
            cwd=project.root, capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip

    none = digest()
    face = read_face(project.overrides / "assets/fonts", 400)
    (fonts / "one.ttf").write_bytes(face.data)
    os.utime(fonts / "one.ttf", (1, 1))
    one = digest()
    assert len({none, one, ""}) == 3
    assert digest() == one
    os.utime(fonts / "one.ttf", (2, 2))
    assert digest() != one
