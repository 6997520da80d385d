//! Files as large and as wrong as they may be: every finding has its place, and no more of them are given than help.

use crate::support::{Ran, metier};

/// As many findings of one file as are given.
const MOST: usize = 10_000;

fn concise(ladder: &str) -> Ran {
    metier(["check", "-", "--format", "concise"]).stdin(ladder).run().ends_with(1)
}

fn with_summary(summary: &str) -> String {
    format!("format = 1\nname = \"Nets\"\nsummary = \"{summary}\"\n")
}

#[test]
fn of_more_findings_than_anyone_reads_the_first_are_given_and_that_there_are_more_is_said() {
    let keys = |count: usize| (0..count).fold(with_summary("s"), |text, n| format!("{text}k{n} = 1\n"));
    let unknown = |ran: &Ran| ran.stdout.lines().filter(|line| line.contains("error[unknown-key]")).count();
    // The warning of a ladder without levels comes with them.
    let all = concise(&keys(MOST - 1));
    assert_eq!((unknown(&all), all.stdout.contains("too-large")), (MOST - 1, false));
    let more = concise(&keys(MOST + 500));
    assert_eq!(unknown(&more), MOST);
    let first = more.stdout.lines().next().unwrap();
    assert!(first.starts_with("-:1:1: error[too-large]: more is found in this file than the 10000"), "{first}");
    assert!(first.ends_with("mend these first, then check it again"), "{first}");
}

#[test]
fn of_lines_that_are_no_toml_no_more_are_given_either() {
    let ran = concise(&"= 1\n".repeat(MOST * 2));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].contains("error[too-large]"), "{}", lines[0]);
    assert_eq!(lines.iter().filter(|line| line.contains("error[syntax]")).count(), MOST);
}

#[test]
fn each_of_many_findings_in_one_long_line_has_its_column() {
    let words = with_summary("s")
        + "[[areas]]\nid = \"a\"\nname = \"A\"\n[[tracks]]\nkind = \"trunk\"\nname = \"T\"\n"
        + "[[levels]]\nid = \"l\"\ntrack = \"trunk\"\ntitle = \"L\"\n[levels.expects]\na = [\""
        + &"é etc ".repeat(3000)
        + "\"]\n";
    let ran = metier(["check", "-", "--format", "concise"]).stdin(words).run().ends_with(0);
    let columns: Vec<usize> = ran
        .stdout
        .lines()
        .filter(|line| line.contains("warning[filler]"))
        .map(|line| line.split(':').nth(2).unwrap().parse().unwrap())
        .collect();
    let expected: Vec<usize> = (0..3000).map(|n| 9 + 6 * n).collect();
    assert_eq!(columns, expected);
}

#[test]
fn a_list_that_was_left_open_is_told_from_one_that_is_closed_far_above() {
    let open = "format = 1\na = [1, [2], 3]\nb = [\n  \"x\",\nname = \"Nets\"\n";
    concise(open).says("-:5:1: error[syntax]: the list that begins in line 3 is not closed");
    let closed = "format = 1\na = [1, [2], 3]\nname = \"Nets\"\nname = \"Nets\"\n";
    let ran = concise(closed);
    assert!(!ran.stdout.contains("not closed"), "{}", ran.stdout);
}
