//! The parts of a ladder as plain data, each with the words the field uses for it.

use crate::diagnostic::Span;

/// One craft's ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// `[a-z0-9][a-z0-9-]*`, the file's name without its ending.
    pub id: String,
    /// What commands call it: its id, or the path it was read from.
    pub called: String,
    /// The ladder's own version, free text such as `2026.1`.
    pub version: Option<String>,
    /// Shown in headings.
    pub name: String,
    /// Fits "… the core work of roofing myself".
    pub craft: String,
    /// One sentence.
    pub summary: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Of the text, such as `CC-BY-4.0`.
    pub license: Option<String>,
    /// A level also asks for what the levels below it ask for.
    pub cumulative: bool,
    /// What it was written from.
    pub sources: Vec<Reference>,
    /// What expectations are grouped by, in the order they are shown.
    pub areas: Vec<Area>,
    /// In file order.
    pub tracks: Vec<Track>,
}

/// A standard, programme or book the ladder was written from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Named by levels.
    pub id: String,
    /// In words.
    pub title: String,
    /// An address.
    pub link: Option<String>,
}

/// A group of expectations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Named by expectations.
    pub id: String,
    /// A heading.
    pub name: String,
    /// One sentence.
    pub about: Option<String>,
    /// Which side of work it is.
    pub demands: Demands,
    /// Where it is defined.
    pub at: Span,
}

/// Which side of work an area asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demands {
    /// The craft itself.
    Doing,
    /// Other people's work.
    Directing,
    /// Both at once.
    Both,
}

impl Demands {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Doing, Self::Directing, Self::Both];

    /// The word in files and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Doing => "doing",
            Self::Directing => "directing",
            Self::Both => "both",
        }
    }
}

/// What a track is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Shared by all, before the tracks part.
    Trunk,
    /// Ever better at the work itself.
    Mastery,
    /// Other people's work.
    Management,
    /// Doing and directing at once.
    Hybrid,
}

impl Kind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Trunk, Self::Mastery, Self::Management, Self::Hybrid];

    /// The word in files, results and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::Mastery => "mastery",
            Self::Management => "management",
            Self::Hybrid => "hybrid",
        }
    }
}

/// One way up.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Its kind's name unless the file says otherwise.
    pub id: String,
    /// What it is for.
    pub kind: Kind,
    /// A heading.
    pub name: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Ids of the levels from which its first level can be taken.
    pub opens_from: Vec<String>,
    /// What to learn before its first level.
    pub prepare: Vec<Phrase>,
    /// How to try it for a while and go back.
    pub trial: Vec<Phrase>,
    /// By rank, then file order.
    pub levels: Vec<Level>,
    /// Where it is defined.
    pub at: Span,
}

/// A rung.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// Unique in the ladder.
    pub id: String,
    /// From 1; equal rank is equal standing, on whatever track.
    pub rank: u32,
    /// As on a business card.
    pub title: String,
    /// Other names for it, accepted on input.
    pub also_called: Vec<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// How far the work is felt.
    pub reach: Option<Reach>,
    /// How the person is supervised.
    pub supervision: Option<String>,
    /// Years in the craft in total, from and to.
    pub typical_years: Option<(u32, u32)>,
    /// A place to stay for good.
    pub may_stay: bool,
    /// Where the level comes from.
    pub origin: Option<Origin>,
    /// Ids of the ladder's references.
    pub sources: Vec<String>,
    /// Ids of levels of equal standing where rank alone would say something else.
    pub equals: Vec<String>,
    /// What it pays, where a dated source says so.
    pub pay: Option<Pay>,
    /// The gates.
    pub requires: Vec<Requirement>,
    /// Worthwhile directions for someone who stays.
    pub deepen: Vec<Phrase>,
    /// What standing the level brings.
    pub recognition: Vec<Phrase>,
    /// In the order of the ladder's areas.
    pub expects: Vec<Expectation>,
    /// Where it is defined.
    pub at: Span,
}

impl Level {
    /// The levels it names as its equals, each once, and not itself.
    pub fn equal_to(&self) -> impl Iterator<Item = &String> {
        let is_first = |n: usize, id: &String| self.equals.iter().take(n).all(|before| before != id);
        self.equals.iter().enumerate().filter(move |(n, id)| **id != self.id && is_first(*n, id)).map(|(_, id)| id)
    }
}

/// How far a level's work is felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One's own work.
    Own,
    /// The team.
    Team,
    /// Several teams.
    Teams,
    /// The company.
    Company,
    /// The trade.
    Trade,
}

impl Reach {
    /// The word in files and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Team => "team",
            Self::Teams => "teams",
            Self::Company => "company",
            Self::Trade => "trade",
        }
    }
}

/// Where a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A named source has it.
    Sourced,
    /// Widely used by employers.
    Common,
    /// No known employer uses it.
    Proposed,
}

impl Origin {
    /// The word in files and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sourced => "sourced",
            Self::Common => "common",
            Self::Proposed => "proposed",
        }
    }
}

/// What a level pays, from and to, in whole units of the currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
    /// Lower end.
    pub from: u32,
    /// Upper end.
    pub to: u32,
    /// ISO 4217.
    pub currency: String,
    /// Such as `year` or `hour`.
    pub per: String,
    /// The year the figures are of.
    pub as_of: u32,
}

/// A gate: one phrase, or several of which one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// At least one; more than one are alternatives.
    pub one_of: Vec<Phrase>,
    /// How it is kept valid.
    pub renew: Option<String>,
}

/// A sentence of the file with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The sentence.
    pub text: String,
    /// Where it stands.
    pub at: Span,
}

/// Something one can see a person do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// `LEVEL.AREA.N` counted from 1, or `LEVEL.ID` where it has an id: what marks refer to.
    pub key: String,
    /// The explicit id; the same id higher up raises the expectation.
    pub id: Option<String>,
    /// Id of its area.
    pub area: String,
    /// The sentence.
    pub text: String,
    /// What it can look like.
    pub examples: Vec<String>,
    /// Where it stands.
    pub at: Span,
}

/// A level and the track it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// The track.
    pub track: &'a Track,
    /// The level, one of the track's.
    pub level: &'a Level,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_ladder_files_stay_as_they_are() {
        assert_eq!(Demands::ALL.map(Demands::name), ["doing", "directing", "both"]);
        assert_eq!(Kind::ALL.map(Kind::name), ["trunk", "mastery", "management", "hybrid"]);
        let reach = [Reach::Own, Reach::Team, Reach::Teams, Reach::Company, Reach::Trade];
        assert_eq!(reach.map(Reach::name), ["self", "team", "teams", "company", "trade"]);
        assert_eq!(
            [Origin::Sourced, Origin::Common, Origin::Proposed].map(Origin::name),
            ["sourced", "common", "proposed"]
        );
    }
}
