//! Streams and environment to the letter of the design: pipes that close, where results go, what happens without a
//! terminal, a home, or an open stream; and how text looks in [`looks`], what is no text in [`odd_bytes`].
#![cfg(unix)]

mod looks;
mod odd_bytes;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use metier::exit::Exit;

use crate::no_save::can_trace;
use crate::support::{folder, metier, person, root, skipped, write};
use crate::terminal::Home;

/// Every verb that ends without being asked anything, in every form it gives.
pub(crate) fn verbs() -> Vec<Vec<String>> {
    let (roofer, own, coach) = (person("roofer"), person("maya-self"), person("maya-coach"));
    let page: &[&str] = &["text", "markdown", "html", "json"];
    let with_sheet: &[&str] = &["text", "markdown", "html", "json", "csv"];
    let plain: &[&str] = &["text", "markdown", "json"];
    let with_forms = [
        (vec!["plan", &roofer], page),
        (vec!["mark", &roofer, "--from", "tests/people/roofer.md", "--dry-run"], plain),
        (vec!["next", "roofing", "roofer"], page),
        (vec!["compare", &own, &coach], page),
        (vec!["show", "roofing"], with_sheet),
        (vec!["show", "roofing", "roofer"], with_sheet),
        (vec!["diff", "roofing", "roofer", "foreman"], plain),
        (vec!["list"], plain),
        (vec!["where"], plain),
        (vec!["history"], plain),
        (vec!["explain"], plain),
        (vec!["check", "ladders/roofing.toml"], &["text", "concise", "github", "json", "markdown"]),
    ];
    let mut verbs: Vec<Vec<String>> = Vec::new();
    for (verb, forms) in with_forms {
        for form in forms {
            verbs.push(verb.iter().chain(&["--format", form]).map(|word| (*word).to_owned()).collect());
        }
    }
    let bare: [&[&str]; 9] = [
        &[],
        &["--help"],
        &["--version"],
        &["plan", "--help"],
        &["new", "answers", "roofing"],
        &["new", "ladder", "thatching"],
        &["new", "questions"],
        &["generate", "schema", "ladder"],
        &["import", "tests/sheets/engineering-matrix.csv", "--id", "engineering"],
    ];
    verbs.extend(bare.iter().map(|verb| verb.iter().map(|word| (*word).to_owned()).collect()));
    verbs
}

fn takes_output(verb: &[String]) -> bool {
    verb.first().is_some_and(|word| !word.starts_with('-')) && !verb.contains(&"--help".to_owned())
}

