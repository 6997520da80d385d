//! The columns of a sheet: the names we write and the headings that people use for them.

use std::sync::LazyLock;

use super::shapes::{PartOfLadder as _, shape};
use crate::model::{Ladder, Level, Track};

/// What a column contains. The first ten are for people to work with. The others make sure that a sheet loses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The id or name of the track.
    Track,
    /// The track's kind. It also says if a row is about something other than a level: "mastery track", "area",
    /// "source", "ladder".
    Kind,
    /// The level's rank.
    Rank,
    /// The level's id.
    Level,
    /// The title of the level, or the name of whatever the row is about.
    Title,
    /// The id or name of the area.
    Area,
    /// An expectation, in one sentence.
    Expectation,
    /// Examples of the expectation, one per line.
    Example,
    /// The level's requirements, one per line.
    Requirement,
    /// One sentence about whatever the row describes.
    Summary,
    /// The id that the expectation has of its own.
    ExpectationId,
    /// Other titles, one per line.
    AlsoCalled,
    /// How far the effect of the level's work reaches.
    Reach,
    /// How the work is supervised.
    Supervision,
    /// Typical years in the craft, from and to.
    TypicalYears,
    /// Whether the level is a good one to stay at: yes or empty.
    MayStay,
    /// Where the level comes from.
    Origin,
    /// Levels of equal standing, one per line.
    Equals,
    /// Where someone who stays can go deeper, one per line.
    Deepen,
    /// The standing that comes with the level, one per line.
    Recognition,
    /// The lower end of the pay.
    PayFrom,
    /// The upper end of the pay.
    PayTo,
    /// The currency of the pay.
    PayCurrency,
    /// What the pay is for: an hour, a year and so on.
    PayPer,
    /// The year the pay is from.
    PayAsOf,
    /// Levels that the track opens from, one per line.
    OpensFrom,
    /// What to learn before taking the track, one per line.
    Prepare,
    /// How to try the track, one per line.
    Trial,
    /// Which kind of work the area is about.
    Demands,
    /// The ids of a level's sources, or the id of the source that the row is about.
    Sources,
    /// The address of a source.
    Link,
    /// The ladder's word for its craft.
    Craft,
    /// The ladder's version.
    Version,
    /// The ladder's language.
    Language,
    /// The ladder's license.
    License,
    /// Whether levels also expect what the levels below them expect: yes or no.
    Cumulative,
    /// Any other key of the format, by its name.
    Key(&'static str),
}

/// A column, its name, its other headings in English and its headings in German. Headings are separated by `|`.
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

/// Keys that a sheet says in another way, or that do not fit into a cell.
const ELSEWHERE: [&str; 9] = ["format", "id", "name", "words", "track", "levels", "pay", "requires", "expects"];

/// The keys that have a column of their own, each once.
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
    /// All columns, in the order we write them.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(column, ..)| *column).chain(keys().map(Self::Key))
    }

    /// The name we write.
    #[must_use]
    pub fn name(self) -> &'static str {
        if let Self::Key(key) = self {
            return key;
        }
        KNOWN.iter().find(|(column, ..)| *column == self).map_or("", |(_, name, ..)| name)
    }
}

/// The column that a heading means, and whether the heading is German.
pub(crate) fn meant(heading: &str) -> Option<(Column, bool)> {
    // Anything longer is a sentence.
    const LONGEST: usize = 60;
    if heading.is_empty() || heading.len() > LONGEST {
        return None;
    }
    let whole = plain(heading);
    // "Behaviours (what we see)" and "Grade / Level" can be told by their first words.
    let first = plain(heading.split(['(', '/', ':', '[']).next().expect("a split has a first part"));
    [whole, first].iter().find_map(|words| named(words))
}

fn named(words: &str) -> Option<(Column, bool)> {
    let is = |known: &str, ends: &[&str]| {
        // Splitting an empty list of headings gives one empty heading.
        if known.is_empty() {
            return false;
        }
        // Our names have an underscore where a heading has a space.
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

/// Words in lower case with single spaces, whatever was between them.
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
