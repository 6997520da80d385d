//! Any bytes as a ladder that is looked at: all of it, each level, each step, two levels beside each other; written and
//! read again; and an answers file begun for it.

use metier::format::{Notes, bundled_bank, import_csv, read_answers, read_ladder, starter_answers, write_ladder};
use metier::interview::{By, Form};
use metier::ladder::Ladder;
use metier::print::{self, Format};
use metier::report::{LevelDiff, NextLevels, Show};
use metier::store::{Loaded, Shelf};

use super::{WIDE, prints};

/// How many levels are looked at one by one.
const MOST: usize = 4;

/// `show`, `next`, `diff`, `new answers`.
pub(crate) fn show(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(ladder) = read_ladder("a.toml", "a", text, None) else { return };
    comes_back(&ladder);
    let loaded = Loaded { ladder, shelf: Shelf::Path };
    let ladder = &loaded.ladder;
    let whole = Show::ladder(&loaded, &[]);
    prints(&whole, "show");
    is_sheet(&print::report(&whole, Format::Csv, &WIDE), ladder.places().count() > 0);
    for place in ladder.places().take(MOST) {
        prints(&Show::level(&loaded, place, true), "one level");
        is_sheet(&print::report(&Show::level(&loaded, place, false), Format::Csv, &WIDE), false);
        prints(&NextLevels::of(&loaded, place, &ladder.steps_open(Some(place))), "next");
    }
    let mut places = ladder.places();
    if let (Some(first), Some(last)) = (places.next(), places.last()) {
        prints(&LevelDiff::of(&loaded, first, last, true), "diff --all");
        prints(&LevelDiff::of(&loaded, last, first, false), "diff");
    }
    begins(ladder);
}

/// Written as a file it reads as it was.
fn comes_back(ladder: &Ladder) {
    let write = |ladder: &Ladder| write_ladder(&ladder.to_file(), &Notes::default());
    let written = write(ladder);
    if written.contains("{craft}") || written.len() > metier::format::LARGEST_FILE {
        return;
    }
    let again = read_ladder("a.toml", "a", &written, None);
    let again = again.unwrap_or_else(|report| panic!("what was written does not load: {report}\n{written}"));
    assert_eq!(written, write(&again), "a ladder comes back as it was");
}

/// Cells in quotes where they need them; none that a spreadsheet would take for a formula; it can be read again.
fn is_sheet(sheet: &str, has_levels: bool) {
    let acts = |c: &char| super::screen::is_refused(*c) && !matches!(c, '\r' | '\n' | '\t');
    assert_eq!(sheet.chars().find(acts), None, "{sheet:?}");
    let mut is_quoted = false;
    // At the beginning of a cell, or, behind its quotation mark, of what is in it.
    let (mut is_start, mut is_opened) = (true, false);
    for c in sheet.chars() {
        assert!(!(is_start || is_opened) || !matches!(c, '=' | '+' | '-' | '@'), "a formula in {sheet}");
        is_opened = is_start && c == '"';
        is_quoted ^= c == '"';
        is_start = !is_quoted && matches!(c, ',' | '\n');
    }
    assert!(!is_quoted, "a quotation mark is open: {sheet}");
    if has_levels {
        let again = import_csv("a.csv", sheet, "a", None);
        again.unwrap_or_else(|report| panic!("what was exported is refused: {report}\n{sheet}"));
    }
}

/// An empty answers file for the ladder can be read, and names the ladder.
fn begins(ladder: &Ladder) {
    let Ok(bank) = bundled_bank() else { panic!("the bank in the binary") };
    for by in [By::Oneself, By::Coach] {
        let text = starter_answers(&ladder.called, ladder, Some(&ladder.craft), &bank, Form::Short, by);
        let (sheet, warnings) =
            read_answers("me.toml", &text, &bank).unwrap_or_else(|report| panic!("{report}\n{text}"));
        assert_eq!((sheet.ladder.as_str(), sheet.by, warnings.len()), (ladder.called.as_str(), by, 0), "{text}");
    }
}
