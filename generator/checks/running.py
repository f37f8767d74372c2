"""The way back to running: the gate, the return weeks, and what stops a run."""

from collections.abc import Iterator

from generator.checks.rule import Draft, Finding, rule
from generator.content.strict_yaml import Keys
from generator.model.running import ReturnWeek
from generator.model.text import links

EARLIEST_GATE_WEEK = 4
FEWEST_PAIN_FREE_DAYS = 7
EARLIEST_HILLS_WEEK = 6
CAPPED_FROM_WEEK = 4
"""From this return week on, the weekly rise is capped."""
MOST_ALTERNATE_RUNS = 4
"""Every other day of a week that begins with a run."""
CADENCE_PERCENT = (5, 10)
EARLIEST_MAINTENANCE_WEEK = 4
LONGEST_EARLY_RUN_MIN = {"1": 20, "2": 30, "3": 45}
"""By return week: room for a clinic above the article's 15, 20 and 35."""
LONGEST_PICKUP_S = 60


@rule("gate-weak", source="R07")
def check_the_gate_is_strict_enough(draft: Draft) -> Iterator[Finding]:
    """The first run comes in rehab week 4 at the earliest, after 7 days without pain.

    No red flag may fit either, and the gate links to them. The article gives "5 to 7 days",
    a lowest number that is a range; the stricter reading is kept.
    """
    gate = draft.guide.running.gate
    keys = ("running", "gate")
    if gate.earliest_week < EARLIEST_GATE_WEEK:
        message = "the gate opens too early"
        yield Finding(
            (*keys, "earliest_week"), message, f"rehab week {EARLIEST_GATE_WEEK} or later"
        )
    if gate.pain_free_days < FEWEST_PAIN_FREE_DAYS:
        message = "too few days without pain before the first run"
        yield Finding((*keys, "pain_free_days"), message, f"{FEWEST_PAIN_FREE_DAYS} or more")
    if not any(link.target == "red-flags" for text in gate.also for link in links(text)):
        message = "the gate does not ask for red flags"
        yield Finding((*keys, "also"), message, "link to (page:red-flags)", at_key=True)


@rule("gate-exercises", source="R08")
def check_the_gate_covers_all_strength_work(draft: Draft) -> Iterator[Finding]:
    """The gate asks for exactly the strength exercises of the program, all without pain."""
    gate = draft.guide.running.gate.exercises
    keys = ("running", "gate", "exercises")
    strength = {
        slug
        for phase in draft.guide.phases.values()
        for slug in phase.exercises
        if draft.guide.exercises[slug].kind == "strength"
    }
    for slug in sorted(strength - set(gate)):
        message = f'the gate leaves out the strength exercise "{slug}"'
        yield Finding(keys, message, "add it", at_key=True)
    for index, slug in enumerate(gate):
        if slug not in strength:
            message = f'"{slug}" is no strength exercise of any phase'
            yield Finding((*keys, index), message, "remove it")


@rule("return-week-missing", source="R09")
def check_return_weeks_follow_each_other(draft: Draft) -> Iterator[Finding]:
    """Return weeks are numbered 1, 2, 3 … with none left out."""
    weeks = draft.guide.running.weeks
    for place, number in enumerate(sorted(map(int, weeks)), start=1):
        if number != place:
            keys = ("running", "weeks", str(number))
            yield Finding(keys, f"return week {place} is missing before this one", at_key=True)
            return


@rule("return-week-unlinked", source="R09", english=True)
def check_each_return_week_asks_for_the_one_before(draft: Draft) -> Iterator[Finding]:
    """A return week says that the one before must have been free of pain."""
    for number, week in draft.guide.running.weeks.items():
        before = f"return week {int(number) - 1}"
        if number != "1" and not any(before in note.lower() for note in week.notes):
            message = f"no note says how {before} must have gone"
            hint = f"write: only if all of {before} was free of pain"
            yield Finding(("running", "weeks", number, "notes"), message, hint, at_key=True)


def _most_minutes(week: ReturnWeek) -> int:
    """The longest a return week's runs can be together."""
    longest = max(week.minutes.high, week.long_run_minutes.high if week.long_run_minutes else 0)
    return (week.runs - 1) * week.minutes.high + longest


def _rises(draft: Draft) -> Iterator[tuple[str, int, float]]:
    """(return week, minutes at most, rise in percent over the week before)."""
    weeks = draft.guide.running.weeks
    for number in sorted(weeks, key=int)[1:]:
        before = weeks.get(str(int(number) - 1))
        if before is not None:
            now, then = _most_minutes(weeks[number]), _most_minutes(before)
            yield number, now, 100 * (now - then) / then


@rule("long-run-shorter", source="R05")
def check_the_long_run_is_the_longest(draft: Draft) -> Iterator[Finding]:
    """The run of a week that may be longer is not shorter than its other runs."""
    for number, week in draft.guide.running.weeks.items():
        longest = week.long_run_minutes
        if longest is not None and longest.high < week.minutes.high:
            keys = ("running", "weeks", number, "long_run_minutes")
            yield Finding(keys, "the longer run is shorter than the others", "change one of them")


@rule("weekly-rise", source="R10")
def check_weekly_running_grows_slowly(draft: Draft) -> Iterator[Finding]:
    """From return week 4 on, the minutes of a week grow by no more than the guide's own percent.

    Most is compared with most, and the guide's percent is 10 at most.
    """
    cap = draft.guide.running.beyond.rise_percent
    for number, minutes, rise in _rises(draft):
        if int(number) >= CAPPED_FROM_WEEK and rise > cap + 1e-9:
            message = f"{minutes} minutes is {rise:.0f}% more than the return week before"
            yield Finding(("running", "weeks", number, "minutes"), message, f"{cap}% at most")


