//! `pay-gap`: equal rank, unequal pay.

use std::cmp::Ordering;

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Amount, Kind, Ladder, Place, SharedPay};

pub(super) static RULE: Rule = Rule {
    code: Code::new("pay-gap", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("pay_gap.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for shared in &ladder.shared_pay() {
        let SharedPay { rank, mastery, management, currency, per } = shared;
        let Some(gap) = shared.gap() else { continue };
        let is_less = gap == Ordering::Less;
        let (less, more) = if is_less { ("mastery", "management") } else { ("management", "mastery") };
        let message = format!("at rank {rank} {less} is paid less than {more}");
        let is_there = |place: &Place<'_>| place.level.rank == *rank && place.level.pay.is_some();
        let at = ladder.places_of(Kind::Mastery).find(is_there).map(|place| place.level.at());
        let at = at.expect("a rank with pay on both tracks has a level with pay on each");
        let range = |(from, to): (Amount, Amount)| format!("{from} to {to}");
        let finding = Diagnostic::warning(message).at(at).note(format!(
            "mastery {}, management {} ({currency} {})",
            range(*mastery),
            range(*management),
            per.with_article()
        ));
        found.push(finding.help("equal rank is equal standing: pay both alike, or give them different ranks"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::diagnostic::Span;
    use crate::ladder::Pay;
    use crate::ladder::sample::level;

    fn paid(range: std::ops::Range<u32>) -> toml::Spanned<Pay> {
        crate::ladder::sample::paid(range.start, range.end, "USD")
    }

    #[test]
    fn unequal_pay_at_equal_rank_is_a_gap_on_either_side() {
        for (mastery, management, gaps) in
            [(80..100, Some(90..110), 1), (100..130, Some(90..110), 1), (96..116, Some(98..118), 0), (80..100, None, 0)]
        {
            let mut ladder = fair();
            ladder.tracks[1].levels[1].pay = Some(paid(mastery));
            ladder.tracks[2].levels[1].pay = management.map(paid);
            assert_eq!(found_by(&RULE, &ladder).len(), gaps);
        }
    }

    #[test]
    fn a_pay_gap_says_who_has_less_at_the_level_of_mastery_that_names_its_pay() {
        let mut ladder = fair();
        ladder.tracks[1].levels[0].pay = Some(paid(90..110));
        ladder.tracks[2].levels[0].pay = Some(paid(90..110));
        ladder.tracks[1].levels.insert(1, level("m5a", 5, 3));
        ladder.tracks[1].levels[2].file.id.at = Span { start: 52, end: 55 };
        ladder.tracks[2].levels[1].pay = Some(paid(90..110));
        for (mastery, said) in
            [(80..100, "mastery is paid less than management"), (100..120, "management is paid less than mastery")]
        {
            ladder.tracks[1].levels[2].pay = Some(paid(mastery));
            let finding = only(&RULE, &ladder);
            assert_eq!(finding.message, format!("at rank 5 {said}"));
            assert_eq!(finding.span, Some(Span { start: 52, end: 55 }));
        }
    }
}
