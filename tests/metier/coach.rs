//! A coach: asked in the third person, free to be not sure, and heard about strengths beside a person's own answers.
#![cfg(unix)]

use metier::interview::Form;
use serde_json::Value;

use crate::support::{answers, folder, metier, person, root, write};
use crate::terminal::{Home, bank, doer};

const SAM: &str = "metier plan software --level senior-engineer --as coach --name Sam --color never";

/// What a coach reads recommends nothing: what someone likes is theirs to say. It ends with the command that lays both
/// views side by side.
#[track_caller]
fn recommends_nothing(text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for advice in [
        "Next level",
        "Learn first",
        "Try it first",
        "The other way",
        "How sure",
        "toward mastery",
        "toward management",
    ] {
        assert!(!text.contains(advice), "{advice}: {text}");
    }
    assert!(text.contains("metier compare"), "{text}");
    let begins =
        ["You see ", "You have not rated yet "].iter().any(|begin| text.trim_start_matches("# ").starts_with(begin));
    assert!(begins, "{text}");
}

#[test]
fn a_whole_coachs_interview_names_the_person_and_ends_with_what_was_seen() {
    let mut it = Home::new().opens(80, &format!("{SAM} > result"));
    it.sees("28 questions, about 3 minutes.").sees("Answer for Sam, based on what you have seen.");
    it.sees("\"Not sure\" is welcome wherever you have not seen it: press n.");
    it.sees("The best hours of Sam's week are the ones spent doing the actual work in software engineering.")
        .sees("n not sure");
    let keys = doer(Form::Full);
    it.press("n").sees("Not sure").answers(2, &keys[1..], 28).sees("What would Sam like next?").press("n");
    it.sees("Check your answers about Sam: 28 questions, 27 answered, 1 not sure").says("quit > ", "");
    it.sees("Saved: ").confirms("").ends(0);
    let file = "data/metier/software-coach-sam-2026-11-20.toml";
    let (kept, result) = (it.home.text(file), it.home.text("result"));
    for line in ["by = \"coach\"", "name = \"Sam\"", "best-hours = \"not-sure\"", "growth = \"unsure\""] {
        assert!(kept.lines().any(|one| one == line), "{line}\n{kept}");
    }
    assert!(result.starts_with("You see Sam as "), "{result}");
    recommends_nothing(&result);
    assert!(result.contains("What you saw") && result.contains("What to ask Sam"), "{result}");
    // The file itself gives the same, but for the path in the last command.
    let up_to = |text: &str| text.split("\nNext\n").next().map(str::to_owned);
    assert_eq!(up_to(&it.home.plan(file, "80")), up_to(&result));
}

#[test]
fn at_40_columns_and_in_whole_lines_it_is_the_same() {
    for (columns, way) in [(40, ""), (40, "--accessible"), (80, "--accessible")] {
        let mut it = Home::new().opens(columns, &format!("{SAM} --short {way} > result"));
        for n in 1..=16 {
            it.sees(&format!("Question {n} of 16")).sees("n not sure");
            if way.is_empty() {
                it.press("n")
            } else {
                it.says("Your answer, 1 to 5, or n: ", "n")
            };
        }
        it.sees("What would Sam like next?");
        if way.is_empty() {
            it.press("2")
        } else {
            it.says("1 to 3: ", "2")
        };
        it.sees("Check your answers about Sam: 16 questions, 0 answered, 16 not sure").says("quit > ", "");
        it.sees("Answer more questions, or change a \"not sure\": metier plan --as coach --name Sam").ends(3);
        let result = it.home.text("result");
        assert!(result.replace('\n', " ").starts_with("You have not rated yet what Sam is good at"), "{result}");
        assert!(result.contains("You were not sure."), "{result}");
        recommends_nothing(&result);
    }
}

