//! Which findings someone wants to see: codes and groups, chosen or left out. Errors are always among them, since they
//! keep a ladder from being used.

use super::rules;
use crate::diagnostic::{Code, Diagnostic, Findings, Group, closest};

/// A code, or a group of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    Code(Code),
    Group(Group),
}

/// The findings to see.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Empty: all.
    select: Vec<Pick>,
    ignore: Vec<Pick>,
}

impl Selection {
    /// From the words of a command line.
    ///
    /// # Errors
    /// If one is no code and no group, or leaves out errors.
    pub fn of(select: &[String], ignore: &[String]) -> Result<Self, Findings> {
        let picks = |words: &[String]| words.iter().map(|word| pick(word)).collect::<Result<Vec<_>, _>>();
        let selection = Self { select: picks(select)?, ignore: picks(ignore)? };
        let is_error = |pick: &&Pick| match pick {
            Pick::Code(code) => code.group() == Group::Error,
            Pick::Group(group) => *group == Group::Error,
        };
        if selection.ignore.iter().any(|pick| is_error(&pick)) {
            let error = Diagnostic::error("errors cannot be left out: they keep a ladder from being used");
            return Err(error.help("leave out codes of fairness, wording or advice").into());
        }
        Ok(selection)
    }

    /// Nothing is chosen, and nothing left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Whether findings with the code are to be seen.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        let picked = |picks: &[Pick]| {
            picks.iter().any(|pick| match pick {
                Pick::Code(picked) => *picked == code,
                Pick::Group(group) => *group == code.group(),
            })
        };
        code.group() == Group::Error || ((self.select.is_empty() || picked(&self.select)) && !picked(&self.ignore))
    }
}

fn pick(word: &str) -> Result<Pick, Findings> {
    let word = word.trim();
    if let Some(group) = Group::ALL.into_iter().find(|group| group.name() == word) {
        return Ok(Pick::Group(group));
    }
    if let Some(rule) = rules::named(word) {
        return Ok(Pick::Code(rule.code));
    }
    let known = rules::codes().map(Code::name).chain(Group::ALL.map(Group::name));
    let error = Diagnostic::error(format!("`{word}` is no code of a finding and no group of them"));
    Err(match closest(word, known) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("the groups are fairness, wording and advice; every code: metier explain"),
    }
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(select: &[&str], ignore: &[&str], code: &str) -> bool {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        Selection::of(&words(select), &words(ignore)).unwrap().has(rules::named(code).unwrap().code)
    }

    #[test]
    fn codes_and_groups_are_chosen_or_left_out_and_errors_never_are() {
        assert!(seen(&[], &[], "vague"));
        assert!(seen(&["fairness"], &[], "pay-gap") && !seen(&["fairness"], &[], "vague"));
        assert!(seen(&["fairness", "vague"], &[], "vague"));
        assert!(!seen(&["wording"], &["vague"], "vague") && seen(&["wording"], &["vague"], "filler"));
        assert!(seen(&["fairness"], &[], "syntax"));
        let said = |ignore: &str| Selection::of(&[], &[ignore.to_owned()]).unwrap_err().to_string();
        assert!(said("syntax").starts_with("errors cannot be left out"));
        assert!(said("error").starts_with("errors cannot be left out"));
        assert_eq!(said("vauge"), "`vauge` is no code of a finding and no group of them");
    }
}
