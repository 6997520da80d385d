//! Two answer files of one person: self and coach, then and now, and what must never be compared.

use metier::advice::{Comparison, OneSide};
use metier::format::{bundled_bank, read_answers, read_ladder};
use metier::interview::{Answer, Answers, Bank, By, Growth, Mark, Standing};
use metier::print::{self, Format, Look};
use metier::report::{Compared, ComparisonReport};
use metier::store::{Loaded, Shelf};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr as _;

use crate::support::{answers, cases, folder, metier, person, write};

const LOOKS: [(&str, &[&str]); 7] = [
    ("80", &[]),
    ("60", &["--width", "60"]),
    ("40", &["--width", "40"]),
    ("ascii", &["--ascii"]),
    ("spoken", &["--accessible"]),
    ("markdown", &["--format", "markdown"]),
    ("json", &["--format", "json"]),
];

fn compare(a: &str, b: &str, options: &[&str]) -> Value {
    let (a, b) = (person(a), person(b));
    metier([&["compare", &a, &b, "--format", "json"], options].concat()).run().succeeds().json()
}

#[test]
fn in_every_look_it_fits_the_screen() {
    for (look, options) in LOOKS {
        for (first, second) in [("maya-self", "maya-coach"), ("maya-then", "maya-self")] {
            let (first, second) = (person(first), person(second));
            let ran = metier([&["compare", &first, &second], options].concat()).run().succeeds();
            fits(look, &ran.stdout);
        }
    }
}

#[test]
fn everything_with_notes() {
    let json = compare("maya-self", "maya-coach", &["--all", "--with-notes"]);
    assert_eq!(json["marks"][2]["notes"]["second"], "One so far. What is the second?");
    assert_eq!(json["agreed"]["questions"].as_array().map(Vec::len), Some(15));
    assert_eq!(compare("maya-self", "maya-coach", &[])["agreed"], Value::Null);
}

#[track_caller]
fn fits(look: &str, screen: &str) {
    let columns = match look {
        "80" | "ascii" => 80,
        "60" => 60,
        "40" => 40,
        _ => return,
    };
    for line in screen.lines() {
        let fits = line.width() < columns || crate::support::stays_whole(line);
        assert!(fits && line == line.trim_end(), "{look}: {line}");
    }
    assert!(look != "ascii" || screen.is_ascii(), "{screen}");
}

#[test]
fn the_first_line_stands_alone() {
    let headline =
        |a: &str, b: &str| metier(["compare", &person(a), &person(b)]).run().succeeds().headline().to_owned();
    assert_eq!(headline("maya-coach", "maya-self"), "You and your coach on Roofing: 13 things to talk about");
    let changed = headline("maya-self", "maya-then");
    assert!(changed.starts_with("Your answers of 2025-11-03 and 2026-11-20 on Roofing: 16 things have changed"));
}

#[test]
fn the_order_on_the_command_line_does_not_matter() {
    for (a, b) in [("maya-self", "maya-coach"), ("maya-then", "maya-self")] {
        for (look, options) in LOOKS {
            let run = |a: &str, b: &str| {
                let (a, b) = (person(a), person(b));
                metier([&["compare", &a, &b], options].concat()).run().succeeds().stdout
            };
            assert_eq!(run(a, b), run(b, a), "{look}");
        }
    }
}

#[test]
fn the_gap_is_held_against_the_margins_of_both() {
    let json = compare("maya-self", "maya-coach", &[]);
    let of = |side: &str, key: &str| json[side]["score"][key].as_f64().expect("a number");
    let difference = &json["difference"];
    let (gap, threshold) = (difference["gap"].as_f64().expect("a gap"), difference["threshold"].as_f64().expect("one"));
    assert!((gap - (of("second", "value") - of("first", "value"))).abs() < 0.011);
    assert!((threshold - 1.96 * of("first", "margin").hypot(of("second", "margin"))).abs() < 0.02);
    assert_eq!((&difference["beyond"], &difference["toward"]), (&true.into(), &"directing".into()));
    assert_eq!(compare("maya-self", "roofer", &[])["difference"]["beyond"], false);
    let text = metier(["compare", &person("maya-self"), &person("roofer")]).run().succeeds();
    text.says("the scores do not differ").says("Two sets of your answers").says("of one day");
}

