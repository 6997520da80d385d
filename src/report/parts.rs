//! What several results share: their head, ladders, levels, steps, and what a level expects.

use schemars::JsonSchema;
use serde::Serialize;

use crate::advice::Plan;
use crate::check::rules;
use crate::diagnostic::{Code, Group};
use crate::format::protected;
use crate::ladder::{Change, Difference, Expectation, Kind, Ladder, Origin, Place, Requirement, Step, StepKind, Text};
use crate::model::OrText;
use crate::store::Shelf;

/// The version of the results. Within one version, keys and words are only ever added.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// The start of every result. Its schema says which `kind` belongs to which result.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Head {
    #[schemars(extend("const" = FORMAT_VERSION))]
    format_version: u32,
    kind: &'static str,
    tool: Tool,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "tool")]
struct Tool {
    #[schemars(extend("const" = env!("CARGO_PKG_NAME")))]
    name: &'static str,
    version: &'static str,
}

impl Head {
    pub(crate) fn of(kind: &'static str) -> Self {
        let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
        Self { format_version: FORMAT_VERSION, kind, tool }
    }
}

/// The code of a finding.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "code")]
pub(crate) struct ACode {
    #[schemars(extend("enum" = rules::codes().map(Code::name).collect::<Vec<_>>()))]
    code: &'static str,
    #[schemars(extend("enum" = Group::ALL.map(Group::name)))]
    group: &'static str,
}

impl ACode {
    pub(crate) fn of(code: Code) -> Self {
        Self { code: code.name(), group: code.group().name() }
    }

    /// As it is printed.
    pub(crate) fn name(self) -> &'static str {
        self.code
    }

    /// What it is about.
    pub(crate) fn group(self) -> &'static str {
        self.group
    }
}

/// A ladder, and where it was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ladder")]
pub(crate) struct LadderName<'a> {
    id: &'a str,
    name: &'a str,
    version: Option<&'a str>,
    source: Shelf,
}

impl<'a> LadderName<'a> {
    pub(crate) fn of(ladder: &'a Ladder, shelf: Shelf) -> Self {
        Self { id: &ladder.id, name: &ladder.name, version: ladder.version.as_deref(), source: shelf }
    }
}

/// A level and its track.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "place")]
pub(crate) struct AtLevel<'a> {
    level: &'a str,
    title: &'a str,
    track: &'a str,
    track_kind: Kind,
    /// Levels of equal rank have equal standing, on any track.
    rank: u32,
    origin: Option<Origin>,
}

impl<'a> AtLevel<'a> {
    pub(crate) fn of(place: Place<'a>) -> Self {
        let level = place.level;
        Self {
            level: &level.id,
            title: &level.title,
            track: &place.track.id,
            track_kind: place.track.kind,
            rank: level.rank,
            origin: level.origin,
        }
    }
}

/// A level and how to reach it. A `summit` and a `stay` lead to the present level.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "step")]
pub(crate) struct AStep<'a> {
    kind: StepKind,
    #[serde(flatten)]
    to: AtLevel<'a>,
    /// Whether this crosses to a level that is not of equal standing.
    inferred: bool,
    #[serde(skip)]
    pub(crate) step: Step<'a>,
}

impl<'a> AStep<'a> {
    pub(crate) fn of(step: Step<'a>) -> Self {
        Self { kind: step.kind, to: AtLevel::of(step.to), inferred: step.inferred, step }
    }
}

/// One expectation of a level, compared with what the person's own level expects.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "expectation")]
pub(crate) struct Expected<'a> {
    /// `LEVEL.AREA.N`, or `LEVEL.ID` if it has an id.
    pub(crate) key: &'a str,
    pub(crate) level: &'a str,
    pub(crate) area: &'a str,
    pub(crate) text: &'a str,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub(crate) examples: &'a [Text],
    pub(crate) state: Option<crate::interview::Standing>,
    /// The day it was marked so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) made: Option<&'a str>,
    /// The day it was agreed on with the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) agreed: Option<&'a str>,
    /// How the coach marked it, if a coach's file was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by_coach: Option<crate::interview::Standing>,
    /// Only with `--with-notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<&'a str>,
    pub(crate) change: Change,
}

