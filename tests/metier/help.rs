//! Help: every command and every topic, in every look; every example in it is run.

use std::fs;
use std::path::Path;
use std::process::Command as Program;

use clap::Command;
use metier::cli::Cli;
use unicode_width::UnicodeWidthStr as _;

use crate::support::{folder, metier, person, root, stays_whole, write};
use crate::terminal::{Home, sheet};

const TOPICS: [&str; 7] = ["method", "privacy", "accessibility", "options", "formats", "exit-codes", "environment"];

/// Words that ask for every page of help there is: of a command in two ways, and in short.
fn every_page() -> Vec<Vec<String>> {
    fn walk(command: &Command, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push([path, &["--help".to_owned()]].concat());
        found.push([&["help".to_owned()], path].concat());
        found.push([path, &["-h".to_owned()]].concat());
        for below in command.get_subcommands() {
            walk(below, &[path, &[below.get_name().to_owned()]].concat(), found);
        }
    }
    let mut found = TOPICS.map(|topic| vec!["help".to_owned(), topic.to_owned()]).to_vec();
    walk(&Cli::whole(), &[], &mut found);
    found
}

fn said(words: &[String], options: &[&str]) -> String {
    // Options stand first, since nothing is read behind `--help`.
    metier(options.iter().copied().chain(words.iter().map(String::as_str))).run().succeeds().stdout
}

#[test]
fn a_topic_with_another_word_beside_it_is_told_to_stand_alone() {
    for words in [["exit-codes", "plan"], ["plan", "exit-codes"], ["EXIT-CODES", "privacy"]] {
        let ran = metier(["help", words[0], words[1]]).run().ends_with(2).says_nothing();
        ran.complains("`exit-codes` is a topic, which stands alone").complains("    metier help exit-codes\n");
    }
}

#[test]
fn the_two_ways_to_ask_for_help_say_the_same_and_the_third_is_shorter() {
    for page in every_page()[TOPICS.len()..].chunks(3) {
        let [whole, asked, short] = [&page[0], &page[1], &page[2]].map(|words| said(words, &[]));
        assert_eq!(whole, asked, "{page:?}");
        let is_overview = page[0].len() == 1;
        assert!(short.len() < whole.len() || is_overview, "{page:?}");
    }
    assert_eq!(metier(["help", "Exit", "codes"]).run().succeeds().headline(), "Exit codes: how a command ended");
}

/// Every command, by its words, with what clap knows of it.
fn commands() -> Vec<(Vec<String>, Command)> {
    fn walk(command: &Command, path: &[String], found: &mut Vec<(Vec<String>, Command)>) {
        found.push((path.to_vec(), command.clone()));
        for below in command.get_subcommands() {
            walk(below, &[path, &[below.get_name().to_owned()]].concat(), found);
        }
    }
    let mut found = Vec::new();
    walk(&Cli::whole(), &[], &mut found);
    found
}

#[test]
fn the_overview_names_every_command_and_every_topic() {
    let overview = said(&["--help".into()], &[]);
    let names = commands().into_iter().filter(|(words, _)| words.len() == 1).map(|(words, _)| words[0].clone());
    for name in names.chain(TOPICS.map(str::to_owned)) {
        assert!(overview.lines().any(|line| line.starts_with(&format!("  {name} "))), "{name}");
    }
}

