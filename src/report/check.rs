//! What is wrong with ladder files. It is printed file by file, so that nothing of a file is kept but what it came to.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Bullet, Cell, Doc, Item, Row, Table};
use super::parts::{ACode, Head};
use super::words::{capital, count, rounded};
use crate::check::{Checked, Known, Subject, Tally};
use crate::diagnostic::{Code, Diagnostic, Group, Lines, Severity};
use crate::ladder::{self, Amount, Ladder, Per, Reach};

/// What is wrong with ladder files.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AllChecked<'a> {
    #[serde(flatten)]
    head: Head,
    /// File by file; in each the errors first, then fairness, wording and advice. Empty with --statistics.
    findings: Vec<Finding<'a>>,
    files: Vec<FileChecked>,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// How often each code was found, the most frequent first.
    statistics: Vec<Frequency>,
    /// Findings that the baseline knows.
    known: usize,
    /// What the baseline knows and no one finds any more.
    gone: Vec<Known>,
}

/// How often a code was found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "frequency")]
pub(crate) struct Frequency {
    #[serde(flatten)]
    code: ACode,
    count: usize,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding")]
pub(crate) struct Finding<'a> {
    #[schemars(extend("enum" = Severity::ALL.map(Severity::name)))]
    severity: &'static str,
    #[serde(flatten)]
    code: ACode,
    file: &'a str,
    /// From 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// From 1, in characters.
    #[schemars(range(min = 1))]
    column: usize,
    /// The id of the level it is about.
    level: Option<&'a str>,
    /// The id of the area.
    area: Option<&'a str>,
    /// The sentence, as the file has it.
    sentence: Option<&'a str>,
    message: &'a str,
    /// Said beside the place.
    label: Option<&'a str>,
    /// How to fix it.
    help: Option<String>,
    notes: &'a [String],
}

/// What one file came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "file")]
pub(crate) struct FileChecked {
    /// As it was named.
    file: String,
    /// The id of its ladder.
    ladder: Option<String>,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// Findings that the baseline knows, which are not given.
    known: usize,
    /// Mastery and management side by side; null if not all of it could be read.
    parity: Option<Parity>,
    /// Why it could not be read.
    error: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Parity {
    mastery: Option<Side>,
    management: Option<Side>,
    /// At each rank where both say what they pay.
    pay: Vec<SharedPay>,
    /// At each rank that both have: what is asked, and what is given.
    ranks: Vec<SharedRank>,
}

/// One rank on both sides.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct SharedRank {
    rank: u32,
    mastery: AtRank,
    management: AtRank,
}

/// What the levels of one rank and one side say of themselves; null where they do not.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "at-rank")]
struct AtRank {
    /// The widest.
    reach: Option<Reach>,
    /// How many requirements the levels have, the most.
    requirements: usize,
    /// Years in the craft in total.
    typical_years: Option<Whole>,
    /// The share of the week spent on the craft, in percent.
    hands_on: Option<Whole>,
}

/// From and to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "whole")]
struct Whole {
    from: u32,
    to: u32,
}

/// All tracks of a kind.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ways")]
struct Side {
    levels: usize,
    top_rank: u32,
    expectations_per_level: f64,
    /// Levels with a level of equal standing on the other side.
    ways_across: usize,
    /// Levels that name some.
    recognition: usize,
    prepare: Named,
    trial: Named,
    /// Expectations per level, not rounded.
    #[serde(skip)]
    mean: f64,
}

/// Of so many tracks, those that name some.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "named")]
struct Named {
    tracks: usize,
    named: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct SharedPay {
    rank: u32,
    currency: String,
    per: Per,
    mastery: FromTo,
    management: FromTo,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "range")]
struct FromTo {
    from: Amount,
    to: Amount,
}

impl AllChecked<'_> {
    /// All but the findings, which are printed as they come.
    pub(crate) fn around_findings(
        files: Vec<FileChecked>,
        tally: Tally,
        statistics: Vec<Frequency>,
        gone: Vec<Known>,
    ) -> Self {
        let Tally { errors, warnings, advice } = tally;
        let known = files.iter().map(|file| file.known).sum();
        let head = Head::of("check");
        Self { head, findings: Vec::new(), files, errors, warnings, advice, statistics, known, gone }
    }
}

impl Frequency {
    pub(crate) fn of(code: Code, count: usize) -> Self {
        Self { code: ACode::of(code), count }
    }

