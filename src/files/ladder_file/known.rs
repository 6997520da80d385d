//! The ids that others may refer to: where each stands, and what is said of one that is not there.

use std::collections::BTreeMap;

use super::super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Lines, Span, closest};

/// After so many faults no "did you mean" is looked for: the nearest of thousands of ids is found slowly, and after so
/// many faults it helps nobody.
const SUGGESTED: usize = 100;

/// How many ids an error lists.
const SHOWN: usize = 12;

/// The ids of one kind of thing, in the order of the file. A missing id is empty.
pub(super) struct Known<'a> {
    what: &'static str,
    ids: Vec<(&'a str, Span)>,
    /// The places of each id in `ids`, in order: more than one if the file gives it twice.
    places: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Known<'a> {
    /// Of these ids, each with its place in the file.
    pub(super) fn of(what: &'static str, ids: Vec<(&'a str, Span)>) -> Self {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, (id, _)) in ids.iter().enumerate().filter(|(_, (id, _))| !id.is_empty()) {
            places.entry(id).or_default().push(n);
        }
        Self { what, ids, places }
    }

    /// The place of an id among all of them; the last one if the file gives it twice.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id)?.last().copied()
    }

    /// The ids that the file gives twice, each with the place of the first and of the second.
    pub(super) fn twice(&self) -> impl Iterator<Item = (&'a str, Span, Span)> {
        let at = |n: usize| self.ids.get(n).map_or(Span::default(), |(_, at)| *at);
        self.places.iter().flat_map(move |(id, places)| {
            places.iter().zip(places.iter().skip(1)).map(move |(first, second)| (*id, at(*first), at(*second)))
        })
    }

    /// Says so where two have one id.
    pub(super) fn unique(&self, text: &str, faults: &mut Faults) {
        let mut lines = None;
        for (id, first, second) in self.twice() {
            let (line, _) = lines.get_or_insert_with(|| Lines::of(text)).place(first.start);
            let fault = Diagnostic::error(format!("the {} id `{id}` stands twice", self.what));
            let fault = fault.code(Code::DuplicateId).at(second).label("the second");
            faults.push(fault.help("give one of the two another id").note(format!("the first is in line {line}")));
        }
    }

    /// Says so where something that is referred to is not there. An empty id is one that was missing, and has been said.
    pub(super) fn expect(&self, id: &str, at: Span, faults: &mut Faults) {
        if id.is_empty() || self.place(id).is_some() {
            return;
        }
        let what = self.what;
        let ids = || self.ids.iter().map(|(id, _)| *id).filter(|id| !id.is_empty());
        let fault = Diagnostic::error(format!("there is no {what} `{id}`"));
        let fault = fault.code(Code::DanglingReference).at(at);
        let near = if faults.len() < SUGGESTED { closest(id, ids()) } else { None };
        let fault = match near {
            Some(known) => fault.label(format!("did you mean `{known}`?")),
            None => fault,
        };
        let mut shown: Vec<&str> = ids().take(SHOWN).collect();
        shown.dedup();
        faults.push(match ids().count() {
            0 => fault.help(format!("the ladder has no {what}s yet")),
            1..=SHOWN => fault.help(format!("there are: {}", shown.join(", "))),
            all => fault.help(format!("there are: {} and {} more", shown.join(", "), all - SHOWN)),
        });
    }
}
