//! `check` on a ladder with a hundred findings: some of them chosen, counted, or kept as known.

use std::fs;

use super::{CLEAN, ERRORS, FAULTS, found, found_in};
use crate::support::{folder, metier, root, write};

fn codes(arguments: &[&str]) -> Vec<String> {
    let ran = metier(["check", FAULTS, "--format", "concise"].into_iter().chain(arguments.iter().copied())).run();
    let mut codes: Vec<String> =
        found(&ran.succeeds()).into_iter().map(|one| one.split(' ').next().unwrap_or_default().to_owned()).collect();
    codes.dedup();
    codes
}

#[test]
fn codes_and_groups_are_chosen_and_left_out() {
    assert_eq!(codes(&["--select", "vague"]), ["vague"]);
    assert_eq!(codes(&["--select", "vague,filler"]), ["vague", "filler"]);
    assert_eq!(codes(&["--select", "advice", "--ignore", "no-trial"]), ["untrained-managers", "no-recognition"]);
    let fairness = codes(&["--select", "fairness"]);
    assert!(fairness.contains(&"pay-gap".to_owned()) && !fairness.contains(&"vague".to_owned()));
    assert_eq!(codes(&["--ignore", "fairness", "--ignore", "wording,advice"]), [] as [&str; 0]);
    metier(["check", FAULTS, "--strict", "--select", "advice"]).run().succeeds();
    metier(["check", ERRORS, "--select", "vague"]).run().ends_with(1).says("error[duplicate-id]");
    let ran = metier(["check", FAULTS, "--select", "vauge"]).run().ends_with(2).says_nothing();
    ran.complains("error: `vauge` is no code of a finding and no group of them").complains("did you mean `vague`?");
    metier(["check", FAULTS, "--ignore", "syntax"]).run().ends_with(2).complains("errors cannot be left out");
}

#[test]
fn advice_comes_once_a_ladder_and_last_and_fails_no_one() {
    let folder = folder();
    let bare = CLEAN
        .replace("prepare = [\"Stand beside the loft's foreman for a month\"]\n", "")
        .replace("recognition = [\"Says which twine is bought\"]\n", "");
    let second = "[[tracks]]\nid = \"fleet\"\nkind = \"management\"\nname = \"Running the fleet\"\n\n\
        [[levels]]\nid = \"owner\"\ntrack = \"fleet\"\nrank = 1\ntitle = \"Owner\"\nexpects = { nets = [\"Can haggle\"] }\n";
    let file = write(&folder, "nets.toml", &format!("{bare}\n{second}"));
    let file = file.to_str().expect("UTF-8");
    let ran = metier(["check", file, "--format", "concise"]).run().succeeds();
    let codes: Vec<String> =
        found(&ran).into_iter().map(|one| one.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(codes, ["not-observable", "untrained-managers", "no-recognition", "no-trial"]);
    assert!(
        ran.stdout.contains("advice[untrained-managers]: nothing is said to learn before Leading the loft and Running")
    );
    metier(["check", file, "--strict", "--ignore", "wording"])
        .run()
        .succeeds()
        .says("No problems, 3 pieces of advice in");
    let github = metier(["check", file, "--format", "github", "--select", "advice"]).run().succeeds().stdout;
    assert!(github.lines().all(|line| line.starts_with("::notice ")), "{github}");
    let json = metier(["check", file, "--format", "json"]).run().succeeds().json();
    assert_eq!((&json["warnings"], &json["advice"]), (&1.into(), &3.into()));
}

#[test]
fn fairness_comes_before_the_table_and_wording_after_it() {
    for format in ["text", "markdown"] {
        let text = metier(["check", FAULTS, "--format", format]).run().succeeds().stdout;
        let place = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word} in {format}"));
        let order = ["pay-gap", "side by side", "not-observable", "no-recognition", "warnings, 3 pieces of advice in"];
        assert!(order.map(place).is_sorted(), "{format}: {text}");
    }
}

#[test]
fn the_table_sets_each_shared_rank_side_by_side() {
    let folder = folder();
    let text = metier(["check", "roofing"]).within(&folder).run().succeeds().stdout;
    for row in [
        "Reach at rank 5",
        "Requirements at rank 5",
        "Years in the craft at rank 5",
        "Hands-on share of the week at rank 5",
    ] {
        assert!(text.contains(row), "{row}: {text}");
    }
    let json = metier(["check", "roofing", "--format", "json"]).within(&folder).run().succeeds().json();
    let rank = &json["files"][0]["parity"]["ranks"][1];
    assert_eq!((&rank["rank"], &rank["mastery"]["reach"]), (&5.into(), &"company".into()));
    assert_eq!(rank["management"]["hands_on"], serde_json::json!({"from": 0, "to": 10}));
    assert_eq!(rank["mastery"]["typical_years"], serde_json::json!({"from": 8, "to": 18}));
}

#[test]
fn statistics_count_by_code_and_show_nothing_else() {
    let ran = metier(["check", FAULTS, "tests/check/as-a-matrix.toml", "--statistics"]).run().succeeds();
    let ran = ran.says("Findings").says("full-stop").says("in 2 ladders.");
    assert!(!ran.stdout.contains("╭▸"), "{}", ran.stdout);
    let lines = metier(["check", FAULTS, "--statistics", "--format", "concise"]).run().succeeds().stdout;
    assert!(lines.lines().any(|line| line == "     1 vague"), "{lines}");
    let json = metier(["check", FAULTS, "--statistics", "--format", "json"]).run().succeeds().json();
    assert_eq!(json["findings"], serde_json::json!([]));
    let sum: u64 =
        json["statistics"].as_array().expect("a list").iter().map(|one| one["count"].as_u64().expect("a number")).sum();
    assert_eq!(sum, json["warnings"].as_u64().expect("a number") + json["advice"].as_u64().expect("a number"));
    let whole = metier(["check", FAULTS, "--format", "json"]).run().succeeds().json();
    assert_eq!(whole["statistics"], json["statistics"]);
}

