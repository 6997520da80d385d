//! The question bank: what is asked, on which scale, turned which way, and whether it is in balance.

use std::ops::{Deref, DerefMut};

use super::{Answer, Answers, By, Form};
pub use crate::model::Scale;
use crate::model::{BankFile, GrowthLabels, Polarity, QuestionEntry, Text};

impl Scale {
    /// Whether it is about what someone likes or chooses, not about strengths. Only these decide the track.
    #[must_use]
    pub fn is_preference(self) -> bool {
        matches!(self, Self::LikeDirecting | Self::LikeDoing | Self::TradeOff)
    }

    /// The scale's high end speaks for management: only so for directing and the trade-offs.
    #[must_use]
    pub fn toward_management(self) -> bool {
        !matches!(self, Self::LikeDoing | Self::GoodDoing)
    }
}

/// Liking something and being good at it: one answer would colour the other.
fn is_same_thing(a: Scale, b: Scale) -> bool {
    use Scale::{GoodDirecting, GoodDoing, LikeDirecting, LikeDoing};
    let is = |pair: [Scale; 2]| pair == [a, b] || pair == [b, a];
    is([LikeDirecting, GoodDirecting]) || is([LikeDoing, GoodDoing])
}

/// Who reads the questions: the person, or a coach about them. Says what goes where a wording leaves room.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Who answers.
    pub by: By,
    /// The person's name, if it is known.
    pub name: Option<&'a str>,
    /// The word for the craft.
    pub craft: &'a str,
}

impl Reader<'_> {
    /// A question as it is put to this reader.
    #[must_use]
    pub fn question(&self, question: &Question) -> Wording {
        let Wording { text, choices } = question.wording(self.by);
        Wording {
            text: self.of_someone(text, question.coach_named.as_deref()),
            choices: choices.as_ref().map(|(left, right)| (self.fill(left), self.fill(right))),
        }
    }

    /// The question about what comes next, as it is put to this reader.
    #[must_use]
    pub fn growth(&self, growth: &GrowthLabels) -> String {
        let text = match self.by {
            By::Oneself => &growth.text,
            By::Coach => &growth.coach,
        };
        self.of_someone(text, growth.coach_named.as_deref())
    }

    /// A text, or, to a coach who knows the name, the one with the name in it.
    fn of_someone(&self, text: &str, named: Option<&str>) -> String {
        match (self.by, self.name.map(str::trim).filter(|name| !name.is_empty()), named) {
            // The craft first: a name may hold anything.
            (By::Coach, Some(name), Some(named)) => self.fill(named).replace("{name}", name),
            _ => self.fill(text),
        }
    }

    /// With the craft in it. A coach does not speak of "my craft".
    fn fill(&self, text: &str) -> String {
        let theirs =
            self.craft.strip_prefix("my ").filter(|_| self.by == By::Coach).map(|rest| format!("their {rest}"));
        text.replace("{craft}", theirs.as_deref().unwrap_or(self.craft))
    }
}

/// How a question is put to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The statement, or the stem of a trade-off. `{craft}` stands for the ladder's word.
    pub text: String,
    /// Of a trade-off: what answer 1 and what answer 5 clearly choose.
    pub choices: Option<(String, String)>,
}

/// One question, with its two wordings put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// To the person.
    pub own: Wording,
    /// To a coach, about the person.
    pub coach: Wording,
    /// What the file says of it.
    pub file: QuestionEntry,
}

impl Deref for Question {
    type Target = QuestionEntry;
    fn deref(&self) -> &QuestionEntry {
        &self.file
    }
}

impl DerefMut for Question {
    fn deref_mut(&mut self) -> &mut QuestionEntry {
        &mut self.file
    }
}

impl From<QuestionEntry> for Question {
    fn from(file: QuestionEntry) -> Self {
        let wording = |text: &Text, left: &Option<Text>, right: &Option<Text>| Wording {
            text: text.to_string(),
            choices: left.as_ref().zip(right.as_ref()).map(|(left, right)| (left.to_string(), right.to_string())),
        };
        let own = wording(&file.text, &file.left, &file.right);
        let coach = wording(&file.coach, &file.coach_left, &file.coach_right);
        Self { own, coach, file }
    }
}

impl Question {
    /// Agreeing (or the right side of a trade-off) speaks against the scale.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.key == Polarity::Against
    }

    /// The wording for who answers, with its placeholders. [`Reader::question`] fills them.
    #[must_use]
    pub fn wording(&self, by: By) -> &Wording {
        match by {
            By::Oneself => &self.own,
            By::Coach => &self.coach,
        }
    }

    /// How far an answer (1 to 5) points toward doing (below 0) or directing (above 0), −2 to +2.
    #[must_use]
    pub fn toward_directing(&self, step: u8) -> i8 {
        let toward_management = self.scale.toward_management() != self.is_reversed();
        let steps = step.cast_signed() - 3;
        if toward_management { steps } else { -steps }
    }
}

