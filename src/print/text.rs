//! Documents on a screen: wide with columns side by side, narrow with labelled lines.

use comfy_table::{
    ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table as Grid, TableStyle, Width,
};

use super::clean::visible;
use super::wrap::{aligned, lines, wide, wrap};
use super::{Look, Paint};
use crate::interview::Standing;
use crate::report::doc::{Bar, Block, Bullet, Doc, Item, Table, standing_word};

/// Solid lines below the header and between columns. Rows are told apart by their first column.
const LINES: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// The same in ASCII.
const ASCII: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('|'))
    .header_separator(LineStyle::none().fill('-').junction('+'))
    .content_lines(ContentLineStyle::none().junction('|'));

/// Columns that the label of a bar takes at most, so that bars are left.
const MOST_OF_A_LABEL: usize = 26;

/// The document, with a newline at its end.
pub(crate) fn print(doc: &Doc, look: &Look) -> String {
    let mut page = Page { look, paint: Paint::new(look.colour), text: String::new(), is_deep: false };
    for (n, block) in doc.blocks.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|before| doc.blocks.get(before));
        if n > 0 && !follows_closely(before, block, look.is_wide()) {
            page.text.push('\n');
        }
        page.block(block);
    }
    page.text
}

/// Without an empty line between: what is right below its heading, a command below what it is for, and areas below each
/// other.
fn follows_closely(before: Option<&Block>, block: &Block, is_wide: bool) -> bool {
    match (before, block) {
        (Some(Block::Heading(..) | Block::Subheading(_)), _) => true,
        (Some(Block::Paragraph(text)), Block::Commands(_)) => text.ends_with(':'),
        (Some(Block::Items(_)), Block::Subheading(_)) => is_wide,
        _ => false,
    }
}

