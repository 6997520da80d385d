//! Findings that are known: kept in a file, so that a ladder that exists can be held to what is new. Each is known by
//! its code and by what it is about, never by its line; one that is put right is told of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::run::Checked;
use super::subject::Subjects;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "known")]
pub struct Known {
    /// The id of the ladder.
    pub ladder: String,
    /// The code of the finding.
    pub code: String,
    /// The id of the level it is about.
    #[serde(default)]
    pub level: Option<String>,
    /// The id of the area.
    #[serde(default)]
    pub area: Option<String>,
    /// The sentence.
    #[serde(default)]
    pub sentence: Option<String>,
}

/// The findings that are known, and how often each.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    known: BTreeMap<Known, usize>,
    /// The ladders that were checked: of others it is not said that their findings are gone.
    checked: BTreeSet<String>,
}

/// A baseline as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    #[serde(default)]
    findings: Vec<Known>,
}

const FORMAT: u32 = 1;

impl Baseline {
    /// Reads a baseline. `name` is that of its file.
    ///
    /// # Errors
    /// If it is none.
    pub fn read(name: &str, text: &str) -> Result<Self, Findings> {
        let refuse = |why: String| {
            let error = Diagnostic::error(format!("{name} is no baseline: {}", why.trim()));
            Findings::from(error.help("make one: metier check --baseline FILE --write-baseline"))
        };
        let file: File = toml::from_str(text).map_err(|error| refuse(error.message().replace('\n', ", ")))?;
        if file.format != FORMAT {
            return Err(refuse(format!("this metier reads format {FORMAT}")));
        }
        let mut known = BTreeMap::new();
        file.findings.into_iter().for_each(|one| *known.entry(one).or_default() += 1);
        Ok(Self { known, checked: BTreeSet::new() })
    }

    /// Takes the known findings out of a file that was checked, and says how many there were. Errors stay.
    pub fn take_out(&mut self, checked: &mut Checked) -> usize {
        let Some(id) = checked.ladder.as_ref().map(|ladder| ladder.id.clone()) else { return 0 };
        let subjects = Subjects::of(checked);
        let is_known: Vec<bool> = checked
            .findings
            .iter()
            .map(|finding| {
                let count = known(&id, finding, &subjects).and_then(|it| self.known.get_mut(&it));
                count.filter(|count| **count > 0).map(|count| *count -= 1).is_some()
            })
            .collect();
        self.checked.insert(id);
        let count = is_known.iter().filter(|known| **known).count();
        let mut is_known = is_known.into_iter();
        checked.findings.retain(|_| !is_known.next().unwrap_or(false));
        count
    }

    /// Those that no finding was left for, of the ladders that were checked.
    #[must_use]
    pub fn gone(&self) -> Vec<Known> {
        let left = self.known.iter().filter(|(known, _)| self.checked.contains(&known.ladder));
        left.flat_map(|(known, count)| std::iter::repeat_n(known.clone(), *count)).collect()
    }

    /// Takes what was found in a file as known from now on, and says how much that is. Errors stay: no one may get used to
    /// them.
    pub fn add(&mut self, checked: &mut Checked) -> usize {
        let Some(ladder) = &checked.ladder else { return 0 };
        let subjects = Subjects::of(checked);
        for known in checked.findings.iter().filter_map(|finding| known(&ladder.id, finding, &subjects)) {
            *self.known.entry(known).or_default() += 1;
        }
        let before = checked.findings.len();
        checked.findings.retain(|finding| finding.severity == Severity::Error);
        before - checked.findings.len()
    }

    /// How many findings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.values().sum()
    }

    /// No finding is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The file: a line a finding, so that a change shows as one.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text =
            "# Findings of metier check that are known. They are recognised by what they are about, so lines\n\
            # may move. Write this file again with --write-baseline once some of them are put right.\n"
                .to_owned();
        let _ = writeln!(text, "format = {FORMAT}\nfindings = [");
        for (known, count) in &self.known {
            let mut line = format!("ladder = {}, code = {}", one_line(&known.ladder), one_line(&known.code));
            let more = [("level", &known.level), ("area", &known.area), ("sentence", &known.sentence)];
            for (key, value) in more {
                if let Some(value) = value {
                    let _ = write!(line, ", {key} = {}", one_line(value));
                }
            }
            text.push_str(&format!("  {{ {line} }},\n").repeat(*count));
        }
        text + "]\n"
    }
}

/// In basic quotes, in which a line break is written out: an inline table stays on its line.
fn one_line(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn known(ladder: &str, finding: &Diagnostic, subjects: &Subjects<'_>) -> Option<Known> {
    let code = finding.code.filter(|_| finding.severity != Severity::Error)?;
    let subject = subjects.of_finding(finding);
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Some(Known {
        ladder: ladder.to_owned(),
        code: Code::name(code).to_owned(),
        level: owned(subject.level),
        area: owned(subject.area),
        sentence: owned(subject.sentence),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_ladder;

    const LADDER: &str = "format = 1\nname = \"X\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n[[tracks]]\nkind = \"trunk\"\nname = \"T\"\n\
        [[levels]]\nid = \"a\"\ntrack = \"trunk\"\ntitle = \"A\"\n[levels.expects]\nwork = [\n\"Can weld \\\"tight\\\"\",\n\
        \"Welds effectively, properly\",\n]\n";

    fn check(text: &str) -> Checked {
        check_ladder("x.toml", "x", text.as_bytes())
    }

    fn left(checked: &Checked) -> Vec<&str> {
        checked.findings.iter().filter_map(|finding| Some(finding.code?.name())).collect()
    }

    #[test]
    fn what_is_known_goes_and_what_is_new_or_gone_is_said() {
        let mut first = Baseline::default();
        first.add(&mut check(LADDER));
        assert_eq!(first.len(), 4);
        let text = first.to_text();
        let read = || Baseline::read("known.toml", &text).unwrap();
        assert_eq!(read().known, first.known);
        let mut same = check(&format!("# moved down\n\n{LADDER}"));
        let mut baseline = read();
        assert_eq!((baseline.take_out(&mut same), left(&same), baseline.gone()), (4, vec![], vec![]));
        let better = LADDER.replace("Can weld \\\"tight\\\"", "Welds").replace("properly", "properly, timely");
        let mut better = check(&better);
        let mut baseline = read();
        assert_eq!(baseline.take_out(&mut better), 1, "the sentence is another one");
        assert_eq!(left(&better), ["vague", "vague", "vague"]);
        let gone: Vec<String> = baseline.gone().into_iter().map(|known| known.code).collect();
        assert_eq!(gone, ["not-observable", "vague", "vague"]);
        assert_eq!(read().gone(), [], "of a ladder that was not checked nothing is gone");
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        for text in [
            "x",
            "format = 2\n",
            "findings = []\n",
            "format = 1\nfindings = [{ code = \"vague\" }]\n",
            "format = 1\nx = 1\n",
        ] {
            assert!(
                Baseline::read("known.toml", text).unwrap_err().to_string().starts_with("known.toml is no baseline: ")
            );
        }
        assert!(Baseline::read("known.toml", &Baseline::default().to_text()).unwrap().is_empty());
    }
}
