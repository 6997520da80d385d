//! Closed sets of words.

/// Declares an enum whose variants are words of a file format, each with its word beside it.
macro_rules! words {
    (
        $(#[$of_enum:meta])*
        pub enum $name:ident { $( $(#[$of_word:meta])* $variant:ident = $word:literal, )+ }
    ) => {
        $(#[$of_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
        pub enum $name { $( $(#[$of_word])* #[serde(rename = $word)] $variant, )+ }

        impl $name {
            /// All variants, in the order they are declared.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word used in files, results and commands.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl $crate::model::Fill for $name {
            fn fill(&mut self, _: &str) {}
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "enum": [$($word),+]})
            }
        }
    };
}

pub(crate) use words;
