//! Privacy, seen from outside: nothing goes to a network, nothing is written that was not asked for, what is kept is
//! its owner's alone, and what was answered stands in no error.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

use metier::interview::Form;
use tempfile::TempDir;

use crate::environment::verbs;
use crate::no_save::{CALLS, can_trace, skipped, writes};
use crate::support::{chosen, folder, metier, root, write};
use crate::terminal::{Home, answers_in, doer, sheet};

const INTERVIEW: &str = "metier plan roofing --level roofer --short --color never";
const DRAFT: &str = "state/metier/roofing-self.toml";

/// Every verb in every form, and those that end in an error or have to ask.
fn lines() -> Vec<Vec<String>> {
    let more: [&[&str]; 22] = [
        &["plan", "tests/people/eleven.toml", "--coach", "tests/people/maya-coach.toml"],
        &["plan", "tests/people/doing.toml", "--questions", "tests/questions/de.toml"],
        &["plan", "tests/people/doing.toml", "nobody.toml"],
        &["plan"],
        &["plan", "--ask", "tests/people/eleven.toml"],
        &["mark", "tests/people/doing.toml"],
        &["compare", "tests/people/maya-then.toml", "tests/people/maya-self.toml", "--with-notes"],
        &["check", "ladders"],
        &["check", "tests/bad/ladder-many-faults.toml"],
        &["explain", "vague"],
        &["new", "answers", "hvac", "--short"],
        &["import", "tests/sheets/matrix.csv", "--id", "x"],
        &["import", "nothing.csv", "--id", "x"],
        &["history", "roofing"],
        &["forget"],
        &["forget", "--yes"],
        &["generate", "completions", "bash"],
        &["generate", "schema", "plan"],
        &["help", "privacy"],
        &["--", "metier", "show", ""],
        &["show", "nothing"],
        &["list", "--ladders", "https://example.invalid/ladders"],
    ];
    let more = more.iter().map(|line| line.iter().map(|word| (*word).to_owned()).collect());
    verbs().into_iter().chain(more).collect()
}

/// The calls of a kind that a line makes, with these variables.
fn calls(trace: &str, line: &[String], variables: &[(&str, &str)]) -> Vec<String> {
    let folder = folder();
    let file = folder.path().join("trace");
    let output = Command::new("strace")
        .args(["-f", "-s", "300", "-e", trace, "-e", "signal=none", "-o"])
        .arg(&file)
        .arg(env!("CARGO_BIN_EXE_metier"))
        .args(line)
        .current_dir(root())
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        // It acts only on a line that begins with `--`, as those of a shell that asks.
        .env("METIER_COMPLETE", "fish")
        .envs(variables.iter().copied())
        .stdin(std::process::Stdio::null())
        .output()
        .expect("strace runs");
    assert!(output.status.code().is_some_and(|code| code <= 3), "{line:?}: {:?}", output.status);
    let trace = fs::read_to_string(file).expect("a trace");
    trace.lines().filter(|call| !call.contains(" +++ ")).map(str::to_owned).collect()
}

// Nothing goes anywhere.

#[test]
fn no_verb_in_any_form_opens_a_socket() {
    if !can_trace() {
        return skipped("no_verb_in_any_form_opens_a_socket");
    }
    let home = folder();
    let home = home.path().display().to_string();
    for line in lines() {
        assert_eq!(calls("trace=network", &line, &[("HOME", &home)]), [""; 0], "{line:?}");
    }
    // Whose home it is would be asked of the system's list of users, which may be on another computer.
    for line in [&["where"][..], &["history"], &["plan", "tests/people/doing.toml"], &["list"]] {
        let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(calls("trace=network", &line, &[]), [""; 0], "{line:?} without a home");
        let opened = calls("trace=openat", &line, &[("HOME", "")]).join("\n");
        assert!(!opened.contains("passwd") && !opened.contains("nsswitch"), "{line:?}: {opened}");
    }
}

