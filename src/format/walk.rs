//! Every fault of a file that serde refused. Serde stops at the first; this walks the whole document beside the schema
//! of its format, and takes out, or fills in, what is wrong, so that the rest can be read and checked in the same run.

use std::borrow::Cow;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Span, closest};
use crate::model::{self, Amount, Answer, FormatVersion, ValueRule, acts_on_screen, schema_of};

/// How much of a text that is too long is kept, in characters: the file is refused anyway.
const SHOWN: usize = 100;

/// A walk through one document.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) faults: Faults,
    /// The file is private: no word of what it says may get into an error, since errors end up in logs.
    pub(crate) is_private: bool,
    /// Keys that were taken out or filled in.
    pub(crate) unclear: Vec<String>,
    /// Texts that are not ids, where ids belong: what refers to them refers to something.
    pub(crate) refused_ids: Vec<String>,
    /// The file is written for a later version: nothing can be said of it.
    pub(crate) is_newer: bool,
}

/// How findings name a table.
#[derive(Clone)]
struct Whom {
    /// "level `staff`", "the pay of level `staff`"; empty for the top of the file.
    phrase: String,
    /// What it belongs to or is: "level `staff`".
    thing: String,
}

impl Whom {
    /// `named` is what the schema calls the table, `id` its id in the file, `by_key` what else it could be called.
    fn of(named: Option<&str>, id: Option<&str>, outer: &Self, by_key: String) -> Self {
        let one = |phrase: String| Self { thing: phrase.clone(), phrase };
        match (named, id) {
            (None, _) => one(by_key),
            (Some(named), _) if named.ends_with(" of") || named.ends_with(" in") => {
                let thing = if outer.thing.is_empty() { "the file" } else { &outer.thing };
                Self { phrase: format!("{named} {thing}"), thing: outer.thing.clone() }
            }
            (Some(named), _) if named.contains(' ') => one(named.to_owned()),
            (Some(named), Some(id)) if !id.is_empty() => one(format!("{named} `{id}`")),
            (Some(named), _) => {
                let article = if named.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                one(format!("{article} {named}"))
            }
        }
    }

    /// " in level `staff`", for the end of a message.
    fn inside(&self) -> String {
        if self.phrase.is_empty() { String::new() } else { format!(" in {}", self.phrase) }
    }
}

impl Walk {
    /// Walks through a document. What is left of it can be read.
    pub(crate) fn document(&mut self, document: &mut Spanned<DeTable<'_>>, schema: &Json) {
        let top = Whom { phrase: String::new(), thing: String::new() };
        if let Some((_, format)) = document.get_ref().get_key_value("format")
            && let Some(number) = whole(format.get_ref()).filter(|number| *number > FormatVersion::NEWEST)
        {
            let message =
                format!("format {number} is newer than this metier, which reads format {}", FormatVersion::NEWEST);
            let fault = Diagnostic::error(message).code(Code::NEWER_FORMAT).at(format.span());
            self.faults.push(fault.help("install a newer metier"));
            self.is_newer = true;
            return;
        }
        self.table(document.get_mut(), None, schema, &top);
    }

