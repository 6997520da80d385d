//! The audit: where a ladder that loads is unfair, or vague. Findings are warnings; each has a place and a mend.
//!
//! A finding is useful only while people trust it: every rule would rather miss a fault than name one that a careful
//! reader would not sign, and its tests hold cases of both kinds.

pub(crate) mod allowances;
pub(crate) mod disguise;
pub(crate) mod fairness;
pub(crate) mod gendered;
pub(crate) mod phrase;
pub(crate) mod promotion;
pub(crate) mod run;
pub(crate) mod shape;
pub(crate) mod two_in_one;
pub(crate) mod verbs;
pub(crate) mod wording;
pub(crate) mod words;

pub use run::{Checked, check_ladder, tally};

use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::Ladder;

/// Everything there is to say about a ladder. With `whole` false, tracks, ranks or levels of the file could not be read,
/// and what would follow from that alone is not said.
#[must_use]
pub fn audit(ladder: &Ladder, whole: bool) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if whole {
        fairness::audit(ladder, &mut findings);
        shape::audit(ladder, &mut findings);
    }
    disguise::mostly_directing(ladder, &mut findings);
    if is_english(&ladder.language) {
        disguise::audit(ladder, &mut findings);
        wording::audit(ladder, &mut findings);
    }
    findings
}

fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
    Diagnostic::warning(message).code(code)
}

/// `en`, `en-GB` and the like. The word lists know no other language.
fn is_english(language: &str) -> bool {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    first.eq_ignore_ascii_case("en")
}

/// "4", "4 and 5", "4, 5 and 6".
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::usual;

    fn found(language: &str, whole: bool) -> Vec<Code> {
        let mut ladder = usual();
        ladder.language = language.into();
        ladder.tracks[0].levels[0].expects[0].text = "Can weld".into();
        ladder.tracks[0].levels[1].expects.clear();
        audit(&ladder, whole).into_iter().filter_map(|finding| finding.code).collect()
    }

    #[test]
    fn wording_is_judged_in_english_only_and_fairness_in_every_language() {
        for language in ["en", "en-GB", "EN_us"] {
            assert!(found(language, true).contains(&Code::NotObservable), "{language}");
        }
        for language in ["de", "enm", ""] {
            assert!(!found(language, true).contains(&Code::NotObservable), "{language}");
            assert!(found(language, true).contains(&Code::UntrainedManagers), "{language}");
        }
    }

    #[test]
    fn of_a_file_that_could_not_be_read_whole_only_what_was_read_is_judged() {
        assert!(found("en", true).contains(&Code::EmptyLevel));
        assert_eq!(found("en", false), [Code::NotObservable]);
    }

    #[test]
    fn words_are_listed_as_one_would_say_them() {
        let list = |words: &[&str]| and(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(
            [list(&[]), list(&["4"]), list(&["4", "5"]), list(&["4", "5", "6"])],
            ["", "4", "4 and 5", "4, 5 and 6"]
        );
    }
}
