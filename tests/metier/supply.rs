//! What metier is built from: where each crate comes from, under which licence, and why it is here at all. The rules are
//! those of `.deny.toml`; this reads them again with Cargo alone, so that they hold where cargo-deny is not installed.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// Crates that end up in the program, with all that they need, on one system; more than this wants a good reason.
const AT_MOST: usize = 94;

fn cargo(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("text")
}

fn host() -> String {
    let ran = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo runs");
    let said = String::from_utf8(ran.stdout).expect("text");
    said.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host").to_owned()
}

/// Every crate that is built or tested with on this system.
fn crates() -> Vec<Value> {
    let all = cargo(&["metadata", "--format-version", "1", "--filter-platform", &host()]);
    let all: Value = serde_json::from_str(&all).expect("JSON");
    let all = all["packages"].as_array().expect("a list").clone();
    all.into_iter().filter(|one| one["name"] != "metier").collect()
}

fn allowed() -> Vec<String> {
    let rules = fs::read_to_string(root().join(".deny.toml")).expect("a file");
    let rules: toml_edit::DocumentMut = rules.parse().expect("TOML");
    let list = rules["licenses"]["allow"].as_array().expect("a list");
    list.iter().map(|one| one.as_str().expect("a word").to_owned()).collect()
}

/// Whether one of the choices that `licence` gives may be taken, of each part that it joins.
fn may_be_used(licence: &str, allowed: &[String]) -> bool {
    licence.replace('/', " OR ").split(" AND ").all(|part| {
        let choices = part.trim_matches(['(', ')']);
        choices.split(" OR ").any(|one| allowed.iter().any(|allowed| allowed == one.trim()))
    })
}

#[test]
fn every_crate_comes_from_the_registry_under_a_licence_that_is_allowed() {
    let allowed = allowed();
    let crates = crates();
    assert!(crates.len() > AT_MOST, "the tree was not read");
    for one in &crates {
        let name = one["name"].as_str().unwrap_or_default();
        let source = one["source"].as_str().unwrap_or_default();
        assert!(source.starts_with("registry+"), "{name} comes from {source:?}");
        let licence = one["license"].as_str().unwrap_or_default();
        assert!(may_be_used(licence, &allowed), "{name} is under {licence:?}");
    }
}

#[test]
fn a_licence_is_read_with_its_and_and_or() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    for licence in ["MIT", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(may_be_used(licence, &allowed), "{licence}");
    }
    for licence in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR MPL-2.0) AND MIT", "MIT WITH something"] {
        assert!(!may_be_used(licence, &allowed), "{licence}");
    }
}

#[test]
fn the_tree_of_the_program_stays_small_and_holds_no_crate_twice() {
    let tree = cargo(&["tree", "--edges", "normal", "--prefix", "none", "--target", &host()]);
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
        let known = versions.entry(name).or_default();
        if !known.contains(&version) {
            known.push(version);
        }
    }
    assert!(versions.remove("metier").is_some(), "the tree was not read");
    assert!(versions.len() <= AT_MOST, "{} crates, at most {AT_MOST}", versions.len());
    // Two macros read Rust with two versions of it while metier is built; nothing of either is in the program.
    versions.remove("syn");
    let twice: Vec<_> = versions.iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_crate_that_is_named_says_what_it_is_here_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a file");
    let mut named = 0;
    let mut in_a_list = false;
    for line in manifest.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('[') {
            in_a_list = line.ends_with("dependencies]");
        } else if in_a_list {
            named += 1;
            let reason = line.split_once(" # ").map(|(_, reason)| reason.trim());
            assert!(reason.is_some_and(|reason| reason.len() > 15), "why is this here? {line}");
        }
    }
    assert!(named > 10, "the lists were not found");
}
