//! Mastery and management side by side, as figures: what the audit finds fault with, and everyone can check.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Amount, Kind, Ladder, Level, Pay, Per, Place, Reach, Track};

/// The two kinds of track of one ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Parity {
    /// All mastery tracks together; `None` if there are none.
    pub mastery: Option<Side>,
    /// All management tracks together; `None` if there are none.
    pub management: Option<Side>,
    /// What is paid at the ranks where both have a level and say what it pays, by rank.
    pub pay: Vec<SharedPay>,
    /// What the levels of the ranks that both have say of themselves, by rank.
    pub ranks: Vec<SharedRank>,
}

/// One rank on both kinds of track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRank {
    /// The rank.
    pub rank: u32,
    /// The mastery levels of it.
    pub mastery: AtRank,
    /// Their equals in management.
    pub management: AtRank,
}

/// What the levels of one rank and one kind say of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtRank {
    /// The widest.
    pub reach: Option<Reach>,
    /// Of the level that has most.
    pub requirements: usize,
    /// From the fewest to the most.
    pub typical_years: Option<(u32, u32)>,
    /// From the least to the most, in percent.
    pub hands_on: Option<(u32, u32)>,
}

impl AtRank {
    fn of(levels: &[&Level]) -> Self {
        fn range<const MOST: u32>(ranges: impl Iterator<Item = crate::model::Range<MOST>>) -> Option<(u32, u32)> {
            ranges.fold(None, |all, one| {
                let (from, to) = all.unwrap_or((one.from, one.to));
                Some((from.min(one.from), to.max(one.to)))
            })
        }
        Self {
            reach: levels.iter().filter_map(|level| level.reach).max(),
            requirements: levels.iter().map(|level| level.requires.len()).max().unwrap_or(0),
            typical_years: range(levels.iter().filter_map(|level| level.typical_years)),
            hands_on: range(levels.iter().filter_map(|level| level.hands_on)),
        }
    }
}

/// One kind of track.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its levels.
    pub levels: usize,
    /// The highest rank, or that of the highest level one of them is said to be equal to.
    pub top_rank: u32,
    /// The mean of the levels' own expectations.
    pub expectations: f64,
    /// Levels with a level of equal standing on the other kind of track: ways across.
    pub ways_across: usize,
    /// Tracks of it that say what to learn first, and how many tracks there are.
    pub prepared: (usize, usize),
    /// Tracks of it that say how to try it first, and how many tracks there are.
    pub tried: (usize, usize),
    /// Levels that say what standing they bring.
    pub recognised: usize,
}

/// What one rank pays on both kinds of track, in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedPay {
    /// The rank.
    pub rank: u32,
    /// From and to on mastery levels.
    pub mastery: (Amount, Amount),
    /// From and to on management levels.
    pub management: (Amount, Amount),
    /// ISO 4217.
    pub currency: String,
    /// What it is paid for.
    pub per: Per,
}

impl SharedPay {
    /// Whether mastery is paid less or more, where the middle of its range lies further from the middle of management's
    /// than one part in twenty; `None` if the two are as good as equal.
    #[must_use]
    pub fn gap(&self) -> Option<Ordering> {
        const PARTS: u64 = 20;
        let (mastery, management) = self.middles();
        (mastery.abs_diff(management) * PARTS > management).then(|| mastery.cmp(&management))
    }

    /// Whether mastery is paid less or more, be it ever so little.
    #[must_use]
    pub fn lean(&self) -> Ordering {
        let (mastery, management) = self.middles();
        mastery.cmp(&management)
    }

    /// Twice the middle of each, in whole numbers: a difference of exactly one part is none.
    fn middles(&self) -> (u64, u64) {
        let middle = |(from, to): (Amount, Amount)| from.thousandths() + to.thousandths();
        (middle(self.mastery), middle(self.management))
    }
}

impl Ladder {
    /// Mastery and management side by side.
    #[must_use]
    pub fn parity(&self) -> Parity {
        Parity {
            mastery: self.side(Kind::Mastery, Kind::Management),
            management: self.side(Kind::Management, Kind::Mastery),
            pay: self.shared_pay(),
            ranks: self.shared_ranks(),
        }
    }

    /// One kind of track beside another; `None` if the ladder has no level of it.
    pub(crate) fn side(&self, kind: Kind, other: Kind) -> Option<Side> {
        let tracks: Vec<&Track> = self.tracks_of(kind).collect();
        let levels: Vec<Place<'_>> = self.places_of(kind).collect();
        let count = |say: fn(&Track) -> bool| (tracks.iter().filter(|track| say(track)).count(), tracks.len());
        let expectations: usize = levels.iter().map(|place| place.level.expects.len()).sum();
        let equals = self.equals_between(kind, other);
        let standing = equals.iter().flat_map(|(place, equals)| equals.iter().chain([place]));
        Some(Side {
            levels: levels.len(),
            top_rank: standing.map(|place| place.level.rank).max()?,
            expectations: mean(expectations, levels.len()),
            ways_across: equals.iter().filter(|(_, equals)| !equals.is_empty()).count(),
            prepared: count(|track| !track.prepare.is_empty()),
            tried: count(|track| !track.trial.is_empty()),
            recognised: levels.iter().filter(|place| !place.level.recognition.is_empty()).count(),
        })
    }

