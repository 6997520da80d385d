//! Sheets as people have them: every word for a column, every separator, merged cells, matrices either way round.

use std::collections::HashSet;

use super::{asks, imported, levels, read};
use crate::support::{metier, root};

/// The ladder of a sheet, and what was said about it.
fn said(sheet: &str) -> (metier::ladder::Ladder, String) {
    let (ladder, ran) = imported(sheet);
    (ladder, ran.stderr)
}

#[test]
fn real_sheets_become_ladders() {
    for (name, warnings) in [("behaviours", 1), ("engineering-matrix", 0), ("dachdecker", 2), ("heating-by-role", 0)] {
        let file = format!("tests/sheets/{name}.csv");
        let ran = metier(["import", &file, "--id", name]).run().ends_with(0);
        insta::assert_snapshot!(format!("sheet-{name}"), format!("{}\n{}", ran.stderr, ran.stdout));
        assert_eq!(ran.stderr.matches("warning: ").count(), warnings, "{}", ran.stderr);
        let bytes = std::fs::read(root().join(&file)).expect("a file");
        let words = |text: &str| -> HashSet<String> {
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
        };
        let (sheet, out) = (String::from_utf8(bytes).expect("UTF-8"), words(&ran.stdout));
        // The first lines hold headings, which become keys.
        let lost: Vec<String> =
            words(&sheet.lines().skip(4).collect::<Vec<_>>().join("\n")).difference(&out).cloned().collect();
        assert!(lost.iter().all(|word| ["rank", "art"].contains(&word.as_str())), "{name}: {lost:?}");
    }
}

#[test]
fn every_word_for_a_column_is_understood() {
    let families: [(&str, &[&str]); 9] = [
        ("level", &["Level ID", "grade", "BAND", "job-level", "Step", "levels"]),
        ("title", &["job title", "Role", "position", "Name of level"]),
        ("track", &["Path", "stream", "Ladder", "family"]),
        ("rank", &["Order", "number"]),
        ("area", &["Competency", "competence", "theme", "Category", "dimension", "Skill", "pillar", "domain"]),
        (
            "expectation",
            &["Behaviour", "behaviors", "Description", "statement", "criterion", "Indicators", "What it looks like"],
        ),
        ("example", &["Examples", "evidence"]),
        ("requirement", &["requires", "Gate", "prerequisites", "Qualification", "certification"]),
        ("summary", &["About", "overview"]),
    ];
    let names = families.map(|(name, _)| name);
    let row = "l1,One,mastery,7,Care,Washes hands,Before lunch,A card,Begins";
    let sheet = |header: [&str; 9]| {
        metier(["import", "-", "--id", "x"]).stdin(format!("{}\n{row}\n", header.join(","))).run().ends_with(0)
    };
    let plain = sheet(names);
    let ladder = read("x", &plain.stdout);
    assert_eq!(levels(&ladder), [("mastery", "l1", "One", 7)]);
    assert_eq!(asks(&ladder), [("l1", "care", "Washes hands")]);
    assert_eq!(ladder.tracks[0].levels[0].expects[0].examples, ["Before lunch"]);
    for (at, (_, words)) in families.iter().enumerate() {
        for word in *words {
            let mut header = names;
            header[at] = word;
            let ran = sheet(header);
            assert_eq!((&ran.stdout, &ran.stderr), (&plain.stdout, &plain.stderr), "{word}");
        }
    }
}

#[test]
fn columns_stand_in_any_order_with_any_separator_line_end_and_mark() {
    let rows = [
        ["expectation", "level", "area", "rank"],
        ["Washes, dries; and \"rubs\"", "One", "Care", "1"],
        ["Shows\nothers", "Two", "Care", "2"],
    ];
    let (ladder, _) =
        said("level,rank,area,expectation\nOne,1,Care,\"Washes, dries; and \"\"rubs\"\"\"\nTwo,2,Care,Shows others\n");
    for separator in [",", ";", "\t", "|"] {
        for end in ["\n", "\r\n", "\r"] {
            let line =
                |row: &[&str; 4]| row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).join(separator) + end;
            let sheet: String = rows.iter().map(line).collect();
            for before in [
                String::new(),
                "\u{feff}".into(),
                format!("sep={separator}{end}"),
                format!("\u{feff}\"sep={separator}\"{end}"),
            ] {
                assert_eq!(said(&format!("{before}{sheet}")).0, ladder, "{separator:?} {end:?} {before:?}");
            }
        }
    }
    assert_eq!(asks(&ladder)[0], ("one", "care", "Washes, dries; and \"rubs\""));
}

