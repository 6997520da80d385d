//! A ladder as the rows of a spreadsheet: first a few that describe the ladder, its areas and its tracks, and then one
//! per expectation. A list goes into one cell with one item per line. `metier import` turns the rows back into the same
//! ladder.

use crate::format::{Column, FOR, OR, RENEW, cells_by_key, protected};
use crate::ladder::{Expectation, Ladder, Level, Place, Requirement, Text, Track};
use crate::model::{OrText, Suggestion};

/// The cells of a row, with their columns. Other columns are empty.
type SheetRow = Vec<(Column, String)>;

/// The rows of these tracks. Unless they are only a part of the ladder, rows about the whole ladder come first.
pub(crate) fn of_ladder(ladder: &Ladder, tracks: &[&Track], is_part: bool) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if !is_part {
        rows.push(head(ladder));
        rows.extend(ladder.sources.iter().map(|source| {
            let mut row = about("source", source.title.as_deref(), None);
            row.push((Column::Sources, protected(&source.id)));
            row.extend(text(Column::Link, source.link.as_deref()));
            row
        }));
        rows.extend(ladder.areas.iter().map(|area| {
            let mut row = about("area", Some(&area.name), area.about.as_deref());
            row.push((Column::Area, area.id.to_string()));
            row.push((Column::Demands, area.demands.name().into()));
            row
        }));
    }
    for track in tracks.iter().copied() {
        rows.push(of_track(track));
        rows.extend(track.levels.iter().flat_map(|level| of_level(Place { track, level })));
    }
    in_columns(&rows)
}

/// One level.
pub(crate) fn of_one_level(place: Place<'_>) -> Vec<Vec<String>> {
    in_columns(&of_level(place))
}

fn about(kind: &str, title: Option<&str>, summary: Option<&str>) -> SheetRow {
    let mut row = vec![(Column::Kind, kind.to_owned())];
    row.extend(text(Column::Title, title));
    row.extend(text(Column::Summary, summary));
    row
}

fn head(ladder: &Ladder) -> SheetRow {
    let mut row = about("ladder", Some(&ladder.name), ladder.summary.as_deref());
    row.extend(text(Column::Craft, Some(&ladder.craft)));
    row.extend(text(Column::Version, ladder.version.as_deref()));
    row.extend(text(Column::Language, Some(&ladder.language)));
    row.extend(text(Column::License, ladder.license.as_deref()));
    row.extend(by_key(&ladder.file));
    row.push((Column::Cumulative, if ladder.cumulative { "yes" } else { "no" }.into()));
    row
}

fn of_track(track: &Track) -> SheetRow {
    let mut row = about(&format!("{} track", track.kind.name()), Some(&track.name), track.summary.as_deref());
    row.push((Column::Track, track.id.clone()));
    row.extend(list(Column::OpensFrom, &track.opens_from));
    row.extend(by_key(&track.file));
    row.extend(cell(Column::Prepare, &suggestions(&track.prepare)));
    row.extend(cell(Column::Trial, &suggestions(&track.trial)));
    row
}

/// One row per expectation. The first one also describes the level. A level without expectations gets one row for that.
fn of_level(place: Place<'_>) -> Vec<SheetRow> {
    let Place { track, level } = place;
    let name = || {
        vec![
            (Column::Track, track.id.clone()),
            (Column::Kind, track.kind.name().into()),
            (Column::Rank, level.rank.to_string()),
            (Column::Level, level.id.to_string()),
            (Column::Title, protected(&level.title)),
        ]
    };
    let mut rows: Vec<SheetRow> = level.expects.iter().map(|one| [name(), asked(one)].concat()).collect();
    if rows.is_empty() {
        rows.push(name());
    }
    if let Some(first) = rows.first_mut() {
        first.extend(traits(level));
    }
    rows
}

