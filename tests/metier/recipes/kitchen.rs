//! Where recipes are tried: a folder with a home, a few programs, and metier on the path.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::{folder, metier, root, skipped, write};

/// The README's part about recipes.
fn recipes() -> String {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let part = readme.split("\n## ").find(|part| part.starts_with("Recipes\n")).expect("a part about recipes");
    part.to_owned()
}

/// What the recipes are called, in their order.
pub(super) fn titles() -> Vec<String> {
    recipes().lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned).collect()
}

/// The one block of a recipe.
#[track_caller]
pub(super) fn recipe(title: &str) -> String {
    let all = recipes();
    let about = all.split("\n### ").find_map(|part| part.strip_prefix(&format!("{title}\n"))).expect("such a recipe");
    let pieces: Vec<&str> = about.split("```").collect();
    let [_, block, _] = pieces.as_slice() else { panic!("{title} has not one block") };
    let (language, text) = block.split_once('\n').expect("a language and a text");
    assert!(["sh", "yaml"].contains(&language), "{title} is written in {language}");
    text.to_owned()
}

/// Whether a program is here; where not, the test is left out.
pub(super) fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let found = found.is_ok_and(|status| status.success());
    if !found {
        skipped(&format!("no {program} here"));
    }
    found
}

/// A folder to try a recipe in.
pub(super) struct Kitchen {
    folder: TempDir,
    programs: TempDir,
}

/// What came of it.
pub(super) struct Cooked {
    pub(super) code: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Cooked {
    #[track_caller]
    pub(super) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

impl Kitchen {
    /// An empty folder, and metier on the path.
    pub(super) fn new() -> Self {
        Self::without_metier().with_program("metier", &Self::exec())
    }

    /// An empty folder.
    pub(super) fn without_metier() -> Self {
        Self { folder: folder(), programs: folder() }
    }

    /// What runs metier from a script.
    pub(super) fn exec() -> String {
        format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_metier"))
    }

    /// With a program, or a stand-in for it.
    pub(super) fn with_program(self, name: &str, script: &str) -> Self {
        executable(&write(&self.programs, name, &format!("#!/bin/sh\n{script}\n")));
        self
    }

    /// Puts a program into the folder itself.
    pub(super) fn program(&self, name: &str, script: &str) {
        executable(&write(&self.folder, name, &format!("#!/bin/sh\n{script}\n")));
    }

    pub(super) fn file(&self, name: &str, text: &str) {
        write(&self.folder, name, text);
    }

    #[track_caller]
    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
    }

    /// Every file and folder there is.
    pub(super) fn everything(&self) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut left = vec![self.folder.path().to_owned()];
        while let Some(path) = left.pop() {
            for entry in fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()) {
                if entry.is_dir() {
                    left.push(entry.clone());
                }
                found.insert(entry);
            }
        }
        found
    }

    /// What metier prints there.
    pub(super) fn metier(&self, arguments: &[&str]) -> String {
        metier(arguments.iter().copied()).within(self.folder.path()).run().ends_with(0).stdout
    }

    /// Runs a block as it stands; it ends at the first command that fails, and at a name without a value.
    pub(super) fn cook(&self, block: &str) -> Cooked {
        self.cook_with(block, &[])
    }

    /// The same with more in its environment. The folders in `PATH` come before all others.
    #[expect(clippy::disallowed_methods, reason = "sh, jq and git are where they are for whoever runs the tests")]
    pub(super) fn cook_with(&self, block: &str, environment: &[(&str, &str)]) -> Cooked {
        let outside = std::env::var("PATH").expect("a path");
        let more = environment.iter().find(|(name, _)| *name == "PATH").map_or("", |(_, value)| value);
        let path = format!("{}:{more}:{outside}", self.programs.path().display());
        let output = Command::new("sh")
            .args(["-eu", "-c", block])
            .current_dir(self.folder.path())
            .env_clear()
            .envs(environment.iter().copied())
            .env("PATH", path)
            .env("LANG", "C.UTF-8")
            .env("HOME", self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("a shell");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Cooked { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

fn executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("a program");
}
