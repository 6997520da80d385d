//! What metier has to say: one file per result. Each result is a struct, which is the JSON for scripts, and makes a
//! [`Doc`], which all other printers use.

pub(crate) mod check;
pub(crate) mod coached;
pub(crate) mod compare;
pub(crate) mod days;
pub(crate) mod diff;
pub(crate) mod doc;
pub(crate) mod explain;
pub(crate) mod failure;
pub(crate) mod first;
pub(crate) mod forgotten;
pub(crate) mod goals;
pub(crate) mod growth;
pub(crate) mod guide;
pub(crate) mod handbook;
pub(crate) mod history;
pub(crate) mod level;
pub(crate) mod list;
pub(crate) mod mark;
pub(crate) mod next;
pub(crate) mod overview;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod recommended;
pub(crate) mod said;
pub(crate) mod schema;
pub(crate) mod score;
pub(crate) mod sheet;
pub(crate) mod show;
pub(crate) mod topics;
pub(crate) mod ways;
pub(crate) mod welcome;
pub(crate) mod whole;
pub(crate) mod words;

pub use compare::{Compared, ComparisonReport};
pub use days::{Day, days};
pub use diff::LevelDiff;
pub use explain::Explained;
pub use failure::Failure;
pub use first::{Again, FirstScreen, brief};
pub use forgotten::Forgotten;
pub use history::{History, Saved};
pub use list::List;
pub use mark::{Marked, Told as ToldMarks};
pub use next::NextLevels;
pub use places::{Folder, Look, Places, Reasons, Searched, Settings};
pub use plan::{PlanReport, standing};
pub use schema::{kinds as json_kinds, schema as json_schema};
pub use show::Show;
pub use topics::{Facts, Told, Topic};
pub use welcome::{Begun, Here, Welcome};
pub use words::{typed, typed_file};

use serde::Serialize;

pub use doc::Doc;

/// Where a result is read. The wording may depend on this, but the report does not know how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// On a screen.
    Screen,
    /// In a Markdown document that the reader keeps.
    Markdown,
    /// On a page in a browser or on paper.
    Page,
}

/// A result. Serialising it gives the JSON for scripts.
pub trait Report: Serialize {
    /// Its content for people.
    fn doc(&self, medium: Medium) -> Doc;

    /// Its days for a calendar.
    fn days(&self) -> Vec<Day> {
        Vec::new()
    }

    /// Its rows for a spreadsheet, headings first. `None` if it has no such form.
    fn rows(&self) -> Option<Vec<Vec<String>>> {
        None
    }
}
