//! Saved answers in time, whose they are, and how the score moved; and what is unfinished.

use std::cmp::Ordering;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Bullet, Cell, Doc, Item, Row, Table};
use super::parts::Head;
use super::score::{Gap, Margin, Mean};
use super::words::{A_MAP, capital, count, list, typed};
use super::{Medium, Report};
use crate::advice::{self, Certainty, Outcome, Past, Plan, Since, Toward};
use crate::interview::{Answers, Bank, By, Form, Standing};
use crate::ladder::Ladder;
use crate::store::{GENERAL, Keeping, Kept};

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
    /// The ladders that they are about, as the answers call them and the craft; those that are not found are missing.
    pub ladders: Vec<(&'a str, Option<&'a str>, &'a Ladder)>,
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
    #[serde(skip)]
    answers: &'a Answers,
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
    #[serde(skip)]
    answers: &'a Answers,
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

    /// "Roofing, Maya, a coach's answers", with the ladder as it is called.
    fn said(&self, called: &str) -> String {
        let name = self.name.map_or_else(String::new, |name| format!(", {name}"));
        let side = if self.by == By::Coach { ", a coach's answers" } else { "" };
        capital(&format!("{called}{name}{side}"))
    }

    /// The command that shows the newest of them.
    fn command(&self, craft: Option<&str>) -> String {
        let coach = if self.by == By::Coach { " --as coach" } else { "" };
        let name = self.name.map_or_else(String::new, |name| format!(" --name {}", typed(name)));
        format!("metier plan {}{coach}{name}", typed(craft.unwrap_or(self.ladder)))
    }
}

impl<'a> Line<'a> {
    fn of(finished: &Finished<'a>, line: &advice::Line) -> Option<Self> {
        let times: Vec<Time<'a>> = line.times.iter().map(|time| Time::of(finished, time)).collect();
        let first = times.first()?.answers;
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
            answers,
        }
    }

    fn row(&self, saved: &Saved<'_>, answers: &Answers) -> Row {
        let made = self.made.unwrap_or(UNDATED);
        let at = At::of(saved, answers);
        let cells = [made.to_owned(), self.result(), at.level, at.next];
        Row { name: made.into(), cells: cells.map(Cell::of).to_vec() }
    }

    /// "Management, clear (0.93)".
    fn result(&self) -> String {
        let sure = if self.certainty == Certainty::Clear { "clear" } else { "leaning" };
        match self.outcome {
            Outcome::NotEnough => "Too few answers".into(),
            Outcome::Undecided => "Too close to call".into(),
            Outcome::Mastery | Outcome::Management => {
                let score = self.score.map_or_else(String::new, |score| format!(" ({:.2})", score.value.0.abs()));
                format!("{}, {sure}{score}", capital(self.outcome.name()))
            }
            Outcome::Both | Outcome::Neither => capital(self.outcome.name()),
        }
    }

    /// What is to be said of it beside the ones before it, if it is anything but "no change".
    fn since(&self) -> Option<String> {
        let made = self.made.unwrap_or(UNDATED);
        let said = match (&self.since, self.not_compared) {
            (Some(moved), _) if moved.change == Change::None => return None,
            (Some(moved), _) => format!("{} than on {}", moved.movement(), moved.from()),
            (None, Some(Why::OtherQuestions)) => "cannot be compared: other questions".into(),
            (None, Some(Why::NoScore)) => "cannot be compared: no score".into(),
            (None, Some(Why::Undated)) => "cannot be compared: no date".into(),
            (None, Some(Why::First) | None) => return None,
        };
        Some(format!("{made}: {said}"))
    }
}

const UNDATED: &str = "undated";

const SCORES: &str = "In brackets is the score, from 0 to 2 toward that side. A change is called one only if the two scores are \
                      further apart than their margins explain.";

/// Where the person was, where the answers led, and how much of it was met.
struct At {
    level: String,
    next: String,
    met: Option<usize>,
}

impl At {
    fn of(saved: &Saved<'_>, answers: &Answers) -> Self {
        let given = answers.level.as_deref();
        let unknown = || Self { level: given.unwrap_or("not given").to_owned(), next: "not known".into(), met: None };
        let Some(ladder) = saved.ladder_of(answers) else { return unknown() };
        let from = given.and_then(|level| ladder.level(level));
        let level = from.map_or_else(|| given.unwrap_or("not given").to_owned(), |from| from.level.title.to_string());
        let plan = Plan::make(ladder, saved.bank, answers, from);
        let is_led_on = plan.track.is_some() && from.is_some() && answers.by == By::Oneself;
        let Some(step) = plan.onward().next().filter(|_| is_led_on) else {
            return Self { level, next: "none named".into(), met: None };
        };
        let title = &step.to.level.title;
        let expects = &step.to.level.expects;
        let states = expects.iter().filter_map(|one| plan.marks.on(one)).map(|mark| mark.state);
        let (marked, met) =
            states.fold((0, 0), |(marked, met), state| (marked + 1, met + usize::from(state == Standing::Met)));
        if marked == 0 {
            return Self { level, next: title.to_string(), met: None };
        }
        Self { level, next: format!("{title}, {met} of {} met", expects.len()), met: Some(met) }
    }
}

