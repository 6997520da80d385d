//! Folders and files that vanish, or become something else, while an interview goes on or between two sittings.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::{DRAFT, IN_LINES, is_tidy, kept_in, rest};
use crate::support::{folder, metier, root, write};
use crate::terminal::{Home, answers_in, sheet};

const ASIDE: &str = "state/metier/roofing-self.aside-1.toml";

/// What is done to a home.
type Change = fn(&Home);

fn pipe(home: &Home, name: &str) {
    assert!(Command::new("mkfifo").arg(home.path(name)).status().expect("mkfifo").success());
}

#[test]
fn the_folder_or_the_draft_may_go_in_mid_interview_and_all_answers_are_written_anew() {
    for gone in [DRAFT, "state/metier", "state"] {
        let home = Home::answered(26);
        let mut it = home.becomes("exec metier plan");
        it.sees("Question 27 of 28");
        let path = home.path(gone);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("gone");
        it.press("4").sees("4 Mostly true").sees("Question 28").press("q").sees("Saved 27 of 28").ends(3);
        assert_eq!((home.kept(), home.mode("state/metier"), home.mode(DRAFT)), (27, 0o700, 0o600), "{gone}");
    }
}

#[test]
fn what_comes_in_the_place_of_a_draft_is_put_aside_and_the_answers_are_kept() {
    let things: [(&str, Change); 5] = [
        ("garbage", |home| home.writes(DRAFT, "{ no toml")),
        ("bytes", |home| fs::write(home.path(DRAFT), b"\xff\xfe\x00").expect("a file")),
        ("another file", |home| home.writes(DRAFT, "answers = 3\n")),
        ("a folder", |home| home.writes(&format!("{DRAFT}/inside"), "mine")),
        ("a pipe", |home| pipe(home, DRAFT)),
    ];
    for (what, become_it) in things {
        for last in [false, true] {
            let home = Home::answered(if last { 28 } else { 26 });
            let mut it = home.becomes("TERM=dumb exec metier plan");
            it.sees(if last { "One last question" } else { "Question 27 of 28" }).sees(": ");
            fs::remove_file(home.path(DRAFT)).expect("a draft");
            become_it(&home);
            if last {
                it.types("1\r").sees("could not be read; it was moved to").types("\r\r").sees("Saved.").ends(0);
                assert_eq!(answers_in(&home.text(super::FINISHED)), 28, "{what}");
            } else {
                it.types("4\r").sees("could not be read; it was moved to").sees("aside-1.toml").sees("Question 28");
                it.types("q\r").sees("Saved 27 of 28").ends(3);
                assert_eq!(home.kept(), 27, "{what}");
            }
            assert!(fs::symlink_metadata(home.path(ASIDE)).is_ok(), "{what}: {:?}", home.files());
        }
    }
}

#[test]
fn a_link_in_the_place_of_a_draft_is_replaced_and_what_it_leads_to_stays_as_it_is() {
    for to in ["elsewhere.toml", "nowhere/x.toml", "/dev/full"] {
        let home = Home::answered(26);
        let mut it = home.becomes("TERM=dumb exec metier plan");
        it.sees("Question 27 of 28").sees("1 to 5: ");
        fs::rename(home.path(DRAFT), home.path("elsewhere.toml")).expect("moved");
        symlink(home.path(to), home.path(DRAFT)).expect("a link");
        it.types("4\r").sees("4 Mostly true").sees("Question 28").types("q\r").sees("Saved 27 of 28").ends(3);
        assert_eq!((home.kept(), kept_in(&home, "elsewhere.toml"), home.mode(DRAFT)), (27, 26, 0o600), "{to}");
    }
}

#[test]
fn a_pipe_or_a_folder_of_a_drafts_name_is_not_waited_for() {
    for (make, kind) in [(pipe as fn(&Home, &str), "pipe"), (|home, name| home.writes(&format!("{name}/x"), ""), "dir")]
    {
        let home = Home::new();
        home.writes("state/metier/other", "");
        make(&home, DRAFT);
        let mut it = home.opens(80, IN_LINES);
        it.sees("the unfinished interview cannot be read").sees("is not a file").sees("metier plan --again").ends(2);
        home.opens(80, "metier plan").sees("What is your craft?").press(super::signals::CTRL_D).ends(3);
        let mut it = home.opens(80, &format!("{IN_LINES} --again"));
        it.sees("was moved to").sees("Question 1 of 28").types("4\rq\r").ends(3);
        assert_eq!(home.kept(), 1, "{kind}");
    }
}

#[test]
fn where_no_folder_can_be_made_the_interview_says_so_once_and_goes_on() {
    for (home_is, why) in [("HOME=$PWD/mine", "mine"), ("XDG_STATE_HOME=/proc", "/proc")] {
        let home = Home::new();
        home.writes("mine", "a file");
        let unset = if home_is.starts_with("HOME") { "-u XDG_STATE_HOME -u XDG_DATA_HOME" } else { "" };
        let line = format!("env {unset} {home_is} {IN_LINES} > result");
        let mut it = home.opens(80, &line);
        it.sees("Question 1 of 28").types(&(rest(1) + "\r"));
        it.sees("4 Agree (not saved)").sees("Not saved: could not make the folder").sees(why).sees("You can go on");
        if home_is.starts_with("HOME") {
            // Nowhere at all: it asks where.
            it.sees("28 answered")
                .sees("Your answers could not be saved")
                .sees("press Enter to print them here. File: ");
            it.types("nowhere/me.toml\r")
                .sees("there is no folder nowhere")
                .says("File: ", "mine")
                .sees("exists already");
            it.says("File: ", "me.toml").sees("Saved: me.toml").confirms("").ends(0);
            assert_eq!((kept_in(&home, "me.toml"), home.mode("me.toml")), (28, 0o600));
            assert_eq!(home.plan("me.toml", "80"), home.text("result"));
        } else {
            // The end has another folder than the draft.
            it.sees("28 answered").sees("Saved: ").confirms("").ends(0);
        }
        assert_eq!(it.plain().matches("You can go on").count(), 1, "{}", it.plain());
    }
}

