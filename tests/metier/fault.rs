//! metier itself is at fault in the midst of an interview: it says so, ends with 101, and the terminal is as it was.
#![cfg(unix)]

use std::io;

use metier::app::{fault, say_fault};
use metier::exit::Exit;
use metier::prompt::{Prompt, Way};
use metier::render::Look;

use crate::terminal::Home;

/// Set where this program is started once more, in a terminal, to fail there.
const ON_PURPOSE: &str = "METIER_TEST_FAULT";

#[test]
fn a_list_that_has_no_room_is_chosen_from_by_number() {
    let home = Home::new();
    let mut terminal = home.opens(80, "stty rows 2; metier plan; code=$?; stty rows 24; (exit $code)");
    terminal.sees("What is your craft?").says("Your choice, 1 to 12:", "q");
    terminal.ends(3);
}

#[test]
fn a_fault_between_two_keys_gives_the_terminal_back() {
    let program = std::env::current_exe().expect("this program").display().to_string();
    let this = "fault::fails_on_purpose_where_it_is_told_to";
    let mut terminal = Home::new().opens(80, &format!("{ON_PURPOSE}=1 '{program}' --exact {this} --nocapture"));
    terminal.sees("a mistake of its own").sees("on purpose");
    terminal.ends(Exit::FAULT.unsigned_abs());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it fails as metier does, and only where it is told to")]
fn fails_on_purpose_where_it_is_told_to() {
    if std::env::var_os(ON_PURPOSE).is_none() {
        return;
    }
    std::panic::set_hook(Box::new(|it| {
        say_fault(&fault(it.location(), it.payload()), &mut io::stderr());
        std::process::exit(Exit::FAULT)
    }));
    let look = Look { columns: 80, ascii: false, colour: false, spoken: false };
    let _held = Prompt::new(look, Way::Keys).hold();
    panic!("on purpose");
}
