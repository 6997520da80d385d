//! What is kept: its history, its end, and where it lies.
#![cfg(unix)]

use std::fs;

use crate::no_save::{can_trace, skipped};
use crate::support::{Ran, Run, metier, root};
use crate::terminal::{Home, sheet};

const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const FINISHED: &str = "data/metier/roofing-self-2026-01-05.toml";
const DRAFT: &str = "state/metier/roofing-self.toml";

/// A run with this home, without a terminal.
fn at(home: &Home, arguments: &[&str]) -> Run {
    let run = metier(arguments.iter().copied()).within(home.path("")).with("HOME", home.path(""));
    let folders = [("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")];
    folders.into_iter().fold(run, |run, (name, folder)| run.with(name, home.path(folder)))
}

pub(crate) fn runs(home: &Home, arguments: &[&str]) -> Ran {
    at(home, arguments).run()
}

/// Finished answers of someone who would rather do, with another head.
pub(crate) fn finished(made: &str, head: &str) -> String {
    sheet(28).replace("made = 2026-11-19", &format!("made = {made}\n{head}"))
}

/// The answers turned round: of someone who would rather direct.
fn turned_round(text: &str) -> String {
    let turn = |line: &str| {
        let (id, step) = line.split_once(" = ")?;
        let step: u8 = step.parse().ok().filter(|_| !["format", "questions"].contains(&id))?;
        Some(format!("{id} = {}", 6 - step))
    };
    text.lines().map(|line| turn(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

/// Three finished sets, a coach's, two drafts, and something of the person's own.
fn lived_in() -> Home {
    let home = Home::new();
    home.writes(FINISHED, &finished("2026-01-05", ""));
    home.writes("data/metier/roofing-self-2026-05-05.toml", &finished("2026-05-05", ""));
    home.writes("data/metier/roofing-self-2026-05-05-1.toml", &turned_round(&finished("2026-05-05", "")));
    let coach = turned_round(&finished("2026-11-05", "name = \"Sam\"")).replace("\"self\"", "\"coach\"");
    home.writes("data/metier/roofing-coach-sam-2026-11-05.toml", &coach);
    home.writes(DRAFT, &sheet(12));
    home.writes("state/metier/roofing-self.aside-1.toml", &sheet(3));
    home.writes("data/metier/notes.txt", "mine");
    home
}

#[test]
fn the_history_says_change_only_beyond_the_margin_and_in_words() {
    let ran = runs(&lived_in(), &["history", "--accessible", "--width", "1000"]).succeeds();
    assert_eq!(ran.headline(), "4 sets of answers saved; 2 interviews unfinished.");
    let ran = ran
        .says("Heading: Roofing, 3 sets of answers.")
        .says("2026-05-05: more directing than on ")
        .says("Since the first of these, 2026-01-05: more directing.")
        .says("To see the newest again:\nmetier plan roofing\n")
        .says("Heading: Roofing, Sam, a coach's answers, 1 set of answers.\n2026-11-05.\nResult: Management, clear")
        .says("To see the newest again:\nmetier plan roofing --as coach --name Sam\n")
        .says("Roofing: 12 of 28 answered, begun 2026-11-19. To continue:\nmetier plan roofing\n")
        .says("set aside. To continue:\nmetier plan --ask ");
    assert!(!ran.stdout.contains(['+', '±', '−']), "{}", ran.stdout);
}

#[test]
fn the_history_for_scripts_holds_the_lines_in_order() {
    let home = lived_in();
    let json = runs(&home, &["history", "roofing", "--format", "json"]).succeeds().json();
    let lines = json["lines"].as_array().expect("lines");
    assert_eq!(lines.iter().map(|line| &line["by"]).collect::<Vec<_>>(), ["self", "coach"]);
    let times = lines[0]["times"].as_array().expect("times");
    let change = |n: usize| (&times[n]["since"]["change"], &times[n]["not_compared"]);
    assert_eq!(change(0), (&serde_json::Value::Null, &"first".into()));
    assert_eq!(change(1), (&"none".into(), &serde_json::Value::Null));
    assert_eq!(change(2), (&"more-directing".into(), &serde_json::Value::Null));
    assert!(times[2]["file"].as_str().expect("a file").ends_with("2026-05-05-1.toml"), "the second of that day");
    assert_eq!((&times[2]["since"]["gap"], &lines[0]["in_all"]["change"]), (&2.0.into(), &"more-directing".into()));
    assert_eq!((&lines[1]["name"], &lines[1]["in_all"]), (&"Sam".into(), &serde_json::Value::Null));
    assert_eq!(json["unfinished"].as_array().expect("drafts").len(), 2);
    assert_eq!((&json["unfinished"][0]["answered"], &json["unfinished"][0]["asked"]), (&12.into(), &28.into()));
}

#[test]
fn the_command_that_goes_on_goes_on() {
    let home = lived_in();
    let json = runs(&home, &["history", "--format", "json"]).succeeds().json();
    for draft in json["unfinished"].as_array().expect("drafts") {
        let (answered, command) = (&draft["answered"], draft["go_on"].as_str().expect("a command"));
        home.opens(80, command).sees(&format!("{answered} of 28 questions answered")).press("q").ends(3);
    }
}

#[test]
fn the_first_score_of_a_line_is_not_called_the_first_of_the_line() {
    let home = Home::new();
    home.writes(FINISHED, &sheet(3).replace("2026-11-19", "2026-01-05"));
    home.writes("data/metier/roofing-self-2026-05-05.toml", &finished("2026-05-05", ""));
    let ran = runs(&home, &["history", "--accessible", "--width", "1000"]).succeeds();
    ran.says("cannot be compared: no score").says_not("more d").says_not("No real change");
}

#[test]
fn other_questions_and_other_people_are_not_compared() {
    let home = Home::new();
    home.writes("data/metier/roofing-self-2026-01-05.toml", &finished("2026-01-05", ""));
    let other = finished("2026-02-05", "").replace("questions = 1", "questions = 0");
    home.writes("data/metier/roofing-self-2026-02-05.toml", &turned_round(&other));
    home.writes("data/metier/roofing-self-maya-2026-03-05.toml", &finished("2026-03-05", "name = \"Maya\""));
    let ran = runs(&home, &["history", "--accessible", "--width", "1000"]).succeeds();
    ran.says("Heading: Roofing, Maya, 1 set").says("cannot be compared: other questions").says_not("more directing");
}

#[test]
fn one_person_s_history_is_said_in_line_1() {
    let home = Home::new();
    home.writes(FINISHED, &finished("2026-01-05", ""));
    home.writes("data/metier/roofing-self-2026-05-05.toml", &finished("2026-05-05", ""));
    let ran = runs(&home, &["history", "--accessible", "--width", "1000"]).succeeds();
    assert_eq!(ran.headline(), "Roofing, 2 sets of answers: no change beyond the margin since 2026-01-05.");
}

#[test]
fn an_empty_store_says_how_to_begin_and_makes_no_folder() {
    let home = Home::new();
    runs(&home, &["history"]).succeeds().says("No finished answers are saved").says("To begin:\n  metier plan\n");
    runs(&home, &["where"]).succeeds().says("no such folder yet");
    runs(&home, &["forget"]).succeeds().says("Nothing to forget");
    assert_eq!(home.files(), [""; 0]);
    metier(["history"]).without("HOME").run().ends_with(0).says("No finished answers are saved");
}

#[test]
fn a_ladder_without_answers_names_those_that_have_some() {
    let ran = runs(&lived_in(), &["history", "hvac"]).succeeds();
    ran.says("No finished answers about hvac are saved").says("There are answers about roofing.");
}

#[test]
fn a_file_that_cannot_be_read_is_listed_with_its_error_and_takes_nothing_from_the_others() {
    let home = lived_in();
    home.writes("data/metier/hvac-self-2026-02-01.toml", "format = 1\nladder = 3\n[answers]\n");
    let ran = runs(&home, &["history"]).ends_with(0);
    ran.says("4 sets of answers saved").says("Cannot be read").says("line 2:10: `ladder` is a number");
    let json = runs(&home, &["history", "--format", "json"]).succeeds().json();
    assert!(json["unreadable"][0]["message"].as_str().expect("a message").contains("`ladder` is a number"));
    runs(&home, &["history", "roofing"]).succeeds().says_not("Cannot be read");
    runs(&home, &["history", "hvac"]).succeeds().says("No finished answers about hvac that can be read are saved");
}

#[test]
fn the_history_and_the_places_fit_every_screen() {
    let home = lived_in();
    for verb in ["history", "where"] {
        for columns in [80, 40] {
            let width = columns.to_string();
            let ran = runs(&home, &[verb, "--width", &width]).succeeds();
            for line in ran.stdout.lines() {
                let fits = line.chars().count() < columns || crate::support::stays_whole(line);
                assert!(fits && line == line.trim_end(), "{verb} {columns}: {line:?}");
            }
        }
        for line in runs(&home, &[verb, "--accessible", "--width", "1000"]).succeeds().stdout.lines() {
            let is_command = line.starts_with("metier ");
            assert!(line.is_empty() || is_command || line.ends_with(['.', ':', '?']), "{verb}: {line}");
        }
        assert!(runs(&home, &[verb, "--ascii"]).succeeds().stdout.is_ascii());
        assert!(runs(&home, &[verb, "--format", "markdown"]).succeeds().stdout.starts_with("# "));
    }
}

#[test]
fn forget_lists_asks_and_deletes_what_is_metier_s_own() {
    let home = lived_in();
    home.writes("state/metier/.metier-abc123", "cut short");
    let mut it = home.opens(80, "metier forget > result");
    it.sees("This deletes 7 files for good:").sees("roofing-self-2026-01-05.toml: finished answers");
    it.sees("roofing-self.toml: an unfinished interview").sees("put aside").sees("cut short");
    it.confirms("m").confirms("y").ends(0);
    let left = home.files();
    assert_eq!(
        left,
        ["data/metier/notes.txt", "result", "state"],
        "the folder of drafts is gone with the last of them"
    );
    let result = home.text("result");
    assert!(result.starts_with("7 files deleted: metier keeps no answers any more\n"), "{result}");
    assert!(result.contains("Left alone, since it is not metier's") && result.contains("notes.txt"), "{result}");
}

#[test]
fn forget_deletes_nothing_unless_the_answer_is_yes() {
    let home = lived_in();
    let before = home.files();
    for (line, typed, code) in [
        ("metier forget", "n", 0),
        ("metier forget", "", 0),
        ("metier forget --accessible", "n", 0),
        ("TERM=dumb metier forget", "no", 0),
        ("metier forget", CTRL_C, 130),
        ("metier forget", CTRL_D, 3),
    ] {
        let mut it = home.opens(80, line);
        it.confirms(typed).sees("Nothing was deleted").ends(code);
        assert_eq!(home.files(), before, "{line} {typed:?}");
    }
    let mut it = home.opens(80, "TERM=dumb metier forget");
    it.confirms("maybe").sees("\"maybe\" is neither.").confirms("").sees("Nothing was deleted").ends(0);
}

#[test]
fn forget_asks_without_an_escape_code_at_any_width() {
    let home = lived_in();
    for (columns, options) in [(80, ""), (40, ""), (80, "--accessible")] {
        let line = format!("metier forget --color never {options}");
        let said = home.opens(columns, &line).confirms("n").sees("Nothing").ends(0);
        assert!(!said.contains('\u{1b}'), "{said:?}");
        let fits = |line: &str| line.chars().count() < usize::from(columns);
        assert!(!options.is_empty() || said.lines().all(fits), "{said}");
    }
}

#[test]
fn without_a_terminal_forget_wants_yes() {
    let home = lived_in();
    let before = home.files();
    for options in [&["forget"][..], &["forget", "--no-input"]] {
        runs(&home, options).ends_with(2).says_nothing().complains("--yes").complains("roofing-self-2026-01-05.toml");
    }
    assert_eq!(home.files(), before);
    runs(&home, &["forget", "--yes"]).succeeds().says("6 files deleted: metier keeps no answers any more");
    assert_eq!(home.files(), ["data/metier/notes.txt", "state"]);
    runs(&home, &["forget", "--yes"]).succeeds().says("Nothing to forget").says("notes.txt");
}

#[test]
fn forget_takes_only_a_ladder_or_only_what_is_older() {
    let home = lived_in();
    home.writes("data/metier/hvac-self-2026-02-01.toml", &finished("2026-02-01", "").replace("roofing", "hvac"));
    home.writes("data/metier/roofing-x-self-2026-02-01.toml", "damaged");
    runs(&home, &["forget", "--yes", "--ladder", "hvac"]).succeeds().says("1 file deleted: 7 files are kept");
    runs(&home, &["forget", "--yes", "--before", "2026-05-05", "--ladder", "roofing"])
        .succeeds()
        .says("1 file deleted")
        .says("roofing-self-2026-01-05.toml")
        .says_not("notes.txt\nNothing");
    runs(&home, &["forget", "--yes", "--ladder", "roofing"]).succeeds().says("5 files deleted: 1 file is kept");
    assert_eq!(home.files(), ["data/metier/notes.txt", "data/metier/roofing-x-self-2026-02-01.toml", "state"]);
    // What cannot be read goes by its name, and by the day it was written.
    runs(&home, &["forget", "--yes", "--ladder", "roofing-x", "--before", "2020-01-01"])
        .succeeds()
        .says("1 file is kept");
    runs(&home, &["forget", "--yes", "--before", "2999-01-01"]).succeeds().says("1 file deleted");
}

#[test]
fn one_folder_for_drafts_and_answers_is_well_too() {
    let home = Home::new();
    home.writes(FINISHED, &finished("2026-01-05", ""));
    home.writes("data/metier/roofing-self.toml", &sheet(12));
    home.writes("data/metier/.metier-abc123", "cut short");
    let one = |arguments: &[&str]| at(&home, arguments).with("XDG_STATE_HOME", home.path("data")).run().succeeds();
    one(&["history"]).says("1 set of answers saved; 1 interview unfinished");
    let places = one(&["where", "--format", "json"]).json();
    assert_eq!((&places["drafts"]["files"], &places["answers"]["files"]), (&1.into(), &2.into()));
    one(&["forget", "--yes"]).says("3 files deleted: metier keeps no answers any more");
    assert_eq!(home.files(), ["data"]);
}

#[test]
fn a_day_that_is_none_is_an_error_with_its_mend() {
    let home = lived_in();
    let before = home.files();
    for day in ["2026-13-01", "2026-02-30", "yesterday", "2026-1-1", "2026-01-01T10:00:00"] {
        let ran = runs(&home, &["forget", "--yes", "--before", day]).ends_with(2).says_nothing();
        ran.complains("is not a date").complains("such as 2026-01-31");
    }
    assert_eq!(home.files(), before);
}

#[test]
fn of_a_link_only_the_link_is_deleted_and_a_folder_stays() {
    let home = Home::new();
    home.writes("mine.toml", &finished("2026-01-05", ""));
    fs::create_dir_all(home.path("data/metier/hvac-self-2026-01-01.toml")).expect("a folder");
    std::os::unix::fs::symlink(home.path("mine.toml"), home.path(FINISHED)).expect("a link");
    std::os::unix::fs::symlink(home.path("gone.toml"), home.path("data/metier/roofing-self-2026-01-06.toml"))
        .expect("a link to nothing");
    runs(&home, &["forget", "--yes"]).succeeds().says("2 files deleted");
    assert_eq!(home.files(), ["data/metier/hvac-self-2026-01-01.toml", "mine.toml"]);
}

#[test]
fn what_cannot_be_deleted_is_named_with_the_reason_and_the_rest_goes() {
    if !can_trace() {
        return skipped("what_cannot_be_deleted_is_named_with_the_reason_and_the_rest_goes");
    }
    let home = lived_in();
    // The system refuses the second file, after the first one and its lock; that holds for one who may do everything, too.
    let refuse = "-e trace=unlink,unlinkat -e inject=unlink,unlinkat:error=EACCES:when=3";
    let mut it = home.opens(80, &format!("strace -o /dev/null {refuse} metier forget --yes > result"));
    it.sees("error: 1 file could not be deleted and remains").sees(FINISHED).sees("permission denied").ends(2);
    assert_eq!(home.files(), ["data/metier/notes.txt", FINISHED, "result", "state"]);
    assert!(home.text("result").starts_with("5 files deleted: 1 file is kept\n"), "{}", home.text("result"));
}

#[test]
fn where_names_every_place_and_setting_with_its_source() {
    let home = lived_in();
    let given = root().join("ladders").display().to_string();
    let ran = at(&home, &["where", "--width", "100"]).with("METIER_LADDERS", &given).run().succeeds();
    ran.says("18 ladders (METIER_LADDERS)")
        .says("./ladders: no such folder (the folder you are in)")
        .says("no such folder (XDG_CONFIG_HOME)")
        .says("Built in: 18 ladders")
        .says("1 unfinished, 1 put aside (XDG_STATE_HOME)")
        .says("4 finished (XDG_DATA_HOME)")
        .says("100 columns (--width)")
        .says("any (LANG)")
        .says("cannot be asked (the standard input");
    let json = at(&home, &["where", "--format", "json", "--ladders", &given, "--no-input"])
        .with("COLUMNS", "60")
        .with("SOURCE_DATE_EPOCH", "1795176000")
        .with("NO_COLOR", "1")
        .run()
        .succeeds()
        .json();
    assert_eq!((&json["ladders"][0]["from"], &json["ladders"][0]["ladders"]), (&"--ladders".into(), &18.into()));
    let settings = &json["settings"];
    assert_eq!((&settings["width"]["value"], &settings["width"]["from"]), (&60.into(), &"COLUMNS".into()));
    assert_eq!(settings["color"], serde_json::json!({"value": false, "from": "NO_COLOR"}));
    assert_eq!(
        (&settings["input"]["value"], &settings["input"]["from"]),
        (&false.into(), &"--no-input was given".into())
    );
    assert_eq!(
        (&settings["today"], &settings["source_date_epoch"]["value"]),
        (&"2026-11-20".into(), &"1795176000".into())
    );
    assert_eq!((&json["drafts"]["files"], &json["answers"]["files"]), (&2.into(), &4.into()));
}

#[test]
fn where_in_a_terminal_says_that_questions_can_be_asked() {
    let home = Home::new();
    home.opens(80, "metier where").sees("80 columns (the terminal)").sees("answered with single keys").ends(0);
    home.opens(80, "TERM=dumb metier where").sees("no (TERM)").sees("whole lines (TERM)").ends(0);
    assert_eq!(home.files(), [""; 0]);
}
