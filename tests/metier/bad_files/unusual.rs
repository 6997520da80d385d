//! Ladders that a real organisation could have written: unusual, and not refused.

use std::fs;
use std::path::PathBuf;

use crate::support::{answers, folder, metier, root, write};

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/bad/unusual")).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(files.len() >= 8);
    files
}

fn path(name: &str) -> String {
    format!("tests/bad/unusual/{name}.toml")
}

fn shown(file: &str) -> serde_json::Value {
    metier(["show", file, "--format", "json"]).run().succeeds().json()
}

/// (track, level, rank) in the order shown.
fn places(shown: &serde_json::Value) -> Vec<(String, String, u64)> {
    let list = |value: &serde_json::Value| value.as_array().expect("a list").clone();
    let word = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let of_track = |track: &serde_json::Value| {
        let levels = list(&track["levels"]).into_iter();
        let place = |level: serde_json::Value| {
            (word(&track["id"]), word(&level["id"]), level["rank"].as_u64().expect("a rank"))
        };
        levels.map(place).collect::<Vec<_>>()
    };
    list(&shown["tracks"]).iter().flat_map(of_track).collect()
}

#[test]
fn an_unusual_ladder_can_be_shown_stepped_through_and_planned_with() {
    let folder = folder();
    for file in files() {
        let file = file.to_str().expect("UTF-8");
        for form in ["text", "markdown", "json"] {
            metier(["show", file, "--format", form]).run().succeeds();
        }
        metier(["show", file, "--width", "40"]).run().succeeds();
        metier(["new", "answers", file]).run().succeeds();
        for (_, level, _) in places(&shown(file)) {
            metier(["show", file, &level]).run().succeeds();
            metier(["next", file, &level]).run().succeeds();
            for person in ["doing", "directing", "both", "threes"] {
                metier(["plan", &crate::support::person(person), "--ladder", file, "--level", &level]).run().succeeds();
            }
        }
        let keen = [("best-hours", 5), ("could-stop", 1), ("afternoon", 1)];
        let sheet = write(&folder, "me.toml", &answers(&format!("ladder = {file:?}"), keen));
        metier(["plan", sheet.to_str().expect("UTF-8"), "-q"])
            .run()
            .ends_with(3)
            .says("No recommendation yet: 3 of 28");
    }
}

#[test]
fn what_is_left_out_is_worked_out() {
    let shown = shown(&path("defaults"));
    assert_eq!(shown["ladder"]["id"], "defaults", "the file's stem");
    assert_eq!(shown["craft"], "charcoal burning", "the name in lower case");
    assert_eq!((shown["language"].as_str(), shown["cumulative"].as_bool()), (Some("en"), Some(true)));
    assert_eq!(
        (shown["areas"][0]["demands"].as_str(), shown["sources"][0]["title"].as_str()),
        (Some("both"), Some("forest-office"))
    );
    let mut found = places(&shown);
    found.sort();
    let place = |track: &str, level: &str, rank| (track.to_owned(), level.to_owned(), rank);
    // A track's id is its kind; the first rank is one above the level it opens from, the next one above that.
    assert_eq!(
        found,
        [
            place("management", "yard-lead", 3),
            place("mastery", "kiln-keeper", 3),
            place("mastery", "kiln-master", 2),
            place("trunk", "burner", 2),
            place("trunk", "stacker", 1),
        ]
    );
    let level = metier(["show", &path("defaults"), "kiln-keeper", "--format", "json"]).run().succeeds().json();
    let keys: Vec<_> =
        level["level"]["expectations"].as_array().expect("a list").iter().map(|one| one["key"].clone()).collect();
    assert_eq!(keys, ["kiln-keeper.kiln.1", "kiln-keeper.night", "kiln-keeper.kiln.3"]);
}