#[test]
fn json_says_level_area_and_sentence() {
    let json = metier(["check", FAULTS, "--format", "json"]).run().succeeds().json();
    let of = |code: &str| {
        let all = json["findings"].as_array().expect("a list");
        all.iter().find(|finding| finding["code"] == code).unwrap_or_else(|| panic!("{code}")).clone()
    };
    let vague = of("vague");
    assert_eq!((&vague["level"], &vague["area"]), (&"waller".into(), &"walls".into()));
    assert_eq!(vague["sentence"], "Builds a cheek end properly");
    assert_eq!(
        (&of("pay-gap")["level"], &of("pay-gap")["sentence"]),
        (&"master-waller".into(), &serde_json::Value::Null)
    );
    assert_eq!((&of("unused-area")["level"], &of("unused-area")["area"]), (&serde_json::Value::Null, &"lime".into()));
}

#[test]
fn what_the_baseline_knows_does_not_fail_and_what_is_gone_is_told() {
    let folder = folder();
    let faults = fs::read_to_string(root().join(FAULTS)).expect("a file");
    let ladder = write(&folder, "walls.toml", &faults);
    let ladder = ladder.to_str().expect("UTF-8");
    let known = folder.path().join("known.toml");
    let known = known.to_str().expect("UTF-8");
    let with = |arguments: &[&str]| {
        metier(["check", ladder, "--baseline", known].into_iter().chain(arguments.iter().copied()))
            .with("COLUMNS", "200")
            .run()
    };
    with(&[]).ends_with(2).complains("could not read");
    let ran = with(&["--write-baseline", "--strict", "--statistics"]).ends_with(0);
    ran.says("that the baseline knows.").complains("Wrote ").complains("findings are known from now on.");
    let ran = with(&["--strict"]).succeeds();
    ran.says("No problems in ").says("that the baseline knows.");
    // Lines move, a new fault comes, an old one goes.
    let moved = format!("# A comment\n\n{faults}")
        .replace("Builds a cheek end properly", "Builds a cheek end plumb")
        .replace("Dates a wall by its stiles", "Can date a wall by its stiles");
    write(&folder, "walls.toml", &moved);
    let ran = with(&["--strict"]).ends_with(1);
    let ran = ran.says("warning[not-observable]").says("1 warning in ");
    ran.says("Put right since the baseline was written")
        .says("vague in walls, waller, walls: Builds a cheek end properly");
    let json = with(&["--format", "json"]).succeeds().json();
    assert_eq!((&json["warnings"], json["known"].as_u64() > Some(15)), (&1.into(), true));
    assert_eq!(
        json["gone"],
        serde_json::json!([{
            "ladder": "walls", "code": "vague", "level": "waller", "area": "walls", "sentence": "Builds a cheek end properly",
        }])
    );
    let ran = with(&["--select", "fairness"]).succeeds();
    assert!(!ran.stdout.contains("Put right"), "what is not looked for is not gone");
    with(&["--write-baseline"]).ends_with(0);
    with(&["--strict"]).succeeds().says("No problems");
}

#[test]
fn errors_are_never_known_and_no_other_file_is_replaced() {
    let folder = folder();
    let notes = write(&folder, "notes.toml", "mine = true\n");
    let notes = notes.to_str().expect("UTF-8");
    let ran = metier(["check", FAULTS, "--baseline", notes, "--write-baseline"]).run().ends_with(2);
    ran.complains("is no baseline");
    assert_eq!(fs::read_to_string(notes).expect("a file"), "mine = true\n");
    let known = folder.path().join("known.toml");
    let known = known.to_str().expect("UTF-8");
    metier(["check", ERRORS, "--baseline", known, "--write-baseline"]).run().ends_with(1);
    metier(["check", ERRORS, "--baseline", known]).run().ends_with(1).says("error[duplicate-id]");
    metier(["check", FAULTS, "--write-baseline"]).run().ends_with(2).complains("--baseline");
}

#[test]
fn a_whole_file_can_be_allowed_above_its_first_key() {
    let vague = CLEAN.replace("Mends a torn belly at sea", "Mends a torn belly properly");
    assert_eq!(found_in(&vague), ["vague 23"]);
    assert_eq!(found_in(&format!("# Our nets\n# metier: allow-file vague\n{vague}")), [] as [&str; 0]);
    assert_eq!(found_in(&format!("{vague}# metier: allow-file vague\n")), ["vague 23", "unused-allowance 30"]);
    assert_eq!(found_in(&format!("# metier: allow-file filler\n{vague}")), ["unused-allowance 1", "vague 24"]);
}

#[test]
fn very_many_findings_come_with_the_way_to_take_them() {
    let lines: Vec<String> = (0..60).map(|n| format!("  \"Mends net {n} effectively\",\n")).collect();
    let lines = lines.concat();
    let text = CLEAN.replace("\"Mends a torn belly at sea\"", &format!("\n{lines}"));
    let ran = metier(["check", "-"]).stdin(text.clone()).run().succeeds();
    ran.says("To take them one by one").says("metier check - --select fairness");
    let chosen = metier(["check", "-", "--select", "vague"]).stdin(text).run().succeeds();
    assert!(!chosen.stdout.contains("one by one"));
}
