//! Where fuzzing begins, and what `cargo test` tries: the files of the house, whole and made small.

use std::fs;
use std::path::Path;

use metier::format::read_ladder;
use metier::format::{Notes, starter_ladder, starter_questions, write_ladder};
use metier::ladder::Ladder;
use metier::print::{self, Format, Look};
use metier::report::Show;
use metier::store::{Loaded, Shelf};

/// The files a target begins with, each with a name of its own. `root` is the folder of the package.
pub(crate) fn seeds(root: &Path, target: &str) -> Vec<(String, Vec<u8>)> {
    let files = |folders: &[&str], begin: &str, ending: &str| {
        folders.iter().flat_map(|folder| files(&root.join(folder), begin, ending)).collect::<Vec<_>>()
    };
    match target {
        "ladder" | "show" => {
            let mut all = files(&["tests/check", "tests/languages", "tests/bad/unusual"], "", "toml");
            all.extend(files(&["tests/bad"], "ladder-", "toml"));
            all.push(("starter".into(), starter_ladder("piano-tuning").unwrap_or_default().into_bytes()));
            let small = ladders(root).into_iter().flat_map(|(name, ladder)| {
                (0..3).map(move |n| {
                    (format!("{name}-{n}"), write_ladder(&shrunk(&ladder, n).to_file(), &Notes::default()).into())
                })
            });
            all.extend(small);
            all
        }
        "answers" => {
            let mut all = files(&["tests/people"], "", "toml");
            all.extend(files(&["tests/bad"], "answers-", "toml"));
            all
        }
        "csv" => {
            let mut all = files(&["tests/sheets"], "", "csv");
            let look = Look { columns: 80, ascii: false, colour: false, spoken: false };
            for (name, ladder) in ladders(root) {
                let loaded = Loaded { ladder: shrunk(&ladder, 1), shelf: Shelf::Path };
                all.push((name, print::report(&Show::ladder(&loaded, &[]), Format::Csv, &look).into()));
            }
            all
        }
        "questions" => {
            let mut all = files(&["tests/questions"], "", "toml");
            all.push(("ours".into(), starter_questions().into()));
            let short: Vec<(String, Vec<u8>)> =
                all.iter().map(|(name, bytes)| (format!("{name}-short"), shortened(bytes))).collect();
            for (n, (from, to)) in FAULTS.iter().enumerate() {
                let faulty = String::from_utf8_lossy(&shortened(starter_questions().as_bytes())).replacen(from, to, 1);
                all.push((format!("fault-{n}"), faulty.into()));
            }
            all.extend(short);
            all
        }
        _ => Vec::new(),
    }
}

/// What is wrong with a bank now and then.
const FAULTS: [(&str, &str); 5] = [
    ("version = 1", "version = 2"),
    ("\"coordinate\"", "\"coordination\""),
    ("text = \"", "text = \"{kraft} "),
    ("why = \"", "why = \"{craft} "),
    ("key = \"-\"", "key = \"+\""),
];

fn files(folder: &Path, begin: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(begin) && name.ends_with(&format!(".{ending}")) {
            found.extend(fs::read(entry.path()).map(|bytes| (name, bytes)));
        }
    }
    found.sort();
    found
}

fn ladders(root: &Path) -> Vec<(String, Ladder)> {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).ok()?;
        let stem = name.trim_end_matches(".toml").to_owned();
        read_ladder(&name, &stem, &text, None).ok().map(|ladder| (stem, ladder))
    };
    files(&root.join("ladders"), "", "toml").into_iter().filter_map(read).collect()
}

/// A few levels of each track from the `nth` on, and little of what they ask for: what is small is tried often.
fn shrunk(ladder: &Ladder, nth: usize) -> Ladder {
    let mut small = ladder.clone();
    small.summary = None;
    for track in &mut small.tracks {
        track.levels = track.levels.iter().skip(nth).take(2).cloned().collect();
        track.prepare.truncate(1);
        track.trial.truncate(1);
        for level in &mut track.levels {
            level.expects = level.expects.iter().skip(nth).take(2).cloned().collect();
            level.deepen.truncate(1);
            level.recognition.truncate(1);
            level.requires.truncate(2);
        }
    }
    let ids: Vec<String> = small.places().map(|place| place.level.id.to_string()).collect();
    for track in &mut small.tracks {
        track.opens_from.retain(|id| ids.iter().any(|known| id == known));
        track.levels.iter_mut().for_each(|level| level.equals.retain(|id| ids.iter().any(|known| id == known)));
    }
    let is_used = |id: &String| small.places().any(|place| place.level.expects.iter().any(|one| one.area == *id));
    let used: Vec<String> = small.areas.iter().map(|area| area.id.to_string()).filter(is_used).collect();
    small.areas.retain(|area| used.iter().any(|id| area.id == *id));
    small
}

/// The same bank in few words: its texts cut after two.
fn shortened(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let is_text = |key: &str| matches!(key, "text" | "coach" | "why" | "left" | "right" | "coach_left" | "coach_right");
    let cut = |line: &str| match line.split_once(" = \"") {
        Some((key, rest)) if is_text(key) => {
            let words: Vec<&str> = rest.trim_end_matches('"').split(' ').take(2).collect();
            format!("{key} = \"{}\"\n", words.join(" ").replace(['"', '\\'], ""))
        }
        _ if line.starts_with('#') || line.is_empty() => String::new(),
        _ => format!("{line}\n"),
    };
    text.lines().map(cut).collect::<String>().into_bytes()
}
