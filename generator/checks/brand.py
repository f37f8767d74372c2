"""A clinic's colours: they can be read wherever they are used."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.model.colour import failing, nearest_passing


@rule("brand-contrast", source="decision: WCAG 2.2 AA in every edition")
def check_brand_colours_can_be_read(draft: Draft) -> Iterator[Finding]:
    """Every use of a clinic's color has the contrast that WCAG 2.2 AA asks for.

    A reader with tired eyes, or a sheet from a gray printer, must still be able to read it.
    """
    clinic = draft.guide.clinic
    if clinic is None:
        return
    for use in ("primary", "accent"):
        colour = getattr(clinic.colours, use)
        if colour is None:
            continue
        found = failing(use, colour)
        if found:
            pair, ratio = min(found, key=lambda item: item[1] / item[0].least)
            yield Finding(
                ("clinic", "colours", use),
                f"{colour} has a contrast of {ratio:.2f} for {pair.where}, under {pair.least}",
                f'the nearest that passes is "{nearest_passing(use, colour)}"',
            )
