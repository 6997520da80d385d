//! `same-text`: one sentence twice in one ladder.

use std::collections::HashMap;

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Expectation, Ladder, Level};

pub(super) static RULE: Rule = Rule {
    code: Code::new("same-text", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("same_text.md"),
};

/// One finding a sentence, where it stands for the second time. A ladder that is not cumulative says at every level again
/// what holds there.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    let mut places: Vec<Vec<(&Level, &Expectation)>> = Vec::new();
    for level in ladder.places().map(|place| place.level) {
        for one in &level.expects {
            let scope = if ladder.cumulative { "" } else { level.id.as_str() };
            let key = (scope, one.text.trim_end_matches('.').trim().to_lowercase());
            let sentence = *known.entry(key).or_insert(places.len());
            match places.get_mut(sentence) {
                Some(same) => same.push((level, one)),
                None => places.push(vec![(level, one)]),
            }
        }
    }
    for same in &places {
        let Some((_, second)) = same.get(1) else { continue };
        let mut titles: Vec<String> = same.iter().map(|(level, _)| level.title.to_string()).collect();
        titles.dedup();
        let message = match titles.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => {
                format!("one sentence stands at {first} and again at {}", and(rest))
            }
            _ => format!("one sentence stands at {} {} times", and(&titles), same.len()),
        };
        let finding = Diagnostic::warning(message).at(second.at()).label("here again");
        found.push(finding.help("keep it where it is first expected; higher up say how much more is expected"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::ladder::sample::usual;

    #[test]
    fn one_sentence_twice_is_said_where_it_stands_again() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].expects[0].text = "Does thing 1 of A.".into();
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at A and again at M4");
        ladder.cumulative = false;
        assert_eq!(found_by(&RULE, &ladder), [], "a ladder that is not cumulative has to repeat");
        ladder.tracks[1].levels[0].expects[1].text = "does thing 1 of a".into();
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at M4 2 times");
    }

    #[test]
    fn one_sentence_at_three_levels_is_one_finding() {
        let mut ladder = usual();
        for track in [1, 2] {
            ladder.tracks[track].levels[0].expects[0].text = "Does thing 1 of A".into();
        }
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at A and again at M4 and G4");
    }
}
