//! The page in a real browser: nothing in a file becomes part of it, nothing is said on its console, and a plan is one
//! sheet of paper. Where no Chromium is installed this is skipped, and says so.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use metier::format::read_ladder;
use metier::ladder::Kind;
use metier::store::LADDERS;
use tempfile::TempDir;

use super::hostile;
use super::walk::outline;
use crate::hostile::texts;
use crate::questions::TABLE;
use crate::support::{answers, chosen, folder, metier, skipped, write};

/// The name Chromium goes by here; nothing where there is none, and the test is left out.
fn chromium() -> Option<&'static str> {
    let starts = |name: &&str| {
        let run = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success())
    };
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(starts);
    if found.is_none() {
        skipped("no Chromium here");
    }
    found
}

/// What it prints and what it says beside that, at a page in a folder.
fn visit(chromium: &str, options: &[&str], page: &Path) -> (String, String) {
    let profile = folder();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--v=0"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(options)
        .arg(format!("file://{}", page.display()))
        .env("HOME", profile.path())
        // It makes sockets there, whose paths may not be long.
        .env("TMPDIR", profile.path())
        .output()
        .expect("Chromium runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// The lines of the page's console.
fn console(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.contains("CONSOLE")).collect()
}

#[test]
fn no_element_of_a_page_comes_from_a_file_and_its_console_is_silent() {
    let Some(chromium) = chromium() else { return };
    let folder = folder();
    // That both would be seen: a page with an element too many that speaks.
    let talks = write(&folder, "talks.html", "<!DOCTYPE html>\n<html><body><p>a<script>console.log(1)</script></html>");
    let (dom, said) = visit(chromium, &["--dump-dom"], &talks);
    assert!(dom.contains("<script>") && console(&said).len() == 1, "{dom}\n{said}");
    for (n, page) in hostile::pages(&folder).iter().enumerate() {
        let file = write(&folder, &format!("{n}.html"), page);
        let (dom, said) = visit(chromium, &["--dump-dom"], &file);
        assert_eq!(outline(&dom), outline(page), "the browser reads what was written");
        assert_eq!(console(&said), Vec::<&str>::new());
    }
}

#[test]
fn no_hostile_text_becomes_an_element_an_attribute_or_an_address() {
    let Some(chromium) = chromium() else { return };
    let folder = folder();
    // Many small pages as one folder of frames would hide what is said on a console: all texts stand in one ladder.
    let texts: Vec<String> = texts::texts().into_iter().map(|(_, text)| text.chars().take(300).collect()).collect();
    for (n, some) in texts.chunks(14).enumerate() {
        let text = some.join(" \u{a0} ");
        texts::write_all(&folder, &text);
        let lines: [&[&str]; 4] = [
            &["show", "./hostile.toml"],
            &["next", "./hostile.toml", "one"],
            &["plan", "me.toml", "coach.toml", "--with-notes"],
            &["compare", "me.toml", "coach.toml", "--with-notes", "--all"],
        ];
        let line = lines[n % lines.len()];
        let page = metier(line.iter().copied().chain(["--format", "html", "-q"])).within(&folder).run().ends_with(0);
        let file = write(&folder, "page.html", &page.stdout);
        let (dom, said) = visit(chromium, &["--dump-dom"], &file);
        assert_eq!(outline(&dom), outline(&page.stdout), "{line:?}: the browser reads what was written");
        assert_eq!(console(&said), Vec::<&str>::new());
        let tags = super::walk::tags(&page.stdout);
        let addresses: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("href")).collect();
        assert!(addresses.iter().all(|to| to.starts_with("#part-")), "{line:?}: {addresses:?}");
        assert!(tags.iter().all(|tag| tag.attribute("lang").is_none_or(|lang| lang == "en")), "{line:?}");
    }
}

/// Answers for a level of every ladder where its tracks part, once for mastery and once for management.
fn everyone(folder: &TempDir) -> Vec<String> {
    let mut files = Vec::new();
    for (id, text) in LADDERS {
        let ladder = read_ladder(id, id, text, None).expect("a ladder");
        for kind in [Kind::Mastery, Kind::Management] {
            let level = ladder.parting_of(kind).first().expect("a parting").level.id.clone();
            let given = TABLE.iter().map(|(id, scale, key, _)| {
                let for_doing = scale.ends_with("_doing") == (*key == '+');
                (*id, if for_doing == (kind == Kind::Mastery) { 5 } else { 2 })
            });
            let head = format!("ladder = \"{id}\"\nlevel = \"{level}\"\nname = \"Maya Lindqvist\"\nmade = 2026-11-20");
            let name = format!("{id}-{}.toml", kind.name());
            write(folder, &name, &answers(&head, given));
            files.push(name);
        }
    }
    files
}

