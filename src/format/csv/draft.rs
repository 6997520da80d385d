//! A ladder in the making: what a sheet has said so far, row by row, and what of it had no place.

use std::collections::HashMap;

use super::cells::{OR, RENEW, SheetCell, harmless};
use super::columns::Column;
use super::guess::kind_of;
use super::layout::SheetRow;
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::model::{Demands, Expectation, Kind, Level, Reference, Requirement, Suggestion, Text, is_id};

/// A part of the ladder that a comment can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommentPlace {
    Top,
    Area(usize),
    Track(usize),
    Level(usize),
}

/// An area as the sheet has it: its id and name are settled at the end.
#[derive(Default)]
pub(crate) struct DraftArea {
    pub(crate) cell: String,
    pub(crate) name: Option<String>,
    pub(crate) about: Option<String>,
    pub(crate) demands: Option<Demands>,
    pub(crate) notes: Vec<String>,
}

#[derive(Default)]
pub(crate) struct DraftTrack {
    pub(crate) cell: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) name: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) opens_from: Vec<(String, SheetCell)>,
    pub(crate) prepare: Vec<Suggestion>,
    pub(crate) trial: Vec<Suggestion>,
    /// By the names of keys, as TOML.
    pub(crate) keys: Vec<(&'static str, String)>,
    pub(crate) notes: Vec<String>,
}

pub(crate) struct DraftLevel {
    pub(crate) track: usize,
    /// What the sheet calls the level, apart from its title.
    pub(crate) cell: Option<SheetCell>,
    pub(crate) title: Option<String>,
    pub(crate) rank: Option<u32>,
    pub(crate) equals: Vec<(String, SheetCell)>,
    /// Numbers of the draft's sources.
    pub(crate) sources: Vec<usize>,
    /// With the number of the area of each expectation.
    pub(crate) expects: Vec<(usize, Expectation)>,
    /// By the names of keys, as TOML.
    pub(crate) keys: Vec<(&'static str, String)>,
    /// Everything else.
    pub(crate) level: Level,
    pub(crate) notes: Vec<String>,
}

/// The ladder's own fields.
#[derive(Default)]
pub(crate) struct LadderFields {
    pub(crate) name: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) craft: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) license: Option<String>,
    pub(crate) cumulative: Option<bool>,
    /// By the names of keys, as TOML.
    pub(crate) keys: Vec<(&'static str, String)>,
}

/// Where the rows before have left off: what an empty cell means.
#[derive(Default)]
struct Now {
    track: Option<usize>,
    level: Option<usize>,
    area: Option<usize>,
}

pub(crate) struct LadderDraft<'t> {
    /// The file's name, for comments.
    file: &'t str,
    lines: &'t Lines<'t>,
    pub(crate) head: LadderFields,
    pub(crate) sources: Vec<Reference>,
    pub(crate) areas: Vec<DraftArea>,
    pub(crate) tracks: Vec<DraftTrack>,
    pub(crate) levels: Vec<DraftLevel>,
    pub(crate) top: Vec<String>,
    pub(crate) warnings: Vec<Diagnostic>,
    now: Now,
    /// Numbers of what has been named, by what it is and its name: one kind of map for all keeps the program small.
    numbers: HashMap<String, usize>,
    pub(crate) has_default_area: bool,
}

impl<'t> LadderDraft<'t> {
    pub(crate) fn new(file: &'t str, lines: &'t Lines<'t>) -> Self {
        Self {
            file,
            lines,
            head: LadderFields::default(),
            sources: Vec::new(),
            areas: Vec::new(),
            tracks: Vec::new(),
            levels: Vec::new(),
            top: Vec::new(),
            warnings: Vec::new(),
            now: Now::default(),
            numbers: HashMap::new(),
            has_default_area: false,
        }
    }

