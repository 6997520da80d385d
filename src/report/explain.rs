//! Why a finding matters, and what to write instead.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Doc};
use super::parts::{ACode, Head};
use super::words::capital;
use super::{Medium, Report};
use crate::check::rules::{self, RULES};
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
    why: String,
    instead: String,
    before: String,
    after: String,
}

impl Explained {
    /// One finding, or all of them.
    #[must_use]
    pub fn of(only: Option<Code>) -> Self {
        let one = |code: Code| {
            let rule = rules::of(code);
            Explanation {
                code: ACode::of(code),
                means: rule.means(),
                why: rule.why(),
                instead: rule.instead(),
                before: rule.before(),
                after: rule.after(),
            }
        };
        let codes: Vec<Code> = only.map_or_else(|| rules::codes().collect(), |code| vec![code]);
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
    let rule = rules::of(code);
    doc.title(format!("{} ({}): {}", code.name(), code.group().name(), rule.means()));
    doc.heading("Why it matters");
    doc.paragraph(rule.why());
    doc.heading("What to write instead");
    doc.paragraph(rule.instead());
    doc.heading("Before");
    doc.push(Block::Sample(rule.before()));
    doc.heading("After");
    doc.push(Block::Sample(rule.after()));
    if rules::can_be_allowed(code) {
        doc.heading("To keep it as it is");
        doc.paragraph("Write this comment on the line above:");
        doc.push(Block::Sample(format!("# metier: allow {}", code.name())));
    }
    doc
}

/// Every code in a line.
fn all() -> Doc {
    let mut doc = Doc::default();
    doc.title(format!("{} findings that metier check can make", RULES.len()));
    for group in Group::ALL {
        doc.heading(match group {
            Group::Error => "Errors: the file cannot be used as it stands",
            Group::Fairness => "Fairness: whether mastery and management are equals",
            Group::Wording => "Wording: whether a reader knows what is meant",
            Group::Advice => "Advice: what hardly any ladder says yet, mentioned once and never counted as a problem",
        });
        let of_group = RULES.iter().filter(|rule| rule.code.group() == group);
        doc.facts(of_group.map(|rule| (rule.code.name().into(), capital(rule.means()))).collect());
    }
    doc.paragraph("One of them in full: metier explain CODE");
    doc
}
