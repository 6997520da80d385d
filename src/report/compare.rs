//! Two answers files of one person, side by side: first what to talk about, and at the end where both agree.

mod agreed;
mod sides;

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Bar, Block, Bullet, Doc, Item, standing_word};
use super::level::headline;
use super::parts::{AStep, Head, LadderName};
use super::said::{SCALE_OF_SCORES, answered, asked, points, said, shown};
use super::score::{Counted, Gap, Margin, Means, Score};
use super::words::{A_MAP, capital, count, rounded, titled};
use super::{Medium, Report};
use crate::advice::{self, Both, Certainty, Comparison, How, Outcome, Plan, Standings, Toward};
use crate::format::protected;
use crate::interview::{self, By, Growth, Question, Scale, Standing};
use crate::ladder::Kind;
use crate::store::Loaded;
use sides::Sides;

/// What a comparison is made with. In each pair, the first belongs to the first side of the comparison.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The files of the answers.
    pub files: [&'a str; 2],
    /// The ladders of the answers.
    pub ladders: [&'a Loaded; 2],
    /// Whether to show the notes beside the marks, which are otherwise private.
    pub with_notes: bool,
    /// Whether to show everything that both agree on.
    pub all: bool,
    /// Whether the result goes to a file.
    pub to_file: bool,
}

/// Two sets of answers of one person, compared.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "compare")]
pub struct ComparisonReport<'a> {
    #[serde(flatten)]
    head: Head,
    how: How,
    /// told: decided by who answered, or by the dates. given: as the files were given.
    order: Order,
    /// How many things there are to talk about.
    things: usize,
    first: SideResult<'a>,
    second: SideResult<'a>,
    /// The difference of the scores; null if they cannot be compared.
    difference: Option<Difference>,
    not_compared: Vec<NotCompared>,
    /// Answers two or more steps apart, the widest gap first.
    items: Vec<BothAnswers<'a>>,
    /// Expectations that both marked, but differently.
    marks: Vec<Marked<'a>>,
    growth: BothSides<Growth>,
    level: BothSides<&'a str>,
    same: Same,
    only_one: OnlyOne<'a>,
    /// Only with `--all`; otherwise null.
    agreed: Option<Agreed<'a>>,
    #[serde(skip)]
    it: &'a Comparison<'a>,
    #[serde(skip)]
    to_file: bool,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Order {
    Told,
    Given,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Whose {
    #[serde(rename = "self")]
    Oneself,
    Coach,
    Then,
    Now,
    First,
    Second,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "side")]
struct SideResult<'a> {
    role: Whose,
    file: &'a str,
    by: By,
    name: Option<&'a str>,
    /// YYYY-MM-DD.
    made: Option<&'a str>,
    ladder: LadderName<'a>,
    /// The version of the ladder when it was answered.
    ladder_version: Option<&'a str>,
    questions: Counted,
    certainty: Certainty,
    outcome: Outcome,
    #[schemars(extend("enum" = ["mastery", "management", "hybrid", null]))]
    track: Option<Kind>,
    /// The next level toward the track; null without a track.
    next: Option<AStep<'a>>,
    score: Option<Score>,
    lines: Means,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Difference {
    /// The second score minus the first. Above 0 means more directing.
    gap: Gap,
    threshold: Margin,
    /// Whether the gap reaches the threshold.
    beyond: bool,
    toward: Option<Toward>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct NotCompared {
    what: What,
    why: Why,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum What {
    Score,
    Questions,
    Marks,
    Level,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Why {
    QuestionVersionsDiffer,
    TooFewAnswers,
    LaddersDiffer,
}

/// What each side says.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct BothSides<T> {
    first: Option<T>,
    second: Option<T>,
    differs: bool,
}

/// A question that both answered with a number.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "item")]
struct BothAnswers<'a> {
    question: &'a str,
    /// A key of `lines`.
    scale: Scale,
    #[schemars(range(min = 1, max = 5))]
    first: u8,
    #[schemars(range(min = 1, max = 5))]
    second: u8,
    #[schemars(range(min = 0, max = 4))]
    steps: u8,
    toward: Option<Toward>,
    #[serde(skip)]
    asked: &'a Question,
}

/// An expectation that at least one side has marked.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "mark")]
struct Marked<'a> {
    key: &'a str,
    /// Null if the ladder no longer has the sentence.
    level: Option<&'a str>,
    text: &'a str,
    first: Option<Standing>,
    second: Option<Standing>,
    /// How far apart the marks are; null if only one side has marked it, or one says that it does not apply.
    #[schemars(range(min = 0, max = 2))]
    steps: Option<u8>,
    /// Only with `--with-notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<BothNotes<'a>>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct BothNotes<'a> {
    first: Option<&'a str>,
    second: Option<&'a str>,
}

/// How many answers and marks are the same.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Same {
    questions: usize,
    /// Answers that are one step apart.
    one_step: usize,
    marks: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct OnlyOne<'a> {
    questions: Vec<Answered<'a>>,
    marks: Vec<Marked<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Answered<'a> {
    question: &'a str,
    /// The side that answered.
    side: FirstOrSecond,
    #[schemars(range(min = 1, max = 5))]
    answer: u8,
    other_not_sure: bool,
    #[serde(skip)]
    asked: &'a Question,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum FirstOrSecond {
    First,
    Second,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Agreed<'a> {
    /// Those that are at most one step apart.
    questions: Vec<BothAnswers<'a>>,
    marks: Vec<Marked<'a>>,
}

