//! Ladders in any language: one in a script without spaces whose signs fill two columns, one that is written from right
//! to left. They load, step, align and print in every look; nothing is cut within a sign, and nothing is too wide.

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::questions::TABLE;
use crate::support::{answers, folder, metier, root, stays_whole, write};

const LANGUAGES: [&str; 2] = ["ja", "ar"];

fn file(language: &str) -> String {
    format!("tests/languages/{language}.toml")
}

fn ladder(language: &str) -> metier::ladder::Ladder {
    let text = std::fs::read_to_string(root().join(file(language))).expect("a ladder");
    metier::format::read_ladder(&file(language), language, &text, None).expect("a ladder")
}

/// Columns as a terminal fills them, cell by cell: no two Arabic letters share one.
fn columns(text: &str) -> usize {
    text.chars().map(|c| unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)).sum()
}

/// Every screen of a ladder, as typed.
fn screens(language: &str) -> Vec<Vec<String>> {
    let mut screens = vec![vec!["show".to_owned(), file(language)]];
    for place in ladder(language).places() {
        for verb in ["show", "next"] {
            screens.push(vec![verb.into(), file(language), place.level.id.to_string()]);
        }
    }
    screens.push(["diff", &file(language), "senior", "master", "--all"].map(str::to_owned).to_vec());
    screens
}

fn shown(screen: &[String], look: &[&str]) -> String {
    metier(screen.iter().map(String::as_str).chain(look.iter().copied())).run().succeeds().stdout
}

/// Answers of someone who likes doing more, about a ladder of these.
fn sheet(language: &str) -> String {
    let steps = TABLE.iter().map(|(id, scale, key, _)| {
        let is_high = (*key == '+') != matches!(*scale, "like_directing" | "good_directing" | "trade_off");
        (*id, if is_high { 5 } else { 2 })
    });
    let level = if language == "ja" { "repairer" } else { "baker" };
    let ladder = root().join(file(language));
    answers(&format!("ladder = \"{}\"\nlevel = \"{level}\"\nmade = 2026-11-20", ladder.display()), steps)
}

#[test]
fn nothing_is_wider_than_the_screen_and_no_line_is_left_with_a_word_alone() {
    for language in LANGUAGES {
        for width in [80, 60, 40] {
            for screen in screens(language) {
                let text = shown(&screen, &["--width", &width.to_string()]);
                for line in text.lines() {
                    let fits = line.width() < width && columns(line) < width;
                    assert!(fits || stays_whole(line), "{screen:?} {width}: {line}");
                    assert_eq!(line, line.trim_end(), "{screen:?}");
                }
                assert!(!text.contains('\u{fffd}'), "{screen:?}: {text}");
            }
        }
    }
}

/// The rules of a table stand below each other in every row, counted in columns.
#[test]
fn tables_align() {
    for language in LANGUAGES {
        for width in ["100", "80", "60"] {
            let text = shown(&screens(language)[0], &["--width", width]);
            let mut rules: Vec<Vec<usize>> = Vec::new();
            for line in text.lines().filter(|line| line.contains('│')) {
                let at = line.match_indices('│').map(|(at, _)| columns(&line[..at])).collect();
                if !rules.contains(&at) {
                    rules.push(at);
                }
            }
            // One table for what is shared, with one rule; one for two tracks side by side, with two.
            assert_eq!(rules.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2], "{language} {width}: {rules:?}\n{text}");
        }
    }
}

#[test]
fn an_emoji_is_counted_as_it_is_shown() {
    let folder = folder();
    let text = std::fs::read_to_string(root().join(file("ja"))).expect("a ladder");
    let text = text.replace("title = \"時計の匠\"", "title = \"❤\u{fe0f} 時計 👩\u{200d}🔧\"");
    write(&folder, "ja.toml", &text);
    let shown = metier(["show", "./ja.toml"]).within(&folder).run().succeeds().stdout;
    assert!(!shown.contains('\u{fe0f}') && shown.contains("👩\u{200d}🔧"), "{shown}");
    let at = |line: &str| line.match_indices('│').map(|(at, _)| line[..at].width()).collect::<Vec<_>>();
    let rows: Vec<_> = shown.lines().filter(|line| line.matches('│').count() == 2).map(at).collect();
    assert!(rows.len() > 4 && rows.iter().all(|row| *row == rows[0]), "{rows:?}\n{shown}");
    let kept = metier(["show", "./ja.toml", "--format", "json"]).within(&folder).run().succeeds();
    assert!(kept.stdout.contains("❤\u{fe0f}"), "scripts get it to the letter");
}

#[test]
fn a_japanese_sentence_fills_its_lines_and_none_begins_with_what_ends_one() {
    for width in [80, 40] {
        let text = shown(&["show".into(), file("ja"), "master".into()], &["--width", &width.to_string()]);
        let whole: String = text.split_whitespace().collect();
        for one in [
            "記録の残っていない機構を調べ、当時の方法で復元し、そのすべてを図と文章に残す",
            "修復の方針を持ち主と話し合い、残すところと直すところを書面で取り決める",
        ] {
            assert!(whole.contains(one), "{one}\n{text}");
        }
        for line in text.lines() {
            assert!(!line.trim_start().starts_with(['、', '。', '」', 'ー', 'っ', 'ょ']), "{line}");
        }
        // Of a sentence that goes on, what is left free is less than one sign and the one it takes along.
        let goes_on = text
            .lines()
            .zip(text.lines().skip(1))
            .filter(|(_, next)| next.starts_with("  ") && next.trim_start().starts_with(|c: char| c > '\u{3000}'));
        for (line, _) in goes_on.filter(|(line, _)| line.trim_start().starts_with("- ")) {
            let is_whole = line.ends_with(['る', 'す', 'う']);
            assert!(is_whole || line.width() + 6 > width - 1, "{width}: {line}");
        }
    }
}