#[test]
fn a_coach_without_a_ladder_is_asked_for_theirs() {
    let mut it = Home::new().opens(80, "TERM=dumb metier plan --as coach");
    it.sees("What is their craft?").says("Your choice: ", "baking").says("Your choice: ", "").sees("baking");
    it.sees("Where are they now?").sees("Not sure");
    it.says("Your choice", "1").sees("the actual work in baking.").says("or n: ", "q").ends(3);
    let mut it = Home::new().opens(80, "metier plan --as coach --name 'Sam O'");
    it.sees("What is their craft?").sees("type to filter").listens().types("\u{1b}");
    it.sees("Stopped. Start again with: metier plan --as coach --name 'Sam O'").ends(3);
}

#[test]
fn whatever_a_coach_answers_no_track_is_recommended() {
    let folder = folder();
    // The sentences of a ladder are its own and may speak to their reader; these do not.
    let kinds = [("trunk", "senior"), ("mastery", "staff"), ("management", "manager"), ("hybrid", "lead")];
    let part = |(kind, level): (&str, &str)| {
        format!(
            "[[tracks]]\nkind = \"{kind}\"\nname = \"{kind}\"\nprepare = [\"Read\"]\ntrial = [\"Try\"]\n\
             [[levels]]\nid = \"{level}\"\ntrack = \"{kind}\"\ntitle = \"{level}\"\ndeepen = [\"More\"]\n"
        )
    };
    let ladder = format!("format = 1\nname = \"Small\"\n{}", kinds.map(part).concat());
    write(&folder, "small.toml", &ladder);
    for (name, deepen) in ["doing", "directing", "both", "neither", "threes", "eleven", "manager"]
        .map(|name| [(name, false), (name, true)])
        .as_flattened()
    {
        let text = std::fs::read_to_string(crate::support::root().join(person(name))).expect("answers");
        for (named, head) in [(false, "by = \"coach\""), (true, "by = \"coach\"\nname = \"Sam\"")] {
            let of_coach = |line: &str| match line.split(" = ").next() {
                Some("ladder") => "ladder = \"./small.toml\"".to_owned(),
                Some("level") => format!("level = \"{}\"", if *name == "manager" { "manager" } else { "senior" }),
                Some("growth") if *deepen => "growth = \"deepen\"".to_owned(),
                Some("by") => head.to_owned(),
                Some("name" | "craft" | "ladder_version") => String::new(),
                _ => line.to_owned(),
            };
            let text: Vec<String> = text.lines().map(of_coach).collect();
            let file = write(&folder, "coach.toml", &text.join("\n"));
            for options in [&[][..], &["--width", "40"], &["--accessible"], &["--format", "markdown"]] {
                let ran = metier([&["plan", &file.to_string_lossy(), "-q"], options].concat()).run().succeeds();
                recommends_nothing(&ran.stdout);
                assert_eq!(ran.stdout.contains("Sam"), named, "{name}: {}", ran.stdout);
            }
            // Scripts get the score of these answers all the same.
            let json = metier(["plan", &file.to_string_lossy(), "--format", "json"]).run().succeeds().json();
            assert_eq!(json["score"].is_null(), *name == "eleven", "{name}");
        }
    }
}

#[test]
fn a_long_name_leaves_the_bars_their_room() {
    let folder = folder();
    let text = std::fs::read_to_string(crate::support::root().join(person("coach"))).expect("answers");
    for name in ["Maximiliana Konstantinopolskaya of the Third Floor", "山田太郎山田太郎", "\\u001b[31mSam"] {
        let file = write(&folder, "coach.toml", &text.replace("Sam", name));
        for width in ["60", "80"] {
            let ran = metier(["plan", &file.to_string_lossy(), "--width", width]).run().succeeds();
            let most: usize = width.parse().expect("a number");
            let width = unicode_width::UnicodeWidthStr::width;
            assert!(ran.stdout.lines().all(|line| width(line) < most), "{}", ran.stdout);
            assert!(!ran.stdout.contains('\u{1b}'));
            let bars: Vec<usize> = ran.stdout.lines().filter_map(|line| Some(width(line.split_once('│')?.0))).collect();
            assert!(bars.len() == 2 && bars.iter().all(|at| *at == bars[0]), "{}", ran.stdout);
        }
    }
}

