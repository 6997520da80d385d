//! What every verb has at hand: the ladders, the questions, the store, the streams and how they look.

use std::cell::OnceCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};
use time::{OffsetDateTime, UtcOffset};

use super::pager::Pager;
use super::surroundings::{Stream, Surroundings, TERMINAL, Wishes};
use crate::cli::{Common, Format, Output, OutputFile, When};
use crate::diagnostic::{Diagnostic, Findings, closest};
use crate::format::{bundled_bank, read_own_bank};
use crate::interview::Bank;
use crate::ladder::{Kind, Ladder, NoLevel, Place, Track};
use crate::print::{self, Look};
use crate::prompt::{Prompt, Way};
use crate::store::{Access, Library, Loaded, Shelf, Store, is_same, is_special, read_text_file, write_whole};

/// What a file holds, in the words of [`spare`].
pub(crate) const ANSWERS: &str = "answers; the result would replace them";
/// The same of a ladder.
pub(crate) const LADDER: &str = "the ladder; the result would replace it";

/// The scene of one command.
pub(crate) struct Desk<'a> {
    pub(crate) surroundings: &'a Surroundings,
    /// The options that every command understands.
    pub(crate) common: &'a Common,
    pub(crate) library: Library,
    bank: OnceCell<Rc<Bank>>,
    /// Options that a command which is printed to go on with has to have as well, each with a space before it.
    again: String,
    /// The file the questions are from, if it is not the bank in the binary.
    pub(crate) bank_file: Option<String>,
    /// `None` if the user has no home.
    pub(crate) store: Option<Store>,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// How results look on the standard output.
    pub(crate) look: Look,
    /// How messages and questions look.
    pub(crate) look_err: Look,
    /// How results look in a file.
    look_file: Look,
    quiet: bool,
    /// Whether the terminal says how wide results are, and how wide messages and questions are.
    follows: [bool; 2],
    /// The reason why prompting is impossible, or `None`.
    cannot_ask: Option<&'static str>,
    lines_only: bool,
    stdout_is_screen: bool,
    /// `None` where a long result is printed like any other.
    pager: Option<Pager>,
    source_date_epoch: Option<String>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(
        surroundings: &'a Surroundings,
        common: &'a Common,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Self {
        let wishes = Wishes::of(common);
        let folders = surroundings.folders.as_ref();
        let (look, why) = surroundings.look_and_why(wishes, surroundings.stdout);
        let (look_err, why_err) = surroundings.look_and_why(wishes, surroundings.stderr);
        let stdout_is_screen = surroundings.stdout != Stream::Elsewhere;
        // A dumb terminal and a voice have no pages, and no one is there to turn them where no one may be asked.
        let is_paged =
            stdout_is_screen && !(look.spoken || surroundings.is_dumb() || common.no_pager || common.no_input);
        Self {
            surroundings,
            common,
            library: library(surroundings, common.ladders.as_ref()),
            bank: OnceCell::new(),
            again: common.ladders.as_deref().map_or_else(String::new, |folder| option("--ladders", folder)),
            bank_file: None,
            store: folders.map(|folders| Store::new(&folders.state, &folders.data)),
            out,
            err,
            look,
            look_err,
            look_file: Look { colour: common.color == When::Always, ..surroundings.look(wishes, Stream::Elsewhere) },
            quiet: common.quiet,
            follows: [why, why_err].map(|why| why.width == TERMINAL),
            cannot_ask: surroundings.cannot_ask(common.no_input),
            lines_only: look.spoken || surroundings.is_dumb(),
            stdout_is_screen,
            pager: if is_paged { Pager::of(surroundings) } else { None },
            source_date_epoch: surroundings.variable("SOURCE_DATE_EPOCH"),
        }
    }

    /// The questions, read once a verb has need of them.
    pub(crate) fn bank(&self) -> Result<Rc<Bank>> {
        if let Some(bank) = self.bank.get() {
            return Ok(Rc::clone(bank));
        }
        let bank = Rc::new(bundled_bank()?);
        Ok(Rc::clone(self.bank.get_or_init(|| bank)))
    }

    /// Takes the questions from a file in place of the binary, if one is given.
    pub(crate) fn ask_from(&mut self, file: Option<&Path>) -> Result<()> {
        let Some(file) = file else { return Ok(()) };
        let name = file.display().to_string();
        let bank = read_own_bank(&name, &read_text_file(file)?)?;
        self.again.push_str(&option("--questions", file));
        self.bank_file = Some(name);
        // No one has asked for them before.
        self.bank = OnceCell::from(Rc::new(bank));
        Ok(())
    }

    /// Options that belong to every command which goes on with this one, each with a space before it.
    pub(crate) fn again(&self) -> &str {
        &self.again
    }

    /// A person reads the result on the screen as it is printed.
    pub(crate) fn is_on_screen(&self, output: &Output) -> bool {
        self.stdout_is_screen && output.file.output.is_none() && output.format == Format::Text
    }

    /// Someone watches the standard error on a screen whose lines can be drawn again.
    pub(crate) fn shows_progress(&self) -> bool {
        self.surroundings.stderr != Stream::Elsewhere && !self.lines_only && !self.quiet
    }

    /// A long result on this screen may be shown by another program, once it is whole.
    pub(crate) fn has_pager(&self) -> bool {
        self.pager.is_some()
    }

    /// A result for people to the standard output: through the pager where it is taller than the window.
    pub(crate) fn show(&mut self, text: &str) -> Result<()> {
        self.flush()?;
        if self.pager.as_ref().is_some_and(|pager| pager.shows(text)) { Ok(()) } else { self.print(text) }
    }

    /// Text to the standard output.
    pub(crate) fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).context(super::NOT_WRITTEN)
    }

    /// What was printed so far is to be seen now, before something is asked.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.out.flush().context(super::NOT_WRITTEN)
    }

    /// Text to the standard error. What was printed before stands before it.
    pub(crate) fn say(&mut self, text: &str) -> Result<()> {
        self.flush()?;
        // A hint that cannot be given must not cost the result.
        let _ = self.err.write_all(text.as_bytes());
        Ok(())
    }

    /// A hint to the standard error, unless there are to be none.
    pub(crate) fn hint(&mut self, text: &str) -> Result<()> {
        if self.quiet {
            return Ok(());
        }
        let lines = self.look_err.wrap(text, "", "");
        self.say(&format!("{}\n", lines.join("\n")))
    }

    /// A command that can be run next, alone on its line, and what it is for; unless there are to be no hints.
    pub(crate) fn suggest(&mut self, what: &str, command: &str) -> Result<()> {
        self.hint(what)?;
        if self.quiet { Ok(()) } else { self.say(&format!("{}\n", print::command(command, &self.look_err))) }
    }

    /// Findings to the standard error; warnings only where they are wanted.
    pub(crate) fn report(&mut self, report: &Findings) -> Result<()> {
        let mut report = report.clone();
        if self.quiet {
            report.findings.retain(|finding| finding.severity == crate::diagnostic::Severity::Error);
        }
        if report.findings.is_empty() {
            return Ok(());
        }
        let text = print::findings(&report, &self.look_err);
        self.say(&text)
    }

    /// How a result looks where it goes to.
    pub(crate) fn look_of(&self, output: &OutputFile) -> Look {
        if output.output.is_some() { self.look_file } else { self.look }
    }

    /// A result in one of the forms that can be chosen, to where it is wanted.
    pub(crate) fn give(&mut self, text: &str, output: &Output) -> Result<()> {
        if output.format == Format::Text && output.file.output.is_none() {
            return self.show(text);
        }
        self.deliver(text, &output.file)
    }

    /// A result to where it is wanted.
    pub(crate) fn deliver(&mut self, text: &str, output: &OutputFile) -> Result<()> {
        self.deliver_to(text, output, Access::Shared)
    }

    /// The same, and who may read the file.
    pub(crate) fn deliver_to(&mut self, text: &str, output: &OutputFile, access: Access) -> Result<()> {
        match &output.output {
            Some(file) if file.as_os_str() != "-" => {
                self.spare_sources(file)?;
                write_whole(file, text, access, output.force)?;
                self.wrote(file, output.open)
            }
            _ => self.print(text),
        }
    }

    /// Says which file was written, and tries to show it if that was asked for.
    fn wrote(&mut self, file: &Path, open: bool) -> Result<()> {
        // Nothing is left behind in a device or a pipe.
        if (self.quiet && !open) || is_special(file) || file.starts_with("/dev") || file.starts_with("/proc") {
            return Ok(());
        }
        // On one line whatever the window: it is there to be copied.
        self.say(&format!("Wrote {}\n", print::visible(&file.display().to_string())))?;
        if open && opener::open(file).is_err() {
            self.hint("No program could be started to show it.")?;
        }
        Ok(())
    }

    /// Refuses to write over a ladder that was read, or over the questions.
    pub(crate) fn spare_sources(&self, output: &Path) -> Result<()> {
        self.library.files_read().iter().try_for_each(|ladder| spare_from(ladder, output, LADDER))?;
        let questions = self.bank_file.as_ref().map(Path::new);
        questions.map_or(Ok(()), |file| spare_from(file, output, "the questions; the result would replace them"))
    }

    /// The reason why prompting is impossible, or `None`.
    pub(crate) fn cannot_ask(&self) -> Option<&'static str> {
        self.cannot_ask
    }

    /// Whole lines are read in place of single keys.
    pub(crate) fn reads_lines(&self) -> bool {
        self.lines_only
    }

    /// The terminal to ask in.
    pub(crate) fn prompt(&mut self) -> Result<Prompt> {
        if let Some(why) = self.cannot_ask {
            let error = Diagnostic::error("no terminal to ask questions in").note(why);
            let error = error.run("give the answers in a file", "metier plan me.toml");
            return Err(Findings::from(
                error.run("write an empty one to fill in", "metier new answers LADDER -o me.toml"),
            )
            .into());
        }
        let [_, follows] = self.follows;
        Ok(Prompt::new(self.look_err, if self.lines_only { Way::Lines } else { Way::Keys }, follows))
    }

    /// A window may have changed its size since a person was first asked.
    pub(crate) fn keep_up_with(&mut self, prompt: &Prompt) {
        for (look, follows) in [&mut self.look, &mut self.look_err].into_iter().zip(self.follows) {
            if follows {
                look.columns = prompt.look().columns;
            }
        }
    }

    /// Today as `YYYY-MM-DD`, in local time; with `SOURCE_DATE_EPOCH`, that day in UTC.
    pub(crate) fn today(&self) -> Result<String> {
        if let Some(seconds) = &self.source_date_epoch {
            let time = seconds.parse().ok().and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
            // A date in a file has a year of four figures.
            let Some(time) = time.filter(|time| time.year() >= 0) else {
                bail!("SOURCE_DATE_EPOCH = {seconds} is not a time in seconds, or no day of the years 0 to 9999")
            };
            return Ok(day(time));
        }
        local_day(SystemTime::now()).context("the clock of this computer shows no day")
    }

    /// Says so where a folder for ladders was given that is none; the others are looked through all the same.
    pub(crate) fn check_given_folder(&mut self) -> Result<()> {
        match self.library.missing_folder() {
            Some(folder) => {
                let warning =
                    Diagnostic::warning(format!("there is no folder {} to look for ladders in", folder.display()));
                self.report(&warning.help("it was given with --ladders or METIER_LADDERS").into())
            }
            None => Ok(()),
        }
    }

    /// The ladder with this name.
    pub(crate) fn ladder(&self, name: &str, craft: Option<&str>) -> Result<Rc<Loaded>> {
        self.library.open(name, None, craft)
    }
}

