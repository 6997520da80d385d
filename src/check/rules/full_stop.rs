//! `full-stop`: an expectation that ends in a full stop.

use crate::check::passages::part;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::is_english;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Expectation, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("full-stop", Group::Wording),
    checks: &[Check::Read(check)],
    explanation: include_str!("full_stop.md"),
};

/// From so many expectations on, a full stop after most of them is one habit, and said once.
const A_HABIT: usize = 5;

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    if !is_english(&ladder.language) {
        return;
    }
    let all: Vec<&Expectation> = ladder.places().flat_map(|place| &place.level.expects).collect();
    let stops: Vec<&Expectation> = all.iter().copied().filter(|one| ends_in_a_stop(&one.text)).collect();
    let help = "an expectation is a line of a list: leave the full stop out";
    let last = |one: &Expectation| part(&one.text, one.at(), one.text.len().saturating_sub(1)..one.text.len());
    match stops.as_slice() {
        [first, ..] if stops.len() >= A_HABIT && stops.len() * 2 > all.len() => {
            let message = format!("{} of {} expectations end in a full stop, this one first", stops.len(), all.len());
            found.push(Diagnostic::warning(message).at(last(first)).help(help));
        }
        several => {
            for one in several {
                found.push(Diagnostic::warning("an expectation ends in a full stop").at(last(one)).help(help));
            }
        }
    }
}

/// Not "etc.", "a.m." or dots that leave something open.
fn ends_in_a_stop(text: &str) -> bool {
    let Some(before) = text.trim_end().strip_suffix('.') else { return false };
    // Between two sentences it is in its place, and two of them are another finding.
    if before.contains(". ") {
        return false;
    }
    let last = before.rsplit(' ').next().expect("a split has a first part");
    !last.ends_with('.') && !last.contains('.') && !matches!(last, "etc" | "Inc" | "Ltd" | "Co" | "no" | "vs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fires, found_in, is_quiet};

    #[test]
    fn a_full_stop_is_said_once_where_it_is_a_habit() {
        fires(&RULE, &[("Reads drawings.", ".")]);
        is_quiet(&["Names the parts of a pump: rotor, seal, ...", "Starts at 6 a.m.", "Works for Steel Ltd."]);
        let habit = ["Reads plans.", "Cuts stone.", "Lays brick.", "Mixes mortar.", "Points walls.", "Turns arches"];
        assert_eq!(found_in(&habit).len(), 1);
        let mixed = ["Reads plans.", "Cuts stone.", "Lays brick", "Mixes mortar", "Points walls"];
        assert_eq!(found_in(&mixed).len(), 2);
        let lines =
            ["Cuts", "Lays", "Mixes", "Points", "Turns"].map(|verb| [format!("{verb} it."), format!("{verb} all")]);
        let lines: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
        assert_eq!(found_in(&lines).len(), 5, "half of them are no habit");
        assert_eq!(found_in(&lines[..9]).len(), 1, "more than half are one");
    }
}
