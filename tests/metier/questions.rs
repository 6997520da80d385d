//! The question bank: what the instrument fixes, and what a bank must be to be asked at all.

use std::io::Write as _;
use std::sync::LazyLock;

use metier::format::{bundled_bank, read_bank};
use metier::interview::{Bank, By, Form, Question, Reader, Scale, Wording};

use crate::support::root;

/// Id, scale, key, in the short form: as the instrument has them, in its order. No row may change without a new version
/// of the questions.
pub(crate) const TABLE: [(&str, &str, char, bool); 28] = [
    ("coordinate", "like_directing", '+', true),
    ("conflict", "like_directing", '-', true),
    ("group-goals", "like_directing", '+', true),
    ("chores", "like_directing", '-', true),
    ("bring-on-people", "like_directing", '+', false),
    ("not-responsible", "like_directing", '-', false),
    ("best-hours", "like_doing", '+', true),
    ("could-stop", "like_doing", '-', true),
    ("hardest-piece", "like_doing", '+', true),
    ("grow-out-of", "like_doing", '-', true),
    ("own-practice", "like_doing", '+', false),
    ("ten-more-years", "like_doing", '-', false),
    ("afternoon", "trade_off", '+', true),
    ("known-for", "trade_off", '-', true),
    ("next-step", "trade_off", '+', true),
    ("which-decision", "trade_off", '-', true),
    ("same-pay", "trade_off", '+', false),
    ("which-week", "trade_off", '-', false),
    ("fault-this-week", "trade_off", '+', false),
    ("depends-on", "trade_off", '-', false),
    ("organised", "good_directing", '+', true),
    ("redo", "good_directing", '-', true),
    ("helped-others", "good_directing", '+', false),
    ("difficult-talks", "good_directing", '-', false),
    ("brought-to-me", "good_doing", '+', true),
    ("still-checked", "good_doing", '-', true),
    ("the-standard", "good_doing", '+', false),
    ("fallen-behind", "good_doing", '-', false),
];

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bank"));

fn text() -> String {
    std::fs::read_to_string(root().join("src/format/questions.toml")).expect("the bank")
}

fn order(form: Form) -> Vec<Scale> {
    BANK.asked(form).map(|question| question.scale).collect()
}

/// Every wording of a question with its choices.
fn words(question: &Question, by: By) -> Vec<&str> {
    let wording = question.wording(by);
    let choices = wording.choices.iter().flat_map(|(left, right)| [left.as_str(), right.as_str()]);
    [wording.text.as_str()].into_iter().chain(choices).collect()
}

#[test]
fn every_id_scale_and_key_is_as_the_instrument_fixes_it() {
    let mut found: Vec<_> = BANK
        .questions
        .iter()
        .map(|one| (one.id.as_str(), one.scale.name(), if one.is_reversed() { '-' } else { '+' }, one.short))
        .collect();
    let mut fixed = TABLE.to_vec();
    found.sort_unstable();
    fixed.sort_unstable();
    assert_eq!(found, fixed);
    assert_eq!(BANK.version, 1);
}

#[test]
fn there_are_28_and_16_with_8_6_6_and_4_5_of_each_scale() {
    let count = |form, scale| order(form).into_iter().filter(|one| *one == scale).count();
    assert_eq!((order(Form::Full).len(), order(Form::Short).len()), (28, 16));
    assert_eq!(Scale::ALL.map(|scale| count(Form::Full, scale)), [6, 6, 8, 4, 4]);
    assert_eq!(Scale::ALL.map(|scale| count(Form::Short, scale)), [4, 4, 4, 2, 2]);
}

#[test]
fn half_of_every_scale_is_reversed_in_both_forms() {
    for form in [Form::Full, Form::Short] {
        for scale in Scale::ALL {
            let of: Vec<&Question> = BANK.asked(form).filter(|one| one.scale == scale).collect();
            assert_eq!(
                of.iter().filter(|one| one.is_reversed()).count() * 2,
                of.len(),
                "{} {}",
                form.name(),
                scale.name()
            );
        }
    }
}

