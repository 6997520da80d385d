//! `explain`: every example has its fault before the mend and not after it, and every text is fit to be read.
//!
//! How a piece of a ladder becomes a whole file:
//! - A piece with a line `format = …` is a whole file already.
//! - A piece that does not begin with a header of its own (`[[levels]]` and the like) is a part of one level, the
//!   Specialist of the mastery track.
//! - What the piece has none of is added: a name; the areas craft (doing), people (directing) and safety (both); a trunk,
//!   a mastery and a management track.
//! - A track that has no level in the piece has one of its own. The management level expects four things and says what
//!   it pays, the others ask for one thing.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use metier::check::check_ladder;
use metier::check::rules::{self, RULES};
use metier::diagnostic::{Code, Group};
use unicode_width::UnicodeWidthStr as _;

use crate::support::metier;

/// A file over a limit does not fit in 12 lines; `bad_files` has one for each limit.
const NOT_SHOWN: [Code; 1] = [Code::TOO_LARGE];

const AREAS: &str = r#"
[[areas]]
id = "craft"
name = "Craft"
demands = "doing"

[[areas]]
id = "people"
name = "People"
demands = "directing"

[[areas]]
id = "safety"
name = "Safety"
demands = "both"
"#;

const TRACKS: &str = r#"
[[tracks]]
kind = "trunk"
name = "Learning"

[[tracks]]
kind = "mastery"
name = "Mastering"

[[tracks]]
kind = "management"
name = "Leading"
"#;

const SPECIALIST: &str = r#"
[[levels]]
id = "specialist"
track = "mastery"
rank = 4
title = "Specialist"
"#;

/// A level for a track that has none: kind, then the rest of it.
const LEVELS: [(&str, &str); 3] = [
    (
        "trunk",
        r#"
[[levels]]
id = "beginner"
track = "trunk"
rank = 3
title = "Beginner"
"#,
    ),
    (
        "mastery",
        r#"
[[levels]]
id = "master"
track = "mastery"
rank = 4
title = "Master"
"#,
    ),
    (
        "management",
        r#"
[[levels]]
id = "leader"
track = "management"
rank = 4
title = "Leader"
pay = { from = 64000, to = 76000, currency = "EUR", per = "year", as_of = 2026 }
"#,
    ),
];

fn whole_file(piece: &str) -> String {
    if piece.lines().any(|line| line.starts_with("format = ")) {
        return format!("{piece}\n");
    }
    let mut file = "format = 1\nname = \"Trade\"\n".to_owned();
    let has = |header: &str| piece.lines().any(|line| line == header);
    if !has("[[areas]]") {
        file.push_str(AREAS);
    }
    if !has("[[tracks]]") {
        file.push_str(TRACKS);
    }
    let first = piece.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    if !first.starts_with("[[") {
        file.push_str(SPECIALIST);
    }
    file.push('\n');
    file.push_str(piece);
    file.push('\n');
    for (kind, level) in LEVELS {
        let has_track = file.contains(&format!("kind = \"{kind}\""));
        if has_track && !file.contains(&format!("track = \"{kind}\"")) {
            file.push_str(level);
            if !has("[[areas]]") {
                file.push_str("[levels.expects]\n");
                let _ = writeln!(file, "craft = [\"Does what the {kind} level is for\"]");
                if kind == "management" {
                    file.push_str("people = [\"Plans the week\", \"Settles a quarrel\", \"Brings on a beginner\"]\n");
                }
            }
        }
    }
    file
}

/// The codes of what is found in a piece once it is a file, and the findings in words.
fn found(piece: &str) -> (Vec<Code>, String) {
    let file = whole_file(piece);
    let checked = check_ladder("piece.toml", "piece", file.as_bytes());
    let codes = checked.findings.iter().filter_map(|finding| finding.code).collect();
    (codes, format!("{file}\n{}", checked.into_findings()))
}

/// What `explain` says of one code.
struct Said {
    code: Code,
    why: String,
    instead: String,
    before: String,
    after: String,
}

fn all() -> Vec<Said> {
    let json = metier(["explain", "--format", "json"]).run().succeeds().json();
    let codes = json["codes"].as_array().expect("a list");
    let said: Vec<Said> = codes
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().expect("a text").to_owned();
            let code = named(&text("code"));
            let [why, instead, before, after] = ["why", "instead", "before", "after"].map(text);
            Said { code, why, instead, before, after }
        })
        .collect();
    assert_eq!(said.iter().map(|said| said.code).collect::<Vec<_>>(), rules::codes().collect::<Vec<_>>());
    said
}

fn named(code: &str) -> Code {
    rules::named(code).unwrap_or_else(|| panic!("{code} is not in the list")).code
}

/// A full stop, a question mark or an exclamation mark ends a sentence where a capital letter or nothing follows.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let rest = text[at + 1..].trim_start_matches('"');
        if rest.is_empty() || rest.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase)) {
            all.push(text[start..=at].trim());
            start = at + 1;
        }
    }
    all
}