#[test]
fn what_is_no_more_than_a_step_apart_is_agreement() {
    let json = compare("maya-self", "maya-coach", &["--all"]);
    let steps = |list: &Value| -> Vec<u64> {
        list.as_array().expect("a list").iter().map(|one| one["steps"].as_u64().expect("steps")).collect()
    };
    let apart = steps(&json["items"]);
    assert!(apart.iter().all(|steps| *steps > 1) && apart.is_sorted_by(|a, b| a >= b), "{apart:?}");
    assert!(steps(&json["agreed"]["questions"]).iter().all(|steps| *steps < 2));
    let only = json["only_one"]["questions"].as_array().expect("a list").len();
    let agreed = &json["same"];
    let counted = agreed["questions"].as_u64().expect("a count") + agreed["one_step"].as_u64().expect("a count");
    assert_eq!(apart.len() + only + usize::try_from(counted).expect("few"), 28);
}

#[test]
fn two_people_are_not_compared() {
    let ran = metier(["compare", &person("maya-self"), &person("coach")]).run().ends_with(2).says_nothing();
    ran.complains("two people: the files are about Maya and about Sam").complains("write the same `name` in both");
}

#[test]
fn different_ladders_and_questions_are_said_and_the_rest_is_compared() {
    let folder = folder();
    let head = "ladder = \"software\"\nquestions = 1\nby = \"coach\"\nname = \"maya\"";
    let coach = write(&folder, "coach.toml", &answers(head, [("coordinate", 5), ("best-hours", 1)]));
    let ran = metier(["compare", &person("maya-self"), &coach.to_string_lossy()]).run().succeeds();
    let ran =
        ran.says("You and your coach: 2 things to talk about").says("about different ladders, Roofing and Software");
    ran.says("Too few answers for a result")
        .says("The scores are not compared")
        .says("The files used ladders roofing 2026.1 and");
    let older = write(&folder, "older.toml", &answers(&head.replace("= 1", "= 0"), [("coordinate", 5)]));
    let ran =
        metier(["compare", &person("maya-self"), &older.to_string_lossy(), "--format", "json"]).run().ends_with(3);
    let why = |n: usize| ran.json()["not_compared"][n]["why"].clone();
    assert_eq!((why(0), why(2)), ("question-versions-differ".into(), "ladders-differ".into()));
}

#[test]
fn nothing_in_common_is_too_few_answers() {
    let folder = folder();
    let head = "ladder = \"roofing\"\nby = \"coach\"";
    let coach = write(&folder, "coach.toml", &answers(head, []));
    let ran = metier(["compare", &person("doing"), &coach.to_string_lossy()]).run().ends_with(3);
    ran.says("Nothing to compare yet: the two files have no answers and no marks in common\n");
    // Marks alone are something to talk about.
    let mark = |state: &str| {
        let key = "lead-technician.workmanship.2";
        let text = "Replaces a broken slate without breaking the ones around it";
        format!("[[marks]]\nkey = \"{key}\"\ntext = \"{text}\"\nstate = \"{state}\"\n")
    };
    let own = write(&folder, "me.toml", &(answers("ladder = \"roofing\"", []) + &mark("met")));
    let coach = write(&folder, "coach.toml", &(answers(head, []) + &mark("not-yet")));
    let (own, coach) = (own.to_string_lossy(), coach.to_string_lossy());
    metier(["compare", &own, &coach]).run().succeeds().says("1 thing to talk about").says("Two steps apart: Replaces");
}

#[test]
fn one_of_the_two_may_be_piped_in_and_a_file_with_itself_is_said() {
    let text = std::fs::read_to_string(crate::support::root().join(person("maya-coach"))).expect("answers");
    let piped = metier(["compare", "-", &person("maya-self")]).stdin(text).run().succeeds().stdout;
    assert_eq!(piped, metier(["compare", &person("maya-self"), &person("maya-coach")]).run().succeeds().stdout);
    metier(["compare", "-", "-"]).run().ends_with(2).complains("one of the two, not both");
    let ran = metier(["compare", &person("maya-self"), &person("maya-self")]).run().ends_with(0);
    ran.complains("is compared with itself").says("no change beyond the margin");
}

#[test]
fn a_result_in_a_file_says_what_is_true_of_it_and_never_replaces_answers() {
    let folder = folder();
    let text = std::fs::read_to_string(crate::support::root().join(person("maya-self"))).expect("answers");
    let own = write(&folder, "me.toml", &text);
    let (own, out) = (own.to_string_lossy(), folder.path().join("out.txt"));
    let coach = person("maya-coach");
    metier(["compare", &own, &coach, "-o", &out.to_string_lossy()]).run().succeeds().says_nothing();
    let written = std::fs::read_to_string(&out).expect("a result");
    assert!(
        !written.contains("Nothing was written to disk") && written.contains("Neither file of answers was changed.")
    );
    metier(["compare", &own, &coach, "-o", &own, "--force"]).run().ends_with(2).complains("would replace them");
}

