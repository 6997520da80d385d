//! Documents as one page for a browser and for paper: no script, nothing from outside, headings and tables a screen
//! reader can walk through. Every text of a document is escaped, because it is not markup; no tag, name or attribute is
//! ever made of one, but for the language of a ladder and the address of a source, and both only if they hold nothing but
//! plain signs.

mod bars;
mod contents;
mod style;
mod tables;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::clean::visible;
use crate::report::doc::{Block, Bullet, Doc, Item};
use style::STYLE;

/// A page with one result.
pub(crate) fn page(doc: &Doc) -> String {
    let title = doc.blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(text.as_str()),
        _ => None,
    });
    whole(title.unwrap_or("metier"), &Body::new(doc, 1).document())
}

/// One of several results on a page, between [`several`] and [`CLOSE`].
pub(crate) fn section(doc: &Doc) -> String {
    shown(&html! {
        section class="result" {
            @if let Some(file) = &doc.label { p class="file" dir="auto" { (file) } "\n" }
            (Body::new(doc, 2).document())
        }
    })
}

/// The beginning of a page with several results.
#[must_use]
pub fn several(title: &str) -> String {
    let page = whole(title, &html! { h1 class="unprinted" dir="auto" { (title) } });
    page.trim_end_matches(CLOSE).to_owned()
}

/// The end of a page.
pub const CLOSE: &str = "</main></body></html>\n";

/// Should a text from a file ever get past the escaping, the policy keeps it from loading and running anything.
fn whole(title: &str, main: &Markup) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    let page = html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (visible(title)) }
                "\n" style { "\n" (PreEscaped(STYLE)) }
            }
            "\n" body { main { "\n" (PreEscaped(shown(main))) } }
        }
        "\n"
    };
    page.into_string()
}

/// What would act on the reader in place of being seen is spelled out, wherever it stands. No text begins a line: a line
/// ends only between two tags, and no text holds one.
fn shown(markup: &Markup) -> String {
    visible(&markup.0).trim_end().replace("> <", ">\n<") + "\n"
}

/// The end of a line in a `pre`.
const LINE_END: PreEscaped<&str> = PreEscaped("&#10;");

struct Body<'a> {
    doc: &'a Doc,
    /// The level of the title's heading; those below it follow without a gap.
    top: usize,
    /// The language of what the ladder says, if that is not English.
    lang: Option<&'a str>,
    /// Sections and headings so far, which are numbered where a page lists them.
    heads: usize,
}

impl<'a> Body<'a> {
    fn new(doc: &'a Doc, top: usize) -> Self {
        let is_plain = |language: &&str| {
            (2..=35).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        Self { doc, top, lang: doc.language.as_deref().filter(is_plain), heads: 0 }
    }

    fn document(&mut self) -> Markup {
        let (closing, blocks) = match self.doc.blocks.split_last() {
            Some((Block::Closing(lines), blocks)) => (lines.as_slice(), blocks),
            _ => (&[][..], self.doc.blocks.as_slice()),
        };
        let mut contents = self.doc.is_handbook;
        html! {
            @for chunk in blocks.chunk_by(|_, next| !matches!(next, Block::Section(_))) {
                @if let Some((Block::Section(name), inside)) = chunk.split_first() {
                    @if std::mem::take(&mut contents) { (contents::list(&self.doc.blocks, self.lang)) }
                    section class="of-several" id=[self.id()] {
                        (heading(self.top + 1, self.lang_of_heads(), name))
                        (self.parts(inside, self.top + 2))
                    }
                    "\n"
                } @else {
                    (self.parts(chunk, self.top + 1))
                }
            }
            @if !closing.is_empty() { footer { (paragraphs(closing)) } "\n" }
        }
    }

    /// What is below the headings of a level: short parts beside each other where there is room, long ones below.
    fn parts(&mut self, blocks: &'a [Block], level: usize) -> Markup {
        let parts: Vec<&[Block]> = blocks.chunk_by(|_, next| !matches!(next, Block::Heading(..))).collect();
        html! {
            @for run in parts.chunk_by(|one, next| is_short(one) && is_short(next)) {
                @let inside = html! { @for part in run { (self.part(part, level)) } };
                (beside(run.len() > 1, &inside))
            }
        }
    }

    /// A heading, if there is one, and what is below it.
    fn part(&mut self, blocks: &'a [Block], level: usize) -> Markup {
        let Some((Block::Heading(name, aside), inside)) = blocks.split_first() else {
            return self.content(blocks, None, level);
        };
        let heading = heading(level, self.lang_of_heads(), name);
        html! {
            section id=[self.id()] {
                @match aside {
                    Some(aside) => div class="head" { (heading) p dir="auto" { (aside) } }
                    None => (heading)
                }
                "\n" (self.content(inside, Some(name), level + 1))
            }
            "\n"
        }
    }

    /// Blocks below one heading. Lists with marks become one table, and so do things to talk about; other smaller parts
    /// stand beside each other.
    fn content(&self, blocks: &[Block], name: Option<&str>, level: usize) -> Markup {
        let is_listed = |block: &Block| matches!(block, Block::Subheading(_) | Block::Items(_));
        let first = blocks.iter().position(is_listed).unwrap_or(blocks.len());
        let (before, rest) = blocks.split_at(first);
        let rest = if is_checklist(rest) {
            let end = rest.iter().position(|block| !is_listed(block)).unwrap_or(rest.len());
            let (list, after) = rest.split_at(end);
            html! {
                (tables::checklist(list, name.unwrap_or("What is asked for"), self.lang))
                (self.content(after, name, level))
            }
        } else if let Some(table) = tables::talk(rest, name.unwrap_or("What to talk about")) {
            table
        } else {
            self.smaller(rest, name, level)
        };
        html! { (self.blocks(before, name)) (rest) }
    }

    fn smaller(&self, blocks: &[Block], name: Option<&str>, level: usize) -> Markup {
        let inside = html! {
            @for part in blocks.chunk_by(|_, next| !matches!(next, Block::Subheading(_))) {
                @if let Some((Block::Subheading(name), inside)) = part.split_first() {
                    section { (heading(level, self.lang, name)) (self.blocks(inside, Some(name))) } "\n"
                } @else {
                    (self.blocks(part, name))
                }
            }
        };
        beside(blocks.iter().any(|block| matches!(block, Block::Subheading(_))), &inside)
    }

    fn blocks(&self, blocks: &[Block], under: Option<&str>) -> Markup {
        html! { @for block in blocks { (self.block(block, under)) "\n" } }
    }

    fn block(&self, block: &Block, under: Option<&str>) -> Markup {
        match block {
            Block::Title(text) => heading(self.top, self.lang_of_heads(), text),
            Block::Section(text) | Block::Heading(text, _) | Block::Subheading(text) | Block::Paragraph(text) => {
                html! { p dir="auto" { (text) } }
            }
            Block::Summary(text) => html! { p class="summary" lang=[self.lang] dir="auto" { (text) } },
            Block::Facts(facts) => html! {
                dl {
                    @for (label, text) in facts {
                        div { dt dir="auto" { (label) } dd dir="auto" { (text) } } "\n"
                    }
                }
            },
            Block::Items(items) => self.items(items),
            Block::Steps(steps) => html! { ol { @for step in steps { li dir="auto" { (step) } "\n" } } },
            Block::Sample(lines) => html! { pre { @for line in lines.lines() { (line) (LINE_END) } } },
            Block::Commands(commands) => {
                html! { pre { @for (command, what) in commands { (command) " " (what) (LINE_END) } } }
            }
            Block::Bars(bars) => bars::table(bars, under.unwrap_or("Means")),
            // Only a ladder's own table is in the ladder's words throughout.
            Block::Table(table) => tables::table(table, under, self.lang_of_heads()),
            Block::Closing(lines) => paragraphs(lines),
        }
    }

    fn items(&self, items: &[Item]) -> Markup {
        let has_boxes = items.iter().any(|item| item.mark == Bullet::Task);
        html! {
            ul class=[has_boxes.then_some("boxes")] {
                @for item in items {
                    li dir="auto" lang=[self.lang] {
                        (item.text)
                        @for below in &item.below { small dir="auto" { (address(below)) } }
                    }
                    "\n"
                }
            }
        }
    }

    fn id(&mut self) -> Option<String> {
        self.heads += 1;
        self.doc.is_handbook.then(|| format!("part-{}", self.heads))
    }

    fn lang_of_heads(&self) -> Option<&'a str> {
        self.lang.filter(|_| self.doc.is_handbook)
    }
}

