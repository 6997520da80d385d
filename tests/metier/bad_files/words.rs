//! What is asked of the words themselves: where, the mend, a width that fits, and no false scent.

use unicode_width::UnicodeWidthStr as _;

use super::{codes_and_places, findings, names, said, small};
use crate::support::{folder, metier, person, place, root, write};

/// What is said about a ladder that is written for the occasion.
fn of_ladder(text: impl AsRef<[u8]>) -> String {
    let folder = folder();
    std::fs::write(folder.path().join("thatching.toml"), text).expect("a file");
    metier(["show", "./thatching.toml"]).within(&folder).run().ends_with(2).says_nothing().stderr
}

#[test]
fn at_40_columns_nothing_but_a_place_or_a_command_is_wider_than_39() {
    let mut wide = Vec::new();
    for columns in [40, 60, 80] {
        for name in names() {
            let text = said(&name, &columns.to_string(), &[]).stderr;
            let may_be = |line: &&str| place(line).is_some() || line.starts_with("    metier ");
            let over = text.lines().filter(|line| line.width() >= columns && !may_be(line));
            wide.extend(over.map(|line| format!("{columns} {name}: {line}")));
        }
    }
    assert!(wide.is_empty(), "{} lines\n{}", wide.len(), wide.join("\n"));
}

#[test]
fn every_finding_says_the_mend() {
    let mut without = Vec::new();
    for name in names() {
        for finding in findings(&said(&name, "80", &[]).stderr) {
            let help = finding.contains(" help: ") || finding.contains("\n    metier ");
            let beside_the_caret = finding.lines().any(|line| line.contains("━ ") && !line.ends_with("━ the second"));
            let in_the_message = finding.contains(", expected ") || finding.contains("could not read");
            if !help && !beside_the_caret && !in_the_message {
                without.push(format!("{name}: {finding}"));
            }
        }
    }
    assert!(without.is_empty(), "{} without\n{}", without.len(), without.join("\n\n"));
}

#[test]
fn every_finding_says_its_file() {
    let mut without = Vec::new();
    for name in names() {
        let file =
            if name == "answers-ladder-itself-bad" { "ladder-syntax.toml".into() } else { format!("{name}.toml") };
        let text = said(&name, "80", &[]).stderr;
        without.extend(findings(&text).into_iter().filter(|finding| !finding.contains(&file)));
    }
    assert!(without.is_empty(), "{} without\n{}", without.len(), without.join("\n\n"));
}

#[test]
fn of_several_answers_it_is_said_whose_are_wrong() {
    let bad = "tests/bad/answers-unknown-level.toml";
    let ran = metier(["plan", &person("doing"), bad, &person("both")]).run().ends_with(2);
    ran.complains("no level `forman`").complains(bad);
}

#[test]
fn a_byte_order_mark_does_not_move_the_place() {
    let bad = "name = \"Thatching\"\ntracks = []\nformat = 1\n\nweather = \"wet\"\n";
    assert_eq!(codes_and_places(&of_ladder(bad)), ["unknown-key 5:1"]);
    assert_eq!(codes_and_places(&of_ladder(format!("\u{feff}{bad}"))), ["unknown-key 5:1"]);
    assert_eq!(of_ladder(format!("\u{feff}{bad}")), of_ladder(bad));
    let twice = small("[[tracks]]\nkind = \"mastery\"\nname = \"Again\"\n");
    assert_eq!(of_ladder(format!("\u{feff}{twice}")), of_ladder(&twice), "nor the line of the first of two");
    let answers = "format = 1\nladder = \"general\"\n[answers]\nbest-hour = 5\n";
    let warned = |text: String| metier(["plan", "-"]).stdin(text).run().ends_with(3).stderr;
    assert_eq!(warned(format!("\u{feff}{answers}")), warned(answers.to_owned()), "nor the place of a warning");
}

#[test]
fn line_ends_of_windows_do_not_move_the_place() {
    let text = std::fs::read_to_string(root().join("tests/bad/ladder-many-faults.toml")).expect("a file");
    let text = text.replace("\r\n", "\n");
    assert_eq!(of_ladder(text.replace('\n', "\r\n")), of_ladder(&text));
}

#[test]
fn the_place_is_counted_in_characters() {
    let said = of_ladder(small("[[areas]]\nid = \"a\"\nname = \"Ä 山\", nmae = 1\n"));
    assert!(said.contains("thatching.toml:8:13"), "{said}");
    let said = of_ladder(small("trial = [\"Ä 山 é\", 5]\n"));
    assert_eq!(codes_and_places(&said), ["wrong-type 6:19"], "{said}");
}

/// One mistake is one finding: what follows from it is no mistake of the writer's.
#[test]
fn a_misspelt_kind_is_said_once_and_not_again_at_every_level_of_the_track() {
    let level = "[[levels]]\nid = \"foreman\"\ntrack = \"management\"\ntitle = \"Foreman\"\n";
    let misspelt = format!("[[tracks]]\nkind = \"managment\"\nname = \"Leading\"\n{level}");
    assert_eq!(codes_and_places(&of_ladder(small(&misspelt))), ["unknown-value 7:8"]);
    let missing = format!("[[tracks]]\nname = \"Leading\"\n{level}");
    assert_eq!(codes_and_places(&of_ladder(small(&missing))), ["missing-key 6:1"]);
}

#[test]
fn what_is_missing_at_the_top_is_said_with_everything_else() {
    let said = of_ladder("wether = 1\n[[tracks]]\nkind = \"mastry\"\nname = \"Mastery\"\n");
    assert_eq!(codes_and_places(&said), ["missing-key", "missing-key", "unknown-key 1:1", "unknown-value 3:8"]);
}

/// The rest is of format 1 all the same, and every fault is said in one run.
#[test]
fn a_format_in_quotes_does_not_hide_what_else_is_wrong() {
    let said = of_ladder("format = \"1\"\nname = \"Thatching\"\nwether = 1\n");
    assert_eq!(codes_and_places(&said), ["wrong-type 1:10", "unknown-key 3:1"]);
}

#[test]
fn a_control_character_is_named_however_it_is_written() {
    for (text, named) in [
        ("summary = \"\\u001b[31mred\"\n", "U+001B"),
        ("summary = \"\u{202e}der\"\n", "U+202E"),
        ("summary = \"a\\u2066b\"\n", "U+2066"),
        ("summary = \"a\u{9b}b\"\n", "U+009B"),
        ("summary = \"\u{1b}[31mred\"\n", "U+001B"),
    ] {
        let said = of_ladder(format!("format = 1\nname = \"Thatching\"\n{text}"));
        assert!(said.contains(named) && !said.contains('\u{1b}'), "{text:?}\n{said}");
    }
}

#[test]
fn a_text_without_its_quotes_is_said_to_lack_them() {
    let said = of_ladder("format = 1\nname = Thatching\n");
    assert!(said.contains("quote") && !said.contains("boolean"), "{said}");
}

#[test]
fn a_large_file_is_too_large_and_nothing_else() {
    let folder = folder();
    for start in ["# ", "#  "] {
        let text = format!("format = 1\nladder = \"general\"\n[answers]\n{start}{}\n", "é".repeat(1024 * 1024));
        let file = write(&folder, "large.toml", &text);
        let said = metier(["plan", file.to_str().expect("UTF-8")]).run().ends_with(2).stderr;
        assert!(said.contains("error[too-large]"), "cut in the middle of a letter it is still UTF-8: {said}");
        let untrue = said.contains("has 1048577 bytes");
        assert!(!untrue, "it has {} bytes, but: {said}", text.len());
    }
}
