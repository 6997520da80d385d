//! Tables of a page: columns as they are, and lists to be marked, with room for what is agreed.

use maud::{Markup, html};

use crate::interview::Standing;
use crate::report::doc::{Block, Bullet, Cell, Item, Table, standing_word};

/// A table. Its caption is for screen readers: the heading above says it to the eye. One of many columns can be moved
/// sideways where it does not fit, with the keyboard too.
pub(crate) fn table(table: &Table, under: Option<&str>, lang: Option<&str>) -> Markup {
    let columns = table.header.get(1..).unwrap_or_default().join(", ");
    let caption = under.map_or_else(|| columns.clone(), |under| format!("{under}: {columns}"));
    let markup = html! {
        table class="columns" {
            caption { (caption) }
            thead { tr { @for name in &table.header { th scope="col" dir="auto" { (name) } } } }
            "\n" tbody {
                @for row in &table.rows {
                    @if let Some((first, cells)) = row.cells.split_first() {
                        tr {
                            th scope="row" dir="auto" { (cell(first)) }
                            @for one in cells { td lang=[lang] dir="auto" { (cell(one)) } }
                        }
                        "\n"
                    }
                }
            }
        }
    };
    if table.header.len() <= 3 {
        return markup;
    }
    html! { div class="many" role="region" tabindex="0" aria-label=(caption) { (markup) } }
}

fn cell(cell: &Cell) -> Markup {
    html! {
        @if cell.title.is_empty() {
            (cell.below)
        } @else if cell.below.is_empty() {
            (cell.title)
        } @else {
            strong { (cell.title) } " " (cell.below)
        }
    }
}

/// Lists with their smaller headings as one table: what is expected, where one stands today, and an empty column for
/// the talk about it.
pub(crate) fn checklist(blocks: &[Block], name: &str, lang: Option<&str>) -> Markup {
    html! {
        table class="checklist" {
            caption { (name) }
            thead {
                tr { th scope="col" { "Expectation" } th scope="col" { "Today" } th scope="col" { "Agreed today" } }
            }
            "\n"
            @for part in blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_))) {
                tbody {
                    @for block in part {
                        @match block {
                            Block::Subheading(area) => {
                                tr { th colspan="3" scope="rowgroup" lang=[lang] dir="auto" { (area) } }
                                "\n"
                            }
                            Block::Items(items) => { @for item in items { (row(item, lang)) "\n" } }
                            _ => {}
                        }
                    }
                }
            }
        }
        "\n"
    }
}

/// Things of which each side says something of its own, as a table with room for what is agreed; `None` if the blocks are
/// no such things. On a small screen the cells stand below each other and say themselves whose they are.
pub(crate) fn talk(blocks: &[Block], name: &str) -> Option<Markup> {
    let mut sides: Option<Vec<&String>> = None;
    let mut rows = Vec::new();
    for part in blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_))) {
        let [Block::Subheading(what), Block::Facts(said)] = part else { return None };
        let whose: Vec<&String> = said.iter().map(|(side, _)| side).collect();
        if whose.len() != 2 || *sides.get_or_insert_with(|| whose.clone()) != whose {
            return None;
        }
        rows.push((what, said));
    }
    let sides = sides?;
    Some(html! {
        table class="talk" {
            caption { (name) }
            thead {
                tr {
                    th scope="col" { "To talk about" }
                    @for side in sides { th scope="col" dir="auto" { (side) } }
                    th scope="col" { "Agreed today" }
                }
            }
            "\n" tbody {
                @for (what, said) in rows {
                    tr {
                        th scope="row" dir="auto" { (what) }
                        @for (side, text) in said {
                            td dir="auto" { span class="side" dir="auto" { (side) ": " } (text) }
                        }
                        td {}
                    }
                    "\n"
                }
            }
        }
        "\n"
    })
}

fn row(item: &Item, lang: Option<&str>) -> Markup {
    let class = match item.mark {
        Bullet::Marked(Some(Standing::Met)) => "met",
        Bullet::Marked(Some(Standing::Partly)) => "partly",
        Bullet::Marked(Some(Standing::NotYet)) => "not-yet",
        Bullet::Marked(Some(Standing::NotApplicable)) => "none",
        Bullet::Marked(None) | Bullet::Task | Bullet::Point => "open",
    };
    let word = match item.mark {
        Bullet::Marked(standing) => standing_word(standing),
        Bullet::Task | Bullet::Point => standing_word(None),
    };
    html! {
        tr {
            th scope="row" dir="auto" lang=[lang] {
                (item.text)
                @for below in &item.below { " " small dir="auto" { (below) } }
            }
            td class=(class) {
                // An open one is a box to be filled in by hand; a screen reader is told that it is open.
                @if class == "open" { span class="unseen" { (word) } } @else { (word) }
            }
            td {}
        }
    }
}
