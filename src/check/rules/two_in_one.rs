//! `two-in-one`: two behaviours in one sentence, each of which one could meet without the other.
//!
//! "Designs and builds the shed" is one piece of work, "writes it down and shows it" one flow; "plans the week and
//! trains the new ones" is two. Only the last kind is named, and only where the words leave little doubt.

use crate::check::passages::Passage;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::sentence::Sentence;
use crate::check::words::statements::{is_a_demand, statements};
use crate::check::words::verbs::{Verb, VerbForm, verb};
use crate::diagnostic::{Code, Diagnostic, Group};

pub(super) static RULE: Rule = Rule {
    code: Code::new("two-in-one", Group::Wording),
    checks: &[Check::Expectation(check)],
    explanation: include_str!("two_in_one.md"),
};

/// Words before which a noun-or-verb is a verb: "reviews the plans", but "plans and reviews for".
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "all", "an", "any", "apprentices", "at", "both", "clear", "customers", "each", "every", "five", "four",
    "good", "her", "his", "how", "if", "its", "junior", "more", "most", "new", "one", "other", "others", "our",
    "people", "senior", "several", "six", "ten", "that", "the", "their", "these", "this", "those", "three", "two",
    "what", "when", "where", "whether", "which", "who", "why", "your",
];

/// Words that take up what the first half spoke of: the two halves are one.
#[rustfmt::skip]
const BACKWARD: &[&str] = &[
    "accordingly", "either", "her", "him", "how", "it", "its", "itself", "result", "results", "same", "so",
    "such", "that", "them", "then", "these", "they", "this", "those", "whether", "which", "why",
];

/// The least words that the object of the second half has.
const OBJECT: usize = 2;

/// More words are no sentence that anyone takes apart: it is said to be too long.
const MOST_WORDS: usize = 200;

fn check(passage: &Passage<'_>, found: &mut Found<'_>) {
    let sentence = &passage.sentence;
    if sentence.words.len() > MOST_WORDS {
        return;
    }
    let demands = demands(sentence);
    let (range, count) = match demands.as_slice() {
        [_, second, ..] => {
            let end = demands.get(2).copied().unwrap_or(sentence.words.len());
            (sentence.range(*second, end - second), demands.len())
        }
        _ => match second(sentence) {
            Some(range) => (range, 2),
            None => return,
        },
    };
    let message = match count {
        2 => "an expectation asks for two things".to_owned(),
        3 => "an expectation asks for three things".to_owned(),
        _ => format!("an expectation asks for {count} things"),
    };
    let finding = Diagnostic::warning(message).at(passage.span(range)).label("the second");
    let help = if count == 2 {
        "write two expectations: one can be met without the other"
    } else {
        "write an expectation for each"
    };
    found.push(finding.help(help));
}

/// The statements that each ask for something, if there are several.
fn demands(sentence: &Sentence<'_>) -> Vec<usize> {
    let begin = statements(sentence);
    let ends = begin.iter().skip(1).copied().chain([sentence.words.len()]);
    let all: Vec<(usize, usize)> = begin.iter().copied().zip(ends).collect();
    all.into_iter().filter(|(begins, end)| is_a_demand(sentence, *begins, *end)).map(|(begins, _)| begins).collect()
}

/// The bytes of the second behaviour of one statement, if there are two.
fn second(sentence: &Sentence<'_>) -> Option<std::ops::Range<usize>> {
    let begins = statements(sentence).first().copied()?;
    // "You write", "I often write".
    let is_subject = |at: usize| matches!(sentence.word(at), "i" | "you" | "we" | "they");
    let is_aside = |at: usize| is_adverb(sentence.word(at));
    let first = (begins..sentence.words.len()).find(|at| !is_subject(*at) && !is_aside(*at))?;
    let (_, form) = being(sentence.word(first))
        .or_else(|| verb(sentence.word(first)))
        .or_else(|| looks_like_a_verb(sentence.word(first)))?;
    let count = sentence.words.len();
    let begins_another = |at: usize| {
        let Some(Joint { before, sure }) = joint(sentence, first, at) else { return false };
        count - at > OBJECT
            && is_verb_at(sentence, at, form, sure)
            && !is_shared_object(sentence, first, before)
            && !is_open(sentence, first, before)
            && !hangs_on(sentence, first, before)
            && !is_one_flow(sentence.word(first), sentence.word(at))
            && !takes_up(sentence, at, if sure == Sure::Statement { 0 } else { before + 1 })
    };
    let at = (first + 1..count).find(|at| begins_another(*at))?;
    Some(sentence.range(at, count - at))
}

