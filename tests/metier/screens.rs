//! Screens, kept as files and read like prose when they change; and what holds for every screen of every ladder.

use unicode_width::UnicodeWidthStr as _;

use crate::support::{folder, metier, person, stays_whole};

/// Ways a screen can be looked at: a name and the options for it.
const LOOKS: [(&str, &[&str]); 7] = [
    ("80", &[]),
    ("40", &["--width", "40"]),
    ("ascii", &["--ascii"]),
    ("colour", &["--color", "always"]),
    ("spoken", &["--accessible"]),
    ("markdown", &["--format", "markdown"]),
    ("json", &["--format", "json"]),
];

/// The result and what was said beside it.
fn screen(arguments: &[&str]) -> String {
    let ran = metier(arguments.iter().copied()).within(crate::support::root()).run();
    let beside = if ran.stderr.is_empty() { String::new() } else { format!("\n(on stderr)\n{}", ran.stderr) };
    let code = ran.code.filter(|code| *code != 0).map_or_else(String::new, |code| format!("\n(exit code {code})\n"));
    format!("{}{beside}{code}", ran.stdout)
}

#[track_caller]
fn keep(name: &str, arguments: &[&str]) {
    insta::with_settings!({ description => format!("metier {}", arguments.join(" ")), omit_expression => true }, {
        insta::assert_snapshot!(name, screen(arguments));
    });
}

/// The one sample of each printer; what the other results say is kept in `said`.
#[test]
fn a_plan_in_every_look() {
    for (look, options) in LOOKS {
        keep(&format!("plan-roofer-{look}"), &[&["plan", &person("roofer")], options].concat());
    }
}

#[test]
fn tracks_side_by_side() {
    keep("show-software", &["show", "software"]);
}

#[test]
fn the_list_of_ladders() {
    let elsewhere = folder();
    insta::assert_snapshot!("list", metier(["list"]).within(&elsewhere).run().succeeds().stdout);
}

#[test]
fn the_first_run_and_the_overview() {
    keep("help", &["--help"]);
    keep("help-40", &["--help", "--width", "40"]);
}

#[test]
fn errors_a_person_meets_first() {
    keep("error-no-terminal", &["plan"]);
    keep("error-no-ladder", &["show", "sofware"]);
    keep("error-no-level", &["next", "software", "senior"]);
    keep("error-no-track", &["next", "software", "engineer", "--track", "mastry"]);
    keep("error-no-file", &["plan", "nobody.toml"]);
    keep("error-spoken", &["show", "sofware", "--accessible"]);
}

/// Every screen of every ladder at a look.
fn every_screen(options: &[&str], check: impl Fn(&str, &str)) {
    for (id, text) in metier::store::LADDERS {
        let ladder = metier::format::read_ladder(id, id, text, None).expect("a ladder");
        let mut runs: Vec<Vec<String>> = vec![vec!["show".into(), id.into()]];
        for place in ladder.places() {
            let level = place.level.id.to_string();
            runs.push(vec!["show".into(), id.into(), level.clone()]);
            runs.push(vec!["next".into(), id.into(), level]);
        }
        for run in runs {
            let arguments: Vec<&str> = run.iter().map(String::as_str).chain(options.iter().copied()).collect();
            let ran = metier(arguments.iter().copied()).run().succeeds();
            check(&arguments.join(" "), &ran.stdout);
        }
    }
}

#[test]
fn nothing_is_wider_than_the_screen() {
    for columns in ["80", "60", "40"] {
        let most: usize = columns.parse::<usize>().expect("a number") - 1;
        every_screen(&["--width", columns], |what, screen| {
            for line in screen.lines() {
                assert!(line.width() <= most || stays_whole(line), "{what}: {} columns: {line}", line.width());
                assert_eq!(line, line.trim_end(), "{what}: space at the end of a line");
            }
        });
    }
}

#[test]
fn ascii_is_ascii_and_no_screen_has_control_characters() {
    every_screen(&["--ascii"], |what, screen| {
        assert!(screen.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)), "{what}");
    });
}

#[test]
fn spoken_text_is_whole_sentences() {
    every_screen(&["--accessible", "--width", "1000"], |what, screen| {
        for line in screen.lines().filter(|line| !line.is_empty()) {
            // A command to type stands alone, without a full stop that would be typed with it.
            let is_command = line.starts_with("metier ");
            assert!(is_command || line.ends_with(['.', '?', '!', ':', '"', '”']), "{what}: {line}");
            assert!(!line.contains(['█', '│', '[']) && !line.starts_with(' '), "{what}: {line}");
        }
    });
}

#[test]
fn colour_says_nothing_by_itself() {
    let plain = metier(["plan", &person("roofer"), "--color", "never"]).run().succeeds().stdout;
    let painted = metier(["plan", &person("roofer"), "--color", "always"]).run().succeeds().stdout;
    assert!(painted.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = painted.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = rest[at..].split_once('m').expect("a code").1;
    }
    assert_eq!(format!("{bare}{rest}"), plain);
}