/// The key says on which side directing stands; the words must say the same.
#[test]
fn directing_stands_on_the_right_in_half_of_the_trade_offs_and_the_words_agree() {
    let directing = ["team", "colleague", "people", "manager", "who does what"];
    for form in [Form::Full, Form::Short] {
        let trade_offs: Vec<&Question> = BANK.asked(form).filter(|one| one.scale == Scale::TradeOff).collect();
        let mut on_the_right = 0;
        for one in &trade_offs {
            for by in [By::Oneself, By::Coach] {
                let (left, right) = one.wording(by).choices.as_ref().expect("two sides");
                let speaks = |side: &str| directing.iter().filter(|word| side.contains(**word)).count();
                let right_directs = speaks(right) > speaks(left) || right.contains("a team to lead");
                assert_eq!(right_directs, !one.is_reversed(), "{}: {left} / {right}", one.id);
                on_the_right += usize::from(right_directs);
            }
        }
        assert_eq!(on_the_right, trade_offs.len(), "half of them, in both wordings");
    }
}

#[test]
fn nothing_in_the_order_gives_the_next_answer_away() {
    for form in [Form::Full, Form::Short] {
        for pair in order(form).windows(2) {
            let names = [pair[0].name(), pair[1].name()];
            for thing in ["directing", "doing"] {
                let both = [format!("like_{thing}"), format!("good_{thing}")];
                assert!(!(both.iter().all(|name| names.contains(&name.as_str()))), "{}: {names:?}", form.name());
            }
        }
        for three in order(form).windows(3) {
            assert!(!(three[0] == three[1] && three[1] == three[2]), "{}: {three:?}", form.name());
        }
    }
}

/// No one who never had the chance is scored as bad at it.
#[test]
fn every_strength_says_what_to_answer_without_an_occasion() {
    for one in &BANK.questions {
        let says = one.why.contains("nswer not sure.");
        assert!(says || one.scale.is_preference(), "{}: {}", one.id, one.why);
    }
}

#[test]
fn every_topic_is_a_few_words_of_its_own() {
    let topics: Vec<&str> = BANK.questions.iter().map(|one| one.topic.as_str()).collect();
    for (n, topic) in topics.iter().enumerate() {
        assert!((1..=4).contains(&topic.split_whitespace().count()) && topic.chars().count() < 24, "{topic}");
        assert!(!topics[..n].contains(topic), "twice: {topic}");
    }
}

/// A coach who knows the name reads it in every question about the person; the rest of the sentence stays as it is.
#[test]
fn a_coach_reads_the_name_where_it_is_known() {
    let read = |name| {
        let reader = Reader { by: By::Coach, name, craft: "roofing" };
        BANK.questions
            .iter()
            .map(|one| reader.question(one).text)
            .chain([reader.growth(&BANK.growth)])
            .collect::<Vec<_>>()
    };
    let (named, unnamed) = (read(Some("Sam")), read(None));
    for (named, unnamed) in named.iter().zip(&unnamed) {
        let is_same = named == unnamed;
        assert!(is_same || named.contains("Sam"), "{named}");
        assert!(!named.contains('{') && !unnamed.contains("Sam"), "{named} / {unnamed}");
    }
    let without: Vec<&String> = named.iter().filter(|text| !text.contains("Sam")).collect();
    assert!(without.is_empty(), "{without:?}");
}

