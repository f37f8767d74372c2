"""Every rule of a guide, in one list, and the one way to run them."""

import datetime
from pathlib import Path
from typing import NamedTuple

from generator.checks import (
    assumptions,
    brand,
    characters,
    completeness,
    dates,
    doses,
    duplicates,
    evidence,
    figures,
    language,
    markup,
    numbers,
    orphans,
    overlay,
    planned,
    prognosis,
    references,
    rolls,
    running,
    safety,
    translation,
    wording,
)
from generator.checks.rule import Check, Draft
from generator.content.load import Loaded
from generator.problems import Problem, Severity

CHECKS: tuple[Check, ...] = (
    references.check_links_lead_somewhere,
    references.check_inserted_numbers_exist,
    references.check_no_list_names_a_thing_twice,
    orphans.check_every_exercise_is_in_a_phase,
    orphans.check_every_figure_shows_something,
    orphans.check_every_piece_of_equipment_is_needed,
    orphans.check_every_claim_is_used,
    orphans.check_every_source_is_cited,
    orphans.check_every_term_is_used,
    orphans.check_every_part_of_the_body_is_mentioned,
    duplicates.check_names_are_unique,
    duplicates.check_questions_are_asked_once,
    duplicates.check_claims_are_made_once,
    duplicates.check_sources_are_listed_once,
    completeness.check_every_phase_has_something_to_do,
    completeness.check_phases_are_numbered_in_order,
    completeness.check_every_rehab_week_has_a_phase,
    completeness.check_every_exercise_has_its_figure,
    completeness.check_a_short_session_is_left,
    doses.check_doses_suit_the_exercise,
    doses.check_doses_stay_within_limits,
    doses.check_strength_is_at_most_three_days_a_week,
    doses.check_strength_days_are_not_in_a_row,
    doses.check_the_warm_up_before_a_run_is_light,
    doses.check_nothing_is_done_too_often_in_a_day,
    doses.check_a_week_has_seven_days,
    doses.check_weights_are_light,
    rolls.check_rolls_work_on_muscles,
    rolls.check_no_roll_comes_near_the_knee,
    rolls.check_rolls_keep_off_the_sore_place,
    running.check_the_gate_is_strict_enough,
    running.check_the_gate_covers_all_strength_work,
    running.check_return_weeks_follow_each_other,
    running.check_each_return_week_asks_for_the_one_before,
    running.check_the_long_run_is_the_longest,
    running.check_the_first_runs_are_short,
    running.check_pickups_are_short,
    running.check_weekly_running_grows_slowly,
    running.check_the_steep_start_is_admitted,
    running.check_hills_come_late,
    running.check_early_runs_are_on_alternate_days,
    running.check_maintenance_follows_the_strength_phase,
    running.check_strength_days_stay_until_running_is_under_way,
    running.check_cadence_changes_by_a_little,
    prognosis.check_the_prognosis_keeps_three_things_apart,
    prognosis.check_the_prognosis_fits_the_plan,
    planned.check_planned_strength_days_have_rest_between,
    planned.check_planned_early_runs_have_rest_between,
    safety.check_every_tier_has_red_flags,
    safety.check_an_emergency_says_whom_to_call,
    safety.check_a_clot_forbids_rolling,
    safety.check_red_flags_say_where_they_are_from,
    safety.check_swelling_is_never_only_a_reason_to_do_less,
    safety.check_signs_to_back_off_cover_every_action,
    safety.check_who_must_ask_first,
    safety.check_ice_is_used_safely,
    evidence.check_unsupported_claims_are_rejected,
    evidence.check_rejected_claims_are_only_put_right,
    evidence.check_contested_claims_show_both_sides,
    evidence.check_claims_have_sources,
    evidence.check_strength_fits_the_verdict,
    evidence.check_no_source_speaks_for_and_against,
    evidence.check_years_are_those_of_the_sources,
    evidence.check_second_hand_sources_say_where,
    evidence.check_no_claim_rests_on_a_retracted_paper,
    evidence.check_reviews_have_a_name_and_a_date,
    assumptions.check_assumptions_are_marked,
    wording.check_nothing_harmful_is_said,
    wording.check_friction_is_not_given_as_the_cause,
    wording.check_no_step_rate_is_named,
    wording.check_no_sponsor_is_named_in_the_guide,
    wording.check_only_exercises_of_the_guide_are_named,
    numbers.check_counts_come_from_the_data,
    numbers.check_units_come_in_computed_pairs,
    numbers.check_weeks_say_which_they_are,
    numbers.check_doses_are_not_typed,
    numbers.check_stored_numbers_are_inserted,
    language.check_pages_are_easy_to_read,
    language.check_sentences_are_short,
    language.check_medical_words_are_explained,
    markup.check_texts_hold_only_simple_marks,
    dates.check_dates_are_in_order,
    dates.check_the_review_is_not_overdue,
    dates.check_the_approval_is_of_this_edition,
    characters.check_texts_hold_no_unseen_characters,
    overlay.check_a_clinic_only_adds_to_warnings,
    overlay.check_a_clinic_drops_no_warning,
    brand.check_brand_colours_can_be_read,
    translation.check_every_text_is_translated,
    figures.check_every_figure_can_be_drawn,
)


def run_checks(
    loaded: Loaded, today: datetime.date, *, figures: Path | None = None
) -> list[Problem]:
    """Every problem that the rules find, in the order of files and lines.

    `figures` is the folder that remembers which figures were judged: the first time takes
    seconds. Without it they are not judged.
    """
    draft = Draft(loaded, today, figures)
    return sorted((problem for check in CHECKS for problem in check(draft)), key=Problem.sort_key)


class Rule(NamedTuple):
    """What a page says of a rule."""

    code: str
    severity: Severity
    rule: str
    """A sentence."""
    why: str
    """More, where there is more to say; else empty."""
    source: str


def rules() -> list[Rule]:
    """Every rule, in the order of CHECKS, for a page that lists them."""
    return [
        Rule(check.code, check.severity, check.rule, check.why, check.source) for check in CHECKS
    ]
