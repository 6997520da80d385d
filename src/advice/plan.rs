//! The plan: what a person's answers and a ladder say together.

use super::{Caution, Coached, Given, Marks, Outcome, ScaleMeans, Side, Verdict, given};
use crate::interview::{Answer, Answers, Bank, Form, Growth, Mark, Markable, Scale, ToMark};
use crate::ladder::{Expectation, Kind, Ladder, Place, Step, StepKind, Task, Track};

/// The whole recommendation.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The craft's ladder.
    pub ladder: &'a Ladder,
    /// The questions.
    pub bank: &'a Bank,
    /// The answers.
    pub answers: &'a Answers,
    /// The person's level, if they said it.
    pub from: Option<Place<'a>>,
    /// Questions of the form, and any answered beyond it.
    pub asked: usize,
    /// Of these, answered "not sure".
    pub not_sure: usize,
    /// Every answer that is a number, in the bank's order.
    pub given: Vec<Given<'a>>,
    /// What the answers alone say.
    pub verdict: Verdict,
    /// The kind of track that is advised; `None` if no single one is. Under both it is hybrid, if such a track is open.
    pub track: Option<Kind>,
    /// What to look at before acting on it.
    pub cautions: Vec<Caution>,
    /// The next steps: staying first if that is wished, or if someone who manages should learn first; then toward the
    /// track, or all that are open.
    pub steps: Vec<Step<'a>>,
    /// The tracks that are not advised, if one is: the other one, or beside a hybrid track mastery and management.
    pub alternatives: Vec<Alternative<'a>>,
    /// The answers that weigh most.
    pub weighs_most: Weightiest<'a>,
    /// Where the person stands on expectations.
    pub marks: Marks<'a>,
    /// A coach's view of the strengths, if one was given.
    pub coach: Option<Coached<'a>>,
}

/// The track that is not advised, shown with equal care.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative<'a> {
    /// Its kind.
    pub track: Kind,
    /// Empty if the track is not open from the person's level.
    pub steps: Vec<Step<'a>>,
}

/// The answers that counted most toward the outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weightiest<'a> {
    /// Three on the named side; if none is named, two on each; under neither, the four lowest likings.
    pub shown: Vec<Given<'a>>,
    /// How many more weigh as much as the last one shown (of its side).
    pub tied: usize,
}

impl<'a> Plan<'a> {
    /// Works out the plan of a person at `from`.
    #[must_use]
    pub fn make(ladder: &'a Ladder, bank: &'a Bank, answers: &'a Answers, from: Option<Place<'a>>) -> Self {
        let given = given(bank, answers);
        let verdict = Verdict::of(&given);
        let track = track(&verdict, ladder, from);
        let plan = Self {
            asked: asked(bank, answers),
            not_sure: bank.questions.iter().filter(|q| answers.answer(&q.id) == Some(Answer::NotSure)).count(),
            cautions: verdict.cautions(&given, None),
            coach: None,
            alternatives: alternatives(track, ladder, from),
            weighs_most: weightiest(&verdict, &given),
            marks: Marks::of(ladder, answers),
            steps: Vec::new(),
            ladder,
            bank,
            answers,
            from,
            given,
            verdict,
            track,
        };
        Self { steps: plan.ways_on(), ..plan }
    }

    /// The same plan with the strengths as a coach rated them: the cautions go by these if there are any, and by the
    /// person's own where the coach left a line without an answer. The track never changes.
    #[must_use]
    pub fn with_coach(mut self, file: &'a str, coach: &Answers) -> Self {
        let lines = ScaleMeans::of(&given(self.bank, coach));
        self.marks.take_in(self.ladder, coach);
        self.cautions = self.verdict.cautions(&self.given, Some(&lines));
        self.coach = Some(Coached { file, good_directing: lines.good_directing, good_doing: lines.good_doing });
        Self { steps: self.ways_on(), ..self }
    }

