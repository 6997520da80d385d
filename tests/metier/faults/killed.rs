//! Killed at every write: whatever call of the system is the last, what was confirmed is on the disk, every file is
//! whole, and the next run goes on to the same result and leaves nothing behind.

use std::fs;
use std::thread;

use super::{DRAFT, FINISHED, IN_LINES, confirmed, is_tidy, kept_in, lines, rest};
use crate::no_save::{can_trace, skipped};
use crate::support::chosen;
use crate::terminal::{Home, answers_in, doer, sheet};
use metier::interview::Form;

/// The calls of a write: what comes before one of them is done, it and what comes after is not.
const CALLS: &str = "openat,write,flock,fsync,rename,renameat,renameat2,unlink,unlinkat,mkdir,chmod";
/// What a window that was killed leaves beside its draft, for the next one to take away.
const LOCK: &str = "state/metier/.roofing-self.toml.lock";
/// How many tests of one sweep run beside each other.
const AT_ONCE: usize = 4;

/// A line of the shell with the calls of metier written down, or with one of them as its last.
fn traced(inject: &str, line: &str) -> String {
    let (before, command) = line.split_once("metier").expect("metier");
    format!("{before} exec strace -y -s 40 -e signal=none -o ../trace {inject} metier{command}")
}

fn dies_at(call: &str, nth: usize, line: &str) -> String {
    traced(&format!("-e trace={call} -e inject={call}:signal=SIGKILL:when={nth}"), line)
}

/// Every answer, each with its write cut short at one of its steps, the next with the run that goes on.
fn is_cut_short_at_every_answer(call: &str, first: usize, each: usize) {
    let home = Home::answered(0);
    let keys = doer(Form::Full);
    for number in 1..=28 {
        let before = home.kept();
        // Those before this one that were cut short are given again, and all goes well with them.
        let well = number - 1 - before;
        let line = dies_at(call, first + each * well, IN_LINES);
        let said = home.becomes(&line).types(&lines(&keys[before..number])).ends(1);
        let kept = home.kept();
        let asked = said.rsplit_once(&format!("Question {number} of 28")).expect("the question").1;
        let is_confirmed = asked.contains(&confirmed(number, keys[number - 1]));
        assert!(kept == number || (kept == number - 1 && !is_confirmed), "{call} {number}: {kept} kept\n{said}");
    }
    let typed = rest(home.kept() + 1) + "\rn\r";
    home.opens(80, &format!("{IN_LINES} > result")).types(&typed).sees("Saved: ").ends(0);
    assert_eq!(home.files(), [FINISHED, "result", "state/metier"], "{call}");
    assert_eq!(home.text("result"), home.plan(FINISHED, "80"));
    assert_eq!(answers_of(&home.text(FINISHED)), answers_of(&sheet(28)));
}

fn answers_of(text: &str) -> Vec<&str> {
    text.split_once("[answers]").expect("answers").1.lines().filter(|line| !line.is_empty()).collect()
}

#[test]
fn whichever_step_of_whichever_answer_is_the_last_nothing_confirmed_is_lost() {
    if !can_trace() {
        return skipped("whichever_step_of_whichever_answer_is_the_last_nothing_confirmed_is_lost");
    }
    thread::scope(|scope| {
        // The new file is not on the disk yet; it has not its name yet; its name is not on the disk yet.
        for (call, first, each) in [("fsync", 1, 2), ("rename,renameat,renameat2", 1, 1), ("fsync", 2, 2)] {
            scope.spawn(move || is_cut_short_at_every_answer(call, first, each));
        }
        scope.spawn(|| {
            let (home, keys) = (Home::answered(0), doer(Form::Full));
            for (number, key) in (1..).zip(&keys) {
                let mut it = home.becomes(&IN_LINES.replace("metier", "exec metier"));
                it.answers_in_lines(number, &[*key], 28).sees(&confirmed(number, key)).is_killed();
                assert_eq!((home.kept(), home.files()), (number, vec![LOCK.to_owned(), DRAFT.to_owned()]));
            }
        });
    });
}

