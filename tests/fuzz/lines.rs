//! A change to a file line by line, as a hand would make it. Single bytes are libFuzzer's own affair: half of the changes
//! are left to it.

/// Signs that have a way of breaking what is laid out.
const SIGNS: [&str; 30] = [
    "\u{202e}",
    "\u{200b}",
    "\u{200d}",
    "e\u{301}",
    "\u{301}",
    "屋根",
    "👩\u{200d}🔧",
    "⚠\u{fe0f}",
    "لا",
    "ß",
    "İ",
    "ǆ",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\\u001b[31m",
    "\\n",
    "\\t",
    "\\\\",
    "{craft}",
    "<script>",
    "&amp;",
    "|",
    "](x)",
    "`",
    "**",
    "=1+1",
    "\"",
    "'",
    "…",
];

/// Numbers at the edge of what is read.
const NUMBERS: [&str; 12] =
    ["0", "1", "5", "6", "-1", "999", "1000", "2200", "4294967295", "4294967296", "9223372036854775807", "0x1f"];

/// Numbers that look drawn by lot and are the same for the same seed.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % most.max(1)
    }
}

/// The text with some lines changed; nothing where this change is libFuzzer's. `separator` stands between the key and the
/// value of a line, or between cells.
pub fn changed(bytes: &[u8], separator: char, seed: u32) -> Option<Vec<u8>> {
    let mut lot = Lot(u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    if lot.below(2) == 0 {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return None;
    }
    for _ in 0..=lot.below(3) {
        change(&mut lines, separator, &mut lot);
    }
    Some((lines.join("\n") + "\n").into_bytes())
}

fn change(lines: &mut Vec<String>, separator: char, lot: &mut Lot) {
    if lines.is_empty() {
        return;
    }
    let (one, other) = (lot.below(lines.len()), lot.below(lines.len()));
    match lot.below(10) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(other, lines[one].clone()),
        2 => lines.swap(one, other),
        // A value of one key at another.
        3 | 4 => {
            if let (Some((key, _)), Some((_, value))) =
                (lines[one].split_once(separator), lines[other].split_once(separator))
            {
                lines[one] = format!("{key}{separator}{value}");
            }
        }
        5 => {
            let block = block(lines, one);
            let copy: Vec<String> = lines[block.clone()].to_vec();
            lines.splice(block.end..block.end, copy);
        }
        6 => drop(lines.drain(block(lines, one))),
        7 => {
            let starts: Vec<usize> = lines[one].char_indices().map(|(at, _)| at).collect();
            if !starts.is_empty() {
                let at = starts[lot.below(starts.len())];
                lines[one].insert_str(at, SIGNS[lot.below(SIGNS.len())]);
            }
        }
        8 => {
            let digits = |c: char| c.is_ascii_digit();
            if let Some(start) = lines[one].find(digits) {
                let end = lines[one][start..].find(|c| !digits(c)).map_or(lines[one].len(), |length| start + length);
                lines[one].replace_range(start..end, NUMBERS[lot.below(NUMBERS.len())]);
            }
        }
        // A long text, in one word or in many.
        _ => {
            if let Some((at, _)) = lines[one].char_indices().rev().nth(1) {
                let more = if lot.below(2) == 0 { "word" } else { "and a word " };
                lines[one].insert_str(at, &more.repeat(1 + lot.below(30)));
            }
        }
    }
}

/// The lines from a header to the next.
fn block(lines: &[String], at: usize) -> std::ops::Range<usize> {
    let is_header = |line: &String| line.starts_with('[');
    let start = lines[..=at].iter().rposition(is_header).unwrap_or(at);
    let end = lines[at + 1..].iter().position(is_header).map_or(lines.len(), |length| at + 1 + length);
    start..end
}
