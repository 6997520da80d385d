//! How a sheet is laid out: where its headings are, what they mean, which way round it stands. Whatever the form, what
//! comes out is the same rows.

use super::cells::{Record, SheetCell};
use super::columns::{Column, meant, plain};

/// Titles can come above the headings; we look for headings in so many rows only.
pub(crate) const HEADINGS_WITHIN: usize = 20;

/// Whether a sheet has a row per expectation or is a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Orientation {
    /// One row an expectation.
    Long,
    /// One row an area, one column a level.
    Matrix,
    /// One row a level, one column an area.
    Transposed,
}

/// A sheet that is understood.
pub(crate) struct Layout {
    /// Which record holds the headings.
    pub(crate) header: usize,
    /// What each column holds; `None` if its heading is not known, or is a level or an area.
    pub(crate) columns: Vec<Option<Column>>,
    pub(crate) form: Orientation,
    pub(crate) is_german: bool,
}

/// What a row says, in whichever form it stood.
pub(crate) struct SheetRow {
    pub(crate) cells: Vec<(Column, SheetCell)>,
    /// Cells whose column is not known, with the heading.
    pub(crate) others: Vec<(String, SheetCell)>,
    /// Two columns of a matrix are two levels, even with one title: which column this is from; 0 in other forms.
    pub(crate) lot: usize,
    /// Each line of a cell is a sentence.
    pub(crate) by_line: bool,
    /// It describes an area, not what is expected of a level.
    pub(crate) is_about_area: bool,
}

impl Layout {
    /// Finds the headings.
    pub(crate) fn of(records: &[Record]) -> Option<Self> {
        records.iter().take(HEADINGS_WITHIN).enumerate().find_map(|(n, record)| {
            let below = records.get(n + 1);
            understand(record, below).map(|(columns, form, is_german)| Self { header: n, columns, form, is_german })
        })
    }

    /// All rows below the headings.
    pub(crate) fn rows(&self, records: &[Record]) -> Vec<SheetRow> {
        let empty = Record::new();
        let header = records.get(self.header).unwrap_or(&empty);
        let body = records.get(self.header + 1..).expect("the heading is one of them");
        match self.form {
            Orientation::Long => {
                let areas = self.combined(Column::Area, body);
                self.levels(header, body)
                    .into_iter()
                    .zip(areas)
                    .map(|(level, area)| level.with(Column::Area, area))
                    .collect()
            }
            Orientation::Transposed => {
                let rows = self.levels(header, body).into_iter().zip(body);
                // Areas come in the order of the headings, whichever level expects them first.
                let areas = header.iter().enumerate().filter(|(n, cell)| self.column(*n).is_none() && !cell.is_empty());
                let areas = areas
                    .map(|(_, cell)| SheetRow { is_about_area: true, ..SheetRow::of([(Column::Area, cell.clone())]) });
                areas.chain(rows.flat_map(|(level, record)| self.with_asks(level, header, record))).collect()
            }
            Orientation::Matrix => self.matrix(self.header.checked_sub(1).and_then(|n| records.get(n)), header, body),
        }
    }

    /// A row for each record, all but the areas.
    fn levels(&self, header: &Record, body: &[Record]) -> Vec<SheetRow> {
        let row = |(record, track): (&Record, Option<SheetCell>)| {
            let mut row = SheetRow::of(None).with(Column::Track, track);
            for (n, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                match self.column(n) {
                    Some(Column::Area | Column::Track) => {}
                    Some(column) => row.cells.push((column, cell.clone())),
                    None => row.others.push((heading(header, n), cell.clone())),
                }
            }
            row
        };
        body.iter().zip(self.combined(Column::Track, body)).map(row).collect()
    }

    fn column(&self, n: usize) -> Option<Column> {
        self.columns.get(n).copied().flatten()
    }

