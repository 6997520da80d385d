//! A spreadsheet to a ladder. Whatever cannot be placed is kept as a comment where it belongs, and said.

mod cells;
mod columns;
mod draft;
mod finish;
mod guess;
mod keys;
mod layout;
mod rows;
mod shapes;

use super::ladder_file::{MOST_EXPECTATIONS, MOST_LEVELS, MOST_WAYS};

use super::{LARGEST_FILE, read_ladder, write_ladder};
use crate::diagnostic::{Code, Diagnostic, Findings, Lines, Source, Span, closest};
use crate::model::{LONGEST_TEXT, is_id};
use cells::Record;
pub(crate) use cells::harmless;
pub(crate) use cells::{FOR, OR, RENEW, protected};
pub use columns::Column;
use draft::{CommentPlace, LadderDraft};
pub(crate) use keys::cells as cells_by_key;
use layout::{HEADINGS_WITHIN, Layout, Orientation};

/// As many as a matrix of the most levels needs, twice. To look for headings in more takes seconds.
const MOST_COLUMNS: usize = 2 * MOST_LEVELS;

/// Twice as many as the most expectations need, one a row.
const MOST_ROWS: usize = 2 * MOST_EXPECTATIONS;

/// How many headings an error lists.
const SHOWN: usize = 20;

/// A ladder out of a spreadsheet.
#[derive(Debug)]
pub struct Imported {
    /// The ladder as TOML; it loads.
    pub text: String,
    /// What could not be placed, with the sheet; `None` if all of it could.
    pub warnings: Option<Findings>,
    /// What was taken for granted, a sentence each without a full stop.
    pub assumed: Vec<String>,
}

/// Makes a ladder of a sheet. `name` is the file's, `id` the ladder's to be, `title` its name if one is wanted.
///
/// # Errors
/// If nothing can be made of it: no headings are understood, no level is in it, `id` is none, or it is too large.
pub fn import_csv(name: &str, text: &str, id: &str, title: Option<&str>) -> Result<Imported, Findings> {
    if !is_id(id) {
        let error = Diagnostic::error(format!("`{id}` is not an id for a ladder"));
        return Err(error.help("lower-case letters, digits and hyphens, such as ride-inspection").into());
    }
    let text = text.trim_start_matches('\u{feff}');
    let source = Source { name: name.to_owned(), text: with_line_feeds(text), is_private: false };
    let refuse = |finding: Diagnostic| Findings { source: Some(source.clone()), findings: vec![finding] };
    let (records, layout) = understood(&source.text).map_err(|finding| refuse(*finding))?;
    if let Some(finding) = too_long_a_text(&records, &layout) {
        return Err(refuse(finding));
    }
    let lines = Lines::of(&source.text);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut draft = LadderDraft::new(file, &lines);
    draft.top.push(format!("Imported by metier from {}. What found no place stands in comments.", harmless(file)));
    let about_headings = keep_headings(&mut draft, &records, &layout);
    for row in layout.rows(&records) {
        draft.take(row);
    }
    // A ladder of tracks that wait for levels is one; a sheet in which nothing found a place is not.
    let has_tracks = draft.tracks.iter().any(|track| !track.cell.is_empty() || track.name.is_some());
    if draft.levels.is_empty() && !has_tracks && draft.head.name.is_none() {
        let error = Diagnostic::error("no level is in this sheet");
        return Err(refuse(error.help("write rows below the headings, each with a level or a title")));
    }
    let expectations = draft.levels.iter().map(|level| level.expects.len()).sum();
    for (count, most, what) in [
        (draft.levels.len(), MOST_LEVELS, "levels"),
        (draft.tracks.len(), MOST_LEVELS, "tracks"),
        (draft.tracks.len() * draft.levels.len(), MOST_WAYS, "ways from a level into a track"),
        (expectations, MOST_EXPECTATIONS, "expectations"),
    ] {
        if count > most {
            let error = Diagnostic::error(format!("the sheet has {count} {what}, at most {most} are read"));
            return Err(refuse(error.code(Code::TOO_LARGE).help("split it into several ladders")));
        }
    }
    let mut finished = draft.finish(id, title.map(str::trim).filter(|title| !title.is_empty()), layout.is_german);
    let text = write_ladder(&finished.ladder, &finished.notes);
    if text.len() > LARGEST_FILE {
        let error =
            Diagnostic::error(format!("the ladder made of this sheet would be larger than {LARGEST_FILE} bytes"));
        return Err(refuse(error.code(Code::TOO_LARGE).help("split the sheet into several ladders")));
    }
    read_ladder(&format!("{id}.toml"), id, &text, None)?;
    if layout.is_german {
        finished.assumed.push("the headings are German, so the language is \"de\"".into());
    }
    finished.assumed.extend(said_of(layout.form));
    finished.assumed.extend(about_headings);
    let findings = finished.warnings;
    let warnings = (!findings.is_empty()).then_some(Findings { source: Some(source), findings });
    Ok(Imported { text, warnings, assumed: finished.assumed })
}

