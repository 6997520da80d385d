//! A one-on-one as it is played: what a person and a coach read, in the right person, and what they are told when
//! something goes wrong.

#![cfg(unix)]

use crate::support::{metier, person};
use crate::terminal::{Home, sheet};

#[test]
fn a_growth_plan_is_in_the_persons_own_voice_throughout() {
    for arguments in [
        vec![person("roofer")],
        vec![person("threes")],
        vec![person("manager")],
        vec![person("deepen")],
        vec![person("maya-self"), "--coach".into(), person("maya-coach")],
    ] {
        let all = ["plan", "--format", "markdown"].into_iter().chain(arguments.iter().map(String::as_str));
        let plan = metier(all).run().succeeds().stdout;
        // Beside what the ladder and the questions say; the rest is said by the person.
        let own = plan.split("## Answers that counted most").next().expect("a beginning");
        for line in own.lines().filter(|line| line.starts_with("- **") || line.starts_with("## What I")) {
            let said = line.to_lowercase();
            assert!(!said.contains(" your ") && !said.contains(" you "), "{arguments:?}: {line}");
        }
    }
    let own = metier(["plan", &person("maya-self"), "--coach", &person("maya-coach"), "--format", "markdown"]).run();
    own.says("I chose the work itself in all 8 either/or questions");
}

#[test]
fn two_who_answered_on_one_day_are_told_so_once() {
    let home = Home::new();
    home.writes("me.toml", &sheet(28));
    home.writes("coach.toml", &sheet(28).replace("by = \"self\"", "by = \"coach\""));
    let ran = metier(["compare", "me.toml", "coach.toml"]).within(home.path("")).run().succeeds();
    ran.says("You and the coach both answered on 2026-11-19.").says("\nWhere you agree  ").says_not("or only one");
    home.writes("coach.toml", &sheet(20).replace("by = \"self\"", "by = \"coach\""));
    let ran = metier(["compare", "me.toml", "coach.toml"]).within(home.path("")).run().succeeds();
    ran.says("\nWhere you agree, or only one answered  ");
}

#[test]
fn a_coach_marks_the_level_the_person_marked_whatever_the_coach_would_advise() {
    let home = Home::new();
    // A coach who sees a leader, and a person who marked the level of mastery.
    let turned = sheet(28).replace(" = 2", " = 9").replace(" = 4", " = 2").replace(" = 9", " = 4");
    home.writes("coach.toml", &turned.replace("by = \"self\"", "by = \"coach\""));
    let mut it = home.opens(80, "TERM=dumb metier mark coach.toml > result");
    it.sees("1 Foreman, 10 expectations").sees("2 Lead Technician, 10 expectations").says("Your choice: ", "2");
    it.sees("Where they stand: Lead Technician,").says("to 4: ", "2");
    it.says("to 4: ", "q").ends(0);
    assert!(home.text("coach.toml").contains("key = \"lead-technician."), "{}", home.text("coach.toml"));
    // The person is asked about the level of their own answers, without a choice.
    home.writes("me.toml", &sheet(28));
    home.opens(80, "metier mark me.toml > result").sees("Where you stand: Lead Technician").press("q").ends(0);
}

#[test]
fn a_review_names_every_key_it_takes() {
    let mut it = Home::answered(14).opens(80, "metier plan");
    it.sees("Question 15")
        .press("r")
        .says("quit > ", "99")
        .sees("a number from 1 to 29, f, c, l or q.")
        .says("> ", "q")
        .ends(3);
    let mut it = Home::answered(28).opens(80, "TERM=dumb metier plan");
    it.says("1 to 3: ", "3").says("quit > ", "99").sees("a number from 1 to 29, c, l or q.").says("> ", "q").ends(3);
}

#[test]
fn a_disk_that_is_gone_at_the_end_does_not_cost_the_answers_and_they_are_named() {
    let home = Home::answered(28);
    home.writes("stick/label", "");
    let mut it = home.opens(80, "TERM=dumb metier plan --save stick/me.toml");
    it.sees("1 to 3: ");
    std::fs::remove_dir_all(home.path("stick")).expect("it is taken out");
    it.types("3\r").says("quit > ", "").sees("could not write stick/me.toml");
    it.sees("nothing is lost: the answers are in").sees("or without one: metier plan").ends(2);
    assert_eq!(home.kept(), 28);
}

#[test]
fn keys_that_are_no_text_do_not_get_into_a_note() {
    let home = Home::new();
    home.writes("me.toml", &sheet(28));
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.sees("Expectation 1 of 10").press("1").sees("Expectation 2").press("e");
    it.says("Note: ", "\u{1b}[DThe school\u{1b}").sees("Noted").sees("Expectation 2");
    it.press("q").ends(0);
    assert!(home.text("me.toml").contains("note = \"The school\""), "{}", home.text("me.toml"));
}
