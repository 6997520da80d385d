//! Answers files, format 1: read, written back without losing a comment, and begun empty.

use anyhow::{Context as _, Result};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::document::read_file;
use super::faults::{Faults, Whom};
use super::fields::Fields;
use super::ladder_file::MOST_EXPECTATIONS;
use super::tree::{Data, Entry, Node};
use super::values::{Texts, acts_on_screen, whole, wrong_type};
use crate::diagnostic::{Code, Diagnostic, Report, Span, closest};
use crate::interview::{Answer, Bank, By, Form, Growth, Mark, Reader, Sheet, Standing, Wording};
use crate::ladder::Ladder;

/// The newest format this version reads, and the one it writes.
const FORMAT: i64 = 1;

/// Twice the expectations that a ladder can have: marks on older sentences stay.
const MOST_MARKS: usize = 2 * MOST_EXPECTATIONS;

const BYTE_ORDER_MARK: &str = "\u{feff}";

const NOT_SURE: &str = "not-sure";

/// Reads answers. What the bank does not ask is kept and warned of.
///
/// # Errors
/// All faults of the file, with their places.
pub fn read_sheet(name: &str, text: &str, bank: &Bank) -> Result<(Sheet, Vec<Diagnostic>), Report> {
    let mut warnings = Vec::new();
    let sheet = read_file(name, text, FORMAT, Texts::Verbatim, |top, faults| sheet(top, bank, &mut warnings, faults))?;
    Ok((sheet, warnings))
}

/// It is a day of the calendar, written as 2026-11-20.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let date = text.parse::<toml_edit::Datetime>();
    date.is_ok_and(|date| date.date.is_some_and(|date| date.to_string() == text) && date.time.is_none())
}

fn sheet(mut top: Fields<'_>, bank: &Bank, warnings: &mut Vec<Diagnostic>, faults: &mut Faults) -> Sheet {
    let sheet = Sheet {
        ladder: top.required("ladder", faults).text,
        ladder_version: top.string("ladder_version", faults),
        questions: version(&mut top, bank, faults),
        form: top.word("form", [Form::Full, Form::Short], Form::name, faults).unwrap_or_default(),
        craft: top.craft(faults),
        by: top.word("by", [By::Oneself, By::Coach], By::name, faults).unwrap_or_default(),
        made: top.date("made", faults),
        name: top.string("name", faults),
        level: top.string("level", faults),
        growth: top.word("growth", Growth::ALL, Growth::name, faults),
        answers: answers(&mut top, bank, warnings, faults),
        marks: marks(&mut top, warnings, faults),
        taken_back: Vec::new(),
    };
    top.finish(faults);
    sheet
}

/// Answers to other questions cannot be scored with these.
fn version(top: &mut Fields<'_>, bank: &Bank, faults: &mut Faults) -> Option<u32> {
    let (version, at) = top.whole("questions", faults)?;
    if version > i64::from(bank.version) {
        let message =
            format!("answers to version {version} of the questions; this metier asks version {}", bank.version);
        faults.push(Diagnostic::error(message).code(Code::NewerFormat).at(at).help("install a newer metier"));
    }
    if version < 0 {
        let fault = Diagnostic::error(format!("there is no version {version} of the questions"));
        faults.push(fault.code(Code::UnknownValue).at(at).help(format!("write `questions = {}`", bank.version)));
    }
    u32::try_from(version).ok()
}

fn answers(
    top: &mut Fields<'_>,
    bank: &Bank,
    warnings: &mut Vec<Diagnostic>,
    faults: &mut Faults,
) -> Vec<(String, Answer)> {
    top.require("answers", faults);
    let Some(given) = top.table("answers", Whom { what: "", id: Some("answers") }, faults) else { return Vec::new() };
    let mut answers = Vec::new();
    for Entry { key: id, at, value } in given.entries() {
        if bank.question(id).is_none() {
            let ids = bank.questions.iter().map(|question| question.id.as_str());
            let warning =
                Diagnostic::warning(format!("no question is called `{id}`; the answer is kept and not counted"));
            let warning = warning.code(Code::UnknownKey).at(*at);
            warnings.push(match closest(id, ids) {
                Some(known) => warning.label(format!("did you mean `{known}`?")),
                None => warning,
            });
        }
        match answer(id, value) {
            Ok(answer) => answers.push((id.to_string(), answer)),
            Err(fault) => faults.push(*fault),
        }
    }
    answers
}