fn command(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_metier"));
    command.args(arguments).current_dir(root()).env_clear().env("LANG", "C.UTF-8").env("HOME", "/nonexistent");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Exit code, standard output and standard error.
#[track_caller]
fn outcome(mut command: Command) -> (Option<i32>, String, String) {
    let output = command.output().expect("a run");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A line of the shell with metier as `$0`.
fn shell(line: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_metier")]).current_dir(root());
    command.env_clear().env("LANG", "C.UTF-8").env("HOME", "/nonexistent");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    outcome(command)
}

// Pipes and streams.

#[test]
fn a_pipe_that_nobody_reads_ends_every_verb_in_every_form_quietly() {
    for verb in verbs() {
        for to in [&[][..], &["-o", "-"]] {
            if !to.is_empty() && !takes_output(&verb) {
                continue;
            }
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            let mut run = command(verb.iter().map(String::as_str).chain(to.iter().copied()).chain(["-q"]));
            run.stdout(writer);
            let (code, _, complaint) = outcome(run);
            assert_eq!((code, complaint.as_str()), (Some(0), ""), "{verb:?} {to:?}");
        }
    }
}

#[test]
fn a_minus_is_the_standard_output() {
    for verb in verbs().iter().filter(|verb| takes_output(verb)) {
        let plain = metier(verb.iter().map(String::as_str)).run();
        let named = metier(verb.iter().map(String::as_str).chain(["-o", "-"])).run();
        assert_eq!((plain.code, named.code), (Some(0), Some(0)), "{verb:?}: {}", named.stderr);
        // For what goes to a file, colour and width of the screen do not count; here they are the same.
        assert_eq!(plain.stdout, named.stdout, "{verb:?}");
    }
    let folder = folder();
    metier(["list", "-o", "-"]).within(&folder).run().succeeds();
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "no file is called -");
}

#[test]
fn a_stream_that_is_closed_breaks_nothing() {
    let no_panic = |(code, out, complaint): (Option<i32>, String, String), wanted: i32, line: &str| {
        assert_eq!(code, Some(wanted), "{line}: {complaint}");
        assert!(!complaint.contains("panicked") && !complaint.contains("mistake of its own"), "{line}: {complaint}");
        out
    };
    for (line, code) in [
        ("\"$0\" list >&-", 0),
        ("\"$0\" show nothing >&-", 2),
        ("\"$0\" plan >&- 2>&- <&-", 2),
        ("\"$0\" show nothing 2>&-", 2),
        ("\"$0\" plan <&-", 2),
        ("\"$0\" plan - <&-", 2),
        ("\"$0\" forget <&-", 0),
    ] {
        no_panic(shell(line), code, line);
    }
    assert!(no_panic(shell("\"$0\" list 2>&-"), 0, "list 2>&-").starts_with("18 ladders"));
    assert!(no_panic(shell("\"$0\" list <&-"), 0, "list <&-").starts_with("18 ladders"));
    // What is printed with the standard output closed must not end in the next file that is opened.
    let folder = folder();
    let (code, _, _) = shell(&format!("\"$0\" list -o '{}/out' >&-", folder.path().display()));
    assert_eq!(code, Some(0));
    assert!(fs::read_to_string(folder.path().join("out")).expect("a file").starts_with("18 ladders"));
}

#[test]
fn quiet_is_understood_by_every_verb_and_leaves_the_result_alone() {
    for verb in verbs() {
        let loud = metier(verb.iter().map(String::as_str)).run().ends_with(0);
        let quiet = metier(verb.iter().map(String::as_str).chain(["-q"])).run().succeeds();
        assert_eq!(loud.stdout, quiet.stdout, "{verb:?}");
    }
    metier(["plan", "-q"]).run().ends_with(2).complains("no terminal to ask questions in");
}

#[test]
fn without_a_terminal_the_two_ways_round_are_named() {
    for arguments in [&["plan"][..], &["plan", "--short"], &["plan", "--as", "coach"]] {
        let ran = metier(arguments.iter().copied()).stdin("1\n2\n3\n").run().ends_with(2).says_nothing();
        ran.complains("metier plan me.toml").complains("metier new answers LADDER");
    }
    let ran = metier(["plan", "roofing", "--short"]).stdin("1\n2\n3\n").run().ends_with(2).says_nothing();
    ran.complains("no answers about roofing are saved").complains("    metier new answers roofing -o me.toml\n");
    // One of the two streams is not enough.
    for redirected in ["< /dev/null", "2> said"] {
        let home = Home::new();
        home.opens(80, &format!("metier plan {redirected}")).ends(2);
        let mut quiet = home.opens(80, "metier plan --no-input");
        quiet.sees("--no-input was given");
        quiet.ends(2);
    }
}

// Faults of metier's own.

#[test]
fn no_trace_is_printed_whatever_is_asked_for() {
    for value in ["1", "full"] {
        for verb in [&["show", "nothing"][..], &["plan", "none.toml"], &["list", "--width", "3"], &["check", "none"]] {
            let ran =
                metier(verb.iter().copied()).with("RUST_BACKTRACE", value).with("RUST_LIB_BACKTRACE", value).run();
            assert_eq!(ran.code, Some(2));
            for word in ["backtrace", "stack", "src/", ".rs:"] {
                assert!(!ran.stderr.contains(word), "{verb:?}: {}", ran.stderr);
            }
        }
    }
}

#[test]
fn a_mistake_of_its_own_is_said_calmly_and_once() {
    let mut said = Vec::new();
    metier::verbs::say_fault("panicked at x.rs:1:2:\nindex \u{1b}[31m out of bounds", &mut said);
    let said = String::from_utf8(said).expect("text");
    assert!(said.contains("mistake of its own") && said.contains("It is not your doing"), "{said}");
    assert!(said.contains("index") && !said.contains('\u{1b}'), "{said}");
    assert!(said.lines().count() <= 6 && !said.contains("backtrace"), "{said}");
}

#[test]
fn a_mistake_of_its_own_ends_with_its_code_and_without_a_trace() {
    if !can_trace() {
        return skipped("strace is not here, or may not trace");
    }
    // The system has no random numbers, which metier counts on: a real fault, in metier as it is started.
    for verb in [&["check", "ladders/roofing.toml"][..], &["diff", "roofing", "roofer", "foreman"]] {
        let mut run = Command::new("strace");
        run.args(["-f", "-o", "/dev/null", "-e", "trace=getrandom", "-e", "inject=getrandom:error=EIO"]);
        run.arg(env!("CARGO_BIN_EXE_metier")).args(verb).current_dir(root());
        run.env("RUST_BACKTRACE", "1").env("HOME", "/nonexistent").stdin(Stdio::null());
        let (code, out, said) = outcome(run);
        assert_eq!((code, out.as_str()), (Some(Exit::FAULT), ""), "{verb:?}: {said}");
        assert!(said.starts_with("\nmetier has made a mistake of its own") && said.lines().count() == 5, "{said}");
        assert!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
    }
}

// Where results go.

#[test]
fn where_a_result_cannot_go_it_is_said_and_nothing_is_lost() {
    let folder = folder();
    write(&folder, "mine", "mine\n");
    write(&folder, "sub/inside", "");
    for (target, options, said) in [
        ("mine", &[][..], "mine exists already and is left as it is (--force replaces it)"),
        ("none/out", &[], "could not write none/out"),
        ("none/out", &["--force"], "could not write none/out"),
        ("sub", &[], "could not write sub"),
        ("sub", &["--force"], "could not write sub"),
        ("mine/out", &["--force"], "could not write mine/out"),
        ("", &["--force"], "--output needs a value"),
    ] {
        let run = metier([&["list", "-o", target], options].concat()).with("COLUMNS", "100").within(&folder).run();
        let run = run.ends_with(2).says_nothing().complains(said);
        assert_eq!(run.stderr.matches("error:").count(), 1, "{}", run.stderr);
    }
    assert_eq!(fs::read_to_string(folder.path().join("mine")).expect("a file"), "mine\n");
    metier(["list", "-o", "mine", "--force"]).within(&folder).run().succeeds().says_nothing();
    assert!(fs::read_to_string(folder.path().join("mine")).expect("a file").starts_with("18 ladders"));
}

#[test]
fn a_folder_that_may_not_be_written_to_is_said() {
    let folder = folder();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("permissions");
    // Who may do anything is stopped by no permission; a system's own folder stops them too.
    let target = match fs::write(closed.join("try"), "") {
        Err(_) => closed.join("out"),
        Ok(()) if Path::new("/proc/self").exists() => "/proc/out".into(),
        Ok(()) => return skipped("nothing is forbidden to whoever runs this"),
    };
    let target = target.to_str().expect("UTF-8");
    metier(["list", "-o", target]).run().ends_with(2).says_nothing().complains("could not write");
    let ran = metier(["list", "-o", target, "--force"]).run().ends_with(2);
    assert!(!ran.stderr.contains(".metier-"), "the temporary file means nothing to anyone: {}", ran.stderr);
}

#[test]
fn the_streams_have_names_too() {
    let printed = metier(["list"]).run().succeeds().stdout;
    for name in ["/dev/stdout", "/proc/self/fd/1"] {
        assert_eq!(metier(["list", "-o", name]).run().succeeds().stdout, printed, "{name}");
    }
    assert_eq!(metier(["list", "-o", "/dev/stderr"]).run().ends_with(0).says_nothing().stderr, printed);
}

// Folders.

#[test]
fn nobody_needs_a_home() {
    for home in [None, Some(""), Some("relative"), Some("/nonexistent")] {
        for verb in
            [&["list"][..], &["show", "roofing"], &["plan", &person("roofer")], &["where"], &["new", "answers", "hvac"]]
        {
            let run = metier(verb.iter().copied()).without("HOME");
            let run = home.map_or_else(|| metier(verb.iter().copied()).without("HOME"), |home| run.with("HOME", home));
            run.run().ends_with(0);
        }
    }
}

#[test]
fn a_folder_of_the_system_that_is_not_absolute_is_left_out() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("config/metier/ladders")).expect("a folder");
    let text = fs::read_to_string(root().join("ladders/roofing.toml")).expect("a ladder");
    write(&folder, "config/metier/ladders/thatching.toml", &text);
    let home = folder.path().to_str().expect("UTF-8").to_owned();
    let run = |value: &str| {
        let run = metier(["where", "--format", "json"]).with("HOME", &home).within(&folder);
        let run = run.with("XDG_CONFIG_HOME", value).with("XDG_STATE_HOME", value).with("XDG_DATA_HOME", value);
        run.run().ends_with(0).stdout
    };
    assert_eq!(run("config"), run(""), "as if it were not set");
    let of_config = |value: &str| {
        let run = metier(["show", "thatching"]).with("HOME", &home).with("XDG_CONFIG_HOME", value).within(&folder);
        run.run().code
    };
    assert_eq!(of_config("config"), Some(2));
    assert_eq!(of_config(&format!("{home}/config")), Some(0));
}

