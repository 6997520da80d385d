//! The columns of a sheet: the names they are written by, and the words people head them with.

use std::sync::LazyLock;

use super::shapes::{PartOfLadder as _, shape};
use crate::model::{Ladder, Level, Track};

/// What a column holds. The first ten are those a person works with; the others make the sheet whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Id or name of the track.
    Track,
    /// The track's kind. A row can be about something else than a level: "mastery track", "area", "source", "ladder".
    Kind,
    /// The level's rank.
    Rank,
    /// The level's id.
    Level,
    /// The level's title, or the name of what the row is about.
    Title,
    /// Id or name of the area.
    Area,
    /// One sentence.
    Expectation,
    /// What it can look like, one a line.
    Example,
    /// The level's gates, one a line.
    Requirement,
    /// One sentence on what the row is about.
    Summary,
    /// The expectation's own id.
    ExpectationId,
    /// Other titles, one a line.
    AlsoCalled,
    /// How far the level's work is felt.
    Reach,
    /// How the person is supervised.
    Supervision,
    /// From and to, in years.
    TypicalYears,
    /// A place to stay: yes or nothing.
    MayStay,
    /// Where the level comes from.
    Origin,
    /// Levels of equal standing, one a line.
    Equals,
    /// Directions for someone who stays, one a line.
    Deepen,
    /// What standing the level brings, one a line.
    Recognition,
    /// Pay, lower end.
    PayFrom,
    /// Pay, upper end.
    PayTo,
    /// Pay, its currency.
    PayCurrency,
    /// Pay, a year or an hour.
    PayPer,
    /// Pay, the year of the figures.
    PayAsOf,
    /// Levels the track opens from, one a line.
    OpensFrom,
    /// What to learn before the track, one a line.
    Prepare,
    /// How to try the track, one a line.
    Trial,
    /// Which side of work the area is about.
    Demands,
    /// Ids of the sources of a level; the id of a source.
    Sources,
    /// A source's address.
    Link,
    /// The ladder's word for its craft.
    Craft,
    /// The ladder's version.
    Version,
    /// The ladder's language.
    Language,
    /// The ladder's license.
    License,
    /// Whether levels ask for what those below them ask for: yes or no.
    Cumulative,
    /// A key of the format that none of the above holds, by its name.
    Key(&'static str),
}

/// A column, its name, other words for it in English, and the words of a German sheet; words apart by a `|`.
type ColumnWords = (Column, &'static str, &'static str, &'static str);

const KNOWN: [ColumnWords; 36] = [
    (Column::Track, "track", "path|stream|ladder|family|job family|career path|career track", "laufbahn"),
    (Column::Kind, "kind", "track kind|kind of track|type|track type", "art"),
    (Column::Rank, "rank", "order|number|no", "rang|reihenfolge|nr"),
    (
        Column::Level,
        "level",
        "level id|level code|grade|pay grade|grade level|band|pay band|job level|job grade|career level|step|rung|tier",
        "stufe|entgeltgruppe|lohngruppe|tarifgruppe|ebene",
    ),
    (
        Column::Title,
        "title",
        "job title|level title|role|job role|role title|position|name|level name|name of level|name of the level|job",
        "titel|bezeichnung|berufsbezeichnung|stelle|funktion",
    ),
    (
        Column::Area,
        "area",
        "competency|competencies|competence|competency area|theme|category|categories|dimension|skill|skill area|pillar|\
         domain|capability|capabilities|attribute|topic|focus area",
        "bereich|kompetenz|kompetenzbereich|kategorie|thema",
    ),
    (
        Column::Expectation,
        "expectation",
        "behaviour|behavior|expected behaviour|expected behavior|description|statement|criterion|criteria|indicator|\
         behavioural indicator|behavioral indicator|what it looks like|what this looks like|what does it look like|\
         what good looks like|expected|responsibility|responsibilities",
        "erwartung|verhalten|anforderung|kriterium|beschreibung",
    ),
    (Column::Example, "example", "evidence|for example|for instance", "beispiel|beleg"),
    (
        Column::Requirement,
        "requirement",
        "requires|required|gate|prerequisite|qualification|certification|certificate",
        "voraussetzung|qualifikation|abschluss",
    ),
    (Column::Summary, "summary", "about|overview|in short", "zusammenfassung|kurzbeschreibung"),
    (Column::ExpectationId, "expectation_id", "", ""),
    (Column::AlsoCalled, "also_called", "other title|other name|alias|aliases|aka|also known as", "auch genannt"),
    (Column::Reach, "reach", "", ""),
    (Column::Supervision, "supervision", "supervised by|autonomy|independence", ""),
    (Column::TypicalYears, "typical_years", "years|years of experience", ""),
    (Column::MayStay, "may_stay", "terminal|terminal level", ""),
    (Column::Origin, "origin", "", ""),
    (Column::Equals, "equals", "equal to|equivalent|equivalent to", ""),
    (Column::Deepen, "deepen", "go deeper|going deeper", ""),
    (Column::Recognition, "recognition", "", ""),
    (Column::PayFrom, "pay_from", "pay min|minimum pay|salary from|salary min|minimum salary", ""),
    (Column::PayTo, "pay_to", "pay max|maximum pay|salary to|salary max|maximum salary", ""),
    (Column::PayCurrency, "pay_currency", "currency", ""),
    (Column::PayPer, "pay_per", "pay period", ""),
    (Column::PayAsOf, "pay_as_of", "pay year", ""),
    (Column::OpensFrom, "opens_from", "open from", ""),
    (Column::Prepare, "prepare", "preparation", ""),
    (Column::Trial, "trial", "", ""),
    (Column::Demands, "demands", "", ""),
    (Column::Sources, "sources", "source|written from", "quelle"),
    (Column::Link, "link", "address|url", ""),
    (Column::Craft, "craft", "", ""),
    (Column::Version, "version", "", ""),
    (Column::Language, "language", "", ""),
    (Column::License, "license", "licence", ""),
    (Column::Cumulative, "cumulative", "", ""),
];

/// Keys that are in a sheet in another way, or do not fit into a cell.
const ELSEWHERE: [&str; 9] = ["format", "id", "name", "words", "track", "levels", "pay", "requires", "expects"];

/// The keys with a column, each once.
pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
    static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let parts = [Ladder::schema(), Track::schema(), Level::schema()];
        let all = parts.into_iter().filter_map(|schema| schema.get("properties")?.as_object()).flatten();
        let has_none = |key: &str| !ELSEWHERE.contains(&key) && !KNOWN.iter().any(|(_, name, ..)| *name == key);
        let mut keys: Vec<&'static str> = all
            .filter(|(key, property)| has_none(key) && shape(property).is_some())
            .map(|(key, _)| key.as_str())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    KEYS.iter().copied()
}

