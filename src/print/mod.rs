//! Results as text. Each is a report: its document is printed by `text` (wide, narrow, ASCII), `spoken`, `markdown` or
//! `html`, the report itself by `json` as it is, and its rows, if it is made for a spreadsheet, by `csv`.

pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod csv;
pub(crate) mod findings;
pub(crate) mod html;
pub(crate) mod ics;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod paint;
pub(crate) mod spoken;
pub(crate) mod text;
pub(crate) mod wrap;

use std::borrow::Cow;

pub use check::{CheckFormat, CheckPrinter};
pub use clean::visible;
pub use findings::findings;
pub use html::{CLOSE as END_OF_PAGE, several as page_of_several};
pub use paint::Paint;

pub use crate::report::Look;
use crate::report::{self, Doc, Medium, Report, Told, Topic};

impl Look {
    /// Columns that text may fill. Long lines are hard to read, but not to listen to.
    #[must_use]
    pub fn width(&self) -> usize {
        let columns = self.columns.saturating_sub(1).max(19);
        if self.spoken { columns } else { columns.min(100) }
    }

    /// Wide enough for columns side by side.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.columns >= 60 && !self.spoken
    }

    /// A text from outside, ready for this screen.
    #[must_use]
    pub fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let then = if self.ascii { clean::ascii } else { clean::in_one_width };
        match visible(text) {
            Cow::Borrowed(text) => then(text),
            Cow::Owned(text) => Cow::Owned(then(&text).into_owned()),
        }
    }

    /// Columns that a text from outside fills on this screen.
    #[must_use]
    pub fn columns_of(&self, text: &str) -> usize {
        wrap::wide(&self.clean(text))
    }

    /// As much of a text from outside as fits in so many columns, on one line.
    #[must_use]
    pub fn cut(&self, text: &str, columns: usize) -> String {
        wrap::cut(&self.clean(text), columns)
    }

    /// The text in lines that fit, the first after `first`, the others after `rest`.
    #[must_use]
    pub fn wrap(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        wrap::wrap(&self.clean(text), self.width(), first, rest)
    }
}

/// A command to be copied: indented, never broken, and never in ASCII forms, since those would name something else.
#[must_use]
pub fn command(command: &str, look: &Look) -> String {
    format!("  {}", Paint::new(look.colour).accent(&visible(command)))
}

/// The form of a result. What is said of each is help text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// For a screen.
    Text,
    /// As GitHub reads it, with boxes to tick.
    Markdown,
    /// A page for a browser and for paper.
    Html,
    /// One of several results on such a page, between [`page_of_several`] and [`END_OF_PAGE`].
    #[cfg_attr(feature = "cli", value(skip))]
    HtmlPart,
    /// For scripts, one object per line.
    Json,
    /// For a spreadsheet, one row per expectation.
    Csv,
    /// For a calendar: the days of goals, trials and conversations.
    Ics,
}

/// A result in a format, with a newline at its end. One that has no rows for a spreadsheet is printed as text.
#[must_use]
pub fn report(report: &impl Report, format: Format, look: &Look) -> String {
    let rows = || report.rows().map(|rows| csv::rows(&rows));
    match format {
        Format::Json => json::line(report),
        Format::Ics => ics::calendar(&report.days()),
        Format::Csv => rows().unwrap_or_else(|| on_screen(&report.doc(Medium::Screen), look)),
        _ => document(|medium| report.doc(medium), format, look),
    }
}

/// Lines to be sent to someone: none is broken, but where they are read aloud.
#[must_use]
pub fn whole_lines(lines: &[String], look: &Look) -> String {
    let line =
        |line: &String| if look.spoken { look.wrap(line, "", "").join("\n") } else { look.clean(line).into_owned() };
    lines.iter().map(|one| line(one) + "\n").collect()
}

/// A page about a topic.
#[must_use]
pub fn topic(topic: Topic, told: &Told, format: Format, look: &Look) -> String {
    document(|_| report::topics::doc(topic, told), format, look)
}

/// What is said where it is read.
fn document(doc: impl Fn(Medium) -> Doc, format: Format, look: &Look) -> String {
    match format {
        Format::Markdown => markdown::print(&doc(Medium::Markdown)),
        Format::Html => html::page(&doc(Medium::Page)),
        Format::HtmlPart => html::section(&doc(Medium::Page)),
        Format::Text | Format::Json | Format::Csv | Format::Ics => on_screen(&doc(Medium::Screen), look),
    }
}

/// A document on a screen, with a newline at its end.
#[must_use]
pub fn on_screen(doc: &Doc, look: &Look) -> String {
    if look.spoken { spoken::print(doc, look) } else { text::print(doc, look) }
}
