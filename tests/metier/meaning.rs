//! What results and complaints mean: each of these was once said though it was not so.

use super::support::{answers, folder, metier, write};

/// Every question of the full form, and so the score, in the middle.
fn undecided(ladder: &str, more: &str) -> String {
    let bank = metier::format::bundled_bank().expect("the questions");
    answers(&format!("ladder = \"{ladder}\"\n{more}"), bank.questions.iter().map(|question| (question.id.as_str(), 3)))
}

/// The bundled ladder of this name with one text in place of another.
fn changed(id: &str, from: &str, to: &str) -> String {
    let text = metier::store::LADDERS.iter().find(|(known, _)| *known == id).expect("a ladder").1;
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

const TRUNK: &str = "format = 1\nname = \"Knots\"\n[[areas]]\nid = \"work\"\nname = \"Work\"\n[[tracks]]\nkind = \"trunk\"\nname = \"Learning\"\n[[levels]]\nid = \"hand\"\ntrack = \"trunk\"\ntitle = \"Hand\"\n[levels.expects]\nwork = [\"Ties a bowline\"]\n";

#[test]
fn a_way_back_in_opens_from_sends_nobody_to_the_bottom() {
    let folder = folder();
    let named = "opens_from = [\"senior-engineer\", \"engineering-manager\", \"director\", \"vice-president\"]";
    let mut ladder = changed("software", "id = \"software\"", "id = \"sw2\"");
    let at = ladder.find("kind = \"mastery\"").expect("a mastery track");
    ladder = [&ladder[..at], &ladder[at..].replacen("opens_from = [\"senior-engineer\"]", named, 1)].concat();
    let file = write(&folder, "sw2.toml", &ladder);
    let file = file.to_str().expect("a path");
    for level in ["vice-president", "engineering-manager", "director"] {
        let with = metier(["next", file, level, "--track", "mastery"]).run().succeeds();
        let without = metier(["next", "software", level, "--track", "mastery"]).run().succeeds();
        assert!(with.headline().starts_with("Across at equal standing: "), "{level}: {}", with.headline());
        assert_eq!(with.headline(), without.headline());
    }
}

#[test]
fn the_ladders_own_trials_are_called_so_where_both_sides_have_one() {
    let folder = folder();
    let stock = ["Mastery: two weeks on one hard piece of work", "Management: two weeks of planning and one-to-ones"];
    let says = |text: &str, own: bool, usual: [bool; 2]| {
        let file = write(&folder, "l.toml", text);
        let sheet = write(&folder, "me.toml", &undecided(file.to_str().expect("a path"), ""));
        let ran = metier(["plan", sheet.to_str().expect("a path"), "--width", "100"]).run().succeeds();
        let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("Trying both tells you more than thinking it over"), "{said}");
        assert_eq!(said.contains("the ladder's own trials"), own, "{said}");
        assert_eq!(stock.map(|stock| said.contains(stock)), usual, "{said}");
    };
    says(TRUNK, false, [true, true]);
    let track = |kind: &str, trial: &str| {
        let level = format!("[[levels]]\nid = \"{kind}-1\"\ntrack = \"{kind}\"\ntitle = \"One\"\n");
        format!("[[tracks]]\nkind = \"{kind}\"\nname = \"{kind}\"\n{trial}\n{level}")
    };
    let trial = "trial = [\"A week of it\"]";
    let two = |one: &str, other: &str| format!("{TRUNK}{}{}", track("mastery", one), track("management", other));
    says(&two(trial, trial), true, [false, false]);
    says(&two(trial, ""), false, [false, true]);
    says(&two("", trial), false, [true, false]);
    says(&two("", ""), false, [true, true]);
}

#[test]
fn answers_to_other_questions_are_not_scored_as_answers_to_these() {
    let folder = folder();
    for (version, said) in [
        ("0", "answers to version 0 of the questions; this metier asks version 1"),
        ("-1", "`questions` is out of range"),
    ] {
        let file = write(&folder, "me.toml", &undecided("roofing", &format!("questions = {version}")));
        let ran = metier(["plan", file.to_str().expect("a path")]).run().ends_with(2).says_nothing();
        let said_of = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said_of.contains(said) && said_of.contains("unknown-value"), "{said_of}");
    }
}

