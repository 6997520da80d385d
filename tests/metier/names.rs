//! Saved answers have names that can be typed: a ladder, or a craft.
#![cfg(unix)]

use crate::store::{finished, runs};
use crate::support::{metier, root};
use crate::terminal::{Home, sheet};

const JANUARY: &str = "data/metier/roofing-self-2026-01-05.toml";
const MAY: &str = "data/metier/roofing-self-2026-05-05.toml";
const COACH: &str = "data/metier/roofing-coach-2026-06-06.toml";

fn lived_in() -> Home {
    let home = Home::new();
    home.writes(JANUARY, &finished("2026-01-05", ""));
    home.writes(MAY, &finished("2026-05-05", "").replace("\"roofer\"", "\"lead-technician\""));
    home.writes(COACH, &finished("2026-06-06", "").replace("\"self\"", "\"coach\""));
    home
}

#[test]
fn a_ladder_is_the_name_of_the_newest_answers_about_it() {
    let home = lived_in();
    let file = |line: &str| {
        let words: Vec<&str> = line.split(' ').chain(["--format", "json"]).collect();
        let json = runs(&home, &words).succeeds().json();
        json["file"].as_str().expect("a file").rsplit('/').next().expect("a name").to_owned()
    };
    assert_eq!(file("plan roofing"), "roofing-self-2026-05-05.toml");
    assert_eq!(file("plan Roofing"), "roofing-self-2026-05-05.toml");
    assert_eq!(file("plan roofing --on 2026"), "roofing-self-2026-05-05.toml");
    assert_eq!(file("plan roofing --on 2026-04"), "roofing-self-2026-01-05.toml");
    assert_eq!(file("plan roofing --on 2026-01-05"), "roofing-self-2026-01-05.toml");
    assert_eq!(file("plan roofing --as coach"), "roofing-coach-2026-06-06.toml");
    assert_eq!(runs(&home, &["plan", "roofing", "--coach", "roofing"]).succeeds().headline().find("Mastery"), Some(0));
    runs(&home, &["plan", "roofing", "--on", "2025"])
        .ends_with(2)
        .complains("no answers about roofing are saved from 2025");
    runs(&home, &["plan", "hvac"]).ends_with(2).complains("    metier new answers hvac -o me.toml\n");
    runs(&home, &["plan", "roofing", "--short"]).ends_with(2).complains("to answer once more, add --again");
    runs(&home, &["plan", "roofing", "--on", "2026-13"]).ends_with(2).complains("write a year, a month or a day");
}

#[test]
fn of_several_people_one_is_named() {
    let home = Home::new();
    for name in ["Maya", "Rico"] {
        let file = format!("data/metier/roofing-self-{}-2026-01-05.toml", name.to_lowercase());
        home.writes(&file, &finished("2026-01-05", &format!("name = \"{name}\"")));
    }
    let ran = runs(&home, &["plan", "roofing"]).ends_with(2).says_nothing();
    ran.complains("answers of several people about roofing are saved").complains("say whose: --name Maya, --name Rico");
    let json = runs(&home, &["plan", "roofing", "--name", "rico", "--format", "json"]).succeeds().json();
    assert_eq!(json["name"], "Rico");
    assert_eq!(runs(&home, &["history", "--name", "Maya"]).succeeds().stdout.matches("2026-01-05").count(), 1);
    runs(&home, &["forget", "--name", "Maya", "--yes"]).succeeds().says("1 file deleted: 1 file is kept");
    runs(&home, &["plan", "roofing"]).succeeds();
}

#[test]
fn next_and_compare_take_the_same_names() {
    let home = lived_in();
    let next = |line: &str| {
        let words: Vec<&str> = line.split(' ').chain(["--format", "json"]).collect();
        let json = runs(&home, &words).succeeds().json();
        (json["from"]["level"].as_str().expect("a level").to_owned(), json["steps"].as_array().expect("steps").len())
    };
    assert_eq!(next("next"), ("lead-technician".into(), 1), "yours, and the track that fits");
    assert_eq!(next("next roofing --on 2026-01"), ("roofer".into(), 1));
    assert_eq!(next("next roofing roofer").0, "roofer");
    assert!(next("next roofing roofer").1 > 1, "every way that is open");
    let compared = |line: &str| {
        let words: Vec<&str> = line.split(' ').chain(["--format", "json"]).collect();
        runs(&home, &words).succeeds().json()["kind"].as_str().expect("a kind").to_owned()
    };
    assert_eq!(compared("compare roofing"), "compare");
    runs(&home, &["compare", "roofing"]).succeeds().says("coach");
    runs(&home, &["compare", "roofing", "--on", "2026-01"]).succeeds().says("2026-01-05");
    runs(&home, &["compare", "me.toml"]).ends_with(2).complains("me.toml is one file, and two are compared");
    runs(&Home::new(), &["next"]).ends_with(2).complains("which ladder?").complains("    metier next LADDER LEVEL\n");
}

