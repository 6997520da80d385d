//! Saved answers in time, whose they are, and how the score moved; and what is unfinished.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Bullet, Cell, Doc, Item, Row, Table};
use super::parts::Head;
use super::said::{SCALE_OF_SCORES, points};
use super::score::{Gap, Margin, Mean};
use super::words::{A_MAP, capital, count, list, typed};
use super::{Medium, Report};
use crate::advice::{self, Certainty, Outcome, Past, Since, Toward};
use crate::interview::{Answers, Bank, By, Form};
use crate::store::{Keeping, Kept};

/// What the store says of the past.
#[derive(Debug)]
pub struct Saved<'a> {
    /// The questions.
    pub bank: &'a Bank,
    /// Only answers about this ladder were asked for.
    pub ladder: Option<&'a str>,
    /// Ladders that answers are kept about, for someone who asked for another.
    pub known: Vec<&'a str>,
    /// Where finished answers are; `None` if the user has no home.
    pub folder: Option<&'a Path>,
    /// The files that are asked for.
    pub kept: Vec<&'a Kept>,
    /// Those of them that cannot be read, and why.
    pub unreadable: Vec<(&'a Path, String)>,
}

/// Saved answers in time.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "history")]
pub struct History<'a> {
    #[serde(flatten)]
    head: Head,
    /// One for each person, side and ladder.
    lines: Vec<Line<'a>>,
    unfinished: Vec<Unfinished<'a>>,
    unreadable: Vec<Unreadable<'a>>,
    #[serde(skip)]
    saved: &'a Saved<'a>,
}

/// The ladder that answers are about, who answered, and about whom.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
struct Whose<'a> {
    ladder: &'a str,
    by: By,
    name: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Line<'a> {
    #[serde(flatten)]
    whose: Whose<'a>,
    /// The earliest first, the undated last.
    times: Vec<Time<'a>>,
    /// From the first to the last of those that can be compared; null if these are fewer than three.
    in_all: Option<Moved<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Time<'a> {
    file: String,
    /// YYYY-MM-DD.
    made: Option<&'a str>,
    /// Version of the questions.
    questions: u32,
    form: Form,
    level: Option<&'a str>,
    certainty: Certainty,
    outcome: Outcome,
    /// Null if there are too few answers for one.
    score: Option<Score>,
    /// From the time before; null if the two cannot be compared.
    since: Option<Moved<'a>>,
    /// Why `since` is null.
    not_compared: Option<Why>,
    /// Its place among all that are finished.
    #[serde(skip)]
    index: usize,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Score {
    value: Mean,
    margin: Margin,
    /// How many it rests on.
    answers: u32,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Why {
    First,
    OtherQuestions,
    NoScore,
    Undated,
}

/// How a score differs from an earlier one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "moved")]
struct Moved<'a> {
    /// The earlier one.
    file: String,
    made: Option<&'a str>,
    /// none: within the margins of both.
    change: Change,
    /// The later score less the earlier one; above 0, more directing.
    gap: Gap,
    threshold: Margin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Change {
    None,
    MoreDirecting,
    MoreDoing,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Unfinished<'a> {
    file: String,
    #[serde(flatten)]
    whose: Whose<'a>,
    /// YYYY-MM-DD.
    made: Option<&'a str>,
    answered: usize,
    asked: usize,
    /// Put aside for a new one.
    aside: bool,
    /// The command that goes on with it.
    go_on: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Unreadable<'a> {
    file: String,
    message: &'a str,
}

/// Finished answers, with their file.
type Finished<'a> = [(&'a Kept, &'a Answers)];

impl<'a> History<'a> {
    /// Of what is saved.
    #[must_use]
    pub fn of(saved: &'a Saved<'a>) -> Self {
        let all = |wanted: &[Keeping]| -> Vec<(&'a Kept, &'a Answers)> {
            let kept = saved.kept.iter().filter(|kept| wanted.contains(&kept.keeping));
            kept.filter_map(|kept| Some((*kept, kept.answers.as_ref().ok()?))).collect()
        };
        let (finished, unfinished) = (all(&[Keeping::Finished]), all(&[Keeping::Draft, Keeping::Aside]));
        let whose: Vec<String> = finished.iter().filter_map(|(kept, _)| kept.whose()).collect();
        let past: Vec<Past<'_>> =
            finished.iter().zip(&whose).map(|((_, answers), whose)| Past { whose, answers }).collect();
        let unreadable =
            |(file, message): &'a (&Path, String)| Unreadable { file: file.display().to_string(), message };
        Self {
            head: Head::of("history"),
            lines: advice::lines(saved.bank, &past).iter().filter_map(|line| Line::of(&finished, line)).collect(),
            unfinished: unfinished.iter().map(|(kept, answers)| Unfinished::of(saved.bank, kept, answers)).collect(),
            unreadable: saved.unreadable.iter().map(unreadable).collect(),
            saved,
        }
    }
}

impl<'a> Whose<'a> {
    fn of(answers: &'a Answers) -> Self {
        Self { ladder: &answers.ladder, by: answers.by, name: answers.name.as_deref() }
    }

    /// "Roofing, Maya, a coach's answers".
    fn said(&self) -> String {
        let name = self.name.map_or_else(String::new, |name| format!(", {name}"));
        let side = match self.by {
            By::Oneself => "own answers",
            By::Coach => "a coach's answers",
        };
        capital(&format!("{}{name}, {side}", self.ladder))
    }
}

impl<'a> Line<'a> {
    fn of(finished: &Finished<'a>, line: &advice::Line) -> Option<Self> {
        let times: Vec<Time<'a>> = line.times.iter().map(|time| Time::of(finished, time)).collect();
        let (_, first) = at(finished, times.first()?.index);
        let in_all = line.in_all.map(|(moved, from)| Moved::of(finished, moved, from));
        Some(Self { whose: Whose::of(first), times, in_all })
    }

    /// From its first time to its last, if they can be compared.
    fn whole(&self) -> Option<&Moved<'a>> {
        self.in_all.as_ref().or_else(|| self.times.last()?.since.as_ref())
    }
}

