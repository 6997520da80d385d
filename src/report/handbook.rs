//! A whole ladder to read: the tracks side by side, then each track and each of its levels in full.

use super::doc::{Block, Bullet, Doc, Item};
use super::level::{all_circumstances, beside};
use super::overview::{head, side_by_side};
use super::words::{capital, list, rank_of, titled, version_line};
use crate::ladder::{Expectation, Ladder, Place, Reference, Text, Track};

/// A handbook of these tracks, which may be all that the ladder has.
pub(crate) fn doc(ladder: &Ladder, tracks: &[&Track]) -> Doc {
    let mut doc = Doc { is_handbook: true, ..Doc::about(ladder) };
    let tracks = side_by_side(&mut doc, ladder, tracks);
    if let Some(guide) = &ladder.guide {
        doc.section("How to use this ladder");
        super::guide::add(&mut doc, guide);
    }
    for track in tracks {
        one_track(&mut doc, ladder, track);
    }
    appendix(&mut doc, ladder);
    let license = ladder.license.as_ref().map(|license| format!("The text of this ladder is under {license}."));
    doc.push(Block::Closing(license.into_iter().chain([version_line(ladder, None, None)]).collect()));
    doc
}

fn one_track(doc: &mut Doc, ladder: &Ladder, track: &Track) {
    doc.section(head(track));
    doc.summary(track.summary.as_ref());
    let from: Vec<String> = track.opens_from.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
    if !from.is_empty() {
        doc.facts(vec![("Opens from".into(), list(&from, "or"))]);
    }
    if !track.prepare.is_empty() || !track.trial.is_empty() {
        doc.heading("Before the first level");
        phrases(doc, "Learn first", track.prepare_from(None));
        phrases(doc, "Try it first: small, and back again", track.trial_from(None));
        let returning = track.prepare.iter().chain(&track.trial).filter(|one| one.audience.is_some());
        phrases(doc, "If you are coming back", returning.map(|one| &one.text));
    }
    for level in &track.levels {
        one_level(doc, ladder, Place { track, level });
    }
}

fn one_level(doc: &mut Doc, ladder: &Ladder, place: Place<'_>) {
    let level = place.level;
    doc.heading_with(level.title.as_str(), rank_of(place));
    doc.summary(level.summary.as_ref());
    doc.facts(all_circumstances(ladder, place));
    if level.expects.is_empty() {
        doc.paragraph("Nothing is written for this level yet.");
    }
    if let Some(rest) = beside(&ladder.difference(None, place)) {
        doc.paragraph(rest);
    }
    // The expectations are sorted by area.
    for here in level.expects.chunk_by(|one, next| one.area == next.area) {
        let area = here.first().and_then(|first| ladder.area(&first.area));
        doc.subheading(area.map_or_else(String::new, |area| area.name.to_string()));
        doc.items(here.iter().map(expectation).collect());
    }
    if !level.requires.is_empty() {
        doc.subheading("Needed");
        doc.items(level.gates().map(|gate| Item::new(Bullet::Point, gate.text)).collect());
    }
    phrases(doc, "What it brings", &level.recognition);
    phrases(doc, "Going deeper here", &level.deepen);
}

fn expectation(one: &Expectation) -> Item {
    let below = one.examples.iter().map(|example| format!("such as: {example}")).collect();
    Item { below, ..Item::new(Bullet::Point, one.text.clone()) }
}

fn phrases<'a>(doc: &mut Doc, heading: &str, texts: impl IntoIterator<Item = &'a Text>) {
    let items: Vec<Item> = texts.into_iter().map(|text| Item::new(Bullet::Point, capital(text))).collect();
    if items.is_empty() {
        return;
    }
    doc.subheading(heading);
    doc.items(items);
}

/// What the areas mean, and the sources of the ladder.
fn appendix(doc: &mut Doc, ladder: &Ladder) {
    let abouts = ladder.areas.iter().filter_map(|area| Some((area.name.to_string(), area.about.as_ref()?.to_string())));
    let abouts: Vec<(String, String)> = abouts.collect();
    if !abouts.is_empty() {
        doc.section("What the areas mean");
        doc.facts(abouts);
    }
    if !ladder.sources.is_empty() {
        doc.section("Written from");
        let source = |source: &Reference| Item {
            below: source.link.iter().map(ToString::to_string).collect(),
            ..Item::new(Bullet::Point, source.title())
        };
        doc.items(ladder.sources.iter().map(source).collect());
    }
}
