//! Saved answers in time, whose they are, and how the score moved; and what is unfinished.

use std::path::Path;

use super::doc::{Block, Cell, Doc, Item, Mark, Row, Table};
use super::said::{SCALE_OF_SCORES, points};
use super::words::{A_MAP, capital, count, list, rounded, typed};
use crate::advice::{Certainty, Line, Moved, Outcome, Since, Time};
use crate::interview::{Bank, By, Sheet};
use crate::store::{Keeping, Kept};

/// What the store says of the past.
#[derive(Debug)]
pub struct History<'a> {
    /// The questions.
    pub bank: &'a Bank,
    /// Only answers about this ladder were asked for.
    pub ladder: Option<&'a str>,
    /// Ladders that answers are kept about, for someone who asked for another.
    pub known: Vec<&'a str>,
    /// Where finished answers are; nothing where the user has no home.
    pub folder: Option<&'a Path>,
    /// Finished answers with their files. [`Time::index`] counts in it.
    pub finished: Vec<(&'a Path, &'a Sheet)>,
    /// The same in lines of one person each.
    pub lines: Vec<Line>,
    /// Interviews that go on or were put aside.
    pub unfinished: Vec<(&'a Kept, &'a Sheet)>,
    /// Files that cannot be read, and why.
    pub unreadable: Vec<(&'a Path, String)>,
}

impl<'a> History<'a> {
    pub(crate) fn at(&self, index: usize) -> Option<(&'a Path, &'a Sheet)> {
        self.finished.get(index).copied()
    }

    fn made(&self, index: usize) -> &'a str {
        self.at(index).and_then(|(_, sheet)| sheet.made.as_deref()).unwrap_or("undated")
    }
}

/// The history as a document.
pub(crate) fn doc(history: &History<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.title(title(history));
    if history.folder.is_none() {
        doc.paragraph("There is no home folder here to keep answers in.");
    }
    if history.finished.is_empty() && history.unfinished.is_empty() {
        if !history.known.is_empty() {
            let known: Vec<String> = history.known.iter().map(|id| (*id).to_owned()).collect();
            doc.paragraph(format!("There are answers about {}.", list(&known, "and")));
        }
        doc.paragraph("Begin: metier plan");
    }
    for line in &history.lines {
        of_one(&mut doc, history, line);
    }
    if !history.unfinished.is_empty() {
        doc.heading("Unfinished");
        let item = |(kept, sheet): &(&Kept, &Sheet)| unfinished(history.bank, kept, sheet);
        doc.items(history.unfinished.iter().map(item).collect());
    }
    if !history.unreadable.is_empty() {
        doc.heading("Cannot be read");
        let item = |(file, why): &(&Path, String)| {
            let file = file.display().to_string();
            let why = why
                .replace(&format!("could not read {file}: "), "")
                .replace(&format!("{file}: "), "")
                .replace(&format!("{file}:"), "line ");
            Item { mark: Mark::Point, text: file, below: vec![why] }
        };
        doc.items(history.unreadable.iter().map(item).collect());
    }
    let times = history.lines.iter().flat_map(|line| &line.times);
    let results = times.filter(|time| time.verdict.score.is_some()).map(|time| time.index);
    if let Some(newest) = results.max_by_key(|n| (history.at(*n).and_then(|(_, sheet)| sheet.made.as_deref()), *n)) {
        doc.paragraph(
            format!("{SCALE_OF_SCORES} A change is called one only if the two scores are further apart than their margins explain."),
        );
        if let Some((file, _)) = history.at(newest) {
            doc.paragraph(format!("See a result again: metier plan {}", typed(&file.display().to_string())));
        }
    }
    if !history.finished.is_empty() {
        doc.paragraph("Delete saved answers: metier forget");
    }
    let version = format!("Questions {}, metier {}.", history.bank.version, env!("CARGO_PKG_VERSION"));
    doc.push(Block::Closing(vec![A_MAP.into(), version]));
    doc
}

/// Line 1: of one person how the answers moved, of several how many there are.
fn title(history: &History<'_>) -> String {
    let about = history.ladder.map_or_else(String::new, |ladder| format!(" about {ladder}"));
    let finished = match history.lines.as_slice() {
        [] if history.unreadable.is_empty() => format!("No finished answers{about} are saved"),
        [] => format!("No finished answers{about} that can be read are saved"),
        [line] if line.times.len() > 1 => {
            let moved = in_all(line).map_or_else(String::new, |(moved, from)| {
                format!(": {} since {}", movement(moved), history.made(from))
            });
            format!("{}, {}{moved}", capital(&whose(history, line)), sets(line.times.len()))
        }
        _ => format!("{}{about} saved", sets(history.finished.len())),
    };
    match history.unfinished.len() {
        0 => finished,
        n => format!("{finished}; {} unfinished", count(n, "interview")),
    }
}

