"""What two people must share for their sheets to be the same but for name, dates and notes."""

import base64
import hashlib
import json

from generator.model.guide import Guide
from generator.model.person import WEEKDAYS, Person

PERSONAL = ("ref", "name", "start", "goal", "note")
"""Set into a sheet after it is laid out. Of `start`, the weekday shapes the plan."""


def shape_of(guide: Guide, person: Person, week: int) -> str:
    """Every input to plan and print but the personal ones, as canonical JSON.

    What is left out counts as what it stands for: the clinic's paper, the guide's language.
    """
    data = person.model_dump(mode="json", exclude=set(PERSONAL))
    for field in ("strength_days", "run_days"):
        data[field] = sorted(set(data[field]), key=WEEKDAYS.index)
    data["missing"] = sorted(set(data["missing"]))
    data["repeat_weeks"] = sorted(data["repeat_weeks"])
    clinic = guide.clinic
    data["paper"] = person.paper or (clinic.paper if clinic else "a4")
    data["text"] = person.text or (clinic.text if clinic else "standard")
    data["language"] = person.language or guide.locale.language
    data["first_weekday"] = WEEKDAYS[person.start.weekday()] if person.start else None
    data["week"] = week
    return _canonical(data)


def sheet_id(  # noqa: PLR0913, PLR0917 - these six are what a sheet is made from
    guide_version: str, clinic_edition: str, shape: str, kind: str, paper: str, text: str
) -> str:
    """Ten letters and digits at the foot of a sheet: the same inputs give the same id.

    `shape` is empty for a sheet that is about no person, `clinic_edition` for no clinic.
    """
    inputs = _canonical([guide_version, clinic_edition, shape, kind, paper, text])
    digest = hashlib.sha256(inputs.encode()).digest()
    return base64.b32encode(digest).decode()[:10]


def _canonical(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
