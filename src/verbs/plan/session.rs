//! The questions of one interview, asked one by one, and the review of all answers.

use std::rc::Rc;

use anyhow::Result;

use super::keep::{Keep, take_down};
use super::stage::{Ended, Reconsidered};
use crate::advice::{careless, given};
use crate::interview::{Answer, Answers, Bank, By, Cursor, Growth, Reader, ToAsk, Wording};
use crate::print::Look;
use crate::prompt::{Allowed, Prompt, Reply, Review, Way};
use crate::store::Loaded;

/// One interview: whom it asks, what, and where the answers go.
pub(crate) struct Session {
    pub(crate) prompt: Prompt,
    pub(crate) bank: Rc<Bank>,
    pub(crate) loaded: Rc<Loaded>,
    pub(crate) answers: Answers,
    pub(crate) keep: Keep,
    /// The craft was chosen from a list, and can be changed.
    pub(crate) may_change_craft: bool,
}

impl Session {
    pub(crate) fn new(prompt: Prompt, bank: Rc<Bank>, loaded: Rc<Loaded>, answers: Answers, keep: Keep) -> Self {
        Self { prompt, bank, loaded, answers, keep, may_change_craft: false }
    }

    pub(crate) fn into_parts(self) -> (Prompt, Rc<Loaded>, Answers, Keep) {
        (self.prompt, self.loaded, self.answers, self.keep)
    }

    /// Asks what is open; from the review of all answers on, if they were there already.
    pub(crate) fn ask_all(&mut self, is_checked: bool) -> Result<Ended> {
        let bank = Rc::clone(&self.bank);
        let _held = self.prompt.hold();
        let mut cursor = Cursor::new(&bank, self.answers.form, &self.answers);
        if is_checked {
            cursor.finish();
        }
        let mut is_first = true;
        loop {
            let Some((number, item)) = cursor.current() else {
                match self.review(cursor.items())? {
                    Review::Finish => return Ok(Ended::Finished),
                    Review::GoOn => {
                        cursor.forward(&self.answers);
                        continue;
                    }
                    Review::Change(number) => {
                        cursor.go_to(number);
                        continue;
                    }
                    Review::Craft => return Ok(Ended::Reconsider(Reconsidered::Craft)),
                    Review::Level => return Ok(Ended::Reconsider(Reconsidered::Level)),
                    Review::Stop => return Ok(Ended::Stopped),
                    Review::Interrupt => return Ok(Ended::Interrupted),
                }
            };
            self.show(number, cursor.items().len(), item, is_first)?;
            is_first = false;
            let keys = self.keys(item);
            match self.prompt.reply(&hint(item, self.answers.by), &keys, self.allowed(item))? {
                Reply::Number(step) => {
                    self.answer(item, Some(step))?;
                    cursor.forward(&self.answers);
                }
                Reply::NotSure => {
                    self.answer(item, None)?;
                    cursor.forward(&self.answers);
                }
                Reply::Keep => {
                    let kept = self.label(item, self.answers.chosen(item));
                    self.prompt.echo(&kept)?;
                    cursor.forward(&self.answers);
                }
                Reply::Back => {
                    self.prompt.echo("Back")?;
                    if !cursor.back() {
                        return Ok(Ended::Back);
                    }
                }
                Reply::Evidence => {}
                Reply::Why => {
                    self.prompt.echo("Why it is asked")?;
                    let why = match item {
                        ToAsk::Question(question) => &question.why,
                        ToAsk::Growth => &self.bank.growth.why,
                    };
                    self.prompt.say(why)?;
                }
                Reply::Review => {
                    self.prompt.echo("Review")?;
                    cursor.finish();
                }
                Reply::Again => {}
                Reply::Stop => {
                    self.prompt.echo("Save and quit")?;
                    return Ok(Ended::Stopped);
                }
                Reply::Interrupt => {
                    self.prompt.echo("Stop")?;
                    return Ok(Ended::Interrupted);
                }
            }
        }
    }

