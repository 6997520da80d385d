//! `too-long`: an expectation of over 140 characters.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("too-long", Group::Wording),
    checks: &[Check::Expectation(check)],
    explanation: include_str!("too_long.md"),
};

/// The most characters of an expectation.
const LONGEST: usize = 140;

fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    let text = passage.sentence.original;
    // Most are shorter even in bytes.
    if text.len() <= LONGEST {
        return;
    }
    let Some((over, _)) = text.char_indices().nth(LONGEST) else { return };
    let length = text.chars().count();
    let message = format!("an expectation has {length} characters, {LONGEST} are plenty");
    let finding = Diagnostic::warning(message).at(passage.span(over..text.len()));
    found.push(finding.help("say one thing; move cases into `examples`"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fires, is_quiet};

    #[test]
    fn over_a_hundred_and_forty_characters_is_too_long() {
        let longest = format!("Does {}", "x".repeat(135));
        is_quiet(&[&longest]);
        let longer = format!("{longest}é");
        fires(&RULE, &[(&longer, "é")]); // characters are counted, not bytes
    }
}
