//! The completions, in the shells themselves where they are installed: a clean shell loads the script and is asked for
//! what follows on lines that people type.

use std::path::Path;
use std::process::Command;

use crate::support::{folder, metier, root, skipped, write};
use crate::terminal::Home;

/// What could come next, word for word, as the scripts are told it.
fn next(words: &[&str]) -> Vec<String> {
    let elsewhere = folder();
    let ran = metier(["complete", "--"].into_iter().chain(words.iter().copied())).within(&elsewhere).run().succeeds();
    ran.stdout.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

/// The shell, if it is installed; else the test says so and is over.
pub(crate) fn installed(shell: &str) -> bool {
    let is = ["/usr/bin", "/bin"].iter().any(|folder| Path::new(folder).join(shell).exists());
    if !is {
        skipped(&format!("{shell} is not installed"));
    }
    is
}

/// What a script of a shell prints, with metier in its path.
fn said_by(shell: &str, arguments: &[&str]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_metier")).parent().expect("a folder").display();
    let home = folder();
    let output = Command::new(shell)
        .args(arguments)
        .current_dir(root().join("tests"))
        .env_clear()
        .env("PATH", format!("{program}:/usr/bin:/bin"))
        .env("LANG", "C.UTF-8")
        // Some shells make folders of their own in it.
        .env("HOME", home.path())
        .output()
        .expect("the shell runs");
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error, "", "{shell} complains");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn ladders_levels_and_tracks_come_from_the_ladders_there_are() {
    let ladders = next(&["show", ""]);
    assert!(ladders.contains(&"roofing".into()) && ladders.len() == metier::store::LADDERS.len(), "{ladders:?}");
    assert_eq!(next(&["next", "roofing", ""]).len(), 11);
    assert_eq!(next(&["plan", "--ladder=roofing", "--level", ""]), next(&["show", "roofing", ""]));
    assert_eq!(next(&["diff", "roofing", "roofer", ""]), next(&["show", "roofing", ""]));
    assert!(next(&["next", "roofing", "roofer", "--track", ""]).contains(&"mastery".into()));
    assert!(next(&["next", "nowhere", ""]).is_empty());
}

#[test]
fn a_ladder_of_ones_own_is_completed_from_the_folder_on_the_line() {
    let folder = folder();
    let thatching = metier(["new", "ladder", "thatching", "-q"]).run().succeeds().stdout;
    write(&folder, "mine/thatching.toml", &thatching);
    let says = |words: &[&str], text: &str| {
        let words = ["complete", "--"].into_iter().chain(words.iter().copied());
        metier(words).within(&folder).with("HOME", folder.path()).run().succeeds().says(text);
    };
    says(&["--ladders", "mine", "show", ""], "thatching\tThatching\n");
    says(&["--ladders=~/mine", "show", "thatching", ""], "(shared trunk, rank 1)");
    says(&["show", "./mine/thatching.toml", ""], "(shared trunk, rank 1)");
    says(&["show", "~/mine/thatching.toml", ""], "(shared trunk, rank 1)");
}

#[test]
fn only_what_a_command_takes_is_offered() {
    assert_eq!(next(&["diff", "--format", ""]), ["text", "markdown", "json"]);
    assert_eq!(next(&["diff", "--format=js"]), ["--format=text", "--format=markdown", "--format=json"]);
    assert_eq!(next(&["diff", "--format", "=", "js"]), ["text", "markdown", "json"]);
    assert_eq!(next(&["generate", "completions", ""]), ["bash", "zsh", "fish", "powershell", "elvish"]);
    assert!(next(&["explain", ""]).contains(&"mastery-ceiling".into()));
    let topics = next(&["help", ""]);
    assert!(topics.contains(&"method".into()) && topics.contains(&"plan".into()), "{topics:?}");
    assert_eq!(next(&["help", "new", ""]), ["answers", "ladder", "questions"]);
    assert!(
        next(&["forget", "-"]).contains(&"--before".into()) && !next(&["forget", "-"]).contains(&"--format".into())
    );
    assert!(next(&["forget", "--before", ""]).is_empty());
    assert!(!next(&[""]).contains(&"complete".into()), "it is not for people");
}

#[test]
fn paths_are_left_to_the_shell() {
    assert_eq!(next(&["plan", ""]), [":toml"]);
    assert_eq!(next(&["plan", "--coach", ""]), [":toml"]);
    assert_eq!(next(&["plan", "-o", ""]), [":files"]);
    assert_eq!(next(&["import", ""]), [":files"]);
    assert_eq!(next(&["generate", "man", ""]), [":folders"]);
    assert_eq!(next(&["list", "--ladders", ""]), [":folders"]);
    assert!(next(&["show", "./mi"]).contains(&":toml".into()) && !next(&["show", "ro"]).contains(&":toml".into()));
}

#[test]
fn nothing_is_complained_of_whatever_is_typed() {
    for words in [&["x", "--", "-", "--y=", "z"][..], &["--ladders", "/nowhere", "show", ""], &["plan", "-", "--level"]]
    {
        metier(["complete", "--"].into_iter().chain(words.iter().copied()))
            .with("METIER_LADDERS", "/nowhere")
            .run()
            .succeeds();
    }
    metier(["complete", "--next", "--", "generate", "schema"]).run().succeeds().says("answers\t");
}

#[test]
fn bash_completes() {
    if !installed("bash") {
        return;
    }
    let script = "source <(metier generate completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  _metier; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let bash = |words: &[&str]| {
        let said = said_by("bash", &[&["--norc", "--noprofile", "-c", script, "bash", "metier"], words].concat());
        let mut words: Vec<String> = said.lines().map(str::to_owned).collect();
        words.sort();
        words
    };
    assert_eq!(bash(&["show", "ro"]), ["roofing"]);
    assert_eq!(bash(&["show", "roofing", "lead"]), ["lead-technician"]);
    assert_eq!(bash(&["plan", "--format", "=", "j"]), ["json"]);
    assert_eq!(bash(&["list", "--format", "="]), ["json", "markdown", "text"]);
    assert_eq!(
        bash(&["plan", "people/maya"]),
        ["people/maya-coach.toml", "people/maya-self.toml", "people/maya-then.toml"]
    );
    assert_eq!(bash(&["list", "-o", "people/do"]), ["people/doing.toml"]);
    assert_eq!(bash(&["list", "--ladders", "peo"]), ["people"]);
}

