//! What a level expects, as plans and next levels say it to scripts.

use serde::Serialize;

use super::{gates, texts};
use crate::advice::Plan;
use crate::ladder::{Change, Difference, Expectation, Ladder, Place, Step, Text};

#[derive(Serialize)]
pub(crate) struct Expected<'a> {
    pub(crate) key: &'a str,
    pub(crate) level: &'a str,
    pub(crate) area: &'a str,
    pub(crate) text: &'a str,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    pub(crate) examples: &'a [Text],
    pub(crate) state: Option<&'static str>,
    /// Only where notes were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<&'a str>,
    pub(crate) change: &'static str,
}

/// What a level expects besides its own expectations.
#[derive(Serialize)]
pub(crate) struct Counts {
    pub(crate) own: usize,
    pub(crate) new_below: usize,
    pub(crate) carried_over: usize,
    pub(crate) dropped: usize,
}

#[derive(Serialize)]
pub(crate) struct Asks<'a> {
    pub(crate) expectations: Vec<Expected<'a>>,
    pub(crate) counts: Counts,
    pub(crate) requires: Vec<String>,
    pub(crate) prepare: Vec<&'a str>,
    pub(crate) trial: Vec<&'a str>,
    pub(crate) deepen: Vec<&'a str>,
    pub(crate) recognition: Vec<&'a str>,
}

pub(crate) fn asks<'a>(
    ladder: &'a Ladder,
    from: Option<Place<'a>>,
    step: Step<'a>,
    plan: Option<&Plan<'a>>,
) -> Asks<'a> {
    let difference = ladder.difference(from, step.to);
    let level = step.to.level;
    let expected = |(one, change): &(&'a Expectation, Change)| Expected {
        key: &one.key,
        level: &level.id,
        area: &one.area,
        text: &one.text,
        examples: &one.examples,
        state: plan.and_then(|plan| plan.marks.on(one)).map(|mark| mark.state.name()),
        note: plan.and_then(|plan| plan.marks.note(one)),
        change: change.name(),
    };
    // What to learn belongs before a track's first level for a person, not before every level of it.
    let enters = step.kind.enters_a_track();
    Asks {
        expectations: difference.own.iter().map(expected).collect(),
        counts: counts(&difference),
        requires: gates(&level.requires),
        prepare: if enters { texts(step.to.track.prepare_from(from)) } else { Vec::new() },
        trial: if enters { texts(step.to.track.trial_from(from)) } else { Vec::new() },
        deepen: texts(&level.deepen),
        recognition: texts(&level.recognition),
    }
}

fn counts(difference: &Difference<'_>) -> Counts {
    Counts {
        own: difference.own.len(),
        new_below: difference.below.len(),
        carried_over: difference.carried.len(),
        dropped: difference.dropped.len(),
    }
}
