//! Files that are too much, too deep or no files at all: refused at once, with a place where there is one.

use std::fs;

use metier::exit::Exit;

use super::world::run;
use crate::support::{folder, metier, person, write};

const HEAD: &str = "format = 1\nname = \"x\"\n";

/// What is said of a ladder.
#[track_caller]
fn refused(text: &str, word: &str) {
    let home = folder();
    let file = write(&home, "ladder.toml", text).display().to_string();
    for verb in ["show", "check"] {
        let said = run(home.path(), &[verb.into(), file.clone()]);
        assert_ne!(said.exit, Exit::Done, "{word}");
        let told = said.out + &said.err;
        assert!(told.contains(word) && told.contains("ladder.toml:"), "{verb}: {word}: {told:.600}");
        assert!(!told.contains("mistake of its own"), "{told:.600}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_refused_with_its_place() {
    let nested = |n: usize| format!("{HEAD}a = {}{}\n", "[".repeat(n), "]".repeat(n));
    for n in [79, 80] {
        refused(&nested(n), "unknown key `a`");
    }
    for n in [81, 10_000] {
        refused(&nested(n), "nested too deeply");
    }
    refused(&format!("{HEAD}a = {}", "[".repeat(500_000)), "nested too deeply");
    refused(&format!("{HEAD}a = {}1{}\n", "{a=".repeat(10_000), "}".repeat(10_000)), "nested too deeply");
    refused(&format!("{HEAD}a{} = 1\n", ".a".repeat(400_000)), "nested too deeply");
    refused(&format!("{HEAD}[a{}]\n", ".a".repeat(400_000)), "nested too deeply");
}

#[test]
fn numbers_and_dates_in_the_place_of_texts_and_ranks_are_refused_with_their_place() {
    for value in ["nan", "-inf", "1e999999", "0xffffffffffffffffff", "-0", "2026-01-01", "07:32:00", "[[[]]]", "{}"] {
        refused(&format!("{HEAD}version = {value}\n"), "`version` is");
    }
    let rank = |rank: &str| {
        format!(
            "{HEAD}[[tracks]]\nkind = \"mastery\"\nname = \"m\"\n[[levels]]\nid = \"a\"\ntrack = \"mastery\"\n\
             title = \"t\"\nrank = {rank}\n"
        )
    };
    for number in ["-1", "99999999999", "9223372036854775807"] {
        refused(&rank(number), "out of range");
    }
    for number in ["9223372036854775808", &"9".repeat(100_000), "nan", "1.0", "1979-05-27", "true", "\"1\""] {
        refused(&rank(number), "`rank` in level `a` is");
    }
    let sheet = |line: &str| format!("format = 1\nladder = \"roofing\"\n{line}\n[answers]\nbest-hours = 3\n");
    let home = folder();
    for line in
        ["made = 2026-13-01", "made = 07:32:00", "made = nan", "questions = -1e9", "questions = 99999999999999999999"]
    {
        let file = write(&home, "me.toml", &sheet(line)).display().to_string();
        let said = run(home.path(), &["plan".into(), file]);
        assert_eq!(said.exit, Exit::CouldNotRun, "{line}");
        assert!(said.err.contains("me.toml:3:"), "{line}: {}", said.err);
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_without_being_read() {
    let home = folder();
    let file = home.path().join("large.toml");
    fs::File::create(&file).and_then(|file| file.set_len(100 << 20)).expect("a file");
    let sheet = home.path().join("large.csv");
    fs::hard_link(&file, &sheet).expect("a file");
    let (file, sheet) = (file.display().to_string(), sheet.display().to_string());
    let doing = person("doing");
    let lines: [&[&str]; 8] = [
        &["show", &file],
        &["check", &file],
        &["plan", &file],
        &["plan", &doing, "--questions", &file],
        &["plan", &doing, "--coach", &file],
        &["compare", &doing, &file],
        &["import", &sheet, "--id", "x"],
        &["new", "answers", &file],
    ];
    for line in lines {
        let ran = metier(line.iter().copied()).run();
        assert!(matches!(ran.code, Some(1 | 2)), "{line:?}");
        let told = ran.stdout + &ran.stderr;
        assert!(told.contains("larger than 1048576 bytes") && told.contains("large."), "{line:?}: {told:.600}");
    }
    let ran = metier(["list", "--format", "json", "--ladders", &home.path().display().to_string()]).run().ends_with(0);
    ran.says("the file is larger than 1048576 bytes");
}

#[test]
fn a_sheet_of_more_columns_than_a_ladder_can_have_is_refused_with_its_place() {
    for separator in [',', ';', '\t'] {
        let head = ["track", "level", "title"].join(&separator.to_string());
        let row = |cells: usize| format!("{head}\n{}\n", format!("x{separator}").repeat(cells));
        let ran = metier(["import", "-", "--id", "x"]).stdin(row(4_100)).run().ends_with(2).says_nothing();
        ran.complains("error[too-large]: the row has more than 4000 columns").complains("the standard input:2:8001");
        let ran = metier(["import", "-", "--id", "x"]).stdin(row(3_900)).run();
        assert!(!ran.stderr.contains("columns"), "{}", ran.stderr);
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_an_error_and_nothing_waits_for_it() {
    let home = folder();
    let pipe = home.path().join("shelf/pipe.toml");
    fs::create_dir(home.path().join("shelf")).expect("a folder");
    fs::create_dir(home.path().join("shelf/folder.toml")).expect("a folder");
    std::os::unix::fs::symlink("/dev/zero", home.path().join("shelf/device.toml")).expect("a link");
    std::os::unix::fs::symlink("loop.toml", home.path().join("shelf/loop.toml")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let shelf = home.path().join("shelf").display().to_string();
    // On a shelf only files are looked at.
    metier(["list", "--ladders", &shelf]).run().succeeds().says_not("pipe").says_not("device").says_not("folder ");
    for name in ["pipe", "device", "folder", "loop"] {
        metier(["show", name, "--ladders", &shelf]).run().ends_with(2).complains("no ladder named");
    }
    metier(["check", &shelf]).run().ends_with(2).complains("no ladder lies in the folder");
    let doing = person("doing");
    for file in [format!("{shelf}/folder.toml"), format!("{shelf}/device.toml"), format!("{shelf}/loop.toml")] {
        let lines: [&[&str]; 7] = [
            &["show", &file],
            &["plan", &file],
            &["plan", &doing, "--questions", &file],
            &["compare", &doing, &file],
            &["import", &file, "--id", "x"],
            &["new", "answers", &file],
            &["plan", &doing, "-o", &file],
        ];
        for line in lines {
            let to_device = line.contains(&"-o") && file.contains("device");
            let ran = metier(line.iter().copied()).run().ends_with(if to_device { 0 } else { 2 }).says_nothing();
            assert!(to_device || ran.stderr.starts_with("error"), "{line:?}: {}", ran.stderr);
        }
    }
    // A pipe that somebody writes into is read, as the shells' `<(…)` gives one.
    let line = "exec \"$0\" plan <(cat tests/people/doing.toml)";
    let ran = std::process::Command::new("bash")
        .args(["-c", line, env!("CARGO_BIN_EXE_metier")])
        .current_dir(crate::support::root())
        .output()
        .expect("bash runs");
    assert!(ran.status.success() && ran.stdout.starts_with(b"Mastery."));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let home = folder();
    for (bytes, why) in [
        (&b"format = 1\nname = \"\xed\xa0\x80\"\n"[..], "half a pair"),
        (b"format = 1\nname = \"\xc0\xaf\"\n", "too long a form"),
        (b"format = 1\nname = \"\xf5\x80\x80\x80\"\n", "beyond the last"),
        (b"format = 1\nname = \"\x9b31m\"\n", "a code of eight bits"),
        (b"\xff\xfef\x00o\x00", "two bytes a letter"),
    ] {
        fs::write(home.path().join("bytes.toml"), bytes).expect("a file");
        let file = home.path().join("bytes.toml").display().to_string();
        for verb in ["show", "check", "plan"] {
            let said = run(home.path(), &[verb.into(), file.clone()]);
            let told = said.out + &said.err;
            assert!(said.exit != Exit::Done && told.contains("UTF-8"), "{why}: {told}");
            super::world::is_harmless(why, &told);
        }
    }
    for raw in ["\u{0}", "\u{1b}[31m", "\u{7f}", "\u{8}"] {
        refused(&format!("{HEAD}summary = \"a{raw}b\"\n"), "control");
        refused(&format!("{HEAD}# a comment {raw}\n"), "control");
    }
}
