//! The README's recipes work: each block is run as it stands there, in a folder of its own that holds the files it
//! names, with stand-ins for the programs that would reach out of it.
#![cfg(unix)]

mod kitchen;
mod ladders;

use std::fs;

use kitchen::{Kitchen, has, recipe, titles};

use crate::support::{person, root};

const WELCOME: &str = "A welcome issue for each new hire";
const STEP: &str = "A step in a shell checklist";
const JOB: &str = "A job that checks ladders in a pull request";
const SPREADSHEET: &str = "A spreadsheet, there and back";
const HANDBOOK: &str = "A handbook page for every ladder";
const FOLDER: &str = "A folder of answers to a sheet, four at a time";
const COMMIT: &str = "No broken ladder in a commit";
const EDITOR: &str = "An editor that completes, explains and checks";

/// Keeps what it was asked and given, one file a call.
const GH: &str = r#"mkdir -p issues
{ printf '%s\n' "$@"; printf '\n'; cat; } > "issues/$(($(ls issues | wc -l) + 1))""#;

fn answers_of(name: &str) -> String {
    fs::read_to_string(root().join(person(name))).expect("a person")
}

#[test]
fn every_recipe_is_run_here() {
    assert_eq!(titles(), [WELCOME, STEP, JOB, SPREADSHEET, HANDBOOK, FOLDER, COMMIT, EDITOR]);
}

#[test]
fn each_new_hire_gets_a_checklist_and_a_misspelt_level_makes_no_issue() {
    let kitchen = Kitchen::new().with_program("gh", GH);
    kitchen.file("new-hires.csv", "Ana,roofing,roofer\nBo,software,enginer\nCy,design,designer\n");
    let cooked = kitchen.cook(&recipe(WELCOME)).ends_with(0);
    assert!(cooked.stderr.contains("enginer") && cooked.stderr.contains("did you mean"), "{}", cooked.stderr);
    for (issue, name, ladder, level) in
        [("1", "Sam", "software", "engineer"), ("2", "Ana", "roofing", "roofer"), ("3", "Cy", "design", "designer")]
    {
        let asked = kitchen.read(&format!("issues/{issue}"));
        let checklist = kitchen.metier(&["next", ladder, level, "--format", "markdown"]);
        assert!(checklist.contains("\n- [ ] "), "{checklist}");
        assert_eq!(asked, format!("issue\ncreate\n--title\nWelcome, {name}\n--body-file\n-\n\n{checklist}"));
    }
    assert!(!kitchen.holds("issues/4"), "an issue without a checklist");
}

#[test]
fn a_step_in_a_checklist_tells_the_exit_codes_apart() {
    if !has("jq") {
        return;
    }
    let broken = answers_of("roofer").replace("level = \"roofer\"", "level = \"rofer\"");
    for (answers, code, said) in [
        (answers_of("roofer"), 0, "track: mastery\n"),
        (answers_of("both"), 0, "track: hybrid\n"),
        (answers_of("threes"), 0, "track: null\n"),
        (answers_of("eleven"), 0, "too few answers yet; go on with: metier plan sam.toml --ask\n"),
        (broken, 2, "sam.toml cannot be used; see the errors above\n"),
    ] {
        let kitchen = Kitchen::new();
        kitchen.file("sam.toml", &answers);
        let cooked = kitchen.cook(&recipe(STEP)).ends_with(code);
        assert_eq!(cooked.stdout, said);
        assert_eq!(code == 2, cooked.stderr.contains("did you mean `roofer`"), "{}", cooked.stderr);
    }
}

#[test]
fn a_folder_of_answers_becomes_one_line_a_person_and_names_what_it_could_not_read() {
    if !has("jq") {
        return;
    }
    let kitchen = Kitchen::new();
    for n in 1..=20 {
        kitchen.file(&format!("answers/crew {n}/maya.toml"), &answers_of("roofer"));
    }
    kitchen.file("answers/eleven.toml", &answers_of("eleven"));
    kitchen.file("answers/spoilt.toml", "format = 1\n");
    kitchen.cook(&recipe(FOLDER)).ends_with(0);
    let sheet = kitchen.read("tracks.csv");
    let of_crew = |line: &&str| line.ends_with(r#"/maya.toml","roofing","mastery","clear","#);
    assert_eq!(sheet.lines().count(), 22, "{sheet}");
    assert_eq!(sheet.lines().filter(of_crew).count(), 20, "{sheet}");
    assert!(sheet.contains("\"answers/eleven.toml\",\"software\",,\"not-enough\",\n"), "{sheet}");
    let spoilt = sheet.lines().find(|line| line.contains("spoilt")).expect("the file that cannot be read");
    assert!(spoilt.starts_with("\"answers/spoilt.toml\",,,,\"") && spoilt.contains("ladder"), "{spoilt}");
}

#[test]
fn plan_as_a_filter_keeps_nothing_and_asks_nothing() {
    let kitchen = Kitchen::new();
    kitchen.file("me.toml", &answers_of("roofer"));
    let before = kitchen.everything();
    let cooked = kitchen.cook("cat me.toml | metier plan - | cat").ends_with(0);
    assert!(cooked.stdout.starts_with("Mastery. Next level: Lead Technician"), "{}", cooked.stdout);
    assert_eq!((cooked.stderr.as_str(), kitchen.everything()), ("", before));
}