#[test]
fn help_begins_with_examples_and_ends_with_the_common_options() {
    for (words, command) in commands() {
        let page = said(&[words.as_slice(), &["--help".to_owned()]].concat(), &[]);
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{words:?} lacks {text}"));
        assert!(at("\nExample") < at("\nUsage: metier") && at("\nUsage: metier") < at("\nCommon options:\n"), "{page}");
        for argument in command.get_arguments() {
            let help = argument.get_help().expect("help").to_string();
            // It may go on in the next line.
            let first = help.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(page.contains(&first), "{words:?} does not tell of {argument}");
            let is_common = argument.is_global_set() || argument.get_id() == "version";
            assert!(at(&first) < at("\nCommon options:\n") || is_common, "{words:?}: {argument}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_screen_and_none_ends_in_space() {
    for columns in ["80", "60", "40"] {
        let most: usize = columns.parse::<usize>().expect("a number") - 1;
        for page in every_page() {
            for line in said(&page, &["--width", columns]).lines() {
                // What can be typed is never broken in two.
                let fits = line.width() <= most || stays_whole(line) || line.starts_with("Usage: ");
                assert!(fits && line == line.trim_end(), "{page:?} at {columns}: {line}");
            }
        }
    }
}

#[test]
fn aloud_it_is_whole_lines_and_commands_as_they_are_typed() {
    for page in every_page() {
        let is_topic = page[0] == "help" && page.len() == 2 && TOPICS.contains(&page[1].as_str());
        for line in said(&page, &["--accessible", "--width", "1000"]).lines().filter(|line| !line.is_empty()) {
            let is_command = line.starts_with("metier ") || line.starts_with("ACCESSIBLE=1 metier ");
            assert!(!is_topic || is_command || line.ends_with(['.', ':', '?', '"']), "{page:?}: {line}");
            assert!(!line.starts_with(' ') && !line.contains("  "), "{page:?}: {line}");
        }
    }
}

#[test]
fn in_short_it_leaves_the_prompt_on_the_screen() {
    for page in every_page().iter().filter(|page| page.last().is_some_and(|word| word == "-h")) {
        let lines = said(page, &[]).lines().count();
        assert!(lines < 30, "{page:?}: {lines} lines");
    }
}

#[test]
fn ascii_is_ascii_and_paint_says_nothing() {
    for page in every_page() {
        assert!(said(&page, &["--ascii"]).is_ascii(), "{page:?}");
    }
    for words in [&["--help"][..], &["plan", "--help"], &["help", "plan"], &["plan", "-h"]] {
        let painted = metier(["--color", "always"].iter().chain(words).copied()).run().succeeds();
        let plain = metier(["--color", "never"].iter().chain(words).copied()).run().succeeds();
        assert!(
            painted.stdout.contains("\u{1b}[1mExamples:\u{1b}[0m") && !plain.stdout.contains('\u{1b}'),
            "{words:?}"
        );
        let bare = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[36m", "\u{1b}[0m"]
            .iter()
            .fold(painted.stdout, |text, code| text.replace(code, ""));
        assert_eq!(bare, plain.stdout, "{words:?}");
    }
    metier(["plan", "--help"]).with("CLICOLOR_FORCE", "1").run().succeeds().says("\u{1b}[1mUsage:\u{1b}[0m");
    metier(["plan", "--help"]).with("CLICOLOR_FORCE", "1").with("NO_COLOR", "1").run().succeeds().says_not("\u{1b}");
}

#[test]
fn the_topics_and_the_overview_as_they_look() {
    for topic in TOPICS {
        insta::assert_snapshot!(topic, metier(["help", topic]).run().succeeds().stdout);
    }
    insta::assert_snapshot!("method-40", metier(["help", "method", "--width", "40"]).run().succeeds().stdout);
    insta::assert_snapshot!("method-spoken", metier(["help", "method", "--accessible"]).run().succeeds().stdout);
    insta::assert_snapshot!("overview-spoken", metier(["--accessible", "--help"]).run().succeeds().stdout);
    insta::assert_snapshot!("new-spoken", metier(["--accessible", "new", "--help"]).run().succeeds().stdout);
    insta::assert_snapshot!("plan-short", metier(["plan", "-h"]).run().succeeds().stdout);
    insta::assert_snapshot!("show-whole-40", metier(["show", "--help", "--width", "40"]).run().succeeds().stdout);
    metier(["help", "plan", "--format", "markdown"]).run().ends_with(2).complains("can only be printed as text");
}

#[test]
fn what_there_is_no_help_on_is_guessed_at() {
    metier(["help", "metod"]).run().ends_with(2).says_nothing().complains("did you mean `method`?");
    metier(["help", "chek"]).run().ends_with(2).complains("did you mean `check`?");
    metier(["help", "new", "lader"]).run().ends_with(2).complains("did you mean `ladder`?");
    metier(["help", "xyzzy"]).run().ends_with(2).complains("exit-codes").complains("    metier help\n");
}

#[test]
fn a_command_without_what_it_needs_says_what_there_is_as_an_error() {
    let ran = metier(["new"]).run().ends_with(2).says_nothing();
    ran.complains("Start a file: answers, a ladder or questions").complains("Usage: metier new");
    metier(["next", "roofing"])
        .run()
        .ends_with(2)
        .says_nothing()
        .complains("which level of Roofing?")
        .complains("    metier next roofing LEVEL\n");
}

/// Every line that help shows as an example.
fn examples() -> Vec<String> {
    fn walk(command: &Command, found: &mut Vec<String>) {
        let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("  ")).collect();
        assert!(!lines.is_empty(), "{} has no example", command.get_name());
        found.extend(lines.iter().map(|line| line.split("   ").next().expect("a command").trim().to_owned()));
        command.get_subcommands().for_each(|below| walk(below, found));
    }
    let mut found = Vec::new();
    walk(&Cli::whole(), &mut found);
    for topic in TOPICS {
        let page = metier(["help", topic, "--format", "markdown"]).run().succeeds().stdout;
        let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().expect("a block"));
        found.extend(blocks.flat_map(str::lines).map(|line| line.split("   # ").next().expect("one").to_owned()));
    }
    found
}

/// A folder with the files that examples name.
fn prepared() -> tempfile::TempDir {
    let folder = folder();
    for (name, from) in [("me", "maya-self"), ("coach", "maya-coach"), ("last-year", "maya-then")] {
        let text = fs::read_to_string(root().join(person(from))).expect("a person");
        write(&folder, &format!("{name}.toml"), &text);
    }
    let ladder = fs::read_to_string(root().join("ladders/general.toml")).expect("a ladder");
    write(&folder, "ladders/general.toml", &ladder);
    write(&folder, "ladder.toml", &ladder.replace("id = \"general\"", "id = \"ladder\""));
    let questions = fs::read_to_string(root().join("tests/questions/de.toml")).expect("questions");
    write(&folder, "de.toml", &questions);
    for (ladder, from, made) in
        [("software", "doing", "2026-11-20"), ("software", "doing", "2025-11-20"), ("roofing", "roofer", "2026-11-19")]
    {
        let text = fs::read_to_string(root().join(person(from))).expect("a person");
        let is_kept = |line: &&str| !["made", "ladder", "level"].iter().any(|key| line.starts_with(key));
        let text = text.lines().filter(is_kept).collect::<Vec<_>>().join("\n") + "\n";
        let level = if ladder == "software" { "senior-engineer" } else { "roofer" };
        let keys = format!("ladder = \"{ladder}\"\nmade = {made}\nlevel = \"{level}\"\n[answers]");
        write(
            &folder,
            &format!(".local/share/metier/{ladder}-self-{made}.toml"),
            &text.replacen("[answers]", &keys, 1),
        );
    }
    write(&folder, "issue.md", "- [x] A licence <!-- metier: software engineer.requires.1 -->\n");
    write(&folder, "levels.csv", &metier(["show", "sales", "--format", "csv"]).run().succeeds().stdout);
    folder
}

#[test]
fn every_example_runs() {
    let program = Path::new(env!("CARGO_BIN_EXE_metier")).parent().expect("a folder").display();
    let examples = examples();
    assert!(examples.len() > 25, "{examples:?}");
    for line in examples {
        // It asks, so it is begun in a terminal, up to its first question.
        if line.ends_with("metier plan") || line.starts_with("metier plan roofing --level") {
            let home = Home::new();
            let first = if line.contains("--level") { "Question 1 of 28" } else { "What is your craft?" };
            home.opens(80, &line).sees(first).is_killed();
            continue;
        }
        if line.starts_with("metier mark") && !line.contains("--from") {
            let home = Home::new();
            for file in ["me.toml", "data/metier/roofing-self-2026-11-19.toml"] {
                home.writes(file, &sheet(28));
            }
            home.opens(80, &line).sees("Expectation 1 of").is_killed();
            continue;
        }
        let folder = prepared();
        if let Some((_, new)) = line.split_once(" -o ") {
            let _ = fs::remove_file(folder.path().join(new));
        }
        let ran = Program::new("/bin/sh")
            .args(["-c", &line])
            .current_dir(&folder)
            .env_clear()
            .env("PATH", format!("{program}:/usr/bin:/bin"))
            .env("LANG", "C.UTF-8")
            // Where nothing is saved, nothing has to be agreed to.
            .env("HOME", if line.contains("forget") { Path::new("/nonexistent") } else { folder.path() })
            .output()
            .expect("a shell");
        let (result, error) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert!(ran.status.success(), "{line}: {error}");
        let is_kept = [" -o ", " > ", " man "].iter().any(|sign| line.contains(sign));
        // A ladder without a fault has no annotations.
        assert!(!result.is_empty() || is_kept || line.ends_with("github"), "{line}");
    }
}

#[test]
fn every_variable_that_is_read_is_told_of() {
    let page = metier(["help", "environment"]).run().succeeds().stdout;
    for file in ["surroundings.rs", "desk.rs", "where.rs"] {
        let text = fs::read_to_string(root().join("src/verbs").join(file)).expect("a file");
        for name in text.split('"').filter(|word| word.len() > 2) {
            let is_variable = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
            assert!(!is_variable || page.contains(name), "{name} in {file}");
        }
    }
}

#[test]
fn every_exit_code_and_every_form_is_told_of() {
    let page = metier(["help", "exit-codes"]).run().succeeds().stdout;
    for exit in metier::exit::Exit::ALL {
        assert!(page.lines().any(|line| line.starts_with(&format!("  {} ", exit.code()))), "{exit:?}");
    }
    let page = metier(["help", "formats", "--width", "100"]).run().succeeds();
    page.says("show      text, markdown, html, json, csv\n").says("check     text, markdown, concise, github, json\n");
}

#[test]
fn a_page_of_help_can_be_kept_in_a_file() {
    let folder = folder();
    let keep = || metier(["help", "method", "--format", "markdown", "-o", "method.md"]).within(&folder).run();
    keep().succeeds().says_nothing();
    keep().ends_with(2).complains("method.md exists already");
    let kept = fs::read_to_string(folder.path().join("method.md")).expect("a file");
    assert!(kept.starts_with("# How the advice is made\n") && kept.contains("USDOL/ETA"));
}
