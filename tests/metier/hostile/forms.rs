//! What must hold of a form, whatever text stands in it.

use super::world::Said;
use crate::page;
use crate::properties::screen::is_refused;

/// The page is made of our own elements only, and each is closed.
pub(super) fn is_a_page(what: &str, text: &str) {
    let tags = page::walk::check(what, text);
    for tag in tags.iter().filter(|tag| tag.name == "a") {
        let to = tag.attribute("href").unwrap_or_default();
        assert!(tag.closes || to.starts_with("#part-"), "{what}: a link to {to}");
    }
}

/// Each line is an object.
pub(super) fn is_objects(what: &str, text: &str) {
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|why| panic!("{what}: {why}: {line}"));
        assert!(value.is_object(), "{what}: {line}");
    }
}

/// Each line, on both streams, is an annotation of ours, and none holds the end of another.
pub(super) fn is_annotations(what: &str, said: &Said) {
    for line in said.out.lines() {
        let rest = line.strip_prefix("::error file=").or_else(|| line.strip_prefix("::warning file="));
        let (properties, message) =
            rest.and_then(|rest| rest.split_once("::")).unwrap_or_else(|| panic!("{what}: {line}"));
        assert_eq!(properties.matches(',').count(), 3, "{what}: {line}");
        let of_ours = properties.split(',').skip(1).zip(["line=", "col=", "title="]);
        assert!(of_ours.into_iter().all(|(property, name)| property.starts_with(name)), "{what}: {line}");
        assert!(!message.to_lowercase().contains("%0a::"), "{what}: {line}");
        let is_escape = |rest: &str| ["25", "0D", "0A", "3A", "2C"].iter().any(|code| rest.starts_with(code));
        assert!(line.split('%').skip(1).all(is_escape), "{what}: a bare % in {line}");
    }
    let forged = |line: &&str| line.trim_start().starts_with("::");
    assert_eq!(said.err.lines().find(forged), None, "{what}");
}

/// Rows of as many cells as the head has, and no cell that a spreadsheet would reckon with.
pub(super) fn is_a_sheet(what: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    assert!(text.ends_with("\r\n"), "{what}");
    let rows = rows(text);
    let columns = rows.first().map_or(0, Vec::len);
    for row in &rows {
        assert_eq!(row.len(), columns, "{what}: {row:?}");
        for cell in row {
            let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            assert!(!begins, "{what}: a cell {cell:?}");
            // White space of a ladder is one space.
            assert!(!cell.contains(|c| is_refused(c) && c != '\n'), "{what}: a cell {cell:?}");
        }
    }
}

/// A sheet read as RFC 4180 has it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!is_quoted && row.is_empty() && cell.is_empty(), "a sheet that ends in the middle");
    rows
}

/// What Markdown makes of each line: headings, points, boxes, rows with their cells, fences; and, beside a fence, that
/// nothing in it is a tag, a link or code.
fn skeleton(what: &str, text: &str) -> Vec<String> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        if rest.starts_with("```") {
            is_code = !is_code;
            lines.push(line.to_owned());
            continue;
        }
        if is_code {
            lines.push("code".into());
            continue;
        }
        let marks = ["- [ ] ", "- [x] ", "- "].into_iter().find(|mark| rest.starts_with(mark));
        let heads = rest.len() - rest.trim_start_matches('#').len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let is_step = digits > 0 && (rest[digits..].starts_with(". ") || rest[digits..].starts_with(") "));
        let rest = crate::properties::untagged(rest);
        let said = rest.strip_prefix(marks.unwrap_or_default()).unwrap_or(rest);
        let bare = bare(said);
        let cells = bare.matches('|').count();
        assert!(!bare.contains(['<', '`']) && !bare.contains("]("), "{what}: acts: {line}");
        let is_rule = |sign: char| !rest.is_empty() && rest.chars().all(|c| c == sign);
        assert!(!rest.starts_with("~~~") && !is_rule('=') && !is_rule('-') && !rest.starts_with('>'), "{what}: {line}");
        lines.push(match (marks, heads, is_step, cells) {
            (Some(mark), ..) => format!("{indent}{mark}"),
            (_, 1.., ..) if rest[heads..].starts_with(' ') => format!("{indent}{}", "#".repeat(heads)),
            (_, _, true, _) => format!("{indent}step"),
            (.., 1..) => format!("{indent}{cells} cells"),
            _ if rest.is_empty() => String::new(),
            _ => format!("{indent}text"),
        });
    }
    assert!(!is_code, "{what}: a fence is open");
    lines
}

/// Without the signs that are escaped, and without the names and numbers that are code so that they call nobody.
fn bare(line: &str) -> String {
    let mut bare = String::new();
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        let rest = letters.as_str();
        let is_quiet = |word: &str| {
            word.contains(['@', '#']) && word.chars().all(|c| c.is_ascii_alphanumeric() || "@#_-/.:?=%~+".contains(c))
        };
        if c == '\\' {
            letters.next();
        } else if let Some((_, behind)) = rest.split_once('`').filter(|(word, _)| c == '`' && is_quiet(word)) {
            letters = behind.chars();
        } else {
            bare.push(c);
        }
    }
    bare
}

/// The same Markdown but for the words.
pub(super) fn is_markdown_like(what: &str, text: &str, plain: &str) {
    assert_eq!(skeleton(what, text), skeleton(what, plain), "{what}: {text}");
}
