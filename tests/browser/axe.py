"""axe, with the rules of WCAG 2.2 A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}


def violations(page: Page, where: str) -> list[str]:
    """What axe finds wrong on a page as it is now, at most three places a rule."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{where}: {rule['id']}: {node['target']} {node['failureSummary'][:300]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def paint(page: Page, scheme: str) -> None:
    """Switch the colours without the transition, which axe would measure half-way."""
    page.add_style_tag(
        content="*, *::before, *::after { transition: none !important; animation: none !important }"
    )
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
