//! `excluding`: words by which some readers learn that someone else is meant.

use crate::check::passages::{Passage, Role};
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::sentence::Sentence;
use crate::check::words::{WordList, is_english};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::Ladder;

pub(super) static RULE: Rule = Rule {
    code: Code::new("excluding", Group::Wording),
    checks: &[Check::Passage(check), Check::Whole(degree_alone)],
    explanation: include_str!("excluding.md"),
};

/// The first such word of a text: who changes it reads the whole.
fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    let sentence = &passage.sentence;
    if !sentence.has(WordList::Excluding) || passage.role == Role::Else {
        return;
    }
    let here = |at: usize| {
        let (phrase, count) = sentence.phrase_at(at, WordList::Excluding)?;
        is_of_the_reader(sentence, at, phrase, count).then_some((at, phrase, count))
    };
    let Some((at, phrase, count)) = (0..sentence.words.len()).find_map(here) else { return };
    let range = sentence.range(at, count);
    let help = match phrase {
        "young" | "youthful" => "say what is done; age is no part of it",
        phrase if phrase.starts_with("native") => "say what has to be understood or written, and how well",
        phrase if phrase.starts_with('a') && phrase != "aggressive" => "name the hours, and who takes turns",
        _ => "say what is done, and how it is recognised",
    };
    let message = format!("\"{}\" tells some readers that someone else is meant", passage.said(range.clone()));
    found.push(Diagnostic::warning(message).at(passage.span(range)).help(help));
}

/// Said of whoever has the level; not of those they work for, or of a thing.
fn is_of_the_reader(sentence: &Sentence<'_>, at: usize, phrase: &str, count: usize) -> bool {
    let before = if at == 0 { "" } else { sentence.word(at - 1) };
    let next = sentence.word(at + count);
    match phrase {
        "young" => matches!(next, "" | "and" | "dynamic" | "energetic" | "team" | "talent" | "professional"),
        "aggressive" => matches!(
            next,
            "deadline"
                | "deadlines"
                | "goals"
                | "growth"
                | "milestones"
                | "schedule"
                | "schedules"
                | "targets"
                | "timelines"
        ),
        "hungry" => matches!(next, "" | "and" | "for" | "to") && !matches!(before, "the" | "a"),
        "native speaker" | "native speakers" | "native english" => {
            !matches!(before, "the" | "with" | "by" | "for" | "from") && sentence.word(at.saturating_sub(2)) != "with"
        }
        "recent graduate" | "recent graduates" | "fresh graduate" | "fresh graduates" => at == 0,
        "available 24" => next == "7",
        _ => !sentence.is_quoted(at),
    }
}

/// A degree is one way to learn something, and not the only one, unless the law says so.
fn degree_alone(ladder: &Ladder, found: &mut Found<'_>) {
    if !is_english(&ladder.language) {
        return;
    }
    for gate in ladder.places().flat_map(|place| &place.level.requires) {
        let [only] = gate.one_of.as_slice() else { continue };
        let lower = only.to_ascii_lowercase();
        let sentence = Sentence::of(only, &lower);
        let words = || sentence.words.iter().map(|word| word.text);
        let is_degree = |word: &str| {
            matches!(word, "degree" | "bachelor's" | "bachelor’s" | "bachelors" | "bsc" | "msc" | "phd" | "doctorate")
        };
        let has_another = words().any(|word| {
            matches!(
                word,
                "or" | "equivalent"
                    | "licence"
                    | "license"
                    | "licensed"
                    | "licensure"
                    | "registration"
                    | "registered"
                    | "law"
                    | "state"
            )
        });
        if words().any(is_degree) && !has_another {
            let finding = Diagnostic::warning("a degree is the only way to meet this requirement").at(only.at);
            found.push(finding.help(
                "write `{ one_of = [\"the degree\", \"what shows the same\"] }`, or name the law that asks for it",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fires, found_by, is_quiet, only};
    use crate::ladder::Text;
    use crate::ladder::sample::usual;

    #[test]
    fn words_that_mean_someone_else_are_excluding() {
        fires(
            &RULE,
            &[
                ("Stays hungry for the next deal", "hungry"),
                ("Answers customers as a native speaker", "native speaker"),
                ("Brings young energetic people's ideas to a young team", "young"),
                ("Works tirelessly on the release", "tirelessly"),
                ("Plans for aggressive targets", "aggressive"),
                ("Stays always available to the pager", "always available"),
            ],
        );
        is_quiet(&[
            "Reads a story to a young child",
            "Feeds the hungry of the parish on Sundays",
            "Checks a translation with a native speaker",
            "Talks an aggressive visitor out of the ward",
            "Prunes young trees in March",
        ]);
    }

    #[test]
    fn a_degree_needs_another_way_beside_it() {
        let mut ladder = usual();
        let mut with = |gates: &[&str]| {
            let one_of = gates.iter().map(|text| Text::from((*text).to_owned())).collect();
            let gate = crate::ladder::Requirement { one_of, renew: None };
            ladder.tracks[1].levels[0].requires = vec![crate::model::OrText(gate)];
            ladder.clone()
        };
        let said = "a degree is the only way to meet this requirement";
        assert_eq!(only(&RULE, &with(&["Master's degree in bridges"])).message, said);
        for gates in [
            &["Master's degree in bridges", "Ten bridges signed off"][..],
            &["A degree or five years at the bench"],
            &["The degree that the state board asks for"],
            &["A high degree of care with others' tools, or so"],
        ] {
            assert_eq!(found_by(&RULE, &with(gates)), [], "{gates:?}");
        }
    }
}
