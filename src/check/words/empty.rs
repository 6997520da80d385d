//! Words that say too little: a measure without anything to measure by, and what could go.

use super::WordList;
use super::opening::ability;
use super::sentence::Sentence;

/// Such words in a sentence.
pub(crate) struct Empty {
    /// `Vague` or `Filler`.
    pub(crate) list: WordList,
    /// As it stands in the list.
    pub(crate) phrase: &'static str,
    /// Its first word in the sentence.
    pub(crate) at: usize,
    /// How many words it takes.
    pub(crate) count: usize,
}

/// All of them in an expectation, but for those in the ability that it begins with: that is reported already.
pub(crate) fn empty_words(sentence: &Sentence<'_>) -> Vec<Empty> {
    let mut all = Vec::new();
    if ![WordList::Vague, WordList::Filler, WordList::Unmeasured].into_iter().any(|list| sentence.has(list)) {
        return all;
    }
    let ability = ability(sentence).filter(|ability| ability.first == 0);
    let mut at = ability.map_or(0, |ability| ability.end);
    while sentence.words.get(at).is_some() {
        let vague = sentence.phrase_at(at, WordList::Vague).or_else(|| unmeasured(sentence, at));
        let vague = vague.map(|found| (WordList::Vague, found));
        let found = vague.or_else(|| sentence.phrase_at(at, WordList::Filler).map(|found| (WordList::Filler, found)));
        match found {
            Some((list, (phrase, count))) if !is_meant(sentence, at, phrase, count) => {
                all.push(Empty { list, phrase, at, count });
                at += count;
            }
            _ => at += 1,
        }
    }
    all
}

/// "Strong skills", "good working relationships"; but "a strong inspector" and "a good year".
fn unmeasured(sentence: &Sentence<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !matches!(sentence.word(at), "good" | "great" | "strong") {
        return None;
    }
    let noun = (at..).skip(1).take(2).find_map(|noun| Some((noun, sentence.phrase_at(noun, WordList::Unmeasured)?.1)));
    noun.map(|(noun, count)| ("good", noun + count - at))
}

/// "As required by law" names something, and "more efficiently" is a measure against what was.
fn is_meant(sentence: &Sentence<'_>, at: usize, phrase: &str, count: usize) -> bool {
    let next = sentence.word(at + count);
    let goes_on = sentence.gap_after(at + count - 1).trim().is_empty();
    match phrase {
        "as required" | "as necessary" | "as needed" | "as assigned" => {
            goes_on && matches!(next, "by" | "in" | "under" | "for")
        }
        "appropriate" | "relevant" => (goes_on && matches!(next, "to" | "for")) || next == "rate",
        // That is how far ahead, or in what, someone thinks.
        "in terms of" if at > 0 => sentence.word(at - 1).starts_with("think"),
        "effective" if matches!(next, "date" | "dates" | "span" | "use") => true,
        // That is so or not, and the law says when.
        "properly" if matches!(next, "licensed" | "licenced" | "registered" | "insured" | "certified") => true,
        _ if phrase == "effective" || phrase.ends_with("ly") => {
            at > 0 && matches!(sentence.word(at - 1), "more" | "most" | "less" | "cost")
        }
        _ => {
            sentence.original.get(..sentence.range(at, 1).start).is_some_and(|before| before.ends_with(['‘', '“', '"']))
        }
    }
}
