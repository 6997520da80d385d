//! The names of findings about a file: what scripts match on and `metier explain` takes.

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The file's form: it cannot be used as it stands.
    Error,
    /// Whether mastery and management are equals.
    Fairness,
    /// Whether a reader knows what is meant.
    Wording,
}

impl Group {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Fairness => "fairness",
            Self::Wording => "wording",
        }
    }
}

/// What is wrong with a file. The name is what stands in brackets: `error[unknown-key]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Not TOML.
    Syntax,
    /// A key the format does not have.
    UnknownKey,
    /// A key the format requires.
    MissingKey,
    /// A number where a text is meant, and the like.
    WrongType,
    /// A word that is not in the list of allowed ones, or a number out of its range.
    UnknownValue,
    /// One id for two things.
    DuplicateId,
    /// An id that names nothing.
    DanglingReference,
    /// Written for a later version of metier.
    NewerFormat,
    /// A character that would act on a screen in place of being seen.
    ControlCharacter,
    /// Over a limit of size.
    TooLarge,
    /// Mastery ends at a lower rank than management.
    MasteryCeiling,
    /// There is only one way up.
    SingleTrack,
    /// A mastery level has under half of the expectations of its management equal.
    ThinMastery,
    /// Equal rank, unequal pay.
    PayGap,
    /// A mastery level asks mostly for directing, or for what a line manager does.
    ManagingInDisguise,
    /// No management level has a mastery level of equal standing.
    NoWayBack,
    /// A management track names nothing to learn first.
    UntrainedManagers,
    /// A management track names no way to try it first.
    NoTrial,
    /// A management level expects craft results only.
    PromotionByCraft,
    /// Upper mastery levels name no recognition.
    NoRecognition,
    /// An ability or a state of mind, nothing one can see a person do.
    NotObservable,
    /// Two behaviours in one sentence.
    TwoInOne,
    /// A word of measure without a measure.
    Vague,
    /// A word that could go.
    Filler,
    /// An expectation of over 100 characters.
    TooLong,
    /// One sentence twice in one ladder.
    SameText,
    /// A level without expectations.
    EmptyLevel,
    /// A level with three times the new expectations of its neighbours.
    BigStep,
    /// A word that means men or women where people are meant.
    Gendered,
    /// An expectation that ends in a full stop.
    FullStop,
    /// An area without expectations.
    UnusedArea,
    /// A comment that silences nothing.
    UnusedAllowance,
}

impl Code {
    /// All of them, errors first, in the order they are documented.
    pub const ALL: [Self; 32] = [
        Self::Syntax,
        Self::UnknownKey,
        Self::MissingKey,
        Self::WrongType,
        Self::UnknownValue,
        Self::DuplicateId,
        Self::DanglingReference,
        Self::NewerFormat,
        Self::ControlCharacter,
        Self::TooLarge,
        Self::MasteryCeiling,
        Self::SingleTrack,
        Self::ThinMastery,
        Self::PayGap,
        Self::ManagingInDisguise,
        Self::NoWayBack,
        Self::UntrainedManagers,
        Self::NoTrial,
        Self::PromotionByCraft,
        Self::NoRecognition,
        Self::NotObservable,
        Self::TwoInOne,
        Self::Vague,
        Self::Filler,
        Self::TooLong,
        Self::SameText,
        Self::EmptyLevel,
        Self::BigStep,
        Self::Gendered,
        Self::FullStop,
        Self::UnusedArea,
        Self::UnusedAllowance,
    ];

    /// The name scripts and people see.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::DuplicateId => "duplicate-id",
            Self::DanglingReference => "dangling-reference",
            Self::NewerFormat => "newer-format",
            Self::ControlCharacter => "control-character",
            Self::TooLarge => "too-large",
            Self::MasteryCeiling => "mastery-ceiling",
            Self::SingleTrack => "single-track",
            Self::ThinMastery => "thin-mastery",
            Self::PayGap => "pay-gap",
            Self::ManagingInDisguise => "managing-in-disguise",
            Self::NoWayBack => "no-way-back",
            Self::UntrainedManagers => "untrained-managers",
            Self::NoTrial => "no-trial",
            Self::PromotionByCraft => "promotion-by-craft",
            Self::NoRecognition => "no-recognition",
            Self::NotObservable => "not-observable",
            Self::TwoInOne => "two-in-one",
            Self::Vague => "vague",
            Self::Filler => "filler",
            Self::TooLong => "too-long",
            Self::SameText => "same-text",
            Self::EmptyLevel => "empty-level",
            Self::BigStep => "big-step",
            Self::Gendered => "gendered",
            Self::FullStop => "full-stop",
            Self::UnusedArea => "unused-area",
            Self::UnusedAllowance => "unused-allowance",
        }
    }

    /// What it means, in one sentence.
    #[must_use]
    pub fn means(self) -> &'static str {
        match self {
            Self::Syntax => "Not TOML.",
            Self::UnknownKey => "A key the format does not have.",
            Self::MissingKey => "A key the format requires.",
            Self::WrongType => "A number where a text is meant, and the like.",
            Self::UnknownValue => "A word that is not in the list of allowed ones, or a number out of its range.",
            Self::DuplicateId => "One id for two things.",
            Self::DanglingReference => "An id that names nothing.",
            Self::NewerFormat => "Written for a later version of metier.",
            Self::ControlCharacter => "A character that would act on a screen in place of being seen.",
            Self::TooLarge => "Over a limit of size.",
            Self::MasteryCeiling => "Mastery ends at a lower rank than management.",
            Self::SingleTrack => "There is only one way up.",
            Self::ThinMastery => "A mastery level has under half of the expectations of its management equal.",
            Self::PayGap => "Equal rank, unequal pay.",
            Self::ManagingInDisguise => "A mastery level asks mostly for directing, or for what a line manager does.",
            Self::NoWayBack => "No management level has a mastery level of equal standing.",
            Self::UntrainedManagers => "A management track names nothing to learn first.",
            Self::NoTrial => "A management track names no way to try it first.",
            Self::PromotionByCraft => "A management level expects craft results only.",
            Self::NoRecognition => "Upper mastery levels name no recognition.",
            Self::NotObservable => "An ability or a state of mind, nothing one can see a person do.",
            Self::TwoInOne => "Two behaviours in one sentence.",
            Self::Vague => "A word of measure without a measure.",
            Self::Filler => "A word that could go.",
            Self::TooLong => "An expectation of over 100 characters.",
            Self::SameText => "One sentence twice in one ladder.",
            Self::EmptyLevel => "A level without expectations.",
            Self::BigStep => "A level with three times the new expectations of its neighbours.",
            Self::Gendered => "A word that means men or women where people are meant.",
            Self::FullStop => "An expectation that ends in a full stop.",
            Self::UnusedArea => "An area without expectations.",
            Self::UnusedAllowance => "A comment that silences nothing.",
        }
    }

    /// The code with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }

    /// What it is about.
    #[must_use]
    pub fn group(self) -> Group {
        if self < Self::MasteryCeiling {
            Group::Error
        } else if self < Self::NotObservable {
            Group::Fairness
        } else {
            Group::Wording
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_name_and_stands_in_its_order_and_group() {
        assert!(Code::ALL.is_sorted());
        for code in Code::ALL {
            assert_eq!(Code::named(code.name()), Some(code));
        }
        let of = |group| Code::ALL.into_iter().filter(|code| code.group() == group).count();
        assert_eq!((of(Group::Error), of(Group::Fairness), of(Group::Wording)), (10, 10, 12));
    }
}