    /// A comment with what a cell says, where it belongs to.
    pub(crate) fn keep(&mut self, spot: CommentPlace, heading: &str, cell: &SheetCell) {
        let words: Vec<&str> = cell.text.split_whitespace().collect();
        let (line, _) = self.lines.place(cell.at.start);
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let note = format!("{}:{line}, {heading}: {}", harmless(self.file), words.join(" "));
        let notes = match spot {
            CommentPlace::Top => Some(&mut self.top),
            CommentPlace::Area(n) => self.areas.get_mut(n).map(|area| &mut area.notes),
            CommentPlace::Track(n) => self.tracks.get_mut(n).map(|track| &mut track.notes),
            CommentPlace::Level(n) => self.levels.get_mut(n).map(|level| &mut level.notes),
        };
        if let Some(notes) = notes {
            notes.push(note);
        }
    }

    /// What has this name, among the things of its sort.
    fn number(&self, sort: &str, name: &str) -> Option<usize> {
        self.numbers.get(&format!("{sort}\n{name}")).copied()
    }

    /// Names a thing, unless the name is taken. Whether it was free.
    fn name(&mut self, sort: &str, name: &str, number: usize) -> bool {
        let key = format!("{sort}\n{name}");
        let is_free = !self.numbers.contains_key(&key);
        if is_free {
            self.numbers.insert(key, number);
        }
        is_free
    }

    /// Whether a cell says something that was not said of the thing before: many sheets say all in every row.
    pub(crate) fn is_news(&mut self, spot: CommentPlace, heading: &str, text: &str) -> bool {
        self.name(&format!("{spot:?} {heading}"), text, 0)
    }

    /// The same, said aloud: why it has no place.
    pub(crate) fn misfit(&mut self, spot: CommentPlace, column: Column, cell: &SheetCell, why: &str) {
        self.keep(spot, column.name(), cell);
        let message = format!("a cell under `{}` has no place in the ladder, it is kept as a comment", column.name());
        self.warnings.push(Diagnostic::warning(message).at(cell.at).label(why));
    }

    /// Takes in the next row.
    pub(crate) fn take(&mut self, mut row: SheetRow) {
        let about =
            row.cells.iter().find(|(column, _)| *column == Column::Kind).map(|(_, cell)| cell.one().to_lowercase());
        let is_bare = row.lot == 0 && !row.cells.iter().any(|(column, _)| *column == Column::Level);
        match about.as_deref().filter(|_| is_bare) {
            _ if row.is_about_area => self.area_row(row),
            Some("ladder") => {
                row.take(Column::Kind);
                self.head_row(row);
            }
            Some("source") => {
                row.take(Column::Kind);
                self.source_row(row);
            }
            Some("area") => {
                row.take(Column::Kind);
                self.area_row(row);
            }
            Some(words) => match Kind::ALL.into_iter().find(|kind| words == format!("{} track", kind.name())) {
                Some(kind) => self.track_row(row, kind),
                None => self.level_row(row),
            },
            None => self.level_row(row),
        }
    }

    fn level_row(&mut self, mut row: SheetRow) {
        let (track, kind) = (said(row.take(Column::Track)), said(row.take(Column::Kind)));
        let (cell, title) = (said(row.take(Column::Level)), said(row.take(Column::Title)));
        let (before, area) = (self.now.track, said(row.take(Column::Area)));
        let Some(track) = self.track(track, kind) else { return };
        if before != Some(track) {
            self.now.level = None;
        }
        if let Some(area) = area {
            self.now.area = Some(self.area(&area.one()));
        }
        let level = match (&cell, &title, row.lot) {
            (None, None, 0) => self.now.level,
            (None, None, lot) => self.number("lot", &lot.to_string()),
            _ => Some(self.level(track, row.lot, cell, title)),
        };
        self.now.level = level;
        let Some(level) = level else { return self.unplaced(row) };
        self.fill_level(level, row);
    }

