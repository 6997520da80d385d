//! What `check` found, in every form it can be printed in.

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::{CLEAN, ERRORS, FAULTS};
use crate::properties::screen::is_harmless;
use crate::support::{folder, metier, place, write};

#[track_caller]
fn keep(name: &str, arguments: &[&str]) {
    let ran = metier(arguments.iter().copied()).run();
    assert_eq!(ran.stderr, "");
    insta::with_settings!({ description => format!("metier {}", arguments.join(" ")), omit_expression => true }, {
        insta::assert_snapshot!(name, ran.stdout);
    });
}

#[test]
fn faults_and_errors_in_every_look() {
    for (look, options) in [
        ("80", &[][..]),
        ("40", &["--width", "40"]),
        ("ascii", &["--ascii"]),
        ("spoken", &["--accessible"]),
        ("markdown", &["--format", "markdown"]),
        ("concise", &["--format", "concise"]),
        ("github", &["--format", "github"]),
        ("json", &["--format", "json"]),
    ] {
        keep(&format!("faults-{look}"), &[&["check", FAULTS], options].concat());
        keep(&format!("errors-{look}"), &[&["check", ERRORS], options].concat());
    }
    keep("several-80", &["check", "tests/check/no-way-back.toml", "tests/check/one-way-up.toml", "roofing"]);
}

#[test]
fn nothing_but_a_place_is_wider_than_the_screen_and_ascii_is_ascii() {
    for columns in ["80", "60", "40"] {
        let most = columns.parse::<usize>().expect("a number") - 1;
        for file in [FAULTS, ERRORS, "tests/bad/ladder-many-faults.toml"] {
            let text = metier(["check", file, "--width", columns]).run().stdout;
            for line in text.lines().filter(|line| place(line).is_none() && !line.contains(file)) {
                assert!(line.width() <= most, "{columns}: {line}");
                assert_eq!(line, line.trim_end(), "space at the end of a line");
            }
            assert!(metier(["check", file, "--ascii"]).run().stdout.is_ascii());
        }
    }
}

#[test]
fn spoken_findings_are_whole_sentences_without_carets() {
    for file in [FAULTS, ERRORS] {
        for line in metier(["check", file, "--accessible", "--width", "1000"])
            .run()
            .stdout
            .lines()
            .filter(|line| !line.is_empty())
        {
            assert!(line.ends_with(['.', '?', '!', ':']), "{line}");
            assert!(!line.contains("^^") && !line.contains('━') && !line.starts_with(' '), "{line}");
        }
    }
}

/// Code, line and column of every finding in a text for people.
fn in_text(text: &str) -> Vec<(String, u64, u64)> {
    let mut all = Vec::new();
    let mut code = String::new();
    for line in text.lines() {
        let named = ["error[", "warning[", "advice["].iter().find_map(|start| line.strip_prefix(start));
        if let Some((name, _)) = named.and_then(|rest| rest.split_once("]: ")) {
            name.clone_into(&mut code);
        } else if let Some(place) = place(line) {
            let mut numbers = place.rsplit(':').map(|number| number.parse().expect("a number"));
            let (column, line) = (numbers.next().expect("a column"), numbers.next().expect("a line"));
            all.push((code.clone(), line, column));
        }
    }
    all
}

#[test]
fn json_has_every_finding_whole_and_in_the_order_of_the_text() {
    for files in [&[FAULTS][..], &[ERRORS], &[ERRORS, FAULTS], &["tests/bad/ladder-many-faults.toml"]] {
        let json = metier(["check", "--format", "json"].into_iter().chain(files.iter().copied())).run().json();
        assert_eq!((&json["format_version"], &json["kind"]), (&1.into(), &"check".into()));
        let mut found = Vec::new();
        for finding in json["findings"].as_array().expect("a list") {
            let text = |key: &str| finding[key].as_str().unwrap_or_else(|| panic!("{key} of {finding}")).to_owned();
            let number = |key: &str| finding[key].as_u64().unwrap_or_else(|| panic!("{key} of {finding}"));
            assert!(["error", "warning", "advice"].contains(&text("severity").as_str()));
            assert_eq!(text("severity") == "error", text("group") == "error");
            assert!(["error", "fairness", "wording", "advice"].contains(&text("group").as_str()));
            assert!(files.contains(&text("file").as_str()));
            assert!(!text("message").is_empty() && !text("message").ends_with('.'), "{finding}");
            assert!(!text("help").is_empty(), "{finding}");
            found.push((text("code"), number("line"), number("column")));
        }
        let text = metier(["check"].into_iter().chain(files.iter().copied())).run().stdout;
        assert_eq!(found, in_text(&text), "{files:?}");
        let listed: Vec<&Value> = json["files"].as_array().expect("a list").iter().map(|file| &file["file"]).collect();
        assert_eq!(listed, files);
        let sum = |key: &str| -> u64 {
            let files = json["files"].as_array().expect("a list");
            files.iter().map(|file| file[key].as_u64().expect("a number")).sum()
        };
        assert_eq!((&json["errors"], &json["warnings"]), (&sum("errors").into(), &sum("warnings").into()));
        assert_eq!(found.len() as u64, sum("errors") + sum("warnings") + sum("advice"));
    }
}

#[test]
fn what_is_not_toml_has_a_mend_too() {
    for file in ["tests/bad/ladder-syntax-several.toml", "tests/bad/ladder-syntax.toml"] {
        let json = metier(["check", file, "--format", "json"]).run().ends_with(1).json();
        for finding in json["findings"].as_array().expect("a list") {
            assert!(finding["help"].is_string(), "{finding}");
        }
    }
}

