//! Marks in answers: each belongs to its sentence, wherever that stands now.

use serde_json::Value;
use tempfile::TempDir;

use crate::properties::screen::is_harmless;
use crate::questions::TABLE;
use crate::support::{Ran, answers, folder, metier, write};

fn ladder(sentences: &[&str]) -> String {
    let list = sentences.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
    format!("{}expects = {{ work = [{list}] }}\n[[areas]]\nid = \"work\"\nname = \"Work\"\n", super::named("Thatching"))
}

/// Plans for a thatcher who keeps to the craft, with marks of (number in the key, sentence, state).
fn plan(folder: &TempDir, sentences: &[&str], marks: &[(u8, &str, &str)], format: &str) -> Ran {
    write(folder, "thatching.toml", &ladder(sentences));
    let keen = TABLE.iter().map(|(id, scale, key, _)| {
        let for_doing = scale.ends_with("_doing") == (*key == '+');
        (*id, if for_doing { 5 } else { 1 })
    });
    let mut text = answers("ladder = \"./thatching.toml\"\nlevel = \"roofer\"", keen);
    for (n, sentence, state) in marks {
        text += "[[marks]]\n";
        text += &["key = \"master.work.", &n.to_string(), "\"\n"].concat();
        text += &["text = \"", sentence, "\"\nstate = \"", state, "\"\nnote = \"Seen by ", sentence, "\"\n"].concat();
    }
    write(folder, "me.toml", &text);
    metier(["plan", "me.toml", "--format", format]).within(folder).with("COLUMNS", "100").run().ends_with(0)
}

/// (key, state) of every expectation.
fn states(ran: &Ran) -> Vec<(String, Option<String>)> {
    let plan = ran.json();
    assert_eq!(plan["track"], "mastery", "{plan}");
    let state =
        |one: &Value| (one["key"].as_str().expect("a key").to_owned(), one["state"].as_str().map(str::to_owned));
    plan["expectations"].as_array().expect("a list").iter().map(state).collect()
}

fn state(key: &str, state: &str) -> (String, Option<String>) {
    (key.to_owned(), (!state.is_empty()).then(|| state.to_owned()))
}

#[test]
fn a_mark_stands_at_its_key_while_the_sentence_does() {
    let folder = folder();
    let marks = [(1, "Cuts", "met"), (2, "Lays", "partly"), (3, "Binds", "not-yet"), (4, "Rakes", "not-applicable")];
    let ran = plan(&folder, &["Cuts", "Lays", "Binds", "Rakes", "Combs"], &marks, "json").succeeds();
    let wanted = ["met", "partly", "not-yet", "not-applicable", ""];
    let wanted: Vec<_> = wanted.iter().zip(1..).map(|(one, n)| state(&format!("master.work.{n}"), one)).collect();
    assert_eq!(states(&ran), wanted);
}

#[test]
fn a_mark_follows_its_sentence_to_another_key() {
    let folder = folder();
    // A new sentence was put in front, and two changed places.
    let ran =
        plan(&folder, &["Sweeps", "Lays", "Cuts"], &[(1, "Cuts", "met"), (2, "Lays", "partly")], "json").succeeds();
    assert_eq!(
        states(&ran),
        [state("master.work.1", ""), state("master.work.2", "partly"), state("master.work.3", "met")]
    );
}

#[test]
fn a_mark_whose_sentence_is_gone_is_warned_of_and_given_to_no_other() {
    let folder = folder();
    let marks = [(1, "Cuts", "met"), (2, "Lays", "partly")];
    let ran = plan(&folder, &["Sweeps", "Lays"], &marks, "json");
    assert_eq!(states(&ran), [state("master.work.1", ""), state("master.work.2", "partly")]);
    let ran =
        ran.complains("warning: me.toml: 1 mark of a sentence that is no longer in the ladder, kept and not shown");
    ran.complains("master.work.1: Cuts");
    let before = std::fs::read_to_string(folder.path().join("me.toml")).expect("a file");
    let ran =
        plan(&folder, &["Sweeps"], &marks, "text").complains("2 marks of sentences that are no longer in the ladder");
    ran.says_not("Cuts").says_not("Seen by");
    assert_eq!(
        std::fs::read_to_string(folder.path().join("me.toml")).expect("a file"),
        before,
        "a plan writes nothing"
    );
}

#[test]
fn evidence_stays_out_of_what_is_shown() {
    let folder = folder();
    for format in ["text", "markdown", "json"] {
        plan(&folder, &["Cuts"], &[(1, "Cuts", "met")], format).succeeds().says("Cuts").says_not("Seen by");
    }
}

#[test]
fn what_would_act_on_a_screen_in_answers_is_read_and_shown_harmless() {
    let folder = folder();
    let text =
        plan(&folder, &["Cuts"], &[(1, "Gone \\u001b[2J\\u202e", "met")], "text").complains("Gone \\u{1b}[2J\\u{202e}");
    assert!(!text.stderr.contains(['\u{1b}', '\u{202e}']));
    let sheet = answers(
        "ladder = \"general\"\nname = \"Ma\\u001b[31mya\\u0007\"\ncraft = \"x\\u001b]0;t\"",
        [("best-hours", 5)],
    );
    for format in ["text", "markdown", "json"] {
        let ran = metier(["plan", "-", "--format", format]).stdin(sheet.clone()).run().ends_with(3);
        is_harmless(format, &ran.stdout);
        is_harmless(format, &ran.stderr);
    }
}