#[test]
fn every_other_form_has_every_sentence_to_the_letter() {
    for language in LANGUAGES {
        let ladder = ladder(language);
        let file = file(language);
        let run = |more: &[&str]| metier([&["show", file.as_str()], more].concat()).run().succeeds().stdout;
        let forms = [run(&["--format", "html"]), run(&["--format", "csv"]), run(&["--format", "markdown"])];
        for place in ladder.places() {
            let spoken = metier(["show", &file, &place.level.id, "--accessible"]).run().succeeds().stdout;
            let json = metier(["show", &file, &place.level.id, "--format", "json"]).run().succeeds().json();
            assert_eq!(json["level"]["title"], Value::from(place.level.title.as_str()), "{json}");
            for one in &place.level.expects {
                let text = one.text.as_str();
                assert!(forms.iter().all(|form| form.contains(text)), "{text}");
                assert!(spoken.contains(text) && json.to_string().contains(text), "{text}");
            }
        }
        assert!(forms[0].contains("dir=\"auto\"") && forms[0].contains(&format!("lang=\"{language}\"")));
        // Nothing is put in to turn the direction: what a screen does with it is the screen's.
        let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
        let text = run(&[]);
        assert!(!text.contains(marks) && forms.iter().all(|form| !form.contains(marks)));
        assert!(run(&["--ascii"]).is_ascii());
    }
}

#[test]
fn a_sheet_comes_back_as_the_same_ladder() {
    for language in LANGUAGES {
        let folder = folder();
        let csv = metier(["show", &file(language), "--format", "csv"]).run().succeeds().stdout;
        write(&folder, "sheet.csv", &csv);
        let back = metier(["import", "sheet.csv", "--id", language, "-q"]).within(&folder).run().ends_with(0).stdout;
        let again = metier::format::read_ladder("back.toml", language, &back, None).expect("a ladder");
        let sentences = |ladder: &metier::ladder::Ladder| -> Vec<String> {
            let all = ladder.places().flat_map(|place| &place.level.expects);
            all.map(|one| one.text.to_string()).collect()
        };
        assert_eq!(sentences(&again), sentences(&ladder(language)));
    }
}

#[test]
fn a_plan_can_be_made_with_it() {
    for language in LANGUAGES {
        let person = sheet(language);
        let next = ladder(language).places().find(|place| place.level.id == "senior").expect("it").level.title.clone();
        for look in [&["--width", "80"][..], &["--width", "40"], &["--accessible"], &["--format", "markdown"]] {
            let ran = metier([&["plan", "-"], look].concat()).stdin(person.clone()).run().succeeds();
            ran.says("Mastery").says(&next);
        }
    }
}

#[test]
fn wording_is_looked_at_in_english_only() {
    for language in LANGUAGES {
        let ran = metier(["check", &file(language), "--format", "json"]).run().ends_with(0).json();
        let groups: Vec<_> = ran["findings"].as_array().expect("findings").iter().map(|one| &one["group"]).collect();
        assert!(groups.iter().all(|group| **group != "wording"), "{groups:?}");
        // Said to be English, the same file has some.
        let folder = folder();
        let text = std::fs::read_to_string(root().join(file(language))).expect("a ladder");
        let english = text.replace("まで、または", "can understand。").replace("يذوق", "Understands ");
        let vague = english.replace("電池を交換し", "can understand, ");
        let find = |text: &str| {
            write(&folder, "x.toml", text);
            let json = metier(["check", "./x.toml", "--format", "json"]).within(&folder).run().ends_with(0).json();
            json["findings"].as_array().expect("findings").iter().filter(|one| one["group"] == "wording").count()
        };
        assert_eq!(find(&vague), 0, "{language}");
        assert!(find(&vague.replace(&format!("language = \"{language}\""), "language = \"en\"")) > 0, "{language}");
    }
}

/// A line without what moves the cursor and paints.
#[cfg(unix)]
fn without_codes(line: &str) -> String {
    let mut parts = line.split('\u{1b}').map(|part| part.replace('\r', ""));
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |all, part| {
        let rest = part.trim_start_matches(|c: char| matches!(c, '[' | '?' | ';' | '0'..='9'));
        all + rest.get(1..).unwrap_or_default()
    })
}

#[cfg(unix)]
#[test]
fn levels_are_chosen_from_a_list_and_by_their_titles() {
    use crate::terminal::Home;
    for columns in [80, 40] {
        for language in LANGUAGES {
            let home = Home::new();
            let text = std::fs::read_to_string(root().join(file(language))).expect("a ladder");
            home.writes("our.toml", &text);
            let titles: Vec<String> = ladder(language).places().map(|place| place.level.title.to_string()).collect();
            let mut it = home.opens(columns, "metier plan our.toml --no-save");
            it.sees("Where are you now?").sees(&titles[1]);
            it.listens().types("\u{1b}[B").types("\r").sees(&format!("> {}", titles[1])).sees("Question 1 of 28");
            it.press("q");
            let said = it.ends(3);
            for line in said.lines().map(without_codes) {
                assert!(line.trim_end().width() < usize::from(columns), "{columns}: {line}");
            }
            let mut it = home.opens(columns, "metier plan our.toml --no-save --accessible");
            it.says("Your choice: ", &titles[0]).sees(&titles[0]).says("1 to 5: ", "q").ends(3);
        }
    }
}
