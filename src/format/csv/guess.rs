//! Guesses what a sheet does not say in our terms: what a track is for, and the ids of things that only have a name.

use std::collections::HashMap;

use super::columns::plain;
use crate::ladder::Kind;
use crate::model::is_id;

/// The kind of track that people mean by a name: "IC", "People managers", "Shared levels".
pub(crate) fn kind_of(text: &str) -> Option<Kind> {
    let words = plain(text);
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == words) {
        return Some(kind);
    }
    let has = |beginnings: &[&str]| words.split(' ').any(|word| beginnings.iter().any(|begin| word.starts_with(begin)));
    let is = |known: &[&str]| words.split(' ').any(|word| known.contains(&word));
    let mixed = ["hybrid", "player coach", "lead manager", "working manager", "working foreman"];
    if mixed.iter().any(|known| words.contains(known)) || is(&["tlm"]) {
        Some(Kind::Hybrid)
    } else if has(&["manag", "supervis", "führung", "leitung"]) {
        Some(Kind::Management)
    } else if has(&[
        "technic",
        "technisch",
        "specialis",
        "expert",
        "master",
        "craft",
        "profession",
        "individual",
        "fach",
    ]) || is(&["ic", "ics"])
    {
        Some(Kind::Mastery)
    } else if has(&["leader", "leading", "direct"]) || is(&["people", "lead", "leads"]) {
        Some(Kind::Management)
    } else if has(&["shared", "common", "trunk", "foundation", "gemeinsam"]) || is(&["core", "base"]) {
        Some(Kind::Trunk)
    } else {
        None
    }
}

/// Whether someone with this title directs other people.
pub(crate) fn directs(title: &str) -> bool {
    const WORDS: [&str; 12] = [
        "manager",
        "director",
        "head",
        "supervisor",
        "superintendent",
        "foreman",
        "forewoman",
        "chief",
        "vp",
        "president",
        "leiter",
        "leiterin",
    ];
    plain(title).split(' ').any(|word| WORDS.contains(&word))
}

/// The number in a level's code, if the code is otherwise only a few letters: `L3`, `EG 5`, `Grade 7`.
pub(crate) fn number_of(code: &str) -> Option<u32> {
    let words = plain(code);
    let letters = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = words.get(letters.len()..)?;
    let is_code = letters.chars().count() <= 6 && letters.trim_end().chars().all(char::is_alphabetic);
    if is_code && !number.starts_with('0') && number.len() <= 3 { number.parse().ok() } else { None }
}

/// The ids in use, and the next number for those that are wanted again.
#[derive(Default)]
pub(crate) struct Ids {
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Takes exactly this id, if it is a valid one and free.
    pub(crate) fn exact(&mut self, text: &str) -> Option<String> {
        if !is_id(text) || self.taken.contains_key(text) {
            return None;
        }
        self.taken.insert(text.to_owned(), 1);
        Some(text.to_owned())
    }

    /// Takes an id made from these words. If none of their characters fit into an id, it is `what` and a number.
    pub(crate) fn like(&mut self, words: &str, what: &str) -> String {
        let slug = slug(words);
        let is_word = !slug.is_empty();
        let base = if is_word { slug } else { what.to_owned() };
        if is_word && let Some(id) = self.exact(&base) {
            return id;
        }
        loop {
            let next = self.taken.entry(base.clone()).or_insert(0);
            *next += 1;
            let id = format!("{base}-{next}");
            if let Some(id) = self.exact(&id) {
                return id;
            }
        }
    }
}

/// Accented letters, with the plain ones that replace them in an id.
const FOLDED: [(&str, &str); 20] = [
    ("ä", "ae"),
    ("ö", "oe"),
    ("ü", "ue"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("ł", "l"),
    ("đð", "d"),
    ("þ", "th"),
    ("àáâãåāăą", "a"),
    ("çćĉċč", "c"),
    ("èéêëēĕėęě", "e"),
    ("ìíîïĩīĭįı", "i"),
    ("ñńņň", "n"),
    ("òóôõōŏő", "o"),
    ("śŝşšș", "s"),
    ("ùúûũūŭůűų", "u"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

fn slug(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut slug = String::new();
    for c in words.to_lowercase().chars() {
        let folded = FOLDED.iter().find(|(marked, _)| marked.contains(c)).map(|(_, plain)| *plain);
        match (folded, c) {
            (Some(plain), _) => slug.push_str(plain),
            (None, 'a'..='z' | '0'..='9') => slug.push(c),
            // Drop these without a hyphen, so that "driver's" and "Führungs\u{ad}kraft" stay one word.
            (None, '\'' | '’' | '\u{ad}') => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() > LONGEST {
            // Cut before a whole word, if that leaves enough.
            let end = slug.rfind('-').filter(|end| *end > LONGEST / 2).unwrap_or(LONGEST);
            slug.truncate(end);
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Reads a cell that says yes or no.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "x" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// The two numbers of "70 to 90", "70-90 %" and the like. A single number counts as both.
pub(crate) fn range(words: &str) -> Option<(u32, u32)> {
    let spaced = words.replace(['-', '–', '—', '%'], " ");
    let numbers: Vec<&str> =
        spaced.split_whitespace().filter(|word| !["to", "years", "bis", "jahre"].contains(word)).collect();
    match numbers.as_slice() {
        [from, to] => Some((from.parse().ok()?, to.parse().ok()?)),
        [one] => Some((one.parse().ok()?, one.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_are_known_by_their_names() {
        let kinds = [
            (
                Kind::Mastery,
                vec!["IC", "Individual Contributor", "Technical", "Specialists", "Expert path", "Craft", "Mastery"],
            ),
            (
                Kind::Management,
                vec!["Manager", "Management", "People", "Leadership", "Supervisory", "Technical management"],
            ),
            (Kind::Trunk, vec!["Shared", "Common levels", "Core", "Trunk", "Foundation"]),
            (Kind::Hybrid, vec!["Tech Lead Manager", "Player-coach", "Hybrid"]),
        ];
        for (kind, names) in kinds {
            for name in names {
                assert_eq!(kind_of(name), Some(kind), "{name}");
            }
        }
        assert_eq!(kind_of("Engineering"), None);
    }

    #[test]
    fn ids_are_made_of_names_and_never_twice() {
        let mut ids = Ids::default();
        assert_eq!(ids.like("Senior Engineer", "level"), "senior-engineer");
        assert_eq!(ids.like("senior engineer!", "level"), "senior-engineer-2");
        assert_eq!(ids.like("Führungskraft (Süd)", "level"), "fuehrungskraft-sued");
        assert_eq!(ids.like("大工", "level"), "level-1");
        assert_eq!(ids.like("棟梁", "level"), "level-2");
        assert_eq!(ids.like(&"long ".repeat(40), "level"), "long-long-long-long-long-long-long-long-long");
    }

    #[test]
    fn a_code_holds_a_number_and_a_title_does_not() {
        let numbers: Vec<Option<u32>> =
            ["L3", "EG 5", "Grade 7", "12", "E9b", "Engineer 2", "L", "007"].map(number_of).to_vec();
        assert_eq!(numbers, [Some(3), Some(5), Some(7), Some(12), None, None, None, None]);
    }
}
