//! The plan: what a person's answers and a ladder say together.

use std::collections::HashMap;

use super::{Caution, Coached, Contribution, Lines, Outcome, Side, Verdict, contributions};
use crate::interview::{Answer, Bank, Form, Growth, Mark, Sheet, ToMark};
use crate::ladder::{Expectation, Kind, Ladder, Place, Step, StepKind, Track};

/// The whole recommendation.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The craft's ladder.
    pub ladder: &'a Ladder,
    /// The questions.
    pub bank: &'a Bank,
    /// The answers.
    pub sheet: &'a Sheet,
    /// The person's level, if they said it.
    pub from: Option<Place<'a>>,
    /// Questions of the form, and any answered beyond it.
    pub asked: usize,
    /// Of these, answered "not sure".
    pub not_sure: usize,
    /// Every answer that is a number, in the bank's order.
    pub given: Vec<Contribution<'a>>,
    /// What the answers alone say.
    pub verdict: Verdict,
    /// The kind of track that is advised; nothing where no single one is.
    pub track: Option<Kind>,
    /// What to look at beside it.
    pub cautions: Vec<Caution>,
    /// The next steps: staying first where that is wished, then toward the track, or all that are open.
    pub steps: Vec<Step<'a>>,
    /// The other way, where one track is advised.
    pub alternative: Option<Alternative<'a>>,
    /// The answers that weigh most: three on the advised side, or two on each.
    pub weighs_most: Vec<Contribution<'a>>,
    /// How the person stands to expectations.
    pub marks: Marks<'a>,
    /// A coach's view of the strengths, where one was given.
    pub coach: Option<Coached<'a>>,
}

/// The track that is not advised, shown with equal care.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative<'a> {
    /// Its kind.
    pub track: Kind,
    /// At least one step.
    pub steps: Vec<Step<'a>>,
}

/// The marks of a sheet, laid on a ladder.
#[derive(Clone, Debug, Default)]
pub struct Marks<'a> {
    by_key: HashMap<&'a str, &'a Mark>,
    /// Marks whose sentence the ladder no longer has. They are kept in the file.
    pub lost: Vec<&'a Mark>,
    /// Results may show what is written beside marks. False until it is asked for: notes are their writer's own.
    pub with_notes: bool,
}

impl<'a> Marks<'a> {
    /// A mark belongs to the sentence it was made for: to its key while that holds the sentence, else to where the
    /// sentence stands now.
    #[must_use]
    pub fn of(ladder: &'a Ladder, sheet: &'a Sheet) -> Self {
        let mut marks = Self::default();
        let mut with_text: Option<HashMap<&str, &Expectation>> = None;
        for mark in &sheet.marks {
            // No id holds a point, so that a key begins with its level's.
            let level = ladder.level(mark.key.split('.').next().unwrap_or_default());
            let at_key = level.and_then(|place| place.level.expects.iter().find(|one| one.key == mark.key));
            let still = at_key.filter(|expectation| expectation.text == mark.text);
            let moved_to = || {
                let all = || ladder.places().flat_map(|place| &place.level.expects);
                let by_text = || all().map(|expectation| (expectation.text.as_str(), expectation)).collect();
                with_text.get_or_insert_with(by_text).get(mark.text.as_str()).copied()
            };
            match still.or_else(moved_to) {
                Some(expectation) => {
                    marks.by_key.insert(&expectation.key, mark);
                }
                None => marks.lost.push(mark),
            }
        }
        marks
    }

    /// The mark on an expectation.
    #[must_use]
    pub fn on(&self, expectation: &Expectation) -> Option<&'a Mark> {
        self.by_key.get(expectation.key.as_str()).copied()
    }

    /// What is written beside the mark, where results may show it and there is something.
    #[must_use]
    pub fn note(&self, expectation: &Expectation) -> Option<&'a str> {
        let note = self.on(expectation).filter(|_| self.with_notes)?.note.as_deref()?;
        (!note.trim().is_empty()).then_some(note)
    }
}

impl<'a> Plan<'a> {
    /// Works out the plan of a person at `from`.
    #[must_use]
    pub fn make(ladder: &'a Ladder, bank: &'a Bank, sheet: &'a Sheet, from: Option<Place<'a>>) -> Self {
        let given = contributions(bank, sheet);
        let verdict = Verdict::of(&given);
        let track = track(&verdict, ladder, from);
        let advised = side_of(track);
        let mut steps = track.map_or_else(|| ladder.steps_open(from), |kind| ladder.steps_toward(kind, from));
        if let (Some(Growth::Deepen), Some(here)) = (sheet.growth, from) {
            steps.insert(0, Step { kind: StepKind::Stay, to: here, inferred: false });
        }
        Self {
            asked: asked(bank, sheet),
            not_sure: bank.questions.iter().filter(|q| sheet.answer(&q.id) == Some(Answer::NotSure)).count(),
            cautions: verdict.cautions(&given, advised, None),
            coach: None,
            alternative: alternative(&verdict, track, ladder, from),
            weighs_most: weighs_most(&verdict, &given, advised),
            marks: Marks::of(ladder, sheet),
            ladder,
            bank,
            sheet,
            from,
            given,
            verdict,
            track,
            steps,
        }
    }

