//! A recommendation: the answer, why, how sure it is, then what to do, and the numbers last.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Bar, Block, Doc};
use super::level::{expectations, headline};
use super::parts::{AStep, AtLevel, Counts, Expected, Head, LadderName, LevelExpects, texts};
use super::said::{said, shown};
use super::score::{Counted, Mean, Score};
use super::words::{A_MAP, Voice, capital, count, list, rounded, typed, version_line};
use super::{goals, ways};
use crate::advice::{Alternative, Caution, Certainty, Coached, Given, Outcome, Plan, Side, changes_to_another_outcome};
use crate::interview::{By, Goal, Growth, Meeting, Scale, Standing, Trial};
use crate::ladder::{Kind, Step, StepKind};
use crate::store::Loaded;

/// The result of the answers in one file. Scores are from -2 (doing) to 2 (directing), rounded to two decimals.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "plan")]
pub struct PlanReport<'a> {
    #[serde(flatten)]
    head: Head,
    /// As the user named it; null after an interview.
    pub(super) file: Option<&'a str>,
    pub(super) by: By,
    pub(super) name: Option<&'a str>,
    /// YYYY-MM-DD.
    made: Option<&'a str>,
    ladder: LadderName<'a>,
    questions: Counted,
    /// Null if no single track is advised.
    #[schemars(extend("enum" = ["mastery", "management", "hybrid", null]))]
    track: Option<Kind>,
    certainty: Certainty,
    outcome: Outcome,
    cautions: Vec<Caution>,
    growth: Option<Growth>,
    /// What the person works on, and what became of it.
    goals: &'a [Goal],
    /// The last one is the current one.
    trials: &'a [Trial],
    /// The last one is the current one.
    meetings: &'a [Meeting],
    /// Null if `certainty` is not-enough.
    pub(super) score: Option<Score>,
    /// Every answer about liking and choosing that is a number. Strengths do not count toward the score.
    contributions: Vec<Weight<'a>>,
    from: Option<AtLevel<'a>>,
    /// If growth is deepen, staying at the present level comes first. Without a track, all open steps.
    steps: Vec<AStep<'a>>,
    /// Those of the ordinary step, which is the first that is not staying. Without a track, those of all steps.
    pub(super) expectations: Vec<Expected<'a>>,
    /// Those of the ordinary step; null without a track.
    counts: Option<Counts>,
    /// Marks on what the levels of the steps require, and on what to learn first.
    marked_beside: Vec<Beside<'a>>,
    /// The requirements of the ordinary step, in words; empty without a track.
    pub(super) requires: Vec<String>,
    /// What to learn before the track that the steps enter or lead to. With train-first, what to learn about leading.
    pub(super) prepare: Vec<&'a str>,
    /// What to try before that track.
    pub(super) trial: Vec<&'a str>,
    /// Those of the first step: if growth is deepen, of the present level, otherwise of the ordinary step.
    pub(super) deepen: Vec<&'a str>,
    /// That of the ordinary step; empty without a track.
    recognition: Vec<&'a str>,
    /// The other track, which is mastery if a hybrid one is advised. Null without a track, or if the ladder has no
    /// other.
    alternative: Option<OtherWay<'a>>,
    /// At most three on the advised side; without one, two on each. If the result is neither, the four lowest likes.
    weighs_most: Vec<Weight<'a>>,
    /// Null unless a coach's file was given.
    coach: Option<ACoach<'a>>,
    #[serde(skip)]
    pub(super) plan: &'a Plan<'a>,
    /// What to type to name the answers, or `None` if they are in no file.
    #[serde(skip)]
    pub(super) words: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "contribution")]
struct Weight<'a> {
    question: &'a str,
    #[schemars(range(min = 1, max = 5))]
    answer: u8,
    /// Steps toward directing if above 0, toward doing if below.
    #[schemars(range(min = -2, max = 2))]
    contribution: i8,
}

/// The track that is not advised.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct OtherWay<'a> {
    #[schemars(extend("enum" = ["mastery", "management"]))]
    track: Kind,
    steps: Vec<AStep<'a>>,
    /// How many expectations the level of its first step has of its own.
    expectations: usize,
}

/// A coach's view of the strengths, and the cautions that it decided.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct ACoach<'a> {
    file: &'a str,
    lines: Strengths,
    /// Cautions that the coach's view decides.
    used_for: Vec<Caution>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Strengths {
    good_directing: Option<Mean>,
    good_doing: Option<Mean>,
}

