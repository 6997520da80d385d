//! Wraps lines. Widths are counted in terminal columns. A line breaks between words or, in scripts without spaces,
//! where Unicode allows it. It never breaks within what a reader sees as one character.

use textwrap::WordSeparator;
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// Wraps a text to this many columns. The first line begins with `first`, the others with `rest`.
pub(crate) fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let before = |n| if n == 0 { first } else { rest };
    lines(text, columns, wide(first), wide(rest))
        .iter()
        .enumerate()
        .map(|(n, line)| [before(n), *line].concat())
        .collect()
}

/// The parts of a text that become its lines. Each fits into this many columns, together with a prefix of `first`
/// columns for the first line and `rest` for the others. The first part is empty if the first word does not fit.
pub(crate) fn lines(text: &str, columns: usize, first: usize, rest: usize) -> Vec<&str> {
    // A fast path: most texts fit on one line.
    if text.is_ascii() && first + text.len() <= columns {
        return vec![text];
    }
    let room = columns.saturating_sub(rest).max(1);
    // The first line may be empty, if the first word does not fit after its prefix.
    let mut words = vec![Word::from("")];
    words.extend(WordSeparator::AsciiSpace.find_words(text).flat_map(|word| parts(word, room)));
    let widths =
        [first, rest].map(|before| f64::from(u32::try_from(columns.saturating_sub(before)).unwrap_or(u32::MAX)));
    let mut at = 0;
    let line = |words: &&[Word<'_>]| {
        let start = at;
        at += words.iter().map(|word| word.len() + word.whitespace.len()).sum::<usize>();
        text.get(start..at).expect("words are the text in pieces").trim_end_matches(' ')
    };
    wrap_first_fit(&words, &widths).iter().map(line).collect()
}

/// The parts of a word between which a line may break: after most characters in scripts without spaces, and anywhere in
/// a word longer than a line. Never after a hyphen or a slash, so that names, paths and addresses stay whole.
fn parts(word: Word<'_>, room: usize) -> Vec<Word<'_>> {
    if word.is_ascii() && word.len() <= room {
        return vec![word];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (end, _) in linebreaks(word.word) {
        let (before, after) = word.word.split_at(end);
        let is_inside = |sign: Option<char>| sign.is_some_and(is_without_spaces);
        if after.is_empty() || is_inside(before.chars().next_back()) || is_inside(after.chars().next()) {
            parts.extend(
                pieces(before.get(start..).expect("a line may end only between characters"), room)
                    .into_iter()
                    .map(Word::from),
            );
            start = end;
        }
    }
    if let Some(last) = parts.last_mut() {
        last.whitespace = word.whitespace;
    }
    parts
}

/// Whether a character is kana, Han, or their punctuation. Korean uses spaces.
fn is_without_spaces(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// As much of a line as fits, with an ellipsis if something is left out.
pub(crate) fn cut(line: &str, columns: usize) -> String {
    if wide(line) <= columns {
        return line.to_owned();
    }
    let kept = pieces(line, columns.saturating_sub(3)).into_iter().next().unwrap_or_default();
    format!("{}...", kept.trim_end())
}

/// The width of a text in columns. Arabic lam and alef, which fonts join into one sign, take two cells of a terminal.
pub(crate) fn wide(text: &str) -> usize {
    const LAM: char = 'ل';
    if text.is_ascii() {
        text.len()
    } else if text.contains(LAM) {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    } else {
        text.width()
    }
}

/// Corrects a table line whose cells were padded according to [`UnicodeWidthStr::width`]: if [`wide`] counts more
/// columns for a cell, as many spaces are removed from its end.
pub(crate) fn aligned(line: &str, rule: char) -> String {
    let cell = |cell: &str| {
        let more = wide(cell).saturating_sub(cell.width());
        let spaces = cell.len() - cell.trim_end_matches(' ').len();
        cell.get(..cell.len() - more.min(spaces)).unwrap_or(cell).to_owned()
    };
    line.split(rule).map(cell).collect::<Vec<_>>().join(&rule.to_string())
}

/// Splits a word that is longer than a line into pieces that fit.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    if wide(word) <= columns {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, sign) in word.grapheme_indices(true) {
        let width = wide(sign);
        if at > start && used + width > columns || (at == 0 && width > columns) {
            pieces.push(word.get(start..at).expect("it is cut between characters"));
            (start, used) = (at, 0);
        }
        used += width;
    }
    pieces.push(word.get(start..).expect("it is cut between characters"));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_to_the_columns_it_has() {
        assert_eq!(cut("short", 10), "short");
        assert_eq!(cut("a longer line", 10), "a longe...");
        assert_eq!(cut("山田太郎山田太郎", 10), "山田太...");
        assert_eq!(cut("two words", 7), "two...");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4), "e\u{301}...", "an accent stays on its letter");
        assert_eq!(cut("👩\u{200d}🔧 at work", 4), "...", "half a sign is none");
    }

    #[test]
    fn a_line_ends_between_words() {
        assert_eq!(wrap("one two three", 7, "", ""), ["one two", "three"]);
        assert_eq!(wrap("one two three", 7, "- ", "  "), ["- one", "  two", "  three"]);
        assert_eq!(wrap("two  spaces", 20, "", ""), ["two  spaces"]);
        assert_eq!(wrap("", 20, "- ", ""), ["- "]);
        assert_eq!(wrap("abcdefgh ij", 4, "", ""), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("a abcdefgh", 5, "", " "), ["a", " abcd", " efgh"]);
        assert_eq!(wrap("a\u{a0}b c", 3, "", ""), ["a\u{a0}b", "c"], "a space that holds, holds");
    }

    #[test]
    fn without_spaces_it_ends_between_signs_but_not_before_what_closes() {
        assert_eq!(wrap("屋根を直す。", 6, "", ""), ["屋根を", "直す。"]);
        assert_eq!(wrap("屋根直す。壁", 8, "", ""), ["屋根直", "す。壁"], "the full stop takes its sign along");
        assert_eq!(wrap("あ「屋根」", 4, "", ""), ["あ", "「屋", "根」"]);
        assert_eq!(wrap("CAD図面を読む", 7, "", ""), ["CAD図面", "を読む"]);
        assert_eq!(wrap("서울 사람", 6, "", ""), ["서울", "사람"]);
        assert_eq!(wrap("例: 屋根", 6, "", ""), ["例: 屋", "根"]);
    }

    #[test]
    fn columns_are_those_of_a_terminal() {
        assert_eq!([wide("ab"), wide("屋根"), wide("e\u{301}"), wide("👩\u{200d}🔧")], [2, 4, 1, 2]);
        assert_eq!((wide("لا"), "لا".width()), (2, 1));
        assert_eq!(aligned(" لا   │ ab ", '│'), " لا  │ ab ");
        assert_eq!(aligned(" ab   │ ab ", '│'), " ab   │ ab ");
    }

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let texts = [
            "長い文章を書くときは、短く切る。",
            "naïve façade — “quoted”",
            "يوزّع العمل كل صباح على النجارين",
            "👩\u{200d}🔧👩\u{200d}🔧👩\u{200d}🔧",
        ];
        for text in texts {
            for columns in 4..30 {
                let lines = wrap(text, columns, "", "");
                assert!(lines.iter().all(|line| line.width() <= columns), "{columns}: {lines:?}");
                let all: String = lines.concat();
                assert_eq!(all.replace(' ', ""), text.replace(' ', ""));
            }
        }
    }
}