/// Where a second verb may begin.
struct Joint {
    /// The last word of what is before it.
    before: usize,
    sure: Sure,
}

/// How surely a verb begins there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Behind a semicolon: whatever begins there is one.
    Statement,
    /// Behind "and" and an adverb, "and consistently checks".
    Adverb,
    /// Behind "and" or a comma.
    Joined,
}

fn joint(sentence: &Sentence<'_>, first: usize, at: usize) -> Option<Joint> {
    let gap = sentence.gap_after(at - 1);
    if gap == "; " {
        return Some(Joint { before: at - 1, sure: Sure::Statement });
    }
    let last = (first + 1..at).rev().find(|before| !is_adverb(sentence.word(*before)))?;
    let sure = if last + 1 < at { Sure::Adverb } else { Sure::Joined };
    if !(last + 1..at).all(|at| sentence.gap_after(at) == " ") {
        return None;
    }
    match sentence.gap_after(last) {
        " " if sentence.word(last) == "and" => Some(Joint { before: last - 1, sure }),
        ", " if last > first => Some(Joint { before: last, sure }),
        _ => None,
    }
}

fn being(word: &str) -> Option<(Verb, VerbForm)> {
    let form = match word {
        "is" | "has" | "does" => VerbForm::OnePerson,
        "am" | "are" | "have" | "do" => VerbForm::Plain,
        _ => return None,
    };
    Some((Verb::Always, form))
}

fn is_adverb(word: &str) -> bool {
    let is_other = matches!(
        word,
        "daily"
            | "weekly"
            | "monthly"
            | "yearly"
            | "quarterly"
            | "hourly"
            | "early"
            | "family"
            | "friendly"
            | "only"
            | "timely"
            | "costly"
            | "supply"
            | "assembly"
            | "apply"
            | "reply"
            | "rely"
            | "fly"
            | "monopoly"
            | "orderly"
            | "elderly"
    );
    (word.ends_with("ly") && !is_other) || matches!(word, "also" | "often" | "always" | "then" | "sometimes")
}

/// "Contributes to and leads", "helps others see and value": what comes after "and" is the object of both.
fn is_open(sentence: &Sentence<'_>, first: usize, before: usize) -> bool {
    let last = sentence.word(before);
    matches!(last, "to" | "in" | "on" | "out" | "for" | "with" | "of" | "about" | "from" | "into" | "at" | "by" | "up")
        || (before > first && matches!(verb(last), Some((Verb::Always, _))))
}

/// "A culture that influences one and promotes the other", "how we talk and support each other": both verbs have the
/// subject that a word such as "that" brings, but for one that a comma sets apart.
fn hangs_on(sentence: &Sentence<'_>, first: usize, before: usize) -> bool {
    let brings = |at: &usize| {
        matches!(
            sentence.word(*at),
            "that"
                | "which"
                | "who"
                | "whom"
                | "whose"
                | "how"
                | "what"
                | "where"
                | "when"
                | "whether"
                | "why"
                | "as"
                | "if"
        )
    };
    // "Ensures the shed is dry and meets the code": the shed does.
    let of_a_thing = |at: &usize| matches!(sentence.word(*at), "is" | "are" | "has" | "have" | "was" | "were");
    let Some(bringing) = (first + 1..=before).find(|at| brings(at) || of_a_thing(at)) else { return false };
    let has_comma = |at: usize| sentence.gap_after(at).starts_with(',');
    let is_list = (bringing..before).any(has_comma);
    !has_comma(before) || is_list
}

