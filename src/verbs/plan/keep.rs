//! Where the answers of an interview are kept as they are given, and what becomes of them where they cannot be.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::format::write_sheet;
use crate::interview::Sheet;
use crate::prompt::{Line, Prompt};
use crate::store::{Access, Claim, Store, write_whole};

/// A place for answers.
pub(crate) enum Spot {
    /// In a draft of the store.
    Draft(Store, Claim),
    /// In the file they came from, whose text this was.
    File(Claim, String),
    /// Nowhere.
    Nothing,
}

/// The place for the answers of this interview, and whether it holds them all.
pub(crate) struct Keep {
    pub(crate) place: Spot,
    /// Why the last answers are not there.
    behind: Option<String>,
}

impl Keep {
    pub(crate) fn at(place: Spot) -> Self {
        Self { place, behind: None }
    }

    /// In a file of answers, unless another window has it.
    pub(crate) fn of_file(file: &Path, text: String) -> Result<Self> {
        Ok(Self::at(Spot::File(Claim::on(file)?, text)))
    }

    /// Puts the answers where they are kept, whole or not at all. Gives what there is to say of it.
    fn save(&mut self, sheet: &Sheet) -> Result<Option<String>> {
        match &mut self.place {
            Spot::Draft(store, claim) => store.save_draft(claim, sheet),
            Spot::File(claim, text) => claim.write_into(text, sheet).map(|()| None),
            Spot::Nothing => Ok(None),
        }
    }

    /// The same for an answer or a mark. What cannot be kept ends nothing: it is said once, and tried again with the next.
    fn take(&mut self, sheet: &Sheet) -> Option<String> {
        match (self.save(sheet), self.behind.take()) {
            (Ok(said), None) => said,
            (Ok(said), Some(_)) => said.or_else(|| Some("All is kept again.".into())),
            (Err(error), before) => {
                let why = format!("{error:#}");
                let said = before.is_none().then(|| {
                    format!(
                        "Not kept: {why}. You can go on: it is tried again as you go, and what is still not kept at the end \
                         is written where you like, or printed here."
                    )
                });
                self.behind = Some(why);
                said
            }
        }
    }

    /// Everything is kept now.
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
            Spot::Draft(_, claim) | Spot::File(claim, _) => Some(claim.path()),
            Spot::Nothing => None,
        }
    }

    /// Before the end: answers that could not be kept are written to another file, or printed to be copied. `way_on` is
    /// what stands before and behind the file in the command that goes on.
    pub(crate) fn rescue(
        &mut self,
        prompt: &mut Prompt,
        sheet: &Sheet,
        way_on: (&str, &str),
        may_ask: bool,
    ) -> Result<()> {
        let Some(why) = &self.behind else { return Ok(()) };
        prompt.say("")?;
        prompt.say(&format!("Your answers are not kept yet: {why}."))?;
        let text = write_sheet(None, sheet)?;
        if may_ask && let Some(file) = written_elsewhere(prompt, &text)? {
            *self = Self::of_file(&file, text)?;
            return Ok(());
        }
        prompt.say("")?;
        prompt.verbatim(&text)?;
        prompt.say("")?;
        let (flag, again) = way_on;
        Ok(prompt
            .say(&format!("Put these lines into a file, such as me.toml; then: metier plan {flag} me.toml{again}"))?)
    }

    /// An error where the answers are still not kept.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.behind {
            Some(why) => bail!("the answers could not be kept: {why}; they are printed above"),
            None => Ok(()),
        }
    }
}

/// Takes down what was answered or marked, first on the disk, then on the screen: its label, and what there is to say of
/// where it is kept.
pub(crate) fn take_down(prompt: &mut Prompt, keeps: &mut [Keep], sheet: &Sheet, label: Option<&str>) -> Result<()> {
    let said: Vec<String> = keeps.iter_mut().filter_map(|keep| keep.take(sheet)).collect();
    if let Some(label) = label {
        // What is not on the disk is not confirmed as if it were.
        let not_kept = if keeps.iter().any(Keep::is_behind) { " (not kept)" } else { "" };
        prompt.echo(&format!("{label}{not_kept}"))?;
    }
    Ok(said.iter().try_for_each(|said| prompt.say(said))?)
}

/// The file they are written to, asked for until one can be written; nothing where none is wanted.
fn written_elsewhere(prompt: &mut Prompt, text: &str) -> Result<Option<PathBuf>> {
    loop {
        prompt.say("Name a file to write them to, or press Enter to print them here.")?;
        let named = match prompt.line("File:")? {
            Line::Text(named) if !named.is_empty() => PathBuf::from(named),
            _ => return Ok(None),
        };
        match write_whole(&named, text, Access::Private, false) {
            Ok(()) => {
                prompt.say(&format!("Answers saved: {}", named.display()))?;
                return Ok(Some(named));
            }
            Err(error) => prompt.say(&format!("{error:#}."))?,
        }
    }
}
