//! What a finding is about, in the ladder's own terms: the level, the area and the sentence. Lines move, these stay.

use std::collections::BTreeMap;

use super::run::Checked;
use crate::diagnostic::{Diagnostic, Span};
use crate::ladder::Ladder;

/// What a finding is about; nothing of it is known of a whole ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The id of the level.
    pub level: Option<&'a str>,
    /// The id of the area.
    pub area: Option<&'a str>,
    /// The sentence, as the file has it.
    pub sentence: Option<&'a str>,
}

/// Where everything that a finding can be about stands in a file.
pub struct Subjects<'a> {
    /// Where each `[[table]]` begins, and whether it is one of levels.
    tables: BTreeMap<usize, bool>,
    /// Levels by the place of their ids.
    levels: BTreeMap<usize, &'a str>,
    areas: BTreeMap<usize, &'a str>,
    /// Sentences by where they begin: the end, the area and the text.
    sentences: BTreeMap<usize, (usize, Option<&'a str>, &'a str)>,
}

impl<'a> Subjects<'a> {
    /// Of a file that was checked.
    #[must_use]
    pub fn of(checked: &'a Checked) -> Self {
        let mut subjects = Self {
            tables: tables(&checked.text),
            levels: BTreeMap::new(),
            areas: BTreeMap::new(),
            sentences: BTreeMap::new(),
        };
        checked.ladder.iter().for_each(|ladder| subjects.of_ladder(ladder));
        subjects
    }

    fn of_ladder(&mut self, ladder: &'a Ladder) {
        self.areas.extend(ladder.areas.iter().map(|area| (area.id.at.start, area.id.as_str())));
        let mut sentence = |at: Span, area: Option<&'a str>, text: &'a str| {
            self.sentences.insert(at.start, (at.end, area, text));
        };
        for level in ladder.places().map(|place| place.level) {
            self.levels.insert(level.at().start, level.id.as_str());
            level.expects.iter().for_each(|one| sentence(one.at(), Some(&one.area), &one.text));
            let gates = level.requires.iter().flat_map(|gate| &gate.one_of);
            let others = gates.chain(&level.deepen).chain(&level.recognition);
            others.for_each(|text| sentence(text.at, None, text));
        }
        for track in &ladder.tracks {
            track.prepare.iter().chain(&track.trial).for_each(|one| sentence(one.text.at, None, &one.text));
        }
    }

    /// What a finding is about.
    #[must_use]
    pub fn of_finding(&self, finding: &Diagnostic) -> Subject<'a> {
        let Some(at) = finding.span.map(|span| span.start) else { return Subject::default() };
        let table = self.tables.range(..=at).next_back();
        let level = table.filter(|(_, is_level)| **is_level).and_then(|(start, _)| {
            let end = self.tables.range(at + 1..).next().map_or(usize::MAX, |(end, _)| *end);
            self.levels.range(start..&end).next().map(|(_, id)| *id)
        });
        let within = self.sentences.range(..=at).next_back().filter(|(start, (end, ..))| at < *end || at == **start);
        match within {
            Some((_, (_, area, sentence))) => Subject { level, area: *area, sentence: Some(sentence) },
            None => Subject { level, area: self.areas.get(&at).copied(), sentence: None },
        }
    }
}

fn tables(text: &str) -> BTreeMap<usize, bool> {
    let mut at = 0;
    let mut tables = BTreeMap::new();
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.trim_start().strip_prefix("[[") {
            tables.insert(at, name.trim_start().starts_with("levels"));
        }
        at += line.len();
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_ladder;

    #[test]
    fn a_finding_is_about_a_level_an_area_and_a_sentence() {
        let file = "format = 1\nname = \"X\"\n\n[[areas]]\nid = \"idle\"\nname = \"Idle\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n\
            [[tracks]]\nkind = \"trunk\"\nname = \"T\"\n\n[[levels]]\ntrack = \"trunk\"\nid = \"a\"\ntitle = \"A\"\n\
            requires = [\"Works tirelessly\"]\nnonsense = 1\n[levels.expects]\nwork = [\"Can weld\"]\n\n\
            [[levels]]\nid = \"b\"\ntrack = \"trunk\"\ntitle = \"B\"\n";
        let checked = check_ladder("x.toml", "x", file.as_bytes());
        let subjects = Subjects::of(&checked);
        let of = |code: &str| {
            let is = |finding: &&Diagnostic| finding.code.is_some_and(|it| it.name() == code);
            let finding = checked.findings.iter().find(is).unwrap_or_else(|| panic!("{code}"));
            let Subject { level, area, sentence } = subjects.of_finding(finding);
            (level, area, sentence)
        };
        assert_eq!(of("not-observable"), (Some("a"), Some("work"), Some("Can weld")));
        assert_eq!(of("excluding"), (Some("a"), None, Some("Works tirelessly")));
        assert_eq!(of("unknown-key"), (Some("a"), None, None));
        assert_eq!(of("empty-level"), (Some("b"), None, None));
        assert_eq!(of("unused-area"), (None, Some("idle"), None));
        assert_eq!(of("single-track"), (None, None, None));
    }
}
