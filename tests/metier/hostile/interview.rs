//! An interview about a hostile ladder, in hostile words, about somebody of a hostile name.
#![cfg(unix)]

use super::texts::{bank, ladder, texts};
use super::world::is_harmless;
use crate::terminal::Home;

/// A home with a ladder and questions full of a text.
fn home(text: &str) -> Home {
    let home = Home::new();
    home.writes("ladders/hostile.toml", &ladder(text));
    home.writes("bank.toml", &bank(text));
    home
}

#[test]
fn nothing_of_a_ladder_a_bank_or_a_name_acts_on_the_terminal() {
    let asked = ["no width", "old signs of direction", "tags", "lines", "marks on a letter", "stress", "gaps"];
    for (what, text) in texts().into_iter().filter(|(what, _)| asked.contains(what)) {
        // Braces that nothing is put in the place of are refused in questions.
        let text = text.replace(['{', '}'], "");
        let home = home(&text);
        for columns in [80, 40] {
            let line = "metier plan --as coach --name \"$(printf 'a\\033[31mb\\302\\2331m\\342\\200\\256c')\" \
                        hostile --questions bank.toml --no-save --color never";
            let mut it = home.opens(columns, &format!("TERM=dumb {line}"));
            it.says("Your choice", "1").sees("Question 1 of 28").says(": ", "?").says(": ", "4").says(": ", "r");
            it.says("quit", "q").sees("Stopped.");
            let said = it.ends(3);
            is_harmless(&format!("{what} {columns}"), &said.replace('\r', ""));
        }
    }
}

#[test]
fn a_list_with_arrow_keys_holds_no_code_but_its_own() {
    for (what, text) in texts().into_iter().filter(|(what, _)| ["lines", "tags", "a long word"].contains(what)) {
        let home = home(&text);
        let mut it = home.opens(80, "metier plan --no-save --color never");
        it.sees("type to filter").listens().types("\u{1b}");
        let said = it.ends(3);
        let said = said.replace(['\r', '\u{7}'], "");
        for code in said.split('\u{1b}').skip(1) {
            let rest = code.strip_prefix('[').unwrap_or_else(|| panic!("{what}: {code:?}"));
            let end = rest.chars().find(|c| !c.is_ascii_digit() && *c != ';' && *c != '?');
            // Up, erase, hide and show the cursor.
            assert!(end.is_some_and(|end| "AKhlJGB".contains(end)), "{what}: {code:?}");
        }
    }
}