impl<'a> ComparisonReport<'a> {
    /// The report of a comparison and what it is made with.
    #[must_use]
    pub fn of(it: &'a Comparison<'a>, with: &Compared<'a>) -> Self {
        let [first, second] = with.files;
        let [of_first, of_second] = with.ladders;
        let (own, other) = match (it.pair.how, it.pair.is_told) {
            (How::SelfAndCoach, _) => (Whose::Oneself, Whose::Coach),
            (How::ThenAndNow, true) => (Whose::Then, Whose::Now),
            (How::ThenAndNow, false) => (Whose::First, Whose::Second),
        };
        let marks = |one: &Standings<'a>| Marked::of(one, with.with_notes);
        let is_same = |one: &&Standings<'_>| one.is_of_both() && !one.differ();
        let level = |plan: &Plan<'a>| plan.from.map(|place| place.level.id.as_str());
        Self {
            head: Head::of("compare"),
            how: it.pair.how,
            order: if it.pair.is_told { Order::Told } else { Order::Given },
            things: it.things(),
            first: SideResult::of(&it.first, own, first, of_first),
            second: SideResult::of(&it.second, other, second, of_second),
            difference: it.moved.map(Difference::of),
            not_compared: NotCompared::all(it),
            items: it.apart().map(BothAnswers::of).collect(),
            marks: it.marks_apart().map(marks).collect(),
            growth: BothSides {
                first: it.first.answers.growth,
                second: it.second.answers.growth,
                differs: it.growth_differs(),
            },
            level: BothSides { first: level(&it.first), second: level(&it.second), differs: it.level_differs() },
            same: Same {
                questions: it.steps_apart(0).count(),
                one_step: it.steps_apart(1).count(),
                marks: it.marks.iter().filter(is_same).count(),
            },
            only_one: OnlyOne {
                questions: it.only_one.iter().map(Answered::of).collect(),
                marks: it.marks.iter().filter(|one| !one.is_of_both()).map(marks).collect(),
            },
            agreed: with.all.then(|| Agreed {
                questions: it.both.iter().filter(|one| one.steps() < 2).map(BothAnswers::of).collect(),
                marks: it.marks.iter().filter(is_same).map(marks).collect(),
            }),
            it,
            to_file: with.to_file,
        }
    }
}

impl<'a> SideResult<'a> {
    fn of(view: &'a Plan<'a>, role: Whose, file: &'a str, loaded: &Loaded) -> Self {
        Self {
            role,
            file,
            by: view.answers.by,
            name: view.answers.name.as_deref(),
            made: view.answers.made.as_deref(),
            ladder: LadderName::of(view.ladder, loaded.shelf),
            ladder_version: view.answers.ladder_version.as_deref(),
            questions: Counted::of(view, view.answers.questions.unwrap_or(1)),
            certainty: view.verdict.certainty,
            outcome: view.verdict.outcome,
            track: view.track,
            next: view.onward().next().filter(|_| view.track.is_some()).copied().map(AStep::of),
            score: Score::of(&view.verdict),
            lines: Means::of(&view.verdict.lines),
        }
    }