#[test]
fn a_whole_interview_opens_no_socket_and_starts_no_program() {
    if !can_trace() {
        return skipped("a_whole_interview_opens_no_socket_and_starts_no_program");
    }
    let home = Home::new();
    let trace = "strace -f -e trace=network,execve,execveat -e signal=none -o ../trace";
    let mut it = home.opens(80, &format!("{trace} {INTERVIEW} --save mine.toml"));
    it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").says("quit > ", "");
    it.picks("").ends(0);
    let trace = home.text("../trace");
    let calls: Vec<&str> = trace.lines().filter(|line| !line.contains(" +++ ")).collect();
    assert!(calls.len() == 1 && calls[0].contains("execve("), "its own start and nothing else: {calls:?}");
}

#[test]
fn a_socket_would_be_seen() {
    if !can_trace() {
        return skipped("a_socket_would_be_seen");
    }
    let folder = folder();
    let file = folder.path().join("trace");
    let traced = ["-f", "-e", "trace=network", "-o"];
    let line = "exec 3<>/dev/tcp/127.0.0.1/9";
    let _ = Command::new("strace").args(traced).arg(&file).args(["bash", "-c", line]).output().expect("strace runs");
    assert!(fs::read_to_string(file).expect("a trace").contains("socket("));
}

// Nothing is written that was not asked for.

#[test]
fn verbs_that_read_write_nothing() {
    if !can_trace() {
        return skipped("verbs_that_read_write_nothing");
    }
    let home = folder();
    let path = home.path().display().to_string();
    let folders = [("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")];
    let folders: Vec<(&str, String)> = folders.iter().map(|(name, below)| (*name, format!("{path}/{below}"))).collect();
    let variables: Vec<(&str, &str)> =
        folders.iter().map(|(name, path)| (*name, path.as_str())).chain([("HOME", path.as_str())]).collect();
    for line in lines() {
        let written: Vec<String> = calls(CALLS, &line, &variables)
            .into_iter()
            .filter(|call| writes(call))
            // To forget takes away the folders that are empty.
            .filter(|call| line[0] != "forget" || !call.contains("rmdir"))
            .collect();
        assert_eq!(written, [""; 0], "{line:?}");
    }
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 0);
}

#[test]
fn without_saving_an_earlier_draft_and_earlier_answers_stay_as_they_are() {
    let finished = "data/metier/roofing-self-2026-01-05.toml";
    let home = Home::answered(12);
    home.writes(finished, &sheet(28));
    let before = (home.files(), home.draft(), home.text(finished));
    let mut it = home.opens(80, &format!("{INTERVIEW} --no-save"));
    it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").says("quit > ", "");
    it.picks("").ends(0);
    assert_eq!((home.files(), home.draft(), home.text(finished)), before);
    metier(["plan", "a.toml", "--no-save"]).run().ends_with(2).complains("--no-save is for an interview");
}

// What is kept is its owner's alone.

#[test]
fn what_is_kept_is_its_owners_alone_whatever_the_system_would_give() {
    let home = Home::new();
    let mut it = home.opens(80, &format!("umask 000; {INTERVIEW} --save mine.toml -o result"));
    let keys = doer(Form::Short);
    it.answers(1, &keys[..2], 16);
    assert_eq!((home.mode(DRAFT), home.mode("state/metier"), home.mode("state")), (0o600, 0o700, 0o700));
    it.answers(3, &keys[2..], 16).sees("One last question").press("1").says("quit > ", "");
    it.sees("Saved: ").confirms("").ends(0);
    let kept = home.files().into_iter().find(|file| file.starts_with("data/metier/")).expect("finished answers");
    assert_eq!((home.mode(&kept), home.mode("data/metier"), home.mode("data")), (0o600, 0o700, 0o700));
    assert_eq!(home.mode("mine.toml"), 0o600, "answers in a file of one's own");
    assert_eq!(home.mode("result"), 0o666, "a result is to be shared as the umask says");
    home.opens(80, "umask 000; metier new answers roofing -o empty.toml").ends(0);
    assert_eq!(home.mode("empty.toml"), 0o600, "it will hold answers");
}

