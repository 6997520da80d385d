//! The words the tests are written in: `metier(["plan", "x.toml"]).stdin("…").run().succeeds().says("…")`.

use std::io::Write as _;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::ProptestConfig;

/// So many cases of a property, or as many as `PROPTEST_CASES` asks for.
#[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let wished = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let rejects = u32::MAX;
    ProptestConfig {
        cases: wished.unwrap_or(usual),
        max_local_rejects: rejects,
        max_global_rejects: rejects,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Whether the `n`th thing that a long test tries is tried now: one of so many, or all with `METIER_WHOLE=1`, as `.ci/run`
/// has it.
#[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the tests")]
pub(crate) fn chosen(n: usize, of: usize) -> bool {
    std::env::var_os("METIER_WHOLE").is_some() || n.is_multiple_of(of)
}

/// The test that runs is left out, and why: said past the harness, which shows what passes only on demand. `.ci/run`
/// counts these lines.
#[track_caller]
pub(crate) fn skipped(why: &str) {
    let (here, thread) = (Location::caller(), std::thread::current());
    // Where all tests share one thread, it has none of their names.
    let place = || format!("{}:{}", here.file(), here.line());
    let test = thread.name().filter(|name| *name != "main").map_or_else(place, str::to_owned);
    left_out(&test, why);
}

/// The same of a test by its name.
pub(crate) fn left_out(test: &str, why: &str) {
    // In one piece, so that no other line gets into it.
    let _ = std::io::stderr().write_all(format!("skipped: {test}: {why}\n").as_bytes());
}

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A person's answers in `tests/people`.
pub(crate) fn person(name: &str) -> String {
    format!("tests/people/{name}.toml")
}

/// A folder of its own for one test, gone at its end. Its path is short and plain wherever it can be, so that lines end
/// where they do elsewhere and a shell reads it as it stands, whatever TMPDIR is.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/tmp").or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// A run of the binary that is being put together. It begins in the package's folder, with an environment of its own
/// (UTF-8, no home) and without a terminal. The bundled ladders are meant unless a test says otherwise, so the folder
/// `ladders` of the package is out of the way.
pub(crate) struct Run {
    command: Command,
    stdin: Vec<u8>,
}

/// Begins a run.
pub(crate) fn metier<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_metier"));
    command.args(arguments).current_dir(root()).env_clear().env("LANG", "C.UTF-8").env("HOME", "/nonexistent");
    Run { command, stdin: Vec::new() }
}

impl Run {
    /// With a variable in its environment.
    pub(crate) fn with(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// In a folder.
    pub(crate) fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With a text on its standard input.
    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Runs it.
    pub(crate) fn run(mut self) -> Ran {
        let said = format!("{:?}", self.command);
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the binary starts");
        // A run that reads nothing closes its end.
        let _ = child.stdin.take().expect("a pipe").write_all(&self.stdin);
        let output = child.wait_with_output().expect("the binary ends");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { said, code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// What a run did.
pub(crate) struct Ran {
    said: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// It ended with this code.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\nstdout: {}\nstderr: {}", self.said, self.stdout, self.stderr);
        self
    }

    /// It ended well and had nothing to complain of.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        let ran = self.ends_with(0);
        // What was written is said, which is no complaint.
        let complaints: Vec<&str> = ran.stderr.lines().filter(|line| !line.starts_with("Wrote ")).collect();
        assert!(complaints.is_empty(), "{}\n{}", ran.said, ran.stderr);
        ran
    }

    /// The result holds this text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(
            self.stdout.contains(text),
            "{}\nwants: {text}\nstdout: {}\nstderr: {}",
            self.said,
            self.stdout,
            self.stderr
        );
        self
    }

    /// The result does not hold this text.
    #[track_caller]
    pub(crate) fn says_not(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "{}\nwants not: {text}\nstdout: {}", self.said, self.stdout);
        self
    }

    /// The complaint holds this text.
    #[track_caller]
    pub(crate) fn complains(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "{}\nwants: {text}\nstderr: {}", self.said, self.stderr);
        self
    }

    /// There is no result at all.
    #[track_caller]
    pub(crate) fn says_nothing(self) -> Self {
        assert_eq!(self.stdout, "", "{}", self.said);
        self
    }

    /// The first line of the result.
    pub(crate) fn headline(&self) -> &str {
        self.stdout.lines().next().unwrap_or_default()
    }

    /// The one object of a result for scripts.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{}\n{error}\nstdout: {}", self.said, self.stdout))
    }
}

/// A file in a folder.
pub(crate) fn write(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let file = folder.path().join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, text).expect("a file");
    file
}

/// An answers file for a ladder with these answers.
pub(crate) fn answers<'a>(head: &str, answers: impl IntoIterator<Item = (&'a str, u8)>) -> String {
    let lines: String = answers.into_iter().fold(String::new(), |all, (id, step)| all + &format!("{id} = {step}\n"));
    format!("format = 1\n{head}\n[answers]\n{lines}")
}

/// It may be wider than the screen: a place or a command, which are there to be copied.
pub(crate) fn stays_whole(line: &str) -> bool {
    place(line).is_some() || line.trim_start().starts_with("metier ")
}

/// The place of a finding, if that is what a line of its drawing says.
pub(crate) fn place(line: &str) -> Option<&str> {
    ["--> ", "╭▸ ", "─▸ "].into_iter().find_map(|mark| line.trim_start().strip_prefix(mark))
}
