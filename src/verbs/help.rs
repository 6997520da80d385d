//! `help`: a topic, a command, or the overview.

use anyhow::{Result, bail};
use clap::Command;

use super::desk::Desk;
use crate::cli::{self, Format};
use crate::diagnostic::{Diagnostic, Findings, closest};
use crate::exit::Exit;
use crate::print;
use crate::report::{Facts, Told, Topic};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Help) -> Result<Exit> {
    let look = desk.look_of(&args.output);
    let words: Vec<String> = args.topic.iter().map(|word| word.to_lowercase()).collect();
    let topic = Topic::ALL.into_iter().find(|topic| words.join("-") == topic.name());
    let text = match topic {
        Some(topic) => print::topic(topic, &told(), args.format, &look),
        None if args.format == Format::Text => {
            let mut command = cli::laid_out(&look, false);
            cli::said(&command_of(&mut command, &words)?.render_long_help(), &look)
        }
        None => bail!("the help of a command can only be printed as text"),
    };
    match args.output.output {
        None if args.format == Format::Text => desk.show(&text)?,
        _ => desk.deliver(&text, &args.output)?,
    }
    Ok(Exit::Done)
}

/// The command that these words lead to.
fn command_of<'a>(root: &'a mut Command, words: &[String]) -> Result<&'a mut Command> {
    let mut command = root;
    for (n, word) in words.iter().enumerate() {
        if command.find_subcommand(word).is_none() {
            return Err(nothing_called(word, command, n == 0).into());
        }
        command = command.find_subcommand_mut(word).expect("it was found a moment ago");
    }
    Ok(command)
}

fn nothing_called(word: &str, command: &Command, is_first: bool) -> Findings {
    let topics = if is_first { &Topic::ALL[..] } else { &[] };
    let topics: Vec<&str> = topics.iter().map(|topic| topic.name()).collect();
    let commands = command.get_subcommands().map(Command::get_name);
    if Topic::ALL.iter().any(|topic| topic.name() == word) {
        let error = Diagnostic::error(format!("`{word}` is a topic, which stands alone"));
        return error.run("to see it", &format!("metier help {word}")).into();
    }
    let error = Diagnostic::error(format!("there is no help on `{word}`"));
    let error = match closest(word, topics.iter().copied().chain(commands)) {
        Some(close) => error.help(format!("did you mean `{close}`?")),
        None => error.run("the commands and topics there are", "metier help"),
    };
    if topics.is_empty() { error } else { error.note(format!("topics: {}", topics.join(", "))) }.into()
}

/// What the topics say that is known elsewhere: the exit codes, and which command gives a result in which form.
pub(crate) fn told() -> Told {
    let exit_codes = Exit::ALL.map(|exit| (exit.code().to_string(), exit.meaning().to_owned())).to_vec();
    let (mut formats, mut meanings): (Facts, Facts) = (Vec::new(), Vec::new());
    for command in cli::Cli::whole().get_subcommands() {
        let Some(format) = command.get_arguments().find(|it| it.get_id() == "format") else { continue };
        let values = format.get_possible_values();
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        formats.push((command.get_name().to_owned(), names.join(", ")));
        for value in &values {
            if !meanings.iter().any(|(name, _)| name == value.get_name()) {
                meanings.push((
                    value.get_name().into(),
                    value.get_help().expect("every form says what it is for").to_string(),
                ));
            }
        }
    }
    // The whole of what is said of each, not only its first line, which has no full stop.
    let whole = |argument: &clap::Arg| {
        let help = argument.get_long_help().or(argument.get_help()).map(ToString::to_string).unwrap_or_default();
        help.split_once("\n\n").map_or_else(|| format!("{help}."), |(first, rest)| format!("{first}. {rest}"))
    };
    let options = cli::Cli::whole().get_arguments().map(|it| (cli::named(it), whole(it))).collect();
    Told { exit_codes, formats, meanings, options }
}
