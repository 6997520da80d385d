//! The next step from a place: climb, branch, cross or summit. (Staying is a choice, which `advice` adds.)

use super::{Kind, Ladder, Level, Place, Track};
use crate::model::words;

words! {
    /// How you get to a next level.
    pub enum StepKind {
        /// Up the person's own track.
        Climb = "climb",
        /// From the trunk, or from another level that a track opens from, onto that track.
        Branch = "branch",
        /// To another track, at a level of equal standing.
        Cross = "cross",
        /// The track ends here, so go deeper.
        Summit = "summit",
        /// Stay by choice and go deeper.
        Stay = "stay",
    }
}

/// One step. [`StepKind::Stay`] and [`StepKind::Summit`] lead to the level you are at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    /// The kind of step.
    pub kind: StepKind,
    /// Where it leads.
    pub to: Place<'a>,
    /// The ladder names no level of equal standing for this crossing, so it leads to the nearest one.
    pub inferred: bool,
}

impl StepKind {
    /// Whether it leads onto another track, which has things to learn and try first.
    #[must_use]
    pub fn enters_a_track(self) -> bool {
        matches!(self, Self::Branch | Self::Cross)
    }
}

impl<'a> Step<'a> {
    pub(crate) fn new(kind: StepKind, to: Place<'a>) -> Self {
        Self { kind, to, inferred: false }
    }
}

impl Ladder {
    /// The steps toward one kind of track: the person's own track first, then in file order.
    ///
    /// Without a place these are the first levels. If the ladder has no track of the kind, a person on the trunk gets
    /// the trunk's next level, and anyone else gets no step.
    #[must_use]
    pub fn steps_toward<'a>(&'a self, kind: Kind, from: Option<Place<'a>>) -> Vec<Step<'a>> {
        let Some(from) = from else {
            return self.first_levels(|track| track.kind == kind);
        };
        let mut steps = self.steps_onto(self.tracks_of(kind), from);
        if steps.is_empty() && from.track.kind == Kind::Trunk {
            steps.push(up(from));
        }
        steps
    }

