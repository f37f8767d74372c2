"""Which flags go together: one that would have no effect is refused, not passed over."""

import argparse
from collections.abc import Iterator, Mapping

from generator.problems import Mistyped

_PRINT = ("paper", "text")
_PLAN = ("start", "side", "running-from", "strength-days", "run-days")
_NOTES = ("name", "goal", "note")

TAKES: Mapping[str, tuple[str, ...]] = {
    "week": ("week", *_PLAN, "usual-minutes", *_NOTES, *_PRINT),
    "session": ("week", "day", *_PLAN, "usual-minutes", "name", *_PRINT),
    "card": ("exercise", "side", *_PRINT),
    "booklet": ("side", *_PRINT),
    "phase": ("phase", *_PRINT),
    "return": ("week", "name", *_PRINT),
    "red-flags": _PRINT,
}
"""What each kind of sheet has a use for. It may come from a person's file all the same."""

_OF_SHEETS = ("week", "day", "exercise", "phase", *_PLAN, "usual-minutes", *_NOTES, *_PRINT)
NOT_IN_A_CALENDAR = (*_NOTES, *_PRINT)


def refuse_unused(arguments: argparse.Namespace) -> None:
    """Mistyped: a flag has no effect beside the others, a line for each."""
    lines = list(_unused(arguments))
    if lines:
        raise Mistyped(*lines)


def _unused(arguments: argparse.Namespace) -> Iterator[str]:
    command = arguments.command
    if command == "sheet":
        kind = arguments.kind
        for word in _typed(arguments, _OF_SHEETS):
            if word not in TAKES[kind]:
                kinds = " or ".join(name for name, words in TAKES.items() if word in words)
                instead = f"leave it out, or write --kind {kinds}"
                yield f"--{word}: not used with --kind {kind} ({instead})"
    elif command == "calendar":
        for word in _typed(arguments, NOT_IN_A_CALENDAR):
            yield f"--{word}: a calendar does not show it (leave it out)"
    elif command == "serve" and arguments.today is not None:
        yield "--today: not used with serve, which shows today (leave it out, or use build)"
    elif command == "build" and arguments.past_review and arguments.clinic is None:
        yield NO_CLINIC_PAST_REVIEW


NO_CLINIC_PAST_REVIEW = (
    "--past-review: only a clinic's edition is held back (add --clinic, or leave this out)"
)


def _typed(arguments: argparse.Namespace, words: tuple[str, ...]) -> Iterator[str]:
    return (word for word in words if getattr(arguments, word.replace("-", "_")) is not None)
