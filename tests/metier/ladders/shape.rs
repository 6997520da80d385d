//! What each has: its head, areas, sources, tracks and complete levels.

use metier::ladder::{Demands, Kind, Origin};
use metier::model::Audience;

use super::{Findings, all, branch, each_level, ranks};

/// Each ladder with its word for the craft, which stands in questions: "the actual work in heating and cooling".
const CRAFTS: [(&str, &str); 18] = [
    ("data-science", "data science"),
    ("delivery", "project delivery"),
    ("design", "design"),
    ("electrical", "electrical work"),
    ("elevator-inspection", "elevator inspection"),
    ("general", "my craft"),
    ("hvac", "heating and cooling"),
    ("nursing", "nursing"),
    ("product-management", "product management"),
    ("ride-inspection", "ride inspection"),
    ("roofing", "roofing"),
    ("sales", "sales"),
    ("shoemaking", "shoemaking"),
    ("social-work", "social work"),
    ("software", "software engineering"),
    ("support", "customer support"),
    ("teaching", "teaching"),
    ("watchmaking", "watchmaking"),
];

/// In these trades whoever leads a crew has left the work, or is on the management track already.
const WITHOUT_HYBRID: [&str; 2] = ["elevator-inspection", "roofing"];

#[test]
fn all_crafts_are_there_and_called_as_in_a_sentence() {
    let ladders = all();
    let called: Vec<(&str, &str)> = ladders.iter().map(|it| (it.id.as_str(), it.craft.as_str())).collect();
    assert_eq!(called, CRAFTS);
}

#[test]
fn each_has_its_head_and_a_guide_without_markup_that_a_page_would_lose() {
    let mut found = Findings::default();
    for ladder in all() {
        let id = &ladder.id;
        found.unless(ladder.version.is_some() && ladder.summary.is_some(), id, "version, summary");
        found.unless(ladder.license.as_deref() == Some("CC-BY-4.0"), id, "license");
        found.unless(ladder.file.craft.is_some() && ladder.cumulative, id, "craft, cumulative");
        let Some(guide) = &ladder.guide else {
            found.add(id, "has no guide");
            continue;
        };
        let words = guide.split_whitespace().count();
        found.unless((120..=250).contains(&words), id, format!("a guide of {words} words, not 120 to 250"));
        found.unless(!guide.contains('<') && !guide.contains("!["), id, "a guide with HTML or an image");
        let links = guide.split("](").skip(1);
        links.for_each(|link| found.unless(link.starts_with("https://"), id, format!("a link to {link}")));
    }
    found.are_none();
}

#[test]
fn each_has_four_to_six_areas_and_uses_them() {
    let mut found = Findings::default();
    for ladder in all() {
        let id = &ladder.id;
        found.unless((4..=6).contains(&ladder.areas.len()), id, format!("{} areas", ladder.areas.len()));
        for demands in [Demands::Doing, Demands::Directing] {
            found.unless(ladder.areas.iter().any(|area| area.demands == demands), id, format!("no area is {demands}"));
        }
        for area in &ladder.areas {
            let used = ladder.places().any(|place| place.level.expects.iter().any(|one| *one.area == *area.id));
            found.unless(used && area.about.is_some(), id, format!("{}: unused, or without `about`", area.id));
        }
    }
    found.are_none();
}

#[test]
fn each_source_has_a_title_and_a_link_and_is_used() {
    let mut found = Findings::default();
    for ladder in all() {
        found.unless(!ladder.sources.is_empty(), &ladder.id, "no sources");
        for source in &ladder.sources {
            let place = format!("{}: source {}", ladder.id, source.id);
            let link = source.link.as_deref().unwrap_or_default();
            let is_link = ["https://", "http://"].iter().any(|start| {
                link.strip_prefix(start).is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
            });
            found.unless(is_link, &place, format!("the link is {link:?}"));
            found.unless(source.title.is_some(), &place, "no title");
            let used = ladder.places().any(|place| metier::model::names(&place.level.sources, &source.id));
            found.unless(used, &place, "no level is from it");
        }
    }
    found.are_none();
}

