//! Any bytes as a spreadsheet: imported, and the ladder that is made of it read, checked and shown again.

use metier::check::check_ladder;
use metier::diagnostic::Severity;
use metier::format::import_csv;
use metier::store::read_csv_text;

use super::screen::{hides, is_harmless};
use super::{are_placed, is_refused};

/// `import`.
pub(crate) fn csv(bytes: &[u8]) {
    let Ok(text) = read_csv_text(bytes, "a.csv") else {
        let may_be_utf16 = bytes.iter().take(4).any(|byte| *byte == 0);
        assert!(std::str::from_utf8(bytes).is_err() || may_be_utf16, "text is read");
        return;
    };
    let imported = match import_csv("a.csv", &text, "a", None) {
        Ok(imported) => imported,
        Err(report) => return is_refused(&report, "the sheet"),
    };
    if let Some(warnings) = &imported.warnings {
        assert!(warnings.findings.iter().all(|finding| finding.severity == Severity::Warning), "{warnings:?}");
        are_placed(warnings, "import");
    }
    for assumed in &imported.assumed {
        assert!(!assumed.ends_with('.') && !assumed.is_empty(), "{assumed:?}");
    }
    // What hides in a text without acting on a screen may stand in a ladder, and is made visible where it is shown.
    is_harmless("an imported ladder", &imported.text.replace(|c| c == '\t' || hides(c), ""));
    let checked = check_ladder("a.toml", "a", imported.text.as_bytes());
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    assert_eq!(errors, 0, "{:?}\n{}", checked.findings, imported.text);
    assert_eq!(checked.ladder.map(|ladder| ladder.id).as_deref(), Some("a"), "{}", imported.text);
}
