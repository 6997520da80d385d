//! Lines that fit. Columns are counted as a terminal fills them, and a line ends between words; in scripts that write
//! no spaces, between two characters; and never within what a reader sees as one character.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// Not at the end of a line: what opens.
const OPENS: &str = "（「『【〔〈《〖｛［“‘([{";

/// Not at the beginning of a line: what closes, what ends a sentence, what prolongs or repeats the sign before it.
const CLOSES: &str = "、。，．・：；？！）」』】〕〉》〗｝］”’)]},.!?:;%…‥〜～ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ\u{3000}";

/// A text in lines of at most so many columns, the first after `first`, the others after `rest`.
pub(crate) fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let before = |n| if n == 0 { first } else { rest };
    lines(text, columns, wide(first), wide(rest))
        .iter()
        .enumerate()
        .map(|(n, line)| [before(n), *line].concat())
        .collect()
}

/// The stretches of a text that are a line each, of at most so many columns with what is put before them: `first` columns
/// before the first, `rest` before the others. The first is empty where its first word does not fit.
pub(crate) fn lines(text: &str, columns: usize, first: usize, rest: usize) -> Vec<&str> {
    // Most texts fit: no need to look for where to break them.
    if text.is_ascii() && first + text.len() <= columns {
        return vec![text];
    }
    let mut lines = Lines { text, columns, rest, done: Vec::with_capacity(4), start: 0, end: 0, used: first };
    let room = columns.saturating_sub(rest).max(1);
    let (mut at, mut gap) = (0, 0);
    while at < text.len() {
        let (word, spaces) = part(text.get(at..).unwrap_or_default());
        let width = wide(word);
        if width <= room {
            lines.add(at, word.len(), width, gap);
        } else {
            let mut start = at;
            for piece in pieces(word, room) {
                lines.add(start, piece.len(), wide(piece), if start == at { gap } else { 0 });
                start += piece.len();
            }
        }
        at += word.len() + spaces;
        gap = spaces;
    }
    lines.done.push(text.get(lines.start..lines.end).unwrap_or_default());
    lines.done
}

/// Lines in the making.
struct Lines<'t> {
    text: &'t str,
    columns: usize,
    /// Columns before every line but the first.
    rest: usize,
    done: Vec<&'t str>,
    /// Where the line that is being filled begins and ends in the text, and how many columns of it are used.
    start: usize,
    end: usize,
    used: usize,
}

impl Lines<'_> {
    /// A word or a piece of one, with so many spaces before it, on this line if it fits, else on the next.
    fn add(&mut self, start: usize, length: usize, width: usize, gap: usize) {
        if self.used + gap + width > self.columns {
            self.done.push(self.text.get(self.start..self.end).unwrap_or_default());
            (self.start, self.used) = (start, self.rest);
        } else {
            self.used += gap;
        }
        self.used += width;
        self.end = start + length;
    }
}

/// As much of a line as fits, with dots where something is left out.
pub(crate) fn cut(line: &str, columns: usize) -> String {
    if wide(line) <= columns {
        return line.to_owned();
    }
    let kept = pieces(line, columns.saturating_sub(3)).into_iter().next().unwrap_or_default();
    format!("{}...", kept.trim_end())
}

/// Columns of a text. The Arabic lam and alef that printers join into one sign fill two cells of a terminal.
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

/// A line of a table whose cells were filled up with spaces by [`UnicodeWidthStr::width`], with as many fewer at the end
/// of each as [`wide`] counts more columns in it.
pub(crate) fn aligned(line: &str, rule: char) -> String {
    let cell = |cell: &str| {
        let more = wide(cell).saturating_sub(cell.width());
        let spaces = cell.len() - cell.trim_end_matches(' ').len();
        cell.get(..cell.len() - more.min(spaces)).unwrap_or(cell).to_owned()
    };
    line.split(rule).map(cell).collect::<Vec<_>>().join(&rule.to_string())
}

/// The beginning of a text to where a line may end: a word and how many spaces stand behind it, or a sign of a script
/// without spaces.
fn part(text: &str) -> (&str, usize) {
    // Almost every word is ASCII, and much less work, if nothing behind it joins the space.
    let word = text.bytes().take_while(|byte| byte.is_ascii() && *byte != b' ').count();
    let spaces = text.bytes().skip(word).take_while(|byte| *byte == b' ').count();
    match text.as_bytes().get(word + spaces) {
        Some(next) if spaces == 0 || !next.is_ascii() => {
            let mut signs = text.grapheme_indices(true);
            let mut before = signs.next().map_or("", |(_, sign)| sign);
            let end = signs.find(|(_, sign)| may_end(std::mem::replace(&mut before, sign), sign));
            let part = end.and_then(|(at, _)| text.get(..at)).unwrap_or(text);
            let word = part.trim_end_matches(' ');
            (word, part.len() - word.len())
        }
        _ => (text.get(..word).unwrap_or(text), spaces),
    }
}

fn may_end(before: &str, after: &str) -> bool {
    if before == " " || after == " " {
        return before == " " && after != " ";
    }
    let in_list = |list: &str, sign: &str| sign.chars().next().is_some_and(|c| list.contains(c));
    (is_without_spaces(before) || is_without_spaces(after)) && !in_list(OPENS, before) && !in_list(CLOSES, after)
}

/// Kana, Han, and the punctuation that goes with them. Korean writes spaces.
fn is_without_spaces(sign: &str) -> bool {
    let is = |c| matches!(c, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}');
    sign.chars().next().is_some_and(is)
}

/// A word that is longer than a line, in pieces that are not.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    if wide(word) <= columns {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, sign) in word.grapheme_indices(true) {
        let width = wide(sign);
        if at > start && used + width > columns || (at == 0 && width > columns) {
            pieces.push(word.get(start..at).unwrap_or_default());
            (start, used) = (at, 0);
        }
        used += width;
    }
    pieces.push(word.get(start..).unwrap_or_default());
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