    /// The area or the track of each row. Of several such columns ("theme", "competency") the last is the finest: those
    /// before it are said again where cells were merged, and all are put together.
    fn combined(&self, column: Column, body: &[Record]) -> Vec<Option<SheetCell>> {
        let columns: Vec<usize> = (0..self.columns.len()).filter(|n| self.column(*n) == Some(column)).collect();
        let mut above: Vec<Option<SheetCell>> = vec![None; columns.len()];
        let whole = |record: &Record| {
            let cells: Vec<Option<&SheetCell>> =
                columns.iter().map(|n| record.get(*n).filter(|cell| !cell.is_empty())).collect();
            let first = cells.iter().position(Option::is_some)?;
            for (place, cell) in above.iter_mut().zip(cells).skip(first) {
                *place = cell.cloned();
            }
            let mut parts = above.iter().flatten();
            let mut whole = parts.next()?.clone();
            for part in parts {
                whole = SheetCell { text: format!("{}: {}", whole.one(), part.one()), at: part.at };
            }
            Some(whole)
        };
        body.iter().map(whole).collect()
    }

    /// A level in one row: first what it is, then what each area expects.
    fn with_asks(&self, mut level: SheetRow, header: &Record, record: &Record) -> Vec<SheetRow> {
        let mut asks = Vec::new();
        level.others.clear();
        for (n, cell) in record.iter().enumerate().filter(|(n, cell)| self.column(*n).is_none() && !cell.is_empty()) {
            match header.get(n).filter(|heading| !heading.is_empty()) {
                Some(area) => {
                    let row = SheetRow::of([(Column::Area, area.clone()), (Column::Expectation, cell.clone())]);
                    asks.push(SheetRow { by_line: true, ..row });
                }
                None => level.others.push((heading(header, n), cell.clone())),
            }
        }
        std::iter::once(level).chain(asks).collect()
    }

    /// Levels side by side: first what they are, from the headings, the row above them and the rows named for it; then
    /// what each area asks of each.
    fn matrix(&self, above: Option<&Record>, header: &Record, body: &[Record]) -> Vec<SheetRow> {
        let named: Vec<(Column, &Record)> =
            body.iter().map_while(|record| trait_of_levels(record).map(|column| (column, record))).collect();
        let areas = body.get(named.len()..).unwrap_or_default();
        let titles = named.iter().find(|(column, _)| *column == Column::Title).map(|(_, record)| *record);
        let is_named =
            |row: Option<&Record>, n: usize| row.is_some_and(|row| row.get(n).is_some_and(|cell| !cell.is_empty()));
        let width = header.len().max(titles.map_or(0, Vec::len));
        let is_level = |n: &usize| self.column(*n).is_none() && (is_named(Some(header), *n) || is_named(titles, *n));
        let levels: Vec<usize> = (1..width).filter(is_level).collect();
        // Titles in a row of their own: the headings are codes, or the tracks, each over the first of its levels.
        let are_tracks = titles.is_some() && levels.iter().any(|n| !is_named(Some(header), *n));
        let above = above.filter(|above| names_tracks(above));
        let (above, own) = match titles {
            Some(_) if are_tracks => (Some(header), None),
            Some(_) => (above, Some(Column::Level)),
            None => (above, Some(Column::Title)),
        };
        let mut rows = Vec::new();
        for (_, record) in &named {
            let stray = record
                .iter()
                .enumerate()
                .skip(1)
                .filter(|(n, cell)| levels.binary_search(n).is_err() && !cell.is_empty());
            let others: Vec<(String, SheetCell)> = stray.map(|(n, cell)| (heading(header, n), cell.clone())).collect();
            rows.extend((!others.is_empty()).then(|| SheetRow { others, ..SheetRow::of(None) }));
        }
        let over = above.map(|above| merged(above, width)).unwrap_or_default();
        for n in levels.iter().copied() {
            let mut row = SheetRow { lot: n, ..SheetRow::of(None) };
            row.cells.extend(own.zip(header.get(n).cloned()));
            row.cells.extend(over.get(n).copied().flatten().map(|track| (Column::Track, track.clone())));
            for (column, record) in &named {
                row.cells.extend(record.get(n).filter(|cell| !cell.is_empty()).map(|cell| (*column, cell.clone())));
            }
            rows.push(row);
        }
        for (record, area) in areas.iter().zip(self.combined(Column::Area, areas)) {
            let (asks, rest): (Vec<_>, Vec<_>) = record
                .iter()
                .enumerate()
                .filter(|(n, cell)| self.column(*n) != Some(Column::Area) && !cell.is_empty())
                .partition(|(n, _)| levels.binary_search(n).is_ok());
            let mut about = SheetRow { is_about_area: true, ..SheetRow::of(None).with(Column::Area, area) };
            for (n, cell) in rest {
                match self.column(n) {
                    // "Description" beside the areas is what the area is about.
                    Some(Column::Expectation | Column::Summary) => about.cells.push((Column::Summary, cell.clone())),
                    Some(column) => about.cells.push((column, cell.clone())),
                    None => about.others.push((heading(header, n), cell.clone())),
                }
            }
            rows.push(about);
            let ask = |(n, cell): (usize, &SheetCell)| SheetRow {
                lot: n,
                by_line: true,
                ..SheetRow::of([(Column::Expectation, cell.clone())])
            };
            rows.extend(asks.into_iter().map(ask));
        }
        rows
    }
}

