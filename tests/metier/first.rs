//! The first screen after an interview, the keys below it, and long results page by page.
#![cfg(unix)]

use std::fs;

use crate::support::{metier, person};
use crate::terminal::{Home, Terminal};

const CTRL_C: &str = "\u{3}";

/// A pager that keeps what it is given and how it is told to work.
const PAGER: &str = "echo \"$LESS $LV $LESSHISTFILE\" > told; cat > seen; echo paged\n";

/// A line of the shell in a window of so many rows, which is left as it was found.
fn in_rows(rows: u16, line: &str) -> String {
    format!("stty rows {rows}; {line}; code=$?; stty rows 24; (exit $code)")
}

/// Answers all but the last question, in a window of so many columns and rows.
fn at_the_end(home: &Home, columns: u16, rows: u16, line: &str) -> Terminal {
    let mut it = home.opens(columns, &in_rows(rows, line));
    let reads_lines = line.contains("TERM=dumb") || line.contains("ACCESSIBLE=1");
    it.sees("One last question");
    if reads_lines { it.says("1 to 3: ", "1") } else { it.press("1") }.says("quit > ", "");
    it
}

fn home() -> Home {
    let home = Home::answered(28);
    home.writes("pager", PAGER);
    home
}

#[test]
fn it_fits_in_the_window_whatever_that_is() {
    for (columns, rows) in [(80, 24), (80, 20), (40, 20), (100, 50)] {
        for how in ["", "TERM=dumb ", "ACCESSIBLE=1 ", "LANG=C "] {
            let home = home();
            let mut it = at_the_end(&home, columns, rows, &format!("{how}metier plan roofing --color never"));
            let said = it.sees("Mastery. Next level: Lead").picks("").ends(0);
            let screen =
                said.rsplit("quit > ").next().and_then(|after| after.split_once("Mastery.")).expect("a screen").1;
            let lines: Vec<&str> = screen.trim_end().lines().collect();
            let most = usize::from(rows - 2).min(22);
            assert!(lines.len() <= most, "{columns}x{rows} {how}: {} of {most}\n{screen}", lines.len());
            for words in ["The level", "metier plan roofing"] {
                assert!(screen.contains(words), "{columns}x{rows} {how}: {words}\n{screen}");
            }
            // A window of the usual size has room for the other tracks.
            assert!(rows < 24 || columns < 80 || screen.contains("Foreman"), "{how}\n{screen}");
        }
    }
}

#[test]
fn every_key_does_what_it_says_and_comes_back() {
    let home = home();
    home.writes("metier-roofing.html", "mine");
    let mut it = at_the_end(&home, 80, 24, "METIER_PAGER='sh pager' metier plan roofing");
    it.picks("x").picks("a").sees("paged");
    it.picks("w").sees("metier-roofing-2.html").picks("w").sees("metier-roofing-3.html");
    it.picks("m").sees("Expectation 1 of 10").press("1");
    (2..=10).for_each(|n| _ = it.sees(&format!("Expectation {n} of 10")).press("3"));
    for what in ["Needed", "To learn first"] {
        (1..=3).for_each(|n| _ = it.sees(&format!("{what}, {n} of 3")).press("n"));
    }
    it.sees("That was the last one.").press("\r").sees("Saved: 1 met, 9 not yet.");
    it.sees("Choose something to work on?").confirms("n").sees("Try it first").confirms("n").sees("[x] met Patches");
    it.sees("metier plan roofing --format markdown -o plan.md").picks("").ends(0);
    assert!(home.text("seen").contains("Lead Technician expects") && home.text("told") == "FRX -c -\n");
    assert_eq!(home.text("metier-roofing.html"), "mine");
    let page = home.text("metier-roofing-2.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Lead Technician"), "{page}");
    assert_eq!(home.mode("metier-roofing-2.html"), 0o600);
}

#[test]
fn ctrl_c_and_ctrl_d_end_it_with_everything_kept() {
    for (key, code) in [(CTRL_C, 130), ("\u{4}", 0), ("q", 0), ("\u{1b}", 0)] {
        let home = home();
        at_the_end(&home, 80, 24, "metier plan").picks(key).ends(code);
        assert!(home.path("data/metier/roofing-self-2026-11-19.toml").exists());
    }
}

#[test]
fn a_page_that_cannot_be_written_is_said_and_ends_nothing() {
    let home = home();
    let mut it = at_the_end(&home, 80, 24, "mkdir shut; chmod 500 shut; cd shut; metier plan");
    // Whoever runs this may write everywhere.
    let is_root =
        fs::write("/proc/self/comm", "").is_ok() && fs::metadata("/root").is_ok() && fs::read_dir("/root").is_ok();
    it.picks("w").sees(if is_root { "metier-roofing.html" } else { "could not write" }).picks("").ends(0);
}

