"""One slip for each rule, and where the author is told of it."""

from dataclasses import dataclass

from tests.checks.conftest import Edit


@dataclass(frozen=True)
class Case:
    """Edits of the real guide, the code they must bring, and the line it must point to."""

    code: str
    edits: tuple[Edit, ...]
    at: str
    """A pattern; its match ends on the line of the problem."""
    file: str = ""
    """Of the problem, under content/; empty: the first edit's."""
    also: frozenset[str] = frozenset()
    """Codes that cannot but come with it."""

    def __str__(self) -> str:
        return self.code


CLAMSHELL = "exercises/clamshell.yaml"
RETURN = "running/return.yaml"
CLAIMS = "evidence/claims.yaml"
SOURCES = "evidence/sources.yaml"
RED_FLAGS = "safety/red-flags.yaml"
STRENGTH = (
    "clamshell",
    "side-lying-hip-abduction",
    "glute-bridge",
    "single-leg-glute-bridge",
    "lateral-band-walk",
    "single-leg-box-squat",
)


def _edit(
    code: str, file: str, pattern: str, new: str, *, at: str, where: str = "", also: str = ""
) -> Case:
    return Case(code, (Edit(file, pattern, new),), at, where, frozenset(also.split()))


def _cue(code: str, text: str, *, also: str = "") -> Case:
    """A slip in a text."""
    return _edit(code, CLAMSHELL, r"^cue: .*$", f"cue: {text}", at=r"^cue: ", also=also)


def _entry(code: str, file: str, entry: str, *, at: str, also: str = "") -> Case:
    """One entry too many, at the end of a file."""
    return _edit(code, file, "", f"\n{entry}\n", at=at, also=also)


def _without(code: str, file: str, entry: str, field: str, *, at: str) -> Case:
    """A field taken out of an entry."""
    return _edit(code, file, rf"(^ *{entry}:\n(?: +.*\n)*?) +{field}: .*\n", r"\1", at=at)


def _claim(slug: str, sentence: str) -> str:
    return f"""{slug}:
  claim: {sentence}
  verdict: practice
  strength: expert
  direction: none
  population: none
  note: Made for a test."""


def _source(slug: str, more: str) -> str:
    return f"""{slug}:
  kind: web
  title: A page made for a test by {slug}
  seen: abstract
  checked_on: 2020-01-01
  {more}"""


REFERENCES = [
    _cue("link-unknown", "Try the [bridge](exercise:glute-brigde) too."),
    _cue("link-unknown", "See [the rest](page:everything-else)."),
    _cue("link-unknown", "See [the film](video:clamshell)."),
    _cue("link-unknown", "See [the rest](clamshell)."),
    _cue("insertion-unknown", "One of {count:phase-9}."),
    _cue("insertion-unknown", "Wait {value:running.gate.painfree_days} days."),
    _cue("insertion-unknown", "Wait {value:running.gate} days."),
    _cue("insertion-unknown", "Stay below {highest}."),
    _cue("insertion-unknown", "Lift it {measure:5}."),
    _cue("insertion-unknown", "Not before rehab week {earliest:hills}."),
    _cue("insertion-unknown", "Stay below } that."),
    _edit(
        "listed-twice", CLAMSHELL, r"^targets: .*$", "targets: [gluteus-medius, gluteus-medius]",
        at=r"^targets: ",
    ),
]  # fmt: skip

