//! The structs that are our file formats. The reader, the JSON schema, the wording of errors, the file that `import`
//! writes and the keys of `show --format json` all come from them, so a new key is added in one place.
//!
//! A doc comment here is the description in the schema, which editors show while someone types.

mod answers;
mod fill;
mod ladder;
mod number;
mod or_text;
mod questions;
mod schema;
mod text;
mod word;

pub(crate) use word::words;

pub use answers::{Answer, Answers, By, Date, Earlier, Form, Goal, Growth, Mark, Meeting, Standing, Trial};
pub use fill::Fill;
pub use ladder::{
    Area, Audience, Demands, Expectation, Expects, Kind, Ladder, Level, Origin, Pay, Per, Reach, Reference,
    Requirement, Status, Suggestion, Track, Words,
};
pub use number::{Amount, FormatVersion, Range, Rank, Share, Year, Years};
pub use or_text::OrText;
pub use questions::{BankFile, GrowthLabels, Polarity, QuestionEntry, Scale, StepLabels};
pub use schema::{ValueRule, schema_of, schema_of_result};
pub(crate) use text::LONGEST_TEXT;
pub use text::{
    Craft, Id, Key, LONGEST_CRAFT, LONGEST_ID, Language, Prose, Text, acts_on_screen, is_id, names, not_a_craft,
};
