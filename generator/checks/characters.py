"""Characters that a reader cannot see, and that make a text look like another."""

import re
from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys

_UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f"
)
# Some scripts need these to join or part letters, or to say which way a bracket turns.
_OF_SCRIPTS = r"\u200c-\u200f"
_IN_ENGLISH = re.compile(f"[{_UNSEEN}{_OF_SCRIPTS}]")
_ELSEWHERE = re.compile(f"[{_UNSEEN}]")


@rule("text-unseen", source="decision: what is read is what is written")
def check_texts_hold_no_unseen_characters(draft: Draft) -> Iterator[Finding]:
    """A text holds no character that nobody sees, and none that turns the order of letters around.

    A dose or a phone number that reads backwards in print is another number, and a name with a
    space of no width in it is not found by who types it.
    """
    english = draft.guide.locale.language.startswith("en")
    unseen = _IN_ENGLISH if english else _ELSEWHERE
    for keys, text in _strings(draft.loaded.tree.data, ()):
        # Python prints none of these; it asks faster than a pattern does.
        match = None if text.isprintable() else unseen.search(text)
        if match:
            message = f"a character that nobody sees: U+{ord(match[0]):04X}"
            yield Finding(keys, message, "take it out")


def _strings(value: object, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Every text of the content: the guide's, labels, sources, what a clinic says of itself."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*keys, key), str(key)
            yield from _strings(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*keys, index))
