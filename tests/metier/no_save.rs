//! `--no-save` leaves no trace on the disk: seen from outside, call by call.
#![cfg(unix)]

use std::process::Command;

use metier::interview::Form;

use crate::support::left_out;
use crate::terminal::{Home, doer};

/// Every call that names a file, and those that make one without a name.
pub(crate) const CALLS: &str = "trace=%file,memfd_create";
const INTERVIEW: &str = "metier plan roofing --level roofer --short --color never";

/// `strace` is there and may trace.
pub(crate) fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-f", "-e", "trace=none", "-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// A test that cannot be without it is left out.
pub(crate) fn skipped(test: &str) {
    left_out(test, "strace is not here, or may not trace");
}

/// A whole interview in a terminal; gives the calls that could have written something.
fn traced(home: &Home, options: &str) -> Vec<String> {
    let line = format!("strace -f -s 300 -e {CALLS} -e signal=none -o ../trace {INTERVIEW} {options}");
    let mut it = home.opens(80, &line);
    it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").says("quit > ", "").picks("");
    it.ends(0);
    home.text("../trace").lines().filter(|call| writes(call)).map(str::to_owned).collect()
}

/// The call opens a file to be written, or makes, renames, links, changes or removes one. One that failed counts too: it
/// was meant. The terminal is no file on a disk.
pub(crate) fn writes(call: &str) -> bool {
    // "1234 openat(AT_FDCWD, "…", O_RDONLY) = 3"
    let call = call.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let name: String = call.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let is_terminal = ["\"/dev/tty\"", "\"/dev/pts/"].iter().any(|device| call.contains(device));
    match name.as_str() {
        "open" | "openat" | "openat2" => {
            let flags = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"];
            !is_terminal && flags.iter().any(|flag| call.contains(flag))
        }
        "execve" | "execveat" | "access" | "faccessat" | "faccessat2" | "stat" | "lstat" | "newfstatat" | "statx"
        | "statfs" | "readlink" | "readlinkat" | "getcwd" | "chdir" | "getxattr" | "lgetxattr" => false,
        // A signal or an end, which is no call; every other call that names a file may change something.
        "" => false,
        _ => true,
    }
}

#[test]
fn a_whole_interview_without_saving_opens_nothing_for_writing() {
    let home = Home::new();
    if can_trace() {
        assert_eq!(traced(&home, "--no-save"), [""; 0]);
    } else {
        skipped("a_whole_interview_without_saving_opens_nothing_for_writing");
        let mut it = home.opens(80, &format!("{INTERVIEW} --no-save"));
        it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").says("quit > ", "");
        it.picks("").ends(0);
    }
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn the_trace_shows_what_an_interview_that_is_kept_writes() {
    if !can_trace() {
        return skipped("the_trace_shows_what_an_interview_that_is_kept_writes");
    }
    let home = Home::new();
    let calls = traced(&home, "").join("\n");
    for (call, file) in [("mkdir", "state/metier"), ("openat", ".metier-"), ("rename", "roofing-self.toml")] {
        let is_seen = calls.lines().any(|line| line.contains(call) && line.contains(file));
        assert!(is_seen, "no {call} of {file} in:\n{calls}");
    }
}
