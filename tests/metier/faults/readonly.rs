//! A home that may not be written to, or that can only be read: it is said which folder it is, and what to do.

use super::full::Disk;
use super::{DRAFT, FINISHED, IN_LINES, fails, is_tidy};
use crate::no_save::{can_trace, skipped};
use crate::terminal::{Home, answers_in, sheet};

const RENAME: &str = "rename,renameat,renameat2";
/// What the system says, and what is said of it.
const WHY: [(&str, &str); 2] = [
    ("EACCES", "may not be written to; change its permissions, or name another place"),
    ("EROFS", "can only be read; name another place"),
];

#[test]
fn a_draft_that_may_not_be_written_is_said_with_its_folder_and_the_mend() {
    if !can_trace() {
        return skipped("a_draft_that_may_not_be_written_is_said_with_its_folder_and_the_mend");
    }
    for (error, why) in WHY {
        let home = Home::answered(26);
        let mut it = home.opens(80, &fails(error, RENAME, "1+", IN_LINES));
        it.types("4\rq\r").sees("4 Mostly true (not saved)").sees("Not saved: could not write").sees("state/metier");
        it.sees(why).sees("You can go on").sees("Your answers could not be saved").sees("state/metier").sees(why);
        it.says("File: ", "").sees("Put these lines into a file").sees("Stopped.").ends(3);
        assert_eq!((home.kept(), home.files()), (26, vec![DRAFT.to_owned()]), "{error}");

        let home = Home::new();
        let mut it = home.opens(80, &fails(error, "mkdir", "1+", IN_LINES));
        it.types("4\rq\r").sees("Not saved: could not make the folder").sees("state/metier").sees(why);
        it.says("File: ", "").sees("Put these lines").sees("Stopped.").ends(3);
        assert_eq!(home.files(), [""; 0], "{error}");
    }
}

#[test]
fn an_end_that_may_not_be_written_leaves_the_draft_and_the_result() {
    if !can_trace() {
        return skipped("an_end_that_may_not_be_written_leaves_the_draft_and_the_result");
    }
    for (error, why) in WHY {
        let home = Home::answered(28);
        // A file that goes over no other is given its name by this call.
        let mut it = home.opens(80, &fails(error, "renameat2", "1+", "TERM=dumb metier plan > result"));
        it.types("1\r\r").sees("could not write").sees("data/metier").sees(why).sees("nothing is lost").ends(2);
        assert_eq!((home.kept(), home.path(FINISHED).exists()), (28, false), "{error}");
        assert!(home.text("result").contains("A map for a conversation"));
        is_tidy(&home);
    }
}

#[test]
fn a_result_that_may_not_be_written_is_said_with_its_folder_and_the_mend() {
    if !can_trace() {
        return skipped("a_result_that_may_not_be_written_is_said_with_its_folder_and_the_mend");
    }
    for (error, why) in WHY {
        let home = Home::new();
        home.writes("there/mine", "");
        let why = format!("there {why}").replace("there can", "the disk of there can");
        for verb in ["list -o there/out", "new answers hvac -o there/out", "list -o there/mine --force"] {
            let mut it = home.opens(80, &fails(error, RENAME, "1+", &format!("metier {verb}")));
            it.sees("could not write there/").sees(&why).ends(2);
        }
        assert_eq!(home.files(), ["there/mine"], "{error}");
    }
}

#[test]
fn on_a_real_disk_that_can_only_be_read_every_stage_says_so() {
    let home = Home::new();
    let Some(disk) = Disk::mounted(&home) else {
        return skipped("on_a_real_disk_that_can_only_be_read_every_stage_says_so");
    };
    let line = "XDG_STATE_HOME=$PWD/disk/state XDG_DATA_HOME=$PWD/disk/data TERM=dumb metier";
    let draft = "disk/state/metier/roofing-self.toml";
    home.writes(draft, &sheet(26));
    disk.becomes("ro");
    let mut it = home.opens(80, &format!("{line} plan"));
    it.sees("Question 27 of 28")
        .says("1 to 5: ", "4")
        .sees("(not saved)")
        .sees("Not saved: could not")
        .sees("the disk of");
    it.sees("can only be read; name another place").sees("Question 28").sees("1 to 5: ");
    disk.becomes("rw");
    it.types("4\r").sees("Saving works again.").types("1\rq\r").sees("Saved 28 of 28").ends(3);
    disk.becomes("ro");
    let mut it = home.opens(80, &format!("{line} plan > result"));
    it.types("\r").sees("could not make the folder").sees("can only be read").sees("nothing is lost").ends(2);
    assert!(home.text("result").contains("A map for a conversation"));
    assert_eq!(answers_in(&home.text(draft)), 28);
    let mut it = home.opens(80, "metier list -o disk/out");
    it.sees("could not write disk/out: the disk of disk can only be read; name another place").ends(2);
}
