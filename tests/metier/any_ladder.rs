//! Steps and differences on any ladder at all, each held against a second reckoning from the words of the design.

mod reckoning;

use std::fmt::Write as _;

use metier::diagnostic::Span;
use metier::ladder::{Change, Expectation, Kind, Ladder, Level, Place, Step, StepKind, Track, Turn, Turned};
use metier::model::{self, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;

/// A track's kind, and of each level: how much higher its rank is than the last one's, and the ids of what it expects.
type Drawn = (Kind, Vec<(u32, Vec<Option<&'static str>>)>);

fn level(id: String, rank: u32, ids: &[Option<&'static str>]) -> Level {
    let expectation = |(n, name): (usize, Option<&'static str>)| Expectation {
        key: format!("{id}.{}", name.map_or_else(|| format!("work.{}", n + 1), str::to_owned)),
        area: "work".into(),
        unfilled: None,
        file: model::Expectation { id: name.map(Into::into), ..Text::from(format!("Does {n} at {id}")).into() },
    };
    let expects = ids.iter().copied().enumerate().map(expectation).collect();
    let file = model::Level { title: id.as_str().into(), id: id.into(), ..model::Level::default() };
    Level { expects, rank, file }
}

fn track((n, (kind, levels)): (usize, &Drawn)) -> Track {
    let mut rank = 1;
    let levels = levels.iter().enumerate().map(|(at, (higher, ids))| {
        rank += higher;
        // One expectation of a level has one id.
        let mut known: Vec<Option<&str>> = Vec::new();
        for id in ids {
            known.push(id.filter(|_| !known.contains(id)));
        }
        level(format!("t{n}l{at}"), rank, &known)
    });
    let file = model::Track {
        id: None,
        kind: *kind,
        name: format!("T{n}").into(),
        summary: None,
        opens_from: Vec::new(),
        carries: None,
        prepare: Vec::new(),
        trial: Vec::new(),
    };
    Track { id: format!("t{n}"), at: Span::default(), levels: levels.collect(), file }
}

/// A ladder with a trunk or without, tracks that open from anywhere else, levels that equal any other.
fn ladders() -> impl Strategy<Value = Ladder> {
    let levels = || {
        let id = select(vec![None, None, Some("x"), Some("y")]);
        vec((0u32..3, vec(id, 0..4)), 0..5)
    };
    let kind = select(vec![Kind::Mastery, Kind::Management, Kind::Hybrid]);
    let links = || vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4);
    let carries = vec(proptest::option::of(any::<bool>()), 4);
    (any::<bool>(), proptest::option::of(levels()), vec((kind, levels()), 1..4), links(), links(), carries).prop_map(
        |(cumulative, trunk, others, doors, equals, carries)| {
            let all: Vec<Drawn> = trunk.map(|levels| (Kind::Trunk, levels)).into_iter().chain(others).collect();
            let mut tracks: Vec<Track> = all.iter().enumerate().map(track).collect();
            for (track, carries) in tracks.iter_mut().zip(carries) {
                track.carries = carries;
            }
            let ids: Vec<String> =
                tracks.iter().flat_map(|track| &track.levels).map(|one| one.id.to_string()).collect();
            for (track, from) in doors.iter().filter(|_| !ids.is_empty()) {
                let (track, from) = (track.index(tracks.len()), from.get(&ids));
                let is_own = tracks[track].levels.iter().any(|level| *level.id == **from);
                if tracks[track].kind != Kind::Trunk && !is_own {
                    tracks[track].opens_from.push(from.as_str().into());
                }
            }
            for (one, other) in equals.iter().filter(|_| !ids.is_empty()) {
                let one = one.index(ids.len());
                let level = tracks.iter_mut().flat_map(|track| &mut track.levels).nth(one);
                level.expect("a level").equals.push(other.get(&ids).as_str().into());
            }
            let text = "format = 1\nname = \"Any\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n";
            let file: model::Ladder = toml::from_str(text).expect("a ladder");
            let file = model::Ladder { cumulative, ..file };
            Ladder { tracks, ..Ladder::of(file, "any") }
        },
    )
}

/// A step in words: "climb t0l1", with "inferred" behind it where it is.
fn say(step: &Step<'_>) -> String {
    format!("{} {}{}", step.kind.name(), step.to.level.id, if step.inferred { " inferred" } else { "" })
}

fn every_two(ladder: &Ladder) -> Vec<(Place<'_>, Place<'_>)> {
    ladder.places().flat_map(|from| ladder.places().map(move |to| (from, to))).collect()
}

fn keys<'a>(list: impl IntoIterator<Item = &'a Expectation>) -> Vec<&'a str> {
    list.into_iter().map(|one| one.key.as_str()).collect()
}

fn sorted(mut list: Vec<&str>) -> Vec<&str> {
    list.sort_unstable();
    list
}

fn of_turn<'a>(all: &[Turned<'a>], turn: Turn) -> Vec<&'a Expectation> {
    all.iter().filter(|one| one.turn == turn).map(|one| one.one).collect()
}

