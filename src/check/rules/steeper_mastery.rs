//! `steeper-mastery`: the way up is harder on mastery than it is on management.

use crate::check::passages::{Passage, Role};
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::sentence::Sentence;
use crate::check::words::{WordList, and, is_english};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Level, Place};

pub(super) static RULE: Rule = Rule {
    code: Code::new("steeper-mastery", Group::Fairness),
    checks: &[
        Check::Whole(more_gates),
        Check::Whole(opens_later),
        Check::Whole(takes_longer),
        Check::Whole(lacks_a_rung),
        Check::Passage(given_not_reached),
    ],
    explanation: include_str!("steeper_mastery.md"),
};

/// At so many years more a single rank is worth a word.
const YEARS: u32 = 2;

/// Each level of mastery with its equals in management.
fn equals(ladder: &Ladder) -> impl Iterator<Item = (&Level, Vec<&Level>)> {
    let all = ladder.equals_between(Kind::Mastery, Kind::Management).into_iter();
    let all = all.map(|(place, equals)| (place.level, equals.iter().map(|equal| equal.level).collect::<Vec<_>>()));
    all.filter(|(_, equals)| !equals.is_empty())
}

/// What law or safety ask for is asked of whoever does the work, and is no one's choice.
fn gates(level: &Level, is_english: bool) -> usize {
    let is_neutral = |text: &str| {
        let lower = text.to_ascii_lowercase();
        is_english && Sentence::of(text, &lower).has(WordList::NeutralGates)
    };
    level.requires.iter().filter(|gate| !gate.one_of.iter().any(|text| is_neutral(text))).count()
}

/// Nowhere fewer, and at one rank two more or at two ranks one.
fn more_gates(ladder: &Ladder, found: &mut Found<'_>) {
    let is_english = is_english(&ladder.language);
    let (mut more, mut all, mut theirs) = (Vec::new(), 0, 0);
    for (level, equals) in equals(ladder) {
        let own = gates(level, is_english);
        let Some(other) = equals.iter().map(|equal| gates(equal, is_english)).max() else { continue };
        if own < other {
            return;
        }
        all += own;
        theirs += other;
        if own > other {
            more.push(level);
        }
    }
    let Some(first) = more.first().filter(|_| all >= theirs + 2) else { return };
    let titles: Vec<String> = more.iter().map(|level| level.title.to_string()).collect();
    let message = format!(
        "mastery has {all} requirements at the ranks it shares with management, and management {}",
        if theirs == 0 { "none".to_owned() } else { theirs.to_string() }
    );
    let finding = Diagnostic::warning(message).at(first.at()).note(format!("more is required at {}", and(&titles)));
    found.push(finding.help("drop the gates that only mastery has, or ask as much of those who lead"));
}

