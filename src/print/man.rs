//! Man pages, for `man`: roff with the macros that every system has, and only ASCII in it.

use std::fmt::Write as _;

use crate::report::doc::{Block, Doc, Item};
use crate::report::help::{Facts, Manual, lower};
use crate::report::topics::{self, Told, Topic};

/// Where metier's files are, by what they are.
const FILES: [(&str, &str); 3] = [
    ("$XDG_CONFIG_HOME/metier/ladders", "Ladders of your own, beside ./ladders and those built in."),
    ("$XDG_STATE_HOME/metier", "Interviews that are not finished."),
    ("$XDG_DATA_HOME/metier", "Finished answers."),
];

const COMMANDS: &str = ".SH \"COMMANDS\"\n";

/// The page of a command. That of metier itself also has the topics and names all others.
pub(crate) fn page(manual: &Manual, all: &[Manual], told: &Told) -> String {
    let page = manual.name.replace(' ', "-");
    let mut roff = format!(
        ".TH \"{}\" 1 \"\" \"metier {}\" \"metier manual\"\n",
        escape(&page.to_uppercase()),
        env!("CARGO_PKG_VERSION")
    );
    section(&mut roff, "Name");
    let _ = writeln!(roff, "{} \\- {}", escape(&page), escape(&lower(&manual.about)));
    section(&mut roff, "Synopsis");
    let _ = writeln!(roff, "{}", escape(&manual.usage));
    section(&mut roff, "Description");
    for text in std::iter::once(&manual.about).chain(&manual.more) {
        block(&mut roff, &Block::Paragraph(format!("{}.", text.trim_end_matches('.'))));
    }
    if !manual.examples.is_empty() {
        section(&mut roff, "Examples");
        block(&mut roff, &Block::Commands(manual.examples.clone()));
    }
    for (heading, of_part) in manual.parts.iter().filter(|(heading, _)| !heading.starts_with("Topics")) {
        // The commands are parted by who uses them.
        if manual.is_top && heading.starts_with("For ") {
            if !roff.contains(COMMANDS) {
                roff.push_str(COMMANDS);
            }
            let _ = writeln!(roff, ".SS \"{}\"", escape(heading));
        } else {
            section(&mut roff, heading);
        }
        facts(&mut roff, of_part);
    }
    if manual.is_top {
        for (heading, topic) in [
            ("Exit status", Topic::ExitCodes),
            ("Environment", Topic::Environment),
            ("Formats", Topic::Formats),
            ("Privacy", Topic::Privacy),
            ("Accessibility", Topic::Accessibility),
            ("Method", Topic::Method),
        ] {
            section(&mut roff, heading);
            body(&mut roff, &topics::doc(topic, told));
            if topic == Topic::Environment {
                section(&mut roff, "Files");
                facts(&mut roff, &FILES.map(|(file, what)| (file.to_owned(), what.to_owned())).to_vec());
            }
        }
    }
    section(&mut roff, "See also");
    let belongs = |other: &&Manual| {
        if manual.is_top { !other.is_top } else { other.is_top || other.name.starts_with(&format!("{} ", manual.name)) }
    };
    let others: Vec<String> = all.iter().filter(belongs).map(|other| other.name.replace(' ', "-")).collect();
    let others: Vec<String> = others.iter().map(|name| format!(".BR {} (1)", escape(name))).collect();
    let _ = writeln!(roff, "{}", others.join(" ,\n"));
    roff
}

fn section(roff: &mut String, heading: &str) {
    let _ = writeln!(roff, ".SH \"{}\"", escape(&heading.to_uppercase()));
}

/// All of a document but its title.
fn body(roff: &mut String, doc: &Doc) {
    for one in doc.blocks.iter().filter(|block| !matches!(block, Block::Title(_))) {
        block(roff, one);
    }
}

fn facts(roff: &mut String, facts: &Facts) {
    for (label, text) in facts {
        let _ = writeln!(roff, ".TP\n.B \"{}\"\n{}", escape(label), escape(text));
    }
}

fn block(roff: &mut String, block: &Block) {
    match block {
        Block::Heading(text, _) | Block::Section(text) | Block::Subheading(text) => {
            let _ = writeln!(roff, ".SS \"{}\"", escape(text));
        }
        Block::Facts(given) => facts(roff, given),
        Block::Items(items) => {
            for Item { text, .. } in items {
                let _ = writeln!(roff, ".IP \\(bu 2\n{}", escape(text));
            }
        }
        Block::Commands(commands) => {
            for (command, what) in commands {
                if !what.is_empty() {
                    let _ = writeln!(roff, ".PP\n{}:", escape(&crate::report::words::capital(what)));
                }
                let _ = writeln!(roff, ".PP\n.RS 4\n.nf\n{}\n.fi\n.RE", escape(command));
            }
        }
        Block::Title(text) | Block::Paragraph(text) | Block::Summary(text) => {
            let _ = writeln!(roff, ".PP\n{}", escape(text));
        }
        Block::Closing(lines) => {
            for line in lines {
                let _ = writeln!(roff, ".PP\n{}", escape(line));
            }
        }
        // Help and topics have nothing of these.
        Block::Steps(_) | Block::Sample(_) | Block::Bars(_) | Block::Table(_) => {}
    }
}

/// A text that roff shows as it is: no request, no escape, hyphens that can be copied, other characters by their number.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    if text.starts_with(['.', '\'']) {
        escaped.push_str("\\&");
    }
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '"' => escaped.push_str("\\(dq"),
            '\'' => escaped.push_str("\\(aq"),
            '`' => escaped.push_str("\\(ga"),
            '~' => escaped.push_str("\\(ti"),
            '^' => escaped.push_str("\\(ha"),
            c if c.is_ascii() => escaped.push(c),
            c => {
                let _ = write!(escaped, "\\[u{:04X}]", u32::from(c));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_acts_on_roff() {
        assert_eq!(escape(".TH \\n --all"), "\\&.TH \\en \\-\\-all");
        assert_eq!(escape("'tis \"so\" – 1"), "\\&\\(aqtis \\(dqso\\(dq \\[u2013] 1");
    }
}
