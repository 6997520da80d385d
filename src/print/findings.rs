//! Findings on a screen: the message, the place, the line of the file, the mend. Drawn here, not by a diagnostics
//! crate: those know no width for labels and messages, and 40 columns are a promise.

use unicode_width::UnicodeWidthChar as _;

use super::{Look, Paint};
use crate::diagnostic::{Diagnostic, Lines, Report, Source, Span};
use crate::report::words::capital;

/// More findings than these help nobody to mend a file; the others are counted.
const MOST: usize = 100;

/// The findings of a report, with a newline at the end: as many as help to mend a file.
#[must_use]
pub fn findings(report: &Report, look: &Look) -> String {
    at_most(MOST, report, look)
}

/// Every finding of a report.
pub(crate) fn all(report: &Report, look: &Look) -> String {
    at_most(usize::MAX, report, look)
}

fn at_most(most: usize, report: &Report, look: &Look) -> String {
    let source = report.source.as_ref().map(|source| (source, Lines::of(&source.text)));
    let source = source.as_ref().map(|(source, lines)| (*source, lines));
    let print = |finding| if look.spoken { spoken(finding, source, look) } else { drawn(finding, source, look) };
    let mut all: Vec<String> = report.findings.iter().take(most).map(print).collect();
    if report.findings.len() > most {
        all.push(format!("{}\n", look.wrap(&format!("and {} more", report.findings.len() - most), "", "").join("\n")));
    }
    // Snippets are set apart by an empty line; findings of one line need none.
    let is_apart = !look.spoken && report.findings.iter().any(|finding| finding.span.is_some());
    all.join(if is_apart { "\n" } else { "" })
}

fn drawn(finding: &Diagnostic, source: Option<(&Source, &Lines<'_>)>, look: &Look) -> String {
    let code = finding.code.map_or_else(String::new, |code| format!("[{}]", code.name()));
    let mut drawn = look.wrap(&finding.message, &format!("{}{code}: ", finding.severity.name()), "  ");
    for line in &mut drawn {
        *line = Paint::new(look.colour).bold(line);
    }
    let mut said_below: Vec<(&str, &str)> = Vec::new();
    let mut gutter = String::new();
    match (source, finding.span) {
        (Some((source, lines)), Some(span)) => {
            let (line, column) = lines.place(span.start);
            // The place stays whole, however long: it is there to be copied.
            drawn.push(format!("  --> {}:{line}:{column}", look.clean(&source.name)));
            if source.is_private {
                said_below.extend(finding.label.as_deref().map(|label| ("help", label)));
            } else {
                gutter = " ".repeat(line.to_string().len() + 1);
                let Snippet { text, carets } =
                    snippet(source, span, look.width().saturating_sub(gutter.len() + 2), look);
                drawn.push(format!("{gutter}|"));
                drawn.push(format!("{line} | {text}").trim_end().to_owned());
                let marked = format!("{gutter}| {carets}");
                let label = finding.label.as_deref().unwrap_or_default();
                if marked.len() + 1 + look.columns_of(label) <= look.width() {
                    drawn.push(format!("{marked} {}", look.clean(label)).trim_end().to_owned());
                } else {
                    drawn.push(marked);
                    said_below.push(("help", label));
                }
                if !(finding.helps.is_empty() && finding.notes.is_empty() && said_below.is_empty()) {
                    drawn.push(format!("{gutter}|"));
                }
            }
        }
        (source, _) => {
            drawn.extend(source.map(|(source, _)| format!("  --> {}", look.clean(&source.name))));
            said_below.extend(finding.label.as_deref().map(|label| ("help", label)));
        }
    }
    said_below.extend(finding.helps.iter().map(|help| ("help", help.as_str())));
    said_below.extend(finding.notes.iter().map(|note| ("note", note.as_str())));
    let gutter = if gutter.is_empty() { "  " } else { &gutter };
    for (word, text) in said_below {
        drawn.extend(look.wrap(text, &format!("{gutter}= {word}: "), &format!("{gutter}  ")));
    }
    format!("{}\n", drawn.join("\n"))
}

/// A line of the file, as much of it as fits around the place, and the carets below it.
struct Snippet {
    text: String,
    carets: String,
}

fn snippet(source: &Source, span: Span, columns: usize, look: &Look) -> Snippet {
    const BEFORE: usize = 12;
    let shown = |c: char| if c == '\t' { " ".into() } else { look.clean(c.encode_utf8(&mut [0; 4])).into_owned() };
    let width = |text: &str| text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    // No more of the line is looked at than could fit: it may be a megabyte long, and full of findings.
    let before = source.text.get(..span.start).unwrap_or_default();
    let before: Vec<char> = before.chars().rev().take_while(|c| *c != '\n').take(columns + 1).collect();
    let after = source.text.get(span.start..).unwrap_or_default();
    let mut after: Vec<(usize, char)> =
        after.char_indices().take_while(|(_, c)| *c != '\n').take(columns + 1).collect();
    while after.last().is_some_and(|(_, c)| *c == '\r') {
        after.pop();
    }
    // A sign that is spelled out fills several columns.
    let wide = |c: char| width(&shown(c));
    // The caret stands in a column of its own, behind the line too.
    let behind = after.iter().map(|(_, c)| wide(*c)).sum::<usize>().max(1);
    let all = before.iter().map(|c| wide(*c)).sum::<usize>() + behind;
    let is_whole = before.len() + after.len() <= columns && all <= columns;
    let room = if is_whole { columns } else { BEFORE.min((columns / 2).saturating_sub(3)) };
    let mut used = 0;
    let fits = |c: &&char| {
        used += wide(**c);
        used <= room
    };
    let left: Vec<String> = before.iter().take_while(fits).map(|c| shown(*c)).collect();
    let dots = if left.len() == before.len() { "" } else { "..." };
    let left: String = left.into_iter().rev().collect();
    let mut text = format!("{dots}{left}");
    let indent = width(&text);
    let (mut filled, mut marked) = (indent, 0);
    for (n, (at, c)) in after.iter().enumerate() {
        let next = shown(*c);
        let is_last = n + 1 == after.len();
        let wide = width(&next);
        if !is_whole && filled + wide + if is_last { 0 } else { 3 } > columns {
            text.push_str("...");
            break;
        }
        if span.start + at < span.end {
            marked += wide;
        }
        filled += wide;
        text.push_str(&next);
    }
    Snippet { text, carets: format!("{}{}", " ".repeat(indent), "^".repeat(marked.max(1))) }
}

fn spoken(finding: &Diagnostic, source: Option<(&Source, &Lines<'_>)>, look: &Look) -> String {
    let place = match (source, finding.span) {
        (Some((source, lines)), Some(span)) => {
            let (line, column) = lines.place(span.start);
            format!(" In {}, line {line}, column {column}.", source.name)
        }
        (Some((source, _)), None) => format!(" In {}.", source.name),
        _ => String::new(),
    };
    let mut said = vec![format!("{}: {}.{place}", capital(finding.severity.name()), finding.message)];
    let rest = finding.label.iter().chain(&finding.helps).chain(&finding.notes);
    let stop = |sentence: &str| if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    said.extend(rest.map(|sentence| format!("{}{}", capital(sentence), stop(sentence))));
    format!("{}\n", look.clean(&said.join(" ")))
}
