//! `not-observable`: an ability or a state of mind, nothing one can see a person do.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::opening::{Ability, ability};
use crate::check::words::statements::statements;
use crate::check::words::verbs::{VerbForm, one_person, verb as verb_form};
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("not-observable", Group::Wording),
    checks: &[Check::Expectation(check)],
    explanation: include_str!("not_observable.md"),
};

fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    let Some(Ability { phrase, first, end }) = ability(&passage.sentence) else { return };
    let range = passage.sentence.range(first, end - first);
    let said = passage.said(range.clone());
    let what = if first == 0 { "an expectation begins with" } else { "an expectation goes on with" };
    let finding = Diagnostic::warning(format!("{what} \"{said}\""));
    let finding = finding.at(passage.span(range)).label("say what the person does");
    let is_power = matches!(phrase, "can" | "able to" | "is able to" | "ability to" | "the ability to" | "capable of");
    let rest = || passage.sentence.original.get(passage.sentence.words.get(end)?.start..);
    // Only of a single statement the whole can be written out.
    let is_alone = first == 0 && statements(&passage.sentence).len() == 1;
    found.push(match (is_power && is_alone).then(rest).flatten().and_then(as_done) {
        Some(done) => finding.help(format!("write \"{done}\"")),
        None => finding.help("nobody can see it: write what a person does who has it, and to what end"),
    });
}

/// "set the direction" as "Sets the direction"; `None` if the first word is not a plain verb.
fn as_done(rest: &str) -> Option<String> {
    let (verb, object) = rest.split_once(' ').unwrap_or((rest, ""));
    if verb.ends_with("ing") || !verb.bytes().all(|byte| byte.is_ascii_lowercase()) || verb.ends_with("ly") {
        return None;
    }
    let done = one_person(verb);
    let mut letters = done.chars();
    let first = letters.next()?.to_uppercase();
    // "climb ladders and enter crawl spaces": what follows "and" is done as well.
    let mut before = "";
    let object = object.split(' ').map(|word| {
        let is_second = before == "and" && matches!(verb_form(word), Some((_, VerbForm::Plain)));
        before = word;
        if is_second { one_person(word) } else { word.to_owned() }
    });
    let done = format!("{first}{} {}", letters.as_str(), object.collect::<Vec<_>>().join(" "));
    Some(done.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fires, is_quiet};

    #[test]
    fn abilities_and_states_of_mind_are_not_observable() {
        fires(
            &RULE,
            &[
                ("Can set the direction of one area", "Can"),
                ("Able to braze overhead", "Able to"),
                ("Is able to read a drawing", "Is able to"),
                ("Understands the building code", "Understands"),
                ("Knows every valve on the site", "Knows"),
                ("Fully understands the process", "Fully understands"),
                ("Strong knowledge of refrigerants", "Strong knowledge"),
                ("Has a good understanding of the trade", "Has a good understanding"),
                ("Demonstrates the ability to weld", "Demonstrates the ability"),
                ("Ability to lift 25 kg", "Ability to"),
                ("Familiar with the tools of the shop", "Familiar with"),
                ("Experience with lime mortar", "Experience with"),
                ("Is comfortable with change", "Is comfortable"),
                ("Also has a good understanding of the trade", "Also has a good understanding"),
                ("Am technically persuasive in a room", "Am technically persuasive"),
                ("You are learning how a kiln is fired", "You are learning"),
                ("Highly respected in the yard", "Highly respected"),
                ("Trusted to close the shop", "Trusted"),
                ("Transparent in pricing a job", "Transparent"),
                ("A natural point of escalation for the crew", "A natural point"),
                ("Context awareness", "Context awareness"),
                ("Thinks ahead about the weather", "Thinks"),
                ("Masters: has very deep knowledge of glazes", "has very deep knowledge"),
                ("Demonstrates openness to others' ideas", "Demonstrates openness"),
                ("Is a trusted adviser to the owners", "Is a trusted adviser"),
            ],
        );
        is_quiet(&[
            "Is asked for advice from outside the team",
            "Shows the design to those who will live with it",
            "Shares knowledge of the old boilers with the night shift",
            "Explains how the brake works to a rider",
            "Has two designs in use a year later",
            "Canvasses the street before the works begin",
            "Tests the understanding of a patient before discharge",
            "Experiments with a new glaze each season",
            "Shows the ability test to every applicant",
            "Command of the crane is handed over in writing",
            "Is on call one week in six",
            "Is the one who closes the shop",
            "Thinks aloud while solving a hard problem",
            "The foreman hands over the plan in writing",
            "Has every complaint investigated by someone outside the yard",
            "Is mentoring two helpers this year",
        ]);
    }

    #[test]
    fn the_mend_of_can_is_written_out() {
        assert_eq!(as_done("set the direction"), Some("Sets the direction".into()));
        assert_eq!(as_done("carry a stack"), Some("Carries a stack".into()));
        assert_eq!(as_done("weld"), Some("Welds".into()));
        assert_eq!(as_done("independently lead work"), None);
        assert_eq!(as_done("Linux servers"), None);
        assert_eq!(as_done("climb ladders and enter shafts"), Some("Climbs ladders and enters shafts".into()));
        assert_eq!(as_done("plan the work and the tools"), Some("Plans the work and the tools".into()));
    }
}
