//! Every hostile text, in every place of every kind of file, through every verb in every form.

use std::path::Path;

use metier::exit::Exit;
use tempfile::TempDir;

use super::forms::{is_a_page, is_a_sheet, is_annotations, is_markdown_like, is_objects};
use super::texts::{REFUSED, texts, write_all};
use super::world::{Said, fits, is_harmless, run, unpainted};
use crate::properties::screen::hides;
use crate::support::{chosen, folder, write};

/// What can be asked of the files in a folder: words with `DIR/` where the folder goes, and the forms of the result.
pub(super) const VERBS: [(&str, &str); 26] = [
    ("show DIR/hostile.toml", "text markdown html json csv"),
    ("show DIR/hostile.toml --track mastery", "text markdown html json csv"),
    ("show DIR/hostile.toml two", "text markdown html json csv"),
    ("show hostile --ladders DIR/", "text json"),
    ("next DIR/hostile.toml one", "text markdown html json"),
    ("next DIR/hostile.toml two --track management", "text markdown html json"),
    ("diff DIR/hostile.toml one two", "text markdown json"),
    ("diff DIR/hostile.toml two too --all", "text markdown json"),
    ("list --ladders DIR/", "text markdown json"),
    ("check DIR/hostile.toml", "text markdown concise github json"),
    ("check DIR/", "text markdown concise github json"),
    ("plan DIR/me.toml", "text markdown html json"),
    ("plan DIR/me.toml --with-notes --coach DIR/coach.toml", "text markdown html json"),
    ("plan DIR/coach.toml DIR/me.toml DIR/none.toml", "text markdown html json"),
    ("plan DIR/me.toml --questions DIR/bank.toml", "text markdown html json"),
    ("plan --ask DIR/me.toml", "text"),
    ("compare DIR/me.toml DIR/coach.toml --with-notes --all", "text markdown html json"),
    ("compare DIR/me.toml DIR/me.toml", "text markdown html json"),
    ("new answers DIR/hostile.toml", ""),
    ("new answers DIR/hostile.toml --questions DIR/bank.toml --as coach", ""),
    ("import DIR/sheet.csv --id sheet", ""),
    ("history", "text markdown json"),
    ("forget", ""),
    ("where --ladders DIR/", "text markdown json"),
    ("-- metier show DIR/hostile.toml ", ""),
    ("-- metier --ladders DIR/ show ", ""),
];

/// Looks of text: options, and whether lines are laid out to a width.
const LOOKS: [(&[&str], usize); 5] = [
    (&[], 80),
    (&["--width", "40"], 40),
    (&["--ascii"], 80),
    (&["--accessible"], usize::MAX),
    (&["--color", "always"], usize::MAX),
];

/// Files as people leave them in the store, with this text in what they hold.
fn store(folder: &TempDir) {
    for file in ["me", "coach"] {
        let text = std::fs::read_to_string(folder.path().join(format!("{file}.toml"))).expect("a file");
        let side = if file == "me" { "self" } else { "coach" };
        let text = text.replace("./hostile.toml", "../../hostile.toml");
        write(folder, &format!("data/metier/hostile-{side}-2026-11-20.toml"), &text);
        write(folder, &format!("state/metier/hostile-{side}.toml"), &text);
    }
    write(folder, "data/metier/hostile-self-2026-11-21.toml", "format = 1\nladder = 3\n");
}

fn words(line: &str, folder: &Path, more: &[&str]) -> Vec<String> {
    let folder = format!("{}/", folder.display());
    let line: Vec<String> = line.split(' ').map(|word| word.replace("DIR/", &folder)).collect();
    // What a shell asks has no look.
    let more = if line.first().is_some_and(|word| word == "--") { &[][..] } else { more };
    line.into_iter().chain(more.iter().map(|word| (*word).to_owned())).collect()
}

/// A question: its words, and what is beside them.
struct Asked {
    line: &'static str,
    options: Vec<&'static str>,
    /// Of the result; empty for text.
    form: &'static str,
    columns: usize,
}

/// Every verb in every form.
fn all_asked() -> Vec<Asked> {
    let mut all = Vec::new();
    for (line, forms) in VERBS {
        for form in forms.split_whitespace().filter(|form| *form != "text") {
            all.push(Asked { line, options: vec!["--format", form], form, columns: usize::MAX });
        }
        if forms.is_empty() || forms.contains("text") {
            let is_laid_out = !["import", "new", "--"].iter().any(|verb| line.starts_with(verb));
            all.extend(LOOKS.iter().map(|(options, columns)| {
                let columns = if is_laid_out { *columns } else { usize::MAX };
                Asked { line, options: options.to_vec(), form: "", columns }
            }));
        }
    }
    all
}

