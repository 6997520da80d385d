//! `mark`: where a person stands on what a level expects, asked one thing at a time or read back from ticked boxes, and
//! what the person works on.

use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Result, bail};

use super::answers::{ladder_of, name_of, of_file, read};
use super::desk::{ANSWERS, Desk, level_called, spare};
use super::findings_of;
use super::plan::interview::are_apart;
use super::plan::keep::Keep;
use super::plan::marking::{Around, LevelToMark, chosen, mark, next_levels};
use super::plan::stage::Ended;
use super::saved::{file_of, newest, options, words_for};
use super::typed::is_stdin;
use crate::advice::{Certainty, Plan, ticked};
use crate::cli::{self, Which};
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::format::ticks;
use crate::interview::{Answers, Bank, By, Date, Standing};
use crate::ladder::{Ladder, StepKind};
use crate::print;
use crate::report::{Marked, ToldMarks, typed};
use crate::store::{Claim, Loaded, can_be_written, read_text_file, read_text_stream};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Mark) -> Result<Exit> {
    desk.ask_from(args.questions.as_deref())?;
    let file = file(desk, args)?;
    if is_stdin(&file) {
        bail!("mark writes into the file, and the standard input cannot be written to; give a file");
    }
    spare(&file, &args.output.file, ANSWERS)?;
    match &args.from {
        Some(document) => from_boxes(desk, args, &file, document),
        None => asked(desk, args, &file),
    }
}

/// The file of answers that is meant: alone, the newest that is saved.
fn file(desk: &Desk<'_>, args: &cli::Mark) -> Result<PathBuf> {
    if let Some(word) = &args.word {
        return file_of(desk, word, &args.which);
    }
    if let Some(kept) = newest(desk, None, &args.which)? {
        return Ok(kept.file);
    }
    let error = Diagnostic::error("no answers are saved, and marks are written into them");
    let error = error.run(
        "answer the questions first",
        &format!("metier plan{}", options(&Which { on: None, ..args.which.clone() })),
    );
    Err(Findings::from(error.run("or name a file", "metier mark me.toml")).into())
}

/// What the answers and their ladder say together.
fn plan_of<'a>(answers: &'a Answers, ladder: &'a Ladder, bank: &'a Bank) -> Result<Plan<'a>> {
    let from = answers.level.as_deref().map(|level| level_called(ladder, level)).transpose()?;
    Ok(Plan::make(ladder, bank, answers, from))
}

fn asked(desk: &mut Desk<'_>, args: &cli::Mark, file: &Path) -> Result<Exit> {
    let mut prompt = desk.prompt().map_err(|error| by_hand(&error))?;
    if let Some(result) = &args.output.file.output {
        can_be_written(result, args.output.file.force)?;
        are_apart(file, result)?;
    }
    let (mut answers, text) = read(desk, file)?;
    let loaded = ladder_of(desk, &answers, file, answers.craft.as_deref())?;
    args.output.file.output.as_deref().map_or(Ok(()), |result| desk.spare_sources(result))?;
    let (bank, today) = (desk.bank()?, Date::parse(&desk.today()?));
    let plan = plan_of(&answers, &loaded.ladder, &bank).map_err(|error| of_file(error, file, text.clone()))?;
    let levels = levels(&plan, args)?;
    if levels.is_empty() {
        return nothing_to_mark(desk, &plan, args, file);
    }
    let before = answers.clone();
    let mut keeps = [Keep::of_file(file, text)?];
    let level = match chosen(&mut prompt, levels)? {
        Ok(Some(level)) => level,
        Ok(None) | Err(Ended::Stopped) => return Ok(Exit::Unfinished),
        Err(_) => return Ok(Exit::Interrupted),
    };
    let word = words_for(desk, file);
    let around = Around {
        again: desk.again(),
        options: option_for(args, &level.id),
        called: vec![(file.to_owned(), word)],
        today,
    };
    let (id, keys) = (level.id.clone(), level.keys());
    let ended = mark(&mut prompt, &mut answers, (&mut keeps, &bank), &around, level)?;
    if matches!(ended, Ended::Interrupted) {
        return Ok(Exit::Interrupted);
    }
    desk.keep_up_with(&prompt);
    prompt.say("")?;
    let [keep] = &keeps;
    let file = keep.file().unwrap_or(file).to_owned();
    let (name, place) = (name_of(&file), loaded.ladder.level(&id));
    let told = ToldMarks { file: &name, level: place, keys, next: next(desk, &answers, &file), ..ToldMarks::default() };
    let text = print::report(
        &Marked::of(&before, &answers, &loaded, told),
        args.output.format,
        &desk.look_of(&args.output.file),
    );
    desk.give(&text, &args.output)?;
    keep.check()?;
    Ok(Exit::Done)
}

