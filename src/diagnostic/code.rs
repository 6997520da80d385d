//! The names of findings about a file: what scripts match on and `metier explain` takes. Those that keep a file from being
//! read are here; the audit's are beside its rules, and all of them in the one list, `check::rules`.

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The file's form: it cannot be used as it is.
    Error,
    /// Whether mastery and management are equals.
    Fairness,
    /// Whether a reader knows what is meant.
    Wording,
    /// What hardly any ladder says yet, and could.
    Advice,
}

impl Group {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Fairness, Self::Wording, Self::Advice];

    /// The word in results.
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

/// What is wrong with a file, by its name: `error[unknown-key]`. In order, errors come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    group: Group,
    name: &'static str,
}

impl Code {
    /// Not TOML.
    pub const SYNTAX: Self = Self::new("syntax", Group::Error);
    /// A key the format does not have.
    pub const UNKNOWN_KEY: Self = Self::new("unknown-key", Group::Error);
    /// A key the format requires.
    pub const MISSING_KEY: Self = Self::new("missing-key", Group::Error);
    /// A number where a text is meant, and the like.
    pub const WRONG_TYPE: Self = Self::new("wrong-type", Group::Error);
    /// A word that is not in the list of allowed ones, or a number out of its range.
    pub const UNKNOWN_VALUE: Self = Self::new("unknown-value", Group::Error);
    /// One id for two things.
    pub const DUPLICATE_ID: Self = Self::new("duplicate-id", Group::Error);
    /// An id that names nothing.
    pub const DANGLING_REFERENCE: Self = Self::new("dangling-reference", Group::Error);
    /// Written for a later version of metier.
    pub const NEWER_FORMAT: Self = Self::new("newer-format", Group::Error);
    /// A character that would act on a screen in place of being seen.
    pub const CONTROL_CHARACTER: Self = Self::new("control-character", Group::Error);
    /// Over a limit of size.
    pub const TOO_LARGE: Self = Self::new("too-large", Group::Error);

    /// A code of a group.
    #[must_use]
    pub const fn new(name: &'static str, group: Group) -> Self {
        Self { group, name }
    }

    /// The name scripts and people see.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// What it is about.
    #[must_use]
    pub fn group(self) -> Group {
        self.group
    }
}
