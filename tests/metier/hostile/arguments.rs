//! Hostile words on the line, in the environment and in the names of files: what is said of them does nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use metier::exit::Exit;

use super::forms::is_annotations;
use super::texts::{REFUSED, ladder, sheet, spreadsheet, texts};
use super::world::{Said, is_harmless, run, run_with, unpainted};
use crate::properties::screen::hides;
use crate::support::{chosen, folder, metier, person, write};

/// Every place on a line that takes any word.
const LINES: [&str; 44] = [
    "WORD",
    "--WORD",
    "-WORD",
    "--width WORD",
    "--color WORD list",
    "--format=WORD list",
    "help WORD",
    "help new WORD",
    "explain WORD",
    "generate WORD",
    "generate completions WORD",
    "generate schema WORD",
    "show WORD",
    "show ./WORD",
    "show roofing WORD",
    "show roofing --track WORD",
    "next roofing WORD",
    "next roofing roofer --track WORD",
    "diff roofing roofer WORD",
    "check WORD",
    "check ./WORD",
    "check ./WORD --format github",
    "check ./WORD --format json",
    "check ./WORD --format concise",
    "list --ladders WORD",
    "where --ladders WORD",
    "where --ladders WORD --format json",
    "where --ladders WORD --format markdown",
    "new ladder WORD",
    "new answers WORD",
    "new answers roofing --craft WORD",
    "new answers roofing --questions WORD",
    "import WORD --id x",
    "import /dev/null --id WORD",
    "plan WORD",
    "plan ./WORD ./WORD --format json",
    "plan PERSON --craft WORD",
    "plan PERSON --level WORD",
    "plan PERSON --ladder WORD",
    "compare WORD WORD",
    "history WORD",
    "history WORD --format markdown",
    "forget --yes --before WORD",
    "-- metier show WORD ",
];

fn words(line: &str, word: &str) -> Vec<String> {
    let person = crate::support::root().join(person("doing")).display().to_string();
    line.split(' ').map(|one| one.replace("WORD", word).replace("PERSON", &person)).collect()
}

#[track_caller]
fn holds(name: &str, said: &Said) {
    is_harmless(name, &unpainted(&said.err));
    // What goes into an editor is the text to the letter, but for what acts on a screen on the way.
    let out = unpainted(&said.out).replace('\t', " ");
    is_harmless(name, &if name.contains("new answers") { out.replace(hides, "") } else { out });
    assert!(!said.err.contains("mistake of its own"), "{name}: {}", said.err);
    // Nobody's word stands at the beginning of a line that clap writes.
    let begins = |line: &&str| (line.starts_with("::") && !name.contains("github")) || line.starts_with("owned");
    assert_eq!(said.out.lines().chain(said.err.lines()).find(begins), None, "{name}");
}

#[test]
fn a_word_on_the_line_is_said_harmlessly_wherever_it_stands() {
    let home = folder();
    let all: Vec<(&str, String)> =
        REFUSED.iter().map(|(what, text)| (*what, (*text).to_owned())).chain(texts()).collect();
    for (n, (what, text)) in all.iter().enumerate() {
        for (m, line) in LINES.iter().enumerate() {
            // What clap says is said of every text, and of the others each line meets its part.
            if m > 6 && (n + m) % 5 != 0 && n > 8 {
                continue;
            }
            let looks = [&[][..], &["--color", "always"], &["--width", "40", "--ascii"]];
            for (_, look) in (0..).zip(looks).filter(|(k, _)| chosen(n + m + k, 3)) {
                let mut said = words(line, text);
                // What a shell asks has no look.
                let look = if said[0] == "--" { &[][..] } else { look };
                said.extend(look.iter().map(|word| (*word).to_owned()));
                let ran = run(home.path(), &said);
                let name = format!("{what}: {line} {look:?}");
                holds(&name, &ran);
                if line.contains("github") {
                    is_annotations(&name, &ran);
                }
            }
        }
    }
}

