//! Documents as one page for a browser and for paper: no script, nothing from outside, headings and tables a screen
//! reader can walk through. Every text of a document is escaped; no tag, name or attribute is ever made of one, but for
//! the language of a ladder and the address of a source, and both only if they hold nothing but plain signs.

mod bars;
mod contents;
mod element;
mod style;
mod tables;

use crate::report::doc::{Block, Doc, Item, Mark};
use element::{address, all, element, escape, tag};
use style::STYLE;

/// A page with one result.
pub(crate) fn page(doc: &Doc) -> String {
    let title = doc.blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(text.as_str()),
        _ => None,
    });
    let mut text = open(title.unwrap_or("metier"));
    let mut body = Body::new(doc, 1);
    body.document();
    text.push_str(&body.text);
    text.push_str(CLOSE);
    text
}

/// One of several results on a page, between [`several`] and [`CLOSE`].
pub(crate) fn section(doc: &Doc) -> String {
    let mut body = Body::new(doc, 2);
    body.text.push_str("<section class=\"result\">\n");
    if let Some(file) = &doc.label {
        body.line(&tag("p", " class=\"file\"", file));
    }
    body.document();
    body.text.push_str("</section>\n");
    body.text
}

/// The beginning of a page with several results.
#[must_use]
pub fn several(title: &str) -> String {
    format!("{}{}\n", open(title), tag("h1", " class=\"unprinted\"", title))
}

/// The end of a page.
pub const CLOSE: &str = "</main>\n</body>\n</html>\n";

/// Should a text from a file ever get past the escaping, the policy keeps it from loading and running anything.
fn open(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escape(title)
    )
}

struct Body<'a> {
    doc: &'a Doc,
    text: String,
    /// The level of the title's heading; those below it follow without a gap.
    top: usize,
    /// ` lang="…"` for what the ladder says, where that is not English.
    lang: String,
    /// Sections and headings so far, which are numbered where a page lists them.
    heads: usize,
}

