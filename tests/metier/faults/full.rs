//! A full disk at every stage: it is said what could not be written and what to do, the answers are on the screen or on
//! the disk, and the result is not lost with them.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{DRAFT, FINISHED, IN_LINES, fails, is_tidy, kept_in, rest};
use crate::no_save::{can_trace, skipped};
use crate::support::{metier, person, root};
use crate::terminal::{Home, sheet};

/// A line in which these calls find no room on the disk, as often as `when` says.
fn without_room(calls: &str, when: &str, line: &str) -> String {
    fails("ENOSPC", calls, when, line)
}

fn full() -> bool {
    Path::new("/dev/full").exists()
}

#[test]
fn a_file_that_finds_no_room_is_named_with_the_reason_and_the_mend() {
    if !full() {
        return crate::support::skipped("no /dev/full here");
    }
    let roofer = person("roofer");
    for verb in [
        &["plan", &roofer][..],
        &["list"],
        &["new", "ladder", "thatching"],
        &["new", "answers", "hvac"],
        &["import", "tests/sheets/engineering-matrix.csv", "--id", "engineering"],
        &["next", "roofing", "roofer", "--format", "html"],
    ] {
        let ran = metier([verb, &["-o", "/dev/full", "--width", "100"]].concat()).run().ends_with(2).says_nothing();
        ran.complains("could not write /dev/full: the disk is full; make room on it, or name a place on another one");
    }
}

#[test]
fn a_result_that_finds_no_room_says_where_else_it_can_go() {
    if !full() {
        return crate::support::skipped("no /dev/full here");
    }
    for verb in ["list", "where", "plan tests/people/roofer.toml", "show roofing --format json", "--help"] {
        let line = format!("\"$0\" {verb} > /dev/full");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_metier")]).current_dir(root());
        shell.env_clear().env("HOME", "/nonexistent");
        let output = shell.stdin(Stdio::null()).output().expect("a run");
        let said = String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(output.status.code(), Some(2), "{verb}: {said}");
        assert!(
            said.contains("could not write to the standard output (-o FILE names another place)"),
            "{verb}: {said}"
        );
    }
}

#[test]
fn a_hint_that_finds_no_room_does_not_cost_the_result() {
    if !full() {
        return crate::support::skipped("no /dev/full here");
    }
    for (verb, code) in [
        ("plan tests/people/eleven.toml", 3),
        ("import tests/sheets/engineering-matrix.csv --id engineering", 0),
        ("show nothing", 2),
    ] {
        let run = |to: &str| {
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", &format!("\"$0\" {verb} 2> {to}"), env!("CARGO_BIN_EXE_metier")]);
            shell.current_dir(root()).env_clear().env("HOME", "/nonexistent").stdin(Stdio::null());
            let output = shell.output().expect("a run");
            (output.status.code(), output.stdout)
        };
        assert_eq!(run("/dev/full"), run("/dev/null"), "{verb}");
        assert_eq!(run("/dev/full").0, Some(code), "{verb}");
    }
}

#[test]
fn the_result_of_an_interview_that_finds_no_room_leaves_the_answers_and_says_where() {
    if !full() {
        return crate::support::skipped("no /dev/full here");
    }
    for to in ["> /dev/full", "-o /dev/full > result", "--format json > /dev/full"] {
        let home = Home::answered(28);
        let mut it = home.opens(80, &format!("TERM=dumb metier plan {to}"));
        it.types("1\r\rn\r").sees("Saved: ").sees("2026-11-19.toml").sees("could not write").ends(2);
        assert_eq!((kept_in(&home, FINISHED), home.path(DRAFT).exists()), (28, false), "{to}");
        if to.contains("result") {
            assert!(home.text("result").contains("A map for a conversation"), "it is printed in place");
        }
    }
}

#[test]
fn a_disk_that_is_full_for_a_while_is_said_once_and_all_answers_are_kept_in_the_end() {
    if !can_trace() {
        return skipped("a_disk_that_is_full_for_a_while_is_said_once_and_all_answers_are_kept_in_the_end");
    }
    // No room for its bytes; none for its name.
    for calls in ["fsync", "rename,renameat,renameat2"] {
        let home = Home::answered(20);
        let mut it = home.opens(80, &without_room(calls, "1..3", IN_LINES));
        it.sees("Question 21 of 28")
            .types(&rest(21))
            .sees("(not saved)")
            .sees("the disk is full")
            .sees("You can go on");
        it.sees("(not saved)").sees("(not saved)").sees("Question 24").sees("Saving works again.").sees("28 answered");
        it.types("q\r").sees("Saved 28 of 28").ends(3);
        assert_eq!((home.kept(), it.plain().matches("You can go on").count()), (28, 1));
        is_tidy(&home);
    }
}

#[test]
fn a_disk_that_stays_full_leaves_the_answers_on_the_screen_and_the_result_where_it_was_to_go() {
    if !can_trace() {
        return skipped("a_disk_that_stays_full_leaves_the_answers_on_the_screen_and_the_result_where_it_was_to_go");
    }
    let home = Home::answered(20);
    let line = without_room("fsync", "1+", IN_LINES);
    let mut it = home.opens(80, &format!("{line} > result"));
    it.sees("Question 21 of 28").types(&(rest(21) + "\r")).sees("You can go on").sees("28 answered");
    it.sees("Your answers could not be saved").says("File: ", "other.toml").sees("the disk is full");
    it.says("File: ", "").sees("next-step = 2").sees("Put these lines into a file");
    let said = it.sees("the answers could not be saved").sees("they are printed above").ends(2);
    assert_eq!(home.kept(), 20, "what was there is whole");
    let lines = said.split_once("format = 1").expect("a file").1.split_once("Put these").expect("its end").0;
    home.writes("me.toml", &format!("format = 1{}", lines.replace('\r', "")));
    assert_eq!(home.plan("me.toml", "80"), home.text("result"));
    is_tidy(&home);
}

