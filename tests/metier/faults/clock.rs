//! Clocks that go wrong: back, to 1970, far ahead. Dates are in the names of files, and no file goes over another.

use std::fs::File;
use std::time::{Duration, SystemTime};

use super::{DRAFT, FINISHED, IN_LINES, is_tidy, rest};
use crate::support::metier;
use crate::terminal::{Home, answers_in, sheet};

/// A whole interview on the day of this second; gives the files of its home.
fn finished_at(home: &Home, second: &str) -> Vec<String> {
    let mut it = home.opens(80, &format!("SOURCE_DATE_EPOCH={second} {IN_LINES} --again"));
    it.types(&(rest(1) + "\r\r")).sees("Saved.").sees("are done:").ends(0);
    home.files().into_iter().filter(|name| name.starts_with("data/")).collect()
}

#[test]
fn any_day_a_clock_can_show_gives_a_file_of_its_own_and_none_is_lost() {
    let home = Home::new();
    let day = |day: &str| format!("data/metier/roofing-self-{day}.toml");
    let days =
        [("1795176000", "2026-11-20"), ("0", "1970-01-01"), ("1795176000", "2026-11-20-1"), ("-1", "1969-12-31")];
    for (second, name) in days.into_iter().chain([("253370764800", "9999-01-01"), ("0", "1970-01-01-1")]) {
        let files = finished_at(&home, second);
        assert!(files.contains(&day(name)), "{second}: {files:?}");
        let made = name.get(..10).expect("a date");
        assert!(home.text(&day(name)).contains(&format!("made = {made}")));
    }
    let files = finished_at(&home, "1795176000");
    assert_eq!(files.len(), 7, "{files:?}");
    assert!(files.iter().all(|file| answers_in(&home.text(file)) == 28));
    let run = metier(["history", "--format", "json"]).within(home.path("")).with("XDG_STATE_HOME", home.path("state"));
    let json = run.with("HOME", home.path("")).with("XDG_DATA_HOME", home.path("data")).run().succeeds().json();
    let times = json["lines"][0]["times"].as_array().expect("times");
    let made: Vec<&str> = times.iter().map(|time| time["made"].as_str().expect("a day")).collect();
    let in_order = ["1969-12-31", "1970-01-01", "1970-01-01", "2026-11-20", "2026-11-20", "2026-11-20", "9999-01-01"];
    assert_eq!(made, in_order);
    is_tidy(&home);
}

#[test]
fn a_clock_set_back_between_two_sittings_changes_no_date() {
    let home = Home::answered(28);
    let mut it = home.opens(80, "SOURCE_DATE_EPOCH=0 TERM=dumb metier plan");
    it.types("1\r\r\r").sees("Saved.").sees("are done:").ends(0);
    assert_eq!(home.files(), [FINISHED, "state/metier"]);
}

#[test]
fn a_time_that_no_calendar_has_is_refused_before_the_first_question() {
    for second in ["99999999999999", "-99999999999", "-9223372036854775808", "now", "1e9"] {
        let home = Home::new();
        let mut it = home.opens(80, &format!("SOURCE_DATE_EPOCH={second} {IN_LINES} --again"));
        it.sees("is not a time in seconds").ends(2);
        assert!(!home.path(DRAFT).exists());
    }
}

/// The file was written when the clock was so many days ahead.
fn is_from_the_future(home: &Home, file: &str, days: u32) {
    let then = SystemTime::now() + Duration::from_secs(24 * 60 * 60) * days;
    let file = File::options().write(true).open(home.path(file)).expect("a file");
    file.set_modified(then).expect("a time");
}

#[test]
fn a_clock_set_back_since_a_file_was_written_costs_no_answer() {
    const SECOND: &str = "data/metier/roofing-self-2026-11-19-1.toml";
    let other = sheet(28).replace(" = 4", " = 5");
    for ahead in [&[FINISHED][..], &[DRAFT], &[DRAFT, FINISHED]] {
        let home = Home::answered(28);
        home.writes(FINISHED, &other);
        for file in ahead {
            is_from_the_future(&home, file, 365);
        }
        let mut it = home.opens(80, "TERM=dumb metier plan");
        it.types("1\r\r\r").sees("Saved.").sees("are done:").ends(0);
        assert_eq!(home.files(), [SECOND, FINISHED, "state/metier"], "{ahead:?}");
        assert_eq!((home.text(FINISHED), answers_in(&home.text(SECOND))), (other.clone(), 28), "{ahead:?}");
        assert!(home.text(SECOND).contains("growth = \"next\""), "{ahead:?}");
    }
    // The same answers, all of them given: a draft that is older than such a file is the end of a run that was cut short.
    let done = format!("growth = \"next\"\n{}", sheet(28));
    for (ahead, files) in [(&[FINISHED][..], 1), (&[FINISHED, DRAFT], 2)] {
        let home = Home::answered(28);
        home.writes(DRAFT, &done);
        home.writes(FINISHED, &done);
        (1..).zip(ahead).for_each(|(days, file)| is_from_the_future(&home, file, days));
        home.opens(80, "TERM=dumb metier plan").types("\r\r").sees("Saved.").sees("are done:").ends(0);
        let stored = home.files().into_iter().filter(|file| file.starts_with("data/")).inspect(|file| {
            assert_eq!(home.text(file), done, "{file}");
        });
        assert_eq!((stored.count(), home.path(DRAFT).exists()), (files, false), "{ahead:?}");
    }
}
