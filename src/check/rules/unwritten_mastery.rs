//! `unwritten-mastery`: levels of mastery without a word, where management has its words.

use std::collections::HashSet;

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Level, Place};

pub(super) static RULE: Rule = Rule {
    code: Code::new("unwritten-mastery", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("unwritten_mastery.md"),
};

/// Fewer expectations than these on a management level compare with nothing.
const ENOUGH_TO_COMPARE: usize = 4;

/// Once a track, where it begins.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let unwritten = unwritten(ladder);
    for track in ladder.tracks_of(Kind::Mastery) {
        let here: Vec<&Unwritten<'_>> =
            unwritten.iter().filter(|it| track.levels.iter().any(|level| level.id == it.level.id)).collect();
        let Some(first) = here.first() else { continue };
        let titles: Vec<String> = here.iter().map(|it| it.level.title.to_string()).collect();
        let is_empty = here.iter().all(|it| it.level.expects.is_empty());
        let what = match (is_empty, here.len()) {
            (true, 1) => "expects nothing yet".to_owned(),
            (true, _) => "expect nothing yet".to_owned(),
            (false, 1) => format!("has {}", count(first.level.expects.len())),
            (false, _) => "expect next to nothing".to_owned(),
        };
        let message = format!(
            "{} {what}, while {} in management has {}",
            and(&titles),
            first.written.title,
            count(first.written.expects.len())
        );
        let finding = Diagnostic::warning(message).at(first.level.at());
        found.push(finding.help("write what mastery means there, as fully as managing is written"));
    }
}

fn count(expectations: usize) -> String {
    format!("{expectations} expectation{}", if expectations == 1 { "" } else { "s" })
}

/// A level of mastery, and the level of management that has what it lacks.
struct Unwritten<'a> {
    level: &'a Level,
    written: &'a Level,
}

/// Empty levels whose equal in management is written, or where they have no equal, the top of management; and tops with
/// hardly a word above everything that management has.
fn unwritten(ladder: &Ladder) -> Vec<Unwritten<'_>> {
    let Some(top) = ladder.places_of(Kind::Management).max_by_key(|place| place.level.rank) else { return Vec::new() };
    let both = ladder.equals_between(Kind::Mastery, Kind::Management).into_iter();
    both.filter_map(|(place, equals)| lacking(place, &equals, top)).collect()
}

fn lacking<'a>(place: Place<'a>, equals: &[Place<'a>], top: Place<'a>) -> Option<Unwritten<'a>> {
    let own = place.level.expects.len();
    let is_alone = equals.is_empty();
    let equals = if is_alone { &[top] } else { equals };
    let written = equals.iter().map(|equal| equal.level).max_by_key(|level| level.expects.len())?;
    let other = written.expects.len();
    // With an equal it is `thin-mastery`.
    let is_thin = is_alone
        && place.track.levels.last().is_some_and(|top| top.id == place.level.id)
        && other >= ENOUGH_TO_COMPARE
        && own * 2 < other;
    let is_lacking = if own == 0 { other > 0 } else { is_thin };
    is_lacking.then_some(Unwritten { level: place.level, written })
}

/// The levels that are spoken of here, and not as `empty-level` again.
pub(super) fn spoken_of(ladder: &Ladder) -> HashSet<&str> {
    unwritten(ladder).into_iter().map(|it| it.level.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::sample::level;

    #[test]
    fn empty_mastery_beside_written_management_is_unwritten() {
        let mut ladder = fair();
        ladder.tracks[1].levels[1].expects.clear();
        assert_eq!(only(&RULE, &ladder).message, "M5 expects nothing yet, while G5 in management has 3 expectations");
        ladder.tracks[1].levels[2].expects.clear();
        let said = "M5 and M6 expect nothing yet, while G5 in management has 3 expectations";
        assert_eq!(only(&RULE, &ladder).message, said);
        assert_eq!(spoken_of(&ladder).len(), 2);
        ladder.tracks[2].levels.iter_mut().for_each(|level| level.expects.clear());
        assert_eq!(found_by(&RULE, &ladder), [], "no one has written anything");
    }

    #[test]
    fn a_top_with_hardly_a_word_is_unwritten_where_nothing_equals_it() {
        let mut ladder = fair();
        ladder.tracks[1].levels[2].expects.truncate(1);
        assert_eq!(found_by(&RULE, &ladder), [], "one against three is too little to compare");
        ladder.tracks[2].levels[1] = level("g5", 5, 4);
        assert_eq!(only(&RULE, &ladder).message, "M6 has 1 expectation, while G5 in management has 4 expectations");
        ladder.tracks[1].levels[2].rank = 5;
        assert_eq!(found_by(&RULE, &ladder), [], "with an equal it is thin-mastery");
    }
}