impl<'a> Body<'a> {
    fn new(doc: &'a Doc, top: usize) -> Self {
        let is_plain = |language: &&String| {
            (2..=35).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let lang = doc.language.as_ref().filter(is_plain).map_or_else(String::new, |it| format!(" lang=\"{it}\""));
        Self { doc, text: String::new(), top, lang, heads: 0 }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn document(&mut self) {
        let (closing, blocks) = match self.doc.blocks.split_last() {
            Some((Block::Closing(lines), blocks)) => (lines.as_slice(), blocks),
            _ => (&[][..], self.doc.blocks.as_slice()),
        };
        let mut contents = self.doc.is_handbook;
        for chunk in blocks.chunk_by(|_, next| !matches!(next, Block::Section(_))) {
            let Some((Block::Section(name), inside)) = chunk.split_first() else {
                self.parts(chunk, self.top + 1);
                continue;
            };
            if std::mem::take(&mut contents) {
                let list = contents::list(&self.doc.blocks, &self.lang);
                self.line(&list);
            }
            let id = self.id();
            self.line(&format!("<section class=\"of-several\"{id}>"));
            let lang = self.lang_of_heads();
            self.line(&heading(self.top + 1, &lang, name));
            self.parts(inside, self.top + 2);
            self.line("</section>");
        }
        if !closing.is_empty() {
            let lines: Vec<String> = closing.iter().map(|line| element("p", line)).collect();
            self.line(&format!("<footer>{}</footer>", lines.join(" ")));
        }
    }

    /// What stands below headings of a level: short parts beside each other where there is room, long ones below.
    fn parts(&mut self, blocks: &'a [Block], level: usize) {
        let parts: Vec<&[Block]> = blocks.chunk_by(|_, next| !matches!(next, Block::Heading(..))).collect();
        for run in parts.chunk_by(|one, next| is_short(one) && is_short(next)) {
            let is_beside = run.len() > 1;
            if is_beside {
                self.line("<div class=\"beside\">");
            }
            for part in run {
                self.part(part, level);
            }
            if is_beside {
                self.line("</div>");
            }
        }
    }

    /// A heading, where there is one, and what stands below it.
    fn part(&mut self, blocks: &'a [Block], level: usize) {
        let Some((Block::Heading(name, aside), inside)) = blocks.split_first() else {
            return self.content(blocks, None, level);
        };
        let id = self.id();
        self.line(&format!("<section{id}>"));
        let lang = self.lang_of_heads();
        let heading = heading(level, &lang, name);
        match aside {
            Some(aside) => self.line(&format!("<div class=\"head\">{heading}{}</div>", element("p", aside))),
            None => self.line(&heading),
        }
        self.content(inside, Some(name), level + 1);
        self.line("</section>");
    }

    /// Blocks below one heading. Lists with marks become one table, and so do things to talk about; other smaller parts
    /// stand beside each other.
    fn content(&mut self, blocks: &'a [Block], name: Option<&str>, level: usize) {
        let is_listed = |block: &Block| matches!(block, Block::Subheading(_) | Block::Items(_));
        let first = blocks.iter().position(is_listed).unwrap_or(blocks.len());
        let (before, rest) = blocks.split_at(first);
        self.blocks(before, name);
        if is_checklist(rest) {
            let end = rest.iter().position(|block| !is_listed(block)).unwrap_or(rest.len());
            let (list, after) = rest.split_at(end);
            let table = tables::checklist(list, name.unwrap_or("What is asked for"), &self.lang);
            self.text.push_str(&table);
            return self.content(after, name, level);
        }
        if let Some(table) = tables::talk(rest, name.unwrap_or("What to talk about")) {
            self.text.push_str(&table);
            return;
        }
        let has_smaller = rest.iter().any(|block| matches!(block, Block::Subheading(_)));
        if has_smaller {
            self.line("<div class=\"beside\">");
        }
        for part in rest.chunk_by(|_, next| !matches!(next, Block::Subheading(_))) {
            if let Some((Block::Subheading(name), inside)) = part.split_first() {
                self.line("<section>");
                let lang = self.lang.clone();
                self.line(&heading(level, &lang, name));
                self.blocks(inside, Some(name));
                self.line("</section>");
            } else {
                self.blocks(part, name);
            }
        }
        if has_smaller {
            self.line("</div>");
        }
    }

    fn blocks(&mut self, blocks: &[Block], under: Option<&str>) {
        for block in blocks {
            self.block(block, under);
        }
    }

    fn block(&mut self, block: &Block, under: Option<&str>) {
        let lang = &self.lang;
        let text = match block {
            Block::Title(text) => heading(self.top, &self.lang_of_heads(), text),
            Block::Section(text) | Block::Heading(text, _) | Block::Subheading(text) | Block::Paragraph(text) => {
                element("p", text)
            }
            Block::Summary(text) => tag("p", &format!(" class=\"summary\"{lang}"), text),
            Block::Facts(facts) => {
                let fact = |(label, text): &(String, String)| {
                    format!("<div>{}{}</div>\n", element("dt", label), element("dd", text))
                };
                format!("<dl>\n{}</dl>", all(facts, fact))
            }
            Block::Items(items) => self.items(items),
            Block::Steps(steps) => {
                format!("<ol>\n{}</ol>", all(steps, |step| element("li", step) + "\n"))
            }
            Block::Sample(lines) => format!(
                "<pre>{}</pre>\n",
                all(&lines.lines().collect::<Vec<_>>(), |line| format!("{}\n", escape(line)))
            ),
            Block::Commands(commands) => {
                format!(
                    "<pre>{}</pre>\n",
                    all(commands, |(command, what)| format!("{} {}\n", escape(command), escape(what)))
                )
            }
            Block::Bars(bars) => bars::table(bars, under.unwrap_or("Means")),
            Block::Table(table) => {
                // Only a ladder's own table is in the ladder's words throughout.
                let lang = if self.doc.is_handbook { lang } else { "" };
                tables::table(table, under, lang)
            }
            Block::Closing(lines) => all(lines, |line| element("p", line)),
        };
        self.line(text.trim_end());
    }

    fn items(&self, items: &[Item]) -> String {
        let has_boxes = items.iter().any(|item| item.mark == Mark::Task);
        let class = if has_boxes { " class=\"boxes\"" } else { "" };
        let item = |item: &Item| {
            let below = all(&item.below, |below| format!("<small dir=\"auto\">{}</small>", address(below)));
            format!("<li dir=\"auto\"{}>{}{below}</li>\n", self.lang, escape(&item.text))
        };
        format!("<ul{class}>\n{}</ul>", all(items, item))
    }

    fn id(&mut self) -> String {
        self.heads += 1;
        if self.doc.is_handbook { format!(" id=\"part-{}\"", self.heads) } else { String::new() }
    }

    fn lang_of_heads(&self) -> String {
        if self.doc.is_handbook { self.lang.clone() } else { String::new() }
    }
}

fn heading(level: usize, lang: &str, text: &str) -> String {
    tag(["h1", "h2", "h3", "h4", "h5", "h6"].get(level - 1).unwrap_or(&"h6"), lang, text)
}

/// A part with a heading and nothing wide below it.
fn is_short(part: &[Block]) -> bool {
    matches!(part.first(), Some(Block::Heading(..)))
        && !part.iter().any(|block| matches!(block, Block::Table(_) | Block::Subheading(_)))
        && !is_checklist(part)
}

/// Its lines are to be talked over one by one: they are marked, or stand to be marked area by area.
fn is_checklist(blocks: &[Block]) -> bool {
    let has_areas = blocks.iter().any(|block| matches!(block, Block::Subheading(_)));
    blocks.iter().any(|block| match block {
        Block::Items(items) => items.iter().any(|item| match item.mark {
            Mark::Point => false,
            Mark::Task => has_areas,
            Mark::Marked(_) => true,
        }),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_more_than_letters_is_left_out() {
        for (language, wanted) in [("fr-CA", " lang=\"fr-CA\""), ("fr\" onclick=\"x", ""), ("", ""), ("日本", "")] {
            let doc = Doc { language: Some(language.into()), ..Doc::default() };
            assert_eq!(Body::new(&doc, 1).lang, wanted, "{language}");
        }
    }
}