#[test]
fn many_not_sure_are_told_kindly_to_a_person_too() {
    let text = std::fs::read_to_string(crate::support::root().join(person("threes"))).expect("answers");
    let ran = metier(["plan", "-"]).stdin(text.replace("= 3", "= \"not-sure\"")).run().ends_with(3);
    ran.says("Not sure   28 questions").says("“Not sure” is a fine answer").says("which hours go well");
}

fn plan_with_coach(own: &str, coach: &str, options: &[&str]) -> crate::support::Ran {
    let (own, coach) = (person(own), person(coach));
    metier([&["plan", &own, "--coach", &coach], options].concat()).run()
}

#[test]
fn a_coachs_strengths_decide_the_cautions_and_it_is_said() {
    let alone = metier(["plan", &person("maya-self"), "--format", "json"]).run().succeeds().json();
    let both = plan_with_coach("maya-self", "maya-coach", &["--format", "json"]).succeeds().json();
    assert_eq!((&alone["coach"], alone["cautions"].as_array().map(Vec::len)), (&Value::Null, Some(0)));
    assert_eq!(both["cautions"][0], "gilded-cage");
    let coach = &both["coach"];
    assert_eq!(coach["file"], person("maya-coach").as_str());
    assert_eq!(coach["lines"], serde_json::json!({ "good_directing": 1.0, "good_doing": 1.75 }));
    assert_eq!(coach["used_for"], serde_json::json!(["train-first", "gilded-cage", "deepen-first"]));
    for key in ["track", "certainty", "outcome", "score", "contributions", "steps", "alternative", "weighs_most"] {
        assert_eq!(alone[key], both[key], "{key}");
    }
    let text = plan_with_coach("maya-self", "maya-coach", &[]).succeeds();
    let text = text.says("Strengths as your coach sees them: the craft 4.8 of 5 and directing 4.0 of 5.");
    let said = text.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("You are good at directing, as your coach sees it, but you don't like it."), "{said}");
    text.says("Your coach sees  4.8");
}

#[test]
fn a_strength_the_coach_left_open_stays_ones_own() {
    let folder = folder();
    let head = "ladder = \"roofing\"\nby = \"coach\"";
    let coach = |answers: String| write(&folder, "coach.toml", &answers).to_string_lossy().into_owned();
    let of_craft = coach(answers(head, [("still-checked", 5), ("brought-to-me", 1)]));
    let ran = metier(["plan", &person("maya-self"), "--coach", &of_craft]).run().succeeds();
    let ran = ran.says("Build the skill first");
    let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("As your coach sees it, it is not a strength yet."), "{said}");
    assert!(said.contains("Your coach rated nothing about directing, so your own rating counts there."), "{said}");
    let json = metier(["plan", &person("maya-self"), "--coach", &of_craft, "--format", "json"]).run().succeeds().json();
    assert_eq!(json["coach"]["used_for"], serde_json::json!(["deepen-first"]));
    assert_eq!(json["coach"]["lines"]["good_directing"], Value::Null);
    let nothing = coach(answers(head, []));
    let ran = metier(["plan", &person("maya-self"), "--coach", &nothing]).run().succeeds();
    ran.says("Your coach rated neither strength, so your own ratings count.").says_not("Before you go on");
}

#[test]
fn a_coachs_file_that_does_not_fit_is_refused_with_the_reason() {
    let refused = |own: &str, coach: &str| plan_with_coach(own, coach, &[]).ends_with(2).says_nothing();
    refused("maya-self", "roofer").complains("is not by a coach").complains("metier plan --as coach");
    refused("coach", "maya-coach").complains("is by a coach too").complains("metier compare");
    refused("maya-self", "coach").complains("two people: the files are about Maya and about Sam");
    let two = [&*person("maya-self"), &person("doing"), "--coach", &person("maya-coach")].map(str::to_owned);
    let two = metier(["plan"].into_iter().chain(two.iter().map(String::as_str))).run().ends_with(2);
    two.complains("--coach takes one file");
    metier(["plan", "--coach", &person("maya-coach")]).run().ends_with(2);
    metier(["plan", "-", "--coach", "-"]).run().ends_with(2).complains("not both");
    let folder = folder();
    let older = answers("ladder = \"roofing\"\nby = \"coach\"\nquestions = 0", []);
    let older = write(&folder, "older.toml", &older);
    let ran = metier(["plan", &person("maya-self"), "--coach", &older.to_string_lossy()]).run().ends_with(2);
    ran.complains("version 1 of the questions").complains("version 0");
    let coach = person("maya-coach");
    metier(["plan", &person("maya-self"), "--coach", &coach, "-o", &coach, "--force"])
        .run()
        .ends_with(2)
        .complains("the result would replace");
}