/// How many expectations the level itself has, how many are new from levels that the step passes over, and how many are
/// carried over or no longer expected.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "counts")]
pub(crate) struct Counts {
    pub(crate) own: usize,
    pub(crate) new_below: usize,
    pub(crate) carried_over: usize,
    pub(crate) dropped: usize,
}

impl Counts {
    fn of(difference: &Difference<'_>) -> Self {
        Self {
            own: difference.own.len(),
            new_below: difference.below.len(),
            carried_over: difference.carried.len(),
            dropped: difference.dropped.len(),
        }
    }
}

/// What a step leads to: expectations, requirements, what to learn first, and what comes with the level.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LevelExpects<'a> {
    pub(crate) expectations: Vec<Expected<'a>>,
    pub(crate) counts: Counts,
    /// The requirements, in words.
    pub(crate) requires: Vec<String>,
    /// What to learn first, if the step enters a track.
    pub(crate) prepare: Vec<&'a str>,
    /// What to try first, if the step enters a track.
    pub(crate) trial: Vec<&'a str>,
    pub(crate) deepen: Vec<&'a str>,
    pub(crate) recognition: Vec<&'a str>,
    #[serde(skip)]
    pub(crate) difference: Difference<'a>,
}

impl<'a> LevelExpects<'a> {
    pub(crate) fn of(ladder: &'a Ladder, from: Option<Place<'a>>, step: Step<'a>, plan: Option<&Plan<'a>>) -> Self {
        let difference = ladder.difference(from, step.to);
        let level = step.to.level;
        let expected = |(one, change): &(&'a Expectation, Change)| Expected {
            key: &one.key,
            level: &level.id,
            area: &one.area,
            text: &one.text,
            examples: &one.examples,
            state: plan.and_then(|plan| plan.marks.on(one)).map(|mark| mark.state),
            made: plan.and_then(|plan| plan.marks.on(one)?.made.as_deref()),
            agreed: plan.and_then(|plan| plan.marks.on(one)?.agreed.as_deref()),
            by_coach: plan.and_then(|plan| plan.marks.by_coach(one)),
            note: plan.and_then(|plan| plan.marks.note(one)),
            change: *change,
        };
        // A person learns this before the first level of a track, not before each of its levels.
        let enters = step.kind.enters_a_track();
        Self {
            expectations: difference.own.iter().map(expected).collect(),
            counts: Counts::of(&difference),
            requires: gates(&level.requires),
            prepare: if enters { texts(step.to.track.prepare_from(from)) } else { Vec::new() },
            trial: if enters { texts(step.to.track.trial_from(from)) } else { Vec::new() },
            deepen: texts(&level.deepen),
            recognition: texts(&level.recognition),
            difference,
        }
    }
}

/// Expectations as rows for a spreadsheet, the headings first.
pub(crate) fn sheet<'r, 'a: 'r>(expected: impl Iterator<Item = &'r Expected<'a>>) -> Vec<Vec<String>> {
    let heads = ["key", "level", "area", "expectation", "change", "state", "made", "agreed", "by_coach", "note"];
    let word =
        |state: Option<crate::interview::Standing>| state.map_or_else(String::new, |state| state.name().to_owned());
    let day = |day: Option<&str>| day.unwrap_or_default().to_owned();
    let row = |one: &Expected<'_>| {
        vec![
            one.key.to_owned(),
            one.level.to_owned(),
            one.area.to_owned(),
            protected(one.text),
            one.change.name().to_owned(),
            word(one.state),
            day(one.made),
            day(one.agreed),
            word(one.by_coach),
            one.note.map_or_else(String::new, protected),
        ]
    };
    std::iter::once(heads.map(str::to_owned).to_vec()).chain(expected.map(row)).collect()
}

pub(crate) fn texts<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<&'a str> {
    texts.into_iter().map(Text::as_str).collect()
}

/// One line per requirement, with its alternatives and how to renew it.
pub(crate) fn gates(requires: &[OrText<Requirement>]) -> Vec<String> {
    requires.iter().map(|gate| gate.in_words()).collect()
}
