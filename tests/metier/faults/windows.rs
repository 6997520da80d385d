//! Two windows: an interview that is open in one is not gone on with in another, and neither loses an answer.

use std::fs;
use std::process::Command;

use super::{DRAFT, IN_LINES, is_tidy, kept_in};
use crate::terminal::{Home, sheet};

const ASIDE: &str = "state/metier/roofing-self.aside-1.toml";

#[test]
fn the_second_window_is_told_that_an_interview_is_open_and_what_to_do() {
    let home = Home::answered(26);
    let mut first = home.becomes("exec metier plan");
    first.sees("Question 27 of 28");
    for options in ["", "roofing", "roofing --again", "--short", "--accessible"] {
        let mut second = home.opens(80, &format!("metier plan {options}"));
        second.sees("these answers are open in another window:").sees(DRAFT).sees("inish there first");
        second.sees("metier plan roofing --name NAME").sees("metier plan roofing --no-save").ends(2);
    }
    first.press("4").sees("Question 28").press("q").sees("Saved 27 of 28").ends(3);
    assert_eq!((home.kept(), home.files()), (27, vec![DRAFT.to_owned()]));
    home.opens(80, "metier plan").sees("27 of 28 questions answered").press("q").ends(3);
}

#[test]
fn other_people_and_other_ladders_are_asked_beside_it() {
    let home = Home::answered(26);
    let mut first = home.becomes("exec metier plan");
    first.sees("Question 27 of 28");
    for options in ["--name Sam", "--as coach", "--no-save"] {
        let mut second = home.opens(80, &format!("{IN_LINES} {options}"));
        second.sees("Question 1 of 28").types("4\rq\r").ends(3);
    }
    let mut second = home.opens(80, "TERM=dumb metier plan hvac --level installation-helper");
    second.sees("Question 1 of 28").types("q\r").ends(3);
    first.press("q").sees("Saved 26 of 28").ends(3);
}

#[test]
fn a_window_that_was_killed_or_is_stopped_for_good_is_in_nobodys_way() {
    let home = Home::answered(26);
    let mut first = home.becomes("exec metier plan");
    first.sees("Question 27 of 28").is_killed();
    home.opens(80, "metier plan").sees("Question 27 of 28").press("q").ends(3);
}

#[test]
fn two_that_begin_at_once_are_both_kept() {
    let home = Home::new();
    let exec = IN_LINES.replace("metier", "exec metier");
    let (mut first, mut second) = (home.becomes(&exec), home.becomes(&exec));
    second.sees("Question 1 of 28").sees("1 to 5: ");
    first.answers_in_lines(1, &["4", "2"], 28).sees("Question 3 of 28");
    second.types("5\r").sees("Another window saves its answers in").sees(DRAFT);
    second.sees("Yours are saved beside them, in").sees("aside-1.toml");
    second.answers_in_lines(2, &["4", "4"], 28).sees("Question 4 of 28").sees("1 to 5: ");
    first.says("1 to 5: ", "4").sees("Question 4").says("1 to 5: ", "q").sees("Saved 3 of 28").ends(3);
    assert!(home.draft().contains("best-hours = 4"), "{}", home.draft());
    assert!(home.text(ASIDE).contains("best-hours = 5"), "{}", home.text(ASIDE));
    assert_eq!((home.kept(), kept_in(&home, ASIDE)), (3, 3));
    second.types("q\r").sees("Saved 3 of 28 answers. Continue with: metier plan ").sees("aside-1.toml --ask").ends(3);
    is_tidy(&home);
}

#[test]
fn what_was_put_beside_ends_like_any_other_and_leaves_the_other_alone() {
    let home = Home::new();
    let mut second = home.becomes(&IN_LINES.replace("metier", "exec metier"));
    second.sees("Question 1 of 28").sees("1 to 5: ");
    // The other window, which is still open.
    home.writes(DRAFT, &sheet(7));
    let mut other = home.becomes("exec metier plan");
    other.sees("Question 8 of 28");
    second.types(&(super::rest(1) + "\r\r")).sees("Another window").sees("Saved.").sees("are done:").ends(0);
    assert_eq!((home.kept(), home.path(ASIDE).exists()), (7, false), "{:?}", home.files());
    other.press("4").sees("Question 9").press("q").ends(3);
    assert_eq!(home.kept(), 8);
}

