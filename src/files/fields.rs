//! TOML tables read field by field, by hand, so that one run finds every fault of a file and each has its place.

use super::faults::{Faults, Whom};
use super::tree::{Data, Entry, Node, Table};
use super::values::{Texts, beginning, is_id, no_blank, phrase_as, whole, wrong_type};

use crate::diagnostic::{Code, Diagnostic, Span, closest};
use crate::ladder::{Phrase, not_a_craft};

/// An id is not longer, in letters: it is part of many keys.
const LONGEST_ID: usize = 100;

/// One table of the file and what has been asked of it so far.
pub(super) struct Fields<'t> {
    table: &'t Table<'t>,
    /// Where it begins.
    pub(super) at: Span,
    pub(super) whom: Whom<'t>,
    asked: Vec<&'static str>,
    texts: Texts,
}

impl<'t> Fields<'t> {
    pub(super) fn new(table: &'t Table<'t>, at: Span, whom: Whom<'t>, texts: Texts) -> Self {
        Self { table, at, whom, asked: Vec::new(), texts }
    }

    /// Findings name the table by its id from now on; by an empty one, where it has none.
    pub(super) fn is(&mut self, what: &'static str) {
        let id = self.table.get("id").map_or("", |value| if let Data::Text(id) = &value.is { id } else { "" });
        self.whom = Whom { what, id: Some(id) };
    }

    fn is_top(&self) -> bool {
        self.whom.what.is_empty() && self.whom.id.is_none()
    }

    /// " in level `staff`", for the end of a message.
    pub(super) fn in_whom(&self) -> String {
        if self.is_top() { String::new() } else { format!(" in {}", self.whom) }
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Node<'t>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Where a value stands, if there is one.
    pub(super) fn place(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|value| value.at)
    }

    fn missing(&self, key: &str, faults: &mut Faults) {
        let fault = Diagnostic::error(format!("missing key `{key}`{}", self.in_whom())).code(Code::MissingKey);
        // The one that is required and is a table.
        let line = if key == "answers" { format!("[{key}]") } else { format!("{key} = …") };
        let fault = fault.help(format!("add a line: {line}"));
        // The top of a file has no header to point at.
        faults.push(if self.is_top() { fault } else { fault.at(self.at) });
    }

    /// A text.
    pub(super) fn text(&mut self, key: &'static str, faults: &mut Faults) -> Option<Phrase> {
        let value = self.get(key)?;
        self.phrase(key, value, faults)
    }

    fn phrase(&self, key: &str, value: &Node<'_>, faults: &mut Faults) -> Option<Phrase> {
        phrase_as(self.texts, value, || format!("`{key}`{}", self.in_whom()), faults)
    }

    /// The word for the craft, which stands in place of every `{craft}`.
    pub(super) fn craft(&mut self, faults: &mut Faults) -> Option<String> {
        let craft = self.text("craft", faults)?;
        if let Some(why) = not_a_craft(&craft.text) {
            let code = if craft.text.trim().is_empty() { Code::UnknownValue } else { Code::TooLarge };
            let fault = Diagnostic::error(format!("`craft` {why}")).code(code).at(craft.at);
            faults.push(fault.help("write it as people call it: roofing, nursing, my craft"));
        }
        Some(craft.text)
    }

    /// A text without its place.
    pub(super) fn string(&mut self, key: &'static str, faults: &mut Faults) -> Option<String> {
        self.text(key, faults).map(|phrase| phrase.text)
    }

    /// Says so where a required key is not there.
    pub(super) fn require(&self, key: &'static str, faults: &mut Faults) {
        if self.table.get(key).is_none() {
            self.missing(key, faults);
        }
    }

    /// A text that must be there; empty where it is not, and then the file is refused anyway.
    pub(super) fn required(&mut self, key: &'static str, faults: &mut Faults) -> Phrase {
        let value = self.get(key);
        if value.is_none() {
            self.missing(key, faults);
        }
        let text = value.and_then(|value| self.phrase(key, value, faults));
        if let Some(text) = text.as_ref().filter(|_| self.texts == Texts::Strict) {
            no_blank(text, || format!("`{key}`{}", self.in_whom()), faults);
        }
        text.unwrap_or_else(|| Phrase { text: String::new(), at: self.at })
    }