#[test]
fn ranks_may_repeat_have_gaps_and_start_at_0() {
    let ranks =
        |name| places(&shown(&path(name))).into_iter().map(|(_, level, rank)| (level, rank)).collect::<Vec<_>>();
    let rank = |level: &str, rank| (level.to_owned(), rank);
    assert_eq!(ranks("rank-zero"), [rank("raker", 0), rank("pan-master", 900)], "the lowest first");
    assert_eq!(
        ranks("same-title"),
        [rank("thatcher", 3), rank("senior-thatcher-i", 4), rank("senior-thatcher-ii", 4)],
        "sub-levels in the order of the file"
    );
    metier(["next", &path("same-title"), "senior-thatcher-i"]).run().succeeds().says("Senior Thatcher");
}

#[test]
fn one_title_for_two_levels_loads_and_asks_which_is_meant() {
    let ran = metier(["show", &path("same-title"), "senior thatcher"]).run().ends_with(2).says_nothing();
    ran.complains("several levels are called `senior thatcher`").complains("senior-thatcher-i, senior-thatcher-ii");
    metier(["show", &path("same-title"), "senior-thatcher-ii"]).run().succeeds().says("Senior Thatcher");
}

#[test]
fn a_level_without_expectations_says_so() {
    for (name, level) in
        [("same-title", "thatcher"), ("unequal-tops", "head-miller"), ("two-of-a-kind", "lead-shipwright")]
    {
        metier(["show", &path(name), level]).run().succeeds().says("Nothing is written for this level yet");
    }
}

#[test]
fn tops_may_differ_and_equals_may_be_many_to_many() {
    let next = |level: &str, track: &str| {
        let ran = metier(["next", &path("unequal-tops"), level, "--track", track, "--format", "json"]).run().succeeds();
        let step = ran.json()["steps"][0].clone();
        (
            step["kind"].as_str().map(str::to_owned),
            step["level"].as_str().map(str::to_owned),
            step["inferred"].as_bool(),
        )
    };
    let cross = |to: &str| (Some("cross".to_owned()), Some(to.to_owned()), Some(false));
    assert_eq!(next("head-miller", "mastery"), cross("master-miller"), "named equal, two ranks apart");
    assert_eq!(next("master-miller", "management"), cross("foreman"));
    metier(["next", &path("unequal-tops"), "master-miller", "--track", "mastery"]).run().succeeds().says("At the top");
}

#[test]
fn other_scripts_are_shown_as_they_are() {
    let ran = metier(["show", &path("scripts")]).run().succeeds().says("宮大工").says("見習い大工").says("رئيس الورشة");
    assert!(!ran.stdout.contains("\\u{"), "{}", ran.stdout);
    metier(["show", &path("scripts"), "المعلّم"]).run().succeeds().says("يوزّع العمل");
    metier(["show", &path("scripts"), "棟梁"]).run().succeeds();
    let text =
        metier(["show", &path("scripts"), "minarai"]).run().succeeds().says("鉋の刃を毎朝研いでから現場に入る").stdout;
    assert!(
        text.contains("👩\u{200d}🔧") && text.contains("Zoe\u{308}"),
        "joiners and marks belong to the word: {text}"
    );
    let narrow = metier(["show", &path("scripts"), "--width", "40"]).run().succeeds().stdout;
    let fits = |line: &str| unicode_width::UnicodeWidthStr::width(line) <= 39 || crate::support::stays_whole(line);
    assert!(narrow.lines().all(fits), "{narrow}");
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_change_nothing() {
    let folder = folder();
    for file in files() {
        let text = fs::read_to_string(&file).expect("a file").replace("\r\n", "\n");
        let shown_as = |text: &str| {
            write(&folder, "ladder.toml", text);
            metier(["show", "./ladder.toml", "--format", "json"]).within(&folder).run().succeeds().stdout
        };
        let plain = shown_as(&text);
        assert_eq!(shown_as(&format!("\u{feff}{text}")), plain, "{}", file.display());
        assert_eq!(shown_as(&text.replace('\n', "\r\n")), plain, "{}", file.display());
        assert_eq!(shown_as(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), plain, "{}", file.display());
    }
}
