//! `mastery-ceiling`: mastery ends at a lower rank than management.

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("mastery-ceiling", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("mastery_ceiling.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let Some(mastery) = ladder.side(Kind::Mastery, Kind::Management) else { return };
    let Some(management) = ladder.side(Kind::Management, Kind::Mastery) else { return };
    if mastery.top_rank >= management.top_rank {
        return;
    }
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
}
