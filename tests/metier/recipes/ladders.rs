//! The recipes for those who write ladders.

use metier::store::LADDERS;

use super::kitchen::{Kitchen, has, recipe};
use super::{COMMIT, EDITOR, HANDBOOK, JOB, SPREADSHEET};

/// A ladder that cannot be used: a level of a track that is not there.
const BROKEN: &str =
    "format = 1\nname = \"Thatching\"\n\n[[levels]]\nid = \"thatcher\"\ntrack = \"reed\"\ntitle = \"Thatcher\"\n";

fn ladder(id: &str) -> &'static str {
    LADDERS.iter().find(|(name, _)| *name == id).expect("a ladder").1
}

/// The commands of a job, in their order, and whether each also runs after one that failed.
fn steps(job: &str) -> Vec<(bool, String)> {
    let steps = job.split_once("steps:\n").expect("steps").1;
    let each = steps.split("- ").skip(1);
    each.filter_map(|step| {
        step.split_once("run: ").map(|(before, run)| (before.contains("always()"), run.trim().into()))
    })
    .collect()
}

/// Runs a job as its host does: each step in a shell of its own, with what the steps before it put on the path.
fn do_job(kitchen: &Kitchen) -> (i32, String) {
    let (mut worst, mut said) = (0, String::new());
    kitchen.file("path", "");
    for (always, run) in steps(&recipe(JOB)) {
        if worst != 0 && !always {
            continue;
        }
        let path = kitchen.read("path").lines().collect::<Vec<_>>().join(":");
        let given = [("PATH", path.as_str()), ("GITHUB_PATH", "path"), ("GITHUB_STEP_SUMMARY", "summary.md")];
        let cooked = kitchen.cook_with(&run, &given);
        worst = worst.max(cooked.code.expect("a code"));
        said += &cooked.stdout;
    }
    (worst, said)
}

#[test]
fn the_job_annotates_a_pull_request_and_fails_where_a_ladder_is_broken() {
    assert_eq!(steps(&recipe(JOB)).len(), 3, "every command of the job is found");
    let kitchen = Kitchen::without_metier();
    kitchen.program("tools/metier", &Kitchen::exec());
    kitchen.file("ladders/roofing.toml", ladder("roofing"));
    assert_eq!(do_job(&kitchen), (0, String::new()));
    assert!(kitchen.read("summary.md").contains("| Mastery | Management |"), "{}", kitchen.read("summary.md"));

    kitchen.file("ladders/thatching.toml", BROKEN);
    let (code, said) = do_job(&kitchen);
    assert_eq!(code, 1);
    assert!(said.contains("::error file=ladders/thatching.toml,line=6,col="), "{said}");
    assert!(kitchen.read("summary.md").contains("thatching.toml"), "the summary is written after a failure too");
}

#[test]
fn a_ladder_goes_to_a_spreadsheet_and_comes_back_edited_and_whole() {
    let kitchen = Kitchen::new();
    let cooked = kitchen.cook(&recipe(SPREADSHEET)).ends_with(0);
    assert!(cooked.stdout.contains("No problems in ladders/our-roofing.toml"), "{}", cooked.stdout);
    let ours = kitchen.read("ladders/our-roofing.toml");
    assert!(ours.contains("\"Roofing Master\"") && !ours.contains("\"Master Roofer\""), "{ours}");
    // Nothing but that title is another.
    let sheet = kitchen.metier(&["show", "our-roofing", "--format", "csv"]);
    let same = sheet.replace("Roofing Master", "Master Roofer").replace("our-roofing", "roofing");
    assert_eq!(same, kitchen.read("roofing.csv"));
}

#[test]
fn every_ladder_gets_its_page_and_gets_it_again() {
    let kitchen = Kitchen::new();
    for id in ["roofing", "nursing"] {
        kitchen.file(&format!("ladders/{id}.toml"), ladder(id));
    }
    for _ in 0..2 {
        kitchen.cook(&recipe(HANDBOOK)).ends_with(0);
    }
    for (id, level) in [("roofing", "Master Roofer"), ("nursing", "Student Nurse")] {
        let page = kitchen.read(&format!("handbook/{id}.html"));
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains(level), "{id}");
    }
}

#[test]
fn a_broken_ladder_does_not_get_into_a_commit() {
    if !has("git") {
        return;
    }
    let kitchen = Kitchen::new();
    let commit = |message: &str| {
        let who = "git -c user.name=Sam -c user.email=sam@example.org";
        kitchen.cook(&format!("git add ladders readme; {who} commit -q -m '{message}'"))
    };
    kitchen.file("readme", "ladders");
    kitchen.file("ladders/our roofing.toml", ladder("roofing"));
    kitchen.cook("git init -q").ends_with(0);
    kitchen.cook(&recipe(COMMIT)).ends_with(0);
    commit("a ladder").ends_with(0);
    kitchen.file("readme", "no ladder this time");
    commit("no ladder").ends_with(0);
    kitchen.file("ladders/thatching.toml", BROKEN);
    let refused = commit("a broken one");
    assert_ne!(refused.code, Some(0), "the commit is made");
    let said = refused.stdout + &refused.stderr;
    assert!(said.contains("ladders/thatching.toml:6:") && said.contains("dangling-reference"), "{said}");
    assert_eq!(kitchen.cook("git rev-list --count HEAD").stdout, "2\n");
}

#[test]
fn a_new_ladder_names_the_schema_that_lies_beside_it() {
    // The stand-in reads the line that the real one reads.
    let taplo = r#"[ "$1" = lint ]; schema=$(sed -n '1s/^#:schema //p' "$2"); cat "$(dirname "$2")/$schema""#;
    let kitchen = Kitchen::new().with_program("taplo", taplo);
    let read = kitchen.cook(&recipe(EDITOR)).ends_with(0);
    assert_eq!(read.stdout, kitchen.metier(&["generate", "schema", "ladder"]));
    kitchen.cook("metier check ladders --strict").ends_with(0);
}