/// What is found out is acted upon: "identifies bottlenecks and proposes solutions".
fn is_one_flow(first: &str, second: &str) -> bool {
    let plain = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let finds = matches!(
        plain(first).as_str(),
        "identifie"
            | "identify"
            | "find"
            | "spot"
            | "notice"
            | "recognise"
            | "recognize"
            | "anticipate"
            | "detect"
            | "diagnose"
            | "gather"
            | "monitor"
            | "review"
            | "evaluate"
            | "assesse"
            | "assess"
            | "analyse"
            | "analyze"
            | "investigate"
            | "research"
            | "researche"
            | "collect"
            | "listen"
            | "seek"
            | "look"
            | "explore"
            | "catche"
            | "catch"
    );
    let acts = matches!(
        plain(second).as_str(),
        "propose"
            | "suggest"
            | "recommend"
            | "resolve"
            | "solve"
            | "fix"
            | "fixe"
            | "mitigate"
            | "addresse"
            | "address"
            | "escalate"
            | "implement"
            | "offer"
            | "make"
            | "take"
            | "drive"
            | "report"
            | "raise"
            | "communicate"
            | "share"
            | "apply"
            | "applie"
            | "use"
            | "adjust"
            | "improve"
            | "remove"
            | "act"
            | "create"
            | "build"
            | "develop"
            | "design"
            | "introduce"
            | "provide"
    );
    // What is advised follows from what is done before it.
    let advises = matches!(plain(second).as_str(), "recommend" | "propose" | "suggest");
    (finds && acts) || advises
}

/// A sentence of a ladder that begins with a word in -s begins with a verb, known or not.
fn looks_like_a_verb(word: &str) -> Option<(Verb, VerbForm)> {
    let ends = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ends.then_some((Verb::Perhaps, VerbForm::OnePerson))
}

fn is_verb_at(sentence: &Sentence<'_>, at: usize, wanted: VerbForm, sure: Sure) -> bool {
    let begins_sentence = sure != Sure::Joined;
    let unknown = || begins_sentence.then(|| looks_like_a_verb(sentence.word(at))).flatten();
    let Some((sure, form)) = verb(sentence.word(at)).or_else(unknown) else { return false };
    let follows = OPENERS.binary_search(&sentence.word(at + 1)).is_ok();
    // "create" is a verb anywhere, "designs" is one before "the"; a plain form may belong to an earlier "to" or "can".
    // "stays for the first try": how the first goes on, nothing of its own.
    // "Tools, harnesses and frameworks" are a list of things.
    let has_subject = matches!(sentence.word(at), "others" | "ours")
        || (!begins_sentence && matches!(sentence.word(at + 1), "and" | "or"))
        || matches!(sentence.word(at + 1), "may" | "can" | "will" | "must" | "should" | "is" | "are" | "have" | "has");
    let goes_on = matches!(
        sentence.word(at + 1),
        "for" | "until" | "by" | "there" | "along" | "back" | "through" | "when" | "while"
    );
    form == wanted
        && !goes_on
        && !has_subject
        // "gets involved in, and identifies, openings": both have one object.
        && !sentence.gap_after(at).starts_with(',')
        && match (form, sure) {
            (VerbForm::OnePerson, Verb::Always) => true,
            (VerbForm::OnePerson, Verb::Perhaps) => follows || begins_sentence,
            (VerbForm::Plain, _) => (follows || begins_sentence) && !has_helper(sentence, at),
        }
}

/// "Helps others to plan and write the change": the plain forms hang on "to".
fn has_helper(sentence: &Sentence<'_>, before: usize) -> bool {
    (1..before).any(|at| {
        matches!(
            sentence.word(at),
            "to" | "can" | "will" | "may" | "must" | "should" | "help" | "helping" | "let" | "lets"
        )
    })
}

/// Nothing but verbs and adverbs up to here: "plans, runs and reviews the trial".
fn is_shared_object(sentence: &Sentence<'_>, first: usize, first_object: usize) -> bool {
    (first + 1..=first_object).all(|at| verb(sentence.word(at)).is_some() || sentence.word(at).ends_with("ly"))
}

/// The second half speaks of the first: by a word like "it", or by naming again a thing that stands before `first_ends`.
fn takes_up(sentence: &Sentence<'_>, second: usize, first_ends: usize) -> bool {
    let words = || sentence.words.iter().skip(second + 1).map(|word| word.text);
    if words().any(|word| BACKWARD.binary_search(&word).is_ok()) {
        return true;
    }
    words().any(|word| (0..first_ends).any(|at| is_alike(sentence.word(at), word)))
}

