//! Questions of one's own: in another language or in other words, with the same ids, scales and keys, or refused.

#[cfg(unix)]
mod asked;

use metier::format::{bundled_bank, read_bank, read_own_bank};
use metier::interview::{Bank, By};

use crate::support::{folder, metier, person, root, stays_whole, write};

const GERMAN: &str = "tests/questions/de.toml";

fn german() -> String {
    std::fs::read_to_string(root().join(GERMAN)).expect("the German questions")
}

fn german_bank() -> Bank {
    read_own_bank("de.toml", &german()).expect("a bank to ask with")
}

/// The German text with one question's block changed.
fn with(id: &str, change: impl Fn(&str) -> String) -> String {
    let (text, wanted) = (german(), format!("\nid = \"{id}\"\n"));
    let mut blocks: Vec<String> = text.split("[[questions]]").map(str::to_owned).collect();
    let block = blocks.iter_mut().find(|block| block.contains(&wanted)).expect("a question");
    let changed = change(block);
    assert_ne!(*block, changed, "the change to {id} changed nothing");
    *block = changed;
    blocks.join("[[questions]]").replace("[[questions]][[questions]]", "[[questions]]")
}

/// Line and column of a text in the file, counted by hand.
fn place(text: &str, of: &str) -> String {
    let at = text.find(of).expect("it is in the file");
    let line = text[..at].lines().count().max(1) + usize::from(text[..at].ends_with('\n'));
    let column = text[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("de.toml:{line}:{column}")
}

/// `plan` with this bank is refused: every reason stands in what it says, and each has its place.
#[track_caller]
fn refused(text: &str, reasons: &[(&str, &str)]) -> String {
    let folder = folder();
    write(&folder, "de.toml", text);
    let person = root().join(person("doing"));
    let arguments = ["plan", person.to_str().expect("UTF-8"), "--questions", "de.toml", "--width", "100"];
    let ran = metier(arguments).within(&folder).run().ends_with(2).says_nothing();
    for (reason, at) in reasons {
        let (_, after) = ran.stderr.split_once(reason).unwrap_or_else(|| panic!("wants: {reason}\n{}", ran.stderr));
        let place = place(text, at);
        let found = after.lines().find(|line| line.contains("╭▸")).unwrap_or_default();
        assert!(found.ends_with(&place), "{reason}: wants {place}, got {found}\n{}", ran.stderr);
    }
    assert_eq!(ran.stderr.matches("error[").count(), reasons.len(), "one fault is said once:\n{}", ran.stderr);
    ran.stderr
}

// What may be asked.

#[test]
fn the_german_questions_are_whole_and_ask_what_ours_ask() {
    let (ours, german) = (bundled_bank().expect("a bank"), german_bank());
    assert_eq!(german.language, "de");
    for (one, other) in ours.questions.iter().zip(&german.questions) {
        assert_eq!(
            (&one.id, one.scale, one.is_reversed(), one.short),
            (&other.id, other.scale, other.is_reversed(), other.short)
        );
        assert!(other.why.chars().count() < 100 && one.why != other.why, "{}", other.why);
        for by in [By::Oneself, By::Coach] {
            assert_ne!(one.wording(by), other.wording(by), "{} is translated", one.id);
            assert_eq!(one.wording(by).choices.is_some(), other.wording(by).choices.is_some());
        }
        assert!(other.coach.text.contains("Person"), "a coach is asked about the person: {}", other.coach.text);
    }
    assert_eq!(german.questions.len(), 28);
    assert_eq!(german.imbalances(), []);
}

#[test]
fn a_plan_names_the_questions_in_the_language_they_were_asked_in_and_is_the_same_plan() {
    let person = person("doing");
    let plan = |more: &[&str]| metier([&["plan", person.as_str()], more].concat()).run().succeeds().stdout;
    let german = plan(&["--questions", GERMAN]);
    let weighty = german_bank().questions.into_iter().filter(|one| {
        let words = one.own.choices.as_ref().map_or(one.own.text.clone(), |(left, _)| left.clone());
        german.replace("\n  ", " ").contains(words.split(", ").next().expect("words"))
    });
    assert!(weighty.count() >= 1, "{german}");
    assert_eq!(german.lines().next(), plan(&[]).lines().next());
    assert_eq!(plan(&["--questions", GERMAN, "--format", "json"]), plan(&["--format", "json"]));
    for width in ["80", "60", "40"] {
        let columns = width.parse::<usize>().expect("a number");
        for line in plan(&["--questions", GERMAN, "--width", width]).lines() {
            assert!(line.chars().count() < columns || stays_whole(line), "{line}");
        }
    }
}

#[test]
fn a_comparison_names_them_too() {
    let (own, coach) = (person("maya-self"), person("maya-coach"));
    let arguments = ["compare", &own, &coach, "--questions", GERMAN, "--width", "100"];
    let german = metier(arguments).run().ends_with(0);
    let english = metier(["compare", &own, &coach, "--width", "100"]).run().ends_with(0);
    assert_ne!(german.stdout, english.stdout);
    assert!(german.stdout.contains("Fach") || german.stdout.contains("Leute"), "{}", german.stdout);
    let json = |more: &[&str]| {
        let all = [&["compare", own.as_str(), coach.as_str(), "--format", "json"], more].concat();
        metier(all).run().ends_with(0).json()
    };
    assert_eq!(json(&[])["scores"], json(&["--questions", GERMAN])["scores"]);
}

#[test]
fn a_file_to_fill_in_has_them_as_comments() {
    for who in ["self", "coach"] {
        let arguments = ["new", "answers", "roofing", "--as", who, "--questions", GERMAN];
        let text = metier(arguments).run().succeeds().stdout;
        let by = if who == "self" { By::Oneself } else { By::Coach };
        for one in german_bank().questions {
            let asked = format!("\n# {}\n", one.wording(by).text);
            let (_, after) = text.split_once(&asked).unwrap_or_else(|| panic!("{asked}"));
            assert!(after.lines().nth(1).is_some_and(|key| key == format!("# {} =", one.id)), "{after}");
        }
        metier(["plan", "-", "--questions", GERMAN]).stdin(text).run().ends_with(3);
    }
}

#[test]
fn the_craft_stands_where_a_text_names_it() {
    let text = with("could-stop", |block| {
        block.replace(
            "text = \"Ich würde die eigentliche Arbeit in meinem Fach",
            "text = \"Ich würde die eigentliche Arbeit in {craft}",
        )
    });
    let folder = folder();
    write(&folder, "de.toml", &text);
    let ran = metier(["new", "answers", "roofing", "--questions", "de.toml", "--craft", "Dachdecken"]).within(&folder);
    ran.run().succeeds().says("die eigentliche Arbeit in Dachdecken kaum vermissen").says_not("{craft}");
}

#[test]
fn another_order_is_taken_as_long_as_it_is_balanced() {
    let text = german();
    let (last, first) = (text.rfind("[[questions]]").expect("a question"), text.find("[[questions]]").expect("one"));
    // The last is a trade-off, and the first two and the third are no trade-offs.
    let moved = format!("{}{}\n{}", &text[..first], &text[last..], &text[first..last]);
    assert_eq!(read_own_bank("de.toml", &moved).expect("a bank").questions[0].id, "next-step");
}

// How it begins.

#[test]
fn new_questions_is_our_bank_to_the_letter_and_may_be_asked_as_it_is() {
    let ran = metier(["new", "questions"]).run().ends_with(0).complains("metier plan --questions FILE");
    assert_eq!(ran.stdout, std::fs::read_to_string(root().join("src/format/questions.toml")).expect("the bank"));
    assert_eq!(read_own_bank("x.toml", &ran.stdout), read_bank("x.toml", &ran.stdout));
    assert!(ran.stdout.starts_with("# The questions of metier."), "what to leave as it is stands first");
    let folder = folder();
    metier(["new", "questions", "-o", "mine.toml", "-q"]).within(&folder).run().succeeds().says_nothing();
    metier(["new", "questions", "-o", "mine.toml"]).within(&folder).run().ends_with(2).complains("exists already");
    let person = root().join(person("doing"));
    let person = person.to_str().expect("UTF-8");
    let plan = |more: &[&str]| metier([&["plan", person], more].concat()).within(&folder).run().succeeds().stdout;
    assert_eq!(plan(&["--questions", "mine.toml"]), plan(&[]));
}

// What is refused.

#[test]
fn an_id_that_is_not_ours_is_refused_with_the_one_that_was_meant() {
    let said = refused(
        &with("coordinate", |block| block.replace("id = \"coordinate\"", "id = \"cordinate\"")),
        &[("there is no question `cordinate`", "\"cordinate\"")],
    );
    assert!(said.contains("did you mean \"coordinate\"?"), "{said}");
    let more = with("redo", |block| {
        format!("{block}{}", block.replace("\"redo\"", "\"lunch\"")).replacen("\n\nid", "\n\n[[questions]]\nid", 1)
    });
    let said = refused(&more, &[("there is no question `lunch`", "\"lunch\"")]);
    assert!(said.contains("take it out"), "{said}");
}

#[test]
fn a_question_that_is_missing_is_named_with_where_it_belongs() {
    let said = refused(&with("chores", |_| String::new()), &[("the question `chores` is missing", "\"could-stop\"")]);
    assert!(said.contains("it comes after this one") && said.contains("metier new questions"), "{said}");
    let (none, _) = german().split_once("[[questions]]").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a head");
    let report = read_own_bank("de.toml", &none).expect_err("no questions");
    assert_eq!(report.findings.len(), 28, "{report}");
}

#[test]
fn another_scale_key_or_form_is_refused_with_what_to_write() {
    let other = with("redo", |block| {
        block
            .replace("scale = \"good_directing\"", "scale = \"good_doing\" # other")
            .replace("key = \"-\"", "key = \"+\" # other")
            .replace("short = true", "short = false # other")
    });
    let said = refused(
        &other,
        &[
            ("`redo` has scale = \"good_doing\", it must be \"good_directing\"", "\"good_doing\" # other"),
            ("`redo` has key = \"+\", it must be \"-\"", "\"+\" # other"),
            ("`redo` has short = false, it must be true", "false # other"),
        ],
    );
    for mend in ["write scale = \"good_directing\"", "write key = \"-\"", "write short = true", "turned the other way"]
    {
        assert!(said.contains(mend), "{mend}\n{said}");
    }
    // Left out it is false.
    refused(
        &with("redo", |block| block.replace("short = true\n", "")),
        &[("`redo` has short = false, it must be true", "\"redo\"")],
    );
}

#[test]
fn an_order_that_colours_the_answers_is_refused_at_the_question_that_does() {
    let text = german();
    let mut blocks: Vec<&str> = text.split("[[questions]]").collect();
    blocks.swap(2, 4);
    let swapped = blocks.join("[[questions]]");
    let report = read_own_bank("de.toml", &swapped).expect_err("a bad order");
    for (form, at) in [("Full", "\"still-checked\""), ("Short", "\"still-checked\""), ("Full", "\"bring-on-people\"")] {
        let why = format!("{form} form: liking and strength of the same thing are asked in a row");
        let said = format!("{}: {why}", place(&swapped, at));
        assert!(report.to_string().contains(&said), "{said}\n{report}");
    }
    assert!(report.findings.iter().all(|one| one.helps[0].contains("move this question")), "{report}");
    let (head, rest) = text.split_once("[[questions]]").expect("questions");
    let (trade_offs, others): (Vec<&str>, Vec<&str>) =
        rest.split("[[questions]]").partition(|block| block.contains("\"trade_off\""));
    let together = trade_offs.into_iter().chain(others).collect::<Vec<_>>().join("\n[[questions]]");
    let report = read_own_bank("de.toml", &format!("{head}[[questions]]{together}")).expect_err("a bad order");
    assert!(report.to_string().contains("three questions of one scale stand together"), "{report}");
    assert!(report.findings.iter().all(|one| one.span.is_some()), "each has its place: {report}");
}

#[test]
fn another_version_asks_other_questions() {
    let newer = german().replace("\nversion = 1\n", "\nversion = 2\n");
    let said = refused(&newer, &[("these are questions of version 2, and this metier asks version 1", "version = 2")]);
    assert!(said.contains("install a newer metier"), "{said}");
}

#[test]
fn twice_the_same_and_one_side_only_are_refused() {
    let twice = with("redo", |block| block.replace("id = \"redo\"", "id = \"coordinate\" # again"));
    refused(
        &twice,
        &[
            ("the question `redo` is missing", "\"brought-to-me\""),
            ("`coordinate` has key = \"-\"", "\"-\"\nshort = true\ntopic = \"Arbeit neu"),
            ("`coordinate` has scale", "\"good_directing\"\nkey = \"-\"\nshort = true\ntopic = \"Arbeit neu"),
            ("the id `coordinate` stands twice", "\"coordinate\" # again"),
        ],
    );
    refused(
        &with("afternoon", |block| {
            block.lines().filter(|line| !line.starts_with("right")).collect::<Vec<_>>().join("\n") + "\n\n"
        }),
        &[("question `afternoon` has one side without the other", "[[questions]]\nid = \"afternoon\"")],
    );
}

#[test]
fn a_gap_that_nothing_fills_is_refused() {
    let said = refused(
        &with("could-stop", |block| block.replacen("in meinem Fach", "in {fach}", 1)),
        &[("nothing is put in the place of {fach} here", "{fach}")],
    );
    assert!(said.contains("for the craft write {craft}"), "{said}");
    refused(
        &with("could-stop", |block| block.replace("Zeit fürs Fach", "Zeit für {craft}")),
        &[("nothing is put in the place of {craft} here", "{craft}")],
    );
    let report = read_own_bank("de.toml", &german().replace("\"Teils, teils\"", "\" \"")).expect_err("an empty label");
    assert!(report.to_string().contains("a text of `agreement` in `steps` is empty"), "{report}");
}

#[test]
fn every_verb_that_takes_questions_refuses_them_alike() {
    let folder = folder();
    write(&folder, "de.toml", &german().replace("\nversion = 1\n", "\nversion = 2\n"));
    let (own, coach) = (root().join(person("maya-self")), root().join(person("maya-coach")));
    let (own, coach) = (own.to_str().expect("UTF-8"), coach.to_str().expect("UTF-8"));
    for verb in [
        &["plan"][..],
        &["plan", own],
        &["plan", own, "--ask"],
        &["mark", own],
        &["compare", own, coach],
        &["new", "answers", "roofing"],
    ] {
        let ran =
            metier([verb, &["--questions", "de.toml"]].concat()).within(&folder).run().ends_with(2).says_nothing();
        ran.complains("these are questions of version 2");
        let none = metier([verb, &["--questions", "none.toml"]].concat()).within(&folder).run().ends_with(2);
        none.says_nothing().complains("could not read none.toml");
    }
}