fn beside(is_beside: bool, inside: &Markup) -> Markup {
    html! { @if is_beside { div class="beside" { "\n" (inside) } "\n" } @else { (inside) } }
}

fn paragraphs(lines: &[String]) -> Markup {
    html! { @for line in lines { p dir="auto" { (line) } " " } }
}

fn heading(level: usize, lang: Option<&str>, text: &str) -> Markup {
    match level {
        1 => html! { h1 lang=[lang] dir="auto" { (text) } },
        2 => html! { h2 lang=[lang] dir="auto" { (text) } },
        3 => html! { h3 lang=[lang] dir="auto" { (text) } },
        4 => html! { h4 lang=[lang] dir="auto" { (text) } },
        5 => html! { h5 lang=[lang] dir="auto" { (text) } },
        _ => html! { h6 lang=[lang] dir="auto" { (text) } },
    }
}

/// The text; as a link where it is nothing but the address of a page.
fn address(text: &str) -> Markup {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\');
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    html! { @if is_page && text.bytes().all(is_plain) { a href=(text) { (text) } } @else { (text) } }
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
            Bullet::Point => false,
            Bullet::Task => has_areas,
            Bullet::Marked(_) => true,
        }),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_more_than_letters_is_left_out() {
        for (language, wanted) in [("fr-CA", Some("fr-CA")), ("fr\" onclick=\"x", None), ("", None), ("日本", None)] {
            let doc = Doc { language: Some(language.into()), ..Doc::default() };
            assert_eq!(Body::new(&doc, 1).lang, wanted, "{language}");
        }
    }

    #[test]
    fn nothing_in_a_text_acts_on_the_page() {
        let text = "</p><script>alert(\"1\")</script> & 'more'\u{202e}";
        let doc = Doc { blocks: vec![Block::Paragraph(text.into())], ..Doc::default() };
        let page = page(&doc);
        let wanted =
            "<p dir=\"auto\">&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more'\\u{202e}</p>";
        assert!(page.contains(wanted), "{page}");
        assert!(page.ends_with(CLOSE) && several("<b>").contains("&lt;b&gt;</h1>"), "{page}");
    }

    #[test]
    fn only_the_plain_address_of_a_page_is_a_link() {
        assert_eq!(
            address("https://a.example/?b&c").0,
            "<a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a>"
        );
        for text in
            ["javascript:alert(1)", "https://a.example/\"onclick=\"x", "see https://a.example", "data:text/html,x"]
        {
            assert_eq!(address(text).0, html! { (text) }.0);
        }
    }
}
