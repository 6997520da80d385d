//! Two levels beside each other: within a track, across tracks, up, down and back again.

use serde_json::Value;

use crate::support::{folder, metier, write};

fn diff(ladder: &str, from: &str, to: &str) -> Value {
    metier(["diff", ladder, from, to, "--format", "json"]).run().succeeds().json()
}

fn headline(ladder: &str, from: &str, to: &str) -> String {
    let ran = metier(["diff", ladder, from, to, "--accessible", "--width", "1000"]).run().succeeds();
    ran.headline().to_owned()
}

/// Every difference of a kind, its key.
fn keys(diff: &Value, change: &str) -> Vec<String> {
    let areas = diff["areas"].as_array().expect("areas");
    let all = areas.iter().flat_map(|area| area["changes"].as_array().expect("changes"));
    let of_kind = all.filter(|one| one["change"] == change);
    let mut keys: Vec<String> = of_kind.map(|one| one["key"].as_str().expect("a key").to_owned()).collect();
    keys.sort();
    keys
}

#[test]
fn line_1_says_which_way_how_high_and_how_much() {
    assert_eq!(
        headline("software", "staff-engineer", "engineering-manager"),
        "From Staff Engineer (mastery, rank 4) to Engineering Manager (management, rank 4): equal standing, \
         10 things new, 34 left behind."
    );
    assert_eq!(
        headline("software", "senior-engineer", "staff-engineer"),
        "From Senior Engineer (before the tracks split, rank 3) to Staff Engineer (mastery, rank 4): one rank above, \
         8 things new, 2 going further."
    );
    assert_eq!(
        headline("roofing", "master-roofer", "roofer"),
        "From Master Roofer (mastery, rank 5) to Roofer (before the tracks split, rank 3): two ranks below, \
         2 things eased, 16 left behind."
    );
}

#[test]
fn a_level_and_itself_differ_in_nothing() {
    let ran = metier(["diff", "software", "staff-engineer", "Staff Engineer"]).run().succeeds();
    assert_eq!(ran.headline(), "Staff Engineer (mastery, rank 4): one and the same level, nothing differs");
    let same = diff("software", "staff-engineer", "staff-engineer");
    assert_eq!((&same["counts"]["new"], &same["counts"]["dropped"], &same["ranks"]), (&0.into(), &0.into(), &0.into()));
    assert!(same["counts"]["carried_over"].as_u64().expect("a count") > 20 && same["way_back"].is_null());
}

#[test]
fn a_crossing_says_what_kind_of_change_it_is_what_to_learn_first_and_the_way_back() {
    let over = metier(["diff", "software", "staff-engineer", "engineering-manager", "--accessible", "--width", "1000"])
        .run()
        .succeeds();
    over.says("From doing to directing: a different craft, with a calling and a training of its own.")
        .says("What is left behind is not lost")
        .says("The way back stays open, at equal standing: Staff Engineer")
        .says("Heading: Learn first, 5 items.\nTake a course in coaching")
        .says("To become Engineering Manager");
    let back = metier(["diff", "software", "engineering-manager", "staff-engineer", "--accessible", "--width", "1000"])
        .run()
        .succeeds();
    back.says("From directing back to doing: the work itself again").says("What is left behind is not lost");
    // Managing starts afresh: nothing of the trunk is expected of a manager.
    metier(["diff", "software", "senior-engineer", "engineering-manager", "--accessible", "--width", "1000"])
        .run()
        .succeeds()
        .says("The way over to mastery stays open, at equal standing: Staff Engineer")
        .says("26 left behind");
}

#[test]
fn what_is_raised_stands_beside_what_it_raises() {
    metier(["diff", "software", "senior-engineer", "staff-engineer"]).run().succeeds().says(
        "  Going further
    - Writes the design that several teams build to, including the migration
      plan
      Senior Engineer: Writes the design for a quarter's work, including the
      options they rejected
",
    );
    let diff = diff("software", "senior-engineer", "staff-engineer");
    let areas = diff["areas"].as_array().expect("areas");
    let all = areas.iter().flat_map(|area| area["changes"].as_array().expect("changes"));
    let raised = all.into_iter().find(|one| one["key"] == "staff-engineer.design-doc").expect("the design");
    assert_eq!((&raised["change"], &raised["was"]["key"]), (&"raised".into(), &"senior-engineer.design-doc".into()));
    assert!(raised["was"]["text"].as_str().expect("a text").starts_with("Writes the design for a quarter"));
}

#[test]
fn what_is_new_one_way_is_left_behind_the_other_way() {
    for (ladder, a, b) in [
        ("software", "staff-engineer", "engineering-manager"),
        ("software", "fellow", "associate-engineer"),
        ("roofing", "master-roofer", "superintendent"),
        ("teaching", "graduate-teacher", "graduate-teacher"),
    ] {
        let (there, back) = (diff(ladder, a, b), diff(ladder, b, a));
        assert_eq!(keys(&there, "new"), keys(&back, "dropped"), "{ladder} {a} {b}");
        assert_eq!(keys(&there, "dropped"), keys(&back, "new"), "{ladder} {a} {b}");
        assert_eq!(there["counts"]["raised"], back["counts"]["eased"], "{ladder} {a} {b}");
        assert_eq!(there["counts"]["carried_over"], back["counts"]["carried_over"], "{ladder} {a} {b}");
        assert_eq!(there["requires"]["only_from"], back["requires"]["only_to"], "{ladder} {a} {b}");
    }
}

