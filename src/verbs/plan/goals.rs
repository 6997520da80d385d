//! What a person works on, asked for after the marks: what became of the goals there are, one or two new ones, and when
//! what the ladder would have tried first is tried. Each is on the disk before it is confirmed, whole or not at all.

use anyhow::Result;

use super::keep::{Keep, take_down};
use super::stage::{Ended, Stage};
use crate::interview::{Answers, Bank, Date, Goal, Markable, Standing, ToMark, Trial};
use crate::prompt::{Choice, Chosen, Confirmed, Menu, Prompt, TypedLine};

/// As many as a person can work on beside the work.
const AT_MOST: usize = 2;

/// Whom goals are asked of, and where they go.
pub(crate) struct Goals<'g> {
    pub(crate) prompt: &'g mut Prompt,
    pub(crate) answers: &'g mut Answers,
    pub(crate) keeps: &'g mut [Keep],
    pub(crate) bank: &'g Bank,
    pub(crate) today: Option<&'g Date>,
}

impl Goals<'_> {
    /// Asks for all there is to ask. `all` is what was marked; `trials` are the ladder's own for the track that is entered.
    pub(crate) fn ask(&mut self, all: &[ToMark], trials: Option<(String, Vec<String>)>) -> Result<Ended> {
        if let Err(ended) = self.look_back()? {
            return Ok(ended);
        }
        if let Err(ended) = self.choose(all)? {
            return Ok(ended);
        }
        let (track, texts) = trials.unwrap_or_default();
        match self.try_first(&track, &texts)? {
            Err(ended) => Ok(ended),
            Ok(()) => Ok(Ended::Finished),
        }
    }

    /// What became of each goal that is open.
    fn look_back(&mut self) -> Stage<()> {
        const BECAME: [&str; 3] = ["Still working on it", "Done", "Dropped"];
        let open: Vec<Goal> = self.answers.goals.iter().filter(|goal| goal.is_open()).cloned().collect();
        for goal in open {
            let due = goal.due.as_ref().map_or_else(String::new, |due| format!(" (by {due})"));
            let question = format!("Your goal{due}: {} What became of it?", sentence(goal.what()));
            let choices =
                BECAME.map(|title| Choice { id: title.to_lowercase(), title: title.into(), ..Choice::default() });
            self.prompt.say("")?;
            match self.prompt.choose(Menu { choices: &choices, ..Menu::of(&question) })? {
                Chosen::Line(line @ 1..) => {
                    self.catch_up();
                    let today = self.today.cloned();
                    // Unless an editor has taken it out meanwhile.
                    if let Some(goal) = self.answers.goals.iter_mut().find(|known| **known == goal) {
                        if line == 1 { goal.done = today } else { goal.dropped = today }
                    }
                    self.take_down("Noted")?;
                }
                Chosen::Line(_) | Chosen::Back | Chosen::Other(_) => {}
                Chosen::Stop => return Ok(Err(Ended::Stopped)),
                Chosen::Interrupt => return Ok(Err(Ended::Interrupted)),
            }
        }
        Ok(Ok(()))
    }

    /// New goals, until there are as many as one can work on.
    fn choose(&mut self, all: &[ToMark]) -> Stage<()> {
        loop {
            let chosen = self.answers.goals.iter().filter(|goal| goal.is_open()).count();
            let candidates = candidates(self.answers, all);
            if chosen >= AT_MOST || candidates.is_empty() {
                return Ok(Ok(()));
            }
            let question = match chosen {
                0 => "Choose something to work on? One or two are plenty.",
                _ => "Choose a second one?",
            };
            self.prompt.say("")?;
            match self.prompt.confirm(question)? {
                Confirmed::Yes => {}
                Confirmed::No => return Ok(Ok(())),
                Confirmed::Stop => return Ok(Err(Ended::Stopped)),
                Confirmed::Interrupt => return Ok(Err(Ended::Interrupted)),
            }
            match self.one(&candidates)? {
                Ok(Some(goal)) => {
                    self.catch_up();
                    self.answers.goals.push(goal);
                    self.take_down("Your goal is saved")?;
                }
                Ok(None) => return Ok(Ok(())),
                Err(ended) => return Ok(Err(ended)),
            }
        }
    }

    /// One goal: what it is about, what the person does, what helps, how it will be seen, and by when.
    fn one(&mut self, candidates: &[ToMark]) -> Stage<Option<Goal>> {
        let choice = |one: &ToMark| Choice {
            id: one.key.clone(),
            title: one.text.clone(),
            group: match one.kind {
                Markable::Expectation => one.area.clone(),
                Markable::Gate => "Needed".into(),
                Markable::Lesson => "To learn first".into(),
            },
            ..Choice::default()
        };
        let choices: Vec<Choice> = candidates.iter().map(choice).collect();
        let other = Some("work on that, in your own words");
        let menu = Menu { choices: &choices, other, ..Menu::of("What do you want to work on?") };
        let mut goal = match self.prompt.choose(menu)? {
            Chosen::Line(line) => match candidates.get(line) {
                Some(one) => {
                    Goal { key: Some(one.key.as_str().into()), what: Some(one.text.clone()), ..Goal::default() }
                }
                None => return Ok(Ok(None)),
            },
            Chosen::Other(what) => Goal { what: Some(what).filter(|what| !what.is_empty()), ..Goal::default() },
            Chosen::Back => return Ok(Ok(None)),
            Chosen::Stop => return Ok(Err(Ended::Stopped)),
            Chosen::Interrupt => return Ok(Err(Ended::Interrupted)),
        };
        let about = if goal.key.is_some() { " Enter takes the sentence above." } else { "" };
        loop {
            match self.text(&format!("What will you do?{about}"), "I will:")? {
                Ok(Some(what)) => goal.what = Some(what),
                Ok(None) => {}
                Err(ended) => return Ok(Err(ended)),
            }
            if goal.what.is_some() {
                break;
            }
        }
        match self.text("Who or what helps you? Enter to skip.", "Help:")? {
            Ok(help) => goal.help = help,
            Err(ended) => return Ok(Err(ended)),
        }
        match self.text("How will you know that it is done? Enter to skip.", "I will know when:")? {
            Ok(seen) => goal.seen_when = seen,
            Err(ended) => return Ok(Err(ended)),
        }
        let today = self.today.cloned();
        match self.day("By which day? Such as 2027-03-31, or Enter to skip.", "By:", today.as_ref())? {
            Ok(due) => goal.due = due,
            Err(ended) => return Ok(Err(ended)),
        }
        Ok(Ok(Some(goal)))
    }

    /// What the ladder would have tried before the track is entered, put on the plan with its days.
    fn try_first(&mut self, track: &str, texts: &[String]) -> Stage<()> {
        let is_known = |trial: &Trial| trial.track.as_deref() == Some(track);
        if texts.is_empty() || self.answers.trials.iter().any(is_known) {
            return Ok(Ok(()));
        }
        self.prompt.say("")?;
        self.prompt.say("Try it first, small and reversible:")?;
        texts.iter().try_for_each(|text| self.prompt.say_hanging(text, "- ", "  "))?;
        match self.prompt.confirm("Put this on your plan, with a day to begin and a day to look back?")? {
            Confirmed::Yes => {}
            Confirmed::No => return Ok(Ok(())),
            Confirmed::Stop => return Ok(Err(Ended::Stopped)),
            Confirmed::Interrupt => return Ok(Err(Ended::Interrupted)),
        }
        let line = match texts {
            [_] => 0,
            several => {
                let choice = |text: &String| Choice { id: text.clone(), title: text.clone(), ..Choice::default() };
                let choices: Vec<Choice> = several.iter().map(choice).collect();
                match self.prompt.choose(Menu { choices: &choices, ..Menu::of("Which one?") })? {
                    Chosen::Line(line) => line,
                    Chosen::Back | Chosen::Other(_) => return Ok(Ok(())),
                    Chosen::Stop => return Ok(Err(Ended::Stopped)),
                    Chosen::Interrupt => return Ok(Err(Ended::Interrupted)),
                }
            }
        };
        let text = texts.get(line).expect("a line of the list was chosen").clone();
        let from = match self.day("When does it begin? Such as 2027-01-11, or Enter to skip.", "From:", None)? {
            Ok(from) => from,
            Err(ended) => return Ok(Err(ended)),
        };
        let look_back = match self.day("When will you look back on it? Enter to skip.", "Look back:", from.as_ref())? {
            Ok(look_back) => look_back,
            Err(ended) => return Ok(Err(ended)),
        };
        self.catch_up();
        self.answers.trials.push(Trial { track: Some(track.into()), text, from, look_back });
        self.take_down("It is on your plan")?;
        Ok(Ok(()))
    }

    /// A line of text; `None` if there is nothing to say.
    fn text(&mut self, question: &str, asked: &str) -> Stage<Option<String>> {
        self.prompt.say(question)?;
        Ok(match self.prompt.note(asked)? {
            TypedLine::Text(text) => Ok(Some(text).filter(|text| !text.is_empty())),
            TypedLine::Stop => Err(Ended::Stopped),
            TypedLine::Interrupt => Err(Ended::Interrupted),
        })
    }

    /// A day that is not before another; `None` for none.
    fn day(&mut self, question: &str, asked: &str, not_before: Option<&Date>) -> Stage<Option<Date>> {
        self.prompt.say(question)?;
        loop {
            let typed = match self.prompt.line(asked)? {
                TypedLine::Text(typed) if typed.is_empty() => return Ok(Ok(None)),
                TypedLine::Text(typed) => typed,
                TypedLine::Stop => return Ok(Err(Ended::Stopped)),
                TypedLine::Interrupt => return Ok(Err(Ended::Interrupted)),
            };
            match Date::parse(&typed) {
                Some(day) if not_before.is_none_or(|before| *before <= day) => return Ok(Ok(Some(day))),
                Some(day) => {
                    let before = not_before.map_or("", |before| &**before);
                    self.prompt
                        .say(&format!("{day} is before {before}. Type a later day, or press Enter for none."))?;
                }
                None => self.prompt.say(&format!("\"{typed}\" isn't a day. Type it as year-month-day: 2027-03-31."))?,
            }
        }
    }

    /// What an editor has changed in the files meanwhile is not written over.
    fn catch_up(&mut self) {
        self.keeps.iter_mut().for_each(|keep| keep.catch_up(self.answers, self.bank));
    }

    fn take_down(&mut self, label: &str) -> Result<()> {
        take_down(self.prompt, self.keeps, self.answers, Some(label))
    }
}

/// What can be worked on, the nearest to being met first.
fn candidates(answers: &Answers, all: &[ToMark]) -> Vec<ToMark> {
    let is_chosen = |one: &ToMark| answers.goals.iter().any(|goal| goal.is_open() && goal.is_about(&one.key));
    let rank = |one: &ToMark| match answers.mark_on(one).map(|mark| mark.state) {
        Some(Standing::Partly) => Some(0),
        Some(Standing::NotYet) => Some(1),
        None => Some(2),
        Some(Standing::Met | Standing::NotApplicable) => None,
    };
    let mut open: Vec<&ToMark> = all.iter().filter(|one| rank(one).is_some() && !is_chosen(one)).collect();
    open.sort_by_key(|one| rank(one));
    open.into_iter().cloned().collect()
}

/// With a full stop, if it ends with nothing of its own.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}
