//! The kinds of text in our files. Each knows its place, and reading refuses one that breaks its kind's rules.

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

/// The most characters a text may have. A text that is written once in a file may be shown a thousand times.
pub(crate) const LONGEST_TEXT: usize = 10_000;

/// The most characters a prose text may have.
pub(crate) const LONGEST_PROSE: usize = 100_000;

/// The most characters an id may have. It becomes part of many keys.
pub const LONGEST_ID: usize = 100;

/// The most characters the word for a craft may have. It may be filled in many times over.
pub const LONGEST_CRAFT: usize = 200;

/// Whether a text matches `[a-z0-9][a-z0-9-]*`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(letter) && text.bytes().all(|byte| letter(byte) || byte == b'-')
}

/// Whether a text has the form of a BCP 47 tag: `en`, `en-GB`, `zh-Hant`.
fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(n, part)| {
        let is_part = |byte: u8| if n == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (if n == 0 { 2..=8 } else { 1..=8 }).contains(&part.len()) && part.bytes().all(is_part)
    })
}

/// Whether a character is a control character other than white space, or changes the direction of the text around it.
#[must_use]
pub fn acts_on_screen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of [`acts_on_screen`], as a regular expression.
const ACTS_ON_SCREEN: &str =
    "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]";

/// The reason why a text cannot be the word for a craft, or `None` if it can.
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
    /// What is wrong with a text, or `None`. `what` names the text: "`title` in level `staff`".
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
        // A fast path: most texts are printable ASCII.
        if !text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
            && let Some(character) = text.chars().find(|c| acts_on_screen(*c))
        {
            let message = format!("{} holds the control character U+{:04X}", what(), u32::from(character));
            return Some(Diagnostic::error(message).code(Code::CONTROL_CHARACTER).help("remove it"));
        }
        text.trim().is_empty().then(|| unknown(format!("{} is empty", what())).label("write at least a word"))
    }

    /// Puts a text into the form we keep: everything but prose goes on one line.
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
            /// The text itself.
            pub text: String,
            /// Its place in the file. Empty for a text that is not from a file.
            pub at: Span,
        }

        impl $name {
            /// The text itself.
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
                // The limits hold for what is read. With the word for the craft filled in, a text may be longer.
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

        // Two texts are equal if they say the same thing. Their places in the file do not matter.
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
    /// A text on one line, with at least one word and at most 10,000 characters.
    Text,
    Some(ValueRule::Text),
    {"type": "string", "pattern": "\\S", "maxLength": LONGEST_TEXT, "not": {"pattern": ACTS_ON_SCREEN}}
);

text!(
    /// A text of several lines, with at most 100,000 characters.
    Prose,
    Some(ValueRule::Prose),
    {"type": "string", "pattern": "\\S", "maxLength": LONGEST_PROSE, "not": {"pattern": ACTS_ON_SCREEN}}
);

text!(
    /// What other parts of the file call something: `[a-z0-9][a-z0-9-]*`, at most 100 characters.
    Id,
    Some(ValueRule::Id),
    {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": LONGEST_ID}
);

text!(
    /// The word for a craft, at most 200 characters long.
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
    /// A key that the writer of the file chose, or a text in answers. It is kept exactly as it was written.
    Key,
    None,
    {"type": "string"}
);

impl Language {
    /// Whether this is English of any region, the only language whose wording we have rules for.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    }
}

/// Whether a list of ids contains this one.
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
