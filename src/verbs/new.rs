//! `new`: starts a file.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::answers::form_of;
use super::choosing::ladder_named;
use super::desk::{Desk, name_for_answers};
use super::typed::by;
use crate::cli::{self, NewWhat};
use crate::exit::Exit;
use crate::format::{starter_answers, starter_ladder, starter_questions};
use crate::report::typed_file;
use crate::store::{Access, Shelf};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::New) -> Result<Exit> {
    match &args.what {
        NewWhat::Answers(args) => answers(desk, args),
        NewWhat::Ladder(args) => ladder(desk, args),
        NewWhat::Questions(args) => questions(desk, args),
    }
}

fn answers(desk: &mut Desk<'_>, args: &cli::NewAnswers) -> Result<Exit> {
    desk.ask_from(args.questions.as_deref())?;
    let craft = args.craft.as_deref();
    let name = ladder_named(desk, args.ladder.as_deref(), "metier new answers LADDER -o me.toml")?;
    let loaded = desk.ladder(&name, craft)?;
    // The file names its ladder by a relative path if the ladder is in the same folder. A typed path is relative to the
    // current folder.
    let is_here =
        args.output.output.as_ref().is_none_or(|file| file.parent().is_none_or(|folder| folder.as_os_str().is_empty()));
    let called = if is_here && loaded.shelf == Shelf::Path { name } else { name_for_answers(&name, &loaded)? };
    let bank = desk.bank()?;
    let text = starter_answers(&called, &loaded.ladder, craft, &bank, form_of(args.short), by(Some(args.by)));
    // It is empty now, but will contain private answers.
    desk.deliver_to(&text, &args.output, Access::Private)?;
    Ok(Exit::Done)
}

fn ladder(desk: &mut Desk<'_>, args: &cli::NewLadder) -> Result<Exit> {
    let text = starter_ladder(&args.id)?;
    desk.deliver(&text, &args.output)?;
    let (begin, file) = if let Some(file) = args.output.output.as_ref().filter(|file| file.as_os_str() != "-") {
        ("Put your own sentences in it.".to_owned(), file.clone())
    } else {
        let file = format!("{}.toml", args.id);
        (format!("Keep it as {file} and put your own sentences in it."), PathBuf::from(file))
    };
    desk.hint(&begin)?;
    // With a folder in front, every verb takes the name for a path, whatever it ends in.
    let file = if file.components().count() > 1 { file } else { Path::new(".").join(file) };
    desk.suggest("To find faults in it:", &format!("metier check {}", typed_file(&file)))?;
    desk.suggest("To see it:", &format!("metier show {}", typed_file(&file)))?;
    Ok(Exit::Done)
}

fn questions(desk: &mut Desk<'_>, args: &cli::NewQuestions) -> Result<Exit> {
    desk.deliver(starter_questions(), &args.output)?;
    let file = args.output.output.as_deref().filter(|file| file.as_os_str() != "-");
    let file = file.map_or_else(|| "FILE".into(), typed_file);
    desk.suggest("With your own words in it:", &format!("metier plan --questions {file}"))?;
    Ok(Exit::Done)
}
