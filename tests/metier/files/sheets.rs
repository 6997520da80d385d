//! Answers written and read again: nothing a person wrote is lost, whoever wrote it.

use std::sync::LazyLock;

use metier::format::{bundled_bank, read_answers, write_answers};
use metier::interview::{Answer, Answers, Bank, By, Date, Form, Growth, Mark, Standing};
use metier::model::Key;
use proptest::prelude::*;

use crate::questions::TABLE;
use crate::support::cases;

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bank"));

fn read(text: &str) -> Answers {
    let (sheet, _) = read_answers("me.toml", text, &BANK).unwrap_or_else(|report| panic!("{report}\n{text}"));
    sheet
}

/// What people type and paste, and what would hurt if it were not quoted.
fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,8}",
        Just("\"quoted\"".to_owned()),
        Just("it's".to_owned()),
        Just("\"\"\"".to_owned()),
        Just("'''".to_owned()),
        Just("back\\slash\\u0041\\".to_owned()),
        Just("two\nlines\r\nand\ttabs ".to_owned()),
        Just("# no comment".to_owned()),
        Just("]\n[answers]\nbest-hours = 9".to_owned()),
        Just("山田 太郎 الورشة Zoe\u{308} 👩\u{200d}🔧".to_owned()),
        Just("\u{1b}[31m\u{7}\u{7f}\u{85}\u{202e}\u{feff}".to_owned()),
        Just(String::new()),
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn answers() -> impl Strategy<Value = Vec<(Key, Answer)>> {
    let ids: Vec<String> =
        TABLE.iter().map(|(id, ..)| (*id).to_owned()).chain(["of-tomorrow".into(), "odd key".into()]).collect();
    let answer = prop_oneof![5 => (1u8..=5).prop_map(Answer::Step), 1 => Just(Answer::NotSure)];
    (Just(ids).prop_shuffle(), proptest::collection::vec(answer, 0..=30))
        .prop_map(|(ids, answers)| ids.into_iter().map(Key::from).zip(answers).collect())
}

/// With no two at one key.
fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let mark = (odd(), 0usize..4, proptest::option::of(odd()));
    proptest::collection::vec(mark, 0..4).prop_map(|marks| {
        let made = |(n, (text, state, note)): (usize, (String, usize, Option<String>))| Mark {
            note,
            ..Mark::new(format!("level.area.{n}"), text, Standing::ALL[state])
        };
        marks.into_iter().enumerate().map(made).collect()
    })
}