/// The levels that can be meant: the one that is named, the present one, or the next ones.
fn levels(plan: &Plan<'_>, args: &cli::Mark) -> Result<Vec<LevelToMark>> {
    let place = match &args.level {
        Some(level) => level_called(plan.ladder, level)?,
        None if args.here => {
            if let Some(here) = plan.from {
                here
            } else {
                let error = Diagnostic::error("the answers do not say which level you have");
                return Err(Findings::from(
                    error.help("name a level with --level, or write `level = \"…\"` into the file"),
                )
                .into());
            }
        }
        None => return Ok(next_levels(plan, args.all)),
    };
    let level = LevelToMark::at(plan, place, args.all);
    Ok(if level.is_empty() { Vec::new() } else { vec![level] })
}

/// The options that lead to the same level once more.
fn option_for(args: &cli::Mark, id: &str) -> String {
    let level = match &args.level {
        Some(_) => format!(" --level {}", typed(id)),
        None if args.here => " --here".into(),
        None => String::new(),
    };
    format!("{level}{}", if args.all { " --all" } else { "" })
}

/// Nothing is written for the level, or there is no next one yet.
fn nothing_to_mark(desk: &mut Desk<'_>, plan: &Plan<'_>, args: &cli::Mark, file: &Path) -> Result<Exit> {
    let (word, again) = (words_for(desk, file), desk.again().to_owned());
    let is_early = plan.verdict.certainty == Certainty::NotEnough && plan.answers.by == By::Oneself;
    let is_named = args.here || args.level.is_some();
    if is_early && !is_named {
        desk.hint("Too few questions are answered to say which level is next.")?;
        desk.suggest("To answer more of them:", &format!("metier plan {word} --ask{again}"))?;
        if plan.from.is_some() {
            desk.suggest("To mark the level you have:", &format!("metier mark {word} --here{again}"))?;
        }
        return Ok(Exit::Unfinished);
    }
    let is_top = plan.onward().next().is_some_and(|step| step.kind == StepKind::Summit);
    let why = if is_top {
        "no level is above this one, and it expects nothing that is written"
    } else {
        "nothing is written for this level yet"
    };
    Err(Findings::from(Diagnostic::error(format!("there is nothing to mark: {why}"))).into())
}

/// Where no one can be asked, marks can be written.
fn by_hand(error: &anyhow::Error) -> anyhow::Error {
    let mut report = findings_of(error);
    for finding in &mut report.findings {
        finding.helps = vec!["write the marks into the file: [[marks]] with key, text and state".into()];
        finding.add_run("to see each key and its text", "metier plan FILE --format json");
        finding.add_run("or tick boxes in Markdown, and read them back", "metier mark FILE --from issue.md");
    }
    report.into()
}

/// The commands that lead on: the plan, or for a coach both views.
fn next(desk: &Desk<'_>, answers: &Answers, file: &Path) -> Vec<(String, String)> {
    let (word, again) = (words_for(desk, file), desk.again());
    match answers.by {
        By::Oneself => vec![(format!("metier plan {word}{again}"), "To see your plan:".into())],
        By::Coach => vec![(format!("metier compare ME.toml {word}{again}"), "To see both views side by side:".into())],
    }
}

/// Boxes that are ticked in a document are met.
fn from_boxes(desk: &mut Desk<'_>, args: &cli::Mark, file: &Path, document: &Path) -> Result<Exit> {
    let boxes = if is_stdin(document) {
        read_text_stream(io::stdin().lock(), "the standard input")?
    } else {
        read_text_file(document)?
    };
    let boxes = ticks(&boxes);
    if boxes.is_empty() {
        let error = Diagnostic::error(format!("no box of metier's is ticked in {}", name_of(document)));
        let error = error.note("a box is `- [x] …` with a comment behind it that says what it is about");
        return Err(
            Findings::from(error.run("a document with such boxes", "metier plan FILE --format markdown")).into()
        );
    }
    let (before, text) = read(desk, file)?;
    let loaded: Rc<Loaded> = ladder_of(desk, &before, file, before.craft.as_deref())?;
    let (today, mut answers) = (Date::parse(&desk.today()?), before.clone());
    let (mut keys, mut unknown, mut elsewhere) = (Vec::new(), Vec::new(), 0);
    for tick in boxes {
        if tick.ladder != loaded.ladder.id {
            elsewhere += 1;
            continue;
        }
        match ticked(&loaded.ladder, &answers, &tick.key, &tick.text) {
            Some(one) => {
                answers.set_mark(&one, Standing::Met, today.as_ref());
                keys.push(one.key);
            }
            None => unknown.push(format!("line {}: {}", tick.line, tick.text)),
        }
    }
    if answers != before && !args.dry_run {
        let mut claim = Claim::on(file)?;
        claim.write_into(&text, &answers)?;
    }
    let name = name_of(file);
    let told = ToldMarks { file: &name, keys, is_dry: args.dry_run, unknown, elsewhere, ..ToldMarks::default() };
    let text = print::report(
        &Marked::of(&before, &answers, &loaded, told),
        args.output.format,
        &desk.look_of(&args.output.file),
    );
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