fn asked(one: &Expectation) -> SheetRow {
    let mut row = vec![(Column::Area, one.area.clone()), (Column::Expectation, protected(&one.text))];
    row.extend(one.id.iter().map(|id| (Column::ExpectationId, id.to_string())));
    row.extend(list(Column::Example, &one.examples));
    row
}

fn traits(level: &Level) -> SheetRow {
    let mut row = SheetRow::new();
    row.extend(cell(Column::Requirement, &level.requires.iter().map(|one| gate(one)).collect::<Vec<_>>()));
    row.extend(text(Column::Summary, level.summary.as_deref()));
    row.extend(list(Column::AlsoCalled, &level.also_called));
    row.extend(level.reach.map(|reach| (Column::Reach, reach.name().into())));
    row.extend(by_key(&level.file));
    row.extend(text(Column::Supervision, level.supervision.as_deref()));
    // Not "8-15", which spreadsheets take for the 15th of August.
    row.extend(level.typical_years.map(|years| (Column::TypicalYears, format!("{} to {}", years.from, years.to))));
    row.extend(level.may_stay.then(|| (Column::MayStay, "yes".into())));
    row.extend(level.origin.map(|origin| (Column::Origin, origin.name().into())));
    row.extend(list(Column::Sources, &level.sources));
    row.extend(list(Column::Equals, &level.equals));
    row.extend(list(Column::Deepen, &level.deepen));
    row.extend(list(Column::Recognition, &level.recognition));
    if let Some(pay) = level.pay() {
        row.push((Column::PayFrom, pay.from.to_string()));
        row.push((Column::PayTo, pay.to.to_string()));
        row.push((Column::PayCurrency, protected(&pay.currency)));
        row.push((Column::PayPer, pay.per.name().into()));
        row.push((Column::PayAsOf, pay.as_of.0.to_string()));
    }
    row
}

/// The keys that only have a column of their own name.
fn by_key<T: serde::Serialize>(part: &T) -> SheetRow {
    cells_by_key(part).into_iter().map(|(key, text)| (Column::Key(key), text)).collect()
}

/// One suggestion per line. If it is not for everyone, the line begins with who it is for.
fn suggestions(all: &[OrText<Suggestion>]) -> Vec<String> {
    let line = |one: &OrText<Suggestion>| match one.audience {
        Some(audience) => format!("{FOR}{audience}: {}", protected(&one.text)),
        None => protected(&one.text),
    };
    all.iter().map(line).collect()
}

/// The first way to meet a requirement, with the other ways and the renewal on lines of their own.
fn gate(gate: &Requirement) -> String {
    let ways = gate.one_of.iter().enumerate().map(|(n, way)| {
        let tie = if n == 0 { "" } else { OR };
        format!("{tie}{}", protected(&way.text))
    });
    let renew = gate.renew.iter().map(|renew| format!("{RENEW}{}", protected(renew)));
    ways.chain(renew).collect::<Vec<_>>().join("\n")
}

fn text(column: Column, text: Option<&str>) -> Option<(Column, String)> {
    text.map(|text| (column, protected(text)))
}

fn list<'a>(column: Column, items: impl IntoIterator<Item = &'a Text>) -> Option<(Column, String)> {
    cell(column, &items.into_iter().map(|item| protected(item)).collect::<Vec<_>>())
}

/// A cell with these lines, or `None` if it has none.
fn cell(column: Column, lines: &[String]) -> Option<(Column, String)> {
    (!lines.is_empty()).then(|| (column, lines.join("\n")))
}

fn in_columns(rows: &[SheetRow]) -> Vec<Vec<String>> {
    let headings = Column::all().map(|column| column.name().to_owned()).collect();
    let cell = |row: &SheetRow, column| {
        row.iter().find(|(of, _)| *of == column).map_or_else(String::new, |(_, text)| text.clone())
    };
    let rows = rows.iter().map(|row| Column::all().map(|column| cell(row, column)).collect());
    std::iter::once(headings).chain(rows).collect()
}
