//! The ranks that a ladder file leaves open.

use std::collections::{HashMap, HashSet};

use crate::ladder::Track;

/// The highest rank there is. Levels above one of that rank that say none stand beside it, in their order.
pub(super) const MOST_RANK: u32 = 999;

/// A level as the file has it.
pub(super) struct Unranked {
    /// Its id.
    pub(super) level: String,
    /// The id of its track.
    pub(super) track: String,
    /// Its rank, where the file says it.
    pub(super) rank: Option<u32>,
}

/// The rank of every level by its id. A track can open from one that stands later in the file, so that a track waits
/// until those it opens from are ranked; where tracks open from each other in a circle, the first begins at 1.
pub(super) fn ranks(tracks: &[Track], written: &[Unranked]) -> HashMap<String, u32> {
    let mut of_track: HashMap<&str, Vec<&Unranked>> = HashMap::new();
    for level in written {
        of_track.entry(level.track.as_str()).or_default().push(level);
    }
    let exist: HashSet<&str> = written.iter().map(|level| level.level.as_str()).collect();
    let mut ranks: HashMap<String, u32> = HashMap::new();
    let rank = |track: &Track, ranks: &mut HashMap<String, u32>| {
        let mut above = track.opens_from.iter().filter_map(|id| ranks.get(id)).min().copied().unwrap_or(0);
        for level in of_track.get(track.id.as_str()).into_iter().flatten() {
            above = level.rank.unwrap_or(above.saturating_add(1).min(MOST_RANK));
            ranks.insert(level.level.clone(), above);
        }
    };
    let mut waiting: Vec<&Track> = tracks.iter().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut still = Vec::new();
        for track in waiting {
            let mut opens_from = track.opens_from.iter().filter(|id| exist.contains(id.as_str()));
            if opens_from.all(|id| ranks.contains_key(id)) { rank(track, &mut ranks) } else { still.push(track) }
        }
        if still.len() == before {
            rank(still.remove(0), &mut ranks);
        }
        waiting = still;
    }
    ranks
}