fn answer(id: &str, value: &Node<'_>) -> Result<Answer, Box<Diagnostic>> {
    const WANTED: &str = "a number from 1 to 5, or \"not-sure\"";
    let out_of_range = || {
        let fault = Diagnostic::error(format!("the answer to `{id}` is out of range")).code(Code::UnknownValue);
        Box::new(fault.at(value.at).label(format!("write {WANTED}")))
    };
    match &value.is {
        Data::Text(word) if word == NOT_SURE => Ok(Answer::NotSure),
        // Which number it is stays unsaid: errors end up in logs.
        Data::Text(word) if word.trim().parse::<i64>().is_ok() => {
            Err(Box::new(wrong_type(value, &format!("the answer to `{id}`"), "the number without quotes")))
        }
        Data::Text(_) => Err(out_of_range()),
        Data::Whole(..) => match whole(value).and_then(|step| u8::try_from(step).ok()) {
            Some(step) if (1..=5).contains(&step) => Ok(Answer::Step(step)),
            _ => Err(out_of_range()),
        },
        _ => Err(Box::new(wrong_type(value, &format!("the answer to `{id}`"), WANTED))),
    }
}

/// Marks, each read; of two on one sentence the later one counts, which is said.
fn marks(top: &mut Fields<'_>, warnings: &mut Vec<Diagnostic>, faults: &mut Faults) -> Vec<Mark> {
    let tables = top.tables("marks", "a mark", MOST_MARKS, faults);
    let marks: Vec<(Span, Mark)> = tables.into_iter().map(|fields| (fields.at, mark(fields, faults))).collect();
    let mut by_sentence: Vec<&(Span, Mark)> = marks.iter().collect();
    by_sentence.sort_by_key(|(_, mark)| (&mark.key, &mark.text));
    for two in by_sentence.windows(2) {
        if let [(_, first), (at, later)] = two
            && (&first.key, &first.text) == (&later.key, &later.text)
        {
            let warning =
                Diagnostic::warning(format!("`{}` is marked more than once; the last mark counts", later.key));
            warnings.push(warning.code(Code::DuplicateId).at(*at).help("keep one of them"));
        }
    }
    marks.into_iter().map(|(_, mark)| mark).collect()
}

fn mark(mut fields: Fields<'_>, faults: &mut Faults) -> Mark {
    fields.require("state", faults);
    let mark = Mark {
        key: fields.required("key", faults).text,
        text: fields.required("text", faults).text,
        state: fields.word("state", Standing::ALL, Standing::name, faults).unwrap_or(Standing::NotYet),
        note: fields.string("note", faults),
    };
    fields.finish(faults);
    mark
}