/// Something that is written: what there is before, what is typed, and what there is to be after it.
struct Scene {
    before: fn() -> Home,
    line: &'static str,
    typed: &'static str,
    ends: u32,
    /// Looks at what a kill left, goes on, and looks at the end.
    after: fn(&Home, &str),
}

/// Each call of the scene that can change something: its name, and which one of that name it is.
fn calls(scene: &Scene) -> Vec<(String, usize)> {
    let home = (scene.before)();
    home.becomes(&traced(&format!("-e trace={CALLS}"), scene.line)).types(scene.typed).ends(scene.ends);
    let trace = home.text("../trace");
    let mut counts = std::collections::BTreeMap::new();
    let mut calls = Vec::new();
    let mut has_begun = false;
    for line in trace.lines() {
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let Some((name, _)) = call.split_once('(').filter(|(name, _)| CALLS.split(',').any(|one| one == *name)) else {
            continue;
        };
        let nth = counts.entry(name.to_owned()).or_insert(0);
        *nth += 1;
        has_begun |= line.contains("/metier") && name != "openat" || line.contains(".metier-");
        let is_reading = name == "openat" && !line.contains("O_CREAT");
        if has_begun && !is_reading {
            calls.push((name.to_owned(), *nth));
        }
    }
    assert!(calls.len() > 5 && calls.iter().any(|(name, _)| name.starts_with("rename")), "{trace}");
    calls
}

fn sweeps(scene: &Scene) {
    let calls = calls(scene);
    thread::scope(|scope| {
        for part in calls.chunks(calls.len().div_ceil(AT_ONCE)) {
            scope.spawn(move || {
                for (_, (call, nth)) in (0..).zip(part).filter(|(n, _)| chosen(*n, 3)) {
                    let home = (scene.before)();
                    let said = home.becomes(&dies_at(call, *nth, scene.line)).types(scene.typed).ends(1);
                    (scene.after)(&home, &said);
                }
            });
        }
    });
}

#[test]
fn whichever_call_of_the_first_answer_is_the_last_the_interview_begins_or_goes_on() {
    if !can_trace() {
        return skipped("whichever_call_of_the_first_answer_is_the_last_the_interview_begins_or_goes_on");
    }
    sweeps(&Scene {
        before: Home::new,
        line: "TERM=dumb metier plan roofing --level roofer",
        typed: "4\rq\r",
        ends: 3,
        after: |home, said| {
            let kept = kept_in(home, DRAFT);
            assert!(kept == 1 || !said.contains("4 Agree\r\n"), "{said}");
            let next = if kept == 1 { "Question 2 of 28" } else { "Question 1 of 28" };
            home.opens(80, IN_LINES).sees(next).says("1 to 5: ", "3").says("1 to 5: ", "q").ends(3);
            is_tidy(home);
        },
    });
}

#[test]
fn whichever_call_of_the_end_is_the_last_there_is_one_finished_file_in_the_end() {
    if !can_trace() {
        return skipped("whichever_call_of_the_end_is_the_last_there_is_one_finished_file_in_the_end");
    }
    sweeps(&Scene {
        before: || Home::answered(28),
        line: "TERM=dumb metier plan",
        typed: "1\r\r\r",
        ends: 0,
        after: |home, said| {
            let (has_draft, has_end) = (home.path(DRAFT).exists(), home.path(FINISHED).exists());
            assert!(has_draft || has_end, "{said}");
            assert!(has_end || !said.contains("Saved."), "{said}");
            for file in [DRAFT, FINISHED].into_iter().filter(|file| home.path(file).exists()) {
                assert_eq!(answers_in(&home.text(file)), 28, "{file}");
            }
            if has_draft {
                let typed = if home.draft().contains("growth") { "\r\r" } else { "1\r\r\r" };
                home.opens(80, "TERM=dumb metier plan").types(typed).sees("Saved.").ends(0);
            }
            let data = fs::read_dir(home.path("data/metier")).expect("a folder").flatten();
            let data = data.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')).count();
            assert_eq!((data, home.path(DRAFT).exists()), (1, false), "{:?}", home.files());
            assert!(home.text(FINISHED).contains("growth = \"next\""));
            // Whatever the kill left, the next interview takes away.
            home.opens(80, &format!("{IN_LINES} --again")).types("q\r").ends(3);
            is_tidy(home);
        },
    });
}

