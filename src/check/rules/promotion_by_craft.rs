//! `promotion-by-craft`: a level of management that is reached, or filled, by being good at the craft.

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::sentence::Sentence;
use crate::check::words::{WordList, is_english};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Demands, Kind, Ladder, Level, Requirement};

pub(super) static RULE: Rule = Rule {
    code: Code::new("promotion-by-craft", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("promotion_by_craft.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let levels = ladder.tracks_of(Kind::Management).flat_map(|track| &track.levels);
    levels.filter_map(|level| by_craft(ladder, level)).for_each(|finding| found.push(finding));
}

/// All it expects is the craft, or all that opens it are results of the craft.
fn by_craft(ladder: &Ladder, level: &Level) -> Option<Diagnostic> {
    let doing = |area: &str| ladder.area(area).is_some_and(|area| area.demands == Demands::Doing);
    let asks_craft_only = !level.expects.is_empty() && level.expects.iter().all(|one| doing(&one.area));
    let what = if asks_craft_only {
        "expects doing alone, in a management level"
    } else if is_english(&ladder.language) && gates_are_craft(level) {
        "is reached by results of the craft alone"
    } else {
        return None;
    };
    let at = match level.requires.first().and_then(|gate| gate.one_of.first()) {
        Some(gate) if !asks_craft_only => gate.at,
        _ => level.at(),
    };
    let finding = Diagnostic::warning(format!("{} {what}", level.title)).at(at);
    Some(finding.help("ask for what the work of leading shows: people brought on, work coordinated, talks held"))
}

/// At least one is, and beside them there is only what law, safety or insurance ask for.
fn gates_are_craft(level: &Level) -> bool {
    let gates: Vec<Gate> = level.requires.iter().map(|requirement| gate(requirement)).collect();
    gates.contains(&Gate::Craft) && gates.iter().all(|gate| matches!(gate, Gate::Craft | Gate::Neutral))
}

/// What a gate has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    /// Years served, results or certificates of the craft.
    Craft,
    /// People.
    Leading,
    /// What law, safety or insurance ask for.
    Neutral,
    /// Who knows.
    Else,
}

/// What a requirement has to do with; with alternatives, what all of them have.
fn gate(requirement: &Requirement) -> Gate {
    let of = |text: &str| {
        let lower = text.to_ascii_lowercase();
        let sentence = Sentence::of(text, &lower);
        if sentence.has(WordList::OfLeading) {
            Gate::Leading
        } else if sentence.has(WordList::NeutralGates) {
            Gate::Neutral
        } else if sentence.has(WordList::CraftResults) {
            Gate::Craft
        } else {
            Gate::Else
        }
    };
    let mut gates = requirement.one_of.iter().map(|phrase| of(&phrase.text));
    let first = gates.next().unwrap_or(Gate::Else);
    if gates.all(|gate| gate == first) { first } else { Gate::Else }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::ladder::Text;
    use crate::ladder::sample::usual;

    const GATE: Span = Span { start: 1, end: 2 };
    const LEVEL: Span = Span { start: 3, end: 4 };

    /// What is found at a management level with these gates, and where.
    fn found(ladder: &mut Ladder, gates: &[&str]) -> Option<(String, Span)> {
        let gate = |text: &&str| Text { text: (*text).into(), at: GATE }.into();
        let level = &mut ladder.tracks[2].levels[0];
        level.file.id.at = LEVEL;
        level.requires = gates.iter().map(gate).collect();
        let finding = by_craft(ladder, &ladder.tracks[2].levels[0])?;
        Some((finding.message, finding.span.unwrap()))
    }

    #[test]
    fn results_of_the_craft_alone_are_no_gate_to_leading() {
        for gates in [
            &["Top seller of the region for two years"][..],
            &["Ten years as a roofer"],
            &["Five years of experience", "Exceeds the quota in three quarters"],
        ] {
            let wanted = ("G4 is reached by results of the craft alone".to_owned(), GATE);
            assert_eq!(found(&mut usual(), gates), Some(wanted), "{gates:?}");
        }
        for gates in [
            &["Ten years as a roofer", "A course in leading crews"][..],
            &["Two years as deputy foreman"],
            &["Contractor's licence"],
            &["First aid certificate, renewed every two years"],
            &["Five years of experience, two of them in charge of a crew"],
            &[],
        ] {
            assert_eq!(found(&mut usual(), gates), None, "{gates:?}");
        }
        let mut german = usual();
        german.language = "de".into();
        assert_eq!(found(&mut german, &["Ten years as a roofer"]), None, "gates are read in English only");
    }

    #[test]
    fn a_level_of_management_that_asks_for_doing_alone_is_shown_itself() {
        let mut ladder = usual();
        ladder.areas[0].demands = Demands::Doing;
        let wanted = Some(("G4 expects doing alone, in a management level".to_owned(), LEVEL));
        assert_eq!(found(&mut ladder, &["Ten years as a roofer"]), wanted);
        ladder.tracks[2].levels[0].expects[0].area = "elsewhere".into();
        assert_eq!(found(&mut ladder, &[]), None, "two of three");
        ladder.tracks[2].levels[0].expects.clear();
        assert_eq!(found(&mut ladder, &[]), None, "an empty level expects nothing");
    }

    #[test]
    fn a_gate_with_alternatives_has_to_do_with_what_all_of_them_have() {
        let of = |texts: &[&str]| {
            let one_of = texts.iter().map(|text| Text { text: (*text).into(), at: Span::default() }).collect();
            gate(&Requirement { one_of, renew: None })
        };
        assert_eq!(of(&["Ten years as a roofer", "Journey-level"]), Gate::Craft);
        assert_eq!(of(&["Ten years as a roofer", "A course in leading crews"]), Gate::Else);
        assert_eq!(
            (of(&["Contractor's licence"]), of(&["A red door"]), of(&[])),
            (Gate::Neutral, Gate::Else, Gate::Else)
        );
    }
}
