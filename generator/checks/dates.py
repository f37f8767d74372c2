"""Dates: when the guide was made, when it must be reviewed, and what a clinic approved."""

from collections.abc import Iterator

from generator.checks.approval import changes_since_approval, hash_of_edition
from generator.checks.rule import Draft, Finding, rule
from generator.problems import Severity


@rule("date-order", source="R30")
def check_dates_are_in_order(draft: Draft) -> Iterator[Finding]:
    """The guide was produced no later than today, and is due for review after that."""
    information = draft.guide.information
    if information.produced > draft.today:
        yield Finding(
            ("information", "produced"), "this day has not come yet", "write today's date"
        )
    if information.review_due <= information.produced:
        message = "the review is due before the guide was produced"
        yield Finding(("information", "review_due"), message, "write a later date")
    for slug, source in draft.guide.sources.items():
        if source.checked_on > draft.today:
            keys = ("sources", slug, "checked_on")
            yield Finding(keys, "this day has not come yet", "write the day it was checked")


@rule("review-overdue", source="R30; decision: past review_due", severity="warning")
def check_the_review_is_not_overdue(draft: Draft) -> Iterator[Finding]:
    """Past its review date the guide warns, and a clinic's edition is refused.

    A clinic answers for what it hands out; the guide itself goes on with a banner.
    """
    clinic = draft.guide.clinic
    due, keys = draft.guide.information.review_due, ("information", "review_due")
    if clinic is not None and clinic.review_due is not None:
        due, keys = clinic.review_due, ("clinic", "review_due")
    if due < draft.today:
        message = f"the review was due on {due.isoformat()}"
        severity: Severity = "warning" if clinic is None else "error"
        yield Finding(keys, message, "review it and write the next date", severity=severity)


@rule("approval-stale", source="R30; decision: an approval is bound to what was approved")
def check_the_approval_is_of_this_edition(draft: Draft) -> Iterator[Finding]:
    """A clinic's approval holds for exactly the guide and overlay that were approved.

    Any later change of either makes it stale, until the clinic approves again.
    """
    clinic = draft.guide.clinic
    if clinic is None or clinic.approval is None:
        return
    approval = clinic.approval
    if approval.approved_on > draft.today:
        keys = ("clinic", "approval", "approved_on")
        yield Finding(keys, "this day has not come yet", "write the day of the approval")
    now = hash_of_edition(draft.loaded)
    if not now.startswith(approval.hash):
        message = "the guide or this clinic's part changed after it was approved"
        changes = changes_since_approval(draft.loaded)
        if changes:
            message += f": {len(changes)} value{'s' if len(changes) > 1 else ''}, named below"
        hint = f"read it again, then write hash: {now[:12]}"
        yield Finding(("clinic", "approval", "hash"), message, hint)
        for changed in changes or ():
            told = f'"{" / ".join(map(str, changed))}" is not what was approved'
            yield Finding(changed, told, severity="warning")
