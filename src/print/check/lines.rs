//! Findings as one line each: for logs and editors, and as annotations on a pull request.

use crate::check::Checked;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::report::check::{FindingPlace, Frequency, spots};

/// The message and the first mend.
fn in_a_line(finding: &Diagnostic) -> String {
    let mend =
        finding.label.as_deref().filter(|label| label.ends_with('?')).or(finding.helps.first().map(String::as_str));
    let said = match mend.or(finding.label.as_deref()) {
        Some(question) if question.ends_with('?') => format!("{}, {question}", finding.message),
        Some(mend) => format!("{}; {mend}", finding.message),
        None => finding.message.clone(),
    };
    let said = finding.notes.iter().fold(said, |said, note| format!("{said}; {note}"));
    crate::print::visible(&said).into_owned()
}

/// What a workflow command would take for its own end.
fn github_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// `FILE:LINE:COLUMN: warning[vague]: …`
pub(crate) fn concise(checked: &Checked) -> String {
    let line = |(FindingPlace { file, line, column }, finding): (FindingPlace<'_>, &Diagnostic)| {
        let file = crate::print::visible(file);
        format!("{file}:{line}:{column}: {}[{}]: {}\n", finding.severity.name(), code(finding), in_a_line(finding))
    };
    spots(checked).map(line).collect()
}

/// `::warning file=FILE,line=LINE,col=COLUMN,title=vague::…`
pub(crate) fn github(checked: &Checked) -> String {
    let line = |(FindingPlace { file, line, column }, finding): (FindingPlace<'_>, &Diagnostic)| {
        // Line ends are escaped first, so that the file is still found.
        let file = github_property(file);
        let (file, said) = (crate::print::visible(&file), github_data(&in_a_line(finding)));
        let command = match finding.severity {
            Severity::Advice => "notice",
            severity => severity.name(),
        };
        format!("::{command} file={file},line={line},col={column},title={}::{said}\n", code(finding))
    };
    spots(checked).map(line).collect()
}

/// `   12 vague`
pub(crate) fn counts(frequencies: &[Frequency]) -> String {
    let lines = frequencies.iter().map(|one| format!("{:>6} {}", one.count(), one.code()));
    lines.fold(String::new(), |lines, line| lines + &line + "\n")
}

/// A file that could not be read at all has no code of a finding.
fn code(finding: &Diagnostic) -> &'static str {
    finding.code.map_or("unreadable", Code::name)
}