#[test]
fn of_two_marks_on_one_sentence_it_is_said_which_counts() {
    let folder = folder();
    let mark =
        |state: &str, text: &str| format!("[[marks]]\nkey = \"a.b.1\"\ntext = \"{text}\"\nstate = \"{state}\"\n");
    let sheet = |second: &str| undecided("roofing", "") + &mark("met", "T") + &mark("not-yet", second);
    let file = write(&folder, "me.toml", &sheet("T"));
    let ran = metier(["plan", file.to_str().expect("a path")]).run().ends_with(0);
    let later = sheet("T").lines().count() - 2;
    ran.complains("`a.b.1` is marked more than once; the last mark counts").complains(&format!("me.toml:{later}:"));
    let file = write(&folder, "me.toml", &sheet("U"));
    let ran = metier(["plan", file.to_str().expect("a path")]).run().ends_with(0);
    assert!(!ran.stderr.contains("more than once"), "another sentence: {}", ran.stderr);
}

#[test]
fn nobody_is_asked_about_the_core_work_of_nothing() {
    let folder = folder();
    let file = write(&folder, "me.toml", &undecided("roofing", "craft = \" \""));
    metier(["plan", file.to_str().expect("a path")]).run().ends_with(2).complains("`craft` is empty").complains(":3:");
    for command in [&["plan"][..], &["new", "answers"]] {
        for craft in ["", "  "] {
            let ran = metier(command.iter().copied().chain(["roofing", "--craft", craft])).run().ends_with(2);
            ran.complains("write a word or a few").says_nothing();
        }
    }
}

#[test]
fn an_equal_is_listed_once_and_nothing_is_its_own() {
    let folder = folder();
    let ladder = changed(
        "roofing",
        "id = \"master-roofer\"\n",
        "id = \"master-roofer\"\nequals = [\"superintendent\", \"master-roofer\", \"superintendent\"]\n",
    );
    let file = write(&folder, "roofing.toml", &ladder);
    let file = file.to_str().expect("a path");
    metier(["check", file]).run().ends_with(0).says("Master Roofer names itself in `equals`").says("duplicate-id");
    let ran = metier(["show", file, "master-roofer", "--width", "100"]).run().succeeds();
    let line = ran.stdout.lines().find(|line| line.contains("Equal to")).expect("its equals");
    assert!(line.matches("Superintendent").count() == 1 && !line.contains("Master Roofer"), "{line}");
    let equals =
        &metier(["show", file, "master-roofer", "--format", "json"]).run().succeeds().json()["level"]["equals"];
    assert_eq!(equals.as_array().map(Vec::len), Some(1), "{equals}");
}

#[test]
fn the_trunks_end_is_where_the_tracks_part() {
    for more in [&["--track", "trunk"][..], &[]] {
        let ran = metier(["next", "roofing", "roofer"].into_iter().chain(more.iter().copied())).run().succeeds();
        let head = ran.headline();
        assert!(head.starts_with("The tracks split after Roofer"), "{head}");
        ran.says("branch off").says("Foreman").says_not("At the top");
    }
    metier(["next", "roofing", "roofer", "--track", "trunk", "--format", "json"]).run().succeeds().says_not("summit");
}

#[test]
fn an_undecided_person_at_the_end_of_a_ladder_of_one_trunk_is_not_sent_where_they_are() {
    let folder = folder();
    let ladder = write(&folder, "knots.toml", TRUNK);
    let file = write(&folder, "me.toml", &undecided(ladder.to_str().expect("a path"), "level = \"hand\""));
    let ran = metier(["plan", file.to_str().expect("a path")]).run().succeeds();
    ran.says("Hand (before the tracks split, rank 1) is where this ladder ends").says_not("expects 1 thing");
}

