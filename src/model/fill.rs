//! Replaces `{craft}` in the texts of a ladder with the person's own word for the craft.

use toml::Spanned;

use super::number::{Amount, FormatVersion, Range, Rank, Year};
use super::or_text::OrText;
use super::text::{Craft, Id, Key, Language, Prose, Text};

/// Something that may contain texts with `{craft}` in them.
pub trait Fill {
    /// Replaces every `{craft}` with the word for the craft.
    fn fill(&mut self, craft: &str);
}

/// Declares a struct and fills every one of its fields, so that a new field cannot be forgotten.
macro_rules! filled {
    (
        $(#[$of_struct:meta])*
        pub struct $name:ident { $( $(#[$of_field:meta])* pub $field:ident: $type:ty, )+ }
    ) => {
        $(#[$of_struct])*
        pub struct $name { $( $(#[$of_field])* pub $field: $type, )+ }

        impl $crate::model::Fill for $name {
            fn fill(&mut self, craft: &str) {
                $( $crate::model::Fill::fill(&mut self.$field, craft); )+
            }
        }
    };
}

pub(super) use filled;

macro_rules! texts {
    ($($type:ty),+) => { $(
        impl Fill for $type {
            fn fill(&mut self, craft: &str) {
                if self.text.contains("{craft}") {
                    self.text = self.text.replace("{craft}", craft);
                }
            }
        }
    )+ };
}

texts!(Text, Prose);

macro_rules! others {
    ($($type:ty),+) => { $( impl Fill for $type { fn fill(&mut self, _: &str) {} } )+ };
}

others!(Key, bool, FormatVersion, Rank, Year, Amount, Id, Craft, Language);

impl<const MOST: u32> Fill for Range<MOST> {
    fn fill(&mut self, _: &str) {}
}

impl<T: Fill> Fill for Option<T> {
    fn fill(&mut self, craft: &str) {
        for one in self.iter_mut() {
            one.fill(craft);
        }
    }
}

impl<T: Fill> Fill for Vec<T> {
    fn fill(&mut self, craft: &str) {
        for one in self.iter_mut() {
            one.fill(craft);
        }
    }
}

impl<T: Fill> Fill for Spanned<T> {
    fn fill(&mut self, craft: &str) {
        self.get_mut().fill(craft);
    }
}

impl<T: Fill> Fill for OrText<T> {
    fn fill(&mut self, craft: &str) {
        self.0.fill(craft);
    }
}

impl<A: Fill, B: Fill> Fill for (A, B) {
    fn fill(&mut self, craft: &str) {
        self.0.fill(craft);
        self.1.fill(craft);
    }
}
