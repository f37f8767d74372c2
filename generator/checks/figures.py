"""Figures: a body that can stand as it is drawn."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.figures import cached


@rule("figure-impossible", source="decision: figures are checked by a program")
def check_every_figure_can_be_drawn(draft: Draft) -> Iterator[Finding]:
    """No limb of a figure goes through the floor, a thing or itself, and every contact is met.

    It is looked at from start to end in eleven steps, on both sides, because the eye misses it.
    """
    if draft.figures is None:
        return
    for slug, figure in draft.guide.figures.items():
        told = set()
        for fault in cached("check", figure, draft.figures):
            if (fault.code, fault.path) not in told:
                told.add((fault.code, fault.path))
                yield Finding(("figures", slug, *fault.path), fault.message, "mend the pose")