    /// For readers who want to check: the score with its margin, and the number of answers.
    fn numbers(&self) -> String {
        let answered = self.questions.said(" answered");
        match self.score {
            None => format!("No score: {answered}."),
            Some(score) => format!("Score {}. {}.", points(score.value, score.margin), capital(&answered)),
        }
    }
}

impl Difference {
    fn of(moved: advice::Moved) -> Self {
        Self {
            gap: Gap::of(moved.gap),
            threshold: Margin::of(moved.threshold),
            beyond: moved.beyond,
            toward: Toward::of(moved.gap),
        }
    }
}

impl NotCompared {
    fn all(it: &Comparison<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        if !it.same_questions {
            all.extend([What::Score, What::Questions].map(|what| Self { what, why: Why::QuestionVersionsDiffer }));
        } else if it.moved.is_none() {
            all.push(Self { what: What::Score, why: Why::TooFewAnswers });
        }
        if !it.same_ladder {
            all.extend([What::Marks, What::Level].map(|what| Self { what, why: Why::LaddersDiffer }));
        }
        all
    }
}

impl<'a> BothAnswers<'a> {
    fn of(one: &Both<'a>) -> Self {
        Self {
            question: &one.question.id,
            scale: one.question.scale,
            first: one.first,
            second: one.second,
            steps: one.steps(),
            toward: Toward::of(one.shift().into()),
            asked: one.question,
        }
    }
}

impl<'a> Marked<'a> {
    fn of(one: &Standings<'a>, with_notes: bool) -> Self {
        let note = |mark: Option<&'a interview::Mark>| mark.and_then(|mark| mark.note.as_deref());
        Self {
            key: one.key,
            level: level_id(one),
            text: one.text,
            first: one.first.map(|mark| mark.state),
            second: one.second.map(|mark| mark.state),
            steps: one.steps(),
            notes: with_notes.then(|| BothNotes { first: note(one.first), second: note(one.second) }),
        }
    }

    /// Each side's mark and, if the notes are shown, its evidence.
    fn states(&self) -> [String; 2] {
        let [first, second] = self.notes.map_or([None; 2], |notes| [notes.first, notes.second]);
        let state = |state: Option<Standing>, note: Option<&str>| match note {
            Some(note) => format!("{}. “{}”", standing_word(state), note.trim()),
            None => standing_word(state).to_owned(),
        };
        [state(self.first, first), state(self.second, second)]
    }
}

impl<'a> Answered<'a> {
    fn of(one: &advice::OnlyOne<'a>) -> Self {
        Self {
            question: &one.question.id,
            side: if one.is_first { FirstOrSecond::First } else { FirstOrSecond::Second },
            answer: one.answer,
            other_not_sure: one.other_not_sure,
            asked: one.question,
        }
    }
}

impl ComparisonReport<'_> {
    /// What both and what only one answered and marked: a row each.
    fn sheet(&self) -> Vec<Vec<String>> {
        let it = self.it;
        let heads = ["what", "key", "text", "first", "second", "steps_apart"];
        let question = |one: &Question, first: Option<u8>, second: Option<u8>, steps: Option<u8>| {
            let number = |step: Option<u8>| step.map_or_else(String::new, |step| step.to_string());
            let text = asked(one, it.first.answers, it.first.ladder);
            vec!["question".into(), one.id.to_string(), protected(&text), number(first), number(second), number(steps)]
        };
        let both = it.both.iter().map(BothAnswers::of);
        let both = both.map(|one| question(one.asked, Some(one.first), Some(one.second), Some(one.steps)));
        let only = self.only_one.questions.iter().map(|one| match one.side {
            FirstOrSecond::First => question(one.asked, Some(one.answer), None, None),
            FirstOrSecond::Second => question(one.asked, None, Some(one.answer), None),
        });
        let marks = it.marks.iter().map(|one| Marked::of(one, false)).map(|one| {
            let word = |state: Option<Standing>| state.map_or_else(String::new, |state| state.name().to_owned());
            let steps = one.steps.map_or_else(String::new, |steps| steps.to_string());
            let (first, second) = (word(one.first), word(one.second));
            vec!["expectation".into(), one.key.to_owned(), protected(one.text), first, second, steps]
        });
        std::iter::once(heads.map(str::to_owned).to_vec()).chain(both).chain(only).chain(marks).collect()
    }
}

