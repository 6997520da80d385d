//! The exit codes, a promise to scripts.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done. "Undecided" is an answer too.
    Done,
    /// 1: `check` found errors; with `--strict`, warnings too.
    Found,
    /// 2: it could not run: bad arguments, an unreadable or invalid file, no terminal to ask in.
    CouldNotRun,
    /// 3: stopped before the end, or too few answers for a recommendation.
    Unfinished,
    /// 130: Ctrl-C.
    Interrupted,
}

impl Exit {
    /// 101: metier itself is at fault. No command ends with it.
    pub const FAULT: i32 = 101;

    /// All of them.
    pub const ALL: [Self; 5] = [Self::Done, Self::Found, Self::CouldNotRun, Self::Unfinished, Self::Interrupted];

    /// What it means, in a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Done => "Done. \"Undecided\" is an answer too.",
            Self::Found => "`check` found errors; with --strict, warnings too.",
            Self::CouldNotRun => {
                "It could not run: bad arguments, a file that cannot be read or used, no terminal to ask in."
            }
            Self::Unfinished => "Stopped before the end, or too few answers for a recommendation.",
            Self::Interrupted => "Stopped with Ctrl-C.",
        }
    }

    /// The number a shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::CouldNotRun => 2,
            Self::Unfinished => 3,
            Self::Interrupted => 130,
        }
    }

    /// Of several files, the worst: 2 before 3 before 1 before 0.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        let weight = |exit| match exit {
            Self::Done => 0,
            Self::Found => 1,
            Self::Unfinished => 2,
            Self::CouldNotRun => 3,
            Self::Interrupted => 4,
        };
        if weight(other) > weight(self) { other } else { self }
    }
}
