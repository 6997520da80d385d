//! What the cells of one row mean for the thing the row is about: a level, an area, a track, a source, the ladder.

use super::cells::{CellLine, FOR, SheetCell};
use super::columns::Column;
use super::draft::{CommentPlace, LadderDraft, phrase, requirements};
use super::guess::{range, yes_or_no};
use super::keys;
use super::layout::SheetRow;
use super::shapes::PartOfLadder;
use crate::diagnostic::Span;
use crate::model::{
    Amount, Audience, Demands, Expectation, Kind, Ladder, Level, OrText, Origin, Pay, Per, Reach, Suggestion, Text,
    Track, Year, Years, is_id, not_a_craft,
};

const ANOTHER: &str = "there is another one already";

impl LadderDraft<'_> {
    pub(crate) fn head_row(&mut self, row: SheetRow) {
        for (column, cell) in row.cells {
            let text = cell.one();
            let head = &mut self.head;
            let place = match column {
                Column::Title if !text.trim().is_empty() => &mut head.name,
                Column::Summary => &mut head.summary,
                Column::Craft if not_a_craft(&text).is_none() => &mut head.craft,
                Column::Version => &mut head.version,
                Column::Language => &mut head.language,
                Column::License => &mut head.license,
                Column::Key(key) if !head.keys.iter().any(|(known, _)| *known == key) => {
                    match keys::value::<Ladder>(key, &cell) {
                        Some(value) => head.keys.push((key, value)),
                        None => self.misfit(CommentPlace::Top, column, &cell, "not for the ladder as a whole"),
                    }
                    continue;
                }
                Column::Cumulative if head.cumulative.is_none() && yes_or_no(&text).is_some() => {
                    head.cumulative = yes_or_no(&text);
                    continue;
                }
                _ => {
                    self.misfit(CommentPlace::Top, column, &cell, "not for the ladder as a whole");
                    continue;
                }
            };
            if !once(place, &text) {
                self.misfit(CommentPlace::Top, column, &cell, ANOTHER);
            }
        }
        row.others.iter().for_each(|(heading, cell)| self.keep(CommentPlace::Top, heading, cell));
    }

    pub(crate) fn source_row(&mut self, mut row: SheetRow) {
        let id = row.take(Column::Sources).map(|cell| cell.one()).filter(|id| !id.trim().is_empty());
        let title = row.take(Column::Title).map(|cell| cell.one());
        if let Some(name) = id.or_else(|| title.clone()) {
            let source = self.source(&name);
            let link = row.take(Column::Link).map(|cell| cell.one());
            if let Some(source) = self.sources.get_mut(source) {
                source.title = Some(title.unwrap_or(name).into());
                source.link = link.filter(|link| !link.trim().is_empty()).map(Text::from);
            }
        }
        for (column, cell) in row.cells {
            self.misfit(CommentPlace::Top, column, &cell, "not for a source");
        }
        row.others.iter().for_each(|(heading, cell)| self.keep(CommentPlace::Top, heading, cell));
    }

    pub(crate) fn area_row(&mut self, mut row: SheetRow) {
        let Some(cell) = row.take(Column::Area).filter(|cell| !cell.one().trim().is_empty()) else {
            return self.level_row_without_area(row);
        };
        let (text, is_about) = (cell.one(), row.is_about_area);
        let area = if is_about { self.area(&text) } else { self.area_with_id(&text) };
        self.set_area(area);
        for (column, cell) in row.cells {
            let text = cell.one();
            let Some(found) = self.areas.get_mut(area) else { continue };
            let is_placed = match column {
                Column::Title if !text.trim().is_empty() => {
                    let is_new = once(&mut found.name, &text);
                    self.name_area(area, &text);
                    is_new
                }
                Column::Summary => once(&mut found.about, &text),
                Column::Demands if found.demands.is_none() => {
                    found.demands = Demands::ALL.into_iter().find(|one| one.name() == text.to_lowercase());
                    found.demands.is_some()
                }
                _ => false,
            };
            if !is_placed {
                self.misfit(
                    CommentPlace::Area(area),
                    column,
                    &cell,
                    "not for an area, or there is another one already",
                );
            }
        }
        row.others.iter().for_each(|(heading, cell)| self.keep(CommentPlace::Area(area), heading, cell));
    }

    /// Beside no area at all there is nothing to describe.
    fn level_row_without_area(&mut self, row: SheetRow) {
        for (heading, cell) in row.others {
            self.keep(CommentPlace::Top, &heading, &cell);
        }
        for (column, cell) in row.cells {
            self.misfit(CommentPlace::Top, column, &cell, "no area is named beside it");
        }
    }

    pub(crate) fn track_row(&mut self, mut row: SheetRow, kind: Kind) {
        row.take(Column::Kind);
        let name = row.take(Column::Track).map(|cell| cell.one()).unwrap_or_default();
        let track = self.track_as(&name, Some(kind));
        self.set_track(track);
        for (column, cell) in row.cells {
            let text = cell.one();
            let is_placed = match (column, self.tracks.get_mut(track)) {
                (Column::Title, Some(found)) if !text.trim().is_empty() => once(&mut found.name, &text),
                (Column::Summary, Some(found)) => once(&mut found.summary, &text),
                (Column::Key(key), Some(found)) => once_by_key::<Track>(&mut found.keys, key, &cell),
                _ => self.is_for_track(track, column, &cell),
            };
            if !is_placed {
                self.misfit(
                    CommentPlace::Track(track),
                    column,
                    &cell,
                    "not for a track, or there is another one already",
                );
            }
        }
        row.others.iter().for_each(|(heading, cell)| self.keep(CommentPlace::Track(track), heading, cell));
    }

    fn is_for_track(&mut self, track: usize, column: Column, cell: &SheetCell) -> bool {
        let Some(track) = self.tracks.get_mut(track) else { return false };
        let suggestions = || cell.lines().into_iter().map(|line| suggestion(line, cell.at));
        match column {
            Column::OpensFrom => track.opens_from.extend(cell.list().into_iter().map(|text| (text, cell.clone()))),
            Column::Prepare => track.prepare.extend(suggestions()),
            Column::Trial => track.trial.extend(suggestions()),
            _ => return false,
        }
        true
    }

    /// What a row says of its level, and what it expects there.
    pub(crate) fn fill_level(&mut self, n: usize, mut row: SheetRow) {
        const PAY: [Column; 5] = [Column::PayFrom, Column::PayTo, Column::PayCurrency, Column::PayPer, Column::PayAsOf];
        let asks = |column: &Column| matches!(column, Column::Expectation | Column::Example | Column::ExpectationId);
        let (asked, cells): (Vec<_>, Vec<_>) = row.cells.into_iter().partition(|(column, _)| asks(column));
        let (pay, cells): (Vec<_>, Vec<_>) = cells.into_iter().partition(|(column, _)| PAY.contains(column));
        for (column, cell) in cells {
            if !self.is_news(CommentPlace::Level(n), column.name(), &cell.text) {
                continue;
            }
            if let Err(why) = self.level_field(n, column, &cell) {
                self.misfit(CommentPlace::Level(n), column, &cell, why);
            }
        }
        self.pay(n, &pay);
        self.asks(n, &asked, row.by_line);
        self.keep_others(n, std::mem::take(&mut row.others));
    }

    /// One field of a level, or why the cell is not one.
    fn level_field(&mut self, n: usize, column: Column, cell: &SheetCell) -> Result<(), &'static str> {
        if column == Column::Sources {
            let sources: Vec<usize> = cell.list().iter().map(|text| self.source(text)).collect();
            self.levels.get_mut(n).into_iter().for_each(|level| level.sources.extend(&sources));
            return Ok(());
        }
        let Some(draft) = self.levels.get_mut(n) else { return Ok(()) };
        let (track, text) = (draft.track, cell.one());
        let level = &mut draft.level;
        let phrases = || cell.list().into_iter().map(|text| phrase(text, cell));
        let word = text.to_lowercase();
        match column {
            Column::Rank => {
                let rank = text.parse::<u32>().ok().filter(|rank| *rank <= 999 && rank.to_string() == text);
                set(&mut draft.rank, rank, "a whole number from 0 to 999")?;
            }
            Column::Level | Column::Title | Column::AlsoCalled => {
                level.also_called.extend(cell.list().into_iter().map(Text::from));
            }
            Column::Summary => return if once_text(&mut level.summary, &text) { Ok(()) } else { Err(ANOTHER) },
            Column::Supervision => return if once_text(&mut level.supervision, &text) { Ok(()) } else { Err(ANOTHER) },
            Column::Reach => {
                let reach = Reach::ALL.into_iter().find(|one| one.name() == word);
                set(&mut level.reach, reach, "self, team, teams, company or trade")?;
            }
            Column::Origin => {
                let origin = Origin::ALL.into_iter().find(|one| one.name() == word);
                set(&mut level.origin, origin, "sourced, common or proposed")?;
            }
            Column::TypicalYears => set(&mut level.typical_years, years(&word), "from and to, as in 8 to 15")?,
            Column::MayStay => match yes_or_no(&text) {
                Some(may) => level.may_stay |= may,
                None => return Err("yes or no"),
            },
            Column::Equals => draft.equals.extend(cell.list().into_iter().map(|text| (text, cell.clone()))),
            Column::Deepen => level.deepen.extend(phrases()),
            Column::Recognition => level.recognition.extend(phrases()),
            Column::Requirement => level.requires.extend(requirements(cell).into_iter().map(OrText)),
            Column::Key(key) if once_by_key::<Level>(&mut draft.keys, key, cell) => {}
            Column::Key(key) => {
                let is_for_track =
                    self.tracks.get_mut(track).is_some_and(|track| once_by_key::<Track>(&mut track.keys, key, cell));
                return if is_for_track { Ok(()) } else { Err("not what this column holds") };
            }
            _ if self.is_for_track(track, column, cell) => {}
            _ => return Err("not for a level"),
        }
        Ok(())
    }

    /// Pay is all five of its cells, or none.
    fn pay(&mut self, n: usize, cells: &[(Column, SheetCell)]) {
        let text = |of: Column| cells.iter().find(|(column, _)| *column == of).map(|(_, cell)| cell.one());
        let number =
            |of: Column| text(of).and_then(|text| text.parse::<u32>().ok().filter(|number| number.to_string() == text));
        let word = |of: Column| text(of).filter(|text| !text.trim().is_empty());
        let amount = |of: Column| text(of).and_then(|text| Amount::written(&text));
        let per =
            || text(Column::PayPer).and_then(|per| Per::ALL.into_iter().find(|one| one.name() == per.to_lowercase()));
        let pay = (|| {
            let (from, to) = (amount(Column::PayFrom)?, amount(Column::PayTo)?);
            let as_of = number(Column::PayAsOf).and_then(|year| Year::try_from(i64::from(year)).ok())?;
            let pay = Pay { from, to, currency: word(Column::PayCurrency)?.into(), per: per()?, as_of };
            (from <= to && cells.len() == 5).then_some(toml::Spanned::new(0..0, pay))
        })();
        let Some(level) = self.levels.get_mut(n) else { return };
        if pay.is_some() && (level.level.pay.is_none() || level.level.pay == pay) {
            level.level.pay = pay;
            return;
        }
        for (column, cell) in cells {
            self.misfit(
                CommentPlace::Level(n),
                *column,
                cell,
                "pay needs from, to, currency, per (hour to year) and as of, in plain numbers",
            );
        }
    }

    /// The sentences of a row, the last of them with the row's examples and id; examples alone go to the one above.
    fn asks(&mut self, n: usize, cells: &[(Column, SheetCell)], by_line: bool) {
        let of = |wanted: Column| cells.iter().filter(move |(column, _)| *column == wanted).map(|(_, cell)| cell);
        let mut sentences: Vec<(String, Span)> = Vec::new();
        for cell in of(Column::Expectation) {
            sentences.extend(cell.sentences(by_line).into_iter().map(|text| (text, cell.at)));
        }
        let has_more = of(Column::Example).next().is_some() || of(Column::ExpectationId).next().is_some();
        let has_new = !sentences.is_empty();
        if has_new {
            let area = self.area_now();
            let Some(level) = self.levels.get_mut(n) else { return };
            let new = |(text, at)| Expectation::from(Text { text, at });
            level.expects.extend(sentences.into_iter().map(|sentence| (area, new(sentence))));
        }
        if !has_more {
            return;
        }
        for cell in of(Column::ExpectationId) {
            let id = cell.one();
            let is_free =
                has_new && is_id(&id) && self.is_news(CommentPlace::Level(n), Column::ExpectationId.name(), &id);
            if let Some(last) = self.last_asked(n).filter(|last| is_free && last.id.is_none()) {
                last.id = Some(id.into());
            } else {
                let why = "an id of its own: lower-case letters, digits and hyphens";
                self.misfit(CommentPlace::Level(n), Column::ExpectationId, cell, why);
            }
        }
        for cell in of(Column::Example) {
            match self.last_asked(n) {
                Some(last) => last.examples.extend(cell.list().into_iter().map(Text::from)),
                None => self.misfit(CommentPlace::Level(n), Column::Example, cell, "no expectation stands above it"),
            }
        }
    }

    /// The last expectation of a level, if it says something.
    fn last_asked(&mut self, level: usize) -> Option<&mut Expectation> {
        let (_, last) = self.levels.get_mut(level)?.expects.last_mut()?;
        Some(last).filter(|last| !last.text.trim().is_empty())
    }
}

