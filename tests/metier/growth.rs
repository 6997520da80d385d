//! The growth plan that `--format markdown` makes of a plan, and the notes that only `--with-notes` shows.

use crate::properties::untagged;
use crate::support::{metier, person, root};

/// Sentences of the next level of a roofer and of a senior engineer, by their keys.
const ROOFER: [&str; 4] = [
    "workmanship.1\"\ntext = \"Patches old single-ply so that the patch is still tight after a winter",
    "workmanship.2\"\ntext = \"Replaces a broken slate without breaking the ones around it",
    "leak\"\ntext = \"Finds hard-to-trace leaks by running a hose from the bottom up, one section at a time",
    "judgement.1\"\ntext = \"Tells condensation from a leak before cutting anything open",
];

/// A person's answers with these marks of a level in place of their own.
fn marked(name: &str, level: &str, marks: &[(&str, &str, &str)]) -> String {
    let text = std::fs::read_to_string(root().join(person(name))).expect("a person");
    let answers = text.split("\n[[marks]]").next().unwrap_or_default().to_owned();
    marks.iter().fold(answers, |all, (sentence, state, note)| {
        let note = if note.is_empty() { String::new() } else { format!("note = \"{note}\"\n") };
        format!("{all}\n[[marks]]\nkey = \"{level}.{sentence}\"\nstate = \"{state}\"\n{note}")
    })
}

fn roofer(states: [&str; 4]) -> String {
    let notes = ["The school in June", "", "Two of five", "A hygrometer"];
    let marks: Vec<_> = ROOFER.iter().zip(states).zip(notes).filter(|((_, state), _)| !state.is_empty()).collect();
    let marks: Vec<_> = marks.into_iter().map(|((sentence, state), note)| (*sentence, state, note)).collect();
    marked("roofer", "lead-technician", &marks)
}

fn growth(answers: &str, options: &[&str]) -> String {
    let arguments = [&["plan", "-", "--format", "markdown"], options].concat();
    metier(arguments).stdin(answers).run().succeeds().stdout
}

/// What stands below a heading, to the next one.
fn part<'a>(plan: &'a str, heading: &str) -> &'a str {
    let start = plan.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no part {heading}:\n{plan}"));
    let below = &plan[start + 5 + heading.len()..];
    below.split("\n## ").next().unwrap_or_default()
}

#[test]
fn growth_plans_as_they_are_read() {
    let keep = |name: &str, text: String| {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
    };
    let half = roofer(["met", "not-applicable", "partly", "not-yet"]);
    keep("growth-marked", growth(&half, &[]));
    keep("growth-with-notes", growth(&half, &["--with-notes"]));
    for name in ["doing", "deepen", "threes", "manager"] {
        let answers = std::fs::read_to_string(root().join(person(name))).expect("a person");
        keep(&format!("growth-{name}"), growth(&answers, &[]));
    }
    let coach = [
        ("code.1\"\ntext = \"Tracks down bugs that teams keep passing back and forth", "met", "In spring"),
        (
            "code.2\"\ntext = \"Builds the first end-to-end slice of a risky project before others join",
            "not-yet",
            "Time",
        ),
    ];
    keep("growth-coach", growth(&marked("coach", "staff-engineer", &coach), &["--with-notes"]));
}

#[test]
fn it_begins_with_the_answer_in_the_first_person_and_ends_with_the_next_talk() {
    let plan = growth(&roofer(["met", "partly", "not-yet", ""]), &[]);
    assert!(plan.starts_with("# Mastery. Next level: Lead Technician\n"), "{plan}");
    let at = |text: &str| plan.find(text).unwrap_or_else(|| panic!("{text} is not in:\n{plan}"));
    let order = [
        "**Why:** I like doing much more",
        "**How sure:** Clear. My answers",
        "## What I want",
        "## What I will work on",
    ];
    let rest =
        ["## What I can show already", "## Needed", "## The other way: management", "## Next conversation", "- Date:"];
    let places: Vec<usize> = order.into_iter().chain(rest).map(at).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(
        !plan.lines().map(untagged).any(|line| line.contains(['<', '>'])) && !plan.contains("Your answers"),
        "{plan}"
    );
    assert!(plan.lines().all(|line| line == line.trim_end()), "space at the end of a line:\n{plan}");
}

