//! What holds for any ladder and any sheet: a ladder comes back as it was, and no word of a sheet is lost.

use metier::format::{Notes, import_csv, write_ladder};
use metier::ladder::Ladder;
use metier::model::{
    self, Amount, Area, Audience, Demands, Expectation, Expects, FormatVersion, Key, Kind, Level, OrText, Origin, Pay,
    Per, Rank, Reach, Reference, Requirement, Share, Status, Suggestion, Text, Track, Words, Year, Years,
};
use metier::print::{self, Look};
use metier::report::Show;
use metier::store::{Loaded, Shelf};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use toml::Spanned;

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

fn said() -> impl Strategy<Value = Text> {
    words().prop_map(Text::from)
}

fn gate() -> impl Strategy<Value = OrText<Requirement>> {
    (vec(said(), 1..3), option::of(said())).prop_map(|(one_of, renew)| OrText(Requirement { one_of, renew }))
}

fn suggestions() -> impl Strategy<Value = Vec<OrText<Suggestion>>> {
    let one = (said(), option::of(Just(Audience::Returning)));
    vec(one.prop_map(|(text, audience)| OrText(Suggestion { text, audience })), 0..3)
}

fn asked() -> impl Strategy<Value = (usize, bool, Text, Vec<Text>)> {
    (0usize..3, any::<bool>(), said(), vec(said(), 0..3))
}

fn pay() -> impl Strategy<Value = Spanned<Pay>> {
    let amount = |cents: u32| Amount::written(&format!("{}.{:02}", cents / 100, cents % 100)).expect("an amount");
    (0u32..9000, 0u32..9000, said(), select(Per::ALL.to_vec()), 1900u32..2200).prop_map(
        move |(from, more, currency, per, as_of)| {
            Spanned::new(0..0, Pay { from: amount(from), to: amount(from + more), currency, per, as_of: Year(as_of) })
        },
    )
}

/// A level without its id, what it expects by the number of the area.
fn level() -> impl Strategy<Value = Level> {
    let [reach, origin] = [select(Reach::ALL.to_vec()).boxed(), select(Reach::ALL.to_vec()).boxed()];
    let origin = origin.prop_map(|n| if n == Reach::Own { Origin::Sourced } else { Origin::Proposed });
    let what = (0u32..=999, said(), vec(said(), 0..3), option::of(said()), option::of(reach), option::of(said()));
    let range = || option::of((0u32..9, 0u32..9).prop_map(|(from, more)| (from, from + more)));
    let more = (range(), range(), any::<bool>(), option::of(origin), option::of(pay()), vec(gate(), 0..3));
    let lists = (vec(said(), 0..3), vec(said(), 0..3));
    (what, more, lists, vec(asked(), 0..5)).prop_map(|(what, more, (deepen, recognition), asked)| {
        let (rank, title, also_called, summary, reach, supervision) = what;
        let (years, share, may_stay, origin, pay, requires) = more;
        let mut expects: Vec<(Key, Vec<OrText<Expectation>>)> = Vec::new();
        let mut asked: Vec<_> = asked.into_iter().enumerate().collect();
        asked.sort_by_key(|(_, (area, ..))| *area);
        for (n, (area, has_id, text, examples)) in asked {
            let one = OrText(Expectation { id: has_id.then(|| format!("e{n}").into()), text, examples });
            match expects.last_mut().filter(|(last, _)| *last == area.to_string()) {
                Some((_, list)) => list.push(one),
                None => expects.push((area.to_string().into(), vec![one])),
            }
        }
        Level {
            rank: Some(Rank(rank)),
            title,
            also_called,
            summary,
            reach,
            supervision,
            hands_on: share.map(|(from, to)| Share { from, to }),
            typical_years: years.map(|(from, to)| Years { from, to }),
            may_stay,
            origin,
            pay,
            requires,
            deepen,
            recognition,
            expects: Expects(expects),
            ..Level::default()
        }
    })
}