#[test]
fn the_end_and_the_second_file_that_find_no_room_leave_what_there_was() {
    if !can_trace() {
        return skipped("the_end_and_the_second_file_that_find_no_room_leave_what_there_was");
    }
    // The first two are those of the last answer.
    for save in ["", "--save me.toml"] {
        let home = Home::answered(28);
        let mut it = home.opens(80, &without_room("fsync", "3+", &format!("TERM=dumb metier plan {save} > result")));
        it.types("1\r\r").sees("the disk is full").sees("nothing is lost").ends(2);
        assert_eq!((home.kept(), home.path(FINISHED).exists()), (28, false));
        assert!(home.text("result").contains("A map for a conversation"));
        is_tidy(&home);
    }
}

#[test]
fn marks_and_notes_that_find_no_room_are_tried_again_and_else_left_on_the_screen() {
    if !can_trace() {
        return skipped("marks_and_notes_that_find_no_room_are_tried_again_and_else_left_on_the_screen");
    }
    let line = "TERM=dumb metier mark me.toml";
    let home = Home::new();
    // The first two are those of the first mark; then neither the second one nor what is said beside it finds room.
    home.writes("me.toml", &sheet(28));
    let mut it = home.opens(80, &without_room("fsync", "3..4", line));
    it.types("1\r2\re\rIn June\r").sees("1 Met").sees("2 Partly (not saved)").sees("the disk is full");
    it.sees("You can go on")
        .sees("Noted (not saved)")
        .sees("to 4: ")
        .types("3\rq\r")
        .sees("3 Not yet")
        .sees("Saving works again.")
        .sees("Stopped. Saved: 1 met, 1 partly, 1 not yet");
    it.ends(0);
    assert!(home.text("me.toml").contains("In June"), "{}", home.text("me.toml"));

    home.writes("me.toml", &sheet(28));
    let mut it = home.opens(80, &without_room("fsync", "3+", &format!("{line} > result")));
    it.types("1\r2\re\rIn June\r").sees("1 Met").sees("2 Partly (not saved)").sees("the disk is full");
    it.sees("Noted (not saved)").says("to 4: ", "q");
    it.sees("Stopped. Marked: 1 met, 1 partly").sees("Your answers could not be saved");
    it.says("File: ", "other.toml").sees("the disk is full").says("File: ", "").sees("In June").sees("Put these lines");
    let said = it.sees("then run: metier mark me.toml").sees("they are printed above").ends(2);
    assert!(home.text("me.toml").contains("state = \"met\"") && kept_in(&home, "me.toml") == 28);
    assert!(home.text("result").contains("1 met, 1 partly"), "the result is not lost with them");
    let lines = said.split_once("format = 1").expect("a file").1.split_once("Put these").expect("its end").0;
    home.writes("me.toml", &format!("format = 1{}", lines.replace('\r', "")));
    is_tidy(&home);
}

/// A disk of its own, as small as there is; nothing where none may be mounted.
pub(super) struct Disk<'h>(&'h Home);

impl<'h> Disk<'h> {
    pub(super) fn mounted(home: &'h Home) -> Option<Self> {
        std::fs::create_dir_all(home.path("disk")).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(home.path("disk")).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(home))
    }

    /// From here on it can only be read, or (`rw`) be written to as well.
    pub(super) fn becomes(&self, how: &str) {
        let mut mount = Command::new("mount");
        mount.args(["-o", &format!("remount,{how}")]).arg(self.0.path("disk"));
        assert!(mount.status().expect("mount").success());
    }

    /// Whatever room there is left is used up.
    fn fills(&self) {
        let _ = std::fs::write(self.0.path("disk/full"), vec![b'x'; 1 << 20]);
    }

    fn has_room(&self) {
        std::fs::remove_file(self.0.path("disk/full")).expect("a file");
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path("disk")).status();
    }
}

#[test]
fn on_a_real_disk_that_fills_up_every_stage_says_so_and_forget_makes_room() {
    let home = Home::new();
    let Some(disk) = Disk::mounted(&home) else {
        return skipped("on_a_real_disk_that_fills_up_every_stage_says_so_and_forget_makes_room");
    };
    let line = "XDG_STATE_HOME=$PWD/disk/state XDG_DATA_HOME=$PWD/disk/data TERM=dumb metier";
    let draft = "disk/state/metier/roofing-self.toml";
    let mut it = home.opens(80, &format!("{line} plan roofing --level roofer"));
    it.answers_in_lines(1, &["4"], 28).sees("4 Agree").sees("Question 2 of 28").sees("1 to 5: ");
    disk.fills();
    it.types("2\r").sees("2 A little true (not saved)").sees("the disk is full").sees("Question 3").sees("1 to 5: ");
    disk.has_room();
    it.types("4\r").sees("Saving works again.").types("q\r").sees("Saved 3 of 28").ends(3);
    assert_eq!(kept_in(&home, draft), 3);
    disk.fills();
    for verb in ["new answers hvac -o disk/me.toml", "list -o disk/list", "import x.csv --id x -o disk/x.toml"] {
        home.writes("x.csv", "track,rank,level,area,expectation\nmastery,1,One,Work,Does it\n");
        home.opens(80, &format!("metier {verb}")).sees("could not write disk/").sees("the disk is full").ends(2);
    }
    home.opens(80, &format!("{line} forget --yes")).sees("1 file deleted").ends(0);
    assert_eq!(home.files(), ["disk/full", "disk/state", "x.csv"]);
}
