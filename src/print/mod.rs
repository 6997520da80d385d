//! Results as text. Each result is built once as a document (`plan`, `level`, `show`, `list`) and printed by `text`
//! (wide, narrow, ASCII), `spoken`, `markdown` or `html`; `json` has shapes of its own, the contract for scripts, and
//! `csv` is a ladder to edit in a spreadsheet.

pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod csv;
pub(crate) mod findings;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod man;
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
pub use json::error as json_error;
pub use paint::Paint;

use crate::advice::{Comparison, Plan};
use crate::interview::By;
use crate::ladder::{Place, Step, Track};
use crate::report;
use crate::report::doc::Doc;
pub use crate::report::{Compared, Look};
use crate::report::{Forgotten, History, Manual, Places, Told, Topic};
use crate::store::{Entry, Loaded};

impl Look {
    /// Columns that text may fill.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.saturating_sub(1).clamp(19, 100)
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
    format!("  {}", Paint::new(look.colour).bar(&visible(command)))
}

/// The format of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a screen.
    Text,
    /// GitHub-flavoured, with boxes to tick.
    Markdown,
    /// A page for a browser and for paper, complete in itself.
    Html,
    /// One of several results on such a page, between [`page_of_several`] and [`END_OF_PAGE`].
    HtmlPart,
    /// For scripts, one object on one line.
    Json,
    /// For a spreadsheet: ladders and levels.
    Csv,
}

/// What a command has to say.
#[derive(Clone, Copy, Debug)]
pub enum Output<'a> {
    /// A recommendation. `file` is where the answers are.
    Plan(&'a Plan<'a>, &'a Loaded, Option<&'a str>),
    /// Two answer files of one person.
    Compare(&'a Comparison<'a>, Compared<'a>),
    /// What the next levels ask for.
    Next(&'a Loaded, Place<'a>, &'a [Step<'a>]),
    /// Tracks side by side: these, or all.
    Show(&'a Loaded, &'a [&'a Track]),
    /// One level in full; if `true`, with everything that it carries over.
    Level(&'a Loaded, Place<'a>, bool),
    /// Two levels beside each other; all, or only what differs.
    Diff(&'a Loaded, Place<'a>, Place<'a>, bool),
    /// The ladders there are.
    List(&'a [Entry]),
    /// Why a finding matters; all findings, where none is named.
    Explain(Option<crate::diagnostic::Code>),
    /// Saved answers in time.
    History(&'a History<'a>),
    /// Every folder and setting in use.
    Places(&'a Places),
    /// What metier is and how to start.
    Welcome,
}

/// The result in a format, with a newline at its end.
#[must_use]
pub fn result(output: Output<'_>, format: Format, look: &Look) -> String {
    if format == Format::Json {
        return json::result(output);
    }
    match output {
        Output::Show(loaded, tracks) if format == Format::Csv => return csv::ladder(&loaded.ladder, tracks),
        Output::Level(_, place, _) if format == Format::Csv => return csv::level(place),
        _ => {}
    }
    let doc: Doc = match output {
        Output::Plan(plan, _, file) if plan.sheet.by == By::Coach => report::coached::doc(plan, file),
        Output::Plan(plan, _, file) if format == Format::Markdown => report::growth::doc(plan, file),
        Output::Plan(plan, _, _) => report::plan::doc(plan),
        Output::Compare(it, with) => report::compare::doc(it, &with),
        Output::Next(loaded, from, steps) => report::level::next(&loaded.ladder, from, steps),
        Output::Show(loaded, tracks) if format != Format::Text => report::handbook::doc(&loaded.ladder, tracks),
        Output::Show(loaded, tracks) => report::show::doc(&loaded.ladder, tracks),
        Output::Level(loaded, place, all) => report::level::whole(&loaded.ladder, place, all),
        Output::Diff(loaded, from, to, all) => report::diff::doc(&loaded.ladder, from, to, all),
        Output::List(entries) => report::list::doc(entries),
        Output::Explain(Some(code)) => report::explain::one(code),
        Output::Explain(None) => report::explain::all(),
        Output::History(past) => report::history::doc(past),
        Output::Places(places) => report::places::doc(places),
        Output::Welcome => welcome(),
    };
    match format {
        Format::Markdown => markdown::print(&doc),
        Format::Html => html::page(&doc),
        Format::HtmlPart => {
            let file = if let Output::Plan(_, _, file) = output { file } else { None };
            html::section(&doc, file)
        }
        _ => on_screen(&doc, look),
    }
}

/// How the person stands to what a step expects, as it was marked a moment ago: the part of a plan that has changed.
#[must_use]
pub fn standing(plan: &Plan<'_>, step: Step<'_>, look: &Look) -> String {
    let mut doc = Doc::default();
    report::level::expectations(
        &mut doc,
        plan.ladder,
        step.to,
        &plan.ladder.difference(plan.from, step.to),
        &plan.marks,
    );
    on_screen(&doc, look)
}

/// What was deleted, for the screen: the exit code says it to scripts.
#[must_use]
pub fn forgotten(forgotten: &Forgotten, look: &Look) -> String {
    on_screen(&report::forgotten::doc(forgotten), look)
}

/// What a command does.
#[must_use]
pub fn help(manual: &Manual, format: Format, look: &Look) -> String {
    read(&report::help::doc(manual), format, look)
}

/// A page about a topic.
#[must_use]
pub fn topic(topic: Topic, told: &Told, format: Format, look: &Look) -> String {
    read(&report::topics::doc(topic, told), format, look)
}

/// A command's man page; `all` are the commands it may name.
#[must_use]
pub fn man(manual: &Manual, all: &[Manual], told: &Told) -> String {
    man::page(manual, all, told)
}

fn read(doc: &Doc, format: Format, look: &Look) -> String {
    if format == Format::Markdown { markdown::print(doc) } else { on_screen(doc, look) }
}

fn on_screen(doc: &Doc, look: &Look) -> String {
    if look.spoken { spoken::print(doc, look) } else { text::print(doc, look) }
}

fn welcome() -> Doc {
    let mut doc = Doc::default();
    doc.title(
        "Find the track in your craft that fits you, doing or directing, and see what the next level expects. \
         Nothing leaves this computer.",
    );
    doc.heading("Start here");
    let starts = [
        ("metier plan", "answer 28 questions, about 3 minutes"),
        ("metier show software", "look at a ladder first"),
        ("metier list", "the ladders on this computer"),
        ("metier --help", "all commands"),
    ];
    doc.facts(starts.map(|(command, what)| (command.into(), what.into())).to_vec());
    doc
}
