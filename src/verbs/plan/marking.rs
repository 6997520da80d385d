//! Asks where a person stands on what a level expects: as an offer after an interview, and for `mark`. It asks about one
//! thing at a time and never redraws. Every mark is saved before it is confirmed on the screen.

use std::path::PathBuf;

use anyhow::Result;

use super::goals;
use super::keep::{Keep, take_down};
use super::session::offer;
use super::stage::{Ended, Stage};
use crate::advice::{Certainty, Plan};
use crate::interview::{Answers, Bank, By, Date, Mark, Markable, Marking, Standing, ToMark};
use crate::ladder::{Place, Step, StepKind};
use crate::prompt::{Allowed, Choice, Chosen, Confirmed, Menu, Prompt, Reply, TypedLine, Way};
use crate::report::typed_file;

const LABELS: [&str; 4] = ["Met", "Partly", "Not yet", "Not applicable"];

/// A level that can be marked, and what it expects.
pub(crate) struct LevelToMark {
    /// Its id.
    pub(crate) id: String,
    title: String,
    summary: String,
    to_mark: Vec<ToMark>,
    /// The track that a step to it enters, and how the ladder would have it tried first.
    trials: Option<(String, Vec<String>)>,
}

impl LevelToMark {
    pub(crate) fn of(plan: &Plan<'_>, step: &Step<'_>, with_all: bool) -> Self {
        let track = Some(step.to.track).filter(|_| step.kind.enters_a_track());
        let trials = |track: &crate::ladder::Track| {
            (track.id.clone(), track.trial_from(plan.from).into_iter().map(ToString::to_string).collect())
        };
        Self {
            id: step.to.level.id.to_string(),
            title: step.to.level.title.to_string(),
            summary: step.to.level.summary.clone().unwrap_or_default().to_string(),
            to_mark: plan.to_mark(step, with_all),
            trials: track.map(trials),
        }
    }

    /// Of the level itself, however one gets there.
    pub(crate) fn at(plan: &Plan<'_>, place: Place<'_>, with_all: bool) -> Self {
        let step = plan.ladder.steps_open(plan.from).into_iter().find(|step| step.to.is(&place));
        let here = Step { kind: StepKind::Stay, to: place, inferred: false };
        Self::of(plan, &step.unwrap_or(here), with_all)
    }

    /// Nothing is written for it.
    pub(crate) fn is_empty(&self) -> bool {
        self.to_mark.is_empty()
    }

    /// The keys that the marks on its expectations have or will have.
    pub(crate) fn keys(&self) -> Vec<String> {
        let expected = self.to_mark.iter().filter(|one| one.kind == Markable::Expectation);
        expected.map(|one| one.key.clone()).collect()
    }

    /// "10 expectations".
    fn expectations(&self) -> String {
        expectations(self.to_mark.iter().filter(|one| one.kind == Markable::Expectation).count())
    }
}

/// What a marking has to know of what is around it.
pub(crate) struct Around<'a> {
    /// What a command that goes on has to have as well.
    pub(crate) again: &'a str,
    /// The options that lead to this level, each with a space before it.
    pub(crate) options: String,
    /// What is typed for files, where that is not their path.
    pub(crate) called: Vec<(PathBuf, String)>,
    pub(crate) today: Option<Date>,
}

/// The steps whose levels the person can mark: the one onto the advised track, or all that are open if no track is
/// advised. A coach can mark every open one: the person's own answers may lead elsewhere, and only what both marked can
/// be compared.
pub(crate) fn steps_to_mark<'a>(plan: &Plan<'a>) -> Vec<Step<'a>> {
    if plan.verdict.certainty == Certainty::NotEnough && plan.answers.by == By::Oneself {
        return Vec::new();
    }
    let mut steps: Vec<Step<'a>> = plan.asked_for().copied().collect();
    if plan.answers.by == By::Coach {
        let onward = |step: &Step<'_>| !matches!(step.kind, StepKind::Stay | StepKind::Summit);
        for step in plan.ladder.steps_open(plan.from).into_iter().filter(onward) {
            if !steps.iter().any(|known| known.to.is(&step.to)) {
                steps.push(step);
            }
        }
    }
    steps
}

/// The next levels of a plan that have expectations.
pub(crate) fn next_levels(plan: &Plan<'_>, with_all: bool) -> Vec<LevelToMark> {
    let levels = steps_to_mark(plan).into_iter().map(|step| LevelToMark::of(plan, &step, with_all));
    levels.filter(|level| !level.is_empty()).collect()
}

