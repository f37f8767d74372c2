"""What this guide never says, as patterns: advice that harms, promises, selling, one old cause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ban:
    """Words that are banned, why, and what to write."""

    pattern: str
    needs: tuple[str, ...]
    """One of these is in every text that the pattern finds, in lower case."""
    why: str
    instead: str
    also: tuple[str, ...] = ("",)
    """And one of these."""
    found: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        pattern = re.compile(rf"\b(?:{self.pattern})\b", re.IGNORECASE)
        object.__setattr__(self, "found", pattern)

    def first(self, text: str, low: str) -> re.Match[str] | None:
        """The first place where a text says it; `low` is the text in lower case."""
        if not any(word in low for word in self.needs):  # fast, and patterns are slow
            return None
        return self.found.search(text) if any(word in low for word in self.also) else None


_SIDE = r"(?:affected|sore|injured|painful|hurt|bad|same)"
_SADDLE = (
    r"(?:(?:the|your|a|its) )?(?:(?:(?:bike|bicycle|cycle)(?:['’]s)? )?saddle"
    r"|(?:bike|bicycle|cycle)(?:['’]s)? seat|seat of (?:the|your|a) (?:bike|bicycle))"
)
_HIGH = "a high saddle can bring on this pain"
_PAIN = "pain means walk or stop"
# "Do not run through pain" is advice worth giving.
_NOT_DENIED = r"(?<!not )(?<!never )(?<!n't )(?<!n’t )"
_MOVE = (
    r"(?:run|jog|walk|ride|cycl|pedal|train|exercis|work|stretch|roll|power|press|fight|play"
    r"|go|carry|keep|battl|grit)(?:e|es|s|ning|ging|ing)?"
)
_GO_ON = (
    r"(?:(?:keep(?: on)?|go on|carry on|continue)"
    r" (?:running|jogging|walking|going|riding|cycling|training|exercising|rolling|to run|to train)"
    r"|(?:run|jog|ride) on)"
)
_BUT_FREE = r"(?!\b(?:not|no|nothing|never|free|without|until)\b|n['’]t)[^.!?;:]"

HARMFUL = (
    Ban(
        rf"(?:rais(?:e[sd]?|ing)|lift(?:s|ed|ing)?) {_SADDLE}"
        r"|(?:put|set|mov|bring|tak|turn|shift|slid|pull|adjust|mak|hav|get|keep)(?:e|es|s|ting|ing)?"
        rf" {_SADDLE} (?:(?!not\b|too\b)\w+ ){{0,2}}?(?:up|high|higher|highest)"
        r"|(?:use|with|need|try|choose|prefer) a high(?:er)? (?:saddle|(?:bike|bicycle) seat)"
        r"|saddle (?:up )?(?:raised|set) high"
        r"|high(?:er)? saddle (?:helps?|eases|works|is (?:better|best))"
        r"|(?:saddle|bike seat) (?:should|must|needs to|has to) be (?:\w+ ){0,2}?high(?:er)?",
        ("saddle", "seat"),
        _HIGH,
        "the saddle is not too high",
    ),
    Ban(
        r"lean(?:s|ing)?(?: your (?:trunk|body))? (?:to|towards?|over) "
        rf"(?:the |your )?{_SIDE} side",
        ("lean",),
        "people with this pain may already lean that way",
        "leave it out",
    ),
    Ban(
        r"push(?:es|ing|ed)? through"
        rf"|{_NOT_DENIED}(?:run|train|play|power|fight|battle|grit)(?:s|ning|ing)? (?:on )?through"
        r" (?:it|the (?:soreness|burn|sting))",
        ("through",),
        _PAIN,
        "say what to do instead",
    ),
    Ban(
        rf"{_NOT_DENIED}{_MOVE}(?: on| going)? (?:through|despite|in spite of)"
        r" (?:\w+ ){0,3}?(?:pain(?! rule| scale| sign)|hurts?|aches?)"
        rf"|{_NOT_DENIED}(?:ignore|run (?:on )?with)"
        r" (?:the |any |your |some |mild |a little )*(?:knee )?pain",
        ("pain", "hurt", "ache"),
        _PAIN,
        "say what to do instead",
        ("through", "despite", "in spite", "ignore", "with"),
    ),
    Ban(
        r"(?:do not|don['’]t|never|no need to) stop (?:\w+ ){0,2}?(?:when|if|because|though)"
        rf" (?:{_BUT_FREE}){{0,40}}?(?:hurts?|pain)"
        rf"|{_NOT_DENIED}(?:run|jog|train|ride|exercise|finish) (?:\w+ ){{0,3}}?"
        rf"even (?:if|when|though) (?:{_BUT_FREE}){{0,40}}?(?:hurts?|pain\w*)"
        rf"|{_NOT_DENIED}{_GO_ON}\b(?:{_BUT_FREE}){{0,40}}?"
        r"\b(?:even|despite|although|though|while|when|if|through|with)\b"
        rf"(?:{_BUT_FREE}){{0,60}}?\b(?:hurt(?:s|ing)?|pain(?:ful|s)?|sore knee)",
        ("pain", "hurt", "sore knee"),
        _PAIN,
        "say what to do instead",
        ("keep", "run on", "jog on", "ride on", "go on", "carry on", "continue", " stop", "even "),
    ),
    Ban(r"no pain,? no gain", ("no pain",), _PAIN, "say what to do instead"),
    Ban(
        r"(?:will|can|to|that|which|it) cures?|cures (?:the|your|it\w*|all)|a cure for",
        ("cure",),
        "no cure is known",
        "may help",
    ),
    Ban(r"guarantee\w*", ("guarant",), "nothing here is certain", "may help"),
    Ban(
        r"miracle|secret trick|risk[- ]free|100 ?% (?:safe|effective)",
        ("miracle", "secret", "risk", "100"),
        "this promises",
        "cut it",
    ),
    Ban(
        r"buy now|order now|discount|limited time|money[- ]back|affiliate|promo code|special offer",
        ("now", "discount", "limited", "money", "affiliate", "promo", "special"),
        "this guide sells nothing",
        "cut it",
    ),
)

_NEEDED = re.compile("|".join(re.escape(word) for ban in HARMFUL for word in ban.needs))


def harmful(text: str) -> Iterator[tuple[str, Ban]]:
    """The words of a text that are banned, and by what."""
    low = text.lower()
    if _NEEDED.search(low):
        for ban in HARMFUL:
            match = ban.first(text, low)
            if match:
                yield match[0], ban


_FRICTION_AS_CAUSE = re.compile(
    r"(?:caused? by|due to|because of|from|is)\s+(?:(?!not\b|no\b)\w+\s+){0,2}"
    r"(?:friction|rubbing)\b"
    r"|\bfriction\s+(?:causes|syndrome|is the cause|makes|irritates)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_RUBS = re.compile(
    r"\b(?:band|itb|tissue|tendon)\b[^.!?]*?\b(?:rub(?:s|bed|bing)?|friction)\b"
    r"|\brubbing of the (?:it )?band\b|\bfriction\b",
    re.IGNORECASE,
)
# The band of the body, not the one round the ankles.
_OF_THE_KNEE = re.compile(
    r"\bbon[ey]s?\b|\bbump\b|\bIT\b|\bITBS?\b|\b(?:pain|hurts?|syndrome|sore|fat|knee)\b"
)
_DOUBTED = re.compile(
    r"\b(?:not|no|never|unlikely|than|older?|once|used to|thought|believed|disputed)\b|n['’]t",
    re.IGNORECASE,
)


def friction_as_cause(text: str) -> str:
    """The words in which a text says that rubbing is the cause; "" where it does not.

    That people once thought so may be told, and asked.
    """
    match = _FRICTION_AS_CAUSE.search(text)
    if match:
        return match[0]
    return next(_rubbing(text), "")


def _rubbing(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.findall(text):
        match = _RUBS.search(sentence)
        told = match and not sentence.endswith("?") and not _DOUBTED.search(sentence)
        if match and told and _OF_THE_KNEE.search(sentence):
            yield match[0]