    /// No one knows which level a row is of.
    fn unplaced(&mut self, row: SheetRow) {
        let named = row.cells.into_iter().map(|(column, cell)| (column.name().to_owned(), cell));
        let cells: Vec<(String, SheetCell)> = named.chain(row.others).collect();
        let Some((first, last)) = cells.first().zip(cells.last()).map(|(first, last)| (first.1.at, last.1.at)) else {
            return;
        };
        let warning = Diagnostic::warning("no level is named for this, it is kept as a comment");
        let at = Span { start: first.start.min(last.start), end: first.end.max(last.end) };
        self.warnings.push(warning.at(at).help("name the level in this row or in one above it"));
        for (heading, cell) in &cells {
            self.keep(CommentPlace::Top, heading, cell);
        }
    }

    /// The track of a row. An empty cell means the one above.
    pub(crate) fn track(&mut self, cell: Option<SheetCell>, kind: Option<SheetCell>) -> Option<usize> {
        if cell.is_none() && kind.is_none() && self.now.track.is_some() {
            return self.now.track;
        }
        let above = self.now.track.and_then(|now| self.tracks.get(now)).map(|track| track.cell.clone());
        let text = cell.map(|cell| cell.one()).or(above).unwrap_or_default();
        let known = kind.as_ref().and_then(|kind| kind_of(&kind.one()));
        let track = self.track_as(&text, known);
        self.now.track = Some(track);
        if let Some(cell) = kind.filter(|cell| known.is_none_or(|known| known.name() != cell.one())) {
            let words = cell.one();
            let is_new = self.is_news(CommentPlace::Track(track), "kind", &words);
            let found = self.tracks.get_mut(track)?;
            let is_name = text.is_empty() && *found.name.get_or_insert_with(|| words.clone()) == words;
            match known {
                _ if is_name || !is_new => {}
                Some(_) => self.keep(CommentPlace::Track(track), "kind", &cell),
                None => {
                    self.misfit(
                        CommentPlace::Track(track),
                        Column::Kind,
                        &cell,
                        "trunk, mastery, management or hybrid",
                    );
                }
            }
        }
        Some(track)
    }

    /// The track that is called so and, where it is said, of this kind.
    pub(crate) fn track_as(&mut self, text: &str, kind: Option<Kind>) -> usize {
        let key = text.to_lowercase();
        let now =
            self.now.track.filter(|now| self.tracks.get(*now).is_some_and(|track| track.cell.to_lowercase() == key));
        let of_kind = kind.map_or("", Kind::name);
        let found = match kind {
            Some(_) => self.number(&format!("track {of_kind}"), &key).or_else(|| {
                let open = self.number("track ", &key);
                open.filter(|n| self.tracks.get(*n).is_some_and(|track| track.kind.is_none()))
            }),
            None => now.or_else(|| self.number("track ", &key)),
        };
        let track = found.unwrap_or_else(|| {
            self.tracks.push(DraftTrack { cell: text.to_owned(), ..DraftTrack::default() });
            self.tracks.len() - 1
        });
        if let Some(found) = self.tracks.get_mut(track) {
            found.kind = found.kind.or(kind);
        }
        self.name(&format!("track {of_kind}"), &key, track);
        self.name("track ", &key, track);
        track
    }

    /// The area that is called so: by its id or, where nothing has that, by its name.
    pub(crate) fn area(&mut self, text: &str) -> usize {
        let key = text.to_lowercase();
        let known = self.number("area", &key).or_else(|| self.number("area named", &key));
        known.unwrap_or_else(|| self.new_area(text))
    }

    /// The area a row describes: by its id alone.
    pub(crate) fn area_with_id(&mut self, text: &str) -> usize {
        self.number("area", &text.to_lowercase()).unwrap_or_else(|| self.new_area(text))
    }

    fn new_area(&mut self, text: &str) -> usize {
        self.areas.push(DraftArea { cell: text.to_owned(), ..DraftArea::default() });
        let area = self.areas.len() - 1;
        self.name("area", &text.to_lowercase(), area);
        area
    }

    pub(crate) fn name_area(&mut self, area: usize, name: &str) {
        self.name("area named", &name.to_lowercase(), area);
    }