/// Sets what is not set yet. Whether it says the same now.
fn once(place: &mut Option<String>, text: &str) -> bool {
    place.get_or_insert_with(|| text.to_owned()) == text
}

fn once_text(place: &mut Option<Text>, text: &str) -> bool {
    // A cell without a word says nothing.
    text.trim().is_empty() || *place.get_or_insert_with(|| text.into()) == *text
}

/// Takes in what a cell says under a key. Whether it can, and nothing else was said before.
fn once_by_key<T: PartOfLadder>(known: &mut Vec<(&'static str, String)>, key: &'static str, cell: &SheetCell) -> bool {
    let Some(value) = keys::value::<T>(key, cell) else { return false };
    if let Some((_, before)) = known.iter().find(|(of, _)| *of == key) {
        return *before == value;
    }
    known.push((key, value));
    true
}

/// A line of a list: what to do, and for whom.
fn suggestion(line: CellLine<'_>, at: Span) -> Suggestion {
    let found = Audience::ALL.into_iter().find_map(|one| Some((one, line.after(&format!("{FOR}{one}: "))?)));
    match found {
        Some((audience, text)) if !text.trim().is_empty() => {
            Suggestion { text: Text { text, at }, audience: Some(audience) }
        }
        _ => Text { text: line.text, at }.into(),
    }
}

fn set<T: PartialEq>(place: &mut Option<T>, value: Option<T>, wanted: &'static str) -> Result<(), &'static str> {
    match (&place, value) {
        (_, None) => Err(wanted),
        (None, value) => {
            *place = value;
            Ok(())
        }
        (Some(known), Some(value)) => {
            if *known == value {
                Ok(())
            } else {
                Err(ANOTHER)
            }
        }
    }
}

/// "8 to 15", "8-15 years".
fn years(words: &str) -> Option<Years> {
    let (from, to) = range(words)?;
    (from <= to).then_some(Years { from, to })
}
