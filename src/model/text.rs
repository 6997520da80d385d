//! Texts of files, each with its place, refused where they are not what they have to be.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use toml::Spanned;

use super::ValueRule;
use crate::diagnostic::{Code, Diagnostic, Span};

/// Letters of a text, at most: what is written once in a file may be shown a thousand times.
pub(crate) const LONGEST_TEXT: usize = 10_000;

/// Letters of a prose text, at most.
pub(crate) const LONGEST_PROSE: usize = 100_000;

/// Letters of an id, at most: it is part of many keys.
pub const LONGEST_ID: usize = 100;

/// Letters of the word for a craft, at most: it may be filled in many times over.
pub const LONGEST_CRAFT: usize = 200;

/// `[a-z0-9][a-z0-9-]*`
#[must_use]
pub fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(letter) && text.bytes().all(|byte| letter(byte) || byte == b'-')
}

/// A BCP 47 tag by its form: `en`, `en-GB`, `zh-Hant`.
fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(n, part)| {
        let is_part = |byte: u8| if n == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (if n == 0 { 2..=8 } else { 1..=8 }).contains(&part.len()) && part.bytes().all(is_part)
    })
}

/// Control characters but for white space, and those that turn the direction of the text around them.
#[must_use]
pub fn acts_on_screen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of [`acts_on_screen`], as a pattern.
const ACTS_ON_SCREEN: &str =
    "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]";

/// Why a text cannot be the word for a craft, or `None` if it can.
#[must_use]
pub fn not_a_craft(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        Some("is empty".into())
    } else if is_longer(text, LONGEST_CRAFT) {
        Some(format!("is longer than {LONGEST_CRAFT} letters"))
    } else {
        None
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

impl ValueRule {
    /// What is wrong with a text, or `None`. `what` names it: "`title` in level `staff`".
    pub(crate) fn broken_by(self, text: &str, what: impl Fn() -> String) -> Option<Diagnostic> {
        let unknown = |message: String| Diagnostic::error(message).code(Code::UNKNOWN_VALUE);
        let too_long = |what: String, most: usize| {
            let error = Diagnostic::error(format!("{what} is longer than {most} letters")).code(Code::TOO_LARGE);
            error.help("shorten it")
        };
        if self == Self::Craft
            && let Some(why) = not_a_craft(text)
        {
            let code = if text.trim().is_empty() { Code::UNKNOWN_VALUE } else { Code::TOO_LARGE };
            let error = Diagnostic::error(format!("{} {why}", what())).code(code);
            return Some(error.help("write it as people call it: roofing, nursing, my craft"));
        }
        if self == Self::Id {
            return if !is_id(text) {
                Some(unknown(format!("`{text}` is not an id")).label("lower-case letters, digits and hyphens"))
            } else if text.len() > LONGEST_ID {
                Some(too_long("an id".into(), LONGEST_ID))
            } else {
                None
            };
        }
        if self == Self::Language {
            let label = "write a tag such as en, en-GB or de";
            return (!is_language(text)).then(|| unknown(format!("{} is not a language tag", what())).label(label));
        }
        let most = if self == Self::Prose { LONGEST_PROSE } else { LONGEST_TEXT };
        if is_longer(text, most) {
            return Some(too_long(what(), most));
        }
        // Most texts are plain letters.
        if !text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
            && let Some(character) = text.chars().find(|c| acts_on_screen(*c))
        {
            let message = format!("{} holds the control character U+{:04X}", what(), u32::from(character));
            return Some(Diagnostic::error(message).code(Code::CONTROL_CHARACTER).help("remove it"));
        }
        text.trim().is_empty().then(|| unknown(format!("{} is empty", what())).label("write at least a word"))
    }

    /// A text as it is kept: on one line, but for prose.
    fn kept(self, text: String) -> String {
        if self != Self::Prose && text.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            text
        }
    }
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $rule:expr, $schema:tt) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(try_from = "Spanned<String>")]
        pub struct $name {
            /// What it says.
            pub text: String,
            /// Its place in the file; empty for a text that is not from a file.
            pub at: Span,
        }

        impl $name {
            /// What it says.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl TryFrom<Spanned<String>> for $name {
            type Error = String;
            fn try_from(text: Spanned<String>) -> Result<Self, String> {
                let (at, text) = (text.span().into(), text.into_inner());
                let rule: Option<ValueRule> = $rule;
                let Some(rule) = rule else { return Ok(Self { text, at }) };
                match rule.broken_by(&text, || "the text".into()) {
                    Some(broken) => Err(broken.message),
                    None => Ok(Self { text: rule.kept(text), at }),
                }
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                // What is read has its bounds; with the word for the craft filled in it may be longer than that.
                if generator.contract().is_serialize() {
                    return json_schema!({"type": "string"});
                }
                let mut schema = json_schema!($schema);
                let rule: Option<ValueRule> = $rule;
                if let Some(rule) = rule {
                    schema.insert(ValueRule::KEY.into(), rule.name().into());
                }
                schema
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.text
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.text
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.text
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self { text: text.into(), at: Span::default() }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self { text, at: Span::default() }
            }
        }

        impl From<$name> for String {
            fn from(it: $name) -> Self {
                it.text
            }
        }

        // Two texts are the same if they say the same, wherever they stand.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.text == other.text
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.text.hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.text.cmp(&other.text)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.text == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.text == *other
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                self.text == *other
            }
        }
    };
}

