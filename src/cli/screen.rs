//! clap's help as a screen wants it: as wide as the screen, examples first, and an overview of what there is.

use clap::builder::StyledStr;
use clap::builder::styling::{Style, Styles};
use clap::{Arg, Command, CommandFactory as _};

use super::Cli;
use crate::print::{self, Look};
use crate::report::doc::{Block, Doc};
use crate::report::{Facts, Topic};

/// Who uses the commands: in the order in which [`super::Verb`] has them, each group begins with the one named here.
const READERS: [(&str, &str); 3] = [
    ("For you, and for those you coach:", "plan"),
    ("For those who write ladders:", "new"),
    ("For scripts and packagers:", "generate"),
];

/// All that can be typed, with its help laid out for a screen, in short for `-h`.
pub(crate) fn laid_out(look: &Look, is_short: bool) -> Command {
    let bold = Style::new().bold();
    let painted = Styles::plain().header(bold).usage(bold).literal(bold).error(bold);
    let mut root = Cli::command()
        .styles(if look.colour { painted } else { Styles::plain() })
        .term_width(look.width())
        // Nothing is beside anything where lines are read aloud.
        .next_line_help(look.spoken)
        .mut_subcommands(|below| examples_first(below, look, is_short, "metier"));
    root.build();
    let overview = if is_short { at_a_glance(&root, look) } else { overview(&root, look) };
    root.help_template(overview)
}

/// What clap says, as it is printed.
pub(crate) fn said(text: &StyledStr, look: &Look) -> String {
    let text = text.ansi().to_string();
    let line = |line: &str| {
        let spoken = || line.split_whitespace().collect::<Vec<_>>().join(" ");
        (if look.spoken { spoken() } else { line.trim_end().to_owned() }) + "\n"
    };
    text.lines().map(line).collect()
}

fn examples_first(command: Command, look: &Look, is_short: bool, path: &str) -> Command {
    let path = format!("{path} {}", command.get_name());
    let examples = examples(&command, look);
    let more = if is_short { format!("\n\n{}", more(&path, look)) } else { String::new() };
    let template = format!("{{about}}\n\n{examples}\n{{usage-heading}} {{usage}}\n\n{{all-args}}{more}");
    command.help_template(template).mut_subcommands(|below| examples_first(below, look, is_short, &path))
}

/// Where the rest is: the options that every command understands would be half of each short help.
fn more(path: &str, look: &Look) -> String {
    let mut doc = Doc::default();
    let whole = path.replacen("metier", "metier help", 1);
    doc.push(Block::Commands(vec![
        (whole, "all of this help".into()),
        ("metier help options".into(), "options that every command understands".into()),
    ]));
    print::on_screen(&doc, look)
}

/// Every command and topic on one screen.
fn at_a_glance(root: &Command, look: &Look) -> String {
    let mut doc = Doc::default();
    doc.title(about(root) + ".");
    let first = print::on_screen(&doc, look);
    let groups = groups(root).into_iter().map(|(heading, verbs)| {
        let mut doc = Doc::default();
        doc.heading(heading);
        doc.facts(verbs);
        print::on_screen(&doc, look)
    });
    let groups: String = groups.collect();
    let mut doc = Doc::default();
    let topics: Vec<&str> = Topic::ALL.iter().map(|topic| topic.name()).collect();
    doc.facts(vec![("Topics".into(), topics.join(", "))]);
    doc.push(Block::Commands(vec![("metier help TOPIC".into(), "a topic, or a command in full".into())]));
    format!("{first}\n{groups}\n{}", print::on_screen(&doc, look))
}

/// The commands with what they do, by who uses them: clap cannot group them.
fn groups(root: &Command) -> Vec<(&'static str, Facts)> {
    let verbs: Vec<&Command> = root.get_subcommands().collect();
    let begins = |verb: &Command| READERS.into_iter().find(|(_, first)| *first == verb.get_name());
    let group = |verbs: &[&Command]| {
        let (heading, _) = verbs.first().and_then(|first| begins(first)).expect("the first verb begins a group");
        (heading, verbs.iter().map(|verb| (verb.get_name().to_owned(), about(verb))).collect())
    };
    verbs.chunk_by(|_, next| begins(next).is_none()).map(group).collect()
}

/// clap would break a command in two where the screen ends, so the examples are laid out here.
fn examples(command: &Command, look: &Look) -> String {
    let mut doc = Doc::default();
    let examples = examples_of(command);
    doc.heading(if examples.len() == 1 { "Example:" } else { "Examples:" });
    doc.push(Block::Commands(examples));
    print::on_screen(&doc, look)
}

/// The lines of `after_help` that are set in: a command, and after three spaces what it does.
pub(super) fn examples_of(command: &Command) -> Facts {
    let text = command.get_after_help().expect("every command has an example").to_string();
    let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
    let example = |line: &str| {
        let (command, what) = line.split_once("   ").unwrap_or((line, ""));
        (command.trim().to_owned(), what.trim().to_owned())
    };
    lines.map(example).collect()
}

/// Every command and option, in a line each.
fn overview(root: &Command, look: &Look) -> String {
    let mut doc = Doc::default();
    doc.title(about(root) + ".");
    let first = print::on_screen(&doc, look);
    let mut doc = Doc::default();
    for (heading, verbs) in groups(root) {
        doc.heading(heading);
        doc.facts(verbs);
    }
    doc.heading("Topics, each with metier help TOPIC:");
    doc.facts(Topic::ALL.map(|topic| (topic.name().to_owned(), topic.about().to_owned())).to_vec());
    doc.heading("Common options:");
    doc.facts(root.get_arguments().map(option).collect());
    doc.push(Block::Closing(vec!["One command in full: metier help COMMAND.".into()]));
    let (examples, groups) = (examples(root, look), print::on_screen(&doc, look));
    format!("{first}\n{examples}\n{{usage-heading}} {{usage}}\n\n{groups}")
}

fn option(argument: &Arg) -> (String, String) {
    (named(argument), argument.get_help().expect("every option says what it does").to_string())
}

/// "-q, --quiet".
pub(crate) fn named(argument: &Arg) -> String {
    let short = argument.get_short().map(|letter| format!("-{letter}, ")).unwrap_or_default();
    format!("{short}{argument}")
}

fn about(command: &Command) -> String {
    command.get_about().expect("every command says what it does").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_overview_begins_with_a_command() {
        let root = Cli::command();
        assert!(READERS.into_iter().all(|(_, first)| root.find_subcommand(first).is_some()));
        assert_eq!(root.get_subcommands().next().map(Command::get_name), READERS.first().map(|(_, first)| *first));
    }

    #[test]
    fn an_example_is_a_command_and_what_it_does() {
        let command = Command::new("x").after_help("Examples:\n  metier list\n  metier show x   one of them");
        let examples = examples_of(&command);
        let examples: Vec<_> = examples.iter().map(|(command, what)| (command.as_str(), what.as_str())).collect();
        assert_eq!(examples, [("metier list", ""), ("metier show x", "one of them")]);
    }
}