#[test]
fn another_ladder_is_a_warning_and_the_strengths_are_used() {
    let ran = plan_with_coach("doing", "maya-coach", &[]).ends_with(0);
    let ran = ran.complains("is about another ladder, roofing").says("Strengths as your coach sees them");
    assert!(ran.stderr.contains("used all the same"));
}

#[test]
fn what_is_open_can_be_asked_before_and_the_coach_is_checked_first() {
    let home = Home::new();
    let text = |name: &str| std::fs::read_to_string(crate::support::root().join(person(name))).expect("answers");
    home.writes("me.toml", &text("maya-self").replace("coordinate = 1\n", ""));
    home.writes("coach.toml", &text("maya-coach"));
    home.writes("sam.toml", &text("coach"));
    let said = home.opens(80, "metier plan me.toml --ask --coach sam.toml").ends(2);
    assert!(said.contains("two people") && !said.contains("Question"), "{said}");
    let mut it = home.opens(80, "metier plan me.toml --ask --coach coach.toml > result");
    it.sees("Question 19 of 28").press("1").says("quit > ", "").ends(0);
    assert!(home.text("result").contains("Strengths as your coach sees them"));
    assert!(home.text("me.toml").contains("coordinate = 1"));
}

#[test]
fn an_empty_file_for_a_coach_is_worded_for_one() {
    let text = metier(["new", "answers", "roofing", "--as", "coach"]).run().succeeds().stdout;
    assert!(text.contains("the person these answers are about") && text.contains("by = \"coach\""), "{text}");
    assert!(text.contains(bank().growth.coach.as_str()) && !text.contains("of my week"));
}

#[test]
fn a_coachs_marks_are_shown_and_those_that_differ_come_first() {
    let folder = folder();
    let answers = std::fs::read_to_string(root().join(person("roofer"))).expect("answers");
    let mark = |key: &str, text: &str, state: &str| {
        format!(
            "\n[[marks]]\nkey = \"lead-technician.{key}\"\ntext = \"{text}\"\nstate = \"{state}\"\nnote = \"For me alone\"\n"
        )
    };
    let condensation = "Tells condensation from a leak before cutting anything open";
    let patches = "Patches old single-ply so that the patch is still tight after a winter";
    let head = answers.split("[[marks]]").next().expect("a head").replace("by = \"self\"", "by = \"coach\"");
    let head = if head.contains("by = \"coach\"") { head } else { format!("by = \"coach\"\n{head}") };
    write(&folder, "me.toml", &answers);
    write(
        &folder,
        "coach.toml",
        &format!("{head}{}{}", mark("judgement.1", condensation, "partly"), mark("workmanship.1", patches, "met")),
    );
    let plan = |format: &str| {
        metier(["plan", "me.toml", "--coach", "coach.toml", "--with-notes", "--format", format])
            .within(&folder)
            .run()
            .succeeds()
    };
    let text = plan("text").says("Where you and your coach differ").says("your coach: partly").says("your coach: met");
    let (first, area) = (text.stdout.find(condensation), text.stdout.find("Workmanship"));
    assert!(first < area && !text.stdout.contains("For me alone"), "{}", text.stdout);
    let growth =
        plan("markdown").says("What my coach and I see differently comes first.").says("My coach: partly").stdout;
    assert!(growth.find(condensation) < growth.find("Finds hard-to-trace leaks"), "{growth}");
    let json = plan("json").json();
    let of = |key: &str| {
        json["expectations"].as_array().expect("a list").iter().find(|one| one["key"] == key).expect("it").clone()
    };
    assert_eq!(of("lead-technician.judgement.1")["by_coach"], "partly");
    assert!(of("lead-technician.leak").get("by_coach").is_none());
}