prop_compose! {
    fn sheets()(
        texts in proptest::collection::vec(proptest::option::of(odd()), 4),
        ladder in odd(),
        questions in proptest::option::of(Just(1u32)),
        (short, coach) in any::<(bool, bool)>(),
        made in proptest::option::of(prop_oneof![Just("2026-11-20"), Just("1999-02-28"), Just("2028-02-29")]),
        growth in proptest::option::of(0usize..3),
        answers in answers(),
        marks in marks(),
    ) -> Answers {
        Answers {
            ladder,
            ladder_version: texts[0].clone(),
            questions,
            form: if short { Form::Short } else { Form::Full },
            craft: texts[1].clone().filter(|craft| !craft.trim().is_empty()),
            by: if coach { By::Coach } else { By::Oneself },
            made: made.and_then(Date::parse),
            name: texts[2].clone(),
            level: texts[3].clone(),
            growth: growth.map(|growth| Growth::ALL[growth]),
            answers,
            marks,
            ..Answers::default()
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_sheet_written_and_read_again_is_the_same(sheet in sheets()) {
        let text = write_answers(None, &sheet).expect("a file");
        prop_assert_eq!(&read(&text), &sheet);
        prop_assert_eq!(write_answers(Some(&text), &sheet).expect("a file"), text, "written again it stays as it is");
    }

    #[test]
    fn a_sheet_written_over_another_is_read_again_with_all_that_was_asked_since(
        before in sheets(),
        steps in proptest::collection::vec(1u8..=5, 28),
        name in odd(),
    ) {
        let mut sheet = read(&write_answers(None, &before).expect("a file"));
        for ((id, ..), step) in TABLE.iter().zip(steps) {
            sheet.set_answer(id, Answer::Step(step));
        }
        sheet.name = Some(name);
        sheet.growth = Some(Growth::Deepen);
        let text = write_answers(Some(&write_answers(None, &before).expect("a file")), &sheet).expect("a file");
        prop_assert_eq!(read(&text), sheet);
    }
}

/// As a careful person writes it, with everything that is easily lost.
const BY_HAND: &str = r#"# Maya, after the talk in June
#:schema answers.schema.json
level   = "roofer"   # not yet lead
ladder = 'roofing'
format = 1
made = 2026-11-20T10:30:00Z   # in the morning
name = """Maya "the roof" Ödegaard"""
reviewed = true      # a key of tomorrow

# What I think
[answers]
  coordinate = 2     # only on Mondays
  conflict   = "not-sure"
  best-hours = 0x5
  of-tomorrow = 3

[[marks]]
text = "Patches old single-ply so that the patch is still tight after a winter"
key = "lead-technician.workmanship.1"
note = """
Found the valley leak
at the school in June"""
state = "partly"     # Sam says met

[later]              # a table of tomorrow
kept = [1, 2,
  3]                 # over two lines
"#;

/// The text without the keys of tomorrow, which this version refuses to read.
fn of_today() -> String {
    let today = BY_HAND.replace("reviewed = true      # a key of tomorrow\n", "");
    today.split("[later]").next().unwrap_or_default().to_owned()
}

#[test]
fn nothing_changed_is_nothing_written() {
    let text = of_today();
    let sheet = read(&text);
    assert_eq!(write_answers(Some(&text), &sheet).expect("a file").lines().collect::<Vec<_>>(), {
        // What every answers file says about itself is added where it was left out.
        let mut lines: Vec<&str> = text.lines().collect();
        let after_name = lines.iter().position(|line| line.starts_with("name")).expect("a line") + 1;
        lines.insert(after_name, "by = \"self\"");
        lines
    });
}

#[test]
fn an_answer_more_leaves_comments_order_and_keys_of_tomorrow_alone() {
    let mut sheet = read(&of_today());
    sheet.set_answer("coordinate", Answer::Step(4));
    sheet.set_answer("conflict", Answer::Step(1));
    sheet.set_answer("chores", Answer::NotSure);
    sheet.level = Some("foreman".into());
    sheet.growth = Some(Growth::Next);
    sheet.marks[0].state = Standing::Met;
    let second = Mark::new("foreman.fall-plan", "Holds", Standing::NotYet);
    sheet.marks.push(second);
    let written = write_answers(Some(BY_HAND), &sheet).expect("a file");
    let mut wanted = BY_HAND
        .replace("level   = \"roofer\"", "level   = \"foreman\"")
        .replace("  coordinate = 2 ", "  coordinate = 4 ")
        .replace("  conflict   = \"not-sure\"", "  conflict   = 1")
        .replace("\"partly\"", "\"met\"");
    for (after, added) in [
        ("reviewed = true      # a key of tomorrow\n", "by = \"self\"\ngrowth = \"next\"\n"),
        ("  of-tomorrow = 3\n", "chores = \"not-sure\"\n"),
        ("# Sam says met\n", "\n[[marks]]\nkey = \"foreman.fall-plan\"\ntext = \"Holds\"\nstate = \"not-yet\"\n"),
    ] {
        wanted = wanted.replace(after, &format!("{after}{added}"));
    }
    assert_eq!(
        written.split_whitespace().collect::<Vec<_>>(),
        wanted.split_whitespace().collect::<Vec<_>>(),
        "{written}"
    );
    for line in BY_HAND.lines().filter(|line| line.contains('#')) {
        let comment = line.split_once('#').map_or("", |(_, comment)| comment);
        assert!(written.contains(&format!("#{comment}\n")), "lost: {line}");
    }
}

#[test]
fn marks_in_one_line_and_dotted_answers_are_written_to_as_well() {
    let text = "format = 1\nladder = \"roofing\"\nanswers.coordinate = 2\nmarks = [{ key = \"a.b.1\", text = \"T\", state = \"met\" }]\n";
    let mut sheet = read(text);
    sheet.set_answer("conflict", Answer::Step(3));
    sheet.marks[0].state = Standing::Partly;
    sheet.marks.push(Mark { note: Some("N".into()), ..Mark::new("a.b.2", "U", Standing::Met) });
    let written = write_answers(Some(text), &sheet).expect("a file");
    assert_eq!(read(&written), sheet, "{written}");
}

/// A sentence moved, another was marked at its old key: both marks are someone's work.
#[test]
fn two_marks_at_one_key_are_both_kept() {
    let mark = |text: &str, state| Mark { note: Some(format!("On {text}")), ..Mark::new("a.b.1", text, state) };
    let mut sheet = Answers { ladder: "roofing".into(), ..Answers::default() };
    sheet.marks =
        vec![mark("The sentence of last year", Standing::Met), mark("The sentence of this year", Standing::NotYet)];
    let written = write_answers(None, &sheet).expect("a file");
    assert_eq!(read(&written).marks, sheet.marks, "{written}");
    let again = write_answers(Some(&written), &sheet).expect("a file");
    assert_eq!(read(&again).marks, sheet.marks, "{again}");
}

#[test]
fn a_file_of_windows_is_written_back_as_one() {
    for start in ["", "\u{feff}"] {
        let text = format!("{start}{}", of_today()).replace('\n', "\r\n");
        let mut sheet = read(&text);
        sheet.set_answer("chores", Answer::Step(2));
        let written = write_answers(Some(&text), &sheet).unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(read(&written), sheet);
        let bare = written.matches('\n').count() - written.matches("\r\n").count();
        assert_eq!(bare, 0, "line ends of two kinds in one file: {written:?}");
        assert_eq!(written.starts_with('\u{feff}'), !start.is_empty());
    }
}

#[test]
fn what_does_not_parse_is_not_written_over() {
    assert!(write_answers(Some("format = "), &Answers::default()).is_err());
    assert!(write_answers(Some("answers = 5"), &Answers::default()).is_err());
    let sheet = Answers { marks: vec![Mark::new("a", "b", Standing::Met)], ..Answers::default() };
    assert!(write_answers(Some("marks = 5"), &sheet).is_err());
}