/// Places are counted in the answers that [`advice::lines`] was given.
fn at<'a>(finished: &Finished<'a>, index: usize) -> (&'a Kept, &'a Answers) {
    *finished.get(index).expect("a line is made of these answers")
}

impl<'a> Time<'a> {
    fn of(finished: &Finished<'a>, time: &advice::Time) -> Self {
        let (kept, answers) = at(finished, time.index);
        let (since, not_compared) = match time.since {
            Since::Moved(moved, from) => (Some(Moved::of(finished, moved, from)), None),
            Since::First => (None, Some(Why::First)),
            Since::OtherQuestions => (None, Some(Why::OtherQuestions)),
            Since::NoScore => (None, Some(Why::NoScore)),
            Since::Undated => (None, Some(Why::Undated)),
        };
        Self {
            file: kept.file.display().to_string(),
            made: answers.made.as_deref(),
            questions: answers.questions.unwrap_or(1),
            form: answers.form,
            level: answers.level.as_deref(),
            certainty: time.verdict.certainty,
            outcome: time.verdict.outcome,
            score: time.verdict.score.map(|score| Score {
                value: Mean::of(score.value),
                margin: Margin::of(score.margin),
                answers: score.answers,
            }),
            since,
            not_compared,
            index: time.index,
        }
    }

    fn row(&self, is_first: bool) -> Row {
        let since = match (&self.since, self.not_compared) {
            (Some(moved), _) => moved.at_length(),
            (None, Some(Why::OtherQuestions)) => "cannot be compared: other questions".into(),
            (None, Some(Why::NoScore)) => "cannot be compared: no score".into(),
            (None, Some(Why::Undated)) => "cannot be compared: no date".into(),
            (None, Some(Why::First) | None) if is_first => "the first".into(),
            (None, Some(Why::First) | None) => "the first with a score".into(),
        };
        let score = self.score.map_or_else(|| "none".into(), |score| points(score.value, score.margin));
        let made = self.made.unwrap_or(UNDATED);
        Row { name: made.into(), cells: [made.to_owned(), self.result(), score, since].map(Cell::of).to_vec() }
    }

    fn result(&self) -> String {
        let sure = if self.certainty == Certainty::Clear { "clear" } else { "leaning" };
        match self.outcome {
            Outcome::NotEnough => "Too few answers".into(),
            Outcome::Undecided => "Too close to call".into(),
            Outcome::Mastery | Outcome::Management => format!("{}, {sure}", capital(self.outcome.name())),
            Outcome::Both | Outcome::Neither => capital(self.outcome.name()),
        }
    }
}

const UNDATED: &str = "undated";

impl<'a> Moved<'a> {
    fn of(finished: &Finished<'a>, moved: advice::Moved, from: usize) -> Self {
        let (kept, answers) = at(finished, from);
        Self {
            file: kept.file.display().to_string(),
            made: answers.made.as_deref(),
            change: match Toward::of(moved.gap).filter(|_| moved.beyond) {
                None => Change::None,
                Some(Toward::Directing) => Change::MoreDirecting,
                Some(Toward::Doing) => Change::MoreDoing,
            },
            gap: Gap::of(moved.gap),
            threshold: Margin::of(moved.threshold),
        }
    }

    fn from(&self) -> &'a str {
        self.made.unwrap_or(UNDATED)
    }

    /// In words, never by a sign: which way the answers moved, or that they did not.
    fn movement(&self) -> &'static str {
        match self.change {
            Change::None => "no change beyond the margin",
            Change::MoreDirecting => "more directing",
            Change::MoreDoing => "more doing",
        }
    }

    /// The same with its measure, and with what it is held against.
    fn at_length(&self) -> String {
        let by = if self.change == Change::None { ":" } else { " by" };
        format!("{}{by} {:.2} ({:.2} or more counts)", self.movement(), self.gap.0.abs(), self.threshold.0)
    }
}

