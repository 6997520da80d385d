//! How a statement begins: with what someone does, or with an ability, a state or a name for what they have, none of
//! which anyone can see.

use super::sentence::Sentence;
use super::statements::statements;
use super::verbs::{Verb, VerbForm, verb};
use super::{DEGREE, HAVING, PREDICATES, QUALITIES, STATE, WordList};

/// The words of an expectation that say an ability or a state.
pub(crate) struct Ability {
    /// The phrase of the list; empty where it is put together from several words ("has a good understanding").
    pub(crate) phrase: &'static str,
    /// Its first word.
    pub(crate) first: usize,
    /// One past its last word.
    pub(crate) end: usize,
}

/// The ability or state that a statement of the sentence begins with, the first of several.
pub(crate) fn ability(sentence: &Sentence<'_>) -> Option<Ability> {
    let begin = statements(sentence);
    let ends = begin.iter().skip(1).copied().chain([sentence.words.len()]);
    begin
        .iter()
        .copied()
        .zip(ends)
        .find_map(|(first, end)| in_statement(sentence, first, end).map(|(phrase, end)| Ability { phrase, first, end }))
}

/// The phrase, if it is one of the list, and one past its last word.
fn in_statement(sentence: &Sentence<'_>, first: usize, end: usize) -> Option<(&'static str, usize)> {
    let leads_in = |word: &str| {
        word.ends_with("ly")
            || matches!(word, "also" | "i" | "you" | "they" | "we" | "be" | "am" | "are" | "is" | "will" | "would")
            || matches!(word, "i'm" | "you're" | "they're" | "i’m" | "you’re" | "they’re")
    };
    let begins = (first..first + 4).find(|at| !leads_in(sentence.word(*at)))?;
    let known = |at: usize| Some((at, sentence.phrase_at(at, WordList::Ability)?));
    if let Some((at, (phrase, count))) = (first..=begins).find_map(known) {
        // What is thought aloud is heard.
        return (!matches!(sentence.word(at + count), "aloud" | "loud")).then_some((phrase, at + count));
    }
    let of_being = (first..begins).find(|at| is_being(sentence.word(*at)));
    let end = has_ability(sentence, begins)
        .or_else(|| of_being.and_then(|_| predicate(sentence, begins)))
        .or_else(|| quality(sentence, first, begins, end))
        .or_else(|| noun_line(sentence, first, end))?;
    Some(("", end))
}

fn is_being(word: &str) -> bool {
    matches!(word, "be" | "am" | "are" | "is" | "i'm" | "you're" | "they're" | "i’m" | "you’re" | "they’re")
}

fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// "has a strong understanding of", "strong knowledge of", "demonstrates the ability to".
fn has_ability(sentence: &Sentence<'_>, first: usize) -> Option<usize> {
    const MOST: usize = 6;
    let word = |at: usize| sentence.word(at);
    let from = first + usize::from(has(HAVING, word(first)));
    let noun = (from..from + MOST).find(|at| !has(DEGREE, word(*at)) && !word(*at).ends_with("ly"))?;
    let ends = !sentence.gap_after(noun).trim().is_empty()
        || matches!(
            word(noun + 1),
            "" | "of"
                | "in"
                | "with"
                | "to"
                | "for"
                | "and"
                | "about"
                | "on"
                | "that"
                | "how"
                | "necessary"
                | "when"
                | "while"
                | "by"
                | "towards"
                | "toward"
                | "at"
                | "over"
                | "as"
                | "across"
                | "around"
                | "through"
                | "within"
                | "between"
                | "beyond"
        );
    (has(STATE, word(noun)) && ends && noun > first).then_some(noun + 1)
}

/// Behind "is": "a trusted adviser", "comfortable", "learning"; not "on call", "present" or "mentoring".
fn predicate(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    if word.ends_with("ing") {
        let is_becoming = matches!(
            word,
            "learning"
                | "developing"
                | "becoming"
                | "growing"
                | "beginning"
                | "starting"
                | "gaining"
                | "improving"
                | "thinking"
        );
        return is_becoming.then_some(at + 1);
    }
    match word {
        "a" | "an" | "the" => {
            // "The one who decides" decides.
            let who = (at + 1..at + 4).any(|at| matches!(sentence.word(at), "who" | "that"));
            (!who && !sentence.word(at + 1).is_empty()).then(|| phrase_end(sentence, at))
        }
        _ => has(PREDICATES, word).then_some(at + 1),
    }
}

/// One past the last word of a noun and what is before it: "a natural point | of escalation".
fn phrase_end(sentence: &Sentence<'_>, first: usize) -> usize {
    const MOST: usize = 5;
    let goes_on = |at: &usize| {
        sentence.gap_after(at - 1) == " "
            && !matches!(
                sentence.word(*at),
                "" | "of"
                    | "in"
                    | "for"
                    | "to"
                    | "with"
                    | "on"
                    | "at"
                    | "by"
                    | "from"
                    | "and"
                    | "or"
                    | "as"
                    | "within"
                    | "across"
                    | "between"
                    | "about"
                    | "who"
                    | "that"
                    | "when"
                    | "outside"
                    | "among"
                    | "both"
                    | "through"
            )
    };
    (first + 1..first + MOST).take_while(goes_on).last().map_or(first + 1, |at| at + 1)
}

/// "Trusted to run things", "Highly respected", "Transparent in decisions": said of whom, and not of what they do.
fn quality(sentence: &Sentence<'_>, first: usize, begins: usize, end: usize) -> Option<usize> {
    // A verb of one person somewhere in front of a comma would have a subject here.
    let is_subject = (begins + 1..end.min(begins + 4)).any(|at| is_finite(sentence, at));
    let only_adverbs = (first..begins).all(|at| sentence.word(at).ends_with("ly"));
    (only_adverbs && has(QUALITIES, sentence.word(begins)) && !is_subject).then_some(begins + 1)
}

/// A word that can only be the verb of a sentence about someone.
fn is_finite(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "do"
            | "does"
            | "can"
            | "will"
            | "would"
            | "should"
            | "must"
            | "may"
    ) || word.ends_with("n't")
        || word.ends_with("n’t")
        || matches!(verb(word), Some((Verb::Always, VerbForm::OnePerson)))
}

/// A line without a verb: "A natural point of escalation", "Technical authority in their team", "Context awareness".
fn noun_line(sentence: &Sentence<'_>, first: usize, end: usize) -> Option<usize> {
    const SHORT: usize = 4;
    let word = sentence.word(first);
    let clause =
        (first + 1..end).take_while(|at| !matches!(sentence.word(*at), "that" | "who" | "which" | "where" | "what"));
    let has_verb = || clause.clone().any(|at| is_finite(sentence, at));
    let is_named = |word: &str| {
        ["ness", "ment", "tion", "sion", "ity", "ship", "ance", "ence", "cy", "edge", "skills", "ery"]
            .iter()
            .any(|ending| word.ends_with(ending))
    };
    let last = sentence.word(end.saturating_sub(1));
    let is_short = (2..=SHORT).contains(&(end - first))
        && is_named(last)
        && verb(word).is_none()
        && !word.ends_with('s')
        && !word.ends_with("ing")
        && !word.ends_with("ed")
        && !word.ends_with("ly");
    // "The foreman hands over the plan": a verb that no list has.
    let may_be_verb =
        |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let has_some_verb = || (first + 2..(first + 5).min(end)).any(|at| may_be_verb(sentence.word(at)));
    let is_line = (matches!(word, "a" | "an" | "the") && !has_some_verb() || is_short) && !has_verb();
    is_line.then(|| phrase_end(sentence, first).min(end))
}