#[test]
fn an_id_leads_nowhere() {
    let home = folder();
    let ladder = ladder("word");
    for id in ["../../x", "/etc/x", "..", ".", "a/b", "a\\b", "CON", "a.b", "-x", "", "a\u{0}b", "x y", "é"] {
        let said = |line: &str| run(home.path(), &words(line, id));
        for line in ["new ladder WORD", "import /dev/null --id=WORD"] {
            assert_eq!(said(line).exit, Exit::CouldNotRun, "{line} {id:?}");
        }
        let text = ladder.replacen("format = 1\n", &format!("format = 1\nid = {id:?}\n").replace("\\0", "\\u0000"), 1);
        let text = text.replace("\\u{e9}", "é");
        let file = write(&home, "with-id.toml", &text).display().to_string();
        let ran = run(home.path(), &["show".into(), file]);
        assert_eq!(ran.exit, Exit::CouldNotRun, "{id:?}");
        assert!(ran.err.contains("is not an id") || ran.err.contains("control character"), "{id:?}: {}", ran.err);
        assert!(ran.err.contains("with-id.toml:2:6"), "{id:?}: {}", ran.err);
    }
    // A ladder's name on the line is looked for on the shelves only where it could be there.
    fs::create_dir(home.path().join("shelf")).expect("a folder");
    write(&home, "secret.toml", &ladder);
    let shelf = home.path().join("shelf").display().to_string();
    let ran = run(home.path(), &["show".into(), "../secret".into(), "--ladders".into(), shelf]);
    assert_eq!((ran.exit, ran.out.as_str()), (Exit::CouldNotRun, ""));
    // A name becomes a part of a file's name, whatever it is.
    let store = metier::store::Store::new(Path::new("/state"), Path::new("/data"));
    for (_, name) in texts().iter().map(|(what, text)| (*what, text.as_str())).chain(REFUSED) {
        let file = store.draft_file("roofing", metier::interview::By::Oneself, Some(name));
        assert_eq!(file.parent(), Some(Path::new("/state/metier")), "{name:?}");
        let part = file.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(part.len() < 255 && part.starts_with("roofing-self-"), "{part}");
        is_harmless(name, part);
    }
}

#[test]
fn a_variable_of_the_environment_is_said_harmlessly_and_breaks_nothing() {
    let home = folder();
    let all: Vec<(&str, String)> =
        REFUSED.iter().map(|(what, text)| (*what, (*text).to_owned())).chain(texts()).collect();
    let names = ["COLUMNS", "TERM", "NO_COLOR", "CLICOLOR_FORCE", "LANG", "LC_ALL", "ACCESSIBLE", "METIER_LADDERS"];
    let lines = ["where", "where --format json", "where --format markdown", "list", "show roofing", "plan PERSON"];
    for (n, (what, text)) in all.iter().enumerate() {
        for (m, name) in names.into_iter().chain(["SOURCE_DATE_EPOCH", "EDITOR", "HOME"]).enumerate() {
            // Every variable meets its part of the texts, and every text of the variables.
            if (n + m) % 3 != 0 {
                continue;
            }
            let line = lines[(n + m) / 3 % lines.len()];
            for line in ["where", line] {
                let said = run_with(home.path(), &words(line, ""), (name, text));
                holds(&format!("{name} = {what}: {line}"), &said);
                assert!(
                    said.exit == Exit::Done || name == "SOURCE_DATE_EPOCH",
                    "{name} = {what}: {line}: {}",
                    said.err
                );
            }
        }
    }
    // Widths that nobody has.
    for columns in ["0", "1", "-1", "18446744073709551616", "99999", "1e9", " 80", "80\n"] {
        let said = run_with(home.path(), &words("show roofing", ""), ("COLUMNS", columns));
        assert_eq!(said.exit, Exit::Done, "{columns:?}: {}", said.err);
    }
}

#[test]
fn no_line_of_a_check_for_a_pull_request_is_made_by_the_name_of_a_file() {
    let home = folder();
    for n in 40..80 {
        let name = format!("none/{} ::error::owned.toml", "x".repeat(n));
        let said = run(home.path(), &["check".into(), name.clone(), "--format".into(), "github".into()]);
        assert_eq!(said.exit, Exit::CouldNotRun);
        is_annotations(&name, &said);
    }
}