impl<'a> Unfinished<'a> {
    fn of(bank: &Bank, kept: &Kept, answers: &'a Answers) -> Self {
        let (answered, asked) = answers.progress(bank);
        let file = kept.file.display().to_string();
        let aside = kept.keeping == Keeping::Aside;
        let coach = if answers.by == By::Coach { " --as coach" } else { "" };
        let name = answers.name.as_ref().map_or_else(String::new, |name| format!(" --name {}", typed(name)));
        let go_on = if aside {
            format!("metier plan --ask {}", typed(&file))
        } else {
            format!("metier plan {}{coach}{name}", typed(&answers.ladder))
        };
        Self { file, whose: Whose::of(answers), made: answers.made.as_deref(), answered, asked, aside, go_on }
    }

    /// "Roofing, own answers: 12 of 28 answered. Go on with: metier plan roofing".
    fn item(&self) -> Item {
        let aside = if self.aside { ", put aside" } else { "" };
        let made = self.made.map_or_else(String::new, |date| format!(", begun {date}"));
        let text = format!("{}: {} of {} answered{made}{aside}", self.whose.said(), self.answered, self.asked);
        Item { below: vec![format!("Go on with: {}", self.go_on)], ..Item::new(Bullet::Point, text) }
    }
}

impl Unreadable<'_> {
    /// The file, and why without its name.
    fn item(&self) -> Item {
        let file = &self.file;
        let why = self
            .message
            .replace(&format!("could not read {file}: "), "")
            .replace(&format!("{file}: "), "")
            .replace(&format!("{file}:"), "line ");
        Item { below: vec![why], ..Item::new(Bullet::Point, file.clone()) }
    }
}

impl Report for History<'_> {
    fn doc(&self, _: Medium) -> Doc {
        let Saved { bank, known, folder, .. } = self.saved;
        let mut doc = Doc::default();
        doc.title(self.title());
        if folder.is_none() {
            doc.paragraph("There is no home folder here to keep answers in.");
        }
        if self.lines.is_empty() && self.unfinished.is_empty() {
            if !known.is_empty() {
                let known: Vec<String> = known.iter().map(|id| (*id).to_owned()).collect();
                doc.paragraph(format!("There are answers about {}.", list(&known, "and")));
            }
            doc.paragraph("Begin: metier plan");
        }
        for line in &self.lines {
            of_one(&mut doc, line);
        }
        if !self.unfinished.is_empty() {
            doc.heading("Unfinished");
            doc.items(self.unfinished.iter().map(Unfinished::item).collect());
        }
        if !self.unreadable.is_empty() {
            doc.heading("Cannot be read");
            doc.items(self.unreadable.iter().map(Unreadable::item).collect());
        }
        let results = self.times().filter(|time| time.score.is_some());
        if let Some(newest) = results.max_by_key(|time| (time.made, time.index)) {
            doc.paragraph(format!(
                "{SCALE_OF_SCORES} A change is called one only if the two scores are further apart than their margins \
                 explain."
            ));
            doc.paragraph(format!("See a result again: metier plan {}", typed(&newest.file)));
        }
        if !self.lines.is_empty() {
            doc.paragraph("Delete saved answers: metier forget");
        }
        let version = format!("Questions {}, metier {}.", bank.version, env!("CARGO_PKG_VERSION"));
        doc.push(Block::Closing(vec![A_MAP.into(), version]));
        doc
    }
}

impl<'a> History<'a> {
    fn times(&self) -> impl Iterator<Item = &Time<'a>> {
        self.lines.iter().flat_map(|line| &line.times)
    }

    /// Line 1: of one person how the answers moved, of several how many there are.
    fn title(&self) -> String {
        let about = self.saved.ladder.map_or_else(String::new, |ladder| format!(" about {ladder}"));
        let finished = match self.lines.as_slice() {
            [] if self.unreadable.is_empty() => format!("No finished answers{about} are saved"),
            [] => format!("No finished answers{about} that can be read are saved"),
            [line] if line.times.len() > 1 => {
                let moved = |moved: &Moved<'_>| format!(": {} since {}", moved.movement(), moved.from());
                let moved = line.whole().map_or_else(String::new, moved);
                format!("{}, {}{moved}", line.whose.said(), sets(line.times.len()))
            }
            _ => format!("{}{about} saved", sets(self.times().count())),
        };
        match self.unfinished.len() {
            0 => finished,
            n => format!("{finished}; {} unfinished", count(n, "interview")),
        }
    }
}

fn sets(n: usize) -> String {
    if n == 1 { "1 set of answers".into() } else { format!("{n} sets of answers") }
}

fn of_one(doc: &mut Doc, line: &Line<'_>) {
    doc.heading_with(line.whose.said(), sets(line.times.len()));
    let header = ["Made", "Result", "Score", "Since the time before"].map(String::from).to_vec();
    let rows = line.times.iter().enumerate().map(|(n, time)| time.row(n == 0)).collect();
    doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 4, 5, 6] }));
    if let Some(moved) = &line.in_all {
        doc.paragraph(format!("Since the first of these, {}: {}.", moved.from(), moved.at_length()));
    }
}
