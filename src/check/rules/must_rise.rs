//! `must-rise`: people may stay at a level of management, and at none of mastery.

use crate::check::passages::{Passage, Role};
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::WordList;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("must-rise", Group::Fairness),
    checks: &[Check::Whole(check), Check::Passage(up_or_out)],
    explanation: include_str!("must_rise.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let help = "write `may_stay = true` on the levels where someone can stay for a whole working life";
    let stays = |kind| ladder.places_of(kind).find(|place| place.level.may_stay);
    if let Some(first) = ladder.places_of(Kind::Mastery).next()
        && let (Some(manager), None) = (stays(Kind::Management), stays(Kind::Mastery))
    {
        let message = format!("people may stay at {} in management, and at no level of mastery", manager.level.title);
        found.push(Diagnostic::warning(message).at(first.level.at()).label("the first level of mastery").help(help));
    }
}

/// Said in so many words, of a level that all go through or of one of mastery.
fn up_or_out(passage: &Passage<'_>, found: &mut Found<'_>) {
    let sentence = &passage.sentence;
    if passage.role == Role::Else
        || !matches!(passage.track, Some(Kind::Trunk | Kind::Mastery))
        || !sentence.has(WordList::UpOrOut)
    {
        return;
    }
    let here = (0..sentence.words.len()).find_map(|at| Some((at, sentence.phrase_at(at, WordList::UpOrOut)?.1)));
    let Some((at, count)) = here else { return };
    let range = sentence.range(at, count);
    let finding = Diagnostic::warning("whoever stays at this level has to go").at(passage.span(range));
    found.push(finding.help("let people stay who do the work of the level well; only a learner's level needs an end"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn mastery_has_a_level_to_stay_at_where_management_has_one() {
        let mut ladder = fair();
        assert_eq!(found_by(&RULE, &ladder), [], "nothing is said of either");
        ladder.tracks[2].levels[1].may_stay = true;
        let said = "people may stay at G5 in management, and at no level of mastery";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[1].levels[2].may_stay = true;
        assert_eq!(found_by(&RULE, &ladder), []);
    }

    #[test]
    fn up_or_out_is_found_in_its_words() {
        let mut ladder = fair();
        ladder.tracks[0].levels[1].summary = Some("Up or out: four years at most".into());
        assert_eq!(only(&RULE, &ladder).message, "whoever stays at this level has to go");
        ladder.tracks[0].levels[1].summary = Some("Comes up with plans, or sorts them out".into());
        assert_eq!(found_by(&RULE, &ladder), []);
    }
}
