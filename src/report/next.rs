//! What each next level from a place expects.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::Doc;
use super::level::{arrival, closing, from_to, headline, how, step_with};
use super::parts::{AStep, AtLevel, Head, LadderName, LevelExpects, sheet};
use super::words::{called, count, first_of, rank_of, titled};
use super::{Medium, Report};
use crate::advice::Marks;
use crate::ladder::{Kind, Ladder, Place, Step, StepKind};
use crate::store::Loaded;

/// What each next level expects.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextLevels<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    from: AtLevel<'a>,
    steps: Vec<StepInFull<'a>>,
    #[serde(skip)]
    of: &'a Ladder,
    #[serde(skip)]
    place: Place<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct StepInFull<'a> {
    #[serde(flatten)]
    to: AStep<'a>,
    #[serde(flatten)]
    expected: LevelExpects<'a>,
}

impl<'a> NextLevels<'a> {
    /// The report of these steps from a place.
    #[must_use]
    pub fn of(loaded: &'a Loaded, from: Place<'a>, steps: &[Step<'a>]) -> Self {
        let ladder = &loaded.ladder;
        let way = |step: &Step<'a>| StepInFull {
            to: AStep::of(*step),
            expected: LevelExpects::of(ladder, Some(from), *step, None),
        };
        Self {
            head: Head::of("next"),
            ladder: LadderName::of(ladder, loaded.shelf),
            from: AtLevel::of(from),
            steps: steps.iter().map(way).collect(),
            of: ladder,
            place: from,
        }
    }
}

impl Report for NextLevels<'_> {
    /// On a screen, each of several steps is only a few lines and the command for the rest. Together they would expect
    /// about a hundred things.
    fn doc(&self, medium: Medium) -> Doc {
        let (ladder, from) = (self.of, self.place);
        let mut doc = Doc::about(ladder);
        let is_short = medium == Medium::Screen && self.steps.len() > 1;
        match self.steps.as_slice() {
            [] => doc.title(format!("{} is the last level in this ladder", titled(from))),
            [way] => doc.title(headline(way.to.step, &titled(way.to.step.to))),
            several => {
                let leaves = |way: &StepInFull<'_>| way.to.step.to.track.id != from.track.id;
                let (here, open) = (&from.level.title, format!("{} ways are open", several.len()));
                doc.title(if from.track.kind == Kind::Trunk && several.iter().all(leaves) {
                    format!("The tracks split after {here}: {open}")
                } else {
                    format!("From {here}, {open}")
                });
                let way = |way: &StepInFull<'_>| (how(way.to.step.kind).to_owned(), arrival(way.to.step));
                if is_short {
                    doc.paragraph("Each in short, with the command for all of it.");
                } else {
                    doc.facts(several.iter().map(way).collect());
                }
            }
        }
        for way in &self.steps {
            if is_short {
                in_short(&mut doc, ladder, from, way);
                continue;
            }
            if self.steps.len() > 1 {
                doc.section(headline(way.to.step, &titled(way.to.step.to)));
            }
            step_with(&mut doc, ladder, Some(from), way.to.step, &way.expected.difference, &Marks::default());
        }
        closing(&mut doc, ladder);
        doc
    }

    fn rows(&self) -> Option<Vec<Vec<String>>> {
        Some(sheet(self.steps.iter().flat_map(|way| &way.expected.expectations)))
    }
}

/// One of several steps: the level, how much it expects, what to learn first, and the command for the rest.
fn in_short(doc: &mut Doc, ladder: &Ladder, from: Place<'_>, way: &StepInFull<'_>) {
    let (step, level) = (way.to.step, way.to.step.to.level);
    let how = match step.kind {
        StepKind::Cross if step.inferred => "closest match",
        StepKind::Cross => "across, at equal standing",
        _ => how(step.kind),
    };
    doc.heading_with(level.title.clone(), format!("{}, {}", how.to_lowercase(), rank_of(step.to)));
    let years = level.typical_years.map_or_else(String::new, |it| format!(", usually after {} years", from_to(it)));
    let expects = match way.expected.expectations.len() {
        0 => "nothing is written yet".to_owned(),
        many => format!("{}{years}", count(many, "thing")),
    };
    let learn = first_of(&way.expected.prepare).map(|text| ("Learn first".to_owned(), text));
    let what = level.summary.as_ref().map(|summary| ("What it is".to_owned(), summary.to_string()));
    doc.facts(what.into_iter().chain([("Expects".to_owned(), expects)]).chain(learn).collect());
    doc.command(format!("metier next {} {} --track {}", called(ladder), from.level.id, step.to.track.id));
}
