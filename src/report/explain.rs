//! Why a finding matters, and what to write instead.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Doc};
use super::explanations::explanation;
use super::parts::{ACode, Head};
use super::words::capital;
use super::{Medium, Report};
use crate::diagnostic::{Code, Group};

/// Why findings matter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explained {
    #[serde(flatten)]
    head: Head,
    codes: Vec<Explanation>,
    /// The one that was asked for.
    #[serde(skip)]
    only: Option<Code>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Explanation {
    #[serde(flatten)]
    code: ACode,
    means: &'static str,
    why: &'static str,
    instead: &'static str,
    before: &'static str,
    after: &'static str,
}

impl Explained {
    /// One finding, or all of them.
    #[must_use]
    pub fn of(only: Option<Code>) -> Self {
        let one = |code: Code| {
            let said = explanation(code);
            Explanation {
                code: ACode::of(code),
                means: code.means(),
                why: said.why,
                instead: said.instead,
                before: said.before,
                after: said.after,
            }
        };
        let codes = only.map_or_else(|| Code::ALL.to_vec(), |code| vec![code]);
        Self { head: Head::of("explain"), codes: codes.into_iter().map(one).collect(), only }
    }
}

impl Report for Explained {
    fn doc(&self, _: Medium) -> Doc {
        self.only.map_or_else(all, one)
    }
}

/// One code explained.
fn one(code: Code) -> Doc {
    let mut doc = Doc::default();
    let said = explanation(code);
    doc.title(format!("{} ({}): {}", code.name(), code.group().name(), code.means()));
    doc.heading("Why it matters");
    doc.paragraph(said.why);
    doc.heading("What to write instead");
    doc.paragraph(said.instead);
    doc.heading("Before");
    doc.push(Block::Sample(said.before.into()));
    doc.heading("After");
    doc.push(Block::Sample(said.after.into()));
    // A comment that silences nothing cannot be silenced by another.
    if code.group() != Group::Error && code != Code::UnusedAllowance {
        doc.heading("To keep it as it is");
        doc.paragraph("Write this comment on the line above:");
        doc.push(Block::Sample(format!("# metier: allow {}", code.name())));
    }
    doc
}

/// Every code in a line.
fn all() -> Doc {
    let mut doc = Doc::default();
    doc.title(format!("{} findings that metier check can make", Code::ALL.len()));
    for (group, heading) in [
        (Group::Error, "Errors: the file cannot be used as it stands"),
        (Group::Fairness, "Fairness: whether mastery and management are equals"),
        (Group::Wording, "Wording: whether a reader knows what is meant"),
    ] {
        doc.heading(heading);
        let of_group = Code::ALL.into_iter().filter(|code| code.group() == group);
        doc.facts(of_group.map(|code| (code.name().into(), capital(code.means()))).collect());
    }
    doc.paragraph("One of them in full: metier explain CODE");
    doc
}
