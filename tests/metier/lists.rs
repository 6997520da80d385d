//! The lists to choose a ladder and a level from, in a real terminal.
#![cfg(unix)]

use crate::terminal::Home;

const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const ESC: &str = "\u{1b}";
const BACKSPACE: &str = "\u{7f}";

#[test]
fn ladder_and_level_are_chosen_with_the_arrows() {
    for columns in [80, 40] {
        let mut it = Home::new().opens(columns, "metier plan --color never");
        it.sees("What is your craft?")
            .sees("type to filter")
            .listens()
            .types("\u{1b}[B\u{1b}[A\u{1b}[A\u{1b}[A\u{1b}[A\u{1b}[A");
        it.sees("> Teaching")
            .listens()
            .types("\r")
            .sees("> Teaching")
            .sees("Where are you now?")
            .sees("type to filter");
        it.listens().types("\u{1b}[B").sees("> Graduate Teacher").sees("I'm not sure");
        let rows: Vec<String> = it.screen().screen().rows(0, columns).collect();
        let times = |words: &str| rows.iter().filter(|row| row.contains(words)).count();
        assert_eq!((times("Graduate Teacher"), times("I'm not sure")), (1, 1), "{rows:#?}");
        it.listens().types("\r").sees("Question 1 of 28").press("3").sees("Question 2 of 28").press("q").ends(3);
        assert!(it.home.text("state/metier/teaching-self.toml").contains("level = \"graduate-teacher\""));
    }
}

#[test]
fn a_list_is_left_with_the_cursor_to_be_seen() {
    for (key, code) in [(CTRL_C, 130), (CTRL_D, 3), ("\u{1b}", 3)] {
        let home = Home::new();
        let mut it = home.opens(80, "metier plan");
        it.sees("What is your craft?").sees("type to filter").listens();
        assert!(it.screen().screen().hide_cursor());
        it.types(key).sees("Stopped. Start again with: metier plan").ends(code);
        let mut it = home.opens(80, "metier plan roofing");
        it.sees("Where are you now?").sees("type to filter").listens().types(key).sees("Stopped before").ends(code);
        assert_eq!(home.files(), [""; 0]);
    }
}

#[test]
fn a_list_that_has_no_room_is_chosen_from_by_number() {
    let home = Home::new();
    let mut terminal = home.opens(80, "stty rows 2; metier plan; code=$?; stty rows 24; (exit $code)");
    terminal.sees("What is your craft?").says("Your choice:", "q");
    terminal.ends(3);
}

#[test]
fn typing_filters_and_enter_takes_what_is_highlighted() {
    for columns in [80, 40] {
        let mut it = Home::new().opens(columns, "metier plan --color never");
        it.sees("What is your craft?")
            .listens()
            .types("sof")
            .sees("sof_ 1 of 17")
            .sees("> Software engineering")
            .listens();
        it.types("\r").sees("> Software engineering").sees("Where are you now?").listens();
        it.types("senior").sees("> Senior Engineer").listens().types("\r").sees("> Senior Engineer");
        it.sees("Question 1 of 28").press("4").sees("Question 2").press("q").ends(3);
        let text = it.home.text("state/metier/software-self.toml");
        assert!(text.contains("level = \"senior-engineer\""), "{text}");
    }
}

#[test]
fn a_craft_that_is_not_in_the_list_is_taken_by_its_name() {
    let home = Home::new();
    let mut it = home.opens(80, "metier plan");
    it.sees("What is your craft?").listens().types("piano tuning").sees("Something else: piano tuning").listens();
    it.types("\r").sees("> piano tuning").sees("Where are you now?").listens().types("\r");
    it.sees("the actual work in piano tuning.").press("4").sees("Question 2").press("q").ends(3);
    assert!(home.text("state/metier/general-self.toml").contains("craft = \"piano tuning\""));
    // In whole lines it is offered, and Enter takes it; a beginning that could be several is asked about.
    let mut it = Home::new().opens(80, "TERM=dumb metier plan");
    it.says("Your choice: ", "s").sees("\"s\" could be Data science or Sales or Shoemaking or Social work or Software");
    it.says("Your choice: ", "rofing").sees("\"rofing\" is not in the list. Press Enter for Roofing, or type it again");
    it.says("Your choice: ", "").sees("10 Roofing").says("Your choice: ", "b").sees("What is your craft?");
    it.says("Your choice: ", "baking").sees("Press Enter to use the general ladder under that name.");
    it.says("Your choice: ", "").sees("baking").says("Your choice: ", "b").sees("What is your craft?");
    it.says("Your choice: ", "soft").sees("14 Software engineering").says("Your choice: ", "q").ends(3);
}

