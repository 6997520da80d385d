//! Findings on a screen: the message, the place, the line of the file, and how to fix it. What keeps them within 40 columns, and
//! harmless, is done before they are drawn.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar as _;

use super::{Look, Paint};
use crate::diagnostic::{Diagnostic, Findings, Lines, Severity, Source, Span};
use crate::report::words::capital;

/// No one fixes more findings than these at once; the others are counted.
const MOST: usize = 100;

/// The findings of a report, with a newline at the end: as many as someone would fix at once.
#[must_use]
pub fn findings(report: &Findings, look: &Look) -> String {
    at_most(MOST, report, look)
}

/// Every finding of a report.
pub(crate) fn all(report: &Findings, look: &Look) -> String {
    at_most(usize::MAX, report, look)
}

fn at_most(most: usize, report: &Findings, look: &Look) -> String {
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
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let name = source.map(|(source, _)| look.clean(&source.name)).unwrap_or_default();
    let place = source.zip(finding.span).map(|((source, lines), span)| (source, span, lines.place(span.start)));
    let excerpt = place.filter(|(source, ..)| !source.is_private).map(|(source, span, (line, _))| {
        let columns = look.width().saturating_sub(line.to_string().len() + 3);
        Excerpt::of(source, span, finding.label.as_deref().unwrap_or_default(), columns, look)
    });
    let mut group = Group::with_level(level);
    let mut below = Vec::new();
    if excerpt.as_ref().is_none_or(|excerpt| excerpt.label.is_none()) {
        below.extend(finding.label.iter().map(|label| (Level::HELP, label)));
    }
    let (commands, helps): (Vec<_>, Vec<_>) = finding.helps.iter().partition(|help| help.contains('\n'));
    below.extend(helps.into_iter().map(|help| (Level::HELP, help)));
    below.extend(finding.notes.iter().map(|note| (Level::NOTE, note)));
    let (mut shown_place, mut exact_place, mut margin) = (String::new(), String::new(), 1);
    match (&excerpt, place) {
        (Some(excerpt), Some((_, _, (line, column)))) => {
            let marked = AnnotationKind::Primary.span(excerpt.marked.clone()).label(excerpt.label.as_deref());
            let snippet = Snippet::source(&excerpt.line).line_start(line).path(&name);
            group = group.element(snippet.annotation(marked));
            margin = line.to_string().len();
            exact_place = format!("{name}:{line}:{column}");
            let shown = excerpt.line.get(..excerpt.marked.start).map_or(0, |before| before.chars().count()) + 1;
            shown_place = format!("{name}:{line}:{shown}");
        }
        (_, Some((_, _, (line, column)))) => {
            group = group.element(Origin::path(&*name).line(line).char_column(column));
        }
        _ if source.is_some() => group = group.element(Origin::path(&*name)),
        _ => {}
    }
    // It wraps nothing: each text is filled to what is left beside ` = help: `.
    let messages = below.into_iter().map(|(level, text)| level.message(fill(text, margin + " = help: ".len(), look)));
    let group = group.elements(messages);
    let mut drawn = header(finding, look);
    if group.is_empty() {
        drawn.extend(commands.into_iter().map(|command| alone(command, look)));
        return drawn;
    }
    // The column is counted in the excerpt, from which something may be left out.
    let body = renderer(look).render(&[group]).replacen(&shown_place, &exact_place, 1);
    // As far in as it would be with the number of a line.
    let indent = if excerpt.is_some() { "" } else { " " };
    for line in body.lines() {
        drawn.push_str(format!("{indent}{line}").trim_end());
        drawn.push('\n');
    }
    drawn.extend(commands.into_iter().map(|command| alone(command, look)));
    drawn
}

/// A command to run, on a line of its own and whole, below what it does.
fn alone(help: &str, look: &Look) -> String {
    let (what, command) = help.split_once('\n').expect("it has been told by its second line");
    let what = look.wrap(&capital(what), "  ", "  ").join("\n");
    format!("{what}\n{}\n", super::command(command, look).replacen("  ", "    ", 1))
}