    /// Every level of one kind of track.
    pub fn places_of(&self, kind: Kind) -> impl Iterator<Item = Place<'_>> {
        self.places().filter(move |place| place.track.kind == kind)
    }

    /// Every level of one kind of track, each with the levels of another kind that stand equal to it: those that
    /// `equals` names on either side, else those of its rank.
    #[must_use]
    pub fn equals_between<'a>(&'a self, kind: Kind, other: Kind) -> Vec<(Place<'a>, Vec<Place<'a>>)> {
        let (places, others): (Vec<_>, Vec<_>) = (self.places_of(kind).collect(), self.places_of(other).collect());
        // From the names to the levels, not from each level to each: a thousand may name a hundred others.
        let (from, onto) = (by_id(&places), by_id(&others));
        let mut equals: Vec<Vec<usize>> = places.iter().map(|place| named(place, &onto).copied().collect()).collect();
        for (n, other) in others.iter().enumerate() {
            for place in named(other, &from) {
                equals.get_mut(*place).into_iter().for_each(|equals| equals.push(n));
            }
        }
        let of_its_rank =
            |place: &Place<'_>| others.iter().filter(|other| other.level.rank == place.level.rank).copied().collect();
        let standing = |(place, mut named): (Place<'a>, Vec<usize>)| {
            named.sort_unstable();
            named.dedup();
            let named: Vec<Place<'_>> = named.into_iter().filter_map(|at| others.get(at).copied()).collect();
            (place, if named.is_empty() { of_its_rank(&place) } else { named })
        };
        places.iter().copied().zip(equals).map(standing).collect()
    }

    /// What both kinds of track say of themselves where they stand equal.
    fn shared_ranks(&self) -> Vec<SharedRank> {
        let mut by_rank: BTreeMap<u32, (Vec<&Level>, Vec<&Level>)> = BTreeMap::new();
        for (place, equals) in self.equals_between(Kind::Mastery, Kind::Management) {
            if !equals.is_empty() {
                let (mastery, management) = by_rank.entry(place.level.rank).or_default();
                mastery.push(place.level);
                management.extend(equals.iter().map(|equal| equal.level));
            }
        }
        let shared = |(rank, (mastery, management)): (u32, (Vec<&Level>, Vec<&Level>))| SharedRank {
            rank,
            mastery: AtRank::of(&mastery),
            management: AtRank::of(&management),
        };
        by_rank.into_iter().map(shared).collect()
    }

    /// What is paid where both kinds of track say what they pay.
    pub(crate) fn shared_pay(&self) -> Vec<SharedPay> {
        let ranks: BTreeSet<u32> = self.places_of(Kind::Mastery).map(|place| place.level.rank).collect();
        let equals = self.equals_between(Kind::Mastery, Kind::Management);
        let at = |rank: u32| {
            let here = || equals.iter().filter(|(place, _)| place.level.rank == rank);
            let mastery: Vec<Place<'_>> = here().map(|(place, _)| *place).collect();
            let management: Vec<Place<'_>> = here().flat_map(|(_, equals)| equals).copied().collect();
            let (mastery, pay) = range(&mastery)?;
            let (management, other) = range(&management)?;
            let is_alike = pay.currency == other.currency && pay.per == other.per;
            let (currency, per) = (pay.currency.to_string(), pay.per);
            is_alike.then_some(SharedPay { rank, mastery, management, currency, per })
        };
        ranks.into_iter().filter_map(at).collect()
    }
}

/// Where the levels with an id stand among these.
fn by_id<'a>(places: &[Place<'a>]) -> HashMap<&'a str, Vec<usize>> {
    let mut ids: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        ids.entry(&place.level.id).or_default().push(n);
    }
    ids
}

/// Which of these levels a level says it is equal to.
fn named<'a>(place: &Place<'a>, ids: &'a HashMap<&str, Vec<usize>>) -> impl Iterator<Item = &'a usize> {
    place.level.equals.iter().filter_map(|name| ids.get(name.as_str())).flatten()
}

fn mean(sum: usize, count: usize) -> f64 {
    let whole = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if count == 0 { 0.0 } else { whole(sum) / whole(count) }
}

