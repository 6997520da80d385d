//! Documents for a screen reader: whole sentences, each on a line of its own, which goes on below between two words where
//! the window ends. A heading says that it is one, and how much is below it.

use super::Look;
use super::clean::visible;
use crate::report::doc::{Bar, Block, Bullet, Doc, Item, Row, standing_word};
use crate::report::words::{capital, count};

/// The document, with a newline at its end.
pub(crate) fn print(doc: &Doc, look: &Look) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    for (n, block) in doc.blocks.iter().enumerate() {
        if n > 0 && matches!(block, Block::Section(_) | Block::Heading(..) | Block::Closing(_)) {
            line("");
        }
        match block {
            // To be typed as they are: nothing is added, and no line is broken.
            Block::Commands(commands) => {
                for (command, what) in commands {
                    if !what.is_empty() {
                        look.wrap(&format!("{}:", capital(what)), "", "")
                            .iter()
                            .map(String::as_str)
                            .for_each(&mut line);
                    }
                    line(&visible(command));
                }
            }
            Block::Sample(sample) => sample.lines().for_each(|row| line(&look.clean(row))),
            block => {
                let below = doc.blocks.get(n + 1..).expect("there is a block at n");
                for said in lines(block, below) {
                    look.wrap(&capital(&sentence(&said)), "", "").iter().map(String::as_str).for_each(&mut line);
                }
            }
        }
    }
    text
}

fn lines(block: &Block, below: &[Block]) -> Vec<String> {
    match block {
        Block::Title(text) | Block::Paragraph(text) | Block::Summary(text) => vec![text.clone()],
        Block::Section(text) => vec![format!("Section: {text}")],
        Block::Heading(text, aside) => vec![heading("Heading", text, aside.as_deref(), below)],
        Block::Subheading(text) => vec![heading("Subheading", text, None, below)],
        Block::Facts(facts) => facts.iter().map(|(label, text)| format!("{label}: {text}")).collect(),
        Block::Items(items) => items.iter().flat_map(item).collect(),
        Block::Steps(steps) => steps.iter().enumerate().map(|(n, step)| format!("{}: {step}", n + 1)).collect(),
        Block::Bars(bars) => bars.iter().flat_map(bar).collect(),
        Block::Table(table) => table.rows.iter().flat_map(|one| row(one, &table.labels)).collect(),
        Block::Closing(lines) => lines.clone(),
        // They are printed above, letter by letter.
        Block::Commands(_) | Block::Sample(_) => Vec::new(),
    }
}

/// "Heading: Staff Engineer expects, 10 things". Where it gives no number itself, what is below it is counted.
fn heading(kind: &str, text: &str, aside: Option<&str>, below: &[Block]) -> String {
    let mut said = format!("{kind}: {}", text.trim_end_matches(['.', ':']));
    if let Some(aside) = aside {
        said = format!("{said}, {aside}");
    }
    let ends = |block: &&Block| match block {
        Block::Section(_) | Block::Heading(..) => true,
        Block::Subheading(_) => kind == "Subheading",
        _ => false,
    };
    let many = |block: &Block| match block {
        Block::Items(items) => items.len(),
        Block::Facts(facts) if aside.is_none() => facts.len(),
        Block::Steps(steps) => steps.len(),
        Block::Table(table) => table.rows.len(),
        _ => 0,
    };
    let items: usize = below.iter().take_while(|block| !ends(block)).map(many).sum();
    if items > 0 && aside.is_none_or(|aside| !aside.starts_with(|c: char| c.is_ascii_digit())) {
        said = format!("{said}, {}", count(items, "item"));
    }
    said
}

fn bar(bar: &Bar) -> [String; 2] {
    let say = |value: Option<f64>| value.map_or_else(|| "no answer".into(), |value| format!("{value:.1} of 5"));
    [("doing", bar.doing), ("directing", bar.directing)]
        .map(|(side, value)| format!("{}, {side}: {}", bar.label, say(value)))
}

fn row(row: &Row, labels: &[String]) -> Vec<String> {
    let cells = labels.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_empty());
    let cells = cells.map(|(label, cell)| {
        let below = if cell.below.is_empty() { String::new() } else { format!(". {}", cell.below) };
        format!("{label}: {}{below}", cell.title)
    });
    std::iter::once(row.name.clone()).chain(cells).collect()
}

fn item(item: &Item) -> Vec<String> {
    let text = match item.mark {
        Bullet::Point | Bullet::Task => item.text.clone(),
        Bullet::Marked(standing) => {
            format!("{}: {}", capital(standing_word(standing)), item.text)
        }
    };
    std::iter::once(text).chain(item.below.iter().cloned()).collect()
}

fn sentence(line: &str) -> String {
    let line = line.trim_end();
    if line.ends_with(['.', '?', '!', ':', '"', '”']) || line.is_empty() {
        line.to_owned()
    } else {
        format!("{line}.")
    }
}