/// A text that is longer than one may be; a heading, or the name of an area or a track, that is none: it would be said
/// again for every row, and a sheet of half a megabyte could fill all memory.
fn too_long_a_text(records: &[Record], layout: &Layout) -> Option<Diagnostic> {
    const LONGEST: usize = 1_000;
    let above = usize::from(layout.form == Orientation::Matrix && layout.header > 0);
    let is_name = |n: usize| matches!(layout.columns.get(n), Some(Some(Column::Area | Column::Track)));
    let cells = records.iter().enumerate().skip(layout.header - above).flat_map(|(row, record)| {
        record.iter().enumerate().map(move |(n, cell)| (row <= layout.header || is_name(n), cell))
    });
    let too_long = |(is_name, cell): (bool, &cells::SheetCell)| {
        let is_long = cell.text.lines().any(|line| line.len() > LONGEST_TEXT);
        let is_no_name = is_name && cell.text.chars().nth(LONGEST).is_some();
        let (what, most) = if is_no_name { ("heading or a name", LONGEST) } else { ("text", LONGEST_TEXT) };
        (is_long || is_no_name).then(|| {
            let error = Diagnostic::error(format!("a {what} is longer than {most} letters")).code(Code::TOO_LARGE);
            error.at(cell.at).help("shorten it; what it says more can stand in a cell of its own")
        })
    };
    cells.into_iter().find_map(too_long)
}

/// Lines of an old Mac end with what is only half of a line's end elsewhere. No place in the text moves.
fn with_line_feeds(text: &str) -> String {
    let mut next = text.chars().skip(1);
    text.chars().map(|c| if next.next() != Some('\n') && c == '\r' { '\n' } else { c }).collect()
}

fn said_of(form: Orientation) -> Option<String> {
    match form {
        Orientation::Long => None,
        Orientation::Matrix => Some("the sheet was read as one row an area, one column a level".into()),
        Orientation::Transposed => Some("the sheet was read as one row a level, one column an area".into()),
    }
}

