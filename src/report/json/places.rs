//! Every folder and setting in use, for scripts.

use serde_json::{Value, json};

use crate::report::places::{Folder, Places, Searched};

pub(crate) fn places(places: &Places) -> Value {
    let searched = |searched: &Searched| {
        json!({
            "source": searched.shelf.name(), "folder": searched.folder, "ladders": searched.ladders,
            "from": searched.from,
        })
    };
    let (look, reasons) = (&places.look, &places.reasons);
    let settings = json!({
        "width": { "value": look.columns, "from": reasons.width },
        "ascii": { "value": look.ascii, "from": reasons.ascii },
        "color": { "value": look.colour, "from": reasons.colour },
        "accessible": { "value": look.spoken, "from": reasons.spoken },
        "input": {
            "value": places.cannot_ask.is_none(), "from": places.cannot_ask.unwrap_or("the terminal"),
            "whole_lines": places.reads_lines,
        },
        "source_date_epoch": { "value": places.source_date_epoch, "from": places.source_date_epoch.as_ref().map(|_| "SOURCE_DATE_EPOCH") },
        "today": places.today,
    });
    let mut value = json!({
        "ladders": places.ladders.iter().map(searched).collect::<Vec<_>>(),
        "drafts": folder(&places.drafts), "answers": folder(&places.answers), "settings": settings,
    });
    super::ladder::with_head(&mut value, "where", None);
    value
}

fn folder(folder: &Folder) -> Value {
    let files: usize = folder.files.iter().map(|(_, n)| n).sum();
    json!({
        "folder": folder.folder, "exists": folder.exists, "files": files, "from": folder.from,
        "error": folder.unreadable,
    })
}