    fn table(&mut self, table: &mut DeTable<'_>, at: Option<Span>, schema: &Json, whom: &Whom) {
        let properties = schema.get("properties").and_then(Json::as_object);
        let required =
            || schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        for key in required().filter(|key| !table.contains_key(*key)) {
            let property = properties.and_then(|properties| properties.get(key)).unwrap_or(&Json::Null);
            let fault = missing(key, property, whom);
            // The top of a file has no header to point at.
            self.faults.push(match at {
                Some(at) => fault.at(at),
                None => fault,
            });
        }
        let rest = schema.get("additionalProperties").filter(|rest| rest.is_object());
        // In the order of the file, since of very many faults only the first are kept.
        let mut entries: Vec<_> = std::mem::take(table).into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, mut value) in entries {
            let Some(property) = properties.and_then(|all| all.get(&**key.get_ref())).or(rest) else {
                self.unknown_key(&key, schema, whom);
                continue;
            };
            if self.value(key.get_ref(), &mut value, property, whom, false) {
                table.insert(key, value);
            } else {
                self.unclear.push(key.into_inner().into_owned());
            }
        }
        for key in required() {
            if !table.contains_key(key) {
                let property = properties.and_then(|properties| properties.get(key)).unwrap_or(&Json::Null);
                self.unclear.push(key.to_owned());
                table.insert(nowhere(Cow::Owned(key.to_owned())), filler(property));
            }
        }
    }

    fn unknown_key(&mut self, key: &Spanned<Cow<'_, str>>, schema: &Json, whom: &Whom) {
        let known = || schema.get("properties").and_then(Json::as_object).into_iter().flatten().map(|(key, _)| key);
        let fault = Diagnostic::error(format!("unknown key `{}`{}", key.get_ref(), whom.inside()));
        let fault = fault.code(Code::UNKNOWN_KEY).at(key.span());
        self.faults.push(match closest(key.get_ref(), known().map(String::as_str)) {
            Some(near) => fault.label(format!("did you mean `{near}`?")),
            None => fault.help(format!("known here: {}", known().cloned().collect::<Vec<_>>().join(", "))),
        });
    }

    /// Whether a value can stay.
    fn value(
        &mut self,
        key: &str,
        value: &mut Spanned<DeValue<'_>>,
        schema: &Json,
        whom: &Whom,
        is_item: bool,
    ) -> bool {
        let at: Span = value.span().into();
        if let Some(rule) = ValueRule::of(schema) {
            return self.ruled(rule, key, value, schema, whom, is_item);
        }
        let choices = schema.get("anyOf").and_then(Json::as_array);
        let alternatives = choices.map_or_else(|| vec![schema], |choices| choices.iter().collect());
        let Some(schema) = alternatives.iter().find(|one| is_type(value.get_ref(), one)).copied() else {
            let is_list_of_tables = schema.get("items").is_some_and(|items| items.get("properties").is_some());
            if value.get_ref().is_table() && is_list_of_tables {
                self.one_table(key, value);
                return false;
            }
            if whom.phrase.starts_with(EXPECTS_OF) && is_key_of_a_level(key) {
                self.faults.push(below_expects(key, at).code(Code::WRONG_TYPE));
                return false;
            }
            // An expectation and the like: a text, or a table that has a name.
            let named = choices.and_then(|choices| choices.iter().find_map(|one| one.get("x-whom")?.as_str()));
            let what = match named {
                Some(_) => Whom::of(named, None, whom, String::new()).phrase,
                None => item_or_key(key, whom, is_item),
            };
            self.wrong_type(value, &what, alternatives.first().copied().unwrap_or(schema));
            return false;
        };
        if choices.is_some() && value.get_ref().is_str() {
            // The text alone of something that may be a table.
            let named = choices.and_then(|choices| choices.iter().find_map(|one| one.get("x-whom")?.as_str()));
            let what = named.map(|named| Whom::of(Some(named), None, whom, String::new()).phrase);
            return match ValueRule::of(schema) {
                Some(rule) => self.text(rule, value, &what.unwrap_or_else(|| item_or_key(key, whom, is_item))),
                None => true,
            };
        }
        match value.get_mut() {
            DeValue::Table(table) => {
                let id = table.get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned);
                let by_key = if is_item { format!("an entry of `{key}`{}", whom.inside()) } else { format!("`{key}`") };
                let named = schema.get("x-whom").and_then(Json::as_str);
                let inner = Whom::of(named, id.as_deref(), whom, by_key);
                self.table(table, Some(at), schema, &inner);
                true
            }
            DeValue::Array(list) => self.list(key, list, at, schema, whom),
            DeValue::String(word) => {
                let word = word.clone().into_owned();
                self.word(&word, at, &format!("`{key}`{}", whom.inside()), schema)
            }
            DeValue::Integer(_) => self.number(key, value, schema, whom),
            _ => true,
        }
    }

    fn list(&mut self, key: &str, list: &mut DeArray<'_>, at: Span, schema: &Json, whom: &Whom) -> bool {
        let limit = |word: &str| schema.get(word).and_then(Json::as_u64).and_then(|limit| usize::try_from(limit).ok());
        let (least, most) = (limit("minItems").unwrap_or(0), limit("maxItems").unwrap_or(usize::MAX));
        // Over a limit of size is another fault, and said elsewhere.
        let is_fixed = least == most;
        if list.len() < least || (is_fixed && list.len() > most) {
            let fault = if most == usize::MAX {
                Diagnostic::error(format!("{} names nothing", whom.phrase)).code(Code::MISSING_KEY)
            } else {
                let message = format!("`{key}`{} has {} entries, and needs {most}", whom.inside(), list.len());
                Diagnostic::error(message).code(Code::UNKNOWN_VALUE)
            };
            self.faults.push(fault.at(at));
            return false;
        }
        let Some(items) = schema.get("items") else { return true };
        for mut item in std::mem::replace(list, DeArray::new()) {
            if self.value(key, &mut item, items, whom, true) {
                list.push(item);
            } else {
                self.unclear.push(key.to_owned());
            }
        }
        list.len() >= least
    }

    fn word(&mut self, word: &str, at: Span, what: &str, schema: &Json) -> bool {
        let Some(words) = schema.get("enum").and_then(Json::as_array) else { return true };
        let words: Vec<&str> = words.iter().filter_map(Json::as_str).collect();
        if words.contains(&word) {
            return true;
        }
        let is = |message: String| Diagnostic::error(message).code(Code::UNKNOWN_VALUE).at(at);
        let fault = if self.is_private {
            is(format!("{what} is not one of the words it can be"))
        } else {
            let fault = is(format!("{what} cannot be \"{word}\""));
            match closest(word, words.iter().copied()) {
                Some(near) => fault.label(format!("did you mean \"{near}\"?")),
                None => fault,
            }
        };
        self.faults.push(fault.help(format!("one of: {}", words.join(", "))));
        false
    }

    fn number(&mut self, key: &str, value: &Spanned<DeValue<'_>>, schema: &Json, whom: &Whom) -> bool {
        let what = format!("`{key}`{}", whom.inside());
        let fault = |message: String| Diagnostic::error(message).code(Code::UNKNOWN_VALUE).at(value.span());
        let Some(number) = whole(value.get_ref()) else {
            let fault = fault(format!("{what} is out of range"));
            self.faults.push(fault.label("a number of at most 18 digits"));
            return false;
        };
        let limit = |word: &str| schema.get(word).and_then(Json::as_i64);
        let (least, most) = (limit("minimum").unwrap_or(i64::MIN), limit("maximum").unwrap_or(u32::MAX.into()));
        if (least..=most).contains(&number) {
            return true;
        }
        let fault = if self.is_private {
            fault(format!("{what} is out of range"))
        } else {
            fault(format!("`{key}` = {number}{} is out of range", whom.inside()))
        };
        self.faults.push(fault.label(format!("a number from {least} to {most}")));
        false
    }

    fn ruled(
        &mut self,
        rule: ValueRule,
        key: &str,
        value: &mut Spanned<DeValue<'_>>,
        schema: &Json,
        whom: &Whom,
        is_item: bool,
    ) -> bool {
        let at = value.span();
        let what = || format!("`{key}`{}", whom.inside());
        let unknown = |message: String| Diagnostic::error(message).code(Code::UNKNOWN_VALUE).at(at.clone());
        let is = value.get_ref();
        let fault = match rule {
            ValueRule::Text | ValueRule::Prose | ValueRule::Id | ValueRule::Craft | ValueRule::Language
                if is.is_str() =>
            {
                let what = if is_item { item_or_key(key, whom, true) } else { what() };
                return self.text(rule, value, &what);
            }
            ValueRule::FormatVersion => match whole(is) {
                Some(FormatVersion::NEWEST) => return true,
                Some(number) => unknown(format!("there is no format {number}"))
                    .help(format!("write `format = {}`", FormatVersion::NEWEST)),
                None if is.is_integer() => {
                    unknown(format!("{} is out of range", what())).label("a number of at most 18 digits")
                }
                None => wrong_type(value, &what(), "a whole number"),
            },
            ValueRule::Amount => {
                let amount = match is {
                    DeValue::Integer(_) => whole(is).map(|number| number.to_string()),
                    DeValue::Float(number) => number.as_str().parse().ok().map(|number: f64| number.to_string()),
                    _ => None,
                };
                match amount.as_deref().and_then(Amount::written) {
                    Some(_) => return true,
                    None if is.is_integer() || is.is_float() => {
                        unknown(format!("{} is out of range", what())).label("an amount such as 38 or 38.50")
                    }
                    None => wrong_type(value, &what(), "an amount such as 38 or 38.50"),
                }
            }
            ValueRule::Range => match range(is, schema) {
                Ok(()) => return true,
                Err(place) => {
                    let write = schema.get("x-write").and_then(Json::as_str).unwrap_or("two whole numbers");
                    if is.is_array() || is.is_integer() {
                        let fault = Diagnostic::error(format!("{} is not from and to", what()));
                        let place = place.unwrap_or_else(|| at.into());
                        fault.code(Code::UNKNOWN_VALUE).at(place).label(format!("write {write}"))
                    } else {
                        wrong_type(value, &what(), write)
                    }
                }
            },
            ValueRule::Answer => match answer(key, value) {
                None => return true,
                Some(fault) => fault,
            },
            ValueRule::Date => match is {
                DeValue::Datetime(time) if time.date.is_some() => return true,
                _ => wrong_type(value, &what(), "a date such as 2026-11-20, without quotes"),
            },
            _ => wrong_type(value, &item_or_key(key, whom, false), "a text in quotes"),
        };
        self.faults.push(fault);
        false
    }

    /// Whether a text can stay, if need be without what is wrong with it.
    fn text(&mut self, rule: ValueRule, value: &mut Spanned<DeValue<'_>>, what: &str) -> bool {
        let at = value.span();
        let DeValue::String(text) = value.get_mut() else { return false };
        let Some(fault) = rule.broken_by(text, || what.to_owned()) else { return true };
        let kept: String = match fault.code {
            _ if rule == ValueRule::Id => {
                self.refused_ids.push(text.clone().into_owned());
                String::new()
            }
            Some(Code::CONTROL_CHARACTER) => text.chars().filter(|c| !acts_on_screen(*c)).collect(),
            Some(Code::TOO_LARGE) => text.chars().filter(|c| !acts_on_screen(*c)).take(SHOWN).collect(),
            _ => String::new(),
        };
        self.faults.push(fault.at(at));
        let stays = !kept.trim().is_empty();
        *text = kept.into();
        stays
    }

    /// `[tracks]` where every track begins with `[[tracks]]`.
    fn one_table(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        let fault = Diagnostic::error(format!("`[{key}]` begins a single table, and there are several {key}"));
        let fault = fault.code(Code::WRONG_TYPE).at(value.span());
        self.faults.push(fault.label(format!("write [[{key}]], with two brackets on each side")));
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, what: &str, schema: &Json) {
        let wanted = match schema.get("type").and_then(Json::as_str) {
            Some("string") => "a text in quotes",
            Some("integer") => "a whole number",
            Some("number") => "a number",
            Some("boolean") => "true or false",
            Some("array") => "a list",
            Some("object") => "a table",
            _ => "another value",
        };
        self.faults.push(wrong_type(value, what, wanted));
    }
}

