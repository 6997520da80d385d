//! What can be ticked off beside expectations: what to learn before a track, and what a level requires.

use std::borrow::Cow;

use super::{Ladder, Level, Place, Track};

/// Something to learn or to have, with the key that marks refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<'a> {
    /// `TRACK.prepare.N` or `LEVEL.requires.N`, counted from 1 through the whole list.
    pub key: String,
    /// What it says.
    pub text: Cow<'a, str>,
}

impl Track {
    /// What to learn first, for someone who comes from there.
    #[must_use]
    pub fn lessons_from(&self, from: Option<Place<'_>>) -> Vec<Task<'_>> {
        let meant = self.prepare_from(from);
        // Each stands in the file, so that it is found by where it lies.
        let is_meant = |task: &Task<'_>| meant.iter().any(|text| std::ptr::eq(text.as_str(), &raw const *task.text));
        self.lessons().filter(is_meant).collect()
    }

    /// All of it, for whomever it is meant.
    pub fn lessons(&self) -> impl Iterator<Item = Task<'_>> {
        let lesson = |(n, text)| Task { key: format!("{}.prepare.{}", self.id, n + 1), text: Cow::Borrowed(text) };
        self.prepare.iter().map(|one| one.text.as_str()).enumerate().map(lesson)
    }
}

impl Level {
    /// The gates, each in one phrase, with its alternatives and its renewal.
    pub fn gates(&self) -> impl Iterator<Item = Task<'_>> {
        let gate = |(n, text)| Task { key: format!("{}.requires.{}", self.id, n + 1), text: Cow::Owned(text) };
        self.requires.iter().map(|gate| gate.in_words()).enumerate().map(gate)
    }
}

impl Ladder {
    /// The one that a mark with this key and sentence is on: the one with the sentence; of one without a sentence, the
    /// one with the key.
    #[must_use]
    pub fn task(&self, key: &str, text: &str) -> Option<Task<'_>> {
        let (of, rest) = key.split_once('.')?;
        let list: Vec<Task<'_>> = match rest.split_once('.')?.0 {
            "prepare" => self.tracks.iter().find(|track| track.id == of)?.lessons().collect(),
            "requires" => {
                let was_called = |place: &Place<'_>| crate::model::names(&place.level.formerly, of);
                let place = self.level(of).or_else(|| self.places().find(was_called))?;
                place.level.gates().collect()
            }
            _ => return None,
        };
        let is_it = |task: &Task<'_>| if text.trim().is_empty() { task.key == key } else { says(&task.text, text) };
        list.iter()
            .find(|task| task.key == key && is_it(task))
            .or_else(|| list.iter().find(|task| is_it(task)))
            .cloned()
    }
}

/// The same sentence, whatever its line ends and indents.
fn says(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::sample::usual;
    use crate::model::{OrText, Suggestion, Text};

    fn suggestion(text: &str) -> OrText<Suggestion> {
        OrText(Text::from(text).into())
    }

    #[test]
    fn a_task_is_found_by_its_sentence_and_without_one_by_its_number() {
        let mut ladder = usual();
        ladder.tracks[1].prepare = vec![suggestion("Read the code"), suggestion("Ask why")];
        ladder.tracks[1].levels[0].requires = vec![OrText(Text::from("A licence").into())];
        let key = |key: &str, text: &str| ladder.task(key, text).map(|task| task.key);
        assert_eq!(key("mastery.prepare.1", "Ask\n why"), Some("mastery.prepare.2".into()), "it has moved");
        assert_eq!(key("mastery.prepare.2", ""), Some("mastery.prepare.2".into()));
        assert_eq!(key("mastery.prepare.1", "Is gone"), None);
        assert_eq!(key("m4.requires.1", "A licence"), Some("m4.requires.1".into()));
        for none in ["m4.requires.9", "nobody.requires.1", "m4.work.1", "mastery.prepare", "prepare"] {
            assert_eq!(key(none, ""), None, "{none}");
        }
        let keys: Vec<String> = ladder.tracks[1].lessons_from(None).into_iter().map(|task| task.key).collect();
        assert_eq!(keys, ["mastery.prepare.1", "mastery.prepare.2"]);
    }
}
