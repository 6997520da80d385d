//! The statements of an expectation: where each begins, without the label before it, and with whom it speaks of.

use super::sentence::Sentence;

/// More words are no label: "Execution: defines the scope".
const LABEL: usize = 4;

/// What ends in a full stop that ends no sentence.
const SHORT: &[&str] = &[
    "approx", "ca", "co", "dept", "dr", "eg", "etc", "ex", "fig", "g", "ie", "inc", "incl", "jr", "ltd", "max", "min",
    "mr", "mrs", "ms", "no", "nr", "p", "prof", "resp", "sr", "st", "vol", "vs",
];

/// How a statement begins that only says more of the one before it.
const ELABORATES: &[&str] = &[
    "but",
    "e",
    "eg",
    "example",
    "examples",
    "for",
    "i",
    "ie",
    "in",
    "it",
    "its",
    "note",
    "otherwise",
    "some",
    "such",
    "that",
    "the",
    "there",
    "these",
    "this",
    "those",
    "which",
];

/// The words at which statements begin: the first one, and every other that follows a full stop.
pub(crate) fn statements(sentence: &Sentence<'_>) -> Vec<usize> {
    let mut all = vec![label(sentence)];
    let mut depth = 0_usize;
    for at in 1..sentence.words.len() {
        let gap = sentence.gap_after(at - 1);
        depth = depth + gap.matches(['(', '[']).count() - gap.matches([')', ']']).count().min(depth);
        if depth == 0 && ends_here(sentence, at - 1, gap) {
            all.push(at);
        }
    }
    all
}

/// A full stop and the like behind a word, and a capital after it.
fn ends_here(sentence: &Sentence<'_>, before: usize, gap: &str) -> bool {
    let Some(stop) = gap.find(['.', '!', '?']) else { return false };
    let rest = gap.get(stop + 1..).unwrap_or_default();
    let next = sentence.original.get(sentence.range(before + 1, 1)).unwrap_or_default();
    let word = sentence.word(before);
    let is_capital = next.starts_with(char::is_uppercase);
    if !is_capital || rest.contains('.') || word.chars().count() == 1 || SHORT.contains(&word) {
        return false;
    }
    // "a shared need.Creates strategies", but "Node.js" and "ASP.NET".
    rest.starts_with(char::is_whitespace)
        || rest.starts_with([')', '"', '”', '’'])
        || (rest.is_empty() && word.len() > 3 && next.len() > 3 && next.chars().skip(1).all(char::is_lowercase))
}

/// The first word behind a label: "Execution: defines the scope", "[PM] Has an understanding".
fn label(sentence: &Sentence<'_>) -> usize {
    let is_label = |at: &usize| {
        let gap = sentence.gap_after(*at);
        gap.starts_with(": ") || gap.starts_with("] ") || (*at < 2 && matches!(gap, " - " | " – " | " — "))
    };
    let last = sentence.words.len().saturating_sub(1);
    (0..LABEL.min(last)).find(is_label).map_or(0, |at| at + 1)
}

/// A statement of at least a verb and two more words that makes a demand of its own.
pub(crate) fn is_a_demand(sentence: &Sentence<'_>, begins: usize, ends: usize) -> bool {
    const LEAST: usize = 3;
    let is_question = || sentence.gap_after(ends.saturating_sub(1)).contains('?');
    let first = sentence.word(begins);
    let is_person = first == "i" && ends > begins + LEAST;
    // "Refer them to the records": the one before it said to whom.
    let takes_up = |at: usize| matches!(sentence.word(at), "them" | "this" | "these" | "those");
    let says_more = takes_up(begins + 1) || takes_up(begins + 2) || (ELABORATES.contains(&first) && !is_person);
    ends.saturating_sub(begins) >= LEAST && !says_more && !is_question()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(text: &str) -> Vec<String> {
        let lower = text.to_ascii_lowercase();
        let sentence = Sentence::of(text, &lower);
        statements(&sentence).into_iter().map(|at| sentence.word(at).to_owned()).collect()
    }

    #[test]
    fn statements_begin_behind_full_stops_and_labels() {
        for (text, words) in [
            ("Plans the week. Trains the new ones", &["plans", "trains"][..]),
            ("Removes barriers around a need.Creates strategies", &["removes", "creates"]),
            ("Execution: Defines the scope", &["defines"]),
            ("[PM] Has an understanding", &["has"]),
            ("Mentorship - I teach. I learn!", &["i", "i"]),
            ("Writes Node.js and ASP.NET, e.g. Forms, for St. John vs. Paul", &["writes"]),
            ("Says when to stop (Example: at noon. Or so) and why", &["says"]),
            ("Sells, etc. And more", &["sells"]),
            ("Reads plans", &["reads"]),
            ("", &[""]),
        ] {
            assert_eq!(begin(text), words, "{text}");
        }
    }

    #[test]
    fn a_demand_is_more_than_a_remark() {
        let demand = |text: &str| {
            let lower = text.to_ascii_lowercase();
            let sentence = Sentence::of(text, &lower);
            is_a_demand(&sentence, 0, sentence.words.len())
        };
        assert!(demand("Trains the new ones") && demand("I train the new ones"));
        assert!(
            !demand("Refer them to the old plans")
                && !demand("This may take a year")
                && !demand("Trains others")
                && !demand("What comes next?")
        );
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(SHORT.is_sorted() && ELABORATES.is_sorted());
    }
}