/// The day of a time, as `YYYY-MM-DD`.
fn day(time: OffsetDateTime) -> String {
    let (year, month, day) = time.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// The day that it is or was here at this time; in UTC where the system does not say how far that is from here.
pub(crate) fn local_day(time: SystemTime) -> Option<String> {
    // What was written before 1970 bears a clock's mistake.
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let time = OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()?;
    let here = UtcOffset::local_offset_at(time).ok().and_then(|offset| time.checked_to_offset(offset));
    Some(day(here.unwrap_or(time)))
}

pub(crate) fn library(surroundings: &Surroundings, typed: Option<&PathBuf>) -> Library {
    let given = surroundings.given_ladders(typed).map(|(folder, _)| folder);
    Library::new(given, surroundings.own_ladders())
}

/// Refuses to write a result over a file that it is made from, `--force` or not.
pub(crate) fn spare(file: &Path, output: &OutputFile, held: &str) -> Result<()> {
    let output = output.output.as_deref().filter(|output| output.as_os_str() != "-");
    output.map_or(Ok(()), |output| spare_from(file, output, held))
}

fn spare_from(file: &Path, output: &Path, held: &str) -> Result<()> {
    if is_same(file, output) {
        bail!("{} holds {held}", file.display());
    }
    Ok(())
}

/// An option with its value as they are typed, with a space before them.
fn option(name: &str, value: &Path) -> String {
    format!(" {name} {}", crate::report::typed_file(value))
}

/// What an answers file calls a ladder: its id, or, for one named by its path, the whole path, since the answers may be
/// read from another folder.
pub(crate) fn name_for_answers(typed: &str, loaded: &Loaded) -> Result<String> {
    if loaded.shelf != Shelf::Path {
        return Ok(loaded.ladder.id.clone());
    }
    let whole = std::path::absolute(typed).with_context(|| format!("could not find {typed}"))?;
    Ok(whole.to_string_lossy().into_owned())
}

/// The level a person means, or an error that lists what there is.
pub(crate) fn level_called<'a>(ladder: &'a Ladder, words: &str) -> Result<Place<'a>> {
    ladder.find_level(words).map_err(|why| match why {
        NoLevel::Ambiguous(ids) => {
            let error = Diagnostic::error(format!("several levels are called `{words}`"));
            Findings::from(error.help(format!("say which by its id: {}", ids.join(", ")))).into()
        }
        NoLevel::Unknown => {
            let names = ladder.places().flat_map(|place| [place.level.id.as_str(), place.level.title.as_str()]);
            let close = closest(words, names).and_then(|name| ladder.find_level(name).ok());
            let ids: Vec<&str> = ladder.places().map(|place| place.level.id.as_str()).take(40).collect();
            no_such("level", words, ladder, close.map(|place| place.level.id.as_str()), &ids)
        }
    })
}