ORPHANS = [
    _edit(
        "exercise-orphan", "phases/4-stretch.yaml", r"^(exercises: .*), figure-four\]", r"\1]",
        where="exercises/figure-four.yaml", at=r"\A",
    ),
    _edit(
        "exercise-orphan", "phases/1-settle.yaml", r"^(activities: .*), food\]", r"\1]",
        where="reference/activities.yaml", at=r"^food:",
    ),
    Case(
        "figure-orphan", (Edit("figures/unicycle.yaml", "", "=figures/clamshell.yaml"),), r"\A"
    ),
    _entry(
        "equipment-orphan", "reference/equipment.yaml",
        "trapeze:\n  name: Trapeze\n  what: A bar to hang on.\n  instead: A strong branch.",
        at=r"^trapeze:",
    ),
    _entry("claim-orphan", CLAIMS, _claim("ducks", "Ducks swim well."), at=r"^ducks:"),
    _entry("source-orphan", SOURCES, _source("ducks-2020", ""), at=r"^ducks-2020:"),
    _entry(
        "term-orphan", "reference/glossary.yaml", "z:\n  term: zugzwang\n  means: A bad move.",
        at=r"^z:",
    ),
    _entry(
        "muscle-orphan", "reference/anatomy.yaml",
        "biceps:\n  name: Biceps\n  plain: biceps\n  kind: muscle\n  where: In your arm.\n"
        "  does: It bends your arm.",
        at=r"^biceps:",
    ),
    _entry(
        "muscle-orphan", "reference/anatomy.yaml",
        "ulna:\n  name: Ulna\n  plain: elbow bone\n  kind: bone\n  where: In your arm.\n"
        "  does: It holds your arm.",
        at=r"^ulna:",
    ),
]  # fmt: skip

DUPLICATES = [
    _edit(
        "name-duplicate", "exercises/glute-bridge.yaml", r"^name: .*$", "name: clamshell",
        at=r"^name: ",
    ),
    _edit(
        "name-duplicate", CLAMSHELL, r"^aliases:$", "aliases:\n  - Clamshell", at=r"^  - Clamshell"
    ),
    _edit(
        "question-duplicate", "faq.yaml",
        r"(question: (?P<first>.*)\n(?:.*\n)*?  question: ).*$", r"\1\g<first>",
        at=r"question: (?:.*\n)*?  question: ",
    ),
    _entry(
        "claim-duplicate", CLAIMS,
        _claim("ducks", "Ducks swim well.") + "\n\n" + _claim("swans", "Ducks swim  well."),
        at=r"^swans:\n  claim", also="claim-orphan",
    ),
    _entry(
        "source-duplicate", SOURCES, _source("ducks-2020", 'doi: "10.1007/BF03262306"'),
        at=r"^ducks-2020:\n(?:  .*\n)*  doi", also="source-orphan",
    ),
]  # fmt: skip

COMPLETENESS = [
    _edit(
        "phase-empty", "phases/4-stretch.yaml", r"^exercises: .*\n", "",
        at=r"\A", also="exercise-orphan",
    ),
    Case(
        "phase-number", (Edit("phases/6-more.yaml", "", "=phases/4-stretch.yaml"),), r"\A",
        also=frozenset({"name-duplicate", "assumption-hidden"}),
    ),
    _edit(
        "phase-number", "phases/3-strengthen.yaml", r"^  first: 2$", "  first: 4",
        where="phases/4-stretch.yaml", at=r"^  first: 2",
    ),
    Case(
        "week-empty",
        tuple(
            Edit(file, r"^  first: 1$", "  first: 2")
            for file in ("phases/1-settle.yaml", "phases/2-roll.yaml")
        ),
        r"^weeks:",
    ),
    Case(
        "figure-missing", (Edit("figures/pigeon.yaml", gone=True),), r"\A", "exercises/pigeon.yaml"
    ),
    _edit("figure-missing", CLAMSHELL, "", "drawn: false\n", at=r"^drawn:"),
    *(
        Case(
            "essential-none",
            tuple(
                Edit(f"exercises/{slug}.yaml", r"^essential: \w+$", f"essential: {word}")
                for slug in STRENGTH
            ),
            r"^exercises:",
            "phases/3-strengthen.yaml",
        )
        for word in ("false", "true")
    ),
]  # fmt: skip

