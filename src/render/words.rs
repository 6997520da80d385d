//! The words results are made of: whom they speak to, and names for kinds, ranks and counts.

use crate::interview::{By, Standing};
use crate::ladder::{Kind, Ladder, Place, Reach};

/// Whom a result speaks to, of or for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    /// "You", "They" or "I".
    pub(super) subject: &'static str,
    /// The same within a sentence.
    within: &'static str,
    /// "your", "their" or "my".
    pub(super) possessive: &'static str,
    /// The same at its beginning.
    first: &'static str,
    /// "you", "them" or "me".
    object: &'static str,
}

impl Voice {
    /// To the person, or of them to a coach.
    pub(super) fn of(by: By) -> Self {
        match by {
            By::Oneself => Self { subject: "You", within: "you", possessive: "your", first: "Your", object: "you" },
            By::Coach => Self { subject: "They", within: "they", possessive: "their", first: "Their", object: "them" },
        }
    }

    /// For the person, who says it themselves; or of them, where a coach does.
    pub(super) fn own(by: By) -> Self {
        match by {
            By::Oneself => Self { subject: "I", within: "I", possessive: "my", first: "My", object: "me" },
            By::Coach => Self::of(by),
        }
    }

    /// "Your", "Their" or "My".
    pub(super) fn possessive_first(self) -> &'static str {
        self.first
    }

    /// "you", "they" or "I".
    pub(super) fn subject_within(self) -> &'static str {
        self.within
    }

    /// "you", "them" or "me".
    pub(super) fn object(self) -> &'static str {
        self.object
    }
}

/// What a note beside a mark is about.
pub(super) fn note_about(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Evidence",
        Standing::Partly => "So far",
        Standing::NotYet => "Missing",
        Standing::NotApplicable => "Why not",
    }
}

/// "mastery, rank 4 of 6", the second number the top of its track.
pub(super) fn rank_of(place: Place<'_>) -> String {
    let kind = match place.track.kind {
        Kind::Trunk => "shared trunk",
        kind => kind.name(),
    };
    format!("{kind}, rank {} of {}", place.level.rank, place.top_rank())
}

/// "Staff Engineer (mastery, rank 4 of 6)".
pub(super) fn titled(place: Place<'_>) -> String {
    format!("{} ({})", place.level.title, rank_of(place))
}

/// "1 thing", "3 things".
pub(super) fn count(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// Rounded to so many decimals, half away from zero, without a minus before a zero: the one rounding of all results, so
/// that text and JSON never differ, and figures that are printed alike compare alike.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale + 0.0
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How far a level's work is felt, in words.
pub(super) fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Own => "one's own work",
        Reach::Team => "the team",
        Reach::Teams => "several teams",
        Reach::Company => "the whole company",
        Reach::Trade => "the trade beyond the company",
    }
}

/// The ladder as it is typed in a command.
pub(super) fn called(ladder: &Ladder) -> String {
    typed(&ladder.called)
}

/// A name or a path as a shell takes it: in quotes where it holds more than letters, digits and the usual signs.
#[must_use]
pub fn typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | ':' | '\\');
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// "Ladder software 2026.1, questions 1, metier 0.1.0", with what is known.
pub(super) fn version_line(ladder: &Ladder, questions: Option<u32>, made: Option<&str>) -> String {
    let version = ladder.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
    let questions = questions.map_or_else(String::new, |version| format!(", questions {version}"));
    let made = made.map_or_else(String::new, |date| format!(", {date}"));
    format!("Ladder {}{version}{questions}, metier {}{made}.", ladder.id, env!("CARGO_PKG_VERSION"))
}

/// What every result says of itself.
pub(super) const A_MAP: &str = "A map for a conversation, not a promotion checklist.";
