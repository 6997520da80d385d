//! A bank of somebody's own, in another language or in other words: it asks what the one in the binary asks, or is
//! refused. Answers to it are scored as answers to that one, and stand in files that say only the version.

use super::bank_file::{BUNDLED, Spot, bundled_bank, read_bank_and};
use super::document::content;
use super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Report, closest};
use crate::interview::{Bank, Question};

/// What a finding that has no other mend says.
const BEGIN: &str = "the questions as they have to be: metier new questions";

/// Reads a translated or adapted bank. Texts and labels are its own, and so is the order as long as it is balanced;
/// ids, scales, keys, the short form and the version are those of the bank in the binary.
///
/// # Errors
/// All faults of the file; every difference; every imbalance; each with its place where it has one.
pub fn read_own_bank(name: &str, text: &str) -> Result<Bank, Report> {
    let fixed = bundled_bank()?;
    read_bank_and(name, text, |bank, spots, faults| {
        version(bank, &fixed, content(text), faults);
        let mut meant = Vec::new();
        for (question, spot) in bank.questions.iter().zip(spots) {
            if let Some(wanted) = fixed.question(&question.id) {
                differences(question, wanted, spot, faults);
            } else {
                let id = nearest(question, bank, &fixed);
                faults.push(unknown(question, spot, id));
                meant.extend(id);
            }
        }
        for (n, wanted) in fixed.questions.iter().enumerate() {
            // One that is there under a name much like it is not missing as well.
            if bank.question(&wanted.id).is_none() && !meant.contains(&wanted.id.as_str()) {
                faults.push(missing(wanted, fixed.questions.get(..n).unwrap_or_default(), bank, spots));
            }
        }
        gaps(content(text), faults);
        empty_labels(bank, faults);
    })
}

/// The place of a key's line at the top of the file.
fn line_of(text: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

fn version(bank: &Bank, fixed: &Bank, text: &str, faults: &mut Faults) {
    if bank.version == fixed.version {
        return;
    }
    let message =
        format!("these are questions of version {}, and this metier asks version {}", bank.version, fixed.version);
    let fault = Diagnostic::error(message).note("another version asks other questions: answers to the two do not mix");
    let fault = match line_of(text, "version") {
        Some(place) => fault.at(place),
        None => fault,
    };
    faults.push(if bank.version > fixed.version {
        fault.code(Code::NewerFormat).help("install a newer metier")
    } else {
        fault.code(Code::UnknownValue).help(BEGIN)
    });
}

fn differences(question: &Question, wanted: &Question, spot: &Spot, faults: &mut Faults) {
    let key = |question: &Question| if question.reversed { "\"-\"" } else { "\"+\"" };
    let scale = |question: &Question| format!("\"{}\"", question.scale.name());
    let parts = [
        ("scale", scale(question), scale(wanted), spot.scale),
        ("key", key(question).into(), key(wanted).into(), spot.key),
        ("short", question.short.to_string(), wanted.short.to_string(), spot.short),
    ];
    for (part, is, must, at) in parts {
        if is != must {
            let fault = Diagnostic::error(format!("`{}` has {part} = {is}, it must be {must}", question.id));
            let fault = fault.code(Code::UnknownValue).at(at).label(format!("write {part} = {must}"));
            faults.push(match part {
                "key" => fault.help(
                    "the key says which way a text is turned; where yours is turned the other way, turn the text round",
                ),
                _ => fault,
            });
        }
    }
}

/// Of the ids that are still to be had, the one that was meant, if one is near.
fn nearest<'a>(question: &Question, bank: &Bank, fixed: &'a Bank) -> Option<&'a str> {
    let open = fixed.questions.iter().map(|wanted| wanted.id.as_str()).filter(|id| bank.question(id).is_none());
    closest(&question.id, open)
}

fn unknown(question: &Question, spot: &Spot, meant: Option<&str>) -> Diagnostic {
    let fault = Diagnostic::error(format!("there is no question `{}`", question.id));
    let fault = fault.code(Code::UnknownValue).at(spot.id);
    match meant {
        Some(id) => fault.label(format!("did you mean \"{id}\"?")),
        None => fault.help("take it out: questions cannot be added, since every answer weighs the same"),
    }
}

/// Its place is behind the nearest question before it that is there.
fn missing(wanted: &Question, before: &[Question], bank: &Bank, spots: &[Spot]) -> Diagnostic {
    let fault =
        Diagnostic::error(format!("the question `{}` is missing", wanted.id)).code(Code::MissingKey).help(BEGIN);
    let found = before.iter().rev().find_map(|one| bank.questions.iter().position(|other| other.id == one.id));
    match found.and_then(|n| spots.get(n)) {
        Some(spot) => fault.at(spot.id).label("it comes after this one"),
        None => fault,
    }
}

/// Words in braces that nothing is put in place of would be shown as they are.
fn gaps(text: &str, faults: &mut Faults) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or_default().trim();
        let is_asked =
            matches!(key, "text" | "left" | "right" | "coach" | "coach_named" | "coach_left" | "coach_right");
        let is_filled = |word: &str| (word == "craft" && is_asked) || (word == "name" && key == "coach_named");
        for (at, _) in line.match_indices('{').filter(|_| !line.trim_start().starts_with('#')) {
            let rest = line.get(at + 1..).unwrap_or_default();
            let Some(word) = rest.split('}').next().filter(|word| word.len() < rest.len()) else { continue };
            if word.is_empty() || !word.chars().all(char::is_alphanumeric) || is_filled(word) {
                continue;
            }
            let place = start + at..start + at + word.len() + 2;
            let fault = Diagnostic::error(format!("nothing is put in the place of {{{word}}} here"));
            let fault = fault.code(Code::UnknownValue).at(place);
            faults.push(if is_asked {
                fault.label("for the craft write {craft}")
            } else {
                fault.label("only the texts of questions name the craft")
            });
        }
        start += line.len();
    }
}

fn empty_labels(bank: &Bank, faults: &mut Faults) {
    let steps = &bank.steps;
    for (key, labels) in
        [("agreement", &steps.agreement), ("trade_off", &steps.trade_off), ("strength", &steps.strength)]
    {
        if labels.iter().any(|label| label.trim().is_empty()) {
            let fault = Diagnostic::error(format!("a label of `{key}` is empty")).code(Code::UnknownValue);
            faults.push(fault.help("write a few words for each of the five steps"));
        }
    }
}

/// The bank in the binary as a file to translate, word for word.
#[must_use]
pub fn starter_questions() -> &'static str {
    BUNDLED
}
