//! How one stands to what a next level expects: offered after an interview's result, and asked by `--mark`. One
//! expectation at a time, never drawn again; every mark is on the disk before it is confirmed on the screen.

use anyhow::Result;

use super::interview::{Ended, Stage};
use super::keep::{Keep, take_down};
use super::session::offer;
use crate::advice::{Certainty, Plan};
use crate::interview::{By, Mark, Marking, Sheet, Standing, ToMark};
use crate::ladder::{Step, StepKind};
use crate::prompt::{Allowed, Choice, Chosen, Line, Prompt, Reply, Way};
use crate::report::typed_file;

const LABELS: [&str; 4] = ["Met", "Partly", "Not yet", "Not applicable"];

/// A next level, and what it expects.
pub(crate) struct NextLevel {
    /// Its id.
    pub(crate) id: String,
    title: String,
    summary: String,
    to_mark: Vec<ToMark>,
}

/// The steps whose levels can be marked: where a track is named the one onto it, else all that are open. A coach may mark
/// every one that is open: the person's own answers may lead to another, and only what both marked can be compared.
pub(crate) fn steps_to_mark<'a>(plan: &Plan<'a>) -> Vec<Step<'a>> {
    if plan.verdict.certainty == Certainty::NotEnough && plan.sheet.by == By::Oneself {
        return Vec::new();
    }
    let mut steps: Vec<Step<'a>> = plan.asked_for().copied().collect();
    if plan.sheet.by == By::Coach {
        let onward = |step: &Step<'_>| !matches!(step.kind, StepKind::Stay | StepKind::Summit);
        for step in plan.ladder.steps_open(plan.from).into_iter().filter(onward) {
            if !steps.iter().any(|known| known.to.is(&step.to)) {
                steps.push(step);
            }
        }
    }
    steps
}

/// The next levels of a plan that ask for something.
pub(crate) fn next_levels(plan: &Plan<'_>) -> Vec<NextLevel> {
    let level = |step: &Step<'_>| NextLevel {
        id: step.to.level.id.to_string(),
        title: step.to.level.title.to_string(),
        summary: step.to.level.summary.clone().unwrap_or_default().to_string(),
        to_mark: plan.to_mark(step),
    };
    steps_to_mark(plan).iter().map(level).filter(|level| !level.to_mark.is_empty()).collect()
}

/// Whether to mark now. Anything but a yes is no: the result is there already.
pub(crate) fn is_wanted(prompt: &mut Prompt, by: By, levels: &[NextLevel]) -> Stage<bool> {
    let they = they(by);
    let what = match levels {
        [level] => format!("the {} of {}", expectations(level.to_mark.len()), level.title),
        _ => "what one of the next levels expects".into(),
    };
    prompt.say("")?;
    prompt.say(&format!(
        "Mark how {they} stand to {what} now? It takes a few minutes and makes a growth plan; Enter is no."
    ))?;
    loop {
        match prompt.line("y or n:")? {
            Line::Interrupt => return Ok(Err(Ended::Interrupted)),
            Line::Stop => return Ok(Ok(false)),
            Line::Text(typed) => match typed.to_lowercase().as_str() {
                "y" | "yes" => return Ok(Ok(true)),
                "" | "n" | "no" | "q" => return Ok(Ok(false)),
                _ => prompt.say(&format!("\"{typed}\" is neither. Type y for yes, or n for no."))?,
            },
        }
    }
}