/// How the table of a level's expectations is named.
const EXPECTS_OF: &str = "the expectations of";

/// Whether a level has such a key of its own.
pub(super) fn is_key_of_a_level(key: &str) -> bool {
    let schema = schema_of::<model::Level>(true);
    schema.get("properties").is_some_and(|properties| properties.get(key).is_some())
}

/// In TOML a key belongs to the header above it, whatever is left empty between them.
pub(super) fn below_expects(key: &str, at: Span) -> Diagnostic {
    let fault = Diagnostic::error(format!("`{key}` is a key of the level, and stands among its expectations")).at(at);
    fault.help("move it above `[levels.expects]`, which comes last in a level")
}

fn item_or_key(key: &str, whom: &Whom, is_item: bool) -> String {
    if is_item { format!("a text of `{key}`{}", whom.inside()) } else { format!("`{key}`{}", whom.inside()) }
}

fn missing(key: &str, property: &Json, whom: &Whom) -> Diagnostic {
    let error = |message: String| Diagnostic::error(message).code(Code::MISSING_KEY);
    if ValueRule::of(property) == Some(ValueRule::FormatVersion) {
        return error(format!("missing key `{key}`"))
            .help(format!("write `format = {}` in the first line", FormatVersion::NEWEST));
    }
    if property.get("minItems").is_some() && property.get("maxItems").is_none() {
        return error(format!("{} names nothing", whom.phrase)).label(format!("write {{ {key} = [\"…\"] }}"));
    }
    let line = match property.get("type").and_then(Json::as_str) {
        Some("object") => format!("[{key}]"),
        _ => format!("{key} = …"),
    };
    error(format!("missing key `{key}`{}", whom.inside())).help(format!("add a line: {line}"))
}