DOSES = [
    _edit(
        "dose-kind", "exercises/roll-glute.yaml", r"^  kind: time\n  duration_s: .*$",
        "  kind: hold\n  holds: 1\n  hold_s: 60-90", at=r"^  kind: hold", also="assumption-hidden",
    ),
    _edit("dose-limit", CLAMSHELL, r"^  sets: .*$", "  sets: 3-6", at=r"^  sets: 3-6"),
    _edit(
        "dose-limit", "exercises/roll-tfl.yaml", r"^  duration_s: .*$", "  duration_s: 60-120",
        at=r"^  duration_s",
    ),
    _edit("strength-days", CLAMSHELL, r"^  per_week: 3$", "  per_week: 3-4", at=r"^  per_week"),
    _edit(
        "strength-days", CLAMSHELL, r"^  per_week: 3$", "  per_day: 1",
        at=r"^  per_day", also="insertion-unknown",
    ),
    _edit("strength-days", RETURN, r"^  per_week: 2-3$", "  per_week: 1-3", at=r"^  per_week: 1"),
    _edit(
        "strength-rest", CLAMSHELL, r"^  rest_days_between: 1$", "  rest_days_between: 0",
        at=r"^  rest_days_between",
    ),
    _edit("strength-rest", CLAMSHELL, r"^  rest_days_between: 1\n", "", at=r"^frequency:"),
    _edit("activation-light", RETURN, r"^      sets: 1$", "      sets: 3", at=r"^      sets: 3"),
    _edit("activation-light", RETURN, r"^      reps: 10$", "      reps: 25", at=r"^      reps: 25"),
    _edit(
        "daily-limit", "exercises/roll-tfl.yaml", r"^  per_day: 1-2$", "  per_day: 1-3",
        at=r"^  per_day",
    ),
    _edit(
        "daily-limit", "exercises/pigeon.yaml", r"^  per_day: 1$", "  per_day: 4",
        at=r"^  per_day",
    ),
    _edit(
        "weekly-limit", "reference/activities.yaml", r"^  per_week: 2-3$", "  per_week: 2-30",
        at=r"^  per_week: 2-30",
    ),
    _edit("weekly-limit", RETURN, r"^  runs: 3$", "  runs: 30", at=r"^  runs: 30"),
    _edit(
        "load-limit", "exercises/side-lying-hip-abduction.yaml", r"load: 1-2 lb$", "load: 12 lb",
        at=r"load: 12 lb",
    ),
    _edit(
        "roll-zone", "exercises/roll-tfl.yaml", r"keep_above_knee: 4 in$", "keep_above_knee: 3 in",
        at=r"keep_above_knee: ",
    ),
    _edit(
        "roll-zone", "exercises/roll-lateral-quad.yaml", r"start_above_knee: .*$",
        "start_above_knee: 5 in", at=r"start_above_knee: ",
    ),
    _edit(
        "roll-zone", "exercises/roll-lateral-quad.yaml", r"keep_above_knee: 4 in$",
        "keep_above_knee: 8 in", at=r"start_above_knee: ",
    ),
    _edit(
        "roll-target", "exercises/roll-tfl.yaml", r"^targets: .*$", "targets: [tfl, lateral-knee]",
        at=r"^targets: ",
    ),
    _edit("roll-target", "exercises/roll-tfl.yaml", r"^  avoid: .*$", "  avoid: [tfl]",
        at=r"^  avoid", also="roll-sore-place",
    ),
    _edit(
        "roll-sore-place", "exercises/roll-lateral-quad.yaml", r"avoid: \[lateral-knee, ",
        "avoid: [", at=r"^  avoid",
    ),
    _edit("roll-zone", "exercises/roll-glute.yaml", r"^zone:\n(?:  .*\n)+", "", at=r"\A"),
    _edit(
        "ice-limit", "reference/activities.yaml", r"^  minutes: 15-20$", "  minutes: 15-25",
        at=r"^  minutes: 15-25",
    ),
    _edit(
        "ice-limit", "reference/activities.yaml", r"^    check_skin_after_min: 5$",
        "    check_skin_after_min: 10", at=r"^    check_skin_after_min: 10",
    ),
    _edit(
        "ice-limit", "reference/activities.yaml", r"^    gap_h: 2$", "    gap_h: 1",
        at=r"^    gap_h",
    ),
]  # fmt: skip

