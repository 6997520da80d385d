//! `check` from outside: what is found in which line, how it ends, and how it is printed.
//!
//! Ladders made to be found fault with lie in `tests/check`, each with its findings beside it: code and line, one each,
//! the worst first. `METIER_UPDATE=1 cargo test check::` writes them anew; read them before you keep them.

mod allowances;
mod formats;
mod triage;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use metier::check::rules;
use metier::diagnostic::{Code, Group};
use metier::store::LADDERS;

use crate::support::{Ran, folder, metier, place, root, write};

/// A ladder with every fault of fairness and wording that can stand beside the others.
const FAULTS: &str = "tests/check/each-fault-once.toml";
/// A ladder with every error that can stand beside the others.
const ERRORS: &str = "tests/check/each-error-once.toml";
/// A ladder without a fault, in so few lines.
const CLEAN: &str = r#"format = 1
name = "Net making"

[[areas]]
id = "nets"
name = "Nets"

[[tracks]]
kind = "mastery"
name = "Mastering nets"

[[tracks]]
kind = "management"
name = "Leading the loft"
prepare = ["Stand beside the loft's foreman for a month"]
trial = ["Lead one overhaul of a trawl, then go back to the needle"]

[[levels]]
id = "net-maker"
track = "mastery"
title = "Net Maker"
recognition = ["Says which twine is bought"]
expects = { nets = ["Mends a torn belly at sea"] }

[[levels]]
id = "foreman"
track = "management"
title = "Loft Foreman"
expects = { nets = ["Shares out the week's nets with the loft"] }
"#;

/// Code and line of every finding, in the order they are printed.
fn found(ran: &Ran) -> Vec<String> {
    let one = |line: &str| {
        let (place, rest) = line.split_once(": ").expect("a place");
        let code = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']')).expect("a code").0;
        let number = place.rsplit(':').nth(1).expect("a line");
        format!("{code} {number}")
    };
    ran.stdout.lines().map(one).collect()
}

fn concise(file: &str) -> Ran {
    metier(["check", file, "--format", "concise"]).run()
}

/// The findings of a text, by the concise form.
fn found_in(text: &str) -> Vec<String> {
    found(&metier(["check", "-", "--format", "concise"]).stdin(text).run())
}

#[test]
fn each_fault_is_found_in_its_line_and_nothing_else_is() {
    #[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
    let update = std::env::var_os("METIER_UPDATE").is_some();
    let mut count = 0;
    for entry in fs::read_dir(root().join("tests/check")).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        count += 1;
        let name = file.strip_prefix(root()).expect("inside").to_str().expect("UTF-8").to_owned();
        let all = found(&concise(&name).ends_with(i32::from(name == ERRORS)));
        let beside = file.with_extension("txt");
        if update {
            fs::write(&beside, all.join("\n") + "\n").expect("the findings");
        }
        let wanted = fs::read_to_string(&beside).expect("findings beside the file");
        assert_eq!(all, wanted.lines().collect::<Vec<_>>(), "{name}");
        let codes: Vec<Code> = all.iter().map(|one| code_of(one)).collect();
        assert!(codes.is_sorted_by_key(|code| code.group()), "{name}: the worst first");
        if name == FAULTS {
            assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "each once");
        }
    }
    assert_eq!(count, 7);
}

fn code_of(found: &str) -> Code {
    rules::named(found.split(' ').next().unwrap_or_default()).expect("a code").code
}

