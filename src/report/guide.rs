//! The guide of a ladder: Markdown into the parts of a document. Raw HTML and images are left out, and of links only those
//! that a reader can follow without harm keep their address.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::doc::{Bullet, Doc, Item};

/// Adds a guide to a document.
pub(crate) fn add(doc: &mut Doc, guide: &str) {
    let mut text = String::new();
    let mut items: Vec<Item> = Vec::new();
    // How deep in images, whose words stand for what is not shown.
    let (mut lists, mut images) = (0_usize, 0_usize);
    let mut address = None;
    for event in Parser::new_ext(guide, Options::empty()) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => address = Some(dest_url).filter(|url| is_harmless(url)),
            Event::End(TagEnd::Link) => {
                if let Some(url) = address.take().filter(|url| !text.ends_with(&**url)) {
                    text.extend([" (", &*url, ")"]);
                }
            }
            Event::Start(Tag::List(_)) => {
                flush(doc, &mut text, lists, &mut items);
                lists += 1;
            }
            Event::End(TagEnd::List(_)) => {
                lists -= 1;
                if lists == 0 {
                    doc.items(std::mem::take(&mut items));
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = std::mem::take(&mut text);
                if !heading.trim().is_empty() {
                    doc.subheading(heading.trim());
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                flush(doc, &mut text, lists, &mut items);
            }
            Event::Text(part) | Event::Code(part) if images == 0 => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Rule => flush(doc, &mut text, lists, &mut items),
            _ => {}
        }
    }
    flush(doc, &mut text, lists, &mut items);
    doc.items(items);
}

fn flush(doc: &mut Doc, text: &mut String, lists: usize, items: &mut Vec<Item>) {
    let said = std::mem::take(text);
    let said = said.trim();
    if said.is_empty() {
        return;
    }
    if lists > 0 {
        items.push(Item::new(Bullet::Point, said));
    } else {
        doc.paragraph(said);
    }
}

fn is_harmless(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::super::doc::Block;
    use super::*;

    #[test]
    fn a_guide_keeps_its_parts_and_loses_what_could_do_harm() {
        let mut doc = Doc::default();
        add(
            &mut doc,
            "A *map*, not a checklist.\n\n# How\n\n- One <b>bold</b>\n- [two](https://example.org) and [three](javascript:x)\n\n\
             <script>alert(1)</script>\n\n![a picture](https://example.org/x.png)\n\nThe end.",
        );
        let said: Vec<String> = doc
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(text) | Block::Subheading(text) => text.clone(),
                Block::Items(items) => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join(" | "),
                _ => "?".into(),
            })
            .collect();
        let items = "One bold | two (https://example.org) and three";
        assert_eq!(said, ["A map, not a checklist.", "How", items, "The end."]);
    }
}
