//! The main job: answers in, the track and the next level out.

use serde_json::Value;

use crate::properties::untagged;
use crate::support::{folder, metier, person, root, write};

fn plan(name: &str) -> Value {
    metier(["plan", &person(name), "--format", "json", "-q"]).run().json()
}

fn steps(plan: &Value) -> Vec<String> {
    let step = |step: &Value| {
        format!("{} {}", step["kind"].as_str().expect("a kind"), step["level"].as_str().expect("a level"))
    };
    plan["steps"].as_array().expect("steps").iter().map(step).collect()
}

#[test]
fn who_likes_the_work_and_not_the_directing_is_shown_mastery() {
    let plan = plan("doing");
    assert_eq!(
        (&plan["track"], &plan["certainty"], &plan["outcome"]),
        (&"mastery".into(), &"clear".into(), &"mastery".into())
    );
    assert_eq!(steps(&plan), ["branch staff-engineer"]);
    assert_eq!(plan["alternative"]["track"], "management");
}

#[test]
fn who_likes_directing_is_shown_management_and_what_to_learn_first() {
    let plan = plan("directing");
    assert_eq!((&plan["track"], &plan["outcome"]), (&"management".into(), &"management".into()));
    assert!(
        plan["prepare"].as_array().expect("a list").len() >= 2 && !plan["trial"].as_array().expect("a list").is_empty()
    );
    metier(["plan", &person("directing")])
        .run()
        .succeeds()
        .says("Management. Next level: Engineering Manager")
        .says("Learn first");
}

#[test]
fn who_likes_both_is_shown_the_hybrid_track_and_a_trial() {
    let plan = plan("both");
    assert_eq!((&plan["track"], &plan["outcome"]), (&"hybrid".into(), &"both".into()));
    assert_eq!(steps(&plan), ["branch tech-lead"]);
    metier(["plan", &person("both")]).run().succeeds().says("3 to 6 months");
}

#[test]
fn who_likes_neither_is_sent_up_no_ladder() {
    let plan = plan("neither");
    assert_eq!((&plan["track"], &plan["outcome"]), (&Value::Null, &"neither".into()));
    metier(["plan", &person("neither")])
        .run()
        .succeeds()
        .says("Neither, for now. Change the work before")
        .says("look at other fields");
}

#[test]
fn the_middle_everywhere_is_undecided_and_shows_every_way() {
    let plan = plan("threes");
    assert_eq!(
        (&plan["track"], &plan["certainty"], &plan["outcome"]),
        (&Value::Null, &"undecided".into(), &"undecided".into())
    );
    assert_eq!(plan["score"]["value"], 0.0);
    assert_eq!(plan["cautions"][0], "careless");
    assert_eq!(steps(&plan), ["branch staff-engineer", "branch engineering-manager", "branch tech-lead"]);
}

#[test]
fn eleven_answers_are_not_enough() {
    let ran = metier(["plan", &person("eleven"), "--format", "json"]).run().ends_with(3);
    let plan = ran.json();
    assert_eq!(
        (&plan["track"], &plan["certainty"], &plan["score"]),
        (&Value::Null, &"not-enough".into(), &Value::Null)
    );
    metier(["plan", &person("eleven")]).run().ends_with(3).says_not("mastery");
}

#[test]
fn a_manager_who_misses_the_craft_is_shown_the_crossing_and_the_way_back() {
    let plan = plan("manager");
    assert_eq!(plan["track"], "mastery");
    assert_eq!(steps(&plan), ["cross principal-engineer"]);
    assert_eq!(
        (&plan["from"]["rank"], &plan["steps"][0]["rank"], &plan["steps"][0]["inferred"]),
        (&5.into(), &5.into(), &false.into())
    );
    assert_eq!(plan["cautions"][0], "gilded-cage");
    metier(["plan", &person("manager")])
        .run()
        .succeeds()
        .says("Mastery. Across at equal standing: Principal Engineer\n")
        .says("Way back      open, at equal standing: Senior Engineering Manager")
        .says("Good at it, not drawn to it");
}

