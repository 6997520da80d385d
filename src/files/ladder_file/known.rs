//! The ids that others may refer to: where each stands, and what is said of one that is not there.

use std::collections::HashMap;

use super::super::fields::Faults;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::ladder::Phrase;

/// After so many faults no "did you mean" is looked for: the nearest of thousands of ids is found slowly, and after so
/// many faults it helps nobody.
const SUGGESTED: usize = 100;

/// How many ids an error lists.
const SHOWN: usize = 12;

/// The ids of one kind of thing. A missing id is empty, and not among them.
pub(super) struct Known<'a> {
    what: &'static str,
    in_order: Vec<&'a str>,
    /// Where each stands in the file's order, to look one up among thousands.
    places: HashMap<&'a str, usize>,
}

impl<'a> Known<'a> {
    /// Of these ids, in the file's order.
    pub(super) fn of(what: &'static str, mut ids: Vec<&'a str>) -> Self {
        let places = ids.iter().zip(0..).filter(|(id, _)| !id.is_empty()).map(|(id, n)| (*id, n)).collect();
        ids.retain(|id| !id.is_empty());
        ids.dedup();
        Self { what, in_order: ids, places }
    }

    /// The place of an id among all; of one that stands twice, the last.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Says so where something that is referred to is not there. An empty id is one that was missing, and has been said.
    pub(super) fn expect(&self, id: &Phrase, faults: &mut Faults) {
        if id.text.is_empty() || self.place(&id.text).is_some() {
            return;
        }
        let Self { what, in_order: ids, .. } = self;
        let fault = Diagnostic::error(format!("there is no {what} `{}`", id.text));
        let fault = fault.code(Code::DanglingReference).at(id.at);
        let near = if faults.len() < SUGGESTED { closest(&id.text, ids.iter().copied()) } else { None };
        let fault = match near {
            Some(known) => fault.label(format!("did you mean `{known}`?")),
            None => fault,
        };
        let more = if ids.len() > SHOWN { format!(" and {} more", ids.len() - SHOWN) } else { String::new() };
        let shown = ids.get(..SHOWN).unwrap_or(ids);
        faults.push(if ids.is_empty() {
            fault.help(format!("the ladder has no {what}s yet"))
        } else {
            fault.help(format!("there are: {}{more}", shown.join(", ")))
        });
    }
}