#[test]
fn whichever_call_of_a_mark_is_the_last_the_answers_and_the_marks_before_it_are_whole() {
    if !can_trace() {
        return skipped("whichever_call_of_a_mark_is_the_last_the_answers_and_the_marks_before_it_are_whole");
    }
    sweeps(&Scene {
        before: || {
            let home = Home::new();
            home.writes("me.toml", &sheet(28));
            home
        },
        line: "TERM=dumb metier mark me.toml",
        // The first Ctrl-D ends the note, which would take in what comes at once behind it; the second one stops.
        typed: "1\r2\re\rSeen in June\r\u{4}\u{4}",
        ends: 0,
        after: |home, said| {
            let text = home.text("me.toml");
            assert_eq!(answers_in(&text), 28);
            let marks = |word: &str| text.matches(word).count();
            assert!(marks("state = \"met\"") == 1 || !said.contains("1 Met\r\n"), "{said}\n{text}");
            assert!(marks("state = \"partly\"") == 1 || !said.contains("2 Partly\r\n"), "{said}\n{text}");
            assert!(marks("Seen in June") == 1 || !said.contains("Noted"), "{said}\n{text}");
            home.opens(80, "TERM=dumb metier mark me.toml").types("3\r\rq\r").sees("Where you stand on").ends(0);
            // A folder of one's own is not swept: what was cut short may lie there, for its owner alone.
            let left: Vec<String> = home.files().into_iter().filter(|name| name != "me.toml").collect();
            assert!(left.len() < 2 && left.iter().all(|name| home.mode(name) == 0o600), "{left:?}");
        },
    });
}

/// A ladder with one thing to mark.
const LADDER: &str = "format = 1\nname = \"Bells\"\n\n[[areas]]\nid = \"work\"\nname = \"Work\"\n\n[[tracks]]\n\
        kind = \"mastery\"\nname = \"Mastery\"\n\n[[levels]]\nid = \"founder\"\ntrack = \"mastery\"\n\
        title = \"Founder\"\n\n[levels.expects]\nwork = [\"Casts a bell that rings true\"]\n";

#[test]
fn whichever_call_of_a_goal_is_the_last_it_is_there_whole_or_not_at_all() {
    if !can_trace() {
        return skipped("whichever_call_of_a_goal_is_the_last_it_is_there_whole_or_not_at_all");
    }
    sweeps(&Scene {
        before: || {
            let home = Home::new();
            home.writes("bells.toml", LADDER);
            let sheet = sheet(28).replace("\"roofing\"", "\"./bells.toml\"").replace("\"roofer\"", "\"founder\"");
            home.writes("me.toml", &sheet);
            home
        },
        line: "TERM=dumb metier mark me.toml --here",
        // Ctrl-D ends each note, which would take in what comes at once behind it.
        typed: "3\r\ry\r1\rCast one\r\u{4}Ana\r\u{4}It rings\r\u{4}2999-04-01\r",
        ends: 0,
        after: |home, said| {
            let text = home.text("me.toml");
            assert_eq!(answers_in(&text), 28);
            let parts = ["what = \"Cast one\"", "help = \"Ana\"", "seen_when = \"It rings\"", "due = 2999-04-01"];
            let there = parts.iter().filter(|part| text.contains(**part)).count();
            assert!(there == parts.len() || (there == 0 && !said.contains("Your goal is saved\r\n")), "{said}\n{text}");
            assert!(text.contains("state = \"not-yet\"") || !said.contains("3 Not yet\r\n"), "{said}\n{text}");
        },
    });
}