    pub(crate) fn code(&self) -> &'static str {
        self.code.name()
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

impl<'a> Finding<'a> {
    pub(crate) fn of(spot: FindingPlace<'a>, of: &'a Diagnostic, about: Subject<'a>) -> Self {
        let FindingPlace { file, line, column } = spot;
        Self {
            severity: of.severity.name(),
            code: ACode::of(of.code.expect("whatever is found in a ladder file has a code")),
            file,
            line,
            column,
            level: about.level,
            area: about.area,
            sentence: about.sentence,
            message: &of.message,
            label: of.label.as_deref(),
            help: if of.helps.is_empty() { of.label.clone() } else { Some(of.helps.join("; ")) },
            notes: &of.notes,
        }
    }
}

impl FileChecked {
    pub(crate) fn of(checked: &Checked, tally: Tally, known: usize) -> Self {
        // Of a file that is half read the figures would be half true.
        let whole = checked.ladder.as_ref().filter(|_| checked.is_whole);
        let Tally { errors, warnings, advice } = tally;
        Self {
            file: checked.name.clone(),
            ladder: checked.ladder.as_ref().map(|ladder| ladder.id.clone()),
            errors,
            warnings,
            advice,
            known,
            parity: whole.map(Ladder::parity).map(Parity::of),
            error: None,
        }
    }

    /// One that could not be read.
    pub(crate) fn unread(file: String, why: String) -> Self {
        let (errors, warnings, advice, known) = (0, 0, 0, 0);
        Self { file, ladder: None, errors, warnings, advice, known, parity: None, error: Some(why) }
    }

    /// All of it as a page: what weighs most, the parity table, the rest, the count.
    pub(crate) fn whole(&self, checked: &Checked) -> Doc {
        let (first, rest) = apart(&checked.findings);
        let mut doc = Doc::default();
        doc.section(self.file.clone());
        doc.items(items(checked, first));
        self.side_by_side(&mut doc);
        doc.items(items(checked, rest));
        self.add_sum(&mut doc);
        doc
    }

    /// Mastery and management in figures, if there is anything to set side by side.
    pub(crate) fn table(&self) -> Option<Doc> {
        let mut doc = Doc::default();
        self.side_by_side(&mut doc).then_some(doc)
    }

    fn side_by_side(&self, doc: &mut Doc) -> bool {
        let parity = self.parity.as_ref().filter(|it| it.mastery.is_some() || it.management.is_some());
        parity.inspect(|parity| parity.side_by_side(doc)).is_some()
    }

    /// What it came to.
    pub(crate) fn sum(&self) -> Doc {
        let mut doc = Doc::default();
        self.add_sum(&mut doc);
        doc
    }

    fn add_sum(&self, doc: &mut Doc) {
        let name = if self.file == "-" { "the standard input" } else { &self.file };
        let tally = Tally { errors: self.errors, warnings: self.warnings, advice: self.advice };
        doc.paragraph(format!("{} in {name}{}.", capital(&problems(tally)), beside(self.known)));
    }
}

/// No one reads so many in one go.
const MANY: usize = 50;

/// How very many findings are taken one by one. `again` is the command that found them.
pub(crate) fn one_by_one(again: &str, tally: Tally) -> Option<Doc> {
    if tally.warnings < MANY {
        return None;
    }
    let mut doc = Doc::default();
    doc.heading("To take them one by one");
    let commands = [
        ("--statistics", "count them by code"),
        ("--select fairness", "see only what is unfair"),
        ("--baseline known.toml --write-baseline", "keep them as known"),
        ("--baseline known.toml", "from then on, see only what is new"),
    ];
    let commands = commands.map(|(options, what)| (format!("{again} {options}"), what.to_owned()));
    doc.push(Block::Commands(commands.to_vec()));
    Some(doc)
}

/// Errors and fairness, which come before the table, and wording and advice, which come after it.
pub(crate) fn apart(findings: &[Diagnostic]) -> (&[Diagnostic], &[Diagnostic]) {
    let is_first = |finding: &Diagnostic| finding.code.is_none_or(|code| code.group() <= Group::Fairness);
    findings.split_at(findings.partition_point(is_first))
}

/// What several files came to.
pub(crate) fn total(files: usize, tally: Tally, known: usize) -> Doc {
    let mut doc = Doc::default();
    doc.paragraph(format!("{} in {}{}.", capital(&problems(tally)), count(files, "ladder"), beside(known)));
    doc
}

/// How often each code was found.
pub(crate) fn statistics(all: &[Frequency], files: usize, tally: Tally, known: usize) -> Doc {
    let mut doc = Doc::default();
    let rows = all.iter().map(|one| {
        let cells = [one.count.to_string(), one.code.name().to_owned(), one.code.group().to_owned()];
        Row { name: one.code.name().to_owned(), cells: cells.map(Cell::of).to_vec() }
    });
    let rows: Vec<Row> = rows.collect();
    if !rows.is_empty() {
        let header = ["Findings", "Code", "Group"].map(String::from).to_vec();
        doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 0, 0] }));
    }
    doc.paragraph(format!("{} in {}{}.", capital(&problems(tally)), count(files, "ladder"), beside(known)));
    doc
}

