//! Why a finding matters, and what to write instead.

use super::doc::{Block, Doc};
use super::words::capital;
use crate::check::rules::{self, RULES};
use crate::diagnostic::{Code, Group};

/// One code explained.
pub(crate) fn one(code: Code) -> Doc {
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
pub(crate) fn all() -> Doc {
    let mut doc = Doc::default();
    doc.title(format!("{} findings that metier check can make", RULES.len()));
    for group in Group::ALL {
        doc.heading(match group {
            Group::Error => "Errors: the file cannot be used as it stands",
            Group::Fairness => "Fairness: whether mastery and management are equals",
            Group::Wording => "Wording: whether a reader knows what is meant",
        });
        let of_group = RULES.iter().filter(|rule| rule.code.group() == group);
        doc.facts(of_group.map(|rule| (rule.code.name().into(), capital(rule.means()))).collect());
    }
    doc.paragraph("One of them in full: metier explain CODE");
    doc
}
