//! The habits of the first version, which read as translated: searched for in every text of the ladders and of the
//! questions. What a search cannot find, such as an adverb in the wrong place, is left to the reader.

use metier::store::LADDERS;

use super::{Findings, Said};

/// Words to look for, and what a colleague would say. In a phrase `a|b` is either word and `*` any.
struct Habit {
    phrases: &'static [&'static str],
    instead: &'static str,
    /// Longer phrases in which the words are right.
    fine: &'static [&'static str],
}

const fn habit(phrases: &'static [&'static str], instead: &'static str) -> Habit {
    Habit { phrases, instead, fine: &[] }
}

const fn habit_but(phrases: &'static [&'static str], instead: &'static str, fine: &'static [&'static str]) -> Habit {
    Habit { phrases, instead, fine }
}

const HABITS: &[Habit] = &[
    habit_but(&["ask|asks|asked|asking for"], "expect, expectations", &["ask|asks|asked|asking for help|advice"]),
    habit(&["how you|we|they|things stand", "how * stands"], "where you stand on"),
    habit_but(&["stands"], "is", &["stands up|by|out|back|down|over|beside", "stands in for"]),
    habit(&["lies|lying", "is|are|stand in it", "there are"], "is, or nothing"),
    habit(&["mend|mends|mended|mending"], "fix"),
    habit(&["anew", "begin|begins|beginning again"], "start over"),
    habit(&["aside"], "set apart, or without it"),
    habit(&["liking|likings"], "what you like"),
    habit_but(
        &[
            "a|an|the|each|every|their|your|this|of talk|talks",
            "hard|difficult|tough|good|weekly|monthly|yearly|one-to-one talk|talks",
        ],
        "conversation, one-to-one, debrief",
        &["give|gives|giving|gave a talk"],
    ),
    habit_but(&["figures"], "numbers", &["figures out"]),
    habit(&["a|the|their|your|old|new|this post|posts", "in post"], "job"),
    habit(&["maker|makers"], "manufacturer"),
    habit(&["the house"], "the firm"),
    habit_but(&["purchase|purchases"], "acquisition, buying", &["purchase order|orders"]),
    habit_but(
        &["one must|should|can|does|has|needs|who", "one's"],
        "you, or who it is",
        &["no|any|each|every|this|that|which one *", "the one who"],
    ),
    habit(&["somebody|anybody|nobody|everybody"], "someone, anyone, no one, everyone"),
    habit_but(&["is|are no"], "is not a", &["is|are no longer|more|less|better|worse|one", "there is no"]),
    habit(&["what weighs most"], "answers that counted most"),
    habit(&["what it brings"], "what you get"),
    habit(&["is|are yours to"], "what you can do"),
    habit(
        &["of|on|by|in|from|for|at|with|to|under|through which|whom"],
        "turn it round: the shapes the firm is known for",
    ),
    habit(&["unhurt"], "a second verb"),
    habit(
        &["after|for|within|in five|seven|nine|eleven|thirteen weeks|days|months|minutes|hours", "* paces"],
        "a number that the trade uses, or none",
    ),
];

/// Where the trade uses the words: the file, the words there, and why.
const EXCUSED: &[(&str, &str, &str)] = &[("ladders/hvac.toml", "the house", "the building with the ducts in it")];

/// Participles that end a sentence without a verb: "rank and pay kept".
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "done", "given", "included", "kept", "left", "named", "paid", "sent", "shown", "told", "unchanged", "untouched",
];

/// The words of a text in small letters, in runs that no punctuation breaks.
fn runs(text: &str) -> Vec<Vec<String>> {
    let text = text.to_lowercase().replace('’', "'");
    let is_end =
        |c: char| !c.is_alphanumeric() && !matches!(c, ' ' | '\'' | '-' | '/' | '\n' | '*' | '_' | '“' | '”' | '"');
    let words = |run: &str| {
        let split = run.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
        // The apostrophe of "inspectors' own" says whose.
        split.map(|word| word.trim_start_matches('\'').to_owned()).filter(|word| !word.is_empty()).collect()
    };
    text.split(is_end).map(words).collect()
}

/// How many words of the run, from here on, the phrase takes; `None` if it is not there.
fn is_at(phrase: &str, run: &[String], at: usize) -> Option<usize> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    let words = run.get(at..at + parts.len())?;
    let same = |(part, word): (&&str, &String)| *part == "*" || part.split('|').any(|either| either == word);
    parts.iter().zip(words).all(same).then_some(parts.len())
}

