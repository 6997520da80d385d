//! Writes the files that fuzzing begins with: `seeds FOLDER` makes a folder in it for each target.
#![expect(clippy::disallowed_methods, reason = "a tool of its own reads its own arguments")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let into = PathBuf::from(env::args_os().nth(1).expect("a folder to write to"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (target, seeds) in metier_fuzz::seeds(&root) {
        let folder = into.join(target);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in seeds {
            fs::write(folder.join(name), bytes)?;
        }
    }
    Ok(())
}