#[test]
fn a_file_is_its_owners_alone_from_the_first_byte() {
    if !can_trace() {
        return skipped("a_file_is_its_owners_alone_from_the_first_byte");
    }
    let home = Home::new();
    let trace = "umask 000; strace -f -e trace=openat,open,mkdir,mkdirat -e signal=none -o ../trace";
    let mut it = home.opens(80, &format!("{trace} {INTERVIEW}"));
    it.sees("Question 1 of 16").press("4").sees("Question 2 of 16").press("q").ends(3);
    let trace = home.text("../trace");
    let made: Vec<&str> = trace.lines().filter(|call| call.contains("O_CREAT") || call.contains("mkdir")).collect();
    assert!(made.iter().any(|call| call.contains(".metier-")) && made.iter().any(|call| call.contains("mkdir")));
    for call in made.iter().filter(|call| !call.contains("/dev/")) {
        assert!(call.contains(", 0600)") || call.contains(", 0700)"), "{call}");
    }
}

#[test]
fn a_folder_that_others_may_write_to_is_closed_before_anything_is_put_there() {
    let home = Home::new();
    fs::create_dir_all(home.path("state/metier")).expect("a folder");
    fs::set_permissions(home.path("state/metier"), fs::Permissions::from_mode(0o777)).expect("permissions");
    home.opens(80, INTERVIEW).sees("Question 1 of 16").press("4").sees("Question 2").press("q").ends(3);
    assert_eq!((home.mode("state/metier"), home.mode(DRAFT)), (0o700, 0o600));
}

#[test]
fn answers_are_not_written_through_a_link_in_the_store() {
    let home = Home::new();
    home.writes("other.toml", &sheet(3));
    fs::create_dir_all(home.path("state/metier")).expect("a folder");
    symlink(home.path("other.toml"), home.path(DRAFT)).expect("a link");
    let mut it = home.opens(80, "metier plan roofing");
    it.sees("Question 4 of 28").press("4").sees("Question 5").press("q").ends(3);
    assert_eq!(home.text("other.toml"), sheet(3), "what the link led to");
    assert!(!home.path(DRAFT).is_symlink() && home.mode(DRAFT) == 0o600);
    assert_eq!(answers_in(&home.draft()), 4);
    // A link to nothing, where finished answers would go.
    let home = Home::new();
    let name = "data/metier/roofing-self-2026-11-20.toml";
    fs::create_dir_all(home.path("data/metier")).expect("a folder");
    symlink(home.path("elsewhere.toml"), home.path(name)).expect("a link");
    let mut it = home.opens(80, INTERVIEW);
    it.answers(1, &doer(Form::Short), 16).sees("One last question").press("1").says("quit > ", "");
    it.picks("").ends(0);
    assert!(!home.path("elsewhere.toml").exists() && home.path(name).is_symlink());
    assert!(home.files().iter().any(|file| file.ends_with("-1.toml")), "{:?}", home.files());
}

// What was answered stands in no error.

/// Words and numbers that only a person would have written.
const SECRETS: [&str; 7] = ["Zyxname", "zyxnote", "Zyxcraft", "77123", "zyxgrowth", "zyxstate", "zyxanswer"];

const PRIVATE: &str = "format = 1\nladder = \"roofing\"\nname = \"Zyxname\"\ncraft = \"Zyxcraft\"\nlevel = \"roofer\"\n\
    growth = \"zyxgrowth\"\n[answers]\nbest-hours = 77123\norganised = \"zyxanswer\"\nconflict = 77123.5\n\
    coordinate = [77123]\n[[marks]]\nkey = \"lead-technician.workmanship.1\"\ntext = \"Dont know\"\n\
    state = \"zyxstate\"\nnote = \"\"\"zyxnote one\nzyxnote two\"\"\"\n";

