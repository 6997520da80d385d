//! The rules of the house: which room may use what, what every file has, what the folders hold.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use metier::check::rules;

use crate::support::root;

/// Rooms of the library, from the street to the cellar: each uses only those after it.
const ROOMS: [&str; 14] = [
    "verbs",
    "cli",
    "prompt",
    "print",
    "report",
    "store",
    "check",
    "format",
    "advice",
    "interview",
    "ladder",
    "model",
    "diagnostic",
    "exit",
];

/// Rooms without any input, output, clock or environment.
const PURE: [&str; 7] = ["report", "check", "format", "advice", "interview", "ladder", "model"];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("a file")
}

/// The file without its comments and its own tests.
fn code(file: &Path) -> String {
    let all = text(file);
    let before_tests = all.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("in src");
    let first = inside.components().next().expect("a part").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn words_after<'a>(code: &'a str, mark: &'a str) -> impl Iterator<Item = String> + 'a {
    code.split(mark).skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[test]
fn every_room_uses_only_those_below_it() {
    let floor = |room: &str| ROOMS.iter().position(|name| *name == room);
    for file in rust_files(&root().join("src")) {
        let room = room_of(&file);
        if ["main", "lib"].contains(&&*room) {
            continue;
        }
        let own = floor(&room).unwrap_or_else(|| panic!("{room} is no room"));
        for used in words_after(&code(&file), "crate::") {
            assert!(floor(&used).is_none_or(|below| below >= own), "{} uses {used}", file.display());
        }
    }
}

#[test]
fn the_map_in_lib_names_every_room_in_its_order() {
    let map = text(&root().join("src/lib.rs"));
    let places = ROOMS.map(|room| {
        assert!(map.contains(&format!("pub mod {room};")), "{room} is not a room");
        map.find(&format!("| [`{room}`] |")).unwrap_or_else(|| panic!("{room} is not on the map"))
    });
    assert!(places.is_sorted(), "the map has another order");
}

#[test]
fn the_pure_rooms_know_no_files_no_clock_and_no_environment() {
    let impure = [
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::process",
        "std::time",
        "SystemTime",
        "Instant::now",
        "OffsetDateTime",
        "dialoguer::",
        "etcetera::",
        "tempfile::",
    ];
    for room in PURE {
        for file in rust_files(&root().join("src").join(room)) {
            for name in impure {
                assert!(!code(&file).contains(name), "{} uses {name}", file.display());
            }
        }
    }
}

#[test]
fn each_edge_of_the_world_is_in_one_room() {
    let edges = [
        ("std::env::", "main"),
        ("std::fs::", "store"),
        ("fs::write", "store"),
        ("fs::read", "store"),
        ("read_dir", "store"),
        (".exists()", "store"),
        (".is_file()", "store"),
        (".is_dir()", "store"),
        ("metadata(", "store"),
        (".canonicalize()", "store"),
        ("read_key", "prompt"),
        ("read_line", "prompt"),
        ("std::net", "nowhere"),
        // A pager, and whatever `--open` opens a page with.
        ("std::process::Command", "nowhere"),
        ("Stdio", "verbs"),
        ("opener::", "verbs"),
    ];
    for file in rust_files(&root().join("src")) {
        for (edge, room) in edges {
            assert!(!code(&file).contains(edge) || room_of(&file) == room, "{} uses {edge}", file.display());
        }
    }
}

#[test]
fn each_rule_has_one_file_and_one_explanation_of_its_name_and_no_code_is_missing_in_the_list() {
    let mut written = BTreeSet::new();
    for file in rust_files(&root().join("src")) {
        let code = code(&file);
        let mark = if file.ends_with("diagnostic/code.rs") { "Self::new(\"" } else { "Code::new(\"" };
        for name in code.split(mark).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(written.insert(name.to_owned()), "{name} is written twice");
            let is_beside_its_rule = file.file_stem().is_some_and(|stem| *stem == *name.replace('-', "_"));
            assert!(is_beside_its_rule || file.ends_with("diagnostic/code.rs"), "{name} is in {}", file.display());
        }
    }
    let listed: BTreeSet<String> = rules::codes().map(|code| code.name().to_owned()).collect();
    assert_eq!(written, listed);
    let explained: BTreeSet<String> = fs::read_dir(root().join("src/check/rules"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().replace('_', "-"))
        .collect();
    assert_eq!(explained, listed);
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests/metier"] {
        for file in rust_files(&root().join(folder)) {
            let text = text(&file);
            assert!(text.starts_with("//! "), "{} does not open with //!", file.display());
        }
    }
    assert!(text(&root().join("src/main.rs")).lines().count() < 50, "main.rs is the edge, not the house");
}

#[test]
fn the_top_level_is_as_the_owner_drew_it() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "ladders",
        "tests",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "target",
    ];
    for entry in fs::read_dir(root()).expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} does not belong there");
    }
}

#[test]
fn every_file_in_ladders_is_bundled_and_named_as_its_id() {
    let files: BTreeSet<String> = fs::read_dir(root().join("ladders"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"))
        .collect();
    let bundled: BTreeSet<String> = metier::store::LADDERS.iter().map(|(id, _)| format!("{id}.toml")).collect();
    assert_eq!(files, bundled);
    for (id, text) in metier::store::LADDERS {
        assert!(text.contains(&format!("\nid = \"{id}\"\n")), "{id}.toml has another id");
    }
}

#[test]
fn no_path_of_a_machine_and_nothing_left_to_do_is_in_the_code() {
    let home = ["/ho", "me/"].concat();
    let work = ["/wo", "rk/"].concat();
    for file in rust_files(&root().join("src")).into_iter().chain(rust_files(&root().join("tests"))) {
        let text = text(&file);
        for word in [home.as_str(), work.as_str(), "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!text.contains(word) || file.ends_with("house.rs"), "{} holds {word}", file.display());
        }
    }
}

#[test]
fn nothing_prints_but_through_the_streams_that_were_passed() {
    for file in rust_files(&root().join("src")) {
        for macro_name in ["println!(", "print!(", "eprintln!(", "eprint!("] {
            let code = code(&file);
            let calls = code.matches(macro_name).count();
            let part_of_longer = if macro_name == "println!(" || macro_name == "print!(" {
                code.matches(&format!("e{macro_name}")).count()
            } else {
                0
            };
            assert_eq!(calls, part_of_longer, "{} uses {macro_name}", file.display());
        }
    }
}
