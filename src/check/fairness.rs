//! Fairness by structure: whether mastery goes as high as management, asks as much, pays as much, and both stay open.

use std::cmp::Ordering;

use super::{and, promotion, warning};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::{Amount, Kind, Ladder, Level, Parity, Place, SharedPay, Track};

/// Fewer expectations than these on a management level compare with nothing.
const ENOUGH_TO_COMPARE: usize = 4;

pub(crate) fn audit(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let parity = ladder.parity();
    single_track(ladder, findings);
    ceiling(ladder, &parity, findings);
    thin(ladder, findings);
    pay(ladder, &parity, findings);
    way_back(ladder, findings);
    for track in ladder.tracks_of(Kind::Management) {
        entry(track, findings);
        findings.extend(track.levels.iter().filter_map(|level| promotion::by_craft(ladder, level)));
    }
    ladder.tracks_of(Kind::Mastery).for_each(|track| recognition(track, findings));
}

/// Two ways up are mastery and one that directs; a hybrid track is such a way too.
fn single_track(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let first = |kind| ladder.tracks_of(kind).next();
    let directing = first(Kind::Management).or(first(Kind::Hybrid));
    let (message, track, help) = match (first(Kind::Mastery), directing) {
        (Some(_), Some(_)) => return,
        (None, Some(track)) => (
            "the only way up is to lead people",
            Some(track),
            "add a track of the kind `mastery` for those who would rather get ever better at the work itself",
        ),
        (Some(track), None) => (
            "the only way up is mastery",
            Some(track),
            "add a track of the kind `management`, or `hybrid`, for those who would rather lead",
        ),
        (None, None) => (
            "there is only one way up, for those who love the work and those who would rather lead alike",
            first(Kind::Trunk),
            "let the trunk end where the two part, and add a track of the kind `mastery` and one of the kind `management`",
        ),
    };
    // A ladder without any level is said to be empty elsewhere.
    let Some(track) = track else { return };
    findings.push(warning(Code::SingleTrack, message).at(track.at).label(track_label(track)).help(help));
}

fn track_label(track: &Track) -> String {
    format!("the {} track", track.kind.name())
}

fn ceiling(ladder: &Ladder, parity: &Parity, findings: &mut Vec<Diagnostic>) {
    let (Some(mastery), Some(management)) = (&parity.mastery, &parity.management) else { return };
    if mastery.top_rank >= management.top_rank {
        return;
    }
    let highest = ladder.places_of(Kind::Mastery).max_by_key(|place| place.level.rank);
    let Some(highest) = highest else { return };
    let message = format!("mastery ends at rank {}, management at rank {}", mastery.top_rank, management.top_rank);
    let missing: Vec<u32> = ladder.places_of(Kind::Management).map(|place| place.level.rank).collect();
    let mut missing: Vec<u32> = missing.into_iter().filter(|rank| *rank > mastery.top_rank).collect();
    missing.sort_unstable();
    missing.dedup();
    let ranks: Vec<String> = missing.iter().map(ToString::to_string).collect();
    let rank = if ranks.len() == 1 { "a mastery level at rank" } else { "mastery levels at ranks" };
    let finding = warning(Code::MasteryCeiling, message).at(highest.level.at()).label("the highest level of mastery");
    findings.push(
        finding.help(format!("add {rank} {}, or name its equal in `equals` where it stands as high", and(&ranks))),
    );
}

/// A level without any expectation is `empty-level`, not thin.
fn thin(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    for (place, equals) in ladder.equals_between(Kind::Mastery, Kind::Management) {
        let own = place.level.expects.len();
        let smallest = equals.iter().min_by_key(|equal| equal.level.expects.len());
        let Some(equal) = smallest.filter(|equal| equal.level.expects.len() >= ENOUGH_TO_COMPARE) else { continue };
        let other = equal.level.expects.len();
        if own > 0 && own * 2 < other {
            let things = if own == 1 { "expectation" } else { "expectations" };
            let message = format!(
                "{} has {own} {things}, its equal {} in management has {other}",
                place.level.title, equal.level.title
            );
            let finding = warning(Code::ThinMastery, message).at(place.level.at());
            findings.push(finding.help("write mastery at this rank as fully as managing"));
        }
    }
}