impl Answers {
    /// Who reads the questions these are answers to. `craft` is the ladder's word.
    #[must_use]
    pub fn reader<'a>(&'a self, craft: &'a str) -> Reader<'a> {
        Reader { by: self.by, name: self.name.as_deref(), craft: self.craft.as_deref().unwrap_or(craft) }
    }
}

impl GrowthLabels {
    /// The labels of `next`, `deepen` and `unsure` for who answers.
    #[must_use]
    pub fn labels(&self, by: By) -> [&str; 3] {
        let theirs = self.coach_deepen.as_ref().filter(|_| by == By::Coach);
        [&self.next, theirs.unwrap_or(&self.deepen), &self.unsure]
    }
}

/// All questions in the order asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// In the order asked.
    pub questions: Vec<Question>,
    /// All else that the file says. Its questions are the ones above.
    pub file: BankFile,
}

impl Deref for Bank {
    type Target = BankFile;
    fn deref(&self) -> &BankFile {
        &self.file
    }
}

impl DerefMut for Bank {
    fn deref_mut(&mut self) -> &mut BankFile {
        &mut self.file
    }
}

impl From<BankFile> for Bank {
    fn from(mut file: BankFile) -> Self {
        let questions = std::mem::take(&mut file.questions).into_iter().map(|one| one.into_inner().into()).collect();
        Self { questions, file }
    }
}