#[test]
fn going_back_leads_from_the_levels_to_the_crafts_and_escape_clears_first() {
    for back in [BACKSPACE, ESC, "\u{1b}[D"] {
        let mut it = Home::new().opens(80, "metier plan");
        it.sees("What is your craft?").listens().types("roo\r").sees("Where are you now?").listens();
        it.types("xy").sees("xy_ 0 of").listens().types(if back == ESC { ESC } else { "\u{15}" });
        it.sees("type to filter").listens().types(back).sees("Back").sees("What is your craft?").listens();
        // On the first list there is nothing to go back to.
        it.types(BACKSPACE).types("sal\r").sees("> Sales").sees("Where are you now?").listens();
        it.types(CTRL_C).ends(130);
    }
}

#[test]
fn from_the_first_question_back_leads_to_the_craft_and_the_answers_move_along() {
    let home = Home::answered(3);
    let mut it = home.opens(80, "metier plan");
    it.sees("Question 4 of 28");
    for n in (1..=3).rev() {
        it.press("b").sees("Back").sees(&format!("Question {n} of 28"));
    }
    it.press("b").sees("Back").sees("Where are you now?").sees("> Roofer").listens().types(BACKSPACE);
    it.sees("What is your craft?").listens().types("nurs\r").sees("Where are you now?").listens().types("\r");
    it.sees("Question 4 of 28").press("4").sees("Question 5").press("q").sees("Saved 4 of 28").ends(3);
    assert_eq!(home.files(), ["state/metier/nursing-self.toml"]);
    assert_eq!(crate::terminal::answers_in(&home.text("state/metier/nursing-self.toml")), 4);
}

#[test]
fn a_window_of_another_width_shows_the_list_once() {
    for (from, to) in [(80, 40), (40, 80)] {
        let mut it = Home::new().opens(from, "metier plan --color never");
        it.sees("What is your craft?").sees("> Data science").listens().is_resized(to);
        it.sees("> Data science").listens().types("\u{1b}[B").sees("> Design").sees("Something else").listens();
        let rows: Vec<String> = it.screen().screen().rows(0, to).collect();
        for words in ["What is your craft?", "Roofing", "> ", "Something else"] {
            assert_eq!(rows.iter().filter(|row| row.contains(words)).count(), 1, "{words}: {rows:#?}");
        }
        it.is_resized(from).types(CTRL_C).ends(130);
    }
}

#[test]
fn ctrl_z_leaves_a_list_with_the_cursor_to_be_seen_and_it_comes_back() {
    let home = Home::new();
    let mut it = home.opens(80, "set -m; metier plan; echo in the shell; fg");
    it.sees("What is your craft?").listens().types("\u{1a}").sees("in the shell").sees("What is your craft?").listens();
    let all = it.plain();
    assert!(all.contains("in the shell"), "{all}");
    it.types("roof\r").sees("> Roofing").sees("Where are you now?").listens().types(CTRL_D).ends(3);
}

#[test]
fn a_line_of_exactly_that_name_is_highlighted_and_a_craft_that_was_typed_is_offered() {
    let mut it = Home::new().opens(80, "metier plan roofing --color never");
    it.sees("Where are you now?").listens().types("roofer").sees("5 of 12").sees("> Roofer").listens().types("\r");
    it.sees("> Roofer").sees("Question 1 of 28").press(CTRL_C).ends(130);
    let mut it = Home::new().opens(80, "TERM=dumb metier plan 'piano tuning'");
    it.sees("\"piano tuning\" is not in the list. Press Enter to use the general ladder under that name.");
    it.says("Your choice: ", "").sees("piano tuning").sees("Where are you now?").says("Your choice: ", "q");
    assert!(!it.ends(3).contains("Watchmaking"));
}
