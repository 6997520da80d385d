//! Saved answers in time, for scripts.

use serde_json::{Value, json};

use crate::advice::{Line, Moved, Score, Since, Time};
use crate::interview::Sheet;
use crate::report::History;
use crate::report::history::go_on;
use crate::report::words::rounded;
use crate::store::{Keeping, Kept};

pub(crate) fn history(history: &History<'_>) -> Value {
    let lines: Vec<Value> = history.lines.iter().map(|line| of_one(history, line)).collect();
    let unfinished = |(kept, sheet): &(&Kept, &Sheet)| {
        let (answered, asked) = sheet.progress(history.bank);
        json!({
            "file": kept.file.display().to_string(), "ladder": sheet.ladder, "by": sheet.by.name(), "name": sheet.name,
            "made": sheet.made, "answered": answered, "asked": asked, "aside": kept.keeping == Keeping::Aside,
            "go_on": go_on(kept, sheet),
        })
    };
    let unreadable =
        |(file, why): &(&std::path::Path, String)| json!({"file": file.display().to_string(), "message": why});
    let mut value = json!({
        "lines": lines,
        "unfinished": history.unfinished.iter().map(unfinished).collect::<Vec<_>>(),
        "unreadable": history.unreadable.iter().map(unreadable).collect::<Vec<_>>(),
    });
    super::ladder::with_head(&mut value, "history", None);
    value
}

fn of_one(history: &History<'_>, line: &Line) -> Value {
    let sheet = line.times.first().and_then(|time| history.at(time.index)).map(|(_, sheet)| sheet);
    json!({
        "ladder": sheet.map(|sheet| &sheet.ladder), "by": sheet.map(|sheet| sheet.by.name()),
        "name": sheet.map(|sheet| &sheet.name),
        "times": line.times.iter().map(|time| one_time(history, time)).collect::<Vec<_>>(),
        "in_all": line.in_all.map(|(how, from)| moved(history, how, from)),
    })
}

fn one_time(history: &History<'_>, time: &Time) -> Value {
    let at = history.at(time.index);
    let sheet = at.map(|(_, sheet)| sheet);
    let since = match time.since {
        Since::Moved(how, from) => moved(history, how, from),
        _ => Value::Null,
    };
    let why = match time.since {
        Since::First => Some("first"),
        Since::Moved(..) => None,
        Since::OtherQuestions => Some("other-questions"),
        Since::NoScore => Some("no-score"),
        Since::Undated => Some("undated"),
    };
    json!({
        "file": at.map(|(file, _)| file.display().to_string()), "made": sheet.map(|sheet| &sheet.made),
        "questions": sheet.map(|sheet| sheet.questions.unwrap_or(1)), "form": sheet.map(|sheet| sheet.form.name()),
        "level": sheet.map(|sheet| &sheet.level),
        "certainty": time.verdict.certainty.name(), "outcome": time.verdict.outcome.name(),
        "score": time.verdict.score.as_ref().map(score), "since": since, "not_compared": why,
    })
}

fn score(score: &Score) -> Value {
    json!({ "value": rounded(score.value, 2), "margin": rounded(score.margin, 2), "answers": score.answers })
}

fn moved(history: &History<'_>, moved: Moved, from: usize) -> Value {
    let change = match (moved.beyond, moved.gap > 0.0) {
        (false, _) => "none",
        (true, true) => "more-directing",
        (true, false) => "more-doing",
    };
    let at = history.at(from);
    json!({
        "file": at.map(|(file, _)| file.display().to_string()), "made": at.map(|(_, sheet)| &sheet.made),
        "change": change, "gap": rounded(moved.gap, 2), "threshold": rounded(moved.threshold, 2),
    })
}
