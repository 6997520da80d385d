//! Ladders for scripts: the next levels, tracks, one level, the list.

use serde::Serialize;
use serde_json::{Value, json};

use super::asks::{Asks, asks};
use super::{AStep, AtLevel, Head, LadderName, a_step, at_level, gates, head, ladder_name, texts};
use crate::files::{Entry, Loaded, Shelf};
use crate::ladder::{Ladder, Level, Pay, Place, Step, Track};

pub(super) fn next<'a>(loaded: &'a Loaded, from: Place<'a>, steps: &[Step<'a>]) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Way<'a> {
        #[serde(flatten)]
        step: AStep<'a>,
        #[serde(flatten)]
        asks: Asks<'a>,
    }
    #[derive(Serialize)]
    struct Next<'a> {
        #[serde(flatten)]
        head: Head,
        ladder: LadderName<'a>,
        from: AtLevel<'a>,
        steps: Vec<Way<'a>>,
    }
    let way = |step: &Step<'a>| Way { step: a_step(*step), asks: asks(&loaded.ladder, Some(from), *step, None) };
    Next {
        head: head("next"),
        ladder: ladder_name(&loaded.ladder, loaded.shelf),
        from: at_level(from),
        steps: steps.iter().map(way).collect(),
    }
}

pub(super) fn show(loaded: &Loaded, tracks: &[&Track]) -> Value {
    let ladder = &loaded.ladder;
    let chosen = |track: &&Track| tracks.is_empty() || tracks.iter().any(|one| one.id == track.id);
    let tracks: Vec<Value> = ladder
        .tracks
        .iter()
        .filter(chosen)
        .map(|track| {
            json!({
                "id": track.id, "kind": track.kind.name(), "name": track.name, "summary": track.summary,
                "opens_from": track.opens_from, "prepare": texts(&track.prepare), "trial": texts(&track.trial),
                "levels": track.levels.iter().map(|level| level_value(ladder, Place { track, level })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut value = json!({
        "craft": ladder.craft, "summary": ladder.summary, "language": ladder.language, "license": ladder.license,
        "cumulative": ladder.cumulative,
        "sources": ladder.sources.iter().map(|s| json!({"id": s.id, "title": s.title, "link": s.link})).collect::<Vec<_>>(),
        "areas": ladder.areas.iter().map(|area| json!({
            "id": area.id, "name": area.name, "about": area.about, "demands": area.demands.name(),
        })).collect::<Vec<_>>(),
        "tracks": tracks,
    });
    with_head(&mut value, "show", Some((ladder, loaded.shelf)));
    value
}

pub(super) fn one_level(loaded: &Loaded, place: Place<'_>) -> Value {
    let mut value = json!({ "level": level_value(&loaded.ladder, place) });
    with_head(&mut value, "show", Some((&loaded.ladder, loaded.shelf)));
    value
}

pub(super) fn list(entries: &[Entry]) -> Value {
    let entry = |entry: &Entry| {
        let mut value = json!({
            "id": entry.found.id, "source": entry.found.shelf.name(),
            "file": entry.found.file.as_ref().map(|file| file.display().to_string()), "shadowed": entry.shadowed,
        });
        let more = match &entry.ladder {
            Ok(ladder) => json!({
                "name": ladder.name, "version": ladder.version, "summary": ladder.summary,
                "tracks": ladder.tracks.len(), "levels": ladder.places().count(), "error": null,
            }),
            Err(error) => json!({
                "name": null, "version": null, "summary": null, "tracks": null, "levels": null,
                "error": format!("{error:#}"),
            }),
        };
        merge(&mut value, more);
        value
    };
    let mut value = json!({ "ladders": entries.iter().map(entry).collect::<Vec<_>>() });
    with_head(&mut value, "list", None);
    value
}

fn level_value(ladder: &Ladder, place: Place<'_>) -> Value {
    let Level { id, rank, title, also_called, summary, supervision, may_stay, sources, .. } = place.level;
    let level = place.level;
    json!({
        "id": id, "track": place.track.id, "track_kind": place.track.kind.name(), "rank": rank, "title": title,
        "also_called": also_called, "summary": summary, "reach": level.reach.map(crate::ladder::Reach::name),
        "supervision": supervision, "typical_years": level.typical_years.map(|(from, to)| [from, to]),
        "may_stay": may_stay, "origin": level.origin.map(crate::ladder::Origin::name), "sources": sources,
        "equals": level.equal_to().collect::<Vec<_>>(),
        "pay": pay(level.pay.as_ref()),
        "requires": gates(&level.requires),
        "gates": level.requires.iter().map(|gate| json!({"one_of": texts(&gate.one_of), "renew": gate.renew})).collect::<Vec<_>>(),
        "deepen": texts(&level.deepen), "recognition": texts(&level.recognition),
        "expectations": level.expects.iter().map(|one| json!({
            "key": one.key, "id": one.id, "area": one.area, "text": one.text, "examples": one.examples,
        })).collect::<Vec<_>>(),
        "carried_over": ladder.difference(None, place).carried.len(),
        "steps": ladder.steps_open(Some(place)).iter().map(|step| a_step(*step)).collect::<Vec<_>>(),
    })
}

pub(super) fn pay(pay: Option<&Pay>) -> Value {
    json!(pay.map(|pay| json!({
        "from": pay.from, "to": pay.to, "currency": pay.currency, "per": pay.per, "as_of": pay.as_of,
    })))
}

pub(super) fn with_head(value: &mut Value, kind: &'static str, ladder: Option<(&Ladder, Shelf)>) {
    merge(value, json!(head(kind)));
    if let Some((ladder, shelf)) = ladder {
        merge(value, json!({ "ladder": ladder_name(ladder, shelf) }));
    }
}

fn merge(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}