#[test]
fn answers_that_were_never_kept_are_printed_whole() {
    for (key, code) in [("q\r\r", 3), ("\u{3}", 130)] {
        let home = Home::new();
        home.writes("mine", "a file");
        let mut it =
            home.opens(80, "env -u XDG_STATE_HOME HOME=$PWD/mine TERM=dumb metier plan roofing --level roofer");
        it.answers_in_lines(1, &["4", "2", "n"], 28).sees("Question 4 of 28").sees("1 to 5: ").types(key);
        it.sees("best-hours = 4")
            .sees("Put these lines into a file, such as me.toml, then run: metier plan --ask me.toml");
        let said = it.sees("Stopped. Your answers are printed above.").ends(code);
        let lines = said.split_once("format = 1").expect("a file").1.split_once("Put these").expect("its end").0;
        home.writes("me.toml", &format!("format = 1{}", lines.replace('\r', "")));
        assert_eq!(kept_in(&home, "me.toml"), 3);
        home.opens(80, "metier plan --ask me.toml").sees("3 of 28 questions answered").press("q").ends(3);
    }
}

#[test]
fn where_a_file_cannot_go_the_folder_and_the_mend_are_named() {
    let folder = folder();
    write(&folder, "mine", "mine\n");
    for (target, why) in [
        ("none/out", "could not write none/out: there is no folder none; make it first, or name another place"),
        ("mine/out", "could not write mine/out: mine is no folder; name another place"),
        ("/proc/out", "could not write /proc/out: No such file or directory"),
    ] {
        for verb in [&["list"][..], &["new", "ladder", "thatching"], &["new", "answers", "hvac"], &["show", "hvac"]] {
            let run = metier([verb, &["-o", target]].concat()).with("COLUMNS", "100").within(&folder);
            run.run().ends_with(2).says_nothing().complains(why);
        }
    }
}

#[test]
fn a_ladder_that_vanished_between_two_sittings_is_named_with_the_draft() {
    let home = Home::new();
    let ladder =
        fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder").replace("\"roofing\"", "\"ours\"");
    home.writes("ladders/ours.toml", &ladder);
    home.opens(80, "TERM=dumb metier plan ours --level roofer").types("4\rq\r").sees("Saved 1 of 28").ends(3);
    fs::remove_file(home.path("ladders/ours.toml")).expect("gone");
    let mut it = home.opens(80, "metier plan");
    it.sees("ours").sees("an unfinished interview is about it").sees("To start over: metier plan --again");
    it.ends(2);
    home.writes("ladders/ours.toml", &ladder.replace("\"roofer\"", "\"slater\"").replace("\"Roofer\"", "\"Slater\""));
    home.opens(80, "TERM=dumb metier plan").sees("The level `roofer` is not in this ladder").types("q\r").ends(3);
    assert_eq!(kept_in(&home, "state/metier/ours-self.toml"), 1);
    is_tidy(&home);
}

#[test]
fn answers_to_other_questions_are_not_mixed_with_these() {
    let home = Home::new();
    let old = sheet(20).replace("questions = 1", "questions = 0");
    home.writes(DRAFT, &old);
    home.writes("old.toml", &old);
    home.opens(80, "metier plan --ask old.toml")
        .sees("version 0 of the questions; this metier asks version 1")
        .sees("Start a new one: metier plan roofing --again")
        .ends(2);
    let mut it = home.opens(80, "TERM=dumb metier plan");
    it.sees("An unfinished interview with an older version of the questions was moved to")
        .says("Your choice", "q")
        .ends(3);
    assert_eq!((home.text(ASIDE), home.text("old.toml")), (old.clone(), old));
    // Nor can a bank of other questions be asked from; one in other words asks the same, and goes on with the same.
    let german = fs::read_to_string(root().join("tests/questions/de.toml")).expect("questions");
    home.writes("next.toml", &german.replace("version = 1", "version = 2"));
    home.writes("de.toml", &german);
    home.writes(DRAFT, &sheet(27));
    let mut it = home.opens(80, "metier plan --questions next.toml");
    it.sees("another version asks other questions: answers to the two do not mix").ends(2);
    assert_eq!(home.draft(), sheet(27));
    let mut it = home.opens(80, "TERM=dumb metier plan --questions de.toml");
    it.sees("The questions are those of de.toml (de)").sees("Question 28 of 28").types("4\rq\r").ends(3);
    home.opens(80, "metier plan")
        .sees("28 of 28 questions answered")
        .sees("What would you like next?")
        .press("q")
        .ends(3);
}