#[test]
fn a_fault_in_either_file_is_an_error() {
    metier(["compare", &person("maya-self"), "nobody.toml"]).run().ends_with(2).complains("nobody.toml");
    let bad = "tests/bad/answers-out-of-range.toml";
    metier(["compare", bad, &person("maya-self")]).run().ends_with(2).says_nothing().complains("out of range");
    let folder = folder();
    let lost = write(&folder, "lost.toml", &answers("ladder = \"rofing\"", []));
    metier(["compare", &lost.to_string_lossy(), &person("maya-self")]).run().ends_with(2).complains("rofing");
}

#[test]
fn a_coach_then_and_now_is_spoken_of_in_the_third_person() {
    let folder = folder();
    let text = std::fs::read_to_string(crate::support::root().join(person("coach"))).expect("answers");
    let later = text.replace("made = 2026-11-20", "made = 2027-05-01").replace("group-goals = 2", "group-goals = 5");
    let later = write(&folder, "later.toml", &later);
    let ran = metier(["compare", &later.to_string_lossy(), &person("coach")]).run().succeeds();
    let ran = ran.says("A coach's answers about Sam of 2026-11-20 and 2027-05-01");
    ran.says("1 thing has changed")
        .says("Three steps apart: Sam would enjoy")
        .says_not("You ")
        .says_not(" you ")
        .says_not("your ");
}

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bank"));

/// A ladder of one level with four expectations.
static LADDER: LazyLock<Loaded> = LazyLock::new(|| {
    let text = "format = 1\nname = \"Small\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n[[tracks]]\nkind = \"mastery\"\nname = \"M\"\n\
                [[levels]]\nid = \"m\"\ntrack = \"mastery\"\ntitle = \"M\"\n[levels.expects]\nwork = [\"One\", \"Two\", \"Three\", \"Four\"]\n";
    let ladder = read_ladder("small.toml", "small", text, None).unwrap_or_else(|report| panic!("{report}"));
    Loaded { ladder, shelf: Shelf::Given }
});

/// A private word that no question and no ladder has.
const NOTE: &str = "between-us";

/// Anyone's sheet: any answers, marks with notes, wishes.
fn sheets(by: By) -> impl Strategy<Value = Answers> {
    let marks = proptest::collection::vec(proptest::option::of(0usize..4), 5);
    let answers = proptest::collection::vec(proptest::option::weighted(0.8, 0u8..=5), 28);
    (answers, marks, proptest::option::of(0usize..3)).prop_map(move |(answers, marks, growth)| {
        let mut sheet =
            Answers { ladder: "small".into(), by, growth: growth.map(|n| Growth::ALL[n]), ..Answers::default() };
        for (question, step) in BANK.questions.iter().zip(answers) {
            if let Some(step) = step {
                sheet.set_answer(&question.id, if step == 0 { Answer::NotSure } else { Answer::Step(step) });
            }
        }
        let texts = ["One", "Two", "Three", "Four", "Gone"];
        for ((n, text), state) in texts.iter().enumerate().zip(marks) {
            let state = state.map(|state| Standing::ALL[state]);
            sheet.marks.extend(
                state.map(|state| Mark {
                    note: Some(NOTE.into()),
                    ..Mark::new(format!("m.work.{}", n + 1), *text, state)
                }),
            );
        }
        sheet
    })
}

fn shown(a: &Answers, b: &Answers, format: Format, look: &Look, with_notes: bool) -> String {
    let ladder = &LADDER.ladder;
    let it = Comparison::of(&BANK, OneSide { answers: a, ladder }, OneSide { answers: b, ladder });
    let files = if it.pair.turned { ["b", "a"] } else { ["a", "b"] };
    let with = Compared { files, ladders: [&LADDER, &LADDER], with_notes, all: true, to_file: false };
    print::report(&ComparisonReport::of(&it, &with), format, look)
}