#[test]
fn merged_cells_mean_the_one_above() {
    let sheet = "track,level,title,area,expectation,example\n\
        IC,E1,Engineer,Code,Writes tests,\n,,,,Reads reviews,\n,,,,,Asks back\n,,,Talk,Explains a change,\n\
        ,E2,Senior,Code,Designs,\nManagement,,,,,\n,M1,Manager,People,Hires,\n,M2,,,,\n";
    let (ladder, said) = said(sheet);
    let engineer = "engineer";
    assert_eq!(
        asks(&ladder),
        [
            (engineer, "code", "Writes tests"),
            (engineer, "code", "Reads reviews"),
            (engineer, "talk", "Explains a change"),
            ("senior", "code", "Designs"),
            ("manager", "people", "Hires")
        ]
    );
    let places = [
        ("mastery", engineer, "Engineer", 1),
        ("mastery", "senior", "Senior", 2),
        ("management", "manager", "Manager", 1),
        ("management", "m2", "M2", 2),
    ];
    assert_eq!(levels(&ladder), places, "a level without an expectation is a level");
    assert_eq!(ladder.tracks[0].levels[0].expects[1].examples, ["Asks back"]);
    assert_eq!(ladder.tracks[0].levels[0].also_called, ["E1"], "the code stays a name for it");
    assert!(!said.contains("warning"), "{said}");
    for assumed in ["the track \"IC\" is of the kind mastery", "they are the numbers in the levels' names"] {
        assert!(said.replace('\n', " ").contains(assumed), "{said}");
    }
}

#[test]
fn a_list_in_a_cell_is_several_expectations_and_a_long_sentence_is_one() {
    let (ladder, _) = said(
        "level,area,expectation\nOne,Care,\"- Washes\n- Dries\n  well\"\nTwo,Care,\"Shows others\nevery day.\"\nTwo,Care,• Sings\n",
    );
    let texts: Vec<&str> = asks(&ladder).into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["Washes", "Dries well", "Shows others every day.", "Sings"]);
}

#[test]
fn a_matrix_is_read_either_way_round() {
    let matrix = "Competency,Junior Cook,Cook,Head Cook\nRank,1,2,3\nTrack,Cooking,Cooking,Leading\nSoups,Stirs.,\"Seasons\nTastes\",\nPeople,,,Writes the rota. Keeps it.\n";
    let (ladder, said_of_matrix) = said(matrix);
    let places = [
        ("mastery", "junior-cook", "Junior Cook", 1),
        ("mastery", "cook", "Cook", 2),
        ("management", "head-cook", "Head Cook", 3),
    ];
    assert_eq!(levels(&ladder), places);
    let all = [
        ("junior-cook", "soups", "Stirs."),
        ("cook", "soups", "Seasons"),
        ("cook", "soups", "Tastes"),
        ("head-cook", "people", "Writes the rota. Keeps it."),
    ];
    assert_eq!(asks(&ladder), all, "lines are sentences, full stops are not their ends");
    assert!(said_of_matrix.contains("one row an area, one column a level"), "{said_of_matrix}");

    let transposed = "Level,Rank,Track,Soups,People\nJunior Cook,1,Cooking,Stirs.,\nCook,2,,\"Seasons\nTastes\",\nHead Cook,3,Leading,,Writes the rota. Keeps it.\n";
    let (turned, said_of_turned) = said(transposed);
    assert_eq!((levels(&turned), asks(&turned)), (places.to_vec(), all.to_vec()));
    assert!(said_of_turned.contains("one row a level, one column an area"), "{said_of_turned}");
}

#[test]
fn a_matrix_needs_no_word_in_its_corner() {
    for corner in ["", "What we look for", "Level", "Dimension"] {
        let (ladder, _) = said(&format!("{corner},Junior,Senior\nCare,Washes hands,Shows others\n"));
        assert_eq!(asks(&ladder), [("junior", "care", "Washes hands"), ("senior", "care", "Shows others")], "{corner}");
    }
    let (ladder, _) = said(",IC,,Management\nTitle,Engineer,Staff,Manager\nCode,Tests,Designs,Asks\n");
    assert_eq!(
        levels(&ladder),
        [
            ("mastery", "engineer", "Engineer", 1),
            ("mastery", "staff", "Staff", 2),
            ("management", "manager", "Manager", 1)
        ]
    );
}