#[test]
fn a_wish_to_deepen_comes_first_and_the_next_level_after() {
    let plan = plan("deepen");
    assert_eq!(steps(&plan), ["stay roofer", "branch lead-technician"]);
    assert_eq!(plan["growth"], "deepen");
    assert!(plan["deepen"].as_array().expect("a list").len() >= 2);
    assert!(plan["expectations"].as_array().expect("a list").iter().all(|one| one["level"] == "lead-technician"));
    let ran = metier(["plan", &person("deepen")]).run().succeeds();
    assert!(
        ran.stdout.starts_with("Mastery. Stay as Roofer and go deeper; when you want it: Lead Technician"),
        "{}",
        ran.stdout
    );
}

#[test]
fn without_a_level_the_track_is_named_and_how_to_say_the_level() {
    let plan = plan("no-level");
    assert_eq!((&plan["track"], &plan["from"]), (&"mastery".into(), &Value::Null));
    assert_eq!(steps(&plan), ["branch lead-technician"]);
    let ran = metier(["plan", &person("no-level")]).run().succeeds();
    ran.says("It starts with Lead Technician").says("type it with --level").says("metier show roofing");
    metier(["plan", &person("no-level"), "--level", "Master Roofer"])
        .run()
        .succeeds()
        .says("Next level: Principal Roofer");
}

#[test]
fn below_the_branch_the_trunk_goes_on_and_the_parting_is_named() {
    let plan = plan("short");
    assert_eq!((&plan["track"], &plan["questions"]["asked"]), (&"management".into(), &16.into()));
    assert_eq!(steps(&plan), ["climb roofer"]);
    assert_eq!(plan["cautions"][0], "train-first");
    metier(["plan", &person("short")]).run().succeeds().says("The tracks split after Roofer").says("Train first");
}

#[test]
fn marks_are_shown_and_their_notes_are_not() {
    let plan = plan("roofer");
    assert_eq!(plan["expectations"][0]["state"], "met");
    let ran = metier(["plan", &person("roofer")]).run().succeeds().says("3 met, 2 partly, 2 not yet, 3 no answer");
    ran.says("[~] partly").says_not("valley leak at the school");
}

#[test]
fn every_answer_about_preferences_is_explained_and_no_strength_counts() {
    let plan = plan("roofer");
    let contributions = plan["contributions"].as_array().expect("a list");
    // 27 of 28 are answered, 8 of them about strengths.
    assert_eq!((plan["questions"]["answered"].as_u64(), contributions.len()), (Some(27), 20));
    assert!(!contributions.iter().any(|one| one["question"] == "brought-to-me"));
    let sum: i64 = contributions.iter().map(|one| one["contribution"].as_i64().expect("a number")).sum();
    let value = plan["score"]["value"].as_f64().expect("a score");
    #[expect(clippy::cast_precision_loss, reason = "20 small numbers")]
    let mean = sum as f64 / 20.0;
    assert!((value - mean).abs() <= 0.005, "the score is the plain mean: {value} and {mean}");
    assert_eq!(plan["score"]["flip_steps"].as_i64(), Some(sum.abs() + 1));
    assert_eq!(plan["weighs_most"].as_array().expect("a list").len(), 3);
}