#[test]
fn a_coach_sees_what_was_seen_and_what_to_ask() {
    let home = Home::new();
    let answers = fs::read_to_string(crate::support::root().join(person("coach"))).expect("answers");
    home.writes("state/metier/software-coach-sam.toml", &answers);
    let mut it = home.opens(80, "metier plan software --as coach --name Sam --color never");
    it.sees("answered").says("quit > ", "").sees("You see Sam as ").sees("Ask first, then say what you guessed");
    it.sees("metier plan software --as coach --name Sam").sees("m mark where they stand").picks("").ends(0);
}

/// A result of some hundred lines, in a terminal.
fn reads(home: &Home, how: &str) -> Terminal {
    home.opens(80, &format!("{how} metier show roofing master-roofer --color never"))
}

#[test]
fn a_long_result_goes_through_the_pager_and_a_short_one_does_not() {
    let home = home();
    reads(&home, "METIER_PAGER='sh pager' PAGER=false LESS=R").sees("paged").ends(0);
    assert!(home.text("seen").contains("What it brings") && home.text("told") == "R -c -\n", "{}", home.text("told"));
    fs::remove_file(home.path("seen")).expect("it was seen");
    home.opens(80, "PAGER='sh pager' metier list").sees("18 ladders").ends(0);
    assert!(!home.path("seen").exists(), "they fit");
    home.opens(80, "METIER_PAGER='sh pager' metier show roofing --format json").sees("format_version").ends(0);
    assert!(!home.path("seen").exists(), "only what is for people is paged");
}

#[test]
fn without_a_pager_it_is_printed() {
    for how in [
        "PAGER=cat",
        "METIER_PAGER= PAGER='sh pager'",
        "TERM=dumb PAGER='sh pager'",
        "ACCESSIBLE=1 PAGER='sh pager'",
        "PAGER=/nonexistent/pager",
        "PAGER='nonexistent-pager --prompt \"a b\"'",
    ] {
        let home = home();
        reads(&home, how).sees("What it brings").ends(0);
        assert!(!home.path("seen").exists(), "{how}");
    }
    for option in ["--no-pager", "--no-input"] {
        let home = home();
        home.opens(80, &format!("PAGER='sh pager' metier {option} show roofing master-roofer"))
            .sees("What it brings")
            .ends(0);
        assert!(!home.path("seen").exists(), "{option}");
    }
    metier(["show", "roofing", "master-roofer"]).with("METIER_PAGER", "false").run().succeeds().says("What it brings");
}

#[test]
fn the_exit_code_is_metiers_own_and_who_quits_early_has_read_enough() {
    let home = home();
    let ladder = crate::support::root().join("tests/check/one-way-up.toml");
    home.writes("one.toml", &fs::read_to_string(ladder).expect("a ladder"));
    home.opens(80, &in_rows(9, "METIER_PAGER='sh pager' metier check one.toml --strict")).sees("paged").ends(1);
    for pager in ["true", "false", "head -n 1"] {
        reads(&home, &format!("METIER_PAGER='{pager}'")).ends(0);
    }
}

#[test]
fn ctrl_c_is_for_the_pager_while_it_runs() {
    let home = home();
    home.writes("pager", "trap '' INT; cat > seen; echo reading; read answer < /dev/tty; echo left\n");
    // The shell above it would end too.
    let mut it = home.becomes("METIER_PAGER='sh pager' exec metier show roofing master-roofer");
    it.sees("reading").types(CTRL_C).types("\r").sees("left").ends(0);
    assert!(home.text("seen").contains("What it brings"));
}

#[test]
fn open_starts_what_shows_such_files_and_says_where_the_file_is() {
    let home = Home::new();
    home.writes("bin/xdg-open", "#!/bin/sh\necho \"$1\" > opened.part; mv opened.part opened\n");
    fs::set_permissions(home.path("bin/xdg-open"), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .expect("a mode");
    let line = "PATH=$PWD/bin:$PATH metier show roofing --format html -o r.html --open -q; while ! test -e opened; do sleep 0.05; done";
    home.opens(80, line).sees("Wrote r.html").ends(0);
    assert_eq!(home.text("opened").trim(), "r.html");
    metier(["show", "roofing", "--open"]).run().ends_with(2).complains("--output");
}
