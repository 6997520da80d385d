//! The audit: where a ladder that loads is unfair, or vague. Findings are warnings; each has a place and a fix.
//!
//! A finding is useful only while people trust it: every rule would rather miss a fault than name one that a careful
//! reader would not sign, and its tests hold cases of both kinds.
//!
//! Each rule is one file in [`rules`], with its explanation beside it; what findings are called, `explain` says, shells
//! complete and schemas list comes from the list there.

pub(crate) mod allowances;
mod baseline;
pub(crate) mod passages;
pub mod rule;
pub mod rules;
pub(crate) mod run;
mod selection;
mod subject;
#[cfg(test)]
mod tried;
pub(crate) mod words;

pub use baseline::{Baseline, Known};
pub use run::{Checked, Tally, audit, check_ladder};
pub use selection::Selection;
pub use subject::{Subject, Subjects};