    /// Takes an answer down, first on the disk, then on the screen.
    fn answer(&mut self, item: ToAsk<'_>, step: Option<u8>) -> Result<()> {
        self.keep.catch_up(&mut self.answers, &self.bank);
        match item {
            ToAsk::Question(question) => {
                self.answers.set_answer(&question.id, step.map_or(Answer::NotSure, Answer::Step));
            }
            ToAsk::Growth => {
                let growth = step.and_then(|step| Growth::ALL.get(usize::from(step - 1)).copied());
                self.answers.growth = Some(growth.unwrap_or(Growth::Unsure));
            }
        }
        let label = self.label(item, step);
        self.take_down(Some(&label))
    }

    /// Keeps the answers, and confirms the last one by its label.
    pub(crate) fn take_down(&mut self, label: Option<&str>) -> Result<()> {
        take_down(&mut self.prompt, std::slice::from_mut(&mut self.keep), &self.answers, label)
    }

    fn allowed(&self, item: ToAsk<'_>) -> Allowed {
        let answered = match item {
            ToAsk::Question(question) => self.answers.answer(&question.id).is_some(),
            ToAsk::Growth => self.answers.growth.is_some(),
        };
        match item {
            ToAsk::Question(_) => Allowed { numbers: 5, not_sure: true, keep: answered, evidence: false },
            // Its third answer is "not sure yet"; a coach was told that n always answers so.
            ToAsk::Growth => {
                Allowed { numbers: 3, not_sure: self.answers.by == By::Coach, keep: answered, evidence: false }
            }
        }
    }

    /// "4 Agree"; of a trade-off "4 Probably: excellent work that I did myself".
    fn label(&self, item: ToAsk<'_>, step: Option<u8>) -> String {
        match (item, step) {
            (ToAsk::Question(question), Some(step)) => {
                let label = self.bank.label(question, Answer::Step(step));
                match (self.reader().question(question).choices, step) {
                    (Some((side, _)), 1 | 2) | (Some((_, side)), 4 | 5) => format!("{step} {label}: {side}"),
                    _ => format!("{step} {label}"),
                }
            }
            (ToAsk::Growth, Some(step)) => {
                let labels = self.bank.growth.labels(self.answers.by);
                let label = labels.get(usize::from(step.saturating_sub(1)));
                format!("{step} {}", label.copied().expect("the answers are numbered as the labels are"))
            }
            (_, None) => "Not sure".into(),
        }
    }

