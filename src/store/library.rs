//! Where ladders are looked for, and the ones found there.

use std::cell::{Ref, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Result, bail};

use super::reading::check_file;
use super::reading::{read_text_file, toml_files};
use super::{Entry, Found, Loaded, Shelf, bundled_ids, bundled_ladder};
use crate::check::{Checked, check_ladder};
use crate::diagnostic::{Code, Diagnostic, Findings, closest};
use crate::format::{Holds, read_ladder};
use crate::ladder::{Ladder, sounds_alike};
use crate::model::is_id;

/// The shelves of this run, and what was read from them.
#[derive(Debug)]
pub struct Library {
    folders: Vec<(Shelf, PathBuf)>,
    read: RefCell<HashMap<Key, Rc<Loaded>>>,
    files_read: RefCell<Vec<PathBuf>>,
}

/// A ladder's place and the word its craft goes by.
type Key = (PathBuf, Option<String>);

/// How many ladders are kept once read: enough for a run over many answers, little enough to keep memory flat.
const KEPT: usize = 64;

impl Library {
    /// The shelves: the given folder, `./ladders`, the user's.
    #[must_use]
    pub fn new(given: Option<PathBuf>, user: Option<PathBuf>) -> Self {
        let given = given.map(|folder| (Shelf::Given, folder));
        let here = Some((Shelf::Here, PathBuf::from("ladders")));
        let user = user.map(|folder| (Shelf::User, folder));
        Self {
            folders: [given, here, user].into_iter().flatten().collect(),
            read: RefCell::default(),
            files_read: RefCell::default(),
        }
    }

    /// The ladder with this name. A name with a `/`, or one that ends in `.toml`, is a path. Where an answers file says
    /// the name, `base` is the folder of that file: the path is taken from there, and only a file is read, of which no
    /// word is told if it is no ladder. `craft` is put in the place of the ladder's own word.
    ///
    /// # Errors
    /// If nothing has the name, the file cannot be read, or it is not a valid ladder (a [`Findings`]).
    pub fn open(&self, name: &str, base: Option<&Path>, craft: Option<&str>) -> Result<Rc<Loaded>> {
        let found = self.find(name, base)?;
        let place = found.file.clone().unwrap_or_else(|| PathBuf::from(&found.id));
        let key = (place, craft.map(str::to_owned));
        if let Some(known) = self.read.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let loaded = Rc::new(Loaded { ladder: self.read(&found, craft, base.is_some())?, shelf: found.shelf });
        let mut read = self.read.borrow_mut();
        if read.len() >= KEPT {
            read.clear();
        }
        read.insert(key, Rc::clone(&loaded));
        Ok(loaded)
    }