impl<'a> PlanReport<'a> {
    /// The report of a plan on a ladder. `file` is where the answers are.
    #[must_use]
    pub fn of(plan: &'a Plan<'a>, loaded: &'a Loaded, file: Option<&'a str>) -> Self {
        let words = file.filter(|file| *file != "-").map(typed);
        let expected = |step: &Step<'a>| LevelExpects::of(plan.ladder, plan.from, *step, Some(plan));
        let mut asked_for: Vec<LevelExpects<'a>> = plan.asked_for().map(expected).collect();
        let expectations = asked_for.iter_mut().flat_map(|of_step| std::mem::take(&mut of_step.expectations)).collect();
        // If a track is advised, these belong to its step only.
        let ordinary = asked_for.into_iter().next().filter(|_| plan.track.is_some());
        let (counts, requires, recognition) = match ordinary {
            Some(step) => (Some(step.counts), step.requires, step.recognition),
            None => (None, Vec::new(), Vec::new()),
        };
        let deeper = plan.steps.first().filter(|step| plan.track.is_some() || step.kind == StepKind::Stay);
        Self {
            head: Head::of("plan"),
            file,
            by: plan.answers.by,
            name: plan.answers.name.as_deref(),
            made: plan.answers.made.as_deref(),
            ladder: LadderName::of(plan.ladder, loaded.shelf),
            questions: Counted::of(plan, plan.bank.version),
            track: plan.track,
            certainty: plan.verdict.certainty,
            outcome: plan.verdict.outcome,
            cautions: plan.cautions.clone(),
            growth: plan.answers.growth,
            goals: &plan.answers.goals,
            trials: &plan.answers.trials,
            meetings: &plan.answers.meetings,
            marked_beside: Beside::all(plan),
            score: Score::of(&plan.verdict),
            contributions: contributions(&plan.given),
            from: plan.from.map(AtLevel::of),
            steps: plan.steps.iter().copied().map(AStep::of).collect(),
            expectations,
            counts,
            requires,
            prepare: plan.learn_first().map_or_else(Vec::new, |track| texts(track.prepare_from(plan.from))),
            trial: plan.leads_to().map_or_else(Vec::new, |track| texts(track.trial_from(plan.from))),
            deepen: deeper.map_or_else(Vec::new, |step| texts(&step.to.level.deepen)),
            recognition,
            alternative: plan.alternatives.first().map(OtherWay::of),
            weighs_most: contributions(&plan.weighs_most.shown),
            coach: plan.coach.as_ref().map(ACoach::of),
            plan,
            words,
        }
    }

    /// Uses these words rather than the file to name the answers.
    #[must_use]
    pub fn typed_as(self, words: String) -> Self {
        Self { words: Some(words), ..self }
    }
}

/// A mark on a gate, or on something to learn first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Beside<'a> {
    /// `LEVEL.requires.N` or `TRACK.prepare.N`.
    key: String,
    text: String,
    state: Standing,
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<&'a str>,
}

impl<'a> Beside<'a> {
    fn all(plan: &Plan<'a>) -> Vec<Self> {
        let tasks = plan.asked_for().flat_map(|step| {
            let lessons = if step.kind.enters_a_track() { step.to.track.lessons_from(plan.from) } else { Vec::new() };
            step.to.level.gates().chain(lessons)
        });
        let marked = tasks.filter_map(|task| {
            let mark = plan.marks.on_task(&task)?;
            Some(Self { key: task.key, text: task.text.into_owned(), state: mark.state, made: mark.made.as_deref() })
        });
        marked.collect()
    }
}

impl<'a> OtherWay<'a> {
    fn of(other: &Alternative<'a>) -> Self {
        Self {
            track: other.track,
            steps: other.steps.iter().copied().map(AStep::of).collect(),
            expectations: other.steps.first().map_or(0, |step| step.to.level.expects.len()),
        }
    }
}

impl<'a> ACoach<'a> {
    fn of(coach: &Coached<'a>) -> Self {
        let (good_directing, good_doing) = (coach.good_directing.map(Mean::of), coach.good_doing.map(Mean::of));
        Self { file: coach.file, lines: Strengths { good_directing, good_doing }, used_for: coach.used_for() }
    }
}

/// The answers that count toward the score. Strengths do not.
fn contributions<'a>(given: &[Given<'a>]) -> Vec<Weight<'a>> {
    let counted = |one: &Given<'a>| {
        let contribution = one.contribution()?;
        Some(Weight { question: &one.question.id, answer: one.answer, contribution })
    };
    given.iter().filter_map(counted).collect()
}