#[test]
fn json_has_the_parity_of_a_ladder_and_none_of_a_file_that_is_none() {
    let json = metier(["check", FAULTS, "tests/bad/ladder-syntax.toml", "--format", "json"]).run().ends_with(1).json();
    let parity = &json["files"][0]["parity"];
    assert_eq!((&parity["mastery"]["top_rank"], &parity["management"]["top_rank"]), (&4.into(), &5.into()));
    assert_eq!(parity["pay"][0]["mastery"]["from"], 30000);
    assert_eq!(parity["management"]["prepare"], serde_json::json!({"tracks": 2, "named": 1}));
    assert_eq!((&json["files"][1]["parity"], &json["files"][1]["ladder"]), (&Value::Null, &Value::Null));
    let elsewhere = folder();
    let nothing = metier(["check", "roofing", "--format", "json"]).within(&elsewhere).run().succeeds().json();
    assert_eq!((&nothing["findings"], &nothing["errors"]), (&serde_json::json!([]), &0.into()));
    assert_eq!(nothing["files"][0]["ladder"], "roofing");
}

#[test]
fn json_is_the_same_whatever_the_surroundings() {
    let plain = metier(["check", FAULTS, "--format", "json"]).run().succeeds().stdout;
    let options = ["--width", "40", "--ascii", "--accessible", "--color", "always"];
    let other = ["check", FAULTS, "--format", "json"].into_iter().chain(options);
    assert_eq!(metier(other).with("LANG", "C").run().succeeds().stdout, plain);
    assert_eq!(plain.lines().count(), 1);
}

#[test]
fn a_file_that_was_not_read_still_leaves_json() {
    let ran = metier(["check", "none/none.toml", FAULTS, "--format", "json"]).run().ends_with(2);
    let json = ran.json();
    assert_eq!((&json["files"][0]["file"], &json["files"][1]["file"]), (&"none/none.toml".into(), &FAULTS.into()));
    assert!(json["files"][0]["error"].as_str().is_some_and(|why| why.contains("could not read none/none.toml")));
    assert!(json["files"][1]["error"].is_null());
    let ran = metier(["check", "none/none.toml", "--format", "json"]).run().ends_with(2);
    assert_eq!(ran.json()["findings"], serde_json::json!([]));
}

#[test]
fn an_annotation_stays_one_line_whatever_is_in_names_and_texts() {
    let folder = folder();
    let text = CLEAN.replace(
        "title = \"Net Maker\"\nrecognition = [\"Says which twine is bought\"]",
        "title = \"Net, 100 %: Maker\"",
    );
    let name = if cfg!(unix) { "a 5%,b:c\nd.toml" } else { "a 5%,b.toml" };
    write(&folder, name, &text);
    let ran = metier(["check", name, "--format", "github"]).within(&folder).run().succeeds();
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    let escaped = if cfg!(unix) { "a 5%25%2Cb%3Ac%0Ad.toml" } else { "a 5%25%2Cb.toml" };
    assert!(
        ran.stdout.starts_with(&format!(
            "::notice file={escaped},line=19,col=6,title=no-recognition::Net, 100 %25: Maker names no recognition; "
        )),
        "{}",
        ran.stdout
    );
    let ran = metier(["check", name, "--format", "concise"]).within(&folder).run().succeeds();
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
}

#[test]
fn what_stands_in_a_file_cannot_act_on_the_screen() {
    let text = CLEAN.replace("Net Maker", "Net\\u001b[31m\\u202eMaker");
    for format in ["text", "markdown", "concise", "github", "json"] {
        let ran = metier(["check", "-", "--format", format]).stdin(text.clone()).run().ends_with(1);
        is_harmless(format, &ran.stdout);
    }
}

#[test]
fn colour_says_nothing_by_itself() {
    let plain = metier(["check", FAULTS]).run().succeeds().stdout;
    let painted = metier(["check", FAULTS, "--color", "always"]).run().succeeds().stdout;
    assert!(painted.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = painted.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        bare.push_str(before);
        rest = after.split_once('m').expect("a code").1;
    }
    assert_eq!(bare + rest, plain);
}

#[cfg(unix)]
#[test]
fn a_file_s_name_does_nothing_to_the_screen_in_any_form() {
    let folder = folder();
    let file = write(&folder, "e\u{1b}[31mvil.toml", "format = 1\n");
    for form in ["text", "concise", "github", "markdown", "json"] {
        let ran = metier(["check", file.to_str().expect("UTF-8"), "--format", form]).run().ends_with(1);
        assert!(!ran.stdout.contains('\u{1b}') && ran.stdout.contains("[31mvil"), "{form}: {}", ran.stdout);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_among_the_lines_and_the_annotations() {
    let ran = metier(["check", "none/none.toml", FAULTS, "--format", "concise"]).run().ends_with(2);
    assert!(
        ran.stdout.starts_with("none/none.toml:1:1: error[unreadable]: could not read none/none.toml"),
        "{}",
        ran.stdout
    );
    let ran = metier(["check", "none/none.toml", "--format", "github"]).run().ends_with(2);
    assert!(ran.stdout.starts_with("::error file=none/none.toml,line=1,col=1,title=unreadable::"), "{}", ran.stdout);
}

#[test]
fn a_half_read_ladder_has_no_parity() {
    let ran = metier(["check", "tests/bad/ladder-wrong-type.toml", "--format", "json"]).run().ends_with(1);
    assert!(ran.json()["files"][0]["parity"].is_null());
    let ran = metier(["check", "tests/bad/ladder-wrong-type.toml"]).run().ends_with(1);
    assert!(!ran.stdout.contains("side by side"), "{}", ran.stdout);
}
