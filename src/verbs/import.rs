//! `import`: turns a spreadsheet into a ladder.

use std::io;

use anyhow::Result;

use super::desk::{Desk, spare};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::format::import_csv;
use crate::store::{read_csv_file, read_csv_text};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Import) -> Result<Exit> {
    let is_stdin = args.file.as_os_str() == "-";
    let name = if is_stdin { "the standard input".to_owned() } else { args.file.display().to_string() };
    let text = if is_stdin { read_csv_text(io::stdin().lock(), &name)? } else { read_csv_file(&args.file)? };
    // Say this only about a file that exists and can be read.
    if args.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        let error = Diagnostic::error(format!("{} is no sheet but a TOML file", args.file.display()));
        return Err(Findings::from(
            error.run("to see a ladder", "metier show FILE").run("to check it", "metier check FILE"),
        )
        .into());
    }
    spare(&args.file, &args.output, "the sheet; the result would replace it")?;
    let imported = import_csv(&name, &text, &args.id, args.name.as_deref())?;
    if let Some(warnings) = &imported.warnings {
        desk.report(warnings)?;
    }
    for assumed in &imported.assumed {
        desk.hint(&format!("Assumed: {assumed}."))?;
    }
    desk.deliver(&imported.text, &args.output)?;
    Ok(Exit::Done)
}