impl PlanReport<'_> {
    /// The expectation to start with: one that is partly met, or else the first that is not met.
    pub(super) fn expected_first(&self) -> Option<&str> {
        let with = |state: Option<Standing>| self.expectations.iter().find(|one| one.state == state);
        let begun = || with(Some(Standing::Partly)).or_else(|| with(Some(Standing::NotYet)));
        begun().or_else(|| with(None)).map(|one| one.text)
    }

    pub(super) fn recommendation(&self) -> Doc {
        let (plan, voice) = (self.plan, Voice::You);
        let mut doc = Doc::about(plan.ladder);
        doc.title(title(plan, voice));
        goals::add(&mut doc, plan.answers, "What you are working on");
        let closing = if self.score.is_none() {
            not_enough_yet(&mut doc, &self.questions);
            vec![self.version()]
        } else {
            self.reasons(&mut doc, voice);
            doing_and_directing(&mut doc, plan);
            way_on(&mut doc, plan, voice);
            self.numbers(&mut doc);
            vec![A_MAP.into(), self.version()]
        };
        doc.push(Block::Closing(closing));
        doc
    }

    /// Whose answers these are, if they say, why this is the result and how sure it is, in words, and what to look at
    /// first.
    pub(super) fn reasons(&self, doc: &mut Doc, voice: Voice) {
        let plan = self.plan;
        let reasons = [("Why", why(plan, voice)), ("How sure", how_sure(plan, voice))];
        let whose = self.name.map(|name| ("Name", name.to_owned()));
        doc.facts(whose.into_iter().chain(reasons).map(|(label, text)| (label.to_owned(), text)).collect());
        cautions(doc, plan, voice);
    }

    /// For readers who want to check: the numbers behind the words. If no side is named, no score is shown.
    pub(super) fn numbers(&self, doc: &mut Doc) {
        weighs_most(doc, self.plan);
        let score = self.plan.verdict.side().zip(self.score).zip(self.plan.verdict.score).map(|((side, score), of)| {
            let rests_on = format!("from {} answers about what you like and choose", of.answers);
            let (far, margin) = (score.value.0.abs(), score.margin.0);
            ("Score".to_owned(), format!("{far:.2} of 2 toward {side}, give or take {margin:.2}, {rests_on}"))
        });
        doc.heading("The numbers");
        doc.facts([("Answered".to_owned(), self.questions.said(""))].into_iter().chain(score).collect());
    }

    pub(super) fn version(&self) -> String {
        version_line(self.plan.ladder, Some(self.plan.bank.version), self.made)
    }
}

/// Where the person now stands on what a step expects, after marking. It is the part of a plan that has changed.
#[must_use]
pub fn standing(plan: &Plan<'_>, step: Step<'_>) -> Doc {
    let mut doc = Doc::default();
    expectations(&mut doc, plan.ladder, step.to, &plan.ladder.difference(plan.from, step.to), &plan.marks);
    doc
}

/// What to do, and where it leads. If the result is neither, what to change comes before any level.
fn way_on(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    if plan.verdict.outcome == Outcome::Neither {
        ways::before_choosing(doc, plan);
    }
    ways::steps(doc, plan, voice);
    other_ways(doc, plan);
    if plan.verdict.outcome != Outcome::Neither {
        ways::before_choosing(doc, plan);
    }
}

/// The tracks that are not advised. They get the same care.
pub(crate) fn other_ways(doc: &mut Doc, plan: &Plan<'_>) {
    for other in &plan.alternatives {
        ways::alternative(doc, plan, other);
    }
    match plan.track {
        Some(Kind::Mastery) if plan.alternatives.is_empty() => {
            doc.paragraph("This ladder has no management track yet.");
        }
        Some(Kind::Management) if plan.alternatives.is_empty() => {
            doc.paragraph("This ladder has no mastery track yet.");
        }
        _ => {}
    }
}

