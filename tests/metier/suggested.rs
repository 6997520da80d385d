//! Every command that an interview suggests stands alone on its line, whole, and does what is said of it when it is run.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::terminal::{Home, sheet};

/// Where an interview suggests a command, and what that command shows when it is run.
struct Scene {
    home: fn() -> Home,
    line: &'static str,
    /// What is typed, after which text.
    keys: &'static [(&'static str, &'static str)],
    ends: u32,
    /// What each command shows, in their order.
    shows: &'static [&'static str],
}

/// Finished answers in a folder whose name has to be quoted.
fn finished() -> Home {
    let home = Home::new();
    home.writes("My \u{d6}rdner/it's me.toml", &sheet(28));
    home
}

const ODD: &str = "metier plan --name 'Maya \u{d8}deg\u{e5}rd \u{5c71}' roofing --level roofer";

const SCENES: [Scene; 11] = [
    Scene { home: Home::new, line: ODD, keys: &[("Question 1 of 28", "q")], ends: 3, shows: &["Question 1 of 28"] },
    Scene {
        home: Home::new,
        line: ODD,
        keys: &[("Question 1 of 28", "4"), ("Question 2 of 28", "q")],
        ends: 3,
        shows: &["1 of 28 questions answered"],
    },
    Scene {
        home: Home::new,
        line: r"metier plan --name 'a\b' roofing --level roofer",
        keys: &[("Question 1 of 28", "4"), ("Question 2 of 28", "q")],
        ends: 3,
        shows: &[r"a\b, Roofer, 1 of 28 questions answered"],
    },
    Scene {
        home: Home::new,
        line: "metier plan --name '~root' roofing --level roofer",
        keys: &[("Question 1 of 28", "4"), ("Question 2 of 28", "q")],
        ends: 3,
        shows: &["~root, Roofer, 1 of 28 questions answered"],
    },
    Scene {
        home: Home::new,
        line: "metier plan --as coach --name \"it's\"",
        keys: &[("What is their craft?", "\u{1b}")],
        ends: 3,
        shows: &["What is their craft?"],
    },
    Scene {
        home: || Home::answered(3),
        line: "metier plan",
        keys: &[("Question 4 of 28", "q")],
        ends: 3,
        // For someone else, and for them.
        shows: &["What is your craft?", "3 of 28 questions answered"],
    },
    Scene {
        home: || {
            let home = Home::answered(3);
            home.writes(
                "state/metier/hvac-self.toml",
                &sheet(5).replace("roofing", "hvac").replace("roofer", "installer"),
            );
            home
        },
        line: "metier plan roofing",
        keys: &[("Question 4 of 28", "q")],
        ends: 3,
        shows: &["was moved to", "Roofing, Roofer, 3 of 28 questions answered"],
    },
    Scene {
        home: || {
            let home = Home::new();
            home.writes("My \u{d6}rdner/it's me.toml", &sheet(26));
            home
        },
        line: "metier plan --ask \"My \u{d6}rdner/it's me.toml\"",
        keys: &[("Question 27 of 28", "q")],
        ends: 3,
        shows: &["26 of 28 questions answered"],
    },
    Scene {
        home: || Home::answered(28),
        line: "metier plan",
        keys: &[("One last question", "1"), ("a number to change that answer", "\r"), ("Enter done", "\r")],
        ends: 0,
        shows: &["What is your craft?", "Mastery. Next level: Lead Technician"],
    },
    Scene {
        home: || Home::answered(28),
        line: "metier plan > result",
        keys: &[("One last question", "1"), ("a number to change that answer", "\r"), ("[y/N] ", "n")],
        ends: 0,
        shows: &["What is your craft?", "Expectation 1 of 10"],
    },
    Scene {
        home: finished,
        line: "metier mark \"My \u{d6}rdner/it's me.toml\" -q > /dev/null; metier mark \"My \u{d6}rdner/it's me.toml\" > result",
        keys: &[("Expectation 1 of 10", "1"), ("Expectation 2 of 10", "q"), ("Expectation 2 of 10", "q")],
        ends: 0,
        shows: &["Expectation 2 of 10", "Expectation 2 of 10"],
    },
];

/// The lines that hold a command and nothing else.
fn commands(said: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = said;
    while let Some((before, code)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = code.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(|line| line.trim_end_matches('\r'));
    lines
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with("metier "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_suggested_command_runs_at_any_width_and_in_ascii() {
    for (columns, locale) in [(80, "C.UTF-8"), (40, "C.UTF-8"), (80, "C"), (40, "C")] {
        std::thread::scope(|scope| {
            for scene in &SCENES {
                scope.spawn(move || {
                    let home = (scene.home)();
                    let mut it = home.opens(columns, &format!("export LANG={locale}; {}", scene.line));
                    for (text, keys) in scene.keys {
                        it.sees(text).listens().types(keys);
                    }
                    let said = it.ends(scene.ends);
                    let commands = commands(&said);
                    assert_eq!(commands.len(), scene.shows.len(), "{}: {said}", scene.line);
                    // The last first: what starts over comes before what continues.
                    for (command, shows) in commands.iter().zip(scene.shows).rev() {
                        home.opens_as(columns, &format!("export LANG={locale}; exec {command}"))
                            .sees(shows)
                            .is_killed();
                    }
                });
            }
        });
    }
}

/// What a line of the shell prints at this home, without a terminal.
fn shell(home: &Home, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_metier")).parent().expect("a folder").display();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", line]).current_dir(home.path("")).env_clear();
    shell.env("PATH", format!("{program}:/usr/bin:/bin")).env("HOME", home.path(""));
    String::from_utf8_lossy(&shell.output().expect("a shell").stdout).into_owned()
}

#[test]
fn every_command_in_an_error_is_whole_and_metier_takes_it() {
    let home = Home::new();
    home.writes("me.toml", &sheet(28));
    home.writes(
        "ours.toml",
        &std::fs::read_to_string(crate::support::root().join("ladders/hvac.toml")).expect("a ladder"),
    );
    for line in [
        "software",
        "plna",
        "plan --bogus",
        "plan",
        "plan gone.toml",
        "plan hvac",
        "plan hvac --as coach --name 'Maya \u{d8}deg\u{e5}rd'",
        "plan me.toml --short",
        "plan nowhere",
        "compare me.toml ours.toml",
        "compare hvac",
        "next",
        "next roofing",
        "show",
        "help xyzzy",
        "explain xyzzy",
        "new ladder 'Piano Tuning'",
        "check nowhere",
    ] {
        for (columns, locale) in [(80, "C.UTF-8"), (40, "C.UTF-8"), (80, "C"), (40, "C")] {
            let said = shell(&home, &format!("LANG={locale} COLUMNS={columns} metier {line} < /dev/null 2>&1"));
            let found: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("    metier ")).collect();
            assert!(!found.is_empty(), "{line}: {said}");
            for command in found {
                let asked = shell(&home, &format!("metier {command} --help > /dev/null; echo ended $?"));
                assert_eq!(asked.trim(), "ended 0", "{line} suggests: metier {command}");
            }
        }
    }
}
