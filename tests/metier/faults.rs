//! What the world does to an interview: it is killed, the disk is full, folders vanish, windows close, two are open at
//! once. Nothing that was confirmed is lost, and what could not be done is said with its mend.
#![cfg(unix)]

mod clock;
mod full;
mod killed;
mod locks;
mod readonly;
mod signals;
mod vanished;
mod windows;

use crate::terminal::{Home, answers_in, bank, doer};
use metier::interview::Form;

/// An interview about roofing that reads whole lines: what is typed ahead is read in its turn.
const IN_LINES: &str = "TERM=dumb metier plan roofing --level roofer";
const DRAFT: &str = "state/metier/roofing-self.toml";
/// What becomes of a draft that `Home::answered` made.
const FINISHED: &str = "data/metier/roofing-self-2026-11-19.toml";

/// The answers of a doer from one question to the last, as lines that are typed ahead, and the wish for the next level.
fn rest(from: usize) -> String {
    lines(&doer(Form::Full)[from - 1..]) + "1\r"
}

/// Each ended with Enter.
fn lines(keys: &[&str]) -> String {
    keys.iter().flat_map(|key| [*key, "\r"]).collect()
}

/// How many answers there are in a draft; none where there is no draft.
fn kept_in(home: &Home, file: &str) -> usize {
    if home.path(file).exists() { answers_in(&home.text(file)) } else { 0 }
}

/// What is shown once an answer to this question, from 1, is confirmed.
fn confirmed(number: usize, key: &str) -> String {
    let bank = bank();
    let answer = metier::interview::Answer::Step(key.parse().expect("a number"));
    format!("{key} {}", bank.label(&bank.questions[number - 1], answer))
}

/// A line in which these calls of metier fail with this error, as often as `when` says.
fn fails(error: &str, calls: &str, when: &str, line: &str) -> String {
    let strace = format!("strace -o /dev/null -e trace={calls} -e inject={calls}:error={error}:when={when} metier");
    line.replacen("metier", &strace, 1)
}

/// No write left anything behind.
#[track_caller]
fn is_tidy(home: &Home) {
    let left: Vec<String> =
        home.files().into_iter().filter(|name| name.contains(".metier-") || name.contains(".lock")).collect();
    assert!(left.is_empty(), "{left:?}");
}
