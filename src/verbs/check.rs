//! `check`: where ladders are broken, unfair or vague, file by file.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::desk::{Desk, LADDER, spare};
use super::findings_of;
use crate::check::{Checked, check_ladder, tally};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::print::CheckPrinter;
use crate::store::check_file;
use crate::store::{at_most_the_largest, bundled_ids, files_to_check, is_file};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Check) -> Result<Exit> {
    let mut printer = CheckPrinter::new(args.format, desk.look_of(&args.output));
    let mut exit = Exit::Done;
    let mut gathered = String::new();
    let is_paged = args.format == cli::CheckFormat::Text && args.output.output.is_none() && desk.has_pager();
    // A thousand files are printed as they are checked; a file is written whole, and so are pages.
    let mut deliver = |desk: &mut Desk<'_>, text: String| {
        if args.output.output.is_some() || is_paged {
            gathered.push_str(&text);
            return Ok(());
        }
        desk.print(&text)
    };
    for path in &args.paths {
        let files = match files_at(path) {
            Ok(files) => files,
            Err(error) => {
                exit = exit.worst(Exit::CouldNotRun);
                let line = could_not(desk, &mut printer, path, &error)?;
                deliver(desk, line)?;
                continue;
            }
        };
        for file in files {
            spare(&file, &args.output, LADDER)?;
            match check(desk, &file) {
                Ok(checked) => {
                    exit = exit.worst(found(&checked, args.strict));
                    deliver(desk, printer.file(checked))?;
                }
                Err(error) => {
                    exit = exit.worst(Exit::CouldNotRun);
                    let line = could_not(desk, &mut printer, &file, &error)?;
                    deliver(desk, line)?;
                }
            }
        }
    }
    deliver(desk, printer.end())?;
    if is_paged {
        desk.show(&gathered)?;
    } else if args.output.output.is_some() {
        desk.deliver(&gathered, &args.output)?;
    }
    Ok(exit)
}

/// Says so, and gives what stands of it in the result.
fn could_not(desk: &mut Desk<'_>, printer: &mut CheckPrinter, file: &Path, error: &anyhow::Error) -> Result<String> {
    let report = findings_of(error);
    // On a pull request the annotation says it. A line beside it could be taken for one, whatever the file is called.
    if !printer.annotates() {
        desk.report(&report)?;
    }
    Ok(printer.could_not(file.display().to_string(), report.to_string()))
}

fn found(checked: &Checked, strict: bool) -> Exit {
    let (errors, warnings) = tally(&checked.findings);
    if errors > 0 || (strict && warnings > 0) { Exit::Found } else { Exit::Done }
}

fn files_at(path: &Path) -> Result<Vec<PathBuf>> {
    let files = files_to_check(path).with_context(|| format!("could not read the folder {}", path.display()))?;
    if files.is_empty() {
        let error = Diagnostic::error(format!("no ladder lies in the folder {}", path.display()));
        return Err(Findings::from(
            error.run("a ladder is a file that ends in .toml; begin one", "metier new ladder ID"),
        )
        .into());
    }
    Ok(files)
}

/// A file, the standard input, or, where no such file is, a ladder by its name.
fn check(desk: &Desk<'_>, file: &Path) -> Result<Checked> {
    if file.as_os_str() == "-" {
        let bytes = at_most_the_largest(io::stdin().lock()).context("could not read the standard input")?;
        return Ok(check_ladder("-", "ladder", &bytes));
    }
    let name = file.to_string_lossy();
    if is_file(file) || name.contains(['/', '.', std::path::MAIN_SEPARATOR]) {
        return check_file(file).map_err(|error| match bundled_as(file) {
            Some(id) => {
                let error = Diagnostic::error(format!("{error:#}"));
                let help = format!("the ladder that comes with metier is checked by its name: metier check {id}");
                Findings::from(error.help(help)).into()
            }
            None => error,
        });
    }
    if file.as_os_str() == "ladders" {
        let error = Diagnostic::error("there is no folder ./ladders to check");
        return Err(Findings::from(error.run("name a file, a folder or a ladder", "metier check roofing")).into());
    }
    desk.library.check(&name)
}

/// The ladder of ours that a file which is not there is called after.
fn bundled_as(file: &Path) -> Option<&'static str> {
    let stem = file.file_stem()?.to_str()?;
    bundled_ids().find(|id| *id == stem && !is_file(file))
}
