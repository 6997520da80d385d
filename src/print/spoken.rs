//! Documents as whole sentences, one a line and never wrapped, for a screen reader.

use super::Look;
use crate::report::doc::{Block, Bullet, Doc, Item, standing_word};
use crate::report::words::capital;

/// The document, with a newline at its end.
pub(crate) fn print(doc: &Doc, look: &Look) -> String {
    let mut text = String::new();
    for (n, block) in doc.blocks.iter().enumerate() {
        if n > 0 && matches!(block, Block::Section(_) | Block::Heading(..) | Block::Closing(_)) {
            text.push('\n');
        }
        if let Block::Commands(commands) = block {
            for (command, what) in commands {
                if !what.is_empty() {
                    text.push_str(&look.clean(&format!("{}:", capital(what))));
                    text.push('\n');
                }
                text.push_str(&look.clean(command));
                text.push('\n');
            }
            continue;
        }
        let is_sample = matches!(block, Block::Sample(_));
        for line in lines(block) {
            if is_sample {
                text.push_str(&look.clean(&line));
                text.push('\n');
                continue;
            }
            text.push_str(&look.clean(&capital(&sentence(&line))));
            text.push('\n');
        }
    }
    text
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Title(text)
        | Block::Section(text)
        | Block::Heading(text, None)
        | Block::Subheading(text)
        | Block::Paragraph(text)
        | Block::Summary(text) => {
            vec![text.clone()]
        }
        Block::Heading(text, Some(aside)) => vec![format!("{}: {aside}", text.trim_end_matches('.'))],
        Block::Facts(facts) => facts.iter().map(|(label, text)| format!("{label}: {text}")).collect(),
        Block::Items(items) => items.iter().flat_map(item).collect(),
        Block::Steps(steps) => steps.iter().enumerate().map(|(n, step)| format!("{}: {step}", n + 1)).collect(),
        // Read out letter by letter if need be: nothing is added to it.
        Block::Sample(sample) => sample.lines().map(str::to_owned).collect(),
        // They are printed above, letter by letter too.
        Block::Commands(_) => Vec::new(),
        Block::Bars(bars) => {
            let say = |value: Option<f64>| value.map_or_else(|| "no answer".into(), |value| format!("{value:.1} of 5"));
            let sides = |bar: &crate::report::doc::Bar| {
                [("doing", bar.doing), ("directing", bar.directing)]
                    .map(|(side, value)| format!("{}, {side}: {}", bar.label, say(value)))
            };
            bars.iter().flat_map(sides).collect()
        }
        Block::Table(table) => {
            let row = |row: &crate::report::doc::Row| {
                let cells = table.labels.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_empty());
                let cells = cells.map(|(label, cell)| {
                    let below = if cell.below.is_empty() { String::new() } else { format!(". {}", cell.below) };
                    format!("{label}: {}{below}", cell.title)
                });
                std::iter::once(row.name.clone()).chain(cells).collect::<Vec<_>>()
            };
            table.rows.iter().flat_map(row).collect()
        }
        Block::Closing(lines) => lines.clone(),
    }
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