impl Report for ComparisonReport<'_> {
    fn rows(&self) -> Option<Vec<Vec<String>>> {
        Some(self.sheet())
    }

    fn doc(&self, _: Medium) -> Doc {
        let it = self.it;
        let mut doc = Doc::default();
        let sides = Sides::of(self);
        doc.title(self.title());
        let name = self.first.name.or(self.second.name).map(|name| ("Name".to_owned(), name.to_owned()));
        doc.facts(name.into_iter().chain(sides.facts([&it.first, &it.second].map(outcome))).collect());
        for text in not_compared(it) {
            doc.paragraph(text);
        }
        lines(&mut doc, it, &sides);
        let mut number = 0;
        self.questions(&mut doc, &sides, &mut number);
        self.marks(&mut doc, &sides, &mut number);
        self.besides(&mut doc, &sides, &mut number);
        self.agreement(&mut doc, &sides);
        self.numbers(&mut doc, &sides);
        doc.push(Block::Closing(self.closing()));
        doc
    }
}

impl ComparisonReport<'_> {
    /// The first line: how much there is to talk about, and whose answers these are. It makes sense on its own.
    fn title(&self) -> String {
        let (it, things) = (self.it, self.things);
        let on = if it.same_ladder { format!(" on {}", it.first.ladder.name) } else { String::new() };
        if !it.is_possible() {
            return "Nothing to compare yet: the two files have no answers and no marks in common".into();
        }
        let subject = sides::both(it);
        if it.pair.how == How::SelfAndCoach {
            return match things {
                0 => format!("{subject}{on}: nothing more than one step apart"),
                things => format!("{subject}{on}: {} to talk about", count(things, "thing")),
            };
        }
        let (has, differ) = if it.pair.is_told { ("has changed", "have changed") } else { ("differs", "differ") };
        let differ = match things {
            1 => format!("1 thing {has}"),
            things => format!("{things} things {differ}"),
        };
        match &self.difference {
            None => format!("{subject}{on}: {differ}"),
            Some(Difference { beyond: true, toward: Some(side), .. }) => {
                format!("{subject}{on}: {differ}, the score moved toward {side}")
            }
            Some(_) if things == 0 => format!("{subject}{on}: no change beyond the margin"),
            Some(_) => format!("{subject}{on}: {differ}, no change of the score beyond the margin"),
        }
    }

    /// For readers who want to check: both scores with their margins, and whether they differ.
    fn numbers(&self, doc: &mut Doc, sides: &Sides) {
        let mut facts = sides.facts([&self.first, &self.second].map(SideResult::numbers));
        if let Some(Difference { gap, threshold, beyond, toward }) = &self.difference {
            let (far, margin) = (gap.0.abs(), threshold.0);
            let is_change = self.how == How::ThenAndNow && self.it.pair.is_told;
            let text = match (toward.filter(|_| *beyond), self.how) {
                (Some(side), _) if is_change => {
                    format!("Moved toward {side} by {far:.2}, more than the {margin:.2} that counts as a change.")
                }
                (None, _) if is_change => {
                    format!("No real change: {far:.2}, where less than {margin:.2} says nothing.")
                }
                (Some(side), How::SelfAndCoach) => format!(
                    "{far:.2}, more than the margin of {margin:.2}: the coach's answers point further toward {side}."
                ),
                (Some(side), How::ThenAndNow) => {
                    format!("{far:.2}, more than the margin of {margin:.2}: the second points further toward {side}.")
                }
                (None, _) => format!("{far:.2}, within the margin of {margin:.2}: the scores do not differ."),
            };
            facts.push((if is_change { "Change" } else { "Difference" }.to_owned(), text));
        }
        doc.heading("The numbers");
        doc.facts(facts);
        if self.difference.is_some() {
            doc.paragraph(SCALE_OF_SCORES);
        }
    }

    /// Questions that are more than one step apart. Self and coach each see the words they answered. If both sides read
    /// the same words, they appear only once.
    fn questions(&self, doc: &mut Doc, sides: &Sides, number: &mut usize) {
        if self.items.is_empty() {
            return;
        }
        let it = self.it;
        doc.heading_with(
            "Answered differently",
            format!("{}, more than one step apart", count(self.items.len(), "question")),
        );
        for one in &self.items {
            *number += 1;
            let [first, second] = [&it.first, &it.second].map(|view| asked(one.asked, view.answers, view.ladder));
            let is_one = first == second;
            let what = if is_one { first } else { one.asked.topic.to_string() };
            doc.subheading(format!("{number}. {} steps apart: {what}", in_words(one.steps)));
            let in_words = if is_one { answered } else { said };
            let say = |view: &Plan<'_>, step| in_words(it.bank, one.asked, step, view.answers, view.ladder);
            doc.facts(sides.facts([say(&it.first, one.first), say(&it.second, one.second)]));
        }
    }

    /// Expectations marked differently, level by level.
    fn marks(&self, doc: &mut Doc, sides: &Sides, number: &mut usize) {
        for here in self.marks.chunk_by(|one, next| one.level == next.level) {
            let Some(level) = here.first().map(|one| one.level) else { continue };
            let of = level.and_then(|id| self.it.first.ladder.level(id));
            let of =
                of.map_or(", and no longer in the ladder".to_owned(), |place| format!(" for {}", place.level.title));
            let both = self.it.marks.iter().filter(|one| one.is_of_both() && level_id(one) == level).count();
            let aside = format!("{} of {}", here.len(), count(both, "expectation"));
            doc.heading_with(format!("Marked differently{of}"), aside);
            for one in here {
                *number += 1;
                let far = match one.steps {
                    Some(2) => "Two steps apart",
                    Some(_) => "One step apart",
                    None => "Does it apply",
                };
                doc.subheading(format!("{number}. {far}: {}", one.text));
                doc.facts(sides.facts(one.states()));
            }
        }
    }

    /// What does not count toward the score: the present level, and what should come next.
    fn besides(&self, doc: &mut Doc, sides: &Sides, number: &mut usize) {
        if !self.level.differs && !self.growth.differs {
            return;
        }
        doc.heading("Besides");
        if self.level.differs {
            *number += 1;
            doc.subheading(format!("{number}. The present level"));
            let level = |view: &Plan<'_>| view.from.map_or_else(String::new, titled);
            doc.facts(sides.facts([&self.it.first, &self.it.second].map(level)));
        }
        if self.growth.differs {
            *number += 1;
            doc.subheading(format!("{number}. What comes next"));
            let growth = |wish: Option<Growth>| wish.map_or("", |wish| wished(self.it, wish)).to_owned();
            doc.facts(sides.facts([self.growth.first, self.growth.second].map(growth)));
        }
    }

    fn closing(&self) -> Vec<String> {
        let mut lines = vec![A_MAP.to_owned()];
        if let (How::SelfAndCoach, Some(own), Some(coach)) = (self.how, self.first.made, self.second.made) {
            lines.push(if own == coach {
                format!("You and the coach both answered on {own}.")
            } else {
                format!("You answered on {own}, the coach on {coach}.")
            });
        }
        let used = |side: &SideResult<'_>, view: &Plan<'_>| {
            let version = side.ladder_version.or(view.ladder.version.as_deref());
            format!("{}{}", view.ladder.id, version.map_or_else(String::new, |version| format!(" {version}")))
        };
        let (first, second) = (used(&self.first, &self.it.first), used(&self.second, &self.it.second));
        let used = if first == second {
            format!("Both files used ladder {first}.")
        } else {
            format!("The files used ladders {first} and {second}.")
        };
        let kept = if self.to_file { "Neither file of answers was changed." } else { "Nothing was written to disk." };
        lines.push(format!("{kept} {used}"));
        lines
    }
}

