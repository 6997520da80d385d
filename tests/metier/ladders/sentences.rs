//! The form of the sentences: what you can see a person do, short, and said in one place only.

use std::collections::HashMap;

use metier::format::read_ladder;
use metier::store::LADDERS;
use unicode_width::UnicodeWidthStr as _;

use super::{Findings, Said, all};

/// Every text of every bundled ladder.
fn everything() -> impl Iterator<Item = (&'static str, Said)> {
    LADDERS.iter().flat_map(|(id, _)| Said::in_ladder(id).into_iter().map(|said| (*id, said)))
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or_default()
}

#[test]
fn every_expectation_begins_with_what_the_person_does_and_fits_a_line() {
    let mut found = Findings::default();
    for (_, said) in everything().filter(|(_, said)| said.key == "levels.expects") {
        let (text, first) = (&said.text, first_word(&said.text));
        // Other words for knowing and being able are found by `check`.
        let is_act = first.starts_with(char::is_uppercase) && first.ends_with('s') && !first.ends_with("ss");
        found.unless(is_act, &said.place, format!("begins with {first:?}: {text}"));
        found.unless(text.width() <= 100, &said.place, format!("{} columns: {text}", text.width()));
        found.unless(!text.contains(';'), &said.place, format!("two sentences: {text}"));
    }
    found.are_none();
}

#[test]
fn no_line_of_a_list_ends_with_a_full_stop_or_spaces() {
    let lines =
        ["levels.expects", "levels.deepen", "levels.recognition", "levels.requires", "tracks.prepare", "tracks.trial"];
    let mut found = Findings::default();
    for (_, said) in everything() {
        found.unless(said.key == "guide" || said.text.trim() == said.text, &said.place, "spaces at an end");
        let is_line = said.key == "levels.supervision" || lines.iter().any(|key| said.key.starts_with(key));
        found.unless(!is_line || !said.text.ends_with('.'), &said.place, format!("a full stop: {}", said.text));
    }
    found.are_none();
}

#[test]
fn advice_is_said_to_the_reader() {
    let mut found = Findings::default();
    for (_, said) in everything().filter(|(_, said)| ["tracks.prepare", "tracks.trial"].contains(&said.key.as_str())) {
        let first = first_word(&said.text);
        let is_third_person = first.ends_with('s') && !first.ends_with("ss") && first != "Focus";
        let is_noun = first.ends_with("ing") && first != "Bring";
        let is_imperative = first.starts_with(char::is_uppercase) && !is_third_person && !is_noun;
        found.unless(is_imperative, &said.place, format!("no imperative: {}", said.text));
    }
    found.are_none();
}

#[test]
fn no_sentence_is_in_two_ladders_or_twice_in_one() {
    let names = ["name", "craft", "areas.name", "tracks.name", "levels.title"];
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut found = Findings::default();
    for (_, said) in everything().filter(|(_, said)| !said.is_a_name() && !names.contains(&said.key.as_str())) {
        // A guide is many sentences; anything else is one.
        let parts: Vec<&str> =
            if said.key == "guide" { said.text.split(['.', '?', '!', '\n']).collect() } else { vec![&said.text] };
        for part in parts {
            let words: Vec<&str> = part.split_whitespace().collect();
            // "Works alone", "Driving licence": what short lines say is anyone's.
            if words.len() > 3
                && let Some(there) = seen.insert(words.join(" ").to_lowercase(), said.place.clone())
            {
                found.add(&said.place, format!("as at {there}: {}", words.join(" ")));
            }
        }
    }
    found.are_none();
}

#[test]
fn only_general_leaves_room_for_a_craft() {
    let mut found = Findings::default();
    for (id, said) in everything() {
        let rest = if id == "general" { said.text.replace("{craft}", "") } else { said.text.clone() };
        found.unless(!rest.contains(['{', '}']), &said.place, &said.text);
    }
    found.are_none();
}

#[test]
fn general_speaks_in_the_persons_own_words() {
    let (_, text) = LADDERS.iter().find(|(id, _)| *id == "general").expect("general");
    let words = |craft| {
        let ladder = read_ladder("general.toml", "general", text, craft).expect("a ladder");
        let sentence = |one: &metier::ladder::Expectation| one.text.to_string();
        let all: Vec<String> = ladder.places().flat_map(|place| place.level.expects.iter().map(sentence)).collect();
        all.join("\n")
    };
    assert!(words(None).contains("my craft") && !words(None).contains("{craft}"));
    assert!(words(Some("piano tuning")).contains("piano tuning") && !words(Some("piano tuning")).contains("my craft"));
}

#[test]
fn each_ladder_is_in_american_or_british_english() {
    for ladder in all() {
        assert!(["en-US", "en-GB"].contains(&ladder.language.as_str()), "{}: {}", ladder.id, ladder.language);
    }
}
