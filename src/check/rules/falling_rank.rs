//! `falling-rank`: a level with a lower rank than one that is written before it on its track.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Ladder, Level};

pub(super) static RULE: Rule = Rule {
    code: Code::new("falling-rank", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("falling_rank.md"),
};

/// Levels are put in the order of their ranks: a slip in one number moves the level, and no one sees it in the file.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for track in &ladder.tracks {
        let mut as_written: Vec<&Level> = track.levels.iter().collect();
        as_written.sort_by_key(|level| level.at());
        for two in as_written.windows(2) {
            let [before, level] = two else { continue };
            if level.rank < before.rank {
                let message = format!(
                    "{} has rank {}, and is written after {} with rank {}",
                    level.title, level.rank, before.title, before.rank
                );
                let finding = Diagnostic::warning(message).at(level.at());
                found.push(
                    finding.help("correct the rank, or write the levels of a track from the lowest to the highest"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::diagnostic::Span;
    use crate::ladder::sample::usual;

    #[test]
    fn ranks_rise_as_the_file_goes_on() {
        let mut ladder = usual();
        for (at, level) in ladder.tracks.iter_mut().flat_map(|track| &mut track.levels).enumerate() {
            level.file.id.at = Span { start: at * 10, end: at * 10 + 3 };
        }
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[0].file.id.at = Span { start: 55, end: 58 };
        assert_eq!(only(&RULE, &ladder).message, "M4 has rank 4, and is written after M6 with rank 6");
        ladder.tracks[1].levels[0].rank = 6;
        assert_eq!(found_by(&RULE, &ladder), [], "beside each other they may be in any order");
    }
}