/// What is wrong. The crate's own would set in what follows as far as `error[some-code]: ` is wide: too far for a narrow
/// screen.
fn header(finding: &Diagnostic, look: &Look) -> String {
    let paint = Paint::new(look.colour);
    let code = finding.code.map_or_else(String::new, |code| format!("[{}]", code.name()));
    let kind = format!("{}{code}", finding.severity.name());
    let mut header = String::new();
    for (n, line) in look.wrap(&finding.message, &format!("{kind}: "), "  ").iter().enumerate() {
        let said = line.strip_prefix(&kind).filter(|_| n == 0 && finding.severity == Severity::Error);
        let line = said.map_or_else(|| paint.bold(line), |said| format!("{}{}", paint.alarm(&kind), paint.bold(said)));
        header.push_str(&line);
        header.push('\n');
    }
    header
}

fn fill(text: &str, before: usize, look: &Look) -> String {
    let text = look.clean(text);
    super::wrap::lines(&text, look.width(), before, before).join("\n")
}

fn renderer(look: &Look) -> Renderer {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let renderer = if look.colour {
        let renderer = Renderer::styled().error(AnsiColor::Red.on_default().bold()).warning(bold).emphasis(bold);
        renderer.line_num(dim).hyperlink(false)
    } else {
        Renderer::plain()
    };
    let decor = if look.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    renderer.decor_style(decor).term_width(look.width())
}

/// The line of the file that a finding is about, harmless, and as much of it as the crate needs to cut it to the screen:
/// a line may be a megabyte long, and full of findings.
struct Excerpt {
    line: String,
    marked: Range<usize>,
    /// What is said beside the mark, if it fits there.
    label: Option<String>,
}

