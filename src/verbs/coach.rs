//! A coach's answers beside a person's own: read for `plan --coach`, and refused with reasons where they do not fit.

use std::path::Path;

use anyhow::{Result, bail};

use super::answers::{is_stdin, name_of, read, two_people};
use super::desk::{ANSWERS, Desk, spare};
use crate::advice::one_person;
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::interview::{Answers, By};
use crate::report;
use crate::store::Loaded;

/// What `--coach` asks for before anything is read.
pub(crate) fn check_arguments(args: &cli::Plan) -> Result<()> {
    let Some(coach) = &args.coach else { return Ok(()) };
    let [own] = args.files.as_slice() else {
        let error = Diagnostic::error("--coach takes one file of a person's own answers beside it");
        return Err(Findings::from(error.help("metier plan me.toml --coach coach.toml")).into());
    };
    if is_stdin(own) && is_stdin(coach) {
        bail!("the standard input can be one of the two, not both");
    }
    spare(coach, &args.output.file, ANSWERS)
}

/// The coach's answers where some are given and may stand beside a person's own. `loaded` is the ladder that the
/// person's are about.
pub(crate) fn answers(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    own: (&Answers, &Path),
    loaded: &Loaded,
) -> Result<Option<Answers>> {
    let Some(file) = &args.coach else { return Ok(None) };
    let (answers, own_file) = own;
    let (coach, _) = read(desk, file)?;
    let (named, own_named) = (name_of(file), name_of(own_file));
    if coach.by != By::Coach {
        let error = Diagnostic::error(format!("{named} is not by a coach: it says by = \"self\", or nothing"));
        let error = error.help("a coach answers with: metier plan --as coach --save coach.toml");
        return Err(Findings::from(error.help("or, if a coach has filled it in, write by = \"coach\" in it")).into());
    }
    if answers.by == By::Coach {
        let error = Diagnostic::error(format!("{own_named} is by a coach too: it says by = \"coach\""));
        let error = error.help("--coach goes with a person's own answers, by = \"self\"");
        let both = format!("{} {}", report::typed(&own_named), report::typed(&named));
        return Err(
            Findings::from(error.help(format!("two by coaches are compared with: metier compare {both}"))).into()
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
    // Only the name counts here: of a coach's answers nothing but the strengths is used.
    let called = of_coach.map_or_else(|_| coach.ladder.clone(), |of_coach| of_coach.ladder.id.clone());
    if called != loaded.ladder.id {
        let message = format!(
            "{named} is about another ladder, {called}, and not {}: the coach's strengths are used all the same",
            loaded.ladder.id
        );
        desk.report(&Diagnostic::warning(message).into())?;
    }
    Ok(Some(coach))
}