#[test]
fn whatever_refuses_a_ladder_elsewhere_is_an_error_here_in_the_same_line() {
    let mut count = 0;
    for entry in fs::read_dir(root().join("tests/bad")).expect("a folder") {
        let file = entry.expect("an entry").path();
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let is_toml = file.extension().is_some_and(|ending| ending == "toml");
        if !is_toml || !name.starts_with("ladder-") || name == "ladder-not-utf8" {
            continue;
        }
        count += 1;
        let words = fs::read_to_string(file.with_extension("txt")).expect("words");
        let mut wanted = Vec::new();
        let mut code = "";
        for line in words.lines() {
            if let Some(rest) = line.strip_prefix("error[") {
                code = rest.split_once(']').expect("a code").0;
            } else if let Some(place) = place(line) {
                let place = place.split_once(".toml:").map_or("1", |(_, place)| place);
                wanted.push(format!("{code} {}", place.split(':').next().expect("a line")));
            }
        }
        let ran = concise(&format!("tests/bad/{name}.toml")).ends_with(1);
        let mut errors: Vec<String> =
            found(&ran).into_iter().filter(|one| code_of(one).group() == Group::Error).collect();
        wanted.sort();
        errors.sort();
        assert_eq!(errors, wanted, "{name}");
    }
    assert!(count > 20, "{count}");
}

#[test]
fn what_is_only_unusual_is_no_error() {
    for entry in fs::read_dir(root().join("tests/bad/unusual")).expect("a folder") {
        let file = entry.expect("an entry").path();
        let ran = concise(file.to_str().expect("UTF-8")).ends_with(0);
        assert!(!ran.stdout.contains("error["), "{}", ran.stdout);
    }
}

#[test]
fn every_bundled_ladder_has_nothing_to_find() {
    let ran = metier(["check", "--strict"]).run().succeeds();
    assert_eq!(ran.stdout.matches("No problems in ladders/").count(), LADDERS.len());
    ran.says("No problems in 18 ladders.");
    let elsewhere = folder();
    for (id, _) in LADDERS {
        metier(["check", "--strict", id])
            .within(&elsewhere)
            .run()
            .succeeds()
            .says(&format!("No problems in {id}.toml."));
    }
}

#[test]
fn errors_end_with_1_warnings_only_when_strict_and_nothing_with_0() {
    let folder = folder();
    let clean = write(&folder, "nets.toml", CLEAN);
    let clean = clean.to_str().expect("UTF-8");
    for (files, plain, strict) in [
        (&[clean][..], 0, 0),
        (&[FAULTS], 0, 1),
        (&[ERRORS], 1, 1),
        (&[clean, FAULTS], 0, 1),
        (&[clean, ERRORS, FAULTS], 1, 1),
    ] {
        for format in ["text", "markdown", "concise", "github", "json"] {
            let arguments = [&["check", "--format", format], files].concat();
            let ran = metier(arguments.iter().copied()).run().ends_with(plain);
            assert_eq!(ran.stderr, "", "{files:?} {format}");
            let ran = metier(arguments.into_iter().chain(["--strict"])).run().ends_with(strict);
            assert_eq!(ran.stderr, "", "{files:?} {format}");
        }
    }
    assert_eq!(found_in(CLEAN), [] as [&str; 0]);
}

#[test]
fn what_cannot_be_read_ends_with_2_and_the_others_are_checked_all_the_same() {
    let folder = folder();
    let none = folder.path().join("none.toml");
    let none = none.to_str().expect("UTF-8");
    metier(["check", none]).run().ends_with(2).says_nothing().complains(&format!("error: could not read {none}: "));
    for files in [[ERRORS, none], [none, ERRORS]] {
        let ran = metier(["check", "--format", "concise"].into_iter().chain(files)).run().ends_with(2);
        ran.says("error[duplicate-id]").complains("could not read");
    }
    metier(["check", none, FAULTS]).run().ends_with(2).says("warning[vague]");
    if cfg!(target_os = "linux") {
        metier(["check", "/proc/self/mem"])
            .run()
            .ends_with(2)
            .says_nothing()
            .complains("could not read /proc/self/mem");
    }
}

