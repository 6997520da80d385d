//! The completions, in the shells themselves where they are installed: a clean shell loads the script and is asked for
//! what follows on lines that people type.

use std::path::Path;
use std::process::Command;

use crate::support::{Run, folder, metier, root, skipped, write};
use crate::terminal::Home;

/// metier, asked as the script of a shell asks it: `words` are the line, the last the one that is being typed.
pub(crate) fn asked(shell: &str, words: &[&str]) -> Run {
    metier(["--", "metier"].into_iter().chain(words.iter().copied())).with("METIER_COMPLETE", shell)
}

/// What could come next, word for word, but for the options that may stand anywhere.
fn next(words: &[&str]) -> Vec<String> {
    let elsewhere = folder();
    let ran = asked("fish", words).within(&elsewhere).run().succeeds();
    let found = ran.stdout.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned());
    let is_option = |word: &String| word.starts_with('-') && words.last() == Some(&"");
    found.filter(|word| !is_option(word)).collect()
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
    assert_eq!(next(&["mark", "roofing", "--level", ""]), next(&["show", "roofing", ""]));
    assert!(next(&["next", "nowhere", ""]).is_empty());
}

#[test]
fn a_ladder_of_ones_own_is_completed_from_every_folder_that_is_searched() {
    let folder = folder();
    let thatching = metier(["new", "ladder", "thatching", "-q"]).run().succeeds().stdout;
    write(&folder, "mine/thatching.toml", &thatching);
    let says = |words: &[&str], text: &str| {
        asked("fish", words).within(&folder).with("HOME", folder.path()).run().succeeds().says(text);
    };
    says(&["--ladders", "mine", "show", ""], "thatching\tThatching\n");
    says(&["--ladders=~/mine", "show", "thatching", ""], "(before the tracks split, rank 1)");
    says(&["show", "./mine/thatching.toml", ""], "(before the tracks split, rank 1)");
    says(&["show", "~/mine/thatching.toml", ""], "(before the tracks split, rank 1)");
    let ran = asked("fish", &["show", ""]).within(&folder).with("METIER_LADDERS", folder.path().join("mine")).run();
    ran.succeeds().says("thatching\tThatching\n");
    write(&folder, "ladders/reeds.toml", &thatching.replace("id = \"thatching\"", "id = \"reeds\""));
    write(&folder, ".config/metier/ladders/straw.toml", &thatching.replace("id = \"thatching\"", "id = \"straw\""));
    says(&["show", ""], "reeds\tThatching\n");
    says(&["show", ""], "straw\tThatching\n");
}

#[test]
fn only_what_a_command_takes_is_offered() {
    assert_eq!(next(&["diff", "--format", ""]), ["text", "markdown", "json"]);
    assert_eq!(next(&["diff", "--format=js"]), ["--format=json"]);
    assert_eq!(next(&["generate", "completions", ""]), ["bash", "zsh", "fish", "powershell", "elvish"]);
    assert_eq!(next(&["generate", "schema", "h"]), ["history"]);
    assert_eq!(next(&["explain", "mastery-c"]), ["mastery-ceiling"]);
    let topics = next(&["help", ""]);
    assert!(topics.contains(&"method".into()) && topics.contains(&"plan".into()), "{topics:?}");
    assert_eq!(next(&["help", "new", ""]), ["answers", "ladder", "questions"]);
    assert_eq!(next(&["help", "new", "ladder", ""]), [""; 0]);
    let options = next(&["forget", "--"]);
    assert!(options.contains(&"--before".into()) && !options.contains(&"--format".into()), "{options:?}");
    assert_eq!(next(&["forget", "--before", ""]), [""; 0]);
    assert_eq!(next(&["gen"]), ["generate"]);
}

#[test]
fn files_are_offered_where_a_file_is_meant() {
    let folder = folder();
    for file in ["me.toml", "me.txt", "mine/other.toml"] {
        write(&folder, file, "");
    }
    let files = |words: &[&str]| asked("fish", words).within(&folder).run().succeeds().stdout;
    assert_eq!(files(&["plan", "m"]), "me.toml\nmine/\n");
    assert_eq!(files(&["plan", "--coach", ""]), "me.toml\nmine/\n");
    assert_eq!(files(&["check", "mi"]), "mine/\n", "no ladder is called so");
    assert_eq!(files(&["show", "./mine/o"]), "./mine/other.toml\n");
    assert_eq!(files(&["import", "me"]), "me.toml\nme.txt\n");
    assert_eq!(files(&["plan", "-o", "me.tx"]), "me.txt\n");
    assert_eq!(files(&["list", "--ladders", "m"]), "mine/\n");
    assert_eq!(files(&["generate", "man", "m"]), "mine/\n");
}

#[test]
fn saved_answers_are_offered_by_their_ladder() {
    let home = Home::new();
    let answers = std::fs::read_to_string(root().join(crate::support::person("roofer"))).expect("a person");
    home.writes(".local/share/metier/roofing-self-2026-11-20.toml", &answers);
    home.writes(".local/share/metier/notes.toml", &answers);
    let elsewhere = folder();
    let offered = |words: &[&str]| asked("fish", words).within(&elsewhere).with("HOME", home.path("")).run().succeeds();
    assert_eq!(offered(&["plan", "me.toml", "--coach", ""]).stdout, "roofing\tsaved answers\n");
    assert_eq!(offered(&["compare", "me.toml", "r"]).stdout, "roofing\tsaved answers\n");
    offered(&["plan", ""]).says("roofing\tRoofing\n").says("software\tSoftware engineering\n");
}