#[test]
fn two_or_three_things_are_worked_on_what_is_begun_first() {
    for (states, wanted) in [
        (["not-yet", "not-yet", "partly", "not-yet"], &["Finds hard-to-trace", "Patches", "Replaces"][..]),
        (["partly", "not-yet", "met", ""], &["Patches", "Replaces"]),
        (["met", "met", "not-applicable", "not-yet"], &["Tells condensation"]),
        (["met", "met", "met", ""], &[]),
    ] {
        let plan = growth(&roofer(states), &[]);
        let work = part(&plan, "What I will work on").split("\n###").next().unwrap_or_default();
        let boxes: Vec<&str> = work.lines().filter_map(|line| line.strip_prefix("- [ ] ")).collect();
        assert_eq!(boxes.len(), wanted.len(), "{work}");
        assert!(boxes.iter().zip(wanted).all(|(one, wanted)| one.starts_with(wanted)), "{boxes:?}");
        for line in ["What I will do:", "Help I need:", "We will see it when:", "By:"] {
            assert_eq!(work.matches(&format!("\n  - {line}\n")).count(), wanted.len(), "{line}\n{work}");
        }
    }
}

#[test]
fn every_expectation_is_in_it_once_whatever_its_mark() {
    for states in [["met", "partly", "not-yet", "not-applicable"], ["", "", "", "met"], ["", "", "", ""]] {
        let answers = roofer(states);
        let plan = growth(&answers, &[]);
        let json = metier(["plan", "-", "--format", "json"]).stdin(answers).run().succeeds().json();
        for one in json["expectations"].as_array().expect("a list") {
            let text = one["text"].as_str().expect("a text");
            assert_eq!(plan.matches(text).count(), 1, "{text}\n{plan}");
        }
    }
}

#[test]
fn what_is_met_has_its_evidence_or_a_line_for_it() {
    let answers = roofer(["met", "met", "partly", "not-yet"]);
    let shown = growth(&answers, &["--with-notes"]);
    let met = part(&shown, "What I can show already").lines().map(untagged).collect::<Vec<_>>().join("\n") + "\n";
    assert!(
        met.contains("(met)\n  - Evidence: The school in June\n") && met.contains("(met)\n  - Evidence:\n"),
        "{met}"
    );
    let work = part(&shown, "What I will work on");
    assert!(work.contains("  - So far: Two of five\n") && work.contains("  - Missing: A hygrometer\n"), "{work}");
    let shared = growth(&answers, &[]);
    assert_eq!(part(&shared, "What I can show already").matches("  - Evidence:\n").count(), 2, "{shared}");
}

#[test]
fn notes_are_shown_with_with_notes_and_nowhere_else() {
    let answers = roofer(["met", "partly", "not-yet", "not-applicable"]);
    let notes = ["The school in June", "Two of five", "A hygrometer"];
    for look in [&[][..], &["--width", "40"], &["--accessible"], &["--format", "markdown"], &["--format", "json"]] {
        let run = |options: &[&str]| metier([&["plan", "-"], look, options].concat()).stdin(answers.clone()).run();
        let (with, without) = (run(&["--with-notes"]).succeeds(), run(&[]).succeeds());
        for note in notes {
            let words = with.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(note) && !without.stdout.contains(&note[..5]), "{look:?}: {note}");
        }
    }
    let json = |options: &[&str]| {
        let arguments = [&["plan", "-", "--format", "json"], options].concat();
        metier(arguments).stdin(answers.clone()).run().succeeds().json()["expectations"].clone()
    };
    assert_eq!(json(&["--with-notes"])[0]["note"], "The school in June");
    assert!(json(&["--with-notes"])[1].get("note").is_none() && json(&[])[0].get("note").is_none());
}

#[test]
fn where_nothing_is_marked_it_says_how_to_mark() {
    metier(["plan", &person("doing"), "--format", "markdown"])
        .run()
        .succeeds()
        .says("Nothing is marked yet. To go through them:\n\n```sh\nmetier mark tests/people/doing.toml\n```");
    assert!(growth(&roofer([""; 4]), &[]).contains("metier mark FILE"), "the standard input has no name");
}

#[test]
fn it_speaks_in_the_person_s_own_voice_throughout() {
    for name in ["roofer", "doing", "deepen", "threes", "manager"] {
        let answers = std::fs::read_to_string(root().join(person(name))).expect("a person");
        let plan = growth(&answers, &[]);
        // Sentences of the ladder and of the questions speak as they were written.
        let ours = plan.lines().filter(|line| {
            [
                "- **Why",
                "- **How sure",
                "- **Look again",
                "- **Good at it",
                "- **Train",
                "- **Build",
                "## What I",
                "## Before",
            ]
            .iter()
            .any(|begin| line.starts_with(begin))
        });
        for line in ours {
            let words = line.to_lowercase();
            let is_to_you = words.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "you" | "your"));
            assert!(!is_to_you, "{name}: {line}");
        }
    }
}
