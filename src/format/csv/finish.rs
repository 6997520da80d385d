//! The end of an import: kinds, ids and ranks are settled, names become references, and the ladder is whole.

use std::collections::HashMap;

use super::cells::SheetCell;
use super::columns::Column;
use super::draft::{CommentPlace, DraftLevel, LadderDraft};
use super::guess::{Ids, directs, kind_of, number_of};
use super::keys;
use crate::diagnostic::Diagnostic;
use crate::format::ladder_text::Notes;
use crate::format::starter::name_from_id;
use crate::ladder::MOST_RANK;
use crate::model::{
    Area, Demands, Expectation, Expects, FormatVersion, Kind, Ladder, Level, OrText, Rank, Text, Track, Words,
};

/// A ladder that came out of a sheet.
pub(crate) struct FinishedLadder {
    pub(crate) ladder: Ladder,
    pub(crate) notes: Notes,
    /// What was taken for granted, a sentence each.
    pub(crate) assumed: Vec<String>,
    pub(crate) warnings: Vec<Diagnostic>,
}

impl LadderDraft<'_> {
    /// The ladder. `id` and `name` are the ones wanted for it.
    pub(crate) fn finish(mut self, id: &str, name: Option<&str>, is_german: bool) -> FinishedLadder {
        let mut assumed = Vec::new();
        self.settle_kinds(&mut assumed);
        let tracks = self.track_ids();
        let areas = self.area_ids();
        let is_ranked_by_code = self.settle_ranks(&mut assumed);
        let levels = self.level_ids(is_ranked_by_code);
        let sources = self.source_ids();
        if self.has_default_area {
            assumed.push("no area is named at first, so what has none stands in the area General".into());
        }
        let known = self.known(&levels);
        let equals: Vec<Vec<String>> = (0..self.levels.len()).map(|n| self.equals(n, &known, &levels)).collect();
        let opens_from: Vec<Vec<String>> =
            (0..self.tracks.len()).map(|n| self.opens_from(n, &known, &levels)).collect();

        let mut notes = Notes { top: std::mem::take(&mut self.top), ..Notes::default() };
        let mut ladder = self.bare_ladder(id, name, is_german);
        for (draft, (id, name)) in self.areas.into_iter().zip(areas) {
            notes.areas.push((id.clone(), draft.notes));
            let demands = draft.demands.unwrap_or(Demands::Both);
            ladder.areas.push(Area { id: id.into(), name: name.into(), about: said(draft.about), demands });
        }
        for ((draft, (id, name)), opens_from) in self.tracks.into_iter().zip(tracks).zip(opens_from) {
            notes.tracks.push((id.clone(), draft.notes));
            let track = Track {
                id: Some(id.into()),
                kind: draft.kind.unwrap_or(Kind::Mastery),
                name: name.into(),
                summary: said(draft.summary),
                opens_from: opens_from.into_iter().map(Text::from).collect(),
                carries: None,
                prepare: draft.prepare.into_iter().map(OrText).collect(),
                trial: draft.trial.into_iter().map(OrText).collect(),
            };
            ladder.tracks.push(toml::Spanned::new(0..0, keys::with(track, &draft.keys)));
        }
        ladder.sources = self.sources;
        for (source, id) in ladder.sources.iter_mut().zip(&sources) {
            source.id = id.as_str().into();
        }
        let mut by_track: Vec<Vec<Level>> = ladder.tracks.iter().map(|_| Vec::new()).collect();
        for ((draft, id), equals) in self.levels.into_iter().zip(levels).zip(equals) {
            notes.levels.push((id.clone(), draft.notes));
            let Some(track) = by_track.get_mut(draft.track) else { continue };
            let of = ladder.tracks.get(draft.track).and_then(|track| track.get_ref().id.as_deref());
            let level = Level {
                track: of.unwrap_or_default().into(),
                rank: Some(Rank(draft.rank.unwrap_or(1))),
                title: draft.title.map_or_else(|| id.as_str().into(), Text::from),
                equals: equals.into_iter().map(Text::from).collect(),
                sources: draft.sources.iter().filter_map(|n| sources.get(*n)).map(|id| id.as_str().into()).collect(),
                expects: with_areas(&draft.expects, &ladder.areas),
                id: id.into(),
                ..draft.level
            };
            track.push(keys::with(level, &draft.keys));
        }
        ladder.levels = by_track.into_iter().flatten().collect();
        FinishedLadder { ladder, notes, assumed, warnings: self.warnings }
    }

    fn bare_ladder(&mut self, id: &str, name: Option<&str>, is_german: bool) -> Ladder {
        let head = std::mem::take(&mut self.head);
        let name = name.map(str::to_owned).or(head.name).unwrap_or_else(|| name_from_id(id));
        let ladder = Ladder {
            format: FormatVersion,
            id: Some(id.into()),
            version: said(head.version),
            craft: Some(head.craft.unwrap_or_else(|| name.to_lowercase()).into()),
            name: name.into(),
            summary: said(head.summary),
            language: head.language.unwrap_or_else(|| if is_german { "de".into() } else { "en".into() }).into(),
            license: said(head.license),
            cumulative: head.cumulative.unwrap_or(true),
            status: None,
            guide: None,
            sources: Vec::new(),
            areas: Vec::new(),
            tracks: Vec::new(),
            levels: Vec::new(),
            words: Words::default(),
        };
        keys::with(ladder, &head.keys)
    }

    fn settle_kinds(&mut self, assumed: &mut Vec<String>) {
        let mut guessed = Vec::new();
        let is_only = self.tracks.len() == 1;
        for (n, track) in self.tracks.iter_mut().enumerate().filter(|(_, track)| track.kind.is_none()) {
            let name = if track.cell.is_empty() { track.name.clone().unwrap_or_default() } else { track.cell.clone() };
            let mut titles = self.levels.iter().filter(|level| level.track == n).peekable();
            let all_direct = titles.peek().is_some() && titles.all(|level| level.title.as_deref().is_some_and(directs));
            let kind = match kind_of(&name) {
                Some(kind) => kind,
                None if is_only => Kind::Trunk,
                None if all_direct => Kind::Management,
                None => Kind::Mastery,
            };
            track.kind = Some(kind);
            guessed.push(if name.is_empty() {
                format!("no column names the tracks, so all levels stand in one of the kind {}", kind.name())
            } else {
                format!("the track \"{name}\" is of the kind {}", kind.name())
            });
        }
        assumed.extend(guessed);
    }

    /// Id and name of each track.
    fn track_ids(&mut self) -> Vec<(String, String)> {
        let mut ids = Ids::default();
        let exact: Vec<Option<String>> = self.tracks.iter().map(|track| ids.exact(&track.cell)).collect();
        let kinds: Vec<Kind> = self.tracks.iter().map(|track| track.kind.unwrap_or(Kind::Mastery)).collect();
        let mut all = Vec::new();
        for ((track, kind), exact) in self.tracks.iter_mut().zip(&kinds).zip(exact) {
            let is_only = kinds.iter().filter(|other| *other == kind).count() == 1;
            let cell = Some(&track.cell).filter(|cell| !cell.is_empty());
            let id = exact.or_else(|| ids.exact(kind.name()).filter(|_| is_only));
            let id = id.unwrap_or_else(|| ids.like(cell.map_or(kind.name(), String::as_str), "track"));
            if let (Some(cell), Some(_)) = (cell.filter(|cell| **cell != id), &track.name) {
                track.notes.push(format!("called {cell} in the sheet"));
            }
            let name = track
                .name
                .clone()
                .or_else(|| cell.cloned())
                .unwrap_or_else(|| plain_name(*kind, kinds.len() == 1).to_owned());
            all.push((id, name));
        }
        all
    }

    fn area_ids(&mut self) -> Vec<(String, String)> {
        let mut ids = Ids::default();
        let exact: Vec<Option<String>> = self.areas.iter().map(|area| ids.exact(&area.cell)).collect();
        let mut all = Vec::new();
        for (area, exact) in self.areas.iter_mut().zip(exact) {
            let id = exact.unwrap_or_else(|| ids.like(&area.cell, "area"));
            if area.cell != id && area.name.is_some() {
                area.notes.push(format!("called {} in the sheet", area.cell));
            }
            all.push((id, area.name.clone().unwrap_or_else(|| area.cell.clone())));
        }
        all
    }

    /// Ranks that the sheet does not name. Whether the levels' codes are all that says them.
    fn settle_ranks(&mut self, assumed: &mut Vec<String>) -> bool {
        let code = |level: &DraftLevel| {
            let cell = level.cell.as_ref().map(SheetCell::one);
            cell.or_else(|| level.title.clone()).and_then(|code| number_of(&code))
        };
        let open = self.levels.iter().filter(|level| level.rank.is_none()).count();
        if open == 0 {
            return false;
        }
        let codes: Option<Vec<u32>> = self.levels.iter().map(code).collect();
        if let Some(codes) = codes.filter(|codes| open == codes.len()) {
            for (level, rank) in self.levels.iter_mut().zip(codes) {
                level.rank = Some(rank);
            }
            assumed.push("no column names the ranks, so they are the numbers in the levels' names".into());
            return true;
        }
        let is_trunk = |track: usize| self.tracks.get(track).is_some_and(|track| track.kind == Some(Kind::Trunk));
        let (trunk, others): (Vec<usize>, Vec<usize>) = (0..self.tracks.len()).partition(|track| is_trunk(*track));
        let mut top = 0;
        for track in trunk.into_iter().chain(others.iter().copied()) {
            let mut above = if others.contains(&track) { top } else { 0 };
            for level in self.levels.iter_mut().filter(|level| level.track == track) {
                above = level.rank.unwrap_or(above + 1).min(MOST_RANK);
                level.rank = Some(above);
                if !others.contains(&track) {
                    top = top.max(above);
                }
            }
        }
        assumed.push("ranks that are not named count up in the order of the sheet, the lowest level first".into());
        false
    }

    fn level_ids(&mut self, is_ranked_by_code: bool) -> Vec<String> {
        let mut ids = Ids::default();
        let is_rank = |cell: &str| is_ranked_by_code && cell.bytes().all(|byte| byte.is_ascii_digit());
        let own = |level: &DraftLevel| level.cell.as_ref().map(SheetCell::one).filter(|cell| !is_rank(cell));
        let exact: Vec<Option<String>> =
            self.levels.iter().map(|level| own(level).and_then(|cell| ids.exact(&cell))).collect();
        let mut all = Vec::new();
        for (level, exact) in self.levels.iter_mut().zip(exact) {
            let cell = level.cell.as_ref().map(SheetCell::one);
            let title = level.title.get_or_insert_with(|| {
                let cell = cell.clone().unwrap_or_default();
                if is_rank(&cell) { format!("Level {cell}") } else { cell }
            });
            let id = exact.unwrap_or_else(|| ids.like(title, "level"));
            // What stands in the sheet as the level is a name for it, and accepted as one.
            let names = &mut level.level.also_called;
            if let Some(cell) = cell
                .filter(|cell| *cell != id && cell != title && !is_rank(cell) && !names.iter().any(|name| name == cell))
            {
                names.insert(0, cell.into());
            }
            all.push(id);
        }
        all
    }

    fn source_ids(&self) -> Vec<String> {
        let mut ids = Ids::default();
        let exact: Vec<Option<String>> = self.sources.iter().map(|source| ids.exact(&source.id)).collect();
        let all = self.sources.iter().zip(exact);
        all.map(|(source, exact)| exact.unwrap_or_else(|| ids.like(source.title(), "source"))).collect()
    }

    fn equals(&mut self, n: usize, known: &HashMap<String, usize>, ids: &[String]) -> Vec<String> {
        let named = std::mem::take(&mut self.levels.get_mut(n).expect("n counts the levels").equals);
        self.resolve(CommentPlace::Level(n), Column::Equals, named, known, ids)
    }

    fn opens_from(&mut self, n: usize, known: &HashMap<String, usize>, ids: &[String]) -> Vec<String> {
        let named = std::mem::take(&mut self.tracks.get_mut(n).expect("n counts the tracks").opens_from);
        self.resolve(CommentPlace::Track(n), Column::OpensFrom, named, known, ids)
    }

    /// Levels by id and, where no id is the same, by what the sheet calls them and by their titles, in lower case.
    fn known(&self, ids: &[String]) -> HashMap<String, usize> {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (n, id) in ids.iter().enumerate() {
            known.insert(id.clone(), n);
        }
        for (n, level) in self.levels.iter().enumerate() {
            for name in level.cell.as_ref().map(SheetCell::one).into_iter().chain(level.title.clone()) {
                known.entry(name.to_lowercase()).or_insert(n);
            }
        }
        known
    }

    /// The ids of levels that are named by id, by what the sheet calls them or by their title.
    fn resolve(
        &mut self,
        spot: CommentPlace,
        column: Column,
        named: Vec<(String, SheetCell)>,
        known: &HashMap<String, usize>,
        ids: &[String],
    ) -> Vec<String> {
        let mut found = Vec::new();
        for (name, cell) in named {
            let id = known.get(&name).or_else(|| known.get(&name.to_lowercase())).and_then(|n| ids.get(*n));
            if let Some(id) = id {
                found.push(id.clone());
            } else {
                self.misfit(spot, column, &SheetCell { text: name, at: cell.at }, "no level is called so");
            }
        }
        found
    }
}

fn plain_name(kind: Kind, is_only: bool) -> &'static str {
    match kind {
        Kind::Trunk if is_only => "All levels",
        Kind::Trunk => "Shared levels",
        Kind::Mastery => "Mastery",
        Kind::Management => "Management",
        Kind::Hybrid => "Doing and directing",
    }
}

/// A text of a cell, if it says something.
fn said(text: Option<String>) -> Option<Text> {
    text.filter(|text| !text.trim().is_empty()).map(Text::from)
}

/// The expectations by the ids of their areas, in the order of the areas.
fn with_areas(drafts: &[(usize, Expectation)], areas: &[Area]) -> Expects {
    let of = |n: usize| drafts.iter().filter(move |(area, _)| *area == n).map(|(_, one)| OrText(one.clone()));
    let groups = areas.iter().enumerate().map(|(n, area)| (area.id.as_str().into(), of(n).collect::<Vec<_>>()));
    Expects(groups.filter(|(_, list)| !list.is_empty()).collect())
}