/// The rows and what their headings mean, with the separator that makes the most of them.
fn understood(text: &str) -> Result<(Vec<Record>, Layout), Box<Diagnostic>> {
    let first = text.lines().next().unwrap_or_default();
    let told = first.trim().trim_matches('"').strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let from = if told.is_some() { text.find('\n').map_or(text.len(), |at| at + 1) } else { 0 };
    let told = told.filter(|one| one.is_ascii() && *one != b'"');
    let separators = told.map_or_else(|| vec![b',', b';', b'\t', b'|'], |one| vec![one]);
    let mut best: Option<(u8, usize, Layout)> = None;
    let mut not_understood: Vec<Record> = Vec::new();
    let mut unclosed: Option<Span> = None;
    for separator in separators {
        // Only as far as headings can stand: all of a large sheet read with a wrong separator takes much memory.
        match cells::records(text, from, separator, HEADINGS_WITHIN + 1) {
            Err(at) => unclosed = unclosed.or(Some(at)),
            Ok(records) if records.is_empty() => return Err(Box::new(no_headings(&records))),
            Ok(records) => match Layout::of(&records) {
                Some(layout) => {
                    let width = records.get(layout.header).map_or(0, Vec::len);
                    if best.as_ref().is_none_or(|(_, widest, _)| width > *widest) {
                        best = Some((separator, width, layout));
                    }
                }
                None if records.first().map_or(0, Vec::len) > not_understood.first().map_or(0, Vec::len) => {
                    not_understood = records;
                }
                None => {}
            },
        }
    }
    let never_closed = |at: Span| {
        let error = Diagnostic::error("a quotation mark is opened and never closed").at(at);
        Box::new(error.help("close it, or write it twice if it is meant as a sign"))
    };
    match (best, unclosed) {
        (Some((separator, _, layout)), _) => {
            let records = cells::records(text, from, separator, MOST_ROWS + 1).map_err(never_closed)?;
            let wide = records.iter().find_map(|record| record.get(MOST_COLUMNS));
            let wide = wide.map(|cell| (format!("the row has more than {MOST_COLUMNS} columns"), cell));
            let long = || Some((format!("the sheet has more than {MOST_ROWS} rows"), records.get(MOST_ROWS)?.first()?));
            let Some((message, cell)) = wide.or_else(long) else { return Ok((records, layout)) };
            let fault = Diagnostic::error(message).at(cell.at).code(Code::TOO_LARGE);
            Err(Box::new(fault.help("leave out what is not for the ladder")))
        }
        (None, Some(at)) => Err(never_closed(at)),
        (None, None) => Err(Box::new(no_headings(&not_understood))),
    }
}

fn no_headings(records: &[Record]) -> Diagnostic {
    let Some(first) = records.first() else {
        return Diagnostic::error("the sheet is empty").help("its first row names the columns: track, rank, level, …");
    };
    let has_known = first.iter().any(|cell| columns::meant(&cell.text).is_some());
    let error = Diagnostic::error(if has_known {
        "no column says which level a row is about"
    } else {
        "none of the first rows names columns that are known"
    });
    let found: Vec<String> =
        first.iter().map(cells::SheetCell::one).filter(|name| !name.is_empty()).take(SHOWN).collect();
    let known: Vec<&str> = Column::all().take(10).map(Column::name).collect();
    let error = match first.first().zip(first.last()) {
        Some((start, end)) => error.at(start.at.start..end.at.end),
        None => error,
    };
    error
        .note(format!("found: {}", found.join(", ")))
        .help(format!("head the columns with these words or common ones like them: {}", known.join(", ")))
        .help("or write a matrix: areas down the first column, headed area, and one level in each other column")
}

/// What stands above the headings, and headings that mean nothing here, are kept as comments. What is to be said of a
/// heading that was taken for another.
fn keep_headings(draft: &mut LadderDraft<'_>, records: &[Record], layout: &Layout) -> Option<String> {
    for record in records.iter().take(layout.header) {
        for cell in record.iter().filter(|cell| !cell.is_empty()) {
            draft.keep(CommentPlace::Top, "above the headings", cell);
        }
    }
    let mut taken = None;
    for (n, cell) in records.get(layout.header)?.iter().enumerate() {
        if cell.is_empty() || columns::meant(&cell.text).is_some() {
            continue;
        }
        let is_used = layout.columns.get(n).copied().flatten().is_some();
        match layout.form {
            Orientation::Long if is_used => {
                draft.keep(CommentPlace::Top, "a column that was taken for expectations", cell);
                taken = Some(format!("the column \"{}\" holds the expectations", cell.one()));
            }
            Orientation::Long => {
                draft.keep(CommentPlace::Top, "a column that is not known here", cell);
                let warning = Diagnostic::warning("this column is not known, what stands in it is kept as comments");
                let warning = warning.at(cell.at);
                draft.warnings.push(match closest(&cell.one(), Column::all().map(Column::name)) {
                    Some(close) => warning.label(format!("did you mean `{close}`?")),
                    None => warning,
                });
            }
            // The corner of a matrix says what the areas are called in this house.
            Orientation::Matrix if n == 0 => draft.keep(CommentPlace::Top, "the corner", cell),
            _ => {}
        }
    }
    taken
}
