//! Prints documents as GitHub-flavoured Markdown: boxes to tick and tables, but no HTML. Text from files is escaped, so
//! that it reads as it was written. Text that would mention someone or link to an issue is printed as code, because in
//! an issue tracker neither a backslash nor a character reference prevents that.

use std::fmt::Write as _;

use super::clean::visible;
use crate::interview::Standing;
use crate::report::doc::{Block, Bullet, Doc, Item, Table, standing_word};

/// The document, with a newline at its end.
pub(crate) fn print(doc: &Doc) -> String {
    let mut text = String::new();
    // If a document has several results, the headings of each are one level lower.
    let is_divided = doc.blocks.iter().any(|block| matches!(block, Block::Section(_)));
    let parts = if is_divided { "###" } else { "##" };
    for (n, block) in doc.blocks.iter().enumerate() {
        if n > 0 {
            text.push('\n');
        }
        for line in lines(block, parts) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn lines(block: &Block, parts: &str) -> Vec<String> {
    match block {
        Block::Title(text) => vec![format!("# {}", escape(text))],
        Block::Section(text) => vec![format!("## {}", escape(text))],
        Block::Heading(text, None) => vec![format!("{parts} {}", escape(text))],
        Block::Heading(text, Some(aside)) => vec![format!("{parts} {}", escape(text)), String::new(), escape(aside)],
        Block::Subheading(text) => vec![format!("{parts}# {}", escape(text))],
        Block::Facts(facts) => {
            facts.iter().map(|(label, text)| format!("- **{}:** {}", escape(label), escape(text))).collect()
        }
        Block::Paragraph(text) | Block::Summary(text) => vec![escape(text)],
        Block::Items(items) => items.iter().flat_map(item).collect(),
        Block::Steps(steps) => {
            steps.iter().enumerate().map(|(n, step)| format!("{}. {}", n + 1, escape(step))).collect()
        }
        Block::Sample(sample) => {
            std::iter::once("```toml").chain(sample.lines()).chain(["```"]).map(str::to_owned).collect()
        }
        Block::Commands(commands) => {
            let line = |(command, what): &(String, String)| {
                let (command, what) = (visible(command), visible(what));
                if what.is_empty() { command.into_owned() } else { format!("{command}   # {what}") }
            };
            std::iter::once("```sh".to_owned()).chain(commands.iter().map(line)).chain(["```".to_owned()]).collect()
        }
        Block::Bars(bars) => {
            let figure = |value: Option<f64>| value.map_or_else(|| "no answer".into(), |value| format!("{value:.1}"));
            let row = |bar: &crate::report::doc::Bar| {
                format!("| {} | {} | {} |", escape(&bar.label), figure(bar.doing), figure(bar.directing))
            };
            let head = ["| Mean, 1 to 5 | Doing | Directing |".to_owned(), "|---|---|---|".to_owned()];
            head.into_iter().chain(bars.iter().map(row)).collect()
        }
        Block::Table(given) => table(given),
        Block::Closing(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            vec![lines.join("\n\n")]
        }
    }
}

fn item(item: &Item) -> Vec<String> {
    let text = escape(&item.text);
    let line = match item.mark {
        Bullet::Point => format!("- {text}"),
        Bullet::Task | Bullet::Marked(None) => format!("- [ ] {text}"),
        Bullet::Marked(Some(Standing::Met)) => format!("- [x] {text} (met)"),
        Bullet::Marked(standing) => format!("- [ ] {text} ({})", standing_word(standing)),
    };
    // No reader sees it; `mark --from` reads it back. Ids hold nothing that would end it.
    let tag = item.tag.as_ref().filter(|_| item.mark != Bullet::Point);
    let line = tag.map_or_else(|| line.clone(), |tag| format!("{line} <!-- metier: {tag} -->"));
    std::iter::once(line).chain(item.below.iter().map(|below| format!("  - {}", escape(below)))).collect()
}

fn table(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cell = |cell: &crate::report::doc::Cell| match (cell.title.is_empty(), cell.below.is_empty()) {
        (_, true) => escape(&cell.title),
        (true, _) => escape(&cell.below),
        _ => format!("**{}** {}", escape(&cell.title), escape(&cell.below)),
    };
    let rule = vec!["---".to_owned(); table.header.len()];
    let header = table.header.iter().map(|cell| escape(cell)).collect();
    let rows = table.rows.iter().map(|one| row(one.cells.iter().map(cell).collect()));
    [row(header), row(rule)].into_iter().chain(rows).collect()
}

/// A text that Markdown shows unchanged, whatever it contains.
pub(crate) fn escape(text: &str) -> String {
    let text = visible(text);
    // Leading spaces could turn the text into code, or hide what it begins with.
    let text = text.trim_start();
    let mut escaped = String::with_capacity(text.len());
    let (mut word_to, mut code_to) = (0, 0);
    for (n, c) in text.char_indices() {
        if n >= word_to {
            let word = text.get(n..).map_or("", word);
            word_to = n + word.len();
            let code = word.trim_end_matches(['.', ':', '?']);
            if calls(code) {
                let _ = write!(escaped, "`{code}`");
                code_to = n + code.len();
            }
        }
        if n < code_to {
            continue;
        }
        let is_special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '&' => true,
            // Inside a word an underscore is just an underscore.
            '_' | '~' => true,
            // These only have a meaning at the beginning of a line.
            '#' | '+' | '-' | '=' => n == 0,
            '.' | ')' => n > 0 && text.get(..n).is_some_and(|before| before.bytes().all(|byte| byte.is_ascii_digit())),
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The start of a text, as long as its characters can be part of a name, address or number.
fn word(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "@#_-/.:?=%~+".contains(c);
    text.find(|c| !is_part(c)).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether a word contains a name after an `@`, as in `@sam` but not `sam@example.org`, or a number after a `#`.
fn calls(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    let before = |n: usize| n.checked_sub(1).and_then(|n| bytes.get(n));
    bytes.windows(2).enumerate().any(|(n, two)| match two {
        [b'@', next] => is_letter(next) && !before(n).is_some_and(|byte| is_letter(byte) || *byte == b'_'),
        [b'#', next] => next.is_ascii_digit(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_act_on_is_escaped() {
        assert_eq!(escape("<script>[x](y) a_b *c* |"), "\\<script\\>\\[x\\](y) a\\_b \\*c\\* \\|");
        assert_eq!(escape("# not a heading"), "\\# not a heading");
        assert_eq!(escape("1. not a list - nor this"), "1\\. not a list - nor this");
        assert_eq!(escape("plain text, with 1 to 5."), "plain text, with 1 to 5.");
    }

    #[test]
    fn nobody_is_called_and_no_issue_is_linked() {
        assert_eq!(escape("Asks @sam-b."), "Asks `@sam-b`.");
        assert_eq!(escape("(@org/crew), see #12: or org/repo#7"), "(`@org/crew`), see `#12`: or `org/repo#7`");
        assert_eq!(escape("#1 of all"), "`#1` of all");
        assert_eq!(escape("é@sam|@a_b@c"), "é`@sam`\\|`@a_b@c`");
        assert_eq!(escape("https://example.org/@sam"), "`https://example.org/@sam`", "not a link to half of it");
        assert_eq!(escape("sam@example.org, 3 @ 5, C#, # 5, a_b"), "sam@example.org, 3 @ 5, C#, # 5, a\\_b");
    }
}
