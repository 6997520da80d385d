//! Marks in answers files: each written to its table, and taken out where its writer took it back, with no comment lost.

use anyhow::{Context as _, Result};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table};

use super::sheet_file::put;
use crate::interview::Mark;

/// Writes every mark into its own table, the new ones behind those that are there, and takes out what was taken back.
///
/// # Errors
/// If `marks` is something else in this file.
pub(super) fn put_marks(file: &mut DocumentMut, marks: &[Mark], taken_back: &[Mark]) -> Result<()> {
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
        let is_old = |key: &str, text: &str| *key == *old.key && text == old.text;
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

#[cfg(test)]
mod tests {
    use super::super::{bundled_bank, read_sheet, write_sheet};
    use crate::interview::{Sheet, Standing, ToMark};

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
