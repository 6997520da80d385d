//! The page: one file without a script that reads well on a screen, to a screen reader and on paper.

mod browser;
mod hostile;
pub(crate) mod walk;

use crate::support::{folder, metier, person, root, write};
use walk::{Tag, check};

fn page(arguments: &[&str]) -> String {
    metier(arguments.iter().copied().chain(["--format", "html", "-q"])).run().stdout
}

/// The text of every element with this name.
fn texts<'a>(tags: &'a [Tag], name: &str) -> Vec<&'a str> {
    tags.iter().filter(|tag| tag.name == name && !tag.closes).map(|tag| tag.text.trim()).collect()
}

/// As it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A page without its style, to be kept as a file.
fn without_style(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").expect("a style");
    let (style, rest) = rest.split_once("</style>").expect("its end");
    for word in ["@media print", "@page", "prefers-color-scheme: dark", "color-scheme: light dark"] {
        assert!(style.contains(word), "{word}");
    }
    for word in ["url(", "@import", "http"] {
        assert!(!style.contains(word), "the style needs nothing from outside: {word}");
    }
    format!("{head}<style>…</style>{rest}")
}

#[test]
fn a_plan_and_a_handbook_as_pages() {
    insta::assert_snapshot!("plan", without_style(&page(&["plan", &person("roofer")])));
    insta::assert_snapshot!("several", without_style(&page(&["plan", &person("threes"), &person("eleven")])));
}

#[test]
fn a_comparison_as_a_page_is_a_sheet_for_the_talk() {
    let page = page(&["compare", &person("maya-self"), &person("maya-coach"), "--with-notes"]);
    let tags = check("compare", &page);
    let tables: Vec<&[Tag]> = tags.split(|tag| tag.name == "table" && tag.closes).collect();
    let talks: Vec<&[Tag]> = tables.into_iter().filter(|tags| texts(tags, "th").contains(&"Agreed today")).collect();
    assert_eq!(talks.len(), 3, "what was answered, what was marked, what comes next");
    let mut numbers = 0;
    for talk in talks {
        let heads = texts(talk, "th");
        assert_eq!(heads[..4], ["To talk about", "You", "Coach", "Agreed today"]);
        let rows = &heads[4..];
        for row in rows {
            numbers += 1;
            assert!(row.starts_with(&format!("{numbers}. ")), "{row}");
        }
        let cells: Vec<&Tag> = talk.iter().filter(|tag| tag.name == "td" && !tag.closes).collect();
        assert_eq!(cells.len(), rows.len() * 3, "each side, and room for what is agreed");
        let sides = texts(talk, "span");
        assert!(sides.chunks(2).all(|sides| sides == ["You:", "Coach:"]), "on a small screen: {sides:?}");
        let is_empty = |pair: &&[Tag]| pair[0].name == "td" && !pair[0].closes && pair[1].closes;
        let empty = talk.windows(2).filter(is_empty).filter(|pair| pair[0].text.is_empty());
        assert_eq!(empty.count(), rows.len());
    }
    assert!(texts(&tags, "h1")[0].ends_with(&format!("{numbers} things to talk about")));
}

#[test]
fn every_page_is_well_formed_and_its_headings_and_tables_can_be_walked_through() {
    for (id, text) in metier::store::LADDERS {
        let ladder = metier::format::read_ladder(id, id, text, None).expect("a ladder");
        let show = page(&["show", id]);
        let tags = check(id, &show);
        let h3 = texts(&tags, "h3");
        for place in ladder.places() {
            assert!(h3.contains(&escaped(&place.level.title).as_str()), "{id}: {}", place.level.id);
            for expectation in &place.level.expects {
                assert!(show.contains(&escaped(&expectation.text)), "{id}: {}", expectation.key);
            }
        }
        let level = ladder.places().last().expect("a level").level.id.clone();
        check(id, &page(&["next", id, &level]));
        check(id, &page(&["show", id, &level]));
    }
    for name in ["roofer", "directing", "both", "neither", "threes", "eleven", "manager", "deepen", "no-level", "coach"]
    {
        check(name, &page(&["plan", &person(name)]));
    }
    for (one, other) in [("maya-self", "maya-coach"), ("maya-then", "maya-self"), ("maya-self", "maya-self")] {
        check(one, &page(&["compare", &person(one), &person(other), "--all"]));
    }
}

#[test]
fn nothing_in_a_file_is_part_of_the_page() {
    let folder = folder();
    for page in hostile::pages(&folder) {
        let tags = check("hostile", &page);
        assert!(page.contains(&escaped(hostile::TEXT)), "it is shown as it was written");
        assert!(tags.iter().all(|tag| tag.attribute("lang").is_none_or(|lang| lang == "en")));
        let links = tags.iter().filter_map(|tag| tag.attribute("href"));
        assert!(links.filter(|link| !link.starts_with("#part-")).count() == 0, "no link but a plain one");
    }
}

