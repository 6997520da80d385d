//! Results written to files: whole or not at all, and never over another unless asked to.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{folder, metier, person, root, write};

/// What lies in a folder, hidden or not.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("a file")
}

/// Every verb that gives a result, as typed.
fn verbs() -> Vec<Vec<String>> {
    let typed = [
        "plan doing.toml",
        "plan doing.toml both.toml --format json",
        "plan doing.toml --format markdown",
        "next software engineer",
        "show software",
        "show software engineer --format json",
        "list",
        "new answers software",
    ];
    let words = |typed: &str| {
        let word = |word: &str| {
            word.strip_suffix(".toml")
                .map_or_else(|| word.to_owned(), |name| root().join(person(name)).to_str().expect("UTF-8").to_owned())
        };
        typed.split(' ').map(word).collect()
    };
    typed.into_iter().map(words).collect()
}

#[test]
fn the_file_holds_what_would_have_been_printed_and_nothing_lies_beside_it() {
    for verb in verbs() {
        let folder = folder();
        let verb = || verb.iter().map(String::as_str);
        let printed = metier(verb()).within(&folder).run().succeeds().stdout;
        metier(verb().chain(["-o", "out"])).within(&folder).run().succeeds().says_nothing();
        assert_eq!(text(&folder.path().join("out")), printed);
        assert_eq!(names(folder.path()), ["out"]);

        write(&folder, "out", "mine\n");
        let ran = metier(verb().chain(["--output", "out"])).within(&folder).run().ends_with(2).says_nothing();
        ran.complains("out exists already").complains("--force");
        assert_eq!((text(&folder.path().join("out")), names(folder.path())), ("mine\n".into(), vec!["out".into()]));

        metier(verb().chain(["-o", "out", "--force"])).within(&folder).run().succeeds().says_nothing();
        assert_eq!((text(&folder.path().join("out")), names(folder.path())), (printed, vec!["out".into()]));
    }
}

#[test]
fn results_of_several_answers_are_gathered_without_the_bad_one() {
    let folder = folder();
    let (doing, both) = (root().join(person("doing")), root().join(person("both")));
    let files = [doing.to_str().expect("UTF-8"), "none.toml", both.to_str().expect("UTF-8")];
    let arguments = ["plan"].into_iter().chain(files).chain(["-o", "out.md", "--format", "markdown"]);
    metier(arguments).within(&folder).run().ends_with(2).says_nothing().complains("none.toml");
    let out = text(&folder.path().join("out.md"));
    assert!(out.contains("Staff Engineer") && out.contains("Tech Lead"), "{out}");
    metier(["plan", "none.toml", "-o", "nothing.md"]).within(&folder).run().ends_with(2);
    assert_eq!(names(folder.path()), ["out.md"], "no result, no file");
}

#[test]
fn where_nothing_can_be_written_it_is_said_and_nothing_is_left() {
    let folder = folder();
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    for (target, force) in [("sub", true), ("sub", false), ("none/out", false), ("sub/none/out", true)] {
        let force = if force { &["--force"][..] } else { &[] };
        let ran = metier(["list", "-o", target].into_iter().chain(force.iter().copied())).within(&folder).run();
        ran.ends_with(2).says_nothing().complains("error: ").complains(target);
    }
    assert_eq!((names(folder.path()), names(&folder.path().join("sub"))), (vec!["sub".to_owned()], vec![]));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = folder();
        let (target, link) = (write(&folder, "there/target", "mine\n"), folder.path().join("link"));
        symlink("there/target", &link).expect("a link");
        metier(["list", "-o", "link"]).within(&folder).run().ends_with(2).complains("link exists already");
        assert_eq!(text(&target), "mine\n");
        metier(["list", "-o", "link", "--force"]).within(&folder).run().succeeds();
        assert!(link.is_symlink());
        assert!(text(&target).starts_with("18 ladders"));
        assert_eq!(
            (names(folder.path()), names(&folder.path().join("there"))),
            (vec!["link".to_owned(), "there".to_owned()], vec!["target".to_owned()])
        );
    }

    #[test]
    fn a_link_to_nothing_yet_is_followed_too() {
        let folder = folder();
        fs::create_dir(folder.path().join("there")).expect("a folder");
        symlink("there/target", folder.path().join("link")).expect("a link");
        metier(["list", "-o", "link", "--force"]).within(&folder).run().succeeds();
        assert!(folder.path().join("link").is_symlink(), "the link is left as it is");
        assert!(text(&folder.path().join("there/target")).starts_with("18 ladders"));
    }

    #[test]
    fn a_result_may_be_read_by_whom_the_umask_lets() {
        let folder = folder();
        metier(["list", "-o", "list.txt"]).within(&folder).run().succeeds();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).expect("a file").permissions().mode() & 0o777;
        fs::write(folder.path().join("usual"), "").expect("a file");
        assert_eq!(mode("list.txt"), mode("usual"));
    }

    #[test]
    fn a_file_that_is_replaced_stays_as_open_or_as_closed_as_it_was() {
        let folder = folder();
        for before in [0o666, 0o664, 0o640, 0o600, 0o444] {
            let out = write(&folder, "out", "mine\n");
            fs::set_permissions(&out, PermissionsExt::from_mode(before)).expect("permissions");
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", "umask 022; exec \"$0\" list -o out --force", env!("CARGO_BIN_EXE_metier")]);
            let status = shell.env_clear().current_dir(&folder).stdin(Stdio::null()).status();
            assert!(status.expect("a run").success());
            assert!(text(&out).starts_with("18 ladders"));
            assert_eq!(fs::metadata(&out).expect("a file").permissions().mode() & 0o777, before, "{before:o}");
            fs::remove_file(out).expect("a file");
        }
    }

    #[test]
    fn the_standard_output_is_a_file_like_any_other() {
        let folder = folder();
        let printed = metier(["list"]).within(&folder).run().succeeds().stdout;
        for name in ["/dev/stdout", "/dev/fd/1"] {
            let ran = metier(["list", "-o", name]).within(&folder).run().succeeds();
            assert_eq!(ran.stdout, printed, "{name}");
        }
        metier(["list", "-o", "/dev/null"]).within(&folder).run().succeeds().says_nothing();
    }

    #[test]
    fn the_standard_output_may_lead_into_a_file() {
        let folder = folder();
        let out = folder.path().join("out");
        let file = fs::File::create(&out).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_metier"));
        command.args(["list", "-o", "/dev/stdout"]).env_clear().env("LANG", "C.UTF-8").current_dir(&folder);
        let ran = command.stdin(Stdio::null()).stdout(file).output().expect("a run");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "it is there to be written to");
        assert!(text(&out).starts_with("18 ladders"), "{}", text(&out));
        assert_eq!(names(folder.path()), ["out"]);
    }
}
