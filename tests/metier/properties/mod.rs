//! What holds for any bytes whatever: the bodies of the fuzz targets in `tests/fuzz`, which `cargo test` runs over every
//! file here as well. Each takes bytes, goes through the library as a command does, and fails where a promise is broken.

mod answers;
mod csv;
mod ladder;
mod questions;
pub(crate) mod screen;
pub(crate) mod seeds;
mod show;

use metier::diagnostic::{Findings, Severity};
use metier::print::{self, Format, Look};

pub(crate) use answers::answers;
pub(crate) use csv::csv;
pub(crate) use ladder::ladder;
pub(crate) use questions::questions;
use screen::{ELEMENTS, is_harmless};
pub(crate) use show::show;

/// A target: its name, and how any bytes are tried.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// Every target.
pub(crate) const TARGETS: [Target; 5] =
    [("ladder", ladder), ("answers", answers), ("csv", csv), ("questions", questions), ("show", show)];

const WIDE: Look = Look { columns: 80, ascii: false, colour: false, spoken: false };
const MIDDLE: Look = Look { columns: 60, ascii: true, colour: false, spoken: false };
const NARROW: Look = Look { columns: 40, ascii: false, colour: false, spoken: false };
const SPOKEN: Look = Look { columns: 80, ascii: false, colour: false, spoken: true };

/// A text for a screen: harmless, within its columns, in ASCII where that is asked for.
#[track_caller]
fn is_for_screen(text: &str, look: &Look, what: &str) {
    is_harmless(what, text);
    assert!(!look.ascii || text.is_ascii(), "{what} in ASCII: {text:?}");
    assert!(text.ends_with('\n'), "{what} ends with its line: {text:?}");
    if look.spoken {
        return;
    }
    for line in text.lines() {
        let columns = look.columns_of(line);
        // A command or a place is there to be copied: it stays whole.
        let is_whole = ["metier ", "--> ", "╭▸ ", "─▸ "].iter().any(|start| line.trim_start().starts_with(start));
        assert!(columns <= look.width() || is_whole, "{what}: {columns} columns of {}: {line:?}", look.width());
    }
}

/// Findings have their places in the text they are about, at least one says that it is an error, and they can be shown.
#[track_caller]
fn is_refused(report: &Findings, what: &str) {
    assert!(!report.findings.is_empty(), "{what} is refused without a reason");
    assert!(report.findings.iter().any(|finding| finding.severity == Severity::Error), "{what}: {report:?}");
    are_placed(report, what);
}

/// Every place lies in the text, and cuts no character in two.
#[track_caller]
fn are_placed(report: &Findings, what: &str) {
    if let Some(source) = &report.source {
        for finding in &report.findings {
            let Some(span) = finding.span else { continue };
            assert!(span.start <= span.end, "{what}: {finding:?}");
            assert!(source.text.get(span.start..span.end).is_some(), "{what}: {finding:?} in {:?}", source.text);
        }
    }
    for look in [WIDE, NARROW, MIDDLE, SPOKEN] {
        let shown = print::findings(report, &look);
        assert_eq!(shown.is_empty(), report.findings.is_empty(), "{what}");
        if !shown.is_empty() {
            is_for_screen(&shown, &look, what);
        }
    }
}

/// A result can be printed in every way there is.
#[track_caller]
fn prints(report: &impl metier::report::Report, what: &str) {
    for look in [WIDE, NARROW, MIDDLE, SPOKEN] {
        is_for_screen(&print::report(report, Format::Text, &look), &look, what);
    }
    is_markdown(&print::report(report, Format::Markdown, &WIDE), what);
    is_page(&print::report(report, Format::Html, &WIDE), what);
    is_json(&print::report(report, Format::Json, &WIDE), what);
}

/// One object on one line.
#[track_caller]
fn is_json(text: &str, what: &str) -> serde_json::Value {
    is_harmless(what, text);
    assert_eq!(text.trim_end_matches('\n').lines().count(), 1, "{what} is one line: {text:?}");
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{what}: {error}: {text}"));
    assert!(value.is_object(), "{what}: {text}");
    value
}

/// Markdown in which nothing from a file is a tag, opens a block of code, or makes a cell more.
#[track_caller]
fn is_markdown(text: &str, what: &str) {
    is_harmless(what, text);
    let acting = |line: &str, sign: char| {
        let mut is_escaped = false;
        let acts = |c: char| {
            let acts = c == sign && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            acts
        };
        line.chars().map(acts).filter(|acts| *acts).count()
    };
    let (mut is_code, mut cells) = (false, None);
    for line in text.lines() {
        if line.starts_with("```") {
            assert!(["```", "```sh", "```toml"].contains(&line), "{what}: {line:?}");
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        let line = untagged(line);
        assert_eq!(acting(line, '<'), 0, "{what}: a tag in {line:?}");
        let is_row = line.starts_with("| ") || line.starts_with("|-");
        let count = is_row.then(|| acting(line, '|'));
        assert!(cells.is_none() || count.is_none() || cells == count, "{what}: {line:?} in {text}");
        cells = count;
    }
    assert!(!is_code, "{what}: a block of code is open: {text}");
}

/// A page in which every element is one of ours and is closed where it has to be: no `<` came from a file.
#[track_caller]
fn is_page(page: &str, what: &str) {
    is_harmless(what, page);
    assert!(page.starts_with("<!DOCTYPE html>\n"), "{what}: {page}");
    let mut open: Vec<&str> = Vec::new();
    for part in page.split('<').skip(2) {
        let (tag, _) = part.split_once('>').unwrap_or_else(|| panic!("{what}: a tag without an end: {part:?}"));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        assert!(ELEMENTS.split_whitespace().any(|known| known == name), "{what}: an element that is not ours: <{tag}>");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{what}: closed before it was opened: <{tag}>");
        } else if name != "meta" && !tag.ends_with('/') {
            open.push(name);
        }
        let attributes = tag.split('"').step_by(2).skip(1);
        for attribute in attributes {
            let is_ours = attribute.is_empty() || attribute == "/" || attribute.starts_with(' ');
            assert!(is_ours && !attribute.trim_start().starts_with("on"), "{what}: {tag}");
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{what} leaves elements open");
}

/// The line of a box without the comment that says what it is about, which is the one thing of HTML there is.
pub(crate) fn untagged(line: &str) -> &str {
    let is_key =
        |inside: &str| inside.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " .-".contains(c));
    let tagged = line.strip_suffix(" -->").and_then(|line| line.rsplit_once(" <!-- metier: "));
    tagged.filter(|(_, inside)| is_key(inside)).map_or(line, |(line, _)| line)
}
