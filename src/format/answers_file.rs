//! Answers files, format 1: reads them, writes them back without losing a comment, and makes empty ones.

use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use serde_json::Value as Json;
use toml_edit::{DocumentMut, Item, Table, Value};

use super::document::read_file;
use super::ladder_file::MOST_EXPECTATIONS;
use super::tables::{day, put, put_marks, put_plans};
use super::walk::Walk;
use crate::diagnostic::{Code, Diagnostic, Findings, closest};
use crate::interview::{Answer, Answers, Bank, By, Date, Form, Growth, Mark, Reader, Wording};
use crate::ladder::Ladder;
use crate::model::{FormatVersion, acts_on_screen, schema_of};

/// Twice the expectations that a ladder can have, since marks on older sentences are kept.
const MOST_MARKS: usize = 2 * MOST_EXPECTATIONS;

const BYTE_ORDER_MARK: &str = "\u{feff}";

static SCHEMA: LazyLock<Json> = LazyLock::new(|| schema_of::<Answers>(true));

/// Reads answers. Answers to questions that the bank does not have are kept, with a warning.
///
/// # Errors
/// All faults of the file, with their places.
pub fn read_answers(name: &str, text: &str, bank: &Bank) -> Result<(Answers, Vec<Diagnostic>), Findings> {
    let mut warnings = Vec::new();
    let answers = read_file(name, text, &SCHEMA, true, |answers: Answers, walk| {
        version(&answers, text, bank, walk);
        if let Some(first) = answers.marks.get(MOST_MARKS) {
            let fault =
                Diagnostic::error(format!("there are {} marks, at most {MOST_MARKS} are read", answers.marks.len()));
            walk.faults.push(fault.code(Code::TOO_LARGE).at(first.key.at).help("split the file into several"));
        }
        unknown_questions(&answers, bank, &mut warnings);
        marked_twice(&answers.marks, &mut warnings);
        answers
    })?;
    Ok((answers, warnings))
}

/// Whether a text is a calendar day such as 2026-11-20.
#[must_use]
pub fn is_date(text: &str) -> bool {
    Date::parse(text).is_some()
}

/// Refuses answers to another version of the questions, which cannot be scored with this bank.
fn version(answers: &Answers, text: &str, bank: &Bank, walk: &mut Walk) {
    let Some(version) = answers.questions.filter(|version| *version > bank.version) else { return };
    let message = format!("answers to version {version} of the questions; this metier asks version {}", bank.version);
    let fault = Diagnostic::error(message).code(Code::NEWER_FORMAT).help("install a newer metier");
    let text = super::document::content(text);
    let document = toml::de::DeTable::parse(text).expect("it has been read as TOML");
    let at = document.get_ref().get("questions").map(toml::Spanned::span);
    walk.faults.push(at.into_iter().fold(fault, Diagnostic::at));
}

fn unknown_questions(answers: &Answers, bank: &Bank, warnings: &mut Vec<Diagnostic>) {
    for (id, _) in answers.answers.iter().filter(|(id, _)| bank.question(id).is_none()) {
        let ids = bank.questions.iter().map(|question| question.id.as_str());
        let warning = Diagnostic::warning(format!("no question is called `{id}`; the answer is kept and not counted"));
        let warning = warning.code(Code::UNKNOWN_KEY).at(id.at);
        warnings.push(match closest(id, ids) {
            Some(known) => warning.label(format!("did you mean `{known}`?")),
            None => warning,
        });
    }
}

/// Warns of two marks on one sentence. The later one counts.
fn marked_twice(marks: &[Mark], warnings: &mut Vec<Diagnostic>) {
    let mut by_sentence: Vec<&Mark> = marks.iter().collect();
    by_sentence.sort_by_key(|mark| (&mark.key, &mark.text));
    for two in by_sentence.windows(2) {
        if let [first, later] = two
            && (&first.key, &first.text) == (&later.key, &later.text)
        {
            let warning =
                Diagnostic::warning(format!("`{}` is marked more than once; the last mark counts", later.key));
            warnings.push(warning.code(Code::DUPLICATE_ID).at(later.key.at).help("keep one of them"));
        }
    }
}

