//! The beginning of a ladder: a file that teaches the format, with a small ladder in it that can be used as it is.

use crate::diagnostic::{Diagnostic, Findings};
use crate::model::{self, is_id, schema_of};

/// A commented ladder to fill in, called `id`.
///
/// # Errors
/// If `id` is not an id; the report says one that is.
pub fn starter_ladder(id: &str) -> Result<String, Findings> {
    if !is_id(id) {
        let error = Diagnostic::error(format!("`{id}` is not an id for a ladder"));
        let error = error.note("an id has lower-case letters, digits and hyphens, and does not begin with a hyphen");
        let near = nearest_id(id);
        let near = if near.is_empty() { "piano-tuning" } else { &near };
        return Err(error.run("such as", &format!("metier new ladder {near}")).into());
    }
    let name = name_from_id(id);
    let text = STARTER.replace("{id}", id).replace("{name}", &name).replace("{craft}", &name.to_lowercase());
    Ok(text + &other_keys())
}

const STARTER: &str = include_str!("starter.toml");

/// The keys of the format that the ladder above has no use for, explained by their own descriptions.
fn other_keys() -> String {
    let parts = [
        ("at the top", schema_of::<model::Ladder>(false)),
        ("[[sources]]", schema_of::<model::Reference>(false)),
        ("[[areas]]", schema_of::<model::Area>(false)),
        ("[[tracks]]", schema_of::<model::Track>(false)),
        ("[[levels]]", schema_of::<model::Level>(false)),
    ];
    let is_used = |key: &str| {
        STARTER.lines().map(|line| line.trim_start_matches(['#', ' '])).any(|line| {
            line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" ="))
                || line.strip_prefix("[[").is_some_and(|rest| rest.starts_with(&format!("{key}]]")))
                || line.starts_with(&format!("[levels.{key}]"))
        })
    };
    let mut text = String::new();
    for (place, schema) in &parts {
        let keys = schema.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten();
        for (key, property) in keys.filter(|(key, _)| !is_used(key)) {
            let about = property.get("description").and_then(serde_json::Value::as_str).unwrap_or_default();
            text.push_str(&commented(&format!("{key} ({place}): {about}")));
        }
    }
    if text.is_empty() { text } else { format!("\n# Keys that this ladder has no use for:\n{text}") }
}

/// A comment of as many lines as it takes.
fn commented(text: &str) -> String {
    const WIDTH: usize = 100;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.len() + word.len() < WIDTH) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(format!("{}{word}", if lines.is_empty() { "#   " } else { "#     " })),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// "Piano tuning" of `piano-tuning`: how a ladder that is only called by its id is named.
pub(crate) fn name_from_id(id: &str) -> String {
    let words = id.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    words.get(..1).unwrap_or_default().to_uppercase() + words.get(1..).unwrap_or_default()
}

/// The words as an id: of a path the file's name, and a hyphen for what cannot stand in an id.
fn nearest_id(words: &str) -> String {
    let lower = words.to_lowercase();
    let lower = lower.rsplit('/').next().expect("a split has a first part").trim_end_matches(".toml");
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_becomes_the_name_and_the_craft() {
        let text = starter_ladder("piano-tuning").unwrap();
        assert!(text.contains("\nid = \"piano-tuning\"\n"));
        assert!(text.contains("\nname = \"Piano tuning\"\n"));
        assert!(text.contains("\ncraft = \"piano tuning\"\n"));
        for gap in ["{id}", "{name}", "{craft}"] {
            assert!(!text.contains(gap), "{gap} is still open");
        }
        assert!(starter_ladder("3d--printing-").unwrap().contains("\nname = \"3d printing\"\n"));
    }

    #[test]
    fn what_is_no_id_is_refused_with_one_that_is() {
        let mend = |id: &str| starter_ladder(id).unwrap_err().findings.remove(0).helps.remove(0);
        assert_eq!(mend("Piano Tuning"), "such as:\nmetier new ladder piano-tuning");
        assert_eq!(mend("ladders/tuning.toml"), "such as:\nmetier new ladder tuning");
        assert_eq!(mend("-x"), "such as:\nmetier new ladder x");
        assert_eq!(mend("Klavier_Stimmen!"), "such as:\nmetier new ladder klavier-stimmen");
        assert_eq!(mend(""), "such as:\nmetier new ladder piano-tuning");
        assert_eq!(mend("山"), "such as:\nmetier new ladder piano-tuning");
        assert!(is_id(&nearest_id("Ödes Haus")));
    }
}
