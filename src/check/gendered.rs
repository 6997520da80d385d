//! `gendered`: words that mean men or women where people are meant.

use super::phrase::{Sentence, part};
use super::{warning, words};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::ladder::{Ladder, Level, Text};

/// In everything a level says beside the sentences of its expectations.
pub(crate) fn audit_level(level: &Level, findings: &mut Vec<Diagnostic>) {
    for one in &level.expects {
        one.examples.iter().for_each(|example| gendered_in(example, one.at(), findings));
    }
    let phrases = level.requires.iter().flat_map(|gate| &gate.one_of).chain(&level.deepen).chain(&level.recognition);
    phrases.for_each(|phrase: &Text| gendered_in(phrase, phrase.at, findings));
    let texts = [Some(&level.title), level.summary.as_ref(), level.supervision.as_ref()];
    texts.into_iter().flatten().for_each(|text| gendered_in(text, level.at(), findings));
}

/// In what tracks and areas say.
pub(crate) fn audit_elsewhere(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    for track in &ladder.tracks {
        track.prepare.iter().chain(&track.trial).for_each(|one| gendered_in(&one.text, one.text.at, findings));
        [Some(&track.name), track.summary.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|text| gendered_in(text, track.at, findings));
    }
    for area in &ladder.areas {
        [Some(&area.name), area.about.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|text| gendered_in(text, area.id.at, findings));
    }
}

fn gendered_in(text: &str, at: Span, findings: &mut Vec<Diagnostic>) {
    let lower = text.to_ascii_lowercase();
    audit_sentence(&Sentence::of(text, &lower), at, findings);
}

/// The first such word of a sentence: who mends it reads the whole.
pub(crate) fn audit_sentence(sentence: &Sentence<'_>, at: Span, findings: &mut Vec<Diagnostic>) {
    let text = sentence.original;
    let is_gendered = |at: &usize| sentence.phrase_at(*at, words::List::Gendered).is_some() && !is_name(sentence, *at);
    let Some(found) = (0..sentence.words.len()).find(is_gendered) else { return };
    let instead = words::neutral(sentence.word(found));
    let range = sentence.range(found, 1);
    let said = text.get(range.clone()).unwrap_or_default();
    let finding = warning(Code::Gendered, format!("\"{said}\" speaks of men or women where people are meant"));
    findings.push(finding.at(part(text, at, range)).help(format!("write \"{instead}\", or turn the sentence round")));
}

/// "His Majesty's Inspectorate": a capital letter inside a sentence. Or a word somebody else said.
fn is_name(sentence: &Sentence<'_>, at: usize) -> bool {
    if sentence.is_quoted(at) {
        return true;
    }
    let capital = |at: usize| {
        sentence.original.get(sentence.range(at, 1)).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    at > 0 && capital(at) && capital(at + 1) && matches!(sentence.word(at), "his" | "her")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::usual;

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
        let mut findings = Vec::new();
        audit_level(&ladder.tracks[0].levels[0], &mut findings);
        audit_elsewhere(&ladder, &mut findings);
        let said = findings.iter().filter_map(|finding| finding.message.split('"').nth(1)).collect::<Vec<_>>();
        assert_eq!(said, ["his", "layman", "her", "Craftsmen", "craftsman", "salesman", "manpower", "workman"]);
    }
}