/// Every sentence with every craft, in all wordings, to be read:
/// `cargo test --test metier every_question_with -- --nocapture`.
#[test]
fn every_question_with_every_craft_is_a_sentence() {
    let mut crafts: Vec<String> = Vec::new();
    for file in std::fs::read_dir(root().join("ladders")).expect("ladders") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).expect("a ladder");
            let ladder =
                metier::format::read_ladder("a.toml", "a", &text, None).unwrap_or_else(|report| panic!("{report}"));
            crafts.push(ladder.craft);
        }
    }
    crafts.sort();
    assert!(
        crafts.len() >= 12
            && crafts.contains(&"heating and cooling".to_owned())
            && crafts.contains(&"sales".to_owned())
    );
    for craft in &crafts {
        for (by, name) in [(By::Oneself, None), (By::Coach, None), (By::Coach, Some("Sam"))] {
            let reader = Reader { by, name, craft };
            for one in &BANK.questions {
                let Wording { text, choices } = reader.question(one);
                let sides = choices.map_or_else(String::new, |(left, right)| format!(" | {left} | {right}"));
                let _ = writeln!(std::io::stdout(), "{text}{sides}");
                assert!(
                    !text.contains('{') && text.ends_with(['.', '?']) && text.starts_with(char::is_uppercase),
                    "{text}"
                );
                assert!(
                    by == By::Oneself || !format!("{text}{sides}").split(' ').any(|word| word == "my"),
                    "{text}{sides}"
                );
            }
        }
    }
}

#[test]
fn every_why_is_one_line_of_its_own_under_100_columns() {
    let whys: Vec<&str> = BANK.questions.iter().map(|one| one.why.as_str()).chain([BANK.growth.why.as_str()]).collect();
    for (n, why) in whys.iter().enumerate() {
        assert!(!why.trim().is_empty() && why.chars().count() < 100, "{why}");
        assert!(!whys[..n].contains(why), "twice: {why}");
    }
    // What is read has its line breaks smoothed; in the file there are none either.
    for line in text().lines().filter(|line| line.starts_with("why")) {
        assert!(line.starts_with("why = \"") && line.ends_with('"') && !line.contains("\\n"), "{line}");
    }
}

#[test]
fn a_coach_is_asked_about_the_person_and_the_person_about_themselves() {
    let holds = |text: &str, words: &[&str]| {
        let mut all = text.split(|c: char| !c.is_alphanumeric());
        all.any(|word| words.contains(&word.to_lowercase().as_str()))
    };
    let first_person = ["i", "me", "my", "mine", "myself", "we", "us", "our", "you", "your", "yourself"];
    for question in &BANK.questions {
        let coach = words(question, By::Coach);
        for text in &coach {
            assert!(!holds(text, &first_person), "{}: {text}", question.id);
        }
        assert_ne!(coach, words(question, By::Oneself), "{}", question.id);
        let crafts = |by| words(question, by).iter().map(|text| text.matches("{craft}").count()).collect::<Vec<_>>();
        assert_eq!(crafts(By::Coach), crafts(By::Oneself), "{}: the craft is named in both or in neither", question.id);
    }
    assert!(!holds(&BANK.growth.coach, &first_person), "{}", BANK.growth.coach);
}

/// The bank's text with one question's block changed.
fn with(id: &str, change: impl Fn(&str) -> String) -> String {
    let wanted = format!("\nid = \"{id}\"\n");
    let text = text();
    let mut blocks: Vec<String> = text.split("[[questions]]").map(str::to_owned).collect();
    let block = blocks.iter_mut().find(|block| block.contains(&wanted)).unwrap_or_else(|| panic!("no {id}"));
    let changed = change(block);
    assert_ne!(*block, changed, "the change to {id} changed nothing");
    *block = changed;
    blocks.join("[[questions]]")
}

#[track_caller]
fn refused(text: &str, reason: &str) {
    let report = read_bank("bank.toml", text).expect_err("a bank out of balance");
    assert!(report.to_string().contains(reason), "wants: {reason}\ngot: {report}");
}

