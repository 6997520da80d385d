//! Signals and keys that end or stop a process, at each kind of moment: what was answered is kept, and the terminal is
//! as it was found.

use std::fs;
use std::process::Command;

use super::{DRAFT, is_tidy, kept_in};
use crate::terminal::{Home, Terminal, sheet};

pub(super) const CTRL_D: &str = "\u{4}";
const CTRL_Z: &str = "\u{1a}";

/// What there is, what is run, how to come to the moment, and what is shown on the way out.
type Moment = (fn() -> Home, &'static str, fn(&mut Terminal), &'static str);

/// Each kind of moment at which something is read.
fn moments() -> Vec<Moment> {
    let marked = || {
        let home = Home::new();
        home.writes("me.toml", &sheet(28));
        home
    };
    vec![
        (
            Home::new,
            "metier plan",
            |it| _ = it.sees("What is your craft?").sees("type to filter").listens(),
            "Stopped.",
        ),
        (
            || Home::answered(26),
            "metier plan",
            |it| _ = it.sees("Question 27 of 28").sees("> ").listens(),
            "Saved 26 of 28",
        ),
        (
            || Home::answered(26),
            "metier plan --accessible",
            |it| _ = it.sees("Question 27 of 28").sees("1 to 5: ").types("4").listens(),
            "Saved 26 of 28",
        ),
        (
            || Home::answered(26),
            "metier plan",
            |it| _ = it.sees("Question 27").press("r").sees("quit > ").listens(),
            "Saved 26 of 28",
        ),
        (
            || Home::answered(28),
            "metier plan",
            |it| _ = it.sees("One last question").press("1").says("quit > ", "").sees("Enter done").listens(),
            "",
        ),
        (marked, "metier mark me.toml", |it| _ = it.sees("Expectation 1").sees("> ").listens(), "Stopped."),
        (
            marked,
            "metier mark me.toml",
            |it| {
                _ = it
                    .sees("Expectation 1")
                    .press("1")
                    .sees("Expectation 2")
                    .press("e")
                    .sees("Note: ")
                    .types("Half a")
                    .listens();
            },
            "Stopped. Saved: 1 met",
        ),
        (
            || {
                let home = Home::new();
                home.writes(super::FINISHED, &sheet(28));
                home
            },
            "metier forget",
            |it| _ = it.sees("[y/N] ").listens(),
            "Nothing was deleted",
        ),
    ]
}

