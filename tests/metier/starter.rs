//! `new ladder`: a ladder to fill in that teaches the format and works before a word of it is changed.

use std::collections::BTreeSet;
use std::fs;

use metier::format::{Schema, read_ladder, starter_ladder};
use metier::ladder::{Kind, Ladder};
use serde_json::Value;

use crate::schema::{Validator, json_of, value_of};
use crate::support::{folder, metier, person, root, write};

fn starter() -> String {
    starter_ladder("piano-tuning").expect("a ladder")
}

#[track_caller]
fn loads(text: &str) -> Ladder {
    let value = json_of(text).expect("TOML");
    assert_eq!(Validator::of(Schema::Ladder).refuses(&value), None, "{text}");
    read_ladder("piano-tuning.toml", "piano-tuning", text, None).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

/// The key of a line that is switched off: `# key = …`.
fn switched_off(line: &str) -> Option<&str> {
    let (key, _) = line.strip_prefix("# ")?.split_once(" = ")?;
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
}

#[test]
fn it_is_valid_as_it_stands_and_called_as_asked() {
    let ladder = loads(&starter());
    assert_eq!((ladder.id.as_str(), ladder.name.as_str()), ("piano-tuning", "Piano tuning"));
    assert_eq!(ladder.craft, "piano tuning");
}

#[test]
fn it_passes_check_at_its_strictest_with_and_without_what_is_switched_off() {
    let folder = folder();
    let on: String = starter()
        .lines()
        .map(|line| if switched_off(line).is_some() { line.trim_start_matches("# ") } else { line }.to_owned() + "\n")
        .collect();
    for text in [starter(), on] {
        write(&folder, "piano-tuning.toml", &text);
        metier(["check", "--strict", "./piano-tuning.toml"]).within(&folder).run().succeeds().says("No problems");
    }
}

#[test]
fn both_ways_reach_the_same_rank_and_can_be_prepared_tried_and_left_again() {
    let ladder = loads(&starter());
    let ranks =
        |kind| -> Vec<u32> { ladder.tracks_of(kind).flat_map(|track| &track.levels).map(|level| level.rank).collect() };
    assert_eq!(ranks(Kind::Trunk), [1, 2]);
    assert_eq!((ranks(Kind::Mastery), ranks(Kind::Management)), (vec![3, 4], vec![3, 4]));
    for track in ladder.tracks.iter().filter(|track| track.kind != Kind::Trunk) {
        assert!(!track.prepare.is_empty() && !track.trial.is_empty() && track.opens_from == ["mechanic"]);
        let all = track.levels.iter().all(|level| level.may_stay && !level.deepen.is_empty());
        assert!(all && track.levels.iter().all(|level| !level.recognition.is_empty()), "{}", track.id);
    }
    let areas: BTreeSet<&str> =
        ladder.places().flat_map(|place| &place.level.expects).map(|one| one.area.as_str()).collect();
    assert_eq!(areas.len(), ladder.areas.len(), "an area is not used");
    for place in ladder.places() {
        assert_eq!(place.level.expects.len(), 3, "{}: steps of one size", place.level.id);
        for expectation in &place.level.expects {
            assert!(
                expectation.text.chars().count() <= 100 && !expectation.text.ends_with('.'),
                "{}",
                expectation.text
            );
        }
    }
    let ids = ladder.places().flat_map(|place| &place.level.expects).filter(|one| one.id.is_some()).count();
    assert_eq!(ids, 2, "one expectation is raised at a higher level");
}

/// The keys of a schema and of all its parts.
fn collect<'a>(part: &'a Value, keys: &mut BTreeSet<&'a String>) {
    keys.extend(part["properties"].as_object().into_iter().flat_map(|all| all.keys()));
    let parts = part.as_object().into_iter().flat_map(|all| all.values());
    parts.chain(part.as_array().into_iter().flatten()).for_each(|one| collect(one, keys));
}

#[test]
fn every_key_of_the_format_is_in_it_switched_on_or_off() {
    let text = starter();
    let schema = value_of(Schema::Ladder);
    let mut keys = BTreeSet::new();
    collect(&schema, &mut keys);
    assert!(keys.len() > 35, "{keys:?}");
    for key in keys {
        let in_use = [format!("{key} = "), format!("[[{key}]]"), format!(".{key}]"), format!("#   {key} (")];
        assert!(in_use.iter().any(|form| text.contains(form)), "{key}");
    }
}

#[test]
fn whatever_is_switched_off_works_when_it_is_switched_on() {
    let text = starter();
    let off: Vec<&str> = text.lines().filter(|line| switched_off(line).is_some()).collect();
    assert_eq!(off.len(), 9, "{off:?}");
    let on = |wanted: &dyn Fn(&str) -> bool| -> String {
        text.lines()
            .map(|line| if wanted(line) { line.trim_start_matches("# ") } else { line }.to_owned() + "\n")
            .collect()
    };
    for line in &off {
        loads(&on(&|other| other == *line));
    }
    let all = loads(&on(&|line| switched_off(line).is_some()));
    assert!(all.license.is_some() && all.sources[0].link.is_some());
    assert!(all.places().any(|place| place.level.pay().is_some() && !place.level.equals.is_empty()));
}

