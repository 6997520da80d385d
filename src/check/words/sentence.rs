//! A sentence as words with their places, and what can be looked for in it.

use super::WordList;

/// A word of a sentence: letters and digits, with the hyphens and apostrophes inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// In small letters.
    pub(crate) text: &'a str,
    /// First byte in the sentence.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
}

/// A sentence to look through.
pub(crate) struct Sentence<'a> {
    /// As it was written.
    pub(crate) original: &'a str,
    lower: &'a str,
    /// Its words in order.
    pub(crate) words: Vec<Word<'a>>,
    /// The phrases of all lists in it, in their order.
    phrases: Vec<Phrase>,
}

/// A phrase of a list, where it stands in a sentence.
struct Phrase {
    list: WordList,
    text: &'static str,
    /// Its first word.
    at: usize,
    /// How many words it has.
    words: usize,
}

impl<'a> Sentence<'a> {
    /// `lower` is the original in small ASCII letters, so that places in both are the same.
    pub(crate) fn of(original: &'a str, lower: &'a str) -> Self {
        // Most sentences are ASCII, where nothing has to be decoded.
        let words = if lower.is_ascii() {
            words_of(lower, lower.bytes().map(char::from).enumerate())
        } else {
            words_of(lower, lower.char_indices())
        };
        let mut sentence = Self { original, lower, words, phrases: Vec::new() };
        sentence.phrases = sentence.find_phrases();
        sentence
    }

    /// Once for all rules: in most sentences there is hardly any.
    fn find_phrases(&self) -> Vec<Phrase> {
        let mut found = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            for phrase in super::beginning_with(word.text) {
                let stands = phrase.rest.iter().zip(at + 1..).all(|(wanted, at)| self.word(at) == *wanted);
                if stands {
                    found.push(Phrase { list: phrase.list, text: phrase.text, at, words: 1 + phrase.rest.len() });
                }
            }
        }
        found
    }

    /// Whether a phrase of the list is in it.
    pub(crate) fn has(&self, list: WordList) -> bool {
        self.phrases.iter().any(|phrase| phrase.list == list)
    }

    /// The word so many places after the first; empty beyond the last.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// What stands between a word and the next.
    pub(crate) fn gap_after(&self, at: usize) -> &'a str {
        let start = self.words.get(at).map_or(self.lower.len(), |word| word.end);
        let end = self.words.get(at + 1).map_or(self.lower.len(), |word| word.start);
        self.lower.get(start..end).expect("words begin and end between characters")
    }

    /// The longest phrase of a list that stands from this word on, and how many words it has.
    pub(crate) fn phrase_at(&self, at: usize, list: WordList) -> Option<(&'static str, usize)> {
        // Looked up, since a text of ten thousand letters may hold thousands of them.
        let from = self.phrases.partition_point(|phrase| phrase.at < at);
        let here = self.phrases.iter().skip(from).take_while(|phrase| phrase.at == at);
        here.filter(|phrase| phrase.list == list)
            .map(|phrase| (phrase.text, phrase.words))
            .max_by_key(|(_, words)| *words)
    }

    /// The word is someone else's.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let before = self.original.get(..self.range(at, 1).start);
        before.is_some_and(|before| before.ends_with(['‘', '“', '"', '\'', '«', '„']))
    }

    /// The bytes of the sentence that so many words from one on take.
    pub(crate) fn range(&self, at: usize, count: usize) -> std::ops::Range<usize> {
        let start = self.words.get(at).map_or(0, |word| word.start);
        let end = self.words.get(at + count.saturating_sub(1)).map_or(start, |word| word.end);
        start..end
    }
}

fn words_of(lower: &str, chars: impl Iterator<Item = (usize, char)>) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(20);
    let word = |start: usize, end: usize| Word {
        text: lower.get(start..end).expect("words begin and end between characters"),
        start,
        end,
    };
    let (mut begun, mut end) = (None, 0);
    for (at, c) in chars {
        if c.is_alphanumeric() {
            begun = begun.or(Some(at));
            end = at + c.len_utf8();
        } else if !matches!(c, '-' | '\'' | '’') {
            words.extend(begun.take().map(|start| word(start, end)));
        }
    }
    words.extend(begun.map(|start| word(start, end)));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_inner_hyphens_and_their_places() {
        let text = "Leads the team's one-to-ones, 2 a week -";
        let lower = text.to_ascii_lowercase();
        let sentence = Sentence::of(text, &lower);
        let words: Vec<&str> = sentence.words.iter().map(|word| word.text).collect();
        assert_eq!(words, ["leads", "the", "team's", "one-to-ones", "2", "a", "week"]);
        assert_eq!(&text[sentence.range(2, 2)], "team's one-to-ones");
        assert_eq!((sentence.gap_after(3), sentence.gap_after(6)), (", ", " -"));
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let lower = "is able to weld, isles, can, 1";
        let sentence = Sentence::of(lower, lower);
        let found: Vec<_> = (0..=sentence.words.len()).map(|at| sentence.phrase_at(at, WordList::Ability)).collect();
        assert_eq!(
            found,
            [Some(("is able to", 3)), Some(("able to", 2)), None, None, None, Some(("can", 1)), None, None]
        );
    }
}
