//! `single-track`: there is only one way up.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("single-track", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("single_track.md"),
};

/// Two ways up are mastery and one that directs; a hybrid track is such a way too.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let first = |kind| ladder.tracks_of(kind).next();
    let directing = first(Kind::Management).or(first(Kind::Hybrid));
    let (message, track, help) = match (first(Kind::Mastery), directing) {
        (Some(_), Some(_)) => return,
        (None, Some(track)) if track.kind == Kind::Hybrid => (
            "every way up is doing and directing at once",
            Some(track),
            "add a track of the kind `mastery` for those who would rather get ever better at the work itself",
        ),
        (None, Some(track)) => (
            "the only way up is to lead people",
            Some(track),
            "add a track of the kind `mastery` for those who would rather get ever better at the work itself",
        ),
        (Some(track), None) => (
            "the only way up is mastery",
            Some(track),
            "add a track of the kind `management`, or `hybrid`, for those who would rather lead",
        ),
        (None, None) => (
            "there is only one way up, for those who love the work and those who would rather lead alike",
            first(Kind::Trunk),
            "let the trunk end where the two part, and add a track of the kind `mastery` and one of the kind `management`",
        ),
    };
    // A ladder without any level is said to be empty elsewhere.
    let Some(track) = track else { return };
    let label = format!("the {} track", track.kind.name());
    found.push(Diagnostic::warning(message).at(track.at).label(label).help(help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::sample::{ladder, level, track};

    #[test]
    fn one_way_up_is_said_whichever_it_is() {
        let trunk = || track("trunk", Kind::Trunk, &[], vec![level("a", 1, 3), level("b", 2, 3)]);
        let of = |kind| fair().tracks.into_iter().find(|track| track.kind == kind).unwrap();
        let said = |tracks| only(&RULE, &ladder(tracks)).message;
        assert!(said(vec![trunk()]).starts_with("there is only one way up"));
        assert_eq!(said(vec![trunk(), of(Kind::Mastery)]), "the only way up is mastery");
        assert_eq!(said(vec![trunk(), of(Kind::Management)]), "the only way up is to lead people");
        assert_eq!(said(vec![trunk(), of(Kind::Hybrid)]), "every way up is doing and directing at once");
        for directing in [Kind::Management, Kind::Hybrid] {
            assert_eq!(found_by(&RULE, &ladder(vec![trunk(), of(Kind::Mastery), of(directing)])), []);
        }
        assert_eq!(found_by(&RULE, &ladder(vec![])), [], "an empty ladder is no way up at all");
    }

    #[test]
    fn a_single_track_is_shown_by_its_kind() {
        let mut ladder = fair();
        ladder.tracks.retain(|track| matches!(track.kind, Kind::Trunk | Kind::Mastery));
        assert_eq!(only(&RULE, &ladder).label.as_deref(), Some("the mastery track"));
    }
}