/// Why there is no recommendation yet, and what it needs. "Not sure" is a fine answer, but if it is the reason, we say
/// so.
fn not_enough_yet(doc: &mut Doc, questions: &Counted) {
    let Counted { asked, answered, not_sure, .. } = *questions;
    let open = asked.saturating_sub(answered + not_sure);
    let parts = [("Left open", open), ("Not sure", not_sure)].into_iter().filter(|(_, n)| *n > 0);
    doc.facts(parts.map(|(label, n)| (label.to_owned(), count(n, "question"))).collect());
    doc.paragraph(
        "It takes at least 9 answers about what you like and what you would choose: about directing, about doing the \
         work, and to the either/or questions. In each of these three, metier needs answers to questions put both ways \
         round.",
    );
    if not_sure > 0 && not_sure >= open {
        doc.paragraph(
            "“Not sure” is a fine answer. A week or two of noticing which hours go well often settles a few of them. \
             What you have answered is kept.",
        );
    }
}

/// The first line: the answer, in words that make sense on their own.
pub(crate) fn title(plan: &Plan<'_>, voice: Voice) -> String {
    let has = |kind: Kind| plan.ladder.tracks_of(kind).next().is_some();
    let has_both = has(Kind::Mastery) && has(Kind::Management);
    let onward = |answer: &str| match plan.steps.first() {
        _ if plan.track.is_some_and(|kind| !has(kind)) => format!("{answer}. This ladder has no such track yet"),
        Some(step) => format!("{answer}. {}", ahead(plan, *step, voice)),
        None => answer.to_owned(),
    };
    let you_like = format!("{} like doing and directing", voice.pronoun());
    let answer = match (plan.verdict.outcome, plan.track) {
        (Outcome::NotEnough, _) => format!("No recommendation yet: {}", missing(plan)),
        (Outcome::Neither, _) => return "Neither, for now. Change the work before you climb any ladder".into(),
        (Outcome::Both, Some(_)) => onward("Both, doing and directing"),
        (Outcome::Both, None) if has_both => format!("Both: {you_like}, and both tracks are open"),
        (Outcome::Both, None) => format!("Both: {you_like}"),
        (_, Some(kind)) => onward(&capital(kind.name())),
        (_, None) if has_both => "Too close to call: mastery and management are both open".into(),
        (_, None) => "Too close to call between doing and directing".into(),
    };
    match plan.steps.first().filter(|step| step.kind == StepKind::Stay && plan.track.is_none()) {
        Some(stay) if plan.verdict.score.is_some() => {
            let deeper = if plan.learns_in_post() { "learn to lead first" } else { "go deeper" };
            format!("{answer}. Meanwhile stay as {} and {deeper}", stay.to.level.title)
        }
        _ => answer,
    }
}

/// What is still missing for a recommendation, in a few words.
fn missing(plan: &Plan<'_>) -> String {
    let answered = plan.given.iter().filter(|one| one.question.scale.is_preference()).count();
    if answered < 9 {
        return format!("{} of {} questions answered, too few to go by", plan.given.len(), plan.asked);
    }
    let lacking: Vec<String> = crate::advice::lacking(&plan.given)
        .into_iter()
        .map(|scale| match scale {
            Scale::LikeDirecting => "about directing".to_owned(),
            Scale::LikeDoing => "about doing the work".to_owned(),
            _ => "to the either/or questions".to_owned(),
        })
        .collect();
    format!("more answers are needed {}", list(&lacking, "and"))
}

/// The first step, in the words of a headline.
fn ahead(plan: &Plan<'_>, step: Step<'_>, voice: Voice) -> String {
    match step.kind {
        StepKind::Stay => {
            let title = &step.to.level.title;
            let onward = plan.onward().next().filter(|next| next.kind != StepKind::Summit);
            match onward {
                Some(next) if plan.learns_in_post() => {
                    format!("Stay as {title} and learn to lead first; then: {}", next.to.level.title)
                }
                None if plan.learns_in_post() => format!("Stay as {title} and learn to lead first"),
                // If the person likes the other kind of track, staying on this one is no answer.
                Some(across) if across.kind == StepKind::Cross => {
                    format!(
                        "{}, when {} want it; meanwhile stay as {title}",
                        headline(*across, &across.to.level.title),
                        voice.pronoun()
                    )
                }
                Some(next) => {
                    format!("Stay as {title} and go deeper; when {} want it: {}", voice.pronoun(), next.to.level.title)
                }
                None => format!("Stay as {title} and go deeper"),
            }
        }
        StepKind::Branch if plan.from.is_none() => format!("It starts with {}", step.to.level.title),
        _ => headline(step, &step.to.level.title),
    }
}

