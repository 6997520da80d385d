//! The man pages: one a command, read by groff without a warning where it is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{folder, metier, skipped};

/// The names of the pages there have to be.
fn names(command: &clap::Command, before: &str) -> Vec<String> {
    let name = format!("{before}{}", command.get_name());
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    let below: Vec<String> = below.flat_map(|below| names(below, &format!("{name}-"))).collect();
    [vec![format!("{name}.1")], below].concat()
}

fn pages() -> (tempfile::TempDir, Vec<String>) {
    let folder = folder();
    metier(["generate", "man", "man1"])
        .within(&folder)
        .run()
        .ends_with(0)
        .says_nothing()
        .complains("pages are in man1");
    let mut wanted = names(&metier::cli::Cli::whole(), "");
    wanted.sort();
    let pages = fs::read_dir(folder.path().join("man1")).expect("a folder");
    let mut found: Vec<String> =
        pages.map(|page| page.expect("a page").file_name().into_string().expect("UTF-8")).collect();
    found.sort();
    assert_eq!(found, wanted);
    (folder, found)
}

#[test]
fn there_is_a_page_a_command_and_each_is_plain_ascii() {
    let (folder, names) = pages();
    for name in names {
        let page = fs::read_to_string(folder.path().join("man1").join(&name)).expect("a page");
        let title = format!(".TH {} 1 ", name.trim_end_matches(".1"));
        assert!(page.is_ascii() && page.contains(&title), "{name}");
        for part in ["NAME\nmetier", "SYNOPSIS\n\\fBmetier", "EXAMPLES\n", "\"COMMON OPTIONS\"\n", "\"SEE ALSO\"\n"] {
            assert!(page.contains(&format!(".SH {part}")), "{name}: {part}");
        }
        assert!(page.lines().all(|line| !line.starts_with('\'')), "{name}");
    }
    let page = |name: &str| fs::read_to_string(folder.path().join("man1").join(name)).expect("a page");
    let top = page("metier.1");
    for heading in ["SUBCOMMANDS", "\"EXIT CODES\"", "ENVIRONMENT", "PRIVACY", "FILES", "\"SEE ALSO\""] {
        assert!(top.contains(&format!(".SH {heading}\n")), "{heading}");
    }
    assert!(top.contains("METIER_LADDERS") && top.contains("O*NET") && top.contains("\\fBmetier\\-plan\\fR(1)"));
    insta::assert_snapshot!("metier-next.1", page("metier-next.1"));
}

#[test]
fn groff_reads_every_page_without_a_warning() {
    if !Path::new("/usr/bin/groff").exists() {
        return skipped("groff is not installed");
    }
    let (folder, names) = pages();
    for name in names {
        let page = folder.path().join("man1").join(&name);
        let read = Command::new("groff")
            .args(["-ww", "-man", "-Tutf8", "-P-c", "-P-b", "-P-u"])
            .arg(&page)
            .output()
            .expect("groff runs");
        assert_eq!(String::from_utf8_lossy(&read.stderr), "", "{name}");
        let text = String::from_utf8(read.stdout).expect("UTF-8");
        assert!(read.status.success() && text.contains("SYNOPSIS"), "{name}: {text}");
    }
}

#[test]
fn no_page_is_replaced_unless_it_is_meant() {
    let (folder, _) = pages();
    let again = |more: &[&str]| {
        metier(["generate", "man", "man1"].into_iter().chain(more.iter().copied())).within(&folder).run()
    };
    fs::write(folder.path().join("man1/metier-plan.1"), "mine").expect("a file");
    fs::remove_file(folder.path().join("man1/metier.1")).expect("a page");
    again(&[]).ends_with(2).complains("man1/metier-plan.1 exists already and is left as it is");
    assert!(!folder.path().join("man1/metier.1").exists(), "nothing was written");
    again(&["--force", "-q"]).succeeds().says_nothing();
    assert_ne!(fs::read_to_string(folder.path().join("man1/metier-plan.1")).expect("a page"), "mine");
    for place in ["man1/metier.1", "man1/metier.1/below"] {
        let ran = metier(["generate", "man", place]).within(&folder).run();
        ran.ends_with(2).complains("could not make the folder man1/metier.1");
    }
}

#[test]
fn the_folders_that_man_looks_in_are_made_where_they_are_not_there_yet() {
    let folder = folder();
    metier(["generate", "man", "share/man/man1", "-q"]).within(&folder).run().succeeds();
    assert!(folder.path().join("share/man/man1/metier-plan.1").exists());
}
