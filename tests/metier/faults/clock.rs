//! Clocks that go wrong: back, to 1970, far ahead. Dates are in the names of files, and no file goes over another.

use super::{DRAFT, IN_LINES, is_tidy, rest};
use crate::support::metier;
use crate::terminal::{Home, answers_in};

/// A whole interview on the day of this second; gives the files of its home.
fn finished_at(home: &Home, second: &str) -> Vec<String> {
    let mut it = home.opens(80, &format!("SOURCE_DATE_EPOCH={second} {IN_LINES}"));
    it.types(&(rest(1) + "\rn\r")).sees("Answers kept").sees("y or n").ends(0);
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
    it.types("1\r\rn\r").sees("Answers kept").sees("y or n").ends(0);
    assert_eq!(home.files(), [super::FINISHED, "state/metier"]);
}

#[test]
fn a_time_that_no_calendar_has_is_refused_before_the_first_question() {
    for second in ["99999999999999", "-99999999999", "-9223372036854775808", "now", "1e9"] {
        let home = Home::new();
        let mut it = home.opens(80, &format!("SOURCE_DATE_EPOCH={second} {IN_LINES}"));
        it.sees("is not a time in seconds").ends(2);
        assert!(!home.path(DRAFT).exists());
    }
}
