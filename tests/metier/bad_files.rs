//! Files that cannot be used, each in `tests/bad` with the words that must be said about it beside it; and files that
//! are only unusual, which must load.
//!
//! `METIER_UPDATE=1 cargo test bad_files` writes the words anew. Read them as a user before you keep them: what is
//! wrong, where, and the mend.

mod unusual;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::properties::screen::is_harmless;
use crate::support::{Ran, folder, metier, place, root, write};

/// Names of the bad files, without their ending.
fn names() -> Vec<String> {
    let entries =
        fs::read_dir(root().join("tests/bad")).expect("a folder").map(|entry| entry.expect("an entry").path());
    let toml = entries.filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
    let mut names: Vec<String> =
        toml.map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    assert!(names.len() > 40, "{names:?}");
    names
}

/// What is said about a bad file: ladders are shown, answers are planned with.
fn said(name: &str, columns: &str, more: &[&str]) -> Ran {
    let verb = if name.starts_with("ladder-") { "show" } else { "plan" };
    let file = format!("tests/bad/{name}.toml");
    metier([verb, &file].into_iter().chain(more.iter().copied())).with("COLUMNS", columns).run()
}

fn words(name: &str) -> PathBuf {
    root().join(format!("tests/bad/{name}.txt"))
}

/// The findings of a complaint, each with its first line and what belongs to it.
fn findings(complaint: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in complaint.lines() {
        match all.last_mut() {
            Some(last) if !line.starts_with("error") => *last = format!("{last}\n{line}"),
            _ => all.push(line.to_owned()),
        }
    }
    all
}

/// `unknown-key 4:1` for every finding; the place is left out where there is none.
fn codes_and_places(complaint: &str) -> Vec<String> {
    let of = |finding: &String| {
        let code = finding.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("none", |(code, _)| code);
        let place = finding.lines().find_map(place);
        let place = place.and_then(|place| place.split_once(".toml:")).map_or("", |(_, place)| place);
        format!("{code} {place}").trim_end().to_owned()
    };
    findings(complaint).iter().map(of).collect()
}

