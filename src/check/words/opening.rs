//! How an expectation begins: with what someone does, or with an ability or a state of mind that no one can see.

use super::sentence::Sentence;
use super::{DEGREE, HAVING, STATE, WordList};

/// The words at the beginning of an expectation that say an ability.
pub(crate) struct Ability {
    /// The phrase of the list; empty where it is put together from several words ("has a good understanding").
    pub(crate) phrase: &'static str,
    /// How many words it takes, from the first of the sentence on.
    pub(crate) words: usize,
}

/// The ability that a sentence begins with, if it begins with one.
pub(crate) fn ability(sentence: &Sentence<'_>) -> Option<Ability> {
    let leads_in = |word: &str| {
        word.ends_with("ly")
            || matches!(word, "also" | "i" | "you" | "they" | "be" | "am" | "are" | "is")
            || matches!(word, "i'm" | "you're" | "they're" | "i’m" | "you’re" | "they’re")
    };
    let first = (0..3).find(|at| !leads_in(sentence.word(*at)))?;
    let known = |at: usize| Some((at, sentence.phrase_at(at, WordList::Ability)?));
    match (0..=first).find_map(known) {
        Some((at, (phrase, count))) => Some(Ability { phrase, words: at + count }),
        None => Some(Ability { phrase: "", words: first + has_ability(sentence, first)? }),
    }
}

/// "has a strong understanding of", "strong knowledge of", "demonstrates the ability to".
fn has_ability(sentence: &Sentence<'_>, first: usize) -> Option<usize> {
    let has = |list: &[&str], at: usize| list.binary_search(&sentence.word(at)).is_ok();
    let from = first + usize::from(has(HAVING, first));
    let noun = (from..from + 5).find(|at| !has(DEGREE, *at))?;
    let ends = matches!(
        sentence.word(noun + 1),
        "" | "of" | "in" | "with" | "to" | "for" | "and" | "about" | "on" | "that" | "how" | "necessary"
    );
    (has(STATE, noun) && ends && noun > first).then_some(noun + 1 - first)
}
