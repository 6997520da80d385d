//! A text, or a table that says more.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use toml::Spanned;

use super::Text;

/// A text in the file, where it says all there is to say, or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrText<T>(pub T);

/// What a text alone means, and when a text alone is enough.
pub trait TextAlone: From<Text> {
    /// The text that says all of it; `None` if there is more to say.
    fn alone(&self) -> Option<&Text>;
}

impl<T> Deref for OrText<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for OrText<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: From<Text>> From<Text> for OrText<T> {
    fn from(text: Text) -> Self {
        Self(text.into())
    }
}

enum Either<T> {
    Text(String),
    Table(T),
}

// By hand, and not `#[serde(untagged)]`: that reads into a buffer first, in which places are lost.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Either<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrTable<T> {
            type Value = Either<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a table")
            }
            fn visit_str<E>(self, text: &str) -> Result<Either<T>, E> {
                Ok(Either::Text(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Either<T>, E> {
                Ok(Either::Text(text))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Either<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Either::Table)
            }
        }
        deserializer.deserialize_any(TextOrTable(PhantomData))
    }
}

impl<'de, T: Deserialize<'de> + From<Text>> Deserialize<'de> for OrText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let either = Spanned::<Either<T>>::deserialize(deserializer)?;
        let at = either.span();
        match either.into_inner() {
            Either::Table(table) => Ok(Self(table)),
            Either::Text(text) => {
                let text = Text::try_from(Spanned::new(at, text)).map_err(serde::de::Error::custom)?;
                Ok(Self(text.into()))
            }
        }
    }
}

impl<T: TextAlone + Serialize> Serialize for OrText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.alone() {
            Some(text) => text.serialize(serializer),
            None => self.0.serialize(serializer),
        }
    }
}

impl<T: JsonSchema> JsonSchema for OrText<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("{} or text", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, table) = (generator.subschema_for::<Text>(), generator.subschema_for::<T>());
        schemars::json_schema!({ "anyOf": [text, table] })
    }
}
