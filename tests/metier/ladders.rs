//! What every bundled ladder must be: complete, fair to both ways, and like no other.

use std::collections::HashMap;

use metier::files::{LADDERS, read_ladder};
use metier::ladder::{Demands, Expectation, Kind, Ladder, Level, Origin, Place, StepKind, Text};

fn all() -> Vec<Ladder> {
    let read = |(id, text): &(&str, &str)| {
        read_ladder(&format!("{id}.toml"), id, text, None).unwrap_or_else(|report| panic!("{report}"))
    };
    LADDERS.iter().map(read).collect()
}

fn ranks(ladder: &Ladder, kind: Kind) -> Vec<u32> {
    ladder.tracks_of(kind).flat_map(|track| &track.levels).map(|level| level.rank).collect()
}

fn each_level(check: impl Fn(&Ladder, Place<'_>, &str)) {
    for ladder in all() {
        for place in ladder.places() {
            check(&ladder, place, &format!("{} in {}", place.level.id, ladder.id));
        }
    }
}

#[test]
fn the_crafts_of_the_essays_are_there() {
    let ids: Vec<String> = all().into_iter().map(|ladder| ladder.id).collect();
    let crafts = [
        "design",
        "elevator-inspection",
        "general",
        "hvac",
        "nursing",
        "ride-inspection",
        "roofing",
        "sales",
        "shoemaking",
        "software",
        "teaching",
        "watchmaking",
    ];
    assert_eq!(ids, crafts);
}

#[test]
fn each_has_a_trunk_mastery_to_the_same_top_and_management() {
    for ladder in all() {
        let (trunk, mastery, management) =
            (ranks(&ladder, Kind::Trunk), ranks(&ladder, Kind::Mastery), ranks(&ladder, Kind::Management));
        assert!(trunk.len() >= 2, "{}: trunk", ladder.id);
        assert!(mastery.len() >= 3, "{}: mastery", ladder.id);
        assert!(management.len() >= 3, "{}: management", ladder.id);
        assert!(
            management.iter().all(|rank| mastery.contains(rank)),
            "{}: a management rank without its equal",
            ladder.id
        );
        assert!(mastery.iter().max() >= management.iter().max(), "{}: mastery ends sooner", ladder.id);
    }
}

#[test]
fn crafts_that_lead_while_doing_have_a_hybrid_track() {
    for ladder in all() {
        let hybrid = ranks(&ladder, Kind::Hybrid);
        let has_one = ["general", "hvac", "nursing", "software"].contains(&ladder.id.as_str());
        assert!(!has_one || !hybrid.is_empty(), "{}: no hybrid track", ladder.id);
        let beside = ranks(&ladder, Kind::Mastery);
        assert!(hybrid.iter().all(|rank| beside.contains(rank)), "{}: a hybrid rank without its equal", ladder.id);
    }
}

#[test]
fn each_names_gates_places_to_stay_and_the_way_back_from_managing() {
    for ladder in all() {
        let levels: Vec<&Level> = ladder.places().map(|place| place.level).collect();
        assert!(levels.iter().filter(|level| !level.requires.is_empty()).count() >= 3, "{}: gates", ladder.id);
        let may_stay = levels.iter().filter(|level| level.may_stay).count();
        assert!(may_stay * 2 > levels.len(), "{}: too few levels to stay at", ladder.id);
        let prepare = ladder.tracks_of(Kind::Mastery).flat_map(|track| &track.prepare);
        let says_so = prepare.into_iter().any(|phrase| phrase.text.to_lowercase().contains("back from"));
        assert!(says_so, "{}: who managed finds no word on coming back", ladder.id);
    }
}

#[test]
fn each_has_its_head_areas_and_sources() {
    for ladder in all() {
        let id = &ladder.id;
        assert!(
            ladder.version.is_some() && ladder.summary.is_some() && ladder.license.is_some() && ladder.cumulative,
            "{id}"
        );
        assert!(!ladder.sources.is_empty(), "{id}: sources");
        assert!((4..=6).contains(&ladder.areas.len()), "{id}: areas");
        for demands in [Demands::Doing, Demands::Directing] {
            assert!(ladder.areas.iter().any(|area| area.demands == demands), "{id}: no area is {demands:?}");
        }
        assert!(ladder.areas.iter().all(|area| area.about.is_some()), "{id}: an area says nothing of itself");
        let used = |area: &str| ladder.places().any(|place| place.level.expects.iter().any(|one| one.area == area));
        assert!(ladder.areas.iter().all(|area| used(&area.id)), "{id}: an area is not used");
    }
}

#[test]
fn every_track_that_branches_says_how_to_prepare_and_to_try() {
    for ladder in all() {
        for track in ladder.tracks.iter().filter(|track| track.kind != Kind::Trunk) {
            assert!(track.prepare.len() >= 2, "{} {}: prepare", ladder.id, track.id);
            assert!(
                !track.trial.is_empty() && !track.opens_from.is_empty(),
                "{} {}: trial, opens_from",
                ladder.id,
                track.id
            );
        }
    }
}

#[test]
fn every_level_is_complete() {
    each_level(|ladder, place, what| {
        let level = place.level;
        assert!(level.summary.is_some() && level.reach.is_some() && level.supervision.is_some(), "{what}");
        assert!(level.typical_years.is_some() && level.origin.is_some(), "{what}");
        assert!(level.origin != Some(Origin::Sourced) || !level.sources.is_empty(), "{what}: sourced from nothing");
        assert!((6..=10).contains(&level.expects.len()), "{what}: {} expectations", level.expects.len());
        let areas = ladder.areas.iter().filter(|area| level.expects.iter().any(|one| *one.area == *area.id)).count();
        assert!(areas * 2 > ladder.areas.len(), "{what}: expectations in {areas} areas only");
        let examples: usize = level.expects.iter().map(|one| one.examples.len()).sum();
        assert!(examples >= 2, "{what}: {examples} examples");
        let branch = ladder.tracks.iter().any(|track| metier::model::names(&track.opens_from, &level.id));
        if branch || place.track.kind != Kind::Trunk {
            assert!(level.deepen.len() >= 2 && !level.recognition.is_empty(), "{what}: deepen, recognition");
        }
    });
}

fn looks_observable(text: &str) -> Result<(), String> {
    let first = text.split(' ').next().unwrap_or_default().trim_end_matches(',');
    let vague = ["Can", "Able", "Is", "Understands", "Knows", "Demonstrates", "Ensures", "Shows"];
    if vague.contains(&first) || !first.ends_with('s') {
        return Err(format!("begins with {first}"));
    }
    let filler =
        ["effectively", "appropriately", "as needed", "stakeholder", "best practice", "leverag", "passion", "etc"];
    let lower = text.to_lowercase();
    match filler.iter().find(|word| {
        lower.split(|c: char| !c.is_alphabetic()).any(|part| part == **word)
            || (word.len() > 4 && lower.contains(**word))
    }) {
        Some(word) => Err(format!("says {word}")),
        None => Ok(()),
    }
}

#[test]
fn every_expectation_is_something_one_can_see() {
    each_level(|_, place, what| {
        for text in place.level.expects.iter().map(|one| one.text.as_str()) {
            looks_observable(text).unwrap_or_else(|why| panic!("{what}: {why}: {text}"));
            assert!(text.chars().count() <= 100, "{what}: too long: {text}");
            assert!(!text.ends_with('.') && text.trim() == text, "{what}: {text}");
        }
    });
}

#[test]
fn mastery_is_not_managing_in_disguise() {
    each_level(|ladder, place, what| {
        if place.track.kind != Kind::Mastery {
            return;
        }
        let directing =
            |one: &&Expectation| ladder.area(&one.area).is_some_and(|area| area.demands == Demands::Directing);
        let count = place.level.expects.iter().filter(directing).count();
        assert!(count * 2 <= place.level.expects.len(), "{what}: asks mostly for directing");
        for one in &place.level.expects {
            for word in ["direct reports", "payroll", "headcount", "performance review", "appraisal"] {
                assert!(!one.text.to_lowercase().contains(word), "{what}: {}", one.text);
            }
        }
    });
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
        }
    }
}