    /// The steps onto these tracks, the person's own first. Below the end of the trunk several tracks lead to the same
    /// next level of the trunk, which is given only once. At the end of the trunk, the trunk leads to every track that
    /// opens there. At the top of the person's own track, those of the given tracks that open from there replace its
    /// summit.
    #[must_use]
    pub fn steps_onto<'a>(&'a self, tracks: impl IntoIterator<Item = &'a Track>, from: Place<'a>) -> Vec<Step<'a>> {
        let (own, others): (Vec<_>, Vec<_>) = tracks.into_iter().partition(|track| track.id == from.track.id);
        let mut steps: Vec<Step<'a>> = Vec::new();
        // The tracks part at the end of the trunk, so it is not a summit.
        let parting = |step: Step<'a>| match step.kind {
            StepKind::Summit if from.track.kind == Kind::Trunk => self.steps_open(Some(from)),
            _ => vec![step],
        };
        let onto = own.into_iter().chain(others).filter_map(|track| self.step_onto(track, from));
        for step in onto.flat_map(parting) {
            if !steps.iter().any(|known| known.to.is(&step.to) && known.kind == step.kind) {
                steps.push(step);
            }
        }
        without_summit(steps, from)
    }

    /// Every step you can take from a place, the person's own track first: its next level, the branches and the
    /// crossings.
    #[must_use]
    pub fn steps_open<'a>(&'a self, from: Option<Place<'a>>) -> Vec<Step<'a>> {
        let Some(from) = from else {
            return self.first_levels(|track| track.kind != Kind::Trunk);
        };
        let others = self.tracks.iter().filter(|track| track.id != from.track.id && track.kind != Kind::Trunk);
        let onto =
            others.filter_map(|track| self.step_onto(track, from)).filter(|step| !step.to.track.id.eq(&from.track.id));
        let mut steps: Vec<Step<'a>> = vec![up(from)];
        steps.extend(onto);
        if from.track.kind == Kind::Trunk && steps.len() > 1 {
            steps.retain(|step| step.kind != StepKind::Summit);
        }
        without_summit(steps, from)
    }

    /// The levels from which you can take the first level of a track: those outside the track that `opens_from` names,
    /// or the top of the trunk if it names none. A trunk has no doors.
    #[must_use]
    pub fn doors<'a>(&'a self, track: &Track) -> Vec<Place<'a>> {
        if track.kind == Kind::Trunk {
            return Vec::new();
        }
        let named = track.opens_from.iter().filter_map(|id| self.level(id));
        let named: Vec<Place<'_>> = named.filter(|door| door.track.id != track.id).collect();
        if !named.is_empty() {
            return named;
        }
        let trunk = self.tracks.iter().find(|track| track.kind == Kind::Trunk);
        let top = trunk.and_then(|track| Some(Place { track, level: track.levels.last()? }));
        top.into_iter().collect()
    }

    /// The door of lowest rank. If two share that rank, the first.
    #[must_use]
    pub fn home_door<'a>(&'a self, track: &Track) -> Option<Place<'a>> {
        self.doors(track).into_iter().min_by_key(|door| door.level.rank)
    }

    /// The one step from a place onto a track, or up the trunk if the track does not open yet. `None` if the track
    /// opens only from levels of other tracks, and the place is not one of these, not above one on its track and not
    /// equal to a level of the new track.
    #[must_use]
    pub fn step_onto<'a>(&'a self, track: &'a Track, from: Place<'a>) -> Option<Step<'a>> {
        let first = track.levels.first()?;
        if track.id == from.track.id {
            return Some(up(from));
        }
        let doors = self.doors(track);
        let is_door_or_above = {
            let up_to_here = from.track.levels.iter().take_while(|level| level.id != from.level.id);
            let mut passed = up_to_here.chain(std::iter::once(from.level));
            passed.any(|level| doors.iter().any(|door| door.level.id == level.id))
        };
        let above = || track.levels.iter().find(|level| level.rank > from.level.rank);
        let branch = || above().map(|level| Step::new(StepKind::Branch, Place { track, level }));
        let across = cross(track, first, from);
        let equal = (!across.inferred).then_some(across);
        if !doors.is_empty() && doors.iter().all(|door| door.track.kind != Kind::Trunk) {
            return if is_door_or_above { equal.or_else(branch) } else { equal };
        }
        if from.track.kind == Kind::Trunk && track.kind != Kind::Trunk {
            let next = up(from);
            if !is_door_or_above && next.kind == StepKind::Climb {
                return Some(next);
            }
            return Some(branch().unwrap_or(across));
        }
        let is_door = doors.iter().any(|door| door.level.id == from.level.id);
        // Coming back to a track is not a promotion: someone who is as high as one of its levels crosses to that level.
        Some(equal.or_else(|| branch().filter(|_| is_door)).unwrap_or(across))
    }

    /// The levels of the trunk at which tracks of this kind open, or its last level if none is named.
    #[must_use]
    pub fn parting_of(&self, kind: Kind) -> Vec<Place<'_>> {
        let named = |id: &str| self.tracks_of(kind).any(|track| track.opens_from.iter().any(|from| from == id));
        let mut at: Vec<_> =
            self.places().filter(|place| place.track.kind == Kind::Trunk && named(&place.level.id)).collect();
        if at.is_empty() {
            at.extend(self.places().filter(|place| place.track.kind == Kind::Trunk).last());
        }
        at
    }

    fn first_levels(&self, wanted: impl Fn(&Track) -> bool) -> Vec<Step<'_>> {
        let tracks = self.tracks.iter().filter(|track| wanted(track));
        tracks
            .filter_map(|track| Some(Place { track, level: track.levels.first()? }))
            .map(|to| Step::new(StepKind::Branch, to))
            .collect()
    }
}

/// The step to a level of equal standing: a named one, else one of the same rank, else the nearest below.
fn cross<'a>(track: &'a Track, first: &'a Level, from: Place<'a>) -> Step<'a> {
    let level = |wanted: &dyn Fn(&Level) -> bool| track.levels.iter().find(|level| wanted(level));
    let equal = from.level.equals.iter().find_map(|id| level(&|level| level.id == *id));
    let known = equal
        .or_else(|| level(&|level| crate::model::names(&level.equals, &from.level.id)))
        .or_else(|| level(&|level| level.rank == from.level.rank));
    let below = || track.levels.iter().rfind(|level| level.rank < from.level.rank).unwrap_or(first);
    let to = Place { track, level: known.unwrap_or_else(below) };
    Step { kind: StepKind::Cross, to, inferred: known.is_none() }
}