RUNNING = [
    _edit(
        "gate-weak", RETURN, r"^  earliest_week: 4$", "  earliest_week: 3",
        at=r"^  earliest_week",
    ),
    _edit("gate-weak", RETURN, r"^  pain_free_days: 7$", "  pain_free_days: 5", at=r"^  pain_free"),
    _edit("gate-weak", RETURN, r"\(page:red-flags\)", "(page:home)", at=r"^  also:"),
    _edit("gate-exercises", RETURN, r"^    - clamshell\n", "", at=r"^  exercises:"),
    _edit(
        "gate-exercises", RETURN, r"^    - clamshell$", "    - clamshell\n    - pigeon",
        at=r"- pigeon",
    ),
    _edit(
        "return-week-missing", RETURN, r"^  3:$", "  4:", at=r"^  4:",
        also="return-week-unlinked ramp-unsaid",
    ),
    _edit(
        "return-week-unlinked", RETURN, r"all of return week 1 was", "all of it was",
        at=r"^  2:\n(?:    .*\n)*?    notes:",
    ),
    _edit(
        "weekly-rise", RETURN, r"^beyond:$",
        "  4:\n    runs: 3\n    alternate_days: true\n    minutes: 60\n    notes:\n"
        "      - Only after return week 3 went well.\n    evidence: [return-minutes]\nbeyond:",
        at=r"^    minutes: 60", also="ramp-unsaid",
    ),
    _edit(
        "long-run-shorter", RETURN, r"^    long_run_minutes: .*$", "    long_run_minutes: 15",
        at=r"^    long_run_minutes",
    ),
    _edit(
        "early-run-long", RETURN, r"^    minutes: 10-15$", "    minutes: 60",
        at=r"^    minutes: 60", also="ramp-unsaid",
    ),
    _edit(
        "early-run-long", RETURN, r"^    long_run_minutes: .*$", "    long_run_minutes: 46",
        at=r"^    long_run_minutes",
    ),
    _edit("pickup-long", RETURN, r"^      seconds: 30$", "      seconds: 300", at=r"seconds: 300"),
    _edit(
        "pickup-long", RETURN, r"^    minutes: 10-15$",
        "    minutes: 10-15\n    pickups:\n      seconds: 30\n      count: 2\n"
        "      assumed:\n        count: Made for a test.",
        at=r"^    pickups",
    ),
    _edit(
        "maintenance-early", RETURN, r"^  first_return_week: 4$", "  first_return_week: 2",
        at=r"^  first_return_week",
    ),
    _edit(
        "ramp-unsaid", RETURN, r"^ramp_note: >-\n(?:  .*\n)+", "ramp_note: It grows fast.\n",
        at=r"^ramp_note",
    ),
    _edit("hills-early", RETURN, r"^  hills_from: 6$", "  hills_from: 5", at=r"^  hills_from"),
    _edit(
        "runs-in-a-row", RETURN, r"alternate_days: true", "alternate_days: false",
        at=r"days: false",
    ),
    _edit(
        "runs-in-a-row", RETURN, r"^    runs: 3$", "    runs: 5",
        at=r"^    runs: 5", also="ramp-unsaid",
    ),
    _edit(
        "maintenance-gap", RETURN, r"^  first_rehab_week: 9$", "  first_rehab_week: 11",
        at=r"^  first_rehab_week",
    ),
    _edit(
        "cadence-change", "running/form.yaml", r"^    change_percent: 5-10$",
        "    change_percent: 5-20", at=r"^    change_percent",
    ),
    _edit(
        "prognosis-order", "guide.yaml", r"^  see_someone_after: .*$", "  see_someone_after: 9",
        at=r"^  see_someone_after",
    ),
    Case(
        "prognosis-impossible",
        (Edit("guide.yaml", r"rehab week \{earliest:beyond\}", "the end of them"),),
        r"^prognosis:\n(?:  .*\n)*?  text:",
    ),
    _edit(
        "prognosis-order", "guide.yaml", r"^  full_return_weeks: .*$", "  full_return_weeks: 3-12",
        at=r"^  full_return_weeks",
    ),
]  # fmt: skip