/// The pages of many comparisons as one, each on a sheet of its own: of every ladder, a person and a coach who see 9
/// questions more than one step apart, and marked 4 things differently.
fn talks(folder: &TempDir) -> (usize, String) {
    let mut pages = Vec::new();
    for (id, text) in LADDERS {
        let ladder = read_ladder(id, id, text, None).expect("a ladder");
        let here = ladder.parting_of(Kind::Mastery).first().expect("a parting").level.id.clone();
        let next = ladder.places().find(|place| place.track.kind == Kind::Mastery).expect("a level").level;
        let write_one = |by: &str, state: &str, note: &str, apart: u8| {
            let steps = TABLE.iter().enumerate().map(|(n, (id, ..))| (*id, if n % 3 == 0 { 2 + apart } else { 3 }));
            let head = format!(
                "ladder = \"{id}\"\nlevel = \"{here}\"\nname = \"Maya Lindqvist\"\nmade = 2026-11-20\nby = \"{by}\""
            );
            let marks: String = next.expects.iter().take(4).fold(String::new(), |all, one| {
                let (key, text) = (&one.key, one.text.as_str());
                all + &format!("[[marks]]\nkey = {key:?}\ntext = {text:?}\nstate = \"{state}\"\nnote = \"{note}\"\n")
            });
            write(folder, &format!("{by}.toml"), &(answers(&head, steps) + &marks));
        };
        write_one("self", "not-yet", "Did it once, beside somebody who knew how", 0);
        write_one("coach", "partly", "Saw it in June", 2);
        let arguments = ["compare", "self.toml", "coach.toml", "--with-notes", "--format", "html"];
        pages.push(metier(arguments).within(folder).run().succeeds().says("14 things to talk about").stdout);
    }
    let inside = |page: &String| {
        let (_, rest) = page.split_once("<main>").expect("a beginning");
        format!("<section class=\"result\">{}</section>", rest.split_once("</main>").expect("an end").0)
    };
    let head = pages[0].split_once("<main>").expect("a beginning").0;
    let all: String = pages.iter().map(inside).collect();
    (pages.len(), format!("{head}<main>{all}</main></body></html>"))
}

/// How many sheets of this size a page prints.
fn sheets(chromium: &str, folder: &TempDir, page: &str, size: &str) -> usize {
    assert!(page.contains("@page {"));
    let file = write(folder, "all.html", &page.replace("@page {", &format!("@page {{ size: {size};")));
    let pdf = folder.path().join("all.pdf");
    visit(chromium, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())], &file);
    let sheets = fs::read(&pdf).expect("a PDF");
    String::from_utf8_lossy(&sheets).lines().filter(|line| line.ends_with("/Type /Page")).count()
}

#[test]
fn a_comparison_on_every_bundled_ladder_is_one_sheet_of_paper() {
    let Some(chromium) = chromium() else { return };
    let folder = folder();
    let (many, page) = talks(&folder);
    for (_, size) in (0..).zip(["A4", "Letter"]).filter(|(n, _)| chosen(*n, 2)) {
        assert_eq!(sheets(chromium, &folder, &page, size), many, "{size}");
    }
}

#[test]
fn a_plan_of_every_bundled_ladder_is_one_sheet_of_paper() {
    let Some(chromium) = chromium() else { return };
    let folder = folder();
    let files = everyone(&folder);
    let arguments = ["plan", "--format", "html"].into_iter().chain(files.iter().map(String::as_str));
    // Each plan begins a sheet, so that all together have as many as there are plans.
    let page = metier(arguments).within(&folder).run().succeeds().stdout;
    for (_, size) in (0..).zip(["A4", "Letter"]).filter(|(n, _)| chosen(*n, 2)) {
        assert_eq!(sheets(chromium, &folder, &page, size), files.len(), "{size}");
    }
}