/// Writes the answers as a file. If `original` is given, the file they were read from, everything else in it is kept:
/// comments, order, and keys of later versions.
///
/// # Errors
/// If `original` is not TOML.
pub fn write_answers(original: Option<&str>, answers: &Answers) -> Result<String> {
    let (mark, original) = match original {
        Some(original) => original.strip_prefix(BYTE_ORDER_MARK).map_or(("", original), |rest| (BYTE_ORDER_MARK, rest)),
        None => ("", ""),
    };
    let mut file: DocumentMut = original.parse().context("could not read the answers again")?;
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let keys: [(&str, Option<Value>); 11] = [
        ("format", Some(FormatVersion::NEWEST.into())),
        ("ladder", Some(answers.ladder.as_str().into())),
        ("ladder_version", text(&answers.ladder_version)),
        ("questions", answers.questions.map(|version| i64::from(version).into())),
        ("form", (answers.form != Form::default()).then(|| answers.form.name().into())),
        ("craft", text(&answers.craft)),
        ("by", Some(answers.by.name().into())),
        ("made", answers.made.as_ref().map(day)),
        ("name", text(&answers.name)),
        ("level", text(&answers.level)),
        ("growth", answers.growth.map(|growth| growth.name().into())),
    ];
    for (key, value) in keys {
        if let Some(value) = value {
            put(file.as_table_mut(), key, value);
        }
    }
    // These two may be unset again: a level that the ladder no longer has, or a word for the craft that belonged to
    // another ladder.
    for (key, value) in [("level", &answers.level), ("craft", &answers.craft)] {
        if value.is_none() {
            file.remove(key);
        }
    }
    let table = file.entry("answers").or_insert_with(|| Item::Table(Table::new()));
    let table = table.as_table_like_mut().context("`answers` is not a table")?;
    for (id, answer) in &answers.answers {
        put(
            table,
            id,
            match answer {
                Answer::Step(step) => i64::from(*step).into(),
                Answer::NotSure => Answer::NOT_SURE.into(),
            },
        );
    }
    put_marks(&mut file, &answers.marks, &answers.taken_back)?;
    put_plans(&mut file, answers)?;
    let text = format!("{mark}{file}");
    // New lines get the line ends of the old ones, unless that would change a text of several lines.
    let would_change = || texts_of(file.as_item()).any(|text| text.replace("\r\n", "").contains('\n'));
    let is_windows = original.contains("\r\n") && !would_change();
    Ok(if is_windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text })
}

/// Every string in a part of a file.
fn texts_of(item: &Item) -> Box<dyn Iterator<Item = String> + '_> {
    fn of_value(value: &Value) -> Box<dyn Iterator<Item = String> + '_> {
        match value {
            Value::String(text) => Box::new(std::iter::once(text.value().clone())),
            Value::Array(list) => Box::new(list.iter().flat_map(of_value)),
            Value::InlineTable(table) => Box::new(table.iter().flat_map(|(_, value)| of_value(value))),
            _ => Box::new(std::iter::empty()),
        }
    }
    match item {
        Item::Value(value) => of_value(value),
        Item::Table(table) => Box::new(table.iter().flat_map(|(_, item)| texts_of(item))),
        Item::ArrayOfTables(tables) => {
            Box::new(tables.iter().flat_map(|table| table.iter().flat_map(|(_, item)| texts_of(item))))
        }
        Item::None => Box::new(std::iter::empty()),
    }
}