impl Excerpt {
    fn of(source: &Source, span: Span, label: &str, columns: usize, look: &Look) -> Self {
        /// The crate leaves so much room on either side of the mark in a line that it cuts.
        const ROOM: usize = 6;
        // A place inside a character is its start.
        let at = |byte: usize| {
            (0..=byte).rev().find(|byte| source.text.is_char_boundary(*byte)).expect("a text begins at a boundary")
        };
        let (start, end) = (at(span.start), at(span.end));
        let before = source.text.get(..start).expect("a place between characters");
        let after = source.text.get(start..).expect("a place between characters");
        let enough = columns + 1;
        let before: Vec<char> = before.chars().rev().take_while(|c| *c != '\n').take(enough).collect();
        // No further than is shown: each of ten thousand findings in one line would read all of it.
        let mut ends = after.char_indices().enumerate();
        let cut = ends.find(|(n, (_, c))| *n == enough || *c == '\n').map_or(after.len(), |(_, (at, _))| at);
        let after = after.get(..cut).expect("it is cut between characters").trim_end_matches('\r');
        let (marked, after) = after.split_at_checked(end.saturating_sub(start)).unwrap_or((after, ""));
        let mut line = look.clean(&before.into_iter().rev().collect::<String>()).into_owned();
        let from = line.len();
        let marked = look.clean(marked);
        line.push_str(&marked);
        line.push_str(&look.clean(after));
        if marked.is_empty() && after.is_empty() {
            // The mark comes after the line, in a column that counts.
            line.push(' ');
        }
        // Columns are counted sign by sign there.
        let width = |text: &str| text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
        let is_whole = width(&line) <= columns;
        let room = if is_whole { columns } else { columns.saturating_sub(2 * ROOM).max(1) };
        let mut used = 0;
        let fits = |c: &char| {
            used += c.width().unwrap_or(0);
            used <= room
        };
        let shown: usize = marked.chars().take_while(fits).map(char::len_utf8).sum();
        let taken = width(marked.get(..shown).expect("it is cut between characters")).max(1);
        let taken =
            if is_whole { width(line.get(..from).expect("the mark begins between characters")) + taken } else { taken };
        let label = Some(look.clean(label)).filter(|label| !label.is_empty() && taken + 1 + width(label) <= room);
        Self { line, marked: from..from + shown, label: label.map(Cow::into_owned) }
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
    let mut said = vec![format!("{}: {}.{place}", capital(finding.severity.name()), finding.message)];
    let rest = finding.label.iter().chain(&finding.helps).chain(&finding.notes);
    let stop = |sentence: &str| if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    said.extend(rest.map(|sentence| format!("{}{}", capital(&sentence.replace('\n', " ")), stop(sentence))));
    format!("{}\n", look.wrap(&said.join(" "), "", "").join("\n"))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;

    fn look(columns: usize, ascii: bool) -> Look {
        Look { columns, ascii, colour: false, spoken: false }
    }

    fn report(text: &str, span: impl Into<Span>, label: &str) -> Findings {
        let source = Source { name: "a.toml".into(), text: text.into(), is_private: false };
        Findings { source: Some(source), findings: vec![Diagnostic::error("it is wrong").at(span).label(label)] }
    }

    #[test]
    fn the_column_is_that_of_the_file_whatever_is_left_out_or_spelled_out() {
        let text = format!("ok\n{}\u{1b}\tWRONG{}", "long ".repeat(100), " on".repeat(100));
        let from = text.find("WRONG").expect("it is there");
        let drawn = findings(&report(&text, from..from + 5, "so it is"), &look(60, true));
        assert_eq!(
            drawn,
            "error: it is wrong\n --> a.toml:2:503\n  |\n2 | ...long long \\u{1b} WRONG on on on on on on on on on...\n  |                     ^^^^^ so it is\n"
        );
    }

    #[test]
    fn every_line_fits_and_every_place_can_be_drawn() {
        let lines = [
            "屋根を直す。棟梁は鉋を研ぐ。".repeat(20),
            "e\u{301}\u{200b}\u{202e}\u{1b}[31m\t\r".repeat(20),
            "x".repeat(3_000),
        ];
        for line in lines.iter().map(String::as_str).chain([
            "",
            "short",
            "屋",
            "屋根を直す",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =",
        ]) {
            let text = format!("{line}\r\n{line}\n");
            for columns in [20, 40, 41, 80, 101] {
                for ascii in [false, true] {
                    for from in (0..text.len() + 2).step_by(line.len() / 40 + 1) {
                        for (length, label) in
                            [(0, ""), (1, "did you mean `it`?"), (7, "屋根"), (500, "all of it, and more")]
                        {
                            let drawn = findings(&report(&text, from..from + length, label), &look(columns, ascii));
                            for line in drawn.lines() {
                                assert!(line.width() < columns.max(20), "{columns} {from} {length}:\n{drawn}");
                                assert!(!line.chars().any(crate::print::clean::acts), "{drawn:?}");
                                assert_eq!(line, line.trim_end(), "{drawn}");
                            }
                            assert!(!ascii || drawn.is_ascii(), "{drawn}");
                            let words: Vec<&str> = drawn.split_whitespace().collect();
                            assert!(ascii || words.join(" ").contains(label) || columns == 20, "{label}\n{drawn}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn only_the_word_error_is_red_and_only_on_a_screen_with_colour() {
        let painted = findings(&report("name = 7", 7..8, ""), &Look { colour: true, ..look(80, true) });
        assert!(
            painted.starts_with("\u{1b}[1m\u{1b}[31merror\u{1b}[0m\u{1b}[1m: it is wrong\u{1b}[0m\n"),
            "{painted:?}"
        );
        assert!(!findings(&report("name = 7", 7..8, ""), &look(80, true)).contains('\u{1b}'));
        let mut warning = report("name = 7", 7..8, "");
        warning.findings[0].severity = Severity::Warning;
        assert!(!findings(&warning, &Look { colour: true, ..look(80, true) }).contains("\u{1b}[31m"));
    }
}
