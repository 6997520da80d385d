//! The ranks that a ladder file leaves open.

/// The highest rank there is. Levels above one of that rank that give no rank of their own share it, in their order.
pub(crate) const MOST_RANK: u32 = 999;

/// The track and rank of a level in the file.
pub(super) struct UnrankedLevel {
    /// The number of its track, if that is there.
    pub(super) track: Option<usize>,
    /// Its rank, where the file says it.
    pub(super) rank: Option<u32>,
}

/// The doors of a track before ranks are known, as numbers of levels.
pub(super) enum Doors {
    /// The levels that `opens_from` names, without the track's own. The lowest of them is the home door.
    Named(Vec<usize>),
    /// Nothing is named: the top of the trunk, if there is a trunk.
    TrunkTop(Vec<usize>),
}

/// Ranks the levels of each track, which are given in the order of the file: each is one above the level before it if the
/// file gives no rank, the first one above its home door, else 1. A track can open from one that comes later in the file,
/// so a track waits until those it opens from are ranked; if tracks open from each other in a circle, the first
/// begins at 1.
pub(super) fn rank_all(doors: Vec<Doors>, levels: &mut [UnrankedLevel]) {
    let mut own: Vec<Vec<usize>> = doors.iter().map(|_| Vec::new()).collect();
    for (n, level) in levels.iter().enumerate() {
        if let Some(own) = level.track.and_then(|track| own.get_mut(track)) {
            own.push(n);
        }
    }
    let mut is_ranked: Vec<bool> = levels.iter().map(|_| false).collect();
    let mut rank = |doors: &Doors, own: &[usize], is_ranked: &mut [bool]| {
        let ranks = |numbers: &[usize]| -> Vec<u32> {
            let ranked = numbers.iter().filter(|n| is_ranked.get(**n).is_some_and(|it| *it));
            ranked.filter_map(|n| levels.get(*n)?.rank).collect()
        };
        let home = match doors {
            Doors::Named(levels) => ranks(levels).into_iter().min(),
            Doors::TrunkTop(levels) => ranks(levels).into_iter().max(),
        };
        let mut above = home.unwrap_or(0);
        for n in own {
            if let (Some(level), Some(is_ranked)) = (levels.get_mut(*n), is_ranked.get_mut(*n)) {
                above = level.rank.unwrap_or(above.saturating_add(1).min(MOST_RANK));
                (level.rank, *is_ranked) = (Some(above), true);
            }
        }
    };
    let mut waiting: Vec<(Doors, Vec<usize>)> = doors.into_iter().zip(own).collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(doors, own)| {
            let (Doors::Named(below) | Doors::TrunkTop(below)) = doors;
            let is_ready = below.iter().all(|n| is_ranked.get(*n).is_none_or(|it| *it));
            if is_ready {
                rank(doors, own, &mut is_ranked);
            }
            !is_ready
        });
        if waiting.len() == before {
            let (doors, own) = waiting.remove(0);
            rank(&doors, &own, &mut is_ranked);
        }
    }
}
