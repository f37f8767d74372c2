"""Red flags, look-alikes, the pain rule and signs to back off, for pages and sheets."""

from typing import NamedTuple

from generator.model.guide import Guide
from generator.model.safety import TIERS, LookAlike, PainRule
from generator.views.dose import Assumption, assumptions_of
from generator.views.wording import Wording


class FlagView(NamedTuple):
    id: str
    text: str
    short: str
    wording_awaits_source: bool
    sources: tuple[str, ...]


class TierView(NamedTuple):
    """How fast to act, what to do now, and the signs."""

    id: str
    name: str
    action: str
    short: str
    flags: tuple[FlagView, ...]


class PainRuleView(NamedTuple):
    highest: int
    rule: str
    if_more: str
    short: str
    """Both in a few sentences."""
    assumptions: tuple[Assumption, ...]
    claims: tuple[str, ...]


class LookAlikeView(NamedTuple):
    id: str
    name: str
    signs: tuple[str, ...]
    different: str
    act: str
    tier: str
    claims: tuple[str, ...]


class BackOffView(NamedTuple):
    id: str
    sign: str
    act: str
    claims: tuple[str, ...]


def describe_tiers(guide: Guide, wording: Wording) -> tuple[TierView, ...]:
    """The three tiers, the most urgent first."""
    red_flags = guide.red_flags
    return tuple(
        TierView(
            id=name,
            name=wording.text(red_flags.tiers[name].name),
            action=wording.text(red_flags.tiers[name].action),
            short=wording.text(red_flags.tiers[name].short),
            flags=tuple(
                FlagView(
                    flag.id,
                    wording.text(flag.text),
                    wording.text(flag.short),
                    flag.wording_awaits_source,
                    flag.sources,
                )
                for flag in red_flags.flags.values()
                if flag.tier == name
            ),
        )
        for name in TIERS
    )


def describe_pain_rule(wording: Wording, rule: PainRule) -> PainRuleView:
    highest = wording.number(rule.highest)
    words = wording.text(rule.rule, highest=highest)
    if_more = wording.text(rule.if_more)
    return PainRuleView(
        highest=rule.highest,
        rule=words,
        if_more=if_more,
        short=wording.text(rule.short, highest=highest) if rule.short else f"{words} {if_more}",
        assumptions=assumptions_of(wording, rule),
        claims=rule.evidence,
    )


def describe_look_alike(guide: Guide, wording: Wording, look_alike: LookAlike) -> LookAlikeView:
    tier = look_alike.tier
    return LookAlikeView(
        id=look_alike.id,
        name=wording.text(look_alike.name),
        signs=wording.texts(look_alike.signs),
        different=wording.text(look_alike.different),
        act=wording.text(look_alike.act),
        tier=wording.text(guide.red_flags.tiers[tier].name) if tier else "",
        claims=look_alike.evidence,
    )


def describe_back_off(guide: Guide, wording: Wording) -> tuple[BackOffView, ...]:
    return tuple(
        BackOffView(sign.id, wording.text(sign.sign), wording.text(sign.act), sign.evidence)
        for sign in guide.back_off.values()
    )