/// Two forms of one word: "designs" and "design", "decision" and "decided".
fn is_alike(a: &str, b: &str) -> bool {
    fn stem(word: &str) -> Option<&str> {
        word.get(..5.min(word.len()))
    }
    a.len() >= 4 && b.len() >= 4 && stem(a) == stem(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::fires;

    fn found(text: &str) -> Option<String> {
        let lower = text.to_ascii_lowercase();
        second(&Sentence::of(text, &lower)).map(|range| text[range].to_owned())
    }

    #[test]
    fn two_behaviours_that_could_be_met_apart_are_two() {
        for text in [
            "Plans the week with the crew and trains the new ones on ladders",
            "Writes clear user guides and mentors two junior engineers",
            "Runs the morning briefing; checks every harness before the first lift",
            "Orders material for the site and keeps apprentices busy all day",
            "Design the storage layer and teach a course for beginners",
            "Sets technical direction for the area and recruits senior people from outside",
            "Sweeps the yard before noon and trains the new ones on ladders",
            "Reviews training plans and trains the new ones on ladders",
            "Plans the week with the crew and consistently grumbles at the weather",
            "Is first in the yard on Mondays and takes the calls of the weekend",
            "Seeks out the oldest masons, gives younger ones a hand",
            "Explains what a wall needs, and teaches the new ones on ladders",
            "Effectively plans the week, and trains the new ones on ladders",
            "Execution: plans the week and trains the new ones on ladders",
        ] {
            assert!(found(text).is_some(), "{text}");
        }
    }

    #[test]
    fn one_piece_of_work_or_one_flow_is_one() {
        for text in [
            "Designs and builds the shed for a customer",
            "Plans, runs and reviews the trial of a new method",
            "Orders sand and gravel for the week",
            "Answers for health and safety on the site",
            "Finds the leak that two visits missed and says why it was missed",
            "Writes down a decision and shows it to those who work with it",
            "Designs the change before writing it, and shows the design",
            "Checks plans and designs for the building code",
            "Diagnoses the fault and repairs the faulty part",
            "Reads drawings and specifications",
            "Teaches by pairing and by review",
            "Helps others to plan the work and write the report",
            "Takes a helper through one task by the maker's sheet and stays for the first try",
            "Ends each duty on time (e.g., time cards, expense reports)",
            "Talks with families and staff about a death on the ward",
            "Plans the week with the crew and writes letters",
            "Help others to plan the work and write the report",
            "Sweeps, plans and reviews the whole yard",
            "Contributes to and often leads the rounds of the yard",
            "Ensures that the shed is dry and really meets the code",
            "Makes decisions about the yard and occasionally others' plots",
            "Defines the state of the art; inventions may be sold abroad",
            "Raises issues with test rigs, harnesses and frameworks used",
            "Applies creative analysis to a wall and recommends a repair",
            "Secures data, maintenance logs and daily checklists in the first hours",
            "Shapes a culture that values rest and promotes younger masons",
            "Watches how the yard works and supports other masons",
            "Identifies bottlenecks in the yard and proposes better routes",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn each_statement_that_asks_for_something_is_counted() {
        let said = |text: &str| crate::check::tried::only(&RULE, &crate::check::tried::expecting(&[text])).message;
        let two = "an expectation asks for two things";
        assert_eq!(said("Keeps the van in order. Answers the phone after hours"), two);
        assert_eq!(said("You keep the van in order. You answer the phone. This may be at night"), two);
        let three = "Keeps the van in order. Answers the phone. Sweeps the whole yard";
        assert_eq!(said(three), "an expectation asks for three things");
        crate::check::tried::is_quiet(&["Keeps the van in order. This takes an hour a week"]);
    }

    #[test]
    fn more_words_than_a_sentence_has_are_not_taken_apart() {
        let long = |count: usize| format!("Plans the week and trains the new ones on{}", " ladders".repeat(count - 9));
        let count = |text: &str| crate::check::tried::found_by(&RULE, &crate::check::tried::expecting(&[text])).len();
        assert_eq!((count(&long(MOST_WORDS)), count(&long(MOST_WORDS + 1))), (1, 0));
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(OPENERS.is_sorted() && BACKWARD.is_sorted());
    }

    #[test]
    fn what_does_not_begin_with_a_verb_is_not_taken_apart() {
        for begin in ["The foreman", "Each morning he", "Gas", "Glass", "Status"] {
            assert_eq!(found(&format!("{begin} plans the week and trains the new ones on ladders")), None, "{begin}");
        }
    }

    #[test]
    fn two_behaviours_are_pointed_at_where_the_second_begins() {
        fires(&RULE, &[("Plans the week and trains the new ones on ladders", "trains the new ones on ladders")]);
    }
}