impl SheetRow {
    fn of(cells: impl IntoIterator<Item = (Column, SheetCell)>) -> Self {
        Self { cells: cells.into_iter().collect(), others: Vec::new(), lot: 0, by_line: false, is_about_area: false }
    }

    fn with(mut self, column: Column, cell: Option<SheetCell>) -> Self {
        self.cells.extend(cell.map(|cell| (column, cell)));
        self
    }

    /// Takes the first cell of a column out of the row.
    pub(crate) fn take(&mut self, column: Column) -> Option<SheetCell> {
        let at = self.cells.iter().position(|(of, _)| *of == column)?;
        Some(self.cells.remove(at).1)
    }
}

/// How a column without a known heading is called.
fn heading(header: &Record, n: usize) -> String {
    let named = header.get(n).map(SheetCell::one).filter(|name| !name.is_empty());
    named.unwrap_or_else(|| format!("column {}", n + 1))
}

/// In the row above a matrix's headings the tracks can be named, each over the first of its levels.
fn names_tracks(above: &Record) -> bool {
    above.first().is_none_or(SheetCell::is_empty) && above.iter().filter(|cell| !cell.is_empty()).count() > 1
}

/// The text above each column, where cells are merged over several.
fn merged(above: &Record, width: usize) -> Vec<Option<&SheetCell>> {
    let mut over = None;
    let mut cell = |n: usize| {
        over = above.get(n).filter(|cell| n > 0 && !cell.is_empty()).or(over);
        over
    };
    (0..width).map(&mut cell).collect()
}

/// What the first rows of a matrix say of its levels, if that is what they do.
fn trait_of_levels(record: &Record) -> Option<Column> {
    let (column, _) = meant(&record.first()?.text)?;
    match column {
        Column::Expectation => Some(Column::Summary),
        Column::Track
        | Column::Kind
        | Column::Rank
        | Column::Level
        | Column::Title
        | Column::Summary
        | Column::Requirement
        | Column::AlsoCalled
        | Column::Reach
        | Column::Supervision
        | Column::TypicalYears => Some(column),
        _ => None,
    }
}

type Understood = (Vec<Option<Column>>, Orientation, bool);

