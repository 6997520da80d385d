//! Why a finding matters, and what to write instead.

use super::doc::{Block, Doc};
use super::explanations::explanation;
use super::words::capital;
use crate::diagnostic::{Code, Group};

/// One code explained.
pub(crate) fn one(code: Code) -> Doc {
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
pub(crate) fn all() -> Doc {
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
