//! `vague`: a word of measure without a measure.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::WordList;
use crate::check::words::empty::empty_words;
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("vague", Group::Wording),
    checks: &[Check::Expectation(check)],
    explanation: include_str!("vague.md"),
};

fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    for empty in empty_words(&passage.sentence).into_iter().filter(|empty| empty.list == WordList::Vague) {
        let range = passage.sentence.range(empty.at, empty.count);
        let said = passage.said(range.clone());
        let help = match empty.phrase {
            "various" => "name them, or say how many",
            "appropriate" | "relevant" => "say to what, or leave it out",
            phrase if phrase.starts_with("proper ") => "name it",
            _ => "say how much, how often or how one would see it",
        };
        found.push(Diagnostic::warning(format!("\"{said}\" gives no measure")).at(passage.span(range)).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{expecting, fires, is_quiet, only};

    #[test]
    fn words_of_measure_without_a_measure_are_vague() {
        fires(
            &RULE,
            &[
                ("Communicates effectively with customers", "effectively"),
                ("Answers tickets in a timely manner", "in a timely manner"),
                ("Delivers high-quality code", "high-quality"),
                ("Escalates as appropriate", "as appropriate"),
                ("Effectively plans the week", "Effectively"),
                ("Gives effective lessons on site", "effective"),
                ("Stores the ropes properly", "properly"),
                ("Picks the appropriate blade", "appropriate"),
                ("Picks what is appropriate, to save time", "appropriate"),
                ("Builds good relationships with suppliers", "good relationships"),
                ("Keeps strong working relationships on site", "strong working relationships"),
                ("Shows the new ones great time management", "great time management"),
                ("Keeps strong best practices on site", "strong best practices"),
            ],
        );
        is_quiet(&[
            "Answers tickets within a day",
            "Changes the shift so that the team works more efficiently than last year",
            "Keeps the wall within 3 mm over 2 m",
            "Finds the proper authority for a permit",
            "Sees that every mechanic on the site is properly licensed",
            "States the effective date of each rule",
            "Makes the night shift more effective than the day shift",
            "Chooses the blade appropriate to the stone",
            "Sets the feed of the mill to the appropriate rate",
            "Asks a customer what “high-quality” means to them",
            "Hires a strong carpenter in a good year",
        ]);
    }

    #[test]
    fn vague_words_are_said_with_what_helps() {
        for (text, message, help) in [
            (
                "Delivers high-quality code",
                "\"high-quality\" gives no measure",
                "say how much, how often or how one would see it",
            ),
            ("Uses various saws", "\"various\" gives no measure", "name them, or say how many"),
            ("Picks the appropriate blade", "\"appropriate\" gives no measure", "say to what, or leave it out"),
            ("Reads the relevant drawing", "\"relevant\" gives no measure", "say to what, or leave it out"),
            ("Uses the proper tools", "\"proper tools\" gives no measure", "name it"),
        ] {
            let finding = only(&RULE, &expecting(&[text]));
            assert_eq!((finding.message.as_str(), finding.helps.concat().as_str()), (message, help));
        }
    }
}