text!(
    /// A text on one line with at least a word in it, at most 10,000 letters long.
    Text,
    Some(ValueRule::Text),
    {"type": "string", "pattern": "\\S", "maxLength": LONGEST_TEXT, "not": {"pattern": ACTS_ON_SCREEN}}
);

text!(
    /// A text of several lines, at most 100,000 letters long.
    Prose,
    Some(ValueRule::Prose),
    {"type": "string", "pattern": "\\S", "maxLength": LONGEST_PROSE, "not": {"pattern": ACTS_ON_SCREEN}}
);

text!(
    /// What something is called where others refer to it: `[a-z0-9][a-z0-9-]*`, at most 100 letters.
    Id,
    Some(ValueRule::Id),
    {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": LONGEST_ID}
);

text!(
    /// The word for a craft, at most 200 letters long.
    Craft,
    Some(ValueRule::Craft),
    {"type": "string", "pattern": "\\S", "maxLength": LONGEST_CRAFT, "not": {"pattern": ACTS_ON_SCREEN}}
);

text!(
    /// A BCP 47 language tag, such as `en-GB`.
    Language,
    Some(ValueRule::Language),
    {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}
);

text!(
    /// A key that the writer of the file chose, or a text of answers, which is kept to the letter.
    Key,
    None,
    {"type": "string"}
);

impl Language {
    /// English of any region. The rules for wording know no other language.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    }
}

/// Whether an id is in a list of them.
#[must_use]
pub fn names(list: &[Text], id: &str) -> bool {
    list.iter().any(|one| one == id)
}

impl PartialEq<Id> for Text {
    fn eq(&self, other: &Id) -> bool {
        self.text == other.text
    }
}

impl PartialEq<Text> for Id {
    fn eq(&self, other: &Text) -> bool {
        self.text == other.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_the_craft_says_something_and_not_too_much() {
        let why = |text: &str| not_a_craft(text).unwrap_or_default();
        assert_eq!([why(""), why(" \t")], ["is empty", "is empty"]);
        assert_eq!(why(&"é".repeat(LONGEST_CRAFT)), "");
        assert_eq!(why(&"é".repeat(LONGEST_CRAFT + 1)), "is longer than 200 letters");
        assert_eq!(not_a_craft("piano tuning"), None);
    }

    #[test]
    fn each_rule_refuses_what_it_is_for() {
        let code = |rule: ValueRule, text: &str| rule.broken_by(text, || "it".into()).and_then(|broken| broken.code);
        for (rule, good, bad, why) in [
            (ValueRule::Text, "a\tb\nc", "\u{202e}", Code::CONTROL_CHARACTER),
            (ValueRule::Text, "é", " \n", Code::UNKNOWN_VALUE),
            (ValueRule::Text, &*"é".repeat(10_000), &*"é".repeat(10_001), Code::TOO_LARGE),
            (ValueRule::Prose, &"a\n".repeat(50_000), &"a\n".repeat(50_001), Code::TOO_LARGE),
            (ValueRule::Id, "3d-printing", "Bad Id!", Code::UNKNOWN_VALUE),
            (ValueRule::Id, &"a".repeat(100), &"a".repeat(101), Code::TOO_LARGE),
            (ValueRule::Craft, "my craft", "", Code::UNKNOWN_VALUE),
            (ValueRule::Language, "zh-Hant-TW", "en_us", Code::UNKNOWN_VALUE),
        ] {
            assert_eq!((code(rule, good), code(rule, bad)), (None, Some(why)), "{rule:?}");
        }
    }

    #[test]
    fn english_is_english_in_every_region() {
        let is = |tag: &str| Language::from(tag).is_english();
        assert!(["en", "en-GB", "EN-us"].map(is).iter().all(|is| *is));
        assert!(!["de", "enm", "en_us", ""].map(is).iter().any(|is| *is));
    }
}
