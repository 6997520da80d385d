//! Small ladders for unit tests, built without a file.
use super::*;
use crate::diagnostic::Span;

/// A level with `asks` expectations in the area `work`.
pub(crate) fn level(id: &str, rank: u32, asks: usize) -> Level {
    let expectation = |n: usize| Expectation {
        key: format!("{id}.work.{n}"),
        id: None,
        area: "work".into(),
        text: format!("Does thing {n} of {id}"),
        examples: Vec::new(),
        at: Span::default(),
    };
    Level {
        id: id.into(),
        rank,
        title: id.to_uppercase(),
        expects: (1..=asks).map(expectation).collect(),
        ..Level::default()
    }
}

/// A track whose id is given.
pub(crate) fn track(id: &str, kind: Kind, opens_from: &[&str], levels: Vec<Level>) -> Track {
    Track {
        id: id.into(),
        kind,
        name: id.into(),
        summary: None,
        opens_from: opens_from.iter().map(ToString::to_string).collect(),
        prepare: Vec::new(),
        trial: Vec::new(),
        levels,
        at: Span::default(),
    }
}

/// A ladder of these tracks, cumulative, with the one area `work`.
pub(crate) fn ladder(tracks: Vec<Track>) -> Ladder {
    Ladder {
        id: "sample".into(),
        called: "sample".into(),
        version: None,
        name: "Sample".into(),
        craft: "sampling".into(),
        summary: None,
        language: "en".into(),
        license: None,
        cumulative: true,
        sources: Vec::new(),
        areas: vec![Area {
            id: "work".into(),
            name: "Work".into(),
            about: None,
            demands: Demands::Both,
            at: Span::default(),
        }],
        tracks,
    }
}

/// Trunk a1 b2 c3; mastery m4 m5 m6 and management g4 g5 from c; hybrid h4 from c.
pub(crate) fn usual() -> Ladder {
    ladder(vec![
        track("trunk", Kind::Trunk, &[], vec![level("a", 1, 2), level("b", 2, 2), level("c", 3, 2)]),
        track("mastery", Kind::Mastery, &["c"], vec![level("m4", 4, 3), level("m5", 5, 3), level("m6", 6, 3)]),
        track("management", Kind::Management, &["c"], vec![level("g4", 4, 3), level("g5", 5, 3)]),
        track("hybrid", Kind::Hybrid, &["c"], vec![level("h4", 4, 3)]),
    ])
}