/// The sheet as a file. With `original`, the file it was read from, everything else in that (comments, order, keys
/// of tomorrow) stays as it is.
///
/// # Errors
/// If `original` is not TOML.
pub fn write_sheet(original: Option<&str>, sheet: &Sheet) -> Result<String> {
    let (mark, original) = match original {
        Some(original) => original.strip_prefix(BYTE_ORDER_MARK).map_or(("", original), |rest| (BYTE_ORDER_MARK, rest)),
        None => ("", ""),
    };
    let mut file: DocumentMut = original.parse().context("could not read the answers again")?;
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let keys: [(&str, Option<Value>); 11] = [
        ("format", Some(FORMAT.into())),
        ("ladder", Some(sheet.ladder.as_str().into())),
        ("ladder_version", text(&sheet.ladder_version)),
        ("questions", sheet.questions.map(|version| i64::from(version).into())),
        ("form", (sheet.form != Form::default()).then(|| sheet.form.name().into())),
        ("craft", text(&sheet.craft)),
        ("by", Some(sheet.by.name().into())),
        ("made", sheet.made.as_deref().and_then(|date| date.parse::<toml_edit::Datetime>().ok()).map(Value::from)),
        ("name", text(&sheet.name)),
        ("level", text(&sheet.level)),
        ("growth", sheet.growth.map(|growth| growth.name().into())),
    ];
    for (key, value) in keys {
        if let Some(value) = value {
            put(file.as_table_mut(), key, value);
        }
    }
    // The one key that can be taken back: a level that is not in the ladder any more.
    if sheet.level.is_none() {
        file.remove("level");
    }
    let answers = file.entry("answers").or_insert_with(|| Item::Table(Table::new()));
    let answers = answers.as_table_like_mut().context("`answers` is not a table")?;
    for (id, answer) in &sheet.answers {
        put(
            answers,
            id,
            match answer {
                Answer::Step(step) => i64::from(*step).into(),
                Answer::NotSure => NOT_SURE.into(),
            },
        );
    }
    put_marks(&mut file, &sheet.marks, &sheet.taken_back)?;
    let text = format!("{mark}{file}");
    // New lines end as the old ones do; but not where a text of several lines would be another one then.
    let texts = sheet.marks.iter().flat_map(|mark| [Some(&mark.text), mark.note.as_ref()]);
    let mut texts = texts.chain([sheet.craft.as_ref(), sheet.name.as_ref()]).flatten();
    let would_change = texts.any(|text| text.replace("\r\n", "").contains('\n'));
    let is_windows = original.contains("\r\n") && !would_change;
    Ok(if is_windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text })
}

