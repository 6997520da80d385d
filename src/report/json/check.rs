//! What `check` found, for scripts: one object, its findings written as they come.

use serde_json::{Value, json};

use super::head;
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::{Parity, SharedPay, Side};
use crate::report::words::rounded;

/// What one file came to.
pub(crate) struct Outcome {
    /// As the user named it.
    pub(crate) name: String,
    /// Id of its ladder, if it could be read.
    pub(crate) ladder: Option<String>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) parity: Option<Parity>,
    /// Why it could not be read at all.
    pub(crate) unread: Option<String>,
}

/// The object's beginning, up to its findings.
pub(crate) fn open() -> String {
    let head = json!(head("check")).to_string();
    format!("{},\"findings\":[", head.trim_end_matches('}').to_owned() + "}")
}

/// One finding.
pub(crate) fn finding(file: &str, line: usize, column: usize, finding: &Diagnostic) -> String {
    let help = if finding.helps.is_empty() { finding.label.clone() } else { Some(finding.helps.join("; ")) };
    let value = json!({
        "severity": finding.severity.name(), "group": finding.code.map(|code| code.group().name()),
        "code": finding.code.map(Code::name), "file": file, "line": line, "column": column,
        "message": finding.message, "label": finding.label, "help": help, "notes": finding.notes,
    });
    value.to_string()
}

/// What one file came to.
pub(crate) fn file(outcome: &Outcome) -> String {
    let value = json!({
        "file": outcome.name, "ladder": outcome.ladder, "errors": outcome.errors, "warnings": outcome.warnings,
        "parity": outcome.parity.as_ref().map(parity), "error": outcome.unread,
    });
    value.to_string()
}

/// The object's end.
pub(crate) fn close(files: &[String], errors: usize, warnings: usize) -> String {
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