#[test]
fn every_example_has_its_fault_before_the_mend_and_not_after_it() {
    for Said { code, before, after, .. } in all() {
        let (after_codes, after_words) = found(&after);
        assert!(!after_codes.contains(&code), "{} stands in its mend\n{after_words}", code.name());
        if NOT_SHOWN.contains(&code) {
            continue;
        }
        let (before_codes, before_words) = found(&before);
        assert!(before_codes.contains(&code), "{} is not in its example\n{before_words}", code.name());
    }
}

#[test]
fn a_mend_loads_and_its_sentences_are_well_worded() {
    for Said { code, after, .. } in all() {
        let (codes, words) = found(&after);
        // A piece shows no more than it needs: what else its levels and areas would hold is left out.
        let is_left_out = |found: &Code| ["empty-level", "unused-area"].contains(&found.name());
        let is_of_wording = |found: &Code| matches!(found.group(), Group::Error | Group::Wording);
        let bad = codes.into_iter().find(|found| is_of_wording(found) && !is_left_out(found));
        assert_eq!(bad, None, "{}\n{words}", code.name());
    }
}

#[test]
fn a_piece_is_short_enough_for_a_screen() {
    for Said { code, before, after, .. } in all() {
        for piece in [before, after] {
            let lines = piece.lines().count();
            assert!((1..=12).contains(&lines), "{}: {lines} lines\n{piece}", code.name());
            for line in piece.lines() {
                assert!(line.width() <= 68, "{}: {} columns: {line}", code.name(), line.width());
                assert_eq!(line, line.trim_end(), "{}", code.name());
            }
            assert!(!piece.starts_with('\n') && !piece.ends_with('\n'), "{}: empty lines\n{piece}", code.name());
        }
    }
}

#[test]
fn why_and_instead_are_two_to_four_whole_sentences() {
    for Said { code, why, instead, .. } in all() {
        for text in [&why, &instead] {
            assert!(text.ends_with('.'), "{}: {text}", code.name());
            let sentences = sentences(text);
            assert!((2..=4).contains(&sentences.len()), "{}: {} {text}", code.name(), sentences.len());
            for sentence in sentences {
                let first = sentence.chars().next();
                assert!(first.is_some_and(char::is_uppercase), "{}: {sentence}", code.name());
            }
            assert!(!text.contains("  ") && !text.contains(['—', '→', '…']), "{}: {text}", code.name());
        }
        assert_eq!(instead.matches("Not reported: ").count(), 1, "{}: what is left alone: {instead}", code.name());
    }
}

#[test]
fn no_text_of_one_code_stands_in_anothers() {
    let mut seen: HashMap<String, Code> = HashMap::new();
    for Said { code, why, instead, before, after } in all() {
        assert_ne!(before, after, "{}", code.name());
        let texts = [sentences(&why), sentences(&instead)].concat();
        // Of a piece: what stands in quotes and is more than a word or two.
        let quoted = before.lines().chain(after.lines()).flat_map(|line| line.split('"').skip(1).step_by(2));
        let quoted = quoted.filter(|text| text.split(' ').count() > 2);
        for text in texts.into_iter().chain(quoted) {
            let text = text.trim().to_lowercase();
            let earlier = seen.insert(text.clone(), code);
            assert!(earlier.is_none_or(|earlier| earlier == code), "{earlier:?} and {code:?}: {text}");
        }
    }
}

#[test]
fn figures_are_the_ones_that_the_rules_have() {
    let instead: BTreeMap<&str, String> = all().into_iter().map(|said| (said.code.name(), said.instead)).collect();
    for (code, figures) in [
        ("mastery-ceiling", &["every rank"][..]),
        ("thin-mastery", &["fewer than half", "at least four"]),
        ("pay-gap", &["middles", "over 5 percent"]),
        ("managing-in-disguise", &["three or more", "over half"]),
        ("no-recognition", &["upper half", "rounded up"]),
        ("too-long", &["140 characters"]),
        ("big-step", &["at least six", "at least three times"]),
        ("full-stop", &["at least five", "over half"]),
    ] {
        for figure in figures {
            assert!(instead[code].contains(figure), "{code}: {figure}");
        }
    }
}

#[test]
fn a_code_is_found_by_its_name_with_or_without_its_brackets() {
    let plain = metier(["explain", "vague"]).run().succeeds().stdout;
    assert!(plain.starts_with("vague (wording): "));
    for words in ["warning[vague]", "[vague]", " vague ", "Vague"] {
        assert_eq!(metier(["explain", words]).run().succeeds().stdout, plain, "{words}");
    }
    metier(["explain", "error[syntax]"]).run().succeeds().says("syntax (error): ");
}

#[test]
fn an_unknown_code_is_refused_with_the_one_that_was_meant() {
    for (words, meant) in [
        ("vauge", " help: did you mean `vague`?"),
        ("warning[mastery-ceilling]", " help: did you mean `mastery-ceiling`?"),
        ("xyz", "  Every code there is:\n    metier explain\n"),
    ] {
        let ran = metier(["explain", words]).run().ends_with(2).says_nothing();
        ran.complains(&format!("error: no finding is called `{words}`")).complains(meant);
    }
}

