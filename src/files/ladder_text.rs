//! A ladder as a file to read and edit: TOML 1.0, in the order and the manner of the bundled ones.

use std::fmt::Write as _;

use toml_edit::Value;

use crate::ladder::{Expectation, Ladder, Level, Phrase, Requirement, Track};

/// Lists are written on one line up to so many columns.
const WIDTH: usize = 100;

/// Comments, by the id of what they stand at.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// At the top of the file.
    pub top: Vec<String>,
    /// At areas.
    pub areas: Vec<(String, Vec<String>)>,
    /// At tracks.
    pub tracks: Vec<(String, Vec<String>)>,
    /// At levels.
    pub levels: Vec<(String, Vec<String>)>,
}

/// The ladder as a ladder file, format 1. Reading it gives the same ladder.
#[must_use]
pub fn write_ladder(ladder: &Ladder, notes: &Notes) -> String {
    let mut file = File { text: String::new() };
    file.notes(&notes.top);
    file.line("format = 1");
    file.text("id", Some(&ladder.id));
    file.text("version", ladder.version.as_ref());
    file.text("name", Some(&ladder.name));
    file.text("craft", Some(&ladder.craft));
    file.text("summary", ladder.summary.as_ref());
    file.text("language", Some(&ladder.language));
    file.text("license", ladder.license.as_ref());
    if !ladder.cumulative {
        file.line("cumulative = false");
    }
    for source in &ladder.sources {
        file.header("[[sources]]");
        file.text("id", Some(&source.id));
        file.text("title", Some(&source.title));
        file.text("link", source.link.as_ref());
    }
    for area in &ladder.areas {
        file.header("[[areas]]");
        file.notes(at(&notes.areas, &area.id));
        file.text("id", Some(&area.id));
        file.text("name", Some(&area.name));
        file.text("about", area.about.as_ref());
        file.word("demands", Some(area.demands.name()));
    }
    for track in &ladder.tracks {
        file.header("[[tracks]]");
        file.notes(at(&notes.tracks, &track.id));
        file.track(track);
    }
    for track in &ladder.tracks {
        if !track.levels.is_empty() {
            file.header(&format!("# {}", super::csv::harmless(&track.name)));
        }
        for level in &track.levels {
            file.header("[[levels]]");
            file.notes(at(&notes.levels, &level.id));
            file.level(track, level);
        }
    }
    file.text
}

fn at<'a>(notes: &'a [(String, Vec<String>)], id: &str) -> &'a [String] {
    notes.iter().find(|(at, _)| at == id).map_or(&[], |(_, notes)| notes)
}

struct File {
    text: String,
}

impl File {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line with an empty one before it.
    fn header(&mut self, line: &str) {
        self.text.push('\n');
        self.line(line);
    }

    fn notes(&mut self, notes: &[String]) {
        for note in notes {
            self.line(&format!("# {note}"));
        }
    }

    fn text(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.line(&format!("{key} = {}", quoted(text)));
        }
    }

    fn word(&mut self, key: &str, word: Option<&str>) {
        if let Some(word) = word {
            self.line(&format!("{key} = \"{word}\""));
        }
    }

    /// A list, on one line if it fits there.
    fn list(&mut self, key: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let line = format!("{key} = [{}]", items.join(", "));
        if columns(&line) <= WIDTH && !line.contains('\n') { self.line(&line) } else { self.lines(key, items) }
    }

    /// A list with a line for each.
    fn lines(&mut self, key: &str, items: &[String]) {
        self.line(&format!("{key} = ["));
        for item in items {
            self.line(&format!("  {item},"));
        }
        self.line("]");
    }

    fn track(&mut self, track: &Track) {
        self.text("id", Some(&track.id));
        self.word("kind", Some(track.kind.name()));
        self.text("name", Some(&track.name));
        self.text("summary", track.summary.as_ref());
        self.list("opens_from", &all_quoted(&track.opens_from));
        self.list("prepare", &phrases(&track.prepare));
        self.list("trial", &phrases(&track.trial));
    }

    fn level(&mut self, track: &Track, level: &Level) {
        self.text("id", Some(&level.id));
        self.text("track", Some(&track.id));
        self.line(&format!("rank = {}", level.rank));
        self.text("title", Some(&level.title));
        self.list("also_called", &all_quoted(&level.also_called));
        self.text("summary", level.summary.as_ref());
        self.word("reach", level.reach.map(crate::ladder::Reach::name));
        self.text("supervision", level.supervision.as_ref());
        if let Some((from, to)) = level.typical_years {
            self.line(&format!("typical_years = [{from}, {to}]"));
        }
        if level.may_stay {
            self.line("may_stay = true");
        }
        self.word("origin", level.origin.map(crate::ladder::Origin::name));
        self.list("sources", &all_quoted(&level.sources));
        self.list("equals", &all_quoted(&level.equals));
        if let Some(pay) = &level.pay {
            let (currency, per) = (quoted(&pay.currency), quoted(&pay.per));
            let _ = writeln!(
                self.text,
                "pay = {{ from = {}, to = {}, currency = {currency}, per = {per}, as_of = {} }}",
                pay.from, pay.to, pay.as_of
            );
        }
        self.list("requires", &level.requires.iter().map(gate).collect::<Vec<_>>());
        self.list("deepen", &phrases(&level.deepen));
        self.list("recognition", &phrases(&level.recognition));
        if level.expects.is_empty() {
            return;
        }
        self.header("[levels.expects]");
        for asked in level.expects.chunk_by(|one, other| one.area == other.area) {
            let area = asked.first().map_or("", |one| one.area.as_str());
            self.lines(area, &asked.iter().map(expectation).collect::<Vec<_>>());
        }
    }
}

fn gate(gate: &Requirement) -> String {
    match (gate.one_of.as_slice(), &gate.renew) {
        ([only], None) => quoted(&only.text),
        (several, renew) => {
            let renew = renew.as_ref().map_or_else(String::new, |renew| format!(", renew = {}", quoted(renew)));
            table("one_of", &phrases(several), "", &renew)
        }
    }
}

fn expectation(one: &Expectation) -> String {
    let id = one.id.as_ref().map_or_else(String::new, |id| format!("id = {}, ", quoted(id)));
    let text = quoted(&one.text);
    match (id.as_str(), one.examples.as_slice()) {
        ("", []) => text,
        (_, []) => format!("{{ {id}text = {text} }}"),
        (_, examples) => table("examples", &all_quoted(examples), &format!("{id}text = {text}, "), ""),
    }
}

/// A table in one line, or with its list over several: no other line break may stand in it.
fn table(key: &str, list: &[String], before: &str, after: &str) -> String {
    let line = format!("{{ {before}{key} = [{}]{after} }}", list.join(", "));
    if columns(&line) + 3 <= WIDTH {
        return line;
    }
    format!("{{ {before}{key} = [\n    {},\n  ]{after} }}", list.join(",\n    "))
}

fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

fn phrases(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(|phrase| quoted(&phrase.text)).collect()
}

fn all_quoted(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| quoted(text)).collect()
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