/// From the first of a line to its last, where they can be compared.
fn in_all(line: &Line) -> Option<(Moved, usize)> {
    line.in_all.or_else(|| match line.times.last()?.since {
        Since::Moved(moved, from) => Some((moved, from)),
        _ => None,
    })
}

fn sets(n: usize) -> String {
    if n == 1 { "1 set of answers".into() } else { format!("{n} sets of answers") }
}

/// "roofing, Maya: a coach's answers".
fn whose(history: &History<'_>, line: &Line) -> String {
    let sheet = line.times.first().and_then(|time| history.at(time.index));
    sheet.map_or_else(String::new, |(_, sheet)| of_whom(sheet))
}

fn of_whom(sheet: &Sheet) -> String {
    let name = sheet.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
    let side = match sheet.by {
        By::Oneself => "own answers",
        By::Coach => "a coach's answers",
    };
    format!("{}{name}, {side}", sheet.ladder)
}

fn of_one(doc: &mut Doc, history: &History<'_>, line: &Line) {
    doc.heading_with(capital(&whose(history, line)), sets(line.times.len()));
    let header = ["Made", "Result", "Score", "Since the time before"].map(String::from).to_vec();
    let rows = line.times.iter().enumerate().map(|(n, time)| row(history, time, n == 0)).collect();
    doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 4, 5, 6] }));
    if let Some((moved, from)) = line.in_all {
        doc.paragraph(format!("Since the first of these, {}: {}.", history.made(from), at_length(moved)));
    }
}

fn row(history: &History<'_>, time: &Time, is_first: bool) -> Row {
    let made = history.made(time.index);
    let since = match time.since {
        Since::First => Cell::of(if is_first { "the first" } else { "the first with a score" }),
        Since::Moved(moved, _) => Cell::of(at_length(moved)),
        Since::OtherQuestions => Cell::of("cannot be compared: other questions"),
        Since::NoScore => Cell::of("cannot be compared: no score"),
        Since::Undated => Cell::of("cannot be compared: no date"),
    };
    let score = time.verdict.score.as_ref().map_or_else(|| "none".into(), points);
    Row { name: made.into(), cells: vec![Cell::of(made), Cell::of(result(time)), Cell::of(score), since] }
}

/// In words, never by a sign: which way the answers moved, or that they did not.
fn movement(moved: Moved) -> &'static str {
    match (moved.beyond, moved.gap > 0.0) {
        (false, _) => "no change beyond the margin",
        (true, true) => "more directing",
        (true, false) => "more doing",
    }
}

/// The same with its measure, and with what it is held against.
fn at_length(moved: Moved) -> String {
    let (gap, threshold) = (rounded(moved.gap.abs(), 2), rounded(moved.threshold, 2));
    if moved.beyond {
        format!("{} by {gap:.2} ({threshold:.2} or more counts)", movement(moved))
    } else {
        format!("{}: {gap:.2} ({threshold:.2} or more counts)", movement(moved))
    }
}

fn result(time: &Time) -> String {
    let sure = if time.verdict.certainty == Certainty::Clear { "clear" } else { "leaning" };
    match time.verdict.outcome {
        Outcome::NotEnough => "Too few answers".into(),
        Outcome::Undecided => "Too close to call".into(),
        outcome if time.verdict.side().is_none() => capital(outcome.name()),
        outcome => format!("{}, {sure}", capital(outcome.name())),
    }
}

/// "Roofing, own answers: 12 of 28 answered. Go on with: metier plan --ladder roofing".
fn unfinished(bank: &Bank, kept: &Kept, sheet: &Sheet) -> Item {
    let (answered, total) = sheet.progress(bank);
    let aside = if kept.keeping == Keeping::Aside { ", put aside" } else { "" };
    let made = sheet.made.as_ref().map_or_else(String::new, |date| format!(", begun {date}"));
    let mut item =
        Item::new(Mark::Point, format!("{}: {answered} of {total} answered{made}{aside}", capital(&of_whom(sheet))));
    item.below.push(format!("Go on with: {}", go_on(kept, sheet)));
    item
}

/// The command that goes on with an unfinished interview.
pub(crate) fn go_on(kept: &Kept, sheet: &Sheet) -> String {
    if kept.keeping == Keeping::Aside {
        return format!("metier plan --ask {}", typed(&kept.file.display().to_string()));
    }
    let coach = if sheet.by == By::Coach { " --as coach" } else { "" };
    let name = sheet.name.as_ref().map_or_else(String::new, |name| format!(" --name {}", typed(name)));
    format!("metier plan --ladder {}{coach}{name}", typed(&sheet.ladder))
}
