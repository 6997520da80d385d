//! What each next level from a place expects.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::Doc;
use super::level::{arrival, closing, headline, how, step_with};
use super::parts::{AStep, AtLevel, Head, LadderName, LevelExpects};
use super::words::titled;
use super::{Medium, Report};
use crate::advice::Marks;
use crate::ladder::{Kind, Ladder, Place, Step};
use crate::store::Loaded;

/// What each next level expects.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextLevels<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    from: AtLevel<'a>,
    steps: Vec<Way<'a>>,
    #[serde(skip)]
    of: &'a Ladder,
    #[serde(skip)]
    place: Place<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Way<'a> {
    #[serde(flatten)]
    to: AStep<'a>,
    #[serde(flatten)]
    expected: LevelExpects<'a>,
}

impl<'a> NextLevels<'a> {
    /// Of these steps from a place.
    #[must_use]
    pub fn of(loaded: &'a Loaded, from: Place<'a>, steps: &[Step<'a>]) -> Self {
        let ladder = &loaded.ladder;
        let way =
            |step: &Step<'a>| Way { to: AStep::of(*step), expected: LevelExpects::of(ladder, Some(from), *step, None) };
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
    fn doc(&self, _: Medium) -> Doc {
        let (ladder, from) = (self.of, self.place);
        let mut doc = Doc::about(ladder);
        match self.steps.as_slice() {
            [] => doc.title(format!("No way on from {} in this ladder", titled(from))),
            [way] => doc.title(headline(way.to.step, &titled(way.to.step.to))),
            several => {
                let leaves = |way: &Way<'_>| way.to.step.to.track.id != from.track.id;
                let (here, open) = (titled(from), format!("{} ways are open", several.len()));
                doc.title(if from.track.kind == Kind::Trunk && several.iter().all(leaves) {
                    format!("The tracks split after {here}: {open}")
                } else {
                    format!("From {here}, {open}")
                });
                let way = |way: &Way<'_>| (how(way.to.step.kind).to_owned(), arrival(way.to.step));
                doc.facts(several.iter().map(way).collect());
            }
        }
        for way in &self.steps {
            if self.steps.len() > 1 {
                doc.section(headline(way.to.step, &titled(way.to.step.to)));
            }
            step_with(&mut doc, ladder, Some(from), way.to.step, &way.expected.difference, &Marks::default());
        }
        closing(&mut doc, ladder);
        doc
    }
}
