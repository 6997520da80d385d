//! Two levels beside each other, for scripts. All that both ask for is in it, whatever the screen shows.

use serde::Serialize;
use serde_json::{Value, json};

use super::{AStep, AtLevel, Head, LadderName, a_step, at_level, head, ladder_name, texts};
use crate::ladder::{Expectation, Place, Text, Turn, Turned};
use crate::report::diff::{gates_apart, way_back};
use crate::store::Loaded;

#[derive(Serialize)]
pub(crate) struct ADiff<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    from: AtLevel<'a>,
    to: AtLevel<'a>,
    standing: &'static str,
    ranks: i64,
    same_track: bool,
    counts: Counts,
    areas: Vec<AnArea<'a>>,
    requires: Requires,
    reach: Value,
    supervision: Value,
    typical_years: Value,
    may_stay: Value,
    pay: Value,
    prepare: Vec<&'a str>,
    trial: Vec<&'a str>,
    way_back: Option<AStep<'a>>,
}

#[derive(Serialize)]
struct Counts {
    new: usize,
    raised: usize,
    changed: usize,
    eased: usize,
    dropped: usize,
    carried_over: usize,
}

#[derive(Serialize)]
struct AnArea<'a> {
    area: &'a str,
    name: &'a str,
    changes: Vec<AChange<'a>>,
    carried_over: Vec<AChange<'a>>,
}

#[derive(Serialize)]
struct AChange<'a> {
    #[serde(flatten)]
    one: Sentence<'a>,
    area: &'a str,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Sentence<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    key: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    examples: &'a [Text],
}

#[derive(Serialize)]
struct Requires {
    only_from: Vec<String>,
    only_to: Vec<String>,
    both: Vec<String>,
}

pub(crate) fn diff<'a>(loaded: &'a Loaded, from: Place<'a>, to: Place<'a>) -> ADiff<'a> {
    let ladder = &loaded.ladder;
    let turned = ladder.contrast(from, to);
    let of = |turn| turned.iter().filter(|one| one.turn == turn).count();
    let both = |value: &dyn Fn(Place<'_>) -> Value| json!({"from": value(from), "to": value(to)});
    let [only_from, only_to, common] = gates_apart(from.level, to.level);
    let enters = from.track.id != to.track.id;
    ADiff {
        head: head("diff"),
        ladder: ladder_name(ladder, loaded.shelf),
        from: at_level(from),
        to: at_level(to),
        standing: standing(from, to),
        ranks: i64::from(to.level.rank) - i64::from(from.level.rank),
        same_track: !enters,
        counts: Counts {
            new: of(Turn::New),
            raised: of(Turn::Raised),
            changed: of(Turn::Changed),
            eased: of(Turn::Eased),
            dropped: of(Turn::Dropped),
            carried_over: of(Turn::CarriedOver),
        },
        areas: turned.chunk_by(|a, b| a.one.area == b.one.area).filter_map(|here| area(loaded, here)).collect(),
        requires: Requires { only_from, only_to, both: common },
        reach: both(&|place| json!(place.level.reach.map(crate::ladder::Reach::name))),
        supervision: both(&|place| json!(place.level.supervision)),
        typical_years: both(&|place| json!(place.level.typical_years)),
        may_stay: both(&|place| json!(place.level.may_stay)),
        pay: both(&|place| super::ladder::pay(place.level.pay())),
        prepare: if enters { texts(to.track.prepare_from(Some(from))) } else { Vec::new() },
        trial: if enters { texts(to.track.trial_from(Some(from))) } else { Vec::new() },
        way_back: way_back(ladder, from, to).map(a_step),
    }
}

fn standing(from: Place<'_>, to: Place<'_>) -> &'static str {
    if from.stands_equal(&to) {
        "equal"
    } else if to.level.rank > from.level.rank {
        "above"
    } else {
        "below"
    }
}

fn area<'a>(loaded: &'a Loaded, here: &[Turned<'a>]) -> Option<AnArea<'a>> {
    let id = here.first()?.one.area.as_str();
    let change = |turned: &Turned<'a>| AChange {
        one: sentence(turned.one),
        area: id,
        change: turned.turn.name(),
        was: turned.was.map(sentence),
    };
    let is_carried = |turned: &&Turned<'a>| turned.turn == Turn::CarriedOver;
    Some(AnArea {
        area: id,
        name: loaded.ladder.area(id).map_or("", |area| area.name.as_str()),
        changes: here.iter().filter(|turned| !is_carried(turned)).map(change).collect(),
        carried_over: here.iter().filter(is_carried).map(change).collect(),
    })
}

fn sentence(one: &Expectation) -> Sentence<'_> {
    Sentence { key: &one.key, text: &one.text, examples: &one.examples }
}
