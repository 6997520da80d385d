//! Tables of a page: columns as they are, and lists to be marked, with room for what is agreed.

use super::element::{all, element, escape, tag};
use crate::interview::Standing;
use crate::report::doc::{Block, Cell, Item, Mark, Row, Table, standing_word};

/// A table. Its caption is for screen readers: the heading above says it to the eye. One of many columns can be moved
/// sideways where it does not fit, with the keyboard too.
pub(crate) fn table(table: &Table, under: Option<&str>, lang: &str) -> String {
    let columns = table.header.get(1..).unwrap_or_default().join(", ");
    let caption = escape(&under.map_or_else(|| columns.clone(), |under| format!("{under}: {columns}")));
    let head = all(&table.header, |name| tag("th", " scope=\"col\"", name));
    let row = |row: &Row| match row.cells.split_first() {
        Some((first, cells)) => {
            let cells = all(cells, |one| format!("<td{lang} dir=\"auto\">{}</td>", cell(one)));
            format!("<tr><th scope=\"row\" dir=\"auto\">{}</th>{cells}</tr>\n", cell(first))
        }
        None => String::new(),
    };
    let rows = all(&table.rows, row);
    let text = format!(
        "<table class=\"columns\">\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    );
    if table.header.len() <= 3 {
        return text;
    }
    format!("<div class=\"many\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n{text}\n</div>")
}

fn cell(cell: &Cell) -> String {
    match (cell.title.is_empty(), cell.below.is_empty()) {
        (_, true) => escape(&cell.title),
        (true, _) => escape(&cell.below),
        _ => format!("<strong>{}</strong> {}", escape(&cell.title), escape(&cell.below)),
    }
}

/// Lists with their smaller headings as one table: what is asked for, where one stands today, and an empty column for
/// the talk about it.
pub(crate) fn checklist(blocks: &[Block], name: &str, lang: &str) -> String {
    let parts: Vec<&[Block]> = blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_))).collect();
    let block = |block: &Block| match block {
        Block::Subheading(area) => {
            format!("<tr>{}</tr>\n", tag("th", &format!(" colspan=\"3\" scope=\"rowgroup\"{lang}"), area))
        }
        Block::Items(items) => all(items, |item| row(item, lang)),
        _ => String::new(),
    };
    let groups = all(&parts, |part| format!("<tbody>\n{}</tbody>\n", all(part, block)));
    format!(
        "<table class=\"checklist\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">Expectation</th>\
         <th scope=\"col\">Today</th><th scope=\"col\">Agreed today</th></tr></thead>\n{groups}</table>\n",
        escape(name)
    )
}

/// Things of which each side says something of its own, as a table with room for what is agreed; nothing where the blocks
/// are no such things. On a small screen the cells stand below each other and say themselves whose they are.
pub(crate) fn talk(blocks: &[Block], name: &str) -> Option<String> {
    let mut sides: Option<Vec<&String>> = None;
    let mut rows: Vec<String> = Vec::new();
    for part in blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_))) {
        let [Block::Subheading(what), Block::Facts(said)] = part else { return None };
        let whose: Vec<&String> = said.iter().map(|(side, _)| side).collect();
        if whose.len() != 2 || *sides.get_or_insert_with(|| whose.clone()) != whose {
            return None;
        }
        let cells = all(said, |(side, text)| {
            let side = tag("span", " class=\"side\"", &format!("{side}: "));
            format!("<td dir=\"auto\">{side}{}</td>", escape(text))
        });
        rows.extend(["<tr>", &tag("th", " scope=\"row\"", what), &cells, "<td></td></tr>\n"].map(str::to_owned));
    }
    let heads = all(&sides?, |side| tag("th", " scope=\"col\"", side));
    Some(format!(
        "<table class=\"talk\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">To talk about</th>{heads}\
         <th scope=\"col\">Agreed today</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        escape(name),
        rows.concat()
    ))
}

fn row(item: &Item, lang: &str) -> String {
    let below = all(&item.below, |below| format!(" {}", element("small", below)));
    let asked = format!("<th scope=\"row\" dir=\"auto\"{lang}>{}{below}</th>", escape(&item.text));
    let class = match item.mark {
        Mark::Marked(Some(Standing::Met)) => "met",
        Mark::Marked(Some(Standing::Partly)) => "partly",
        Mark::Marked(Some(Standing::NotYet)) => "not-yet",
        Mark::Marked(Some(Standing::NotApplicable)) => "none",
        Mark::Marked(None) | Mark::Task | Mark::Point => "open",
    };
    // An open one is a box to be filled in by hand; a screen reader is told that it is open.
    let word = match item.mark {
        Mark::Marked(standing) => standing_word(standing),
        Mark::Task | Mark::Point => standing_word(None),
    };
    let word = if class == "open" { format!("<span class=\"unseen\">{word}</span>") } else { word.to_owned() };
    format!("<tr>{asked}<td class=\"{class}\">{word}</td><td></td></tr>\n")
}
