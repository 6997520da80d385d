//! `gendered`: words that mean men or women where people are meant.

use super::super::{Ladder, Level, Phrase};
use super::phrase::{Sentence, part};
use super::{warning, words};
use crate::diagnostic::{Code, Diagnostic, Span};

/// In everything a level says.
pub(super) fn audit_level(level: &Level, findings: &mut Vec<Diagnostic>) {
    for one in &level.expects {
        gendered_in(&one.text, one.at, findings);
        one.examples.iter().for_each(|example| gendered_in(example, one.at, findings));
    }
    let phrases = level.requires.iter().flat_map(|gate| &gate.one_of).chain(&level.deepen).chain(&level.recognition);
    phrases.for_each(|phrase: &Phrase| gendered_in(&phrase.text, phrase.at, findings));
    let texts = [Some(&level.title), level.summary.as_ref(), level.supervision.as_ref()];
    texts.into_iter().flatten().for_each(|text| gendered_in(text, level.at, findings));
}

/// In what tracks and areas say.
pub(super) fn audit_elsewhere(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    for track in &ladder.tracks {
        track.prepare.iter().chain(&track.trial).for_each(|phrase| gendered_in(&phrase.text, phrase.at, findings));
        [Some(&track.name), track.summary.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|text| gendered_in(text, track.at, findings));
    }
    for area in &ladder.areas {
        [Some(&area.name), area.about.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|text| gendered_in(text, area.at, findings));
    }
}

/// The first such word of a text: who mends it reads the whole.
fn gendered_in(text: &str, at: Span, findings: &mut Vec<Diagnostic>) {
    let lower = text.to_ascii_lowercase();
    let sentence = Sentence::of(text, &lower);
    let word = |at: usize| {
        let index = words::GENDERED.binary_search_by(|(word, _)| (*word).cmp(sentence.word(at))).ok()?;
        Some((at, words::GENDERED.get(index)?.1)).filter(|_| !is_name(&sentence, at))
    };
    let Some((found, instead)) = (0..sentence.words.len()).find_map(word) else { return };
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