#[test]
fn fish_completes() {
    if !installed("fish") {
        return;
    }
    let fish = |line: &str| {
        let script = format!("metier generate completions fish | source; complete -C'{line}'");
        said_by("fish", &["--no-config", "-c", &script])
    };
    assert_eq!(fish("metier show ro"), "roofing\tRoofing\n");
    assert_eq!(fish("metier show roofing lead"), "lead-technician\tLead Technician (mastery, rank 4)\n");
    assert_eq!(fish("metier plan --format=j"), "--format=json\tFor scripts, one object a line\n");
    assert_eq!(fish("metier plan people/maya-s"), "people/maya-self.toml\n");
    assert_eq!(fish("metier plan --coach=people/maya-s"), "--coach=people/maya-self.toml\n");
    assert_eq!(fish("metier list --ladders peo"), "people/\n");
}

#[test]
fn zsh_completes() {
    if !installed("zsh") {
        return;
    }
    let home = Home::new();
    home.writes("maya.toml", "");
    home.writes("maya.txt", "");
    let mut zsh = home.opens(80, "PS1='ready> ' zsh -f");
    zsh.sees("ready> ").types("autoload -U compinit; compinit -u -D; source <(metier generate completions zsh)\r");
    zsh.sees("ready> ").types("metier show roofing lead\t").sees("-technician ").types("\r").sees("rank 4 of 7");
    zsh.sees("ready> ").types("echo metier; metier plan ma\t").sees("ya.toml ").types("\u{15}exit\r");
    zsh.ends(0);
}

#[test]
fn elvish_completes() {
    if !installed("elvish") {
        return;
    }
    let home = Home::new();
    let mut elvish = home.opens(80, "elvish -norc");
    // The prompt is not spelled out here, so that it is not seen before it is one.
    elvish.types("set edit:rprompt = { }; set edit:prompt = { put rea'dy> ' }\r");
    elvish.sees("ready> ").types("eval (metier generate completions elvish | slurp)\r");
    elvish.sees("ready> ").types("metier show roofing lead\t").sees("-technician").types("\r\r").sees("rank 4 of 7");
    elvish.sees("ready> ").types("exit\r").ends(0);
}

#[test]
fn a_script_is_written_to_a_file_once() {
    let folder = folder();
    let write = || metier(["generate", "completions", "zsh", "-o", "_metier"]).within(&folder).run();
    write().succeeds().says_nothing();
    write().ends_with(2).complains("_metier exists already");
    metier(["generate", "completions", "tcsh"]).run().ends_with(2).complains("bash, zsh, fish, powershell, elvish");
}

#[test]
fn the_folder_that_a_shell_looks_in_is_made_where_it_is_not_there_yet() {
    let folder = folder();
    let place = ".local/share/bash-completion/completions/metier";
    metier(["generate", "completions", "bash", "-o", place]).within(&folder).run().succeeds().says_nothing();
    assert!(folder.path().join(place).is_file());
    metier(["generate", "completions", "bash", "-o", &format!("{place}/x")])
        .within(&folder)
        .run()
        .ends_with(2)
        .complains("could not make the folder");
}
