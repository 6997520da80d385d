//! The command that an interview prints to go on does what was typed, and what is said before the first question is true.
#![cfg(unix)]

use std::process::Command;

use metier::interview::Form;
use portable_pty::PtySize;

use crate::terminal::{Home, Terminal, answers_in, doer};

#[test]
fn it_keeps_where_answers_and_result_go() {
    let home = Home::new();
    let line = "metier plan roofing --level roofer --short --save s3.toml -o 'my plan.md' --format markdown";
    let answers = doer(Form::Short);
    let mut it = home.opens(200, line);
    it.answers(1, &answers[..2], 16).sees("Question 3").press("q");
    let again = "metier plan --save s3.toml --format markdown -o 'my plan.md'";
    it.sees(&format!("Saved 2 of 16 answers. Continue with: {again} ")).ends(3);
    let mut it = home.opens(200, again);
    it.answers(3, &answers[2..], 16).sees("One last question").press("1").says("quit > ", "").confirms("").ends(0);
    assert_eq!(answers_in(&home.text("s3.toml")), 16);
    assert!(home.text("my plan.md").starts_with("# "));
}

#[test]
fn before_the_first_answer_it_is_the_whole_command() {
    for line in [
        "metier plan roofing --as coach --name Sam --level roofer --save c.toml",
        "metier plan general --level learner --craft=-odd --short --format json -o r --force",
        "metier plan roofing --name=-jo --level roofer --again --with-notes",
    ] {
        let mut it = Home::new().opens(300, line);
        it.sees("Question 1 of").press("q");
        it.sees(&format!("Stopped before the first answer. Start with: {line} ")).ends(3);
    }
}

#[test]
fn at_the_list_of_crafts_nothing_typed_is_lost_either() {
    for line in [
        "metier plan --no-save",
        "metier plan --short --no-save --save s.toml",
        "metier plan --as coach --name 'Sam O' --level 'a b' --craft 'wet work' --short",
        "metier plan --again",
    ] {
        let mut it = Home::answered(3).opens(300, &format!("{line} --ladders ."));
        if line.contains("--level") {
            it.sees("What is their craft?");
        } else {
            it.sees("What is your craft?");
        }
        it.sees("type to filter")
            .listens()
            .types("\u{1b}")
            .sees(&format!("Stopped. Start again with: {line} --ladders . "));
        it.ends(3);
    }
}

#[test]
fn where_somebody_elses_answers_go_on_the_way_round_them_keeps_the_rest() {
    let mut it = Home::answered(3).opens(200, "metier plan --save s.toml --short");
    it.sees("Someone else's? Press q, then run: metier plan --short --save s.toml --again ").press("q").ends(3);
}

#[test]
fn after_too_few_answers_it_may_replace_what_it_has_written() {
    let home = Home::new();
    let line = "TERM=dumb metier plan roofing --level roofer --short --save s.toml -o r";
    let mut it = home.opens(200, line);
    it.sees("1 to 5: ").types(&"n\r".repeat(16)).says("1 to 3: ", "3").says("quit > ", "");
    let again = "metier plan --save s.toml -o r --force";
    it.sees(&format!("change a \"not sure\": {again} ")).ends(3);
    home.opens(200, again).sees("Welcome back").says("quit > ", "q").ends(3);
}

#[test]
fn what_a_file_was_asked_with_stays() {
    let home = Home::new();
    home.writes("me.toml", &crate::terminal::sheet(26));
    let mut it = home.opens(200, "metier plan --ask me.toml -o plan.md --format markdown");
    it.sees("Question 27").press("q");
    it.sees("Continue with: metier plan me.toml --ask --format markdown -o plan.md ").ends(3);
}

