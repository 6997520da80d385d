//! The texts of a ladder, one after another, each taken apart into words once for all rules that read it.

use super::words::sentence::Sentence;
use crate::diagnostic::Span;
use crate::ladder::{Kind, Ladder, Level};

/// A text of a ladder.
pub(crate) struct Passage<'a> {
    /// Its words.
    pub(crate) sentence: Sentence<'a>,
    /// What it is there for.
    pub(crate) role: Role,
    /// Of the track it belongs to; areas belong to none.
    pub(crate) track: Option<Kind>,
    /// Where the text, or what it is about, stands in the file.
    pub(crate) at: Span,
}

/// What a text is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Something one sees a person do.
    Expectation,
    /// A requirement that can be met in one way only.
    Gate,
    /// What a level or a track is, in a sentence, or how it is supervised.
    Summary,
    /// Anything else that is said of a ladder, a track, a level or an area.
    Else,
}

impl Passage<'_> {
    /// Where some bytes of the text stand in the file.
    pub(crate) fn span(&self, range: std::ops::Range<usize>) -> Span {
        part(self.sentence.original, self.at, range)
    }

    /// What stands at some bytes of the text.
    pub(crate) fn said(&self, range: std::ops::Range<usize>) -> &str {
        self.sentence.original.get(range).expect("words begin and end between characters")
    }
}

/// Hands over every text of a ladder.
pub(crate) fn each(ladder: &Ladder, mut read: impl FnMut(&Passage<'_>)) {
    let mut lower = String::new();
    let mut hand_over = |text: &str, role, track, at| {
        lower.clear();
        lower.push_str(text);
        lower.make_ascii_lowercase();
        read(&Passage { sentence: Sentence::of(text, &lower), role, track, at });
    };
    for place in ladder.places() {
        of_level(place.level, &mut |text, role, at| hand_over(text, role, Some(place.track.kind), at));
    }
    for track in &ladder.tracks {
        let mut hand_over = |text: &str, role, at| hand_over(text, role, Some(track.kind), at);
        track.prepare.iter().chain(&track.trial).for_each(|one| hand_over(&one.text, Role::Else, one.text.at));
        hand_over(&track.name, Role::Else, track.at);
        track.summary.iter().for_each(|text| hand_over(text, Role::Summary, track.at));
    }
    for area in &ladder.areas {
        let texts = [Some(&area.name), area.about.as_ref()];
        texts.into_iter().flatten().for_each(|text| hand_over(text, Role::Else, None, area.id.at));
    }
}

fn of_level(level: &Level, hand_over: &mut impl FnMut(&str, Role, Span)) {
    for one in &level.expects {
        hand_over(&one.text, Role::Expectation, one.at());
    }
    for one in &level.expects {
        one.examples.iter().for_each(|example| hand_over(example, Role::Else, one.at()));
    }
    for gate in &level.requires {
        // What is only one way to meet it is required of no one.
        let role = if gate.one_of.len() > 1 { Role::Else } else { Role::Gate };
        gate.one_of.iter().for_each(|text| hand_over(text, role, text.at));
    }
    for phrase in level.deepen.iter().chain(&level.recognition) {
        hand_over(phrase, Role::Else, phrase.at);
    }
    hand_over(&level.title, Role::Else, level.at());
    let texts = [level.summary.as_ref(), level.supervision.as_ref()];
    texts.into_iter().flatten().for_each(|text| hand_over(text, Role::Summary, level.at()));
}

/// Where a part of a text stands in the file. Only where the file has the text letter by letter can the part be pointed
/// at; else it is the whole text.
pub(crate) fn part(text: &str, at: Span, range: std::ops::Range<usize>) -> Span {
    const QUOTE: usize = 1;
    if at.end.checked_sub(at.start) == Some(QUOTE + text.len() + QUOTE) {
        Span { start: at.start + QUOTE + range.start, end: at.start + QUOTE + range.end }
    } else {
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::usual;

    #[test]
    fn each_text_comes_with_its_role_and_the_kind_of_its_track() {
        let mut ladder = usual();
        ladder.tracks.truncate(2);
        ladder.tracks.remove(0);
        let track = &mut ladder.tracks[0];
        track.levels.truncate(1);
        track.levels[0].expects.truncate(1);
        track.levels[0].expects[0].examples.push("An example".into());
        track.levels[0].requires.push(crate::ladder::Text::from("A gate".to_owned()).into());
        ladder.areas[0].about = Some("About it".into());
        let mut said = Vec::new();
        each(&ladder, |passage| said.push((passage.sentence.original.to_owned(), passage.role, passage.track)));
        let mastery = Some(Kind::Mastery);
        let wanted = [
            ("Does thing 1 of m4", Role::Expectation, mastery),
            ("An example", Role::Else, mastery),
            ("A gate", Role::Gate, mastery),
            ("M4", Role::Else, mastery),
            ("mastery", Role::Else, mastery),
            ("Work", Role::Else, None),
            ("About it", Role::Else, None),
        ];
        assert_eq!(said, wanted.map(|(text, role, track)| (text.to_owned(), role, track)));
    }

    #[test]
    fn a_part_is_pointed_at_only_where_the_file_has_the_text_letter_by_letter() {
        let at = Span { start: 10, end: 15 };
        assert_eq!(part("abc", at, 1..2), Span { start: 12, end: 13 });
        assert_eq!(part("ab", at, 1..2), at, "an escape makes the text shorter than its place");
    }
}
