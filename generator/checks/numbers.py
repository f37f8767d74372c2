"""Numbers stand once, in the data. A text inserts them; it never types them again."""

import re
from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, Passage, rule

_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"

_COUNTED = re.compile(
    rf"\b{_NUMBER}\s+(?:(?:strength|strengthening|hip|foam|phase \d|different|main|simple)\s+)*"
    r"(?:phases|exercises|rolls|stretches|red flags)\b",
    re.IGNORECASE,
)
_LENGTH = r"(?:in|inch|inches|ft|feet|cm|mm|lb|lbs|pounds?|kg|kilos?|mi|miles?|km|kilometers?)"
_BOTH_UNITS = re.compile(
    rf"\b[\d.–\- ]+{_LENGTH}\.?\s*(?:\(|/|or|about|,)+\s*(?:about\s+|or\s+)?[\d.–\- ]+{_LENGTH}\b",
    re.IGNORECASE,
)
# "in" is a unit only where nothing follows it: "44 in 100" counts people.
_ONE_UNIT = re.compile(
    rf"\b(?:\d[\d.,]*(?:\s*(?:[-–]|to)\s*\d[\d.,]*)?|{_NUMBER})[\s-]?"
    r"(?:inch(?:es)?|ft|cm|mm|lbs?|pounds?|kg|kilos?|kilograms?|mi|miles?|km|kilomet(?:er|re)s?)\b"
    r"|\b\d[\d.,–-]*[\s-]?in(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_HAS_UNIT = re.compile(r"\d|inch|cm|mm|lb|ound|kg|[Kk]ilo|mile|km")
"""In every text that the two find; looked for first."""
_INSERTED = re.compile(r"\{[^{}]*\}")
_WEEK = re.compile(r"(?:\b(\w+)[ \n]+)?\bweeks?\s+(?:\d|\{)", re.IGNORECASE)
_DOSE = re.compile(
    rf"\b{_NUMBER}\s*(?:[x×]\s*\d+|sets?\b|reps?\b|repetitions?\b|holds?\b)"
    rf"|\b(?:\d[\d–\- ]*|thirty|sixty)\s*(?:seconds?|secs?)\b"
    rf"|\b(?:{_NUMBER}|once|twice)\s+(?:times?\s+)?(?:a|per|each)\s+(?:day|week)\b"
    rf"|\b{_NUMBER}\s+days\s+(?:a|per|each)\s+week\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"set|rep|hold|sec|day|week|[x×]")
"""In every text that `_DOSE` finds; looked for first, as that is slow."""
_STUDIES = {"claims", "sources", "changes"}
"""Their numbers are those of a study."""


def _guidance(draft: Draft) -> Iterator[Passage]:
    for passage in draft.prose:
        if passage.keys[0] not in _STUDIES:
            yield passage


@rule("count-typed", source="R23", english=True)
def check_counts_come_from_the_data(draft: Draft) -> Iterator[Finding]:
    """A text that says how many exercises, rolls, stretches or phases there are inserts the count.

    A typed number is wrong as soon as one is added or left out.
    """
    for keys, text in _guidance(draft):
        match = _COUNTED.search(text)
        if match and "assumed" not in keys:
            message = f'"{match[0]}" is a typed count'
            yield Finding(keys, message, "write {count:strength} and the like", match[0])


@rule("units-typed", source="R24", english=True)
def check_units_come_in_computed_pairs(draft: Draft) -> Iterator[Finding]:
    """No text types a length or weight: print shows it in two units, and computes the second.

    A stored one is inserted by its path, any other by its size.
    """
    hint = "write {value:…} of a stored one, or {measure:5cm} and the like"
    for keys, text in _guidance(draft):
        if not _HAS_UNIT.search(text):
            continue
        typed = _INSERTED.sub("…", text)
        both, one = _BOTH_UNITS.search(typed), _ONE_UNIT.search(typed)
        if both:
            words = both[0].strip()
            yield Finding(keys, f'"{words}" is typed in both units', hint, words)
        elif one:
            yield Finding(keys, f'"{one[0]}" is typed in one unit only', hint, one[0])


@rule("week-unlabeled", source="R25", english=True)
def check_weeks_say_which_they_are(draft: Draft) -> Iterator[Finding]:
    """A week with a number is a rehab week or a return week, and says so.

    "Week 4" alone is three weeks apart on the two counts.
    """
    for keys, text in _guidance(draft):
        if "eek" not in text or "assumed" in keys:
            continue
        for match in _WEEK.finditer(text):
            if (match[1] or "").lower() not in ("rehab", "return"):
                week = match[0][match[0].lower().index("week") :]
                message = f'"{week}" could be a rehab week or a return week'
                yield Finding(keys, message, "write which", week)


@rule("dose-typed", source="decision: dosage sentences are generated, never typed", english=True)
def check_doses_are_not_typed(draft: Draft) -> Iterator[Finding]:
    """The texts of an exercise do not say how many sets, reps, seconds or days.

    The sentence is made from the dose, so that a changed dose changes it everywhere.
    """
    for keys, text in _guidance(draft):
        if keys[0] != "exercises" or "assumed" in keys or not _COUNTING.search(text):
            continue
        match = _DOSE.search(text)
        if match:
            message = f'"{match[0]}" repeats the dose'
            yield Finding(keys, message, "leave it out, or insert {value:…}", match[0])


_STORED = re.compile(
    r"\brehab weeks?\s+(?!1\b(?!\s*(?:[-–]|and|to)))\d+"
    r"|\b\d+\s+days\s+(?:in a row\s+)?(?:without|free of)\s+pain"
    r"|\b\d+\s*%\s+(?:a week|less than usual)"
    r"|\bmore than \d+ hours after"
    r"|\bfor (?:a|one|two|three|\d+) (?:full )?weeks?\b|\bfor \d+ days\b(?! in)",
    re.IGNORECASE,
)


@rule("value-typed", source="R23; decision: numbers are stored once", english=True)
def check_stored_numbers_are_inserted(draft: Draft) -> Iterator[Finding]:
    """A text that says a rehab week, the days of the gate and the like inserts the stored number.

    Rehab week 1, where everyone begins, may be typed. The glossary explains the count itself.
    """
    for keys, text in _guidance(draft):
        passed = keys[0] == "glossary" or "assumed" in keys
        match = None if passed else _STORED.search(text)
        if match:
            message = f'"{match[0]}" repeats a number that is stored'
            yield Finding(keys, message, "insert it with {value:…}", match[0])
