//! The JSON schemas of our files, for editors and other checkers. Written by hand, since the files are read by hand; the
//! tests hold each of them against its reader, key by key and word by word.
//!
//! They do without `allOf`: the language server most editors use for TOML (taplo 0.9) runs out of stack on it.

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Ladder files.
    Ladder,
    /// Answers files.
    Answers,
    /// Question banks.
    Questions,
}

impl Schema {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ladder, Self::Answers, Self::Questions];

    /// The word in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ladder => "ladder",
            Self::Answers => "answers",
            Self::Questions => "questions",
        }
    }

    /// The schema itself: JSON Schema, draft 7, which is what editors read.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            // This one lies beside the ladders, which name it in their first line.
            Self::Ladder => include_str!("../../ladders/ladder.schema.json"),
            Self::Answers => include_str!("schemas/answers.schema.json"),
            Self::Questions => include_str!("schemas/questions.schema.json"),
        }
    }
}
