//! What the tests of rules share: ladders to judge, and what is found in them.

use super::rule::Rule;
use super::run::{audit, audit_by};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::ladder::sample::{ladder, level, track, usual};
use crate::ladder::{Kind, Ladder, Level, Text};

/// What one rule finds in a ladder.
pub(crate) fn found_by(rule: &Rule, ladder: &Ladder) -> Vec<Diagnostic> {
    audit_by(std::slice::from_ref(&rule), ladder, true)
}

/// The one finding that a rule has in a ladder.
#[track_caller]
pub(crate) fn only(rule: &Rule, ladder: &Ladder) -> Diagnostic {
    let findings = found_by(rule, ladder);
    let [one] = findings.as_slice() else { panic!("{findings:?}") };
    one.clone()
}

/// A ladder with nothing to find fault with.
pub(crate) fn fair() -> Ladder {
    let mut ladder = usual();
    for track in &mut ladder.tracks {
        track.prepare.push(Text::from("Shadow someone".to_owned()).into());
        track.trial.push(Text::from("Try it for a month".to_owned()).into());
        track.levels.iter_mut().for_each(|level| level.recognition.push(Text::from("A say".to_owned())));
    }
    ladder
}

/// The level, with some recognition.
pub(crate) fn recognised(mut level: Level) -> Level {
    level.recognition = vec![Text::from("A say".to_owned())];
    level
}

/// A ladder of one level that expects these things.
pub(crate) fn expecting(texts: &[&str]) -> Ladder {
    let mut only = level("a", 1, texts.len());
    for (one, text) in only.expects.iter_mut().zip(texts) {
        one.text = Text { text: (*text).to_owned(), at: Span { start: 0, end: text.len() + 2 } };
    }
    ladder(vec![track("trunk", Kind::Trunk, &[], vec![only])])
}

/// What all rules that read texts find in these expectations: each code, and the words pointed at.
pub(crate) fn found_in(texts: &[&str]) -> Vec<(Code, String)> {
    let words = |span: Span| texts.iter().find_map(|text| text.get(span.start - 1..span.end - 1)).unwrap_or_default();
    let findings = audit(&expecting(texts), false).into_iter();
    findings.map(|finding| (finding.code.unwrap(), words(finding.span.unwrap()).to_owned())).collect()
}

/// In each text the rule finds these words, and no other rule finds anything.
#[track_caller]
pub(crate) fn fires(rule: &Rule, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        assert_eq!(found_in(&[text]), [(rule.code, (*words).to_owned())], "{text}");
    }
}

/// No rule finds anything in any of these.
#[track_caller]
pub(crate) fn is_quiet(cases: &[&str]) {
    for text in cases {
        assert_eq!(found_in(&[text]), [], "{text}");
    }
}
