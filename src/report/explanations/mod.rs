//! What `metier explain` says of each code: a flat table, its texts by group. The tests check that every example is
//! found before the mend and not after it.

mod errors;
mod fairness;
mod wording;

use crate::diagnostic::Code;

/// Why a finding matters and how it is mended.
pub(crate) struct Explanation {
    /// Why it matters to the people on the ladder, in a few sentences.
    pub(crate) why: &'static str,
    /// What to write instead, and what the rule leaves alone.
    pub(crate) instead: &'static str,
    /// A piece of a ladder that has the fault, in at most 12 lines of 68 columns.
    pub(crate) before: &'static str,
    /// The same piece, mended.
    pub(crate) after: &'static str,
}

/// The explanation of a code.
#[must_use]
pub(crate) fn explanation(code: Code) -> Explanation {
    match code {
        Code::Syntax => errors::SYNTAX,
        Code::UnknownKey => errors::UNKNOWN_KEY,
        Code::MissingKey => errors::MISSING_KEY,
        Code::WrongType => errors::WRONG_TYPE,
        Code::UnknownValue => errors::UNKNOWN_VALUE,
        Code::DuplicateId => errors::DUPLICATE_ID,
        Code::DanglingReference => errors::DANGLING_REFERENCE,
        Code::NewerFormat => errors::NEWER_FORMAT,
        Code::ControlCharacter => errors::CONTROL_CHARACTER,
        Code::TooLarge => errors::TOO_LARGE,
        Code::MasteryCeiling => fairness::MASTERY_CEILING,
        Code::SingleTrack => fairness::SINGLE_TRACK,
        Code::ThinMastery => fairness::THIN_MASTERY,
        Code::PayGap => fairness::PAY_GAP,
        Code::ManagingInDisguise => fairness::MANAGING_IN_DISGUISE,
        Code::NoWayBack => fairness::NO_WAY_BACK,
        Code::UntrainedManagers => fairness::UNTRAINED_MANAGERS,
        Code::NoTrial => fairness::NO_TRIAL,
        Code::PromotionByCraft => fairness::PROMOTION_BY_CRAFT,
        Code::NoRecognition => fairness::NO_RECOGNITION,
        Code::NotObservable => wording::NOT_OBSERVABLE,
        Code::TwoInOne => wording::TWO_IN_ONE,
        Code::Vague => wording::VAGUE,
        Code::Filler => wording::FILLER,
        Code::TooLong => wording::TOO_LONG,
        Code::SameText => wording::SAME_TEXT,
        Code::EmptyLevel => wording::EMPTY_LEVEL,
        Code::BigStep => wording::BIG_STEP,
        Code::Gendered => wording::GENDERED,
        Code::FullStop => wording::FULL_STOP,
        Code::UnusedArea => wording::UNUSED_AREA,
        Code::UnusedAllowance => wording::UNUSED_ALLOWANCE,
    }
}
