//! Mastery and management side by side, as figures: what the audit finds fault with, and everyone can check.

use std::collections::BTreeSet;

use super::{Kind, Ladder, Level, Pay, Place, Track};

/// The two kinds of track of one ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Parity {
    /// All mastery tracks together; nothing where there is none.
    pub mastery: Option<Side>,
    /// All management tracks together; nothing where there is none.
    pub management: Option<Side>,
    /// What is paid at the ranks where both have a level and say what it pays, by rank.
    pub pay: Vec<SharedPay>,
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
    pub mastery: (u32, u32),
    /// From and to on management levels.
    pub management: (u32, u32),
    /// ISO 4217.
    pub currency: String,
    /// Such as `year`.
    pub per: String,
}

impl SharedPay {
    /// How far the middle of one range may lie from the other's before it is a gap.
    pub const TOLERANCE: f64 = 0.05;

    /// The middle of mastery's range over the middle of management's: 1 is equal pay.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        let middle = |(from, to): (u32, u32)| f64::from(from).midpoint(f64::from(to));
        let management = middle(self.management);
        if management > 0.0 { middle(self.mastery) / management } else { 1.0 }
    }

    /// Further apart than the tolerance.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        (self.ratio() - 1.0).abs() > Self::TOLERANCE
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
        }
    }

    fn side(&self, kind: Kind, other: Kind) -> Option<Side> {
        let tracks: Vec<&Track> = self.tracks_of(kind).collect();
        let levels: Vec<Place<'_>> = self.places_of(kind).collect();
        let count = |say: fn(&Track) -> bool| (tracks.iter().filter(|track| say(track)).count(), tracks.len());
        let expectations: usize = levels.iter().map(|place| place.level.expects.len()).sum();
        let standing = |place: &Place<'_>| {
            let equals = self.equals_of(*place, other);
            equals.iter().map(|equal| equal.level.rank).chain([place.level.rank]).max()
        };
        Some(Side {
            levels: levels.len(),
            top_rank: levels.iter().filter_map(standing).max()?,
            expectations: mean(expectations, levels.len()),
            ways_across: levels.iter().filter(|place| !self.equals_of(**place, other).is_empty()).count(),
            prepared: count(|track| !track.prepare.is_empty()),
            tried: count(|track| !track.trial.is_empty()),
            recognised: levels.iter().filter(|place| !place.level.recognition.is_empty()).count(),
        })
    }

    /// Every level of one kind of track.
    pub fn places_of(&self, kind: Kind) -> impl Iterator<Item = Place<'_>> {
        self.places().filter(move |place| place.track.kind == kind)
    }

    /// The levels of another kind that stand equal to this one: those that `equals` names on either side, else those
    /// of its rank.
    #[must_use]
    pub fn equals_of<'a>(&'a self, place: Place<'_>, kind: Kind) -> Vec<Place<'a>> {
        let says_so = |a: &Level, b: &Level| a.equals.contains(&b.id);
        let named: Vec<Place<'a>> = self
            .places_of(kind)
            .filter(|other| says_so(place.level, other.level) || says_so(other.level, place.level))
            .collect();
        if !named.is_empty() {
            return named;
        }
        self.places_of(kind).filter(|other| other.level.rank == place.level.rank).collect()
    }

    fn shared_pay(&self) -> Vec<SharedPay> {
        let ranks: BTreeSet<u32> = self.places_of(Kind::Mastery).map(|place| place.level.rank).collect();
        let at = |rank: u32| {
            let mastery: Vec<Place<'_>> =
                self.places_of(Kind::Mastery).filter(|place| place.level.rank == rank).collect();
            let management: Vec<Place<'_>> =
                mastery.iter().flat_map(|place| self.equals_of(*place, Kind::Management)).collect();
            let (mastery, pay) = range(&mastery)?;
            let (management, other) = range(&management)?;
            let is_alike = pay.currency == other.currency && pay.per == other.per;
            let (currency, per) = (pay.currency.clone(), pay.per.clone());
            is_alike.then_some(SharedPay { rank, mastery, management, currency, per })
        };
        ranks.into_iter().filter_map(at).collect()
    }
}

fn mean(sum: usize, count: usize) -> f64 {
    let whole = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if count == 0 { 0.0 } else { whole(sum) / whole(count) }
}

/// From the lowest to the highest figure, and one of the pays for its currency; nothing where none says, or they are not
/// of one currency.
fn range<'a>(places: &[Place<'a>]) -> Option<((u32, u32), &'a Pay)> {
    let pays: Vec<&Pay> = places.iter().filter_map(|place| place.level.pay.as_ref()).collect();
    let first = *pays.first()?;
    if pays.iter().any(|pay| pay.currency != first.currency || pay.per != first.per) {
        return None;
    }
    let (from, to) = (pays.iter().map(|pay| pay.from).min()?, pays.iter().map(|pay| pay.to).max()?);
    Some(((from, to), first))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{level, usual};
    use super::*;

    #[test]
    fn the_sides_are_counted_apart() {
        let parity = usual().parity();
        let (mastery, management) = (parity.mastery.unwrap(), parity.management.unwrap());
        assert_eq!((mastery.levels, mastery.top_rank, mastery.ways_across), (3, 6, 2));
        assert_eq!((management.levels, management.top_rank, management.ways_across), (2, 5, 2));
        assert!((mastery.expectations - 3.0).abs() < 1e-9);
        assert_eq!((mastery.prepared, management.tried), ((0, 1), (0, 1)));
    }

    #[test]
    fn a_level_that_equals_a_higher_one_reaches_its_standing() {
        let mut ladder = usual();
        ladder.tracks[2].levels.push(level("g9", 9, 1));
        ladder.tracks[1].levels[2].equals = vec!["g9".into()];
        assert_eq!(ladder.parity().mastery.unwrap().top_rank, 9);
    }

    #[test]
    fn pay_is_compared_where_both_say_it_in_one_currency() {
        let mut ladder = usual();
        let pay = |from, to, currency: &str| {
            Some(Pay { from, to, currency: currency.into(), per: "year".into(), as_of: 2026 })
        };
        ladder.tracks[1].levels[0].pay = pay(80, 100, "USD");
        ladder.tracks[2].levels[0].pay = pay(90, 110, "USD");
        ladder.tracks[1].levels[1].pay = pay(100, 120, "USD");
        ladder.tracks[2].levels[1].pay = pay(100, 120, "EUR");
        let shared = ladder.parity().pay;
        assert_eq!(shared.iter().map(|pay| (pay.rank, pay.is_gap())).collect::<Vec<_>>(), [(4, true)]);
        ladder.tracks[2].levels[0].pay = pay(82, 102, "USD");
        assert!(!ladder.parity().pay[0].is_gap(), "two in a hundred is no gap");
    }
}
