"""What may be typed after `sidestep sheet`, and what is said where it cannot be made."""

import argparse
import datetime
from pathlib import Path

import pytest

from generator.cli import _parser
from generator.content.load import Loaded
from generator.problems import ContentError
from generator.sheets.request import SheetRequest
from generator.sheets.typed import read_typed, request_from


def typed(*words: str) -> argparse.Namespace:
    return _parser().parse_args(["sheet", *words, "--today", "2026-11-24"])


def asked(loaded: Loaded, words: argparse.Namespace) -> SheetRequest:
    return request_from(loaded, words, read_typed(words))


BAD = {
    "no week": ([], "--week:1:1: a week sheet needs its week (such as --week 3)"),
    "week 0": (["--week", "0"], "--week:1:1: rehab weeks are counted from 1 (write 1 to 60)"),
    "no exercise": (
        ["--kind", "card"],
        "--exercise:1:1: this kind of sheet needs its exercise (such as --exercise clamshell)",
    ),
    "unknown exercise": (
        ["--kind", "card", "--exercise", "clamshel"],
        '--exercise:1:1: there is no exercise "clamshel" (did you mean "clamshell"?)',
    ),
    "an exercise like none": (
        ["--kind", "card", "--exercise", "nope"],
        '--exercise:1:1: there is no exercise "nope" (write one of: clamshell, figure-four, '
        "glute-bridge, half-kneeling-hip-flexor, lateral-band-walk, pigeon, roll-glute, "
        "roll-lateral-quad, roll-tfl, side-lying-hip-abduction, single-leg-box-squat, "
        "single-leg-glute-bridge)",
    ),
    "unknown phase": (
        ["--kind", "phase", "--phase", "strenghten"],
        '--phase:1:1: there is no phase "strenghten" (did you mean "strengthen"?)',
    ),
    "day 8": (
        ["--kind", "session", "--week", "2", "--day", "8"],
        "--day:1:1: a week has days 1 to 7 (write 1 to 7)",
    ),
    "return week 9": (
        ["--kind", "return", "--week", "9"],
        "--week:1:1: there is no leaflet for this return week (write 1 to 4, or leave it out)",
    ),
    "running before the gate": (
        ["--week", "5", "--start", "2026-11-24", "--running-from", "2"],
        "--running-from:1:1: running cannot begin before the gate may be passed"
        " (write 4 or later, or leave it out)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_word_is_named_with_what_to_write(loaded: Loaded, name: str) -> None:
    words, expected = BAD[name]
    with pytest.raises(ContentError) as caught:
        asked(loaded, typed(*words))
    assert [str(problem) for problem in caught.value.problems] == [expected]


FIELDS = {
    "start": "24/11/2026",
    "side": "up",
    "running-from": "soon",
    "name": " \u0007 ",
    "goal": "x" * 121,
    "note": "x" * 501,
    "strength-days": "monday",
    "run-days": "mon mon",
    "usual-minutes": "3",
    "paper": "a5",
    "text": "huge",
}


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_of_a_person_has_its_line_and_is_not_repeated(
    loaded: Loaded, field: str
) -> None:
    value = FIELDS[field]
    start = [] if field == "start" else ["--start", "2026-11-24"]
    with pytest.raises(ContentError) as caught:
        asked(loaded, typed("--week", "5", *start, f"--{field}", value))
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"--{field}:1:1: ")
    assert value.strip() not in problem.message


def test_flags_win_over_the_file(loaded: Loaded, tmp_path: Path) -> None:
    file = tmp_path / "person.yaml"
    file.write_text("start: 2026-11-24\nside: left\nname: In the file\n", encoding="utf-8")
    request = asked(loaded, typed("--week", "3", "--person", str(file), "--side", "right"))
    assert request.person.side == "right"
    assert request.person.name == "In the file"
    assert request.person.start == datetime.date(2026, 11, 24)


def test_past_its_review_date_it_is_told(loaded: Loaded) -> None:
    due = loaded.guide.information.review_due
    words = _parser().parse_args(["sheet", "--week", "3", "--today", due.isoformat()])
    assert not asked(loaded, words).past_review
    later = (due + datetime.timedelta(days=1)).isoformat()
    words = _parser().parse_args(["sheet", "--week", "3", "--today", later])
    assert asked(loaded, words).past_review


def test_each_leaflet_has_an_id_of_its_own(loaded: Loaded) -> None:
    weeks = [SheetRequest("return", week=week).id(loaded.guide) for week in (None, 1, 2, 3, 4)]
    assert len(set(weeks)) == 5
    locale = loaded.guide.locale.model_copy(update={"language": "de"})
    german = loaded.guide.model_copy(update={"locale": locale})
    flags = SheetRequest("red-flags")
    assert flags.id(german) != flags.id(loaded.guide) == flags.id(loaded.guide)