#[test]
fn an_empty_folder_for_ladders_is_none() {
    let plain = metier(["list"]).run().succeeds().stdout;
    assert_eq!(metier(["list"]).with("METIER_LADDERS", "").run().succeeds().stdout, plain);
    let ran = metier(["list"]).with("METIER_LADDERS", "/nonexistent/none").run().ends_with(0);
    ran.complains("there is no folder /nonexistent/none to look for ladders in");
}

// The same input, the same bytes.

#[test]
fn the_same_input_gives_the_same_bytes_on_every_day_and_in_every_zone() {
    let folder = folder();
    let (state, data) = (folder.path().join("state"), folder.path().join("data"));
    fs::create_dir_all(data.join("metier")).expect("a folder");
    for name in ["maya-then", "maya-self"] {
        let text = fs::read_to_string(root().join(person(name))).expect("a sheet");
        let made = if name == "maya-then" { "2025-11-20" } else { "2026-11-20" };
        write(&folder, &format!("data/metier/roofing-self-maya-{made}.toml"), &text);
    }
    for verb in verbs() {
        let run = |zone: &str, home: &str| {
            let run = metier(verb.iter().map(String::as_str)).with("SOURCE_DATE_EPOCH", "1795176000").with("TZ", zone);
            let run = run.with("HOME", home).with("XDG_STATE_HOME", &state).with("XDG_DATA_HOME", &data);
            run.with("XDG_CONFIG_HOME", "/nonexistent").with("USER", home).with("HOSTNAME", home).run().ends_with(0)
        };
        let (one, other) = (run("UTC", "/nonexistent"), run("Pacific/Auckland", "/nowhere"));
        assert_eq!((one.stdout, one.stderr), (other.stdout, other.stderr), "{verb:?}");
    }
}
