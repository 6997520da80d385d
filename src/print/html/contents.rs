//! The table of contents of a handbook, with links to its parts.

use maud::{Markup, html};

use crate::report::doc::Block;

/// The parts are numbered in the same order as on the page.
pub(crate) fn list(blocks: &[Block], lang: Option<&str>) -> Markup {
    let heads: Vec<(usize, (bool, &str))> = (1..).zip(blocks.iter().filter_map(head)).collect();
    let link = |n: usize, name: &str| html! { a href={ "#part-" (n) } dir="auto" lang=[lang] { (name) } };
    html! {
        nav aria-label="Contents" {
            ul {
                @for section in heads.chunk_by(|_, (_, (begins, _))| !begins) {
                    @if let Some(((n, (_, name)), inside)) = section.split_first() {
                        li {
                            (link(*n, name))
                            @if !inside.is_empty() {
                                ul { @for (n, (_, name)) in inside { li { (link(*n, name)) } "\n" } }
                            }
                        }
                        "\n"
                    }
                }
            }
        }
        "\n"
    }
}

/// Whether a block begins a section, and its name. `None` for any other block.
fn head(block: &Block) -> Option<(bool, &str)> {
    match block {
        Block::Section(name) => Some((true, name)),
        Block::Heading(name, _) => Some((false, name)),
        _ => None,
    }
}