fn no_such(what: &str, words: &str, ladder: &Ladder, close: Option<&str>, ids: &[&str]) -> anyhow::Error {
    let error = Diagnostic::error(format!("no {what} `{words}` in the ladder `{}`", ladder.id));
    let error = match close {
        Some(close) => error.help(format!("did you mean `{close}`?")),
        None => error,
    };
    let known = match ids {
        [] => format!("the ladder has no {what}s yet"),
        ids => format!("there are: {}", ids.join(", ")),
    };
    Findings::from(error.note(known)).into()
}

/// The tracks a person means: a track's id, or a kind.
pub(crate) fn tracks_called<'a>(ladder: &'a Ladder, words: &str) -> Result<Vec<&'a Track>> {
    let wanted = words.trim().to_lowercase();
    let by_id: Vec<&Track> = ladder.tracks.iter().filter(|track| track.id == wanted).collect();
    if !by_id.is_empty() && ladder.tracks.iter().filter(|track| track.kind.name() == wanted).count() <= 1 {
        return Ok(by_id);
    }
    let of_kind =
        Kind::ALL.into_iter().find(|kind| kind.name() == wanted).map(|kind| ladder.tracks_of(kind).collect::<Vec<_>>());
    if let Some(tracks) = of_kind.filter(|tracks| !tracks.is_empty()) {
        return Ok(tracks);
    }
    let ids: Vec<&str> = ladder.tracks.iter().map(|track| track.id.as_str()).collect();
    Err(no_such("track", words, ladder, closest(&wanted, ids.iter().copied()), &ids))
}
