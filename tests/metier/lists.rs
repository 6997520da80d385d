//! The lists to choose a ladder and a level from, in a real terminal.
#![cfg(unix)]

use crate::terminal::Home;

const CTRL_C: &str = "\u{3}";

#[test]
fn ladder_and_level_are_chosen_with_the_arrows() {
    for columns in [80, 40] {
        let mut it = Home::new().opens(columns, "metier plan --color never");
        it.sees("What is your craft?").sees("q stops)").listens().types("\u{1b}[B\u{1b}[A\u{1b}[A\u{1b}[A\u{1b}[A");
        it.sees("> Teaching").listens().types("\r").sees("> Teaching").sees("Where are you now?").sees("q stops)");
        it.listens().types("\u{1b}[B").sees("> Graduate Teacher").sees("Not sure of my");
        let rows: Vec<String> = it.screen().screen().rows(0, columns).collect();
        let times = |words: &str| rows.iter().filter(|row| row.contains(words)).count();
        assert_eq!((times("Graduate Teacher"), times("Not sure of my")), (1, 1), "{rows:#?}");
        it.listens().types("\r").sees("Question 1 of 28").press("3").sees("Question 2 of 28").press("q").ends(3);
        assert!(it.home.text("state/metier/teaching-self.toml").contains("level = \"graduate-teacher\""));
    }
}

#[test]
fn a_list_is_left_with_the_cursor_to_be_seen() {
    for (key, code) in [(CTRL_C, 130), ("q", 3), ("\u{1b}", 3)] {
        let home = Home::new();
        let mut it = home.opens(80, "metier plan");
        it.sees("What is your craft?").sees("q stops)").listens();
        assert!(it.screen().screen().hide_cursor());
        it.types(key).sees("Stopped. Start again with: metier plan").ends(code);
        let mut it = home.opens(80, "metier plan --ladder roofing");
        it.sees("Where are you now?").sees("q stops)").listens().types(key).sees("Stopped before").ends(code);
        assert_eq!(home.files(), [""; 0]);
    }
}

#[test]
fn a_list_that_has_no_room_is_chosen_from_by_number() {
    let home = Home::new();
    let mut terminal = home.opens(80, "stty rows 2; metier plan; code=$?; stty rows 24; (exit $code)");
    terminal.sees("What is your craft?").says("Your choice, 1 to 12:", "q");
    terminal.ends(3);
}
