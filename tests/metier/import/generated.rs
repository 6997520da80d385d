//! What holds for any ladder and any sheet: a ladder comes back as it was, and no word of a sheet is lost.

use metier::diagnostic::Span;
use metier::files::{Loaded, Notes, Shelf, import_csv, write_ladder};
use metier::ladder::{
    Area, Demands, Expectation, Kind, Ladder, Level, Origin, Pay, Phrase, Reach, Reference, Requirement, Track,
};
use metier::render::{Format, Look, Output, result};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::read;
use crate::support::cases;

/// A text such as nobody would write and somebody will.
fn text() -> impl Strategy<Value = String> {
    let begin =
        select(vec!["", "", "=", "+", "-", "- ", "* ", "•", "@", "'", "''", "'=", " ", "or: ", "renew: ", "#", "yes"]);
    let end = select(vec!["", "", " ", "'", "\"", "\\", "\u{a0}", "\u{2028}"]);
    (begin, "[a-zA-Z0-9 ,;|'\"\\\\=+@äß山\u{200b}\u{2028}.-]{0,12}", end)
        .prop_map(|(begin, body, end)| format!("{begin}{body}{end}"))
}

/// A text that says something.
fn words() -> impl Strategy<Value = String> {
    (text(), "[a-zé]{1,4}").prop_map(|(text, word)| format!("{text}{word}"))
}

fn phrase(text: String) -> Phrase {
    Phrase { text, at: Span::default() }
}

fn phrases() -> impl Strategy<Value = Vec<Phrase>> {
    vec(words().prop_map(phrase), 0..3)
}

fn gate() -> impl Strategy<Value = Requirement> {
    (vec(words().prop_map(phrase), 1..3), option::of(text())).prop_map(|(one_of, renew)| Requirement { one_of, renew })
}

fn asked() -> impl Strategy<Value = (usize, bool, String, Vec<String>)> {
    (0usize..3, any::<bool>(), words(), vec(text(), 0..3))
}

fn pay() -> impl Strategy<Value = Pay> {
    (0u32..90, 0u32..90, words(), words(), 1900u32..2200).prop_map(|(from, more, currency, per, as_of)| Pay {
        from,
        to: from + more,
        currency,
        per,
        as_of,
    })
}

fn level() -> impl Strategy<Value = Level> {
    let reach = select(vec![Reach::Own, Reach::Team, Reach::Teams, Reach::Company, Reach::Trade]);
    let origin = select(vec![Origin::Sourced, Origin::Common, Origin::Proposed]);
    let what = (0u32..=999, words(), vec(text(), 0..3), option::of(text()), option::of(reach), option::of(text()));
    let more =
        (option::of((0u32..9, 0u32..9)), any::<bool>(), option::of(origin), option::of(pay()), vec(gate(), 0..3));
    (what, more, phrases(), phrases(), vec(asked(), 0..5)).prop_map(|(what, more, deepen, recognition, asked)| {
        let (rank, title, also_called, summary, reach, supervision) = what;
        let (years, may_stay, origin, pay, requires) = more;
        let expectation =
            |(n, (area, has_id, text, examples)): (usize, (usize, bool, String, Vec<String>))| Expectation {
                key: String::new(),
                id: has_id.then(|| format!("e{n}")),
                area: area.to_string(),
                text,
                examples,
                at: Span::default(),
            };
        Level {
            id: String::new(),
            rank,
            title,
            also_called,
            summary,
            reach,
            supervision,
            typical_years: years.map(|(from, more)| (from, from + more)),
            may_stay,
            origin,
            sources: Vec::new(),
            equals: Vec::new(),
            pay,
            requires,
            deepen,
            recognition,
            expects: asked.into_iter().enumerate().map(expectation).collect(),
            at: Span::default(),
        }
    })
}

fn track() -> impl Strategy<Value = Track> {
    let kind = select(Kind::ALL.to_vec());
    (kind, words(), option::of(text()), phrases(), phrases(), vec(level(), 0..4)).prop_map(
        |(kind, name, summary, prepare, trial, levels)| Track {
            id: String::new(),
            kind,
            name,
            summary,
            opens_from: Vec::new(),
            prepare,
            trial,
            levels,
            at: Span::default(),
        },
    )
}

fn ladder() -> impl Strategy<Value = Ladder> {
    let area = (words(), option::of(text()), select(Demands::ALL.to_vec()));
    let head = (words(), words(), option::of(text()), option::of(text()), text(), option::of(text()), any::<bool>());
    let references = vec((text(), option::of(text())), 0..3);
    (head, references, vec(area, 3..5), vec(track(), 0..4), any::<prop::sample::Index>()).prop_map(
        |(head, references, areas, mut tracks, pick)| {
            let (name, craft, version, summary, language, license, cumulative) = head;
            let reference = |(n, (title, link))| Reference { id: format!("s{n}"), title, link };
            let sources: Vec<Reference> = references.into_iter().enumerate().map(reference).collect();
            // An area's id can be a number; so can a level's.
            let area = |(n, (name, about, demands)): (usize, _)| Area {
                id: n.to_string(),
                name,
                about,
                demands,
                at: Span::default(),
            };
            let areas = areas.into_iter().enumerate().map(area).collect();
            settle(&mut tracks, &sources, pick);
            Ladder {
                id: "any".into(),
                called: "any".into(),
                version,
                name,
                craft,
                summary,
                language,
                license,
                cumulative,
                sources,
                areas,
                tracks,
            }
        },
    )
}

