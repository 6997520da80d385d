//! `empty-level`: a level without expectations, or a track or a ladder without levels.

use super::unwritten_mastery;
use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group, Span};
use crate::ladder::{Ladder, Level};

pub(super) static RULE: Rule = Rule {
    code: Code::new("empty-level", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("empty_level.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let nothing = |what: &str, at: Span| {
        let finding = Diagnostic::warning(format!("{what} has no levels yet")).at(at);
        finding.help("add a level: [[levels]] with `id`, `track` and `title`")
    };
    if ladder.tracks.is_empty() {
        found.push(nothing("the ladder", Span::default()));
    }
    for track in ladder.tracks.iter().filter(|track| track.levels.is_empty()) {
        found.push(nothing(&track.name, track.at));
    }
    // Where management is written beside it, more is wrong than a level without words.
    let unfair = unwritten_mastery::spoken_of(ladder);
    let is_empty = |level: &&Level| level.expects.is_empty() && !unfair.contains(level.id.as_str());
    for level in ladder.places().map(|place| place.level).filter(is_empty) {
        let finding = Diagnostic::warning(format!("nothing is written for {} yet", level.title)).at(level.at());
        found.push(finding.help("write what one sees a person do here; three sentences are a beginning"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::ladder::sample::{ladder, usual};

    #[test]
    fn a_level_without_a_sentence_is_empty() {
        let mut ladder = usual();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[0].levels[1].expects.clear();
        assert_eq!(only(&RULE, &ladder).message, "nothing is written for B yet");
    }

    #[test]
    fn a_track_and_a_ladder_without_levels_are_empty() {
        let mut without = usual();
        without.tracks[3].levels.clear();
        assert_eq!(only(&RULE, &without).message, "hybrid has no levels yet");
        assert_eq!(only(&RULE, &ladder(vec![])).message, "the ladder has no levels yet");
    }
}
