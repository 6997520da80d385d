//! Results for scripts: what they hold, what describes them, and that they stay what they were.

mod described;
mod golden;
mod same;
mod valid;

use std::collections::HashMap;

use serde_json::Value;

use crate::schema::Validator;
use crate::support::{Run, folder, metier, person, root};

/// Every kind of result, each with a schema of its own.
fn kinds() -> impl Iterator<Item = &'static str> {
    metier::report::json_kinds().map(|(kind, _)| kind)
}

const LADDERS: &str = "tests/golden/ladders";
const MIA: &str = "tests/golden/people/mia.toml";
const MIA_THEN: &str = "tests/golden/people/mia-then.toml";
const MIAS_COACH: &str = "tests/golden/people/mia-coach.toml";

/// A result that is kept in `tests/golden`: its name, and what is typed for it. A name begins with the kind. `@NAME`
/// is a person of `tests/people`.
const CASES: [(&str, &str); 32] = [
    ("plan-clear", "plan tests/golden/people/mia.toml"),
    ("plan-with-coach", "plan tests/golden/people/mia.toml --coach tests/golden/people/mia-coach.toml --with-notes"),
    ("plan-management", "plan @directing --ladder pottery --level potter"),
    ("plan-undecided", "plan @threes --ladder pottery --level potter"),
    ("plan-not-enough", "plan @eleven --ladder pottery --level potter"),
    ("plan-both", "plan @both --ladder pottery --level potter"),
    ("plan-neither", "plan @neither --ladder pottery --level potter"),
    ("plan-stay", "plan @deepen --ladder pottery --level potter"),
    ("plan-summit", "plan @doing --ladder pottery --level kiln-master"),
    ("plan-across", "plan @manager --ladder pottery --level studio-manager"),
    ("plan-no-level", "plan @no-level --ladder pottery"),
    ("plan-train-first", "plan @short --ladder pottery --level apprentice"),
    ("error", "plan tests/golden/people/nobody.toml"),
    ("mark", "mark tests/golden/people/mia.toml --from tests/golden/people/mia.md --dry-run"),
    ("next", "next pottery potter"),
    ("next-across", "next pottery lead-potter"),
    ("show", "show pottery"),
    ("show-every-key", "show tests/golden/every-key.toml"),
    ("show-level", "show pottery master-potter"),
    ("diff-climb", "diff pottery potter master-potter"),
    ("diff-across", "diff pottery master-potter workshop-lead"),
    ("diff-down", "diff pottery kiln-master potter"),
    ("compare-coach", "compare tests/golden/people/mia.toml tests/golden/people/mia-coach.toml --with-notes --all"),
    ("compare-then", "compare tests/golden/people/mia-then.toml tests/golden/people/mia.toml"),
    ("compare-apart", "compare @doing tests/golden/people/few.toml"),
    ("compare-given", "compare tests/golden/people/few.toml tests/golden/people/undated.toml"),
    ("compare-versions", "compare @doing tests/golden/people/other-questions.toml"),
    ("check", "check tests/golden/ladders tests/golden/ladders/none.toml --baseline tests/golden/known.toml"),
    ("explain", "explain vague"),
    ("list", "list"),
    ("history", "history"),
    ("where", "where"),
];

/// A home where answers are kept: Mia's with and without a score, her coach's, those of two without a name, two that are
/// unfinished and one that cannot be read.
fn home() -> tempfile::TempDir {
    let home = folder();
    let read = |file: &str| std::fs::read_to_string(root().join(file)).expect("answers");
    let (own, then, coach) = (read(MIA), read(MIA_THEN), read(MIAS_COACH));
    let few: String = own.split_inclusive('\n').take(20).collect();
    let dated = |text: &str, day: &str| text.replace("made = 2026-11-20", &format!("made = {day}"));
    let undated = own.replace("made = 2026-11-20\n", "");
    let directing = read(&person("directing"));
    for (file, text) in [
        ("data/metier/software-self-2025-11-20.toml", &read("tests/golden/people/other-questions.toml")),
        ("data/metier/software-self-2026-01-05.toml", &dated(&read(&person("doing")), "2026-01-05")),
        ("data/metier/software-self-2026-11-20.toml", &directing),
        ("data/metier/roofing-self-2026-11-20.toml", &read(&person("short"))),
        ("data/metier/pottery-self-mia-2025-11-03.toml", &then),
        ("data/metier/pottery-self-mia-2026-11-20.toml", &own),
        ("data/metier/pottery-self-mia-2026-11-21.toml", &dated(&own, "2026-11-21")),
        ("data/metier/pottery-self-mia-2026-11-22.toml", &dated(&few, "2026-11-22")),
        ("data/metier/pottery-self-mia-2026-11-23.toml", &undated),
        ("data/metier/pottery-coach-mia-2026-11-22.toml", &coach),
        ("data/metier/pottery-self-2026-11-24.toml", &"format = ".to_owned()),
        ("state/metier/pottery-self-mia.toml", &few),
        ("state/metier/pottery-self-mia.aside-1.toml", &few),
    ] {
        crate::support::write(&home, file, text);
    }
    home
}

/// A run of a case, or of anything else that is typed, in a home.
fn typed(words: &str, home: &tempfile::TempDir) -> Run {
    let words: Vec<String> =
        words.split(' ').map(|word| word.strip_prefix('@').map_or_else(|| word.to_owned(), person)).collect();
    let all = words.iter().map(String::as_str).chain(["--format", "json", "-q"]);
    metier(all)
        .with("METIER_LADDERS", LADDERS)
        .with("SOURCE_DATE_EPOCH", "1790000000")
        .with("XDG_STATE_HOME", home.path().join("state"))
        .with("XDG_DATA_HOME", home.path().join("data"))
        .with("XDG_CONFIG_HOME", home.path().join("config"))
}

fn schema(kind: &str) -> Value {
    serde_json::from_str(&metier(["generate", "schema", kind]).run().succeeds().stdout).expect("JSON")
}

fn validators() -> HashMap<&'static str, Validator> {
    kinds().map(|kind| (kind, Validator::reading(schema(kind)))).collect()
}

/// A result is what the schema of its kind says.
#[track_caller]
fn fits(validators: &HashMap<&'static str, Validator>, result: &Value, what: &str) {
    let kind = result["kind"].as_str().unwrap_or_else(|| panic!("{what}: no kind in {result}"));
    let validator = validators.get(kind).unwrap_or_else(|| panic!("{what}: no schema for {kind}"));
    assert_eq!(validator.refuses(result), None, "{what}");
}

/// One object a line.
#[track_caller]
fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
}
