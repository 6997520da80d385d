//! `where`: shows every folder and setting in use, and where each comes from. It creates no folder.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::desk::Desk;
use super::surroundings::{Surroundings, Wishes};
use crate::cli::{self, Common};
use crate::exit::Exit;
use crate::print;
use crate::report::{Folder, Places, Searched, Settings};
use crate::store::{Contents, Keeping, Shelf, Store, bundled_ids};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Where) -> Result<Exit> {
    let (surroundings, common) = (desk.surroundings, desk.common);
    let bank = desk.bank()?;
    let both = desk.store.as_ref().map_or_else(|| Ok(Contents::default()), |store| store.contents(&bank));
    // Look at each folder on its own, so that one that cannot be read does not hide the others.
    let alone = |folder: &Path| Store::new(folder, folder).contents(&bank);
    let apart = surroundings.folders.as_ref().filter(|_| both.is_err());
    let apart = apart.map(|folders| [&folders.state, &folders.data].map(|folder| alone(folder)));
    let [in_drafts, in_answers] = apart.as_ref().map_or([&both, &both], |[drafts, answers]| [drafts, answers]);
    let [drafts, answers] =
        desk.store.as_ref().map_or([None, None], |store| store.folders().map(|f| Some(f.to_owned())));
    let is_one = drafts == answers;
    let settings = Settings::of(
        surroundings.look_and_why(Wishes::of(common), surroundings.stdout),
        desk.cannot_ask(),
        desk.reads_lines(),
        desk.today().unwrap_or_else(|error| format!("unknown: {error}")),
        surroundings.variable("SOURCE_DATE_EPOCH"),
    );
    let places = Places::of(
        searched(desk, surroundings, common),
        folder(drafts, in_drafts, true, is_one, chosen_by(surroundings, "XDG_STATE_HOME")),
        folder(answers, in_answers, false, is_one, chosen_by(surroundings, "XDG_DATA_HOME")),
        settings,
    );
    let text = print::report(&places, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}

fn searched(desk: &Desk<'_>, surroundings: &Surroundings, common: &Common) -> Vec<Searched> {
    let given = surroundings.given_ladders(common.ladders.as_ref()).map_or("default", |(_, from)| from);
    let from = |shelf| match shelf {
        Shelf::Given => given,
        Shelf::User => chosen_by(surroundings, "XDG_CONFIG_HOME"),
        Shelf::Here | Shelf::Path | Shelf::Bundled => "the folder you are in",
    };
    let shelf = |(shelf, folder, ladders): (Shelf, PathBuf, Option<usize>)| Searched {
        source: shelf,
        folder: Some(match shelf {
            Shelf::Here => format!("./{}", folder.display()),
            _ => folder.display().to_string(),
        }),
        ladders,
        from: from(shelf),
    };
    let built_in =
        Searched { source: Shelf::Bundled, folder: None, ladders: Some(bundled_ids().len()), from: "default" };
    desk.library.shelves().into_iter().map(shelf).chain([built_in]).collect()
}

/// What decided one of the user's folders: the variable, if it contains an absolute path, or else the home folder.
fn chosen_by(surroundings: &Surroundings, variable: &'static str) -> &'static str {
    let is_whole = surroundings.variable(variable).is_some_and(|folder| Path::new(&folder).is_absolute());
    if is_whole && cfg!(unix) { variable } else { "default" }
}

fn folder(
    folder: Option<PathBuf>,
    contents: &Result<Contents>,
    is_drafts: bool,
    is_one: bool,
    from: &'static str,
) -> Folder {
    let own = contents.as_ref().map_or(&[][..], |contents| &contents.own);
    let why = |error: &anyhow::Error| match error.downcast_ref::<io::Error>() {
        Some(error) => error.kind().to_string(),
        None => error.to_string(),
    };
    let is_here = |file: &Path| folder.as_deref() == file.parent();
    let of = |keeping: Keeping| own.iter().filter(|kept| kept.keeping == keeping && is_here(&kept.file)).count();
    let kinds = [
        ("finished", Keeping::Finished),
        ("unfinished", Keeping::Draft),
        ("put aside", Keeping::Aside),
        ("left over", Keeping::Leftover),
    ];
    // If both are the same folder, count each file only once.
    let belongs = |keeping: Keeping| match keeping {
        Keeping::Finished => !is_drafts,
        Keeping::Draft | Keeping::Aside => is_drafts,
        Keeping::Leftover => !is_drafts || !is_one,
    };
    let kinds = kinds.into_iter().filter(|(_, keeping)| belongs(*keeping)).map(|(what, keeping)| (what, of(keeping)));
    let kinds: Vec<_> = kinds.filter(|(_, n)| *n > 0).collect();
    let files = kinds.iter().map(|(_, n)| n).sum();
    let exists = folder.as_deref().is_some_and(Path::is_dir);
    let error = contents.as_ref().err().map(why);
    Folder { folder: folder.map(|folder| folder.display().to_string()), exists, files, from, error, kinds }
}
