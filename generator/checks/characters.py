"""Characters that a reader cannot see, and that make a text look like another."""

import re
from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@rule("text-unseen", source="decision: what is read is what is written")
def check_texts_hold_no_unseen_characters(draft: Draft) -> Iterator[Finding]:
    """A text holds no control character, and none that turns the order of letters around.

    A dose or a phone number that reads backwards in print is another number.
    """
    for keys, text in draft.passages:
        match = _UNSEEN.search(text)
        if match:
            message = f"a character that nobody sees: U+{ord(match[0]):04X}"
            yield Finding(keys, message, "take it out")