/// How consistently and how strongly the answers point one way, if a side is named, and how close another result is.
fn how_sure(plan: &Plan<'_>, voice: Voice) -> String {
    let firm = firm(plan);
    let (Some(side), Some(score)) = (plan.verdict.side(), plan.verdict.score) else {
        return format!("{}.", capital(firm));
    };
    let word = if plan.verdict.certainty == Certainty::Clear { "Clear" } else { "Leaning" };
    let strength = match score.value.abs() {
        far if far < 0.5 => "a little",
        far if far < 1.0 => "plainly",
        _ => "strongly",
    };
    let link = if firm == FIRM { "and" } else { "but" };
    let answers = format!("{} answers point {strength} toward {side}", capital(voice.possessive()));
    format!("{word}. {answers}, {link} {firm}.")
}

const FIRM: &str = "a few different answers would not change this";

/// How close another result is.
pub(super) fn firm(plan: &Plan<'_>) -> &'static str {
    match changes_to_another_outcome(&plan.given, 5) {
        Some(1 | 2) => "one or two different answers could change this",
        Some(_) => "a few different answers could change this",
        None => FIRM,
    }
}

pub(super) fn why(plan: &Plan<'_>, voice: Voice) -> String {
    let i = voice.pronoun();
    let chose = choices(plan, i);
    let likes = match plan.verdict.outcome {
        Outcome::Both => format!("{} both doing and directing", voice.does("like")),
        Outcome::Neither => format!("{} neither doing the work nor directing others", voice.does("like")),
        _ => likings(plan, voice),
    };
    let held_back = plan.verdict.held_back().map_or_else(String::new, |side| {
        let work = if side == Side::Management { "directing" } else { "doing the work" };
        format!(" What {i} choose and what {i} like disagree here: {i} say that {i} don't like {work}, and metier doesn't recommend work that someone doesn't like.")
    });
    format!("{likes}, and {chose}.{held_back}")
}

/// Which of the two the person likes more. It compares the rounded numbers, so that it never says "more" between two
/// that look equal.
fn likings(plan: &Plan<'_>, voice: Voice) -> String {
    let means = &plan.verdict.lines;
    let [doing, directing] = [means.like_doing, means.like_directing].map(|line| shown(line.unwrap_or(0.0)));
    let apart = rounded((doing - directing).abs(), 1);
    let [more, less] = if doing > directing { ["doing", "directing"] } else { ["directing", "doing"] };
    let you_like = voice.does("like");
    if apart < 0.05 {
        return format!("{you_like} doing and directing equally");
    }
    let how = match apart {
        little if little < 0.5 => "a little more",
        much if much >= 1.5 => "much more",
        _ => "more",
    };
    if doing.max(directing) < 3.0 {
        return format!("{} like either much, though {more} {how} than {less}", voice.does("don't"));
    }
    format!("{you_like} {more} {how} than {less}")
}

/// How the person answered the either/or questions.
fn choices(plan: &Plan<'_>, i: &str) -> String {
    let trades: Vec<i8> = plan
        .given
        .iter()
        .filter(|one| one.question.scale == Scale::TradeOff)
        .map(|one| one.question.toward_directing(one.answer))
        .collect();
    let work = trades.iter().filter(|steps| **steps < 0).count();
    let people = trades.iter().filter(|steps| **steps > 0).count();
    let of = trades.len();
    match (work, people) {
        (0, 0) => format!("{i} took no side in the either/or questions"),
        (work, 0) if work == of => format!("{i} chose the work itself in all {of} either/or questions"),
        (0, people) if people == of => format!("{i} chose leading people in all {of} either/or questions"),
        (work, 0) => {
            format!("{i} chose the work itself in {work} of {of} either/or questions, and leading people in none")
        }
        (0, people) => {
            format!("{i} chose leading people in {people} of {of} either/or questions, and the work itself in none")
        }
        (work, people) => {
            format!("{i} chose the work itself in {work} of {of} either/or questions and leading people in {people}")
        }
    }
}

/// A caution in one sentence. The whole result explains it.
pub(super) fn in_short(caution: Caution) -> &'static str {
    match caution {
        Caution::TrainFirst => "Train first: leading people is a craft of its own, and not a strength of yours yet.",
        Caution::GildedCage => "You are good at directing but don't like it. That doesn't oblige you to do it.",
        Caution::DeepenFirst => "Build the skill first: the craft draws you, but it is not a strength yet.",
        Caution::Careless => "Look again: many of your answers in a row are the same, or most are the middle one.",
    }
}

