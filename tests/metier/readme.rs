//! The README tells the truth: every console block in it is run, and prints what it shows.

use crate::support::{metier, root};

/// A command of a console block and what it prints there.
struct Shown {
    command: String,
    output: Vec<String>,
}

fn shown() -> Vec<Shown> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let blocks = readme.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let mut all: Vec<Shown> = Vec::new();
    for line in blocks.flat_map(str::lines) {
        match line.strip_prefix("$ ") {
            Some(command) => all.push(Shown { command: command.into(), output: Vec::new() }),
            None => all.last_mut().expect("a command before its output").output.push(line.into()),
        }
    }
    all
}

#[test]
fn every_console_block_runs_and_prints_what_it_shows() {
    let all = shown();
    assert!(all.len() >= 3, "the README shows little");
    for Shown { command, output } in all {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[0], "metier", "only metier is run: {command}");
        let ran = metier(words[1..].iter().copied()).run();
        let (printed, code) = if ran.stdout.is_empty() { (&ran.stderr, 2) } else { (&ran.stdout, 0) };
        assert_eq!(ran.code, Some(code), "{command}: {}", ran.stderr);
        let (mut wanted, is_cut) = match output.split_last() {
            Some((last, rest)) if last == "..." => (rest.to_vec(), true),
            _ => (output, false),
        };
        while wanted.last().is_some_and(String::is_empty) {
            wanted.pop();
        }
        let printed: Vec<&str> = printed.lines().collect();
        if is_cut {
            assert!(printed.len() > wanted.len(), "{command}: nothing is left out");
            assert_eq!(printed[..wanted.len()], wanted, "{command}");
        } else {
            assert_eq!(printed, wanted, "{command}");
        }
    }
}

#[test]
fn it_opens_with_the_purpose_a_plan_and_the_two_commands() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let at = |text: &str| readme.find(text).unwrap_or_else(|| panic!("the README does not say {text}"));
    assert!(at("# metier") == 0);
    assert!(at("$ metier plan tests/people/roofer.toml") < at("cargo run --release -- plan tests/people/roofer.toml"));
    assert!(at("cargo run --release -- plan tests/people/roofer.toml") < at("cargo test"));
    assert!(at("cargo test") < at("## "), "both commands stand before the first part");
}
