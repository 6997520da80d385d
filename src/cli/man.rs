//! Man pages: those of clap_mangen, with our examples, and the topics of `metier help` on the page of metier itself.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use super::Cli;
use super::screen::examples_of;
use crate::print::clean;
use crate::report::doc::{Block, Doc};
use crate::report::topics::{self, Told, Topic};

/// Where metier keeps its files, and what they are.
const FILES: [(&str, &str); 3] = [
    ("$XDG_CONFIG_HOME/metier/ladders", "Ladders of your own, beside ./ladders and those built in."),
    ("$XDG_STATE_HOME/metier", "Interviews that are not finished."),
    ("$XDG_DATA_HOME/metier", "Finished answers."),
];

/// One page per command, each with the name of its file.
pub(crate) fn pages(told: &Told) -> Vec<(String, String)> {
    let root = Cli::whole();
    let mut commands = Vec::new();
    gather(&root, &mut commands);
    commands.iter().map(|command| (format!("{}.1", name(command)), page(command, &commands, told))).collect()
}

fn gather<'a>(command: &'a Command, found: &mut Vec<&'a Command>) {
    found.push(command);
    command.get_subcommands().for_each(|below| gather(below, found));
}

fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn page(command: &Command, all: &[&Command], told: &Told) -> String {
    let man = Man::new(command.clone()).source(concat!("metier ", env!("CARGO_PKG_VERSION"))).manual("metier manual");
    // An empty date would be left out, and the next argument would be taken for the date.
    let man = man.date(" ");
    let is_top = name(command) == "metier";
    let mut own = Roff::new();
    let mut page = Vec::new();
    let mut write = || {
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        own.control("SH", ["EXAMPLES"]);
        block(&mut own, &Block::Commands(examples_of(command)));
        own.to_writer(&mut page)?;
        if command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        man.render_options_section(&mut page)?;
        let mut last = Roff::new();
        if is_top {
            for topic in Topic::ALL {
                last.control("SH", [topic.name().replace('-', " ").to_uppercase().as_str()]);
                body(&mut last, &topics::doc(topic, told));
            }
            last.control("SH", ["FILES"]);
            facts(&mut last, &FILES.map(|(file, what)| (file.to_owned(), what.to_owned())));
        }
        last.control("SH", ["SEE ALSO"]);
        last.text(see_also(command, all));
        last.to_writer(&mut page)
    };
    write().expect("a Vec takes whatever is written");
    String::from_utf8(page).expect("what was written is UTF-8")
}

/// Links to other pages: from metier's own page to all of them, and from another page to metier's own and to those of
/// its subcommands.
fn see_also(command: &Command, all: &[&Command]) -> Vec<Inline> {
    let is_top = name(command) == "metier";
    let belongs = |other: &str| {
        if is_top { other != "metier" } else { other == "metier" || other.starts_with(&format!("{}-", name(command))) }
    };
    let others = all.iter().map(|other| name(other)).filter(|other| belongs(other)).enumerate();
    others.flat_map(|(n, other)| [roman(if n > 0 { ", " } else { "" }), bold(other), roman("(1)")]).collect()
}

/// A whole document except its title.
fn body(roff: &mut Roff, doc: &Doc) {
    doc.blocks.iter().filter(|block| !matches!(block, Block::Title(_))).for_each(|one| block(roff, one));
}

fn facts(roff: &mut Roff, facts: &[(String, String)]) {
    for (label, text) in facts {
        roff.control("TP", []);
        roff.text([bold(ascii(label))]);
        roff.text([roman(ascii(text))]);
    }
}

fn block(roff: &mut Roff, block: &Block) {
    match block {
        Block::Heading(text, _) => {
            roff.control("SS", [ascii(text).as_str()]);
        }
        Block::Facts(given) => facts(roff, given),
        Block::Items(items) => {
            for item in items {
                roff.control("IP", ["\\(bu", "2"]);
                roff.text([roman(ascii(&item.text))]);
            }
        }
        Block::Commands(commands) => {
            for (command, what) in commands {
                if !what.is_empty() {
                    roff.control("PP", []);
                    roff.text([roman(format!("{}:", crate::report::words::capital(&ascii(what))))]);
                }
                roff.control("PP", []);
                roff.control("RS", ["4"]);
                roff.control("nf", []);
                roff.text([roman(ascii(command))]);
                roff.control("fi", []);
                roff.control("RE", []);
            }
        }
        Block::Paragraph(text) => {
            roff.control("PP", []);
            roff.text([roman(ascii(text))]);
        }
        _ => unreachable!("a topic has nothing else"),
    }
}

/// The text in ASCII, because not every `man` reads UTF-8.
fn ascii(text: &str) -> String {
    clean::ascii(text).into_owned()
}