impl Column {
    /// All, in the order they are written in.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(column, ..)| *column).chain(keys().map(Self::Key))
    }

    /// The name it is written by.
    #[must_use]
    pub fn name(self) -> &'static str {
        if let Self::Key(key) = self {
            return key;
        }
        KNOWN.iter().find(|(column, ..)| *column == self).map_or("", |(_, name, ..)| name)
    }
}

/// The column a heading means, and whether its word is German.
pub(crate) fn meant(heading: &str) -> Option<(Column, bool)> {
    // A sentence is no heading.
    const LONGEST: usize = 60;
    if heading.is_empty() || heading.len() > LONGEST {
        return None;
    }
    let whole = plain(heading);
    // "Behaviours (what we see)" and "Grade / Level" say it in their first words.
    let first = plain(heading.split(['(', '/', ':', '[']).next().expect("a split has a first part"));
    [whole, first].iter().find_map(|words| named(words))
}

fn named(words: &str) -> Option<(Column, bool)> {
    let is = |known: &str, ends: &[&str]| {
        // An empty list of words has one that is empty.
        if known.is_empty() {
            return false;
        }
        // Names have an underscore where words have a space.
        let end = words.get(known.len()..).filter(|end| ends.contains(end));
        let letters = words.bytes().zip(known.bytes());
        end.is_some() && letters.into_iter().all(|(given, known)| given == if known == b'_' { b' ' } else { known })
    };
    if let Some(key) = keys().find(|key| is(key, &["", "s"])) {
        return Some((Column::Key(key), false));
    }
    KNOWN.iter().find_map(|(column, name, english, german)| {
        let is_english = is(name, &["", "s"]) || english.split('|').any(|known| is(known, &["", "s"]));
        let is_german = || german.split('|').any(|known| is(known, &["", "s", "e", "n", "en"]));
        if is_english { Some((*column, false)) } else { is_german().then_some((*column, true)) }
    })
}

/// Words in lower case with one space between them, whatever stood there.
pub(crate) fn plain(text: &str) -> String {
    let spaced = text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_columns() {
        let mut words: Vec<String> = Vec::new();
        for (_, name, english, german) in KNOWN {
            words.push(plain(name));
            let others = english.split('|').chain(german.split('|')).filter(|word| !word.is_empty());
            words.extend(others.map(str::to_owned));
        }
        words.sort();
        assert_eq!(words.windows(2).find(|two| two[0] == two[1]), None);
        assert!(words.iter().all(|word| plain(word) == *word));
    }

    #[test]
    fn headings_are_known_in_any_case_with_any_sign_between_words() {
        for heading in ["LEVEL_ID", "Level-ID", " level  id: ", "Grade / Level", "Bands", "Stufen"] {
            assert_eq!(meant(heading).map(|(column, _)| column), Some(Column::Level), "{heading}");
        }
        assert_eq!(meant("Behaviours (what we see)"), Some((Column::Expectation, false)));
        assert_eq!(meant("Salary"), None);
        assert_eq!(meant(""), None);
        for column in Column::all() {
            assert_eq!(meant(column.name()), Some((column, false)));
        }
    }
}