/// What a row means as headings, if it can be those. `below` is the row under it.
fn understand(record: &Record, below: Option<&Record>) -> Option<Understood> {
    let meanings: Vec<Option<(Column, bool)>> = record.iter().map(|cell| meant(&cell.text)).collect();
    let mut columns: Vec<Option<Column>> = meanings.iter().map(|found| found.map(|(column, _)| column)).collect();
    let german = meanings.iter().flatten().filter(|(_, is_german)| *is_german).count();
    let known = columns.iter().flatten().count();
    let is_german = german * 2 > known;
    let has = |column: Column| columns.contains(&Some(column));
    let unknown: Vec<usize> = (0..record.len())
        .filter(|n| columns.get(*n) == Some(&None) && record.get(*n).is_some_and(|cell| !cell.is_empty()))
        .collect();
    let names_levels = {
        let like_levels = unknown
            .iter()
            .filter(|n| **n > 0)
            .filter(|n| record.get(**n).is_some_and(|cell| is_like_a_level(&cell.text)))
            .count();
        unknown.len() >= 2 && like_levels * 2 >= unknown.iter().filter(|n| **n > 0).count()
    };
    let first = columns.first().copied().flatten();
    if has(Column::Level) || has(Column::Title) {
        if known == 1 && matches!(first, Some(Column::Level | Column::Title)) && names_levels {
            return Some((vec![Some(Column::Area)], Orientation::Matrix, is_german));
        }
        if known == 1 && unknown.is_empty() && record.len() > 1 {
            return None;
        }
        let form = if has(Column::Expectation) || unknown.is_empty() {
            Orientation::Long
        } else if !has(Column::Area) {
            Orientation::Transposed
        } else {
            // The one column that is left beside level and area holds the sentences, whatever it is called.
            if let [n] = unknown.as_slice()
                && let Some(column) = columns.get_mut(*n)
            {
                *column = Some(Column::Expectation);
            }
            Orientation::Long
        };
        demote_description(record, &mut columns);
        return Some((columns, form, is_german));
    }
    if has(Column::Area) && (unknown.len() >= 2 || (unknown.len() == 1 && !has(Column::Expectation))) {
        return Some((columns, Orientation::Matrix, is_german));
    }
    let is_corner = |cell: &SheetCell| cell.is_empty() || meant(&cell.text).is_none();
    let below_is_better = below.is_some_and(|below| {
        let is_area =
            below.first().and_then(|cell| meant(&cell.text)).is_some_and(|(column, _)| column == Column::Area);
        is_area && below.iter().skip(1).filter(|cell| !cell.is_empty()).count() >= 2
    });
    let corner = record.first().filter(|cell| is_corner(cell))?;
    let others = unknown.iter().filter(|n| **n > 0).count();
    let is_matrix =
        others >= 2 && known == 0 && (corner.is_empty() || names_levels) && below.is_some() && !below_is_better;
    is_matrix.then(|| (vec![Some(Column::Area)], Orientation::Matrix, false))
}

/// Beside a column of expectations, "description" is about the level.
fn demote_description(record: &Record, columns: &mut [Option<Column>]) {
    let expectations = columns.iter().filter(|column| **column == Some(Column::Expectation)).count();
    if expectations < 2 || columns.contains(&Some(Column::Summary)) {
        return;
    }
    let is_description = |cell: &SheetCell| ["description", "beschreibung"].contains(&plain(&cell.text).as_str());
    for (column, _) in columns.iter_mut().zip(record).filter(|(_, cell)| is_description(cell)) {
        *column = Some(Column::Summary);
    }
}

/// Words that are common in titles of levels and rare in names of areas.
const LEVEL_WORDS: &str = "junior senior jr sr mid middle intern trainee apprentice journeyman journeyperson associate \
    staff principal lead head director master entry novice beginner intermediate advanced distinguished fellow chief vp \
    helper manager level";

fn is_like_a_level(text: &str) -> bool {
    let words = plain(text);
    let code = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_code = code.len() < words.len() && code.len() <= 6;
    is_code || words.split(' ').any(|word| LEVEL_WORDS.split(' ').any(|known| word == known))
}