#[test]
fn without_tracks_ranks_and_areas_it_says_what_it_assumed() {
    let (ladder, said) = said("title,behaviour\nHelper,Carries\nRoofer,Lays\n");
    assert_eq!(levels(&ladder), [("trunk", "helper", "Helper", 1), ("trunk", "roofer", "Roofer", 2)]);
    assert_eq!(asks(&ladder)[0], ("helper", "general", "Carries"));
    for assumed in ["all levels stand in one of the kind trunk", "the lowest level first", "in the area General"] {
        assert_eq!(said.replace('\n', " ").matches(assumed).count(), 1, "{said}");
    }
}

#[test]
fn beside_a_trunk_the_other_tracks_begin_above_it() {
    let (ladder, _) =
        said("track,title\nShared,Helper\nShared,Roofer\nCraft,Master\nManager,Foreman\nTech lead manager,Lead\n");
    let ranks: Vec<(&str, u32)> = levels(&ladder).into_iter().map(|(track, .., rank)| (track, rank)).collect();
    assert_eq!(ranks, [("trunk", 1), ("trunk", 2), ("mastery", 3), ("management", 3), ("hybrid", 3)]);
}

#[test]
fn what_has_no_place_is_said_with_its_line_and_kept_as_a_comment() {
    let sheet = "Our levels 2026\nlevel,rank,salery,area,expectation,reach\nOne,first,100,Care,Washes hands,far\nOne,2,100,Care,Dries,team,too much,\n";
    let (ladder, ran) = imported(sheet);
    assert_eq!(levels(&ladder), [("trunk", "one", "One", 2)]);
    for (place, comment) in [
        (":2:12", "# the standard input:2, a column that is not known here: salery"),
        (":3:5", "# the standard input:3, rank: first"),
        (":3:33", "# the standard input:3, reach: far"),
        ("", "# the standard input:1, above the headings: Our levels 2026"),
        ("", "# the standard input:3, salery: 100"),
        ("", "# the standard input:4, column 7: too much"),
    ] {
        assert!(ran.stderr.contains(place), "{place}\n{}", ran.stderr);
        assert!(ran.stdout.contains(comment), "{comment}\n{}", ran.stdout);
    }
    assert_eq!(ran.stdout.matches("salery: 100").count(), 1, "the same again is no news");
    let level = ran.stdout.find("[[levels]]").expect("a level");
    assert!(ran.stdout.find("rank: first").expect("a comment") > level, "where it belongs");
}

#[test]
fn cells_that_do_not_belong_to_any_level_are_kept_at_the_top() {
    let (_, ran) = imported("level,area,expectation\n,Care,Nobody does this\nOne,Care,Washes hands\n");
    assert!(
        ran.stdout.starts_with("# Imported") && ran.stdout.contains("2, expectation: Nobody does this\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.contains("no level is named for this") && ran.stderr.contains(":2:"), "{}", ran.stderr);
}

#[test]
fn ids_are_made_of_titles_and_control_characters_go() {
    let (ladder, _) = said(
        "title,area,expectation\nÉtancheur (Süd),Dämmung & Co,a\u{7}b\u{202e}\n大工,木,鉋を研ぐ\nÉtancheur süd,木,c\n",
    );
    let ids: Vec<&str> = levels(&ladder).into_iter().map(|(_, id, ..)| id).collect();
    assert_eq!(ids, ["etancheur-sued", "level-1", "etancheur-sued-2"]);
    assert_eq!(
        asks(&ladder),
        [(ids[0], "daemmung-co", "a b"), (ids[1], "area-1", "鉋を研ぐ"), (ids[2], "area-1", "c")]
    );
}

#[test]
fn protected_cells_are_read_without_their_protection() {
    let (ladder, _) = said("title,area,expectation\n'+One,'@Care,'=1+1\n'+One,'@Care,'tis so\n");
    assert_eq!(levels(&ladder), [("trunk", "one", "+One", 1)]);
    assert_eq!(asks(&ladder), [("one", "care", "=1+1"), ("one", "care", "'tis so")]);
}

#[test]
fn the_name_is_the_one_that_was_given() {
    let ran = metier(["import", "-", "--id", "ride-inspection", "-q"]).stdin("level\nOne\n").run().succeeds();
    ran.says("name = \"Ride inspection\"\ncraft = \"ride inspection\"");
    let ran = metier(["import", "-", "--id", "x", "--name", "Rides", "-q"]).stdin("level\nOne\n").run().succeeds();
    ran.says("name = \"Rides\"");
}
