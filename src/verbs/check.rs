//! `check`: where ladders are broken, unfair or vague, file by file.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::desk::{Desk, LADDER, spare};
use super::findings_of;
use super::progress::Progress;
use crate::check::{Baseline, Checked, Selection, Tally, check_ladder};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::print::CheckPrinter;
use crate::store::check_file;
use crate::store::{
    Access, at_most_the_largest, bundled_ids, files_to_check, is_file, is_there, read_large_text_file, write_whole,
};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Check) -> Result<Exit> {
    let selection = Selection::of(&args.select, &args.ignore)?;
    let mut baseline = baseline(args)?;
    let mut written = args.write_baseline.then(Baseline::default);
    let is_everything = selection.is_everything();
    let again = (is_everything && args.baseline.is_none()).then(|| typed(&args.paths));
    let mut printer = CheckPrinter::new(args.format, desk.look_of(&args.output), args.statistics, again);
    let mut exit = Exit::Done;
    let mut gathered = String::new();
    let is_paged = args.format == cli::CheckFormat::Text && args.output.output.is_none() && desk.has_pager();
    // A thousand files are printed as they are checked; a file is written whole, and so are pages.
    let mut deliver = |desk: &mut Desk<'_>, text: String| {
        if args.output.output.is_some() || is_paged || text.is_empty() {
            gathered.push_str(&text);
            return Ok(());
        }
        desk.print(&text)
    };
    let files: Vec<(&PathBuf, Result<Vec<PathBuf>>)> = args.paths.iter().map(|path| (path, files_at(path))).collect();
    let count = files.iter().map(|(_, files)| files.as_ref().map_or(0, Vec::len)).sum();
    let mut progress = Progress::of(count, desk.shows_progress());
    for (path, files) in files {
        let files = match files {
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
            let checked = check(desk, &file);
            progress.step();
            match checked {
                Ok(mut checked) => {
                    checked.keep(&selection);
                    let known = match (&mut written, &mut baseline) {
                        (Some(written), _) => written.add(&mut checked),
                        (None, Some(baseline)) => baseline.take_out(&mut checked),
                        (None, None) => 0,
                    };
                    exit = exit.worst(found(&checked, args.strict));
                    let text = printer.file(checked, known);
                    progress.beside(|is_drawn| {
                        deliver(desk, text)?;
                        if is_drawn { desk.flush() } else { Ok(()) }
                    })?;
                }
                Err(error) => {
                    exit = exit.worst(Exit::CouldNotRun);
                    let line = progress.beside(|_| could_not(desk, &mut printer, &file, &error))?;
                    deliver(desk, line)?;
                }
            }
        }
    }
    progress.end();
    // What is not looked for is not gone.
    let gone = baseline.filter(|_| is_everything).map_or_else(Vec::new, |baseline| baseline.gone());
    deliver(desk, printer.end(if args.write_baseline { Vec::new() } else { gone }))?;
    if is_paged {
        desk.show(&gathered)?;
    } else if args.output.output.is_some() {
        desk.deliver(&gathered, &args.output)?;
    }
    if let (Some(written), Some(file)) = (written, &args.baseline) {
        write_whole(file, &written.to_text(), Access::Shared, true)?;
        let count = written.len();
        let known = if count == 1 { "1 finding is known".to_owned() } else { format!("{count} findings are known") };
        desk.hint(&format!("Wrote {}: {known} from now on.", file.display()))?;
    }
    Ok(exit)
}

/// The command that was typed, to go on with.
fn typed(paths: &[PathBuf]) -> String {
    paths.iter().fold("metier check".to_owned(), |command, path| format!("{command} {}", path.display()))
}

/// What is known so far. A file that is to be written may be missing, but not be anything else.
fn baseline(args: &cli::Check) -> Result<Option<Baseline>> {
    let Some(file) = &args.baseline else { return Ok(None) };
    if args.write_baseline && !is_there(file) {
        return Ok(None);
    }
    let name = file.display().to_string();
    let baseline = Baseline::read(&name, &read_large_text_file(file)?)?;
    Ok((!args.write_baseline).then_some(baseline))
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
    let tally = Tally::of(&checked.findings);
    if tally.errors > 0 || (strict && tally.warnings > 0) { Exit::Found } else { Exit::Done }
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