/// An empty answers file for a ladder: every level and every question as a comment, without an answer. `called` is the
/// ladder's id or path, `own_craft` the person's own word for the craft.
#[must_use]
pub fn starter_answers(
    called: &str,
    ladder: &Ladder,
    own_craft: Option<&str>,
    bank: &Bank,
    form: Form,
    by: By,
) -> String {
    let mut text = String::new();
    // A line break in the text must not end the comment.
    let mut line = |line: &str| {
        text.extend(line.chars().map(|c| if c.is_control() || acts_on_screen(c) { ' ' } else { c }));
        text.push('\n');
    };
    line("# Answers for metier. Fill in what you know, leave the rest; then: metier plan THIS-FILE");
    line("format = 1");
    line(&format!("ladder = {}", quoted(called)));
    if let Some(version) = &ladder.version {
        line(&format!("ladder_version = {}", quoted(version)));
    }
    line(&format!("questions = {}", bank.version));
    if form != Form::default() {
        line(&format!("form = {}", quoted(form.name())));
    }
    if let Some(craft) = own_craft {
        line(&format!("craft = {}", quoted(craft)));
    }
    line(&format!("by = {}", quoted(by.name())));
    line("# made = 2026-11-20          # the day of the answers");
    line(match by {
        By::Oneself => "# name = \"\"                  # whose answers these are, if you like",
        By::Coach => "# name = \"\"                  # the person these answers are about, if you like",
    });
    line("");
    line("# The present level, one of:");
    for place in ladder.places() {
        line(&format!(
            "#   {:<24} {} ({}, rank {})",
            place.level.id,
            place.level.title,
            place.track.kind.name(),
            place.level.rank
        ));
    }
    line("# level = \"\"");
    line("");
    let reader = Reader { by, name: None, craft: &ladder.craft };
    line(&format!("# {}", reader.growth(&bank.growth)));
    for (growth, label) in Growth::ALL.iter().zip(bank.growth.labels(by)) {
        line(&format!("#   {:<8} {label}", growth.name()));
    }
    line("# growth = \"next\"");
    line("");
    line("[answers]");
    line("# 1 to 5, or \"not-sure\". Take away the # before the key and write the number after the =.");
    for question in bank.asked(form) {
        let Wording { text: asked, choices } = reader.question(question);
        line("");
        line(&format!("# {asked}"));
        if let Some((left, right)) = choices {
            line(&format!("#   1 = {left} … 5 = {right}"));
        } else {
            let label = |step| bank.label(question, Answer::Step(step));
            line(&format!("#   1 = {} … 5 = {}", label(1), label(5)));
        }
        line(&format!("# {} =", question.id));
    }
    text
}

