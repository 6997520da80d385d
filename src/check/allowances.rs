//! `# metier: allow CODE` on the line above, and `# metier: allow-file CODE` above the first key: what someone has looked
//! at and means to keep.

use super::rules::{self, unused_allowance};
use crate::diagnostic::{Code, Diagnostic, Group, Lines, Span, closest};

/// One code of one comment.
struct Allowance<'t> {
    word: &'t str,
    at: Span,
    /// First and last line it speaks of, from 1.
    lines: (usize, usize),
    /// It speaks of the whole file, or would if it stood at its top.
    of_file: Option<Stands>,
}

/// Where a comment that speaks of the whole file stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stands {
    AtTheTop,
    TooLow,
}

/// Takes out the warnings that a comment allows, and adds one for each comment that allows nothing there is.
pub(crate) fn allow(text: &str, lines: &Lines<'_>, findings: &mut Vec<Diagnostic>) {
    // Most files allow nothing.
    if !text.contains("metier:") {
        return;
    }
    // What is found in each line, so that many allowances and many findings are not held against each other.
    let mut in_line: Vec<Vec<usize>> = Vec::new();
    for (n, finding) in findings.iter().enumerate() {
        let line = finding.span.map_or(1, |span| lines.place(span.start).0);
        if in_line.len() <= line {
            in_line.resize_with(line + 1, Vec::new);
        }
        in_line.get_mut(line).into_iter().for_each(|here| here.push(n));
    }
    let mut unused = Vec::new();
    let mut is_allowed = vec![false; findings.len()];
    for allowance in &allowances(text) {
        let rule = rules::named(allowance.word).filter(|rule| rule.code.group() != Group::Error);
        let mut is_used = false;
        if allowance.of_file == Some(Stands::TooLow) {
            unused.push(stands_too_low(allowance));
            continue;
        }
        let end = in_line.len().min(allowance.lines.1 + 1);
        for n in in_line.get(allowance.lines.0..end).into_iter().flatten().flatten() {
            if let Some(is_allowed) = is_allowed.get_mut(*n)
                && !*is_allowed
                && rule.is_some_and(|rule| findings.get(*n).is_some_and(|finding| finding.code == Some(rule.code)))
            {
                (*is_allowed, is_used) = (true, true);
            }
        }
        if !is_used {
            unused.push(silences_nothing(allowance));
        }
    }
    let mut is_allowed = is_allowed.into_iter();
    findings.retain(|_| !is_allowed.next().unwrap_or(false));
    findings.extend(unused);
}

fn silences_nothing(allowance: &Allowance<'_>) -> Diagnostic {
    let word = allowance.word;
    let (message, help) = match rules::named(word) {
        Some(rule) if rule.code.group() == Group::Error => (
            format!("`{word}` cannot be allowed"),
            "an error has to be mended; fairness and wording can be allowed".into(),
        ),
        Some(_) if allowance.of_file.is_some() => {
            (format!("the file has no `{word}` to allow"), "take the comment out".into())
        }
        Some(_) => (format!("the line below has no `{word}` to allow"), "take the comment out".into()),
        None if word.is_empty() => {
            ("an allowance behind a value silences nothing".to_owned(), "write the comment on the line above".into())
        }
        None => {
            let help = match closest(word, rules::codes().map(Code::name)) {
                Some(code) => format!("did you mean `{code}`?"),
                None => "the codes: metier explain".into(),
            };
            (format!("no finding is called `{word}`"), help)
        }
    };
    Diagnostic::warning(message).code(unused_allowance::RULE.code).at(allowance.at).help(help)
}

fn stands_too_low(allowance: &Allowance<'_>) -> Diagnostic {
    let finding = Diagnostic::warning("what is allowed for a whole file stands above its first key");
    finding.code(unused_allowance::RULE.code).at(allowance.at).help("move the comment to the top of the file")
}

/// Every allowance of a file. Comments below each other speak of the same line; above a table's header they speak of
/// the header and of the table's id.
fn allowances(text: &str) -> Vec<Allowance<'_>> {
    let mut found: Vec<Allowance<'_>> = Vec::new();
    let mut waiting: Vec<(&str, Span)> = Vec::new();
    let mut at = 0;
    let mut stands = Stands::AtTheTop;
    // How far the header just above reaches.
    let mut open: Option<std::ops::Range<usize>> = None;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let number = n + 1;
        let trimmed = line.trim();
        if let Some((before, codes)) = behind_a_value(line) {
            let start = at + before.len();
            found.push(Allowance {
                word: "",
                at: Span { start, end: start + codes.trim_end().len() },
                lines: (0, 0),
                of_file: None,
            });
        }
        if let Some(codes) = codes_behind(trimmed, "allow-file") {
            found.extend(codes.map(|word| {
                let start = at + offset_in(line, word);
                let at = Span { start, end: start + word.len() };
                Allowance { word, at, lines: (0, usize::MAX - 1), of_file: Some(stands) }
            }));
        } else if let Some(codes) = codes_behind(trimmed, "allow") {
            waiting.extend(codes.map(|word| {
                let start = at + offset_in(line, word);
                (word, Span { start, end: start + word.len() })
            }));
        } else if !trimmed.is_empty() && !trimmed.starts_with('#') {
            stands = Stands::TooLow;
            if let Some(range) = open.clone()
                && trimmed.split('=').next().is_some_and(|key| key.trim() == "id")
            {
                found.get_mut(range).into_iter().flatten().for_each(|allowance| allowance.lines.1 = number);
            }
            let from = found.len();
            found.extend(waiting.drain(..).map(|(word, at)| Allowance {
                word,
                at,
                lines: (number, number),
                of_file: None,
            }));
            if trimmed.starts_with('[') {
                open = Some(from..found.len());
            }
        }
        at += line.len();
    }
    let last = text.lines().count() + 1;
    found.extend(waiting.into_iter().map(|(word, at)| Allowance { word, at, lines: (last, last), of_file: None }));
    found
}

