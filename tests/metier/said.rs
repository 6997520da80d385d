//! What each result says, kept once as a document: how a document is printed is kept on one sample, in `screens` and `page`.

use std::fs;
use std::sync::LazyLock;

use metier::advice::{Comparison, OneSide, Plan};
use metier::format::{bundled_bank, read_answers, read_ladder};
use metier::interview::{Answers, Bank};
use metier::ladder::Step;
use metier::report::{
    Compared, ComparisonReport, Explained, LevelDiff, Medium, NextLevels, PlanReport, Report, Show, Welcome,
};
use metier::store::{Loaded, Shelf, bundled_ladder};

use crate::support::{person, root};

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bundled questions"));

fn loaded(id: &str, craft: Option<&str>) -> Loaded {
    let text = bundled_ladder(id).expect("a bundled ladder");
    Loaded { ladder: read_ladder(id, id, text, craft).expect("a ladder"), shelf: Shelf::Bundled }
}

/// A person of `tests/people`, and the ladder their answers are about.
fn answered(name: &str) -> (Answers, Loaded) {
    let file = person(name);
    let text = fs::read_to_string(root().join(&file)).expect("answers");
    let (answers, _) = read_answers(&file, &text, &BANK).expect("answers");
    let loaded = loaded(&answers.ladder, answers.craft.as_deref());
    (answers, loaded)
}

#[track_caller]
fn keep(name: &str, report: &impl Report, medium: Medium) {
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, format!("{:?}", report.doc(medium)));
    });
}

fn plan(name: &str, medium: Medium, kept: &str) {
    let (answers, loaded) = answered(name);
    let from = answers.level.as_deref().and_then(|level| loaded.ladder.level(level));
    let plan = Plan::make(&loaded.ladder, &BANK, &answers, from);
    keep(kept, &PlanReport::of(&plan, &loaded, Some(&person(name))), medium);
}

#[test]
fn every_outcome_of_a_plan() {
    let names = [
        "roofer",
        "directing",
        "doing",
        "both",
        "neither",
        "threes",
        "eleven",
        "manager",
        "deepen",
        "no-level",
        "short",
        "coach",
        "both-and-untrained",
    ];
    for name in names {
        plan(name, Medium::Screen, &format!("plan-{name}"));
    }
    plan("roofer", Medium::Markdown, "growth-plan");
    plan("coach", Medium::Markdown, "growth-plan-of-a-coach");
    let ((own, loaded), (coach, _)) = (answered("maya-self"), answered("maya-coach"));
    let from = own.level.as_deref().and_then(|level| loaded.ladder.level(level));
    let plan = Plan::make(&loaded.ladder, &BANK, &own, from).with_coach("coach.toml", &coach);
    keep("plan-with-coach", &PlanReport::of(&plan, &loaded, Some("me.toml")), Medium::Screen);
}

#[test]
fn next_levels() {
    let loaded = loaded("roofing", None);
    let level = |id: &str| loaded.ladder.level(id).expect("a level");
    let steps = loaded.ladder.steps_open(Some(level("roofer")));
    keep("next", &NextLevels::of(&loaded, level("roofer"), &steps), Medium::Screen);
    let top = level("consulting-master-roofer");
    let steps: Vec<Step<'_>> = loaded.ladder.steps_onto(vec![top.track], top);
    keep("next-at-the-top", &NextLevels::of(&loaded, top, &steps), Medium::Screen);
}

#[test]
fn a_ladder_and_a_level() {
    let software = loaded("software", None);
    keep("show", &Show::ladder(&software, &[]), Medium::Screen);
    let general = loaded("general", None);
    let mastery: Vec<_> = general.ladder.tracks.iter().filter(|track| *track.id == *"mastery").collect();
    keep("handbook", &Show::ladder(&general, &mastery), Medium::Page);
    let roofing = loaded("roofing", None);
    let level = roofing.ladder.level("master-roofer").expect("a level");
    for (all, name) in [(false, "show-level"), (true, "show-level-with-all")] {
        keep(name, &Show::level(&roofing, level, all), Medium::Screen);
    }
}

#[test]
fn two_levels_beside_each_other() {
    for (name, id, from, to) in [
        ("across", "software", "staff-engineer", "engineering-manager"),
        ("climb", "roofing", "roofer", "master-roofer"),
        ("down", "roofing", "master-roofer", "roofer"),
        ("back", "software", "engineering-manager", "staff-engineer"),
        ("to-hybrid", "software", "staff-engineer", "tech-lead"),
        ("same", "software", "staff-engineer", "staff-engineer"),
    ] {
        let loaded = loaded(id, None);
        let [from, to] = [from, to].map(|level| loaded.ladder.level(level).expect("a level"));
        keep(&format!("diff-{name}"), &LevelDiff::of(&loaded, from, to, false), Medium::Screen);
    }
}

#[test]
fn two_files_of_one_person() {
    for (name, first, second, all, medium) in [
        ("self-and-coach", "maya-self", "maya-coach", false, Medium::Screen),
        ("self-and-coach-document", "maya-self", "maya-coach", false, Medium::Markdown),
        ("self-and-coach-all", "maya-self", "maya-coach", true, Medium::Screen),
        ("then-and-now", "maya-then", "maya-self", false, Medium::Screen),
    ] {
        let [(a, of_a), (b, of_b)] = [answered(first), answered(second)];
        let (one, other) =
            (OneSide { answers: &a, ladder: &of_a.ladder }, OneSide { answers: &b, ladder: &of_b.ladder });
        let it = Comparison::of(&BANK, one, other);
        let (mut files, mut ladders) = ([first, second], [&of_a, &of_b]);
        if it.pair.turned {
            files.reverse();
            ladders.reverse();
        }
        let compared = Compared { files, ladders, with_notes: all, all, to_file: false };
        keep(&format!("compare-{name}"), &ComparisonReport::of(&it, &compared), medium);
    }
}

#[test]
fn an_explanation_and_the_first_words() {
    let code = metier::check::rules::named("managing-in-disguise").expect("a rule").code;
    keep("explain", &Explained::of(Some(code)), Medium::Screen);
    keep("welcome", &Welcome::default(), Medium::Screen);
}