#[test]
fn nothing_is_complained_of_whatever_is_typed() {
    let lines: [&[&str]; 9] = [
        &[],
        &["x", "--", "-", "--y=", "z"],
        &["--ladders", "/nowhere", "show", ""],
        &["plan", "-", "--level"],
        &["plan", "--level", ""],
        &["next", "nowhere", ""],
        &["show", "--help", "roofing", ""],
        &["check", "..", "../"],
        &["plan", "--as=", "--", "--as", "=", "="],
    ];
    for words in lines {
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            for at in ["", "0", "2", "99", "-1"] {
                let ran = asked(shell, words).with("METIER_LADDERS", "/nowhere").with("_CLAP_COMPLETE_INDEX", at);
                let ran = ran.run().ends_with(0);
                assert_eq!(ran.stderr, "", "{shell} {at}: {words:?}");
            }
        }
    }
    metier(["--"]).with("METIER_COMPLETE", "fish").run().ends_with(0).says_nothing();
}

#[test]
fn a_pipe_in_the_place_of_a_ladder_is_not_waited_for() {
    let folder = folder();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.toml")).status().expect("mkfifo").success());
    asked("fish", &["show", "./pipe.toml", "x"]).within(&folder).run().ends_with(0).says_nothing();
}

#[test]
fn to_ask_writes_nothing() {
    let home = Home::new();
    for words in [&["plan", ""][..], &["history", ""], &["generate", "man", ""]] {
        asked("fish", words).within(home.path("")).with("HOME", home.path("")).run().succeeds();
    }
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn a_line_of_a_person_is_carried_out_whatever_the_environment_says() {
    for value in ["bash", "fish", "1", "tcsh", ""] {
        let ran = metier(["list"]).with("METIER_COMPLETE", value).with("COMPLETE", value).run();
        ran.succeeds().says("18 ladders");
    }
    metier(["--", "list"]).with("METIER_COMPLETE", "tcsh").run().ends_with(2).complains("`list` is one word too many");
}

#[test]
fn bash_completes() {
    if !installed("bash") {
        return;
    }
    // What readline does: the words of the line, cut at `=` too, and the one that is being typed.
    let script = "source <(metier generate completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  current=${!#}; [[ $current == = ]] && current=; \
                  _clap_complete_metier metier \"$current\" ''; printf '%s\n' \"${COMPREPLY[@]}\"";
    let bash = |words: &[&str]| {
        let said = said_by("bash", &[&["--norc", "--noprofile", "-c", script, "bash", "metier"], words].concat());
        said.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(bash(&["show", "ro"]), ["roofing"]);
    assert_eq!(bash(&["show", "roofing", "lead"]), ["lead-technician"]);
    assert_eq!(bash(&["next", "--format", "=", "json", "roofing", "lead"]), ["lead-technician"]);
    assert_eq!(bash(&["plan", "roofing", "--level", "=", "lead"]), ["lead-technician"]);
    assert_eq!(bash(&["plan", "--format", "=", "j"]), ["json"]);
    assert_eq!(bash(&["list", "--format", "="]), ["text", "markdown", "json"]);
    assert_eq!(
        bash(&["plan", "people/maya"]),
        ["people/maya-coach.toml", "people/maya-self.toml", "people/maya-then.toml"]
    );
    assert_eq!(bash(&["list", "-o", "people/do"]), ["people/doing.toml"]);
    assert_eq!(bash(&["list", "--ladders", "peo"]), ["people/"]);
}

#[test]
fn bash_completes_in_a_terminal_and_quotes_the_names_of_files() {
    if !installed("bash") {
        return;
    }
    let home = Home::new();
    home.writes("my answers.toml", "");
    let mut bash = home.opens(80, "PS1='rea''dy> ' bash --norc --noprofile");
    bash.sees("ready> ").types("bind 'set bell-style none'; source <(metier generate completions bash)\r");
    bash.sees("ready> ")
        .types("metier show roofing lead\t")
        .sees("lead-technician ")
        .types("\r")
        .sees("(mastery, rank 4)");
    bash.sees("ready> ").types("echo metier; metier plan my\t").sees("my\\ answers.toml ").types("\u{15}");
    bash.types("metier list --format=js\t").sees("--format=json ").types("\u{15}exit\r").ends(0);
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
    assert_eq!(fish("metier plan --format=j"), "--format=json\tFor scripts, one object per line\n");
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
    zsh.sees("ready> ").types("metier show roofing lead\t").sees("-technician ").types("\r").sees("(mastery, rank 4)");
    zsh.sees("ready> ").types("echo metier; metier plan ma\t").sees("ya.toml ").types("\u{15}exit\r");
    zsh.ends(0);
}

#[test]
fn zsh_finds_the_script_in_its_own_folder() {
    if !installed("zsh") {
        return;
    }
    let home = Home::new();
    home.writes("functions/_metier", &metier(["generate", "completions", "zsh"]).run().succeeds().stdout);
    let mut zsh = home.opens(80, "PS1='ready> ' zsh -f");
    zsh.sees("ready> ").types("fpath=($PWD/functions $fpath); autoload -U compinit; compinit -u -D\r");
    // The first time too, when the file is only read.
    zsh.sees("ready> ").types("metier show roofing lead\t").sees("-technician ").types("\r").sees("(mastery, rank 4)");
    zsh.sees("ready> ").types("exit\r").ends(0);
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
    elvish
        .sees("ready> ")
        .types("metier show roofing lead\t")
        .sees("-technician")
        .types("\r\r")
        .sees("(mastery, rank 4)");
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
