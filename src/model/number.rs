//! The numbers in our files. Reading refuses a number that is out of range.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::ValueRule;

macro_rules! whole {
    ($(#[$doc:meta])* $name:ident, $range:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
        #[serde(try_from = "i64")]
        pub struct $name(pub u32);

        impl TryFrom<i64> for $name {
            type Error = String;
            fn try_from(number: i64) -> Result<Self, String> {
                let range = $range;
                let fits = u32::try_from(number).ok().filter(|number| range.contains(number));
                fits.map(Self).ok_or_else(|| format!("a number from {} to {}", range.start(), range.end()))
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let range = $range;
                json_schema!({"type": "integer", "minimum": range.start(), "maximum": range.end()})
            }
        }
    };
}

whole!(
    /// A number from 0 to 999. Levels of equal rank have equal standing, on any track.
    Rank,
    0..=999_u32
);

whole!(
    /// A year from 1900 to 2200.
    Year,
    1900..=2200_u32
);

/// The version of a file's format. There is only one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatVersion;

impl FormatVersion {
    /// The newest version, which is the one we write.
    pub const NEWEST: i64 = 1;
}

impl<'de> Deserialize<'de> for FormatVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let format = i64::deserialize(deserializer)?;
        if format == Self::NEWEST { Ok(Self) } else { Err(serde::de::Error::custom("another format")) }
    }
}

impl Serialize for FormatVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(Self::NEWEST)
    }
}

impl JsonSchema for FormatVersion {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "FormatVersion".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({"type": "integer", "const": Self::NEWEST});
        schema.insert(ValueRule::KEY.into(), ValueRule::FormatVersion.name().into());
        schema
    }
}

/// Two whole numbers from 0 to `MOST`, the lower first. A single number in a file stands for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<const MOST: u32> {
    /// The lower one.
    pub from: u32,
    /// The higher one, which may equal the lower.
    pub to: u32,
}

/// A share of the week, in percent.
pub type Share = Range<100>;

/// Years in the craft in total.
pub type Years = Range<{ u32::MAX }>;

impl<const MOST: u32> Range<MOST> {
    /// Makes a range of the numbers in a file, or returns `None` if they are not from and to.
    pub(crate) fn of(numbers: &[i64]) -> Option<Self> {
        let (from, to) = match numbers {
            [one] => (*one, *one),
            [from, to] => (*from, *to),
            _ => return None,
        };
        let number = |number: i64| u32::try_from(number).ok().filter(|number| *number <= MOST);
        let (from, to) = (number(from)?, number(to)?);
        (from <= to).then_some(Self { from, to })
    }
}

impl<'de, const MOST: u32> Deserialize<'de> for Range<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrTwo<const MOST: u32>;
        impl<'de, const MOST: u32> Visitor<'de> for OneOrTwo<MOST> {
            type Value = Range<MOST>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("two whole numbers, or one")
            }
            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Range<MOST>, E> {
                Range::of(&[number]).ok_or_else(|| E::custom("out of range"))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Range<MOST>, A::Error> {
                let mut numbers: Vec<i64> = Vec::new();
                while let Some(number) = list.next_element()? {
                    numbers.push(number);
                }
                let two = Some(&*numbers).filter(|numbers| numbers.len() == 2).and_then(Range::of);
                two.ok_or_else(|| serde::de::Error::custom("not from and to"))
            }
        }
        deserializer.deserialize_any(OneOrTwo)
    }
}

impl<const MOST: u32> Serialize for Range<MOST> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.from, self.to].serialize(serializer)
    }
}

impl<const MOST: u32> JsonSchema for Range<MOST> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Range{MOST}").into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = json_schema!({"type": "integer", "minimum": 0, "maximum": MOST});
        let two = json_schema!({"type": "array", "items": number, "minItems": 2, "maxItems": 2});
        if generator.contract().is_serialize() {
            return two;
        }
        let mut schema = json_schema!({ "anyOf": [number, two] });
        schema.insert(ValueRule::KEY.into(), ValueRule::Range.name().into());
        schema.insert("x-most".into(), MOST.into());
        schema
    }
}

/// An amount of money with at most three decimals. It is kept and compared exactly, so it is not a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    /// The amount in thousandths of the currency's unit.
    thousandths: u64,
}

impl Amount {
    /// An upper limit beyond any real price.
    const MOST: u64 = 1_000_000_000_000;

    /// The amount in thousandths of the currency's unit.
    #[must_use]
    pub fn thousandths(self) -> u64 {
        self.thousandths
    }

    /// Reads an amount as people write it: `38`, `38.5`, `38.50`.
    #[must_use]
    pub fn written(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let zeros = decimals.trim_end_matches('0');
        if whole.is_empty() || !is_number(whole) || !is_number(decimals) || zeros.len() > 3 {
            return None;
        }
        let whole: u64 = whole.parse().ok().filter(|whole| *whole <= Self::MOST)?;
        let decimals: u64 = format!("{zeros:0<3}").parse().ok()?;
        Some(Self { thousandths: whole * 1000 + decimals })
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Self {
        Self { thousandths: u64::from(whole) * 1000 }
    }
}

impl fmt::Display for Amount {
    /// Writes whole amounts without decimals and others with two, or with three if two would not be exact.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.thousandths / 1000, self.thousandths % 1000);
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{:02}", rest / 10),
            rest => write!(f, "{whole}.{rest:03}"),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Amount;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an amount")
            }
            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Amount, E> {
                Amount::written(&number.to_string()).ok_or_else(|| E::custom("out of range"))
            }
            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Amount, E> {
                // The shortest decimal form of the float is the same amount as the digits in the file.
                Amount::written(&number.to_string()).ok_or_else(|| E::custom("out of range"))
            }
        }
        deserializer.deserialize_any(Number)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.thousandths % 1000 {
            0 => serializer.serialize_u64(self.thousandths / 1000),
            _ => serializer.serialize_f64(self.to_string().parse().expect("digits with a point are a number")),
        }
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({"type": "number", "minimum": 0, "maximum": Self::MOST});
        schema.insert(ValueRule::KEY.into(), ValueRule::Amount.name().into());
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_kept_as_it_is_written() {
        for (written, shown) in [("38", "38"), ("38.5", "38.50"), ("38.50", "38.50"), ("0.125", "0.125"), ("7.0", "7")]
        {
            assert_eq!(Amount::written(written).map(|amount| amount.to_string()).as_deref(), Some(shown));
        }
        for none in ["", "-1", "1e3", "1.2345", ".5", "9999999999999", "inf", "NaN"] {
            assert_eq!(Amount::written(none), None, "{none}");
        }
    }

    #[test]
    fn a_range_is_one_number_or_two_with_the_lower_first() {
        assert_eq!(Share::of(&[70, 90]), Some(Share { from: 70, to: 90 }));
        assert_eq!(Share::of(&[80]), Some(Share { from: 80, to: 80 }));
        for none in [&[][..], &[90, 70], &[70, 101], &[-1, 5], &[1, 2, 3]] {
            assert_eq!(Share::of(none), None, "{none:?}");
        }
    }
}