#[test]
fn it_fits_a_page_and_every_editor() {
    let text = starter();
    assert!(text.starts_with("#:schema ladder.schema.json\n"));
    assert!((120..=220).contains(&text.lines().count()), "{} lines", text.lines().count());
    assert!(text.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)));
    for line in text.lines() {
        assert!(line.len() <= 106 && line == line.trim_end(), "{line}");
    }
}

#[test]
fn every_screen_of_it_is_a_good_one() {
    let folder = folder();
    write(&folder, "piano-tuning.toml", &starter());
    let ladder = loads(&starter());
    let mut runs = vec![vec!["show", "./piano-tuning.toml"]];
    for place in ladder.places() {
        runs.push(vec!["show", "./piano-tuning.toml", &place.level.id]);
        runs.push(vec!["next", "./piano-tuning.toml", &place.level.id]);
    }
    for run in runs {
        for look in [&["--width", "80"][..], &["--width", "40"], &["--accessible"], &["--format", "markdown"]] {
            let ran = metier([&run[..], look].concat()).within(&folder).run().succeeds();
            assert!(!ran.stdout.contains("Nothing is written"), "{run:?}");
        }
        metier([&run[..], &["--format", "json"]].concat()).within(&folder).run().succeeds().json();
    }
    let way = |level: &str, track: &str| {
        let arguments = ["next", "./piano-tuning.toml", level, "--track", track, "--format", "json"];
        let json = metier(arguments).within(&folder).run().succeeds().json();
        (json["steps"][0]["kind"].clone(), json["steps"][0]["level"].clone(), json["steps"][0]["inferred"].clone())
    };
    let step = |kind: &str, level: &str| (kind.into(), level.into(), false.into());
    assert_eq!(way("mechanic", "mastery"), step("branch", "senior-mechanic"));
    assert_eq!(way("mechanic", "management"), step("branch", "workshop-lead"));
    assert_eq!(way("workshop-manager", "mastery"), step("cross", "master-mechanic"));
    assert_eq!(way("master-mechanic", "management"), step("cross", "workshop-manager"));
}

#[test]
fn a_person_can_plan_with_it_at_once() {
    let folder = folder();
    let file = write(&folder, "piano-tuning.toml", &starter());
    let file = file.to_str().expect("UTF-8");
    for (who, level) in [("doing", "Senior Mechanic"), ("directing", "Workshop Lead")] {
        let person = root().join(person(who));
        let arguments = ["plan", person.to_str().expect("UTF-8"), "--ladder", file, "--level", "mechanic"];
        metier(arguments).run().succeeds().says(level);
    }
    let sheet = metier(["new", "answers", file]).run().succeeds();
    sheet.says("piano tuning").says("senior-mechanic");
}

#[test]
fn what_to_do_next_is_said_beside_it_unless_it_is_to_be_quiet() {
    let printed = metier(["new", "ladder", "piano-tuning"]).run().ends_with(0);
    assert_eq!(printed.stdout, starter());
    let printed = printed.complains("Keep it as piano-tuning.toml and");
    printed.complains("metier check ./piano-tuning.toml").complains("metier show ./piano-tuning.toml");
    metier(["new", "ladder", "piano-tuning", "-q"]).run().succeeds();

    let folder = folder();
    let run = |arguments: &[&str]| {
        let all = ["new", "ladder", "piano-tuning"].into_iter().chain(arguments.iter().copied());
        metier(all).with("COLUMNS", "100").within(&folder).run()
    };
    let written = run(&["-o", "tuning.toml"]).ends_with(0).says_nothing();
    let written = written.complains("Wrote tuning.toml\n");
    written.complains("metier check ./tuning.toml").complains("metier show ./tuning.toml");
    assert_eq!(fs::read_to_string(folder.path().join("tuning.toml")).expect("a file"), starter());
    run(&["-o", "tuning.toml"]).ends_with(2).says_nothing().complains("exists already");
    run(&["-o", "tuning.toml", "--force", "-q"]).succeeds();
    fs::create_dir(folder.path().join("ladders")).expect("a folder");
    run(&["-o", "ladders/tuning.toml"]).ends_with(0).complains("metier show ladders/tuning.toml");
}

#[test]
fn an_id_that_is_none_is_refused_with_one_that_is() {
    for (id, mend) in [("Piano Tuning", "piano-tuning"), ("./piano.toml", "piano"), ("", "piano-tuning")] {
        let ran = metier(["new", "ladder", id]).with("COLUMNS", "100").run().ends_with(2).says_nothing();
        ran.complains("is not an id for a ladder").complains(&format!("    metier new ladder {mend}\n"));
    }
}