#[track_caller]
fn keeps_secrets(folder: &TempDir, text: &str) {
    let file = write(folder, "private.toml", text).display().to_string();
    let lines: [&[&str]; 6] = [
        &["plan", &file],
        &["plan", &file, "--format", "json"],
        &["plan", &file, "--accessible"],
        &["plan", "tests/people/doing.toml", "--coach", &file],
        &["compare", &file, "tests/people/doing.toml"],
        &["plan", "--ask", &file],
    ];
    for line in lines {
        let arguments: Vec<std::ffi::OsString> = std::iter::once(&"metier").chain(line).map(Into::into).collect();
        let surroundings = metier::verbs::Surroundings {
            arguments,
            variables: Box::new(|name| (name == "LANG").then(|| "C.UTF-8".into())),
            folders: None,
            stdin_is_terminal: false,
            stdout: metier::verbs::Stream::Elsewhere,
            stderr: metier::verbs::Stream::Elsewhere,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = metier::verbs::run(&surroundings, &mut out, &mut err);
        let mut said = String::from_utf8(err).expect("UTF-8");
        if exit == metier::exit::Exit::CouldNotRun && !line.contains(&"tests/people/doing.toml") {
            said.push_str(&String::from_utf8(out).expect("UTF-8"));
        }
        for secret in SECRETS {
            assert!(!said.contains(secret), "{line:?}: {secret} in {said}\nof {text}");
        }
    }
}

#[test]
fn no_word_of_the_answers_stands_in_an_error_wherever_the_file_is_damaged() {
    let folder = folder();
    keeps_secrets(&folder, PRIVATE);
    // Every place is damaged in one of these ways, and each way everywhere in turn.
    let ways = ["", "\"", "\n", "=", "]", "\u{7}", "\\", "'", "#", "{"];
    for at in (0..PRIVATE.len()).filter(|at| chosen(*at, 3)) {
        let (before, after) = PRIVATE.split_at(at);
        let rest = &after[1..];
        keeps_secrets(&folder, &format!("{before}{}{rest}", ways[at % ways.len()]));
        if at % 3 == 0 {
            keeps_secrets(&folder, &format!("{before}{}{after}", ways[(at / 3) % ways.len()]));
        }
    }
    // And what is right but for one thing: a level, a ladder, a question that is not there.
    let right = "format = 1\nladder = \"roofing\"\nname = \"Zyxname\"\n[answers]\nbest-hours = 4\n";
    keeps_secrets(&folder, &right.replace("[answers]", "level = \"nothing\"\n[answers]"));
    keeps_secrets(&folder, &right.replace("roofing", "nothing"));
    keeps_secrets(&folder, &format!("{right}nothing = \"not-sure\"\n"));
}

#[test]
fn an_error_in_answers_still_says_where_and_the_mend() {
    let ran = metier(["plan", "tests/bad/answers-out-of-range.toml"]).run().ends_with(2).says_nothing();
    ran.complains("error[unknown-value]: the answer to `best-hours` is out of range\n  ╭▸ tests/bad/answers-out-of-range.toml:6:14\n  ╰ help: write a number from 1 to 5");
}

#[test]
fn a_mistake_of_its_own_tells_no_word_that_was_made_as_it_ran() {
    let here = std::panic::Location::caller();
    let of_ours = metier::verbs::fault(Some(here), &"an index out of bounds");
    assert!(of_ours.contains("privacy.rs:") && of_ours.ends_with(": an index out of bounds"), "{of_ours}");
    let made = metier::verbs::fault(Some(here), &String::from("byte index 5 is inside of `zyxnote`"));
    assert!(made.contains("privacy.rs:") && !made.contains("zyxnote"), "{made}");
}
