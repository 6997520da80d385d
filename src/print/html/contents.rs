//! The list of a handbook's parts, each a jump away.

use super::element::{all, escape};
use crate::report::doc::Block;

/// The parts are numbered in their order, as the page numbers them.
pub(crate) fn list(blocks: &[Block], lang: &str) -> String {
    let name = |block: &Block| match block {
        Block::Section(name) => Some((true, name.clone())),
        Block::Heading(name, _) => Some((false, name.clone())),
        _ => None,
    };
    let heads: Vec<(usize, (bool, String))> = (1..).zip(blocks.iter().filter_map(name)).collect();
    let link = |n: usize, name: &str| format!("<a href=\"#part-{n}\" dir=\"auto\"{lang}>{}</a>", escape(name));
    let sections: Vec<&[(usize, (bool, String))]> = heads.chunk_by(|_, (_, (begins, _))| !begins).collect();
    let section = |section: &&[(usize, (bool, String))]| {
        let Some(((n, (_, name)), inside)) = section.split_first() else { return String::new() };
        let inside = all(inside, |(n, (_, name))| format!("<li>{}</li>\n", link(*n, name)));
        let inside = if inside.is_empty() { inside } else { format!("\n<ul>\n{inside}</ul>") };
        format!("<li>{}{inside}</li>\n", link(*n, name))
    };
    format!("<nav aria-label=\"Contents\">\n<ul>\n{}</ul>\n</nav>", all(&sections, section))
}
