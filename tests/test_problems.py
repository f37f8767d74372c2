"""How a problem reads: as a line, as data, as an annotation."""

import json
from pathlib import PurePosixPath

from generator.problems import (
    ContentError,
    Place,
    Problem,
    as_github,
    as_json,
    as_text,
    did_you_mean,
)

PATH = PurePosixPath("content/faq.yaml")


def test_shows_the_line_and_marks_the_place() -> None:
    place = Place(PATH, 14, 5, 12, "  - glute-medius")
    problem = Problem(place, "reference-unknown", "no such muscle", "write another")
    assert str(problem) == (
        "content/faq.yaml:14:5: no such muscle (write another)\n"
        "  14 |   - glute-medius\n"
        "     |     ^^^^^^^^^^^^"
    )


def test_mark_stands_below_its_word_after_a_tab() -> None:
    place = Place(PATH, 2, 7, 3, "a\tbc\tdef")
    assert str(Problem(place, "x", "wrong")).splitlines()[2] == "    |  \t  \t ^^^"


def test_without_a_line_only_the_place_is_named() -> None:
    assert str(Problem(Place(PATH), "x", "wrong")) == "content/faq.yaml:1:1: wrong"


def test_a_warning_says_so() -> None:
    problem = Problem(Place(PATH), "x", "long", severity="warning")
    assert str(problem) == "content/faq.yaml:1:1: warning: long"


def test_words_of_a_file_cannot_break_the_line_or_steer_a_terminal() -> None:
    problem = Problem(Place(PATH), "x", "a\nb\x1b[31m", "c\u202ed\u2028")
    assert str(problem) == r"content/faq.yaml:1:1: a\nb\x1b[31m (c\u202ed\u2028)"


def test_error_holds_all_problems_in_the_order_of_files_and_lines() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 2, 5), ("a.yaml", 2, 1)]
    problems = [Problem(Place(PurePosixPath(p), n, c), "x", "m") for p, n, c in places]
    error = ContentError(iter(problems))
    found = [(str(p.place.path), p.place.line, p.place.column) for p in error.problems]
    assert found == sorted(places)
    assert str(error) == as_text(error.problems)


def test_json_has_every_part() -> None:
    problem = Problem(Place(PATH, 3, 4, 2, "ü"), "x-y", "wrong – so", "write ü")
    assert json.loads(as_json([problem])) == [
        {
            "path": "content/faq.yaml",
            "line": 3,
            "column": 4,
            "code": "x-y",
            "severity": "error",
            "message": "wrong – so",
            "hint": "write ü",
        }
    ]
    assert json.loads(as_json([])) == []


def test_annotation_is_one_command_whatever_the_words() -> None:
    place = Place(PurePosixPath("a,b:c%.yaml"), 3, 4)
    text = as_github([Problem(place, "x", "50% of a: b, c", "no", severity="warning")])
    assert text == ("::warning file=a%2Cb%3Ac%25.yaml,line=3,col=4,title=x::50%25 of a: b, c (no)")


def test_did_you_mean_names_the_nearest() -> None:
    assert did_you_mean("clamshel", ["clamshell", "bridge"]) == 'did you mean "clamshell"?'


def test_did_you_mean_lists_a_few_when_none_is_near() -> None:
    assert did_you_mean("x", ["roll", "hold", "hold"]) == 'write "hold" or "roll"'
    assert did_you_mean("x", ["roll"]) == 'write "roll"'


def test_did_you_mean_is_silent_when_there_are_none_or_too_many() -> None:
    assert did_you_mean("x", []) == ""
    assert did_you_mean("x", ["a1", "b1", "c1", "d1", "e1", "f1", "g1"]) == ""
