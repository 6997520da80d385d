//! What metier is and how to start.

use serde::Serialize;

use super::doc::Doc;
use super::{Medium, Report};

/// What metier says if nothing more is typed. No script asks for it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Welcome;

impl Report for Welcome {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        doc.title(
            "Find the track in your craft that fits you, doing or directing, and see what the next level expects. \
             Nothing leaves this computer.",
        );
        doc.heading("Start here");
        let starts = [
            ("metier plan", "answer 28 questions, about 3 minutes"),
            ("metier show software", "look at a ladder first"),
            ("metier list", "the ladders on this computer"),
            ("metier --help", "all commands"),
        ];
        doc.facts(starts.map(|(command, what)| (command.into(), what.into())).to_vec());
        doc
    }
}
