//! Rows for a spreadsheet, RFC 4180.

/// Prints the rows, headings first.
pub(crate) fn rows(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| line(row.iter().cloned())).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("{}\r\n", cells.map(quoted).collect::<Vec<_>>().join(","))
}

/// Quotes a cell. We do it by hand because the `csv` crates cannot be told to quote semicolons and tabs, at which some
/// spreadsheets split cells too, or spaces at the edges, which some trim.
fn quoted(cell: String) -> String {
    let is_bare = !cell.contains([',', '"', '\n', '\r', ';', '\t']) && cell.trim() == cell;
    if is_bare { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