/// The level to mark: the only one, or the one chosen where several ways are open.
pub(crate) fn chosen(prompt: &mut Prompt, mut levels: Vec<NextLevel>) -> Stage<Option<NextLevel>> {
    if levels.len() < 2 {
        return Ok(Ok(levels.pop()));
    }
    let choice = |level: &NextLevel| Choice {
        id: level.id.clone(),
        title: format!("{}, {}", level.title, expectations(level.to_mark.len())),
        summary: level.summary.clone(),
    };
    let choices: Vec<Choice> = levels.iter().map(choice).collect();
    prompt.say("")?;
    Ok(match prompt.choose("Several ways are open. Which next level first?", &choices)? {
        Chosen::Line(line) if line < levels.len() => Ok(Some(levels.swap_remove(line))),
        Chosen::Line(_) => Ok(None),
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

/// Asks for every mark that is open, says what was kept, and how it ended.
/// `again` is what the command that goes on has to have as well.
pub(crate) fn mark(
    prompt: &mut Prompt,
    sheet: &mut Sheet,
    keeps: &mut [Keep],
    again: &str,
    level: NextLevel,
) -> Result<Ended> {
    let marking = Marking::new(level.to_mark, sheet);
    let mut marker = Marker { prompt, sheet, keeps, again, marking };
    marker.introduce(&level.title)?;
    let ended = marker.walk()?;
    marker.close(&ended)?;
    let mut behind = keeps.iter_mut().filter(|keep| keep.is_behind());
    if let Some(first) = behind.next() {
        // Who pressed Ctrl-C is asked no more.
        first.rescue(prompt, sheet, ("--mark", again), !matches!(ended, Ended::Interrupted))?;
        // One other place for them is enough.
        behind.for_each(Keep::set_kept);
    }
    Ok(ended)
}

/// The command that goes on with the marks; nothing where none are kept.
pub(crate) fn way_on(keeps: &[Keep], again: &str) -> Option<String> {
    let file = keeps.iter().filter(|keep| !keep.is_behind()).find_map(Keep::file)?;
    Some(format!("metier plan {} --mark{again}", typed_file(file)))
}

/// One marking: whom it asks, and where the marks go.
struct Marker<'m> {
    prompt: &'m mut Prompt,
    sheet: &'m mut Sheet,
    keeps: &'m mut [Keep],
    again: &'m str,
    marking: Marking,
}

impl Marker<'_> {
    fn introduce(&mut self, title: &str) -> Result<()> {
        let (all, marked) = (self.marking.all().len(), self.marking.marked(self.sheet));
        let they = they(self.sheet.by);
        self.prompt.say("")?;
        self.prompt.say(&format!("How {they} stand to what {title} expects: {}.", expectations(all)))?;
        if marked == all {
            self.prompt.say("All are marked. Enter keeps a mark as it is.")?;
        } else if marked > 0 {
            self.prompt.say(&format!("{marked} of {all} are marked. It goes on with the first that is open."))?;
        }
        let files: Vec<String> =
            self.keeps.iter().filter_map(Keep::file).map(|file| file.display().to_string()).collect();
        let kept = if files.is_empty() {
            "Nothing is kept on this computer; the marks are in what is printed at the end.".to_owned()
        } else {
            format!("Marks are written to {} as you go.", files.join(" and to "))
        };
        Ok(self.prompt.say(&kept)?)
    }

    fn walk(&mut self) -> Result<Ended> {
        let _held = self.prompt.hold();
        let mut is_first = true;
        while let Some((number, one)) = self.marking.current().map(|(number, one)| (number, one.clone())) {
            self.show(number, &one, is_first)?;
            is_first = false;
            let allowed = Allowed { numbers: 4, not_sure: true, keep: true };
            match self.prompt.reply("Your mark, 1 to 4:", allowed)? {
                Reply::Number(number) => match self.mark(&one, number)? {
                    Ok(true) => self.marking.forward(self.sheet),
                    Ok(false) => {}
                    Err(ended) => return Ok(ended),
                },
                Reply::NotSure => {
                    if self.sheet.mark_on(&one).is_some() {
                        self.sheet.take_back(&one);
                        self.take_down(Some("No answer"))?;
                    } else {
                        self.prompt.echo("No answer")?;
                    }
                    self.marking.forward(self.sheet);
                }
                Reply::Keep => {
                    let kept = self.sheet.mark_on(&one).map_or("No answer", label);
                    self.prompt.echo(kept)?;
                    self.marking.forward(self.sheet);
                }
                Reply::Back => {
                    let is_there = self.marking.back();
                    self.prompt.echo(if is_there { "Back" } else { "This is the first one." })?;
                }
                Reply::Why => {
                    self.prompt.echo("What the four mean")?;
                    for (label, meaning) in LABELS.iter().zip(meanings(self.sheet.by)) {
                        self.prompt.say_after(&format!("{label}: {meaning}"), "  ")?;
                    }
                }
                Reply::Review => {
                    self.prompt.echo("All of them")?;
                    for (n, one) in self.marking.all().iter().enumerate() {
                        let mark = self.sheet.mark_on(one).map_or("no answer", label);
                        self.prompt.answered(n + 1, mark, &one.text)?;
                    }
                }
                Reply::Again => {}
                Reply::Stop => {
                    self.prompt.echo("Stop")?;
                    return Ok(Ended::Stopped);
                }
                Reply::Interrupt => {
                    self.prompt.echo("Stop")?;
                    return Ok(Ended::Interrupted);
                }
            }
        }
        Ok(Ended::Finished)
    }

    /// Takes a mark down, first on the disk, then on the screen; then what can be said beside it. False if the mark is
    /// to be asked for once more.
    fn mark(&mut self, one: &ToMark, number: u8) -> Stage<bool> {
        let Some(state) = Standing::ALL.get(usize::from(number.saturating_sub(1))).copied() else {
            return Ok(Ok(false));
        };
        self.sheet.set_mark(one, state);
        let label = self.sheet.mark_on(one).map_or("", label);
        self.take_down(Some(&format!("{number} {label}")))?;
        let earlier = self.sheet.mark_on(one).and_then(|mark| mark.note.clone());
        let (label, question) = asked_beside(state);
        match &earlier {
            Some(note) => {
                self.prompt.say_after(&format!("Written so far: {note}"), "  ")?;
                self.prompt.say_after("Enter keeps that, a single - takes it away, another line replaces it.", "  ")?;
            }
            None => self.prompt.say_after(&format!("{question} One line, for you; Enter leaves it out."), "  ")?,
        }
        let note = match self.prompt.line(label)? {
            Line::Interrupt => return Ok(Err(Ended::Interrupted)),
            Line::Stop => return Ok(Err(Ended::Stopped)),
            Line::Text(typed) => typed,
        };
        match note.as_str() {
            "" => return Ok(Ok(true)),
            // No evidence is one letter: these are the keys of every other question.
            "q" => return Ok(Err(Ended::Stopped)),
            "b" => return Ok(Ok(false)),
            "-" => self.sheet.set_note(one, None),
            note => self.sheet.set_note(one, Some(note.to_owned())),
        }
        self.take_down(None)?;
        if note == "-" && earlier.is_some() {
            self.prompt.say_after("Taken away.", "  ")?;
        }
        Ok(Ok(true))
    }

    fn take_down(&mut self, label: Option<&str>) -> Result<()> {
        take_down(self.prompt, self.keeps, self.sheet, label)
    }

    /// One expectation as plain lines: its number, its words, the marks there are.
    fn show(&mut self, number: usize, one: &ToMark, with_keys: bool) -> Result<()> {
        self.prompt.say("")?;
        let area = if one.area.is_empty() { String::new() } else { format!(": {}", one.area) };
        self.prompt.head(&format!("Expectation {number} of {}{area}", self.marking.all().len()))?;
        self.prompt.say(&one.text)?;
        for example in &one.examples {
            self.prompt.say_after(&format!("such as: {example}"), "  ")?;
        }
        let earlier = self.sheet.mark_on(one).map(|mark| (label(mark), mark.note.clone()));
        if let Some((label, note)) = &earlier {
            let note = note.as_ref().map_or_else(String::new, |note| format!(", “{note}”"));
            self.prompt.say(&format!("Marked so far: {label}{note}. Enter keeps it, n takes it back."))?;
        }
        offer(self.prompt, &LABELS.map(str::to_owned), with_keys, true)?;
        if with_keys {
            let keys = match self.prompt.way() {
                Way::Keys => "n or Enter no answer, b back, ? what the four mean, r all of them, q stop",
                Way::Lines => {
                    "Or type n or only Enter for no answer, b for back, ? for what the four mean, r for all of them, q to stop"
                }
            };
            self.prompt.say_after(keys, "  ")?;
        }
        Ok(())
    }

    /// What was marked, whether it is kept, and how to go on.
    fn close(&mut self, ended: &Ended) -> Result<()> {
        let all = self.marking.all();
        let of = |state: Option<Standing>| {
            all.iter().filter(|one| self.sheet.mark_on(one).map(|mark| mark.state) == state).count()
        };
        let marked =
            Standing::ALL.into_iter().zip(LABELS).map(|(state, label)| (of(Some(state)), label.to_lowercase()));
        let counts = marked.chain([(of(None), "no answer".to_owned())]).filter(|(n, _)| *n > 0);
        let counts = counts.map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ");
        let way_on = way_on(self.keeps, self.again);
        let kept = match way_on {
            _ if self.marking.marked(self.sheet) == 0 => "Nothing is marked",
            Some(_) => "Kept",
            None => "Marked",
        };
        let (stopped, way_on) = match ended {
            Ended::Finished => ("", String::new()),
            Ended::Stopped | Ended::Interrupted => {
                ("Stopped. ", way_on.map_or_else(String::new, |way| format!(" Go on with: {way}")))
            }
        };
        self.prompt.say("")?;
        self.prompt.say(&format!("{stopped}{kept}: {counts}.{way_on}"))?;
        if all.iter().any(|one| self.sheet.mark_on(one).is_some_and(|mark| mark.note.is_some())) {
            self.prompt.say("What you wrote beside them is shown in results only with --with-notes.")?;
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
    at.and_then(|at| LABELS.get(at)).copied().unwrap_or_default()
}

/// What is asked beside a mark: the word before the line, and the question.
fn asked_beside(state: Standing) -> (&'static str, &'static str) {
    match state {
        Standing::Met => ("Evidence:", "Where could one see it?"),
        Standing::Partly => ("So far:", "Where could one see some of it?"),
        Standing::NotYet => ("Missing:", "What is missing?"),
        Standing::NotApplicable => ("Why not:", "Why does it not arise?"),
    }
}

fn meanings(by: By) -> [&'static str; 4] {
    match by {
        By::Oneself => [
            "you have done it, and somebody could see it.",
            "some of it, or not every time.",
            "nothing to show so far; no fault, but a place to grow.",
            "it does not arise where you work.",
        ],
        By::Coach => [
            "they have done it, and you or somebody else saw it.",
            "some of it, or not every time.",
            "nothing seen so far; no fault, but a place to grow.",
            "it does not arise where they work.",
        ],
    }
}
