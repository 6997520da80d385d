//! The ranks that a ladder file leaves open.

use crate::model::Text;

/// The highest rank there is. Levels above one of that rank that say none stand beside it, in their order.
pub(crate) const MOST_RANK: u32 = 999;

/// Where a level of the file stands.
pub(super) struct Spot {
    /// The number of its track, if that is there.
    pub(super) track: Option<usize>,
    /// Its rank, where the file says it.
    pub(super) rank: Option<u32>,
}

/// Ranks the levels of each track, which stand in the order of the file: each one above the one before it where the file
/// says no rank, the first one above the lowest level that its track opens from, else 1. `find` gives the number of a
/// level by its id. A track can open from one that stands later in the file, so that a track waits until those it opens
/// from are ranked; where tracks open from each other in a circle, the first begins at 1.
pub(super) fn rank_all(tracks: &[&[Text]], levels: &mut [Spot], find: impl Fn(&str) -> Option<usize>) {
    let mut own: Vec<Vec<usize>> = tracks.iter().map(|_| Vec::new()).collect();
    for (n, level) in levels.iter().enumerate() {
        if let Some(own) = level.track.and_then(|track| own.get_mut(track)) {
            own.push(n);
        }
    }
    let below = |doors: &&[Text]| doors.iter().filter_map(|id| find(id)).collect();
    let below: Vec<Vec<usize>> = tracks.iter().map(below).collect();
    let mut is_ranked: Vec<bool> = levels.iter().map(|_| false).collect();
    let mut rank = |below: &[usize], own: &[usize], is_ranked: &mut [bool]| {
        let ranked = below.iter().filter(|n| is_ranked.get(**n).is_some_and(|it| *it));
        let mut above = ranked.filter_map(|n| levels.get(*n)?.rank).min().unwrap_or(0);
        for n in own {
            if let (Some(level), Some(is_ranked)) = (levels.get_mut(*n), is_ranked.get_mut(*n)) {
                above = level.rank.unwrap_or(above.saturating_add(1).min(MOST_RANK));
                (level.rank, *is_ranked) = (Some(above), true);
            }
        }
    };
    let mut waiting: Vec<(Vec<usize>, Vec<usize>)> = below.into_iter().zip(own).collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(below, own)| {
            let is_ready = below.iter().all(|n| is_ranked.get(*n).is_none_or(|it| *it));
            if is_ready {
                rank(below, own, &mut is_ranked);
            }
            !is_ready
        });
        if waiting.len() == before {
            let (below, own) = waiting.remove(0);
            rank(&below, &own, &mut is_ranked);
        }
    }
}
