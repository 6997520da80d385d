//! A small reader of pages: every tag with its attributes, in order, and what must hold for all of them.

use std::collections::HashSet;

use crate::properties::screen::ELEMENTS;

/// A tag as it stands in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) closes: bool,
    /// The text from it to the next tag.
    pub(crate) text: String,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Elements that are never closed.
const VOID: [&str; 1] = ["meta"];

/// The attributes that a page may have.
const ATTRIBUTES: &str = "lang dir charset http-equiv content name class id href role aria-label aria-hidden tabindex \
     scope colspan viewBox preserveAspectRatio width height x";

/// Reads a page. Fails where it is no page at all.
pub(super) fn tags(page: &str) -> Vec<Tag> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype").trim_start();
    let mut tags: Vec<Tag> = Vec::new();
    while !rest.is_empty() {
        rest = rest.strip_prefix('<').unwrap_or_else(|| panic!("not a tag: {rest:.60}"));
        let (mut tag, is_empty, after) = one_tag(rest);
        // The text of a style is not read as a page.
        let end = if tag.name == "style" && !tag.closes { after.find("</style>") } else { after.find('<') };
        let (text, next) = after.split_at(end.unwrap_or(after.len()));
        assert!(!text.contains('>') || tag.name == "style", "a bare > in {text}");
        text.clone_into(&mut tag.text);
        let closing = Tag { closes: true, attributes: Vec::new(), ..tag.clone() };
        tags.push(tag);
        if is_empty {
            tags.push(closing);
        }
        rest = next;
    }
    tags
}

fn one_tag(text: &str) -> (Tag, bool, &str) {
    let (closes, mut rest) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
    let name = take(&mut rest, |c| c.is_ascii_alphanumeric());
    assert!(!name.is_empty(), "a < that begins no tag: {text:.60}");
    let mut attributes = Vec::new();
    while let Some(more) = rest.strip_prefix(' ') {
        rest = more;
        let name = take(&mut rest, |c| c.is_ascii_alphanumeric() || c == '-');
        rest = rest.strip_prefix("=\"").unwrap_or_else(|| panic!("{name} without a value: {text:.90}"));
        let value = take(&mut rest, |c| c != '"');
        rest = &rest[1..];
        attributes.push((name, value));
    }
    let (is_empty, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let rest = rest.strip_prefix('>').unwrap_or_else(|| panic!("a tag without an end: {text:.90}"));
    (Tag { name, attributes, closes, text: String::new() }, is_empty, rest)
}

fn take(rest: &mut &str, wanted: impl Fn(char) -> bool) -> String {
    let (taken, after) = rest.split_at(rest.find(|c| !wanted(c)).unwrap_or(rest.len()));
    *rest = after;
    taken.to_owned()
}

/// What holds for every page, whatever it says.
pub(crate) fn check(what: &str, page: &str) -> Vec<Tag> {
    let tags = tags(page);
    let (elements, attributes): (Vec<&str>, Vec<&str>) =
        (ELEMENTS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    let mut open: Vec<&str> = Vec::new();
    let mut ids = HashSet::new();
    let mut level = 0;
    for tag in &tags {
        assert!(elements.contains(&tag.name.as_str()), "{what}: an element {tag:?}");
        for (name, value) in &tag.attributes {
            assert!(attributes.contains(&name.as_str()), "{what}: an attribute {tag:?}");
            let is_link = value.starts_with("#part-") || value.starts_with("https://") || value.starts_with("http://");
            assert!(name != "href" || is_link, "{what}: {tag:?}");
            assert!(name != "id" || ids.insert(value.clone()), "{what}: {value} twice");
        }
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name.as_str()), "{what}: closed out of order");
        } else if !VOID.contains(&tag.name.as_str()) {
            open.push(&tag.name);
        }
        if let Some(next) = tag.name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()).filter(|_| !tag.closes) {
            assert!(next <= level + 1, "{what}: a heading {next} below a heading {level}: {}", tag.text);
            level = next;
        }
        if tag.name == "th" && !tag.closes {
            assert!(tag.attribute("scope").is_some(), "{what}: {tag:?}");
        }
        // An address stands below a source, as a link where it is a plain one, or is written out in a guide.
        assert!(!tag.text.contains("://") || ["a", "small", "p"].contains(&tag.name.as_str()), "{what}: {tag:?}");
    }
    assert!(open.is_empty(), "{what}: left open: {open:?}");
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name && !tag.closes).count();
    assert_eq!((count("h1"), count("main")), (1, 1), "{what}");
    assert_eq!(count("table"), count("caption"), "{what}: a table without a caption");
    assert_eq!(count("ul") + count("ol") > 0, count("li") > 0, "{what}: a list without a line");
    let page_ids = |tag: &Tag| tag.attribute("href").and_then(|to| to.strip_prefix('#')).map(str::to_owned);
    for to in tags.iter().filter_map(page_ids) {
        assert!(ids.contains(&to), "{what}: a link to {to}, which is nowhere");
    }
    assert_eq!(tags[0].attribute("lang"), Some("en"), "{what}");
    tags
}

/// The elements of a page in their order, begun and ended.
pub(super) fn outline(page: &str) -> Vec<String> {
    tags(page).iter().map(|tag| format!("{}{}", if tag.closes { "/" } else { "" }, tag.name)).collect()
}
