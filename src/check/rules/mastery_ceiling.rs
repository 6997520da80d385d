//! `mastery-ceiling`: mastery ends at a lower rank than management.

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Demands, Kind, Ladder, Level, Side};

pub(super) static RULE: Rule = Rule {
    code: Code::new("mastery-ceiling", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("mastery_ceiling.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let Some(mastery) = ladder.side(Kind::Mastery, Kind::Management) else { return };
    let management = ladder.side(Kind::Management, Kind::Mastery);
    match management {
        Some(management) if mastery.top_rank < management.top_rank => {
            below_management(ladder, &mastery, &management, found);
        }
        _ => below_a_hybrid(ladder, &mastery, found),
    }
}

/// A track of both kinds of work that ends in directing is a ceiling like any other. It may name its equal in `equals`.
fn below_a_hybrid(ladder: &Ladder, mastery: &Side, found: &mut Found<'_>) {
    let Some(hybrid) = ladder.side(Kind::Hybrid, Kind::Mastery) else { return };
    let Some(top) = ladder.places_of(Kind::Hybrid).max_by_key(|place| place.level.rank) else { return };
    let highest = ladder.places_of(Kind::Mastery).max_by_key(|place| place.level.rank);
    let Some(highest) = highest.filter(|_| hybrid.top_rank > mastery.top_rank && directs(ladder, top.level)) else {
        return;
    };
    let is_equal = |one: &Level, other: &Level| one.equal_to().any(|id| *other.id == *id);
    if is_equal(highest.level, top.level) || is_equal(top.level, highest.level) {
        return;
    }
    let message = format!(
        "mastery ends at rank {}, and above it there is only {} at rank {}, who directs",
        mastery.top_rank, top.level.title, top.level.rank
    );
    let finding = Diagnostic::warning(message).at(highest.level.at()).label("the highest level of mastery");
    found.push(finding.help(format!("add a mastery level at rank {}", top.level.rank)));
}

/// By the share of its week, by its areas, or by its title.
fn directs(ladder: &Ladder, level: &Level) -> bool {
    const LESS_THAN_HALF: u32 = 50;
    if let Some(share) = level.hands_on {
        return share.to < LESS_THAN_HALF;
    }
    let of_directing = |area: &str| ladder.area(area).is_some_and(|area| area.demands == Demands::Directing);
    let directing = level.expects.iter().filter(|one| of_directing(&one.area)).count();
    let is_titled = || {
        level.title.split(|c: char| !c.is_alphanumeric()).any(|word| {
            matches!(word.to_ascii_lowercase().as_str(), "director" | "head" | "manager" | "chief" | "president" | "vp")
        })
    };
    directing * 2 > level.expects.len() || is_titled()
}

fn below_management(ladder: &Ladder, mastery: &Side, management: &Side, found: &mut Found<'_>) {
    let highest = ladder.places_of(Kind::Mastery).max_by_key(|place| place.level.rank);
    let Some(highest) = highest else { return };
    let message = format!("mastery ends at rank {}, management at rank {}", mastery.top_rank, management.top_rank);
    let missing: Vec<u32> = ladder.places_of(Kind::Management).map(|place| place.level.rank).collect();
    let mut missing: Vec<u32> = missing.into_iter().filter(|rank| *rank > mastery.top_rank).collect();
    missing.sort_unstable();
    missing.dedup();
    let ranks: Vec<String> = missing.iter().map(ToString::to_string).collect();
    let rank = if ranks.len() == 1 { "a mastery level at rank" } else { "mastery levels at ranks" };
    let finding = Diagnostic::warning(message).at(highest.level.at()).label("the highest level of mastery");
    found.push(
        finding.help(format!("add {rank} {}, or name its equal in `equals` where it stands as high", and(&ranks))),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only, recognised};
    use crate::ladder::sample::level;

    #[test]
    fn mastery_may_end_higher_but_not_lower() {
        let mut ladder = fair();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels.truncate(1);
        assert_eq!(only(&RULE, &ladder).message, "mastery ends at rank 4, management at rank 5");
        ladder.tracks[1].levels[0].equals = vec!["g5".into()];
        assert_eq!(found_by(&RULE, &ladder), [], "its highest level is said to be equal to the highest of management");
    }

    #[test]
    fn a_ceiling_names_the_ranks_that_mastery_lacks() {
        let mut ladder = fair();
        ladder.tracks[1].levels.truncate(1);
        assert!(only(&RULE, &ladder).helps[0].starts_with("add a mastery level at rank 5, or"));
        ladder.tracks[2].levels.push(recognised(level("g6", 6, 1)));
        assert!(only(&RULE, &ladder).helps[0].starts_with("add mastery levels at ranks 5 and 6, or"));
    }

    #[test]
    fn a_hybrid_top_is_a_ceiling_if_it_directs() {
        let mut ladder = fair();
        ladder.tracks[3].levels.push(level("h8", 8, 3));
        assert_eq!(found_by(&RULE, &ladder), [], "it may be doing for the most part");
        ladder.tracks[3].levels[1].title = "Technology Director".into();
        let said = "mastery ends at rank 6, and above it there is only Technology Director at rank 8, who directs";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[3].levels[1].hands_on = Some(crate::model::Share { from: 50, to: 70 });
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[3].levels[1].hands_on = Some(crate::model::Share { from: 0, to: 10 });
        assert_eq!(found_by(&RULE, &ladder).len(), 1);
        ladder.tracks[3].levels[1].equals = vec!["m6".into()];
        assert_eq!(found_by(&RULE, &ladder), [], "the two are said to be equal");
    }
}