#[test]
fn a_file_that_is_asked_for_in_one_window_is_not_in_another() {
    let home = Home::new();
    home.writes("me.toml", &sheet(26));
    let mut first = home.becomes("exec metier plan --ask me.toml");
    first.sees("Question 27 of 28");
    for verb in ["plan --ask", "mark"] {
        let mut second = home.opens(80, &format!("metier {verb} me.toml"));
        second.sees("these answers are open in another window: me.toml").ends(2);
    }
    // To be read it is free.
    home.opens(80, "metier plan me.toml").sees("A map for a conversation").ends(0);
    first.press("4").sees("Question 28").press("q").ends(3);
    assert_eq!(kept_in(&home, "me.toml"), 27);
}

#[test]
fn an_editor_that_puts_a_new_file_in_its_place_is_no_other_window() {
    let home = Home::answered(26);
    let mut it = home.becomes("exec metier plan");
    it.sees("Question 27 of 28");
    home.writes("new", &sheet(26).replace("[answers]", "# by hand\n[answers]"));
    let (new, draft) = (home.path("new"), home.path(DRAFT));
    assert!(Command::new("mv").args([new, draft]).status().expect("mv").success());
    it.press("4").sees("Question 28").press("q").sees("Saved 27 of 28").ends(3);
    assert!(home.draft().contains("# by hand") && home.kept() == 27, "{}", home.draft());
}

#[test]
fn what_an_editor_put_in_its_place_is_still_open_in_the_first_window() {
    let home = Home::new();
    home.writes("me.toml", &sheet(25));
    let mut first = home.becomes("exec metier plan --ask me.toml");
    first.sees("Question 26 of 28").press("4").sees("Question 27 of 28");
    home.writes("new", &home.text("me.toml").replace("[answers]", "# by hand\n[answers]"));
    fs::rename(home.path("new"), home.path("me.toml")).expect("renamed");
    home.opens(80, "metier plan --ask me.toml").sees("these answers are open in another window: me.toml").ends(2);
    first.press("2").sees("Question 28").press("q").sees("Saved 27 of 28").ends(3);
    assert!(home.text("me.toml").contains("# by hand") && kept_in(&home, "me.toml") == 27);
    assert_eq!(home.files(), ["me.toml"], "the lock is gone with its window");
}

#[test]
fn a_file_with_two_names_is_open_under_both() {
    let home = Home::new();
    home.writes("me.toml", &sheet(26));
    std::os::unix::fs::symlink("me.toml", home.path("link.toml")).expect("a link");
    let mut first = home.becomes("exec metier plan --ask link.toml");
    first.sees("Question 27 of 28");
    home.opens(80, "metier plan --ask me.toml").sees("these answers are open in another window: me.toml").ends(2);
    first.press("q").sees("Saved 26 of 28").ends(3);
    assert_eq!(home.files(), ["link.toml", "me.toml"]);
}

#[test]
fn what_a_window_that_was_killed_leaves_is_taken_away_by_the_next_one() {
    let home = Home::answered(26);
    home.writes("me.toml", &sheet(26));
    for (verb, lock) in [("plan", "state/metier/.roofing-self.toml.lock"), ("plan --ask me.toml", ".me.toml.lock")] {
        let mut first = home.becomes(&format!("exec metier {verb}"));
        first.sees("Question 27 of 28").is_killed();
        assert!(home.path(lock).exists() && home.mode(lock) == 0o600, "{:?}", home.files());
        home.opens(80, &format!("metier {verb}")).sees("Question 27 of 28").press("q").ends(3);
        is_tidy(&home);
    }
    // Of no window, it is listed and can be deleted like everything else that was left over.
    home.writes("state/metier/.hvac-self.toml.lock", "");
    home.opens(80, "metier forget --yes").sees(".hvac-self.toml.lock").ends(0);
    assert_eq!(home.files(), ["me.toml", "state"]);
}
