//! metier itself is at fault in the midst of an interview: it says so, ends with 101, and the terminal is as it was.
#![cfg(unix)]

use metier::exit::Exit;
use metier::print::Look;
use metier::prompt::{Prompt, Way};

use crate::terminal::Home;

/// Set where this program is started once more, in a terminal, to fail there.
const ON_PURPOSE: &str = "METIER_TEST_FAULT";

#[test]
fn a_fault_between_two_keys_gives_the_terminal_back() {
    let program = std::env::current_exe().expect("this program").display().to_string();
    let this = "fault::fails_on_purpose_where_it_is_told_to";
    let mut terminal = Home::new().opens(80, &format!("{ON_PURPOSE}=1 '{program}' --exact {this} --nocapture"));
    terminal.sees("a mistake of its own").sees("on purpose");
    terminal.ends(Exit::FAULT.unsigned_abs());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it fails only where it is told to")]
fn fails_on_purpose_where_it_is_told_to() {
    if std::env::var_os(ON_PURPOSE).is_none() {
        return;
    }
    metier::verbs::watch_for_faults();
    let look = Look { columns: 80, ascii: false, colour: false, spoken: false };
    let _held = Prompt::new(look, Way::Keys, false).hold();
    panic!("on purpose");
}