/// Asks whether to mark now. Anything but a yes means no, since the result is already there.
pub(crate) fn is_wanted(prompt: &mut Prompt, by: By, levels: &[LevelToMark]) -> Stage<bool> {
    let what = match levels {
        [level] => format!("the {} of {}", level.expectations(), level.title),
        _ => "what one of the next levels expects".into(),
    };
    let they = they(by);
    prompt.say("")?;
    Ok(
        match prompt
            .confirm(&format!("Mark where {they} stand on {what}? It takes a few minutes and gives a growth plan."))?
        {
            Confirmed::Yes => Ok(true),
            Confirmed::No | Confirmed::Stop => Ok(false),
            Confirmed::Interrupt => Err(Ended::Interrupted),
        },
    )
}

/// The level to mark: the only one, or the one the person chooses if several are open.
pub(crate) fn chosen(prompt: &mut Prompt, mut levels: Vec<LevelToMark>) -> Stage<Option<LevelToMark>> {
    if levels.len() < 2 {
        return Ok(Ok(levels.pop()));
    }
    let choice = |level: &LevelToMark| Choice {
        id: level.id.clone(),
        title: format!("{}, {}", level.title, level.expectations()),
        summary: level.summary.clone(),
        ..Choice::default()
    };
    let choices: Vec<Choice> = levels.iter().map(choice).collect();
    prompt.say("")?;
    let menu = Menu {
        typed: "",
        question: "Which level do you want to look at first?",
        choices: &choices,
        other: None,
        back: None,
        at: 0,
    };
    Ok(match prompt.choose(menu)? {
        Chosen::Line(line) if line < levels.len() => Ok(Some(levels.swap_remove(line))),
        Chosen::Line(_) | Chosen::Other(_) | Chosen::Back => Ok(None),
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

/// Where the marks are saved, and the questions, which are needed to read the answers beside them.
pub(crate) type MarkTargets<'k> = (&'k mut [Keep], &'k Bank);

/// Asks for every missing mark, says what was saved, and then asks for goals. Returns how it ended.
pub(crate) fn mark(
    prompt: &mut Prompt,
    answers: &mut Answers,
    (keeps, bank): MarkTargets<'_>,
    around: &Around<'_>,
    level: LevelToMark,
) -> Result<Ended> {
    let LevelToMark { title, to_mark, trials, .. } = level;
    let marking = Marking::new(to_mark, answers, around.today.clone());
    let mut marker = Marker { prompt, answers, keeps, bank, around, marking };
    marker.introduce(&title)?;
    let mut ended = marker.walk()?;
    marker.close(&ended)?;
    if matches!(ended, Ended::Finished) && marker.answers.by == By::Oneself {
        let all = marker.marking.all().to_vec();
        let mut goals = goals::Goals { prompt, answers, keeps, bank, today: around.today.as_ref() };
        ended = goals.ask(&all, trials)?;
    }
    let mut behind = keeps.iter_mut().filter(|keep| keep.is_behind());
    if let Some(first) = behind.next() {
        // Do not ask someone anything more after Ctrl-C.
        first.rescue(prompt, answers, ("mark", around.again), !matches!(ended, Ended::Interrupted))?;
        // One other place is enough for them.
        behind.for_each(Keep::set_kept);
    }
    Ok(ended)
}

/// The command that continues marking, or `None` if no marks are saved.
fn way_on(keeps: &[Keep], around: &Around<'_>) -> Option<String> {
    let file = keeps.iter().filter(|keep| !keep.is_behind()).find_map(Keep::file)?;
    let called = around.called.iter().find(|(known, _)| known == file).map(|(_, word)| word.clone());
    let word = called.unwrap_or_else(|| typed_file(file));
    Some(format!("metier mark {word}{}{}", around.options, around.again))
}

/// One round of marking: who it asks, and where the marks go.
struct Marker<'m> {
    prompt: &'m mut Prompt,
    answers: &'m mut Answers,
    keeps: &'m mut [Keep],
    bank: &'m Bank,
    around: &'m Around<'m>,
    marking: Marking,
}

impl Marker<'_> {
    fn introduce(&mut self, title: &str) -> Result<()> {
        let of = |kind| self.marking.all().iter().filter(|one| one.kind == kind).count();
        let more = [(of(Markable::Gate), "needed"), (of(Markable::Lesson), "to learn first")];
        let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}"));
        let contents = expectations(of(Markable::Expectation)) + &more.collect::<String>();
        let is_of_before =
            |one: &&ToMark| self.answers.mark_on(one).is_some_and(|mark| self.marking.is_of_before(mark));
        let before = self.marking.all().iter().filter(is_of_before).count();
        let (all, marked) = (self.marking.all().len(), self.marking.marked(self.answers));
        let they = they(self.answers.by);
        self.prompt.say("")?;
        self.prompt.say(&format!("Where {they} stand: {title}, {contents}."))?;
        if before > 0 {
            self.prompt.say(&format!("{before} of {all} were marked before. Press Enter to keep a mark."))?;
        } else if marked == all {
            self.prompt.say("All are marked. Press Enter to keep a mark.")?;
        } else if marked > 0 {
            self.prompt.say(&format!("{marked} of {all} are marked. Continuing with the next one."))?;
        }
        let files: Vec<String> =
            self.keeps.iter().filter_map(Keep::file).map(|file| file.display().to_string()).collect();
        let kept = if files.is_empty() {
            "Nothing is saved. Your marks are in what is printed at the end.".to_owned()
        } else {
            format!("Marks are written to {} as you go.", files.join(" and to "))
        };
        Ok(self.prompt.say(&kept)?)
    }

    fn walk(&mut self) -> Result<Ended> {
        let _held = self.prompt.hold();
        // The expectation that `e` adds evidence to.
        let mut last: Option<ToMark> = None;
        loop {
            let now = self.marking.current().map(|(number, one)| (number, one.clone()));
            let reply = match &now {
                Some((number, one)) => {
                    self.show(*number, one, last.is_some())?;
                    let allowed = Allowed { numbers: 4, not_sure: true, keep: true, evidence: last.is_some() };
                    let keys = self.keys(last.is_some());
                    self.prompt.reply("Your mark, 1 to 4:", &keys, allowed)?
                }
                None if last.is_some() => self.at_the_end()?,
                None => return Ok(Ended::Finished),
            };
            match (reply, now) {
                (Reply::Keep | Reply::Number(_) | Reply::NotSure, None) => {
                    self.prompt.echo("Done")?;
                    return Ok(Ended::Finished);
                }
                (Reply::Number(number), Some((_, one))) => {
                    self.mark(&one, number)?;
                    self.marking.forward(self.answers);
                    last = Some(one);
                }
                (Reply::Evidence, _) => {
                    if let Some(last) = &last
                        && let Err(ended) = self.evidence(last)?
                    {
                        return Ok(ended);
                    }
                }
                (Reply::NotSure, Some((_, one))) => {
                    self.catch_up();
                    if self.answers.mark_on(&one).is_some() {
                        self.answers.take_back(&one);
                        self.take_down(Some("No mark"))?;
                    } else {
                        self.prompt.echo("No mark")?;
                    }
                    self.marking.forward(self.answers);
                }
                (Reply::Keep, Some((_, one))) => {
                    let kept = self.answers.mark_on(&one).map_or("No mark", label);
                    self.prompt.echo(kept)?;
                    self.marking.forward(self.answers);
                }
                (Reply::Back, _) => {
                    let is_there = self.marking.back();
                    self.prompt.echo(if is_there { "Back" } else { "This is the first one." })?;
                }
                (Reply::Why, _) => {
                    self.prompt.echo("What the four mean")?;
                    for (label, meaning) in LABELS.iter().zip(meanings(self.answers.by)) {
                        self.prompt.say_after(&format!("{label}: {meaning}"), "  ")?;
                    }
                }
                (Reply::Review, _) => {
                    self.prompt.echo("All of them")?;
                    if let Err(ended) = self.review()? {
                        return Ok(ended);
                    }
                }
                (Reply::Again, _) => {}
                (Reply::Stop, _) => {
                    self.prompt.echo("Save and quit")?;
                    return Ok(Ended::Stopped);
                }
                (Reply::Interrupt, _) => {
                    self.prompt.echo("Stop")?;
                    return Ok(Ended::Interrupted);
                }
            }
        }
    }

    /// After the last expectation, the person can add evidence to it or go back to it.
    fn at_the_end(&mut self) -> Result<Reply> {
        let keys = "Enter to finish, e add evidence to the last one, b back, r show all, q save and quit";
        self.prompt.say("")?;
        self.prompt.head("That was the last one.")?;
        self.prompt.aside(keys, "  ")?;
        let allowed = Allowed { numbers: 0, not_sure: false, keep: true, evidence: true };
        Ok(self.prompt.reply("Enter to finish:", keys, allowed)?)
    }

    /// Shows all expectations with their marks, and asks which one to go to.
    fn review(&mut self) -> Stage<()> {
        let all = self.marking.all().len();
        for (n, one) in self.marking.all().iter().enumerate() {
            let mark = self.answers.mark_on(one).map_or("no mark", label);
            self.prompt.answered(n + 1, mark, &one.text)?;
        }
        loop {
            match self.prompt.line(&format!("A number from 1 to {all} to change that one, or Enter to go on:"))? {
                TypedLine::Interrupt => return Ok(Err(Ended::Interrupted)),
                TypedLine::Stop => return Ok(Err(Ended::Stopped)),
                TypedLine::Text(typed) if typed.is_empty() => return Ok(Ok(())),
                TypedLine::Text(typed) if typed.eq_ignore_ascii_case("q") => return Ok(Err(Ended::Stopped)),
                TypedLine::Text(typed) => {
                    if typed.parse().is_ok_and(|number| self.marking.go_to(number)) {
                        return Ok(Ok(()));
                    }
                    self.prompt.say(&format!("\"{typed}\" isn't one of them."))?;
                }
            }
        }
    }

    /// Saves a mark and confirms it on the screen.
    fn mark(&mut self, one: &ToMark, number: u8) -> Result<()> {
        self.catch_up();
        let state = Standing::ALL.get(usize::from(number.saturating_sub(1))).copied();
        let state = state.expect("the keys are the numbers of the marks");
        self.answers.set_mark(one, state, self.around.today.as_ref());
        let label = self.answers.mark_on(one).map_or("", label);
        self.take_down(Some(&format!("{number} {label}")))
    }

    /// Asks for a note beside the last mark.
    fn evidence(&mut self, one: &ToMark) -> Stage<()> {
        let Some(mark) = self.answers.mark_on(one) else { return Ok(Ok(())) };
        let (state, earlier) = (mark.state, mark.note.clone());
        let question = asked_beside(state);
        self.prompt.echo(&format!("More about: {}", one.text))?;
        match &earlier {
            Some(note) => {
                self.prompt.say_after(&format!("Your note: {note}"), "  ")?;
                self.prompt.aside("Enter keeps it, a single - deletes it, or type a new one.", "  ")?;
            }
            None => self.prompt.say_after(&format!("{question} One line, only for you. Enter to skip."), "  ")?,
        }
        let note = match self.prompt.note("Note:")? {
            TypedLine::Interrupt => return Ok(Err(Ended::Interrupted)),
            TypedLine::Stop => return Ok(Err(Ended::Stopped)),
            TypedLine::Text(typed) => typed,
        };
        self.catch_up();
        match note.as_str() {
            "" => return Ok(Ok(())),
            "-" => self.answers.set_note(one, None),
            note => self.answers.set_note(one, Some(note.to_owned())),
        }
        self.take_down(Some(if note == "-" { "Note deleted" } else { "Noted" }))?;
        Ok(Ok(()))
    }

    /// Takes over what an editor has changed in the files, so that we do not overwrite it.
    fn catch_up(&mut self) {
        self.keeps.iter_mut().for_each(|keep| keep.catch_up(self.answers, self.bank));
    }

    fn take_down(&mut self, label: Option<&str>) -> Result<()> {
        take_down(self.prompt, self.keeps, self.answers, label)
    }

    /// Shows one expectation: the progress, its sentence, the possible marks and the keys.
    fn show(&mut self, number: usize, one: &ToMark, is_known: bool) -> Result<()> {
        self.prompt.say("")?;
        let area = if one.area.is_empty() { String::new() } else { format!(": {}", one.area) };
        let so_far = self.counts();
        let so_far = if so_far.is_empty() { so_far } else { format!(" ({so_far})") };
        let what = match one.kind {
            Markable::Expectation => "Expectation",
            Markable::Gate => "Needed,",
            Markable::Lesson => "To learn first,",
        };
        let all = self.marking.all();
        let of_kind = |first: usize| all.iter().take(first).filter(|other| other.kind == one.kind).count();
        let place = format!("{what} {} of {}{area}{so_far}", of_kind(number), of_kind(all.len()));
        self.prompt.aside(&place, "")?;
        self.prompt.head(&one.text)?;
        for example in &one.examples {
            self.prompt.say_after(&format!("for example: {example}"), "  ")?;
        }
        if let Some(mark) = self.answers.mark_on(one) {
            let note = mark.note.as_ref().map_or_else(String::new, |note| format!(", “{note}”"));
            let when = match &mark.made {
                Some(made) if self.marking.is_of_before(mark) => format!("Last time, on {made}: "),
                _ => "Your mark so far: ".into(),
            };
            let agreed = if mark.agreed.is_some() { ", agreed with your coach" } else { "" };
            self.prompt.say(&format!("{when}{}{agreed}{note}. Enter keeps it, n clears it.", label(mark)))?;
        }
        offer(self.prompt, &LABELS.map(str::to_owned), !is_known, true)?;
        let keys = self.keys(is_known);
        Ok(self.prompt.aside(&keys, "  ")?)
    }

    /// The keys besides the numbers, on one line.
    fn keys(&self, has_last: bool) -> String {
        let or_type = if self.prompt.way() == Way::Lines { "Or type: " } else { "" };
        let evidence = if has_last { "e add evidence to the last one, " } else { "" };
        format!("{or_type}{evidence}n skip, b back, ? what these mean, r show all, q save and quit")
    }

    /// Of the expectations, how many are in this state.
    fn count(&self, state: Option<Standing>) -> usize {
        let is_it = |one: &&ToMark| self.answers.mark_on(one).map(|mark| mark.state) == state;
        self.marking.all().iter().filter(|one| one.kind == Markable::Expectation).filter(is_it).count()
    }

    /// "2 met, 1 partly", of the expectations.
    fn counts(&self) -> String {
        let of = |state: Standing| self.count(Some(state));
        let counts = Standing::ALL.into_iter().zip(LABELS).map(|(state, label)| (of(state), label.to_lowercase()));
        counts.filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ")
    }

    /// Says what was marked, whether it is saved, and how to continue.
    fn close(&mut self, ended: &Ended) -> Result<()> {
        let all = self.marking.all();
        let open = self.count(None);
        let open = if open > 0 { format!("{open} not marked") } else { String::new() };
        let counts = [self.counts(), open].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let way_on = way_on(self.keeps, self.around);
        let kept = match way_on {
            _ if self.marking.marked(self.answers) == 0 => "Nothing is marked",
            Some(_) => "Saved",
            None => "Marked",
        };
        let is_whole = !matches!(ended, Ended::Stopped | Ended::Interrupted);
        let stopped = if is_whole { "" } else { "Stopped. " };
        self.prompt.say("")?;
        self.prompt.say(&format!("{stopped}{kept}: {counts}."))?;
        if let Some(command) = way_on.filter(|_| !is_whole) {
            self.prompt.say("Continue with:")?;
            self.prompt.command(&command)?;
        }
        if all.iter().any(|one| self.answers.mark_on(one).is_some_and(|mark| mark.note.is_some())) {
            self.prompt.say("Your notes stay private unless you add --with-notes.")?;
        }
        Ok(())
    }
}

fn they(by: By) -> &'static str {
    match by {
        By::Oneself => "you",
        By::Coach => "they",
    }
}

fn expectations(n: usize) -> String {
    if n == 1 { "1 expectation".into() } else { format!("{n} expectations") }
}

fn label(mark: &Mark) -> &'static str {
    let at = Standing::ALL.iter().position(|state| *state == mark.state);
    at.and_then(|at| LABELS.get(at)).copied().expect("every mark has its label")
}

/// The question that a note beside a mark answers.
fn asked_beside(state: Standing) -> &'static str {
    match state {
        Standing::Met => "What shows it?",
        Standing::Partly => "What has been done so far?",
        Standing::NotYet => "What is missing?",
        Standing::NotApplicable => "Why doesn't it come up?",
    }
}

fn meanings(by: By) -> [&'static str; 4] {
    match by {
        By::Oneself => [
            "you do this, and someone could confirm it.",
            "some of it, or not every time.",
            "nothing to show yet. Not a failing: room to grow.",
            "it doesn't come up in your job.",
        ],
        By::Coach => [
            "they do this, and you or someone else has seen it.",
            "some of it, or not every time.",
            "nothing to show yet. Not a failing: room to grow.",
            "it doesn't come up in their job.",
        ],
    }
}
