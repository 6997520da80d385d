//! The parity table: mastery and management side by side.

use crate::ladder::{Amount, Parity, SharedPay, Side};
use crate::report::doc::{Block, Cell, Doc, Row, Table};

/// Adds the table.
pub(crate) fn side_by_side(doc: &mut Doc, parity: &Parity) {
    type Say<'a> = &'a dyn Fn(&Side) -> String;
    let say = |side: &Option<Side>, say: Say<'_>| side.as_ref().map_or_else(|| "none".to_owned(), say);
    let mut rows = Vec::new();
    let mut row = |name: String, mastery: String, management: String| {
        let cells = vec![Cell::of(name.clone()), Cell::of(mastery), Cell::of(management)];
        rows.push(Row { name, cells });
    };
    let of = |part: usize, whole: usize| match part {
        0 => "no".to_owned(),
        _ if whole == 1 => "yes".to_owned(),
        _ => format!("{part} of {whole}"),
    };
    let sides: [(&str, Say<'_>); 7] = [
        ("Levels", &|side| side.levels.to_string()),
        ("Top rank", &|side| side.top_rank.to_string()),
        ("Expectations a level", &|side| format!("{:.1}", side.expectations)),
        ("Levels with a way across", &|side| format!("{} of {}", side.ways_across, side.levels)),
        ("Says what to learn first", &|side| of(side.prepared.0, side.prepared.1)),
        ("Says how to try it first", &|side| of(side.tried.0, side.tried.1)),
        ("Levels that name recognition", &|side| format!("{} of {}", side.recognised, side.levels)),
    ];
    for (name, figure) in sides {
        row(name.to_owned(), say(&parity.mastery, figure), say(&parity.management, figure));
    }
    for SharedPay { rank, mastery, management, currency, per } in &parity.pay {
        let range = |(from, to): &(Amount, Amount)| format!("{from} to {to}");
        let per = per.with_article();
        row(format!("Pay at rank {rank} ({currency} {per})"), range(mastery), range(management));
    }
    doc.heading("Mastery and management side by side");
    // Only ranges of pay are so wide that the first column has to give way.
    let wraps = usize::from(!parity.pay.is_empty());
    let header = ["", "Mastery", "Management"].map(String::from).to_vec();
    doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![wraps, 0, 0] }));
}
