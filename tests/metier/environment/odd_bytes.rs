//! Names that are no text, and words that are far too long: errors at most, and never a crash.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use metier::ladder::LONGEST_CRAFT;

use super::{command, outcome};
use crate::support::{folder, metier, person, root, skipped};

#[test]
fn what_is_no_utf8_is_an_error_and_never_a_crash() {
    let odd = OsStr::from_bytes(b"x\xff\xfe.toml");
    for arguments in [
        vec![OsStr::new("show"), odd],
        vec![OsStr::new("plan"), odd],
        vec![OsStr::new("check"), odd],
        vec![OsStr::new("plan"), OsStr::new("--name"), odd],
        vec![OsStr::new("plan"), OsStr::new("--questions"), odd, OsStr::new("tests/people/doing.toml")],
        vec![OsStr::new("compare"), odd, odd],
        vec![OsStr::new("import"), odd, OsStr::new("--id"), OsStr::new("x")],
        vec![odd],
    ] {
        let (code, out, complaint) = outcome(command(&arguments));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}: {complaint}");
        assert!(complaint.starts_with("error") && !complaint.contains("panicked"), "{arguments:?}: {complaint}");
    }
}

#[test]
fn files_and_folders_may_be_called_anything() {
    let folder = folder();
    let odd = folder.path().join(OsStr::from_bytes(b"odd \xff"));
    if fs::create_dir(&odd).is_err() {
        return skipped("this disk takes only names that are text");
    }
    fs::copy(root().join(person("doing")), odd.join("me.toml")).expect("a file");
    fs::copy(root().join("ladders/roofing.toml"), odd.join("thatching.toml")).expect("a file");
    fs::copy(root().join("tests/questions/de.toml"), odd.join("de.toml")).expect("a file");
    let run = |arguments: &[&OsStr]| outcome(command(arguments));
    let me = odd.join("me.toml");
    for form in ["text", "json", "markdown", "html"] {
        let (code, out, said) = run(&["plan".as_ref(), me.as_os_str(), "--format".as_ref(), form.as_ref()]);
        assert_eq!((code, said.as_str()), (Some(0), ""), "{form}: {out}");
    }
    let (code, ..) = run(&["plan".as_ref(), me.as_os_str(), "--questions".as_ref(), odd.join("de.toml").as_os_str()]);
    assert_eq!(code, Some(0));
    let out = odd.join("out");
    let (code, ..) = run(&["plan".as_ref(), me.as_os_str(), "-o".as_ref(), out.as_os_str()]);
    assert!(code == Some(0) && out.is_file());
    // By the option and by the variable.
    let (code, _, said) = run(&["show".as_ref(), "thatching".as_ref(), "--ladders".as_ref(), odd.as_os_str()]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let mut by_variable = command(["show", "thatching"]);
    by_variable.env("METIER_LADDERS", &odd);
    let (code, _, said) = outcome(by_variable);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    // What such a name says on a screen is harmless, and a variable that is no text is not read as one.
    let mut strange = command(["list"]);
    for name in ["COLUMNS", "NO_COLOR", "LANG", "TERM", "ACCESSIBLE"] {
        strange.env(name, OsString::from(OsStr::from_bytes(b"\xff")));
    }
    assert_eq!(outcome(strange).0, Some(0));
}

#[test]
fn a_very_long_word_is_only_a_wrong_one() {
    let long = "a".repeat(100_000);
    for arguments in [
        vec!["show", &long],
        vec!["next", "roofing", &long],
        vec!["plan", &long],
        vec!["plan", "tests/people/doing.toml", "--level", &long],
        vec!["new", "ladder", "roofing", "-o", &long],
        vec![&long],
        vec!["new", "answers", "general", "--craft", &long],
    ] {
        let ran = metier(arguments.iter().copied()).run().ends_with(2).says_nothing();
        assert!(ran.stderr.starts_with("error"), "{}", &ran.stderr[..200]);
    }
    // What can be typed is what a file may hold, to the letter.
    let craft = |letters: usize| metier(["new", "answers", "general", "--craft", &long[..letters]]).run();
    craft(LONGEST_CRAFT).succeeds();
    craft(LONGEST_CRAFT + 1).ends_with(2);
}