fn cautions(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    if plan.cautions.is_empty() {
        return;
    }
    let (i, my) = (voice.pronoun(), voice.possessive());
    // Whether it is the coach who rates this strength.
    let seen_by_coach = |scale| plan.coach.as_ref().and_then(|coach| coach.strength(scale)).is_some();
    let by = |scale| {
        if seen_by_coach(scale) { format!("As {my} coach sees it") } else { format!("By {my} own answers") }
    };
    let caution = |caution: &Caution| match caution {
        Caution::TrainFirst if plan.learns_in_post() => (
            "Train first",
            format!(
                "Leading people is a craft of its own. {}, {i} have yet to learn it. Stay where {i} are and learn it now, before {i} take on more.",
                by(Scale::GoodDirecting)
            ),
        ),
        Caution::TrainFirst => (
            "Train first",
            format!(
                "Leading people is a craft of its own. {}, {i} have yet to learn it. That doesn't speak against it: it can be learned, and it is best to start before taking the job.",
                by(Scale::GoodDirecting)
            ),
        ),
        Caution::GildedCage => {
            let seen =
                if seen_by_coach(Scale::GoodDirecting) { format!(", as {my} coach sees it,") } else { String::new() };
            (
                "Good at it, not drawn to it",
                format!(
                    "{} good at directing{seen} but {i} don't like it. People will keep asking. Being good at something doesn't oblige {} to do it.",
                    voice.am(),
                    voice.object()
                ),
            )
        }
        Caution::DeepenFirst => (
            "Build the skill first",
            format!(
                "{} drawn to the craft. {}, it is not a strength yet. Before the title, take on hard pieces of work with someone who checks them.",
                voice.am(),
                by(Scale::GoodDoing)
            ),
        ),
        Caution::Careless => (
            "Look again",
            format!(
                "Many answers in a row are the same, or most are the middle one. That is fine if {i} meant it, and worth a second look if not."
            ),
        ),
    };
    doc.heading(format!("Before {i} go on"));
    doc.facts(plan.cautions.iter().map(caution).map(|(label, text)| (label.to_owned(), text)).collect());
}

/// Likes and strengths as bars, doing beside directing.
pub(super) fn bars(plan: &Plan<'_>) -> Block {
    let bar = |label: String, doing: Option<f64>, directing: Option<f64>| Bar {
        label,
        doing: doing.map(shown),
        directing: directing.map(shown),
    };
    let lines = &plan.verdict.lines;
    let mut bars = vec![
        bar("You like".into(), lines.like_doing, lines.like_directing),
        bar("You do well".into(), lines.good_doing, lines.good_directing),
    ];
    if let Some(coach) = &plan.coach {
        bars.push(bar("Your coach sees".into(), coach.good_doing, coach.good_directing));
    }
    Block::Bars(bars)
}

fn doing_and_directing(doc: &mut Doc, plan: &Plan<'_>) {
    doc.heading_with("Doing and directing", "average of your answers, 1 to 5");
    doc.push(bars(plan));
    if let Some(coach) = &plan.coach {
        doc.paragraph(as_coach_sees(coach));
    }
}

/// The strengths as a coach sees them, and what they were used for.
fn as_coach_sees(coach: &Coached<'_>) -> String {
    let rated = |what: &str, line: Option<f64>| line.map(|line| format!("{what} {:.1} of 5", shown(line)));
    let seen: Vec<String> = [rated("the craft", coach.good_doing), rated("directing", coach.good_directing)]
        .into_iter()
        .flatten()
        .collect();
    let missing = match (coach.good_doing, coach.good_directing) {
        (None, None) => return "Your coach rated neither strength, so your own ratings count.".into(),
        (None, _) => " Your coach rated nothing about the craft, so your own rating counts there.",
        (_, None) => " Your coach rated nothing about directing, so your own rating counts there.",
        _ => "",
    };
    format!(
        "Strengths as your coach sees them: {}. They decide what to look at before you go on. What you like is for you alone to say.{missing}",
        list(&seen, "and")
    )
}

fn weighs_most(doc: &mut Doc, plan: &Plan<'_>) {
    let most = &plan.weighs_most;
    if most.shown.is_empty() {
        return;
    }
    let answer = |one: &Given<'_>| {
        (one.question.topic.to_string(), said(plan.bank, one.question, one.answer, plan.answers, plan.ladder))
    };
    doc.heading("Answers that counted most");
    doc.facts(most.shown.iter().map(answer).collect());
    if most.tied > 0 {
        doc.paragraph(format!("{} counted just as much.", count(most.tied, "more answer")));
    }
}