    /// The same plan with the strengths as a coach rated them: the cautions go by these where there are any, and by the
    /// person's own where the coach left a line without an answer. Nothing else changes, the track least of all.
    #[must_use]
    pub fn with_coach(mut self, file: &'a str, coach: &Sheet) -> Self {
        let lines = Lines::of(&contributions(self.bank, coach));
        let advised = side_of(self.track);
        self.cautions = self.verdict.cautions(&self.given, advised, Some(&lines));
        self.coach = Some(Coached { file, good_directing: lines.good_directing, good_doing: lines.good_doing });
        self
    }

    /// The steps that lead on, without the wish to stay.
    pub fn onward(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().filter(|step| step.kind != StepKind::Stay)
    }

    /// The track of the advised kind that the first step onward enters, or, below the branch, leads to. What to learn
    /// and to try before it belongs to the plan.
    #[must_use]
    pub fn leads_to(&self) -> Option<&'a Track> {
        let step = self.onward().next()?;
        let kind = self.track?;
        match step.kind {
            StepKind::Branch | StepKind::Cross => Some(step.to.track),
            StepKind::Climb if step.to.track.kind == Kind::Trunk => self.ladder.tracks_of(kind).next(),
            _ => None,
        }
    }

    /// The steps whose expectations belong to the plan: the first onward where a track is named, else all onward.
    pub fn asked_for(&self) -> impl Iterator<Item = &Step<'a>> {
        self.onward().take(if self.track.is_some() { 1 } else { usize::MAX })
    }

    /// The expectations of a step's own level, ready to be marked.
    #[must_use]
    pub fn to_mark(&self, step: &Step<'a>) -> Vec<ToMark> {
        let one = |expectation: &Expectation| ToMark {
            key: self.marks.on(expectation).map_or(&expectation.key, |mark| &mark.key).clone(),
            text: expectation.text.clone(),
            area: self.ladder.area(&expectation.area).map_or_else(String::new, |area| area.name.clone()),
            examples: expectation.examples.clone(),
        };
        step.to.level.expects.iter().map(one).collect()
    }
}

pub(super) fn asked(bank: &Bank, sheet: &Sheet) -> usize {
    let in_form =
        |q: &&crate::interview::Question| sheet.form == Form::Full || q.short || sheet.answer(&q.id).is_some();
    bank.questions.iter().filter(in_form).count()
}

/// For "both", a hybrid track where one is open, else the side the answers lean to.
fn track(verdict: &Verdict, ladder: &Ladder, from: Option<Place<'_>>) -> Option<Kind> {
    let leaning = verdict.side.map(kind_of);
    match verdict.outcome {
        Outcome::Mastery | Outcome::Management => leaning,
        Outcome::Both => {
            let on_it = from.is_some_and(|from| from.track.kind == Kind::Hybrid);
            let open = || ladder.steps_open(from).iter().any(|step| step.to.track.kind == Kind::Hybrid);
            if on_it || open() { Some(Kind::Hybrid) } else { leaning }
        }
        Outcome::NotEnough | Outcome::Neither | Outcome::Undecided => None,
    }
}

fn kind_of(side: Side) -> Kind {
    match side {
        Side::Mastery => Kind::Mastery,
        Side::Management => Kind::Management,
    }
}

fn side_of(track: Option<Kind>) -> Option<Side> {
    match track? {
        Kind::Mastery => Some(Side::Mastery),
        Kind::Management => Some(Side::Management),
        Kind::Hybrid | Kind::Trunk => None,
    }
}

/// Beside mastery, management, and the other way round; beside a hybrid track, the side the answers point to.
fn alternative<'a>(
    verdict: &Verdict,
    track: Option<Kind>,
    ladder: &'a Ladder,
    from: Option<Place<'a>>,
) -> Option<Alternative<'a>> {
    track?;
    let pointed = verdict.score.and_then(|score| score.side()).unwrap_or(Side::Mastery);
    let other = side_of(track).map_or(pointed, Side::other);
    let track = kind_of(other);
    let steps = ladder.tracks_of(track).next().map(|_| ladder.steps_toward(track, from))?;
    (!steps.is_empty()).then_some(Alternative { track, steps })
}

/// The three largest on the advised side, or the two largest on each; ties in the bank's order.
fn weighs_most<'b>(verdict: &Verdict, given: &[Contribution<'b>], advised: Option<Side>) -> Vec<Contribution<'b>> {
    let largest = |side: Side, most: usize| {
        let toward = |one: &&Contribution<'b>| side.sign() * f64::from(one.steps) > 0.0;
        let mut found: Vec<Contribution<'b>> = given.iter().filter(toward).copied().collect();
        found.sort_by_key(|one| std::cmp::Reverse(one.steps.abs()));
        found.truncate(most);
        found
    };
    match (verdict.score, advised) {
        (None, _) => Vec::new(),
        (Some(_), Some(side)) => largest(side, 3),
        (Some(_), None) => [largest(Side::Mastery, 2), largest(Side::Management, 2)].concat(),
    }
}