/// A text as a TOML string on one line, whatever it contains.
fn quoted(text: &str) -> String {
    let sign = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || acts_on_screen(c) => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::bundled_bank;
    use super::*;
    use crate::interview::{Markable, Standing, ToMark};

    const FILE: &str = r#"format = 1
ladder = "roofing"
by = "self"
[answers]

# The first.
[[marks]]
key = "a.b.1" # one
text = "T"
state = "met"
note = "Seen" # by Sam

# The second.
[[marks]]
key = "a.b.2"
text = "U"
state = "partly"
# The end.
"#;

    fn read(text: &str) -> Answers {
        read_answers("me.toml", text, &bundled_bank().expect("a bank")).expect("a sheet").0
    }

    fn one(key: &str, text: &str) -> ToMark {
        ToMark {
            kind: Markable::Expectation,
            key: key.into(),
            text: text.into(),
            marked_as: None,
            area: String::new(),
            examples: Vec::new(),
        }
    }

    #[test]
    fn a_note_that_is_taken_away_leaves_the_file_and_nothing_else_does() {
        let mut answers = read(FILE);
        answers.set_note(&one("a.b.1", "T"), None);
        let written = write_answers(Some(FILE), &answers).expect("a file");
        assert_eq!(written, FILE.replace("note = \"Seen\" # by Sam\n", ""));
        let other = FILE.replace("Seen", "Seen again, written meanwhile");
        assert_eq!(write_answers(Some(&other), &answers).expect("a file"), other, "what an editor wrote since stays");
    }

    #[test]
    fn a_mark_that_is_taken_back_leaves_the_comments_around_it() {
        for (key, text) in [("a.b.1", "T"), ("a.b.2", "U")] {
            let mut answers = read(FILE);
            answers.take_back(&one(key, text));
            let written = write_answers(Some(FILE), &answers).expect("a file");
            assert_eq!((read(&written).marks.len(), written.contains(key)), (1, false), "{written}");
            for comment in ["# The first.", "# The second.", "# The end."] {
                assert!(written.lines().any(|line| line == comment), "{comment}\n{written}");
            }
            let mut again = answers.clone();
            again.set_mark(&one(key, text), Standing::Met, None);
            assert_eq!(read(&write_answers(Some(FILE), &again).expect("a file")).marks.len(), 2, "marked anew");
        }
    }

    #[test]
    fn of_two_marks_at_one_key_the_right_one_goes() {
        let file = FILE.replace("a.b.2", "a.b.1");
        let mut answers = read(&file);
        answers.take_back(&one("a.b.1", "T"));
        let written = write_answers(Some(&file), &answers).expect("a file");
        assert_eq!(read(&written).marks, answers.marks, "{written}");
    }

    #[test]
    fn the_last_mark_can_be_taken_back_too() {
        let mut answers = read(FILE);
        answers.take_back(&one("a.b.1", "T"));
        answers.take_back(&one("a.b.2", "U"));
        let inline = "format = 1\nladder = \"roofing\"\nmarks = [{ key = \"a.b.1\", text = \"T\", state = \"met\" }]\n[answers]\n";
        for file in [FILE, inline] {
            let written = write_answers(Some(file), &answers).expect("a file");
            assert!(read(&written).marks.is_empty(), "{written}");
        }
    }

    #[test]
    fn marks_on_one_line_keep_their_form_and_comments() {
        let file = "format = 1\nladder = \"roofing\"\nby = \"self\"\nmarks = [\n  { key = \"a.b.1\", text = \"T\", state = \"met\" }, # one\n  # two\n  { key = \"a.b.2\", text = \"U\", state = \"partly\" },\n] # end\n[answers]\n";
        let mut answers = read(file);
        assert_eq!(write_answers(Some(file), &answers).expect("a file"), file, "nothing was touched");
        answers.set_mark(&one("a.b.2", "U"), Standing::Met, None);
        assert_eq!(write_answers(Some(file), &answers).expect("a file"), file.replace("\"partly\"", "\"met\""));
        answers.set_mark(&one("a.b.3", "V"), Standing::Met, None);
        let more = write_answers(Some(file), &answers).expect("a file");
        assert!(more.contains("\n  { key = \"a.b.3\"") && read(&more).marks.len() == 3, "{more}");
        for comment in ["# one", "# two", "# end"] {
            assert!(more.contains(comment), "{comment}\n{more}");
        }
        answers.take_back(&one("a.b.1", "T"));
        answers.take_back(&one("a.b.3", "V"));
        let less = write_answers(Some(&more), &answers).expect("a file");
        assert_eq!(read(&less).marks, answers.marks, "{less}");
        for comment in ["# one", "# two", "# end"] {
            assert!(less.contains(comment), "{comment}\n{less}");
        }
    }

    const PLANS: &str = r#"format = 1
ladder = "roofing"
ladder_version = "2026.1"
by = "self"
level = "roofer"

[answers]
coordinate = 2

[[marks]]
key = "master-roofer.workmanship.1"
text = "Diagnoses leaks"
state = "partly"
made = 2026-11-20 # in June
note = "The valley leak"
agreed = 2026-11-28
was = [{ state = "not-yet", made = 2026-03-01 }]

[[goals]]
key = "master-roofer.workmanship.1"
what = "Take the leak calls" # all of them
help = "Ana comes along"
seen_when = "Dry through one winter"
due = 2027-04-01
done = 2027-03-20

[[goals]]
what = "Teach"
dropped = 2027-01-01

[[trials]]
track = "management"
text = "Run one small re-roof"
from = 2027-01-11
look_back = 2027-02-11

# The first.
[[meetings]]
made = 2026-11-28
with = "Ana"
next = 2027-02-26
start_with = "the trial"
"#;

    #[test]
    fn goals_trials_and_meetings_are_read_and_written_back_unharmed() {
        let answers = read(PLANS);
        assert_eq!(write_answers(Some(PLANS), &answers).expect("a file"), PLANS);
        let anew = write_answers(None, &answers).expect("a file");
        assert_eq!(read(&anew), answers, "{anew}");
        assert!(anew.contains("look_back = 2027-02-11") && anew.contains("made = 2026-03-01"), "{anew}");
        let mut changed = answers.clone();
        changed.goals[0].what = Some("Take every leak call".into());
        changed.marks[0].state = Standing::Met;
        changed.marks[0].agreed = None;
        let written = write_answers(Some(PLANS), &changed).expect("a file");
        assert_eq!(read(&written), changed, "what was agreed on goes with the state it was agreed for");
        assert!(
            written.contains("\"Take every leak call\" # all of them") && written.contains("# in June"),
            "{written}"
        );
    }

    #[test]
    fn every_fault_of_goals_trials_and_meetings_is_named_at_its_place() {
        let file = PLANS
            .replace("due = 2027-04-01", "due = \"soon\"")
            .replace("track = \"management\"", "trak = \"management\"")
            .replace("made = 2026-11-28", "")
            .replace("state = \"not-yet\"", "state = \"never\"");
        let report = read_answers("me.toml", &file, &bundled_bank().expect("a bank")).expect_err("four faults");
        let said: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "`state` in an earlier state of a mark is not one of the words it can be",
                "`due` in a goal is a text",
                "unknown key `trak` in a trial",
                "missing key `made` in a meeting",
            ]
        );
    }
}
