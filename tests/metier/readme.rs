//! The README tells the truth: every console block in it is run, and prints what it shows.

use metier::cli::Cli;

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

/// The rows of the table whose heading begins so, cell by cell.
fn table(readme: &str, heading: &str) -> Vec<Vec<String>> {
    let rows = readme.split_once(heading).expect("such a table").1.split("\n\n").next().unwrap_or_default();
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    format!("{heading}{rows}").lines().map(cells).collect()
}

#[test]
fn the_table_of_forms_is_what_each_verb_takes() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let mut rows = table(&readme, "| verb | text |").into_iter();
    let forms = rows.next().expect("a heading");
    let told: Vec<(String, Vec<String>)> = rows
        .skip(1)
        .map(|row| {
            let given = row.iter().zip(&forms).skip(1).filter(|(cell, _)| *cell == "yes").map(|(_, form)| form.clone());
            (row[0].trim_matches('`').to_owned(), given.collect())
        })
        .collect();
    let mut taken: Vec<(String, Vec<String>)> = Cli::whole()
        .get_subcommands()
        .filter_map(|verb| {
            let format = verb.get_arguments().find(|argument| argument.get_id() == "format")?;
            let mut words: Vec<String> =
                format.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            words.sort_by_key(|word| forms.iter().position(|form| form == word));
            Some((verb.get_name().to_owned(), words))
        })
        .collect();
    taken.sort_by_key(|(verb, _)| told.iter().position(|(other, _)| other == verb));
    assert_eq!(told, taken);
}

#[test]
fn every_verb_is_told_of() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    for verb in Cli::whole().get_subcommands().filter(|verb| !verb.is_hide_set()) {
        assert!(readme.contains(&format!("metier {}", verb.get_name())), "nothing is said of {}", verb.get_name());
    }
}
