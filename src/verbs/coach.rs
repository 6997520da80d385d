//! A coach's answers beside the person's own: reads them for `plan --coach`, and refuses them with reasons if they do
//! not belong together.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::answers::{name_of, read, two_people};
use super::desk::{ANSWERS, Desk, spare};
use super::saved::file_of;
use super::typed::is_stdin;
use crate::advice::one_person;
use crate::cli::{self, Which, Who};
use crate::diagnostic::{Diagnostic, Findings};
use crate::interview::{Answers, By};
use crate::report;
use crate::store::Loaded;

/// The file of the coach's answers, if one was given, after checking what has to come with it. This reads no file yet.
pub(crate) fn file(desk: &Desk<'_>, args: &cli::Plan) -> Result<Option<PathBuf>> {
    let Some(coach) = &args.coach else { return Ok(None) };
    let [own] = args.words.as_slice() else {
        let error = Diagnostic::error("--coach takes one file of a person's own answers beside it");
        return Err(Findings::from(error.run("such as", "metier plan me.toml --coach coach.toml")).into());
    };
    if is_stdin(own) && is_stdin(coach) {
        bail!("the standard input can be one of the two, not both");
    }
    let coach = file_of(desk, coach, &Which { by: Some(Who::Coach), ..args.which.clone() })?;
    spare(&coach, &args.output.file, ANSWERS)?;
    Ok(Some(coach))
}

/// The coach's answers and their file's name, if they were given and go with the person's own. `loaded` is the ladder
/// of the person's answers.
pub(crate) fn answers(
    desk: &mut Desk<'_>,
    file: Option<&Path>,
    own: (&Answers, &Path),
    loaded: &Loaded,
) -> Result<Option<(Answers, String)>> {
    let Some(file) = file else { return Ok(None) };
    let (answers, own_file) = own;
    let (coach, _) = read(desk, file)?;
    let (named, own_named) = (name_of(file), name_of(own_file));
    if coach.by != By::Coach {
        let error = Diagnostic::error(format!("{named} is not by a coach: it says by = \"self\", or nothing"));
        let error = error.run("a coach answers with", "metier plan --as coach --save coach.toml");
        return Err(Findings::from(error.help("or, if a coach has filled it in, write by = \"coach\" in it")).into());
    }
    if answers.by == By::Coach {
        let error = Diagnostic::error(format!("{own_named} is by a coach too: it says by = \"coach\""));
        let error = error.help("--coach goes with a person's own answers, by = \"self\"");
        let both = format!("{} {}", report::typed(&own_named), report::typed(&named));
        return Err(
            Findings::from(error.run("two by coaches are compared with", &format!("metier compare {both}"))).into()
        );
    }
    if !one_person(answers, &coach) {
        return Err(two_people(answers, &coach).into());
    }
    let versions = (answers.questions.unwrap_or(1), coach.questions.unwrap_or(1));
    if versions.0 != versions.1 {
        let message = format!(
            "{own_named} answers version {} of the questions and {named} version {}: the strengths are not the same ones",
            versions.0, versions.1
        );
        let error = Diagnostic::error(message);
        return Err(Findings::from(error.help("answer both with one version, or leave --coach out")).into());
    }
    let of_coach = desk.library.open(&coach.ladder, file.parent(), None);
    // Only the name matters here, because we use nothing but the strengths from a coach's answers.
    let called = of_coach.map_or_else(|_| coach.ladder.clone(), |of_coach| of_coach.ladder.id.clone());
    if called != loaded.ladder.id {
        let message = format!(
            "{named} is about another ladder, {called}, and not {}: the coach's strengths are used all the same",
            loaded.ladder.id
        );
        desk.report(&Diagnostic::warning(message).into())?;
    }
    Ok(Some((coach, named)))
}