/// The finding that a value is of another type than `wanted`.
fn wrong_type(value: &Spanned<DeValue<'_>>, what: &str, wanted: &str) -> Diagnostic {
    let is = match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    Diagnostic::error(format!("{what} is {is}"))
        .code(Code::WRONG_TYPE)
        .at(value.span())
        .label(format!("write {wanted}"))
}

/// A whole number, if the value is one that fits.
fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// Whether a value is from and to, or one number.
///
/// # Errors
/// The place of the numbers that are wrong, if there are some.
fn range(value: &DeValue<'_>, schema: &Json) -> Result<(), Option<Span>> {
    let most = schema.get("x-most").and_then(Json::as_i64).unwrap_or(i64::MAX);
    let number = |value: &DeValue<'_>| whole(value).filter(|number| (0..=most).contains(number));
    let Some(list) = value.as_array() else {
        return number(value).map(|_| ()).ok_or(None);
    };
    let numbers: Vec<Option<i64>> = list.iter().map(|one| number(one.get_ref())).collect();
    if let [Some(from), Some(to)] = numbers.as_slice()
        && from <= to
    {
        return Ok(());
    }
    let ends = list.iter().next().zip(list.iter().last());
    Err(ends.map(|(first, last)| Span { start: first.span().start, end: last.span().end }))
}