#[test]
fn no_sentence_stands_in_two_ladders_or_twice_in_one() {
    let mut seen: HashMap<String, String> = HashMap::new();
    for ladder in all() {
        for place in ladder.places() {
            for text in sentences(place.level) {
                let here = format!("{} {}", ladder.id, place.level.id);
                if let Some(there) = seen.insert(text.to_lowercase(), here.clone()) {
                    panic!("{here} and {there}: {text}");
                }
            }
        }
    }
}

fn sentences(level: &Level) -> Vec<&str> {
    let phrases = level.deepen.iter().chain(&level.recognition).map(Text::as_str);
    let expects = level.expects.iter().flat_map(|one| one.examples.iter().chain([&one.text])).map(Text::as_str);
    phrases.chain(expects).chain(level.summary.as_deref()).collect()
}

#[test]
fn general_speaks_in_the_persons_own_words() {
    let (_, text) = LADDERS.iter().find(|(id, _)| *id == "general").expect("general");
    let words = |craft| {
        let ladder = read_ladder("general.toml", "general", text, craft).expect("a ladder");
        let all: Vec<String> = ladder
            .places()
            .flat_map(|place| sentences(place.level).into_iter().map(String::from).collect::<Vec<_>>())
            .collect();
        all.join("\n")
    };
    assert!(words(None).contains("my craft") && !words(None).contains("{craft}"));
    assert!(words(Some("piano tuning")).contains("piano tuning") && !words(Some("piano tuning")).contains("my craft"));
}
