//! The interview in a real terminal: one key, whole lines, lists, and every way out. What was confirmed is on the disk.
#![cfg(unix)]

use std::time::{Duration, Instant};

use metier::interview::{Answer, Form};

use crate::support::metier;
use crate::terminal::{Home, answers_in, bank, doer, sheet};

const ROOFER: &str = "metier plan roofing --level roofer";
const DRAFT: &str = "state/metier/roofing-self.toml";
/// What becomes of a draft that `Home::answered` made.
const FINISHED: &str = "data/metier/roofing-self-2026-11-19.toml";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";

#[track_caller]
fn no_escape(text: &str) {
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[track_caller]
fn fits_40_columns(text: &str) {
    let wide: Vec<&str> =
        text.lines().filter(|line| line.chars().count() > 39 && !crate::support::stays_whole(line)).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn a_whole_interview_keeps_a_file_that_gives_the_same_result() {
    let mut it = Home::new().opens(80, &format!("{ROOFER} --color never > result"));
    it.sees("28 questions, about 3 minutes.").sees("for you alone");
    it.answers(1, &doer(Form::Full), 28).sees("One last question (not scored)").press("2");
    it.sees("Check your answers: 28 questions, 28 answered").says("q to save and quit > ", "").sees("Saved: ");
    no_escape(&it.confirms("n").ends(0));
    let finished = "data/metier/roofing-self-2026-11-20.toml";
    assert_eq!(it.home.files(), [finished, "result", "state/metier"], "the draft is gone");
    assert_eq!(
        (it.home.mode(finished), it.home.mode("data/metier"), it.home.mode("state/metier")),
        (0o600, 0o700, 0o700)
    );
    let (file, result) = (it.home.text(finished), it.home.text("result"));
    assert!(file.contains("made = 2026-11-20") && file.contains("growth = \"deepen\""), "{file}");
    assert_eq!(it.home.plan(finished, "80"), result);
    assert!(result.lines().next().is_some_and(|line| line.contains("Mastery")), "{result}");
}

#[test]
fn at_40_columns_the_whole_short_form_fits() {
    let mut it = Home::new().opens(40, &format!("{ROOFER} --short --color never"));
    it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").sees("16 questions, 16 answered");
    let said = it.says("quit > ", "").sees("Mastery.").sees("Saved.").picks("").ends(0);
    no_escape(&said);
    fits_40_columns(&said);
}

#[test]
fn at_40_columns_a_file_gives_the_same_result_too() {
    let mut it = Home::answered(28).opens(40, "metier plan --width 40 > result");
    it.sees("28 of 28").sees("One last question").press("1").says("quit > ", "").sees("Saved: ").confirms("").ends(0);
    assert_eq!(it.home.plan(FINISHED, "40"), it.home.text("result"));
    fits_40_columns(&it.home.text("result"));
}

#[test]
fn escape_codes_are_for_colour_and_nothing_is_drawn_again() {
    let mut it = Home::answered(27).opens(80, "metier plan");
    it.sees("Question 28 of 28").press("3").sees("One last question").press("3").says("quit > ", "").sees("Saved.");
    let said = it.picks("").ends(0);
    assert!(said.contains("\u{1b}[1m") && !said.replace("\r\n", "").contains('\r'), "{said:?}");
    for rest in said.split('\u{1b}').skip(1) {
        let code = rest.trim_start_matches(|c: char| matches!(c, '[' | '0'..='9' | ';'));
        assert!(rest.starts_with('[') && code.starts_with('m'), "{rest:?}");
    }
}

#[test]
fn back_asks_again_and_enter_keeps_the_earlier_answer() {
    let mut it = Home::answered(26).opens(80, "metier plan");
    for back in ["b", "\u{7f}", "\u{1b}[D", "\u{1b}"] {
        it.sees("Question 27 of 28").press(back).sees("Back").sees("Question 26 of 28");
        it.sees("Your answer: 4 Agree (Enter keeps it)").press("\r").sees("4 Agree");
    }
    it.sees("Question 27").press("b").sees("Question 26").press("b").sees("Question 25 of 28").press("5");
    it.sees("Question 27 of 28").press("q").sees("Saved 26 of 28 answers.").ends(3);
    assert_eq!((it.home.kept(), it.home.draft().contains("hardest-piece = 5")), (26, true));
}

#[test]
fn back_at_the_first_question_leads_to_the_level() {
    let mut it = Home::new().opens(80, ROOFER);
    it.sees("Question 1 of 28").press("b").sees("Back").sees("Where are you now?").sees("> Roofer").listens();
    it.types("\u{1b}[B\r").sees("> Lead Technician").sees("Question 1 of 28").press("4").sees("Question 2").press("q");
    it.sees("Saved 1 of 28").ends(3);
    assert!(it.home.draft().contains("level = \"lead-technician\""), "{}", it.home.draft());
}

#[test]
fn not_sure_is_an_answer_of_its_own_and_none_to_the_last_question() {
    let mut it = Home::answered(27).opens(80, "metier plan");
    it.sees("Question 28 of 28")
        .press("n")
        .sees("Not sure")
        .sees("One last question")
        .press("n")
        .sees("b back, ? why")
        .press("3");
    it.sees("3 Not sure yet").sees("28 questions, 27 answered, 1 not sure").says("quit > ", "q").ends(3);
    assert!(it.home.draft().contains("next-step = \"not-sure\"") && it.home.draft().contains("growth = \"unsure\""));
}

#[test]
fn the_last_question_offers_no_key_it_does_not_take() {
    let said = Home::answered(28).opens(80, "metier plan").sees("One last question").press("q").ends(3);
    assert!(!said.contains("n not sure"), "{said}");
}

#[test]
fn why_is_told_and_the_question_asked_again() {
    let mut it = Home::answered(27).opens(80, "metier plan");
    it.sees("Question 28 of 28").press("?").sees("Why it is asked").sees(&bank().questions[27].why);
    it.sees("Question 28 of 28").press("4").sees("One last question").press("?").sees(&bank().growth.why);
    it.sees("One last question").press("1").says("quit > ", "").picks("").ends(0);
}

#[test]
fn the_review_changes_an_answer_by_its_number() {
    let mut it = Home::answered(26).opens(80, "metier plan");
    it.sees("Question 27 of 28").press("r").sees("Review").sees("Check your answers: 28 questions, 26 answered");
    it.sees("1 The best hours Agree")
        .sees("28 The next step open")
        .says("quit > ", "30")
        .sees("\"30\" isn't an option.");
    it.says("> ", "5").sees("Question 5 of 28").sees("Your answer: 2 Disagree").press("1");
    it.answers(27, &["2", "2"], 28).sees("One last question").press("1").sees("Strongly disagree");
    it.says("quit > ", "28").sees("Question 28 of 28").press("\r").says("quit > ", "").picks("").ends(0);
    assert!(it.home.text(FINISHED).contains("bring-on-people = 1"));
}

#[test]
fn the_review_says_of_everything_open_that_it_is() {
    for (columns, open) in [
        (80, ["27 Keeping up open", "28 The next step open", "29 What would you like next? open"]),
        (40, ["27. open: ", "28. open: ", "29. open: "]),
    ] {
        let mut it = Home::answered(26).opens(columns, "metier plan");
        it.sees("Question 27 of 28").press("r").sees("Check your answers");
        for words in open {
            it.sees(words);
        }
        it.says("quit > ", "q").ends(3);
    }
}

#[test]
fn a_review_left_too_early_gives_no_track_and_keeps_the_draft() {
    let home = Home::answered(3);
    let mut it = home.opens(80, "metier plan > result");
    it.sees("Question 4 of 28").press("r").says("quit > ", ""); // Enter goes on with what is open
    it.sees("Question 4 of 28").press("r").says("quit > ", "f").ends(3);
    assert_eq!((home.kept(), home.files()), (3, vec!["result".to_owned(), DRAFT.to_owned()]));
}

#[test]
fn keys_that_mean_nothing_are_ignored() {
    let mut it = Home::answered(26).opens(80, "metier plan");
    // Tab, Ctrl-A, arrows, Delete, F5, F1.
    let keys = "\r\t\u{1}\u{1b}[A\u{1b}[B\u{1b}[3~\u{1b}[15~\u{1b}OP";
    it.sees("Question 27 of 28").press(keys);
    // After letters and other numbers the keys are named once more.
    for wrong in ["x", "0", "6", " ", "é", "山"] {
        it.types(wrong).sees("n not sure, b back").sees("> ").listens();
        std::thread::sleep(Duration::from_millis(170));
    }
    it.types("4").sees("4 Mostly true");
    it.sees("Question 28 of 28").press("q").sees("Saved 27 of 28").ends(3);
}

#[test]
fn an_arrow_with_control_shift_or_alt_is_no_answer() {
    for keys in ["\u{1b}[1;5A", "\u{1b}[1;2C", "\u{1b}[1;3D"] {
        let mut it = Home::answered(26).opens(80, "metier plan");
        it.sees("Question 27 of 28").press(keys).types(CTRL_D).sees("Saved 26 of 28").ends(3);
    }
}

#[test]
fn every_way_to_stop_keeps_the_answers_and_another_run_goes_on() {
    for (key, code) in [("q", 3), (CTRL_D, 3), (CTRL_C, 130)] {
        let home = Home::answered(26);
        let mut it = home.opens(80, "metier plan > result");
        it.sees("Question 27 of 28").press("5").sees("Question 28 of 28").press(key);
        it.sees("Saved 27 of 28 answers. Continue with: metier plan").ends(code);
        let modes = (home.mode(DRAFT), home.mode("state/metier"));
        assert_eq!((home.kept(), modes, &*home.text("result")), (27, (0o600, 0o700), ""));
        home.opens(80, "metier plan").sees("27 of 28 questions").sees("Question 28").press("q").ends(3);
    }
}

#[test]
fn every_way_to_stop_works_at_the_review_too() {
    for (keys, code) in [("q\r", 3), (CTRL_D, 3), (CTRL_C, 130)] {
        let mut it = Home::answered(26).opens(80, "metier plan");
        it.sees("Question 27").press("r").sees("quit > ").types(keys).sees("Saved 26 of 28").ends(code);
    }
}

#[test]
fn the_two_keys_that_stop_are_never_too_soon() {
    for (key, code) in [(CTRL_D, 3), (CTRL_C, 130)] {
        let mut it = Home::answered(26).opens(80, "metier plan");
        it.sees("Question 27 of 28").sees("> ").types(key).sees("Saved 26 of 28").ends(code);
    }
}

#[test]
fn ctrl_c_while_an_answer_is_written_stops_after_it() {
    let home = Home::answered(25);
    let mut it = home.becomes("exec metier plan");
    it.sees("Question 26 of 28").press("4").works().types(CTRL_C).sees("Saved 26 of 28").ends(130);
    assert_eq!(home.kept(), 26);
}

#[test]
fn an_answer_that_was_confirmed_outlives_kill_9() {
    let (home, bank) = (Home::new(), bank());
    for (n, question) in (1..=6).zip(&bank.questions) {
        let confirmed = format!("4 {}", bank.label(question, Answer::Step(4)));
        let mut it = home.becomes(&format!("exec {ROOFER}"));
        it.sees(&format!("Question {n} of 28")).press("4").sees(&confirmed);
        assert_eq!(home.kept(), n, "kept before it is confirmed");
        it.is_killed();
        // The lock is left until the next window takes it over.
        let left = ["state/metier/.roofing-self.toml.lock", DRAFT].map(str::to_owned);
        assert_eq!((home.kept(), home.mode(DRAFT), home.files()), (n, 0o600, left.to_vec()));
    }
}

#[test]
fn a_burst_of_keys_answers_one_question() {
    let mut it = Home::answered(20).opens(80, "metier plan");
    it.sees("Question 21 of 28").sees("> ").types("5555").listens();
    assert_eq!(it.home.kept(), 20, "too soon for any");
    let typed = Instant::now();
    it.types(&"4".repeat(300)).sees("Question 22 of 28").sees("> ").listens();
    assert!(it.home.kept() == 21 && typed.elapsed() >= Duration::from_millis(150), "{:?}", typed.elapsed());
    it.types("2222\u{3}").sees("Saved 22 of 28").ends(130);
}

#[test]
fn of_several_unfinished_interviews_one_is_chosen() {
    let home = Home::answered(26);
    home.writes("state/metier/hvac-self.toml", &sheet(5).replace("roofing", "hvac").replace("roofer", "installer"));
    let mut it = home.opens(80, "TERM=dumb metier plan");
    it.says("Your choice:", "roofing").sees("26 of 28").answers_in_lines(27, &["q"], 28).ends(3);
}

#[test]
fn without_saving_no_file_is_left() {
    let home = Home::new();
    let mut it = home.opens(80, &format!("TERM=dumb {ROOFER} --short --no-save"));
    it.sees("Nothing is saved.").answers_in_lines(1, &doer(Form::Short), 16);
    it.says("1 to 3: ", "1").says("quit > ", "").sees("Nothing is saved").picks("").ends(0);
    let mut it = home.opens(80, &format!("{ROOFER} --no-save"));
    it.sees("Question 1").press("3").sees("Question 2").press("q").sees("Nothing was saved.").ends(3);
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn an_interview_is_saved_to_a_file_as_well_but_over_none() {
    let home = Home::answered(28);
    let mut it = home.opens(80, &format!("TERM=dumb {ROOFER} --save me.toml"));
    it.says("1 to 3: ", "3").says("quit > ", "").sees("Saved in me.toml.").picks("").ends(0);
    assert_eq!((home.text("me.toml"), home.mode("me.toml")), (home.text(FINISHED), 0o600));
    home.writes("mine.toml", "mine");
    let said = home.opens(80, &format!("{ROOFER} --save mine.toml")).ends(2);
    assert!(said.contains("mine.toml exists already") && !said.contains("Question"), "{said}");
    assert_eq!(home.text("mine.toml"), "mine");
}

#[test]
fn a_fresh_start_puts_the_draft_aside_and_loses_nothing() {
    let home = Home::answered(26);
    for n in 1..=2 {
        let before = home.draft();
        let mut it = home.opens(80, &format!("TERM=dumb {ROOFER} --again"));
        it.sees("was moved to").answers_in_lines(1, &["5", "q"], 28).ends(3);
        assert_eq!((home.text(&format!("state/metier/roofing-self.aside-{n}.toml")), home.kept()), (before, 1));
    }
}

#[test]
fn of_a_file_only_what_is_open_is_asked_and_its_comments_stay() {
    let home = Home::new();
    let open = sheet(28).replace("redo = 4", "redo = 4 # really").replace("conflict = 4", "# conflict =");
    home.writes("me.toml", &format!("# Mine.\n{open}\n# The end.\n"));
    let mut it = home.opens(80, "metier plan --ask me.toml > result");
    it.sees("27 of 28 questions answered").sees("saved to me.toml").sees("Question 12 of 28").press("5");
    it.sees("One last question").press("1").sees("28 questions, 28 answered").says("quit > ", "").ends(0);
    let after = home.text("me.toml");
    for line in ["# Mine.", "redo = 4 # really", "# conflict =", "# The end.", "conflict = 5", "growth = \"next\""] {
        assert!(after.lines().any(|one| one == line), "{line}\n{after}");
    }
    assert_eq!((answers_in(&after), home.files()), (28, vec!["me.toml".to_owned(), "result".to_owned()]));
    assert_eq!(home.plan("me.toml", "80"), home.text("result"));
}

#[test]
fn the_short_form_asks_16() {
    let mut it = Home::new().opens(80, &format!("TERM=dumb {ROOFER} --short --save me.toml"));
    it.sees("16 questions").answers_in_lines(1, &doer(Form::Short), 16).sees("One last question").says("1 to 3: ", "1");
    it.sees("16 questions, 16 answered").says("quit > ", "").picks("").ends(0);
    assert!(it.home.text("me.toml").contains("form = \"short\"") && answers_in(&it.home.text("me.toml")) == 16);
}

#[test]
fn a_coach_is_asked_about_the_other_person() {
    let mut it = Home::new().opens(80, "metier plan general --as coach --name Sam");
    it.sees("Answer for Sam, based").sees("Enter to skip.").says(": ", "").sees("Where are they now?");
    it.sees("type to filter").listens().types("\r").sees("the actual work in their craft.").press("4");
    it.sees("In the past year, work that Sam shared out")
        .press("n")
        .sees("What would Sam rather be known for?")
        .press("r");
    it.sees("What would Sam like next?").says("quit > ", "q").ends(3);
    assert!(it.home.text("state/metier/general-coach-sam.toml").contains("by = \"coach\""));
}

#[test]
fn the_general_ladder_uses_ones_own_word_for_the_craft() {
    let home = Home::new();
    let mut it = home.opens(80, "metier plan general");
    it.sees("Enter to skip.").says(": ", "piano tuning").sees("Where are you now?").sees("type to filter");
    it.listens().types("\r").sees("the actual work in piano tuning.").press("5");
    it.sees("Question 2").press("q").ends(3);
    let mut it = home.opens(80, "metier plan");
    it.answers(2, &["4", "4"], 28).sees("correct what I do in piano tuning.").press(CTRL_C).ends(130);
    let mut it = home.opens(80, "metier plan general --level learner --again --craft bookbinding");
    it.sees("the actual work in bookbinding.").press("q").ends(3);
}

#[test]
fn in_whole_lines_everything_can_be_typed_and_no_escape_byte_is_sent() {
    for (columns, metier) in [(80, "TERM=dumb metier"), (40, "metier --accessible"), (40, "ACCESSIBLE=1 metier")] {
        let mut it = Home::answered(26).opens(columns, &format!("{metier} plan"));
        it.answers_in_lines(27, &["9"], 28)
            .sees("\"9\" is not an answer. Type a number from 1 to 5, or n, b, r, ? or q.");
        it.says("1 to 5: ", "").sees("Type a number from 1 to 5").says("1 to 5: ", "?").sees(&bank().questions[26].why);
        it.answers_in_lines(27, &["b"], 28).sees("Back").answers_in_lines(26, &[""], 28).sees("4 Agree");
        it.answers_in_lines(27, &["r"], 28).says("quit > ", "7").answers_in_lines(7, &[" 3 "], 28);
        it.answers_in_lines(27, &["n", "5"], 28).says("1 to 3: ", "n").sees("\"n\" is not an answer.");
        it.says("1 to 3: ", "1").sees("27 answered, 1 not sure").says("quit > ", "").sees("Saved.");
        no_escape(&it.picks("").ends(0));
        assert!(it.home.text(FINISHED).contains("group-goals = 3"));
    }
}

#[test]
fn in_whole_lines_ladder_and_level_are_chosen_by_number_or_name() {
    let mut it = Home::new().opens(80, "TERM=dumb metier plan");
    it.says("Your choice: ", "18").sees("\"18\" is not in the list.").says("Your choice: ", "roofing");
    it.sees("Where are you now?").says("Your choice", "1").answers_in_lines(1, &["4", "q"], 28);
    no_escape(&it.ends(3));
    assert!(it.home.draft().contains("level = \"roofing-helper\""), "{}", it.home.draft());
}

#[test]
fn in_whole_lines_every_way_to_stop_works_at_once() {
    for (keys, code) in [("q\r", 3), (CTRL_D, 3), (CTRL_C, 130), ("4\u{3}", 130)] {
        let mut it = Home::answered(26).opens(80, "TERM=dumb metier plan");
        it.sees("Question 27 of 28").sees("1 to 5: ").types(keys).sees("Saved 26 of 28").ends(code);
        assert_eq!(it.home.kept(), 26);
    }
}

#[test]
fn a_closed_window_leaves_the_draft_whole() {
    for hang_up in ["", "trap '' HUP;"] {
        for (term, prompt, enter) in [("xterm", "> ", ""), ("dumb", "1 to 5: ", "\r")] {
            let home = Home::answered(25);
            // Without an end of input the driver types none when it lets go.
            let mut it = home.becomes(&format!("{hang_up} stty eof undef; TERM={term} exec metier plan"));
            it.sees("Question 26 of 28").sees(prompt).listens().types(&format!("4{enter}"));
            it.sees("Question 27 of 28").sees(prompt).listens().is_closed(&format!("?{enter}"));
            // A hang-up that kills leaves the lock behind, which the next run sweeps.
            let files: Vec<String> = home.files().into_iter().filter(|file| !file.contains(".lock")).collect();
            assert_eq!((home.kept(), home.mode(DRAFT), files), (26, 0o600, vec![DRAFT.to_owned()]));
        }
    }
}

#[test]
fn without_a_terminal_it_ends_at_once_and_says_what_to_do() {
    metier(["plan"]).run().ends_with(2).says_nothing().complains("no terminal to ask questions in");
    for how in ["< /dev/null", "--no-input", "2> said || (code=$?; cat said; exit $code)"] {
        let mut it = Home::new().opens(80, &format!("metier plan {how}"));
        it.sees("no terminal to ask").sees("metier plan me.toml").sees("metier new answers LADDER").ends(2);
    }
}

#[test]
fn the_review_changes_the_level_and_the_craft_and_comes_back() {
    let home = Home::answered(28);
    let mut it = home.opens(80, "metier plan");
    it.sees("One last question").press("1").sees("c Craft: Roofing l Level: Roofer");
    it.says("quit > ", "l").sees("Where are you now?").sees("Esc goes back to your answers").sees("> Roofer").listens();
    it.types("lead t\r").sees("> Lead Technician").sees("Craft: Roofing l Level: Lead Technician");
    it.says("quit > ", "c").sees("What is your craft?").listens().types("\u{1b}").sees("Back").sees("Craft: Roofing");
    it.says("quit > ", "c").sees("What is your craft?").listens().types("sof\r").sees("Where are you now?").listens();
    it.types("senior e\r").sees("Craft: Software engineering l Level: Senior Engineer").says("quit > ", "q");
    it.sees("Saved 28 of 28").ends(3);
    assert_eq!(home.files(), ["state/metier/software-self.toml"], "the answers have moved along");
    let text = home.text("state/metier/software-self.toml");
    assert!(text.contains("level = \"senior-engineer\"") && answers_in(&text) == 28, "{text}");
    // The ladder that was typed, and that of a file, stay.
    home.writes("me.toml", &sheet(28));
    let mut it = home.opens(80, "metier plan --ask me.toml");
    it.sees("One last question").press("1").says("quit > ", "c").sees("\"c\" isn't an option").says("> ", "q").ends(3);
}

#[test]
fn a_key_whose_bytes_come_apart_answers_nothing() {
    // Delete, Ctrl-Right and a mouse click; apart, the Escape goes back, and what follows it is no answer.
    for (rest, apart, is_back) in [("[3~", 4, false), ("[1;5C", 4, false), ("[3~", 20, true), ("[M 33", 200, true)] {
        let mut it = Home::answered(26).opens(80, "metier plan");
        it.sees("Question 27 of 28").press("\u{1b}");
        // On a busy machine the Escape may be read late, and would not be apart from what follows.
        if is_back {
            it.sees("Back");
        }
        std::thread::sleep(Duration::from_millis(apart));
        it.types(rest);
        if is_back {
            it.sees("Question 26 of 28").press("\r").sees("4 Agree").sees("Question 27 of 28");
            it.press("q").ends(3);
        } else {
            std::thread::sleep(Duration::from_millis(100));
            it.types("q").ends(3);
            assert!(!it.plain().contains("Back"), "{}", it.plain());
        }
        assert_eq!(it.home.draft(), sheet(26), "{rest}");
    }
}

#[test]
fn what_is_pasted_answers_nothing() {
    for keys in ["\u{1b}[200~3\u{1b}[201~", "\u{1b}[200~3\n4\n5\u{1b}[201~", "\u{1b}X123\u{1b}\\", "\u{1b}\u{1b}[3~"] {
        let mut it = Home::answered(26).opens(80, "metier plan");
        it.sees("Question 27 of 28").press(keys);
        std::thread::sleep(Duration::from_millis(200));
        it.types(CTRL_D).sees("Saved 26 of 28").ends(3);
    }
}

#[test]
fn an_enter_behind_the_last_answer_does_not_end_the_review() {
    let mut it = Home::answered(28).opens(80, "metier plan");
    it.sees("One last question").press("1\r").sees("Check your answers").sees("q to save and quit > ").listens();
    std::thread::sleep(Duration::from_millis(100));
    it.types("q\r").sees("Saved 28 of 28").ends(3);
}
