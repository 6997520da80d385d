//! Builds the command that continues an interview or starts it again, with every option that still matters.

use std::path::Path;

use clap::ValueEnum as _;

use super::Asked;
use super::keep::{Destination, Keep};
use crate::cli::Format;
use crate::interview::{Answers, Bank, By};
use crate::report::{typed, typed_file};
use crate::store::{is_aside, is_file};
use crate::verbs::desk::Desk;
use crate::verbs::saved::words_for;

/// A command line under construction.
struct CommandLine(String);

/// The command that continues with these answers, or `None` if they were not saved.
pub(crate) fn way_on(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    answers: &Answers,
    keep: &Keep,
    bank: &Bank,
) -> Option<String> {
    let name = answers.name.as_deref();
    let of_file = |file: &Path| {
        let mut line = CommandLine(format!("metier plan {} --ask", words_for(desk, file)));
        line.file("--coach", asked.args.coach.as_deref());
        // A file is saved in place, so the command needs no `--save`.
        line.ends(desk, asked, None)
    };
    match &keep.place {
        Destination::Nothing => None,
        Destination::File(claim, _) => Some(of_file(claim.path())),
        // Another window has the draft that metier would continue by default, so name this one.
        Destination::Draft(_, claim) if is_aside(claim.path()) => Some(of_file(claim.path())),
        Destination::Draft(..) if answers.answers.is_empty() && answers.growth.is_none() => {
            Some(from_the_start(desk, asked, answers.by, name))
        }
        Destination::Draft(store, _) => {
            // If several interviews are unfinished, the command has to say which.
            let others = store
                .drafts(answers.by, bank)
                .into_iter()
                .filter(|draft| name.is_none() || draft.answers.name == answers.name);
            let ladder = (others.count() > 1).then_some(&*answers.ladder);
            let line = CommandLine::of(ladder, answers.by, name);
            Some(line.ends(desk, asked, asked.args.save.as_deref()))
        }
    }
}

/// The shortest command that continues this draft, without the other options.
pub(crate) fn bare(desk: &Desk<'_>, answers: &Answers) -> String {
    CommandLine::of(None, answers.by, answers.name.as_deref()).0 + desk.again()
}

/// The complete command, for when no saved answers contain the rest.
pub(crate) fn from_the_start(desk: &Desk<'_>, asked: &Asked<'_>, by: By, name: Option<&str>) -> String {
    let mut line = CommandLine::of(asked.ladder.as_deref(), by, name);
    line.word("--level", asked.args.level.as_deref());
    line.word("--craft", asked.args.craft.as_deref());
    line.flag(" --short", asked.args.short);
    line.flag(" --again", asked.args.again);
    line.flag(" --no-save", asked.args.no_save);
    line.ends(desk, asked, asked.args.save.as_deref())
}

impl CommandLine {
    /// The ladder, who answers, and about whom.
    fn of(ladder: Option<&str>, by: By, name: Option<&str>) -> Self {
        let mut line = Self("metier plan".into());
        if let Some(ladder) = ladder {
            line.0.extend([" ", &typed(ladder)]);
        }
        line.flag(" --as coach", by == By::Coach);
        line.word("--name", name);
        line
    }

    fn flag(&mut self, flag: &str, is_typed: bool) {
        if is_typed {
            self.0 += flag;
        }
    }

    fn option(&mut self, option: &str, between: &str, value: &str) {
        self.0.extend([" ", option, between, value]);
    }

    fn word(&mut self, option: &str, word: Option<&str>) {
        if let Some(word) = word {
            // A value that begins with a hyphen would be taken for an option.
            self.option(option, if word.starts_with('-') { "=" } else { " " }, &typed(word));
        }
    }

    fn file(&mut self, option: &str, file: Option<&Path>) {
        if let Some(file) = file {
            self.option(option, " ", &typed_file(file));
        }
    }

    /// Adds where the answers and the result go, and the form of the result.
    fn ends(mut self, desk: &Desk<'_>, asked: &Asked<'_>, save: Option<&Path>) -> String {
        let output = &asked.args.output.file;
        let file = output.output.as_deref().filter(|file| file.as_os_str() != "-");
        self.file("--save", save);
        self.flag(" --with-notes", asked.args.with_notes);
        if let Some(word) =
            asked.args.output.format.to_possible_value().filter(|_| asked.args.output.format != Format::Text)
        {
            self.option("--format", " ", word.get_name());
        }
        self.file("-o", file);
        // A file that exists now was written by this very command, so it may be replaced.
        let is_there = save.is_some_and(is_file) || file.is_some_and(is_file);
        self.flag(" --force", output.force || is_there);
        self.0 + desk.again()
    }
}
