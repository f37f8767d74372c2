"""What keeps a reader safe: red flags, signs to stop, and who asks first."""

import re
from collections.abc import Iterator, Sequence

from generator.checks.rule import Draft, Finding, rule
from generator.model.safety import TIERS

EMERGENCY_NUMBER = "{emergency_number}"
SEEN = ("see_clinician", "same_day", "emergency")
LONGEST_ICE_MIN = 20
LATEST_SKIN_CHECK_MIN = 5
SHORTEST_ICE_GAP_H = 2
NEEDED_ACTIONS = ("walk", "step_back", *SEEN)

_NOT_JUST_LESS = re.compile(
    r"\b(?:swell\w*|swollen|numb\w*|tingl\w*|weak\w*|lock(?:s|ed|ing)?|gives? way|unstable)\b",
    re.IGNORECASE,
)


@rule("tier-empty", source="R16")
def check_every_tier_has_red_flags(draft: Draft) -> Iterator[Finding]:
    """Each of the three tiers of red flags holds some, so that its action stands for something."""
    used = {flag.tier for flag in draft.guide.red_flags.flags.values()}
    for tier in TIERS:
        if tier not in used:
            keys = ("red_flags", "tiers", tier)
            yield Finding(keys, f'no red flag is in the tier "{tier}"', "add one", at_key=True)


@rule("emergency-number", source="R16")
def check_an_emergency_says_whom_to_call(draft: Draft) -> Iterator[Finding]:
    """What to do in an emergency holds the place of the number to call, on every output."""
    tier = draft.guide.red_flags.tiers["emergency"]
    for field, text in (("action", tier.action), ("short", tier.short)):
        if EMERGENCY_NUMBER not in text:
            keys = ("red_flags", "tiers", "emergency", field)
            yield Finding(keys, "no number to call", f"write {EMERGENCY_NUMBER}")


@rule("clot-rolling", source="R16, audit section 5")
def check_a_clot_forbids_rolling(draft: Draft) -> Iterator[Finding]:
    """Some red flag says not to roll: a swollen calf may hold a blood clot."""
    if not any(flag.stop_rolling for flag in draft.guide.red_flags.flags.values()):
        keys = ("red_flags", "flags")
        message = "no red flag forbids rolling"
        yield Finding(keys, message, "add stop_rolling: true to the swollen calf", at_key=True)


@rule("red-flag-unsourced", source="decision: the evidence page says which wordings await a source")
def check_red_flags_say_where_they_are_from(draft: Draft) -> Iterator[Finding]:
    """A red flag names its sources, or says that its wording still awaits one."""
    for slug, flag in draft.guide.red_flags.flags.items():
        if not flag.sources and not flag.wording_awaits_source:
            keys = ("red_flags", "flags", slug)
            hint = "add sources, or wording_awaits_source: true"
            yield Finding(keys, "no source for this red flag", hint, at_key=True)


@rule("only-less", source="R17", english=True)
def check_swelling_is_never_only_a_reason_to_do_less(draft: Draft) -> Iterator[Finding]:
    """Swelling, numbness, weakness, locking or giving way means: be seen, not: do less.

    The article lets swelling pass with "reduce load" in one place and sends it to a clinician
    in another. It holds for signs to back off and for conditions that look like this one.
    """
    for slug, sign in draft.guide.back_off.items():
        match = _NOT_JUST_LESS.search(sign.sign)
        if match and sign.action not in SEEN:
            message = f'"{match[0]}" needs someone to look at it'
            hint = "write see_clinician, same_day or emergency"
            yield Finding(("back_off", slug, "action"), message, hint)
    for slug, condition in draft.guide.look_alikes.items():
        match = _first_match(condition.signs)
        if match and condition.tier is None:
            keys = ("look_alikes", slug)
            message = f'"{match[0]}" needs someone to look at it'
            yield Finding(keys, message, "add tier: soon, or a faster one", at_key=True)


def _first_match(texts: Sequence[str]) -> re.Match[str] | None:
    return next(filter(None, map(_NOT_JUST_LESS.search, texts)), None)


@rule("back-off-missing", source="R14")
def check_signs_to_back_off_cover_every_action(draft: Draft) -> Iterator[Finding]:
    """The signs to back off tell when to walk, step back, see someone, and get help at once.

    They stand on every sheet of a week with runs, beside the rules to walk and to stop.
    """
    used = {sign.action for sign in draft.guide.back_off.values()}
    for action in NEEDED_ACTIONS:
        if action not in used:
            yield Finding(("back_off",), f'no sign leads to the action "{action}"', "add one")


_ASK_FIRST = {
    "pregnancy": re.compile(r"pregnan", re.IGNORECASE),
    "blood clots": re.compile(r"\bclots?\b", re.IGNORECASE),
    "surgery": re.compile(r"surgery|operation", re.IGNORECASE),
    "broken bones": re.compile(r"fracture|broken bone", re.IGNORECASE),
}
_TOO_YOUNG = re.compile(r"\bunder 16\b|\byounger than 16\b", re.IGNORECASE)
_ADULTS = re.compile(r"\badults?\b", re.IGNORECASE)


@rule("who-asks-first", source="R28", english=True)
def check_who_must_ask_first(draft: Draft) -> Iterator[Finding]:
    """The guide is for adults, sends those under 16 to a doctor, and lists who asks first.

    To ask first: pregnancy, a blood clot, surgery, a broken bone.
    """
    who = draft.guide.information.who
    keys = ("information", "who")
    for name, pattern in _ASK_FIRST.items():
        if not any(map(pattern.search, who.ask_first)):
            message = f"this list does not name {name}"
            yield Finding((*keys, "ask_first"), message, "add it", at_key=True)
    if not any(map(_TOO_YOUNG.search, who.not_for)):
        message = "this list does not name those under 16"
        yield Finding((*keys, "not_for"), message, "add it", at_key=True)
    if not _ADULTS.search(who.adults_only):
        yield Finding((*keys, "adults_only"), "this does not say that the guide is for adults")


@rule("ice-limit", source="R18")
def check_ice_is_used_safely(draft: Draft) -> Iterator[Finding]:
    """Ice lasts 20 minutes at most, in a cloth, with a look at the skin and hours in between.

    It also says who must not use it.
    """
    for slug, activity in draft.guide.activities.items():
        if activity.kind != "ice":
            continue
        keys = ("activities", slug)
        if activity.ice is None:
            yield Finding(keys, "ice has no limits", "add ice: cloth, check_skin_after_min …")
            continue
        if activity.minutes is None:
            yield Finding(keys, "ice has no minutes", "add minutes: 15-20")
        elif activity.minutes.high > LONGEST_ICE_MIN:
            message = "ice for too long"
            yield Finding((*keys, "minutes"), message, f"{LONGEST_ICE_MIN} minutes at most")
        if activity.ice.check_skin_after_min > LATEST_SKIN_CHECK_MIN:
            message = "the first look at the skin comes too late"
            hint = f"after {LATEST_SKIN_CHECK_MIN} minutes at the latest"
            yield Finding((*keys, "ice", "check_skin_after_min"), message, hint)
        if activity.ice.gap_h < SHORTEST_ICE_GAP_H:
            message = "too little time between two uses of ice"
            yield Finding((*keys, "ice", "gap_h"), message, f"{SHORTEST_ICE_GAP_H} hours at least")
        if not activity.stop_if:
            yield Finding(keys, "ice has no signs to stop", "add stop_if")