/// What is wrong with an answer. Which number or word it is stays unsaid: errors end up in logs.
fn answer(id: &str, value: &Spanned<DeValue<'_>>) -> Option<Diagnostic> {
    const WANTED: &str = "a number from 1 to 5, or \"not-sure\"";
    let what = format!("the answer to `{id}`");
    let out_of_range = || {
        let fault = Diagnostic::error(format!("{what} is out of range")).code(Code::UNKNOWN_VALUE);
        Some(fault.at(value.span()).label(format!("write {WANTED}")))
    };
    match value.get_ref() {
        DeValue::String(word) if word == Answer::NOT_SURE => None,
        DeValue::String(word) if word.trim().parse::<i64>().is_ok() => {
            Some(wrong_type(value, &what, "the number without quotes"))
        }
        DeValue::String(_) => out_of_range(),
        DeValue::Integer(_) => match whole(value.get_ref()).and_then(Answer::step) {
            Some(_) => None,
            None => out_of_range(),
        },
        _ => Some(wrong_type(value, &what, WANTED)),
    }
}

fn is_type(value: &DeValue<'_>, schema: &Json) -> bool {
    let types: &[&str] = match value {
        DeValue::String(_) => &["string"],
        DeValue::Integer(_) => &["integer", "number"],
        DeValue::Float(_) => &["number"],
        DeValue::Boolean(_) => &["boolean"],
        DeValue::Array(_) => &["array"],
        DeValue::Table(_) => &["object"],
        DeValue::Datetime(_) => &[],
    };
    schema.get("type").and_then(Json::as_str).is_some_and(|wanted| types.contains(&wanted))
}

/// A value that is nowhere in the file.
fn nowhere<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

/// A value in place of a required one that is missing.
fn filler(schema: &Json) -> Spanned<DeValue<'static>> {
    let text = |text: &str| DeValue::String(Cow::Owned(text.to_owned()));
    let parsed = |text: &'static str| DeValue::parse(text).expect("a literal that is TOML").into_inner();
    let zero = || parsed(if schema.get("minimum").and_then(Json::as_i64).unwrap_or(0) > 1 { "2000" } else { "1" });
    let value = match (ValueRule::of(schema), schema.get("type").and_then(Json::as_str)) {
        (Some(ValueRule::Date), _) => parsed("2000-01-01"),
        (Some(ValueRule::Id), _) => text("x"),
        (Some(ValueRule::Language), _) => text("en"),
        (_, Some("string")) => match schema.pointer("/enum/0").and_then(Json::as_str) {
            Some(word) => text(word),
            None => text("?"),
        },
        (_, Some("boolean")) => parsed("false"),
        (_, Some("array")) => {
            let count = schema.get("minItems").and_then(Json::as_u64).unwrap_or(0);
            let mut list = DeArray::new();
            (0..count).for_each(|_| list.push(filler(schema.get("items").unwrap_or(&Json::Null))));
            DeValue::Array(list)
        }
        (_, Some("object")) => {
            let mut table = DeTable::new();
            for key in schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str) {
                let property = schema.get("properties").and_then(|all| all.get(key)).unwrap_or(&Json::Null);
                table.insert(nowhere(Cow::Owned(key.to_owned())), filler(property));
            }
            DeValue::Table(table)
        }
        _ => zero(),
    };
    nowhere(value)
}
