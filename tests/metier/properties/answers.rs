//! Any bytes as an answers file: read, planned and compared in every way, written back and read again.

use std::sync::OnceLock;

use metier::advice::{Comparison, OneSide, Plan};
use metier::diagnostic::{Findings, Source};
use metier::format::{bundled_bank, read_answers, read_ladder, write_answers};
use metier::interview::{Answer, Answers, Bank, Mark, Standing, ToMark};
use metier::ladder::Ladder;
use metier::print::{self, Format};
use metier::report::{Compared, ComparisonReport, PlanReport};
use metier::store::{LADDERS, Loaded, Shelf};

use super::{WIDE, are_placed, is_harmless, is_refused, prints};

/// `plan FILE`, `compare`, and writing back.
pub(crate) fn answers(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let bank = bank();
    let (sheet, warnings) = match read_answers("me.toml", text, bank) {
        Ok(read) => read,
        Err(report) => return is_refused(&report, "the answers"),
    };
    if !warnings.is_empty() {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        are_placed(
            &Findings { source: Some(Source { name: "me.toml".into(), text, is_private: true }), findings: warnings },
            "a warning",
        );
    }
    comes_back(text, &sheet, bank);
    planned(&sheet, bank);
}

fn planned(sheet: &Answers, bank: &Bank) {
    let mut ladder = ladder_called(&sheet.ladder).clone();
    if let Some(craft) = &sheet.craft {
        ladder.craft.clone_from(craft);
        ladder.fill_in_craft();
    }
    // A ladder may lie at any path, and answers in a file of any name.
    ladder.called.clone_from(&sheet.ladder);
    let file = sheet.name.as_deref().unwrap_or("me.toml");
    let loaded = Loaded { ladder, shelf: Shelf::Path };
    let from = sheet.level.as_deref().and_then(|level| loaded.ladder.find_level(level).ok());
    let mut plan = Plan::make(&loaded.ladder, bank, sheet, from);
    plan.marks.with_notes = true;
    let report = PlanReport::of(&plan, &loaded, Some(file));
    prints(&report, "a plan");
    let part = print::report(&report, Format::HtmlPart, &WIDE);
    is_harmless("a part of a page", &part);
    assert!(!part.contains("<script"), "{part}");
    let with_coach = plan.clone().with_coach(file, coach());
    prints(&PlanReport::of(&with_coach, &loaded, None), "a plan with a coach");
    let one = OneSide { answers: sheet, ladder: &loaded.ladder };
    let other = OneSide { answers: coach(), ladder: small_ladder() };
    let it = Comparison::of(bank, one, other);
    let beside = Loaded { ladder: small_ladder().clone(), shelf: Shelf::Path };
    let turned = it.pair.turned;
    let compared = Compared {
        files: if turned { ["coach.toml", file] } else { [file, "coach.toml"] },
        ladders: if turned { [&beside, &loaded] } else { [&loaded, &beside] },
        with_notes: true,
        all: true,
        to_file: false,
    };
    prints(&ComparisonReport::of(&it, &compared), "a comparison");
}

/// Written into its own file, or into none, it reads as it was; and so it does with an answer and a mark
/// more, and with a mark and a note less.
fn comes_back(text: &str, sheet: &Answers, bank: &Bank) {
    let again = |original: Option<&str>, sheet: &Answers| {
        let written = write_answers(original, sheet).unwrap_or_else(|error| panic!("not written: {error:#}"));
        match read_answers("me.toml", &written, bank) {
            Ok((read, _)) => read,
            Err(report) => panic!("what was written does not load: {report}\n{written:?}"),
        }
    };
    assert_eq!(again(Some(text), sheet), *sheet, "in its own file");
    assert_eq!(again(None, sheet), *sheet, "in a new file");
    let mut more = sheet.clone();
    more.set_answer("coordinate", Answer::Step(4));
    more.set_answer("conflict", Answer::NotSure);
    let (key, text_of) = ("roofer.workmanship.1".to_owned(), "Finds the \"leak\"\nand mends it".to_owned());
    more.marks.push(Mark { note: Some("'''\\".into()), ..Mark::new(key, text_of, Standing::Partly) });
    assert_eq!(again(Some(text), &more), more, "with more in it");
    let mut less = sheet.clone();
    let one = |mark: &Mark| ToMark {
        kind: metier::interview::Markable::Expectation,
        marked_as: None,
        key: mark.key.to_string(),
        text: mark.text.clone(),
        area: String::new(),
        examples: Vec::new(),
    };
    sheet.marks.first().into_iter().for_each(|mark| less.take_back(&one(mark)));
    sheet.marks.last().into_iter().for_each(|mark| less.set_note(&one(mark), None));
    assert_eq!(again(Some(text), &less).marks, less.marks, "with a mark and a note taken back");
}

fn bank() -> &'static Bank {
    static BANK: OnceLock<Bank> = OnceLock::new();
    BANK.get_or_init(|| bundled_bank().unwrap_or_else(|report| panic!("the bank in the binary: {report}")))
}

/// A ladder with a trunk, both ways and few words.
pub(super) fn small_ladder() -> &'static Ladder {
    static SMALL: OnceLock<Ladder> = OnceLock::new();
    SMALL.get_or_init(|| {
        let text = include_str!("../../check/as-where-mastery-ends-early.toml");
        read_ladder("small.toml", "small", text, None).unwrap_or_else(|report| panic!("a small ladder: {report}"))
    })
}

/// One that comes with metier, else the small one.
fn ladder_called(id: &str) -> &'static Ladder {
    static ALL: OnceLock<Vec<Ladder>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let read = |(id, text): &(&str, &str)| read_ladder("bundled.toml", id, text, None).ok();
        LADDERS.iter().filter_map(read).collect()
    });
    all.iter().find(|ladder| ladder.id == id).unwrap_or_else(|| small_ladder())
}

fn coach() -> &'static Answers {
    static COACH: OnceLock<Answers> = OnceLock::new();
    COACH.get_or_init(|| match read_answers("coach.toml", include_str!("../../people/maya-coach.toml"), bank()) {
        Ok((sheet, _)) => sheet,
        Err(report) => panic!("a coach's answers: {report}"),
    })
}