fn pay(ladder: &Ladder, parity: &Parity, findings: &mut Vec<Diagnostic>) {
    for shared in &parity.pay {
        let SharedPay { rank, mastery, management, currency, per } = shared;
        let Some(gap) = shared.gap() else { continue };
        let is_less = gap == Ordering::Less;
        let (less, more) = if is_less { ("mastery", "management") } else { ("management", "mastery") };
        let message = format!("at rank {rank} {less} is paid less than {more}");
        let is_there = |place: &Place<'_>| place.level.rank == *rank && place.level.pay.is_some();
        let at = ladder.places_of(Kind::Mastery).find(is_there).map(|place| place.level.at()).unwrap_or_default();
        let range = |(from, to): (Amount, Amount)| format!("{from} to {to}");
        let finding = warning(Code::PayGap, message).at(at);
        let finding = finding.note(format!(
            "mastery {}, management {} ({currency} {})",
            range(*mastery),
            range(*management),
            per.with_article()
        ));
        findings.push(finding.help("equal rank is equal standing: pay both alike, or give them different ranks"));
    }
}

/// Every crossing would only be guessed from the nearest rank.
fn way_back(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    if ladder.tracks_of(Kind::Mastery).next().is_none() {
        return;
    }
    let Some(track) = ladder.tracks_of(Kind::Management).next() else { return };
    let leads_back = |(place, equals): &(Place<'_>, Vec<Place<'_>>)| {
        let opens = |track: &Track| crate::model::names(&track.opens_from, &place.level.id);
        !equals.is_empty() || ladder.tracks_of(Kind::Mastery).any(opens)
    };
    if ladder.equals_between(Kind::Management, Kind::Mastery).iter().any(leads_back) {
        return;
    }
    let finding = warning(Code::NoWayBack, "whoever tries management has no level of mastery to come back to");
    findings.push(finding.at(track.at).label(track_label(track)).help(
        "give a mastery level the same rank, or name the two in `equals`, so that managing can be tried and left again",
    ));
}

fn entry(track: &Track, findings: &mut Vec<Diagnostic>) {
    if track.prepare.is_empty() {
        let message = format!("nothing is said to learn before {}", track.name);
        let finding = warning(Code::UntrainedManagers, message).at(track.at).label(track_label(track));
        findings.push(
            finding.help("managing is a craft of its own: list in `prepare` what is learned before its first level"),
        );
    }
    if track.trial.is_empty() {
        let message = format!("nothing is said of how to try {} first", track.name);
        let finding = warning(Code::NoTrial, message).at(track.at).label(track_label(track));
        findings.push(
            finding.help("list in `trial` a small piece of it to try for some weeks, and the way back afterwards"),
        );
    }
}

