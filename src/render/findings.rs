//! Findings on a screen: the message, the place, the line of the file, the mend.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Look;
use crate::diagnostic::{Diagnostic, Report, Severity, Source};

/// The findings of a report, with a newline at the end.
#[must_use]
pub fn findings(report: &Report, look: &Look) -> String {
    let print = |finding| {
        if look.spoken {
            spoken(finding, report.source.as_ref(), look)
        } else {
            drawn(finding, report.source.as_ref(), look)
        }
    };
    let all: Vec<String> = report.findings.iter().map(print).collect();
    let between = if look.spoken { "" } else { "\n" };
    // An empty line sets drawn snippets apart; one-line findings need none.
    let between = if report.findings.iter().any(|finding| finding.span.is_some()) { between } else { "" };
    all.join(between)
}

/// A finding without a place needs no drawing: the message and, below it, the mends.
fn plain(finding: &Diagnostic, look: &Look) -> String {
    let paint = super::Paint::new(look.colour);
    let word = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let code = finding.code.map_or_else(String::new, |code| format!("[{}]", code.name()));
    let mut lines = look.wrap(&finding.message, &format!("{word}{code}: "), "  ");
    if let Some(first) = lines.first_mut() {
        *first = paint.bold(first);
    }
    let helps = finding.label.iter().chain(&finding.helps).map(|help| ("help", help));
    for (word, text) in helps.chain(finding.notes.iter().map(|note| ("note", note))) {
        lines.extend(look.wrap(text, &format!("  = {word}: "), "    "));
    }
    format!("{}\n", lines.join("\n"))
}

fn drawn(finding: &Diagnostic, source: Option<&Source>, look: &Look) -> String {
    if source.is_none() {
        return plain(finding, look);
    }
    let name = finding.code.map_or(0, |code| code.name().len() + 2);
    let (level, word) = match finding.severity {
        Severity::Error => (Level::ERROR, "error"),
        Severity::Warning => (Level::WARNING, "warning"),
    };
    let message = folded(look, &finding.message, word.len() + name + 2);
    let mut title = level.primary_title(message);
    if let Some(code) = finding.code {
        title = title.id(code.name());
    }
    let label = finding.label.as_deref().map(|label| look.clean(label));
    // A label that would run over the edge goes below, where it can be folded.
    let (label, below) = label.map_or((None, None), |label| {
        if label.len() + 30 > look.width() { (None, Some(label)) } else { (Some(label), None) }
    });
    let path = source.map(|source| look.clean(&source.name));
    let text = source.map(|source| harmless(&source.text, look));
    let mut group = Group::with_title(title);
    if let (Some(span), Some(text), Some(path)) = (finding.span, &text, &path) {
        let annotation = AnnotationKind::Primary.span(within(span.start, text)..within(span.end, text));
        let annotation = match &label {
            Some(label) => annotation.label(label.as_str()),
            None => annotation,
        };
        group = group.element(Snippet::source(text.as_str()).path(path.as_str()).annotation(annotation));
    } else if let Some(path) = &path {
        group = group.element(annotate_snippets::Origin::path(path.as_str()));
    }
    let helps = below.iter().chain(&finding.helps).map(|help| (Level::HELP, help));
    for (level, message) in helps.chain(finding.notes.iter().map(|note| (Level::NOTE, note))) {
        group = group.element(level.message(folded(look, message, 10)));
    }
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let printed = renderer.decor_style(DecorStyle::Ascii).term_width(look.width()).render(&[group]);
    format!("{}\n", printed.trim_end())
}

/// The message in lines that fit after `indent` columns; the printer aligns the lines after the first.
fn folded(look: &Look, message: &str, indent: usize) -> String {
    let options = textwrap::Options::new(look.width().saturating_sub(indent).max(10))
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&look.clean(message), options).join("\n")
}

fn spoken(finding: &Diagnostic, source: Option<&Source>, look: &Look) -> String {
    let word = match finding.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let place = match (source, finding.span) {
        (Some(source), Some(span)) => {
            let (line, column) = source.line_and_column(span.start);
            format!(" In {}, line {line}, column {column}.", source.name)
        }
        (Some(source), None) => format!(" In {}.", source.name),
        _ => String::new(),
    };
    let rest = finding.label.iter().chain(&finding.helps).chain(&finding.notes);
    let mut text = vec![format!("{word}: {}.{place}", finding.message)];
    text.extend(rest.map(|sentence| format!("{}.", super::words::capital(sentence).trim_end_matches('.'))));
    format!(
        "{}
",
        look.clean(&text.join(" "))
    )
}

/// The file's text with what would act on a screen replaced byte for byte, so that places stay where they are.
fn harmless(text: &str, look: &Look) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        let shown = super::visible(c.encode_utf8(&mut [0; 4])).chars().eq([c]) || matches!(c, '\n' | '\t' | '\r');
        if shown && (c.is_ascii() || !look.ascii) {
            clean.push(c);
        } else {
            clean.extend(std::iter::repeat_n('?', c.len_utf8()));
        }
    }
    clean
}

fn within(byte: usize, text: &str) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