/// A file without ranks, or with some: the kinds of its tracks, the levels each opens from, and its levels.
fn unranked() -> impl Strategy<Value = (Vec<Kind>, Vec<Vec<usize>>, Vec<reckoning::Written>)> {
    let kinds = vec(select(vec![Kind::Mastery, Kind::Management, Kind::Hybrid]), 1..5);
    let levels = vec((any::<prop::sample::Index>(), proptest::option::weighted(0.2, 1u32..12)), 1..14);
    let doors = vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..7);
    (any::<bool>(), kinds, levels, doors).prop_map(|(has_trunk, mut kinds, levels, doors)| {
        if has_trunk {
            kinds[0] = Kind::Trunk;
        }
        let levels: Vec<_> = levels.into_iter().map(|(track, rank)| (track.index(kinds.len()), rank)).collect();
        let mut opens_from = vec![Vec::new(); kinds.len()];
        for (track, level) in doors {
            let (track, level) = (track.index(kinds.len()), level.index(levels.len()));
            if kinds[track] != Kind::Trunk {
                opens_from[track].push(level);
            }
        }
        (kinds, opens_from, levels)
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    /// Loader and import rank by one function; this is the loader.
    #[test]
    fn a_rank_that_is_left_out_is_the_one_of_the_design((kinds, opens_from, levels) in unranked()) {
        let mut text = "format = 1\nname = \"Any\"\n".to_owned();
        for (n, (kind, doors)) in kinds.iter().zip(&opens_from).enumerate() {
            let doors: Vec<String> = doors.iter().map(|level| format!("\"l{level}\"")).collect();
            let (kind, doors) = (kind.name(), doors.join(", "));
            let _ = write!(text, "[[tracks]]\nid = \"t{n}\"\nkind = \"{kind}\"\nname = \"T\"\nopens_from = [{doors}]\n");
        }
        for (n, (track, rank)) in levels.iter().enumerate() {
            let rank = rank.map_or_else(String::new, |rank| format!("rank = {rank}\n"));
            let _ = write!(text, "[[levels]]\nid = \"l{n}\"\ntrack = \"t{track}\"\ntitle = \"L{n}\"\n{rank}");
        }
        let Some(wanted) = reckoning::ranks(&kinds, &opens_from, &levels) else { return Ok(()) };
        // The file is read as it is, whether or not all of it is allowed.
        let ladder = Ladder::of(toml::from_str(&text).expect("a ladder"), "any");
        let found: Vec<u32> = (0..levels.len()).map(|n| ladder.level(&format!("l{n}")).expect("a level").level.rank).collect();
        prop_assert_eq!(found, wanted, "{}", text);
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_step_onto_a_track_is_the_one_of_the_design(ladder in ladders()) {
        for from in ladder.places() {
            for track in &ladder.tracks {
                let found = ladder.step_onto(track, from).map(|step| say(&step));
                prop_assert_eq!(found, reckoning::step_onto(&ladder, track, from), "{} onto {}", from.level.id, track.id);
            }
        }
    }

    #[test]
    fn toward_a_kind_all_its_tracks_are_shown_the_own_first_and_no_step_twice(ladder in ladders()) {
        for (kind, from) in Kind::ALL.into_iter().flat_map(|kind| ladder.places().map(move |from| (kind, from))) {
            let found: Vec<String> = ladder.steps_toward(kind, Some(from)).iter().map(say).collect();
            let of_kind: Vec<&Track> = ladder.tracks.iter().filter(|track| track.kind == kind).collect();
            let own = of_kind.iter().filter(|track| track.id == from.track.id);
            let others = of_kind.iter().filter(|track| track.id != from.track.id);
            let mut wanted: Vec<String> = Vec::new();
            for step in own.chain(others).filter_map(|track| reckoning::step_onto(&ladder, track, from)) {
                let is_parting = from.track.kind == Kind::Trunk && step.starts_with("summit");
                let parting = || ladder.steps_open(Some(from)).iter().map(say).collect();
                for step in if is_parting { parting() } else { vec![step] } {
                    if !wanted.contains(&step) {
                        wanted.push(step);
                    }
                }
            }
            if wanted.is_empty() && from.track.kind == Kind::Trunk {
                wanted.extend(reckoning::step_onto(&ladder, from.track, from));
            }
            prop_assert_eq!(found, reckoning::led_on(&ladder, from, wanted), "{:?} from {}", kind, &from.level.id);
        }
    }

    #[test]
    fn open_are_the_own_next_level_the_branches_and_the_crossings(ladder in ladders()) {
        for from in ladder.places() {
            let steps: Vec<String> = ladder.steps_open(Some(from)).iter().map(say).collect();
            let entered: Vec<String> = ladder.tracks.iter()
                .filter(|track| track.kind != Kind::Trunk && track.id != from.track.id)
                .filter_map(|track| reckoning::step_onto(&ladder, track, from))
                .filter(|step| !step.starts_with("climb"))
                .collect();
            let own = reckoning::step_onto(&ladder, from.track, from).expect("a step");
            if from.track.kind == Kind::Trunk && own.starts_with("summit") && !entered.is_empty() {
                prop_assert_eq!(steps, entered, "the trunk's end is not a summit");
            } else {
                let all = [vec![own], entered].concat();
                prop_assert_eq!(steps, reckoning::led_on(&ladder, from, all));
            }
        }
        let firsts: Vec<&str> = ladder.tracks.iter().filter(|track| track.kind != Kind::Trunk).filter_map(|track| track.levels.first()).map(|level| level.id.as_str()).collect();
        let open = ladder.steps_open(None);
        prop_assert_eq!(open.iter().map(|step| step.to.level.id.as_str()).collect::<Vec<_>>(), firsts);
        prop_assert!(open.iter().all(|step| step.kind == StepKind::Branch && !step.inferred));
    }

    #[test]
    fn a_level_asks_for_its_own_and_what_stands_below_it_at_its_highest_measure(ladder in ladders()) {
        for place in ladder.places() {
            prop_assert_eq!(keys(ladder.asked_at(place)), reckoning::asked(&ladder, place), "{}", &place.level.id);
        }
    }

    #[test]
    fn a_difference_puts_everything_in_one_place(ladder in ladders()) {
        for (from, to) in every_two(&ladder) {
            let found = ladder.difference(Some(from), to);
            let (before, after) = (ladder.asked_at(from), ladder.asked_at(to));
            let knows = |list: &[&Expectation], one: &Expectation| list.iter().any(|known| known.key == one.key || (one.id.is_some() && known.id == one.id));
            let own: Vec<&Expectation> = found.own.iter().map(|(one, _)| *one).collect();
            prop_assert_eq!(keys(own.iter().copied()), keys(&to.level.expects));
            let shown = own.into_iter().chain(found.below.iter().copied()).chain(found.carried.iter().copied());
            prop_assert_eq!(sorted(keys(shown)), sorted(keys(after.iter().copied())));
            prop_assert!(found.carried.iter().all(|one| knows(&before, one)) && !found.below.iter().any(|one| knows(&before, one)));
            prop_assert_eq!(keys(found.dropped), keys(before.iter().copied().filter(|one| !knows(&after, one))));
            for (one, change) in found.own {
                let is_the_same = before.iter().any(|known| known.key == one.key);
                let wanted = match () {
                    () if is_the_same => Change::CarriedOver,
                    () if !knows(&before, one) => Change::New,
                    () if to.level.rank < from.level.rank => Change::CarriedOver,
                    () => Change::Raised,
                };
                prop_assert_eq!(change, wanted, "{}", &one.key);
            }
        }
    }

    #[test]
    fn what_is_new_one_way_is_left_behind_the_other_and_what_is_raised_is_eased(ladder in ladders()) {
        for (from, to) in every_two(&ladder) {
            let (there, back) = (ladder.contrast(from, to), ladder.contrast(to, from));
            for (turn, turned) in [(Turn::New, Turn::Dropped), (Turn::Dropped, Turn::New), (Turn::CarriedOver, Turn::CarriedOver)] {
                prop_assert_eq!(sorted(keys(of_turn(&there, turn))), sorted(keys(of_turn(&back, turned))), "{:?}", turn);
            }
            for (turn, turned) in [(Turn::Raised, Turn::Eased), (Turn::Eased, Turn::Raised), (Turn::Changed, Turn::Changed)] {
                let was = there.iter().filter(|one| one.turn == turn).map(|one| one.was.expect("another measure"));
                prop_assert_eq!(sorted(keys(was)), sorted(keys(of_turn(&back, turned))), "{:?}", turn);
            }
            prop_assert!(there.iter().all(|one| one.was.is_some() == matches!(one.turn, Turn::Raised | Turn::Eased | Turn::Changed)));
            prop_assert_eq!(from.stands_equal(&to), to.stands_equal(&from));
        }
    }
}