/// Sets a value where it differs, and leaves the comment beside it.
fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(known) if same(known, &value) => {}
        Some(known) => {
            *value.decor_mut() = known.decor().clone();
            *known = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// Writes every mark into its own table, the new ones behind those that are there, and takes out what was taken back.
fn put_marks(file: &mut DocumentMut, marks: &[Mark], taken_back: &[Mark]) -> Result<()> {
    if marks.is_empty() && taken_back.is_empty() {
        return Ok(());
    }
    let list = file.entry("marks").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    // `marks = [{ … }]` is as good; it becomes a list with headers once it is written.
    if let Some(array) = list.as_array() {
        let tables = array.iter().filter_map(|value| value.as_inline_table().cloned().map(InlineTable::into_table));
        *list = Item::ArrayOfTables(tables.collect());
    }
    // First: a table that goes must not be taken for one of the same key that stays.
    take_out(file, taken_back, marks);
    let list = file.get_mut("marks").and_then(Item::as_array_of_tables_mut);
    let list = list.context("`marks` is not a list of tables")?;
    let mut written = Vec::new();
    for mark in marks {
        // Two marks can have one key, once a sentence has moved: each has its own table.
        let is = |(at, table): &(usize, &Table)| {
            !written.contains(at) && table.get("key").and_then(Item::as_str) == Some(&mark.key)
        };
        let known = list.iter().enumerate().find(is).map(|(at, _)| at);
        let at = known.unwrap_or_else(|| {
            list.push(Table::new());
            list.len() - 1
        });
        written.push(at);
        let Some(table) = list.get_mut(at) else { continue };
        put(table, "key", mark.key.as_str().into());
        put(table, "text", mark.text.as_str().into());
        put(table, "state", mark.state.name().into());
        if let Some(note) = &mark.note {
            put(table, "note", note.as_str().into());
        }
    }
    Ok(())
}

/// Takes out what was taken back: a mark that is not among `marks` any more, or its note where that stands as it was.
fn take_out(file: &mut DocumentMut, taken_back: &[Mark], marks: &[Mark]) {
    for old in taken_back {
        let is_old = |key: &str, text: &str| key == old.key && text == old.text;
        let Some(list) = file.get_mut("marks").and_then(Item::as_array_of_tables_mut) else { return };
        let is_it = |table: &Table| {
            let word = |key: &str| table.get(key).and_then(Item::as_str).unwrap_or_default();
            is_old(word("key"), word("text"))
        };
        let still: Vec<&Mark> = marks.iter().filter(|mark| is_old(&mark.key, &mark.text)).collect();
        if still.is_empty() {
            let at = list.iter().position(is_it);
            if let Some(at) = at {
                take_table_out(file, at);
            }
            continue;
        }
        // Two marks can stand on one sentence: their tables come in the same order.
        for (table, mark) in list.iter_mut().filter(|table| is_it(table)).zip(still) {
            if mark.note.is_none() && table.get("note").and_then(Item::as_str) == old.note.as_deref() {
                table.remove("note");
            }
        }
    }
}

/// A comment above the table stays: it stands above what follows then.
fn take_table_out(file: &mut DocumentMut, at: usize) {
    let Some(list) = file.get_mut("marks").and_then(Item::as_array_of_tables_mut) else { return };
    let Some(table) = list.get(at) else { return };
    let above = table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    list.remove(at);
    if !above.contains('#') {
        return;
    }
    if let Some(next) = list.get_mut(at) {
        let own = next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
        let both = format!("{}{own}", above.trim_end_matches('\n').to_owned() + "\n");
        next.decor_mut().set_prefix(both);
    } else {
        let both = format!("{above}{}", file.trailing().as_str().unwrap_or_default());
        file.set_trailing(both);
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Integer(a), Value::Integer(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value().date == b.value().date,
        _ => false,
    }
}

/// An empty answers file for a ladder: every level and every question as a comment, nothing answered. `called` is the
/// ladder's id or path, `own_craft` the person's own word for the craft.
#[must_use]
pub fn starter_sheet(
    called: &str,
    ladder: &Ladder,
    own_craft: Option<&str>,
    bank: &Bank,
    form: Form,
    by: By,
) -> String {
    let mut text = String::new();
    // A comment ends with its line, whatever stands in a text.
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

/// A text in quotes on one line, whatever stands in it.
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
    use crate::interview::ToMark;

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

    fn read(text: &str) -> Sheet {
        read_sheet("me.toml", text, &bundled_bank().expect("a bank")).expect("a sheet").0
    }

    fn one(key: &str, text: &str) -> ToMark {
        ToMark { key: key.into(), text: text.into(), area: String::new(), examples: Vec::new() }
    }

    #[test]
    fn a_note_that_is_taken_away_leaves_the_file_and_nothing_else_does() {
        let mut sheet = read(FILE);
        sheet.set_note(&one("a.b.1", "T"), None);
        let written = write_sheet(Some(FILE), &sheet).expect("a file");
        assert_eq!(written, FILE.replace("note = \"Seen\" # by Sam\n", ""));
        let other = FILE.replace("Seen", "Seen again, written meanwhile");
        assert_eq!(write_sheet(Some(&other), &sheet).expect("a file"), other, "what an editor wrote since stays");
    }

    #[test]
    fn a_mark_that_is_taken_back_leaves_the_comments_around_it() {
        for (key, text) in [("a.b.1", "T"), ("a.b.2", "U")] {
            let mut sheet = read(FILE);
            sheet.take_back(&one(key, text));
            let written = write_sheet(Some(FILE), &sheet).expect("a file");
            assert_eq!((read(&written).marks.len(), written.contains(key)), (1, false), "{written}");
            for comment in ["# The first.", "# The second.", "# The end."] {
                assert!(written.lines().any(|line| line == comment), "{comment}\n{written}");
            }
            let mut again = sheet.clone();
            again.set_mark(&one(key, text), Standing::Met);
            assert_eq!(read(&write_sheet(Some(FILE), &again).expect("a file")).marks.len(), 2, "marked anew");
        }
    }

    #[test]
    fn of_two_marks_at_one_key_the_right_one_goes() {
        let file = FILE.replace("a.b.2", "a.b.1");
        let mut sheet = read(&file);
        sheet.take_back(&one("a.b.1", "T"));
        let written = write_sheet(Some(&file), &sheet).expect("a file");
        assert_eq!(read(&written).marks, sheet.marks, "{written}");
    }

    #[test]
    fn the_last_mark_can_be_taken_back_too() {
        let mut sheet = read(FILE);
        sheet.take_back(&one("a.b.1", "T"));
        sheet.take_back(&one("a.b.2", "U"));
        let inline = "format = 1\nladder = \"roofing\"\nmarks = [{ key = \"a.b.1\", text = \"T\", state = \"met\" }]\n[answers]\n";
        for file in [FILE, inline] {
            let written = write_sheet(Some(file), &sheet).expect("a file");
            assert!(read(&written).marks.is_empty(), "{written}");
        }
    }
}
