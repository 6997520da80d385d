//! Every sign of Unicode by itself: what acts on a screen is spelled out, in JSON too, and a script reads it to the letter.

use metier::print::visible;

use super::world::{is_harmless, run};
use crate::properties::screen::acts;
use crate::support::{answers, folder, write};

#[test]
fn no_sign_that_acts_on_a_screen_is_shown_as_it_is() {
    for c in ('\0'..=char::MAX).filter(|c| acts(*c)) {
        let shown = visible(&format!("a{c}b")).into_owned();
        is_harmless(&format!("U+{:04X}", u32::from(c)), &shown);
        assert!(shown.starts_with('a') && shown.ends_with('b') && shown.len() > 2, "{shown}");
    }
}

#[test]
fn a_script_reads_every_such_sign_to_the_letter() {
    let home = folder();
    let name: String = ('\0'..=char::MAX).filter(|c| acts(*c)).flat_map(|c| ['a', c]).collect();
    // TOML has no way to write these but as an escape.
    let quoted = name.chars().fold(String::new(), |text, c| format!("{text}\\U{:08X}", u32::from(c)));
    let sheet = answers(&format!("ladder = \"roofing\"\nname = \"{quoted}\""), [("best-hours", 5)]);
    let file = write(&home, "me.toml", &sheet).display().to_string();
    let said = run(home.path(), &["plan".into(), file, "--format".into(), "json".into()]);
    is_harmless("JSON", &said.out);
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("an object");
    assert_eq!(value["name"], serde_json::Value::String(name), "{}", said.out);
}
