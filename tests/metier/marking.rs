//! Marks and notes in a real terminal: each is on the disk before it is confirmed, and nothing a person wrote is lost.
#![cfg(unix)]

use metier::interview::{Answers, Mark, Standing};

use crate::support::{metier, person, root};
use crate::terminal::{Home, Terminal, bank, sheet};

const LEVEL: &str = "Lead Technician";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";

/// Someone whose answers are all in `me.toml`, with these marks of the next level by hand.
fn home(marks: &str) -> Home {
    let home = Home::new();
    home.writes("me.toml", &format!("{}{marks}", sheet(28)));
    home
}

fn by_hand(key: &str, text: &str, rest: &str) -> String {
    format!("\n[[marks]]\nkey = \"lead-technician.{key}\"\ntext = \"{text}\"\n{rest}\n")
}

fn read(text: &str) -> Answers {
    metier::format::read_answers("me.toml", text, &bank()).unwrap_or_else(|why| panic!("{why}\n{text}")).0
}

/// Number of each state in a file, and its notes.
#[track_caller]
fn marks(home: &Home, file: &str) -> (Vec<Standing>, Vec<String>) {
    let marks = read(&home.text(file)).marks;
    (marks.iter().map(|mark| mark.state).collect(), marks.into_iter().filter_map(|mark: Mark| mark.note).collect())
}

impl Terminal {
    /// Marks the expectation with this number, and writes a line beside it, if there is one to write.
    #[track_caller]
    fn marks(&mut self, number: usize, key: &str, note: &str) -> &mut Self {
        self.sees(&format!("Expectation {number} of 10: ")).press(key);
        if note.is_empty() { self } else { self.sees("save and quit").notes(note) }
    }

    /// Writes a line beside the mark that was made last.
    #[track_caller]
    fn notes(&mut self, note: &str) -> &mut Self {
        self.press("e").sees("More about: ").says("Note: ", note)
    }

    /// Leaves open what is needed and what is to be learned first.
    #[track_caller]
    fn skips_the_rest(&mut self) -> &mut Self {
        for what in ["Needed", "To learn first"] {
            (1..=3).for_each(|n| _ = self.sees(&format!("{what}, {n} of 3")).press("n").sees("No mark"));
        }
        self
    }

    /// Wants no goal and no trial.
    #[track_caller]
    fn wants_nothing(&mut self) -> &mut Self {
        self.sees("Choose something to work on?").confirms("n").sees("Try it first").confirms("n")
    }

    /// Nothing more to say about the last mark.
    #[track_caller]
    fn done(&mut self) -> &mut Self {
        self.sees("That was the last one.").press("\r").sees("Done")
    }
}

