//! Findings on a screen: the message, the place, the line of the file, the mend. Drawn here, not by a diagnostics
//! crate: those know no width for labels and messages, and 40 columns are a promise.

use unicode_width::UnicodeWidthChar as _;

use super::words::capital;
use super::{Look, Paint};
use crate::diagnostic::{Diagnostic, Lines, Report, Severity, Source, Span};

/// The findings of a report, with a newline at the end.
#[must_use]
pub fn findings(report: &Report, look: &Look) -> String {
    let source = report.source.as_ref().map(|source| (source, Lines::of(&source.text)));
    let source = source.as_ref().map(|(source, lines)| (*source, lines));
    let print = |finding| if look.spoken { spoken(finding, source, look) } else { drawn(finding, source, look) };
    let all: Vec<String> = report.findings.iter().map(print).collect();
    // Snippets are set apart by an empty line; findings of one line need none.
    let is_apart = !look.spoken && report.findings.iter().any(|finding| finding.span.is_some());
    all.join(if is_apart { "\n" } else { "" })
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn drawn(finding: &Diagnostic, source: Option<(&Source, &Lines<'_>)>, look: &Look) -> String {
    let code = finding.code.map_or_else(String::new, |code| format!("[{}]", code.name()));
    let mut drawn = look.wrap(&finding.message, &format!("{}{code}: ", word(finding.severity)), "  ");
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
            gutter = " ".repeat(line.to_string().len() + 1);
            let Snippet { text, carets } = snippet(source, span, look.width().saturating_sub(gutter.len() + 2), look);
            drawn.push(format!("{gutter}|"));
            drawn.push(format!("{line} | {text}").trim_end().to_owned());
            let marked = format!("{gutter}| {carets}");
            let label = finding.label.as_deref().unwrap_or_default();
            if marked.len() + 1 + look.clean(label).chars().count() <= look.width() {
                drawn.push(format!("{marked} {}", look.clean(label)).trim_end().to_owned());
            } else {
                drawn.push(marked);
                said_below.push(("help", label));
            }
            if !(finding.helps.is_empty() && finding.notes.is_empty() && said_below.is_empty()) {
                drawn.push(format!("{gutter}|"));
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
    let start = source.text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = source.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    // Every character as it is shown, with its columns and whether the finding is about it.
    let shown: Vec<(String, usize, bool)> = line
        .char_indices()
        .map(|(at, c)| {
            let text = if c == '\t' { " ".into() } else { look.clean(c.encode_utf8(&mut [0; 4])) };
            let wide = text.chars().map(|c| c.width().unwrap_or(0)).sum();
            (text, wide, (span.start..span.end).contains(&(start + at)))
        })
        .collect();
    let all: usize = shown.iter().map(|(_, wide, _)| wide).sum();
    let first = shown.iter().position(|(_, _, is_in)| *is_in).unwrap_or(shown.len());
    let skipped = if all <= columns { 0 } else { first.saturating_sub(BEFORE) };
    let (before, mut left) = if skipped > 0 { ("...", columns.saturating_sub(3)) } else { ("", columns) };
    let fits = |(_, wide, _): &&(String, usize, bool)| {
        let fits = *wide <= left;
        left = left.saturating_sub(*wide);
        fits
    };
    let mut kept: Vec<&(String, usize, bool)> = shown.iter().skip(skipped).take_while(fits).collect();
    let mut after = "";
    if skipped + kept.len() < shown.len() {
        kept.truncate(kept.len().saturating_sub(3));
        after = "...";
    }
    let text: String = kept.iter().map(|(text, _, _)| text.as_str()).collect();
    let under = |is_in: bool| kept.iter().filter(move |one| one.2 == is_in).map(|one| one.1).sum::<usize>();
    let indent = before.len() + kept.iter().take_while(|one| !one.2).map(|one| one.1).sum::<usize>();
    Snippet {
        text: format!("{before}{text}{after}"),
        carets: format!("{}{}", " ".repeat(indent), "^".repeat(under(true).max(1))),
    }
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
    let mut said = vec![format!("{}: {}.{place}", capital(word(finding.severity)), finding.message)];
    let rest = finding.label.iter().chain(&finding.helps).chain(&finding.notes);
    let stop = |sentence: &str| if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    said.extend(rest.map(|sentence| format!("{}{}", capital(sentence), stop(sentence))));
    format!("{}\n", look.clean(&said.join(" ")))
}