#[test]
fn only_what_can_be_allowed_is_said_to_be_allowed() {
    for code in rules::codes() {
        let ran = metier(["explain", code.name()]).run().succeeds();
        if code.group() == Group::Error || code.name() == "unused-allowance" {
            ran.says_not("To keep it as it is");
        } else {
            ran.says("To keep it as it is").says(&format!("# metier: allow {}", code.name()));
        }
    }
}

#[test]
fn one_code_in_json_is_the_same_object_as_in_the_list() {
    let list = metier(["explain", "--format", "json"]).run().succeeds().json();
    let one = metier(["explain", "pay-gap", "--format", "json", "--width", "40", "--ascii"]).run().succeeds().json();
    assert_eq!((&one["format_version"], &one["kind"]), (&1.into(), &"explain".into()));
    let codes = one["codes"].as_array().expect("a list");
    assert_eq!(codes.len(), 1);
    let listed = list["codes"].as_array().expect("a list").iter().find(|listed| listed["code"] == "pay-gap");
    assert_eq!(Some(&codes[0]), listed);
}

#[test]
fn every_explanation_fits_its_screen_and_is_whole_when_spoken() {
    for code in rules::codes().map(Code::name).chain([""]) {
        let said = |options: &[&str]| {
            let arguments = ["explain"].into_iter().chain((!code.is_empty()).then_some(code));
            metier(arguments.chain(options.iter().copied())).run().succeeds().stdout
        };
        for columns in ["80", "40"] {
            let most = columns.parse::<usize>().expect("a number") - 1;
            for line in said(&["--width", columns]).lines() {
                assert!(line.width() <= most && line == line.trim_end(), "{code} at {columns}: {line}");
            }
        }
        assert!(said(&["--ascii"]).is_ascii(), "{code}");
        assert!(!said(&["--ascii"]).contains('?'), "{code}");
        let markdown = said(&["--format", "markdown"]);
        assert!(markdown.starts_with("# ") && !markdown.contains("<br"), "{code}");
        assert_eq!(markdown.matches("```").count() % 2, 0, "{code}");
    }
}

#[track_caller]
fn keep(name: &str, arguments: &[&str]) {
    let ran = metier(arguments.iter().copied()).run();
    let beside = if ran.stderr.is_empty() { String::new() } else { format!("\n(on stderr)\n{}", ran.stderr) };
    insta::with_settings!({ description => format!("metier {}", arguments.join(" ")), omit_expression => true }, {
        insta::assert_snapshot!(name, format!("{}{beside}", ran.stdout));
    });
}

#[test]
fn the_list_says_each_code_and_what_it_means_under_its_group() {
    let list = metier(["explain", "--format", "markdown"]).run().succeeds().stdout;
    let mut wanted = vec![format!("# {} findings that metier check can make", RULES.len())];
    for (group, heading) in [
        (Group::Error, "## Errors: the file cannot be used as it stands"),
        (Group::Fairness, "## Fairness: whether mastery and management are equals"),
        (Group::Wording, "## Wording: whether a reader knows what is meant"),
        (Group::Advice, "## Advice: what hardly any ladder says yet, mentioned once and never counted as a problem"),
    ] {
        wanted.push(heading.to_owned());
        let of_group = RULES.iter().filter(|rule| rule.code.group() == group);
        wanted.extend(of_group.map(|rule| format!("- **{}:** {}", rule.code.name(), rule.means())));
    }
    wanted.push("One of them in full: metier explain CODE".to_owned());
    assert_eq!(list.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), wanted);
    let rules = || RULES.iter().map(|rule| (rule.code.name(), rule.means()));
    let plain = metier(["explain", "--width", "200"]).run().succeeds();
    rules().fold(plain, |ran, (name, means)| ran.says(&format!("  {name} ")).says(&format!("  {means}\n")));
    let spoken = metier(["explain", "--width", "200", "--accessible"]).run().succeeds();
    let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
    rules().fold(spoken, |ran, (name, means)| ran.says(&format!("{}: {means}\n", capital(name))));
}

#[test]
fn one_code_in_every_look() {
    for (look, options) in [
        ("80", &[][..]),
        ("40", &["--width", "40"]),
        ("ascii", &["--ascii"]),
        ("spoken", &["--accessible"]),
        ("markdown", &["--format", "markdown"]),
    ] {
        keep(&format!("managing-in-disguise-{look}"), &[&["explain", "managing-in-disguise"], options].concat());
    }
    keep("vague-json", &["explain", "vague", "--format", "json"]);
    keep("syntax-80", &["explain", "syntax"]);
    keep("unknown-80", &["explain", "mastry-ceiling"]);
    keep("unknown-spoken", &["explain", "mastry-ceiling", "--accessible"]);
}
