//! What one person (or a coach) answered about one ladder.

use super::Reader;

/// The answer to one scored question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 1 to 5.
    Step(u8),
    /// Stored as such, never 3, and left out of every mean.
    NotSure,
}

/// Who answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The person.
    #[default]
    Oneself,
    /// A coach, about the person.
    Coach,
}

impl By {
    /// The word in files, results and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Oneself => "self",
            Self::Coach => "coach",
        }
    }
}

/// Which questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// All 28.
    #[default]
    Full,
    /// The 16 of the short form.
    Short,
}

impl Form {
    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
        }
    }
}

/// What the person wants of the next year. It changes what is shown first, never the track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Take the next level.
    Next,
    /// More interesting work where they are.
    Deepen,
    /// Not decided.
    Unsure,
}

impl Growth {
    /// All three, in the order asked.
    pub const ALL: [Self; 3] = [Self::Next, Self::Deepen, Self::Unsure];

    /// The word in files and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Deepen => "deepen",
            Self::Unsure => "unsure",
        }
    }
}

/// How one stands to an expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done, and seen.
    Met,
    /// Some of it.
    Partly,
    /// Not yet.
    NotYet,
    /// Does not arise where one works.
    NotApplicable,
}

impl Standing {
    /// All four, in the order offered.
    pub const ALL: [Self; 4] = [Self::Met, Self::Partly, Self::NotYet, Self::NotApplicable];

    /// The word in files and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotYet => "not-yet",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// How one stands to one expectation of the next level, with the sentence as it was read then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The expectation's key.
    pub key: String,
    /// Its sentence when it was marked.
    pub text: String,
    /// The mark.
    pub state: Standing,
    /// Evidence. It stays out of what is shared unless asked for.
    pub note: Option<String>,
}

/// One answers file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Id of the ladder, or a path.
    pub ladder: String,
    /// Its version when it was answered.
    pub ladder_version: Option<String>,
    /// Version of the question bank; 1 where the file does not say.
    pub questions: Option<u32>,
    /// What "open" means.
    pub form: Form,
    /// The person's word for the craft, where it differs from the ladder's.
    pub craft: Option<String>,
    /// Who answered.
    pub by: By,
    /// `YYYY-MM-DD`.
    pub made: Option<String>,
    /// Typed by the person; never read from the system.
    pub name: Option<String>,
    /// Id of the present level.
    pub level: Option<String>,
    /// What the person wants next.
    pub growth: Option<Growth>,
    /// In the order of the file. Ids the bank does not have are kept.
    pub answers: Vec<(String, Answer)>,
    /// In the order of the file.
    pub marks: Vec<Mark>,
    /// Marks as they were before they, or their notes, were taken back: not in a file, but taken out of it.
    pub taken_back: Vec<Mark>,
}

impl Sheet {
    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<Answer> {
        self.answers.iter().find(|(known, _)| known == id).map(|(_, answer)| *answer)
    }

    /// Who reads the questions these are answers to. `craft` is the ladder's word.
    #[must_use]
    pub fn reader<'a>(&'a self, craft: &'a str) -> Reader<'a> {
        Reader { by: self.by, name: self.name.as_deref(), craft: self.craft.as_deref().unwrap_or(craft) }
    }

    /// Answers a question, in place of an earlier answer.
    pub fn set_answer(&mut self, id: &str, answer: Answer) {
        match self.answers.iter_mut().find(|(known, _)| known == id) {
            Some((_, earlier)) => *earlier = answer,
            None => self.answers.push((id.to_owned(), answer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_answers_files_stay_as_they_are() {
        assert_eq!([By::Oneself, By::Coach].map(By::name), ["self", "coach"]);
        assert_eq!([Form::Full, Form::Short].map(Form::name), ["full", "short"]);
        assert_eq!(Growth::ALL.map(Growth::name), ["next", "deepen", "unsure"]);
        assert_eq!(Standing::ALL.map(Standing::name), ["met", "partly", "not-yet", "not-applicable"]);
    }
}