    /// An id that must be there.
    pub(super) fn required_id(&mut self, key: &'static str, faults: &mut Faults) -> Phrase {
        self.require(key, faults);
        self.id(key, faults).unwrap_or_else(|| Phrase { text: String::new(), at: self.at })
    }

    /// An id.
    pub(super) fn id(&mut self, key: &'static str, faults: &mut Faults) -> Option<Phrase> {
        let id = self.text(key, faults)?;
        if !is_id(&id.text) {
            let fault = Diagnostic::error(format!("`{}` is not an id", id.text)).code(Code::UnknownValue).at(id.at);
            faults.push(fault.label("lower-case letters, digits and hyphens"));
        } else if id.text.len() > LONGEST_ID {
            let fault = Diagnostic::error(format!("an id is longer than {LONGEST_ID} letters")).code(Code::TooLarge);
            faults.push(fault.at(id.at).help("shorten it"));
            return Some(Phrase { text: beginning(&id.text, LONGEST_ID).to_owned(), at: id.at });
        }
        Some(id)
    }

    /// A whole number and its place.
    pub(super) fn whole(&mut self, key: &'static str, faults: &mut Faults) -> Option<(i64, Span)> {
        let value = self.get(key)?;
        let number = whole(value);
        if let (None, Data::Whole(..)) = (number, &value.is) {
            let fault = Diagnostic::error(format!("`{key}`{} is out of range", self.in_whom())).at(value.at);
            faults.push(fault.code(Code::UnknownValue).label("a number of at most 18 figures"));
        } else if number.is_none() {
            faults.push(wrong_type(value, &format!("`{key}`{}", self.in_whom()), "a whole number"));
        }
        number.map(|number| (number, value.at))
    }

