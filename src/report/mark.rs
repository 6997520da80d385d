//! What `mark` changed, and where the person stands now.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Bullet, Doc, Item, standing_word};
use super::goals;
use super::parts::{AtLevel, Head, LadderName};
use super::words::{capital, count, list};
use super::{Medium, Report};
use crate::interview::{Answers, By, Changed, Goal, Standing, Trial, changes};
use crate::ladder::Place;
use crate::store::Loaded;

/// What a marking has to tell beside the marks.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// The file that the marks are in, as it was given.
    pub file: &'a str,
    /// The level that was marked; `None` where boxes were read back, which may be of several.
    pub level: Option<Place<'a>>,
    /// The keys of the marks to count: those of the level, or of the boxes.
    pub keys: Vec<String>,
    /// Nothing was written.
    pub is_dry: bool,
    /// Boxes that are not about this ladder as it is now: their sentences.
    pub unknown: Vec<String>,
    /// How many boxes are about another ladder.
    pub elsewhere: usize,
    /// The commands that lead on, each with what it does.
    pub next: Vec<(String, String)>,
}

/// What was marked anew, and where that leaves the person.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "mark")]
pub struct Marked<'a> {
    #[serde(flatten)]
    head: Head,
    file: &'a str,
    ladder: LadderName<'a>,
    /// The level that was marked; null where boxes were read back.
    level: Option<AtLevel<'a>>,
    /// How many are in each state, of what the level expects; where boxes were read back, of the boxes.
    counts: States,
    /// Every mark that is another one than before.
    changes: Vec<Change>,
    /// All goals, those that are done and dropped as well.
    goals: &'a [Goal],
    /// Goals that are new, done or dropped now.
    changed_goals: Vec<&'a Goal>,
    /// The last one is the current one.
    trials: &'a [Trial],
    /// With `--dry-run`: nothing was written.
    dry_run: bool,
    /// Boxes whose sentences are not in the ladder any more. They changed nothing.
    unknown: Vec<String>,
    #[serde(skip)]
    told: Told<'a>,
    #[serde(skip)]
    answers: &'a Answers,
    #[serde(skip)]
    title: Option<String>,
}

/// How many marks are in each state.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[schemars(inline)]
struct States {
    met: usize,
    partly: usize,
    not_yet: usize,
    not_applicable: usize,
    unmarked: usize,
}

/// A mark that is another one than before.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "changed_mark")]
struct Change {
    key: String,
    text: String,
    /// Null if it was not marked before.
    before: Option<Standing>,
    /// Null if it is not marked any more.
    after: Option<Standing>,
    /// The day of the earlier state, if it is known.
    since: Option<String>,
}

impl<'a> Marked<'a> {
    /// Of the answers before and now.
    #[must_use]
    pub fn of(before: &Answers, now: &'a Answers, loaded: &'a Loaded, told: Told<'a>) -> Self {
        let change = |changed: Changed| Change {
            key: changed.mark.key.to_string(),
            text: changed.mark.text.clone(),
            before: changed.before,
            after: changed.after,
            since: changed.mark.was.last().and_then(|was| was.made.as_ref()).map(ToString::to_string),
        };
        let states = |keys: &[String]| {
            let of = |state: Option<Standing>| {
                let state_of = |key: &String| now.marks.iter().rfind(|mark| *mark.key == **key).map(|mark| mark.state);
                keys.iter().filter(|key| state_of(key) == state).count()
            };
            let [met, partly, not_yet, not_applicable] = Standing::ALL.map(|state| of(Some(state)));
            States { met, partly, not_yet, not_applicable, unmarked: of(None) }
        };
        let counts = states(&told.keys);
        Self {
            head: Head::of("mark"),
            file: told.file,
            ladder: LadderName::of(&loaded.ladder, loaded.shelf),
            level: told.level.map(AtLevel::of),
            counts,
            changes: changes(before, now).into_iter().map(change).collect(),
            goals: &now.goals,
            changed_goals: now.goals.iter().filter(|goal| !before.goals.contains(goal)).collect(),
            trials: &now.trials,
            dry_run: told.is_dry,
            unknown: told.unknown.clone(),
            title: told.level.map(|place| place.level.title.to_string()),
            told,
            answers: now,
        }
    }

    fn headline(&self) -> String {
        let (title, they) = (self.title.as_deref(), if self.answers.by == By::Coach { "they" } else { "you" });
        match (title, self.counts) {
            (Some(title), counts) => {
                let words = [
                    (counts.met, "met"),
                    (counts.partly, "partly"),
                    (counts.not_yet, "not yet"),
                    (counts.not_applicable, "not applicable"),
                    (counts.unmarked, "not marked"),
                ];
                let said = words.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
                format!("Where {they} stand on {title}: {}", said.collect::<Vec<_>>().join(", "))
            }
            _ if self.changes.is_empty() => "No mark changes".into(),
            _ => {
                let verb = if self.dry_run { "would change" } else { "changed" };
                format!("{} {verb}", count(self.changes.len(), "mark"))
            }
        }
    }
}

impl Report for Marked<'_> {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        doc.title(self.headline());
        let (new, changed): (Vec<&Change>, Vec<&Change>) =
            self.changes.iter().partition(|change| change.before.is_none());
        let item = |change: &&Change| {
            let was = standing_word(change.before);
            let since = change.since.as_ref().map_or_else(String::new, |day| format!(" ({day})"));
            let below = match (change.before, change.after) {
                (Some(_), Some(_)) => vec![format!("was {was}{since}")],
                (Some(_), None) => vec![format!("was {was}, no mark now")],
                (None, _) => Vec::new(),
            };
            Item { below, ..Item::new(Bullet::Marked(change.after), change.text.clone()) }
        };
        let what = if self.dry_run { "What would change" } else { "What changed" };
        doc.part(what, changed.iter().map(item).collect());
        if changed.is_empty() && !new.is_empty() && self.title.is_some() {
            doc.paragraph(format!("{} marked for the first time.", capital(&count(new.len(), "thing"))));
        } else {
            doc.part("Marked for the first time", new.iter().map(item).collect());
        }
        if self.changes.is_empty() && self.title.is_some() {
            doc.paragraph("No mark has changed.");
        }
        let of = |is: fn(&Goal) -> bool| -> Vec<String> {
            self.changed_goals.iter().filter(|goal| is(goal)).map(|goal| goal.what().to_owned()).collect()
        };
        let ended = [("Done", of(|goal| goal.done.is_some())), ("Dropped", of(|goal| goal.dropped.is_some()))];
        let ended = ended.into_iter().filter(|(_, goals)| !goals.is_empty());
        doc.facts(ended.map(|(label, goals)| (label.to_owned(), list(&goals, "and"))).collect());
        if !self.changed_goals.is_empty() || self.title.is_some() {
            let heading = if self.answers.by == By::Coach { "What they work on" } else { "What you work on" };
            goals::add(&mut doc, self.answers, heading);
        }
        let unknown = |text: &String| Item::new(Bullet::Point, text.clone());
        doc.part("Not in this ladder any more, and left alone", self.unknown.iter().map(unknown).collect());
        if self.told.elsewhere > 0 {
            doc.paragraph(format!("{} about another ladder, and left alone.", are_boxes(self.told.elsewhere)));
        }
        for (command, what) in &self.told.next {
            doc.paragraph(what.clone());
            doc.command(command.clone());
        }
        doc
    }
}

fn are_boxes(n: usize) -> String {
    if n == 1 { "1 ticked box is".into() } else { format!("{n} ticked boxes are") }
}