    fn ways_on(&self) -> Vec<Step<'a>> {
        let mut steps = if let Some(kind) = self.track {
            self.ladder.steps_toward(kind, self.from)
        } else {
            let mut open = self.ladder.steps_open(self.from);
            open.sort_by_key(|step| match step.to.track.kind {
                Kind::Mastery => 0,
                Kind::Management => 1,
                Kind::Hybrid | Kind::Trunk => 2,
            });
            open
        };
        if let Some(here) = self.from.filter(|_| self.answers.growth == Some(Growth::Deepen) || self.learns_in_post()) {
            steps.insert(0, Step { kind: StepKind::Stay, to: here, inferred: false });
        }
        steps
    }

    /// Someone who already leads people, and should learn to before the next level.
    #[must_use]
    pub fn learns_in_post(&self) -> bool {
        let leads = |from: Place<'_>| matches!(from.track.kind, Kind::Management | Kind::Hybrid);
        self.cautions.contains(&Caution::TrainFirst) && self.from.is_some_and(leads)
    }

    /// The track whose `prepare` is what to learn first: the one that the plan leads to; for someone who should learn
    /// where they are, their own; for someone who likes both, management if no hybrid track is open.
    #[must_use]
    pub fn learn_first(&self) -> Option<&'a Track> {
        if self.learns_in_post() {
            return self.from.map(|from| from.track);
        }
        let managing = || self.ladder.tracks_of(Kind::Management).next();
        let should_train = self.cautions.contains(&Caution::TrainFirst);
        self.leads_to().or_else(|| managing().filter(|_| should_train))
    }

    /// The steps that lead on, without staying.
    pub fn onward(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().filter(|step| step.kind != StepKind::Stay)
    }

    /// The track of the advised kind that the first step onward enters, or, below the branch, leads to. What to try
    /// before it belongs to the plan.
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

    /// What a step's level expects, ready to be marked: its own, and `with_all` what it carries over; what it requires; and
    /// what to learn first where the step enters a track.
    #[must_use]
    pub fn to_mark(&self, step: &Step<'a>, with_all: bool) -> Vec<ToMark> {
        let place = step.to;
        let one = |kind, key: &str, text: &str, mark: Option<&Mark>| ToMark {
            kind,
            key: mark.map_or(key, |mark| &mark.key).to_owned(),
            text: text.to_owned(),
            marked_as: mark.map(|mark| mark.text.clone()).filter(|marked| marked != text),
            area: String::new(),
            examples: Vec::new(),
        };
        let expectation = |expected: &Expectation| ToMark {
            area: self.ladder.area(&expected.area).map_or_else(String::new, |area| area.name.to_string()),
            examples: expected.examples.iter().map(ToString::to_string).collect(),
            ..one(Markable::Expectation, &expected.key, &expected.text, self.marks.on(expected))
        };
        let task = |kind, task: &Task<'_>| one(kind, &task.key, &task.text, self.marks.on_task(task));
        let own = &place.level.expects;
        let mut all: Vec<ToMark> = own.iter().map(expectation).collect();
        if with_all {
            let is_own = |one: &&Expectation| own.iter().any(|own| own.key == one.key);
            all.extend(self.ladder.asked_at(place).into_iter().filter(|one| !is_own(one)).map(expectation));
        }
        all.extend(place.level.gates().map(|gate| task(Markable::Gate, &gate)));
        if step.kind.enters_a_track() {
            all.extend(place.track.lessons_from(self.from).iter().map(|lesson| task(Markable::Lesson, lesson)));
        }
        all
    }
}

pub(super) fn asked(bank: &Bank, answers: &Answers) -> usize {
    let in_form =
        |q: &&crate::interview::Question| answers.form == Form::Full || q.short || answers.answer(&q.id).is_some();
    bank.questions.iter().filter(in_form).count()
}