#[test]
fn each_has_a_trunk_mastery_and_management_without_a_missing_rung() {
    let mut found = Findings::default();
    for ladder in all() {
        let branch = branch(&ladder);
        let above = |kind| ranks(&ladder, kind).into_iter().filter(|rank| *rank > branch).count();
        found.unless(ranks(&ladder, Kind::Trunk).len() >= 2, &ladder.id, "a trunk of fewer than two levels");
        found.unless(above(Kind::Mastery) >= 3, &ladder.id, "fewer than three levels of mastery above the branch");
        found.unless(ranks(&ladder, Kind::Management).len() >= 3, &ladder.id, "fewer than three levels of management");
        for track in &ladder.tracks {
            let steps = track.levels.windows(2);
            let missing = steps.filter(|pair| pair[1].rank > pair[0].rank + 1);
            missing
                .for_each(|pair| found.add(&ladder.id, format!("no level between {} and {}", pair[0].id, pair[1].id)));
            for pair in track.levels.windows(2) {
                let years = |at: usize| pair[at].typical_years.map(|years| years.from);
                found.unless(years(0) <= years(1), &ladder.id, format!("{}: fewer years than below", pair[1].id));
            }
        }
    }
    found.are_none();
}

#[test]
fn crafts_in_which_people_lead_while_doing_have_a_hybrid_track() {
    for ladder in all() {
        let hybrid = ranks(&ladder, Kind::Hybrid);
        assert_eq!(hybrid.is_empty(), WITHOUT_HYBRID.contains(&ladder.id.as_str()), "{}", ladder.id);
        let beside = ranks(&ladder, Kind::Mastery);
        assert!(hybrid.iter().all(|rank| beside.contains(rank)), "{}: a hybrid rank without its equal", ladder.id);
    }
}

#[test]
fn every_track_but_the_trunk_says_how_to_prepare_and_to_try_and_mastery_how_to_come_back() {
    let mut found = Findings::default();
    for ladder in all() {
        for track in ladder.tracks.iter().filter(|track| track.kind != Kind::Trunk) {
            let place = format!("{}: track {}", ladder.id, track.id);
            found.unless(!track.opens_from.is_empty(), &place, "no opens_from");
            for (key, list) in [("prepare", &track.prepare), ("trial", &track.trial)] {
                let returning = list.iter().filter(|one| one.audience == Some(Audience::Returning)).count();
                found.unless(list.len() > returning, &place, format!("no {key} for everyone"));
                let says_so = track.kind != Kind::Mastery || returning > 0;
                found.unless(says_so, &place, format!("no {key} for people who come back from managing"));
            }
        }
    }
    found.are_none();
}

#[test]
fn every_level_is_complete() {
    let mut found = Findings::default();
    each_level(|ladder, place, what| {
        let level = place.level;
        let keys = [
            ("summary", level.summary.is_some()),
            ("reach", level.reach.is_some()),
            ("hands_on", level.hands_on.is_some()),
            ("supervision", level.supervision.is_some()),
            ("typical_years", level.typical_years.is_some()),
            ("origin", level.origin.is_some()),
            ("sources, though it is sourced", level.origin != Some(Origin::Sourced) || !level.sources.is_empty()),
            ("deepen", level.rank < branch(ladder) || !level.deepen.is_empty()),
            ("recognition", level.rank < branch(ladder) || !level.recognition.is_empty()),
        ];
        for (key, is_there) in keys {
            found.unless(is_there, what, format!("no {key}"));
        }
        found.unless((6..=10).contains(&level.expects.len()), what, format!("{} expectations", level.expects.len()));
        let areas = ladder.areas.iter().filter(|area| level.expects.iter().any(|one| *one.area == *area.id)).count();
        found.unless(areas * 2 >= ladder.areas.len(), what, format!("expectations in {areas} areas only"));
        let examples: usize = level.expects.iter().map(|one| one.examples.len()).sum();
        found.unless(examples >= 1, what, "no examples");
    });
    found.are_none();
}

#[test]
fn no_warning_is_switched_off_in_any() {
    for (id, text) in metier::store::LADDERS {
        assert!(!text.contains("metier: allow"), "{id}");
        assert!(text.starts_with("#:schema ladder.schema.json\n"), "{id}: an editor finds no schema");
    }
}