/// The next level of the person's own track, or its summit.
fn up(from: Place<'_>) -> Step<'_> {
    let mut above = from.track.levels.iter().skip_while(|level| level.id != from.level.id).skip(1);
    match above.next() {
        Some(level) => Step::new(StepKind::Climb, Place { track: from.track, level }),
        None => Step::new(StepKind::Summit, from),
    }
}

/// At the top of a track, another track of the same kind that leads further up comes first and replaces the summit.
fn without_summit<'a>(mut steps: Vec<Step<'a>>, from: Place<'a>) -> Vec<Step<'a>> {
    let leads_on = |step: &Step<'_>| step.kind == StepKind::Branch && step.to.track.kind == from.track.kind;
    if steps.iter().any(leads_on) {
        steps.retain(|step| step.kind != StepKind::Summit);
        steps.sort_by_key(|step| !(step.kind == StepKind::Climb || leads_on(step)));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::super::sample::{ladder, level, track, usual};
    use super::*;

    fn toward(ladder: &Ladder, kind: Kind, from: &str) -> Vec<String> {
        ladder.steps_toward(kind, ladder.level(from)).iter().map(say).collect()
    }

    fn open(ladder: &Ladder, from: &str) -> Vec<String> {
        ladder.steps_open(ladder.level(from)).iter().map(say).collect()
    }

    fn say(step: &Step<'_>) -> String {
        let guess = if step.inferred { " inferred" } else { "" };
        format!("{} {}{guess}", step.kind.name(), step.to.level.id)
    }

    #[test]
    fn on_the_recommended_kind_one_climbs_and_at_its_top_it_is_a_summit() {
        let ladder = usual();
        assert_eq!(toward(&ladder, Kind::Mastery, "m4"), ["climb m5"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "m6"), ["summit m6"]);
        assert_eq!(toward(&ladder, Kind::Management, "g5"), ["summit g5"]);
    }

    #[test]
    fn below_the_branch_one_climbs_the_trunk_and_at_it_one_branches() {
        let ladder = usual();
        assert_eq!(toward(&ladder, Kind::Mastery, "a"), ["climb b"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "c"), ["branch m4"]);
        assert_eq!(toward(&ladder, Kind::Management, "c"), ["branch g4"]);
    }

    #[test]
    fn a_track_can_open_before_the_trunk_ends() {
        let mut ladder = usual();
        ladder.tracks[2].opens_from = vec!["b".into()];
        ladder.tracks[2].levels.insert(0, level("g3", 3, 2));
        assert_eq!(toward(&ladder, Kind::Management, "a"), ["climb b"]);
        assert_eq!(toward(&ladder, Kind::Management, "b"), ["branch g3"]);
        assert_eq!(
            toward(&ladder, Kind::Management, "c"),
            ["branch g4"],
            "above the opening: the first rank above one's own"
        );
        assert_eq!(open(&ladder, "b"), ["climb c", "branch g3"]);
    }

    #[test]
    fn the_end_of_the_trunk_opens_a_track_that_names_no_level() {
        let mut ladder = usual();
        ladder.tracks[1].opens_from.clear();
        assert_eq!(toward(&ladder, Kind::Mastery, "c"), ["branch m4"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "b"), ["climb c"]);
    }

    #[test]
    fn crossing_is_at_equal_standing_both_ways() {
        let ladder = usual();
        assert_eq!(toward(&ladder, Kind::Mastery, "g5"), ["cross m5"]);
        assert_eq!(toward(&ladder, Kind::Management, "m5"), ["cross g5"]);
        assert_eq!(toward(&ladder, Kind::Management, "m6"), ["cross g5 inferred"], "no equal: the nearest below");
        assert_eq!(toward(&ladder, Kind::Hybrid, "m4"), ["cross h4"]);
    }

    #[test]
    fn equals_goes_before_rank_and_holds_both_ways() {
        let mut ladder = usual();
        ladder.tracks[1].levels[2].equals = vec!["g5".into()];
        assert_eq!(toward(&ladder, Kind::Management, "m6"), ["cross g5"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "g5"), ["cross m6"]);
    }

    #[test]
    fn without_anything_below_the_first_level_is_inferred() {
        let ladder = ladder(vec![
            track("mastery", Kind::Mastery, &[], vec![level("m1", 1, 1)]),
            track("management", Kind::Management, &[], vec![level("g3", 3, 1)]),
        ]);
        assert_eq!(toward(&ladder, Kind::Management, "m1"), ["cross g3 inferred"]);
        assert_eq!(open(&ladder, "m1"), ["summit m1", "cross g3 inferred"]);
    }

    #[test]
    fn sub_levels_of_one_rank_are_climbed_one_by_one() {
        let ladder = ladder(vec![track(
            "mastery",
            Kind::Mastery,
            &[],
            vec![level("i", 1, 1), level("ii", 1, 1), level("iii", 2, 1)],
        )]);
        assert_eq!(toward(&ladder, Kind::Mastery, "i"), ["climb ii"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "ii"), ["climb iii"]);
    }

    #[test]
    fn several_tracks_of_the_kind_are_all_shown_the_own_first() {
        let mut ladder = usual();
        ladder.tracks.insert(1, track("research", Kind::Mastery, &["c"], vec![level("r4", 4, 1), level("r5", 5, 1)]));
        assert_eq!(toward(&ladder, Kind::Mastery, "c"), ["branch r4", "branch m4"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "m4"), ["climb m5", "cross r4"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "a"), ["climb b"], "the same step is said once");
    }

    #[test]
    fn everything_open_is_the_own_next_level_the_branches_and_the_crossings() {
        let ladder = usual();
        assert_eq!(open(&ladder, "a"), ["climb b"]);
        assert_eq!(open(&ladder, "c"), ["branch m4", "branch g4", "branch h4"]);
        assert_eq!(open(&ladder, "m4"), ["climb m5", "cross g4", "cross h4"]);
        assert_eq!(open(&ladder, "h4"), ["summit h4", "cross m4", "cross g4"]);
    }

    #[test]
    fn without_a_level_the_first_levels_are_shown() {
        let ladder = usual();
        let steps = |kind| ladder.steps_toward(kind, None).iter().map(say).collect::<Vec<_>>();
        assert_eq!(steps(Kind::Management), ["branch g4"]);
        assert_eq!(
            ladder.steps_open(None).iter().map(say).collect::<Vec<_>>(),
            ["branch m4", "branch g4", "branch h4"]
        );
    }

    #[test]
    fn a_ladder_without_the_kind_still_shows_the_trunk() {
        let ladder = ladder(vec![track("trunk", Kind::Trunk, &[], vec![level("a", 1, 1), level("b", 2, 1)])]);
        assert_eq!(toward(&ladder, Kind::Mastery, "a"), ["climb b"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "b"), ["summit b"]);
        assert_eq!(open(&ladder, "b"), ["summit b"]);
    }

    #[test]
    fn a_track_that_opens_from_another_track_is_a_branch() {
        let mut ladder = usual();
        ladder.tracks[3].opens_from = vec!["m5".into()];
        ladder.tracks[3].levels = vec![level("h6", 6, 1)];
        assert_eq!(toward(&ladder, Kind::Hybrid, "m5"), ["branch h6"]);
    }

    #[test]
    fn a_way_back_that_a_track_names_leads_to_equal_standing_and_never_down() {
        let mut ladder = usual();
        ladder.tracks[1].opens_from = ["c", "g4", "g5"].map(Into::into).to_vec();
        assert_eq!(toward(&ladder, Kind::Mastery, "g5"), ["cross m5"]);
        assert_eq!(toward(&ladder, Kind::Mastery, "g4"), ["cross m4"], "not the level above it either");
        ladder.tracks[1].levels[2].equals = vec!["g5".into()];
        assert_eq!(toward(&ladder, Kind::Mastery, "g5"), ["cross m6"], "the ladder's own word goes before the rank");
        ladder.tracks[1].levels.truncate(1);
        assert_eq!(toward(&ladder, Kind::Mastery, "g5"), ["cross m4 inferred"], "nothing as high, nothing above");
    }

    /// A ladder with a trunk, and an executive track that opens only from the top of management.
    fn with_executives() -> Ladder {
        let mut ladder = usual();
        ladder.tracks.push(track("executive", Kind::Management, &["g5"], vec![level("e6", 6, 1), level("e7", 7, 1)]));
        ladder
    }

    #[test]
    fn a_track_that_opens_from_another_track_is_open_from_there_alone() {
        let ladder = with_executives();
        assert_eq!(toward(&ladder, Kind::Management, "c"), ["branch g4"], "not to the executives");
        assert_eq!(toward(&ladder, Kind::Management, "g4"), ["climb g5"]);
        assert_eq!(toward(&ladder, Kind::Management, "m4"), ["cross g4"]);
        assert_eq!(toward(&ladder, Kind::Management, "m6"), ["cross g5 inferred", "cross e6"], "equal standing only");
        assert_eq!(open(&ladder, "c"), ["branch m4", "branch g4", "branch h4"]);
    }

    #[test]
    fn an_executive_track_comes_in_place_of_the_summit_and_first() {
        let mut ladder = with_executives();
        assert_eq!(toward(&ladder, Kind::Management, "g5"), ["branch e6"]);
        assert_eq!(open(&ladder, "g5"), ["branch e6", "cross m5", "cross h4 inferred"]);
        assert_eq!(toward(&ladder, Kind::Management, "e7"), ["summit e7", "cross g5 inferred"]);
        ladder.tracks[2].levels.push(level("g6", 6, 1));
        assert_eq!(toward(&ladder, Kind::Management, "g5"), ["climb g6", "branch e6"]);
        assert_eq!(
            toward(&ladder, Kind::Management, "g6"),
            ["summit g6", "cross e6"],
            "above the door, as high as they"
        );
    }

    #[test]
    fn the_doors_of_a_track_are_named_or_the_trunks_top_and_never_its_own_levels() {
        let mut ladder = usual();
        let doors = |ladder: &Ladder| -> Vec<String> {
            ladder.doors(&ladder.tracks[1]).iter().map(|door| door.level.id.to_string()).collect()
        };
        assert_eq!(doors(&ladder), ["c"]);
        ladder.tracks[1].opens_from = ["g4", "b", "m5"].map(Into::into).to_vec();
        assert_eq!(doors(&ladder), ["g4", "b"]);
        assert_eq!(ladder.home_door(&ladder.tracks[1]).map(|door| door.level.rank), Some(2));
        ladder.tracks[1].opens_from = vec!["m5".into()];
        assert_eq!(doors(&ladder), ["c"], "its own levels are not a way in");
        assert!(ladder.doors(&ladder.tracks[0]).is_empty(), "nothing leads to the trunk");
    }

    #[test]
    fn from_the_trunk_a_track_with_nothing_above_is_entered_at_equal_standing() {
        let mut ladder = usual();
        ladder.tracks[2].levels = vec![level("g2", 2, 1), level("g3", 3, 1)];
        assert_eq!(toward(&ladder, Kind::Management, "c"), ["cross g3"], "not down to its first level");
    }

    #[test]
    fn at_the_trunks_end_the_trunk_leads_onto_the_tracks_that_part_there() {
        let mut ladder = usual();
        let up_the_trunk = |ladder: &Ladder, from| -> Vec<String> {
            ladder.steps_onto(ladder.tracks_of(Kind::Trunk), ladder.level(from).unwrap()).iter().map(say).collect()
        };
        assert_eq!(up_the_trunk(&ladder, "b"), ["climb c"]);
        assert_eq!(up_the_trunk(&ladder, "c"), ["branch m4", "branch g4", "branch h4"]);
        ladder.tracks.truncate(1);
        assert_eq!(up_the_trunk(&ladder, "c"), ["summit c"], "nothing parts where there is only a trunk");
    }

    #[test]
    fn the_parting_is_where_the_tracks_open() {
        let ladder = usual();
        let at = |kind| ladder.parting_of(kind).iter().map(|place| place.level.id.clone()).collect::<Vec<_>>();
        assert_eq!(at(Kind::Mastery), ["c"]);
    }

    #[test]
    fn above_its_opening_a_track_is_entered_though_the_trunk_goes_on() {
        let mut ladder = usual();
        ladder.tracks[2].opens_from = vec!["a".into()];
        ladder.tracks[2].levels.insert(0, level("g2", 2, 1));
        assert_eq!(toward(&ladder, Kind::Management, "b"), ["branch g4"], "not the trunk's next level");
        assert_eq!(open(&ladder, "b"), ["climb c", "branch g4"]);
    }

    #[test]
    fn where_no_level_is_named_the_tracks_part_at_the_trunks_end() {
        let mut ladder = usual();
        let at = |ladder: &Ladder, kind| {
            ladder.parting_of(kind).iter().map(|place| place.level.id.clone()).collect::<Vec<_>>()
        };
        ladder.tracks[1].opens_from = vec!["a".into(), "b".into(), "g4".into()];
        ladder.tracks[2].opens_from.clear();
        assert_eq!(at(&ladder, Kind::Mastery), ["a", "b"], "a door in another track is not where the trunk parts");
        assert_eq!(at(&ladder, Kind::Management), ["c"]);
        ladder.tracks.remove(0);
        assert_eq!(at(&ladder, Kind::Management), [""; 0]);
    }

    #[test]
    fn only_a_branch_or_a_crossing_enters_a_track() {
        use StepKind::{Branch, Climb, Cross, Stay, Summit};
        assert_eq!(
            [Climb, Branch, Cross, Summit, Stay].map(StepKind::enters_a_track),
            [false, true, true, false, false]
        );
    }
}
