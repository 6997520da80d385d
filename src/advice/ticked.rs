//! What a box in a document is about, in a ladder that may have changed since.

use super::Marks;
use crate::interview::{Answers, Mark, Markable, ToMark};
use crate::ladder::{Ladder, Track};

/// Something that a box can be about.
struct Candidate<'a> {
    kind: Markable,
    key: String,
    text: String,
    mark: Option<&'a Mark>,
}

/// What the box was made for: the sentence says it, wherever that is now; of a sentence that is not in the ladder any more,
/// the key, if it is one that goes by an id. `None` if neither is there.
#[must_use]
pub fn ticked(ladder: &Ladder, answers: &Answers, key: &str, text: &str) -> Option<ToMark> {
    let (all, said) = (candidates(ladder, answers), plain(text));
    let is_said = |one: &&Candidate<'_>| is_said(&said, &one.text);
    // Of "Leads" and "Leads (at sea)" the longer one is meant.
    let longest = all.iter().filter(is_said).map(|one| one.text.len()).max();
    let meant: Vec<&Candidate<'_>> = all.iter().filter(is_said).filter(|one| Some(one.text.len()) == longest).collect();
    let by_sentence = if let [only] = meant.as_slice() {
        Some(*only)
    } else {
        let here = meant.iter().find(|one| one.key == key);
        here.or_else(|| meant.iter().find(|one| level(&one.key) == level(key))).copied()
    };
    // No id holds a point: LEVEL.ID has one, and what is counted has two.
    let by_id = || all.iter().find(|one| one.key == key && longest.is_none() && key.matches('.').count() == 1);
    let found = by_sentence.or_else(by_id)?;
    Some(ToMark {
        kind: found.kind,
        key: found.mark.map_or(&*found.key, |mark| &mark.key).to_owned(),
        text: found.text.clone(),
        marked_as: found.mark.map(|mark| mark.text.clone()),
        area: String::new(),
        examples: Vec::new(),
    })
}

fn candidates<'a>(ladder: &'a Ladder, answers: &'a Answers) -> Vec<Candidate<'a>> {
    let marks = Marks::of(ladder, answers);
    let expectations = ladder.places().flat_map(|place| &place.level.expects).map(|one| Candidate {
        kind: Markable::Expectation,
        key: one.key.clone(),
        text: one.text.to_string(),
        mark: marks.on(one),
    });
    let lessons = ladder.tracks.iter().flat_map(Track::lessons).map(|task| (Markable::Lesson, task));
    let gates = ladder.places().flat_map(|place| place.level.gates()).map(|task| (Markable::Gate, task));
    let tasks = lessons.chain(gates).map(|(kind, task)| {
        let mark = marks.on_task(&task);
        Candidate { kind, key: task.key, text: task.text.into_owned(), mark }
    });
    expectations.chain(tasks).collect()
}

fn level(key: &str) -> &str {
    key.split_once('.').map_or(key, |(level, _)| level)
}

/// The text of a box is this sentence, with nothing behind it but remarks in brackets, such as its mark.
fn is_said(said: &str, sentence: &str) -> bool {
    let Some(rest) = said.strip_prefix(&plain(sentence)) else { return false };
    let mut rest = rest.trim();
    while let Some(inside) = rest.strip_prefix('(') {
        let Some((_, behind)) = inside.split_once(')') else { return false };
        rest = behind.trim();
    }
    rest.is_empty()
}

/// Without what Markdown needs and what an editor may have made of it.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\\' | '`')).collect();
    super::marks::folded(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::usual;
    use crate::model::{OrText, Text};

    fn found(ladder: &Ladder, key: &str, text: &str) -> Option<String> {
        ticked(ladder, &Answers::default(), key, text).map(|one| one.key)
    }

    #[test]
    fn the_sentence_wins_over_the_key_and_an_id_over_nothing() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].expects[1].text = "Asks `@sam` *why*".into();
        ladder.tracks[1].levels[0].requires = vec![OrText(Text::from("a licence (class B)").into())];
        let key = |key, text| found(&ladder, key, text);
        assert_eq!(key("m4.work.1", "Does thing 1 of m4 (met)"), Some("m4.work.1".into()));
        assert_eq!(
            key("m4.work.1", "Does thing 3 of m4 (goes further than before) (partly)"),
            Some("m4.work.3".into())
        );
        assert_eq!(key("m4.work.9", "Asks @sam \\*why\\*"), Some("m4.work.2".into()), "as Markdown has it");
        assert_eq!(key("m4.requires.1", "A licence (class B) (met)"), Some("m4.requires.1".into()));
        assert_eq!(key("m4.work.1", "Does something else"), None, "what stands at a number now is another thing");
        let expectation = &mut ladder.tracks[1].levels[0].expects[0];
        (expectation.id, expectation.key) = (Some("teaching".into()), "m4.teaching".into());
        assert_eq!(found(&ladder, "m4.teaching", "As it was worded"), Some("m4.teaching".into()));
    }

    #[test]
    fn of_a_sentence_at_several_levels_the_one_with_the_key_is_meant() {
        let mut ladder = usual();
        for level in [0, 1] {
            ladder.tracks[1].levels[level].expects[0].text = "Stands at two levels".into();
        }
        assert_eq!(found(&ladder, "m5.work.1", "Stands at two levels"), Some("m5.work.1".into()));
        assert_eq!(found(&ladder, "m4.work.7", "Stands at two levels"), Some("m4.work.1".into()), "of that level");
        assert_eq!(found(&ladder, "g4.work.7", "Stands at two levels"), None);
    }
}
