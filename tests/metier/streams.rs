//! Streams, exit codes and the environment: what scripts depend on.

use std::io::Read as _;
use std::process::{Command, Stdio};

use crate::properties::screen::is_harmless;
use crate::support::{folder, metier, person, root, stays_whole, write};

#[test]
fn results_go_to_stdout_and_complaints_to_stderr() {
    metier(["plan", &person("doing")]).run().succeeds().says("Mastery.");
    metier(["plan", "nobody.toml"]).run().ends_with(2).says_nothing().complains("error: could not read nobody.toml");
    metier(["plan", &person("eleven")])
        .run()
        .ends_with(3)
        .says("No recommendation yet: 11 of 28")
        .complains("Answer more");
}

#[test]
fn bad_arguments_are_exit_code_2() {
    metier(["plan", "--nonsense"]).run().ends_with(2).says_nothing().complains("metier plan has no option --nonsense");
    metier(["plan", "a.toml", "--again"]).run().ends_with(2).complains("--again is for an interview");
    metier(["--version"]).run().succeeds().says("metier 0.1.0");
    metier(["--help"]).run().succeeds().says("Examples:\n");
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    for arguments in [&["plan"][..], &["plan", "--no-input"], &["plan", "--ask", "tests/people/eleven.toml"]] {
        let ran = metier(arguments.iter().copied()).run().ends_with(2).says_nothing();
        ran.complains("no terminal to ask questions in")
            .complains("metier plan me.toml")
            .complains("metier new answers");
    }
}

#[test]
fn quiet_leaves_warnings_and_hints_out_and_errors_in() {
    metier(["plan", &person("eleven"), "-q"]).run().ends_with(3);
    assert_eq!(metier(["plan", &person("eleven"), "-q"]).run().stderr, "");
    metier(["show", "nothing", "-q"]).run().ends_with(2).complains("no ladder named");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_metier"))
        .args(["plan", "--format", "json"])
        .args(std::iter::repeat_n(person("roofer"), 2000))
        .current_dir(root())
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut beginning = [0; 10];
    child.stdout.take().expect("a pipe").read_exact(&mut beginning).expect("a beginning");
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
    assert_eq!((child.wait().expect("an end").code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_surroundings() {
    let json = |run: crate::support::Run| run.run().succeeds().stdout;
    let plain = json(metier(["plan", &person("roofer"), "--format", "json"]));
    for (name, value) in [
        ("COLUMNS", "40"),
        ("NO_COLOR", "1"),
        ("CLICOLOR_FORCE", "1"),
        ("LANG", "C"),
        ("ACCESSIBLE", "1"),
        ("TERM", "dumb"),
    ] {
        assert_eq!(json(metier(["plan", &person("roofer"), "--format", "json"]).with(name, value)), plain, "{name}");
    }
    let options = [
        "plan",
        &person("roofer"),
        "--format",
        "json",
        "--width",
        "40",
        "--ascii",
        "--color",
        "always",
        "--accessible",
    ];
    assert_eq!(json(metier(options)), plain);
}

#[test]
fn the_environment_is_read_as_documented() {
    let first = |run: crate::support::Run| run.run().succeeds().stdout;
    let plan = || metier(["plan", "tests/people/roofer.toml"]);
    let wide = first(plan());
    assert!(wide.contains('█') && !wide.contains('\u{1b}'));
    assert!(first(plan().with("LANG", "C")).is_ascii());
    assert!(first(plan().without("LANG")).is_ascii());
    assert!(!first(plan().with("LC_ALL", "de_DE.UTF-8").with("LANG", "C")).is_ascii());
    assert!(first(plan().with("CLICOLOR_FORCE", "1")).contains('\u{1b}'));
    assert!(!first(plan().with("CLICOLOR_FORCE", "1").with("NO_COLOR", "1")).contains('\u{1b}'));
    assert!(first(plan().with("CLICOLOR_FORCE", "1").with("NO_COLOR", "")).contains('\u{1b}'));
    let narrow = first(plan().with("COLUMNS", "40"));
    assert!(narrow.lines().all(|line| line.chars().count() < 40 || stays_whole(line)), "{narrow}");
    assert!(first(plan().with("ACCESSIBLE", "1")).contains("You like, doing: 4.7 of 5."));
    assert_eq!(first(plan().with("ACCESSIBLE", "0")), wide);
}

#[test]
fn a_backtrace_is_never_printed() {
    let ran = metier(["plan", "nobody.toml"]).with("RUST_BACKTRACE", "1").run().ends_with(2);
    assert!(!ran.stderr.contains("backtrace") && !ran.stderr.contains("src/"), "{}", ran.stderr);
}

#[test]
fn of_several_files_the_worst_exit_code_counts() {
    let ran =
        metier(["plan", &person("doing"), "nobody.toml", &person("eleven"), "--format", "json"]).run().ends_with(2);
    let kinds: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["kind"].as_str().expect("a kind").into()
        })
        .collect();
    assert_eq!(kinds, ["plan", "error", "plan"]);
    metier(["plan", &person("doing"), &person("eleven")]).run().ends_with(3).says("tests/people/doing.toml:\nMastery.");
}

#[test]
fn what_comes_from_a_file_cannot_act_on_the_screen() {
    let folder = folder();
    let sheet = "format = 1\nladder = \"general\"\nname = \"\\u001b[31mred\"\ncraft = \"\\u001b]0;title\\u0007\\u202Ecraft\"\n[answers]\n";
    let answers: String = metier::format::bundled_bank()
        .expect("a bank")
        .questions
        .iter()
        .fold(String::new(), |all, q| all + &q.id + " = 4\n");
    let file = write(&folder, "evil.toml", &format!("{sheet}{answers}"));
    let file = file.to_string_lossy();
    for options in [&[][..], &["--accessible"], &["--format", "markdown"], &["--format", "json"], &["--width", "40"]] {
        let ran = metier([&["plan", &file], options].concat()).run().succeeds();
        is_harmless(&format!("{options:?}"), &ran.stdout);
    }
}
