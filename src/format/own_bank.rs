//! A bank of someone's own, in another language or in other words: it asks what the one in the binary asks, or is
//! refused. Answers to it are scored as answers to that one, and stand in files that say only the version.

use toml::de::DeTable;

use super::bank_file::{BUNDLED, bundled_bank, read_bank_and};
use super::document::content;
use super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Findings, Span, closest};
use crate::interview::{Bank, Question};

/// The help of a finding that has no better one.
const BEGIN: &str = "the questions as they have to be: metier new questions";

/// Reads a translated or adapted bank. Texts and labels are its own, and so is the order as long as it is balanced;
/// ids, scales, keys, the short form and the version are those of the bank in the binary.
///
/// # Errors
/// All faults of the file; every difference; every imbalance; each with its place where it has one.
///
/// # Panics
/// Never: what is looked at again has been read as TOML.
pub fn read_own_bank(name: &str, text: &str) -> Result<Bank, Findings> {
    let fixed = bundled_bank()?;
    read_bank_and(name, text, |bank, faults| {
        let document = DeTable::parse(content(text)).expect("it has been read as TOML");
        let document = document.get_ref();
        version(bank, &fixed, document, faults);
        let mut meant = Vec::new();
        for (n, question) in bank.questions.iter().enumerate() {
            if let Some(wanted) = fixed.question(&question.id) {
                differences(question, wanted, |key| value_of(document, n, key), faults);
            } else {
                let id = nearest(question, bank, &fixed);
                faults.push(unknown(question, id));
                meant.extend(id);
            }
        }
        for (n, wanted) in fixed.questions.iter().enumerate() {
            // One that is there under a name much like it is not missing as well.
            if bank.question(&wanted.id).is_none() && !meant.contains(&wanted.id.as_str()) {
                faults.push(missing(wanted, fixed.questions.get(..n).expect("the question is one of them"), bank));
            }
        }
        gaps(content(text), faults);
    })
}

fn version(bank: &Bank, fixed: &Bank, document: &DeTable<'_>, faults: &mut Faults) {
    if bank.version == fixed.version {
        return;
    }
    let message =
        format!("these are questions of version {}, and this metier asks version {}", bank.version, fixed.version);
    let fault = Diagnostic::error(message).note("another version asks other questions: answers to the two do not mix");
    let line = document.get_key_value("version").map(|(key, value)| key.span().start..value.span().end);
    let fault = line.into_iter().fold(fault, Diagnostic::at);
    faults.push(if bank.version > fixed.version {
        fault.code(Code::NEWER_FORMAT).help("install a newer metier")
    } else {
        fault.code(Code::UNKNOWN_VALUE).help(BEGIN)
    });
}

/// The place of a value of the question with this number, or of the question.
fn value_of(document: &DeTable<'_>, n: usize, key: &str) -> Option<Span> {
    let questions = document.get("questions")?.get_ref().as_array()?;
    let question = questions.get(n)?.get_ref().as_table()?;
    question.get(key).or_else(|| question.get("id")).map(|value| value.span().into())
}

fn differences(question: &Question, wanted: &Question, at: impl Fn(&str) -> Option<Span>, faults: &mut Faults) {
    let key = |question: &Question| format!("\"{}\"", question.key.name());
    let scale = |question: &Question| format!("\"{}\"", question.scale.name());
    let parts = [
        ("scale", scale(question), scale(wanted)),
        ("key", key(question), key(wanted)),
        ("short", question.short.to_string(), wanted.short.to_string()),
    ];
    for (part, is, must) in parts {
        if is != must {
            let fault = Diagnostic::error(format!("`{}` has {part} = {is}, it must be {must}", question.id));
            let fault = at(part).into_iter().fold(fault.code(Code::UNKNOWN_VALUE), Diagnostic::at);
            let fault = fault.label(format!("write {part} = {must}"));
            faults.push(match part {
                "key" => fault.help(
                    "the key says which way a text is turned; where yours is turned the other way, turn the text round",
                ),
                _ => fault,
            });
        }
    }
}

/// The id that was probably meant, of those that the file does not use yet.
fn nearest<'a>(question: &Question, bank: &Bank, fixed: &'a Bank) -> Option<&'a str> {
    let open = fixed.questions.iter().map(|wanted| wanted.id.as_str()).filter(|id| bank.question(id).is_none());
    closest(&question.id, open)
}

fn unknown(question: &Question, meant: Option<&str>) -> Diagnostic {
    let fault = Diagnostic::error(format!("there is no question `{}`", question.id));
    let fault = fault.code(Code::UNKNOWN_VALUE).at(question.id.at);
    match meant {
        Some(id) => fault.label(format!("did you mean \"{id}\"?")),
        None => fault.help("take it out: questions cannot be added, since every answer weighs the same"),
    }
}

/// Its place is behind the nearest question before it that is there.
fn missing(wanted: &Question, before: &[Question], bank: &Bank) -> Diagnostic {
    let fault =
        Diagnostic::error(format!("the question `{}` is missing", wanted.id)).code(Code::MISSING_KEY).help(BEGIN);
    let found = before.iter().rev().find_map(|one| bank.questions.iter().find(|other| other.id == one.id));
    match found {
        Some(question) => fault.at(question.id.at).label("it comes after this one"),
        None => fault,
    }
}

/// Words in braces that nothing is put in place of would be shown as they are.
fn gaps(text: &str, faults: &mut Faults) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split('=').next().expect("a split has a first part").trim();
        let is_asked =
            matches!(key, "text" | "left" | "right" | "coach" | "coach_named" | "coach_left" | "coach_right");
        let is_filled = |word: &str| (word == "craft" && is_asked) || (word == "name" && key == "coach_named");
        for (at, _) in line.match_indices('{').filter(|_| !line.trim_start().starts_with('#')) {
            let rest = line.get(at + 1..).expect("a brace is one byte");
            let Some(word) = rest.split('}').next().filter(|word| word.len() < rest.len()) else { continue };
            if word.is_empty() || !word.chars().all(char::is_alphanumeric) || is_filled(word) {
                continue;
            }
            let place = start + at..start + at + word.len() + 2;
            let fault = Diagnostic::error(format!("nothing is put in the place of {{{word}}} here"));
            let fault = fault.code(Code::UNKNOWN_VALUE).at(place);
            faults.push(if is_asked {
                fault.label("for the craft write {craft}")
            } else {
                fault.label("only the texts of questions name the craft")
            });
        }
        start += line.len();
    }
}

/// The bank in the binary as a file to translate, word for word.
#[must_use]
pub fn starter_questions() -> &'static str {
    BUNDLED
}