    /// The files of all ladders that were read so far. One that was read twice is listed twice.
    #[must_use]
    pub fn files_read(&self) -> Ref<'_, Vec<PathBuf>> {
        self.files_read.borrow()
    }

    fn read(&self, found: &Found, craft: Option<&str>, is_named_by_answers: bool) -> Result<Ladder> {
        self.note(found);
        match (&found.file, found.shelf) {
            (Some(file), Shelf::Path) if is_named_by_answers => {
                // A pipe would be waited for.
                if file.exists() && !file.is_file() {
                    bail!("{} is not a file, and a ladder is one", file.display());
                }
                read(found, craft)
                    .map_err(|error| error.downcast().map_or_else(|other| other, |it| discreet(it).into()))
            }
            _ => read(found, craft),
        }
    }

    fn note(&self, found: &Found) {
        self.files_read.borrow_mut().extend(found.file.clone());
    }

    /// The folder that was given to look in, if it is not a folder.
    #[must_use]
    pub fn missing_folder(&self) -> Option<PathBuf> {
        let given = self.folders.iter().find(|(shelf, _)| *shelf == Shelf::Given);
        given.map(|(_, folder)| folder).filter(|folder| !folder.is_dir()).cloned()
    }

    /// Where the ladder with this name is.
    ///
    /// # Errors
    /// If nothing has the name.
    fn find(&self, name: &str, base: Option<&Path>) -> Result<Found> {
        if is_path(name) {
            let file = base.map_or_else(|| PathBuf::from(name), |base| base.join(name));
            let id = file.file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
            return Ok(Found { id, shelf: Shelf::Path, file: Some(file) });
        }
        if is_id(name) {
            for (shelf, folder) in &self.folders {
                let file = folder.join(format!("{name}.toml"));
                if file.is_file() {
                    return Ok(Found { id: name.to_owned(), shelf: *shelf, file: Some(file) });
                }
            }
            if bundled_ids().any(|id| id == name) {
                return Ok(Found { id: name.to_owned(), shelf: Shelf::Bundled, file: None });
            }
        }
        let mut called = self.called(name);
        match called.len() {
            0 => Err(self.no_ladder(name).into()),
            1 => Ok(called.remove(0)),
            _ => {
                let ids: Vec<&str> = called.iter().map(|found| found.id.as_str()).collect();
                let error = Diagnostic::error(format!("several ladders are called `{name}`"));
                Err(Findings::from(error.help(format!("say which by its id: {}", ids.join(", ")))).into())
            }
        }
    }

    /// The ladders that a person may mean by these words: by id, else by name, in any case. Of two with one id, the one
    /// that is looked at first. One that cannot be read is known by its id alone.
    fn called(&self, words: &str) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for found in self.all() {
            if !all.iter().any(|before| before.id == found.id) {
                all.push(found);
            }
        }
        let by_id: Vec<Found> = all.iter().filter(|found| sounds_alike(&found.id, words)).cloned().collect();
        if !by_id.is_empty() {
            return by_id;
        }
        let is_called = |found: &Found| read(found, None).is_ok_and(|ladder| ladder.is_called(words));
        all.into_iter().filter(is_called).collect()
    }

    /// One ladder has this name, or it is a path.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name, None).is_ok()
    }

    /// The id of the ladder that a person means, or the words as they are if there is none.
    #[must_use]
    pub fn id_of(&self, words: &str) -> String {
        match self.find(words, None) {
            Ok(found) if found.shelf != Shelf::Path => found.id,
            _ => words.to_owned(),
        }
    }

    /// The folders that are looked through, in order, each with how many ladders it holds; `None` if there is no
    /// such folder. The ones built in come after them.
    #[must_use]
    pub fn shelves(&self) -> Vec<(Shelf, PathBuf, Option<usize>)> {
        let all = self.all();
        let on = |shelf: Shelf, folder: &Path| {
            folder.is_dir().then(|| all.iter().filter(|found| found.shelf == shelf).count())
        };
        self.folders.iter().map(|(shelf, folder)| (*shelf, folder.clone(), on(*shelf, folder))).collect()
    }

    /// Every ladder on every shelf, by id, the ones in force first.
    #[must_use]
    pub fn list(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for found in self.all() {
            let shadowed = entries.iter().any(|entry| entry.found.id == found.id);
            entries.push(Entry { ladder: self.read(&found, None, false), found, shadowed });
        }
        entries.sort_by(|a, b| a.found.id.cmp(&b.found.id));
        entries
    }

    /// The text of the ladder with this id on the first shelf that has it, and what findings about it call it.
    ///
    /// # Errors
    /// If nothing has the id, or its file cannot be read.
    pub fn check(&self, id: &str) -> Result<Checked> {
        let found = self.find(id, None)?;
        self.note(&found);
        match &found.file {
            Some(file) => check_file(file),
            None => Ok(check_ladder(&format!("{}.toml", found.id), &found.id, bundled(&found.id).as_bytes())),
        }
    }

    fn all(&self) -> Vec<Found> {
        let mut all = Vec::new();
        for (shelf, folder) in &self.folders {
            for file in toml_files(folder).unwrap_or_default() {
                let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                all.extend(id.filter(|id| is_id(id)).map(|id| Found { id, shelf: *shelf, file: Some(file) }));
            }
        }
        all.extend(bundled_ids().map(|id| Found { id: id.into(), shelf: Shelf::Bundled, file: None }));
        all
    }

    fn no_ladder(&self, name: &str) -> Findings {
        let all = self.all();
        let known = all.iter().map(|found| found.id.as_str());
        let error = Diagnostic::error(format!("no ladder named `{name}`"));
        let error = match closest(name, known) {
            Some(close) => error.help(format!("did you mean `{close}`?")),
            None => error
                .help("a ladder of your own is named by its path")
                .run("to see the ladders there are", "metier list"),
        };
        let folders: Vec<String> = self.folders.iter().map(|(_, folder)| folder.display().to_string()).collect();
        error.note(format!("looked in {} and the {} built in", folders.join(", "), bundled_ids().len())).into()
    }
}

/// A word that is typed for a ladder or for answers is a path, not a name: it has a `/`, or it ends in `.toml`.
#[must_use]
pub fn is_path(word: &str) -> bool {
    let is_file = Path::new(word).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    is_file || word.contains(['/', std::path::MAIN_SEPARATOR])
}

/// The answers can name any file. If it is not a ladder, nothing of its text is shown, only where it is not TOML,
/// or that it does not say it is one of ours.
fn discreet(mut report: Findings) -> Findings {
    if let (Some(source), Some(first)) = (&mut report.source, report.findings.first_mut())
        && (matches!(first.code, Some(Code::SYNTAX | Code::CONTROL_CHARACTER))
            || first.message == "missing key `format`")
    {
        source.is_private = true;
        first.notes.push("the answers say that this file is their ladder".into());
        report.findings.truncate(1);
    }
    report
}

fn read(found: &Found, craft: Option<&str>) -> Result<Ladder> {
    let mut ladder = match &found.file {
        None => read_ladder(&format!("{}.toml", found.id), &found.id, bundled(&found.id), craft)?,
        Some(file) => {
            let (name, text) = (file.display().to_string(), read_text_file(file)?);
            match read_ladder(&name, &found.id, &text, craft) {
                Err(_) if Holds::of(&text) == Holds::Answers => {
                    bail!("{name} holds answers; a ladder is needed here")
                }
                read => read?,
            }
        }
    };
    // Shelves are searched by file name, and a second name for one ladder would only confuse.
    if let Some(file) = found.file.as_ref().filter(|_| found.shelf == Shelf::Path) {
        ladder.called = file.display().to_string();
    } else {
        ladder.id.clone_from(&found.id);
        ladder.called.clone_from(&found.id);
    }
    Ok(ladder)
}

/// The text of a ladder that comes with metier.
fn bundled(id: &str) -> &'static str {
    bundled_ladder(id).expect("it was found among the bundled ones")
}