SAFETY = [
    Case(
        "tier-empty", (Edit(RED_FLAGS, "tier: emergency", "tier: same_day", everywhere=True),),
        r"^  emergency:",
    ),
    _edit(
        "emergency-number", RED_FLAGS, r"^    short: Call \{emergency_number\}.*$",
        "    short: Call for help now.", at=r"^    short: Call for help",
    ),
    Case(
        "clot-rolling", (Edit(RED_FLAGS, r"^ +stop_rolling: true\n", "", everywhere=True),),
        r"^flags:",
    ),
    _without(
        "red-flag-unsourced", RED_FLAGS, "knee-gives-way", "sources", at=r"^  knee-gives-way:"
    ),
    _edit(
        "only-less", "safety/back-off.yaml", r"(^swelling:\n(?:  .*\n)*?  action: )\w+",
        r"\1step_back", at=r"^swelling:\n(?:  .*\n)*?  action",
    ),
    _without(
        "only-less", "safety/look-alikes.yaml", "bursitis", "tier", at=r"^bursitis:"
    ),
    _edit(
        "back-off-missing", "safety/back-off.yaml", r"action: emergency$", "action: same_day",
        at=r"\A",
    ),
    _edit(
        "who-asks-first", "guide.yaml", r"You are pregnant\.", "You are tired.",
        at=r"^  ask_first:",
    ),
    _edit("who-asks-first", "guide.yaml", r"teens under 16", "teens", at=r"^  not_for:"),
    _edit(
        "who-asks-first", "guide.yaml", r"^  adults_only: >-\n(?:    .*\n)+",
        "  adults_only: For everyone.\n", at=r"^  adults_only",
    ),
]  # fmt: skip

EVIDENCE = [
    _edit(
        "claim-unprintable", CLAIMS, r"verdict: supported$", "verdict: not_found",
        at="not_found$",
    ),
    _edit(
        "claim-rejected-used", CLAMSHELL, r"^evidence: \[", "evidence: [knee-absorbs-forces, ",
        at=r"^evidence:",
    ),
    _without(
        "claim-one-sided", CLAIMS, "hip-weakness-contributor", "against",
        at=r"^hip-weakness-contributor:",
    ),
    _without(
        "claim-one-sided", CLAIMS, "hip-weakness-contributor", "sources",
        at=r"^hip-weakness-contributor:",
    ),
    _without("claim-unsourced", CLAIMS, "band-muscles", "sources", at=r"^band-muscles:"),
    _edit(
        "claim-strength", CLAIMS, r"(verdict: practice\n  strength: )\w+", r"\1moderate",
        at=r"verdict: practice\n  strength: moderate",
    ),
    _edit(
        "claim-strength", CLAIMS, r"(verdict: supported\n  strength: )\w+", r"\1none",
        at=r"verdict: supported\n  strength: none",
    ),
    _edit(
        "claim-both-sides", CLAIMS, r"(^hip-weakness-contributor:\n(?:  .*\n)*?  against: \[)",
        r"\1fredericson-2000, ", at=r"^hip-weakness-contributor:\n(?:  .*\n)*?  against",
    ),
    _edit(
        "citation-year", CLAIMS, r"(^band-muscles:\n(?:  .*\n)*?)  note: .*$",
        r"\1  note: A 2012 study of the anatomy.", at=r"^  note: A 2012",
    ),
    _edit(
        "source-second-hand", SOURCES, r"^  seen: second_hand\n  seen_in: .*\n",
        "  seen: second_hand\n", at=r"^  seen: second_hand",
    ),
    _edit(
        "source-retracted", SOURCES, r"(^hutchinson-2022:\n)", r"\1  retracted: true\n",
        where=CLAIMS, at=r"^band-muscles:\n(?:  .*\n)*?  sources",
    ),
    _edit(
        "review-unsigned", CLAIMS, r"(^band-muscles:\n)", r"\1  reviewed_by: Ann Example\n",
        at=r"^  reviewed_by",
    ),
    _edit(
        "review-unsigned", CLAIMS, r"(^band-muscles:\n)", r"\1  reviewed_on: 2020-01-01\n",
        at=r"^  reviewed_on",
    ),
    _edit(
        "assumption-hidden", "exercises/roll-glute.yaml", r"^  assumed:\n    per_day: .*\n", "",
        at=r"^  per_day",
    ),
]  # fmt: skip