/// What the baseline knows and no one finds any more.
pub(crate) fn gone(gone: &[Known]) -> Option<Doc> {
    if gone.is_empty() {
        return None;
    }
    let mut doc = Doc::default();
    doc.heading_with("Put right since the baseline was written", count(gone.len(), "finding"));
    let item = |known: &Known| {
        let place = [Some(&known.ladder), known.level.as_ref(), known.area.as_ref()];
        let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
        let said = known.sentence.as_ref().map(|sentence| format!(": {sentence}")).unwrap_or_default();
        Item::new(Bullet::Point, format!("{} in {}{said}", known.code, place.join(", ")))
    };
    doc.items(gone.iter().take(SHOWN).map(item).collect());
    if gone.len() > SHOWN {
        doc.paragraph(format!("And {} more.", gone.len() - SHOWN));
    }
    doc.paragraph("--write-baseline writes the file without them.");
    Some(doc)
}

/// More of what is gone is a reason to be glad, and none to be told.
const SHOWN: usize = 20;

/// "no problems", "1 error, 3 warnings".
fn problems(tally: Tally) -> String {
    let advice = match tally.advice {
        0 => None,
        1 => Some("1 piece of advice".to_owned()),
        more => Some(format!("{more} pieces of advice")),
    };
    let counted = [(tally.errors, "error"), (tally.warnings, "warning")].into_iter().filter(|(n, _)| *n > 0);
    let mut parts: Vec<String> = counted.map(|(n, word)| count(n, word)).collect();
    if parts.is_empty() {
        parts.push("no problems".into());
    }
    parts.extend(advice);
    parts.join(", ")
}

fn beside(known: usize) -> String {
    match known {
        0 => String::new(),
        1 => ", and 1 that the baseline knows".into(),
        more => format!(", and {more} that the baseline knows"),
    }
}

/// Where a finding is: lines and columns from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FindingPlace<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Each finding of a file with where it is.
pub(crate) fn spots(checked: &Checked) -> impl Iterator<Item = (FindingPlace<'_>, &Diagnostic)> {
    spots_of(&checked.name, &checked.text, &checked.findings)
}

fn spots_of<'a>(
    file: &'a str,
    text: &'a str,
    findings: &'a [Diagnostic],
) -> impl Iterator<Item = (FindingPlace<'a>, &'a Diagnostic)> {
    let lines = Lines::of(text);
    findings.iter().map(move |finding| {
        let (line, column) = finding.span.map_or((1, 1), |span| lines.place(span.start));
        (FindingPlace { file, line, column }, finding)
    })
}

/// Findings as lines of a list.
fn items(checked: &Checked, of: &[Diagnostic]) -> Vec<Item> {
    let item = |(spot, finding): (FindingPlace<'_>, &Diagnostic)| {
        let code = finding.code.map_or("", Code::name);
        let said = format!("Line {}, {} {code}: {}", spot.line, finding.severity.name(), finding.message);
        let below = finding.label.iter().chain(&finding.helps).chain(&finding.notes).cloned().collect();
        Item { below, ..Item::new(Bullet::Point, said) }
    };
    spots_of(&checked.name, &checked.text, of).map(item).collect()
}

impl Parity {
    fn of(parity: ladder::Parity) -> Self {
        let range = |(from, to)| FromTo { from, to };
        let pay = |pay: ladder::SharedPay| SharedPay {
            rank: pay.rank,
            currency: pay.currency,
            per: pay.per,
            mastery: range(pay.mastery),
            management: range(pay.management),
        };
        Self {
            mastery: parity.mastery.as_ref().map(Side::of),
            management: parity.management.as_ref().map(Side::of),
            pay: parity.pay.into_iter().map(pay).collect(),
            ranks: parity.ranks.into_iter().map(SharedRank::of).collect(),
        }
    }