/// An allowance that stands behind a value, and the line before it. Within quotes it is text.
fn behind_a_value(line: &str) -> Option<(&str, &str)> {
    let at = ["# metier: allow ", "# metier: allow-file "].into_iter().find_map(|start| line.find(start));
    let at = at.filter(|at| line.get(..*at).is_some_and(|before| !before.trim().is_empty()))?;
    let (before, comment) = line.split_at_checked(at)?;
    let is_text = before.matches('"').count() % 2 == 1 || before.trim_start().starts_with('#');
    (!is_text).then_some((before, comment))
}

/// The codes of a comment: one, or several with commas.
fn codes_behind<'t>(line: &'t str, verb: &str) -> Option<impl Iterator<Item = &'t str> + use<'t>> {
    let rest = line.strip_prefix('#')?.trim_start().strip_prefix("metier:")?.trim_start().strip_prefix(verb)?;
    rest.starts_with(char::is_whitespace).then(|| rest.split([',', ' ', '\t']).filter(|word| !word.is_empty()))
}

/// Where a part of a line begins in it.
fn offset_in(line: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(code: &str) -> Code {
        rules::named(code).unwrap().code
    }

    fn lines(text: &str) -> Vec<(&str, (usize, usize))> {
        allowances(text).into_iter().map(|allowance| (allowance.word, allowance.lines)).collect()
    }

    #[test]
    fn comments_speak_of_the_next_line_that_is_none() {
        assert_eq!(lines("# metier: allow vague\na = 1\n"), [("vague", (2, 2))]);
        assert_eq!(
            lines("# metier: allow vague\n#metier: allow filler, two-in-one\n\n# why\n  b\n"),
            [("vague", (5, 5)), ("filler", (5, 5)), ("two-in-one", (5, 5))]
        );
        assert_eq!(lines("# metier: allowed\n# metier allow x\na = \"# metier: allow vague\"\n"), []);
        assert_eq!(lines("a = 1 # metier: allow vague\n"), [("", (0, 0))], "behind a value it is said to be misplaced");
        assert_eq!(lines("# metier: allow vague\n"), [("vague", (2, 2))], "nothing follows");
    }

    #[test]
    fn above_a_header_they_speak_of_the_id_too() {
        assert_eq!(
            lines("# metier: allow no-trial\n[[tracks]]\nkind = \"mastery\"\nid = \"x\"\nname = \"Y\"\n"),
            [("no-trial", (2, 4))]
        );
        assert_eq!(
            lines("# metier: allow no-trial\n[[tracks]]\nname = \"Y\"\n[[tracks]]\nid = \"z\"\n"),
            [("no-trial", (2, 2))]
        );
    }

    #[test]
    fn what_is_allowed_goes_and_what_allows_nothing_is_said() {
        let text =
            "# metier: allow vague\nvague here\n# metier: allow filler\nnothing\n# metier: allow syntax, vauge\nx\n";
        let warning = |code| Diagnostic::warning("a finding").code(named(code)).at(25..26);
        let mut findings = vec![warning("vague"), warning("too-long")];
        allow(text, &Lines::of(text), &mut findings);
        let said: Vec<(&str, &str)> =
            findings.iter().map(|finding| (finding.code.unwrap().name(), finding.message.as_str())).collect();
        assert_eq!(
            said,
            [
                ("too-long", "a finding"),
                ("unused-allowance", "the line below has no `filler` to allow"),
                ("unused-allowance", "`syntax` cannot be allowed"),
                ("unused-allowance", "no finding is called `vauge`"),
            ]
        );
        assert_eq!(&text[findings[3].span.unwrap().start..findings[3].span.unwrap().end], "vauge");
    }

    #[test]
    fn what_is_allowed_for_the_file_goes_wherever_it_is() {
        let text = "# metier: allow-file vague, filler\na = 1\n# metier: allow-file vague\nvague and vague\n";
        let at = |start: usize| Diagnostic::warning("a finding").code(named("vague")).at(start..start + 5);
        let mut findings = vec![at(0), at(70), at(80)];
        allow(text, &Lines::of(text), &mut findings);
        let said: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        let too_low = "what is allowed for a whole file stands above its first key";
        assert_eq!(said, ["the file has no `filler` to allow", too_low]);
    }

    #[test]
    fn an_allowance_said_twice_is_of_use_once_and_takes_all_of_its_line() {
        let text = "# metier: allow vague\n# metier: allow vague\nvague and vague\n";
        let at = |start: usize| Diagnostic::warning("a finding").code(named("vague")).at(start..start + 5);
        let mut findings = vec![at(44), at(54)];
        allow(text, &Lines::of(text), &mut findings);
        assert_eq!(findings.len(), 1, "both findings go, and the second comment is said to silence nothing");
        assert_eq!((findings[0].code, findings[0].span.unwrap().start), (Some(named("unused-allowance")), 38));
    }
}
