//! `promotion-by-craft`: a level of management that is reached, or filled, by being good at the craft.

use super::phrase::{Gate, gate};
use super::warning;
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::{Demands, Ladder, Level};

/// All it expects is the craft, or all that opens it are results of the craft.
pub(crate) fn by_craft(ladder: &Ladder, level: &Level) -> Option<Diagnostic> {
    let doing = |area: &str| ladder.area(area).is_some_and(|area| area.demands == Demands::Doing);
    let asks_craft_only = !level.expects.is_empty() && level.expects.iter().all(|one| doing(&one.area));
    let gates_are_craft = super::is_english(&ladder.language)
        && level.requires.iter().any(|requirement| gate(requirement) == Gate::Craft)
        && level.requires.iter().all(|requirement| matches!(gate(requirement), Gate::Craft | Gate::Neutral));
    let what = if asks_craft_only {
        "expects doing alone, in a management level"
    } else if gates_are_craft {
        "is reached by results of the craft alone"
    } else {
        return None;
    };
    let at = match level.requires.first().and_then(|gate| gate.one_of.first()) {
        Some(gate) if !asks_craft_only => gate.at,
        _ => level.at(),
    };
    let finding = warning(Code::PromotionByCraft, format!("{} {what}", level.title)).at(at);
    Some(finding.help("ask for what the work of leading shows: people brought on, work coordinated, talks held"))
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
}
