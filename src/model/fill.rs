//! `{craft}` in the texts of a ladder, which stands for the person's own word for the craft.

use toml::Spanned;

use super::number::{Amount, FormatVersion, Range, Rank, Year};
use super::or_text::OrText;
use super::text::{Craft, Id, Key, Language, Prose, Text};

/// Something that may hold texts.
pub trait Fill {
    /// Puts the word for the craft in the place of every `{craft}`.
    fn fill(&mut self, craft: &str);
}

/// A struct whose every field is filled, so that a new one cannot be forgotten.
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
