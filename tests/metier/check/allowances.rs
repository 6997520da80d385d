//! `# metier: allow CODE` through the command line: one line is kept quiet, and a comment that keeps nothing quiet is
//! said.

use super::{CLEAN, found_in};
use crate::support::metier;

/// The ladder without a fault, with these two lines in the place of its one expectation.
fn with_lines(lines: &str) -> String {
    CLEAN.replace(
        "expects = { nets = [\"Mends a torn belly at sea\"] }",
        &format!("[levels.expects]\nnets = [\n{lines}\n]"),
    )
}

const VAGUE: &str = "  \"Mends a torn belly properly\",";
const FILLER: &str = "  \"Leverages the needle\",";

#[test]
fn a_comment_silences_the_line_below_it_and_no_other() {
    assert_eq!(found_in(&with_lines(&format!("{VAGUE}\n{VAGUE2}"))), ["vague 25", "vague 26"]);
    let allowed = with_lines(&format!("  # metier: allow vague\n{VAGUE}\n{VAGUE2}"));
    assert_eq!(found_in(&allowed), ["vague 27"]);
    metier(["check", "-", "--strict"]).stdin(allowed).run().ends_with(1).says("1 warning in the standard input.");
    let both = with_lines(&format!("  # metier: allow vague\n{VAGUE}\n  # metier: allow vague\n{VAGUE2}"));
    metier(["check", "-", "--strict"]).stdin(both).run().succeeds().says("No problems");
}

const VAGUE2: &str = "  \"Splices a headline efficiently\",";

#[test]
fn several_codes_stand_with_commas_or_one_below_the_other() {
    let line = "  \"Leverages the needle properly\",";
    assert_eq!(found_in(&with_lines(line)), ["filler 25", "vague 25"]);
    for comments in [
        "  # metier: allow vague, filler",
        "  # metier: allow filler\n  # metier: allow vague",
        "#metier:allow vague,filler",
        "  # metier: allow vague\n  # The guild says it in these words.\n\n  # metier: allow filler",
    ] {
        assert_eq!(found_in(&with_lines(&format!("{comments}\n{line}"))), [] as [&str; 0], "{comments}");
    }
}

#[test]
fn above_a_header_a_comment_speaks_of_the_id_below_it() {
    let without = CLEAN.replace("recognition = [\"Says which twine is bought\"]\n", "");
    assert_eq!(found_in(&without), ["no-recognition 19"]);
    for allowed in [
        without.replace(
            "[[levels]]\nid = \"net-maker\"",
            "# metier: allow no-recognition\n[[levels]]\nid = \"net-maker\"",
        ),
        without.replace("id = \"net-maker\"", "# metier: allow no-recognition\nid = \"net-maker\""),
    ] {
        assert_eq!(found_in(&allowed), [] as [&str; 0], "{allowed}");
    }
    // A track without an id is named by its header.
    let untried = CLEAN.replace("trial = [\"Lead one overhaul of a trawl, then go back to the needle\"]\n", "");
    assert_eq!(found_in(&untried), ["no-trial 12"]);
    let allowed = untried
        .replace("[[tracks]]\nkind = \"management\"", "# metier: allow no-trial\n[[tracks]]\nkind = \"management\"");
    assert_eq!(found_in(&allowed), [] as [&str; 0]);
}

#[test]
fn a_comment_that_silences_nothing_is_said_with_the_mend() {
    for (comment, says) in [
        ("# metier: allow filler", "the line below has no `filler` to allow; take the comment out"),
        ("# metier: allow vauge", "no finding is called `vauge`, did you mean `vague`?"),
        ("# metier: allow xyz", "no finding is called `xyz`; the codes: metier explain"),
        ("# metier: allow syntax", "`syntax` cannot be allowed; an error has to be mended"),
        ("# metier: allow unused-allowance", "the line below has no `unused-allowance` to allow"),
    ] {
        let text = with_lines(&format!("  {comment}\n  \"Mends a torn belly at sea\","));
        let ran = metier(["check", "-", "--format", "concise"]).stdin(text).run().succeeds();
        assert!(ran.stdout.starts_with("-:25:19: warning[unused-allowance]: "), "{}", ran.stdout);
        assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
        ran.says(says);
    }
}

#[test]
fn an_error_stays_whatever_is_allowed() {
    let text = CLEAN.replace("id = \"foreman\"", "# metier: allow duplicate-id\nid = \"net-maker\"");
    let ran = metier(["check", "-", "--format", "concise"]).stdin(text).run().ends_with(1);
    ran.says("error[duplicate-id]").says("warning[unused-allowance]: `duplicate-id` cannot be allowed");
}

#[test]
fn one_code_of_two_that_allows_nothing_is_named_alone() {
    let text = with_lines(&format!("  # metier: allow filler, vague\n{VAGUE}"));
    assert_eq!(found_in(&text), ["unused-allowance 25"]);
    let ran = metier(["check", "-"]).stdin(text).run().succeeds();
    ran.says("no `filler` to allow").says_not("no `vague`");
}

#[test]
fn with_line_ends_of_windows_it_is_the_same() {
    for text in [
        with_lines(&format!("  # metier: allow vague, filler\n{VAGUE}")),
        with_lines(&format!("  # metier: allow vague\n{VAGUE}\n{FILLER}")),
        CLEAN.replace("[[levels]]", "# metier: allow no-trial\n[[levels]]"),
    ] {
        assert_eq!(found_in(&text.replace('\n', "\r\n")), found_in(&text));
        assert!(!found_in(&text).is_empty());
    }
}
