//! Locks: of several that write at once none fails, and where files cannot be locked everything else goes on.

use std::thread;

use super::{DRAFT, fails, is_tidy};
use crate::no_save::{can_trace, skipped};
use crate::support::{folder, metier};
use crate::terminal::{Home, sheet};

const LEFTOVER: &str = "state/metier/.metier-aB3xyz";
const LOCK: &str = "state/metier/.roofing-self.toml.lock";

#[test]
fn of_several_that_write_into_one_folder_at_once_none_fails() {
    let folder = folder();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    metier(["generate", "man", ".", "--force"]).within(&folder).run().ends_with(0);
                }
            });
        }
    });
    let names = std::fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.file_name());
    assert_eq!(names.filter(|name| name.to_string_lossy().starts_with('.')).count(), 0);
}

#[test]
fn where_files_cannot_be_locked_answers_are_kept_and_nothing_is_swept_away() {
    if !can_trace() {
        return skipped("where_files_cannot_be_locked_answers_are_kept_and_nothing_is_swept_away");
    }
    for error in ["ENOLCK", "EBADF", "EOPNOTSUPP"] {
        let home = Home::answered(26);
        // It may be of a process that lives, on this machine or on another.
        home.writes(LEFTOVER, "half");
        let mut it = home.opens(80, &fails(error, "flock", "1+", "TERM=dumb metier plan"));
        it.sees("Question 27 of 28").types("4\rq\r").sees("Saved 27 of 28").ends(3);
        assert_eq!((home.kept(), home.files()), (27, vec![LEFTOVER.to_owned(), DRAFT.to_owned()]), "{error}");
        home.opens(80, "TERM=dumb metier plan").types("q\r").sees("Saved 27 of 28").ends(3);
        is_tidy(&home);
    }
}

#[test]
fn what_is_to_be_locked_is_opened_for_writing_as_shared_disks_ask_for() {
    if !can_trace() {
        return skipped("what_is_to_be_locked_is_opened_for_writing_as_shared_disks_ask_for");
    }
    let home = Home::answered(26);
    home.writes(LEFTOVER, "half");
    home.writes("me.toml", &sheet(28));
    for (verb, files) in [("plan", &[LEFTOVER, LOCK][..]), ("plan --ask me.toml", &[".me.toml.lock"])] {
        let line = format!("TERM=dumb strace -y -e trace=openat,flock -e signal=none -o ../trace metier {verb}");
        home.opens(80, &line).types("q\r").ends(3);
        let trace = home.text("../trace");
        for file in files {
            let locked = trace.lines().position(|call| call.starts_with("flock") && call.contains(&format!("{file}>")));
            let opened =
                trace.lines().take(locked.unwrap_or_default()).filter(|call| call.contains(&format!("{file}\"")));
            assert!(opened.last().is_some_and(|call| call.contains("O_RDWR")), "{file}:\n{trace}");
        }
    }
}