/// The side that is named; for "both" a hybrid track, if one is open.
fn track(verdict: &Verdict, ladder: &Ladder, from: Option<Place<'_>>) -> Option<Kind> {
    match verdict.outcome {
        Outcome::Mastery => Some(Kind::Mastery),
        Outcome::Management => Some(Kind::Management),
        Outcome::Both => {
            // On a hybrid track its own next level, or its summit, is open.
            let is_open = ladder.steps_open(from).iter().any(|step| step.to.track.kind == Kind::Hybrid);
            is_open.then_some(Kind::Hybrid)
        }
        Outcome::NotEnough | Outcome::Neither | Outcome::Undecided => None,
    }
}

/// Beside mastery, management, and the other way round; beside a hybrid track both of them: no side is named there.
fn alternatives<'a>(track: Option<Kind>, ladder: &'a Ladder, from: Option<Place<'a>>) -> Vec<Alternative<'a>> {
    let others: &[Kind] = match track {
        Some(Kind::Mastery) => &[Kind::Management],
        Some(Kind::Management) => &[Kind::Mastery],
        Some(Kind::Hybrid) => &[Kind::Mastery, Kind::Management],
        Some(Kind::Trunk) | None => &[],
    };
    let has = |kind: &&Kind| ladder.tracks_of(**kind).next().is_some();
    let other = |track: &Kind| Alternative { track: *track, steps: ladder.steps_toward(*track, from) };
    others.iter().filter(has).map(other).collect()
}