/// People whom the first rule served badly, and what a wise coach would tell them.
#[test]
fn five_people_get_what_a_wise_coach_would_sign() {
    let told = |name: &str| {
        let ran = metier(["plan", &person(name), "--width", "100"]).run().succeeds();
        (plan(name), ran.stdout.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let has = |said: &str, all: &[&str]| all.iter().for_each(|one| assert!(said.contains(one), "{one}: {said}"));
    let hides = |said: &str, all: &[&str]| all.iter().for_each(|one| assert!(!said.contains(one), "{one}: {said}"));
    // Brilliant at the craft, five weeks a manager, untrained, wants to lead: stay, and learn now.
    let (sarah, said) = told("five-weeks-a-manager");
    assert_eq!((&sarah["outcome"], &sarah["cautions"]), (&"management".into(), &serde_json::json!(["train-first"])));
    assert_eq!(steps(&sarah), ["stay engineering-manager", "climb senior-engineering-manager"]);
    assert!(!sarah["prepare"].as_array().expect("a list").is_empty());
    has(&said, &["Stay as Engineering Manager and learn to lead first", "Learn now"]);
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(at("Learn now") < at("Then: Senior Engineering Manager"));
    // Worn out: what to change comes before any level, and nothing is promised of leading.
    let (grace, said) = told("burnt-out-nurse");
    assert_eq!((&grace["outcome"], &grace["track"]), (&"neither".into(), &Value::Null));
    assert!(said.starts_with("Neither, for now. Change the work before you climb any ladder"));
    has(&said, &["rest first", "look at other fields"]);
    hides(&said, &["toward management", "toward mastery", "Clear.", "Leaning."]);
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(at("What you can do now") < at("Clinical Nurse III"));
    // Likes both and directs badly: the job that is both, and what to learn for it.
    let (tom, said) = told("both-and-untrained");
    assert_eq!((&tom["outcome"], &tom["track"]), (&"both".into(), &"hybrid".into()));
    assert_eq!(tom["cautions"][0], "train-first");
    has(&said, &["Train first", "Learn first", "The other way: mastery", "The other way: management"]);
    assert_eq!(tom["score"]["flip_steps"], Value::Null);
    // A love of teaching is not a wish to manage.
    let (ingrid, said) = told("master-who-teaches");
    assert_eq!((&ingrid["outcome"], &ingrid["certainty"]), (&"mastery".into(), &"clear".into()));
    assert_eq!(steps(&ingrid)[0], "stay master-watchmaker");
    has(&said, &["Stay as Master Watchmaker and go deeper"]);
    // A manager who misses the craft: back at equal rank, and the way to return.
    let (manager, said) = told("manager");
    assert_eq!(steps(&manager), ["cross principal-engineer"]);
    has(&said, &["Across at equal standing: Principal Engineer", "Way back", "Good at it, not drawn to it"]);
    // No screen names a question by its id.
    for name in ["five-weeks-a-manager", "burnt-out-nurse", "both-and-untrained", "master-who-teaches", "manager"] {
        let (_, said) = told(name);
        for (id, ..) in crate::questions::TABLE {
            assert!(!id.contains('-') || !said.contains(id), "{name}: {id}");
        }
    }
}

#[test]
fn the_two_tracks_ask_for_different_things() {
    let next =
        |track| metier(["next", "roofing", "roofer", "--track", track, "--format", "json"]).run().succeeds().json();
    let (mastery, management) = (next("mastery"), next("management"));
    assert_eq!(
        (&mastery["steps"][0]["level"], &management["steps"][0]["level"]),
        (&"lead-technician".into(), &"foreman".into())
    );
    for track in [&mastery, &management] {
        let step = &track["steps"][0];
        for list in ["expectations", "prepare", "trial", "deepen", "recognition", "requires"] {
            assert!(!step[list].as_array().expect("a list").is_empty(), "{list}");
        }
    }
    assert_ne!(mastery["steps"][0]["expectations"], management["steps"][0]["expectations"]);
}

#[test]
fn next_shows_every_way_that_is_open_and_a_title_will_do() {
    let ran = metier(["next", "software", "Senior Engineer"]).run().succeeds();
    ran.says("3 ways are open").says("Staff Engineer").says("Engineering Manager").says("Tech Lead");
    metier(["next", "roofing", "consulting-master-roofer", "--track", "mastery"])
        .run()
        .succeeds()
        .says("At the top")
        .says_not("nothing left");
    let crossing = metier(["next", "roofing", "superintendent", "--track", "mastery"]).run().succeeds();
    crossing.says("Across at equal standing: Master Roofer").says("Way back").says("New as well: 35 things");
}

#[test]
fn a_level_is_shown_with_everything_that_it_carries_over() {
    let all = metier(["show", "software", "staff-engineer", "--all"]).run().succeeds();
    all.says("Carried over from the levels below").says("Adds a test that fails without the fix");
    let short = metier(["show", "software", "staff-engineer"]).run().succeeds();
    short.says("metier show software staff-engineer --all").says_not("Adds a test that fails without the fix");
    let json =
        |words: &[&str]| metier([&["show", "software"], words, &["--format", "json"]].concat()).run().succeeds().json();
    let (all, short) = (json(&["staff-engineer", "--all"]), json(&["staff-engineer"]));
    assert_eq!(
        all["carried"].as_array().map(Vec::len),
        all["level"]["carried_over"].as_u64().and_then(|n| usize::try_from(n).ok())
    );
    assert_eq!((&short["carried"], all["level"] == short["level"]), (&Value::Null, true));
    // A manager carries nothing of the trunk.
    assert_eq!(json(&["engineering-manager", "--all"])["carried"], serde_json::json!([]));
    metier(["show", "software", "--all"]).run().ends_with(2);
}

#[test]
fn the_checklist_has_a_box_for_everything_asked() {
    let ran = metier(["next", "software", "engineer", "--format", "markdown"]).run().succeeds();
    let json = metier(["next", "software", "engineer", "--format", "json"]).run().succeeds().json();
    let asked = json["steps"][0]["expectations"].as_array().expect("a list").len();
    let needed = json["steps"][0]["requires"].as_array().expect("a list").len();
    assert_eq!(ran.stdout.matches("- [ ] ").count(), asked + needed);
    assert!(!ran.stdout.lines().map(untagged).any(|line| line.contains('<')), "no HTML");
}

#[test]
fn a_proposed_level_says_so_where_it_is_recommended() {
    let proposed = "proposed: no known employer uses it yet";
    metier(["plan", &person("no-level"), "--level", "lead-technician"]).run().succeeds().says(proposed);
    metier(["next", "roofing", "lead-technician", "--track", "mastery"]).run().succeeds().says(proposed);
    metier(["next", "roofing", "roofer", "--track", "mastery"]).run().succeeds().says_not(proposed);
    let step = &metier(["next", "roofing", "lead-technician", "--format", "json"]).run().succeeds().json()["steps"][0];
    assert_eq!(step["origin"], "proposed");
}

#[test]
fn a_result_is_never_written_over_the_answers() {
    let folder = crate::support::folder();
    let text = std::fs::read_to_string(crate::support::root().join(person("doing"))).expect("answers");
    let file = crate::support::write(&folder, "me.toml", &text);
    let path = file.to_string_lossy();
    metier(["plan", &path, "-o", &path, "--force"]).run().ends_with(2).complains("the result would replace them");
    assert_eq!(std::fs::read_to_string(&file).expect("answers"), text);
}

#[test]
fn a_level_that_is_taken_back_leaves_the_file() {
    let bank = metier::format::bundled_bank().expect("a bank");
    let text = "format = 1\nladder = \"roofing\"\nlevel = \"gone\"   # was mine\n[answers]\n";
    let (mut sheet, _) = metier::format::read_answers("me.toml", text, &bank).expect("a sheet");
    sheet.level = None;
    let written = metier::format::write_answers(Some(text), &sheet).expect("a file");
    let (again, _) = metier::format::read_answers("me.toml", &written, &bank).expect("a sheet");
    assert_eq!(again.level, None, "{written}");
}

#[test]
fn in_brief_it_is_five_unbroken_lines_to_send() {
    let ran = metier(["plan", &person("doing"), "--brief", "--width", "40"]).run().succeeds();
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let begins = [
        "Mastery. Next level: Staff Engineer.",
        "Clear. I like doing",
        "The level: ",
        "Learn first: ",
        "Try it first: ",
    ];
    assert!(lines.len() == 5 && lines.iter().zip(begins).all(|(line, begin)| line.starts_with(begin)), "{lines:?}");
    for name in ["neither", "both", "threes", "directing", "deepen", "no-level"] {
        let ran = metier(["plan", &person(name), "--brief"]).run().succeeds();
        assert!((4..=6).contains(&ran.stdout.lines().count()), "{name}: {}", ran.stdout);
    }
    metier(["plan", &person("doing"), "--brief", "--format", "json"])
        .run()
        .ends_with(2)
        .complains("five lines of text");
}

const DAYS: &str = r#"
[[goals]]
key = "lead-technician.leak"
what = "Take the leak calls; all of them, on the old school and wherever else in the town a roof is older than its roofer"
help = "Ana"
due = 2027-04-01

[[goals]]
what = "Long done"
due = 2027-01-01
done = 2026-12-01

[[trials]]
track = "mastery"
text = "The service truck"
from = 2027-01-11
look_back = 2027-02-22

[[meetings]]
made = 2026-11-28
with = "Ana"
next = 2027-02-26
start_with = "the trial"
"#;

#[test]
fn goals_trials_and_conversations_become_days_of_a_calendar_and_the_same_answers_the_same_bytes() {
    let folder = folder();
    let answers = std::fs::read_to_string(root().join(person("roofer"))).expect("answers");
    write(&folder, "me.toml", &format!("{answers}{DAYS}"));
    write(&folder, "none.toml", &answers);
    let calendar = || metier(["plan", "me.toml", "--format", "ics"]).within(&folder).run().succeeds().stdout;
    let (once, again) = (calendar(), calendar());
    assert_eq!(once, again);
    assert!(once.starts_with("BEGIN:VCALENDAR\r\n") && once.ends_with("END:VCALENDAR\r\n"), "{once}");
    assert!(once.lines().all(|line| line.len() <= 75) && once.matches("PRODID").count() == 1, "{once}");
    let unfolded = once.replace("\r\n ", "");
    for line in [
        "UID:roofing.Maya.goal.lead-technician.leak@metier",
        "SUMMARY:Goal: Take the leak calls\\; all of them\\, on the old school and wherever else in the town a roof is older than its roofer",
        "DTSTART;VALUE=DATE:20270401",
        "UID:roofing.Maya.trial.mastery.ends@metier",
        "SUMMARY:Conversation about my plan with Ana",
        "DTSTAMP:20261128T000000Z",
        "DTSTART;VALUE=DATE:20270226",
    ] {
        assert!(unfolded.lines().any(|one| one == line), "{line}\n{unfolded}");
    }
    assert_eq!((unfolded.matches("BEGIN:VEVENT").count(), unfolded.contains("Long done")), (4, false), "{unfolded}");
    let none = metier(["plan", "none.toml", "--format", "ics"]).within(&folder).run().ends_with(2).says_nothing();
    none.complains("none.toml has no goal, trial or conversation with a day ahead");
}

#[test]
fn plans_and_next_levels_and_comparisons_go_into_a_sheet() {
    let (roofer, own, coach) = (person("roofer"), person("maya-self"), person("maya-coach"));
    let sheet = |words: &[&str]| {
        let words = words.iter().copied().chain(["--format", "csv"]);
        metier(words).run().succeeds().stdout.split("\r\n").map(str::to_owned).collect::<Vec<_>>()
    };
    let one = sheet(&["plan", &roofer]);
    assert_eq!((one.len(), &*one[0]), (12, "file,key,level,area,expectation,change,state,made,agreed,by_coach,note"));
    assert!(
        one[1].starts_with("tests/people/roofer.toml,lead-technician.workmanship.1,lead-technician,workmanship,"),
        "{}",
        one[1]
    );
    let two = sheet(&["plan", &roofer, &own]);
    assert!(two.len() > 20 && two.iter().filter(|line| line.starts_with("file,")).count() == 1, "{two:?}");
    let next = sheet(&["next", "roofing", "roofer"]);
    assert!(next[0].starts_with("key,level,") && next.len() == 22, "{next:?}");
    let both = sheet(&["compare", &own, &coach]);
    assert_eq!(both[0], "what,key,text,first,second,steps_apart");
    assert!(both.iter().filter(|line| line.starts_with("question,")).count() >= 20, "{both:?}");
}
