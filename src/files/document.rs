//! A whole TOML file of ours: its size, its syntax, its format, and then its fields.

use toml::de::DeTable;

use super::LARGEST_FILE;
use super::fields::{Faults, Fields, Texts};
use crate::diagnostic::{Code, Diagnostic, Report, Source, Span};

/// Reads a whole file with `read`, which collects faults. Any error among them refuses the file.
pub(super) fn read_file<T>(
    name: &str,
    text: &str,
    newest: i64,
    texts: Texts,
    read: impl FnOnce(Fields<'_>, &mut Faults) -> T,
) -> Result<T, Report> {
    let refuse = |findings: Faults| {
        let source = Some(Source { name: name.to_owned(), text: text.to_owned() });
        Err(Report { source, findings })
    };
    if text.len() > LARGEST_FILE {
        let message = format!("the file has {} bytes, at most {LARGEST_FILE} are read", text.len());
        return Err(Report {
            source: Some(Source { name: name.to_owned(), text: String::new() }),
            findings: vec![Diagnostic::error(message).code(Code::TooLarge).help("split it into several files")],
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return refuse(syntax(text, &errors));
    }
    let mut faults = Faults::new();
    let mut fields = Fields::new(document.get_ref(), Span::default(), String::new(), texts);
    if !format_is_known(&mut fields, newest, &mut faults) {
        return refuse(faults);
    }
    let value = read(fields, &mut faults);
    if faults.is_empty() {
        return Ok(value);
    }
    faults.sort_by_key(|fault| fault.span.map_or(0, |span| span.start));
    refuse(faults)
}

/// One finding a line: what follows the first on the same line is mostly its echo.
fn syntax(text: &str, errors: &[toml::de::Error]) -> Faults {
    const MOST: usize = 20;
    let mut lines = Vec::new();
    let mut faults = Faults::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = text.get(..span.start).unwrap_or_default().matches('\n').count();
        if lines.contains(&line) || faults.len() == MOST {
            continue;
        }
        lines.push(line);
        faults.push(Diagnostic::error(error.message().replace('\n', ", ")).code(Code::Syntax).at(span));
    }
    faults.sort_by_key(|fault| fault.span.map_or(0, |span| span.start));
    faults
}

fn format_is_known(fields: &mut Fields<'_>, newest: i64, faults: &mut Faults) -> bool {
    let before = faults.len();
    let Some((format, at)) = fields.whole("format", faults) else {
        if faults.len() == before {
            let fault = Diagnostic::error("missing key `format`").code(Code::MissingKey);
            faults.push(fault.help(format!("write `format = {newest}` in the first line")));
        }
        // The rest may still be read: every fault in one run.
        return faults.iter().all(|fault| fault.code == Some(Code::MissingKey));
    };
    if format > newest {
        let message = format!("format {format} is newer than this metier, which reads format {newest}");
        faults.push(Diagnostic::error(message).code(Code::NewerFormat).at(at).help("install a newer metier"));
        return false;
    }
    if format < 1 {
        let fault = Diagnostic::error(format!("there is no format {format}")).code(Code::UnknownValue).at(at);
        faults.push(fault.help(format!("write `format = {newest}`")));
    }
    true
}