    fn reader(&self) -> Reader<'_> {
        self.answers.reader(&self.loaded.ladder.craft)
    }

    /// The question: how far one is, its words, the answers there are, the keys.
    fn show(&mut self, number: usize, items: usize, item: ToAsk<'_>, is_first: bool) -> Result<()> {
        self.prompt.say("")?;
        let questions = items - 1;
        let head = match item {
            ToAsk::Question(_) => format!("Question {number} of {questions}"),
            ToAsk::Growth => "One last question (not scored)".into(),
        };
        let progress = progress(number, questions, self.prompt.look());
        self.prompt.aside(&format!("{head}{progress}"), "")?;
        let Wording { text, choices } = match item {
            ToAsk::Question(question) => self.reader().question(question),
            ToAsk::Growth => Wording { text: self.reader().growth(&self.bank.growth), choices: None },
        };
        self.prompt.head(&text)?;
        let labels: Vec<String> = match item {
            ToAsk::Question(question) => {
                (1..=5).map(|step| self.bank.label(question, Answer::Step(step)).to_owned()).collect()
            }
            ToAsk::Growth => self.bank.growth.labels(self.answers.by).map(str::to_owned).to_vec(),
        };
        if self.allowed(item).keep {
            let earlier = self.label(item, self.answers.chosen(item));
            self.prompt.say(&format!("Your answer: {earlier} (Enter keeps it)"))?;
        }
        // In other languages a capital is not always there for the beginning of a label.
        match choices {
            Some(sides) => offer_sides(&mut self.prompt, &sides, &labels, self.bank.is_english())?,
            None => offer(&mut self.prompt, &labels, is_first, self.bank.is_english())?,
        }
        let keys = self.keys(item);
        Ok(self.prompt.aside(&keys, "  ")?)
    }

    /// The keys that answer a question beside its numbers, in one line.
    fn keys(&self, item: ToAsk<'_>) -> String {
        let not_sure = if self.allowed(item).not_sure { "n not sure, " } else { "" };
        match self.prompt.way() {
            Way::Keys => format!("{not_sure}b back, ? why, r review, q save and quit"),
            Way::Lines => format!("Or type: {not_sure}b back, ? why, r review, q save and quit"),
        }
    }

    /// All answers with their numbers, and what to do about them.
    fn review(&mut self, items: &[ToAsk<'_>]) -> Result<Review> {
        self.prompt.say("")?;
        let questions = items.len() - 1;
        let given = given(&self.bank, &self.answers);
        let not_sure = items
            .iter()
            .filter(|item| matches!(item, ToAsk::Question(q) if self.answers.answer(&q.id) == Some(Answer::NotSure)))
            .count();
        let sure = if not_sure > 0 { format!(", {not_sure} not sure") } else { String::new() };
        let named = self.answers.name.as_ref().filter(|_| self.answers.by == By::Coach);
        let about = named.map_or_else(String::new, |name| format!(" about {name}"));
        let answered = given.len();
        self.prompt.head(&format!("Check your answers{about}: {questions} questions, {answered} answered{sure}"))?;
        let level = self.answers.level.as_deref().and_then(|level| self.loaded.ladder.level(level));
        let level = level.map_or_else(|| "not sure".to_owned(), |place| place.level.title.to_string());
        let craft = self.answers.craft.clone().unwrap_or_else(|| self.loaded.ladder.name.to_string());
        let key = if self.may_change_craft { "c" } else { " " };
        self.prompt.say_hanging(&format!("Craft: {craft}"), &format!(" {key}  "), "    ")?;
        self.prompt.say_hanging(&format!("Level: {level}"), " l  ", "    ")?;
        match self.prompt.column() {
            Some(columns) => {
                let cells: Vec<String> =
                    items.iter().enumerate().map(|(n, item)| self.cell(n + 1, *item, columns)).collect();
                self.prompt.in_two_columns(&cells)?;
            }
            None => {
                for (n, item) in items.iter().enumerate() {
                    let (label, text) = self.in_short(*item, self.label_or_open(*item));
                    self.prompt.answered(n + 1, &label, &text)?;
                }
            }
        }
        if careless(&given) {
            self.prompt.say("")?;
            self.prompt.say(
                "Many of your answers are the same, or in the middle. Fine if you meant it; otherwise take another look.",
            )?;
        }
        self.prompt.say("")?;
        let open = items.iter().filter(|item| !self.allowed(**item).keep).count();
        let enter = if open > 0 {
            format!("Enter to answer the {open} that are open, f to finish now")
        } else {
            "Enter to finish".into()
        };
        let letters = if self.may_change_craft { "c the craft, l the level" } else { "l the level" };
        self.prompt.say(&format!("{enter}, a number to change that answer, {letters}, q to save and quit"))?;
        Ok(self.prompt.review(items.len(), open > 0, self.may_change_craft)?)
    }

    fn label_or_open(&self, item: ToAsk<'_>) -> String {
        if self.allowed(item).keep { self.label(item, self.answers.chosen(item)) } else { "open".into() }
    }

    /// An item as one of two columns: what it is about, and the answer in words to its right. Of a trade-off, the side
    /// that was chosen.
    fn cell(&self, number: usize, item: ToAsk<'_>, columns: usize) -> String {
        let look = self.prompt.look();
        let about = match item {
            ToAsk::Question(question) => question.topic.to_string(),
            ToAsk::Growth => self.reader().growth(&self.bank.growth),
        };
        let label = self.label_or_open(item);
        // Its step is for answering; its words say what was meant.
        let words =
            label.split_once(' ').filter(|(step, _)| step.parse::<u8>().is_ok()).map_or(&*label, |(_, words)| words);
        let room = columns.saturating_sub(4);
        let text = match item {
            ToAsk::Question(_) if !words.contains(": ") => {
                let topic = look.cut(&about, room.saturating_sub(look.columns_of(words) + 1));
                let gap = " ".repeat(room.saturating_sub(look.columns_of(&topic) + look.columns_of(words)));
                format!("{topic}{gap}{}", look.cut(words, room))
            }
            ToAsk::Growth if words == "open" => format!("{}  open", look.cut(&about, room.saturating_sub(6))),
            ToAsk::Question(_) | ToAsk::Growth => look.cut(words, room),
        };
        format!("{number:>2}  {text}")
    }

    /// An item as one line: the answer and what it was given to. Of a trade-off, the side that was chosen.
    fn in_short(&self, item: ToAsk<'_>, label: String) -> (String, String) {
        let ToAsk::Question(question) = item else {
            return (label, self.reader().growth(&self.bank.growth));
        };
        let Wording { text, choices } = self.reader().question(question);
        let Some((left, right)) = choices else { return (label, text) };
        let label = label.split_once(": ").map_or(label.clone(), |(label, _)| label.to_owned());
        let text = match self.answers.chosen(item) {
            Some(1 | 2) => left,
            Some(4 | 5) => right,
            _ if self.bank.is_english() => format!("{left}, or {right}"),
            _ => format!("{left} / {right}"),
        };
        (label, text)
    }
}

