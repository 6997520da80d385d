//! What a result is made from is never replaced by it, not even with `--force`.

use std::fs;

use crate::support::{folder, metier, root, write};

fn ladder() -> String {
    fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder")
}

#[test]
fn no_verb_writes_over_the_ladder_it_reads() {
    let folder = folder();
    write(&folder, "ow/r.toml", &ladder());
    write(&folder, "me.toml", &fs::read_to_string(root().join("tests/people/roofer.toml")).expect("answers"));
    for line in [
        "check ow/r.toml -o ow/r.toml",
        "check ow -o ow/r.toml",
        "check r --ladders ow -o ow/r.toml",
        "show ./ow/r.toml -o ow/r.toml",
        "show r --ladders ow --format csv -o ow/r.toml",
        "next ow/r.toml roofer -o ow/../ow/r.toml",
        "diff ow/r.toml roofer master-roofer -o ow/r.toml",
        "list --ladders ow -o ow/r.toml",
        "new answers ow/r.toml -o ow/r.toml",
        "plan me.toml --ladder ow/r.toml -o ow/r.toml",
    ] {
        for force in [&["--force"][..], &[]] {
            let ran = metier(line.split(' ').chain(force.iter().copied())).within(&folder).run().ends_with(2);
            ran.says_nothing().complains("ow/r.toml holds the ladder; the result would replace it");
            assert_eq!(fs::read_to_string(folder.path().join("ow/r.toml")).expect("the ladder"), ladder(), "{line}");
        }
    }
    metier(["show", "ow/r.toml", "-o", "r.txt"]).within(&folder).run().succeeds();
    metier(["show", "ow/r.toml", "-o", "r.txt", "--force"]).within(&folder).run().succeeds();
}

#[test]
fn neither_a_sheet_nor_questions_nor_answers_are_written_over() {
    let folder = folder();
    let person = fs::read_to_string(root().join("tests/people/roofer.toml")).expect("answers");
    write(&folder, "me.toml", &person);
    write(&folder, "share/metier/roofing-self-2026-01-05.toml", &person);
    write(&folder, "sheet.csv", &metier(["show", "roofing", "--format", "csv"]).run().succeeds().stdout);
    write(&folder, "q.toml", &metier(["new", "questions", "-q"]).run().succeeds().stdout);
    for (line, file, what) in [
        ("import sheet.csv --id roofing -o ./sheet.csv", "sheet.csv", "the sheet; the result would replace it"),
        ("plan me.toml --questions q.toml -o q.toml", "q.toml", "the questions; the result would replace them"),
        ("new answers hvac --questions q.toml -o q.toml", "q.toml", "the questions; the result would replace them"),
        ("plan me.toml -o me.toml", "me.toml", "answers; the result would replace them"),
        ("compare me.toml ./me.toml -o me.toml", "me.toml", "answers; the result would replace them"),
        (
            "history -o share/metier/roofing-self-2026-01-05.toml",
            "share/metier/roofing-self-2026-01-05.toml",
            "answers; the result would replace them",
        ),
    ] {
        let before = fs::read_to_string(folder.path().join(file)).expect("a file");
        let run = metier(line.split(' ').chain(["--force"])).within(&folder);
        let run = run.with("HOME", folder.path()).with("XDG_DATA_HOME", folder.path().join("share"));
        let said = run.run().ends_with(2).says_nothing().stderr;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&format!("{file} holds {what}")), "{said}");
        assert_eq!(fs::read_to_string(folder.path().join(file)).expect("a file"), before, "{line}");
    }
}
