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

/// Percent by which the pay of two tops may differ, since ranks above differ too.
const AT_THE_TOP: u64 = 10;

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let shared = ladder.shared_pay();
    for pay in &shared {
        if let Some(gap) = pay.gap() {
            let finding = Diagnostic::warning(format!("at rank {} {}", pay.rank, is_paid_less(gap)));
            found.push(with_figures(finding, ladder, pay).help(ALIKE));
        }
    }
    always_one_way(ladder, &shared, found);
    at_the_top(ladder, &shared, found);
    on_one_side(ladder, found);
}

const ALIKE: &str = "equal rank is equal standing: pay both from one range";

fn is_paid_less(mastery: Ordering) -> &'static str {
    if mastery == Ordering::Less {
        "mastery is paid less than management"
    } else {
        "management is paid less than mastery"
    }
}

fn with_figures(finding: Diagnostic, ladder: &Ladder, pay: &SharedPay) -> Diagnostic {
    let SharedPay { rank, mastery, management, currency, per } = pay;
    let is_there = |place: &Place<'_>| place.level.rank == *rank && place.level.pay.is_some();
    let at = ladder.places_of(Kind::Mastery).find(is_there).map(|place| place.level.at());
    let at = at.expect("a rank with pay on both tracks has a level with pay on each");
    let per = per.with_article();
    finding.at(at).note(format!("mastery {}, management {} ({currency} {per})", range(*mastery), range(*management)))
}

fn range((from, to): (Amount, Amount)) -> String {
    format!("{from} to {to}")
}

/// Each difference is within what a table rounds; all of them have one side.
fn always_one_way(ladder: &Ladder, shared: &[SharedPay], found: &mut Found<'_>) {
    let [first, _, ..] = shared else { return };
    let way = first.lean();
    if way == Ordering::Equal || shared.iter().any(|pay| pay.lean() != way || pay.gap().is_some()) {
        return;
    }
    let message = format!("at each of {} ranks {}, by a little", shared.len(), is_paid_less(way));
    found.push(with_figures(Diagnostic::warning(message), ladder, first).help(ALIKE));
}

/// Where the two end at different ranks, or pay is named at their tops alone, no rank shows what there is to reach.
fn at_the_top(ladder: &Ladder, shared: &[SharedPay], found: &mut Found<'_>) {
    let top = |kind| ladder.places_of(kind).filter(|it| it.level.pay.is_some()).max_by_key(|it| it.level.rank);
    let (Some(mastery), Some(management)) = (top(Kind::Mastery), top(Kind::Management)) else { return };
    let (Some(own), Some(other)) = (mastery.level.pay(), management.level.pay()) else { return };
    // What is said of a rank need not be said of the tops.
    let is_said =
        shared.iter().any(|pay| pay.rank == mastery.level.rank && mastery.level.rank == management.level.rank);
    let is_alike = own.currency == other.currency && own.per == other.per;
    let (own_to, other_to) = (own.to.thousandths(), other.to.thousandths());
    if is_said || !is_alike || own_to * 100 >= other_to * (100 - AT_THE_TOP) {
        return;
    }
    let message =
        format!("the most that mastery can earn is {} {}, that management can is {}", own.currency, own.to, other.to);
    let finding = Diagnostic::warning(message).at(mastery.level.at()).label("the best-paid level of mastery");
    let note = format!(
        "{} at rank {}, {} at rank {}",
        mastery.level.title, mastery.level.rank, management.level.title, management.level.rank
    );
    found.push(finding.note(note).help("let mastery rise as high as management, in rank and in pay"));
}

/// What is not said is believed to be less.
fn on_one_side(ladder: &Ladder, found: &mut Found<'_>) {
    let says = |kind| ladder.places_of(kind).find(|place| place.level.pay.is_some());
    let (Some(first), Some(_)) = (ladder.places_of(Kind::Mastery).next(), ladder.places_of(Kind::Management).next())
    else {
        return;
    };
    let (who, silent, at) = match (says(Kind::Mastery), says(Kind::Management)) {
        (None, Some(_)) => ("management", "mastery", first.level.at()),
        (Some(place), None) => ("mastery", "management", place.level.at()),
        _ => return,
    };
    let finding = Diagnostic::warning(format!("the ladder says what {who} is paid, and not what {silent} is")).at(at);
    found.push(finding.help("write `pay` on both sides, or on neither"));
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
            [(80..100, Some(90..110), 1), (100..130, Some(90..110), 1), (96..116, Some(98..118), 0), (80..100, None, 1)]
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

    #[test]
    fn small_gaps_that_all_lean_one_way_are_one_finding() {
        let mut ladder = fair();
        for (at, mastery, management) in [(0, 90..110, 92..112), (1, 100..120, 103..122)] {
            ladder.tracks[1].levels[at].pay = Some(paid(mastery));
            ladder.tracks[2].levels[at].pay = Some(paid(management));
        }
        let finding = only(&RULE, &ladder);
        assert_eq!(finding.message, "at each of 2 ranks mastery is paid less than management, by a little");
        ladder.tracks[2].levels[1].pay = Some(paid(99..120));
        assert_eq!(found_by(&RULE, &ladder), [], "one leans the other way");
    }

    #[test]
    fn the_tops_are_compared_where_no_rank_does_it() {
        let mut ladder = fair();
        ladder.tracks[1].levels[2].pay = Some(paid(100..120));
        ladder.tracks[2].levels[1].pay = Some(paid(110..140));
        let said = "the most that mastery can earn is USD 120, that management can is 140";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[2].levels[1].pay = Some(paid(110..130));
        assert_eq!(found_by(&RULE, &ladder), [], "a tenth is no finding");
    }

    #[test]
    fn pay_on_one_side_alone_is_said() {
        let mut ladder = fair();
        ladder.tracks[2].levels[1].pay = Some(paid(110..140));
        let said = "the ladder says what management is paid, and not what mastery is";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks.remove(1);
        assert_eq!(found_by(&RULE, &ladder), [], "there is no mastery");
    }
}