/// Ids, keys and references, as reading gives them.
fn settle(tracks: &mut [Track], sources: &[Reference], pick: prop::sample::Index) {
    let mut n = 0;
    for (t, track) in tracks.iter_mut().enumerate() {
        track.id = format!("t{t}");
        track.levels.sort_by_key(|level| level.rank);
        for level in &mut track.levels {
            n += 1;
            level.id = if n % 2 == 0 { n.to_string() } else { format!("level-{n}") };
            level.sources = sources.iter().take(n % 3).map(|source| source.id.clone()).collect();
            level.expects.sort_by(|one, other| one.area.cmp(&other.area));
            let mut before: Vec<String> = Vec::new();
            for one in &mut level.expects {
                before.push(one.area.clone());
                let number = before.iter().filter(|area| **area == one.area).count();
                let last = one.id.clone().unwrap_or_else(|| format!("{}.{number}", one.area));
                one.key = format!("{}.{last}", level.id);
            }
        }
    }
    let ids: Vec<String> = tracks.iter().flat_map(|track| track.levels.iter().map(|level| level.id.clone())).collect();
    if !ids.is_empty() {
        let id = pick.get(&ids).clone();
        for track in tracks.iter_mut() {
            track.opens_from = vec![id.clone()];
        }
        for level in tracks.iter_mut().flat_map(|track| &mut track.levels) {
            level.equals = vec![id.clone(), id.clone()];
        }
    }
}

fn sheet_of(ladder: &Ladder) -> String {
    let loaded = Loaded { ladder: ladder.clone(), shelf: Shelf::Path };
    let look = Look { columns: 40, ascii: true, colour: true, spoken: true };
    result(Output::Show(&loaded, &[]), Format::Csv, &look)
}

/// A heading, of those that mean something and those that do not.
fn heading() -> impl Strategy<Value = String> {
    let known: Vec<&str> = metier::files::Column::all().map(metier::files::Column::name).collect();
    prop_oneof![
        6 => select(known[..10].to_vec()).prop_map(str::to_owned),
        2 => select(known).prop_map(str::to_owned),
        2 => "[A-Z][a-z]{5,8}",
        2 => select(vec!["Junior", "Senior", "L4", "Lead", "Level", "Title", "Area", "Job family", ""]).prop_map(str::to_owned),
    ]
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{4,9}( [a-zA-Z]{4,9}){0,2}",
        3 => Just(String::new()),
        1 => "[1-9][0-9]{0,3}",
        1 => "(- [a-z]{5,7}\n){1,3}[a-z]{4,6}",
        1 => select(vec!["mastery", "manager", "IC", "area", "ladder", "source", "hybrid track", "rank", "Title", "3 to 5", "or: elsewhere"]).prop_map(str::to_owned),
        1 => "['=+@-]{0,2}[a-z]{5,8}\"[a-z]{5,8};[a-z]{5,8}",
    ]
}

fn sheet() -> impl Strategy<Value = Vec<Vec<String>>> {
    (vec(heading(), 2..8), vec(vec(cell(), 1..9), 1..9)).prop_map(|(header, rows)| [vec![header], rows].concat())
}

fn written(rows: &[Vec<String>], separator: &str) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + "\r\n").collect()
}

fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words that are not text: they become what they mean.
const MEANT: [&str; 9] = ["area", "ladder", "source", "track", "rank", "title", "to", "or", "renew"];

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_ladder_written_as_a_file_is_the_same_ladder(ladder in ladder()) {
        let text = write_ladder(&ladder, &Notes::default());
        prop_assert_eq!(read("any", &text), ladder, "{}", text);
    }

    #[test]
    fn a_ladder_comes_back_from_its_sheet(ladder in ladder()) {
        let sheet = sheet_of(&ladder);
        let imported = import_csv("any.csv", &sheet, "any", None).unwrap_or_else(|report| panic!("{report}\n{sheet}"));
        prop_assert_eq!(read("any", &imported.text), ladder, "{}", sheet);
        prop_assert!(imported.warnings.is_none() && imported.assumed.is_empty(), "{:?}", imported);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_word_of_a_sheet_is_lost(rows in sheet(), separator in select(vec![",", ";", "\t"])) {
        let Ok(imported) = import_csv("any.csv", &written(&rows, separator), "any", None) else { return Ok(()) };
        let found: std::collections::HashSet<String> = tokens(&imported.text).into_iter().collect();
        read("any", &imported.text);
        for word in rows[1..].iter().flatten().flat_map(|cell| tokens(cell)) {
            prop_assert!(found.contains(&word) || MEANT.contains(&word.as_str()), "{} is lost\n{}\n{}", word, written(&rows, ";"), imported.text);
        }
    }

    #[test]
    fn any_bytes_at_all_are_read_or_refused(text in "[a-z,;\t\"'\n\r=•\u{feff} -]{0,80}", head in select(vec!["", "level,area,expectation\n", "area;Junior;Senior\n", "title\tSkills\n", "sep=;\n"])) {
        if let Ok(imported) = import_csv("any.csv", &format!("{head}{text}"), "any", None) {
            read("any", &imported.text);
        }
    }
}
