//! What may not reach a screen, in one list for all tests: at least as strict as metier's own.

/// It acts on a screen in place of being seen, hides in a text, or turns the text around it. The joiners of emoji and of
/// Indic and Arabic words, and the marks of right-to-left writing, do not.
pub(crate) fn acts(c: char) -> bool {
    is_refused(c) || hides(c)
}

/// No ladder and no bank may hold it, no file that metier writes does, but for white space.
pub(crate) fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// It may stand in a file, where it does nothing, and is spelled out where it is shown.
pub(crate) fn hides(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Nothing in it acts on a screen but the ends of its lines.
#[track_caller]
pub(crate) fn is_harmless(what: &str, text: &str) {
    let Some(at) = text.find(|c| acts(c) && c != '\n') else { return };
    let mut near: Vec<char> = text[..at].chars().rev().take(60).collect();
    near.reverse();
    let near: String = near.into_iter().collect();
    panic!("{what}: {:?} behind {near:?}", text[at..].chars().next());
}

/// The elements that a page of metier has; no other comes to be in it from a file.
pub(crate) const ELEMENTS: &str = "html head meta title style body main h1 h2 h3 h4 h5 h6 p div section nav footer ul ol li \
     dl dt dd table caption thead tbody tr th td small span strong a svg rect pre code";
