//! A ladder that an answers file names: whoever wrote it can have named any file of this computer.
#![cfg(unix)]

use std::fs;
use std::process::Command;

use crate::support::{folder, metier, root, write};
use crate::terminal::{Home, sheet};

const SECRET: &str = "hunter2";

fn answers(ladder: &str) -> String {
    sheet(28).replace("\"roofing\"", &format!("\"{ladder}\""))
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = folder();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("mkfifo").success());
    for ladder in ["./pipe", "/dev/stdin", "/dev/zero", "./."] {
        write(&folder, "me.toml", &answers(ladder));
        let refused = format!("{ladder} is not a file, and a ladder is one");
        // Nobody writes into the pipe: what waited for it would be ended by `timeout`.
        let bare = |line: &str| {
            let program = env!("CARGO_BIN_EXE_metier");
            let shell = format!("cat me.toml | timeout 10 {program} {line} 2>&1");
            let output = Command::new("/bin/sh").args(["-c", &shell]).current_dir(&folder).output().expect("a shell");
            (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
        };
        for line in ["plan me.toml", "plan -", "compare me.toml me.toml", "plan me.toml --coach coach.toml"] {
            write(&folder, "coach.toml", &answers(ladder).replace("\"self\"", "\"coach\""));
            let (code, said) = bare(line);
            assert_eq!(code, Some(2), "{ladder} {line}: {said}");
            assert!(said.contains(&refused), "{ladder} {line}: {said}");
        }
    }
}

#[test]
fn of_a_file_that_is_no_ladder_not_a_word_is_told() {
    let folder = folder();
    let secrets = [
        format!("root:{SECRET}:19000:0:99999:7:::\n"),
        format!("PATH=/bin\0TOKEN={SECRET}\0"),
        format!("[registry]\ntoken = \"{SECRET}\"\n"),
        format!("{SECRET} = 1\n"),
        format!("a = \"{SECRET}\n"),
    ];
    for secret in secrets {
        write(&folder, "secret", &secret);
        write(&folder, "me.toml", &answers("./secret"));
        for line in
            ["plan me.toml", "plan me.toml --format json", "compare me.toml me.toml", "plan me.toml --accessible"]
        {
            let ran = metier(line.split(' ')).within(&folder).run().ends_with(2);
            let all = ran.stdout.clone() + &ran.stderr;
            assert!(!all.contains(SECRET) && !all.contains("token") && !all.contains("root"), "{line}: {all}");
            assert!(all.contains("./secret"), "{line}: {all}");
        }
    }
}

#[test]
fn a_ladder_with_a_mistake_in_it_is_shown_as_before() {
    let folder = folder();
    let ladder = fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder");
    write(&folder, "our.toml", &ladder.replace("summary = ", "sumary = "));
    write(&folder, "me.toml", &answers("our.toml"));
    metier(["plan", "me.toml"]).within(&folder).run().ends_with(2).complains("sumary = \"").complains("━━━");
    // Named on the command line it is one's own wish.
    write(&folder, "broken.toml", "name = \"x\n");
    metier(["show", "broken.toml"]).within(&folder).run().ends_with(2).complains("name = \"x");
    write(&folder, "our.toml", &ladder);
    metier(["plan", "me.toml"]).within(&folder).run().succeeds();
}

#[test]
fn the_command_line_may_name_a_stream() {
    let ladder = fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder");
    let from_file = metier(["show", "roofing", "--format", "csv"]).run().succeeds().stdout;
    let ran = metier(["show", "/dev/stdin", "--format", "csv"]).stdin(ladder).run().succeeds();
    assert_eq!(ran.stdout, from_file);
}

#[test]
fn an_unfinished_interview_does_not_wait_for_a_pipe_either() {
    let home = Home::new();
    assert!(Command::new("mkfifo").arg(home.path("pipe")).status().expect("mkfifo").success());
    home.writes("state/metier/roofing-self.toml", &answers(&home.path("pipe").display().to_string()));
    home.opens(200, "metier plan").sees("is not a file, and a ladder is one").sees("--again").ends(2);
}
