"""The pages that texts may link to are the pages there are."""

from generator.checks.references import PAGES
from generator.site import addresses


def test_every_page_that_may_be_linked_to_is_built() -> None:
    assert set(PAGES) == set(addresses.PAGES)