WORDING = [
    _cue("banned-phrase", "Raise the saddle first."),
    _cue("banned-phrase", "Put your saddle up a bit."),
    _cue("banned-phrase", "Raise your bike's saddle."),
    _cue("banned-phrase", "Set the seat of your bike at its highest."),
    _cue("banned-phrase", "Set your bike seat as high as it goes."),
    _cue("banned-phrase", "The saddle should be a bit higher."),
    _cue("banned-phrase", "Lean to the sore side."),
    _cue("banned-phrase", "Push through it."),
    _cue("banned-phrase", "Run through the pain."),
    _cue("banned-phrase", "Run on through a little knee pain."),
    _cue("banned-phrase", "Train despite the pain."),
    _cue("banned-phrase", "Ignore the pain."),
    _cue("banned-phrase", "Keep running even when the outside of the knee hurts."),
    _cue("banned-phrase", "Go on running if the pain is mild."),
    _cue("banned-phrase", "Keep going with pain."),
    _cue("banned-phrase", "Do not stop when it hurts."),
    _cue("banned-phrase", "Finish the run even if it hurts."),
    _cue("banned-phrase", "Run on when it hurts."),
    _cue("banned-phrase", "Train through it."),
    _cue("banned-phrase", "No pain, no gain."),
    _cue("banned-phrase", "It cures your knee."),
    _cue("banned-phrase", "We guarantee it."),
    _cue("banned-phrase", "Get it at a discount."),
    _cue("friction-as-cause", "The pain is caused by friction."),
    _cue("friction-as-cause", "ITBS starts when the band rubs on the bone."),
    _cue("friction-as-cause", "The pain comes as the tissue is rubbed by the IT band."),
    _cue("friction-as-cause", "Friction at the knee is why it hurts."),
    _cue("friction-as-cause", "Friction of the IT band makes it sore."),
    _cue("cadence-absolute", "Aim for 170–180 steps per minute."),
    _cue("brand-named", "Ageless Knees has more."),
    _cue("exercise-unnamed", "Then do deadlifts."),
    _cue("exercise-unnamed", "Then do the two-leg squat."),
    _cue("count-typed", "This is one of six exercises."),
    _cue("units-typed", "Lift it 4 in (10 cm)."),
    _cue("units-typed", "Strap a 2 lb weight on."),
    _cue("units-typed", "Use a 2-pound weight."),
    _cue("units-typed", "Lift it 10–15 cm."),
    _cue("units-typed", "Lift it 4 in."),
    _cue("units-typed", "Walk two miles first."),
    _cue("week-unlabeled", "Add a band from week 4 on."),
    _cue("value-typed", "Add a band from rehab week 4 on."),
    _cue("value-typed", "Do it in rehab weeks 1 and 2."),
    _cue("value-typed", "Run after 7 days in a row without pain."),
    _cue("value-typed", "Run 50% less than usual."),
    _cue("value-typed", "Follow Phase 1 for a week."),
    _cue("value-typed", "Follow Phase 1 for 7 days."),
    _cue("value-typed", "Pain for more than 2 hours after it is a sign."),
    _cue("dose-typed", "Do 3 sets."),
    _cue("dose-typed", "Hold it for 30 seconds."),
    _cue("dose-typed", "Do it three times a week."),
    _cue("sentence-long", " ".join(["lift"] * 26) + "."),
    _cue("term-undefined", "Mind the popliteal side."),
    _cue("text-markup", '"Lift the *knee* only."'),
    _cue("text-markup", "Lift the <b>knee</b> only."),
    _edit(
        "text-unseen", CLAMSHELL, r"^name: .*$", r'name: "Clam\\u200bshell"', at=r"^name: "
    ),
    _edit(
        "text-unseen", SOURCES, r"^  journal: .*$", r'  journal: "Sports\\u2060Medicine"',
        at=r"^  journal: ",
    ),
    _edit(
        "text-unseen", "locale/en.yaml", r"^    skip: .*$", r'    skip: "Skip\\u200d it"',
        at=r"^    skip: ",
    ),
    _cue("text-markup", '"# Lift the knee"'),
    _cue("text-markup", '"Lift ![x](https://e.example/x.png) it."'),
    _cue("text-markup", '"Lift it![Now](page:faq)."'),
    _cue("text-markup", '"Lift it. ![x][y]"'),
    _cue("text-markup", '"[y]: https://e.example/x.png"'),
    _cue("text-markup", '"Lift it. <img src=https://e.example/x.png"'),
    _edit(
        "text-markup", SOURCES, r"^  journal: .*$", '  journal: "![x](https://e.example/x.png)"',
        at=r"^  journal: ",
    ),
    _edit(
        "text-markup", "locale/en.yaml", r"^    skip: .*$",
        '    skip: "![x](https://e.example/x.png)"', at=r"^    skip: ",
    ),
    _edit(
        "text-markup", "locale/en.yaml", r'^    do_hold: \{one: "', r'\g<0><img src=x.png ',
        at=r"^    do_hold: ",
    ),
    _edit(
        "text-markup", "locale/en.yaml", r"^    skip: .*$",
        '    skip: "Go on {style=background:url(//e.example/x)}"', at=r"^    skip: ",
    ),
    *(
        _edit("text-markup", "pages/clinics.md", r"^## What you get$", mark, at=r"^Look")
        for mark in (
            "Look: ![x](https://e.example/x.png)",
            "Look: ![x][y]\n\n[y]: https://e.example/x.png",
            "Look: <img src='https://e.example/x.png'>",
            "Look at this{ style='background: url(https://e.example/x.png)' }",
        )
    ),
    _edit(
        "reading-grade", CLAMSHELL, r"^feel: >-\n(?:  .*\n)+",
        "feel: >-\n"
        + 12 * "  Organizational responsibility necessitates administrative imagination.\n",
        at=r"\A",
    ),
]  # fmt: skip

DATES = [
    _edit("date-order", "guide.yaml", r"^produced: .*$", "produced: 2098-01-01", at=r"^produced"),
    _edit("date-order", "guide.yaml", r"^review_due: .*$", "review_due: 2001-01-01",
          at=r"^review_due", also="review-overdue"),
    _edit(
        "date-order", SOURCES, r"^  checked_on: .*$", "  checked_on: 2098-01-01",
        at=r"2098-01-01",
    ),
]  # fmt: skip

CASES = [
    *REFERENCES, *ORPHANS, *DUPLICATES, *COMPLETENESS, *DOSES, *RUNNING, *SAFETY, *EVIDENCE,
    *WORDING, *DATES,
]  # fmt: skip