#[test]
fn an_empty_folder_and_no_folder_and_no_such_name_are_said_with_the_mend() {
    let folder = folder();
    let path = folder.path().to_str().expect("UTF-8");
    let ran = metier(["check", path]).with("COLUMNS", "200").run().ends_with(2).says_nothing();
    ran.complains(&format!("error: no ladder lies in the folder {path}")).complains("ends in .toml");
    write(&folder, "notes.txt", "nothing of ours");
    write(&folder, "below/deep.toml", CLEAN);
    metier(["check", path]).run().ends_with(2).says_nothing().complains("no ladder lies in the folder");
    let ran = metier(["check"]).within(&folder).run().ends_with(2).says_nothing();
    ran.complains("error: there is no folder ./ladders to check").complains("metier check roofing");
    let ran = metier(["check", "rofing"]).within(&folder).run().ends_with(2).says_nothing();
    ran.complains("error: no ladder named `rofing`").complains("did you mean `roofing`?");
}

#[test]
fn a_folder_is_checked_file_by_file_in_the_order_of_names() {
    let folder = folder();
    write(&folder, "ladders/b.toml", CLEAN);
    write(&folder, "ladders/a.toml", &CLEAN.replace("Mends", "Can mend"));
    write(&folder, "ladders/notes.md", "not looked at");
    let ran = metier(["check"]).within(&folder).run().succeeds();
    let (a, b) = (ran.stdout.find("1 warning in ladders/a.toml."), ran.stdout.find("No problems in ladders/b.toml."));
    assert!(a.is_some() && a < b, "{}", ran.stdout);
    ran.says("1 warning in 2 ladders.");
}

#[test]
fn the_standard_input_is_checked_as_a_file_named_by_its_hyphen() {
    let ran = metier(["check", "-", "--format", "concise"]).stdin("format = 1\nnaem = \"X\"\n").run().ends_with(1);
    ran.says("-:2:1: error[unknown-key]: unknown key `naem`, did you mean `name`?\n");
    metier(["check", "-"]).stdin(CLEAN).run().succeeds().says("No problems in the standard input.");
    assert_eq!(found_in(""), ["missing-key 1", "missing-key 1", "empty-level 1"]);
}

#[test]
fn five_lines_that_are_not_toml_are_all_named() {
    let ran = concise("tests/bad/ladder-syntax-several.toml").ends_with(1);
    assert_eq!(found(&ran), ["syntax 3", "syntax 4", "syntax 5", "syntax 7", "syntax 15"]);
}

#[test]
fn of_an_id_that_stands_twice_both_places_are_shown() {
    let ran = metier(["check", ERRORS]).run().ends_with(1);
    let finding = ran.stdout.split("\n\n").find(|finding| finding.contains("[duplicate-id]")).expect("the finding");
    assert!(finding.contains("╭▸ tests/check/each-error-once.toml:26:6"), "{finding}");
    assert!(finding.contains("26 │ id = \"salter\"") && finding.contains("the second"), "{finding}");
    assert!(finding.contains("╰ note: the first is in line 21"), "{finding}");
}

#[test]
fn a_reference_that_names_nothing_is_shown_what_there_is() {
    let dangling = CLEAN.replace("expects = { nets = [\"Mends", "expects = { netz = [\"Mends").replace(
        "title = \"Loft Foreman\"",
        "title = \"Loft Foreman\"\nequals = [\"nett-maker\"]\nsources = [\"guild\"]",
    );
    let ran = metier(["check", "-"]).stdin(dangling).run().ends_with(1);
    ran.says("there is no area `netz`")
        .says("did you mean `nets`?")
        .says(" help: there are: nets")
        .says("there is no level `nett-maker`")
        .says(" help: there are: net-maker, foreman")
        .says("there is no source `guild`")
        .says(" help: the ladder has no sources yet");
}

#[test]
fn bytes_that_are_no_text_and_too_many_of_them_are_findings() {
    const MIB: usize = 1024 * 1024;
    let ran = metier(["check", "-", "--format", "concise"]).stdin(b"format = 1\nname = \"\xff\"\n".to_vec()).run();
    assert_eq!(found(&ran.ends_with(1)), ["syntax 2"]);
    let padded = |bytes: usize| format!("{CLEAN}#{}\n", "x".repeat(bytes - CLEAN.len() - 2));
    assert_eq!(found_in(&padded(MIB)), [] as [&str; 0]);
    assert_eq!(found_in(&padded(MIB + 1)), ["too-large 1"]);
    assert_eq!(found_in(&padded(3 * MIB)), ["too-large 1"]);
    let ran = metier(["check", "-"]).stdin(padded(MIB + 1)).run().ends_with(1);
    ran.says("error[too-large]: the file is larger than 1048576 bytes");
    if cfg!(unix) {
        metier(["check", "/dev/zero"]).run().ends_with(1).says("error[too-large]: ");
    }
}

