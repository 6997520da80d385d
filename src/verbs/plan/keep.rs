//! Saves the answers of an interview as they are given, and handles answers that cannot be saved.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::format::{read_answers, write_answers};
use crate::interview::{Answers, Bank};
use crate::prompt::{Prompt, TypedLine};
use crate::store::{Access, Claim, Store, is_file, read_text_file, write_whole};

/// Where answers are saved.
pub(crate) enum Destination {
    /// In a draft in the store.
    Draft(Store, Claim),
    /// In the file they came from, with the text it had.
    File(Claim, String),
    /// Nowhere.
    Nothing,
}

/// Where the answers of this interview are saved, and whether all of them are.
pub(crate) struct Keep {
    pub(crate) place: Destination,
    /// Why the last answers are not saved.
    behind: Option<String>,
    /// Why we cannot write to the file as an editor left it.
    refused: Option<String>,
    /// Messages that the person has not seen yet.
    news: Vec<String>,
}

impl Keep {
    pub(crate) fn at(place: Destination) -> Self {
        Self { place, behind: None, refused: None, news: Vec::new() }
    }

    /// Saves to an answers file, unless another window has it open.
    pub(crate) fn of_file(file: &Path, text: String) -> Result<Self> {
        let mut claim = Claim::on(file)?;
        claim.knows(text.clone());
        Ok(Self::at(Destination::File(claim, text)))
    }

    /// Takes over what an editor changed in the file since we last read or wrote it. This happens before anything is
    /// set, so that we only change what the person has just typed.
    pub(crate) fn catch_up(&mut self, answers: &mut Answers, bank: &Bank) {
        self.refused = None;
        let (Destination::Draft(_, claim) | Destination::File(claim, _)) = &mut self.place else { return };
        // If the file is gone or damaged, writing will report it. Reading a pipe would wait forever.
        if !is_file(claim.path()) {
            return;
        }
        let (Some(known), Ok(now)) = (claim.known(), read_text_file(claim.path())) else { return };
        if known == now {
            return;
        }
        let name = claim.path().display().to_string();
        match (read_answers(&name, known, bank), read_answers(&name, &now, bank)) {
            (Ok((before, _)), Ok((theirs, _))) => {
                if before != theirs {
                    *answers = answers.with_changes(&before, theirs);
                    self.news.push(format!("{name} was changed meanwhile. That is kept, and counts from here on."));
                }
                claim.knows(now);
            }
            (_, Err(why)) => match &self.place {
                Destination::Draft(store, claim) => match store.set_aside(claim.path()) {
                    Ok(Some(aside)) => {
                        self.news.push(format!("{name} could not be read; it was moved to {}", aside.display()));
                    }
                    Ok(None) => {}
                    Err(error) => self.refused = Some(format!("{error:#}")),
                },
                Destination::File(..) | Destination::Nothing => self.refused = Some(why.to_string()),
            },
            (Err(_), Ok(_)) => {}
        }
    }

    /// Saves the answers completely or not at all. Returns a message for the person, if there is something to say.
    fn save(&mut self, answers: &Answers) -> Result<Option<String>> {
        if let Some(why) = &self.refused {
            bail!("{why}");
        }
        match &mut self.place {
            Destination::Draft(store, claim) => store.save_draft(claim, answers),
            Destination::File(claim, text) => claim.write_into(text, answers).map(|()| None),
            Destination::Nothing => Ok(None),
        }
    }

    /// The same for a single answer or mark. A failure does not end the interview: it is reported once, and the next
    /// answer tries again.
    fn take(&mut self, answers: &Answers) -> Vec<String> {
        let said = match (self.save(answers), self.behind.take()) {
            (Ok(said), None) => said,
            (Ok(said), Some(_)) => said.or_else(|| Some("Saving works again.".into())),
            (Err(error), before) => {
                let why = format!("{error:#}");
                let said = before.is_none().then(|| {
                    format!(
                        "Not saved: {why}. You can go on: metier tries again with each answer, and at the end writes \
                         them where you like, or prints them here."
                    )
                });
                self.behind = Some(why);
                said
            }
        };
        std::mem::take(&mut self.news).into_iter().chain(said).collect()
    }

    /// Records that everything is saved now.
    pub(crate) fn set_kept(&mut self) {
        self.behind = None;
    }

    /// Whether some answers exist only in this process.
    pub(crate) fn is_behind(&self) -> bool {
        self.behind.is_some()
    }

    /// The file that the answers are in.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.place {
            Destination::Draft(_, claim) | Destination::File(claim, _) => Some(claim.path()),
            Destination::Nothing => None,
        }
    }

    /// Before the end: offers to write answers that could not be saved to another file, or else prints them to copy.
    /// `way_on` is the verb with its options, and what comes after the file's name in the command that continues.
    pub(crate) fn rescue(
        &mut self,
        prompt: &mut Prompt,
        answers: &Answers,
        way_on: (&str, &str),
        may_ask: bool,
    ) -> Result<()> {
        let Some(why) = &self.behind else { return Ok(()) };
        prompt.say("")?;
        prompt.say(&format!("Your answers could not be saved: {why}."))?;
        let text = write_answers(None, answers)?;
        if may_ask && let Some(file) = written_elsewhere(prompt, &text)? {
            *self = Self::of_file(&file, text)?;
            return Ok(());
        }
        prompt.say("")?;
        prompt.verbatim(&text)?;
        prompt.say("")?;
        let (verb, again) = way_on;
        prompt.say("Put these lines into a file, such as me.toml, then run:")?;
        Ok(prompt.command(&format!("metier {verb} me.toml{again}"))?)
    }

    /// Returns an error if the answers are still not saved.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.behind {
            Some(why) => bail!("the answers could not be saved: {why}; they are printed above"),
            None => Ok(()),
        }
    }
}

/// Saves an answer or a mark first, and then confirms it on the screen with its label and any messages about saving.
pub(crate) fn take_down(prompt: &mut Prompt, keeps: &mut [Keep], answers: &Answers, label: Option<&str>) -> Result<()> {
    let said: Vec<String> = keeps.iter_mut().flat_map(|keep| keep.take(answers)).collect();
    if let Some(label) = label {
        // Do not confirm an answer as saved if it is not on the disk.
        let not_kept = if keeps.iter().any(Keep::is_behind) { " (not saved)" } else { "" };
        prompt.echo(&format!("{label}{not_kept}"))?;
    }
    Ok(said.iter().try_for_each(|said| prompt.say(said))?)
}

/// Asks for a file until one can be written. Returns `None` if the person wants none.
fn written_elsewhere(prompt: &mut Prompt, text: &str) -> Result<Option<PathBuf>> {
    loop {
        prompt.say("Name a file to write them to, or press Enter to print them here.")?;
        let named = match prompt.line("File:")? {
            TypedLine::Text(named) if !named.is_empty() => PathBuf::from(named),
            _ => return Ok(None),
        };
        match write_whole(&named, text, Access::Private, false) {
            Ok(()) => {
                prompt.say(&format!("Saved: {}", named.display()))?;
                return Ok(Some(named));
            }
            Err(error) => prompt.say(&format!("{error:#}."))?,
        }
    }
}