fn looks() -> impl Strategy<Value = (Format, Look)> {
    let format = prop_oneof![Just(Format::Text), Just(Format::Markdown), Just(Format::Json)];
    let look = (20usize..120, any::<bool>(), any::<bool>());
    (format, look.prop_map(|(columns, ascii, spoken)| Look { columns, ascii, colour: false, spoken }))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn self_and_coach_are_told_apart_by_who_answered(own in sheets(By::Oneself), coach in sheets(By::Coach), (format, look) in looks()) {
        let (one, other) = (shown(&own, &coach, format, &look, true), shown(&coach, &own, format, &look, true));
        // Only the names of the files go with the order.
        let unnamed = |text: String| text.replace("\"file\":\"a\"", "").replace("\"file\":\"b\"", "");
        prop_assert_eq!(unnamed(one), unnamed(other));
    }

    #[test]
    fn notes_are_never_shown_unasked(a in sheets(By::Oneself), b in sheets(By::Coach), (format, look) in looks()) {
        prop_assert!(!shown(&a, &b, format, &look, false).contains(NOTE));
        let is_noted = !a.marks.is_empty() || !b.marks.is_empty();
        let wide = Look { columns: 100, ..look };
        prop_assert_eq!(shown(&a, &b, format, &wide, true).replace('\\', "").contains(NOTE), is_noted);
    }

    #[test]
    fn nothing_is_wider_than_the_screen(a in sheets(By::Oneself), b in sheets(By::Coach), (_, look) in looks()) {
        if !look.spoken && look.columns >= 40 {
            for line in shown(&a, &b, Format::Text, &look, true).lines() {
                let fits = line.width() < look.columns.min(101) || crate::support::stays_whole(line);
                prop_assert!(fits, "{} columns: {}", look.columns, line);
            }
        }
    }

    #[test]
    fn every_question_and_mark_has_one_place(a in sheets(By::Oneself), b in sheets(By::Coach)) {
        let ladder = &LADDER.ladder;
        let it = Comparison::of(&BANK, OneSide { answers: &a, ladder }, OneSide { answers: &b, ladder });
        let number = |sheet: &Answers, id: &str| matches!(sheet.answer(id), Some(Answer::Step(_)));
        let by_either = BANK.questions.iter().filter(|q| number(&a, &q.id) || number(&b, &q.id)).count();
        prop_assert_eq!(it.both.len() + it.only_one.len(), by_either);
        prop_assert!(it.both.is_sorted_by(|one, next| one.steps() >= next.steps()));
        let apart: usize = (2..=4).map(|steps| it.steps_apart(steps).count()).sum();
        prop_assert_eq!(it.apart().count(), apart);
        let marked = |text: &str| a.marks.iter().chain(&b.marks).any(|mark| mark.text == text);
        prop_assert_eq!(it.marks.len(), ["One", "Two", "Three", "Four", "Gone"].into_iter().filter(|text| marked(text)).count());
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn turned_round_every_difference_is_turned_round(a in sheets(By::Oneself), b in sheets(By::Oneself)) {
        let ladder = &LADDER.ladder;
        let [a, b] = [&a, &b].map(|sheet| OneSide { answers: sheet, ladder });
        let (one, other) = (Comparison::of(&BANK, a, b), Comparison::of(&BANK, b, a));
        let both = |it: &Comparison<'_>| it.both.iter().map(|one| (one.question.id.clone(), one.first, one.second)).collect::<Vec<_>>();
        let turned: Vec<_> = both(&other).into_iter().map(|(id, first, second)| (id, second, first)).collect();
        prop_assert_eq!(both(&one), turned);
        prop_assert!(one.both.iter().zip(&other.both).all(|(one, other)| one.shift() == -other.shift()));
        prop_assert!(one.only_one.iter().zip(&other.only_one).all(|(one, other)| (one.question, one.answer) == (other.question, other.answer) && one.is_first != other.is_first));
        prop_assert!(one.marks.iter().zip(&other.marks).all(|(one, other)| (one.text, one.first, one.second) == (other.text, other.second, other.first)));
        match (one.moved, other.moved) {
            (Some(one), Some(other)) => {
                prop_assert!((one.gap + other.gap).abs() < 1e-12 && one.beyond == other.beyond);
                prop_assert!((one.threshold - other.threshold).abs() < 1e-12);
            }
            (one, other) => prop_assert!(one.is_none() && other.is_none()),
        }
        prop_assert_eq!((one.things(), one.is_possible()), (other.things(), other.is_possible()));
    }
}

#[test]
fn the_files_of_these_tests_are_whole() {
    for name in ["maya-self", "maya-coach", "maya-then"] {
        let text = std::fs::read_to_string(crate::support::root().join(person(name))).expect("answers");
        let (sheet, warnings) = read_answers(name, &text, &BANK).unwrap_or_else(|report| panic!("{report}"));
        assert!(warnings.is_empty() && sheet.answers.len() == 28, "{name}");
    }
}
