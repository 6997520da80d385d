//! A ladder's tracks side by side, with equal ranks in one row.

use super::doc::{Block, Cell, Doc, Row, Table};
use super::words::{called, capital, count, list, titled, version_line};
use crate::check::run::are_equals_alike;
use crate::ladder::{Kind, Ladder, Level, Track};
use crate::model::Status;

/// The most tracks that can be read side by side. The others get a table of their own.
const BESIDE: usize = 3;

/// An overview of these tracks, which may be all that the ladder has.
pub(crate) fn doc(ladder: &Ladder, tracks: &[&Track]) -> Doc {
    let mut doc = Doc::about(ladder);
    let shown = side_by_side(&mut doc, ladder, tracks);
    way_into_a_level(&mut doc, ladder, &shown);
    doc.push(Block::Closing(vec![version_line(ladder, None, None)]));
    doc
}

/// The ladder's name, its tracks side by side, and remarks about them. Returns the tracks in the order shown: the
/// trunk, then from doing to directing.
pub(crate) fn side_by_side<'a>(doc: &mut Doc, ladder: &'a Ladder, tracks: &[&'a Track]) -> Vec<&'a Track> {
    let version = ladder.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
    doc.title(format!("{}{version}", ladder.name));
    doc.summary(ladder.summary.as_ref());
    if let Some(status) = ladder.status {
        doc.paragraph(match status {
            Status::Draft => "This ladder is a draft. No employer works by it yet.",
            Status::InUse => "An employer works by this ladder.",
        });
    }
    let shown = tracks.iter().filter(|track| !track.levels.is_empty());
    let (mut trunk, mut tracks): (Vec<&Track>, Vec<&Track>) = shown.partition(|track| track.kind == Kind::Trunk);
    // Doing goes on the left, directing on the right, and both at once between them.
    let place = |track: &Track| match track.kind {
        Kind::Trunk | Kind::Mastery => 0,
        Kind::Hybrid => 1,
        Kind::Management => 2,
    };
    tracks.sort_by_key(|track| place(track));
    for track in &trunk {
        doc.push(Block::Table(table(std::slice::from_ref(track))));
    }
    for beside in tracks.chunks(BESIDE) {
        doc.push(Block::Table(table(beside)));
    }
    notes(doc, ladder, &tracks);
    trunk.append(&mut tracks);
    trunk
}

fn table(tracks: &[&Track]) -> Table {
    let mut ranks: Vec<u32> = tracks.iter().flat_map(|track| &track.levels).map(|level| level.rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let rows = ranks.iter().flat_map(|rank| rows(tracks, *rank)).collect();
    let header = std::iter::once("Rank".to_owned()).chain(tracks.iter().map(|track| head(track))).collect();
    let labels = std::iter::once("Rank".to_owned()).chain(tracks.iter().map(|track| label(track, tracks))).collect();
    let shares = std::iter::once(0).chain(tracks.iter().map(|_| 1)).collect();
    Table { header, labels, rows, shares }
}

/// The track's own name, with its kind if the name does not say that.
pub(crate) fn head(track: &Track) -> String {
    let kind = match track.kind {
        Kind::Trunk => return format!("{}, before the tracks split", track.name),
        kind => kind.name(),
    };
    if track.name.to_lowercase().contains(kind) { track.name.to_string() } else { format!("{} ({kind})", track.name) }
}

/// The track's kind, or its name if several tracks of the kind are side by side.
fn label(track: &Track, beside: &[&Track]) -> String {
    let of_kind = beside.iter().filter(|other| other.kind == track.kind).count();
    if track.kind == Kind::Trunk {
        return "Before the tracks split".into();
    }
    if of_kind > 1 { track.name.to_string() } else { capital(track.kind.name()) }
}

/// One row per rank, or more if a track has several levels of that rank.
fn rows(tracks: &[&Track], rank: u32) -> Vec<Row> {
    let columns: Vec<Vec<&Level>> =
        tracks.iter().map(|track| track.levels.iter().filter(|level| level.rank == rank).collect()).collect();
    let most = columns.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |column: &Vec<&Level>, n: usize| match column.get(n) {
        Some(level) => {
            Cell { title: level.title.to_string(), below: level.summary.clone().unwrap_or_default().to_string() }
        }
        None => Cell::default(),
    };
    let row = |n: usize| Row {
        name: format!("Rank {rank}"),
        cells: std::iter::once(Cell::of(rank.to_string()))
            .chain(columns.iter().map(|column| cell(column, n)))
            .collect(),
    };
    (0..most).map(row).collect()
}

fn notes(doc: &mut Doc, ladder: &Ladder, tracks: &[&Track]) {
    let from = |track: &Track| {
        let titles: Vec<String> = track.opens_from.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
        list(&titles, "or")
    };
    let openings: Vec<String> = tracks.iter().map(|track| from(track)).collect();
    match openings.first() {
        Some(first) if !first.is_empty() && openings.iter().all(|opening| opening == first) => {
            doc.paragraph(format!("The tracks split after {first}."));
        }
        _ => {
            let opens = |(track, opening): (&&Track, &String)| {
                (!opening.is_empty()).then(|| (track.name.to_string(), format!("opens from {opening}")))
            };
            doc.facts(tracks.iter().zip(&openings).filter_map(opens).collect());
        }
    }
    if tracks.len() > 1 {
        // It is printed over the employer's name: what pay, reach or gates deny is not promised here.
        doc.paragraph(if are_equals_alike(ladder) {
            "Levels of the same rank have equal standing. You can move across between them, in both directions."
        } else {
            "Levels of the same rank are side by side. You can move across between them, in both directions."
        });
    }
    let unequal = ladder.places().filter(|place| !place.level.equals.is_empty()).map(|place| {
        let others: Vec<String> = place.level.equals.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
        format!("{} stands equal to {}.", titled(place), list(&others, "and"))
    });
    unequal.for_each(|line| doc.paragraph(line));
}

/// How to read one level in full.
fn way_into_a_level(doc: &mut Doc, ladder: &Ladder, shown: &[&Track]) {
    let levels: usize = ladder.tracks.iter().map(|track| track.levels.len()).sum();
    let last = shown
        .iter()
        .find(|track| track.kind != Kind::Trunk)
        .and_then(|track| track.levels.first())
        .or_else(|| ladder.places().next().map(|place| place.level));
    if let Some(level) = last {
        doc.paragraph(format!("{}. To see what one of them expects:", count(levels, "level")));
        doc.command(format!("metier show {} {}", called(ladder), level.id));
    }
}
