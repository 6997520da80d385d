//! `filler`: a word that could go.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::WordList;
use crate::check::words::empty::empty_words;
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("filler", Group::Wording),
    checks: &[Check::Expectation(check)],
    explanation: include_str!("filler.md"),
};

fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    for empty in empty_words(&passage.sentence).into_iter().filter(|empty| empty.list == WordList::Filler) {
        let range = passage.sentence.range(empty.at, empty.count);
        let said = passage.said(range.clone());
        let help = match empty.phrase {
            "responsible for" | "is responsible for" => "say what the person does",
            _ => "leave it out, or name what is meant",
        };
        found.push(Diagnostic::warning(format!("\"{said}\" adds nothing")).at(passage.span(range)).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{expecting, fires, is_quiet, only};

    #[test]
    fn words_that_could_go_are_filler() {
        fires(
            &RULE,
            &[
                ("Cleans tools, benches, etc", "etc"),
                ("Leverages data to decide", "Leverages"),
                ("Checks the harness on a regular basis", "on a regular basis"),
                ("Works overtime as needed", "as needed"),
                ("Answers as needed, by phone or by letter", "as needed"),
                ("Responsible for the tool store", "Responsible for"),
            ],
        );
        is_quiet(&[
            "Files the return as required by the county",
            "Checks the harness before every climb",
            "Sets a lever at the right length",
            "Names who answers for each part",
        ]);
    }

    #[test]
    fn filler_is_said_with_what_helps() {
        for (text, message, help) in [
            ("Cleans tools, benches, etc", "\"etc\" adds nothing", "leave it out, or name what is meant"),
            ("Is responsible for it", "\"Is responsible for\" adds nothing", "say what the person does"),
            ("Responsible for the store", "\"Responsible for\" adds nothing", "say what the person does"),
        ] {
            let finding = only(&RULE, &expecting(&[text]));
            assert_eq!((finding.message.as_str(), finding.helps.concat().as_str()), (message, help));
        }
    }
}