@rule("ramp-unsaid", source="R11", severity="warning")
def check_the_steep_start_is_admitted(draft: Draft) -> Iterator[Finding]:
    """Where the first return weeks grow faster than the cap, the ramp note says which they are.

    The steep start is kept, as it starts from very little, but it is not hidden.
    """
    cap = draft.guide.running.beyond.rise_percent
    steep = [int(number) for number, _, rise in _rises(draft) if rise > cap]
    if not steep:
        return
    note = draft.guide.running.ramp_note
    first, last = str(min(steep) - 1), str(max(steep))
    if first not in note or last not in note:
        message = f"return weeks {first} to {last} grow faster than {cap}% a week"
        yield Finding(("running", "ramp_note"), message, "say so in this note")


@rule("hills-early", source="R12")
def check_hills_come_late(draft: Draft) -> Iterator[Finding]:
    """Hills and track wait until return week 6 or later."""
    beyond = draft.guide.running.beyond
    if beyond.hills_from < EARLIEST_HILLS_WEEK:
        keys = ("running", "beyond", "hills_from")
        yield Finding(keys, "hills come too early", f"return week {EARLIEST_HILLS_WEEK} or later")


@rule("runs-in-a-row", source="R13")
def check_early_runs_are_on_alternate_days(draft: Draft) -> Iterator[Finding]:
    """In return weeks 1 and 2 a day without a run follows each run.

    A week of alternate days holds 4 runs at most.
    """
    for number, week in draft.guide.running.weeks.items():
        keys = ("running", "weeks", number)
        if int(number) <= 2 and not week.alternate_days:
            yield Finding((*keys, "alternate_days"), "runs may follow each other", "write true")
        if week.alternate_days and week.runs > MOST_ALTERNATE_RUNS:
            message = f"{week.runs} runs do not fit on alternate days"
            yield Finding((*keys, "runs"), message, f"{MOST_ALTERNATE_RUNS} at most")


@rule("maintenance-gap", source="I07 of the audit")
def check_maintenance_follows_the_strength_phase(draft: Draft) -> Iterator[Finding]:
    """Strength work goes on without a gap: maintenance starts when the strength phase ends."""
    keys: Keys = ("running", "maintenance", "first_rehab_week")
    lasts = [
        phase.weeks.last
        for phase in draft.guide.phases.values()
        if any(draft.guide.exercises[slug].kind == "strength" for slug in phase.exercises)
    ]
    ends = [last for last in lasts if last is not None]
    if len(ends) < len(lasts) or not ends:
        return
    if draft.guide.running.maintenance.first_rehab_week != max(ends) + 1:
        message = f"the strength phase ends with rehab week {max(ends)}"
        yield Finding(keys, message, f"write {max(ends) + 1}")


@rule("cadence-change", source="R19")
def check_cadence_changes_by_a_little(draft: Draft) -> Iterator[Finding]:
    """A cue about step rate asks for 5 to 10% more than the runner's own, never for a number."""
    low, high = CADENCE_PERCENT
    for slug, cue in draft.guide.form.cues.items():
        if cue.kind != "cadence":
            continue
        keys = ("form", "cues", slug)
        if cue.change_percent is None:
            message = "this cue does not say by how much"
            yield Finding(keys, message, f"add change_percent: {low}-{high}", at_key=True)
        elif cue.change_percent.low < low or cue.change_percent.high > high:
            message = "the step rate changes by too much or too little"
            yield Finding((*keys, "change_percent"), message, f"write {low}-{high}")


@rule("maintenance-early", source="I07 of the audit")
def check_strength_days_stay_until_running_is_under_way(draft: Draft) -> Iterator[Finding]:
    """Fewer strength days come in return week 4 at the earliest."""
    first = draft.guide.running.maintenance.first_return_week
    if first < EARLIEST_MAINTENANCE_WEEK:
        keys = ("running", "maintenance", "first_return_week")
        hint = f"return week {EARLIEST_MAINTENANCE_WEEK} or later"
        yield Finding(keys, "fewer strength days come too early", hint)


@rule("early-run-long", source="article: 10 to 15, 20, then 20 to 35 minutes")
def check_the_first_runs_are_short(draft: Draft) -> Iterator[Finding]:
    """In return weeks 1, 2 and 3, no run is longer than 20, 30 and 45 minutes.

    The article asks for 15, 20 and 35 at most. A clinic may go a little further, not start with
    an hour.
    """
    for number, most in LONGEST_EARLY_RUN_MIN.items():
        week = draft.guide.running.weeks.get(number)
        for field in ("minutes", "long_run_minutes"):
            asked = getattr(week, field, None)
            if asked is not None and asked.high > most:
                keys = ("running", "weeks", number, field)
                yield Finding(keys, f"long for return week {number}", f"{most} minutes at most")


@rule("pickup-long", source="article: 30 seconds, from the second week on")
def check_pickups_are_short(draft: Draft) -> Iterator[Finding]:
    """A faster part of a run lasts 60 seconds at most, and comes in return week 2 or later."""
    for number, week in draft.guide.running.weeks.items():
        keys = ("running", "weeks", number, "pickups")
        if week.pickups is None:
            continue
        if week.pickups.seconds.high > LONGEST_PICKUP_S:
            hint = f"{LONGEST_PICKUP_S} seconds at most"
            yield Finding((*keys, "seconds"), "a long time to run faster", hint)
        if number == "1":
            yield Finding(keys, "the first runs are easy ones", "leave it out", at_key=True)
