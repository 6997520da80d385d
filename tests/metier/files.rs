//! Files on the disk: where ladders are found, what several answers give, what `new answers` begins, and (in
//! [`sheets`] and [`output`]) how answers and results are written.

mod marks;
mod output;
mod sheets;

use metier::store::LADDERS;
use serde_json::Value;

use crate::questions::TABLE;
use crate::support::{Run, answers, folder, metier, person, root, write};

/// A ladder that is told from others by its name.
pub(super) fn named(name: &str) -> String {
    format!(
        "format = 1\nversion = \"7\"\nname = \"{name}\"\n[[tracks]]\nkind = \"trunk\"\nname = \"Learning\"\n[[tracks]]\nkind = \
         \"mastery\"\nname = \"Mastery\"\n[[levels]]\nid = \"roofer\"\ntrack = \"trunk\"\ntitle = \"Roofer\"\n[[levels]]\nid = \
         \"master\"\ntrack = \"mastery\"\ntitle = \"Master\"\n"
    )
}

fn path(file: &std::path::Path) -> &str {
    file.to_str().expect("UTF-8")
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

// Where a ladder is looked for.

#[test]
fn a_name_is_looked_for_on_one_shelf_after_the_other() {
    let folder = folder();
    let shelves = [
        ("given", "from the option", "given/roofing.toml"),
        ("given", "from the variable", "variable/roofing.toml"),
        ("here", "from here", "project/ladders/roofing.toml"),
        ("user", "from the user", "config/metier/ladders/roofing.toml"),
        ("bundled", "Roofing", ""),
    ];
    for (_, name, file) in &shelves[..4] {
        write(&folder, file, &named(name));
    }
    let at = |part: &str| folder.path().join(part);
    let (given, variable) = (at("given"), at("variable"));
    let run = |arguments: &[&str], shelf: usize| {
        let option = ["--ladders", path(&given)];
        let option = if shelf == 0 { &option[..] } else { &[] };
        let run = metier(arguments.iter().chain(option).copied()).within(at("project"));
        let run = if shelf <= 1 { run.with("METIER_LADDERS", &variable) } else { run };
        run.with("XDG_CONFIG_HOME", at("config"))
    };
    for (n, (source, name, file)) in shelves.iter().enumerate() {
        let found = run(&["show", "roofing", "--format", "json"], n).run().succeeds().json();
        assert_eq!(
            (&found["ladder"]["source"], &found["ladder"]["name"]),
            (&Value::from(*source), &Value::from(*name))
        );
        assert_eq!(found["ladder"]["id"], "roofing");

        let list = run(&["list", "--format", "json"], n).run().succeeds().json();
        let all = list["ladders"].as_array().expect("a list").iter().filter(|one| one["id"] == "roofing");
        let found: Vec<_> =
            all.map(|one| (one["source"].as_str(), one["name"].as_str(), one["shadowed"] == true)).collect();
        // The folder of the option stands in place of the variable's, and does not come before it.
        let below = shelves.iter().skip(n + 1).filter(|(_, name, _)| n > 0 || *name != "from the variable");
        let wanted = [&shelves[n]].into_iter().chain(below).enumerate();
        let wanted: Vec<_> = wanted.map(|(at, (source, name, _))| (Some(*source), Some(*name), at > 0)).collect();
        assert_eq!(found, wanted, "in the order looked");
        assert_eq!(
            list["ladders"].as_array().expect("a list").iter().filter(|one| one["shadowed"] == false).count(),
            18
        );

        let text = run(&["list", "--width", "100"], n).run().succeeds();
        assert_eq!(text.headline(), "18 ladders");
        assert_eq!(text.stdout.contains("Not used, since one of the same name comes first"), n < 4, "{}", text.stdout);

        if n >= 2 && !file.is_empty() {
            std::fs::remove_file(at(file)).expect("a file");
        }
    }
}

#[test]
fn a_path_is_a_path_and_goes_before_every_shelf() {
    let folder = folder();
    write(&folder, "roofing.toml", &named("Here and now"));
    write(&folder, "ladders/roofing.toml", &named("On the shelf"));
    write(&folder, "deep/thatching.toml", &format!("id = \"reed\"\n{}", named("By its own id")));
    write(&folder, "ladders/thatching.toml", &format!("id = \"reed\"\n{}", named("By its file's name")));
    for (named, name, id) in [
        ("roofing.toml", "Here and now", "roofing"),
        ("./roofing.toml", "Here and now", "roofing"),
        ("ladders/roofing.toml", "On the shelf", "roofing"),
        ("thatching", "By its file's name", "thatching"),
        ("roofing", "On the shelf", "roofing"),
        ("deep/thatching.toml", "By its own id", "reed"),
        (path(&folder.path().join("roofing.toml")), "Here and now", "roofing"),
    ] {
        let found = metier(["show", named, "--format", "json"]).within(&folder).run().succeeds().json();
        assert_eq!(
            (found["ladder"]["name"].as_str(), found["ladder"]["id"].as_str()),
            (Some(name), Some(id)),
            "{named}"
        );
    }
}

#[test]
fn a_broken_ladder_on_a_shelf_is_said_and_not_passed_over() {
    let folder = folder();
    write(&folder, "ladders/roofing.toml", "format = 1\n");
    write(&folder, "ladders/Not An Id.toml", &named("Unreachable"));
    write(&folder, "ladders/notes.txt", "no ladder");
    let ran = metier(["show", "roofing"]).within(&folder).run().ends_with(2).says_nothing();
    ran.complains("missing key `name`").complains("ladders/roofing.toml");
    let list = metier(["list", "--width", "100"]).within(&folder).run().ends_with(0);
    list.says("18 ladders").says("Cannot be read").says("missing key");
    let list = metier(["list", "--format", "json"]).within(&folder).run().ends_with(0).json();
    let one =
        list["ladders"].as_array().expect("a list").iter().find(|one| one["source"] == "here").expect("it").clone();
    assert!(one["error"].as_str().is_some_and(|error| error.contains("missing key `name`")), "{one}");
    assert!(one["name"].is_null() && one["shadowed"] == false);
}

// The ladder of answers.

fn of_ladder(ladder: &str) -> String {
    answers(&format!("ladder = {ladder:?}\nlevel = \"roofer\""), TABLE.iter().map(|(id, ..)| (*id, 3)))
}

#[test]
fn a_path_in_answers_is_taken_from_the_folder_of_the_file() {
    let folder = folder();
    write(&folder, "x/roofing.toml", &named("Beside"));
    write(&folder, "people/maya.toml", &of_ladder("../x/roofing.toml"));
    write(&folder, "people/roofing.toml", &named("Next to her"));
    write(&folder, "people/sam.toml", &of_ladder("roofing.toml"));
    let name = |run: Run| run.run().succeeds().json()["ladder"]["name"].clone();
    let plan = |file: &str| metier(["plan", file, "--format", "json"]);
    assert_eq!(name(plan("people/maya.toml").within(&folder)), "Beside");
    assert_eq!(name(plan("maya.toml").within(folder.path().join("people"))), "Beside");
    assert_eq!(name(plan(path(&folder.path().join("people/maya.toml")))), "Beside");
    assert_eq!(name(plan("people/sam.toml").within(&folder)), "Next to her");
    assert_eq!(name(plan("-").within(&folder).stdin(of_ladder("x/roofing.toml"))), "Beside", "from where one stands");
    let ran = plan("people/maya.toml").within(&folder).run().succeeds();
    assert_eq!(ran.json()["from"]["level"], "roofer");
    let other =
        metier(["plan", "people/maya.toml", "--ladder", "people/roofing.toml", "--format", "json"]).within(&folder);
    assert_eq!(name(other), "Next to her", "what is typed is taken from where one stands");
}

#[test]
fn another_version_of_the_ladder_is_a_warning_and_nothing_is_lost() {
    let folder = folder();
    write(&folder, "roofing.toml", &named("Roofs"));
    let with_version = |version: &str| {
        let text =
            of_ladder("./roofing.toml").replace("[answers]", &format!("ladder_version = \"{version}\"\n[answers]"));
        write(&folder, "me.toml", &text);
        metier(["plan", "me.toml", "--format", "json"]).within(&folder).run().ends_with(0)
    };
    let same = with_version("7").succeeds();
    let other = with_version("6").complains("warning: me.toml was answered for roofing 6, this is 7; nothing is lost");
    assert_eq!(same.stdout, other.stdout);
    metier(["plan", "me.toml", "-q"]).within(&folder).run().succeeds();
}

// Several answers.

#[test]
fn answers_from_the_standard_input_give_the_same_result() {
    let file = std::fs::read_to_string(root().join(person("doing"))).expect("a sheet");
    let of_file = metier(["plan", &person("doing"), "--format", "json"]).run().succeeds().json();
    let mut of_input = metier(["plan", "-", "--format", "json"]).stdin(file.clone()).run().succeeds().json();
    assert_eq!(of_input["file"], "-");
    of_input["file"] = of_file["file"].clone();
    assert_eq!(of_file, of_input);
    let text = metier(["plan", "-"]).stdin(file).run().succeeds().stdout;
    assert_eq!(text, metier(["plan", &person("doing")]).run().succeeds().stdout);
    metier(["plan", "-"]).run().ends_with(2).says_nothing().complains("missing key `ladder`");
}

#[test]
fn several_answers_give_one_result_each_in_the_order_given() {
    let names = ["roofer", "doing", "eleven", "doing", "short"].map(person);
    let arguments = || ["plan"].into_iter().chain(names.iter().map(String::as_str));
    let ran = metier(arguments().chain(["--format", "json"])).run().ends_with(3);
    let all = lines(&ran.stdout);
    assert_eq!(all.iter().map(|one| one["file"].as_str().expect("a file")).collect::<Vec<_>>(), names);
    for (one, name) in all.iter().zip(&names) {
        let alone = metier(["plan", name, "--format", "json"]).run();
        assert_eq!(*one, alone.json(), "{name}");
    }
    let text = metier(arguments()).run().ends_with(3).stdout;
    let at = |name: &str| text.find(&format!("{name}:\n")).unwrap_or_else(|| panic!("{name} in {text}"));
    assert!(at(&names[0]) < at(&names[1]) && at(&names[1]) < at(&names[2]) && at(&names[2]) < at(&names[4]));
    for name in &names {
        let alone = metier(["plan", name]).run().stdout;
        assert!(text.contains(&format!("{name}:\n{alone}")), "{name}");
    }
}

#[test]
fn a_bad_one_among_several_stands_in_its_place_and_the_others_are_not_lost() {
    let bad = "tests/bad/answers-out-of-range.toml";
    let files = [person("doing"), bad.into(), "none.toml".into(), person("eleven"), person("both")];
    let arguments = || ["plan"].into_iter().chain(files.iter().map(String::as_str));
    let ran = metier(arguments().chain(["--format", "json"])).run().ends_with(2);
    let all = lines(&ran.stdout);
    assert_eq!(all.iter().map(|one| one["file"].as_str().expect("a file")).collect::<Vec<_>>(), files);
    let kinds: Vec<_> = all.iter().map(|one| one["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["plan", "error", "error", "plan", "plan"]);
    for one in &all[1..3] {
        let mut keys: Vec<_> = one.as_object().expect("an object").keys().collect();
        keys.sort();
        assert_eq!(keys, ["file", "format_version", "kind", "message", "tool"]);
        assert_eq!(one["format_version"], 1);
    }
    let message = all[1]["message"].as_str().expect("a text");
    assert!(
        message.contains("answers-out-of-range.toml:6:14: the answer to `best-hours` is out of range"),
        "{message}"
    );
    assert!(!message.contains('\n'), "{message}");
    let ran = ran.complains("the answer to `organised` is out of range");
    assert!(ran.stderr.contains("could not read none.toml"), "{}", ran.stderr);
    let text = metier(arguments()).run().ends_with(2);
    assert_eq!(text.stdout.matches(".toml:\n").count(), 3, "{}", text.stdout);
}

// A file to fill in.

/// Takes away the `#` before a key and writes a value after it.
fn filled(starter: &str, values: &[(&str, String)]) -> String {
    let fill = |line: &str| {
        let open = values.iter().find(|(key, _)| line.starts_with(&format!("# {key} =")));
        open.map_or_else(|| line.to_owned(), |(key, value)| format!("{key} = {value}"))
    };
    starter.lines().map(fill).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_empty_file_for_every_ladder_loads_and_asks_every_question_once() {
    for (id, _) in LADDERS {
        for (form, questions) in [(&[][..], 28), (&["--short"], 16), (&["--as", "coach"], 28)] {
            let starter =
                metier(["new", "answers", id].into_iter().chain(form.iter().copied())).run().succeeds().stdout;
            let asked = TABLE.iter().filter(|(id, ..)| starter.matches(&format!("\n# {id} =\n")).count() == 1).count();
            assert_eq!(asked, questions, "{id} {form:?}");
            assert!(!starter.contains("{craft}"), "{id}");
            let ran = metier(["plan", "-", "--format", "json"]).stdin(starter).run().ends_with(3);
            assert_eq!(ran.stderr, "", "{id}");
            let plan = ran.json();
            assert_eq!((plan["certainty"].as_str(), plan["ladder"]["id"].as_str()), (Some("not-enough"), Some(id)));
            assert_eq!(plan["questions"]["asked"].as_u64(), Some(questions as u64), "{id} {form:?}");
            assert_eq!(plan["by"], if form.contains(&"coach") { "coach" } else { "self" });
        }
    }
}

#[test]
fn a_file_filled_in_gives_the_same_plan_as_the_same_answers() {
    for (id, _) in LADDERS {
        let shown = metier(["show", id, "--format", "json"]).run().succeeds().json();
        let level = shown["tracks"][0]["levels"][1]["id"].as_str().expect("a level").to_owned();
        let step = |n: usize, key: char| if key == '+' { 5 - n % 3 } else { 1 + n % 2 };
        let steps: Vec<(&str, u8)> = TABLE
            .iter()
            .enumerate()
            .map(|(n, (id, _, key, _))| (*id, u8::try_from(step(n, *key)).expect("1 to 5")))
            .collect();
        let mut values: Vec<(&str, String)> = steps.iter().map(|(id, step)| (*id, step.to_string())).collect();
        values.extend([
            ("level", format!("{level:?}")),
            ("growth", "\"deepen\"".into()),
            ("made", "2026-11-20".into()),
        ]);
        let starter = metier(["new", "answers", id]).run().succeeds().stdout;
        let plan = |text: String| metier(["plan", "-", "--format", "json"]).stdin(text).run().succeeds().json();
        let head = format!("ladder = \"{id}\"\nlevel = \"{level}\"\ngrowth = \"deepen\"\nmade = 2026-11-20");
        let (from_starter, by_hand) = (plan(filled(&starter, &values)), plan(answers(&head, steps)));
        assert_eq!(from_starter, by_hand, "{id}");
        assert_ne!(from_starter["certainty"], "not-enough", "{id}");
        assert_eq!(from_starter["questions"]["answered"], 28);
    }
}

/// What is begun must go on: the file names its ladder so that `plan` finds it, and the word for the craft stays.
#[test]
fn a_file_for_a_ladder_named_by_its_path_finds_it_again() {
    let folder = folder();
    write(&folder, "ours/thatching.toml", &named("Thatching"));
    metier(["new", "answers", "ours/thatching.toml", "-o", "me.toml"]).within(&folder).run().succeeds();
    metier(["plan", "me.toml", "--format", "json"]).within(&folder).run().ends_with(3).says("\"name\":\"Thatching\"");
}

#[test]
fn ones_own_word_for_the_craft_is_kept_in_the_file() {
    let starter = metier(["new", "answers", "general", "--craft", "piano \"tuning\""]).run().succeeds();
    let starter = starter.says("the actual work in piano \"tuning\".").stdout;
    let steps: Vec<_> =
        TABLE.iter().map(|(id, _, key, _)| (*id, if *key == '+' { "1".to_owned() } else { "5".into() })).collect();
    metier(["plan", "-"]).stdin(filled(&starter, &steps)).run().succeeds().says("piano \"tuning\"");
}

#[test]
fn no_word_for_the_craft_breaks_the_file() {
    for craft in ["a\n[marks]", "a\nbest-hours = 5", "bell\u{7}", "\u{1b}[31mred", "\"\"\"", "back\\slash", "山"] {
        let starter = metier(["new", "answers", "general", "--craft", craft]).run().succeeds().stdout;
        let plan = metier(["plan", "-", "--format", "json"]).stdin(starter.clone()).run();
        assert_eq!((plan.code, plan.stderr.as_str()), (Some(3), ""), "{craft:?}");
        assert_eq!(plan.json()["questions"]["answered"], 0, "{craft:?}: {starter}");
    }
}
