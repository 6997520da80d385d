//! Any bytes as a ladder file: read, checked, and the findings printed in every way.

use metier::check::{Checked, check_ladder};
use metier::diagnostic::Severity;
use metier::format::read_ladder;
use metier::print::{self, CheckFormat, CheckPrinter, Look};

use super::{MIDDLE, NARROW, SPOKEN, WIDE, is_for_screen, is_harmless, is_json, is_markdown};

const NAME: &str = "a.toml";

/// The loader and `check`.
pub(crate) fn ladder(bytes: &[u8]) {
    let checked = check_ladder(NAME, "a", bytes);
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let text = std::str::from_utf8(bytes).ok();
    match text.map(|text| read_ladder(NAME, "a", text, None)) {
        None => assert!(errors > 0 && checked.ladder.is_none(), "{checked:?}"),
        Some(Ok(_)) => assert_eq!(errors, 0, "what loads has no errors: {checked:?}"),
        Some(Err(report)) => {
            assert!(errors > 0 && !report.findings.is_empty(), "what does not load has an error: {report:?}");
            is_harmless("the loader", &print::findings(&report, &WIDE));
        }
    }
    for finding in &checked.findings {
        let span = finding.span.unwrap_or_else(|| panic!("no place: {finding:?}"));
        assert!(checked.text.get(span.start..span.end).is_some(), "{finding:?} in {:?}", checked.text);
        assert!(finding.code.is_some(), "no code: {finding:?}");
    }
    for look in [WIDE, NARROW, MIDDLE, SPOKEN] {
        is_for_screen(&printed(&checked, CheckFormat::Text, look), &look, "check");
    }
    is_markdown(&printed(&checked, CheckFormat::Markdown, WIDE), "check in Markdown");
    for (format, begin) in [(CheckFormat::Concise, "a.toml:"), (CheckFormat::Github, "::")] {
        let lines = printed(&checked, format, WIDE);
        is_harmless("check in lines", &lines);
        assert_eq!(lines.lines().count(), checked.findings.len(), "a finding is a line: {lines:?}");
        assert!(lines.lines().all(|line| line.starts_with(begin)), "{lines:?}");
    }
    let object = is_json(&printed(&checked, CheckFormat::Json, WIDE), "check in JSON");
    let found = object.get("findings").and_then(serde_json::Value::as_array).map(Vec::len);
    assert_eq!(found, Some(checked.findings.len()), "{object}");
}

fn printed(checked: &Checked, format: CheckFormat, look: Look) -> String {
    let mut printer = CheckPrinter::new(format, look, false, None);
    let text = printer.file(checked.clone(), 0);
    text + &printer.end(Vec::new())
}