/// The result of one side's answers, and the level that follows. A coach's result is only a guess.
fn outcome(plan: &Plan<'_>) -> String {
    let guess = if plan.answers.by == By::Coach { ", as the coach guesses" } else { "" };
    let sure = if plan.verdict.certainty == Certainty::Clear { "clear" } else { "leaning" };
    let outcome = match plan.verdict.outcome {
        Outcome::NotEnough => return "Too few answers for a result.".into(),
        Outcome::Undecided => "Too close to call".to_owned(),
        Outcome::Both => "Both doing and directing".to_owned(),
        Outcome::Neither => "Neither, for now".to_owned(),
        named => format!("{}, {sure}", capital(named.name())),
    };
    let step = plan.onward().next().filter(|_| plan.track.is_some() && plan.from.is_some());
    let next = step.map_or_else(String::new, |step| format!(" {}.", headline(*step, &step.to.level.title)));
    format!("{outcome}{guess}.{next}")
}

/// What cannot be compared, and why.
fn not_compared(it: &Comparison<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if !it.same_questions {
        let version = |view: &Plan<'_>| view.answers.questions.unwrap_or(1);
        said.push(format!(
            "Answers and scores are not compared: one file answers version {} of the questions, the other version {}.",
            version(&it.first),
            version(&it.second)
        ));
    } else if it.moved.is_none() {
        said.push("The scores are not compared: it takes two for that.".into());
    }
    if !it.same_ladder {
        let (first, second) = (&it.first.ladder.name, &it.second.ladder.name);
        said.push(format!(
            "The two files are about different ladders, {first} and {second}: answers are compared, levels and expectations are not."
        ));
    }
    if it.pair.how == How::ThenAndNow && !it.pair.is_told {
        let why = if it.first.answers.made.is_some() && it.first.answers.made == it.second.answers.made {
            "Both files are of one day"
        } else {
            "The files do not both say when they were made"
        };
        said.push(format!("{why}: they stand in the order they were given, and nothing is called earlier or later."));
    }
    said
}

