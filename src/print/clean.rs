//! What came from a file or a person, made harmless and printable where it meets a screen.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

/// More marks on one letter belong to no script: they would pile up over the lines around it.
const MOST_MARKS: usize = 8;

/// Control characters, direction overrides and other signs that act in place of being seen, as `\u{…}`; white space
/// of any kind as one space. Of the marks on a letter as many stay as a script may need.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            c if acts(c) || marks > MOST_MARKS => {
                let _ = write!(clean, "\\u{{{:x}}}", u32::from(c));
            }
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

/// It acts on a screen in place of being seen.
pub(crate) fn acts(c: char) -> bool {
    c.is_control() || acts_unseen(c)
}

/// Direction overrides and isolates, and characters of no width that hide in a text. The joiners of emoji and of
/// Indic and Arabic words, and the marks of right-to-left writing, stay.
fn acts_unseen(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text without the signs that ask for an emoji's coloured or plain form: with one, terminals differ by a column
/// about the sign before it, and whatever is to its right is out of line.
pub(crate) fn in_one_width(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains(['\u{fe0e}', '\u{fe0f}']) {
        Cow::Owned(text.replace(['\u{fe0e}', '\u{fe0f}'], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in ASCII: typographic signs and accented Latin letters take their plain form, anything else is `?`.
pub(crate) fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c);
        } else {
            plain.push_str(ascii_form(c));
        }
    }
    Cow::Owned(plain)
}

fn ascii_form(c: char) -> &'static str {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‹' => "<",
        '›' => ">",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' => "-",
        '…' => "...",
        '•' | '·' | '×' => "*",
        '±' => "+/-",
        '→' => "->",
        '←' => "<-",
        '│' | '┃' => "|",
        '┼' | '┴' | '┬' | '├' | '┤' => "+",
        '█' => "#",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => " ",
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{200f}' | '\u{300}'..='\u{36f}' | '\u{fe0f}' => "",
        '€' => "EUR",
        '£' => "GBP",
        '©' => "(c)",
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => "a",
        'Æ' => "AE",
        'æ' => "ae",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ð' | 'Ď' | 'Đ' => "D",
        'ð' | 'ď' | 'đ' => "d",
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ĥ' | 'Ħ' => "H",
        'ĥ' | 'ħ' => "h",
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'Ĵ' => "J",
        'ĵ' => "j",
        'Ķ' => "K",
        'ķ' => "k",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ł' => "L",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' => "O",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'º' => "o",
        'Œ' => "OE",
        'œ' => "oe",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'Ţ' | 'Ť' | 'Ț' => "T",
        'ţ' | 'ť' | 'ț' => "t",
        'Þ' => "Th",
        'þ' => "th",
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'Ŵ' => "W",
        'ŵ' => "w",
        'Ý' | 'Ŷ' | 'Ÿ' => "Y",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_screen_stays() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\u{9b}c"), "a\\u{1b}[31mb\\u{7}\\u{9b}c");
        assert_eq!(visible("evil\u{202e}txt\u{200b}"), "evil\\u{202e}txt\\u{200b}");
        assert_eq!(visible("a\u{206a}b\u{206f}"), "a\\u{206a}b\\u{206f}", "signs of old that turned digits round");
        let piled = visible(&format!("e{}n", "\u{301}".repeat(200))).into_owned();
        assert!(
            piled.starts_with(&format!("e{}\\u{{301}}", "\u{301}".repeat(8))) && piled.ends_with("\\u{301}n"),
            "{piled}"
        );
        assert_eq!(visible("two\nlines\tand a tab"), "two lines and a tab");
        assert_eq!(visible("Ödegaard 山田 👩‍🔧"), "Ödegaard 山田 👩‍🔧");
    }

    #[test]
    fn ascii_keeps_words_readable() {
        assert_eq!(ascii("“Größe” – naïve… ±0.17"), "\"Grosse\" - naive... +/-0.17");
        assert_eq!(ascii("Ægir Łukasz"), "AEgir Lukasz");
        assert_eq!(ascii("山 e\u{301}"), "? e");
        assert!(ascii("← → █ │ ┼").is_ascii());
    }
}