#[test]
fn a_bank_out_of_balance_is_refused_with_its_reasons() {
    assert!(read_bank("bank.toml", &text()).is_ok());
    let turned = with("coordinate", |block| block.replace("key = \"+\"", "key = \"-\""));
    refused(&turned, "Full form: 4 of the 6 questions of like_directing are reversed, half must be");
    refused(&turned, "Short form: 3 of the 4 questions of like_directing are reversed, half must be");
    refused(
        &with("which-week", |block| block.replace("key = \"-\"", "key = \"+\"")),
        "Full form: 3 of the 8 questions of trade_off are reversed, half must be",
    );
    refused(
        &with("redo", |block| block.replace("short = true", "short = false")),
        "Short form: 0 of the 1 questions of good_directing are reversed, half must be",
    );
    refused(&with("redo", |block| block.replace("id = \"redo\"", "id = \"organised\"")), "`organised` stands twice");
    refused(
        &with("redo", |_| String::new()).replace("[[questions]][[questions]]", "[[questions]]"),
        "Full form: 1 of the 3 questions of good_directing are reversed",
    );
}

#[test]
fn a_bank_without_a_scale_is_refused() {
    let text = text();
    let blocks: Vec<&str> = text.split("[[questions]]").filter(|block| !block.contains("\"good_doing\"")).collect();
    refused(&blocks.join("[[questions]]"), "questions of good_doing are reversed, half must be");
    refused(text.split("[[questions]]").next().unwrap_or_default(), "0 of the 0 questions of like_directing");
}

#[test]
fn a_bank_in_a_bad_order_is_refused_with_its_reasons() {
    // The list begins: best-hours (like doing), organised (good directing), known-for (trade-off), still-checked.
    let swapped = |a: &str, b: &str| {
        let text = text();
        let id = |block: &str| {
            block.lines().find_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"').map(str::to_owned))
        };
        let mut blocks: Vec<&str> = text.split("[[questions]]").collect();
        let at = |id_of: &str, blocks: &[&str]| {
            blocks.iter().position(|block| id(block).as_deref() == Some(id_of)).expect("a block")
        };
        let (a, b) = (at(a, &blocks), at(b, &blocks));
        blocks.swap(a, b);
        blocks.join("\n[[questions]]")
    };
    refused(
        &swapped("organised", "still-checked"),
        "Full form: liking and strength of the same thing are asked in a row",
    );
    refused(
        &swapped("organised", "still-checked"),
        "Short form: liking and strength of the same thing are asked in a row",
    );
    // next-step is the last; depends-on and fault-this-week around coordinate and chores make three.
    let text = text();
    let (head, questions) = text.split_once("[[questions]]").expect("questions");
    let (trade_offs, others): (Vec<&str>, Vec<&str>) =
        questions.split("[[questions]]").partition(|block| block.contains("scale = \"trade_off\""));
    let in_a_row = trade_offs.into_iter().chain(others).collect::<Vec<_>>().join("\n[[questions]]");
    refused(&format!("{head}[[questions]]{in_a_row}"), "Full form: three questions of one scale stand together");
}

#[test]
fn a_bank_with_a_part_missing_is_refused_with_its_place() {
    let one_side = with("afternoon", |block| block.replace("right = ", "rihgt = "));
    refused(&one_side, "bank.toml:");
    refused(&one_side, "question `afternoon` has one side without the other");
    refused(&one_side, "unknown key `rihgt` in question `afternoon` (did you mean `right`?)");
    refused(
        &with("coordinate", |block| format!("{}left = \"a\"\nright = \"b\"\n", block.trim_end().to_owned() + "\n")),
        "`coordinate`: a trade-off has a left and a right, and nothing else has",
    );
    refused(
        &with("coordinate", |block| block.replace("why = ", "wy = ")),
        "missing key `why` in question `coordinate`",
    );
    refused(
        &with("coordinate", |block| block.replace("like_directing", "directing")),
        "`scale` in question `coordinate` cannot be \"directing\"",
    );
    refused(
        &with("coordinate", |block| block.replace("\"+\"", "\"plus\"")),
        "`key` in question `coordinate` cannot be \"plus\"",
    );
    refused(&text().replace("\"Completely true\"]", "]"), "`strength` in `steps` has 4 entries, and needs 5");
    refused(&text().replace("format = 1", "format = 2"), "format 2 is newer than this metier");
    refused("format = 1\n", "missing key `steps`");
}