struct Page<'a> {
    look: &'a Look,
    paint: Paint,
    text: String,
    /// What is below a smaller heading is indented further.
    is_deep: bool,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let text = self.look.clean(text);
        for (n, line) in lines(&text, self.look.width(), wide(first), wide(rest)).into_iter().enumerate() {
            let (before, line) = (if n == 0 { first } else { rest }, line.trim_end());
            self.text.push_str(if line.is_empty() { before.trim_end() } else { before });
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Subheading(_) => self.is_deep = true,
            Block::Items(_) => {}
            _ => self.is_deep = false,
        }
        match block {
            Block::Title(text) | Block::Section(text) => self.bold(text, ""),
            Block::Heading(text, None) => self.bold(text, ""),
            Block::Heading(text, Some(aside)) => self.heading(text, aside),
            Block::Subheading(text) => self.wrapped(text, self.indent(), self.indent()),
            Block::Facts(facts) => self.facts(facts),
            Block::Paragraph(text) | Block::Summary(text) => self.wrapped(text, self.indent(), self.indent()),
            Block::Items(items) => items.iter().for_each(|item| self.item(item)),
            Block::Steps(steps) => {
                for (n, step) in steps.iter().enumerate() {
                    self.wrapped(step, &format!("{}{}. ", self.indent(), n + 1), &format!("{}   ", self.indent()));
                }
            }
            Block::Sample(sample) => {
                for line in sample.lines() {
                    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
                    let margin = if self.look.is_wide() { "    " } else { "  " };
                    let (first, rest) = (format!("{margin}{indent}"), format!("{margin}{indent}  "));
                    self.wrapped(line.trim_start(), &first, &rest);
                }
            }
            Block::Commands(commands) => self.commands(commands),
            Block::Bars(bars) => self.bars(bars),
            Block::Table(table) if self.look.is_wide() => self.table(table),
            Block::Table(table) => self.labelled(table),
            Block::Closing(lines) => {
                for line in lines.iter().flat_map(|line| self.look.wrap(line, "", "")) {
                    let line = self.paint.dim(&line);
                    self.line(&line);
                }
            }
        }
    }

    fn indent(&self) -> &'static str {
        if self.look.is_wide() { "  " } else { "" }
    }

    fn bold(&mut self, text: &str, indent: &str) {
        for line in self.look.wrap(text, indent, indent) {
            let line = self.paint.bold(&line);
            self.line(&line);
        }
    }

    /// The aside is at the right margin if it fits there, else on its own line.
    fn heading(&mut self, text: &str, aside: &str) {
        let (text, aside) = (self.look.clean(text), self.look.clean(aside));
        let used = wide(&text) + wide(&aside);
        if self.look.is_wide() && used + 3 <= self.look.width() {
            let gap = " ".repeat(self.look.width() - used);
            let line = format!("{}{gap}{}", self.paint.bold(&text), self.paint.dim(&aside));
            self.line(&line);
        } else {
            self.bold(&text, "");
            self.wrapped(&aside, "", "");
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        // An empty line on either side of a fact of several lines: without one it runs into the next.
        let is_long = |n: usize| facts.get(n).is_some_and(|(label, text)| wide(label) + wide(text) > 40);
        let widest = facts.iter().map(|(label, _)| wide(&self.look.clean(label))).max().unwrap_or(0);
        for (n, (label, text)) in facts.iter().enumerate() {
            if self.look.is_wide() && widest <= 23 {
                let label = self.look.clean(label);
                let gap = " ".repeat(widest - wide(&label) + 3);
                self.wrapped(text, &format!("  {label}{gap}"), &" ".repeat(widest + 5));
            } else {
                if n > 0 && (is_long(n - 1) || is_long(n)) {
                    self.text.push('\n');
                }
                self.wrapped(&format!("{label}: {text}"), "", "");
            }
        }
    }

    /// What a command does is beside it if each fits in one line, else below it.
    fn commands(&mut self, commands: &[(String, String)]) {
        // A name or a path may be part of them.
        let commands: Vec<_> =
            commands.iter().map(|(command, what)| (visible(command), self.look.clean(what))).collect();
        let widest = commands.iter().map(|(command, _)| wide(command)).max().unwrap_or(0);
        let longest = commands.iter().map(|(_, what)| wide(what)).max().unwrap_or(0);
        let (indent, fits) = (self.indent(), widest + longest + 5 <= self.look.width());
        for (command, what) in &commands {
            if self.look.is_wide() && fits {
                let gap = " ".repeat(widest - wide(command) + 3);
                let command = self.paint.accent(command);
                self.line(format!("{indent}{command}{gap}{what}").trim_end());
            } else {
                // Never wrapped: it is there to be copied. Always set in, so that it is seen to be one.
                self.line(&format!("  {}", self.paint.accent(command)));
                if !what.is_empty() {
                    self.wrapped(what, &format!("{indent}  "), &format!("{indent}  "));
                }
            }
        }
    }

    fn item(&mut self, item: &Item) {
        let (indent, point, below_point) = match (self.look.is_wide(), self.is_deep) {
            (false, _) => ("", "- ", "  "),
            (true, false) => ("  ", "  - ", "    "),
            (true, true) => ("    ", "    - ", "      "),
        };
        let rest = match item.mark {
            Bullet::Point | Bullet::Task => {
                self.wrapped(&item.text, point, below_point);
                below_point
            }
            Bullet::Marked(standing) => {
                let word = if standing == Some(Standing::NotApplicable) { "n/a" } else { standing_word(standing) };
                let mark = format!("{} {word}", sign(standing));
                if self.look.is_wide() {
                    let rest = if self.is_deep { "                   " } else { "                 " };
                    self.wrapped(&item.text, &format!("{indent}{mark:<15}"), rest);
                    rest
                } else {
                    self.line(&mark);
                    self.wrapped(&item.text, "    ", "    ");
                    "    "
                }
            }
        };
        for below in &item.below {
            for line in self.look.wrap(below, rest, rest) {
                let line = self.paint.dim(&line);
                self.line(&line);
            }
        }
    }

    fn bars(&mut self, bars: &[Bar]) {
        if !self.look.is_wide() {
            for bar in bars {
                self.wrapped(&bar.label, "", "");
                for (side, value) in [("doing", bar.doing), ("directing", bar.directing)] {
                    let length = self.look.width().saturating_sub(18).min(20);
                    let line = format!("  {side:<9}  {}  {}", figure(value), self.bar(value, length, false));
                    self.line(&line);
                }
            }
            return;
        }
        // A name is part of a label.
        let labels: Vec<String> = bars.iter().map(|bar| self.look.cut(&bar.label, MOST_OF_A_LABEL)).collect();
        let label = labels.iter().map(|label| wide(label)).max().unwrap_or(0);
        // Two figures of three columns, two gaps at each, the rule in the middle, the indent.
        let length = ((self.look.width() - label - 2 - 2 * 7 - 3) / 2).min(20);
        let rule = if self.look.ascii { '|' } else { '│' };
        let before = 2 + label + 7;
        let line = format!("{:>width$} {rule} directing", "doing", width = before + length);
        self.line(&line);
        for (bar, name) in bars.iter().zip(labels) {
            let gap = " ".repeat(label - wide(&name));
            let left = self.bar(bar.doing, length, true);
            let right = self.bar(bar.directing, length, false);
            let (doing, directing) = (figure(bar.doing), figure(bar.directing));
            let line = format!("  {name}{gap}  {doing}  {left} {rule} {right}  {directing}");
            self.line(&line);
        }
    }

    /// A bar of 1 to 5: 1 is empty, 5 is full.
    fn bar(&self, value: Option<f64>, length: usize, from_right: bool) -> String {
        let full = if self.look.ascii { "#" } else { "█" };
        let reached =
            |n: usize| value.is_some_and(|value| (value - 1.0) / 4.0 * as_f64(length) >= as_f64(n) - 0.5 - 1e-9);
        let filled = (1..=length).filter(|n| reached(*n)).count();
        let empty = if self.look.ascii { "." } else { "·" };
        let (solid, rest) = (self.paint.accent(&full.repeat(filled)), self.paint.dim(&empty.repeat(length - filled)));
        if from_right { format!("{rest}{solid}") } else { format!("{solid}{rest}") }
    }

    fn table(&mut self, table: &Table) {
        let mut grid = Grid::new();
        grid.load_style(if self.look.ascii { ASCII } else { LINES });
        let grid_width = u16::try_from(self.look.width()).unwrap_or(100);
        grid.set_width(grid_width).set_content_arrangement(ContentArrangement::Dynamic);
        grid.set_header(table.header.iter().map(|cell| self.look.clean(cell)));
        let widths = self.widths(table);
        for row in &table.rows {
            grid.add_row(row.cells.iter().zip(&widths).map(|(cell, width)| {
                let columns = usize::from(*width).saturating_sub(2);
                let texts = [&cell.title, &cell.below].map(|text| self.look.clean(text));
                let texts = texts.iter().enumerate().filter(|(n, text)| *n == 0 || !text.is_empty());
                texts.flat_map(|(_, text)| wrap(text, columns, "", "")).collect::<Vec<_>>().join("\n")
            }));
        }
        for (column, width) in grid.column_iter_mut().zip(widths) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        let rule = if self.look.ascii { '|' } else { '│' };
        for line in grid.to_string().lines() {
            self.line(&aligned(line, rule));
        }
    }

    /// Columns without a share are as wide as their content; the others share what is left. A column has a space on
    /// either side, and there is a rule between two.
    fn widths(&self, table: &Table) -> Vec<u16> {
        let content = |n: usize| widest(table, n, self.look) + 2;
        let fitted = |(n, share): (usize, &usize)| if *share == 0 { content(n) } else { 0 };
        let rules = table.shares.len().saturating_sub(1);
        let taken: usize = table.shares.iter().enumerate().map(fitted).sum::<usize>() + rules;
        let left = self.look.width().saturating_sub(taken);
        let shares = table.shares.iter().sum::<usize>().max(1);
        let width = |(n, share): (usize, &usize)| if *share == 0 { content(n) } else { left * share / shares };
        table.shares.iter().enumerate().map(width).map(|width| u16::try_from(width).unwrap_or(u16::MAX)).collect()
    }

    fn labelled(&mut self, table: &Table) {
        for (n, row) in table.rows.iter().enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            self.bold(&row.name, "");
            for (label, cell) in table.labels.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_empty()) {
                self.wrapped(&format!("{label}: {}", cell.title), "  ", "    ");
                if !cell.below.is_empty() {
                    self.wrapped(&cell.below, "    ", "    ");
                }
            }
        }
    }
}

/// Columns of the widest title in a column of the table, its header among them.
fn widest(table: &Table, column: usize, look: &Look) -> usize {
    let titles = table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| &cell.title);
    titles.chain(table.header.get(column)).map(|title| wide(&look.clean(title))).max().unwrap_or(0)
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "  -".into(), |value| format!("{value:.1}"))
}

fn sign(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Met) => "[x]",
        Some(Standing::Partly) => "[~]",
        Some(Standing::NotYet) => "[ ]",
        Some(Standing::NotApplicable) => "[-]",
        None => "[?]",
    }
}

fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
