//! Completions of ladders whose words would like to be run: the shells offer them and run nothing.
#![cfg(unix)]

use std::process::Command;

use super::texts::ladder;
use crate::completions::{asked, installed};
use crate::support::write;
use crate::terminal::Home;

/// For every shell something that it would run, were it read as a line.
const TITLE: &str =
    "$(touch owned) `touch owned` ; touch owned & ' \" (touch owned) {touch owned} ${(e):-owned} %F{red} \\";

fn home() -> Home {
    let home = Home::new();
    home.writes("ladders/hostile.toml", &ladder(TITLE));
    // Files that lie about may be called anything; no ladder on a shelf is.
    home.writes("ladders/$(touch owned).toml", &ladder("word"));
    home.writes("ladders/`touch owned`.toml", &ladder("word"));
    home
}

/// What a script says, in the home.
fn said_by(home: &Home, shell: &str, arguments: &[&str]) -> String {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_metier")).parent().expect("a folder").display();
    let output = Command::new(shell)
        .args(arguments)
        .current_dir(home.path(""))
        .env_clear()
        .env("PATH", format!("{program}:/usr/bin:/bin"))
        .env("LANG", "C.UTF-8")
        .env("HOME", home.path(""))
        .output()
        .expect("the shell runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{shell} complains");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[track_caller]
fn nothing_was_run(home: &Home) {
    let owned: Vec<String> = home.files().into_iter().filter(|file| file.ends_with("owned")).collect();
    assert_eq!(owned, [""; 0]);
}

#[test]
fn bash_runs_nothing() {
    if !installed("bash") {
        return;
    }
    let home = home();
    let script = "source <(metier generate completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  _clap_complete_metier metier \"${!#}\" ''; printf '%s\n' \"${COMPREPLY[@]}\"";
    let bash = |words: &[&str]| {
        said_by(&home, "bash", &[&["--norc", "--noprofile", "-c", script, "bash", "metier"], words].concat())
    };
    assert_eq!(bash(&["show", "hos"]), "hostile\n");
    assert!(bash(&["show", "hostile", ""]).starts_with("one\ntwo\ntoo\n"));
    // What is typed already is handed on as it stands.
    bash(&["show", "$(touch owned)", ""]);
    bash(&["show", "`touch owned`", ""]);
    bash(&["--ladders", "$(touch owned)", "show", ""]);
    nothing_was_run(&home);
}

#[test]
fn bash_puts_no_name_on_the_line_that_it_would_run() {
    if !installed("bash") {
        return;
    }
    let home = home();
    let mut bash = home.opens(80, "PS1='rea''dy> ' bash --norc --noprofile");
    bash.sees("ready> ").types("bind 'set bell-style none'; source <(metier generate completions bash)\r");
    bash.sees("ready> ").types("metier check ladders/$\t").sees("\\$\\(touch\\ owned\\).toml ").types("\r");
    bash.sees("ladders/$(touch owned).toml").sees("ready> ").types("exit\r").ends(0);
    nothing_was_run(&home);
}

#[test]
fn fish_runs_nothing() {
    if !installed("fish") {
        return;
    }
    let home = home();
    let fish = |line: &str| {
        let script = format!("metier generate completions fish | source; complete -C'{line}'");
        said_by(&home, "fish", &["--no-config", "-c", &script])
    };
    assert!(fish("metier show hos").starts_with("hostile\t$(touch owned)"));
    assert!(fish("metier show hostile t").contains("two\t$(touch owned)"));
    fish("metier show (touch owned) ");
    nothing_was_run(&home);
}

#[test]
fn zsh_runs_nothing() {
    if !installed("zsh") {
        return;
    }
    let home = home();
    let mut zsh = home.opens(80, "PS1='ready> ' zsh -f");
    zsh.sees("ready> ").types("autoload -U compinit; compinit -u -D; source <(metier generate completions zsh)\r");
    zsh.sees("ready> ").types("metier show hos\t").sees("tile ").types("t\t").sees("touch owned").types("\u{15}");
    zsh.types("metier show '$(touch owned)' \t").types("\u{15}exit\r").ends(0);
    nothing_was_run(&home);
}

#[test]
fn elvish_runs_nothing() {
    if !installed("elvish") {
        return;
    }
    let home = home();
    let mut elvish = home.opens(80, "elvish -norc");
    elvish.types("set edit:rprompt = { }; set edit:prompt = { put rea'dy> ' }\r");
    elvish.sees("ready> ").types("eval (metier generate completions elvish | slurp)\r");
    elvish.sees("ready> ").types("metier show hostile \t").sees("touch owned").types("\r\r").sees("rank 1");
    elvish.sees("ready> ").types("exit\r").ends(0);
    nothing_was_run(&home);
}

#[test]
fn no_candidate_breaks_out_of_its_line() {
    let folder = crate::support::folder();
    write(&folder, "ladders/hostile.toml", &ladder("a\tb\nroofing\r\nc\u{1b}[2J\u{202e}"));
    for name in ["a\nb.toml", "a\u{1b}[2Jb.toml", "a\u{202e}b.toml", "a\tb.toml"] {
        write(&folder, name, "");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let next = |words: &[&str]| {
            let ran = asked(shell, words).with("_CLAP_COMPLETE_INDEX", (words.len()).to_string()).within(&folder).run();
            ran.succeeds().stdout
        };
        for said in [next(&["show", "hostile", ""]), next(&["plan", ""])] {
            let said = said.replace('\u{b}', "\n");
            assert!(said.lines().count() >= 3, "{shell}: {said}");
            let is_harmless = |c: char| c == '\t' || c == '\n' || !(c.is_control() || c == '\u{202e}');
            assert!(said.chars().all(is_harmless), "{shell}: {said:?}");
        }
        assert!(!next(&["plan", "a"]).contains("b.toml"), "{shell}");
    }
}

#[test]
fn powershell_is_offered_no_name_that_it_would_run() {
    let home = home();
    home.writes("ladders/plain.toml", "");
    let ran = asked("powershell", &["check", "ladders/"]).within(home.path("")).run().succeeds();
    assert_eq!(ran.stdout, "ladders/hostile.toml\nladders/plain.toml\n");
}
