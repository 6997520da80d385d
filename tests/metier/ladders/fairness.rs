//! Mastery and management side by side: equal ranks, years, reach and gates, both ways open, and no trunk in management.

use metier::ladder::{Demands, Expectation, Kind, StepKind};

use super::{Findings, all, each_level, ranks, where_is};

#[test]
fn mastery_goes_as_high_as_management_with_a_level_at_each_of_its_ranks() {
    for ladder in all() {
        let (mastery, management) = (ranks(&ladder, Kind::Mastery), ranks(&ladder, Kind::Management));
        let missing: Vec<&u32> = management.iter().filter(|rank| !mastery.contains(rank)).collect();
        assert!(missing.is_empty(), "{}: no mastery at rank {missing:?}", ladder.id);
        assert!(mastery.iter().max() >= management.iter().max(), "{}: mastery ends sooner", ladder.id);
    }
}

#[test]
fn at_equal_rank_mastery_starts_at_most_two_years_later_and_reaches_as_far() {
    let mut found = Findings::default();
    for ladder in all() {
        for (manager, equals) in ladder.equals_between(Kind::Management, Kind::Mastery) {
            for master in equals {
                let place = where_is(&ladder, master.level);
                let (ours, theirs) = (master.level, manager.level);
                if let (Some(later), Some(years)) = (ours.typical_years, theirs.typical_years) {
                    let what = format!("from {} years, {} from {}", later.from, theirs.id, years.from);
                    found.unless(later.from <= years.from + 2, &place, what);
                }
                let reaches = format!("reaches less far than {}", theirs.id);
                found.unless(ours.reach >= theirs.reach, &place, reaches);
                let stays = format!("no place to stay, but {} is", theirs.id);
                found.unless(ours.may_stay || !theirs.may_stay, &place, stays);
                let gates = format!("gates here or at {} alone", theirs.id);
                found.unless(ours.requires.is_empty() == theirs.requires.is_empty(), &place, gates);
            }
        }
    }
    found.are_none();
}

#[test]
fn both_have_gates_and_most_levels_are_places_to_stay() {
    let mut found = Findings::default();
    for ladder in all() {
        for kind in [Kind::Mastery, Kind::Management] {
            let gates = ladder.places_of(kind).filter(|place| !place.level.requires.is_empty()).count();
            found.unless(gates >= 2, &ladder.id, format!("{gates} levels of {kind} with gates"));
        }
        let (levels, stay) = (ladder.places().count(), ladder.places().filter(|place| place.level.may_stay).count());
        found.unless(stay * 2 > levels, &ladder.id, "too few levels to stay at");
    }
    found.are_none();
}

#[test]
fn both_ways_stay_open_at_equal_rank() {
    for ladder in all() {
        for place in ladder.places().filter(|place| matches!(place.track.kind, Kind::Mastery | Kind::Management)) {
            let other = if place.track.kind == Kind::Mastery { Kind::Management } else { Kind::Mastery };
            let has_equal = ranks(&ladder, other).contains(&place.level.rank);
            let steps = ladder.steps_toward(other, Some(place));
            let step = steps.first().unwrap_or_else(|| panic!("{} {}: no way across", ladder.id, place.level.id));
            assert_eq!(step.kind, StepKind::Cross, "{} {}", ladder.id, place.level.id);
            assert_eq!(step.inferred, !has_equal, "{} {}", ladder.id, place.level.id);
            assert!(!has_equal || step.to.level.rank == place.level.rank, "{} {}", ladder.id, place.level.id);
        }
    }
}

#[test]
fn management_expects_nothing_of_the_trunk() {
    let mut found = Findings::default();
    for ladder in all() {
        let trunk: Vec<&Expectation> = ladder.places_of(Kind::Trunk).flat_map(|place| &place.level.expects).collect();
        for place in ladder.places_of(Kind::Management) {
            for one in ladder.asked_at(place) {
                let same = trunk
                    .iter()
                    .find(|other| other.key == one.key || other.text.to_lowercase() == one.text.to_lowercase());
                if let Some(same) = same {
                    found.add(&where_is(&ladder, place.level), format!("expects {} of the trunk", same.key));
                }
            }
        }
    }
    found.are_none();
}

#[test]
fn mastery_is_not_managing_in_disguise() {
    let mut found = Findings::default();
    each_level(|ladder, place, what| {
        let directing =
            |one: &&Expectation| ladder.area(&one.area).is_some_and(|area| area.demands == Demands::Directing);
        let count = place.level.expects.iter().filter(directing).count();
        let is_mastery = place.track.kind == Kind::Mastery;
        found.unless(!is_mastery || count * 2 <= place.level.expects.len(), what, "expects mostly directing");
    });
    found.are_none();
}
