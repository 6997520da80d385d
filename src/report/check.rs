//! What is wrong with ladder files. It is printed file by file, so that nothing of a file is kept but what it came to.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Bullet, Cell, Doc, Item, Row, Table};
use super::parts::{ACode, Head};
use super::words::{capital, count, rounded};
use crate::check::Checked;
use crate::diagnostic::{Code, Diagnostic, Lines, Severity};
use crate::ladder::{self, Amount, Ladder, Per};

/// What is wrong with ladder files.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AllChecked<'a> {
    #[serde(flatten)]
    head: Head,
    /// File by file; in each the errors first, then fairness, then wording.
    findings: Vec<Finding<'a>>,
    files: Vec<FileChecked>,
    errors: usize,
    warnings: usize,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding")]
pub(crate) struct Finding<'a> {
    #[schemars(extend("enum" = [Severity::Error, Severity::Warning].map(Severity::name)))]
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
    pub(crate) fn around_findings(files: Vec<FileChecked>, errors: usize, warnings: usize) -> Self {
        Self { head: Head::of("check"), findings: Vec::new(), files, errors, warnings }
    }
}

impl<'a> Finding<'a> {
    pub(crate) fn of(spot: FindingPlace<'a>, of: &'a Diagnostic) -> Self {
        let FindingPlace { file, line, column } = spot;
        Self {
            severity: of.severity.name(),
            code: ACode::of(of.code.expect("whatever is found in a ladder file has a code")),
            file,
            line,
            column,
            message: &of.message,
            label: of.label.as_deref(),
            help: if of.helps.is_empty() { of.label.clone() } else { Some(of.helps.join("; ")) },
            notes: &of.notes,
        }
    }
}

impl FileChecked {
    pub(crate) fn of(checked: &Checked, errors: usize, warnings: usize) -> Self {
        // Of a file that is half read the figures would be half true.
        let whole = checked.ladder.as_ref().filter(|_| checked.is_whole);
        Self {
            file: checked.name.clone(),
            ladder: checked.ladder.as_ref().map(|ladder| ladder.id.clone()),
            errors,
            warnings,
            parity: whole.map(Ladder::parity).map(Parity::of),
            error: None,
        }
    }

    /// One that could not be read.
    pub(crate) fn unread(file: String, why: String) -> Self {
        Self { file, ladder: None, errors: 0, warnings: 0, parity: None, error: Some(why) }
    }

    /// The parity table and the count; before them, if they are listed and not drawn, the findings.
    pub(crate) fn doc(&self, listed: Option<&Checked>) -> Doc {
        let mut doc = Doc::default();
        if let Some(checked) = listed {
            doc.section(self.file.clone());
            doc.items(items(checked));
        }
        if let Some(parity) = self.parity.as_ref().filter(|it| it.mastery.is_some() || it.management.is_some()) {
            parity.side_by_side(&mut doc);
        }
        let name = if self.file == "-" { "the standard input" } else { &self.file };
        doc.paragraph(format!("{} in {name}.", capital(&problems(self.errors, self.warnings))));
        doc
    }
}

/// What several files came to.
pub(crate) fn total(files: usize, errors: usize, warnings: usize) -> Doc {
    let mut doc = Doc::default();
    doc.paragraph(format!("{} in {}.", capital(&problems(errors, warnings)), count(files, "ladder")));
    doc
}

/// "no problems", "1 error, 3 warnings".
fn problems(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, word)| count(n, word)).collect();
    if parts.is_empty() { "no problems".into() } else { parts.join(", ") }
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
    let lines = Lines::of(&checked.text);
    checked.findings.iter().map(move |finding| {
        let (line, column) = finding.span.map_or((1, 1), |span| lines.place(span.start));
        (FindingPlace { file: &checked.name, line, column }, finding)
    })
}

/// Findings as lines of a list.
fn items(checked: &Checked) -> Vec<Item> {
    let item = |(spot, finding): (FindingPlace<'_>, &Diagnostic)| {
        let code = finding.code.map_or("", Code::name);
        let said = format!("Line {}, {} {code}: {}", spot.line, finding.severity.name(), finding.message);
        let below = finding.label.iter().chain(&finding.helps).chain(&finding.notes).cloned().collect();
        Item { below, ..Item::new(Bullet::Point, said) }
    };
    spots(checked).map(item).collect()
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
        }
    }

    /// Adds the table.
    fn side_by_side(&self, doc: &mut Doc) {
        type Say<'a> = &'a dyn Fn(&Side) -> String;
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
        for SharedPay { rank, mastery, management, currency, per } in &self.pay {
            let range = |range: &FromTo| format!("{} to {}", range.from, range.to);
            let per = per.with_article();
            row(format!("Pay at rank {rank} ({currency} {per})"), range(mastery), range(management));
        }
        doc.heading("Mastery and management side by side");
        // Only ranges of pay are so wide that the first column has to give way.
        let wraps = usize::from(!self.pay.is_empty());
        let header = ["", "Mastery", "Management"].map(String::from).to_vec();
        doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![wraps, 0, 0] }));
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
