"""How long it takes: three numbers kept apart, and none that the plan itself rules out."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.model.text import insertions

LATEST_REFERRAL_WEEK = 8


@rule("prognosis-order", source="R26")
def check_the_prognosis_keeps_three_things_apart(draft: Draft) -> Iterator[Finding]:
    """Feeling better comes no later than full running; "see someone" by rehab week 8.

    The article mixes up three numbers of weeks; here they are three fields.
    """
    prognosis = draft.guide.information.prognosis
    keys = ("information", "prognosis")
    better, full = prognosis.improve_weeks, prognosis.full_return_weeks
    if better.low > full.low or better.high > full.high:
        message = "full running comes before feeling better"
        yield Finding((*keys, "full_return_weeks"), message, "change one of them")
    if prognosis.see_someone_after > LATEST_REFERRAL_WEEK:
        message = "too long without seeing someone"
        yield Finding((*keys, "see_someone_after"), message, f"{LATEST_REFERRAL_WEEK} at most")


@rule("prognosis-impossible", source="I12 of the audit")
def check_the_prognosis_fits_the_plan(draft: Draft) -> Iterator[Finding]:
    """Where full running is said to come sooner than this plan allows, the prognosis says so.

    It inserts the first rehab week after the return weeks, worked out from the gate.
    """
    prognosis = draft.guide.information.prognosis
    possible = draft.guide.earliest("beyond")
    told = any(i.kind == "earliest" for text in prognosis.text for i in insertions(text))
    if prognosis.full_return_weeks.low < possible and not told:
        keys = ("information", "prognosis", "text")
        message = f"full running cannot come before rehab week {possible} in this plan"
        yield Finding(keys, message, "say so, with {earliest:beyond}", at_key=True)
