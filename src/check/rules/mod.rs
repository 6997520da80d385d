//! The one list of everything `metier check` can find. A new rule is a file `NAME.rs` and its explanation `NAME.md` in
//! this folder, and its name below; everything else that has to know of it goes through the list.

mod big_step;
mod costs_rank;
mod craft_carried_over;
mod duplicate_id;
mod empty_level;
mod excluding;
mod falling_rank;
mod filler;
mod full_stop;
mod gendered;
mod managing_in_disguise;
mod mastery_ceiling;
mod must_rise;
mod no_recognition;
mod no_trial;
mod no_way_back;
mod not_observable;
mod paper_ladder;
mod pay_gap;
mod promotion_by_craft;
mod same_text;
mod single_track;
mod smaller_reach;
mod steeper_mastery;
mod thin_mastery;
mod too_long;
mod two_in_one;
mod unreachable;
mod untrained_managers;
pub(crate) mod unused_allowance;
mod unused_area;
mod unwritten_mastery;
mod vague;

use super::rule::Rule;
use crate::diagnostic::{Code, Group};

/// Every rule: errors, fairness, wording, advice, in the order in which they are documented.
pub static RULES: &[&Rule] = &[
    &Rule::of_readers(Code::SYNTAX, include_str!("syntax.md")),
    &Rule::of_readers(Code::UNKNOWN_KEY, include_str!("unknown_key.md")),
    &Rule::of_readers(Code::MISSING_KEY, include_str!("missing_key.md")),
    &Rule::of_readers(Code::WRONG_TYPE, include_str!("wrong_type.md")),
    &Rule::of_readers(Code::UNKNOWN_VALUE, include_str!("unknown_value.md")),
    &duplicate_id::RULE,
    &Rule::of_readers(Code::DANGLING_REFERENCE, include_str!("dangling_reference.md")),
    &Rule::of_readers(Code::NEWER_FORMAT, include_str!("newer_format.md")),
    &Rule::of_readers(Code::CONTROL_CHARACTER, include_str!("control_character.md")),
    &Rule::of_readers(Code::TOO_LARGE, include_str!("too_large.md")),
    &mastery_ceiling::RULE,
    &single_track::RULE,
    &unwritten_mastery::RULE,
    &thin_mastery::RULE,
    &pay_gap::RULE,
    &smaller_reach::RULE,
    &steeper_mastery::RULE,
    &managing_in_disguise::RULE,
    &must_rise::RULE,
    &no_way_back::RULE,
    &costs_rank::RULE,
    &unreachable::RULE,
    &promotion_by_craft::RULE,
    &craft_carried_over::RULE,
    &paper_ladder::RULE,
    &not_observable::RULE,
    &two_in_one::RULE,
    &vague::RULE,
    &filler::RULE,
    &too_long::RULE,
    &same_text::RULE,
    &empty_level::RULE,
    &big_step::RULE,
    &falling_rank::RULE,
    &gendered::RULE,
    &excluding::RULE,
    &full_stop::RULE,
    &unused_area::RULE,
    &unused_allowance::RULE,
    &untrained_managers::RULE,
    &no_trial::RULE,
    &no_recognition::RULE,
];

/// Every code, in the order of the list.
pub fn codes() -> impl Iterator<Item = Code> {
    RULES.iter().map(|rule| rule.code)
}

/// The rule with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.name() == name).copied()
}

/// The rule behind the code of a finding.
///
/// # Panics
///
/// If the code is in no list, which the tests rule out.
#[must_use]
pub fn of(code: Code) -> &'static Rule {
    named(code.name()).expect("every code that findings have is in the list")
}

/// Whether a comment can keep its findings quiet. Of a comment that silences nothing no other comment can.
#[must_use]
pub fn can_be_allowed(code: Code) -> bool {
    code.group() != Group::Error && code != unused_allowance::RULE.code
}

/// The rules that find levels of one rank to be unequal: in pay, reach, the way up, or in how much is written.
pub(super) static AGAINST_EQUALS: [&Rule; 5] =
    [&unwritten_mastery::RULE, &thin_mastery::RULE, &pay_gap::RULE, &smaller_reach::RULE, &steeper_mastery::RULE];

/// How far down the list a code is: findings at one place are given in this order.
pub(super) fn place_in_list(code: Code) -> Option<usize> {
    codes().position(|listed| listed == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::audit;
    use crate::check::tried::fair;
    use crate::ladder::Ladder;
    use crate::ladder::sample::usual;

    #[test]
    fn every_code_stands_once_in_its_group_and_means_something() {
        assert!(codes().map(Code::group).is_sorted());
        assert_eq!(codes().map(Code::name).collect::<BTreeSet<_>>().len(), RULES.len());
        for rule in RULES {
            let headings: Vec<&str> = rule.explanation.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(headings, ["## Why", "## Instead", "## Before", "## After"], "{}", rule.code.name());
            assert!(rule.means().ends_with('.') && !rule.means().starts_with('#'), "{}", rule.code.name());
        }
    }

    #[test]
    fn a_fair_and_even_ladder_has_no_findings() {
        assert_eq!(audit(&fair(), true), []);
    }

    fn faulty() -> Ladder {
        let mut ladder = usual();
        ladder.tracks[0].levels[0].expects[0].text = "Can weld".into();
        ladder.tracks[0].levels[1].expects.clear();
        ladder
    }

    fn found(ladder: &Ladder, whole: bool) -> Vec<&'static str> {
        audit(ladder, whole).into_iter().filter_map(|finding| Some(finding.code?.name())).collect()
    }

    #[test]
    fn wording_is_judged_in_english_only_and_fairness_in_every_language() {
        for (language, is_english) in
            [("en", true), ("en-GB", true), ("EN_us", true), ("de", false), ("enm", false), ("", false)]
        {
            let mut ladder = faulty();
            ladder.language = language.into();
            let found = found(&ladder, true);
            assert_eq!(found.contains(&"not-observable"), is_english, "{language}");
            assert!(found.contains(&"untrained-managers"), "{language}");
        }
    }

    #[test]
    fn of_a_file_that_could_not_be_read_whole_only_what_was_read_is_judged() {
        assert!(found(&faulty(), true).contains(&"empty-level"));
        assert_eq!(found(&faulty(), false), ["not-observable"]);
    }
}