/// What the binary says to a line, with bytes in its environment.
#[cfg(unix)]
fn outcome(mut command: Command) -> Said {
    let output = command.stdin(Stdio::null()).output().expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let exit = if output.status.code() == Some(0) { Exit::Done } else { Exit::CouldNotRun };
    Said { exit, out: text(output.stdout), err: text(output.stderr) }
}

#[test]
#[cfg(unix)]
fn folders_called_anything_are_shown_harmlessly() {
    let home = folder();
    let odd = home.path().join("a\u{1b}[31mb\n::error::c\u{202e}d");
    fs::create_dir(&odd).expect("a folder");
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "METIER_LADDERS"] {
        for line in ["where", "where --format json", "where --format markdown", "history", "list", "forget --yes"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_metier"));
            command.args(line.split(' ')).env_clear().env("LANG", "C.UTF-8").env("HOME", home.path()).env(name, &odd);
            let said = outcome(command);
            holds(&format!("{name}: {line}"), &said);
            assert_eq!((said.exit, said.err.as_str()), (Exit::Done, ""), "{name}: {line}");
        }
    }
}

#[test]
#[cfg(unix)]
fn files_called_anything_are_named_harmlessly() {
    let names = [
        "a\u{1b}[31mb",
        "a\nb",
        "a\r\n::error file=x::owned",
        "a\u{202e}b",
        "$(touch owned)",
        "`touch owned`",
        "'; touch owned #",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "=1+1",
        "%0A::error::owned",
        "```",
        "-x",
        "a\u{7f}b\u{9b}c",
        "| a | b |",
        "  ## a",
    ];
    let home = folder();
    for name in names {
        let inside = tempfile::tempdir_in(home.path()).expect("a folder");
        let file = |ending: &str| inside.path().join(format!("{name}{ending}")).display().to_string();
        let (shelf, me, damaged, csv) = (file(".toml"), file(" me.toml"), file(" bad.toml"), file(".csv"));
        fs::write(&shelf, ladder("word")).expect("a file");
        fs::write(&me, sheet("word", "self", 4).replace("./hostile.toml", "roofing").replace("\"one\"", "\"roofer\""))
            .expect("a file");
        fs::write(&damaged, "format = 1\nnam = 3\n").expect("a file");
        fs::write(&csv, spreadsheet("word")).expect("a file");
        let folder = inside.path().display().to_string();
        let lines: [&[&str]; 16] = [
            &["show", &shelf],
            &["next", &shelf, "one"],
            &["check", &shelf, "--format", "text"],
            &["check", &folder, "--format", "github"],
            &["check", &folder, "--format", "concise"],
            &["check", &folder, "--format", "markdown"],
            &["check", &folder, "--format", "json"],
            &["plan", &me],
            &["plan", &me, "--format", "markdown"],
            &["plan", &me, &damaged, "--format", "html"],
            &["plan", &me, &damaged, "--format", "json"],
            &["compare", &me, &me, "--format", "html"],
            &["new", "answers", &shelf],
            &["list", "--ladders", &folder, "--format", "markdown"],
            &["import", &csv, "--id", "x"],
            &["import", &csv, "--id", "x", "--format", "json"],
        ];
        for line in lines {
            let arguments: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
            let said = run(home.path(), &arguments);
            let what = format!("{name:?}: {line:?}");
            holds(&what, &said);
            if line.contains(&"github") {
                is_annotations(&what, &said);
            }
            if line.contains(&"html") {
                super::forms::is_a_page(&what, &said.out);
            }
        }
        // What metier says to type names the file as a shell takes it.
        let out = file(" new.toml");
        let said = metier(["new", "ladder", "x", "-o", &out]).run().ends_with(0);
        let hint = said.stderr.lines().collect::<Vec<_>>().join(" ");
        assert!(!name.contains(['$', '`', ';']) || hint.contains('\''), "{hint}");
        // Answers about a ladder of that name find it again.
        let begun = metier(["new", "answers", &shelf]).run().ends_with(0).stdout;
        let begun = write(&home, "begun.toml", &begun).display().to_string();
        metier(["plan", &begun, "-q"]).run().ends_with(3);
    }
}
