//! The exit codes. Scripts rely on them.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: it worked. An advice of "undecided" counts as success too.
    Done,
    /// 1: `check` found errors, or with `--strict` warnings.
    Found,
    /// 2: the command could not run, because of bad arguments, an unreadable or invalid file, or no terminal to ask in.
    CouldNotRun,
    /// 3: the interview was stopped before the end, or has too few answers for a recommendation.
    Unfinished,
    /// 130: the user pressed Ctrl-C.
    Interrupted,
}

impl Exit {
    /// 101: a bug in metier. No command returns it.
    pub const FAULT: i32 = 101;

    /// All exit codes.
    pub const ALL: [Self; 5] = [Self::Done, Self::Found, Self::CouldNotRun, Self::Unfinished, Self::Interrupted];

    /// Its meaning, in one sentence.
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

    /// The worse of two, when there are several files: 2 before 3 before 1 before 0.
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
