//! Nothing a person answered or wrote is lost: what is kept in an interview, and what is refused before it.

#![cfg(unix)]

use crate::terminal::{Home, answers_in, sheet};

#[test]
fn the_last_question_answered_first_is_kept_and_gone_on_with() {
    let home = Home::answered(0);
    let mut it = home.opens(80, "metier plan");
    it.sees("Question 1 of 28").press("r").says("quit > ", "29").sees("not scored").press("2");
    it.sees("Question 1 of 28").press("q").sees("Saved 0 of 28 answers. Continue with: metier plan").ends(3);
    assert!(home.draft().contains("growth = \"deepen\""), "{}", home.draft());
    home.opens(80, "metier plan").sees("Welcome back: Roofing").press("q").ends(3);
}

#[test]
fn a_result_goes_neither_over_the_answers_nor_into_a_folder_that_is_not_there() {
    let home = Home::new();
    home.writes("me.toml", &sheet(27));
    for (line, why) in [
        ("metier plan --ask me.toml -o me.toml --force", "the result would replace them"),
        ("metier plan --ask me.toml -o nowhere/plan.md", "there is no folder nowhere"),
        ("metier plan roofing --save me.toml -o ./me.toml --force", "the result would replace them"),
        ("metier plan roofing --save me.toml", "exists already"),
    ] {
        home.opens(80, line).sees(why).ends(2);
        assert_eq!(home.text("me.toml"), sheet(27), "{line}");
    }
}

#[test]
fn a_file_that_an_editor_changes_meanwhile_keeps_what_was_added() {
    let home = Home::new();
    home.writes("me.toml", &sheet(26));
    let mut it = home.opens(80, "metier plan --ask me.toml > result");
    it.sees("Question 27 of 28");
    home.writes("me.toml", &sheet(26).replace("[answers]", "# from the editor\n[answers]"));
    it.press("4").sees("Question 28 of 28").press("q").ends(3);
    assert!(home.text("me.toml").contains("# from the editor"));
    assert_eq!(answers_in(&home.text("me.toml")), 27);
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_left_as_it_is() {
    let home = Home::new();
    home.writes("me.toml", &sheet(26));
    let mut it = home.opens(80, "metier plan --ask me.toml > result");
    it.sees("Question 27 of 28");
    let bytes = b"# caf\xe9\n".to_vec();
    std::fs::write(home.path("me.toml"), &bytes).expect("a file");
    it.press("4").sees("4 Mostly true (not saved)").sees("could not read me.toml").sees("You can go on");
    it.press("3")
        .sees("(not saved)")
        .sees("One last question")
        .press("q")
        .sees("press Enter to print them here. File: ")
        .types("me.toml\r");
    it.sees("me.toml exists already").says("File: ", "").sees("next-step = 3").sees("Stopped.").ends(3);
    assert_eq!(std::fs::read(home.path("me.toml")).expect("a file"), bytes);
}

#[test]
fn a_level_that_is_gone_is_asked_anew_and_taken_out() {
    let home = Home::new();
    home.writes("me.toml", &sheet(27).replace("\"roofer\"", "\"gone\""));
    let mut it = home.opens(80, "TERM=dumb metier plan --ask me.toml > result");
    it.sees("The level `gone` is not in this ladder").says("Your choice", "12").says("1 to 5: ", "4");
    it.says("1 to 3: ", "1").sees("Enter to finish").says("> ", "").ends(0);
    assert!(!home.text("me.toml").contains("gone"), "{}", home.text("me.toml"));
}

#[test]
fn what_an_editor_changes_meanwhile_is_kept_and_said() {
    let edited = |text: &str| {
        text.replace("best-hours = 4", "best-hours = 1 # on reflection").replace("\"roofer\"", "\"foreman\"")
    };
    let home = Home::answered(26);
    home.writes("me.toml", &sheet(26));
    for (line, file) in [("metier plan --ask me.toml", "me.toml"), ("metier plan", "state/metier/roofing-self.toml")] {
        let mut it = home.opens(80, line);
        it.sees("Question 27 of 28");
        home.writes(file, &edited(&sheet(26)).replace("organised = 2\n", ""));
        it.press("4").sees("4 Mostly true").sees(file).sees("was changed meanwhile.");
        let text = home.text(file);
        assert!(text.contains("best-hours = 1 # on reflection") && text.contains("level = \"foreman\""), "{text}");
        assert!(!text.contains("organised"), "{text}");
        assert_eq!(answers_in(&text), 26, "one is gone and one is new");
        // The one that is gone is open again; the level that is not is the new one.
        it.sees("Question 28 of 28")
            .press("3")
            .sees("One last question")
            .press("1")
            .sees("Question 2 of 28")
            .press("3");
        it.sees("Level: Foreman").says("quit > ", "q").ends(3);
        assert!(home.text(file).contains("organised = 3"));
    }
}

#[test]
fn an_answer_that_is_typed_again_is_what_counts() {
    let home = Home::new();
    home.writes("me.toml", &sheet(27));
    let mut it = home.opens(80, "metier plan --ask me.toml");
    it.sees("Question 28 of 28").press("b").sees("Question 27 of 28");
    home.writes("me.toml", &sheet(27).replace("fallen-behind = 2", "fallen-behind = 1"));
    it.press("4").sees("was changed meanwhile").sees("Question 28").press("q").ends(3);
    assert!(home.text("me.toml").contains("fallen-behind = 4"), "{}", home.text("me.toml"));
}

#[test]
fn a_file_that_is_no_answers_any_more_is_not_written_over() {
    let home = Home::new();
    home.writes("me.toml", &sheet(26));
    let mut it = home.opens(80, "metier plan --ask me.toml > result");
    it.sees("Question 27 of 28");
    let newer = sheet(26).replace("format = 1", "format = 2");
    home.writes("me.toml", &newer);
    it.press("4").sees("(not saved)").sees("Not saved: ").sees("Question 28");
    assert_eq!(home.text("me.toml"), newer);
    home.writes("me.toml", &sheet(26));
    it.press("3").sees("Saving works again.").sees("One last question").press("q").ends(3);
    assert_eq!(answers_in(&home.text("me.toml")), 28);
}
