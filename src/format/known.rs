//! The ids that others may refer to: where each is in the file, and the error for one that is missing.

use super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Lines, Span, closest};

/// After so many faults no "did you mean" is looked for: the nearest of thousands of ids is found slowly, and after so
/// many faults it helps no one.
const SUGGESTED: usize = 100;

/// How many ids an error lists.
const SHOWN: usize = 12;

/// The ids of one kind of thing, in the order of the file. A missing id is empty.
pub(crate) struct Known<'a> {
    what: &'static str,
    ids: Vec<(&'a str, Span)>,
    /// Their places in `ids` by the alphabet, to look one up among thousands; those of an id that is used twice, in order.
    by_name: Vec<usize>,
}

impl<'a> Known<'a> {
    /// Of these ids, each with its place in the file.
    pub(crate) fn of(what: &'static str, mut ids: Vec<(&'a str, Span)>) -> Self {
        // What stands in for a missing one is nowhere in the file.
        ids.iter_mut().filter(|(_, at)| *at == Span::default()).for_each(|(id, _)| *id = "");
        let name = |n: &usize| ids.get(*n).map_or("", |(id, _)| *id);
        let mut by_name: Vec<usize> = (0..ids.len()).filter(|n| !name(n).is_empty()).collect();
        by_name.sort_by_key(name);
        Self { what, ids, by_name }
    }

    fn id(&self, n: usize) -> &'a str {
        self.ids.get(n).map_or("", |(id, _)| *id)
    }

    /// The place of an id among all; the last one, if it is used twice.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        let behind = self.by_name.partition_point(|n| self.id(*n) <= id);
        let last = *self.by_name.get(behind.checked_sub(1)?)?;
        (self.id(last) == id).then_some(last)
    }

    /// The ids that are used twice, each with the place of the first and of the second.
    pub(crate) fn twice(&self) -> impl Iterator<Item = (&'a str, Span, Span)> {
        let two = |two: &[usize]| Some((*self.ids.get(*two.first()?)?, *self.ids.get(*two.last()?)?));
        let alike = self.by_name.windows(2).filter_map(two).filter(|((first, _), (second, _))| first == second);
        alike.map(|((id, first), (_, second))| (id, first, second))
    }

    /// Says so where two have one id.
    pub(crate) fn unique(&self, text: &str, faults: &mut Faults) {
        let mut lines = None;
        for (id, first, second) in self.twice() {
            let (line, _) = lines.get_or_insert_with(|| Lines::of(text)).place(first.start);
            let fault = Diagnostic::error(format!("the {} id `{id}` stands twice", self.what));
            let fault = fault.code(Code::DUPLICATE_ID).at(second).label("the second");
            faults.push(fault.help("give one of the two another id").note(format!("the first is in line {line}")));
        }
    }

    /// Says so where something that is referred to is not there. One that is nowhere in the file was missing, and that has been said.
    pub(crate) fn expect(&self, id: &str, at: Span, faults: &mut Faults) {
        if at == Span::default() || self.place(id).is_some() {
            return;
        }
        let what = self.what;
        let ids = || self.ids.iter().map(|(id, _)| *id).filter(|id| !id.is_empty());
        let fault = Diagnostic::error(format!("there is no {what} `{id}`"));
        let fault = fault.code(Code::DANGLING_REFERENCE).at(at);
        let near = if faults.len() < SUGGESTED { closest(id, ids()) } else { None };
        let fault = match near {
            Some(known) => fault.label(format!("did you mean `{known}`?")),
            None => fault,
        };
        let mut shown: Vec<&str> = ids().take(SHOWN).collect();
        shown.dedup();
        faults.push(match self.by_name.len() {
            0 => fault.help(format!("the ladder has no {what}s yet")),
            1..=SHOWN => fault.help(format!("there are: {}", shown.join(", "))),
            all => fault.help(format!("there are: {} and {} more", shown.join(", "), all - SHOWN)),
        });
    }
}
