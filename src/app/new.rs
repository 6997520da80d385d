//! `new`: the beginning of a file.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::answers::{by, form_of};
use super::context::{Context, name_for_answers};
use crate::cli;
use crate::exit::Exit;
use crate::files::{Access, Shelf, starter_ladder, starter_questions, starter_sheet};
use crate::render::typed_file;

pub(super) fn answers(context: &mut Context<'_>, args: &cli::NewAnswers) -> Result<Exit> {
    context.ask_from(args.questions.as_deref())?;
    let craft = args.craft.as_deref();
    let loaded = context.ladder(&args.ladder, craft)?;
    // Relative to the file where that lies here; a path that is typed is relative to here.
    let is_here =
        args.output.output.as_ref().is_none_or(|file| file.parent().is_none_or(|folder| folder.as_os_str().is_empty()));
    let called = if is_here && loaded.shelf == Shelf::Path {
        args.ladder.clone()
    } else {
        name_for_answers(&args.ladder, &loaded)?
    };
    let bank = context.bank()?;
    let text = starter_sheet(&called, &loaded.ladder, craft, &bank, form_of(args.short), by(Some(args.by)));
    // It is empty, and will hold answers.
    context.deliver_to(&text, &args.output, Access::Private)?;
    Ok(Exit::Done)
}

pub(super) fn ladder(context: &mut Context<'_>, args: &cli::NewLadder) -> Result<Exit> {
    let text = starter_ladder(&args.id)?;
    context.deliver(&text, &args.output)?;
    let (begin, file) = if let Some(file) = args.output.output.as_ref().filter(|file| file.as_os_str() != "-") {
        (format!("{} is written. Put your own sentences in it.", file.display()), file.clone())
    } else {
        let file = format!("{}.toml", args.id);
        (format!("Keep it as {file} and put your own sentences in it."), PathBuf::from(file))
    };
    context.hint(&begin)?;
    // With a folder before it a name is a path to every verb, whatever it ends in.
    let file = if file.components().count() > 1 { file } else { Path::new(".").join(file) };
    // A line each, so that a command can be taken whole.
    context.hint(&format!("To find faults in it: metier check {}", typed_file(&file)))?;
    context.hint(&format!("To see it: metier show {}", typed_file(&file)))?;
    Ok(Exit::Done)
}

pub(super) fn questions(context: &mut Context<'_>, args: &cli::NewQuestions) -> Result<Exit> {
    context.deliver(starter_questions(), &args.output)?;
    let file = args.output.output.as_deref().filter(|file| file.as_os_str() != "-");
    let file = file.map_or_else(|| "FILE".into(), typed_file);
    context.hint(&format!("With your own words in it: metier plan --questions {file}"))?;
    Ok(Exit::Done)
}
