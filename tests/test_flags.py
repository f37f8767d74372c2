"""No flag is passed over: one that has no effect beside the others is refused, in one line."""

import socket

import pytest

from generator.cli import _parser, main
from generator.content.load import Loaded
from generator.flags import TAKES
from generator.project import Project
from generator.sheets.make import sheet_html
from generator.sheets.request import SheetRequest
from generator.sheets.typed import read_typed, request_from
from tests.processes import typed

RUNNING = ("--start", "2026-11-23", "--running-from", "6")

SHEETS: dict[str, tuple[tuple[str, ...], ...]] = {
    "week": (("--week", "9"),),
    "session": (("--week", "9", "--day", "2"), ("--week", "9", "--day", "6")),
    "card": (("--exercise", "clamshell"),),
    "booklet": ((),),
    "phase": (("--phase", "settle"),),
    "return": (("--week", "1"),),
    "red-flags": ((),),
}
"""Some sheets of each kind: a flag may matter on one day and not on another."""
VALUES = {
    "week": "2",
    "day": "4",
    "exercise": "pigeon",
    "phase": "strengthen",
    "start": "2026-11-25",
    "side": "left",
    "running-from": "30",
    "name": "Sam",
    "goal": "A race",
    "note": "A note",
    "strength-days": "mon wed sat",
    "run-days": "tue thu sun",
    "usual-minutes": "30",
    "paper": "letter",
    "text": "large",
}


def _html(loaded: Loaded, project: Project, kind: str, *words: str) -> str:
    arguments = _parser().parse_args(["sheet", "--kind", kind, *words, "--today", "2026-11-24"])
    request: SheetRequest = request_from(loaded, arguments, read_typed(arguments))
    return sheet_html(loaded, project, request)[0].replace(request.id(loaded.guide), "")


@pytest.mark.parametrize("kind", TAKES)
def test_a_sheet_takes_exactly_the_flags_that_change_it(
    loaded: Loaded, project: Project, kind: str
) -> None:
    changing = set()
    for words in SHEETS[kind]:
        before = _html(loaded, project, kind, *words, *RUNNING)
        changing |= {
            word
            for word, value in VALUES.items()
            if _html(loaded, project, kind, *words, *RUNNING, f"--{word}", value) != before
        }
    assert changing == set(TAKES[kind])


REFUSED = {
    "sheet --kind card --exercise clamshell --week 3": [
        "--week: not used with --kind card (leave it out, or write --kind week or session"
        " or return)"
    ],
    "sheet --week 3 --day 2 --phase settle": [
        "--day: not used with --kind week (leave it out, or write --kind session)",
        "--phase: not used with --kind week (leave it out, or write --kind phase)",
    ],
    "sheet --kind booklet --name Sam": [
        "--name: not used with --kind booklet (leave it out, or write --kind week or session"
        " or return)"
    ],
    "sheet": ["--week: a week sheet needs its week (such as --week 3)"],
    "sheet --week 61": ["--week: rehab weeks are counted from 1 (write 1 to 60)"],
    "sheet --week 3 --side up": ["--side: "],
    "sheet --kind session --week 3 --day 8": ["--day: a week has days 1 to 7 (write 1 to 7)"],
    "sheet --kind card": [
        "--exercise: this kind of sheet needs its exercise (such as --exercise clamshell)"
    ],
    "sheet --week 3 --past-review": [
        "--past-review: only a clinic's edition is held back (add --clinic, or leave this out)"
    ],
    "build --past-review": [
        "--past-review: only a clinic's edition is held back (add --clinic, or leave this out)"
    ],
    "calendar --start 2026-11-23 --paper a4 --goal win": [
        "--goal: a calendar does not show it (leave it out)",
        "--paper: a calendar does not show it (leave it out)",
    ],
    "calendar --start 2026-11-23 --weeks 61": ["--weeks 61: write a whole number from 1 to 60"],
    "calendar": ["--start: a calendar needs the date on which the plan begins"],
    "batch people.csv --out out --jobs 0": ["--jobs 0: write a whole number from 1 to 64"],
    "batch people.csv --out out --week 0": ["--week 0: write a whole number from 1 to 60"],
    "figures clamshel": ['no figure is called "clamshel"'],
    "serve --today 2026-11-24": ["--today: not used with serve, which shows today"],
    "serve --port 99999": ["--port 99999: write a whole number from 0 to 65535"],
    "serve --port -5": ["--port -5: write a whole number from 0 to 65535"],
    "serve --port http": ["--port http: write a whole number from 0 to 65535"],
}


@pytest.mark.parametrize("command", REFUSED)
def test_is_a_usage_error_with_a_line_for_each_flag(project: Project, command: str) -> None:
    result = typed(*command.split(), cwd=project.root)
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == len(REFUSED[command])
    for line, expected in zip(lines, REFUSED[command], strict=True):
        assert line.startswith(f"sidestep: {expected}")


def test_a_port_in_use_is_one_line(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = typed("serve", "--port", str(port), cwd=project.root)
    assert result.returncode == 3
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"sidestep: port {port}: another program uses it (choose another, ")


def test_port_0_is_a_free_one_that_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "generator.site.mkdocs.serve_site", lambda *_, port, **__: asked.append(port)
    )
    assert main(["serve", "--port", "0", "--project", str(project.root)]) == 0
    (port,) = asked
    assert 0 < port <= 65535