/// Of all that can be asked what is asked about the `n`th text: sheets, and a part, another for each text, so that every
/// verb and every form meets many texts.
fn is_asked(n: usize, m: usize, asked: &Asked) -> bool {
    let turn = n * 7 + m;
    asked.form == "csv" || turn.is_multiple_of(3) && chosen(turn / 3, 4)
}

fn ask(folder: &TempDir, what: &str, asked: &Asked) -> (String, Said) {
    let said = run(folder.path(), &words(asked.line, folder.path(), &asked.options));
    let name = format!("{what}: {} {}", asked.line, asked.options.join(" "));
    holds(&name, asked, &said);
    (name, said)
}

/// What holds of every result, whatever was asked and however it ended.
fn holds(name: &str, asked: &Asked, said: &Said) {
    is_harmless(name, &unpainted(&said.err));
    assert!(!said.err.contains("mistake of its own"), "{name}: {}", said.err);
    // What goes into an editor or a spreadsheet is the text to the letter, but for what acts on a screen on the way.
    let is_file = asked.line.starts_with("new") || asked.line.starts_with("import");
    match asked.form {
        "csv" => return is_a_sheet(name, &said.out),
        _ if is_file => is_harmless(name, &said.out.replace(hides, "")),
        // A candidate, a tab, what it is.
        _ if asked.line.starts_with("--") => {
            said.out.lines().for_each(|line| is_harmless(name, &line.replacen('\t', " ", 1)));
        }
        _ => is_harmless(name, &unpainted(&said.out)),
    }
    match asked.form {
        "html" if !said.out.is_empty() => is_a_page(name, &said.out),
        "json" => is_objects(name, &said.out),
        "github" => is_annotations(name, said),
        _ => {}
    }
    fits(name, &said.out, asked.columns);
    if asked.options == ["--ascii"] && asked.columns == 80 {
        // A command is never put into other signs: it would be another one.
        let is_plain = |text: &str| text.lines().all(|line| line.is_ascii() || crate::support::stays_whole(line));
        assert!(is_plain(&said.out) && is_plain(&said.err), "{name}: {}{}", said.out, said.err);
    }
}

#[test]
fn a_text_that_acts_on_a_screen_is_refused_with_its_place_by_every_verb_in_every_form() {
    let all = all_asked();
    for (n, (what, text)) in REFUSED.into_iter().enumerate() {
        let folder = folder();
        write_all(&folder, text);
        store(&folder);
        for (_, asked) in all.iter().enumerate().filter(|(m, asked)| is_asked(n, *m, asked)) {
            let (name, said) = ask(&folder, what, asked);
            let reads_ladder = ["show DIR/", "next", "diff", "plan DIR/", "compare", "new answers", "check"];
            if !reads_ladder.iter().any(|verb| asked.line.starts_with(verb)) {
                continue;
            }
            let wanted = if asked.line.starts_with("check") { Exit::Found } else { Exit::CouldNotRun };
            assert_eq!(said.exit, wanted, "{name}: {}", said.err);
            let told = format!("{}{}", said.out, said.err);
            assert!(told.contains("control character") && told.contains(".toml"), "{name}: {told}");
        }
    }
}

#[test]
fn a_text_that_is_only_text_is_shown_and_does_nothing_in_every_verb_and_every_form() {
    let all = all_asked();
    let benign = folder();
    write_all(&benign, "word");
    store(&benign);
    let plain: Vec<Said> = all.iter().map(|asked| ask(&benign, "word", asked).1).collect();
    // It is most of what these tests take, so that two share it.
    std::thread::scope(|both| {
        for side in 0..2 {
            let (all, plain) = (&all, &plain);
            both.spawn(move || {
                for (n, (what, text)) in texts().into_iter().enumerate().filter(|(n, _)| n % 2 == side) {
                    is_shown(n, what, &text, all, plain);
                }
            });
        }
    });
}

/// The `n`th text is shown wherever it stands, as a plain word is there.
fn is_shown(n: usize, what: &str, text: &str, all: &[Asked], plain: &[Said]) {
    let folder = folder();
    write_all(&folder, text);
    store(&folder);
    // Lines become one in a ladder and stay in answers, and what stands in braces may be filled in: marks that
    // belong to a sentence elsewhere do not find it here.
    let is_same = !text.contains(['\n', '{']);
    for (m, (asked, plain)) in all.iter().zip(plain).enumerate().filter(|(m, (asked, _))| is_asked(n, *m, asked)) {
        let (name, said) = ask(&folder, &format!("{what} {m}"), asked);
        // A sentence has words that are found fault with, a spreadsheet other headings.
        let may_differ = ["check", "import"].iter().any(|verb| asked.line.starts_with(verb));
        if is_same && !may_differ {
            assert_eq!(said.exit, plain.exit, "{name}: {}", said.err);
            if asked.form == "markdown" {
                is_markdown_like(&name, &said.out, &plain.out);
            }
        }
    }
}
