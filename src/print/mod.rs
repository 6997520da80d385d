//! Prints results. Each is a report. Its document is printed by `text` (wide, narrow, ASCII), `spoken`, `markdown` or
//! `html`. `json` prints the report itself, and `csv` prints its rows if it has any for a spreadsheet.

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
    /// The width available for text. It is limited because long lines are hard to read, though not to listen to.
    #[must_use]
    pub fn width(&self) -> usize {
        let columns = self.columns.saturating_sub(1).max(19);
        if self.spoken { columns } else { columns.min(100) }
    }

    /// Whether columns fit side by side.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.columns >= 60 && !self.spoken
    }

    /// A text from outside, made safe for this screen.
    #[must_use]
    pub fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let then = if self.ascii { clean::ascii } else { clean::in_one_width };
        match visible(text) {
            Cow::Borrowed(text) => then(text),
            Cow::Owned(text) => Cow::Owned(then(&text).into_owned()),
        }
    }

    /// The width that a text from outside takes on this screen.
    #[must_use]
    pub fn columns_of(&self, text: &str) -> usize {
        wrap::wide(&self.clean(text))
    }

    /// As much of a text from outside as fits into this many columns, on one line.
    #[must_use]
    pub fn cut(&self, text: &str, columns: usize) -> String {
        wrap::cut(&self.clean(text), columns)
    }

    /// Wraps a text to the width. The first line begins with `first`, the others with `rest`.
    #[must_use]
    pub fn wrap(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        wrap::wrap(&self.clean(text), self.width(), first, rest)
    }
}

/// A command to copy. It is indented, never wrapped, and never turned into ASCII, since that would name something else.
#[must_use]
pub fn command(command: &str, look: &Look) -> String {
    format!("  {}", Paint::new(look.colour).accent(&visible(command)))
}

/// The form of a result. The comment on each is shown in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// For a screen.
    Text,
    /// For GitHub, with boxes to tick.
    Markdown,
    /// A page for browsers and for paper.
    Html,
    /// One of several results on a page. They go between [`page_of_several`] and [`END_OF_PAGE`].
    #[cfg_attr(feature = "cli", value(skip))]
    HtmlPart,
    /// For scripts, one object per line.
    Json,
    /// For a spreadsheet, one row per expectation.
    Csv,
    /// For a calendar: the days of goals, trials and conversations.
    Ics,
}

/// A result in a format, ending with a newline. A result without rows for a spreadsheet is printed as text instead.
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

/// Lines to send to someone. They are not wrapped, except when they are read aloud.
#[must_use]
pub fn whole_lines(lines: &[String], look: &Look) -> String {
    let line =
        |line: &String| if look.spoken { look.wrap(line, "", "").join("\n") } else { look.clean(line).into_owned() };
    lines.iter().map(|one| line(one) + "\n").collect()
}

/// The page of a help topic.
#[must_use]
pub fn topic(topic: Topic, told: &Told, format: Format, look: &Look) -> String {
    document(|_| report::topics::doc(topic, told), format, look)
}

/// A document in a format, with the wording that suits where it is read.
fn document(doc: impl Fn(Medium) -> Doc, format: Format, look: &Look) -> String {
    match format {
        Format::Markdown => markdown::print(&doc(Medium::Markdown)),
        Format::Html => html::page(&doc(Medium::Page)),
        Format::HtmlPart => html::section(&doc(Medium::Page)),
        Format::Text | Format::Json | Format::Csv | Format::Ics => on_screen(&doc(Medium::Screen), look),
    }
}

/// A document for a screen, ending with a newline.
#[must_use]
pub fn on_screen(doc: &Doc, look: &Look) -> String {
    if look.spoken { spoken::print(doc, look) } else { text::print(doc, look) }
}
