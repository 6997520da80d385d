//! Boxes that were ticked in a Markdown document of metier's, such as an issue, read back by the comment behind each.

/// A box that is ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The line it is in, counted from 1.
    pub line: usize,
    /// The id of the ladder.
    pub ladder: String,
    /// The key of what it is about.
    pub key: String,
    /// What stands between the box and the comment, as it is written.
    pub text: String,
}

/// Every ticked box that says what it is about. Open ones say nothing: who unticks a box may have had any reason.
#[must_use]
pub fn ticks(document: &str) -> Vec<Tick> {
    document.lines().enumerate().filter_map(|(n, line)| tick(n + 1, line)).collect()
}

fn tick(line: usize, text: &str) -> Option<Tick> {
    // In a quotation it is another's.
    let item = text.trim_start();
    let item = item.strip_prefix(['-', '*', '+']).or_else(|| {
        let rest = item.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < item.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    })?;
    let item = item.trim_start();
    let said = item.strip_prefix("[x]").or_else(|| item.strip_prefix("[X]"))?;
    let (said, comment) = said.rsplit_once("<!-- metier: ")?;
    let (ladder, key) = comment.split_once("-->")?.0.trim().split_once(' ')?;
    Some(Tick { line, ladder: ladder.to_owned(), key: key.trim().to_owned(), text: said.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_if_it_is_ticked_and_says_what_it_is_about() {
        let tick = Tick {
            line: 1,
            ladder: "roofing".into(),
            key: "foreman.crew.1".into(),
            text: "Plans a day (partly)".into(),
        };
        for line in [
            "- [x] Plans a day (partly) <!-- metier: roofing foreman.crew.1 -->",
            "  * [X]   Plans a day (partly)<!-- metier: roofing foreman.crew.1 --> ",
            "12. [x] Plans a day (partly) <!-- metier: roofing foreman.crew.1-->\r",
        ] {
            assert_eq!(ticks(line), std::slice::from_ref(&tick), "{line}");
        }
        for none in [
            "- [ ] Plans a day <!-- metier: roofing foreman.crew.1 -->",
            "- [x] Plans a day",
            "> - [x] Plans a day <!-- metier: roofing foreman.crew.1 -->",
            "- [x] Plans a day <!-- metier: roofing -->",
            "[x] Plans a day <!-- metier: roofing foreman.crew.1 -->",
            "- [x] Plans a day <!-- metier: roofing foreman.crew.1",
        ] {
            assert_eq!(ticks(none), [], "{none}");
        }
        assert_eq!(ticks("\n- [x] A <!-- metier: a b.c -->").first().map(|tick| tick.line), Some(2));
    }
}