fn track() -> impl Strategy<Value = (Track, Vec<Level>)> {
    let kind = select(Kind::ALL.to_vec());
    (kind, said(), option::of(said()), suggestions(), suggestions(), vec(level(), 0..4)).prop_map(
        |(kind, name, summary, prepare, trial, levels)| {
            let track = Track { id: None, kind, name, summary, opens_from: Vec::new(), carries: None, prepare, trial };
            (track, levels)
        },
    )
}

fn ladder() -> impl Strategy<Value = Ladder> {
    let area = (said(), option::of(said()), select(Demands::ALL.to_vec()));
    let language = select(vec!["en", "en-US", "de", "zh-Hant"]);
    let head = (said(), words(), option::of(said()), option::of(said()), language, option::of(said()), any::<bool>());
    let status = option::of(select(Status::ALL.to_vec()));
    let references = vec((said(), option::of(said())), 0..3);
    (head, status, references, vec(area, 3..5), vec(track(), 0..4), any::<prop::sample::Index>()).prop_map(
        |(head, status, references, areas, tracks, pick)| {
            let (name, craft, version, summary, language, license, cumulative) = head;
            let reference = |(n, (title, link))| Reference { id: format!("s{n}").into(), title: Some(title), link };
            let sources: Vec<Reference> = references.into_iter().enumerate().map(reference).collect();
            // An area's id can be a number; so can a level's.
            let area =
                |(n, (name, about, demands)): (usize, _)| Area { id: n.to_string().into(), name, about, demands };
            let areas = areas.into_iter().enumerate().map(area).collect();
            let (tracks, levels) = settled(tracks, &sources, pick);
            let file = model::Ladder {
                format: FormatVersion,
                id: Some("any".into()),
                version,
                name,
                craft: Some(craft.into()),
                summary,
                language: language.into(),
                license,
                cumulative,
                status,
                guide: None,
                sources,
                areas,
                tracks,
                levels,
                words: Words::default(),
            };
            super::placeless(&Ladder::of(file, "any"))
        },
    )
}

/// Ids and references.
fn settled(
    tracks: Vec<(Track, Vec<Level>)>,
    sources: &[Reference],
    pick: prop::sample::Index,
) -> (Vec<Spanned<Track>>, Vec<Level>) {
    let (mut all, mut levels) = (Vec::new(), Vec::new());
    for (t, (mut track, mut own)) in tracks.into_iter().enumerate() {
        track.id = Some(format!("t{t}").into());
        own.sort_by_key(|level| level.rank);
        for mut level in own {
            let n = levels.len() + 1;
            level.id = if n % 2 == 0 { n.to_string().into() } else { format!("level-{n}").into() };
            level.track = format!("t{t}").into();
            level.sources = sources.iter().take(n % 3).map(|source| source.id.as_str().into()).collect();
            levels.push(level);
        }
        all.push(track);
    }
    let ids: Vec<String> = levels.iter().map(|level| level.id.to_string()).collect();
    if !ids.is_empty() {
        let id = pick.get(&ids).as_str();
        for track in &mut all {
            track.opens_from = vec![id.into()];
        }
        for level in &mut levels {
            level.equals = vec![id.into(), id.into()];
        }
    }
    (all.into_iter().map(|track| Spanned::new(0..0, track)).collect(), levels)
}

fn sheet_of(ladder: &Ladder) -> String {
    let loaded = Loaded { ladder: ladder.clone(), shelf: Shelf::Path };
    let look = Look { columns: 40, ascii: true, colour: true, spoken: true };
    print::report(&Show::ladder(&loaded, &[]), print::Format::Csv, &look)
}

/// A heading, of those that mean something and those that do not.
fn heading() -> impl Strategy<Value = String> {
    let known: Vec<&str> = metier::format::Column::all().map(metier::format::Column::name).collect();
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
        let text = write_ladder(&ladder.to_file(), &Notes::default());
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