impl Bank {
    /// Its words go together with the English ones around them.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language.is_english()
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| *question.id == *id)
    }

    /// The questions of a form, in the order asked.
    pub fn asked(&self, form: Form) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| form == Form::Full || question.short)
    }

    /// The label of an answer to a question.
    #[must_use]
    pub fn label(&self, question: &Question, answer: Answer) -> &str {
        let labels = match question.scale {
            Scale::TradeOff => &self.steps.trade_off,
            Scale::LikeDirecting | Scale::LikeDoing => &self.steps.agreement,
            Scale::GoodDirecting | Scale::GoodDoing => &self.steps.strength,
        };
        match answer {
            Answer::Step(step) => labels.get(usize::from(step.saturating_sub(1))).map_or("", Text::as_str),
            Answer::NotSure => "Not sure",
        }
    }

    /// What is wrong with single questions, in sentences, each with the number of the question (from 0): an id that
    /// is used twice, a trade-off without its two sides.
    #[must_use]
    pub fn mistakes(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (n, question) in self.questions.iter().enumerate() {
            if self.questions.iter().take(n).any(|other| other.id == question.id) {
                found.push((n, format!("the id `{}` stands twice", question.id)));
            }
            if (question.scale == Scale::TradeOff) != question.own.choices.is_some()
                || question.own.choices.is_some() != question.coach.choices.is_some()
            {
                found.push((n, format!("`{}`: a trade-off has a left and a right, and nothing else has", question.id)));
            }
        }
        found
    }

    /// What is out of balance, in sentences, each with the number of the question (from 0) where it shows, if it shows
    /// at one; empty for a bank that may be asked.
    ///
    /// Half of every scale is reversed, in the short form too (so that a straight line of equal answers scores 0, and
    /// directing is on the right in half of the trade-offs); liking and strength of the same thing never follow each
    /// other; and no three questions of one scale come in a row.
    #[must_use]
    pub fn imbalances(&self) -> Vec<(Option<usize>, String)> {
        let mut found = Vec::new();
        for form in [Form::Full, Form::Short] {
            let of = |scale| self.asked(form).filter(move |question| question.scale == scale);
            for scale in Scale::ALL {
                let (all, reversed) = (of(scale).count(), of(scale).filter(|question| question.is_reversed()).count());
                if all == 0 || reversed * 2 != all {
                    let name = scale.name();
                    let why = format!(
                        "{form:?} form: {reversed} of the {all} questions of {name} are reversed, half must be"
                    );
                    found.push((None, why));
                }
            }
            let order: Vec<(usize, Scale)> = self
                .questions
                .iter()
                .enumerate()
                .filter(|(_, question)| form == Form::Full || question.short)
                .map(|(n, question)| (n, question.scale))
                .collect();
            for pair in order.windows(2) {
                if let [(_, before), (n, after)] = pair
                    && is_same_thing(*before, *after)
                {
                    let why = format!("{form:?} form: liking and strength of the same thing are asked in a row");
                    found.push((Some(*n), why));
                }
            }
            for three in order.windows(3) {
                if let [(_, a), (_, b), (n, c)] = three
                    && a == b
                    && b == c
                {
                    found.push((Some(*n), format!("{form:?} form: three questions of one scale stand together")));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_sample_is_in_balance() {
        assert_eq!(sample::bank().imbalances(), []);
    }

    #[test]
    fn each_kind_of_imbalance_is_named() {
        let broken = |change: &dyn Fn(&mut Vec<Question>)| {
            let mut bank = sample::bank();
            change(&mut bank.questions);
            let mistakes = bank.mistakes().into_iter().map(|(_, why)| why);
            mistakes.chain(bank.imbalances().into_iter().map(|(_, why)| why)).collect::<Vec<_>>().join("; ")
        };
        assert!(broken(&|q| q[1].id = q[0].id.clone()).contains("`coordinate` stands twice"));
        assert!(
            broken(&|q| q[0].key = Polarity::Against).contains("Full form: 4 of the 6 questions of like_directing")
        );
        assert!(broken(&|q| q[0].short = false).contains("Short form: 2 of the 3 questions of like_directing"));
        assert!(broken(&|q| q[2].own.choices = None).contains("`afternoon`: a trade-off has a left and a right"));
        assert!(broken(&|q| q[2].coach.choices = None).contains("`afternoon`: a trade-off has a left and a right"));
        let sides = Some((String::new(), String::new()));
        assert!(broken(&|q| q[0].own.choices.clone_from(&sides)).contains("`coordinate`: a trade-off has a left"));
        assert!(broken(&|q| q[0].coach.choices.clone_from(&sides)).contains("`coordinate`: a trade-off has a left"));
        assert!(broken(&|q| q.swap(1, 3)).contains("liking and strength of the same thing"));
    }

    #[test]
    fn an_imbalance_of_order_is_shown_at_the_last_of_the_questions_in_a_row() {
        let mut bank = sample::bank();
        bank.questions.swap(1, 3);
        let row = "liking and strength of the same thing are asked in a row";
        assert_eq!(
            bank.imbalances(),
            [(Some(1), format!("Full form: {row}")), (Some(1), format!("Short form: {row}"))]
        );
        // In the short form two that have a long one between them follow each other.
        let mut bank = sample::bank();
        let moved = bank.questions.remove(26);
        bank.questions.insert(9, moved);
        assert_eq!(bank.imbalances(), [(Some(10), format!("Full form: {row}"))]);
    }

    #[test]
    fn three_of_one_scale_in_a_row_are_too_many_and_two_are_not() {
        let mut bank = sample::bank();
        bank.questions.swap(24, 25);
        assert_eq!(bank.imbalances(), [], "two in a row");
        let third = bank.questions.remove(27);
        bank.questions.insert(25, third);
        let why = "Full form: three questions of one scale stand together".to_owned();
        assert_eq!(bank.imbalances(), [(Some(25), why)]);
    }

    #[test]
    fn a_coach_reads_of_their_craft_and_of_the_person_by_name() {
        let mut bank = sample::bank();
        let question = &mut bank.questions[0];
        question.own.text = "I like {craft}".into();
        question.coach.text = "They like {craft}".into();
        question.coach_named = Some("{name} likes {craft}".into());
        let put = |by, name, craft| Reader { by, name, craft }.question(&bank.questions[0]).text;
        assert_eq!(put(By::Oneself, Some("Sam"), "roofing"), "I like roofing");
        assert_eq!(put(By::Coach, None, "my craft"), "They like their craft");
        assert_eq!(put(By::Coach, Some(" "), "roofing"), "They like roofing");
        assert_eq!(put(By::Coach, Some("Sam {craft}"), "roofing"), "Sam {craft} likes roofing");
        bank.questions[0].coach_named = None;
        let unnamed = Reader { by: By::Coach, name: Some("Sam"), craft: "roofing" };
        assert_eq!(unnamed.question(&bank.questions[0]).text, "They like roofing");
    }

    #[test]
    fn a_bank_is_english_by_the_first_part_of_its_language() {
        let is_english = |language: &str| {
            let mut bank = sample::bank();
            bank.language = language.into();
            bank.is_english()
        };
        assert!(["en", "EN", "en-GB"].map(is_english).iter().all(|is| *is));
        assert!(!["de", "enm", ""].map(is_english).iter().any(|is| *is));
    }

    #[test]
    fn every_scale_has_the_labels_of_its_kind() {
        let mut bank = sample::bank();
        bank.steps.trade_off = ["left", "", "either", "", "right"].map(Text::from);
        bank.steps.strength[4] = "fully".into();
        let label = |id, answer| bank.label(bank.question(id).unwrap(), answer);
        assert_eq!([1, 3, 5].map(|step| label("afternoon", Answer::Step(step))), ["left", "either", "right"]);
        assert_eq!(["organised", "redo", "coordinate"].map(|id| label(id, Answer::Step(5))), ["fully", "fully", "5"]);
        assert_eq!((label("coordinate", Answer::NotSure), label("coordinate", Answer::Step(9))), ("Not sure", ""));
    }

    #[test]
    fn an_answer_turns_with_scale_and_key() {
        let bank = sample::bank();
        let of = |id: &str, step| bank.question(id).unwrap().toward_directing(step);
        assert_eq!((of("coordinate", 5), of("conflict", 5)), (2, -2));
        assert_eq!((of("best-hours", 5), of("could-stop", 5)), (-2, 2));
        assert_eq!((of("afternoon", 1), of("known-for", 1)), (-2, 2));
        assert_eq!((of("organised", 4), of("redo", 4)), (1, -1));
        assert_eq!((of("brought-to-me", 4), of("still-checked", 4)), (-1, 1));
        assert!(bank.questions.iter().all(|question| question.toward_directing(3) == 0));
    }
}