#[track_caller]
fn no_escape(text: &str) {
    // What is pasted into a note is marked as such by the terminal, which is asked for it.
    let text = text.replace("\u{1b}[?2004h", "").replace("\u{1b}[?2004l", "");
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn all_can_be_marked_at_80_and_at_40_columns() {
    for columns in [80, 40] {
        let mut it = home("").opens(columns, &format!("metier mark me.toml --width {columns} --color never > result"));
        it.sees("Where you stand: Lead Technician, 10 expectations, 3 needed, 3 to learn first.")
            .sees("written to me.toml as you go");
        for (n, key) in (1..=10).zip(["1", "1", "2", "3", "2", "1", "3", "4", "3", "1"]) {
            it.marks(n, key, if n == 1 { "The school in June" } else { "" });
        }
        it.skips_the_rest().done().sees("Saved: 4 met, 2 partly, 3 not yet, 1 not applicable.");
        let said = it.sees("unless you add --with-notes.").wants_nothing().ends(0);
        no_escape(&said);
        let is_command = |line: &&str| line.starts_with("  metier ");
        let wide: Vec<&str> = said
            .lines()
            .filter(|line| line.chars().count() >= usize::from(columns))
            .filter(|line| !is_command(line))
            .collect();
        assert!(wide.is_empty(), "{wide:#?}");
        let (states, notes) = marks(&it.home, "me.toml");
        assert_eq!((states.len(), notes, it.home.mode("me.toml")), (10, vec!["The school in June".to_owned()], 0o600));
        let result = it.home.text("result").split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = "Where you stand on Lead Technician: 4 met, 2 partly, 3 not yet, 1 not applicable 10 things marked for \
                      the first time. To see your plan: metier plan me.toml";
        assert_eq!(result, wanted);
        let plan = metier(["plan", "me.toml", "--format", "json"]).within(it.home.path("")).run().succeeds().json();
        let states: Vec<_> = plan["expectations"].as_array().expect("a list").iter().map(|one| &one["state"]).collect();
        assert_eq!((states[0], states[7]), (&"met".into(), &"not-applicable".into()));
    }
}

#[test]
fn one_can_be_left_open_gone_back_to_and_looked_up() {
    let mut it = home("").opens(80, "metier mark me.toml > result");
    it.sees("Expectation 1 of 10: Workmanship").press("b").sees("This is the first one.");
    it.sees("Expectation 1 of 10").press("n").sees("No mark").sees("Expectation 2 of 10").press("\r").sees("No mark");
    it.marks(3, "2", "").sees("Expectation 4 of 10").press("?").sees("Met: you do this").sees("in your job.");
    it.sees("Expectation 4 of 10")
        .press("b")
        .sees("Back")
        .sees("Expectation 3 of 10")
        .sees("Your mark so far: Partly.");
    it.press("\r").sees("Partly").sees("Expectation 4 of 10").press("r").sees("3 Partly Finds hard-to-trace");
    it.sees("10 no mark Writes repair reports")
        .says("Enter to go on: ", "")
        .sees("Expectation 4 of 10")
        .press("q")
        .sees("Stopped. Saved: 1 partly,");
    it.sees("9 not marked. Continue with: metier mark me.toml").ends(0);
    assert_eq!(marks(&it.home, "me.toml").0, [Standing::Partly]);
    assert!(it.home.text("result").contains("1 partly, 9 not marked"), "stopping early still gives the result");
}

#[test]
fn a_note_is_kept_replaced_and_taken_away() {
    let key = ("workmanship.1", "Patches old single-ply so that the patch is still tight after a winter");
    let home = home(&by_hand(key.0, key.1, "state = \"partly\" # Sam agrees\nnote = \"The school in June\""));
    for (keys, line, wanted) in [
        ("1", "", Some("The school in June")),
        ("1", "The tower \\ in \"May\"", Some("The tower \\ in \"May\"")),
        ("2", "-", None),
    ] {
        let mut it = home.opens(80, "metier mark me.toml > result");
        it.sees("1 of 16 are marked. Continuing with the next one.").sees("Expectation 2").press("b");
        it.sees("Expectation 1 of 10").press(keys).sees("Expectation 2").press("e").sees("Your note: The");
        it.sees("deletes it").says("Note: ", line);
        it.sees("Expectation 2 of 10").press("q").ends(0);
        assert_eq!(read(&home.text("me.toml")).marks[0].note.as_deref(), wanted, "{}", home.text("me.toml"));
    }
    let text = home.text("me.toml");
    assert!(text.contains("state = \"partly\" # Sam agrees") && !text.contains("note"), "{text}");
}

#[test]
fn a_mark_can_be_taken_back() {
    let mut it = home("").opens(80, "metier mark me.toml > result");
    it.marks(1, "1", "By mistake")
        .sees("Expectation 2")
        .press("b")
        .sees("Your mark so far: Met, “By mistake”.")
        .press("n");
    it.sees("No mark").marks(2, "3", "").sees("Expectation 3").press("q").sees("1 not yet, 9 not marked").ends(0);
    assert_eq!(marks(&it.home, "me.toml"), (vec![Standing::NotYet], vec![]));
}

#[test]
fn where_all_are_marked_they_are_shown_again_and_enter_keeps_them() {
    let mut it = home("").opens(80, "metier mark me.toml > result");
    (1..=10).for_each(|n| _ = it.marks(n, "1", ""));
    for what in ["Needed", "To learn first"] {
        (1..=3).for_each(|n| _ = it.sees(&format!("{what}, {n} of 3")).press("1"));
    }
    it.done().sees("Saved: 10 met.").sees("Try it first").confirms("n").ends(0);
    let before = it.home.text("me.toml");
    let mut it = it.home.opens(80, "metier mark me.toml > result");
    it.sees("All are marked. Press Enter to keep a mark.");
    (1..=10).for_each(|n| _ = it.sees(&format!("Expectation {n} of 10")).sees("Your mark so far: Met.").press("\r"));
    for what in ["Needed", "To learn first"] {
        (1..=3).for_each(|n| _ = it.sees(&format!("{what}, {n} of 3")).press("\r"));
    }
    it.sees("Saved: 10 met.").sees("Try it first").confirms("n").ends(0);
    assert!(it.home.text("result").contains("No mark has changed."), "{}", it.home.text("result"));
    assert_eq!(it.home.text("me.toml"), before);
}

#[test]
fn every_way_to_stop_keeps_the_marks_and_another_run_goes_on() {
    for (keys, code) in [("q", 0), (CTRL_D, 0), (CTRL_C, 130)] {
        let home = home("");
        let mut it = home.opens(80, "metier mark me.toml > result");
        it.marks(1, "2", "").sees("Expectation 2 of 10").press(keys).sees("Stopped. Saved: 1 partly, 9 not marked.");
        it.ends(code);
        assert_eq!((marks(&home, "me.toml").0.len(), home.text("result").is_empty()), (1, code == 130));
        // At the line beside a mark too: the mark is there, the line is not.
        let mut it = home.opens(80, "metier mark me.toml > result");
        it.sees("Expectation 2 of 10").press("1").sees("Expectation 3");
        if keys == "q" {
            it.press(keys);
        } else {
            it.press("e").sees("Note: ").listens().types(keys);
        }
        it.sees("Stopped.").ends(code);
        assert_eq!(marks(&home, "me.toml"), (vec![Standing::Partly, Standing::Met], vec![]));
    }
}

#[test]
fn a_mark_and_a_note_that_were_confirmed_outlive_kill_9() {
    let home = home("# The end.\n");
    for n in 1..=4 {
        let mut it = home.becomes("exec metier mark me.toml");
        it.sees(&format!("Expectation {n} of 10")).press("3").sees("3 Not yet");
        assert_eq!(marks(&home, "me.toml").0.len(), n, "kept before it is confirmed");
        it.sees("Expectation").notes("a winter").sees("Noted").is_killed();
        let (states, notes) = marks(&home, "me.toml");
        assert_eq!((states.len(), notes.len(), home.mode("me.toml")), (n, n, 0o600));
        // The lock is left until the next window takes it over.
        assert_eq!(home.files(), [".me.toml.lock", "me.toml"]);
        assert!(home.text("me.toml").contains("# The end."));
    }
}

#[test]
fn comments_marks_of_other_levels_and_of_sentences_that_are_gone_stay() {
    let other = "\n[[marks]]\nkey = \"foreman.people.1\"\ntext = \"Did it at the other firm\"\nstate = \"met\"\nnote = \"1998\"\n";
    let gone = by_hand("workmanship.1", "What stood here last year", "state = \"met\" # gone since");
    let home = Home::new();
    let commented = sheet(28).replace("redo = 4", "redo = 4 # really");
    home.writes("me.toml", &format!("# Mine.\n{commented}\n# Before the marks.{other}{gone}\n# The end.\n"));
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.marks(1, "4", "").marks(2, "1", "In June").sees("Expectation 3").press("q").ends(0);
    let after = home.text("me.toml");
    for line in ["# Mine.", "redo = 4 # really", "# Before the marks.", "state = \"met\" # gone since", "# The end."] {
        assert!(after.lines().any(|one| one == line), "{line}\n{after}");
    }
    let kept = read(&after).marks;
    let kept: Vec<&str> = kept.iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!((kept.len(), kept[0], kept[1]), (4, "Did it at the other firm", "What stood here last year"), "{after}");
}

#[test]
fn after_an_interview_it_is_offered_and_the_marks_go_to_every_file_of_answers() {
    let mut it = Home::answered(28).opens(80, "metier plan roofing --save me.toml --color never");
    it.sees("One last question").press("1").says("quit > ", "").sees("Next level: Lead Technician");
    it.sees("Saved in me.toml. To see this again: metier plan me.toml").sees("m mark where you stand");
    it.picks("p").picks("m").sees("written to me.toml and to");
    it.marks(1, "1", "The school").marks(2, "3", "").sees("Expectation 3").press("q").sees("Stopped. Saved: 1 met,");
    it.sees("Lead Technician expects").sees("[x] met Patches").sees("[ ] not yet Replaces").sees("[?] no answer Finds");
    no_escape(&it.sees("metier plan me.toml --format markdown -o plan.md").ends(0));
    let stored = "data/metier/roofing-self-2026-11-19.toml";
    for file in ["me.toml", stored] {
        assert_eq!((marks(&it.home, file).0.len(), it.home.mode(file)), (2, 0o600), "{file}");
    }
}

#[test]
fn ctrl_c_after_an_interview_keeps_the_marks_and_the_result() {
    for (how, is_file) in [("--color never", false), ("> out", true)] {
        let mut it = Home::answered(28).opens(80, &format!("metier plan {how}"));
        it.sees("One last question").press("1").says("quit > ", "");
        if is_file { it.confirms("y") } else { it.picks("m") }.marks(1, "1", "");
        it.sees("Expectation 2")
            .press(CTRL_C)
            .sees("Stopped. Saved: 1 met, 9 not marked. Continue with: metier mark roofing");
        it.ends(130);
        assert_eq!(marks(&it.home, "data/metier/roofing-self-2026-11-19.toml").0, [Standing::Met]);
        assert!(!is_file || it.home.text("out").contains("[x] met"), "it went nowhere else");
    }
}

#[test]
fn a_result_that_goes_to_a_file_or_to_a_script_is_written_once_with_the_marks() {
    for (how, file) in [("--format json > out", "out"), ("--format markdown -o out", "out"), ("> out", "out")] {
        let home = Home::answered(28);
        let mut it = home.opens(80, &format!("TERM=dumb metier plan {how}"));
        it.says("1 to 3: ", "1").says("quit > ", "").confirms("y").sees("Expectation 1").says("to 4: ", "2");
        it.sees("Expectation 2").says("to 4: ", "q").ends(0);
        let out = home.text(file);
        assert_eq!(out.matches("Patches old single-ply").count(), 1, "{how}: {out}");
        assert!(out.contains("partly") && !it.plain().contains("[~]"), "{how}: {out}");
    }
}

#[test]
fn the_offer_is_declined_by_enter_n_and_ctrl_d_and_says_how_to_mark_later() {
    for (keys, code) in [("", 0), ("n", 0), (CTRL_D, 0), (CTRL_C, 130)] {
        let mut it = Home::answered(28).opens(80, "metier plan > out");
        it.sees("One last question").press("1").says("quit > ", "").confirms(keys);
        if code == 0 {
            it.sees("To mark later: metier mark roofing");
        }
        it.ends(code);
        assert!(it.home.text("out").starts_with("Mastery."), "the result is there either way");
    }
}

#[test]
fn who_likes_neither_is_offered_no_marking() {
    let answers = std::fs::read_to_string(root().join(person("burnt-out-nurse"))).expect("answers");
    let home = Home::new();
    home.writes("state/metier/nursing-self.toml", &answers.replace("name = \"Grace\"\n", ""));
    let mut it = home.opens(80, "metier plan nursing > out");
    it.sees("Check your answers: 28 questions, 28 answered").says("quit > ", "");
    let said = it.sees("Saved: ").ends(0);
    assert!(!said.contains("Mark where"), "{said}");
    assert!(it.home.text("out").starts_with("Neither, for now."), "{}", it.home.text("out"));
}

#[test]
fn without_a_level_nothing_is_offered_and_without_saving_the_marks_are_only_shown() {
    let home = Home::new();
    home.writes("state/metier/roofing-self.toml", &sheet(28).replace("level = \"roofer\"\n", ""));
    let mut it = home.opens(80, "metier plan");
    let said = it.sees("One last question").press("1").says("quit > ", "").sees("Saved.").picks("").ends(0);
    assert!(!said.contains("mark where"), "{said}");
    let home = Home::new();
    home.writes("me.toml", &sheet(28));
    let line = "TERM=dumb metier plan roofing --level roofer --short --no-save";
    let mut it = home.opens(80, line);
    it.answers_in_lines(1, &crate::terminal::doer(metier::interview::Form::Short), 16).says("1 to 3: ", "1");
    it.says("quit > ", "").picks("m").sees("Nothing is saved.").says("to 4: ", "1");
    it.says("to 4: ", "q").sees("Stopped. Marked: 1 met").sees("[x] met Patches").ends(0);
    assert_eq!(home.files(), ["me.toml"]);
}

#[test]
fn in_whole_lines_everything_can_be_typed_and_no_escape_byte_is_sent() {
    for (columns, metier) in [(80, "TERM=dumb metier"), (40, "metier --accessible"), (40, "ACCESSIBLE=1 metier")] {
        let mut it = home("").opens(columns, &format!("{metier} mark me.toml > result"));
        it.sees("Expectation 1 of 10")
            .sees("4 Not applicable")
            .sees("q save and quit")
            .says("Your mark, 1 to 4: ", "5");
        it.sees("\"5\" is not an answer. Type a number from 1 to 4, or n, b, r, ? or q.").says("to 4: ", "?");
        it.sees("Not yet: nothing to show yet").says("to 4: ", "4").sees("4 Not applicable").says("to 4: ", "b");
        it.sees("Expectation 1 of 10").sees("Your mark so far: Not applicable.").says("to 4: ", " 1 ");
        it.sees("Expectation 2 of 10").says("to 4: ", "e").says("Note: ", "In June").sees("Noted");
        it.sees("Expectation 2 of 10").says("to 4: ", "").sees("No mark").sees("Expectation 3").says("to 4: ", "b");
        it.sees("Expectation 2 of 10").says("to 4: ", CTRL_D).sees("Stopped. Saved: 1 met, 9 not marked.");
        no_escape(&it.ends(0));
        assert_eq!(marks(&it.home, "me.toml"), (vec![Standing::Met], vec!["In June".to_owned()]));
    }
}

#[test]
fn a_coach_marks_how_they_stand() {
    let home = Home::new();
    home.writes("sam.toml", &sheet(28).replace("by = \"self\"", "by = \"coach\"\nname = \"Sam\""));
    let mut it = home.opens(80, "metier mark sam.toml > result");
    // What the person marked may be of another level than the one a coach would advise.
    it.sees("Which level do you want to look at first?").sees("type to filter").listens().types("\r");
    it.sees("Where they stand: Lead Technician,").sees("Expectation 1").press("?").sees("they do this");
    it.sees("in their job.").marks(1, "1", "").sees("Expectation 2").press("q").ends(0);
    let said = it.plain();
    assert!(!said.contains(" you stand") && !said.contains("you do"), "{said}");
}

#[test]
fn where_several_ways_are_open_one_is_chosen() {
    let home = Home::new();
    home.writes("me.toml", &std::fs::read_to_string(root().join(person("threes"))).expect("a person"));
    let mut it = home.opens(80, "TERM=dumb metier mark me.toml > result");
    it.sees("Which level do you want to look at first?")
        .sees("1 Staff Engineer, 10 expectations")
        .says("Your choice: ", "engineering-manager");
    it.sees("Where you stand: Engineering Manager,").says("to 4: ", "2");
    it.says("to 4: ", "q").ends(0);
    let result = home.text("result");
    assert!(result.starts_with("Where you stand on Engineering Manager: 1 partly, 9 not marked\n"), "{result}");
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.sees("Which level do you want to look at first?").sees("type to filter").listens().types(CTRL_C).ends(130);
}

#[test]
fn with_too_few_answers_the_present_level_can_be_marked() {
    let home = Home::new();
    home.writes("few.toml", &sheet(3));
    let mut it = home.opens(80, "metier mark few.toml > result");
    it.sees("Too few questions").sees("metier plan few.toml --ask").sees("metier mark few.toml --here").ends(3);
    let mut it = home.opens(80, "metier mark few.toml --here > result");
    it.sees("Where you stand: Roofer, ").sees("Expectation 1 of").press("1").sees("Expectation 2 of").press("q");
    it.sees("metier mark few.toml --here").ends(0);
    assert!(home.text("few.toml").contains("key = \"roofer."), "{}", home.text("few.toml"));
}

#[test]
fn with_all_what_carries_over_is_asked_as_well() {
    let mut it = home("").opens(80, "metier mark me.toml --all > result");
    it.sees("Where you stand: Lead Technician, 37 expectations").sees("Expectation 1 of 37").press("q");
    it.sees("metier mark me.toml --all").ends(0);
}

#[test]
fn a_mark_of_an_earlier_day_is_shown_again_and_keeps_its_past() {
    let text = "Patches old single-ply so that the patch is still tight after a winter";
    let home = home(&by_hand("workmanship.1", text, "state = \"partly\"\nmade = 2026-03-01\nagreed = 2026-03-02"));
    let mark = || read(&home.text("me.toml")).marks.swap_remove(0);
    let before = mark();
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.sees("1 of 16 were marked before.").sees("Expectation 1 of 10");
    it.sees("Last time, on 2026-03-01: Partly, agreed with your coach. Enter keeps it").press("\r");
    it.sees("Expectation 2").press("q").ends(0);
    assert_eq!(mark(), before, "Enter keeps all of it");
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.sees("Last time, on 2026-03-01: Partly").press("1").sees("Expectation 2").press("b");
    it.sees("Your mark so far: Met.").press("3").sees("Expectation 2").press("q").ends(0);
    let now = mark();
    assert_eq!(
        (now.state, now.agreed, now.was.len()),
        (Standing::NotYet, None, 1),
        "of two on one day the last counts"
    );
    assert_eq!((now.was[0].state, now.was[0].made.as_deref()), (Standing::Partly, Some("2026-03-01")));
    let result = home.text("result");
    assert!(result.contains("What changed") && result.contains("was partly (2026-03-01)"), "{result}");
}

#[test]
fn goals_and_a_trial_are_chosen_shown_first_and_looked_back_on() {
    let mut it = home("").opens(80, "metier mark me.toml > result");
    (1..=10).for_each(|n| _ = it.marks(n, if n == 2 { "2" } else { "1" }, ""));
    it.skips_the_rest().done().sees("Choose something to work on?").confirms("y");
    it.sees("What do you want to work on?").listens().types("\r");
    it.sees("Enter takes the sentence above.")
        .says("I will: ", "Take the leak calls")
        .says("Help: ", "Ana comes along");
    it.says("I will know when: ", "").says("By: ", "soon").sees("\"soon\" isn't a day.");
    it.says("By: ", "2001-01-01").sees("2001-01-01 is before").says("By: ", "2999-04-01").sees("Your goal is saved");
    it.sees("Choose a second one?").confirms("n").sees("Try it first").confirms("y");
    it.sees("Which one?").listens().types("\r");
    it.says("From: ", "2999-01-11").says("Look back: ", "2999-02-11").sees("It is on your plan").ends(0);
    let result = it.home.text("result");
    assert!(result.contains("What you work on") && result.contains("Take the leak calls"), "{result}");
    let saved = read(&it.home.text("me.toml"));
    assert_eq!(saved.goals[0].key.as_deref(), Some("lead-technician.workmanship.2"));
    assert_eq!(
        (saved.goals[0].due.as_deref(), saved.trials[0].track.as_deref()),
        (Some("2999-04-01"), Some("mastery"))
    );
    for format in ["text", "markdown", "html", "json"] {
        let plan = metier(["plan", "me.toml", "--format", format]).within(it.home.path("")).run().succeeds().stdout;
        let (goal, why) =
            (plan.find("Take the leak calls").expect("the goal"), plan.find("like doing").unwrap_or(plan.len()));
        assert!(goal < why, "{format}: {plan}");
    }
    metier(["plan", "me.toml", "--brief"])
        .within(it.home.path(""))
        .run()
        .succeeds()
        .says("Take the leak calls, by 2999-04-01");
    let mut it = it.home.opens(80, "TERM=dumb metier mark me.toml > result");
    it.sees("10 of 16 are marked.").types(&"\r".repeat(6)).sees("Your goal (by 2999-04-01): Take the leak calls.");
    it.says("Your choice: ", "2").sees("Noted").confirms("n").ends(0);
    assert!(read(&it.home.text("me.toml")).goals[0].done.is_some());
    assert!(it.home.text("result").contains("Done"), "{}", it.home.text("result"));
    let plan = metier(["plan", "me.toml"]).within(it.home.path("")).run().succeeds();
    plan.says_not("Take the leak calls").says("Run the service truck");
}

#[test]
fn a_new_round_brings_the_marks_and_goals_of_the_last_one_along() {
    let home = Home::new();
    let goal = "\n[[goals]]\nwhat = \"Take the leak calls\"\n\n[[trials]]\ntext = \"The truck\"\n\n[[meetings]]\nmade = 2026-03-02\n";
    let text = "Patches old single-ply so that the patch is still tight after a winter";
    let old = sheet(28).replace("2026-11-19", "2026-03-01");
    home.writes(
        "data/metier/roofing-self-2026-03-01.toml",
        &format!("{old}{}{goal}", by_hand("workmanship.1", text, "state = \"partly\"\nmade = 2026-03-01")),
    );
    let mut it = home.opens(80, "TERM=dumb metier plan roofing --again --short --level roofer");
    it.answers_in_lines(1, &crate::terminal::doer(metier::interview::Form::Short), 16).says("1 to 3: ", "1");
    it.says("quit > ", "").sees("You are working on: Take the leak calls.").says("you are done: ", "").ends(0);
    let new = home
        .files()
        .into_iter()
        .find(|file| file.contains("data/metier/") && !file.contains("2026-03-01"))
        .expect("a round");
    let answers = read(&home.text(&new));
    assert_eq!((answers.marks.len(), answers.goals.len(), answers.trials.len(), answers.meetings.len()), (1, 1, 1, 1));
    home.opens(80, "metier mark roofing > result").sees("Last time, on 2026-03-01: Partly").press("q").ends(0);
    // Another person begins afresh, and so does one about another craft.
    for other in ["roofing --name Ada --level roofer", "hvac --level hvac-technician"] {
        let mut it = home.opens(80, &format!("TERM=dumb metier plan {other} --short --again"));
        it.says("1 to 5: ", "4").says("1 to 5: ", "q").ends(3);
    }
    let drafts = home.files().into_iter().filter(|file| file.starts_with("state/"));
    drafts.for_each(|draft| assert!(!home.text(&draft).contains("[[marks]]"), "{draft}"));
}

#[test]
fn ticked_boxes_are_read_back_and_what_they_change_is_told() {
    let home = home("");
    let metier = |words: &[&str]| metier(words.iter().copied()).within(home.path("")).run();
    let plan = metier(&["plan", "me.toml", "--format", "markdown"]).succeeds().stdout;
    let tick = |plan: &str, about: &str| {
        plan.lines()
            .map(|line| if line.contains(about) { line.replace("[ ]", "[x]") } else { line.to_owned() } + "\n")
            .collect::<String>()
    };
    let issue = tick(&tick(&plan, "Patches old single-ply"), "First aid and CPR");
    // The sentence says what a box is about, not the number, which may be another one by now.
    let issue = issue.replace("lead-technician.workmanship.1 -->", "lead-technician.workmanship.9 -->");
    home.writes(
        "issue.md",
        &(issue + "- [x] Sweeps up <!-- metier: roofing roofer.jobs.9 -->\n- [x] Cuts <!-- metier: design a.b.1 -->\n"),
    );
    let before = home.text("me.toml");
    let ran = metier(&["mark", "me.toml", "--from", "issue.md", "--dry-run"]).succeeds();
    ran.says("2 marks would change")
        .says("[x] met")
        .says("First aid and CPR")
        .says("Sweeps up")
        .says("1 ticked box is about another ladder");
    assert_eq!(home.text("me.toml"), before, "nothing was written");
    let json = metier(&["mark", "me.toml", "--from", "issue.md", "--format", "json"]).succeeds().json();
    assert_eq!((json["changes"].as_array().map(Vec::len), &json["changes"][0]["after"]), (Some(2), &"met".into()));
    let keys: Vec<String> = read(&home.text("me.toml")).marks.iter().map(|mark| mark.key.to_string()).collect();
    assert_eq!(keys, ["lead-technician.workmanship.1", "lead-technician.requires.2"]);
    metier(&["mark", "me.toml", "--from", "issue.md"]).succeeds().says("No mark changes");
    let plan = metier(&["plan", "me.toml", "--format", "markdown"]).succeeds();
    plan.says("- [x] First aid and CPR certification (met) <!-- metier: roofing lead-technician.requires.2 -->");
    home.writes("none.md", "- [ ] Nothing <!-- metier: roofing a.b.1 -->\n");
    metier(&["mark", "me.toml", "--from", "none.md"]).ends_with(2).complains("no box of metier's is ticked in none.md");
}

#[test]
fn marks_and_notes_that_cannot_be_kept_are_not_confirmed_and_written_elsewhere_at_the_end() {
    let home = home("");
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.marks(1, "1", "").sees("Expectation 2 of 10");
    std::fs::write(home.path("me.toml"), b"# caf\xe9\n").expect("a file");
    it.press("1").sees("1 Met (not saved)").sees("Not saved: could not read me.toml").sees("You can go on");
    it.sees("Expectation 3").notes("In June").sees("Expectation 3").press("2").sees("2 Partly (not saved)");
    it.sees("Expectation 4").press("q").sees("Stopped. Marked: 2 met, 1 partly, 7 not marked.");
    it.sees("Your answers could not be saved: could not read me.toml").says("File: ", "other.toml");
    it.sees("Saved: other.toml").ends(0);
    assert!(home.text("result").contains("metier plan other.toml"), "{}", home.text("result"));
    assert_eq!(
        (marks(&home, "other.toml"), home.mode("other.toml")),
        ((vec![Standing::Met, Standing::Met, Standing::Partly], vec!["In June".to_owned()]), 0o600)
    );
    assert_eq!(std::fs::read(home.path("me.toml")).expect("a file"), b"# caf\xe9\n");
}

#[test]
fn what_cannot_be_marked_is_refused_before_anything_is_asked() {
    let home = home("");
    let level = sheet(28).replace("\"roofer\"", "\"gone\"");
    home.writes("gone.toml", &level);
    for (line, why) in [
        ("metier mark me.toml gone.toml", "metier mark"),
        ("metier mark -", "mark writes into the file, and the standard input cannot be written to; give a file"),
        ("metier mark", "no answers are saved, and marks are written into them"),
        ("metier mark roofing", "no answers about roofing are saved"),
        ("metier mark me.toml --here --level foreman", "does not go with"),
        ("metier mark me.toml --level nobody", "no level `nobody`"),
        ("metier mark me.toml --dry-run", "--from"),
        ("metier mark me.toml -o me.toml --force", "the result would replace them"),
        ("metier mark me.toml --no-input", "write the marks into the file: [[marks]]"),
        ("metier mark gone.toml", "no level `gone` in the ladder"),
    ] {
        let said = home.opens(100, line).sees(why).ends(2);
        assert!(!said.contains("Expectation"), "{line}: {said}");
    }
    assert_eq!((home.text("me.toml"), home.text("gone.toml")), (sheet(28), level));
}

#[test]
fn notes_that_would_act_on_a_screen_are_shown_harmless() {
    let text = "Patches old single-ply so that the patch is still tight after a winter";
    let note = "state = \"met\"\nnote = \"\\u001b[31mred | <b> \\u202e `x`\"";
    let home = home(&by_hand("workmanship.1", text, note));
    for format in ["text", "markdown", "json"] {
        let ran =
            metier(["plan", "me.toml", "--with-notes", "--format", format]).within(home.path("")).run().succeeds();
        let ran = ran.says("red");
        assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{format}: {}", ran.stdout);
    }
    let mut it = home.opens(80, "metier mark me.toml --color never");
    it.sees(LEVEL).press("b").sees("“\\u{1b}[31mred").press("1").sees("Expectation 2").press("e");
    it.sees("\\u{1b}[31mred").says("Note: ", "");
    no_escape(&it.sees("Expectation 2").press("q").ends(0));
}

#[test]
fn after_an_interview_a_mark_that_one_file_does_not_take_is_in_the_other_and_offered_a_third() {
    let mut it = Home::answered(28).opens(80, "TERM=dumb metier plan --save me.toml");
    it.says("1 to 3: ", "1").says("quit > ", "").picks("m").sees("Expectation 1").sees("to 4: ");
    std::fs::write(it.home.path("me.toml"), b"# caf\xe9\n").expect("a file");
    it.types("1\r").sees("1 Met (not saved)").sees("could not read me.toml").says("to 4: ", "e");
    it.says("Note: ", "In June").sees("Noted").says("to 4: ", "q");
    it.sees("Stopped. Saved: 1 met").sees("Your answers could not be saved").says("File: ", "third.toml");
    it.sees("Saved: third.toml").sees("[x] met Patches").sees("plan third.toml --format markdown").ends(0);
    for file in ["third.toml", "data/metier/roofing-self-2026-11-19.toml"] {
        assert_eq!(marks(&it.home, file), (vec![Standing::Met], vec!["In June".to_owned()]), "{file}");
    }
}

#[test]
fn a_pasted_note_is_kept_whole_and_marks_nothing() {
    for paste in [
        "\u{1b}[200~Fixed the school roof\n2 winters dry\n3rd job alike\u{1b}[201~\r",
        "Fixed the school roof\r2 winters dry\r3rd job alike\r",
    ] {
        let home = home("");
        let mut it = home.opens(80, "metier mark me.toml > result");
        it.sees("Expectation 1 of 10").press("1").sees("Expectation 2").press("e").sees("Note: ").listens();
        it.types(paste).sees("Noted").sees("Expectation 2 of 10").press("q").ends(0);
        let note = "Fixed the school roof 2 winters dry 3rd job alike".to_owned();
        assert_eq!(marks(&home, "me.toml"), (vec![Standing::Met], vec![note]), "{paste:?}");
    }
}

#[test]
fn what_the_terminal_cuts_off_a_long_note_is_said() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let home = home("");
    let mut it = home.opens(80, "metier mark me.toml > result");
    it.sees("Expectation 1 of 10").press("1").sees("Expectation 2").press("e").sees("Note: ").listens();
    it.types(&"a ".repeat(2500)).types("\r").sees("takes no more than 4,095 bytes in a line").sees("Noted");
    it.sees("Expectation 2 of 10").press("q").ends(0);
    assert_eq!(marks(&home, "me.toml").1.len(), 1);
}

#[test]
fn the_last_mark_gets_its_evidence_too_and_a_number_jumps_to_any() {
    let home = home("");
    let mut it = home.opens(80, "metier mark me.toml > result");
    (1..=10).for_each(|n| _ = it.marks(n, "1", ""));
    it.skips_the_rest()
        .sees("That was the last one.")
        .press("e")
        .sees("More about: Writes repair reports")
        .says("Note: ", "In May");
    it.sees("That was the last one.").press("r").says("Enter to go on: ", "17").sees("\"17\" isn't one of them.");
    it.says("Enter to go on: ", "3").sees("Expectation 3 of 10").press("2").sees("2 Partly").skips_the_rest().done();
    it.sees("Saved: 9 met, 1 partly.").wants_nothing().ends(0);
    let (states, notes) = marks(&home, "me.toml");
    assert_eq!((states[2], states[9], notes), (Standing::Partly, Standing::Met, vec!["In May".to_owned()]));
}
