//! The second reckoning of steps and of what a level asks for. It knows the ladder's data and none of its functions.

use metier::ladder::{Kind, Ladder, Level, Place, Track};
use metier::model::names;

/// The step onto a track, in words; nothing where the track has no level.
pub(super) fn step_onto(ladder: &Ladder, track: &Track, from: Place<'_>) -> Option<String> {
    let here = from.level;
    let first = track.levels.first()?;
    let place = from.track.levels.iter().position(|level| level.id == here.id).expect("its place");
    let climb = from.track.levels.get(place + 1).map(|level| format!("climb {}", level.id));
    if track.id == from.track.id {
        return Some(climb.unwrap_or_else(|| format!("summit {}", here.id)));
    }
    let opens = |level: &Level| names(&track.opens_from, &level.id);
    let on_the_trunk = from.track.kind == Kind::Trunk && track.kind != Kind::Trunk;
    let is_open = on_the_trunk && from.track.levels[..=place].iter().any(opens);
    if on_the_trunk && !is_open && climb.is_some() {
        return climb;
    }
    let equal =
        here.equals.iter().find(|id| track.levels.iter().any(|level| level.id == **id)).map(ToString::to_string);
    let says_so = || track.levels.iter().find(|level| names(&level.equals, &here.id)).map(|level| level.id.to_string());
    let of_rank = || track.levels.iter().find(|level| level.rank == here.rank).map(|level| level.id.to_string());
    let across = equal.or_else(says_so).or_else(of_rank).map(|equal| format!("cross {equal}"));
    let above = track.levels.iter().find(|level| level.rank > here.rank).map(|level| format!("branch {}", level.id));
    assert!(ladder.tracks.iter().all(|track| track.levels.is_sorted_by_key(|level| level.rank)));
    let below = track.levels.iter().take_while(|level| level.rank < here.rank).last();
    let near = Some(format!("cross {} inferred", below.unwrap_or(first).id));
    match () {
        () if on_the_trunk => above.or(across).or(near),
        () if opens(here) => across.or(above).or(near),
        () => across.or(near),
    }
}

/// The keys of all that a level asks for.
pub(super) fn asked<'a>(ladder: &'a Ladder, place: Place<'a>) -> Vec<&'a str> {
    let mut levels: Vec<&Level> = Vec::new();
    if ladder.cumulative {
        for trunk in ladder.tracks.iter().filter(|track| track.kind == Kind::Trunk && track.id != place.track.id) {
            for level in &trunk.levels {
                levels.push(level);
                if names(&place.track.opens_from, &level.id) {
                    break;
                }
            }
        }
        for level in &place.track.levels {
            if level.id == place.level.id {
                break;
            }
            levels.push(level);
        }
    }
    levels.push(place.level);
    let all: Vec<_> = levels.iter().flat_map(|level| &level.expects).collect();
    let is_highest = |at: usize| all[at].id.is_none() || !all[at + 1..].iter().any(|higher| higher.id == all[at].id);
    (0..all.len()).filter(|at| is_highest(*at)).map(|at| all[at].key.as_str()).collect()
}