/// Two lines have to differ by this much to be worth a sentence.
const HALF_A_STEP: f64 = 0.5;

/// Likes and strengths as bars, with the differences in words.
fn lines(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides) {
    if !it.same_questions || it.both.is_empty() {
        return;
    }
    doc.heading_with("Doing and directing", "mean of the answers, 1 to 5");
    let bar = |what: &str, side: &str, doing: Option<f64>, directing: Option<f64>| Bar {
        label: format!("{what}, {}", side.to_lowercase()),
        doing: doing.map(shown),
        directing: directing.map(shown),
    };
    let pair = [(sides.first, &it.first.verdict.lines), (sides.second, &it.second.verdict.lines)];
    let likings = pair.map(|(side, lines)| bar("Liking", side, lines.like_doing, lines.like_directing));
    let strengths = pair.map(|(side, lines)| bar("Strength", side, lines.good_doing, lines.good_directing));
    doc.push(Block::Bars([likings, strengths].concat()));
    let apart: Vec<Item> = Scale::ALL
        .into_iter()
        .filter_map(|scale| {
            // Compare the rounded numbers, so that the sentence agrees with the bars.
            let line = |view: &Plan<'_>| view.verdict.lines.get(scale).map(shown);
            let gap = rounded(line(&it.second)? - line(&it.first)?, 1);
            (gap.abs() >= HALF_A_STEP).then(|| Item::new(Bullet::Point, sides.line(scale, gap)))
        })
        .collect();
    if apart.is_empty() {
        doc.paragraph("No line differs by half a step or more.");
    } else {
        doc.items(apart);
    }
}

fn in_words(steps: u8) -> &'static str {
    match steps {
        2 => "Two",
        3 => "Three",
        _ => "Four",
    }
}

fn level_id<'a>(one: &Standings<'a>) -> Option<&'a str> {
    one.level.map(|place| place.level.id.as_str())
}

/// What the person wants, in the words of the answer they chose.
fn wished<'a>(it: &Comparison<'a>, wish: Growth) -> &'a str {
    let [next, deepen, unsure] = it.bank.growth.labels(By::Oneself);
    match wish {
        Growth::Next => next,
        Growth::Deepen => deepen,
        Growth::Unsure => unsure,
    }
}