#[test]
fn a_craft_without_a_ladder_of_its_own_is_a_name_too() {
    let home = Home::new();
    let text = sheet(28).replace("ladder = \"roofing\"", "ladder = \"general\"\ncraft = \"piano tuning\"");
    home.writes("data/metier/general-self-2026-01-05.toml", &text.replace("level = \"roofer\"\n", ""));
    runs(&home, &["plan", "Piano Tuning"]).succeeds().says("piano tuning");
    runs(&home, &["history", "piano tuning"]).succeeds().says("1 set of answers");
    let mut it = home.opens(80, "metier plan 'piano tuning' --again");
    it.sees("Where are you now?").press("\u{3}").ends(130);
    runs(&home, &["plan", "baking"]).ends_with(2).complains("no ladder named `baking`");
}

#[test]
fn in_a_terminal_a_ladder_goes_on_or_shows_its_result_or_begins() {
    let home = Home::new();
    home.opens(80, "metier plan roofing --level roofer")
        .sees("Question 1 of 28")
        .press("4")
        .sees("Question 2")
        .press("q")
        .ends(3);
    home.opens(80, "metier plan roofing").sees("Question 2 of 28").press("q").ends(3);
    home.opens(80, "metier plan hvac").sees("Where are you now?").press("\u{3}").ends(130);
    let home = lived_in();
    home.opens(80, "metier plan roofing --no-pager").sees("Mastery. Next level").ends(0);
    home.opens(80, "metier plan roofing --again").sees("Where are you now?").press("\u{3}").ends(130);
    home.opens(80, "metier plan roofing --again --level roofer").sees("Question 1 of 28").press("\u{3}").ends(130);
}

#[test]
fn alone_it_offers_what_is_saved() {
    let offered = |keys: &str, shows: &str| {
        let home = lived_in();
        let mut it = home.opens(80, "metier plan --no-pager");
        it.sees("What would you like to do?").sees("See your plan").listens().types(keys);
        it.sees(shows);
        drop(it);
    };
    offered("\r", "Mastery. Next level");
    offered("again\r", "Where are you now?");
    offered("another\r", "What is your craft?");
    lived_in().opens(80, "metier plan").sees("What would you like to do?").listens().types("\u{1b}").ends(3);
}

#[test]
fn where_a_name_is_wrong_the_list_is_shown_and_filtered() {
    let home = Home::new();
    let mut it = home.opens(80, "metier plan piano");
    it.sees("What is your craft?").sees("Something else: piano").listens().types("\r").sees("Where are you now?");
    it.press("\u{3}").ends(130);
    let mut it = home.opens(80, "metier next roofing lead --format json > out");
    it.sees("No level `lead` in the ladder `roofing`.")
        .sees("Where are you now?")
        .sees("2 of 11")
        .listens()
        .types("\r")
        .ends(0);
    assert!(home.text("out").contains("\"level\":\"lead-technician\""));
    home.opens(80, "metier show sofware")
        .sees("No ladder named `sofware`.")
        .sees("Which ladder?")
        .listens()
        .types("\u{1b}")
        .ends(3);
    home.opens(80, "metier diff roofing").sees("From which level?").listens().types("\u{3}").ends(130);
}

#[test]
fn what_a_file_holds_decides_what_is_done_with_it() {
    let home = Home::new();
    let ladder = std::fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder");
    home.writes("ours.toml", &ladder.replace("id = \"roofing\"", "id = \"ours\""));
    home.writes("me.toml", &sheet(28));
    home.writes("notes.toml", "title = \"shopping\"\n");
    home.opens(80, "metier plan ours.toml --level roofer").sees("Question 1 of 28").press("\u{3}").ends(130);
    runs(&home, &["plan", "me.toml"]).succeeds();
    let ran = runs(&home, &["plan", "notes.toml"]).ends_with(2).says_nothing();
    ran.complains("notes.toml holds neither answers nor a ladder");
    runs(&home, &["plan", "gone.toml"]).ends_with(2).complains("    metier new answers LADDER -o me.toml\n");
    runs(&home, &["compare", "me.toml", "ours.toml"])
        .ends_with(2)
        .complains("ours.toml is a ladder; answers are needed here");
    runs(&home, &["show", "me.toml"]).ends_with(2).complains("me.toml holds answers; a ladder is needed here");
    home.writes("me", &sheet(28));
    runs(&home, &["plan", "me"]).ends_with(2).complains("no ladder named `me`");
}

#[test]
fn bare_it_says_where_you_are() {
    let home = lived_in();
    let mut marked = home.text(MAY);
    marked.push_str("\n[[marks]]\nkey = \"master-roofer.x\"\ntext = \"no longer there\"\nstate = \"met\"\n");
    home.writes(MAY, &marked);
    home.writes("state/metier/hvac-self.toml", &sheet(5).replace("roofing", "hvac").replace("roofer", "installer"));
    let ran = runs(&home, &[]).succeeds();
    let ran = ran.says("Where you are").says("Roofing: Lead Technician").says("Next (mastery): Master Roofer.");
    let ran =
        ran.says("  metier plan roofing\n").says("Roofing, as a coach").says("  metier plan roofing --as coach\n");
    ran.says("5 of 28 questions answered.").says("  metier plan hvac\n").says("metier --help");
    runs(&Home::new(), &[]).succeeds().says("answer 28 questions");
    metier([""; 0]).run().succeeds().says("Start here");
}
