//! Any bytes as a bank of questions: read, held to its balance, asked to the end, and a plan made with it.

use metier::advice::Plan;
use metier::format::{read_answers, read_bank, read_own_bank, starter_answers};
use metier::interview::{Answer, Answers, Bank, By, Cursor, Form, Growth, Reader, ToAsk};
use metier::report::PlanReport;
use metier::store::{Loaded, Shelf};

use super::answers::small_ladder;
use super::{NARROW, WIDE, is_for_screen, is_refused, prints};

/// `--questions`.
pub(crate) fn questions(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let own = read_own_bank("q.toml", text);
    match read_bank("q.toml", text) {
        Err(report) => {
            is_refused(&report, "the bank");
            assert!(own.is_err(), "a bank that cannot be read cannot be asked");
        }
        Ok(bank) => {
            assert_eq!((bank.mistakes(), bank.imbalances()), (vec![], vec![]), "what is read is in balance");
            asked(&bank);
        }
    }
    match own {
        Err(report) => is_refused(&report, "a bank of one's own"),
        Ok(bank) => assert_eq!((bank.questions.len(), bank.asked(Form::Short).count()), (28, 16), "{bank:?}"),
    }
}

fn asked(bank: &Bank) {
    let ladder = small_ladder();
    for (by, form) in [(By::Oneself, Form::Full), (By::Coach, Form::Short)] {
        let mut sheet = Answers { ladder: "a".into(), by, form, ..Answers::default() };
        let mut cursor = Cursor::new(bank, form, &sheet);
        let count = cursor.items().len();
        let mut steps = 0;
        while let Some((number, item)) = cursor.current() {
            match item {
                ToAsk::Question(question) => {
                    for look in [WIDE, NARROW] {
                        let reader = Reader { by, name: Some("Sam"), craft: &ladder.craft };
                        let lines = look.wrap(&reader.question(question).text, "1. ", "   ");
                        is_for_screen(&(lines.join("\n") + "\n"), &look, "a question");
                    }
                    let step = u8::try_from(number % 5).unwrap_or(0) + 1;
                    assert!(!bank.label(question, Answer::Step(step)).contains('\u{1b}'), "{question:?}");
                    sheet.set_answer(&question.id, Answer::Step(step));
                }
                ToAsk::Growth => sheet.growth = Some(Growth::Next),
            }
            cursor.forward(&sheet);
            steps += 1;
            assert!(steps <= count, "an interview ends");
        }
        assert_eq!(steps, count, "everything is asked");
        let (done, of) = sheet.progress(bank);
        assert_eq!(done, of);
        let from = ladder.places().next();
        let loaded = Loaded { ladder: ladder.clone(), shelf: Shelf::Path };
        let plan = Plan::make(&loaded.ladder, bank, &sheet, from);
        prints(&PlanReport::of(&plan, &loaded, None), "a plan");
        let empty = starter_answers("a", ladder, None, bank, form, by);
        let read = read_answers("me.toml", &empty, bank);
        read.unwrap_or_else(|report| panic!("an empty answers file does not load: {report}\n{empty}"));
    }
}
