//! The names of findings about a file, which scripts match on and `metier explain` accepts. Those for files that cannot
//! be read are here. The audit's are beside its rules. `check::rules` lists them all.

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The file cannot be used as it is.
    Error,
    /// Mastery and management are not treated as equals.
    Fairness,
    /// A reader may not know what is meant.
    Wording,
    /// What a ladder could say, though hardly any does yet.
    Advice,
}

impl Group {
    /// All groups, worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Fairness, Self::Wording, Self::Advice];

    /// Its name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Fairness => "fairness",
            Self::Wording => "wording",
            Self::Advice => "advice",
        }
    }
}

/// The name of what is wrong with a file, as in `error[unknown-key]`. Errors sort first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    group: Group,
    name: &'static str,
}

impl Code {
    /// Not TOML.
    pub const SYNTAX: Self = Self::new("syntax", Group::Error);
    /// A key that the format does not have.
    pub const UNKNOWN_KEY: Self = Self::new("unknown-key", Group::Error);
    /// A required key is missing.
    pub const MISSING_KEY: Self = Self::new("missing-key", Group::Error);
    /// A value of the wrong type, such as a number in place of a text.
    pub const WRONG_TYPE: Self = Self::new("wrong-type", Group::Error);
    /// A word that is not in the list of allowed ones, or a number out of range.
    pub const UNKNOWN_VALUE: Self = Self::new("unknown-value", Group::Error);
    /// An id used for two things.
    pub const DUPLICATE_ID: Self = Self::new("duplicate-id", Group::Error);
    /// A reference to an id that does not exist.
    pub const DANGLING_REFERENCE: Self = Self::new("dangling-reference", Group::Error);
    /// The file is for a later version of metier.
    pub const NEWER_FORMAT: Self = Self::new("newer-format", Group::Error);
    /// A character that would act on the screen rather than be shown.
    pub const CONTROL_CHARACTER: Self = Self::new("control-character", Group::Error);
    /// Something is over a size limit.
    pub const TOO_LARGE: Self = Self::new("too-large", Group::Error);

    /// A code in a group.
    #[must_use]
    pub const fn new(name: &'static str, group: Group) -> Self {
        Self { group, name }
    }

    /// The name that scripts and people see.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The group it belongs to.
    #[must_use]
    pub fn group(self) -> Group {
        self.group
    }
}