/// A longer phrase with these words in it is there.
fn is_part_of(fine: &[&str], run: &[String], at: usize, length: usize) -> bool {
    let covers = |phrase: &&str, from: usize| is_at(phrase, run, from).is_some_and(|all| from + all >= at + length);
    fine.iter().any(|phrase| (0..=at).any(|from| covers(phrase, from)))
}

/// "Own" without someone whose it is, unless it is the verb.
fn is_own_alone(run: &[String], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|n| run.get(n)).map_or("", String::as_str);
    let whose = if before(1) == "very" { before(2) } else { before(1) };
    let determiners = ["my", "your", "his", "her", "its", "our", "their", "whose"];
    let subjects = ["to", "they", "who", "you", "we", "that", "people", "and"];
    let says_whose = determiners.contains(&whose) || whose.ends_with("'s") || whose.ends_with("s'");
    run.get(at).is_some_and(|word| word == "own") && !says_whose && !subjects.contains(&whose)
}

/// A sentence that ends, after a comma, in a noun with a participle hung on: ", rank and pay kept".
fn tail(text: &str) -> Option<&str> {
    let sentences = text.split(['.', '?', '!', ';', ':', '(', ')', '\n']);
    let mut tails = sentences.filter_map(|sentence| Some(sentence.rsplit_once(',')?.1.trim()));
    tails.find(|tail| {
        let words: Vec<&str> = tail.split_whitespace().collect();
        let is_noun = words.first().is_some_and(|first| *first != "with");
        is_noun && (2..=4).contains(&words.len()) && words.last().is_some_and(|last| PARTICIPLES.contains(last))
    })
}

/// Every habit in a text: the words, and what to say instead.
fn habits_in(text: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for run in runs(text) {
        for at in 0..run.len() {
            for Habit { phrases, instead, fine } in HABITS {
                let lengths = phrases.iter().filter_map(|phrase| is_at(phrase, &run, at));
                let wrong = lengths.filter(|length| !is_part_of(fine, &run, at, *length));
                found.extend(wrong.map(|length| (run[at..at + length].join(" "), *instead)));
            }
            if is_own_alone(&run, at) {
                found.push(("own".into(), "say whose"));
            }
        }
    }
    found.extend(tail(text).map(|tail| (tail.to_owned(), "a second verb")));
    found
}

fn everything() -> Vec<Said> {
    let ladders = LADDERS.iter().flat_map(|(id, _)| Said::in_ladder(id));
    let questions = Said::in_file("src/format/questions.toml", metier::format::starter_questions());
    ladders.chain(questions).filter(|said| !said.is_a_name()).collect()
}

fn is_excused(said: &Said, words: &str) -> bool {
    EXCUSED.iter().any(|(file, excused, _)| said.place.starts_with(file) && *excused == words)
}

#[test]
fn no_text_of_ladders_and_questions_has_a_habit_of_the_first_version() {
    let mut found = Findings::default();
    for said in everything() {
        for (words, instead) in habits_in(&said.text) {
            let what = format!("{words:?}, instead: {instead}: {}", said.beginning());
            found.unless(is_excused(&said, &words), &said.place, what);
        }
    }
    found.are_none();
}

#[test]
fn every_excuse_is_still_needed() {
    let everything = everything();
    for (file, words, why) in EXCUSED {
        let is_needed =
            |said: &Said| said.place.starts_with(file) && habits_in(&said.text).iter().any(|(found, _)| found == words);
        assert!(everything.iter().any(is_needed), "{file} does not say {words:?} ({why}) any more");
    }
}

#[test]
fn the_search_finds_the_habits_and_leaves_the_good_lines_alone() {
    for bad in [
        "What the next level asks for",
        "Shows how you stand to managing",
        "Nobody is told",
        "Has a good talk with each apprentice",
        "Makes the shapes by which the house is known",
        "Leaves after five weeks",
        "Works at own speed",
        "Goes back to the tools, rank and pay kept",
        "Rebuilds one facade, its neighbours unhurt",
        "This is no test",
        "One must see it",
        "Mends old roofs",
    ] {
        assert!(!habits_in(bad).is_empty(), "{bad}");
    }
    for good in [
        "Talks the team out of building what a cron job and a table would do",
        "Sells where ten people have to say yes and any one of them can say no",
        "Stands up in front of the crew for whoever stops the work",
        "Stands in for the chief, who is no longer there",
        "Figures out their own route with the inspectors' own notes",
        "Gives a talk that no one has to attend",
        "Sends the plan round, with the reasons attached",
        "Writes down condition, parts kept, rates before and after",
        "Stops no one from asking for help",
        "Says how soon each one needs a new roof",
        "Writes a long blog post for decision-makers",
        "Checks the lock, and has two people who own it sign",
    ] {
        assert_eq!(habits_in(good), [], "{good}");
    }
}