    /// Adds the table.
    fn side_by_side(&self, doc: &mut Doc) {
        type Say<'a> = &'a dyn Fn(&Side) -> String;
        type Measure<'a> = (&'a str, &'a dyn Fn(&AtRank) -> Option<String>);
        let say = |side: &Option<Side>, say: Say<'_>| side.as_ref().map_or_else(|| "none".to_owned(), say);
        let mut rows = Vec::new();
        let mut row = |name: String, mastery: String, management: String| {
            let cells = vec![Cell::of(name.clone()), Cell::of(mastery), Cell::of(management)];
            rows.push(Row { name, cells });
        };
        let of = |it: &Named| match it.named {
            0 => "no".to_owned(),
            _ if it.tracks == 1 => "yes".to_owned(),
            named => format!("{named} of {}", it.tracks),
        };
        let sides: [(&str, Say<'_>); 7] = [
            ("Levels", &|side| side.levels.to_string()),
            ("Top rank", &|side| side.top_rank.to_string()),
            ("Expectations a level", &|side| format!("{:.1}", side.mean)),
            ("Levels with a way across", &|side| format!("{} of {}", side.ways_across, side.levels)),
            ("Says what to learn first", &|side| of(&side.prepare)),
            ("Says how to try it first", &|side| of(&side.trial)),
            ("Levels that name recognition", &|side| format!("{} of {}", side.recognition, side.levels)),
        ];
        for (name, figure) in sides {
            row(name.to_owned(), say(&self.mastery, figure), say(&self.management, figure));
        }
        for shared in &self.ranks {
            let rank = shared.rank;
            let range = |range: &Option<Whole>, unit: &str| {
                let Whole { from, to } = range.as_ref()?;
                Some(if from == to { format!("{from}{unit}") } else { format!("{from} to {to}{unit}") })
            };
            let measures: [Measure<'_>; 4] = [
                ("Reach", &|at| at.reach.map(|reach| reach.name().to_owned())),
                ("Requirements", &|at| (at.requirements > 0).then(|| at.requirements.to_string())),
                ("Years in the craft", &|at| range(&at.typical_years, "")),
                ("Hands-on share of the week", &|at| range(&at.hands_on, " %")),
            ];
            for (name, say) in measures {
                let (mastery, management) = (say(&shared.mastery), say(&shared.management));
                if mastery.is_some() || management.is_some() {
                    let none = if name == "Requirements" { "none" } else { "not said" };
                    let said = |said: Option<String>| said.unwrap_or_else(|| none.to_owned());
                    row(format!("{name} at rank {rank}"), said(mastery), said(management));
                }
            }
        }
        for SharedPay { rank, mastery, management, currency, per } in &self.pay {
            let range = |range: &FromTo| format!("{} to {}", range.from, range.to);
            let per = per.with_article();
            row(format!("Pay at rank {rank} ({currency} {per})"), range(mastery), range(management));
        }
        doc.heading("Mastery and management side by side");
        // Only what is said of a rank is so wide that the first column has to give way.
        let wraps = usize::from(!self.pay.is_empty() || !self.ranks.is_empty());
        let header = ["", "Mastery", "Management"].map(String::from).to_vec();
        doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![wraps, 0, 0] }));
    }
}

impl SharedRank {
    fn of(shared: ladder::SharedRank) -> Self {
        let whole = |range: Option<(u32, u32)>| range.map(|(from, to)| Whole { from, to });
        let side = |at: ladder::AtRank| AtRank {
            reach: at.reach,
            requirements: at.requirements,
            typical_years: whole(at.typical_years),
            hands_on: whole(at.hands_on),
        };
        Self { rank: shared.rank, mastery: side(shared.mastery), management: side(shared.management) }
    }
}

impl Side {
    fn of(side: &ladder::Side) -> Self {
        let named = |(named, tracks)| Named { tracks, named };
        Self {
            levels: side.levels,
            top_rank: side.top_rank,
            expectations_per_level: rounded(side.expectations, 2),
            ways_across: side.ways_across,
            recognition: side.recognised,
            prepare: named(side.prepared),
            trial: named(side.tried),
            mean: side.expectations,
        }
    }
}
