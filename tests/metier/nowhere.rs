//! Folders that are none, cannot be read, or are in use: what is said of them, and what is left alone.
#![cfg(unix)]

use crate::support::{Ran, metier};
use crate::terminal::{Home, sheet};

const FINISHED: &str = "data/metier/roofing-self-2026-01-05.toml";

fn runs(home: &Home, arguments: &[&str]) -> Ran {
    let run = metier(arguments.iter().copied()).within(home.path("")).with("HOME", home.path(""));
    let folders = [("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")];
    folders.into_iter().fold(run, |run, (name, folder)| run.with(name, home.path(folder))).run()
}

#[test]
fn a_home_that_is_not_absolute_is_none() {
    let home = Home::new();
    let line = "env -u XDG_STATE_HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME HOME=rel metier";
    let mut it = home.opens(80, &format!("{line} plan roofing --level roofer"));
    it.sees("Nothing is saved.").press("4").sees("Question 2").press("q").ends(3);
    assert_eq!(home.files(), [""; 0]);
    metier(["where"]).with("HOME", "rel").run().succeeds().says("nowhere: there is no home folder");
}

#[test]
fn where_tells_all_that_can_be_read_and_names_what_cannot() {
    let home = Home::answered(12);
    // What is no folder can be looked into by nobody, whoever runs the tests.
    home.writes("data/metier", "");
    let ran = runs(&home, &["where", "--width", "300"]).succeeds();
    assert!(ran.headline().ends_with("; 1 file is kept, and 1 folder cannot be read"), "{}", ran.headline());
    let ran = ran.says("state/metier: 1 unfinished (XDG_STATE_HOME)");
    ran.says("data/metier: cannot be read, not a directory (XDG_DATA_HOME)").says("Settings");
    let json = runs(&home, &["where", "--format", "json"]).succeeds().json();
    assert_eq!((&json["drafts"]["files"], &json["drafts"]["error"]), (&1.into(), &serde_json::Value::Null));
    assert_eq!(json["answers"]["error"], "not a directory");
    let schema = serde_json::from_str(&metier(["generate", "schema", "where"]).run().succeeds().stdout).expect("JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("where.json", schema).expect("a schema");
    let index = compiler.compile("where.json", &mut schemas).expect("a schema");
    schemas.validate(&json, index).expect("a result as the schema has it");
}

#[test]
fn forget_leaves_what_is_open_in_another_window_and_says_so() {
    let home = Home::answered(26);
    home.writes(FINISHED, &sheet(28));
    let mut it = home.becomes("exec metier plan");
    it.sees("Question 27 of 28");
    let ran = runs(&home, &["forget", "--yes", "--width", "300"]).ends_with(2);
    let ran = ran.says("1 file deleted: 1 file is kept").says("roofing-self-2026-01-05.toml").says_not("no answers");
    let said = ran.complains("1 file could not be deleted and remains").stderr;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("roofing-self.toml: open in another window; end it there first"), "{said}");
    assert_eq!(home.kept(), 26);
    it.press("4").sees("Question 28").press("q").sees("Saved 27 of 28").ends(3);
    runs(&home, &["forget", "--yes"]).succeeds().says("metier keeps no answers any more");
    assert_eq!(home.files(), ["data", "state"]);
}