#[test]
fn what_is_carried_over_is_counted_and_listed_when_asked_for() {
    let short = ["diff", "software", "staff-engineer", "tech-lead", "--width", "100"];
    metier(short)
        .run()
        .succeeds()
        .says("Carried over, asked at both alike: 24 things.")
        .says("metier diff software")
        .says_not("Adds a test that fails without the fix");
    metier(short.into_iter().chain(["--all"])).run().succeeds().says("Adds a test that fails without the fix");
    let diff = diff("software", "staff-engineer", "tech-lead");
    let listed: usize = diff["areas"]
        .as_array()
        .expect("areas")
        .iter()
        .map(|area| area["carried_over"].as_array().expect("a list").len())
        .sum();
    assert_eq!(diff["counts"]["carried_over"], listed);
}

#[test]
fn it_counts_as_next_does_on_the_step_between() {
    for (ladder, _) in metier::store::LADDERS {
        let ladder = metier::format::read_ladder(ladder, ladder, text_of(ladder), None).expect("a ladder");
        for from in ladder.places() {
            for step in ladder.steps_open(Some(from)) {
                let turned = ladder.contrast(from, step.to);
                let dropped = turned.iter().filter(|one| one.turn.name() == "dropped").count();
                let one_way = ladder.difference(Some(from), step.to);
                assert_eq!(dropped, one_way.dropped.len(), "{} {}", from.level.id, step.to.level.id);
            }
        }
    }
}

fn text_of(id: &str) -> &'static str {
    metier::store::LADDERS.iter().find(|(known, _)| *known == id).map_or("", |(_, text)| text)
}

const SMALL: &str = r#"format = 1
name = "Small"
[[areas]]
id = "work"
name = "Work"
[[tracks]]
kind = "mastery"
name = "Doing"
[[tracks]]
kind = "management"
name = "Leading"
[[levels]]
id = "smith"
track = "mastery"
rank = 4
title = "Smith"
reach = "team"
may_stay = true
equals = ["boss"]
pay = { from = 40000, to = 50000, currency = "EUR", per = "year", as_of = 2026 }
requires = ["First aid", "Hot work permit"]
[levels.expects]
work = [{ id = "fire", text = "Keeps the fire" }]
[[levels]]
id = "boss"
track = "management"
rank = 6
title = "Boss"
requires = ["First aid", "A course in talks"]
[levels.expects]
work = [{ id = "fire", text = "Sees that somebody keeps the fire" }]
[[levels]]
id = "empty"
track = "management"
rank = 7
title = "Smith"
"#;

#[test]
fn equals_goes_before_rank_and_gates_pay_and_staying_are_set_apart() {
    let folder = folder();
    write(&folder, "small.toml", SMALL);
    let ran = metier(["diff", "small.toml", "smith", "boss", "--accessible", "--width", "1000"])
        .within(&folder)
        .run()
        .succeeds();
    ran.says("equal standing, 1 thing going further.")
        .says("Smith: 40000 to 50000 EUR a year (2026).\nBoss: not said.")
        .says("Smith: a place to stay for good.\nBoss: a step on the way.")
        .says("To become Boss (management, rank 6), 1 item.\nA course in talks.")
        .says("To become Smith (mastery, rank 4), 1 item.\nHot work permit.")
        .says("To become either, 1 item.\nFirst aid.");
    let diff = metier(["diff", "small.toml", "smith", "boss", "--format", "json"]).within(&folder).run().json();
    assert_eq!((&diff["standing"], &diff["ranks"]), (&"equal".into(), &2.into()));
    assert_eq!(diff["requires"]["both"], serde_json::json!(["First aid"]));
    assert_eq!((&diff["pay"]["from"]["from"], &diff["pay"]["to"]), (&40000.into(), &Value::Null));
}

#[test]
fn an_empty_level_and_two_of_one_title_are_told_apart() {
    let folder = folder();
    write(&folder, "small.toml", SMALL);
    metier(["diff", "small.toml", "smith", "empty"])
        .within(&folder)
        .run()
        .ends_with(0)
        .says("Smith (mastery, rank 4)")
        .says("Smith (management,")
        .says("Nothing is written for Smith yet.");
}

#[test]
fn a_level_that_is_not_there_is_an_error_that_names_a_close_one() {
    metier(["diff", "software", "staff-engineer", "enginering-manager"])
        .run()
        .ends_with(2)
        .says_nothing()
        .complains("did you mean `engineering-manager`?");
    metier(["diff", "software", "staff-engineer"]).run().ends_with(2).says_nothing().complains("OTHER");
}

#[test]
fn no_screen_of_any_two_levels_is_too_wide_and_every_spoken_line_is_a_sentence() {
    use unicode_width::UnicodeWidthStr as _;
    for (id, text) in metier::store::LADDERS {
        let ladder = metier::format::read_ladder(id, id, text, None).expect("a ladder");
        let levels: Vec<String> = ladder.places().map(|place| place.level.id.to_string()).collect();
        // Each with the one three behind it: climbs, descents and crossings, in every ladder.
        for (n, from) in levels.iter().enumerate().filter(|(n, _)| crate::support::chosen(*n, 3)) {
            let to = &levels[(n + 3) % levels.len()];
            for columns in ["80", "40"] {
                let ran = metier(["diff", id, from, to, "--all", "--width", columns]).run().succeeds();
                let most: usize = columns.parse::<usize>().expect("a number") - 1;
                for line in ran.stdout.lines() {
                    let fits = line.width() <= most || crate::support::stays_whole(line);
                    assert!(fits && line == line.trim_end(), "{id} {from} {to}: {line}");
                }
            }
            for line in
                metier(["diff", id, from, to, "--accessible", "--width", "1000"]).run().succeeds().stdout.lines()
            {
                let is_sentence = line.is_empty() || line.ends_with(['.', '?', '!', ':', '"', '”']);
                assert!(is_sentence && !line.starts_with(' '), "{id} {from} {to}: {line}");
            }
        }
    }
}