#[test]
fn what_is_marked_stands_in_words_and_what_is_agreed_has_room() {
    let tags = check("roofer", &page(&["plan", &person("roofer")]));
    let heads = texts(&tags, "th");
    assert!(heads.contains(&"Expectation") && heads.contains(&"Today") && heads.contains(&"Agreed today"), "{heads:?}");
    let cells = texts(&tags, "td");
    assert_eq!(cells.iter().filter(|cell| ["met", "partly", "not yet"].contains(cell)).count(), 7);
    assert_eq!(texts(&tags, "span").iter().filter(|word| **word == "no answer").count(), 3);
    let empty = tags
        .windows(2)
        .filter(|pair| pair[0].name == "td" && !pair[0].closes && pair[0].text.is_empty() && pair[1].closes)
        .count();
    assert_eq!(empty, 10 + 1, "a cell a line, and the corner of the bars");
    let bars: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("aria-label")).collect();
    assert_eq!(bars, ["4.7 of 5", "2.3 of 5", "3.8 of 5", "3.3 of 5"]);
    assert_eq!(texts(&tags, "title")[1..], ["4.7 of 5", "2.3 of 5", "3.8 of 5", "3.3 of 5"]);
}

#[test]
fn the_same_answers_give_the_same_bytes_however_the_screen_is() {
    let plain = page(&["plan", &person("roofer")]);
    for options in [&["--width", "40"][..], &["--ascii"], &["--accessible"], &["--color", "always"]] {
        assert_eq!(page(&[&["plan", &person("roofer")], options].concat()), plain, "{options:?}");
    }
    let run = metier(["plan", &person("roofer"), "--format", "html"]);
    assert_eq!(run.with("LANG", "C").with("COLUMNS", "30").with("ACCESSIBLE", "1").run().succeeds().stdout, plain);
    let folder = folder();
    let file = folder.path().join("plan.html");
    let name = file.to_string_lossy();
    metier(["plan", &person("roofer"), "--format", "html", "-o", &name]).run().succeeds().says_nothing();
    assert_eq!(std::fs::read_to_string(&file).expect("a page"), plain);
}

#[test]
fn several_plans_are_one_page_and_one_that_fails_leaves_it_whole() {
    let tags = check("several", &page(&["plan", &person("doing"), &person("directing")]));
    assert_eq!(texts(&tags, "h1"), ["Plans"]);
    let answers = texts(&tags, "h2");
    assert!(answers[0].starts_with("Mastery. ") && answers[1].starts_with("Management. "), "{answers:?}");
    let ran = metier(["plan", "nobody.toml", &person("doing"), "nobody.toml", "--format", "html"]).run().ends_with(2);
    check("one of three", &ran.stdout);
    assert_eq!(ran.stdout.matches("class=\"result\"").count(), 1);
    metier(["plan", "nobody.toml", "no-one.toml", "--format", "html"]).run().ends_with(2).says_nothing();
}

#[test]
fn a_ladder_in_another_language_says_so_where_it_speaks() {
    let file = root().join("tests/bad/unusual/scripts.toml");
    let tags = check("scripts", &page(&["show", &file.to_string_lossy()]));
    let title = |name: &str| tags.iter().find(|tag| tag.name == name && tag.text.trim() == "棟梁").expect("a title");
    assert_eq!((title("h3").attribute("lang"), title("h3").attribute("dir")), (Some("ja"), Some("auto")));
    let fact = tags.iter().find(|tag| tag.name == "dt").expect("a fact");
    assert_eq!(fact.attribute("lang"), None, "the frame is English");
}

#[test]
fn the_handbook_lists_its_parts_and_names_what_it_was_written_from() {
    let tags = check("roofing", &page(&["show", "roofing"]));
    let links: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("href")).collect();
    assert!(links.contains(&"#part-1") && links.contains(&"https://www.nrca.net/procertification"), "{links:?}");
    let markdown = metier(["show", "roofing", "--format", "markdown"]).run().succeeds();
    let markdown = markdown.says("\n## Mastering roofs (mastery)\n").says("\n### Lead Technician\n");
    markdown.says("\n#### Workmanship\n").says("under CC-BY-4.0").says_not("- [ ]");
}

#[test]
fn a_verb_that_makes_no_page_says_what_it_makes() {
    let ran = metier(["list", "--format", "html"]).run().ends_with(2).says_nothing();
    ran.complains("--format cannot be `html`").complains("it can be text, markdown, json");
    let folder = folder();
    let file = write(&folder, "plan.html", "mine");
    let name = file.to_string_lossy();
    metier(["show", "roofing", "--format", "html", "-o", &name]).run().ends_with(2).complains("--force");
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), "mine");
}
