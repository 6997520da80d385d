//! Files as large and as wrong as they may be: every finding has its place, and no more of them are given than help.

use crate::support::{Ran, chosen, folder, metier, write};

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
        + &"é etc ".repeat(1400)
        + "\"]\n";
    let ran = metier(["check", "-", "--format", "concise"]).stdin(words).run().ends_with(0);
    let columns: Vec<usize> = ran
        .stdout
        .lines()
        .filter(|line| line.contains("warning[filler]"))
        .map(|line| line.split(':').nth(2).unwrap().parse().unwrap())
        .collect();
    let expected: Vec<usize> = (0..1400).map(|n| 9 + 6 * n).collect();
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

/// Where a file of the largest size would take many times its size, it is refused, or read in parts: 300 MB of addresses
/// hold the program, its stack and all it keeps.
#[test]
#[cfg(target_os = "linux")]
fn no_file_of_the_largest_size_fills_the_memory() {
    const MIB: usize = 1024 * 1024;
    let folder = folder();
    let head =
        "format = 1\nname = \"N\"\n[[areas]]\nid = \"a\"\nname = \"A\"\n[[tracks]]\nkind = \"mastery\"\nname = \"M\"\n";
    let level = "[[levels]]\nid = \"l\"\ntrack = \"mastery\"\ntitle = \"L\"\n";
    let filled = |head: &str, with: &str| head.to_owned() + &with.repeat((MIB - head.len() - 100) / with.len());
    let numbered = |line: &dyn Fn(usize) -> String, count: usize| (0..count).map(line).collect::<String>();
    let tracks = numbered(&|n| format!("[[tracks]]\nid = \"t{n}\"\nkind = \"mastery\"\nname = \"T\"\n"), 31);
    let levels = numbered(&|n| format!("[[levels]]\nid = \"l{n}\"\ntrack = \"t{}\"\ntitle = \"L\"\n", n % 31), 2_000);
    let files = [
        ("no TOML", filled("", "=\n")),
        ("open lists", filled("", "[\n")),
        ("tables in tables", numbered(&|n| format!("[a{n}.b.c.d.e.f.g]\n"), 50_000)),
        ("keys of many parts", numbered(&|n| format!("a{n}.b.c.d.e.f.g=1\n"), 48_000)),
        ("empty levels", filled(head, "[[levels]]\n")),
        ("levels that are none", filled(&format!("{head}levels=["), "1,") + "]"),
        ("levels in braces", filled("format=1\nlevels=[", "{id=\"a\"},") + "]"),
        ("unknown keys", numbered(&|n| format!("a{n}=1\n"), 110_000)),
        ("the craft in every text", {
            let craft = head.replacen('\n', &format!("\ncraft = \"{}\"\n", "w".repeat(200)), 1);
            filled(&format!("{craft}{level}[levels.expects]\na=["), "\"{craft} {craft} {craft} {craft} {craft}\",")
                + "]"
        }),
        ("a step into every track", format!("{head}{tracks}{levels}")),
    ];
    for (n, (what, text)) in files.into_iter().enumerate() {
        assert!(text.len() <= MIB, "{what}: {}", text.len());
        let file = write(&folder, "large.toml", &text);
        let lines = ["check FILE", "show FILE --format json", "show FILE --format html"];
        for (_, line) in (0..).zip(lines).filter(|(m, _)| chosen(n + m, 3)) {
            let line = line.replace("FILE", file.to_str().expect("UTF-8"));
            let ran = std::process::Command::new("sh")
                .args(["-c", &format!("ulimit -v 300000; exec \"$0\" {line} > /dev/null")])
                .arg(env!("CARGO_BIN_EXE_metier"))
                .output()
                .expect("sh runs");
            let code = ran.status.code();
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(matches!(code, Some(0..=2)), "{what}: {line}: {code:?} {said:.300}");
        }
    }
    for (what, text) in [
        ("rows of another separator", filled("level,expectation\n", ";\n")),
        ("empty rows", filled("level,expectation\n", ",\n")),
        ("rows of one level", filled("level,expectation\n", "a,b\n")),
        ("a quotation mark", filled("level,expectation\na,b\n\"", ",\n")),
    ] {
        let sheet = write(&folder, "large.csv", &text);
        let line = format!("ulimit -v 300000; exec \"$0\" import '{}' --id x", sheet.display());
        let ran = std::process::Command::new("sh")
            .args(["-c", &line])
            .arg(env!("CARGO_BIN_EXE_metier"))
            .output()
            .expect("sh runs");
        assert!(matches!(ran.status.code(), Some(2)), "{what}: {:?}", ran.status);
    }
}

