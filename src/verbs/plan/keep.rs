//! Where the answers of an interview are kept as they are given, and what becomes of them where they cannot be.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::format::{read_answers, write_answers};
use crate::interview::{Answers, Bank};
use crate::prompt::{Prompt, TypedLine};
use crate::store::{Access, Claim, Store, is_file, read_text_file, write_whole};

/// A place for answers.
pub(crate) enum Destination {
    /// In a draft of the store.
    Draft(Store, Claim),
    /// In the file they came from, whose text this was.
    File(Claim, String),
    /// Nowhere.
    Nothing,
}

/// The place for the answers of this interview, and whether it holds them all.
pub(crate) struct Keep {
    pub(crate) place: Destination,
    /// Why the last answers are not there.
    behind: Option<String>,
    /// Why the file, as an editor has left it, is not written into.
    refused: Option<String>,
    /// What is still to be said of it.
    news: Vec<String>,
}

impl Keep {
    pub(crate) fn at(place: Destination) -> Self {
        Self { place, behind: None, refused: None, news: Vec::new() }
    }

    /// In a file of answers, unless another window has it.
    pub(crate) fn of_file(file: &Path, text: String) -> Result<Self> {
        let mut claim = Claim::on(file)?;
        claim.knows(text.clone());
        Ok(Self::at(Destination::File(claim, text)))
    }

    /// Takes over what an editor has changed in the file since it was last read or written here, before anything is set:
    /// so that of all that is in it only what was just typed becomes another.
    pub(crate) fn catch_up(&mut self, answers: &mut Answers, bank: &Bank) {
        self.refused = None;
        let (Destination::Draft(_, claim) | Destination::File(claim, _)) = &mut self.place else { return };
        // What is gone or damaged is met with when it is written to; a pipe would be waited for.
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

    /// Puts the answers where they are kept, whole or not at all. Gives what there is to say of it.
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

    /// The same for an answer or a mark. What cannot be kept ends nothing: it is said once, and tried again with the next.
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

    /// Everything is saved now.
    pub(crate) fn set_kept(&mut self) {
        self.behind = None;
    }

    /// Some answers are nowhere but in this process.
    pub(crate) fn is_behind(&self) -> bool {
        self.behind.is_some()
    }

    /// The file they are in.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.place {
            Destination::Draft(_, claim) | Destination::File(claim, _) => Some(claim.path()),
            Destination::Nothing => None,
        }
    }

    /// Before the end: answers that could not be kept are written to another file, or printed to be copied. `way_on` is
    /// the verb with its options, and what stands behind the file in the command that goes on.
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

    /// An error where the answers are still not kept.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.behind {
            Some(why) => bail!("the answers could not be saved: {why}; they are printed above"),
            None => Ok(()),
        }
    }
}

/// Takes down what was answered or marked, first on the disk, then on the screen: its label, and what there is to say of
/// where it is kept.
pub(crate) fn take_down(prompt: &mut Prompt, keeps: &mut [Keep], answers: &Answers, label: Option<&str>) -> Result<()> {
    let said: Vec<String> = keeps.iter_mut().flat_map(|keep| keep.take(answers)).collect();
    if let Some(label) = label {
        // What is not on the disk is not confirmed as if it were.
        let not_kept = if keeps.iter().any(Keep::is_behind) { " (not saved)" } else { "" };
        prompt.echo(&format!("{label}{not_kept}"))?;
    }
    Ok(said.iter().try_for_each(|said| prompt.say(said))?)
}

/// The file they are written to, asked for until one can be written; `None` if none is wanted.
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