#[test]
fn of_a_ladder_without_levels_no_empty_list_is_given() {
    let folder = folder();
    let file = write(&folder, "none.toml", "format = 1\nname = \"None\"\n");
    let file = file.to_str().expect("a path");
    let ran = metier(["next", file, "x"]).run().ends_with(2).complains("the ladder has no levels yet");
    assert!(!ran.stderr.contains("there are"), "{}", ran.stderr);
}

#[test]
fn a_number_in_quotes_is_a_text_and_not_out_of_range() {
    let folder = folder();
    let file = write(&folder, "me.toml", "format = 1\nladder = \"roofing\"\n[answers]\ncoordinate = \"3\"\n");
    let ran = metier(["plan", file.to_str().expect("a path")]).run().ends_with(2);
    let ran = ran.complains("is a text").complains("write the number without quotes");
    assert!(!ran.stderr.contains("out of range"), "{}", ran.stderr);
}

#[test]
fn of_utf_16_one_thing_is_said_with_a_mark_and_without() {
    let folder = folder();
    let wide = |text: &str, mark: &[u16], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let texts = [("l.toml", TRUNK.to_owned()), ("me.toml", undecided("roofing", ""))];
    for (name, text) in texts {
        for mark in [&[0xfeff_u16][..], &[]] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                let file = folder.path().join(name);
                std::fs::write(&file, wide(&text, mark, bytes)).expect("a file");
                let file = file.to_str().expect("a path");
                if name == "l.toml" {
                    let ran = metier(["check", file]).run().ends_with(1).says("the file is UTF-16 text");
                    ran.says("save it as UTF-8").says_not("control character").says("1 error");
                    metier(["show", file]).run().ends_with(2).complains("it is UTF-16 text");
                    metier(["import", file, "--id", "x"]).run().ends_with(2).complains("it is UTF-16 text");
                } else {
                    let ran = metier(["plan", file]).run().ends_with(2);
                    ran.complains("it is UTF-16 text").says_nothing();
                }
            }
        }
    }
}

#[test]
fn import_says_of_a_toml_file_only_where_there_is_one() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("a.toml")).expect("a folder");
    write(&folder, "b.toml", TRUNK);
    let import = |name: &str| metier(["import", name, "--id", "x"]).within(&folder).run().ends_with(2);
    for missing in ["a.toml", "c.toml"] {
        let ran = import(missing).complains(&format!("could not read {missing}"));
        assert!(!ran.stderr.contains("TOML file"), "{}", ran.stderr);
    }
    import("b.toml").complains("b.toml is no sheet but a TOML file");
}

#[cfg(unix)]
#[test]
fn history_says_why_a_file_cannot_be_read_and_offers_only_results() {
    let folder = folder();
    let kept = "home/.local/share/metier";
    write(&folder, &format!("{kept}/roofing-self-2026-11-19.toml"), &undecided("roofing", "made = 2026-11-19"));
    let few = answers("ladder = \"roofing\"\nmade = 2026-11-20", [("coordinate", 3)]);
    write(&folder, &format!("{kept}/roofing-self-2026-11-20.toml"), &few);
    let link = folder.path().join(kept).join("roofing-self-2026-11-18.toml");
    std::os::unix::fs::symlink("/nonexistent/x.toml", &link).expect("a link");
    let history = || metier(["history", "--width", "200"]).with("HOME", folder.path().join("home")).run().succeeds();
    let ran = history().says("No such file or directory").says_not("could not read No");
    ran.says("To see the newest again:\n  metier plan roofing\n");
    std::fs::remove_file(folder.path().join(kept).join("roofing-self-2026-11-19.toml")).expect("it goes");
    history().says_not("To see the newest again").says("To delete saved answers");
}

#[test]
fn a_sentence_of_a_ladder_calls_nobody_in_an_issue() {
    let folder = folder();
    let file = write(&folder, "knots.toml", &TRUNK.replace("Ties a bowline", "Ties as @sam does, see #12"));
    let file = file.to_str().expect("a path");
    let ran = metier(["show", file, "hand", "--format", "markdown"]).run().succeeds();
    ran.says("Ties as `@sam` does, see `#12`");
    metier(["show", file, "hand"]).run().succeeds().says("Ties as @sam does, see #12");
}