#[test]
fn every_bad_file_is_refused_with_exactly_the_words_beside_it() {
    #[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
    let update = std::env::var_os("METIER_UPDATE").is_some();
    let mut different = Vec::new();
    for name in names() {
        let ran = said(&name, "80", &[]).ends_with(2).says_nothing();
        if update {
            fs::write(words(&name), &ran.stderr).expect("the words");
        }
        let wanted = fs::read_to_string(words(&name)).unwrap_or_default();
        if ran.stderr != wanted {
            different.push(format!("{name}.toml\n--- wanted\n{wanted}--- said\n{}", ran.stderr));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
}

#[test]
fn no_words_are_left_without_their_file() {
    for entry in fs::read_dir(root().join("tests/bad")).expect("a folder") {
        let file = entry.expect("an entry").path();
        assert!(file.is_dir() || file.with_extension("toml").exists(), "{}", file.display());
    }
}

#[test]
fn every_kind_of_fault_has_a_file_of_its_own() {
    let names = names();
    let said: BTreeSet<String> = names
        .iter()
        .flat_map(|name| codes_and_places(&fs::read_to_string(words(name)).expect("words")))
        .map(|finding| finding.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    for code in [
        "syntax",
        "unknown-key",
        "missing-key",
        "wrong-type",
        "unknown-value",
        "duplicate-id",
        "dangling-reference",
        "newer-format",
        "control-character",
    ] {
        assert!(said.contains(code), "no file is refused for {code}");
        assert!(names.iter().any(|name| name.starts_with(&format!("ladder-{code}"))), "no ladder is named for {code}");
    }
}

#[test]
fn whatever_is_wrong_is_said_to_a_screen_reader_and_in_ascii_too() {
    for name in names() {
        let spoken = said(&name, "80", &["--accessible"]).ends_with(2).says_nothing().stderr;
        assert!(spoken.starts_with("Error: "), "{name}: {spoken}");
        let ascii = said(&name, "80", &["--ascii"]).ends_with(2).says_nothing().stderr;
        assert!(ascii.is_ascii() && ascii.starts_with("error"), "{name}: {ascii}");
        for text in [spoken, ascii, said(&name, "80", &[]).stderr] {
            is_harmless(&name, &text);
        }
    }
}

#[test]
fn a_file_with_many_faults_has_all_of_them_said_in_one_run_in_the_order_of_the_file() {
    let ladder = said("ladder-many-faults", "80", &[]).stderr;
    let expected = [
        "missing-key",
        "unknown-value 3:6",
        "unknown-key 4:1",
        "control-character 5:11",
        "wrong-type 6:14",
        "unknown-key 10:1",
        "unknown-value 15:11",
        "duplicate-id 18:6",
        "dangling-reference 25:15",
        "missing-key 27:1",
        "unknown-value 30:8",
        "unknown-key 31:1",
        "wrong-type 36:9",
        "unknown-value 37:18",
        "missing-key 38:27",
        "dangling-reference 39:11",
        "dangling-reference 40:12",
        "missing-key 42:1",
        "missing-key 42:1",
        "wrong-type 43:8",
        "duplicate-id 50:28",
        "unknown-key 50:55",
        "dangling-reference 52:1",
    ];
    assert_eq!(codes_and_places(&ladder), expected);
    let answers = said("answers-many-faults", "80", &[]).stderr;
    let expected = [
        "missing-key",
        "newer-format 3:13",
        "unknown-value 4:8",
        "unknown-value 5:6",
        "wrong-type 6:8",
        "wrong-type 7:8",
        "unknown-key 8:1",
        "wrong-type 9:10",
        "unknown-value 12:14",
        "unknown-value 13:13",
        "wrong-type 14:13",
        "missing-key 16:1",
        "unknown-value 18:9",
        "unknown-key 19:1",
    ];
    assert_eq!(codes_and_places(&answers), expected);
    let several = said("ladder-syntax-several", "80", &[]).stderr;
    assert_eq!(codes_and_places(&several), ["syntax 3:8", "syntax 4:19", "syntax 5:9", "syntax 7:10", "syntax 15:37"]);
}

/// Every fault is on the line that bears its number, or at the header just above it.
#[test]
fn thirty_planted_faults_are_thirty_findings_in_one_run() {
    let text = fs::read_to_string(root().join("tests/bad/ladder-thirty-faults.toml")).expect("a file");
    let lines: Vec<&str> = text.lines().collect();
    let said = codes_and_places(&said("ladder-thirty-faults", "80", &[]).stderr);
    assert_eq!(said.len(), 30, "{said:#?}");
    for (n, finding) in said.iter().enumerate() {
        let place = finding.split(' ').nth(1).unwrap_or_else(|| panic!("{finding} has no place"));
        let line: usize = place.split(':').next().and_then(|line| line.parse().ok()).expect("a line");
        let number = format!("# {} ", n + 1);
        let is_here = |line: usize| lines.get(line).is_some_and(|line| line.contains(&number));
        assert!(is_here(line - 1) || is_here(line), "{number} is not at {finding}");
    }
}

#[test]
fn a_folder_or_nothing_in_place_of_a_file_is_said_with_its_name() {
    for (verb, file, why) in [
        ("plan", "tests/bad", "directory"),
        ("show", "tests/bad/", "directory"),
        ("plan", "tests/bad/none.toml", "No such file"),
        ("show", "tests/bad/none.toml", "No such file"),
        ("show", "./none", "No such file"),
    ] {
        let ran = metier([verb, file]).with("COLUMNS", "200").run().ends_with(2).says_nothing();
        ran.complains(&format!("error: could not read {file}: ")).complains(why);
    }
    metier(["show", "none"])
        .run()
        .ends_with(2)
        .says_nothing()
        .complains("error: no ladder named `none`")
        .complains("metier list");
}

/// A ladder of one track, with something after it.
fn small(more: &str) -> String {
    format!("format = 1\nname = \"Thatching\"\n[[tracks]]\nkind = \"mastery\"\nname = \"Mastering thatch\"\n{more}")
}

/// With a thousand levels.
fn with_tracks(count: usize) -> String {
    let track = |n| format!("[[tracks]]\nid = \"t-{n}\"\nkind = \"mastery\"\nname = \"T {n}\"\n");
    with_levels(1_000) + &(1..count).map(track).collect::<Vec<_>>().concat()
}

fn with_id(letters: usize) -> String {
    format!("[[levels]]\nid = \"{}\"\ntrack = \"mastery\"\ntitle = \"L\"\n", "l".repeat(letters))
}

/// Text of the last track.
fn with_text(letters: usize) -> String {
    format!("summary = \"{}\"\n", "s".repeat(letters))
}

fn with_craft(letters: usize) -> String {
    small("").replacen('\n', &format!("\ncraft = \"{}\"\n", "c".repeat(letters)), 1)
}

fn with_levels(count: usize) -> String {
    let level = |n| format!("[[levels]]\nid = \"l-{n}\"\ntrack = \"mastery\"\ntitle = \"L {n}\"\n");
    small(&(0..count).map(level).collect::<Vec<_>>().concat())
}

/// Spread over two levels.
fn with_expectations(count: usize) -> String {
    let level = |id: &str, count| {
        let texts = vec!["\"Cuts\""; count].join(",");
        format!("[[levels]]\nid = \"{id}\"\ntrack = \"mastery\"\ntitle = \"{id}\"\nexpects = {{ a = [{texts}] }}\n")
    };
    small(&format!(
        "[[areas]]\nid = \"a\"\nname = \"A\"\n{}{}",
        level("one", count / 2),
        level("two", count - count / 2)
    ))
}

fn with_bytes(text: &str, bytes: usize) -> String {
    format!("{text}#{}\n", "x".repeat(bytes - text.len() - 2))
}

#[test]
fn a_file_over_a_limit_is_too_large_and_one_at_the_limit_is_not() {
    const MIB: usize = 1024 * 1024;
    let answers = "format = 1\nladder = \"general\"\n[answers]\nbest-hours = 5\n";
    let folder = folder();
    for (verb, at_the_limit, over_it, says) in [
        ("show", with_bytes(&small(""), MIB), with_bytes(&small(""), MIB + 1), "larger than 1048576 bytes"),
        ("plan", with_bytes(answers, MIB), with_bytes(answers, MIB + 1), "larger than 1048576 bytes"),
        ("show", with_tracks(64), with_tracks(65), "there are 65000 ways from a level into a track"),
        ("show", small(&with_id(100)), small(&with_id(101)), "an id is longer than 100 letters"),
        ("show", small("") + &with_text(10_000), small("") + &with_text(10_001), "longer than 10000 letters"),
        ("show", with_craft(200), with_craft(201), "`craft` is longer than 200 letters"),
        ("show", with_levels(2_000), with_levels(2_001), "there are 2001 levels, at most 2000 are read"),
        (
            "show",
            with_expectations(20_000),
            with_expectations(20_001),
            "there are 20001 expectations, at most 20000 are read",
        ),
    ] {
        let file = write(&folder, "large.toml", &at_the_limit);
        let file = file.to_str().expect("UTF-8");
        metier([verb, file]).run().ends_with(if verb == "show" { 0 } else { 3 });
        write(&folder, "large.toml", &over_it);
        let ran = metier([verb, file]).with("COLUMNS", "200").run().ends_with(2).says_nothing();
        ran.complains("error[too-large]: ").complains(says).complains("large.toml").complains(" help: ");
    }
    let ran = metier(["plan", "-"]).stdin(with_bytes(answers, 2 * MIB)).run().ends_with(2).says_nothing();
    ran.complains("error[too-large]: ");
    if cfg!(unix) {
        metier(["show", "/dev/zero"]).run().ends_with(2).says_nothing().complains("error[too-large]: ");
    }
}
