//! A spreadsheet to a ladder and back: nothing is lost on the way, and what has no place is said.

mod errors;
mod generated;
mod sheets;

use metier::diagnostic::Span;
use metier::format::{Notes, import_csv, read_ladder, write_ladder};
use metier::ladder::Ladder;
use metier::store::LADDERS;

use crate::support::{Ran, folder, metier, root, write};

/// The ladder with all that a file may leave open written, and without the places it was read from. Texts are the same
/// wherever they stand.
pub(crate) fn placeless(ladder: &Ladder) -> Ladder {
    let mut file = ladder.to_file();
    for source in &mut file.sources {
        source.title.get_or_insert_with(|| source.id.as_str().into());
    }
    let mut ladder = Ladder::of(file, &ladder.id);
    ladder.tracks.iter_mut().for_each(|track| track.at = Span::default());
    ladder
}

pub(crate) fn read(id: &str, text: &str) -> Ladder {
    let read = read_ladder(&format!("{id}.toml"), id, text, None);
    placeless(&read.unwrap_or_else(|report| panic!("{report}\n{text}")))
}

/// Imports a sheet from outside; the ladder it prints, read.
pub(crate) fn imported(sheet: &str) -> (Ladder, Ran) {
    let ran = metier(["import", "-", "--id", "sheet"]).stdin(sheet).run().ends_with(0);
    (read("sheet", &ran.stdout), ran)
}

/// (track, level id, title, rank) of every level.
pub(crate) fn levels(ladder: &Ladder) -> Vec<(&str, &str, &str, u32)> {
    fn of(track: &metier::ladder::Track) -> impl Iterator<Item = (&str, &str, &str, u32)> {
        track.levels.iter().map(|level| (track.id.as_str(), level.id.as_str(), level.title.as_str(), level.rank))
    }
    ladder.tracks.iter().flat_map(of).collect()
}

/// (level, area, text) of every expectation.
pub(crate) fn asks(ladder: &Ladder) -> Vec<(&str, &str, &str)> {
    let levels = ladder.tracks.iter().flat_map(|track| &track.levels);
    levels.flat_map(|level| level.expects.iter().map(|one| (&*level.id, &*one.area, &*one.text))).collect()
}

fn unusual() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join("tests/bad/unusual")).expect("a folder");
    let file = |path: std::path::PathBuf| {
        (
            path.file_stem().expect("a stem").to_str().expect("UTF-8").to_owned(),
            std::fs::read_to_string(&path).expect("a file"),
        )
    };
    entries.map(|entry| file(entry.expect("an entry").path())).collect()
}

fn every_ladder() -> Vec<(String, String)> {
    LADDERS.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).chain(unusual()).collect()
}

#[test]
fn every_ladder_written_as_a_file_is_the_same_ladder() {
    for (id, text) in every_ladder() {
        let ladder = read(&id, &text);
        let written = write_ladder(&ladder.to_file(), &Notes::default());
        assert_eq!(read(&id, &written), ladder, "{id}");
        assert_eq!(write_ladder(&read(&id, &written).to_file(), &Notes::default()), written, "{id}");
    }
}

#[test]
fn every_ladder_comes_back_from_its_sheet_as_it_was_with_nothing_to_say() {
    let folder = folder();
    for (id, text) in every_ladder() {
        let ladder = read(&id, &text);
        let file = write(&folder, &format!("{id}.toml"), &text);
        let sheet = metier(["show", file.to_str().expect("UTF-8"), "--format", "csv"]).run().succeeds().stdout;
        let id = ladder.id.clone();
        let ran = metier(["import", "-", "--id", &id]).stdin(sheet).run().succeeds();
        assert_eq!(read(&id, &ran.stdout), ladder, "{id}");
    }
}

#[test]
fn the_sheet_is_a_table_of_one_row_an_expectation() {
    let ladder = read("roofing", LADDERS.iter().find(|(id, _)| *id == "roofing").expect("roofing").1);
    let sheet = metier(["show", "roofing", "--format", "csv"]).run().succeeds().stdout;
    let first = "track,kind,rank,level,title,area,expectation,example,requirement,summary,expectation_id,";
    assert!(sheet.starts_with(first), "{sheet}");
    assert_eq!(sheet.matches('\n').count() - sheet.matches("\r\n").count(), lists(&ladder), "lines end with CR LF");
    let asked = ladder.places().map(|place| place.level.expects.len()).sum::<usize>();
    let rows = sheet.lines().filter(|line| {
        line.starts_with("trunk,trunk,")
            || line.starts_with("mastery,mastery,")
            || line.starts_with("management,management,")
    });
    assert_eq!(rows.count(), asked);
}

