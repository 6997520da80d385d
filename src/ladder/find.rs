//! Finds levels by what people type: an id, a title or another title, in any case, with or without accents.

use super::{Ladder, Place};

/// The reason why no level was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLevel {
    /// No level has this id or title.
    Unknown,
    /// Several levels have this title. These are their ids.
    Ambiguous(Vec<String>),
}

/// Whether two names are the same to someone typing one of them. Case, accents and extra spaces do not count.
#[must_use]
pub fn sounds_alike(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// A name in the form we compare: lower case, without accents, with single spaces.
#[must_use]
pub fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase().chars().filter_map(without_accent).collect()
}

/// A Latin letter without its accent. `None` for a combining accent, which is dropped.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    })
}

impl Ladder {
    /// The level that a person means: by id, title or another title, in any case. An exact id wins.
    ///
    /// # Errors
    /// [`NoLevel`] if no level or more than one has this name.
    pub fn find_level(&self, words: &str) -> Result<Place<'_>, NoLevel> {
        if let Some(place) = self.level(words) {
            return Ok(place);
        }
        let words = plain(words);
        let is_called = |place: &Place<'_>| {
            let level = place.level;
            let names = [level.id.as_str(), level.title.as_str()];
            let also = level.also_called.iter().map(crate::model::Text::as_str);
            names.into_iter().chain(also).any(|name| plain(name) == words)
        };
        let found: Vec<Place<'_>> = self.places().filter(is_called).collect();
        let was_called = |place: &Place<'_>| place.level.formerly.iter().any(|name| plain(name) == words);
        let found = if found.is_empty() { self.places().filter(was_called).collect() } else { found };
        match found.as_slice() {
            [] => Err(NoLevel::Unknown),
            [place] => Ok(*place),
            several => Err(NoLevel::Ambiguous(several.iter().map(|place| place.level.id.to_string()).collect())),
        }
    }

    /// Whether a person means this ladder, by its id or its name in any case.
    #[must_use]
    pub fn is_called(&self, words: &str) -> bool {
        sounds_alike(&self.id, words) || sounds_alike(&self.name, words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn names_are_the_same_in_any_case_and_without_accents() {
        for (one, other) in [
            ("Roofing", "roofing"),
            ("Ingénieur Principal", "ingenieur principal"),
            ("Łódź", "lodz"),
            ("Müller", "Mu\u{308}ller"),
            ("Staff  Engineer", " staff engineer "),
            ("水", "水"),
        ] {
            assert!(sounds_alike(one, other), "{one} {other}");
        }
        assert!(!sounds_alike("Lead", "Leads") && !sounds_alike("水", "氷"));
    }

    #[test]
    fn a_level_is_found_by_id_title_or_other_title_in_any_case() {
        let mut ladder = sample::usual();
        ladder.tracks[1].levels[0].also_called = vec!["Vieux Maître".into()];
        for words in ["m4", "M4", " m4 ", "vieux maître", "VIEUX MAITRE"] {
            assert_eq!(ladder.find_level(words).map(|place| place.level.id.as_str()), Ok("m4"), "{words}");
        }
        ladder.tracks[1].levels[1].formerly = vec!["old-hand".into(), "m6".into()];
        assert_eq!(ladder.find_level("Old-Hand").map(|place| place.level.rank), Ok(5));
        assert_eq!(ladder.find_level("m6").map(|place| place.level.rank), Ok(6), "today's ids go first");
        assert_eq!(ladder.find_level("nobody"), Err(NoLevel::Unknown));
        assert!(ladder.is_called("SAMPLE") && !ladder.is_called("m4"));
    }

    #[test]
    fn one_title_for_two_levels_names_both() {
        let mut ladder = sample::usual();
        ladder.tracks[1].levels[0].title = "Lead".into();
        ladder.tracks[2].levels[0].title = "lead".into();
        assert_eq!(ladder.find_level("LEAD"), Err(NoLevel::Ambiguous(vec!["m4".into(), "g4".into()])));
        ladder.tracks[1].levels[1].file.id = "lead".into();
        assert_eq!(
            ladder.find_level("lead").map(|place| place.level.rank),
            Ok(5),
            "an id to the letter can always be named"
        );
        assert!(ladder.find_level("LEAD").is_err());
    }
}