/// The shortest keys there are, each with a value: as many as fit into so many bytes, and how many that is.
fn keys_of(bytes: usize) -> (String, usize) {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['-', '_']).collect();
    let (mut text, mut count) = (String::with_capacity(bytes), 0);
    let mut before = vec![String::new()];
    loop {
        let longer = before.iter().flat_map(|key| letters.iter().map(move |letter| format!("{key}{letter}")));
        before = longer.collect();
        for key in &before {
            let line = format!("{key}=1\n");
            if text.len() + line.len() > bytes {
                return (text, count);
            }
            text += &line;
            count += 1;
        }
    }
}

#[test]
fn a_file_of_as_many_keys_as_may_be_is_read_by_every_verb_and_the_first_faults_are_said() {
    let (keys, count) = keys_of(1 << 20);
    assert!(count > 170_000 && keys.len() > (1 << 20) - 10, "{count} keys in {} bytes", keys.len());
    let folder = folder();
    write(&folder, "keys.toml", &keys);
    let run = |line: &str| metier(line.split(' ')).within(&folder).run();
    let ran = run("check keys.toml --format concise").ends_with(1);
    // Beside them: no format, no name, and one that says that there are more.
    assert_eq!(ran.stdout.lines().filter(|line| line.contains("error[unknown-key]")).count(), MOST - 3);
    ran.says("keys.toml:1:1: error[too-large]: more is found in this file than the 10000");
    run("plan keys.toml").ends_with(2).says_nothing().complains("keys.toml holds neither answers nor a ladder");
    for line in ["show ./keys.toml", "plan keys.toml --questions keys.toml"] {
        let ran = run(line).ends_with(2).says_nothing().complains("keys.toml:1:");
        assert!(ran.stderr.len() < 30_000, "{line}: {} bytes", ran.stderr.len());
    }
    // The same as a sheet without a heading, as one row, and as a row for each.
    let head = "level,work\n";
    write(&folder, "keys.csv", &keys);
    write(&folder, "wide.csv", &keys.replace("=1\n", ","));
    write(&folder, "long.csv", &(head.to_owned() + &keys_of((1 << 20) - head.len()).0.replace('=', ",")));
    for (file, said) in [
        ("keys.csv", "none of the first rows names columns that are known"),
        ("wide.csv", "the row has more than 4000 columns"),
        ("long.csv", "the sheet has more than 40000 rows"),
    ] {
        let ran = run(&format!("import {file} --id keys")).ends_with(2).says_nothing().complains(said).complains(file);
        assert!(ran.stderr.len() < 2_000, "{file}: {} bytes", ran.stderr.len());
    }
}

#[test]
fn a_file_of_a_million_keys_is_refused_by_its_size() {
    let (keys, _) = keys_of(7 << 20);
    assert!(keys.lines().count() > 1_000_000);
    let folder = folder();
    write(&folder, "keys.toml", &keys);
    write(&folder, "keys.csv", &keys);
    for (line, code) in [
        ("check keys.toml", 1),
        ("show ./keys.toml", 2),
        ("plan keys.toml", 2),
        ("plan keys.toml --questions keys.toml", 2),
        ("import keys.csv --id keys", 2),
    ] {
        let ran = metier(line.split(' ')).within(&folder).run().ends_with(code);
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains("larger than 1048576 bytes") && said.contains("keys."), "{line}: {said:.600}");
        assert!(said.len() < 2_000, "{line}: {} bytes", said.len());
    }
}