/// Line breaks within the cells of the sheet.
fn lists(ladder: &Ladder) -> usize {
    let more = |count: usize| count.saturating_sub(1);
    let of_track = |track: &metier::ladder::Track| {
        more(track.opens_from.len()) + more(track.prepare.len()) + more(track.trial.len())
    };
    let of_level = |level: &metier::ladder::Level| {
        let gates: usize =
            level.requires.iter().map(|gate| gate.one_of.len() + usize::from(gate.renew.is_some())).sum();
        let lists = [
            level.also_called.len(),
            level.sources.len(),
            level.equals.len(),
            level.deepen.len(),
            level.recognition.len(),
            gates,
        ];
        lists.into_iter().map(more).sum::<usize>()
            + level.expects.iter().map(|one| more(one.examples.len())).sum::<usize>()
    };
    // A guide keeps its own line breaks.
    ladder.guide.iter().map(|guide| guide.matches('\n').count()).sum::<usize>()
        + ladder.tracks.iter().map(of_track).sum::<usize>()
        + ladder.places().map(|place| of_level(place.level)).sum::<usize>()
}

#[test]
fn the_sheet_of_a_track_or_a_level_holds_only_its_rows() {
    let sheet =
        |arguments: &[&str]| metier(arguments.iter().copied().chain(["--format", "csv"])).run().succeeds().stdout;
    let all = sheet(&["show", "roofing"]);
    let track = sheet(&["show", "roofing", "--track", "management"]);
    assert!(
        !track.contains("trunk,trunk")
            && !track.contains("mastery,mastery")
            && track.contains("management,management,")
    );
    let level = sheet(&["show", "roofing", "master-roofer"]);
    assert!(level.lines().count() < track.lines().count());
    for part in [track, level] {
        let mut lines = part.split("\r\n");
        assert_eq!(lines.next(), all.split("\r\n").next());
        assert!(lines.all(|line| all.contains(line)), "rows are the same in both");
    }
}

#[test]
fn neither_the_width_nor_the_locale_changes_a_byte_of_the_sheet() {
    let plain = metier(["show", "shoemaking", "--format", "csv"]).run().succeeds().stdout;
    for options in [&["--width", "40"][..], &["--ascii"], &["--accessible"], &["--color", "always"]] {
        let ran = metier(["show", "shoemaking", "--format", "csv"].into_iter().chain(options.iter().copied())).run();
        assert_eq!(ran.succeeds().stdout, plain);
    }
    assert_eq!(metier(["show", "shoemaking", "--format", "csv"]).with("LANG", "C").run().succeeds().stdout, plain);
}

#[test]
fn what_is_no_table_is_no_sheet() {
    for verb in [&["list"][..], &["diff", "roofing", "roofer", "foreman"], &["history"]] {
        let ran = metier(verb.iter().copied().chain(["--format", "csv"])).run().ends_with(2);
        ran.says_nothing().complains("it can be text, ");
    }
}

#[test]
fn formulas_are_protected_in_the_sheet_and_not_in_the_ladder() {
    let toml = "format = 1\nname = \"=1+1\"\n[[areas]]\nid = \"a\"\nname = \"@a\"\n[[tracks]]\nkind = \"trunk\"\nname = \"+t\"\n\
        [[levels]]\nid = \"l\"\ntrack = \"trunk\"\ntitle = \"-l\"\nalso_called = [\"b\", \"=c\"]\n[levels.expects]\na = [\"'=d\", \"'tis so\"]\n";
    let folder = folder();
    let file = write(&folder, "x.toml", toml);
    let sheet = metier(["show", file.to_str().expect("UTF-8"), "--format", "csv"]).run().succeeds().stdout;
    for cell in [",'=1+1,", ",'@a,", ",'+t,", ",'-l,", "\"b\n'=c\"", ",''=d,", ",'tis so,"] {
        assert!(sheet.contains(cell), "{cell}\n{sheet}");
    }
    let back = import_csv("x.csv", &sheet, "x", None).expect("a ladder");
    assert_eq!(read("x", &back.text), read("x", toml));
}

#[test]
fn the_file_reads_as_one_written_by_hand() {
    insta::assert_snapshot!(write_ladder(
        &read("scripts", &unusual().into_iter().find(|(id, _)| id == "defaults").expect("it").1).to_file(),
        &Notes::default()
    ));
}
