//! `gendered`: words that mean men or women where people are meant.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::WordList;
use crate::check::words::sentence::Sentence;
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("gendered", Group::Wording),
    checks: &[Check::Passage(check)],
    explanation: include_str!("gendered.md"),
};

/// The first such word of a text: who changes it reads the whole.
fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    let sentence = &passage.sentence;
    if !sentence.has(WordList::Gendered) {
        return;
    }
    let is_gendered = |at: &usize| sentence.phrase_at(*at, WordList::Gendered).is_some() && !is_name(sentence, *at);
    let Some(first) = (0..sentence.words.len()).find(is_gendered) else { return };
    let instead = neutral(sentence.word(first));
    let range = sentence.range(first, 1);
    let said = passage.said(range.clone());
    let finding = Diagnostic::warning(format!("\"{said}\" speaks of men or women where people are meant"));
    found.push(finding.at(passage.span(range)).help(format!("write \"{instead}\", or turn the sentence round")));
}

/// "His Majesty's Inspectorate": a capital letter inside a sentence. Or a word someone else said.
fn is_name(sentence: &Sentence<'_>, at: usize) -> bool {
    if sentence.is_quoted(at) {
        return true;
    }
    let capital = |at: usize| {
        sentence.original.get(sentence.range(at, 1)).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    at > 0 && capital(at) && capital(at + 1) && matches!(sentence.word(at), "his" | "her")
}

/// What to write in place of a gendered word.
fn neutral(gendered: &str) -> &'static str {
    match gendered {
        "businessman" => "business owner",
        "businessmen" => "business owners",
        "chairman" | "chairwoman" => "chair",
        "chairmen" => "chairs",
        "craftsman" => "craftsperson",
        "craftsmen" => "craftspeople",
        "draftsman" | "draughtsman" => "drafter",
        "draftsmen" | "draughtsmen" => "drafters",
        "guys" | "manpower" => "people",
        "he" | "she" => "they",
        "her" => "their\" or \"them",
        "hers" => "theirs",
        "herself" | "himself" => "themselves",
        "him" => "them",
        "his" => "their",
        "layman" => "lay reader",
        "laymen" => "lay readers",
        "man-days" => "working days",
        "man-hours" => "working hours",
        "repairman" => "repairer",
        "repairmen" => "repairers",
        "salesman" | "saleswoman" => "seller",
        "salesmen" => "sellers",
        "serviceman" => "technician",
        "servicemen" => "technicians",
        "spokesman" => "spokesperson",
        "tradesman" => "tradesperson",
        "tradesmen" => "tradespeople",
        "workman" => "worker",
        "workmen" => "workers",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fires, found_by, is_quiet};
    use crate::check::words::GENDERED;
    use crate::diagnostic::Span;
    use crate::ladder::Text;
    use crate::ladder::sample::usual;

    #[test]
    fn words_for_men_or_women_are_gendered_and_trade_titles_are_not() {
        fires(
            &RULE,
            &[
                ("Takes his turn on the night shift", "his"),
                ("Leads a crew of craftsmen", "craftsmen"),
                ("Plans manpower for the week", "manpower"),
                ("Acts for the supervisor in his/her absence", "his"),
                ("Speaks for Her in the meetings", "Her"),
                ("Her Designs hang in the hall", "Her"),
            ],
        );
        is_quiet(&[
            "Shadows a foreman for a week",
            "Works beside a journeyman",
            "Signs for good workmanship",
            "Reports to Her Majesty's inspectors",
            "Opens the manhole before the test",
            "Keeps their own tools sharp",
            "Explains why \"his\" is out of place on a form",
        ]);
    }

    #[test]
    fn what_a_level_a_track_and_an_area_say_is_read() {
        let mut ladder = usual();
        let phrase = |text: &str| Text { text: text.into(), at: Span { start: 1, end: 2 } };
        ladder.tracks[1].name = "Craftsmen".into();
        ladder.tracks[1].summary = Some("For the craftsman".into());
        ladder.tracks[2].prepare.push(phrase("Walk with a salesman").into());
        ladder.tracks[2].trial.push(phrase("Plan the manpower of a week").into());
        ladder.areas[0].about = Some("What a workman does".into());
        let level = &mut ladder.tracks[0].levels[0];
        level.expects[0].examples.push("Finds his own way".into());
        level.deepen.push(phrase("Write for the layman"));
        level.supervision = Some("Asks her foreman".into());
        let findings = found_by(&RULE, &ladder);
        let said = findings.iter().filter_map(|finding| finding.message.split('"').nth(1)).collect::<Vec<_>>();
        assert_eq!(said, ["his", "layman", "her", "Craftsmen", "craftsman", "salesman", "manpower", "workman"]);
    }

    #[test]
    fn every_gendered_word_has_one_for_people() {
        assert!(GENDERED.iter().all(|word| !neutral(word).is_empty()));
    }
}
