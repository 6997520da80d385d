//! What cannot be a ladder, and what is said of it.

use metier::format::import_csv;

use crate::support::{folder, metier, write};

fn refused(sheet: impl Into<Vec<u8>>) -> String {
    metier(["import", "-", "--id", "sheet"]).stdin(sheet).run().ends_with(2).says_nothing().stderr
}

#[test]
fn without_headings_that_are_known_it_says_what_was_found_and_what_is_known() {
    let said = refused("Foo,Bar\n1,2\n");
    let said = said.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
    for words in [
        "the standard input:1:1",
        "found: Foo, Bar",
        "track, kind, rank, level, title, area, expectation",
        "or write a matrix",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let said = refused("area,expectation\nCare,Washes hands\n");
    assert!(said.contains("no column says which level a row is about"), "{said}");
}

#[test]
fn an_empty_sheet_and_one_without_levels_are_refused() {
    for empty in ["", "\n\n", "\u{feff}", "sep=;\n", ",,\n,,\n"] {
        assert!(refused(empty).contains("the sheet is empty"), "{empty:?}");
    }
    assert!(refused("level,area,expectation\n").contains("no level is in this sheet"));
    assert!(refused("level,area,expectation\n,Care,Washes hands\n").contains("no level is in this sheet"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_shown() {
    let said = refused("level,expectation\nOne,\"Washes hands\nTwo,Dries them\n");
    assert!(said.contains("never closed") && said.contains("the standard input:2:5"), "{said}");
}

#[test]
fn text_that_is_not_utf_8_is_refused_with_the_way_to_save_it() {
    let said = refused(b"level,expectation\nMeister,Pr\xfcft\n".to_vec());
    assert!(said.contains("byte 29 is not UTF-8") && said.contains("CSV UTF-8"), "{said}");
    for mark in [[0xff, 0xfe], [0xfe, 0xff]] {
        let said = refused([&mark[..], b"l\0e\0"].concat());
        assert!(said.contains("it is UTF-16 text") && said.contains("CSV UTF-8"), "{said}");
    }
}

#[test]
fn a_sheet_or_a_ladder_that_is_too_large_is_refused() {
    let row = "One,Care,Washes hands before and after every patient\n";
    assert!(refused(format!("level,area,expectation\n{}", row.repeat(25_000))).contains("larger than"));
    let levels: String = (0..2_001).fold(String::new(), |all, n| all + &format!("l{n}x,Care,Washes hands\n"));
    let said = refused(format!("level,area,expectation\n{levels}"));
    assert!(said.contains("the sheet has 2001 levels, at most 2000 are read"), "{said}");
    let many: String = (0..20_001).fold(String::new(), |all, n| all + &format!("One,{n}\n"));
    let said = refused(format!("level,expectation\n{many}"));
    assert!(said.contains("the sheet has 20001 expectations, at most 20000 are read"), "{said}");
    let rows = "One,\n".repeat(40_001);
    assert!(refused(format!("level,expectation\n{rows}")).contains("more than 40000 rows"));
    let many: String = (0..19_000).fold(String::new(), |all, n| all + &format!("One,Area {n},Does {n}\n"));
    let said = refused(format!("level,area,expectation\n{many}"));
    assert!(
        said.contains("the ladder made of this sheet would be larger"),
        "of the sheet, not of a file to be: {said}"
    );
    assert!(said.contains("▸ the standard input"), "{said}");
}

#[test]
fn a_name_of_a_thousand_words_is_no_name() {
    // What is said again in every row would fill memory.
    let long = "so ".repeat(400);
    for (sheet, place) in [
        (format!("level,expectation,{long}\nOne,a,b\n"), "1:19"),
        (format!("level,{long},other\nOne,a,b\n"), "1:7"),
        (format!("theme,area,level,expectation\n{long},a,One,b\n"), "2:1"),
        (format!(",{long},\n,L1,L2\nCare,a,b\n"), "1:2"),
    ] {
        let said = refused(sheet);
        assert!(said.contains("longer than 1000 letters") && said.contains(&format!("input:{place}\n")), "{said}");
    }
    let ran = metier(["import", "-", "--id", "x", "-q"]).stdin(format!("level,expectation\nOne,{long}\n")).run();
    ran.succeeds().says("so so so");
}

#[test]
fn an_id_is_an_id() {
    for id in ["Roof ing", "", "../x", "-x", "dächer"] {
        let argument = format!("--id={id}");
        let ran = metier(["import", "-", &argument]).stdin("level\nOne\n").run().ends_with(2).says_nothing();
        ran.complains("is not an id for a ladder").complains("such as ride-inspection");
    }
    metier(["import", "-"]).stdin("level\nOne\n").run().ends_with(2).complains("metier import needs --id");
    metier(["import", "nobody.csv", "--id", "x"]).run().ends_with(2).complains("could not read nobody.csv");
}

#[test]
fn a_file_that_exists_is_left_alone_and_force_replaces_it() {
    let folder = folder();
    let sheet = write(&folder, "levels.csv", "level\nOne\n");
    let (sheet, out) = (sheet.to_str().expect("UTF-8"), write(&folder, "x.toml", "mine\n"));
    let arguments = ["import", sheet, "--id", "x", "-q", "-o", out.to_str().expect("UTF-8")];
    metier(arguments).run().ends_with(2).says_nothing().complains("exists already");
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "mine\n");
    metier(arguments.into_iter().chain(["--force"])).run().succeeds().says_nothing();
    metier(["show", out.to_str().expect("UTF-8")]).run().succeeds().says("One");
}

#[test]
fn a_sheet_of_a_megabyte_is_read_in_a_moment() {
    // Thousands of levels, areas and tracks: whatever is looked up is looked up at once, or this never ends.
    let rows: String = (0..30_000).fold(String::new(), |all, n| all + &format!("t{n},x{n},a{n},Does {n}\n"));
    let many = import_csv("x.csv", &format!("track,title,area,expectation\n{rows}"), "x", None);
    assert!(many.expect_err("far too many levels").to_string().contains("30000 levels, at most 2000"));
    let one: String = (0..19_000).fold(String::new(), |all, n| all + &format!("One,a{n},Does {n}\n"));
    import_csv("x.csv", &format!("title,area,expectation\n{one}"), "x", None).expect_err("over a megabyte as TOML");
}

#[test]
fn what_the_screen_says_fits_the_screen() {
    let sheet = "level,area,expectation,salary,rank\nOne,Care,Washes hands,100,first of all\n,,,,,six\n";
    for (columns, most) in [("80", 79), ("40", 39)] {
        let ran = metier(["import", "-", "--id", "x", "--width", columns]).stdin(sheet).run().ends_with(0);
        assert!(ran.stderr.lines().all(|line| line.chars().count() <= most), "{}", ran.stderr);
    }
    let spoken = metier(["import", "-", "--id", "x", "--accessible"]).stdin(sheet).run().ends_with(0).stderr;
    assert!(spoken.contains("In the standard input, line 2, column"), "{spoken}");
    let quiet = metier(["import", "-", "--id", "x", "-q"]).stdin(sheet).run().succeeds();
    quiet.says("# the standard input:3, column 6: six");
}

#[test]
fn a_ladder_is_no_sheet() {
    let ran = metier(["import", "ladders/roofing.toml", "--id", "roofing"]).run().ends_with(2).says_nothing();
    ran.complains("ladders/roofing.toml is no sheet but a TOML file");
}

#[test]
fn lines_that_begin_with_capitals_are_sentences_of_their_own_and_a_broken_line_is_none() {
    let sheet = "level,area,expectation\nRoofer,Work,\"Carries shingles\nKeeps the ground clear\"\nRoofer,Work,\"Wears the harness on\nevery edge\"\n";
    let ran = metier(["import", "-", "--id", "roofs", "-q"]).stdin(sheet).run().succeeds();
    for text in ["\"Carries shingles\"", "\"Keeps the ground clear\"", "\"Wears the harness on every edge\""] {
        assert!(ran.stdout.contains(text), "{}", ran.stdout);
    }
}