/// Where the first level of each can be taken from.
fn opens_later(ladder: &Ladder, found: &mut Found<'_>) {
    let lowest = |kind| {
        let doors = ladder.tracks_of(kind).map(|track| Some((track, ladder.home_door(track)?)));
        // A track that is open from the start opens nowhere later.
        let doors: Option<Vec<(_, Place<'_>)>> = doors.collect();
        doors?.into_iter().min_by_key(|(_, door)| door.level.rank)
    };
    let (Some((track, door)), Some((_, other))) = (lowest(Kind::Mastery), lowest(Kind::Management)) else { return };
    let of_managers = |place: &Place<'_>| place.track.kind == Kind::Management;
    let finding =
        if ladder.tracks_of(Kind::Mastery).flat_map(|track| ladder.doors(track)).all(|door| of_managers(&door)) {
            let message =
                format!("{} opens from management alone: {} at rank {}", track.name, door.level.title, door.level.rank);
            Diagnostic::warning(message).help("open it from a level of the work itself")
        } else if door.level.rank > other.level.rank {
            let message = format!(
                "mastery opens from {} at rank {}, management already from {} at rank {}",
                door.level.title, door.level.rank, other.level.title, other.level.rank
            );
            Diagnostic::warning(message).help(format!("open mastery from rank {} as well", other.level.rank))
        } else {
            return;
        };
    found.push(finding.at(track.at));
}

/// Later by two years at one rank, or by any at all that they share; nowhere sooner.
fn takes_longer(ladder: &Ladder, found: &mut Found<'_>) {
    let mut later: Vec<(&Level, &Level, u32)> = Vec::new();
    let mut ranks = 0;
    for (level, equals) in equals(ladder) {
        let known = equals.iter().filter_map(|equal| Some((equal.typical_years?, *equal)));
        let Some((other, equal)) = known.max_by_key(|(years, _)| years.from) else { continue };
        let Some(own) = level.typical_years else { continue };
        ranks += 1;
        match own.from.checked_sub(other.from) {
            None => return,
            Some(0) => {}
            Some(years) => later.push((level, equal, years)),
        }
    }
    let is_everywhere = ranks > 1 && later.len() == ranks;
    let Some((level, equal, _)) = later.iter().max_by_key(|(_, _, years)| *years) else { return };
    if !is_everywhere && later.iter().all(|(_, _, years)| *years < YEARS) {
        return;
    }
    let years = |level: &Level| level.typical_years.map_or(0, |years| years.from);
    let message = format!(
        "{} is reached after {} years, its equal {} in management after {}",
        level.title,
        years(level),
        equal.title,
        years(equal)
    );
    let finding = Diagnostic::warning(message).at(level.at());
    let finding = if later.len() > 1 { finding.note(format!("so it is at {} ranks", later.len())) } else { finding };
    found.push(finding.help("give both the same `typical_years`, or say in `requires` what the time is needed for"));
}

/// Between two levels of mastery there is a rank that only management has.
fn lacks_a_rung(ladder: &Ladder, found: &mut Found<'_>) {
    let ranks = || ladder.places_of(Kind::Mastery).map(|place| place.level.rank);
    let (Some(lowest), Some(highest)) = (ranks().min(), ranks().max()) else { return };
    let alone = ladder.equals_between(Kind::Management, Kind::Mastery).into_iter();
    let alone = alone.filter(|(place, equals)| equals.is_empty() && (lowest..highest).contains(&place.level.rank));
    let mut missing: Vec<(u32, String)> =
        alone.map(|(place, _)| (place.level.rank, place.level.title.to_string())).collect();
    missing.sort();
    missing.dedup_by_key(|(rank, _)| *rank);
    let Some((rank, title)) = missing.first() else { return };
    let above = ladder.places_of(Kind::Mastery).filter(|place| place.level.rank > *rank);
    let Some(above) = above.min_by_key(|place| place.level.rank) else { return };
    let message = format!("mastery has no level at rank {rank}, where management has {title}");
    let finding = Diagnostic::warning(message).at(above.level.at()).label("the next level of mastery");
    found.push(finding.help(format!("add a mastery level at rank {rank}, so that both climb the same steps")));
}

/// A level that is appointed to or rationed, where the one of management is said to be neither.
fn given_not_reached(passage: &Passage<'_>, found: &mut Found<'_>) {
    let sentence = &passage.sentence;
    if passage.track != Some(Kind::Mastery) || !matches!(passage.role, Role::Gate | Role::Summary) {
        return;
    }
    let rationed = |at: usize| {
        let (_, count) = sentence.phrase_at(at, WordList::Rationed)?;
        let (number, people) = (sentence.word(at + count), (at + count..at + count + 5).map(|at| sentence.word(at)));
        let is_number = matches!(number, "one" | "two" | "three" | "four" | "five")
            || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        let of_holders = people.into_iter().any(|word| {
            matches!(
                word,
                "holders" | "people" | "places" | "seats" | "company" | "department" | "firm" | "time" | "once"
            )
        });
        (is_number && of_holders).then_some(count + 1)
    };
    let here = |at: usize| {
        let appointed = sentence.phrase_at(at, WordList::Appointed).map(|(_, count)| count);
        Some((at, appointed.or_else(|| rationed(at))?))
    };
    let Some((at, count)) = (0..sentence.words.len()).find_map(here) else { return };
    let range = sentence.range(at, count);
    let message = format!("a level of mastery is given, not reached: \"{}\"", passage.said(range.clone()));
    let finding = Diagnostic::warning(message).at(passage.span(range));
    found.push(finding.help("say what someone has to do for it; whoever does it has the level"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::sample::level;
    use crate::model::Years;

    fn require(ladder: &mut Ladder, track: usize, level: usize, gates: &[&str]) {
        let gates = gates.iter().map(|gate| crate::ladder::Text::from((*gate).to_owned()).into());
        ladder.tracks[track].levels[level].requires = gates.collect();
    }

    #[test]
    fn two_gates_more_are_steeper_and_one_is_not() {
        let mut ladder = fair();
        require(&mut ladder, 1, 0, &["A paper in print", "A talk abroad"]);
        let said = "mastery has 2 requirements at the ranks it shares with management, and management none";
        assert_eq!(only(&RULE, &ladder).message, said);
        require(&mut ladder, 2, 0, &["A course in leading"]);
        assert_eq!(found_by(&RULE, &ladder), []);
        require(&mut ladder, 1, 1, &["A patent"]);
        assert_eq!(only(&RULE, &ladder).notes, ["more is required at M4 and M5"]);
        require(&mut ladder, 2, 1, &["A budget held", "A crew led"]);
        assert_eq!(found_by(&RULE, &ladder), [], "management has more at another rank");
        require(&mut ladder, 2, 1, &[]);
        require(&mut ladder, 1, 1, &[]);
        require(&mut ladder, 2, 0, &[]);
        require(&mut ladder, 1, 0, &["State licence", "Fall-safety card"]);
        assert_eq!(found_by(&RULE, &ladder), [], "what the law asks for");
    }

    #[test]
    fn mastery_opens_no_later_than_management() {
        let mut ladder = fair();
        ladder.tracks[2].opens_from = vec!["b".into()];
        let said = "mastery opens from C at rank 3, management already from B at rank 2";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[1].opens_from = vec!["g4".into()];
        assert_eq!(only(&RULE, &ladder).message, "mastery opens from management alone: G4 at rank 4");
    }

    #[test]
    fn mastery_takes_no_longer_than_management() {
        let mut ladder = fair();
        let mut years = |level: usize, own: u32, other: u32| {
            ladder.tracks[1].levels[level].typical_years = Some(Years { from: own, to: 40 });
            ladder.tracks[2].levels[level].typical_years = Some(Years { from: other, to: 40 });
            found_by(&RULE, &ladder).into_iter().map(|finding| finding.message).collect::<Vec<_>>()
        };
        assert_eq!(years(0, 5, 4), [] as [&str; 0], "one year at one rank");
        assert_eq!(years(0, 6, 4), ["M4 is reached after 6 years, its equal G4 in management after 4"]);
        assert_eq!(years(1, 8, 9), [] as [&str; 0], "and a year less at another");
        years(0, 5, 4);
        assert_eq!(years(1, 9, 8).len(), 1, "later at every rank");
        assert_eq!(years(1, 8, 8), [] as [&str; 0]);
    }

    #[test]
    fn mastery_has_a_rung_wherever_management_has_one() {
        let mut ladder = fair();
        ladder.tracks[1].levels.remove(1);
        assert_eq!(only(&RULE, &ladder).message, "mastery has no level at rank 5, where management has G5");
        ladder.tracks[2].levels.push(level("g9", 9, 3));
        assert_eq!(found_by(&RULE, &ladder).len(), 1, "above mastery it is a ceiling");
    }

    #[test]
    fn a_level_that_is_given_is_found_in_its_words() {
        for (text, said) in [
            ("By special appointment of the board", "By special appointment"),
            ("At most two holders at a time", "At most two"),
            ("Subject to business need", "business need"),
        ] {
            let mut ladder = fair();
            require(&mut ladder, 1, 2, &[text]);
            let message = only(&RULE, &ladder).message;
            assert!(message.ends_with(&format!("not reached: \"{said}\"")), "{message}");
            require(&mut ladder, 1, 2, &[]);
            require(&mut ladder, 2, 1, &[text]);
            assert_eq!(found_by(&RULE, &ladder), [], "managers are appointed");
        }
        let mut ladder = fair();
        require(&mut ladder, 1, 2, &["At most two leaks in five years", "A licence"]);
        ladder.tracks[1].levels[2].expects[0].text = "Sees customers by appointment".into();
        assert_eq!(found_by(&RULE, &ladder), []);
    }
}
