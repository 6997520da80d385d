//! What results say.

pub(crate) mod coached;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod doc;
pub(crate) mod explain;
pub(crate) mod explanations;
pub(crate) mod forgotten;
pub(crate) mod growth;
pub(crate) mod guide;
pub(crate) mod handbook;
pub(crate) mod history;
pub(crate) mod json;
pub(crate) mod level;
pub(crate) mod list;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod said;
pub(crate) mod show;
pub(crate) mod topics;
pub(crate) mod ways;
pub(crate) mod words;

pub use compare::Compared;
pub use forgotten::Forgotten;
pub use history::History;
pub use json::schema as json_schema;
pub use places::{Folder, Look, Places, Reasons, Searched};
pub use topics::{Facts, Told, Topic};
pub use words::{typed, typed_file};
