//! Small ladders for unit tests, built without a file.
use super::*;
use crate::model;

/// A level with `asks` expectations in the area `work`.
pub(crate) fn level(id: &str, rank: u32, asks: usize) -> Level {
    let expectation = |n: usize| Expectation {
        key: format!("{id}.work.{n}"),
        area: "work".into(),
        unfilled: None,
        file: Text::from(format!("Does thing {n} of {id}")).into(),
    };
    let file = model::Level { id: id.into(), title: id.to_uppercase().into(), ..model::Level::default() };
    Level { rank, expects: (1..=asks).map(expectation).collect(), file }
}

/// A track whose id is given.
pub(crate) fn track(id: &str, kind: Kind, opens_from: &[&str], levels: Vec<Level>) -> Track {
    let file = model::Track {
        id: Some(id.into()),
        kind,
        name: id.into(),
        summary: None,
        opens_from: opens_from.iter().map(|id| (*id).into()).collect(),
        carries: None,
        prepare: Vec::new(),
        trial: Vec::new(),
    };
    Track { id: id.into(), at: crate::diagnostic::Span::default(), levels, file }
}

/// A ladder of these tracks, cumulative, with the one area `work`.
pub(crate) fn ladder(tracks: Vec<Track>) -> Ladder {
    let text = "format = 1\nname = \"Sample\"\ncraft = \"sampling\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n";
    let file: model::Ladder = toml::from_str(text).expect("a ladder");
    Ladder { tracks, ..Ladder::of(file, "sample") }
}

/// Trunk a1 b2 c3; from c mastery m4 m5 m6, management g4 g5 and hybrid h4.
pub(crate) fn usual() -> Ladder {
    ladder(vec![
        track("trunk", Kind::Trunk, &[], vec![level("a", 1, 2), level("b", 2, 2), level("c", 3, 2)]),
        track("mastery", Kind::Mastery, &["c"], vec![level("m4", 4, 3), level("m5", 5, 3), level("m6", 6, 3)]),
        track("management", Kind::Management, &["c"], vec![level("g4", 4, 3), level("g5", 5, 3)]),
        track("hybrid", Kind::Hybrid, &["c"], vec![level("h4", 4, 3)]),
    ])
}

/// This pay per year.
pub(crate) fn paid(from: u32, to: u32, currency: &str) -> toml::Spanned<Pay> {
    let pay =
        Pay { from: from.into(), to: to.into(), currency: currency.into(), per: Per::Year, as_of: model::Year(2026) };
    toml::Spanned::new(0..0, pay)
}
