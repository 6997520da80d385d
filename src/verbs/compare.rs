//! `compare`: compares two answers files of one person, self and coach or then and now.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::answers::{ladder_of, name_of, of_file, read, two_people};
use super::desk::{ANSWERS, Desk, spare};
use super::saved::{file_of, name_in};
use super::typed::is_stdin;
use crate::advice::{Comparison, OneSide, one_person};
use crate::cli::{self, Which, Who};
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::interview::Answers;
use crate::print;
use crate::report::{Compared, ComparisonReport};
use crate::store::is_same;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Compare) -> Result<Exit> {
    desk.ask_from(args.questions.as_deref())?;
    let [a, b] = files(desk, args)?;
    if [&a, &b].iter().all(|file| is_stdin(file)) {
        bail!("the standard input can be one of the two, not both");
    }
    let (a, b) = (a.as_path(), b.as_path());
    [a, b].iter().try_for_each(|file| spare(file, &args.output.file, ANSWERS))?;
    if is_same(a, b) {
        let warning = Diagnostic::warning(format!("{} is compared with itself: nothing can differ", name_of(a)));
        desk.report(&warning.into())?;
    }
    let ((sheet_a, loaded_a), (sheet_b, loaded_b)) = (answers(desk, a)?, answers(desk, b)?);
    if !one_person(&sheet_a, &sheet_b) {
        return Err(two_people(&sheet_a, &sheet_b).into());
    }
    let bank = desk.bank()?;
    let it = Comparison::of(
        &bank,
        OneSide { answers: &sheet_a, ladder: &loaded_a.ladder },
        OneSide { answers: &sheet_b, ladder: &loaded_b.ladder },
    );
    let (name_a, name_b) = (name_of(a), name_of(b));
    let turned = it.pair.turned;
    let compared = Compared {
        files: if turned { [&name_b, &name_a] } else { [&name_a, &name_b] },
        ladders: if turned { [&loaded_b, &loaded_a] } else { [&loaded_a, &loaded_b] },
        with_notes: args.with_notes,
        all: args.all,
        to_file: args.output.file.output.as_ref().is_some_and(|file| file.as_os_str() != "-"),
    };
    let look = desk.look_of(&args.output.file);
    let text = print::report(&ComparisonReport::of(&it, &compared), args.output.format, &look);
    desk.give(&text, &args.output)?;
    Ok(if it.is_possible() { Exit::Done } else { Exit::Unfinished })
}

/// The two files. If only a name was given, they are the person's own newest answers, and the coach's or those of
/// another time.
fn files(desk: &Desk<'_>, args: &cli::Compare) -> Result<[PathBuf; 2]> {
    let own = Which { name: args.name.clone(), ..Which::default() };
    let other = match &args.second {
        Some(second) => return Ok([file_of(desk, &args.first, &own)?, file_of(desk, second, &own)?]),
        None if args.on.is_some() => Which { on: args.on.clone(), ..own.clone() },
        None => Which { by: Some(Who::Coach), ..own.clone() },
    };
    if name_in(&args.first).is_none() {
        let error = Diagnostic::error(format!("{} is one file, and two are compared", name_of(&args.first)));
        return Err(Findings::from(error.help("name the other one behind it, or a ladder in its place")).into());
    }
    Ok([file_of(desk, &args.first, &own)?, file_of(desk, &args.first, &other)?])
}

fn answers(desk: &mut Desk<'_>, file: &Path) -> Result<(Answers, std::rc::Rc<crate::store::Loaded>)> {
    let (answers, text) = read(desk, file)?;
    let loaded = ladder_of(desk, &answers, file, answers.craft.as_deref());
    Ok((answers, loaded.map_err(|error| of_file(error, file, text))?))
}