#[test]
fn a_signal_at_any_moment_ends_it_like_ctrl_c_with_everything_kept() {
    for signal in ["INT", "TERM", "HUP"] {
        for (home, line, come, said) in moments() {
            let home = home();
            let before = home.files();
            let mut it = home.opens(80, &line.replacen("metier", "sh -c 'echo $$ > ../id; exec metier \"$@\"' sh", 1));
            come(&mut it);
            let id = home.text("../id");
            assert!(Command::new("kill").args([&format!("-{signal}"), id.trim()]).status().expect("kill").success());
            it.sees(said).ends(130);
            let kept = [DRAFT, "me.toml", super::FINISHED].map(|file| kept_in(&home, file));
            assert!(before.is_empty() || kept.iter().any(|kept| *kept >= 26), "{signal} {line}: {kept:?}");
            is_tidy(&home);
        }
    }
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_goes_on_with_the_same_question() {
    for (home, line, come, _) in moments() {
        let home = home();
        let mut it = home.opens(80, &format!("set -m; {line}; echo in the shell; stty -a > ../stopped; fg"));
        come(&mut it);
        it.types(CTRL_Z).sees("in the shell").sees("metier").listens();
        let (before, then) = (home.text("../before"), home.text("../stopped"));
        assert_eq!(before, then, "{line}: the shell has the terminal as it was");
        it.types("\u{3}").ends(130);
        is_tidy(&home);
    }
}

#[test]
fn after_ctrl_z_the_question_is_shown_again_and_can_be_answered() {
    for (term, key, prompt) in [("xterm", "4", "> "), ("dumb", "4\r", "1 to 5: ")] {
        let home = Home::answered(26);
        let mut it = home.opens(80, &format!("set -m; TERM={term} metier plan; fg"));
        it.sees("Question 27 of 28").sees(prompt).listens();
        it.types(CTRL_Z).sees("metier plan").sees("Question 27 of 28").sees(prompt).listens();
        it.types(key).sees("4 Mostly true").sees("Question 28 of 28").sees(prompt).types(CTRL_D).ends(3);
        assert_eq!(home.kept(), 27);
    }
}

#[test]
fn where_no_shell_waits_ctrl_z_stops_nothing() {
    let mut it = Home::answered(26).becomes("exec metier plan");
    it.sees("Question 27 of 28").press(CTRL_Z).sees("Question 27 of 28").press("4").sees("Question 28").press("q");
    it.sees("Saved 27 of 28").ends(3);
}

#[test]
fn ctrl_d_leaves_a_list_and_a_line_with_text_in_it_at_once() {
    let home = Home::new();
    home.opens(80, "metier plan")
        .sees("What is your craft?")
        .sees("type to filter")
        .listens()
        .types(CTRL_D)
        .sees("Stopped")
        .ends(3);
    let mut it = home.opens(80, "metier plan roofing");
    it.sees("Where are you now?").sees("type to filter").listens().types(CTRL_D).sees("Stopped before").ends(3);
    let mut it = Home::answered(26).opens(80, "TERM=dumb metier plan");
    it.sees("Question 27 of 28").sees("1 to 5: ").listens().types("4").types(CTRL_D).sees("Saved 26 of 28").ends(3);
    assert_eq!(it.home.kept(), 26, "a line that was not ended is no answer");
    it.home.writes("me.toml", &sheet(28));
    let mut it = it.home.opens(80, "metier mark me.toml");
    it.sees("Expectation 1").press("1").sees("Expectation 2").press("e").sees("Note: ").listens();
    it.types("Seen").types(CTRL_D);
    it.sees("Stopped. Saved: 1 met").sees("Where you stand on").ends(0);
}

#[test]
fn a_long_list_scrolls_and_a_window_of_another_size_is_drawn_anew() {
    let home = Home::new();
    for n in 0..30 {
        let ladder = fs::read_to_string(crate::support::root().join("ladders/general.toml")).expect("a ladder");
        home.writes(
            &format!("ladders/craft-{n:02}.toml"),
            &ladder.replace("\"general\"", &format!("\"craft-{n:02}\"")),
        );
    }
    let mut it = home.opens(80, "tty > ../tty; metier plan");
    it.sees("What is your craft?").sees("1 of 48").listens();
    let becomes = |columns: &str, rows: &str| {
        let tty = fs::File::open(home.text("../tty").trim()).expect("the terminal");
        let stty = Command::new("stty").args(["cols", columns, "rows", rows]).stdin(tty).status();
        assert!(stty.expect("stty").success());
    };
    becomes("40", "12");
    // Up from the first is the last.
    it.types("\u{1b}[A").sees("> Something else").listens();
    let seen = it.plain();
    let list = seen.rsplit_once("type to filter").expect("the list").1;
    assert!(list.contains("Watchmaking") && list.matches("Any craft").count() == 0, "{list}");
    it.types("\u{1b}[H").sees("> Any craft").listens().types("\u{1b}[6~").sees("> Any craft").listens().types("\r");
    it.says("Your craft: ", "").sees("Where are you now?").sees("type to filter").listens();
    becomes("80", "24");
    it.sees("Where are you now?").sees("type to filter").listens();
    it.types("\u{1b}").sees("Back").sees("What is your craft?").sees("1 of 48").listens();
    it.types("\u{1b}").sees("Stopped before").ends(3);
}

#[test]
fn a_window_that_changes_its_size_in_mid_question_loses_nothing() {
    let home = Home::answered(26);
    let mut it = home.opens(80, "tty > ../tty; metier plan");
    it.sees("Question 27 of 28").sees("> ").listens();
    let tty = || fs::File::open(home.text("../tty").trim()).expect("the terminal");
    for columns in ["30", "200", "79"] {
        assert!(Command::new("stty").args(["cols", columns]).stdin(tty()).status().expect("stty").success());
    }
    assert!(Command::new("stty").args(["cols", "80"]).stdin(tty()).status().expect("stty").success());
    it.types("4").sees("Question 28 of 28").press("q").sees("Saved 27 of 28").ends(3);
}

#[test]
fn a_window_closed_over_a_list_a_review_or_a_line_ends_it_with_everything_kept() {
    for (home, line, come, _) in moments() {
        let home = home();
        let mut it = home.becomes(&format!("stty eof undef; exec {line}"));
        come(&mut it);
        it.is_closed("?\r");
        let kept = [DRAFT, "me.toml", super::FINISHED].map(|file| kept_in(&home, file));
        assert!(home.files().is_empty() || kept.iter().any(|kept| *kept >= 26), "{line}: {kept:?} {:?}", home.files());
        is_tidy(&home);
    }
}