    /// A whole number within a range.
    pub(super) fn number(&mut self, key: &'static str, least: u32, most: u32, faults: &mut Faults) -> Option<u32> {
        let (number, at) = self.whole(key, faults)?;
        let fits = u32::try_from(number).ok().filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            let message = format!("`{key}` = {number}{} is out of range", self.in_whom());
            let fault = Diagnostic::error(message).code(Code::UnknownValue).at(at);
            faults.push(fault.label(format!("a number from {least} to {most}")));
        }
        fits
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str, faults: &mut Faults) -> Option<bool> {
        let value = self.get(key)?;
        if let Data::Flag(flag) = value.is {
            return Some(flag);
        }
        faults.push(wrong_type(value, &format!("`{key}`{}", self.in_whom()), "true or false"));
        None
    }

    /// A date, as `YYYY-MM-DD`.
    pub(super) fn date(&mut self, key: &'static str, faults: &mut Faults) -> Option<String> {
        let value = self.get(key)?;
        if let Data::Time(Some(day)) = &value.is {
            return Some(day.to_string());
        }
        faults.push(wrong_type(
            value,
            &format!("`{key}`{}", self.in_whom()),
            "a date such as 2026-11-20, without quotes",
        ));
        None
    }

    /// One word of a closed set.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: impl IntoIterator<Item = T, IntoIter: Clone>,
        name: impl Fn(T) -> &'static str,
        faults: &mut Faults,
    ) -> Option<T> {
        let given = self.text(key, faults)?;
        let words = words.into_iter();
        if let Some(word) = words.clone().find(|word| name(*word) == given.text) {
            return Some(word);
        }
        let names: Vec<&str> = words.map(name).collect();
        let is = |message| Diagnostic::error(message).code(Code::UnknownValue).at(given.at);
        let fault = if self.texts == Texts::Verbatim {
            // Neither what was answered nor what it is like.
            is(format!("`{key}`{} is not one of the words it can be", self.in_whom()))
        } else {
            let fault = is(format!("`{key}`{} cannot be \"{}\"", self.in_whom(), given.text));
            match closest(&given.text, names.iter().copied()) {
                Some(word) => fault.label(format!("did you mean \"{word}\"?")),
                None => fault,
            }
        };
        faults.push(fault.help(format!("one of: {}", names.join(", "))));
        None
    }

    /// A list of texts, each of at least a word; empty where there is none.
    pub(super) fn texts(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Phrase> {
        let texts = self.list(key, faults);
        for text in &texts {
            no_blank(text, || format!("a text of `{key}`{}", self.in_whom()), faults);
        }
        texts
    }

    fn list(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Phrase> {
        self.values(key, faults).iter().filter_map(|one| self.phrase(key, one, faults)).collect()
    }

    /// A list of texts without their places. They may be empty.
    pub(super) fn strings(&mut self, key: &'static str, faults: &mut Faults) -> Vec<String> {
        self.list(key, faults).into_iter().map(|phrase| phrase.text).collect()
    }

    /// The values of a list; empty where there is none.
    pub(super) fn values(&mut self, key: &'static str, faults: &mut Faults) -> &'t [Node<'t>] {
        let Some(value) = self.get(key) else { return &[] };
        let Data::List(values) = &value.is else {
            faults.push(wrong_type(value, &format!("`{key}`{}", self.in_whom()), "a list"));
            return &[];
        };
        values
    }

    /// A table.
    pub(super) fn table(&mut self, key: &'static str, whom: Whom<'t>, faults: &mut Faults) -> Option<Fields<'t>> {
        let value = self.get(key)?;
        let fields = Fields::of(value, whom).map(|fields| Fields { texts: self.texts, ..fields });
        if fields.is_none() {
            faults.push(wrong_type(value, &format!("`{key}`{}", self.in_whom()), "a table"));
        }
        fields
    }

    /// A table that must be there; one without keys where it is not.
    pub(super) fn required_table(&mut self, key: &'static str, faults: &mut Faults) -> Fields<'t> {
        static NOTHING: Table<'static> = Table(Vec::new());
        self.require(key, faults);
        let whom = Whom { what: "", id: Some(key) };
        self.table(key, whom, faults).unwrap_or_else(|| Fields::new(&NOTHING, self.at, whom, self.texts))
    }

    /// A list of at most so many tables, each with a header of its own. `whom` names them in findings.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        whom: &'static str,
        most: usize,
        faults: &mut Faults,
    ) -> Vec<Fields<'t>> {
        let mut tables = Vec::new();
        let values = self.values(key, faults);
        if let Some(first) = values.get(most) {
            let fault = Diagnostic::error(format!("there are {} {key}, at most {most} are read", values.len()));
            faults.push(fault.code(Code::TooLarge).at(first.at).help("split the file into several"));
        }
        for value in values.iter().take(most) {
            match Fields::of(value, Whom::the(whom)) {
                Some(fields) => tables.push(Fields { texts: self.texts, ..fields }),
                None => faults.push(wrong_type(value, &format!("an entry of `{key}`"), "a table")),
            }
        }
        tables
    }

    /// A value as a table, if it is one.
    pub(super) fn of(value: &'t Node<'t>, whom: Whom<'t>) -> Option<Fields<'t>> {
        match &value.is {
            Data::Table(table) => Some(Fields::new(table, value.at, whom, Texts::Strict)),
            _ => None,
        }
    }

    /// All keys and values, for tables whose keys are the user's own; in the order of the file.
    pub(super) fn entries(&self) -> Vec<&'t Entry<'t>> {
        let mut entries: Vec<_> = self.table.0.iter().collect();
        entries.sort_by_key(|entry| entry.at);
        entries
    }

    /// What was not asked for is not of the format.
    pub(super) fn finish(self, faults: &mut Faults) {
        for Entry { key, at, .. } in self.entries().into_iter().filter(|entry| !self.asked.contains(&&*entry.key)) {
            let fault = Diagnostic::error(format!("unknown key `{key}`{}", self.in_whom()));
            let fault = fault.code(Code::UnknownKey).at(*at);
            faults.push(match closest(key, self.asked.iter().copied()) {
                Some(known) => fault.label(format!("did you mean `{known}`?")),
                None => fault.help(format!("known here: {}", self.asked.join(", "))),
            });
        }
    }
}
