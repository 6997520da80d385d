//! What a level expects, as plans and next levels say it to scripts.

use serde::Serialize;

use super::{gates, texts};
use crate::advice::Plan;
use crate::ladder::{Change, Difference, Expectation, Ladder, Place, Step, Text};

#[derive(Serialize)]
pub(super) struct Expected<'a> {
    pub(super) key: &'a str,
    pub(super) level: &'a str,
    pub(super) area: &'a str,
    pub(super) text: &'a str,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    pub(super) examples: &'a [Text],
    pub(super) state: Option<&'static str>,
    /// Only where notes were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'a str>,
    pub(super) change: &'static str,
}

/// What a level expects besides its own expectations.
#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) own: usize,
    pub(super) new_below: usize,
    pub(super) carried_over: usize,
    pub(super) dropped: usize,
}

#[derive(Serialize)]
pub(super) struct Asks<'a> {
    pub(super) expectations: Vec<Expected<'a>>,
    pub(super) counts: Counts,
    pub(super) requires: Vec<String>,
    pub(super) prepare: Vec<&'a str>,
    pub(super) trial: Vec<&'a str>,
    pub(super) deepen: Vec<&'a str>,
    pub(super) recognition: Vec<&'a str>,
}

pub(super) fn asks<'a>(
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