/// A bar that grows with each question; none for a screen reader, which would spell it out.
fn progress(number: usize, questions: usize, look: &Look) -> String {
    const COLUMNS: usize = 18;
    if look.spoken || number > questions {
        return String::new();
    }
    let filled = (number * COLUMNS).div_ceil(questions.max(1)).min(COLUMNS);
    format!("  {}{}", "\u{2588}".repeat(filled), "\u{b7}".repeat(COLUMNS - filled))
}

/// A trade-off on three lines: each side with its keys, which say how clearly it is chosen.
fn offer_sides(
    prompt: &mut Prompt,
    (left, right): &(String, String),
    labels: &[String],
    in_lower_case: bool,
) -> Result<()> {
    let [clearly, probably, either, ..] = labels else { return Ok(()) };
    let short = |label: &String| if in_lower_case { label.to_lowercase() } else { label.clone() };
    let (clearly, probably) = (short(clearly), short(probably));
    let sides = [
        format!("1 {clearly}, 2 {probably}: {left}"),
        format!("3 {}", short(either)),
        format!("4 {probably}, 5 {clearly}: {right}"),
    ];
    Ok(sides.iter().try_for_each(|line| prompt.say_after(line, "  "))?)
}

/// The labelled answers: each on its line, or all on one, in lower case where that is right, where the person knows them
/// by now and they fit.
pub(crate) fn offer(prompt: &mut Prompt, labels: &[String], one_each: bool, in_lower_case: bool) -> Result<()> {
    let short = |label: &String| if in_lower_case { label.to_lowercase() } else { label.clone() };
    let numbered: Vec<String> =
        labels.iter().enumerate().map(|(n, label)| format!("{} {}", n + 1, short(label))).collect();
    let line = format!("  {}", numbered.join("  "));
    let fits = prompt.look().columns_of(&line) <= prompt.look().width();
    if fits && !one_each && prompt.way() == Way::Keys {
        return Ok(prompt.say_after(line.trim_start(), "  ")?);
    }
    for (n, label) in labels.iter().enumerate() {
        prompt.say_after(&format!("{}  {label}", n + 1), "  ")?;
    }
    Ok(())
}

/// What to type, where whole lines are read.
fn hint(item: ToAsk<'_>, by: By) -> String {
    match (item, by) {
        (ToAsk::Question(_), By::Oneself) => "Your answer, 1 to 5:".into(),
        (ToAsk::Question(_), By::Coach) => "Your answer, 1 to 5, or n:".into(),
        (ToAsk::Growth, _) => "Your answer, 1 to 3:".into(),
    }
}
