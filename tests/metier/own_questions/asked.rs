//! The German questions in a real terminal and in a file to fill in: the same answers, the same result.

use metier::interview::Form;

use super::{german, german_bank};
use crate::terminal::{Home, doer, sheet};

fn home() -> Home {
    let home = Home::new();
    home.writes("de.toml", &german());
    home
}

#[test]
fn an_interview_asks_in_german_and_gives_the_same_result() {
    for columns in [80, 40] {
        let line = "metier plan --questions de.toml roofing --level roofer --short --no-save --color never > result";
        let mut it = home().opens(columns, line);
        it.sees("The questions are those of de.toml (de); everything around them stays English.");
        let bank = german_bank();
        for (n, (one, key)) in bank.asked(Form::Short).zip(doer(Form::Short)).enumerate() {
            it.sees(&format!("Question {} of 16", n + 1)).sees(&one.own.text).press(key);
        }
        it.sees("Was wünschst du dir als Nächstes?").sees("1 Die nächste").press("1").says("quit > ", "");
        let said = it.confirms("").ends(0);
        for line in said.lines().filter(|line| !crate::support::stays_whole(line) && !line.contains("Saved: ")) {
            assert!(line.chars().count() < usize::from(columns), "{columns}: {line}");
        }
        let answers = metier::format::bundled_bank().expect("a bank");
        let lines: Vec<(&str, u8)> = answers
            .asked(Form::Short)
            .zip(doer(Form::Short))
            .map(|(one, key)| (one.id.as_str(), key.parse().expect("a number")))
            .collect();
        let head = "ladder = \"roofing\"\nlevel = \"roofer\"\nform = \"short\"\nmade = 2026-11-20\ngrowth = \"next\"";
        it.home.writes("by-hand.toml", &crate::support::answers(head, lines));
        let english = it.home.plan("by-hand.toml", "80");
        assert_eq!(it.home.text("result").lines().next(), english.lines().next());
        assert!(it.home.text("result").contains("Stimme") || columns == 40, "{}", it.home.text("result"));
    }
}

#[test]
fn what_is_open_in_a_file_is_asked_in_german_and_why_it_is_asked() {
    let home = home();
    home.writes("me.toml", &sheet(27));
    let mut it = home.opens(80, "metier plan --ask me.toml --questions de.toml > result");
    it.sees("Welcher nächste Schritt reizt dich mehr?").press("?").sees("Jeder der beiden Wege hat seinen Preis.");
    it.press("r").sees("28").sees("open").says("quit > ", "28");
    it.sees("Welcher nächste Schritt")
        .press("2")
        .sees("2 Eher: schwierigere eigene Arbeit")
        .press("3")
        .says("quit > ", "")
        .ends(0);
}

#[test]
fn the_command_that_goes_on_has_the_same_questions_and_ladders() {
    let home = home();
    home.writes("our ladders/x.toml", "");
    let line = "metier plan --ladders 'our ladders' --questions de.toml roofing --level roofer --name=-jo";
    let mut it = home.opens(80, line);
    it.sees("Question 1 of 28").press("4").sees("Question 2").press("q");
    it.sees("Continue with: metier plan --name=-jo --ladders 'our ladders' --questions de.toml").ends(3);
    let mut it = home.opens(80, "metier plan --name=-jo --ladders 'our ladders' --questions de.toml");
    it.sees("Welcome back").sees("Question 2 of 28").press("q").ends(3);
}

/// The same answers through an interview and through a file that was begun empty, in both forms, by both.
#[test]
fn a_file_filled_in_gives_what_the_interview_gives() {
    for (form, who, options) in [
        (Form::Full, "self", ""),
        (Form::Short, "self", "--short"),
        (Form::Full, "coach", "--as coach"),
        (Form::Short, "coach", "--short --as coach"),
    ] {
        let home = home();
        let keys = doer(form);
        let line = format!("metier plan roofing --level roofer {options} --format json > result.json");
        let mut it = home.opens(80, &line);
        it.answers(1, &keys, keys.len()).sees("One last question").press("2").says("quit > ", "");
        it.confirms("").ends(0);
        let asked: serde_json::Value = serde_json::from_str(&home.text("result.json")).expect("JSON");

        let mut begin = vec!["new", "answers", "roofing", "--as", who, "--questions", "de.toml"];
        begin.extend((form == Form::Short).then_some("--short"));
        let starter = crate::support::metier(begin).within(home.path("")).run().succeeds().stdout;
        let mut filled = starter.replace("# level = \"\"", "level = \"roofer\"");
        filled = filled.replace("# growth = \"next\"", "growth = \"deepen\"").replace("# made = ", "made = ");
        for (one, key) in german_bank().asked(form).zip(&keys) {
            let open = format!("\n# {} =\n", one.id);
            assert!(filled.contains(&open) || filled.ends_with(open.trim_end()), "{}", one.id);
            filled = format!("{filled}\n").replace(&open, &format!("\n{} = {key}\n", one.id));
        }
        home.writes("me.toml", &filled);
        let plan = |file: &str, input: &str| {
            let run = crate::support::metier(["plan", file, "--format", "json"]).within(home.path(""));
            run.stdin(input).run().succeeds().json()
        };
        let mut of_file = plan("me.toml", "");
        let mut of_input = plan("-", &filled);
        for one in [&mut of_file, &mut of_input] {
            one["file"] = asked["file"].clone();
        }
        // Contributions stand in the order of the questions, or of the answers: the same either way here.
        assert_eq!(of_file, asked, "{options}");
        assert_eq!(of_input, asked, "{options}");
    }
}

#[test]
fn two_names_that_look_alike_are_two_people() {
    let home = Home::new();
    for name in ["Anna Lena", "Anna-Lena"] {
        let mut it = home.opens(80, &format!("metier plan roofing --level roofer --name '{name}'"));
        it.sees("28 questions").press("4").sees("Question 2").press("q").sees("Saved 1 of 28 answers").ends(3);
    }
    assert_eq!(home.files().len(), 2, "{:?}", home.files());
}
