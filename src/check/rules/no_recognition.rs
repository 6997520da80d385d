//! `no-recognition`: upper mastery levels name no recognition.

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Level, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("no-recognition", Group::Advice),
    checks: &[Check::Whole(check)],
    explanation: include_str!("no_recognition.md"),
};

/// The upper half of each track's levels, once a ladder: on a ladder that exists no one has written the key yet.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let without: Vec<&Level> =
        ladder.tracks_of(Kind::Mastery).flat_map(upper_half).filter(|level| level.recognition.is_empty()).collect();
    let Some(first) = without.first() else { return };
    let titles: Vec<String> = without.iter().map(|level| level.title.to_string()).collect();
    let names = if titles.len() == 1 { "names" } else { "name" };
    let finding = Diagnostic::advice(format!("{} {names} no recognition", and(&titles))).at(first.at());
    found.push(
        finding.help("list in `recognition` what standing the level brings: a say, a budget, a name on the work"),
    );
}

/// Of three levels the upper two.
pub(super) fn upper_half(track: &Track) -> &[Level] {
    track.levels.get(track.levels.len() / 2..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only, recognised};
    use crate::ladder::sample::level;

    #[test]
    fn the_upper_half_of_mastery_names_recognition() {
        let mut ladder = fair();
        ladder.tracks[1].levels[0].recognition.clear();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[1].recognition.clear();
        ladder.tracks[1].levels[2].recognition.clear();
        assert_eq!(found_by(&RULE, &ladder).len(), 1, "once for the ladder");
        ladder.tracks.remove(1);
        assert_eq!(found_by(&RULE, &ladder), [], "the other tracks need none");
    }

    #[test]
    fn of_four_levels_of_mastery_the_upper_two_need_recognition() {
        let mut ladder = fair();
        ladder.tracks[1].levels.push(recognised(level("m7", 7, 3)));
        for at in [0, 1] {
            ladder.tracks[1].levels[at].recognition.clear();
        }
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[2].recognition.clear();
        assert_eq!(only(&RULE, &ladder).message, "M6 names no recognition");
        ladder.tracks[1].levels[3].recognition.clear();
        assert_eq!(only(&RULE, &ladder).message, "M6 and M7 name no recognition");
    }
}