#[test]
fn what_is_only_saved_at_the_end_is_told_so() {
    let home = Home::new();
    let mut it = home.opens(200, "metier plan roofing --level roofer --no-save --save s2.toml");
    it.sees("Your answers are written to s2.toml only at the end. If you stop early, they are lost.");
    it.press("q").ends(3);
    let mut it = home.opens(200, "metier plan roofing --level roofer --no-save");
    it.sees("Nothing is saved. If you stop, your answers are lost.").press("q").ends(3);
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn answers_are_saved_to_a_file_or_refused_before_the_first_question() {
    let home = Home::new();
    assert!(Command::new("mkfifo").arg(home.path("pipe")).status().expect("mkfifo").success());
    home.writes("ow/r.toml", metier::store::bundled_ladder("roofing").expect("a ladder"));
    for (options, why) in [
        ("--save -", "--save writes the answers to a file, and `-` is none"),
        ("--save /dev/null", "could not write /dev/null: it is no file that answers could be kept in"),
        ("--save pipe", "could not write pipe: it is no file"),
        ("--save ow", "could not write ow: it is a folder"),
        ("--save ow/r.toml ow/r.toml --force", "ow/r.toml holds the ladder; the result would replace it"),
        ("-o ow/r.toml ow/r.toml --force", "ow/r.toml holds the ladder; the result would replace it"),
    ] {
        let said = home.opens(200, &format!("metier plan --level roofer {options}")).sees(why).ends(2);
        assert!(!said.contains("Question 1"), "{options}: {said}");
        assert_eq!(home.files(), ["ow/r.toml", "pipe"], "{options}");
    }
}

/// In a window of 80 columns that becomes one of 40 once this was seen.
fn resized(home: &Home, line: &str, seen: &str) -> Terminal {
    let mut it = home.becomes(line);
    it.sees(seen);
    let size = PtySize { rows: 24, cols: 40, ..PtySize::default() };
    it.master.as_ref().expect("a terminal").resize(size).expect("another size");
    it
}

/// The longest line behind this text.
fn widest(said: &str, behind: &str) -> usize {
    let (_, rest) = said.split_once(behind).expect("it was said");
    rest.lines()
        .filter(|line| !crate::support::stays_whole(line))
        .map(|line| line.chars().count())
        .max()
        .unwrap_or_default()
}

#[test]
fn a_window_that_becomes_narrower_is_kept_to_from_the_next_question_on() {
    for (before, options, is_fixed) in [("", "", false), ("", "--width 80", true), ("env COLUMNS=80", "", true)] {
        let line = format!("exec {before} metier plan roofing --level roofer --color never {options}");
        let mut it = resized(&Home::new(), &line, "Question 1 of 28");
        it.press("4").sees("Question 2 of 28").press("r");
        let said = it.says("save and quit > ", "q").ends(3);
        assert_eq!(widest(&said, "4 Agree\r\n") > 39, is_fixed, "{line}: {said}");
    }
    let line = "TERM=dumb exec metier plan roofing --level roofer";
    let mut it = resized(&Home::new(), line, "Question 1 of 28");
    let said = it.says("1 to 5: ", "4").sees("Question 2").says("1 to 5: ", "r").says("quit > ", "q").ends(3);
    assert!(widest(&said, "Question 2") < 40, "{said}");
}

#[test]
fn a_list_and_what_follows_it_are_as_wide_as_the_window_is_then() {
    let mut it = resized(&Home::new(), "exec metier plan --color never", "type to filter");
    it.listens()
        .types("\u{1b}[B\r")
        .sees("Where are you now?")
        .sees("type to filter")
        .listens()
        .types("\u{1b}")
        .sees("Back");
    it.sees("type to filter").listens().types("\u{1b}");
    let said = it.sees("Stopped before the first answer. Start with: metier plan").ends(3);
    let between = said.split("Where are you now?").next().expect("what is said first");
    assert!(widest(between, "\u{1b}[?25hWhat is your craft?") < 40, "{said}");
}

#[test]
fn the_result_is_as_wide_as_the_window_is_then() {
    let mut it = resized(&Home::answered(28), "exec metier plan --color never", "One last question");
    it.press("1").says("quit > ", "");
    let said = it.picks("").ends(0);
    let result = said.split("Saved.").next().expect("a result");
    assert!(widest(result, "\r\nCheck your answers") < 40, "{said}");
}