/// The upper half of the track's levels.
fn recognition(track: &Track, findings: &mut Vec<Diagnostic>) {
    let upper = track.levels.get(track.levels.len() / 2..).unwrap_or_default();
    let without: Vec<&Level> = upper.iter().filter(|level| level.recognition.is_empty()).collect();
    let Some(first) = without.first() else { return };
    let titles: Vec<String> = without.iter().map(|level| level.title.to_string()).collect();
    let names = if titles.len() == 1 { "names" } else { "name" };
    let finding = warning(Code::NoRecognition, format!("{} {names} no recognition", and(&titles))).at(first.at());
    findings.push(
        finding.help("list in `recognition` what standing the level brings: a say, a budget, a name on the work"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::ladder::sample::{ladder, level, track, usual};
    use crate::ladder::{Pay, Text};

    fn phrase(text: &str) -> Text {
        Text { text: text.into(), at: Span::default() }
    }

    /// A ladder with nothing to find fault with.
    fn fair() -> Ladder {
        let mut ladder = usual();
        for track in &mut ladder.tracks {
            track.prepare.push(phrase("Shadow someone").into());
            track.trial.push(phrase("Try it for a month").into());
            track.levels.iter_mut().for_each(|level| level.recognition.push(phrase("A say")));
        }
        ladder
    }

    fn found(ladder: &Ladder) -> Vec<Code> {
        let mut findings = Vec::new();
        audit(ladder, &mut findings);
        findings.into_iter().filter_map(|finding| finding.code).collect()
    }

    fn recognised(mut level: Level) -> Level {
        level.recognition = vec![phrase("A say")];
        level
    }

    fn paid(range: std::ops::Range<u32>) -> toml::Spanned<Pay> {
        crate::ladder::sample::paid(range.start, range.end, "USD")
    }

    #[test]
    fn a_fair_ladder_has_no_findings() {
        assert_eq!(found(&fair()), []);
    }

    #[test]
    fn mastery_may_end_higher_but_not_lower() {
        let mut ladder = fair();
        ladder.tracks[1].levels.truncate(1);
        assert_eq!(found(&ladder), [Code::MasteryCeiling]);
        ladder.tracks[1].levels[0].equals = vec!["g5".into()];
        assert_eq!(found(&ladder), [], "its highest level is said to be equal to the highest of management");
    }

    #[test]
    fn one_way_up_is_said_whichever_it_is() {
        let trunk = || track("trunk", Kind::Trunk, &[], vec![level("a", 1, 3), level("b", 2, 3)]);
        let of =
            |kind, name: &str| fair().tracks.into_iter().find(|track| track.kind == kind && track.id == name).unwrap();
        assert_eq!(found(&ladder(vec![trunk()])), [Code::SingleTrack]);
        assert_eq!(found(&ladder(vec![trunk(), of(Kind::Mastery, "mastery")])), [Code::SingleTrack]);
        assert_eq!(found(&ladder(vec![trunk(), of(Kind::Management, "management")])), [Code::SingleTrack]);
        assert_eq!(found(&ladder(vec![trunk(), of(Kind::Mastery, "mastery"), of(Kind::Hybrid, "hybrid")])), []);
        assert_eq!(found(&ladder(vec![])), [], "an empty ladder is no way up at all");
    }

    #[test]
    fn under_half_is_thin_and_half_is_not() {
        let mut ladder = fair();
        ladder.tracks[2].levels[0] = recognised(level("g4", 4, 6));
        assert_eq!(found(&ladder), []);
        ladder.tracks[1].levels[0].expects.truncate(2);
        assert_eq!(found(&ladder), [Code::ThinMastery]);
        ladder.tracks[1].levels[0].expects.clear();
        assert_eq!(found(&ladder), [], "an empty level is said to be empty");
        ladder.tracks[1].levels[0] = recognised(level("m4", 4, 1));
        ladder.tracks[2].levels[0].expects.truncate(3);
        assert_eq!(found(&ladder), [], "one against three is too little to compare");
    }

    #[test]
    fn unequal_pay_at_equal_rank_is_a_gap_on_either_side() {
        for (mastery, management, gap) in [
            (80..100, Some(90..110), true),
            (100..130, Some(90..110), true),
            (96..116, Some(98..118), false),
            (80..100, None, false),
        ] {
            let mut ladder = fair();
            ladder.tracks[1].levels[1].pay = Some(paid(mastery));
            ladder.tracks[2].levels[1].pay = management.map(paid);
            assert_eq!(found(&ladder).contains(&Code::PayGap), gap);
        }
    }

    #[test]
    fn a_way_back_is_an_equal_level_or_a_door_named() {
        let mut ladder = fair();
        for (n, rank) in [(0, 7), (1, 8)] {
            ladder.tracks[2].levels[n].rank = rank;
        }
        assert_eq!(found(&ladder), [Code::MasteryCeiling, Code::NoWayBack]);
        ladder.tracks[1].opens_from.push("g4".into());
        assert_eq!(found(&ladder), [Code::MasteryCeiling]);
    }

    #[test]
    fn managers_without_training_or_trial_are_said_and_masters_are_not() {
        let mut ladder = fair();
        ladder.tracks[1].prepare.clear();
        ladder.tracks[1].trial.clear();
        assert_eq!(found(&ladder), []);
        ladder.tracks[2].prepare.clear();
        ladder.tracks[2].trial.clear();
        assert_eq!(found(&ladder), [Code::UntrainedManagers, Code::NoTrial]);
    }

    #[test]
    fn the_upper_half_of_mastery_names_recognition() {
        let mut ladder = fair();
        ladder.tracks[1].levels[0].recognition.clear();
        assert_eq!(found(&ladder), []);
        ladder.tracks[1].levels[1].recognition.clear();
        ladder.tracks[1].levels[2].recognition.clear();
        assert_eq!(found(&ladder), [Code::NoRecognition], "once for the track");
    }

    /// The one finding there is.
    fn only(ladder: &Ladder) -> Diagnostic {
        let mut findings = Vec::new();
        audit(ladder, &mut findings);
        let [one] = findings.as_slice() else { panic!("{findings:?}") };
        one.clone()
    }

    #[test]
    fn a_ceiling_names_the_ranks_that_mastery_lacks() {
        let mut ladder = fair();
        ladder.tracks[1].levels.truncate(1);
        assert!(only(&ladder).helps[0].starts_with("add a mastery level at rank 5, or"));
        ladder.tracks[2].levels.push(recognised(level("g6", 6, 1)));
        assert!(only(&ladder).helps[0].starts_with("add mastery levels at ranks 5 and 6, or"));
    }

    #[test]
    fn a_single_track_is_shown_by_its_kind() {
        let mut ladder = fair();
        ladder.tracks.retain(|track| matches!(track.kind, Kind::Trunk | Kind::Mastery));
        assert_eq!(only(&ladder).label.as_deref(), Some("the mastery track"));
    }

    #[test]
    fn a_thin_level_is_said_in_figures() {
        let mut ladder = fair();
        for (own, said) in
            [(1, "M4 has 1 expectation, its equal G4 in management has 6"), (2, "M4 has 2 expectations,")]
        {
            ladder.tracks[1].levels[0].expects = level("m4", 4, own).expects;
            ladder.tracks[2].levels[0].expects = level("g4", 4, 6).expects;
            assert!(only(&ladder).message.starts_with(said));
        }
    }

    #[test]
    fn a_pay_gap_says_who_has_less_at_the_level_of_mastery_that_names_its_pay() {
        let mut ladder = fair();
        ladder.tracks[1].levels[0].pay = Some(paid(90..110));
        ladder.tracks[2].levels[0].pay = Some(paid(90..110));
        let without = recognised(level("m5a", 5, 3));
        ladder.tracks[1].levels.insert(1, without);
        ladder.tracks[1].levels[2].file.id.at = Span { start: 52, end: 55 };
        ladder.tracks[2].levels[1].pay = Some(paid(90..110));
        for (mastery, said) in
            [(80..100, "mastery is paid less than management"), (100..120, "management is paid less than mastery")]
        {
            ladder.tracks[1].levels[2].pay = Some(paid(mastery));
            let finding = only(&ladder);
            assert_eq!(finding.message, format!("at rank 5 {said}"));
            assert_eq!(finding.span, Some(Span { start: 52, end: 55 }));
        }
    }

    #[test]
    fn of_four_levels_of_mastery_the_upper_two_need_recognition() {
        let mut ladder = fair();
        ladder.tracks[1].levels.push(recognised(level("m7", 7, 3)));
        for at in [0, 1] {
            ladder.tracks[1].levels[at].recognition.clear();
        }
        assert_eq!(found(&ladder), []);
        ladder.tracks[1].levels[2].recognition.clear();
        assert_eq!(only(&ladder).message, "M6 names no recognition");
        ladder.tracks[1].levels[3].recognition.clear();
        assert_eq!(only(&ladder).message, "M6 and M7 name no recognition");
    }
}