/// From the lowest to the highest figure, and one of the pays for its currency; `None` if no level names any, or they are
/// not of one currency.
fn range<'a>(places: &[Place<'a>]) -> Option<((Amount, Amount), &'a Pay)> {
    let pays: Vec<&Pay> = places.iter().filter_map(|place| place.level.pay()).collect();
    let first = *pays.first()?;
    if pays.iter().any(|pay| pay.currency != first.currency || pay.per != first.per) {
        return None;
    }
    let (from, to) = (pays.iter().map(|pay| pay.from).min()?, pays.iter().map(|pay| pay.to).max()?);
    Some(((from, to), first))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{level, paid, usual};
    use super::*;

    #[test]
    fn the_sides_are_counted_apart() {
        let parity = usual().parity();
        let (mastery, management) = (parity.mastery.unwrap(), parity.management.unwrap());
        assert_eq!((mastery.levels, mastery.top_rank, mastery.ways_across), (3, 6, 2));
        assert_eq!((management.levels, management.top_rank, management.ways_across), (2, 5, 2));
        assert!((mastery.expectations - 3.0).abs() < 1e-9);
        assert_eq!((mastery.prepared, management.tried, mastery.recognised), ((0, 1), (0, 1), 0));
    }

    #[test]
    fn a_level_that_equals_a_higher_one_reaches_its_standing() {
        let mut ladder = usual();
        ladder.tracks[2].levels.push(level("g9", 9, 1));
        ladder.tracks[1].levels[2].equals = vec!["g9".into()];
        assert_eq!(ladder.parity().mastery.unwrap().top_rank, 9);
    }

    #[test]
    fn what_is_named_on_either_side_is_equal_once_and_goes_before_rank() {
        let mut ladder = usual();
        let said = |ladder: &Ladder, kind, other| -> Vec<String> {
            let between = ladder.equals_between(kind, other);
            let ids = |equals: &[Place<'_>]| equals.iter().map(|place| place.level.id.to_string()).collect::<Vec<_>>();
            between.iter().map(|(place, equals)| format!("{} = {:?}", place.level.id, ids(equals))).collect()
        };
        let by_rank = [r#"g4 = ["m4"]"#, r#"g5 = ["m5"]"#];
        assert_eq!(said(&ladder, Kind::Management, Kind::Mastery), by_rank);
        ladder.tracks[1].levels[2].equals = vec!["g5".into(), "g4".into(), "nobody".into()];
        ladder.tracks[2].levels[1].equals = vec!["m6".into(), "m4".into()];
        let named = [r#"g4 = ["m6"]"#, r#"g5 = ["m4", "m6"]"#];
        assert_eq!(said(&ladder, Kind::Management, Kind::Mastery), named);
        let back = [r#"m4 = ["g5"]"#, r#"m5 = ["g5"]"#, r#"m6 = ["g4", "g5"]"#];
        assert_eq!(said(&ladder, Kind::Mastery, Kind::Management), back, "m5 has a rank alone");
    }

    #[test]
    fn pay_is_compared_where_both_say_it_in_one_currency() {
        let mut ladder = usual();
        let pay = |from, to, currency: &str| Some(paid(from, to, currency));
        ladder.tracks[1].levels[0].pay = pay(80, 100, "USD");
        ladder.tracks[2].levels[0].pay = pay(90, 110, "USD");
        ladder.tracks[1].levels[1].pay = pay(100, 120, "USD");
        ladder.tracks[2].levels[1].pay = pay(100, 120, "EUR");
        let ranks = |ladder: &Ladder| ladder.parity().pay.iter().map(|pay| pay.rank).collect::<Vec<_>>();
        assert_eq!(ranks(&ladder), [4]);
        // A second mastery level of the rank, paid by the hour: the two are not one range.
        ladder.tracks[1].levels.insert(1, level("m4b", 4, 1));
        ladder.tracks[1].levels[1].pay = pay(40, 50, "USD");
        ladder.tracks[1].levels[1].file.pay.as_mut().unwrap().get_mut().per = Per::Hour;
        assert!(ranks(&ladder).is_empty());
    }

    #[test]
    fn a_gap_is_more_than_one_part_in_twenty_of_managements_middle() {
        let gap = |mastery: (u32, u32), management: (u32, u32)| {
            let [mastery, management] = [mastery, management].map(|(from, to)| (from.into(), to.into()));
            SharedPay { rank: 4, mastery, management, currency: "USD".into(), per: Per::Year }.gap()
        };
        assert_eq!(gap((95, 115), (90, 110)), None, "exactly one in twenty more");
        assert_eq!(gap((85, 105), (90, 110)), None, "exactly one in twenty less");
        assert_eq!(gap((95, 116), (90, 110)), Some(Ordering::Greater));
        assert_eq!(gap((84, 105), (90, 110)), Some(Ordering::Less));
        assert_eq!(gap((0, u32::MAX), (u32::MAX, u32::MAX)), Some(Ordering::Less));
        assert_eq!((gap((0, 0), (0, 0)), gap((1, 1), (0, 0))), (None, Some(Ordering::Greater)));
    }
}