    /// The area of an expectation: where none is named, the one above; where none ever was, one for all.
    pub(crate) fn area_now(&mut self) -> usize {
        if let Some(area) = self.now.area {
            return area;
        }
        self.has_default_area = true;
        let area = self.area("General");
        self.now.area = Some(area);
        area
    }

    pub(crate) fn set_area(&mut self, area: usize) {
        self.now.area = Some(area);
    }

    pub(crate) fn set_track(&mut self, track: usize) {
        self.now.track = Some(track);
        self.now.level = None;
    }

    fn level(&mut self, track: usize, lot: usize, cell: Option<SheetCell>, title: Option<SheetCell>) -> usize {
        let low = |cell: &Option<SheetCell>| cell.as_ref().map(|cell| cell.one().to_lowercase()).unwrap_or_default();
        let (code, name) = (low(&cell), low(&title));
        let sort = format!("level {track} {lot}");
        let key = |code: &str, name: &str| format!("{code}\n{name}");
        let untitled = |n: &usize| self.levels.get(*n).is_some_and(|level| level.title.is_none());
        let found = self.number(&sort, &key(&code, &name)).or_else(|| {
            // A title can come after the first row of its level.
            if code.is_empty() { None } else { self.number(&sort, &key(&code, "")).filter(untitled) }
        });
        let level = found.unwrap_or_else(|| {
            self.levels.push(DraftLevel::new(track, cell));
            self.levels.len() - 1
        });
        if let (Some(found), Some(title)) = (self.levels.get_mut(level), title) {
            found.title.get_or_insert_with(|| title.one());
        }
        for (code, name) in [(&*code, &*name), (&*code, ""), ("", &*name)] {
            if !(code.is_empty() && name.is_empty()) {
                self.name(&sort, &key(code, name), level);
            }
        }
        self.name("lot", &lot.to_string(), level);
        level
    }

    /// The source with this id; one that no row describes is its own title.
    pub(crate) fn source(&mut self, text: &str) -> usize {
        if let Some(known) = self.number("source", text) {
            return known;
        }
        let id = if is_id(text) { text.to_owned() } else { String::new() };
        self.sources.push(Reference { id: id.into(), title: Some(text.into()), link: None });
        let source = self.sources.len() - 1;
        self.name("source", text, source);
        source
    }

    /// The same thing said of a level in another row is no news; nor is a comment on it.
    pub(crate) fn keep_others(&mut self, level: usize, others: Vec<(String, SheetCell)>) {
        for (heading, cell) in others {
            if self.is_news(CommentPlace::Level(level), &heading, &cell.text) {
                self.keep(CommentPlace::Level(level), &heading, &cell);
            }
        }
    }
}

impl DraftLevel {
    fn new(track: usize, cell: Option<SheetCell>) -> Self {
        Self {
            track,
            cell,
            title: None,
            rank: None,
            equals: Vec::new(),
            sources: Vec::new(),
            expects: Vec::new(),
            keys: Vec::new(),
            level: Level::default(),
            notes: Vec::new(),
        }
    }
}

/// A cell that says something on one line.
fn said(cell: Option<SheetCell>) -> Option<SheetCell> {
    cell.filter(|cell| !cell.one().trim().is_empty())
}

pub(crate) fn phrase(text: String, cell: &SheetCell) -> Text {
    Text { text, at: cell.at }
}

/// The gates of a cell, one a line; a line can be another way to meet the one above, or say how it is kept valid.
pub(crate) fn requirements(cell: &SheetCell) -> Vec<Requirement> {
    let mut gates: Vec<Requirement> = Vec::new();
    for line in cell.lines() {
        match (gates.last_mut(), line.after(OR), line.after(RENEW)) {
            (Some(gate), Some(other), _) => gate.one_of.push(phrase(other, cell)),
            (Some(gate), _, Some(renew)) if gate.renew.is_none() => gate.renew = Some(renew.into()),
            _ => gates.push(Requirement { one_of: vec![phrase(line.text, cell)], renew: None }),
        }
    }
    gates
}