/// Ties in the bank's order.
fn weightiest<'b>(verdict: &Verdict, given: &[Given<'b>]) -> Weightiest<'b> {
    let heaviest = |weigh: &dyn Fn(&Given<'b>) -> Option<i8>, most: usize| {
        let mut found: Vec<(i8, Given<'b>)> = given.iter().filter_map(|one| Some((weigh(one)?, *one))).collect();
        found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let (shown, rest) = found.split_at(most.min(found.len()));
        let tied = shown.last().map_or(0, |(last, _)| rest.iter().take_while(|(weight, _)| weight == last).count());
        Weightiest { shown: shown.iter().map(|(_, one)| *one).collect(), tied }
    };
    let toward = |side: Side, most| {
        let sign = if side == Side::Management { 1 } else { -1 };
        heaviest(&|one| one.contribution().map(|steps| steps * sign).filter(|steps| *steps > 0), most)
    };
    match (verdict.outcome, verdict.side()) {
        (Outcome::NotEnough, _) => Weightiest::default(),
        (Outcome::Neither, _) => {
            let is_liking = |one: &Given<'_>| matches!(one.question.scale, Scale::LikeDirecting | Scale::LikeDoing);
            heaviest(&|one| is_liking(one).then(|| -one.on_scale()), 4)
        }
        (_, Some(side)) => toward(side, 3),
        (_, None) => {
            let (mut doing, directing) = (toward(Side::Mastery, 2), toward(Side::Management, 2));
            doing.shown.extend(directing.shown);
            doing.tied += directing.tied;
            doing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::Standing;
    use crate::interview::sample::{answers, bank};
    use crate::ladder::sample::usual;

    /// Likes to do the work and not to direct.
    fn doer() -> Answers {
        answers(|scale| if scale.toward_management() { -1 } else { 2 })
    }

    /// Likes both, chooses neither before the other.
    fn player() -> Answers {
        answers(|scale| if scale == Scale::TradeOff { 0 } else { 2 })
    }

    fn ids<'a>(steps: impl Iterator<Item = &'a Step<'a>>) -> Vec<&'a str> {
        steps.map(|step| step.to.level.id.as_str()).collect()
    }

    #[test]
    fn it_leads_to_the_track_that_is_entered_and_nowhere_where_one_is_on_it() {
        let (ladder, bank, answers) = (usual(), bank(), doer());
        let leads_to = |from| {
            let plan = Plan::make(&ladder, &bank, &answers, ladder.level(from));
            plan.leads_to().map(|track| track.id.clone())
        };
        assert_eq!(["a", "c", "g5", "h4"].map(leads_to), ["mastery"; 4].map(|id| Some(id.to_owned())));
        assert_eq!(["m4", "m6"].map(leads_to), [None, None], "who is on it has learned what comes before it");
    }

    #[test]
    fn the_wish_to_stay_comes_first_and_leads_no_further() {
        let (ladder, bank) = (usual(), bank());
        let answers = Answers { growth: Some(Growth::Deepen), ..doer() };
        let plan = Plan::make(&ladder, &bank, &answers, ladder.level("c"));
        assert_eq!((ids(plan.steps.iter()), ids(plan.onward())), (vec!["c", "m4"], vec!["m4"]));
        let plan = Plan::make(&ladder, &bank, &answers, None);
        assert_eq!(ids(plan.steps.iter()), ["m4"], "nobody stays at a level that was not named");
    }

    #[test]
    fn what_is_asked_for_is_one_step_where_a_track_is_named_and_all_where_none_is() {
        let (ladder, bank) = (usual(), bank());
        for (answers, levels) in [(doer(), vec!["m5"]), (answers(|_| 0), vec!["m5", "g4", "h4"])] {
            let plan = Plan::make(&ladder, &bank, &answers, ladder.level("m4"));
            assert_eq!(ids(plan.asked_for()), levels);
        }
    }

    #[test]
    fn who_likes_both_is_led_to_a_hybrid_track_where_one_is_open() {
        let (mut ladder, bank, answers) = (usual(), bank(), player());
        for from in ["c", "m4", "h4"] {
            let plan = Plan::make(&ladder, &bank, &answers, ladder.level(from));
            assert_eq!((plan.verdict.outcome, plan.track), (Outcome::Both, Some(Kind::Hybrid)), "{from}");
            let others: Vec<Kind> = plan.alternatives.iter().map(|other| other.track).collect();
            assert_eq!(others, [Kind::Mastery, Kind::Management], "no side is named");
        }
        assert_eq!(Plan::make(&ladder, &bank, &answers, ladder.level("a")).track, None, "only the trunk is open there");
        ladder.tracks.retain(|track| track.kind != Kind::Hybrid);
        assert_eq!(Plan::make(&ladder, &bank, &answers, ladder.level("c")).track, None);
    }

    #[test]
    fn the_other_way_is_shown_beside_a_track_where_the_ladder_has_it() {
        let (mut ladder, bank, decided, undecided) = (usual(), bank(), doer(), answers(|_| 0));
        let other = |ladder: &Ladder, answers: &Answers| {
            let plan = Plan::make(ladder, &bank, answers, ladder.level("m5"));
            plan.alternatives.first().map(|other| (other.track, other.steps[0].to.level.id.clone()))
        };
        assert_eq!(other(&ladder, &decided), Some((Kind::Management, "g5".into())));
        assert_eq!(other(&ladder, &undecided), None);
        ladder.tracks.retain(|track| track.kind != Kind::Management);
        assert_eq!(other(&ladder, &decided), None);
    }

    #[test]
    fn a_short_form_asks_sixteen_and_what_was_answered_beyond_it() {
        let bank = bank();
        let mut answers = Answers { form: Form::Short, ..Answers::default() };
        assert_eq!((asked(&bank, &Answers::default()), asked(&bank, &answers)), (28, 16));
        answers.set_answer("same-pay", Answer::NotSure);
        answers.set_answer("coordinate", Answer::Step(4));
        assert_eq!(asked(&bank, &answers), 17);
        assert_eq!(Plan::make(&usual(), &bank, &answers, None).not_sure, 1);
    }

    #[test]
    fn what_is_to_be_marked_keeps_the_key_its_mark_was_made_at() {
        let (ladder, bank) = (usual(), bank());
        let mark = Mark::new("old.1", "Does thing 2 of m4", Standing::Met);
        let answers = Answers { marks: vec![mark], ..doer() };
        let plan = Plan::make(&ladder, &bank, &answers, ladder.level("c"));
        let to_mark = plan.to_mark(&plan.steps[0], false);
        let keys: Vec<&str> = to_mark.iter().map(|one| one.key.as_str()).collect();
        assert_eq!((keys, to_mark[0].area.as_str()), (vec!["m4.work.1", "old.1", "m4.work.3"], "Work"));
    }
}
