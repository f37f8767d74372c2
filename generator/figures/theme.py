"""Colours as data: what a drawing is painted with."""

from dataclasses import dataclass, field, replace

from generator.model.figure import Person


def mix(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first, both `#rrggbb`."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (first, second))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def lightness(colour: str) -> float:
    """Perceived brightness, 0 to 1 (Rec. 709 weights on the encoded values)."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


_SKIN = {"light": "#f3d9c4", "tan": "#dcae86", "brown": "#a9744c", "dark": "#7b5038"}
_HAIR = {
    "black": "#26221f",
    "brown": "#4f392b",
    "auburn": "#8a4526",
    "fair": "#c9a25c",
    "grey": "#9b9a98",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Flat colours, written as attributes: print ignores variables. Classes let a page re-brand."""

    name: str = "brand"
    paper: str = "#ffffff"
    ink: str = "#1c2b33"
    shirt: str = "#2b7f86"
    shorts: str = "#27424f"
    shoe: str = "#43505a"
    sole: str = "#eef1f2"
    sock: str = "#f4f5f4"
    band: str = "#e2a41c"
    weight: str = "#e2a41c"
    strap: str = "#4a2f0c"
    belt: str = "#e2a41c"
    ice: str = "#7fc4e3"
    cloth: str = "#f2f4f5"
    mat: str = "#dbe7e5"
    prop: str = "#c3ced6"
    wall: str = "#edf0f2"
    ball: str = "#e2a41c"
    water: str = "#a9d4e8"
    shadow: str = "#d5dad9"
    accent: str = "#c8401c"
    muscle: str = "#f0653a"
    hatch: str = "#8f1f0a"
    edge: str = "#ffffff"
    good: str = "#1f7a4d"
    skin: dict[str, str] = field(default_factory=lambda: dict(_SKIN), hash=False)
    hair: dict[str, str] = field(default_factory=lambda: dict(_HAIR), hash=False)
    outline: str = ""
    """Round the whole person; empty: ink"""
    shirt_on_dark: str = ""
    """Where brown and dark skin would merge with the shirt; empty: the same shirt"""
    far: float = 0.40
    """How much paper is mixed into what lies behind."""
    shade: float = 0.17
    """How much ink is mixed into what the light misses."""

    @property
    def ghost(self) -> str:
        """What is left of a pose the body has moved on from."""
        return mix(self.paper, self.shirt, 0.32) if self.shade else mix(self.paper, self.ink, 0.14)

    def of(self, material: str, person: Person) -> str:
        """What a part of a person, or something worn, is painted with."""
        if material == "skin":
            return self.skin[person.skin]
        if material == "hair":
            return self.hair[person.hair_tone]
        if material == "shirt" and person.skin in ("brown", "dark"):
            return self.shirt_on_dark or self.shirt
        return str(getattr(self, material))

    def tone(self, colour: str, tone: str) -> str:
        if tone == "far":
            return mix(colour, self.paper, self.far)
        if tone == "wet":
            return mix(colour, self.water, 0.5)
        return colour

    def shaded(self, colour: str) -> str:
        share = self.shade if lightness(colour) > 0.3 else self.shade * 1.6
        return mix(colour, self.ink, share)


def brand(primary: str, accent: str | None = None) -> Theme:
    """A clinic's colours: the shirt takes the first, arrows and muscles the second."""
    theme = Theme(shirt=primary)
    if accent:
        theme = replace(
            theme,
            accent=accent,
            muscle=mix(accent, "#ffffff", 0.25),
            hatch=mix(accent, "#000000", 0.4),
        )
    return theme


def on_dark(theme: Theme) -> Theme:
    """The same theme for a dark page: a clinic's colours are lifted until they are seen there."""
    if theme == BRAND:
        return DARK
    accent = lifted(theme.accent, 0.5)
    return replace(
        DARK,
        shirt=lifted(theme.shirt, 0.42),
        accent=accent,
        muscle=accent,
        hatch=mix(accent, "#000000", 0.65),
    )


def lifted(colour: str, least: float) -> str:
    """The colour, mixed with white until it is this light."""
    short = least - lightness(colour)
    return mix(colour, "#ffffff", short / (1 - lightness(colour))) if short > 0 else colour


BRAND = Theme()
GREYSCALE = Theme(
    name="greyscale", ink="#111111", shirt="#8f8f8f", shirt_on_dark="#dcdcdc",
    shorts="#4a4a4a", shoe="#3a3a3a", sole="#f0f0f0",
    sock="#f4f4f4", band="#2b2b2b", weight="#2b2b2b", strap="#ffffff", belt="#2b2b2b",
    ice="#b8b8b8",
    cloth="#f2f2f2",
    mat="#e6e6e6", prop="#cccccc", wall="#eeeeee", ball="#ffffff", water="#d2d2d2",
    shadow="#d6d6d6",
    accent="#000000",
    muscle="#f5f5f5", hatch="#000000", good="#000000",
    skin={"light": "#f0f0f0", "tan": "#d6d6d6", "brown": "#a8a8a8", "dark": "#7c7c7c"},
    hair={"black": "#222222", "brown": "#3c3c3c", "auburn": "#555555", "fair": "#a2a2a2",
    "grey": "#b0b0b0"},
    far=0.45, shade=0.14,
)  # fmt: skip
LINE = Theme(
    name="line", ink="#000000", shirt="#ffffff", shorts="#d9d9d9", shoe="#ffffff", sole="#ffffff",
    sock="#ffffff", band="#808080", weight="#808080", strap="#ffffff", belt="#808080",
    ice="#ffffff",
    cloth="#ffffff",
    mat="#ffffff", prop="#ffffff", wall="#ffffff", ball="#ffffff", water="#ffffff",
    shadow="#eeeeee",
    accent="#000000",
    muscle="#ffffff", hatch="#000000", good="#000000",
    skin=dict.fromkeys(_SKIN, "#ffffff"),
    hair={"black": "#555555", "brown": "#777777", "auburn": "#888888", "fair": "#bbbbbb",
    "grey": "#cccccc"},
    far=0.0, shade=0.0,
)  # fmt: skip
DARK = Theme(
    name="dark", outline="#aebbc3", paper="#182528", ink="#0b1014",
    shirt="#3d9aa1", shorts="#55707f", shoe="#8b99a3",
    sole="#dfe4e6", sock="#d7dcdd", mat="#36454a", prop="#7d8b95", wall="#333c43", water="#3b6f88",
    shadow="#14181b", accent="#ff8a5c", muscle="#ff7d4d", hatch="#5c1504", edge="#ffffff",
    good="#58c78d",
    hair=dict(_HAIR) | {"black": "#3a3430", "brown": "#5d4535"},
    far=0.38, shade=0.22,
)  # fmt: skip
THEMES = {theme.name: theme for theme in (BRAND, GREYSCALE, LINE, DARK)}
