//! What `check` found, for scripts: one object, its findings written as they come.

use serde_json::{Value, json};

use super::super::findings::severity_word;
use super::super::words::rounded;
use super::{harmless, head};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::{Parity, SharedPay, Side};

/// What one file came to.
pub(in crate::render) struct Outcome {
    /// As the user named it.
    pub(in crate::render) name: String,
    /// Id of its ladder, if it could be read.
    pub(in crate::render) ladder: Option<String>,
    pub(in crate::render) errors: usize,
    pub(in crate::render) warnings: usize,
    pub(in crate::render) parity: Option<Parity>,
    /// Why it could not be read at all.
    pub(in crate::render) unread: Option<String>,
}

/// The object's beginning, up to its findings.
pub(in crate::render) fn open() -> String {
    let head = json!(head("check")).to_string();
    format!("{},\"findings\":[", head.trim_end_matches('}').to_owned() + "}")
}

/// One finding.
pub(in crate::render) fn finding(file: &str, line: usize, column: usize, finding: &Diagnostic) -> String {
    let help = if finding.helps.is_empty() { finding.label.clone() } else { Some(finding.helps.join("; ")) };
    let value = json!({
        "severity": severity_word(finding.severity), "group": finding.code.map(|code| code.group().name()),
        "code": finding.code.map(Code::name), "file": file, "line": line, "column": column,
        "message": finding.message, "label": finding.label, "help": help, "notes": finding.notes,
    });
    harmless(value.to_string())
}

/// What one file came to.
pub(in crate::render) fn file(outcome: &Outcome) -> String {
    let value = json!({
        "file": outcome.name, "ladder": outcome.ladder, "errors": outcome.errors, "warnings": outcome.warnings,
        "parity": outcome.parity.as_ref().map(parity), "error": outcome.unread,
    });
    harmless(value.to_string())
}

/// The object's end.
pub(in crate::render) fn close(files: &[String], errors: usize, warnings: usize) -> String {
    let files = files.join(",");
    format!("],\"files\":[{files}],\"errors\":{errors},\"warnings\":{warnings}}}\n")
}

fn parity(parity: &Parity) -> Value {
    let pay = |pay: &SharedPay| {
        json!({
            "rank": pay.rank, "currency": pay.currency, "per": pay.per,
            "mastery": {"from": pay.mastery.0, "to": pay.mastery.1},
            "management": {"from": pay.management.0, "to": pay.management.1},
        })
    };
    json!({
        "mastery": parity.mastery.as_ref().map(side), "management": parity.management.as_ref().map(side),
        "pay": parity.pay.iter().map(pay).collect::<Vec<_>>(),
    })
}

fn side(side: &Side) -> Value {
    json!({
        "levels": side.levels, "top_rank": side.top_rank, "expectations_per_level": rounded(side.expectations, 2),
        "ways_across": side.ways_across, "recognition": side.recognised,
        "prepare": {"tracks": side.prepared.1, "named": side.prepared.0},
        "trial": {"tracks": side.tried.1, "named": side.tried.0},
    })
}