impl Saved<'_> {
    fn ladder_of(&self, answers: &Answers) -> Option<&Ladder> {
        let is_it = |(called, craft, _): &&(&str, Option<&str>, &Ladder)| {
            *called == answers.ladder && *craft == answers.craft.as_deref()
        };
        self.ladders.iter().find(is_it).map(|(_, _, ladder)| *ladder)
    }

    /// What answers are about, as a person calls it: their own word for the craft, the ladder's name, or its id.
    fn called(&self, answers: &Answers) -> String {
        let name = || self.ladder_of(answers).map(|ladder| ladder.name.to_string());
        answers.craft.clone().or_else(name).unwrap_or_else(|| answers.ladder.clone())
    }
}

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
        Self { file, whose: Whose::of(answers), made: answers.made.as_deref(), answered, asked, aside, go_on, answers }
    }

    /// "Roofing: 12 of 28 answered, begun 2026-11-19. To continue:" and the command.
    fn say(&self, doc: &mut Doc, saved: &Saved<'_>, answers: &Answers) {
        let aside = if self.aside { ", set aside" } else { "" };
        let made = self.made.map_or_else(String::new, |date| format!(", begun {date}"));
        let whose = self.whose.said(&saved.called(answers));
        doc.paragraph(format!("{whose}: {} of {} answered{made}{aside}. To continue:", self.answered, self.asked));
        doc.command(&self.go_on);
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
            doc.suggest("To begin", "metier plan");
        }
        for line in &self.lines {
            self.of_one(&mut doc, line);
        }
        if !self.unfinished.is_empty() {
            doc.heading("Unfinished");
            for unfinished in &self.unfinished {
                unfinished.say(&mut doc, self.saved, unfinished.answers);
            }
        }
        if !self.unreadable.is_empty() {
            doc.heading("Cannot be read");
            doc.items(self.unreadable.iter().map(Unreadable::item).collect());
        }
        if !self.lines.is_empty() {
            doc.suggest("To delete saved answers", "metier forget");
        }
        let version = format!("Questions {}, metier {}.", bank.version, env!("CARGO_PKG_VERSION"));
        let scores = self.times().any(|time| time.score.is_some()).then(|| SCORES.to_owned());
        doc.push(Block::Closing(scores.into_iter().chain([A_MAP.into(), version]).collect()));
        doc
    }
}

impl<'a> History<'a> {
    /// All that one person answered about one ladder: a row each, what changed, and how to see the newest again.
    fn of_one(&self, doc: &mut Doc, line: &Line<'_>) {
        let answers: Vec<&Answers> = line.times.iter().map(|time| time.answers).collect();
        doc.heading_with(line.whose.said(&self.called(line)), sets(line.times.len()));
        let header = ["Made", "Result", "Level", "Next level"].map(String::from).to_vec();
        let rows = line.times.iter().zip(&answers).map(|(time, answers)| time.row(self.saved, answers)).collect();
        doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 0, 3, 4] }));
        let mut said: Vec<String> = line.times.iter().filter_map(Time::since).collect();
        match line.whole() {
            Some(moved) if moved.change == Change::None && said.is_empty() => {
                said.push(format!("No real change of track since {}", moved.from()));
            }
            Some(moved) if line.in_all.is_some() => {
                said.push(format!("Since the first of these, {}: {}", moved.from(), moved.movement()));
            }
            _ => {}
        }
        said.extend(self.more_met(line));
        doc.items(said.into_iter().map(|line| Item::new(Bullet::Point, line)).collect());
        if line.times.iter().any(|time| time.score.is_some()) {
            let craft = answers.first().filter(|one| one.ladder == GENERAL).and_then(|one| one.craft.as_deref());
            doc.suggest("To see the newest again", line.whose.command(craft));
        }
    }

    /// "3 more expectations met than on 2025-11-20", where the newest leads to the same level as an earlier one.
    fn more_met(&self, line: &Line<'_>) -> Option<String> {
        let all: Vec<_> = line.times.iter().map(|time| (At::of(self.saved, time.answers), time.made)).collect();
        let ((newest, _), before) = all.split_last()?;
        let level = |at: &At| at.next.rsplit_once(", ").map(|(level, _)| level.to_owned());
        let (then, made) = before.iter().find(|(at, _)| at.met.is_some() && level(at) == level(newest))?;
        let (then, now, made) = (then.met?, newest.met?, (*made)?);
        match now.cmp(&then) {
            Ordering::Equal => None,
            Ordering::Greater => Some(format!("{} met than on {made}", count(now - then, "more expectation"))),
            Ordering::Less => Some(format!("{} fewer met than on {made}", now.abs_diff(then))),
        }
    }

    fn called(&self, line: &Line<'_>) -> String {
        line.times.first().map_or_else(String::new, |time| self.saved.called(time.answers))
    }

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
                format!("{}, {}{moved}", line.whose.said(&self.called(line)), sets(line.times.len()))
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