#[test]
fn a_byte_order_mark_is_not_content() {
    assert_eq!(found_in(&format!("\u{feff}{CLEAN}")), [] as [&str; 0]);
    assert_eq!(found_in(&format!("\u{feff}naem = 1\n{CLEAN}")), ["unknown-key 1"]);
    let ran = metier(["check", "-", "--format", "concise"]).stdin(format!("\u{feff}naem = 1\n{CLEAN}")).run();
    ran.says("-:1:1: error[unknown-key]");
}

#[test]
fn line_ends_of_windows_change_no_place() {
    let windows = fs::read_to_string(root().join(FAULTS)).expect("a file").replace('\n', "\r\n");
    let wanted = fs::read_to_string(root().join(FAULTS).with_extension("txt")).expect("findings");
    assert_eq!(found_in(&windows), wanted.lines().collect::<Vec<_>>());
}

#[test]
fn two_hundred_findings_are_all_printed() {
    let mut lines = String::new();
    for n in 0..200 {
        let _ = writeln!(lines, "  \"Mends net {n} effectively\",");
    }
    let text = CLEAN.replace("\"Mends a torn belly at sea\"", &format!("\n{lines}"));
    assert_eq!(found_in(&text).iter().filter(|one| one.starts_with("vague ")).count(), 200);
    let ran = metier(["check", "-"]).stdin(text).run().succeeds();
    assert_eq!(ran.stdout.matches("warning[vague]: ").count(), 200);
    assert!(!ran.stdout.contains("more\n"), "nothing is left out");
}

#[test]
fn other_languages_are_asked_for_fairness_and_not_for_wording() {
    let german = fs::read_to_string(root().join(FAULTS))
        .expect("a file")
        .replace("name = \"Dry stone walling\"", "name = \"Dry stone walling\"\nlanguage = \"de\"");
    let found: BTreeSet<&str> = found_in(&german).iter().map(|one| code_of(one).name()).collect();
    for code in ["mastery-ceiling", "pay-gap", "empty-level"] {
        assert!(found.contains(code), "{code}");
    }
    for code in ["vague", "filler", "gendered", "not-observable", "two-in-one", "full-stop"] {
        assert!(!found.contains(code), "{code}");
    }
}

#[test]
fn the_result_goes_to_a_file_whole_and_replaces_none_unasked() {
    let folder = folder();
    let file = folder.path().join("found.txt");
    let out = file.to_str().expect("UTF-8");
    metier(["check", FAULTS, ERRORS, "-o", out]).run().ends_with(1).says_nothing();
    let kept = fs::read_to_string(&file).expect("a file");
    assert_eq!(kept, metier(["check", FAULTS, ERRORS]).run().ends_with(1).stdout);
    metier(["check", FAULTS, "-o", out])
        .with("COLUMNS", "200")
        .run()
        .ends_with(2)
        .says_nothing()
        .complains("--force replaces it");
    assert_eq!(fs::read_to_string(&file).expect("a file"), kept);
    metier(["check", FAULTS, "--strict", "-o", out, "--force", "--format", "json"]).run().ends_with(1).says_nothing();
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).expect("a file")).expect("JSON");
    assert_eq!(json["kind"], "check");
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_metier"))
        .arg("check")
        .args(std::iter::repeat_n(Path::new(ERRORS), 1000))
        .current_dir(root())
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut beginning = [0; 10];
    child.stdout.take().expect("a pipe").read_exact(&mut beginning).expect("a beginning");
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
    assert_eq!((child.wait().expect("an end").code(), stderr.as_str()), (Some(0), ""));
}
